-- attack: bug-insert-positions; expects: REFUSED; positions far outside
table.insert({}, math.mininteger, 1)

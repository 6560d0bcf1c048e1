-- attack: bug-unpack-last; expects: HARMLESS; the counter of a loop that passes the largest integer
table.unpack({1}, math.maxinteger, math.maxinteger) table.unpack({}, math.maxinteger - 150, math.maxinteger) table.concat({[math.maxinteger] = "x"}, "", math.maxinteger, math.maxinteger)

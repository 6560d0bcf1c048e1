-- attack: bug-for-overflow; expects: HARMLESS; loops that end at the edges of integers
for i = math.maxinteger - 1, math.maxinteger do end for i = math.mininteger, math.mininteger + 1 do end for i = 1, math.huge, math.maxinteger do end

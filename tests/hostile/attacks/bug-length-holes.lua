-- attack: bug-length-holes; expects: HARMLESS; a table that looks longer than an int
local t = {} for i = 0, 62 do t[1 << i] = i end t[math.maxinteger] = 1 table.insert(t, 1) table.remove(t) table.sort(t) table.unpack(t)

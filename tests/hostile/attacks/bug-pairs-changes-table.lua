-- attack: bug-pairs-changes-table; expects: HARMLESS; the table loses its keys while it is walked
local t = {} for i = 1, 100 do t["k" .. i] = i end for k in pairs(t) do for i = 1, 100 do t["k" .. i] = nil end end

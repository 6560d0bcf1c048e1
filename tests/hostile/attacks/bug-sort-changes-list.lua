-- attack: bug-sort-changes-list; expects: HARMLESS; the comparison empties the list that is sorted
local t = {5, 4, 3, 2, 1} table.sort(t, function(a, b) for i = #t, 1, -1 do table.remove(t) end return (a or 0) < (b or 0) end)

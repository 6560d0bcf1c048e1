-- attack: amplify-sort-many; expects: LIMIT; sorting again and again
local a = {} for i = 1, 50000 do a[i] = -i end for i = 1, 1000 do table.sort(a, function(x, y) return true end) end

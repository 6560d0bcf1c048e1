-- attack: depth-comparison-nest; expects: LIMIT; comparisons that sort
local function deep(n) table.sort({2, 1}, function(a, b) deep(n + 1) return a < b end) end deep(1)

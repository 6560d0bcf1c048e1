-- attack: depth-recursion-arguments; expects: LIMIT; deep calls with many arguments
local function f(...) return 1 + f(1, 2, 3, 4, 5, ...) end f()

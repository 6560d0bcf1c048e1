-- attack: cpu-mutual; expects: LIMIT; two functions that call one another
local g local function f() return g() end g = f f()

-- attack: cpu-tail-call; expects: LIMIT; tail calls need no stack
local function f() return f() end f()

pathway "run" { title = "R", start = "z" }
outcome "z" { "Z", utility = 1, god = true }
local n = nil + 1   -- expect: attempt to perform arithmetic on a nil value

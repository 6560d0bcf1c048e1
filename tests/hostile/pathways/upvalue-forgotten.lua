-- attack: upvalue-forgotten; expects: REFUSED; answers: o; state kept by forgetting
pathway "a" { title = "A", start = "d" }
local kept = "a"
decision "d" { "D", option "o" { "O", to = "home", set = function(p) kept = nil end } }
outcome "home" { "Home.", utility = 1, good = true }

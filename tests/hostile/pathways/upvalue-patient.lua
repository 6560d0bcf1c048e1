-- attack: upvalue-patient; expects: REFUSED; answers: o; the patient kept for later
pathway "a" { title = "A", start = "d" }
patient "P" { n = number { 1 } }
local kept
decision "d" { "D", option "o" { "O", to = "home", set = function(p) kept = p end } }
outcome "home" { "Home.", utility = 1, good = true }

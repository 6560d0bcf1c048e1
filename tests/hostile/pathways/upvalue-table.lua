-- attack: upvalue-table; expects: REFUSED; answers: o; state kept in a table
pathway "a" { title = "A", start = "d" }
local kept = {}
decision "d" { "D", option "o" { "O", to = "home", set = function(p) kept[1] = true end } }
outcome "home" { "Home.", utility = 1, good = true }

-- attack: form-negate; expects: REFUSED; answers: o; a sum with a form
pathway "a" { title = "A", start = "d" }
local o = option "x" { "X", to = "home" }
local x = -o
decision "d" { "D", option "o" { "O", to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }

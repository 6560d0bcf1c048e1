-- attack: form-compare; expects: REFUSED; answers: o; comparing forms
pathway "a" { title = "A", start = "d" }
local o = option "x" { "X", to = "home" }
local x = o < o
decision "d" { "D", option "o" { "O", to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }

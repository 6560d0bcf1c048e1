-- attack: form-length; expects: REFUSED; answers: o; the length of a form
pathway "a" { title = "A", start = "d" }
local o = option "x" { "X", to = "home" }
local x = #o
decision "d" { "D", option "o" { "O", to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }

-- attack: form-assign; expects: REFUSED; answers: o; writing into a form
pathway "a" { title = "A", start = "d" }
local o = option "x" { "X", to = "home" }
o.x = 1
decision "d" { "D", option "o" { "O", to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }

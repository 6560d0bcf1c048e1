-- attack: form-called-twice; expects: REFUSED; answers: o; completing a form twice
pathway "a" { title = "A", start = "d" }
local o = option "x" { "X", to = "home" }
o "again"
decision "d" { "D", option "o" { "O", to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }

-- attack: form-concat; expects: REFUSED; answers: o; concatenating a form
pathway "a" { title = "A", start = "d" }
local o = option "x" { "X", to = "home" }
local x = o .. "a"
decision "d" { "D", option "o" { "O", to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }

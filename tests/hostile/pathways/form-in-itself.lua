-- attack: form-in-itself; expects: REFUSED; answers: o; an option inside itself
pathway "a" { title = "A", start = "d" }
local body = { "O", to = "home" }
local o = option "o" (body)
body[2] = o
decision "d" { "D", o }
outcome "home" { "Home.", utility = 1, good = true }

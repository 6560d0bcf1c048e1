-- attack: form-in-itself-case; expects: REFUSED; answers: o; a case inside itself
pathway "a" { title = "A", start = "d" }
local body = { rating = "best" }
local c = case "true" (body)
body[1] = c
decision "d" { "D", option "o" { "O", to = "home", c } }
outcome "home" { "Home.", utility = 1, good = true }

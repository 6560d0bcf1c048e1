-- attack: form-in-itself-decision; expects: REFUSED; answers: o; a decision inside itself
pathway "a" { title = "A", start = "d" }
local body = { "D" }
body[2] = decision "d" (body)
outcome "home" { "Home.", utility = 1, good = true }

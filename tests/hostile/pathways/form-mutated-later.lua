-- attack: form-mutated-later; expects: REFUSED; answers: o; a body that is changed after it was said
pathway "a" { title = "A", start = "d" }
local body = { "O", to = "home" }
decision "d" { "D", option "o" (body), option "p" (body) }
body.to = "nowhere"
outcome "home" { "Home.", utility = 1, good = true }

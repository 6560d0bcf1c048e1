-- attack: form-shared; expects: HARMLESS; answers: o; one option in two decisions
pathway "a" { title = "A", start = "d" }
local o = option "o" { "O", to = "home" }
decision "d" { "D", o } decision "e" { "E", o }
outcome "home" { "Home.", utility = 1, good = true }

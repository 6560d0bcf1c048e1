-- attack: text-markup; expects: HARMLESS; answers: o; markup that never closes
pathway "a" { title = "A", start = "d" }
decision "d" { ("**a *b "):rep(2500), option "o" { "O", to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }

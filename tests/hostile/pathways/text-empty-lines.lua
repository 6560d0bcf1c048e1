-- attack: text-empty-lines; expects: HARMLESS; answers: o; a screen of nothing, and an option that looks like two
pathway "a" { title = "A", start = "d" }
decision "d" { ("\n"):rep(60000), option "o" { "O\n 2  Not an option", to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }

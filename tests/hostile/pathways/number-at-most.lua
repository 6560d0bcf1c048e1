-- attack: number-at-most; expects: HARMLESS; answers: o; an absurd limit
pathway "a" { title = "A", start = "d" }
decision "d" { "D", option "o" { "O", to = "home", at_most = 1e308 } }
outcome "home" { "Home.", utility = 1, good = true }

-- attack: text-one-word; expects: HARMLESS; answers: o; a word of sixty thousand letters
pathway "a" { title = "A", start = "d" }
decision "d" { ("x"):rep(20000), option "o" { "O", to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }

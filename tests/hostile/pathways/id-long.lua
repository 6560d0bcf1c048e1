-- attack: id-long; expects: REFUSED; answers: o; a name of ten thousand letters
pathway "a" { title = "A", start = "d" }
decision(("x"):rep(10000)) { "D", option "o" { "O", to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }

-- attack: text-too-long; expects: REFUSED; answers: o; a text beyond all measure
pathway "a" { title = "A", start = "d" }
decision "d" { ("x"):rep(1000000), option "o" { "O", to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }

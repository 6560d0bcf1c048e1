-- attack: chance-sum; expects: REFUSED; answers: o; probabilities beyond one
pathway "a" { title = "A", start = "d" }
decision "d" { "D", option "o" { "O", to = "c" } }
chance "c" { branch "x" { "X", p = 0.9, to = "home" }, branch "y" { "Y", p = 0.9, to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }

-- attack: id-control; expects: REFUSED; answers: o; controls in a name
pathway "a" { title = "A", start = "d" }
decision "d\27[2J" { "D", option "o" { "O", to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }

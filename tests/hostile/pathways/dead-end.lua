-- attack: dead-end; expects: REFUSED; answers: o; a decision with nothing on offer
pathway "a" { title = "A", start = "d" }
decision "d" { "D", option "o" { "O", to = "e" } }
decision "e" { "E", option "p" { "P", to = "home", when = "false" } }
outcome "home" { "Home.", utility = 1, good = true }

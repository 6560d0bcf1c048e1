-- attack: duration-huge; expects: REFUSED; answers: o; longer than the world
pathway "a" { title = "A", start = "d" }
decision "d" { "D", option "o" { "O", to = "home", takes = "99999999999 y" } }
outcome "home" { "Home.", utility = 1, good = true }

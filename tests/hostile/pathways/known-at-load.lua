-- attack: known-at-load; expects: REFUSED; answers: o; there is no patient at load
pathway "a" { title = "A", start = "d" }
known("n")
decision "d" { "D", option "o" { "O", to = "home" } } outcome "home" { "Home.", utility = 1, good = true }

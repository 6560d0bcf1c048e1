-- attack: use-deep; expects: REFUSED; answers: o; nine procedures within one another
use "p1" { exits = { out = "home" } }
pathway "a" { title = "A", start = "d" }
decision "d" { "D", option "o" { "O", to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }

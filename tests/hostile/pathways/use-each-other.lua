-- attack: use-each-other; expects: REFUSED; answers: o; procedures that use each other, each twice
use "one" { exits = { out = "home" } }
pathway "a" { title = "A", start = "d" }
decision "d" { "D", option "o" { "O", to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }

-- attack: use-itself; expects: REFUSED; answers: o; a file that uses itself
use "attack" {}
pathway "a" { title = "A", start = "d" }
decision "d" { "D", option "o" { "O", to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }

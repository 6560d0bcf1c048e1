-- attack: use-missing; expects: REFUSED; answers: o; a file that is not there
use "casewalk-attack/secret" {}
pathway "a" { title = "A", start = "d" }
decision "d" { "D", option "o" { "O", to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }

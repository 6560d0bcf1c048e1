-- attack: use-error; expects: REFUSED; answers: o; a procedure that raises
use "thing" {}
pathway "a" { title = "A", start = "d" }
decision "d" { "D", option "o" { "O", to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }

-- attack: use-name-control; expects: REFUSED; answers: o; a file that is no name
use "..\27/secret" {}
pathway "a" { title = "A", start = "d" }
decision "d" { "D", option "o" { "O", to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }

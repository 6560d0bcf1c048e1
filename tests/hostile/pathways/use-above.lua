-- attack: use-above; expects: REFUSED; answers: o; a file above
use "../secret" {}
pathway "a" { title = "A", start = "d" }
decision "d" { "D", option "o" { "O", to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }

-- attack: define-cycle; expects: REFUSED; answers: o; defines that mean one another
pathway "a" { title = "A", start = "d" }
define "a" "b" define "b" "c" define "c" "a"
decision "d" { "D", option "o" { "O", to = "home", when = "a" } }
outcome "home" { "Home.", utility = 1, good = true }

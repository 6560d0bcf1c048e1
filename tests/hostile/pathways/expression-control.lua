-- attack: expression-control; expects: REFUSED; answers: o; controls in an expression
pathway "a" { title = "A", start = "d" }
decision "d" { "D", option "o" { "O", to = "home", when = "a\27[2J == \u{202e}1" } }
outcome "home" { "Home.", utility = 1, good = true }

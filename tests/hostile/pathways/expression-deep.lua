-- attack: expression-deep; expects: REFUSED; answers: o; thousands of brackets
pathway "a" { title = "A", start = "d" }
decision "d" { "D", option "o" { "O", to = "home", when = ("("):rep(3000) } }
outcome "home" { "Home.", utility = 1, good = true }

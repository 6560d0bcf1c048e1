-- attack: expression-long; expects: REFUSED; answers: o; an expression of 60,000 letters
pathway "a" { title = "A", start = "d" }
decision "d" { "D", option "o" { "O", to = "home", when = ("1+"):rep(30000) .. "1 > 0" } }
outcome "home" { "Home.", utility = 1, good = true }

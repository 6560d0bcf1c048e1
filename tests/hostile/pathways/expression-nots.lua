-- attack: expression-nots; expects: REFUSED; answers: o; not not not
pathway "a" { title = "A", start = "d" }
decision "d" { "D", option "o" { "O", to = "home", when = ("not "):rep(900) .. "true" } }
outcome "home" { "Home.", utility = 1, good = true }

-- attack: duration-digits; expects: REFUSED; answers: o; more digits than a number holds
pathway "a" { title = "A", start = "d" }
decision "d" { "D", option "o" { "O", to = "home", takes = ("9"):rep(400) .. " y" } }
outcome "home" { "Home.", utility = 1, good = true }

-- attack: target-control; expects: REFUSED; answers: o; controls and directions in a target
pathway "a" { title = "A", start = "d" }
decision "d" { "D", option "o" { "O", to = "ho\27[2J\u{202e}me" } }
outcome "home" { "Home.", utility = 1, good = true }

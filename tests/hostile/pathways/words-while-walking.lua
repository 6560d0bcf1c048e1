-- attack: words-while-walking; expects: REFUSED; answers: o; a word said in a condition
pathway "a" { title = "A", start = "d" }
decision "d" { "D", option "o" { "O", to = "home", when = function(p) decision "x" { "X" } return true end } }
outcome "home" { "Home.", utility = 1, good = true }

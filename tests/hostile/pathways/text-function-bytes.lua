-- attack: text-function-bytes; expects: REFUSED; answers: o; a text that is no UTF-8, from a function
pathway "a" { title = "A", start = "d" }
decision "d" { function(p) return "D\xff" end, option "o" { "O", to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }

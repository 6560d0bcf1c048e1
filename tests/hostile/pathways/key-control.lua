-- attack: key-control; expects: REFUSED; answers: o; controls in a key
pathway "a" { title = "A", start = "d" }
decision "d" { "D", option "o" { "O", to = "home", ["ta\27]0;x\7kes"] = "1 min", ["\xff\xfe"] = 1 } }
outcome "home" { "Home.", utility = 1, good = true }

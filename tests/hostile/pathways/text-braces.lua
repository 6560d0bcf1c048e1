-- attack: text-braces; expects: HARMLESS; answers: o; thousands of braces
pathway "a" { title = "A", start = "d" }
decision "d" { ("{{"):rep(5000) .. ("{1}"):rep(2000), option "o" { "O", to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }

-- attack: number-division; expects: REFUSED; answers: o; a division by zero in a text
pathway "a" { title = "A", start = "d" }
patient "P" { n = integer { 5 } }
decision "d" { "D {n // 0} {n % 0}", option "o" { "O", to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }

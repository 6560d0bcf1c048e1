-- attack: number-overflow; expects: REFUSED; answers: o; a value that outgrows all numbers
pathway "a" { title = "A", start = "d" }
patient "P" { n = number { 1e308, chart = "vital" } }
decision "d" { "D {n}", option "o" { "O", to = "home", set = "n = n * 10" } }
outcome "home" { "Home.", utility = 1, good = true }

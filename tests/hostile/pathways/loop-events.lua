-- attack: loop-events; expects: LIMIT; answers: o; events that wake one another
pathway "a" { title = "A", start = "d" }
patient "P" { n = integer { 0 } }
event "a" { "A", when = "n % 2 == 1", repeats = true, set = "n = n + 1" }
event "b" { "B", when = "n > 0 and n % 2 == 0", repeats = true, set = "n = n + 1" }
decision "d" { "D", option "o" { "O", to = "s", set = "n = 1" } }
step "s" { "S", to = "d" }
outcome "home" { "Home.", utility = 1, good = true }

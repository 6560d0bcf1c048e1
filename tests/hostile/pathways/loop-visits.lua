-- attack: loop-visits; expects: LIMIT; answers: o; visits within visits
pathway "a" { title = "A", start = "d" }
decision "d" { "D", option "o" { "O", visit = "s", to = "home" } }
step "s" { "S", to = "t" } step "t" { "T", set = "clock", to = "s" }
outcome "home" { "Home.", utility = 1, good = true }

-- attack: loop-steps; expects: LIMIT; answers: o; steps that lead to one another
pathway "a" { title = "A", start = "d" }
decision "d" { "D", option "o" { "O", to = "s" } }
step "s" { "S", to = "t" } step "t" { "T", to = "s" }
outcome "home" { "Home.", utility = 1, good = true }

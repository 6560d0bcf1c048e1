-- attack: loop-texts; expects: LIMIT; answers: o; a loop of long texts
pathway "a" { title = "A", start = "d" }
decision "d" { "D", option "o" { "O", to = "s" } }
step "s" { ("x "):rep(30000), to = "s" }
outcome "home" { "Home.", utility = 1, good = true }

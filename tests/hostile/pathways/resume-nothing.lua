-- attack: resume-nothing; expects: REFUSED; answers: o; nothing to resume
pathway "a" { title = "A", start = "d" }
decision "d" { "D", option "o" { "O", to = resume } }
outcome "home" { "Home.", utility = 1, good = true }

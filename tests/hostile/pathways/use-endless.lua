-- attack: use-endless; expects: LIMIT; answers: o; procedures that never end
use "thing" {}
pathway "a" { title = "A", start = "d" }
decision "d" { "D", option "o" { "O", to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }

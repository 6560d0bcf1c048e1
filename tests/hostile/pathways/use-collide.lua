-- attack: use-collide; expects: REFUSED; answers: o; names that two things get by their prefixes
use "thing" { as = "a_b", needs = { n = 1 }, exits = { out = "home" } }
use "around" { as = "a", exits = { out = "home" } }
step "a_b_act" { "Mine.", to = "home" }
pathway "a" { title = "A", start = "d" }
decision "d" { "D", option "o" { "O", to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }

-- attack: control-innocent-use; expects: HARMLESS; answers: o o o; procedures used as they are meant
patient "A" { m = number { 1 } }
pathway "a" { title = "A", start = "d" }
use "thing" { needs = { n = "m" }, exits = { out = "two" } }
use "thing" { as = "two", needs = { n = 2 }, exits = { out = "home" } }
decision "d" { "D", option "o" { "O", to = "thing" } }
outcome "home" { "Home.", utility = 1, good = true }

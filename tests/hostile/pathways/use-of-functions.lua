-- attack: use-of-functions; expects: HARMLESS; answers: o; functions of a procedure that ask for what is not theirs
use "thing" { needs = { n = "m" }, exits = { out = "home" } }
patient "A" { m = number { 1 }, secret = number { 7 } }
pathway "a" { title = "A", start = "thing" }
outcome "home" { "Home.", utility = 1, good = true }

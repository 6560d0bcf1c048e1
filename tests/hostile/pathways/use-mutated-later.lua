-- attack: use-mutated-later; expects: HARMLESS; answers: o; what is said in a use is changed after it
local body = { needs = { n = 1 }, exits = { out = "home" } }
use "thing" (body)
body.as = "other"; body.needs = body; body.texts = body; body.exits = { out = "d" }
pathway "a" { title = "A", start = "d" }
decision "d" { "D", option "o" { "O", to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }

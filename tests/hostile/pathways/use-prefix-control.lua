-- attack: use-prefix-control; expects: REFUSED; answers: o; controls in a prefix, in needs and in exits
use "thing" { as = "x\27[2J", needs = { n = 1 }, exits = { out = "home" } }
use "thing" { as = "y", needs = { n = "\27[2J", ["\27[2J"] = 1 }, exits = { out = "\27[2J", ["z\27[2J"] = "home" } }
pathway "a" { title = "A", start = "d" }
decision "d" { "D", option "o" { "O", to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }

-- attack: use-while-walking; expects: REFUSED; answers: o; a function that uses a procedure in a walk
local function more() return use end
pathway "a" { title = "A", start = "d" }
decision "d" { "D", option "o" { "O", when = function(p) use "thing" { needs = { n = 1 }, exits = { out = "home" } } return true end, to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }

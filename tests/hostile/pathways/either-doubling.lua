-- attack: either-doubling; expects: REFUSED; answers: o; either() that doubles with each turn
pathway "a" { title = "A", start = "d" }
local e = either("true", "a", "b")
for i = 1, 100000 do e = either("true", e, e) end
decision "d" { e, option "o" { "O", to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }

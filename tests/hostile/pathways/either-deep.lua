-- attack: either-deep; expects: REFUSED; answers: o; either() within either(), thousands deep
pathway "a" { title = "A", start = "d" }
local e = "a"
for i = 1, 5000 do e = either("true", "b", e) end
decision "d" { e, option "o" { "O", to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }

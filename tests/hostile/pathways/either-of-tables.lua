-- attack: either-of-tables; expects: REFUSED; answers: o; either() of a list that holds itself
pathway "a" { title = "A", start = "d" }
local t = {} t[1] = t
decision "d" { either("true", t, t), option "o" { "O", to = "home", cite = t, rating = "best" } }
outcome "home" { "Home.", utility = 1, good = true }

-- attack: define-doubling; expects: LIMIT; answers: o; defines that double
pathway "a" { title = "A", start = "d" }
define "a0" "true"
for i = 1, 60 do define("a" .. i)("a" .. i - 1 .. " and a" .. i - 1) end
decision "d" { "D", option "o" { "O", to = "home", when = "a60" } }
outcome "home" { "Home.", utility = 1, good = true }

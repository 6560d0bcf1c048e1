-- attack: use-thousand; expects: REFUSED; answers: o; a thousand uses
for i = 1, 1000 do use("thing") { as = "t" .. i, needs = { n = i }, exits = { out = "home" } } end
pathway "a" { title = "A", start = "d" }
decision "d" { "D", option "o" { "O", to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }

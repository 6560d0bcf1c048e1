-- attack: many-nodes; expects: HARMLESS; answers: o; a hundred thousand nodes
pathway "a" { title = "A", start = "d" }
for i = 1, 100000 do step("s" .. i) { "S", to = "home" } end
decision "d" { "D", option "o" { "O", to = "home" } } outcome "home" { "Home.", utility = 1, good = true }

-- attack: many-mistakes; expects: REFUSED; answers: o; more mistakes than anybody reads
pathway "a" { title = "A", start = "d" }
for i = 1, 2000 do decision("d" .. i) { "D", option "o" { "O", to = "nowhere" .. i, when = "x" .. i } } end
decision "d" { "D", option "o" { "O", to = "home" } } outcome "home" { "Home.", utility = 1, good = true }

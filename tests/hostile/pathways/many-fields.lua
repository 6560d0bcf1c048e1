-- attack: many-fields; expects: REFUSED; answers: o; ten thousand fields
pathway "a" { title = "A", start = "d" }
local body = {}
for i = 1, 10000 do body["f" .. i] = number { 1, chart = "vital" } end
patient "P" (body)
decision "d" { "D", option "o" { "O", to = "home" } } outcome "home" { "Home.", utility = 1, good = true }

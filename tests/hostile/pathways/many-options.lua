-- attack: many-options; expects: REFUSED; answers: o; ten thousand options
pathway "a" { title = "A", start = "d" }
local body = { "D" }
for i = 1, 10000 do body[i + 1] = option("o" .. i) { "O", to = "home" } end
decision "d" (body)
outcome "home" { "Home.", utility = 1, good = true }

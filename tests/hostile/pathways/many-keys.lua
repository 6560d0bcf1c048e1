-- attack: many-keys; expects: REFUSED; answers: o; a thousand unknown keys: the same hundred are told each time
pathway "a" { title = "A", start = "d" }
local body = { "O", to = "home" }
for i = 1, 1000 do body["key" .. i] = 1 end
decision "d" { "D", option "o" (body) }
outcome "home" { "Home.", utility = 1, good = true }

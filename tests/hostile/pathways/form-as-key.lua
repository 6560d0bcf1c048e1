-- attack: form-as-key; expects: REFUSED; answers: o; a form as a key
pathway "a" { title = "A", start = "d" }
local o = option "x" { "X", to = "home" }
for k in pairs({[o] = 1}) do end
decision "d" { "D", option "o" { "O", to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }

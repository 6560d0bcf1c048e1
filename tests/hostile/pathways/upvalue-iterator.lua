-- attack: upvalue-iterator; expects: REFUSED; answers: o; state kept in what pairs() gives
pathway "a" { title = "A", start = "d" }
local iterator = pairs({ a = 1, b = 2 })
decision "d" { "D", option "o" { "O", to = "home", when = function(p) return iterator() ~= nil end } }
outcome "home" { "Home.", utility = 1, good = true }

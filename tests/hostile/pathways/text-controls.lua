-- attack: text-controls; expects: REFUSED; answers: o; controls by escapes in everything people read
local b = "\27[2J\7\8\0"
pathway "a" { title = "T" .. b, summary = "S" .. b, version = "1" .. b, audience = "A" .. b, authors = { "W" .. b }, goals = { "G" .. b }, start = "d" }
source "s" { "Source" .. b, grade = "trial" .. b }
learning_point "l" ("Point" .. b)
patient("P" .. b) { n = number { 1, label = "N" .. b, unit = "u" .. b, chart = "vi" .. b } }
variant "v" { "V" .. b, name = "N" .. b }
decision "d" { "D {name}" .. b, hint = "H" .. b, option "o" { "O" .. b, to = "home", result = "R" .. b, rating = "best" .. b, because = "B" .. b } }
outcome "home" { "Home" .. b, utility = 1, good = true }

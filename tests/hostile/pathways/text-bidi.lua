-- attack: text-bidi; expects: HARMLESS; answers: o; directions, zero width and tags in everything people read
local b = "\u{202e}\u{2066}\u{200b}\u{200f}\u{feff}\u{e0041}\u{85}\u{9b}\u{2028}x"
pathway "a" { title = "T" .. b, summary = "S" .. b, version = "1" .. b, audience = "A" .. b, authors = { "W" .. b }, reviewers = { "R" .. b }, goals = { "G" .. b }, start = "d" }
source "s" { "Source" .. b, grade = "trial" }
learning_point "l" ("Point" .. b)
patient("P" .. b) { n = number { 1, label = "N" .. b, unit = "u" .. b, chart = "vital" }, s = scale { "v" .. b, "w", label = "S" .. b, chart = "exam" }, f = finding { "F" .. b, label = "L" .. b, chart = "imaging" } }
decision "d" { "D {name}" .. b, hint = "H" .. b, option "o" { "O" .. b, to = "home", result = "R" .. b, rating = "best", because = "B" .. b, cite = "s", teaches = "l", reveals = "f" } }
outcome "home" { "Home" .. b, utility = 1, good = true }

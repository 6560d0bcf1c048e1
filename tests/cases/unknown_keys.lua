pathway "keys" { title = "Keys", start = "a", autor = "x" }   -- expect: pathway has no key "autor"; did you mean "authors"?
source "s" { "S", grad = "trial" }   -- expect: did you mean "grade"?
parameter "p" { 0.5, hihg = 0.6 }   -- expect: did you mean "high"?
patient "Sam" {
  sbp = number { 3, ragne = { 0, 1 } },   -- expect: number has no key "ragne"; did you mean "range"?
  air = scale { "a", "b", values = "a" },   -- expect: did you mean "value"?
  pale = flag { true, sya = {} },   -- expect: did you mean "say"?
  film = finding { "F", chrat = "lab" },   -- expect: did you mean "chart"?
}
variant "v" { "V", value = {} }   -- expect: did you mean "values"?
event "e" { "E", wen = "pale", when = "pale" }   -- expect: did you mean "when"?
decision "a" {
  "A", hnit = "x",   -- expect: decision has no key "hnit"; did you mean "hint"?
  option "o" { "O", tkaes = "1 h", case "pale" { ratign = "best" } },   -- expect: option has no key "tkaes"; did you mean "takes"? -- expect: case has no key "ratign"
}
orders "b" { "B", to = "z", inturn = true, item "i" { "I", to = "z" } }   -- expect: did you mean "in_turn"? -- expect: item has no key "to"
question "c" { "C", units = "mg", answer "o" { otherwise, wihtin = 1 } }   -- expect: did you mean "unit"? -- expect: did you mean "within"?
chance "d" { spred = "x", branch "b" { p = 1, rating = "best", to = "z" } }   -- expect: did you mean "spread"? -- expect: branch has no key "rating"
step "e" { "E", to = "z", rating = "best" }   -- expect: step has no key "rating"
outcome "z" { "End", utility = 1, god = true }   -- expect: did you mean "good"?

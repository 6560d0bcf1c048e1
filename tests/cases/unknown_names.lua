pathway "names" { title = "Names", start = "dor" }   -- expect: start = "dor": there is no such node; did you mean "door"?
source "rcuk2021" { "A source" }
learning_point "im_first" "A point"
parameter "works" { 0.9, cite = "rcuk2020" }   -- expect: there is no source "rcuk2020"; did you mean "rcuk2021"?
distribution "row" { well = 0.5, ill = 0.5, illustrative = true }
patient "Sam" { airway = flag { true }, sbp = number { 3 } }
variant "old" { "Old", values = { airwya = true }, start = "dooor", texts = { doors = "x" } }   -- expect: there is no field "airwya"; did you mean "airway"? -- expect: start = "dooor" -- expect: texts: there is no node "doors"
event "e" { "E", when = "arway", to = "resumee" }   -- expect: unknown name arway; did you mean "airway"? -- expect: there is no such node
decision "door" {
  "Door {arway}",   -- expect: in {arway}, column 1: unknown name arway; did you mean "airway"?
  reveals = "spb",   -- expect: there is no field "spb"; did you mean "sbp"?
  option "a" { "A", to = "dooor" },   -- expect: did you mean "door"?
  option "b" { "B", teaches = { "im_first", "im_frist" } },   -- expect: there is no learning point "im_frist"; did you mean "im_first"?
  option "c" { "C", cite = "rcuk" },   -- expect: there is no source "rcuk"
  option "d" { "D", rating = "besst" },   -- expect: rating = "besst": it is best, acceptable, suboptimal or harmful; did you mean "best"?
  option "e" { "E", visit = "z1", to = either("sbpp > 1", "z", "zz1") },   -- expect: to = "zz1" -- expect: visit = "z1" -- expect: did you mean "sbp"?
  option "f" { "F", visit = resume },   -- expect: visit takes a node
  option "g" { "G", set = "airwy = true" },   -- expect: did you mean "airway"?
  option "h" { "H", when = "works > 0.5 and wroks < 1" },   -- expect: column 17: unknown name wroks; did you mean "works"?
  option "i" { "I", when = "max(sbp, 2) > 1 and mix(1, 2) > 0" },   -- expect: unknown function mix
}
chance "luck" { spread = "rwo", branch "well" { to = "z" }, branch "ill" { to = "z" } }   -- expect: spread = "rwo" is not known; did you mean "row"?
decsion "typo" { "T", option "a" { "A", to = "z" } }   -- expect: unknown word decsion; did you mean "decision"?
outcome "z" { "End", utility = 1 }

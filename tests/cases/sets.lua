pathway "sets" { title = "S", start = "a" }
patient "Sam" {
  sbp = number { 3 }, airway = scale { "clear", "lost" }, pale = flag { true }, film = finding { "F", chart = "lab" },
}
decision "a" {
  "A",
  option "a" { "A", set = "sbp = pale" },   -- expect: column 7: sbp needs a number
  option "b" { "B", set = "pale = 1" },   -- expect: column 8: pale needs a condition
  option "c" { "C", set = "airway = 'gone'" },   -- expect: column 10: 'gone' is not a value of airway
  option "d" { "D", set = "film = 'x'" },   -- expect: no value to set
  option "e" { "E", set = "clock = 5" },   -- expect: column 1: only a field can be set, and clock is the time, which passes by takes
  option "f" { "F", set = { sbp = 1 } },   -- expect: set takes assignments in quotes
  option "g" { "G", set = "sbp = sbp - 10; airway = worse(sbp)" },   -- expect: column 32
  option "h" { "H", set = "sbp = given" },   -- expect: answers of a question
  option "i" { "I", set = "airway = either(pale, 'lost', either(sbp > 1, 'clear', worse(airway)))" },
}
outcome "z" { "End", utility = 1 }

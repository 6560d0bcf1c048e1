pathway "types" { title = 5, start = "a", minutes = "20", pass = { score = 2 }, reviewed = "20.11.2026", authors = 7 }   -- expect: title takes a text in quotes -- expect: minutes takes a number -- expect: pass takes -- expect: reviewed takes a date -- expect: authors takes
source "s" { "S", year = "2021", unverified = "yes", grade = "randomised" }   -- expect: year takes a number -- expect: unverified takes true or false -- expect: it is trial, cohort, guideline, review or opinion
patient "Sam" {
  a = number { "78" },   -- expect: a takes one number, its value at the start
  b = number { 5, range = { 10, 20 } },   -- expect: b starts at 5, outside its range 10 to 20
  c = integer { 2.5 },   -- expect: not a whole number
  d = number { 5, clamp = true },   -- expect: clamp = true needs a range
  e = number { 36,8 },   -- expect: decimals are written with a point: 36.8
  f = scale { "one" },   -- expect: f needs at least two values
  g = scale { "x", "x" },   -- expect: g has the value "x" twice -- expect: at least two values
  h = one_of { "x", "y", value = "z" },   -- expect: value = "z" is not one of the values of h
  i = one_of { "x", "y", say = { z = "Z" } },   -- expect: say names "z", which is not a value of i
  j = one_of { "x", "y", normal = "z" },   -- expect: normal names "z", which is not a value of j
  k = flag { 1 },   -- expect: k takes true or false
  l = number { 5, chart = "labs" },   -- expect: it is vital, exam, lab or imaging; did you mean "lab"?
  m = number { 5, range = 5 },   -- expect: range takes { lowest, highest }
  n = 5,   -- expect: a field is declared with number, integer
  clock = number { 5 },   -- expect: a field cannot be called clock
  o = scale { "x", 5 },   -- expect: o takes its values as texts in quotes -- expect: at least two values
  good = number { 1 }, two = scale { "x", "y" }, range = number { 5, range = { 9, 1 } },   -- expect: range takes { lowest, highest }
}
variant "v" { "V", values = { good = "x", two = "z" } }   -- expect: values: this is not a value of good -- expect: values: this is not a value of two
variant "w" { "W", values = 5, texts = "x" }   -- expect: values takes { field = value -- expect: texts takes { node
decision "a" {
  "A", shuffle = 1, hint = 5, takes = "good", reveals = 5,   -- expect: shuffle takes true or false -- expect: hint: write a text -- expect: reveals: write a name
  option "o" { "O", when = "good", rating = 5, to = 5, set = 5, contested = 5, at_most = true },   -- expect: compare it with something -- expect: rating: write "best" -- expect: to: write the name of a node -- expect: set takes assignments -- expect: contested: write true -- expect: at_most: write a number
  option "p" { "P", when = 5, teaches = 5, cite = { 5 } },   -- expect: when = "gcs < 8" -- expect: teaches: write a name -- expect: cite takes a name in quotes or a list
  option "q" { "Q", set = "two = 'z'" },   -- expect: 'z' is not a value of two
  option "r" { "R", rating = function() return "best" end },   -- expect: rating takes no function
  option "s" { "S", when = "clock > '1 h'" },   -- expect: a number is compared
}
chance "b" {   -- expect: only one branch of "b" can have p = rest
  branch "x" { p = rest, to = "a" }, branch "y" { p = rest, to = "a" },
  branch "z" { to = "a" },   -- expect: branch "z" needs p
  branch "w" { p = "two", to = "a" },   -- expect: needs a number, but this is a value in words
}

pathway "words" { title = "W", start = "z" }
decision "a" { "A",
  option "b" { "B", to = "z" } { "C" },   -- expect: a comma is missing after option
}
outcome "z" { "Z", utility = 1 }

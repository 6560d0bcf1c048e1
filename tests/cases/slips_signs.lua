pathway "slips" { title = "Slips", start = "z" }
patient "Sam" { gcs = number { 15 }, bleed = flag { false } }

step "a" { "A", takes: "5 min", to = "z" }   -- expect: between a key and its value stands =

step "b" { "B", "takes" = "5 min", to = "z" }   -- expect: a key stands without quotes: takes = …

step "c" { "C", set = gcs = 5, to = "z" }   -- expect: are written in quotes, as in set = "gcs = …"

step "d" { "D", to = "z" } }   -- expect: this } closes nothing

step "e" { "E", to = "z") }   -- expect: this ) closes nothing

step "whole" { "What stands before such a line is lost with it", to = "z" }
# a note   -- expect: a note begins with two dashes

step "whole_too" { "The same", to = "z" }
// another   -- expect: a note begins with two dashes

distribution "f" { better = 0.5, end = 0.5 }   -- expect: end is a word of Lua itself

step "g" { "50\degrees", to = "z" }   -- expect: write \\ for one

decision "h" {
  "H",
  option "a" { "A", once = yes, to = "z" },   -- expect: write true instead of yes
  option "b" { "B", set = "gcs = 1,5", to = "z" },   -- expect: decimals are written with a point
  option "c" { "C", set = "gcs =-1", to = "z" },   -- expect: =- sets a negative value
  option "d" { "D", when = "gcs > 8 AND bleed", to = "z" },   -- expect: write "and" in small letters
  option "e" { "E", 0,5, to = "z" },   -- expect: was a decimal point written as a comma
  option "f" { "F", set = "gcs = -1", to = "z" },
}
outcome "z" { "End", utility = 1 }

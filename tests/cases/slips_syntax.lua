pathway "slips" { title = "Slips", start = "a" }

decision "a" {
  "A text"   -- expect: a comma is missing after "A text"
  hint = "Think",
  option "go" { "Go", to = "z" },
}

decision "b" {
  "A text",
  option "go" { "Go", to = "z" }   -- expect: a comma is missing after }
  option "no" { "No", to = "z" },
}

decision "c" {
  "She said "no" and left",   -- expect: a quotation mark ends the text here
  option "go" { "Go", to = "z" },
}

-- expect +1: no closing quotation mark
step "d" { "A text that
  goes on", to = "z" }

-- expect +1: typographic quotes
step "e" { “A text”, to = "z" }

step "f" {   -- expect: is never closed with }
  "A text", to = "z"

step "g" { "What is wrong behind all that is still said", to = "zz" }   -- expect: there is no such node

option "h",   -- expect: this is not complete

decision "i" {
  "A", option "go" { "Go", because = "A reason" to = "z" },   -- expect: a comma is missing after "A reason"
}

decision "j" {
  [[A long
  text]]   -- expect: a comma is missing after [[A long
  option "go" { "Go", to = "z" },
}

step "k" { "A", takes = 45 min, to = "z" }   -- expect: comma

outcome "z" { "End", utility = 1, becuase = "x" }   -- expect: did you mean "because"?

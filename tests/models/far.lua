-- A prize that lies far off: no published model, but one whose best policy cannot be known before all is unfolded.
pathway "far" { title = "A long way", authors = { "casewalk" }, start = "gate" }
patient "Walker, 50" { steps = integer { 0, range = { 0, 500 } } }
decision "gate" {
  "In, or by?",
  option "by" { "By", to = "home" },
  option "in" { "In", to = "way" },
}
chance "way" {
  branch "on"     { p = 0.5, illustrative = true, set = "steps = steps + 1", to = either("steps >= 500", "prize", "way") },
  branch "faster" { p = rest, set = "steps = min(steps + 2, 500)", to = either("steps >= 500", "prize", "way") },
}
outcome "home"  { "Home", utility = 0.25 }
outcome "prize" { "The prize", utility = 0.75 }

pathway "x" { title = "X", start = "a" }
decision "a" {
  "Text"
  hint = "x",
  option "b" { "B", to = "c" },
}
step "c" { "He said "no" to it", to = "d" }
step "d" { “curly”, to = "e" }
step "e" { "broken
 text", to = "z" }
step "f" { "F", to = "nowhere" }
outcome "end" { "E", utility = 1 }

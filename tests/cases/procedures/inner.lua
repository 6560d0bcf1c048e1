procedure "inner" { title = "Within another", start = "within" }
needs { on = flag { true }, count = integer { 1 } }
fields { seen = integer { 0 } }
exit "out" "Out."
exit "end_of_all" "The end."
decision "within" {
  "Within {count}.",
  option "out" { "Out", set = "seen = seen + count", to = "out" },
  option "end" { "End", when = "on", to = "end_of_all" },
}

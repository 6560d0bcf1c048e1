procedure "procedure_wrong" { title = "Mistakes", start = "at", minutes = 3 }   -- expect: start = "at": there is no such node; did you mean "act" -- expect: procedure has no key "minutes"
patient "Ann, 40" { x = flag { true } }   -- expect: patient stands in a pathway, but this is a procedure
needs { y = flag { true }, level = scale { "a", "b" } }
fields { y = flag { false } }   -- expect: field "y" stands twice (first in procedure_wrong.lua, line 3)
exit "done" { "Done", to = "act" }   -- expect: exit has no key "to"
exit "empty" {}   -- expect: exit "empty" has no text
needs {
  weight = 70,   -- expect: weight: a field is declared with
}
step "act" { "Act", set = "lvel = 'a'", to = "don" }   -- expect: unknown name lvel -- expect: did you mean "done"
step "on" { "On {variant}", to = "done" }   -- expect: a procedure does not know the variants
procedure "again" { title = "Twice", start = "act" }   -- expect: a file has one procedure

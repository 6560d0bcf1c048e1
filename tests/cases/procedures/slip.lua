procedure "slip" { title = "Slip", start = "act" }   -- expect: this is a procedure: a pathway takes it in with use, not with require
exit "out" "Out."   -- expect: exit stands in a procedure
decision "act" {
  "Act."   -- expect: a comma is missing after "Act."
  option "out" { "Out", to = "out" },
}
step "still" { "Read on, with what is behind the slip.", to = "ott" }   -- expect: did you mean "out" -- expect: there is no such node

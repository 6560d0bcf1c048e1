pathway "use_wrong" { title = "Uses that are wrong", start = "door" }
source "doses" { "A review of doses.", year = 2020, grade = "review" }
source "late" { "Only the pathway has it." }
patient "Ann, 40" { kg = number { 80 }, calm = flag { true }, mood = scale { "good", "bad" } }
use "procedures/whole" {   -- expect: use "procedures/whole" says nothing of weight, which it needs (Weight: a number): needs = { weight = "…" } -- expect: says nothing of pressure -- expect: says nothing of airway -- expect: says nothing of drug -- expect: says nothing of bleeds -- expect: says nothing of its exit done (procedures/whole.lua, line 13): exits = { done = "node" } -- expect: says nothing of its exit failed
  as = "bare",
}
use "procedures/whole" {
  as    = "a",
  exits = { done = "dor", failed = "lost", gone = "lost" },   -- expect: done = "dor": there is no such node; did you mean "door" -- expect: use "procedures/whole": it has no exit "gone"; did you mean "done"
  needs = { weight = "calm", pressure = "kg", airway = "mood", drug = "drugs", bleeds = "kg > 'x'", wieght = "kg" },   -- expect: needs weight as a number, but calm is true or false -- expect: needs airway as a scale with its own values, but mood is a scale or has others -- expect: in needs: drug = "drugs", column 1: unknown name drugs -- expect: in needs: bleeds = "kg > 'x'", column 6: a number is compared -- expect: it needs nothing called "wieght"; did you mean "weight"
}
use "procedures/whole" {   -- expect: two uses are called "a" (first in use_wrong.lua, line 8)
  as = "a",
}
use "procedures/whole" {
  as    = "b",
  exits = "lost",   -- expect: exits takes { exit = "node", … } -- expect: says nothing of its exit done -- expect: says nothing of its exit failed
  needs = { weight = {}, pressure = "kg", airway = "'stridor'", drug = "'none'", bleeds = true },   -- expect: needs: weight takes a number, true or false, or an expression
  texts = { aks = "?" },   -- expect: texts: there is no node "aks"; did you mean "ask"
}
use "procedures/faulty" { exits = { out = "lost" }, needs = { seen = "kg + 1", dose = "kg * 2" } }
use "procedures/plain" {}   -- expect: procedures/plain.lua is no procedure: it has no procedure "…" { … }
use "procedures/cycle" {}
use "use_wrong" {}   -- expect: a file cannot use itself
use "procedures/inner" { as = "variant" }   -- expect: needs as = "…"
use "procedures/inner" { as = "not so" }   -- expect: needs as = "…"
use "procedures/inner" { as = 7 }   -- expect: needs as = "…"
use "procedures/inner" { as = "a23456789012345678901234567890123456789012345678901234567890", exits = { out = "lost", end_of_all = "lost" }, needs = { on = true, count = 1 } }   -- expect: longer than 64 letters: give it a shorter as = "…"
use "procedures/inner" { ass = "one", exits = { out = "lost", end_of_all = "lost" }, needs = { on = true, count = 1 } }   -- expect: use has no key "ass"; did you mean "as"
use "procedures/inner"   -- expect: use "procedures/inner" has no body
decision "door" {
  "Door {a_lvel}.",   -- expect: unknown name a_lvel; did you mean "a_level"
  option "in" { "In", to = "brae" },   -- expect: there is no such node; did you mean "bare"
  option "on" { "On", to = "a_agin" }, -- expect: there is no such node; did you mean "a_again"
  option "out" { "Out", set = "b_drug = 3", to = "lost" },   -- expect: only a field can be set, and b_drug is an expression
}
fields { x = flag { true } }   -- expect: fields stands in a procedure, but this is a pathway: its fields stand in patient
exit "x" "X"   -- expect: exit stands in a procedure
step "inner_within" { "Mine.", to = "lost" }   -- expect: node "inner_within" stands twice (first in procedures/inner.lua, line 6)
outcome "lost" { "Lost", utility = 0 }

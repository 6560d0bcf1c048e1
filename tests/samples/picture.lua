-- One of each kind, for pictures: tests/cli/graph.bats.
pathway "picture" { title = "One of each", start = "door" }
source "practice" { "Common clinical teaching.", grade = "opinion", unverified = true }
patient "Ann, 50" { sick = flag { false }, wise = flag { false }, dose = number { 1 } }
variant "other" { "Another patient", name = "Bea, 40", start = "elsewhere" }

event "bell" { "A bell rings.", when = "sick and clock > 30", to = "alarm" }

decision "door" {
  "{name} comes in. **What** now, with a dose of {dose}?",
  option "look"   { "Look at her", rating = "best", takes = "10 min", to = "tests" },
  option "ask"    { "Ask a colleague first", rating = "acceptable", once = true, visit = "colleague" },
  option "wait"   { "Wait", rating = "suboptimal", takes = "20 min", set = "sick = true" },
  option "send"   { "Send her home", rating = "harmful", to = "home" },
  option "depend" { "Think", rating = either("wise", "best", "suboptimal"), to = either("variant == 'other'", "elsewhere", "tests") },
}
step "colleague" { "She nods.", set = "wise = true", to = resume }
orders "tests" {
  "Which tests?", to = "luck",
  item "blood" { "Blood count", rating = "best", missed = "suboptimal" },
  item "film"  { "Film" },
}
chance "luck" {
  branch "well" { "She is well.", p = 0.25, illustrative = true, to = "home" },
  branch "ill"  { "She is ill.", p = rest, to = "dose" },
}
question "dose" {
  "How much?", unit = "mg",
  answer "right" { 5, rating = "best", to = "home" },
  answer "other" { otherwise, rating = "harmful", to = "lost" },
}
decision "alarm" { "The bell.", option "stop" { "Stop it", set = "sick = false", to = resume } }
step "elsewhere" { "Somewhere else.", to = "door" }
outcome "home" { "At home.", utility = 0.9, good = true }
outcome "lost" { "Lost.", utility = 0.1 }

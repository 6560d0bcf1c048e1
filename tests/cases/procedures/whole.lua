procedure "whole" { title = "All that a procedure can say", summary = "For the tests.", start = "ask" }
needs {
  weight   = number  { 70, label = "Weight", unit = "kg" },
  pressure = number  { 120 },
  airway   = scale   { "clear", "stridor", "lost" },
  drug     = one_of  { "none", "heparin" },
  bleeds   = flag    { false },
}
fields {
  level = scale   { "none", "low", "target", "high" },
  note  = finding { "Level {level} for {weight} kg.", chart = "lab", hidden = true },
}
exit "done" "It is done."
exit "failed" "It is not."
source "doses" { "A review of doses.", year = 2020, grade = "review" }
source "other" { "Another." }
learning_point "k_dose" "By weight"
parameter "bruises" { 0.3, cite = "other" }
distribution "row" { good = 0.7, bad = 0.3, cite = { "doses", "other" } }
define "heavy" "weight > 100 or airway > 'clear'"
define "heavy_text" "either(heavy, 'Much.', 'Little.')"
event "bruise" { "A bruise of {weight}.", when = "level == 'high'", p = "bruises", set = "pressure = pressure - 10", to = "again" }
event "faint" { "Faint.", when = "pressure < 60", after = "1 h", to = resume }
use "procedures/inner" {
  needs = { on = "bleeds or is(drug, 'heparin')", count = 3 },
  exits = { out = "again", end_of_all = "failed" },
  texts = { within = "Within: {weight}, {inner_count}." },
}
question "ask" {
  "She weighs {weight} kg{either(heavy, ', much', '')}. How many, {name}?", unit = "mg",
  answer "right" { "weight", within = "10 %", rating = "best", cite = "doses", teaches = "k_dose", set = "level = 'target'; pressure = pressure + 1", reveals = "note", to = "done" },
  answer "other" { otherwise, rating = "harmful", because = "{given} of {weight}", set = "level = 'high'", to = either("bleeds", "failed", "drug == 'none'", "luck", "again") },
}
chance "luck" { spread = either("heavy", "row", "row"), branch "good" { to = "done" }, branch "bad" { to = "inner_within" } }
decision "again" {
  "Again?",
  option "yes"  { "Yes", rating = "best", visit = "ask", to = "inner", case "known('note') and level > 'low'" { rating = "harmful" } },
  option "no"   { "No", when = function(p) return p.weight > 10 and p.level == "high" and p.bleeds == false and not known("note") end, to = "failed" },
  option "down" { "Down", set = function(p) p.level = "low"; p.pressure = p.pressure - 5 end, to = "failed" },
}

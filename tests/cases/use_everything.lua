pathway "use_everything" { title = "All that use can do", start = "door" }
source "doses" { "A review of doses.", year = 2020, grade = "review" }
learning_point "k_dose" "By weight"
patient "Ann, 40" {
  kg     = number  { 80 },
  sbp    = integer { 110, range = { 0, 300 }, clamp = true, chart = "vital" },
  airway = scale   { "clear", "stridor", "lost" },
  drug   = one_of  { "none", "heparin" },
  calm   = flag    { true },
}
define "thin" "drug ~= 'none' and sbp < 120"
use "procedures/whole" {
  as    = "first",
  needs = { weight = "kg", pressure = "sbp", airway = "airway", drug = "drug", bleeds = "thin or first_level == 'high'" },
  exits = { done = "second_ask", failed = either("calm", "lost", "door") },
}
use "procedures/whole" {
  as    = "second",
  needs = { weight = "min(kg, 60)", pressure = "sbp", airway = "'clear'", drug = "drug", bleeds = false },
  exits = { done = resume, failed = "lost" },
  texts = { ask = "Now {name} needs another: {first_level}, {first_note}, {first_inner_count}." },
}
variant "heavy" { "Heavier", values = { kg = 120, first_level = "low" }, start = "first", texts = { second_ask = "{kg} kg." } }
event "late" { "Late.", when = "first_level == 'high' and known('first_note')", to = "second" }
decision "door" {
  "The door. {first_heavy_text}",
  option "in"    { "In", to = "first" },
  option "node"  { "In by its node", to = "first_ask", set = "first_level = 'low'" },
  option "visit" { "Visit", visit = "second", cite = "doses", teaches = "k_dose", reveals = "first_note" },
  option "deep"  { "Deep", to = "first_inner", when = "first_bruises > 0 and first_inner_on" },
}
chance "luck" { spread = "first_row", branch "good" { to = "home" }, branch "bad" { to = "lost" } }
outcome "home" { "Home", utility = 1 }
outcome "lost" { "Lost", utility = 0 }

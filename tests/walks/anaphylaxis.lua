-- The sample of the design, whole: the pathway that the tests of the engine walk.
pathway "anaphylaxis" {
  title = "Anaphylaxis on the ward", summary = "First-line treatment", version = "1.0.0", audience = "Students",
  authors = { "casewalk" }, reviewed = "2026-11-20", review_by = "2028-11-20", goals = { "To treat it" }, minutes = 5,
  start = "door",
}
source "rcuk" { "Resuscitation Council UK, 2021.", year = 2021, grade = "guideline" }
source "own" { "From knowledge.", unverified = true }
learning_point "im_first" "Adrenaline into the muscle comes first"
learning_point "tests" "A tryptase confirms it"
learning_point "dose" "Half a milligram"
learning_point "far" "Nobody gets here"
patient "Sam, 24" {
  sbp = number { 78, label = "Systolic BP", unit = "mmHg", range = { 0, 300 }, normal = { 100, 140 }, clamp = true, chart = "vital" },
  airway = scale { "clear", "stridor", "lost", value = "stridor", label = "Airway", normal = "clear", chart = "exam" },
  tryptase = number { 34, label = "Tryptase", unit = "ug/L", chart = "lab", hidden = true },
  glucose = number { 5, label = "Glucose", chart = "lab" },
  film = finding { "Lungs at {sbp}.", label = "Chest film", chart = "imaging", hidden = true },
  doses = integer { 0 },
}
variant "betablocked" { "Sam takes propranolol", values = { sbp = 64 }, name = "Ann, 60", texts = { door = "Ann is flushed." } }
event "arrest" { "No pressure.", when = "sbp < 30", to = "dead" }
event "biphasic" { "It is back.", when = "doses == 2", p = 0.5, illustrative = true, set = "sbp = 70" }
decision "door" {
  [[{name} is flushed. Pressure {sbp}.

  Second paragraph.]],
  hint = "Which drug saves lives?", cite = "own",
  option "adrenaline" { "Adrenaline", rating = "best", teaches = "im_first", cite = "rcuk", because = "It treats {sbp}.",
                        takes = "1 min", set = "doses = doses + 1; sbp = 90", to = "response" },
  option "fluids" { "Fluids", rating = "acceptable", because = "Second.", takes = "10 min", set = "sbp = sbp + 5" },
  option "antihistamine" { "Chlorphenamine", at_most = 2, rating = "harmful", teaches = "im_first", because = "Lost minutes.",
                           takes = "10 min", set = "sbp = sbp - 5; airway = worse(airway)", result = "The voice is {airway}." },
  option "talk" { "Talk", takes = "1 min" },
  option "steroid" { "Steroid", rating = "acceptable", contested = true, to = "door" },
  option "wait" { "Wait", when = "sbp > 85", rating = "suboptimal", to = "door" },
}
chance "response" {
  branch "settles" { "It settles.", p = 0.7, illustrative = true, set = "sbp = 112", to = "dose" },
  branch "persists" { "Nothing.", p = rest, to = "door" },
}
question "dose" {
  "What dose, in mg?", unit = "mg",
  answer "right" { 0.5, within = "10 %", rating = "best", because = "Yes, {given}.", teaches = "dose", to = "workup" },
  answer "other" { otherwise, rating = "harmful", because = "No.", teaches = "dose", to = "workup" },
}
orders "workup" {
  "What do you order?", to = "after",
  item "tryptase" { "Tryptase", rating = "best", missed = "suboptimal", because = "It confirms.", teaches = "tests", cite = "rcuk",
                    takes = "30 min", reveals = "tryptase" },
  item "film" { "Chest film", rating = "acceptable", because = "If you must.", takes = "20 min", reveals = "film" },
  item "ct" { "CT", rating = "harmful", because = "It delays." },
}
decision "after" {
  "And now?",
  option "home" { "Home", to = "home" },
  option "again" { "Another tryptase", takes = "1 h", reveals = "tryptase" },
  option "rise" { "Time passes", takes = "1 h", set = "tryptase = 50; sbp = 120" },
}
outcome "home" { "Sam goes home.", utility = 1, good = "sbp > 100" }
outcome "dead" { "Sam dies.", utility = 0 }

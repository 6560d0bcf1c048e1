pathway "anaphylaxis" {
  title     = "Anaphylaxis on the ward",
  summary   = "First-line treatment, and what to do when it is not enough",
  version   = "1.0.0", audience = "Medical students", authors = { "casewalk" },
  reviewed  = "2026-11-20", review_by = "2028-11-20",     -- last and next look at the evidence
  start     = "door",
}

source "rcuk2021" { "Resuscitation Council UK. Emergency treatment of anaphylaxis. 2021.", year = 2021, grade = "guideline" }
learning_point "im_first" "Intramuscular adrenaline comes first; nothing may delay it"
parameter "first_dose_works" { 0.9, low = 0.8, high = 0.95, cite = "rcuk2021" }
define "in_shock" "sbp < 60"

patient "Sam, 24" {                                       -- {name} is what stands before the comma
  sbp      = number  { 78, label = "Systolic BP", unit = "mmHg", range = {0, 300}, normal = {100, 140}, clamp = true, chart = "vital" },
  airway   = scale   { "clear", "stridor", "lost", value = "stridor", label = "Airway", chart = "exam" },   -- in order of badness
  rhythm   = one_of  { "sinus", "svt", label = "Rhythm", chart = "vital" },
  tryptase = number  { 34, label = "Tryptase", unit = "ug/L", range = {0, 500}, chart = "lab", hidden = true },
  doses    = integer { 0, range = {0, 6} },
  film     = finding { "Clear lungs, no {either(airway > 'clear', 'other ', '')}abnormality.", label = "Chest film", chart = "imaging", hidden = true },
}

variant "betablocked" { "Sam takes propranolol", values = { sbp = 64 }, name = "Sam, 24" }   -- also start = …, texts = { door = [[…]] }

event "arrest"   { "The monitor shows no pressure.", when = "sbp < 40", to = "cardiac_arrest" }
event "biphasic" { "Six hours later the rash is back.", at = "6 h", p = 0.05, illustrative = true, set = "sbp = sbp - 20", to = "door" }

decision "door" {
  [[Two minutes into an intravenous antibiotic {name} is flushed, hoarse and frightened. Systolic pressure {sbp} mmHg.]],
  hint = "Which drug has ever been shown to save a life here?",

  option "adrenaline" {
    "Adrenaline 0.5 mg into the thigh, now",
    rating = "best", teaches = "im_first", cite = "rcuk2021",
    because = "It treats the shock, the airway and the mediator release at once.",
    takes = "1 min", set = "doses = doses + 1", to = "response",
  },
  option "antihistamine" {
    "Chlorphenamine 10 mg and watch", at_most = 2,
    rating = "harmful", cite = "rcuk2021", because = "It does nothing for airway or pressure, and the minutes are lost.",
    takes = "10 min", set = "sbp = sbp - 25; airway = worse(airway)",
    result = "Ten minutes later the voice is almost gone.",   -- no `to`: stay here
  },
  option "fluids" {
    "500 mL of crystalloid first", rating = "suboptimal", because = "It helps, but it is second.", cite = "rcuk2021",
    case "in_shock" { rating = "acceptable", because = "In this shock both are due at once." },   -- first case that holds replaces what it names
    takes = "10 min", set = "sbp = sbp + 5", to = "door",
  },
}

chance "response" {
  branch "settles"  { "The pressure comes back.", p = either("in_shock", 0.7, "first_dose_works"), illustrative = true, set = "sbp = 112", to = "workup" },
  branch "persists" { "Nothing changes.", p = rest, to = "second_dose" },
}

question "second_dose" {
  "What dose of adrenaline now, in mg?", unit = "mg",
  answer "right" { 0.5, within = "10 %", rating = "best", because = "Said.", to = "response" },
  answer "low"   { between = {0.1, 0.3}, rating = "suboptimal", because = "Said.", to = "response" },
  answer "other" { otherwise, rating = "harmful", because = "Said.", to = "cardiac_arrest" },
}

orders "workup" {
  "He is stable. What do you order?", to = "home",
  item "tryptase" { "Tryptase", rating = "best", missed = "suboptimal", because = "Said.", takes = "30 min", reveals = "tryptase" },
  item "film"     { "Chest film", rating = "acceptable", because = "Said.", takes = "20 min", reveals = "film" },
}

outcome "home" { "Sam goes home.", utility = 1.0, good = true }
outcome "cardiac_arrest" { "Sam does not survive.", utility = 0.1 }

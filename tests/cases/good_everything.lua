-- Every word of the language with every key it takes; nothing of it is wrong.
pathway "everything" {
  title = "Everything", summary = "All words", version = "1.0.0", audience = "Testers",
  authors = { "A", "B" }, reviewers = "C", reviewed = "2026-11-20", review_by = "2028-11-20",
  goals = { "To say it all" }, licence = "CC BY-SA 4.0", start = "door", minutes = 20, clock = "1 h",
  pass = { score = 0.6, harmful = 1 }, steps = 500,
}
source "s1" { "A source", year = 2021, grade = "guideline", url = "https://example.org/" }
source "s2" { "Another", grade = "opinion", doi = "10.1/x", unverified = true }
learning_point "p1" "The first point"
learning_point "p2" { "The second point" }
parameter "works" { 0.9, low = 0.8, high = 0.95, cite = "s1", label = "It works" }
parameter "guess" { 0.5, illustrative = true }
distribution "row" { well = 0.7, ill = 0.2, gone = 0.1, n = 624, cite = { "s1", "s2" } }
define "in_shock" "sbp < 60 or is(airway, 'lost')"
define "twice" { "2 * sbp" }

patient "Sam, 24" {
  sbp = number { 78, label = "Systolic BP", unit = "mmHg", range = { 0, 300 }, normal = { 100, 140 }, clamp = true,
                 chart = "vital", digits = 0 },
  doses = integer { 0, range = { 0, 6 } },
  airway = scale { "clear", "stridor", "lost", value = "stridor", label = "Airway", say = { lost = "gone" },
                   normal = "clear", chart = "exam" },
  rhythm = one_of { "sinus", "svt", normal = { "sinus" }, chart = "vital" },
  pale = flag { true, label = "Pale", say = { yes = "pale", no = "rosy" }, normal = false },
  film = finding { "Lungs {either(airway > 'clear', 'clear', 'wet')}.", label = "Film", chart = "imaging", hidden = true },
  lab = number { 34, chart = "lab", hidden = true },
}
variant "old" { "She is old", values = { sbp = 64, airway = "lost", pale = false, doses = 2 }, name = "Ann, 90",
                start = "think", texts = { door = [[Another {name}.]] } }

event "arrest" { "No pressure.", when = "sbp < 40", to = "ill", repeats = true, teaches = "p1", cite = "s1", because = "So low." }
event "late" { "Hours later.", at = "6 h", p = 0.05, illustrative = true, set = "sbp = sbp - 20" }
event "hit" { "It comes.", after = "5 d", when = function(p) return p.airway == "lost" end, to = resume }

decision "door" {
  [[Two minutes in, {name} is flushed. Systolic {sbp} mmHg, {airway}; {{braces}}.

  - one
  - **two** and *three*]],
  hint = either("in_shock", "Which drug?", "Think."), set = "doses = 0", reveals = "lab", takes = "1 min", teaches = { "p1", "p2" },
  cite = "s1", shuffle = true,
  option "go" {
    "Go, now", when = "sbp > 0", rating = either("in_shock", "best", "harmful"), because = "It is {sbp}.",
    teaches = "p1", cite = either("pale", { "s1" }, "s2"), contested = "in_shock", takes = "2 h 30 min",
    set = function(p) p.sbp = p.sbp + 1 end, reveals = { "lab", "film" }, result = function(p) return "She is " .. p.airway end,
    to = either("sbp > 100", "think", "clock > 3 * hour", "luck", resume), at_most = 2,
    case "clock > 60" { rating = "acceptable", because = "Late.", teaches = "p2", cite = "s2", contested = true, takes = "1 h",
                        set = "sbp = 1", reveals = "film", result = "…", to = "luck", visit = "ill_visit" },
    case(function(p) return p.doses > 1 end) { rating = "suboptimal" },
  },
  option "ask" { "Ask", visit = "ill_visit", once = true },
  option "stay" { "Stay" },
}
orders "tests" {
  "What do you order?", to = "think", hint = "All", in_turn = true, takes = "5 min",
  item "count" { "Blood count", when = "not pale", rating = "best", missed = "suboptimal", because = "…", takes = "30 min",
                 reveals = "lab", set = "doses = doses + 1", result = "It comes.", at_most = 2, cite = "s1", teaches = "p1",
                 contested = true, case "pale" { missed = "harmful", rating = "best" } },
  item "film" { "Film", once = true },
}
question "think" {
  "How much, in mg?", unit = "mg", hint = "Half",
  answer "right" { 0.5, within = "10 %", rating = "best", because = "…", to = "luck" },
  answer "near" { "0.5 * 2", within = 0.1, to = "luck" },
  answer "low" { between = { 0.1, "0.3 * doses" }, rating = "suboptimal", set = "sbp = given", to = "luck", case "given > 0.2" { takes = "1 h" } },
  answer "other" { otherwise, to = "luck" },
}
question "word" { "Which drug?", answer "a" { "heparin", "enoxaparin", to = "luck" }, answer "o" { "otherwise", to = "luck" } }
chance "luck" {
  "Chance.", set = "doses = 1", takes = "1 h", reveals = "lab",
  branch "settles" { "It settles.", p = either("in_shock", 0.7, "works"), illustrative = true, set = "sbp = 112", to = "tests",
                     takes = "1 h", reveals = "film", result = "…", teaches = "p1", because = "…" },
  branch "fails" { p = rest, to = "final" },
}
chance "final" { spread = either("pale", "row", "row"), worse_by = "by_odds(0.5, 1.8) * 3",
  branch "well" { to = "home" }, branch "ill" { to = "ill" }, branch "gone" { to = "ill" } }
step "ill_visit" { "A step.", set = "doses = 1", takes = "1 d", reveals = { "film" }, teaches = "p1", cite = "s1", to = "resume" }
outcome "home" { "Home.", utility = 1.0, good = "sbp > 90", teaches = "p1", cite = "s1", because = "…" }
outcome "ill" { "Ill.", utility = "either(pale, 0.1, guess)", good = false }

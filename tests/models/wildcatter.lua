-- The oil wildcatter: H. Raiffa, Decision Analysis, Addison-Wesley 1968, chapter 2, in thousands of dollars. Drilling costs 70;
-- a dry well brings nothing, a wet one 120, a soaking one 270 (0.5, 0.3, 0.2). A seismic sounding for 10 tells whether the
-- ground has no structure, an open or a closed one. Drilling at once is worth 20, sounding first 32.5 - 10 = 22.5: with no
-- structure do not drill, else drill.
-- Variant "dear": the same with the prices of the SAS/OR manual (The DTREE Procedure, Oil Wildcatter's Problem with Sounding
-- Test): drilling 150, 300 or 500 (0.2, 0.6, 0.2), a well 0, 700 or 1200, the sounding 60. It is worth 40.1 only, so that drilling
-- at once, worth 140, is best; sounding first is worth 120.1.
pathway "wildcatter" { title = "The oil wildcatter", authors = { "casewalk" }, start = "begin" }
patient "Field, 1" {
  money     = number { 0 },
  structure = one_of { "unknown", "none", "open", "closed" },
  sounding  = number { 10 }, wet = number { 120 }, soaking = number { 270 }, low = number { 70 }, fair = number { 70 }, high = number { 70 },
}
variant "dear" { "the prices of SAS", values = { sounding = 60, wet = 700, soaking = 1200, low = 150, fair = 300, high = 500 } }

decision "begin" {
  "An option on a field.",
  option "sound" { "Sound first", set = "money = money - sounding", to = "structure" },
  option "skip"  { "Do without", to = "drill" },
}
chance "structure" {   -- the marginal probabilities; what the sounding tells of the well is in the posterior ones below
  branch "none"   { p = "0.5 * 0.6 + 0.3 * 0.3 + 0.2 * 0.1", illustrative = true, set = "structure = 'none'", to = "drill" },
  branch "open"   { p = "0.5 * 0.3 + 0.3 * 0.4 + 0.2 * 0.4", illustrative = true, set = "structure = 'open'", to = "drill" },
  branch "closed" { p = rest, set = "structure = 'closed'", to = "drill" },
}
decision "drill" {
  "Drill?",
  option "drill" { "Drill", to = "cost" },
  option "leave" { "Leave it", to = "over" },
}
chance "cost" {
  branch "low"  { p = 0.2, illustrative = true, set = "money = money - low", to = "well" },
  branch "fair" { p = 0.6, illustrative = true, set = "money = money - fair", to = "well" },
  branch "high" { p = rest, set = "money = money - high", to = "well" },
}
define "tells_dry" "either(structure == 'none', 0.6, structure == 'open', 0.3, structure == 'closed', 0.1, 1)"
define "tells_wet" "either(structure == 'none', 0.3, structure == 'open', 0.4, structure == 'closed', 0.3, 1)"
define "tells_soaking" "either(structure == 'none', 0.1, structure == 'open', 0.4, structure == 'closed', 0.5, 1)"
define "tells" "0.5 * tells_dry + 0.3 * tells_wet + 0.2 * tells_soaking"
chance "well" {
  branch "dry"     { p = "0.5 * tells_dry / tells", illustrative = true, to = "over" },
  branch "wet"     { p = "0.3 * tells_wet / tells", illustrative = true, set = "money = money + wet", to = "over" },
  branch "soaking" { p = rest, set = "money = money + soaking", to = "over" },
}
outcome "over" { "Settled", utility = "money / 2000" }

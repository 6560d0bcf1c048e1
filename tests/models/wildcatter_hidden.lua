-- The oil wildcatter of wildcatter.lua (Raiffa 1968), told the other way round: what lies in the ground is drawn first, and hidden.
-- A policy that saw it would drill the good wells only, for 0.3 * 50 + 0.2 * 200 = 55, and would never pay for a sounding. Nobody
-- sees it: sounding first is still worth 22.5, the best there is.
pathway "wildcatter_hidden" { title = "The oil wildcatter, hidden", authors = { "casewalk" }, start = "ground" }
patient "Field, 1" {
  money     = number { 0 },
  well      = one_of { "dry", "wet", "soaking", hidden = true, chart = "lab" },
  structure = one_of { "none", "open", "closed", hidden = true, chart = "imaging" },
}
chance "ground" {
  branch "dry"     { p = 0.5, illustrative = true, to = "begin" },
  branch "wet"     { p = 0.3, illustrative = true, set = "well = 'wet'", to = "begin" },
  branch "soaking" { p = rest, set = "well = 'soaking'", to = "begin" },
}
decision "begin" {
  "An option on a field.",
  option "sound" { "Sound first", set = "money = money - 10", to = "structure" },
  option "skip"  { "Do without", to = "drill" },
}
chance "structure" {
  branch "none"   { p = "either(well == 'dry', 0.6, well == 'wet', 0.3, 0.1)", illustrative = true, reveals = "structure", to = "drill" },
  branch "open"   { p = "either(well == 'dry', 0.3, 0.4)", illustrative = true, set = "structure = 'open'", reveals = "structure", to = "drill" },
  branch "closed" { p = rest, set = "structure = 'closed'", reveals = "structure", to = "drill" },
}
decision "drill" {
  "Drill?",
  option "drill" { "Drill", set = "money = money - 70 + either(well == 'dry', 0, well == 'wet', 120, 270)", to = "over" },
  option "leave" { "Leave it", to = "over" },
}
outcome "over" { "Settled", utility = "money / 2000" }

-- What decides is hidden from the learner; what she sees only hints at it.
pathway "hidden" { title = "Hidden truth", start = "truth", authors = { "casewalk" } }

patient "Ann, 50" {
  clot  = flag   { false, label = "Clot", hidden = true },
  dimer = number { 0, label = "D-dimer", unit = "ug/L", range = { 0, 5000 }, hidden = true, chart = "lab" },
}

chance "truth" {
  branch "clot" { p = 0.3, illustrative = true, set = "clot = true; dimer = 2400", to = "blood" },
  branch "none" { p = rest, illustrative = true, to = "blood" },
}
chance "blood" {
  branch "right" { p = 0.9, illustrative = true, to = "door" },
  branch "wrong" { p = rest, illustrative = true, set = "dimer = either(clot, 0, 2400)", to = "door" },
}

decision "door" { "Short of breath.",
  option "test"  { "D-dimer", takes = "1 h", reveals = "dimer", to = "treat" },
  option "guess" { "No test", to = "treat" },
}
decision "treat" { "Anticoagulate?",
  option "yes" { "Yes", to = either("clot", "well", "bleeds") },
  option "no"  { "No", to = either("clot", "dies", "well") },
}

outcome "well"   { "Well.", utility = 1, good = true }
outcome "bleeds" { "A bleeding.", utility = 0.6 }
outcome "dies"   { "Dead.", utility = 0 }

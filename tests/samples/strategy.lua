-- Where the best choice depends on one field, on two, on the clock, on what was done, on chance.
pathway "strategy" { title = "What matters", start = "triage", authors = { "casewalk" } }

patient "Ann, 50" {
  airway   = scale  { "clear", "stridor", "lost", label = "Airway", chart = "exam" },
  pressure = number { 120, label = "Systolic BP", unit = "mmHg", range = { 0, 300 }, chart = "vital" },
  rhythm   = one_of { "sinus", "svt", "vt", label = "Rhythm", chart = "vital" },
  doomed   = flag   { false, hidden = true },
}

chance "triage" {
  branch "fine"    { "Fine.", p = 0.5, illustrative = true, to = "monitor" },
  branch "stridor" { "Stridor.", p = 0.3, illustrative = true, set = "airway = 'stridor'", to = "monitor" },
  branch "lost"    { "No airway.", p = rest, illustrative = true, set = "airway = 'lost'", to = "monitor" },
}
chance "monitor" {
  branch "sinus" { "Sinus.", p = 0.5, illustrative = true, to = "cuff" },
  branch "svt"   { "Fast.", p = 0.3, illustrative = true, set = "rhythm = 'svt'", to = "cuff" },
  branch "vt"    { "Broad.", p = rest, illustrative = true, set = "rhythm = 'vt'", to = "cuff" },
}
chance "cuff" {
  branch "high" { "120.", p = 0.6, illustrative = true, to = "delay" },
  branch "low"  { "85.", p = 0.3, illustrative = true, set = "pressure = 85", to = "delay" },
  branch "none" { "40.", p = rest, illustrative = true, set = "pressure = 40", to = "delay" },
}
chance "delay" {
  branch "quick" { "At once.", p = 0.5, illustrative = true, takes = "10 min", to = "one" },
  branch "slow"  { "Later.", p = 0.4, illustrative = true, takes = "90 min", to = "one" },
  branch "late"  { "Much later.", p = rest, illustrative = true, takes = "1 d 2 h", to = "one" },
}

decision "one" { "By one field.",
  option "tube"  { "Intubate", when = "airway ~= 'clear'", rating = "best", to = "two" },
  option "watch" { "Watch", rating = "acceptable", to = either("airway == 'clear'", "two", "dead") },
}
decision "two" { "By two fields.",
  option "shock" { "Shock", to = either("rhythm ~= 'sinus' and pressure < 90", "three", "dead") },
  option "drug"  { "Adenosine", to = either("rhythm ~= 'sinus' and pressure < 90", "dead", "three") },
}
decision "three" { "By the clock.",
  option "lysis"    { "Lysis", to = either("clock < 60", "four", "dead") },
  option "retrieve" { "Thrombectomy", to = either("clock >= 60 and clock < 1 * day", "four", "dead") },
  option "leave"    { "Leave it", to = either("clock >= 1 * day", "four", "dead") },
}
decision "four" { "By what was done.",
  option "bolus" { "A bolus", at_most = 2, set = "pressure = min(pressure + 10, 300)" },
  option "go"    { "Go on", to = either("pressure >= 100 or pressure < 80", "five", "dead") },
}
orders "five" { "Tests.", to = "home",
  item "film"  { "Film", rating = "best", missed = "harmful" },
  item "blood" { "Blood", rating = "best", missed = "harmful" },
  item "scan"  { "Scan", rating = "harmful" },
}

outcome "home" { "Home.", utility = 1, good = true }
outcome "dead" { "Dead.", utility = 0 }

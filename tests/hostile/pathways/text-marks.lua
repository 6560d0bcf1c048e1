-- attack: text-marks; expects: HARMLESS; answers: o; marks without end
pathway "a" { title = "A", start = "d" }
decision "d" { "a" .. ("\u{301}"):rep(20000), option "o" { "O", to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }

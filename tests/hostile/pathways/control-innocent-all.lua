-- attack: control-innocent-all; expects: HARMLESS; answers: o; control: every kind of text with accents, quotes and braces
pathway "a" { title = "Überblick – 漢字 {", summary = "a 'b' \"c\"", authors = { "Ä" }, start = "d" }
patient "Zoë" { n = number { 1, label = "Größe", unit = "µg/L", chart = "vital" } }
decision "d" { "Fünf {{ {n} }} **stark** *leise*\n\n- eins\n- zwei", option "o" { "Los", to = "home", result = "So.", rating = "best", because = "Weil." } }
outcome "home" { "Home.", utility = 1, good = true }

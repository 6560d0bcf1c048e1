-- attack: text-function; expects: HARMLESS; answers: o; a text that a function makes
pathway "a" { title = "A", start = "d" }
decision "d" { function(p) return "\27[2J\u{202e}D" end, option "o" { function(p) return "O\n\rP\u{200b}" end, to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }

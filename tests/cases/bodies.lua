pathway "bodies" { start = "a" }   -- expect: pathway "bodies" needs title
pathway "second" { title = "S", start = "a" }   -- expect: a file has one pathway
decision "a" { option "o" { "O" } }   -- expect: decision "a" has no text
decision "b" { "B" }   -- expect: decision "b" has no option
decision "c" { "C", item "i" { "I" } }   -- expect: item cannot stand in decision -- expect: decision "c" has no option
decision "d" { "D", option "o" { } }   -- expect: option "o" has no text
decision "e" { "E", option "o" { "O" }, option "o" { "O" } }   -- expect: "o" stands twice in "e"
decision "f" { "F", { "loose" }, option "o" { "O" } }   -- expect: a { … } stands alone in decision
decision "g" { "G", 5, option "o" { "O" } }   -- expect: a number stands alone in decision
decision "h" { "H", option "o" { "O", case "true" { "text" } } }   -- expect: case takes no text
orders "i" { "I", item "i" { "I" } }   -- expect: orders "i" needs to
question "j" { "J", answer "x" { 5 } }   -- expect: needs a last answer
question "k" { "K", answer "o" { otherwise }, answer "x" { 5 } }   -- expect: no answer can follow -- expect: needs a last answer
question "l" { "L", answer "x" { 5 }, answer "y" { "word" }, answer "o" { otherwise } }   -- expect: asks for numbers and for words
question "m" { "M", answer "x" { }, answer "o" { otherwise } }   -- expect: matches nothing
question "n" { "N", answer "x" { between = { 1 } }, answer "o" { otherwise } }   -- expect: between takes { lowest, highest } -- expect: matches nothing
question "n2" { "N", answer "x" { "word", within = "10 %" }, answer "o" { otherwise } }   -- expect: unknown name word
step "p" { "P" }   -- expect: step "p" needs to
outcome "q" { "Q" }   -- expect: outcome "q" needs utility
outcome "r" { "R", utility = 2 }   -- expect: it goes from -1 to 1
event "s" { "S" }   -- expect: event "s" needs when, at or after
event "t" { "T", at = "1 h", after = "2 h" }   -- expect: both at and after
event "u" { "U", at = "1 h", when = "true", repeats = true }   -- expect: it cannot repeat
event "v" { "V", after = "1 h", repeats = true }   -- expect: needs a condition
option "loose" { "O" }   -- expect: this option stands in nothing: it belongs inside a decision
case "true" { rating = "best" }   -- expect: this case stands in nothing

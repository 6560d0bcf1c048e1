-- attack: number-infinite; expects: REFUSED; answers: o; no numbers where numbers belong
pathway "a" { title = "A", start = "d" }
patient "P" { n = number { 0/0, range = { -math.huge, math.huge } } }
decision "d" { "D", option "o" { "O", to = "home", at_most = 0/0, takes = math.huge } }
outcome "home" { "Home.", utility = 1, good = true }

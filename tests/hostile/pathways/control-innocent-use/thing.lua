procedure "thing" { title = "Thing", start = "act" }
needs { n = number { 1 } }
fields { seen = flag { false } }
exit "out" "Out."
decision "act" { "{n}", option "o" { "O", set = "seen = n > 0", to = "out" } }

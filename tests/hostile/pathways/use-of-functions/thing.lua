procedure "thing" { title = "Thing", start = "act" }
needs { n = number { 1 } }
exit "out" "Out."
decision "act" { function(p) return "{" .. p.n .. (p.secret or "") .. "}" end, option "o" { "O", to = "out" } }

procedure "p1" { title = "P", start = "act" }
exit "out" "Out."
use "p2" { as = "a", exits = { out = "out" } }
step "act" { "Act.", to = "out" }

procedure "p4" { title = "P", start = "act" }
exit "out" "Out."
use "p5" { as = "a", exits = { out = "out" } }
step "act" { "Act.", to = "out" }

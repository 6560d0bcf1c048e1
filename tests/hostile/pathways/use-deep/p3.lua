procedure "p3" { title = "P", start = "act" }
exit "out" "Out."
use "p4" { as = "a", exits = { out = "out" } }
step "act" { "Act.", to = "out" }

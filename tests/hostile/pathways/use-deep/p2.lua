procedure "p2" { title = "P", start = "act" }
exit "out" "Out."
use "p3" { as = "a", exits = { out = "out" } }
step "act" { "Act.", to = "out" }

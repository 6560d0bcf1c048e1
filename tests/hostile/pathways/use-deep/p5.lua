procedure "p5" { title = "P", start = "act" }
exit "out" "Out."
use "p6" { as = "a", exits = { out = "out" } }
step "act" { "Act.", to = "out" }

procedure "p6" { title = "P", start = "act" }
exit "out" "Out."
use "p7" { as = "a", exits = { out = "out" } }
step "act" { "Act.", to = "out" }

procedure "p7" { title = "P", start = "act" }
exit "out" "Out."
use "p8" { as = "a", exits = { out = "out" } }
step "act" { "Act.", to = "out" }

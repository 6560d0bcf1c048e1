procedure "p8" { title = "P", start = "act" }
exit "out" "Out."
use "p9" { as = "a", exits = { out = "out" } }
step "act" { "Act.", to = "out" }

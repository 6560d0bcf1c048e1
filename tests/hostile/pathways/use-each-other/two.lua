procedure "two" { title = "Two", start = "act" }
use "one" { as = "a", exits = { out = "out" } }
use "one" { as = "b", exits = { out = "out" } }
exit "out" "Out."
step "act" { "Act.", to = "out" }

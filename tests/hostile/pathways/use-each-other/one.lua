procedure "one" { title = "One", start = "act" }
use "two" { as = "a", exits = { out = "out" } }
use "two" { as = "b", exits = { out = "out" } }
exit "out" "Out."
step "act" { "Act.", to = "out" }

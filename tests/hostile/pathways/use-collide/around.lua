procedure "around" { title = "Around", start = "b" }
use "thing" { as = "b", needs = { n = 2 }, exits = { out = "out" } }
exit "out" "Out."

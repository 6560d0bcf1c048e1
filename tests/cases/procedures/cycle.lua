procedure "cycle" { title = "Round and round", start = "in_it" }
use "procedures/cycle_too" {}
step "in_it" { "In it.", to = "cycle_too" }

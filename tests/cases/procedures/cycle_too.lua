procedure "cycle_too" { title = "And back", start = "in_it" }
use "procedures/cycle" {}   -- expect: a file cannot use itself, not by way of another either
step "in_it" { "In it.", to = "in_it" }

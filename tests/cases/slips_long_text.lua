pathway "slips" { title = "Slips", start = "z" }
outcome "z" { "End", utility = 1 }
step "a" { [[A text, to = "z" }   -- expect: this [[ is never closed

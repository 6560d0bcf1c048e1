pathway "slips" { title = "Slips", start = "z" }
step "i" { "I", to = "z", takes = either("true", "1 h") }   -- expect: either() takes a condition, the value when it holds, and last the value otherwise
outcome "z" { "End", utility = 1 }

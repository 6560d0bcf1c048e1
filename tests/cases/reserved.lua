pathway "reserved" { title = "R", start = "z" }
outcome "z" { "Z", utility = 1 }
step "resume" { "R", to = "z" }   -- expect: step "resume": this name has a meaning of its own

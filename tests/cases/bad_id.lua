pathway "ids" { title = "I", start = "z" }
outcome "z" { "Z", utility = 1 }
step "two words" { "R", to = "z" }   -- expect: a name has letters, digits and _ only

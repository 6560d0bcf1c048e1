pathway "ids" { title = "I", start = "z" }
outcome "z" { "Z", utility = 1 }
step "a2345678901234567890123456789012345678901234567890123456789012345" { "R", to = "z" }   -- expect: a name has at most 64 letters

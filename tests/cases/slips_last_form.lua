pathway "slips" { title = "Slips", start = "z" }
outcome "z" { "End", utility = 1 }
step "a" { "A text", to = "z",   -- expect: the { on line 3 is never closed with }

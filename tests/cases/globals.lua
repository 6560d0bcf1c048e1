pathway "globals" { title = "G", start = "z" }
outcome "z" { "Z", utility = 1 }
total = 5   -- expect: total cannot be set: write local total

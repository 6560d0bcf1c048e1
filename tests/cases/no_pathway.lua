outcome "z" { "Z", utility = 1 }   -- expect: there is no pathway

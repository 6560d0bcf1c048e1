pathway "empty" { title = "E", start = "z" }   -- expect: this pathway has no node -- expect: start = "z": there is no such node

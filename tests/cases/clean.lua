pathway "clean" { title = "C\27[31m", start = "a" }   -- expect: control characters
patient "Sam\7" { n = number { 0, label = "L\0", unit = "\xff" } }   -- expect: control characters
step "a" { "A\r\n\ttext with \27[2J", to = "z" }   -- expect: control characters
step "b" { "Fine:\t\u{e9}\n", to = "z", takes = "1\27 h" }   -- expect: control characters
step "c" { string.rep("x", 70000), to = "z" }   -- expect: this text is longer than 64 KiB
outcome "z" { "End", utility = 1 }

pathway "e" { title = "E", start = "a", clock = "1 h" }
patient "P, 1" { x = number { 1, range = {0, 9}, clamp = true }, f = flag { false }, s = scale { "a", "b", "c" } }
variant "v" { "V", values = { x = 3, f = true, s = "c" }, start = "w" }
event "t" { "T", at = "2 h", when = "x > 0", p = 0.5, illustrative = true, to = "w" }
event "u" { "U", after = "30 min", when = "f", repeats = true, set = function(p) p.f = false; p.x = p.x + 1 end }
decision "a" { "A {x} {either(f, 'yes', s)}", shuffle = true,
  option "b" { "B", set = "f = true; s = worse(s)", takes = "3 h", once = true, rating = "best", because = "b" },
  option "c" { "C", visit = "w", to = either("s > 'a'", "o", "a"), at_most = 2, case "f" { rating = "harmful" } },
  option "d" { "D", to = "q", when = "is(s, 'a', 'b')" } , option "z" { "Z", to = "o" } }
step "w" { "W", takes = "x * minute", to = resume }
distribution "row" { good = 0.5, bad = 0.5, illustrative = true }
chance "q" { spread = "row", worse_by = either("f", 2, 1), branch "good" { to = "o" }, branch "bad" { to = "a" } }
outcome "o" { "O", utility = "x / 9", good = "x > 2" }

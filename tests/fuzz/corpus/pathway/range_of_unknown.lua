pathwaexpectedtitle = "E", namestart = "a", clock = "1 h" }
patient "P, 1"  = "1 h" }
patient "P, 1" { x = number { 1, range = {g, 9}, clamp = ture }, f = flag { false }, s = scale { "a", "b", "c" } }
variant "v" { "V", values = { x = 3, f = true, s = "c" }, start", "c" } }
variant "v" { "V", values = { x = 3, f = true, s = "c" }, start = "w" }
event "t" { "T", at = "2 h", whenknown = "x > 0", p = 0.5, illustrative = true, to = "w" }
event "u" { "U", after = "30 min", when = "f", repeats = true, set = function(p) p.f = false; p.x = p.x + 1 end }
decision "a" { "A {x} {either(f, 'yes', s)}", shuffle = true,
  option "b" { "B", set = "f = true; s ue, to = "w"ats = true, set = function(p) p.f = false; p.x = p.x + 1 end }
decision "a" { "A {x} {either(f, 'yes', s)}"h,"armful" good = 0.5, bad = 0.5, illustrative = true }
chance "q" { spread = " } }ot
ucome "o" { "O", utility = "x / 9", good = "x > 2" }

pathway "odds" { title = "Odds", start = "a" }
patient "Sam" { pale = flag { true } }
distribution "short" { well = 0.5, ill = 0.4, illustrative = true }   -- expect: sum to 0.9, not to 1
distribution "odd" { well = 1.5, ill = -0.5, illustrative = true }   -- expect: well takes a probability -- expect: ill takes a probability
distribution "loose" { 0.5, 0.5 }   -- expect: takes name = probability only -- expect: sum to 0
distribution "row" { well = 0.5, sick = 0.5, illustrative = true }
parameter "out" { 0.5, low = 0.6, high = 0.7, illustrative = true }   -- expect: lies outside its own low 0.6 to high 0.7
parameter "two" { 0.5, 0.6, illustrative = true }   -- expect: takes one number
chance "a" {
  spread = "row",   -- expect: the branches of "a" and the names in distribution "row" are not the same
  branch "well" { to = "z" }, branch "ill" { to = "z" },
}
chance "b" {
  spread = either("pale", "row", "row"), worse_by = 1.8,
  branch "well" { to = "z" },
  branch "sick" { p = 0.5, illustrative = true, to = "z" },   -- expect: takes its probability from the spread
}
chance "c" { worse_by = 2, branch "x" { p = 1, illustrative = true, to = "z" } }   -- expect: worse_by in "c" needs a spread
outcome "z" { "End", utility = 1 }

-- The chain on which value iteration stops far too early: S. Haddad and B. Monmege, Interval iteration algorithm for MDPs and
-- IMDPs, Theoretical Computer Science 2018;735:111-131, with n states to either side and the 0.7 of the Quantitative
-- Verification Benchmark Set (haddad-monmege, N, p = 0.7). The way up is found with 0.7, the way down with 0.3; each step
-- further falls back to the middle with 1/2. The end above is reached with 0.7 whatever n is, after 3 * 2^(n-1) - 2 steps in the
-- mean.
-- The learner may also give up, which is worth nothing: even where a round gains next to nothing, going on is the best policy.
pathway "haddad_monmege" { title = "Up or down", authors = { "casewalk" }, start = "middle" }
patient "Chain, 1" { n = integer { 10, range = { 2, 60 } }, at = integer { 0, range = { 0, 60 } } }
variant "n20" { "twenty states to either side", values = { n = 20 } }
variant "n50" { "fifty states to either side", values = { n = 50 } }

decision "middle" {
  "On?", set = "at = 1",
  option "on"      { "On", rating = "best", takes = "1 min", to = "side" },
  option "give_up" { "Give up", rating = "harmful", to = "gave_up" },
}
chance "side" {
  branch "up"   { p = 0.7, illustrative = true, to = "up" },
  branch "down" { p = rest, to = "down" },
}
chance "up" {
  branch "further" { p = 0.5, illustrative = true, takes = "1 min", set = "at = at + 1", to = either("at >= n", "above", "up") },
  branch "back"    { p = rest, takes = "1 min", to = "middle" },
}
chance "down" {
  branch "further" { p = 0.5, illustrative = true, takes = "1 min", set = "at = at + 1", to = either("at >= n", "below", "down") },
  branch "back"    { p = rest, takes = "1 min", to = "middle" },
}
outcome "above"   { "Above", utility = 1, good = true }
outcome "below"   { "Below", utility = 0 }
outcome "gave_up" { "Gave up", utility = 0 }

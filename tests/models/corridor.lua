-- A free cycle that tempts a solver: an end component, in which every state may be said to be worth as much as the best exit of
-- any, or 1, without contradiction (C. Baier, J. Klein, L. Leuschner, D. Parker and S. Wunderlich, Ensuring the reliability of
-- your model checker: interval iteration for Markov decision processes, CAV 2017, LNCS 10426:160-180, section 3). Three rooms of
-- a corridor; walking about costs nothing. The only exit that is worth something is in the third: 1 with 0.6, else 0. From the
-- first the best policy walks there (0.6) and uses it, and no walk under it goes round for ever.
-- Variant "nothing": every exit is worth -1, as much as walking about for ever; it must still leave.
pathway "corridor" { title = "A corridor", authors = { "casewalk" }, start = "first" }
patient "Walker, 50" { worth = number { 1 } , steps = integer { 0 } }
variant "nothing" { "No exit is worth anything", values = { worth = -1 } }
decision "first" {
  "First room.",
  option "stay" { "Stay", rating = "best" },
  option "on"   { "On", set = "steps = steps + 1", rating = "best", to = "second" },
  option "out"  { "Out", rating = "harmful", to = "poor" },
}
decision "second" {
  "Second room.",
  option "back" { "Back", set = "steps = steps + 1", rating = "best", to = "first" },
  option "stay" { "Stay", rating = "best" },
  option "on"   { "On", set = "steps = steps + 1", rating = "acceptable", to = "third" },
}
decision "third" {
  "Third room.",
  option "back" { "Back", set = "steps = steps + 1", rating = "best", to = "first" },
  option "out"  { "Out", rating = "suboptimal", to = "door" },
}
chance "door" {
  branch "opens"  { p = 0.6, illustrative = true, to = "garden" },
  branch "closed" { p = rest, to = either("worth > 0", "yard", "poor") },
}
outcome "garden" { "The garden", utility = "worth", good = "worth > 0" }
outcome "yard"   { "The yard", utility = 0 }
outcome "poor"   { "The street", utility = "min(-0.2, worth)" }

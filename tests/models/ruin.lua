-- The gambler's ruin: W. Feller, An Introduction to Probability Theory and Its Applications, volume 1, 3rd edition, Wiley 1968,
-- chapter XIV, sections 2 and 3. Stakes of 1 on red at roulette (18 of 38), with 10 in hand, up to 20. With r = q/p the goal is
-- reached with 1 / (1 + r^10); the game lasts (10 - 20 P) / (q - p) turns in the mean.
pathway "ruin" { title = "The gambler's ruin", authors = { "casewalk" }, start = "table" }
patient "Gambler, 40" { money = integer { 10, range = { 0, 20 } }, turns = integer { 0 } }
chance "table" {
  branch "red"   { p = "18 / 38", illustrative = true, takes = "1 min", set = "money = money + 1; turns = turns + 1", to = either("money == 20", "goal", "table") },
  branch "other" { p = rest, takes = "1 min", set = "money = money - 1; turns = turns + 1", to = either("money == 0", "ruined", "table") },
}
outcome "goal"   { "Twenty", utility = 1, good = true }
outcome "ruined" { "Nothing", utility = 0 }

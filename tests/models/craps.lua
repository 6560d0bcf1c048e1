-- Craps, the pass line: S. N. Ethier, The Doctrine of Chances, Springer 2010, chapter 15. Two dice: 7 or 11 wins at once, 2, 3 or 12
-- loses; any other sum is the point, which must come again before a 7. Won with 244/495, decided after 557/165 rolls in the mean.
pathway "craps" { title = "Craps", authors = { "casewalk" }, start = "come_out" }
patient "Shooter, 30" { point = integer { 0 }, rolls = integer { 0 } }
local function ways(sum) return 6 - math.abs(7 - sum) end
local function roll(name, target)
  local branches = {}
  for sum = 2, 12 do
    branches[#branches + 1] = branch("sum_" .. sum) {
      p = ways(sum) .. " / 36", illustrative = true, takes = "1 min", set = "rolls = rolls + 1" .. (name == "come_out" and "; point = " .. sum or ""),
      to = target(sum),
    }
  end
  chance(name)(branches)
end
roll("come_out", function(sum)
  return (sum == 7 or sum == 11) and "won" or (sum < 4 or sum == 12) and "lost" or "again"
end)
roll("again", function(sum)
  return sum == 7 and "lost" or either("point == " .. sum, "won", "again")
end)
outcome "won"  { "Won", utility = 1, good = true }
outcome "lost" { "Lost", utility = -1 }

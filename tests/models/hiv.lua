-- Zidovudine alone, or with lamivudine for the first two years: J. V. Chancellor and others, Modelling the cost effectiveness of
-- lamivudine/zidovudine combination therapy in HIV infection, PharmacoEconomics 1997;12:54-66, as A. Briggs, K. Claxton and
-- M. Sculpher (Decision Modelling for Health Economic Evaluation, Oxford 2006, exercise 2.5) restate it: four states (A, B, C,
-- death), a cycle a year, 20 cycles, yearly counts of transitions, a relative risk of 0.509 while both drugs are given. Costs in
-- pounds at the end of each cycle, discounted by 6 %; years not discounted. Printed there: 7.996 and 8.937 years, 44,663 and
-- 50,602 pounds, 6,276 pounds a year gained.
-- What depends on time depends on the clock: it counts years.
pathway "hiv" { title = "Two drugs or one", authors = { "casewalk" }, start = "drugs", clock = "1 y" }
patient "Cohort, 30" {
  combined = flag   { false },
  share    = number { 1 },     -- of a pound, a cycle later
  cost     = number { 0 },
  years    = integer { 0 },
}
define "both" "combined and clock < 2 * 365 * day"
define "over" "clock >= 20 * 365 * day"
define "risk" "either(both, 0.509, 1)"
local drug = " + 2278 + either(combined and clock < 2 * 365 * day, 2087, 0)"
local care = { A = 1701 + 1055, B = 1774 + 1278, C = 6948 + 2059 }
local counts = { A = { A = 1251, B = 350, C = 116, D = 17 }, B = { B = 731, C = 512, D = 15 }, C = { C = 1312, D = 437 } }

decision "drugs" {
  "Which?",
  option "one"  { "Zidovudine", rating = "acceptable", to = "A" },
  option "both" { "Zidovudine and lamivudine", rating = "best", set = "combined = true", to = "A" },
}
for state, row in pairs(counts) do
  local sum = 0
  for _, n in pairs(row) do sum = sum + n end
  local branches = {}
  for to, n in pairs(row) do
    local alive = to ~= "D"
    branches[#branches + 1] = branch("to_" .. to) {
      p = to == state and "rest" or "risk * " .. n .. " / " .. sum, illustrative = true, takes = "1 y",
      set = alive and "share = share / 1.06; cost = cost + share * (" .. care[to] .. drug .. "); years = years + 1" or "",
      to = alive and either("over", "alive", to) or "dead",
    }
  end
  chance(state)(branches)
end
outcome "alive" { "Twenty years", utility = 1, good = true }
outcome "dead"  { "Died", utility = 0 }

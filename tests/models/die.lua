-- A die by tossing a coin: D. E. Knuth and A. C. Yao, The complexity of nonuniform random number generation, in: Algorithms and
-- Complexity, Academic Press 1976, 357-428. The seven states as PRISM's tutorial numbers them. Each face comes with 1/6, after
-- 11/3 tosses in the mean: 3, and 2 more each time that a quarter of the ways leads back, so the standard deviation is 4/3.
pathway "die" { title = "A die by tossing a coin", authors = { "casewalk" }, start = "s0", steps = 1000 }
patient "Coin, 1" { flips = integer { 0 }, seen = integer { 0 } }

local function toss(name, heads, tails)
  chance(name) {
    branch "heads" { p = 0.5, illustrative = true, takes = "1 min", set = "flips = flips + 1; seen = seen + 1", to = heads },
    branch "tails" { p = rest, takes = "1 min", set = "flips = flips + 1; seen = seen + 1", to = tails },
  }
end
toss("s0", "s1", "s2")
toss("s1", "s3", "s4")
toss("s2", "s5", "s6")
toss("s3", "s1", "one")
toss("s4", "two", "three")
toss("s5", "four", "five")
toss("s6", "s2", "six")
for face, name in ipairs { "one", "two", "three", "four", "five", "six" } do
  outcome(name) { name, utility = face / 10, good = "seen > 3" }
end

pathway "functions" { title = "F", start = "a" }
patient "Sam" { n = number { 0 } }
local counts, fixed = {}, 3
local function helper(p) return p.n > fixed end
local function keeper(p) counts[1] = p.n return true end
decision "a" {
  "A",
  option "a" { "A", when = helper },
  option "b" { "B", when = function(p) return helper(p) and fixed > 2 end },
  option "c" { "C", when = function(p) return counts[1] end },   -- expect: it holds a table from outside
  option "d" { "D", when = keeper },   -- expect: it holds a table from outside
  option "e" { "E", set = function(p) counts.x = 1 end },   -- expect: it holds a table from outside
  option "f" { "F", when = function(p) return keeper(p) end },   -- expect: it holds a table from outside
  option "g" { "G", when = tostring },   -- expect: this is no function of yours
}
outcome "z" { "Z", utility = 1 }

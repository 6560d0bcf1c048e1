-- Ordinary Lua may build nodes: loops, local functions, tables; pairs goes in key order.
pathway "program" { title = "A program", start = "n1" }
patient "Sam" { a = number { 0 }, b = number { 0 }, note = flag { false } }
local threshold, label = 5, "low"
local function is_low(p) return p.a < threshold end
for i = 1, 3 do
  decision("n" .. i) {
    "Number " .. i,
    option "low" { label, when = is_low, to = "n" .. (i % 3 + 1) },
    option "end" { "Stop", when = function(p) return not is_low(p) or known("a") end, to = "z" },
  }
end
local names = {}
for key in pairs({ c = 1, a = 2, b = 3 }) do table.insert(names, key) end
assert(table.concat(names) == "abc")
local options = { "Which?" }
for _, key in ipairs(names) do options[#options + 1] = option(key) { "Take " .. key, to = "z" } end
decision "many"(options)
outcome "z" { string.upper("end"), utility = math.max(0, 1) }

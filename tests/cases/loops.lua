-- One slip in a loop is one complaint; a mistake in a helper is told where the helper says it.
pathway "loops" { title = "L", start = "a" }
local function node(id, rating)
  return decision(id) { "Text", option "o" { "O", rating = rating, to = "z" } }   -- expect: rating = "besst": it is best
end
for _, id in ipairs({ "a", "b", "c" }) do node(id, "besst") end
outcome "z" { "End", utility = 1 }

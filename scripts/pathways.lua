-- docs/pathways.md but its heading: lua5.4 pathways.lua FILE…, with the answers of `casewalk odds --json` under expert and
-- random on stdin. A file is run with words that only take down what they are given.

----------------------------------------------------------------------------------------------------------------------
-- What is written

local function in_key_order(values)
  local keys, at = {}, 0
  for key in pairs(values) do keys[#keys + 1] = key end
  table.sort(keys, function(a, b) return tostring(a) < tostring(b) end)
  return function()
    at = at + 1
    return keys[at], values[keys[at]]
  end
end

-- Whatever is no word of a list stays where it stands, so that a node holds all that is written in it.
local held = {}
local function hold(...) return setmetatable({ ... }, held) end
held.__call = function(_, ...) return hold(...) end
held.__concat = function(a, b) return hold(a, b) end

local function gather_taught(value, key, found)
  if type(value) == "string" then found[value] = found[value] or key == "teaches"
  elseif type(value) == "table" then
    for inner, part in pairs(value) do gather_taught(part, type(inner) == "number" and key or inner, found) end
  end
end

local function read(file)
  local pathway = { variants = {}, points = {}, sources = {}, places = {}, nodes = 0, decisions = 0 }
  local within = ""   -- what the names of a procedure begin with
  local function keep(list, word, id, body)
    local entry = { word = word, id = id, body = body, teaches = {} }
    list[#list + 1] = entry
    return entry
  end
  local function keep_place(word, id, body)
    gather_taught(body, "", keep(pathway.places, word, within .. id, body).teaches)
    if word ~= "event" then pathway.nodes = pathway.nodes + 1 end
    if word == "decision" or word == "orders" or word == "question" then pathway.decisions = pathway.decisions + 1 end
  end
  local kept = {
    pathway = function(_, id, body) pathway.id, pathway.about = id, body end,
    patient = function(word, id) keep(pathway.variants, word, "base", { id }) end,
    variant = function(...) if within == "" then keep(pathway.variants, ...) end end,
  }
  -- One that a procedure has too is the same.
  local function keep_once(list, word, id, body)
    for _, entry in ipairs(list) do
      if entry.id == id then return end
    end
    keep(list, word, id, body)
  end
  function kept.learning_point(...) keep_once(pathway.points, ...) end
  function kept.source(...) keep_once(pathway.sources, ...) end
  for _, word in ipairs { "decision", "orders", "question", "chance", "step", "outcome", "event" } do kept[word] = keep_place end
  local function meaning(_, word)
    if not kept[word] then return hold() end
    return function(id)
      return function(body) kept[word](word, id, body) end
    end
  end
  local run_here
  function kept.use(_, name, body)
    local around = within
    within = around .. (body.as or name:match("[^/]*$")) .. "_"
    run_here((file:match("^.*/") or "") .. name .. ".lua")
    within = around
  end
  local known = {
    pairs = in_key_order, ipairs = ipairs, select = select, type = type, tostring = tostring, tonumber = tonumber,
    assert = assert, error = error, table = table, math = math,
  }
  function run_here(name) assert(loadfile(name, "t", setmetatable(known, { __index = meaning })))() end
  run_here(file)
  return pathway
end

----------------------------------------------------------------------------------------------------------------------
-- What the program computed: by pathway, policy and variant

local odds = {}
for line in io.lines() do
  local pathway, variant, policy = line:match('"pathway":"([%w_]+)","variant":"([%w_]+)","policy":"(%w+)"')
  if pathway then
    local told = { situations = tonumber(line:match('"situations":(%d+)')), outcomes = {} }
    told.utility, told.good = line:match('"expected_utility":([^,]+),"good":([^,]+)')
    for id, probability in line:gmatch('{"id":"([%w_]+)","probability":([^,]+)') do told.outcomes[id] = probability end
    odds[pathway] = odds[pathway] or { expert = {}, random = {} }
    odds[pathway][policy][variant] = told
  end
end

----------------------------------------------------------------------------------------------------------------------
-- The page

local function say(format, ...) io.write(string.format(format, ...), "\n") end
local function table_head(...)
  local names = { ... }
  say("\n| %s |", table.concat(names, " | "))
  say("|%s", ("---|"):rep(#names))
end
local function share(probability)
  local p = 100 * tonumber(probability)
  return p == 0 and "–" or string.format(p >= 1 and "%.1f %%" or "%.2f %%", p)
end

local function print_overview(pathways)
  table_head("Pathway", "Title", "Variants", "Nodes", "Decisions", "Situations", "Learning points", "Sources", "Newest")
  for _, pathway in ipairs(pathways) do
    local situations, newest = 0, 0
    for _, told in pairs(odds[pathway.id].expert) do situations = situations + told.situations end
    for _, source in ipairs(pathway.sources) do newest = math.max(newest, source.body.year or 0) end
    say("| `%s` | %s | %d | %d | %d | %d | %d | %d | %d |", pathway.id, pathway.about.title, #pathway.variants, pathway.nodes,
      pathway.decisions, situations, #pathway.points, #pathway.sources, newest)
  end
  say("\nDecisions are those, orders and questions. Situations are those of all variants together, as `casewalk odds` counts them.")
end

local function print_odds(pathway)
  local expert, random = odds[pathway.id].expert, odds[pathway.id].random
  table_head("Variant", "Patient", "Situations", "Expert: utility", "good end", "Random: utility", "good end")
  for _, variant in ipairs(pathway.variants) do
    local best, guess = expert[variant.id], random[variant.id]
    say("| `%s` | %s | %d | %.3f | %s | %.3f | %s |", variant.id, variant.body[1], best.situations, best.utility, share(best.good),
      guess.utility, share(guess.good))
  end
  table_head("Outcome (`base`)", "Expert", "Random")
  for _, place in ipairs(pathway.places) do
    if place.word == "outcome" then
      say("| `%s` | %s | %s |", place.id, share(expert.base.outcomes[place.id]), share(random.base.outcomes[place.id]))
    end
  end
end

local function print_points(pathway)
  table_head("Learning point", "Taught at")
  for _, point in ipairs(pathway.points) do
    local places = {}
    for _, place in ipairs(pathway.places) do
      if place.teaches[point.id] then places[#places + 1] = (place.word == "event" and "`event:%s`" or "`%s`"):format(place.id) end
    end
    say("| `%s` %s | %s |", point.id, point.body, table.concat(places, ", "))
  end
end

local function print_sources(pathway)
  table.sort(pathway.sources, function(a, b)
    local first, second = a.body.year or 0, b.body.year or 0
    if first ~= second then return first > second end
    return a.id < b.id
  end)
  table_head("Year", "Grade", "Source")
  for _, source in ipairs(pathway.sources) do
    say("| %s | %s%s | %s |", source.body.year or "–", source.body.grade, source.body.unverified and ", unverified" or "", source.body[1])
  end
end

local pathways = {}
for _, file in ipairs(arg) do pathways[#pathways + 1] = read(file) end
print_overview(pathways)
for _, pathway in ipairs(pathways) do
  say("\n## %s: %s\n\n%s. Evidence looked at %s, due again %s.", pathway.id, pathway.about.title, pathway.about.summary,
    pathway.about.reviewed, pathway.about.review_by)
  print_odds(pathway)
  print_points(pathway)
  print_sources(pathway)
end

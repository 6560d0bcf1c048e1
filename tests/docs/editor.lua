-- editor.lua DEFINITIONS FILE…: runs pathways (or walks) with the words as the definition file declares
-- them, and complains of each key that it does not declare and each value of another type than it says.
-- A small stand-in for the Lua language server: it reads the same annotations, as far as they are used here.
local classes, aliases, returns = {}, {}, {}
local faults = 0

local function complain(...)
  faults = faults + 1
  io.stderr:write(string.format(...), "\n")
end

-- The parts of a type that stand between | outside of brackets.
local function parts_of(type_text)
  local parts, depth, part = {}, 0, ""
  for c in type_text:gmatch "." do
    if c:find "[%(<{]" then depth = depth + 1 elseif c:find "[%)>}]" then depth = depth - 1 end
    if c == "|" and depth == 0 then parts[#parts + 1], part = part, "" else part = part .. c end
  end
  parts[#parts + 1] = part
  return parts
end

local function read_definitions(file)
  local class, alias, result
  for line in io.lines(file) do
    local name = line:match "^%-%-%-@class (%S+)"
    if name then class = { fields = {} }; classes[name] = class end
    local field, optional, rest = line:match "^%-%-%-@field ([%w_]+)(%??) (.+)"
    if not field then field, rest = line:match "^%-%-%-@field (%[%a+%]) (.+)" end
    if field then class.fields[field] = { type = rest:match "^(.-)%s+#" or rest, required = optional == "" and field:sub(1, 1) ~= "[" } end
    local named, meaning = line:match "^%-%-%-@alias (%S+)%s*(.*)"
    if named then alias = named; aliases[named] = meaning ~= "" and parts_of(meaning) or {} end
    if line:match "^%-%-%-|" then table.insert(aliases[alias], (line:match "^%-%-%-| (.+)")) end
    result = line:match "^%-%-%-@return (.+)" or result
    local word = line:match "^function ([%w_]+)%(.*%) end$"
    if word then returns[word], result = result or "nil", nil end
  end
end

local any = {} -- what either() gives
local fits

local function fits_class(value, name)
  if getmetatable(value) then return getmetatable(value).is == name end
  if type(value) ~= "table" then return false end
  local class = classes[name]
  for key, inside in pairs(value) do
    local declared = type(key) == "number" and class.fields["[integer]"] or class.fields[key]
      or type(key) == "string" and class.fields["[string]"]
    if not declared then
      complain("%s: the key %s is not declared", name, key)
    elseif not fits(inside, declared.type) then
      complain("%s: %s = %s does not fit %s", name, key, tostring(inside), declared.type)
    end
  end
  for key, declared in pairs(class.fields) do
    if declared.required and value[key] == nil then complain("%s: %s is missing", name, key) end
  end
  return true
end

local function fits_one(value, part)
  if aliases[part] then
    for _, inner in ipairs(aliases[part]) do if fits_one(value, inner) then return true end end
    return false
  elseif classes[part] then
    return fits_class(value, part)
  elseif part:sub(-2) == "[]" then
    if type(value) ~= "table" or getmetatable(value) then return false end
    for _, inside in ipairs(value) do if not fits(inside, (part:sub(1, -3):gsub("^%((.*)%)$", "%1"))) then return false end end
    return true
  elseif part:find "^table<" then
    if type(value) ~= "table" then return false end
    for _, inside in pairs(value) do if not fits(inside, part:match ", (.*)>$") then return false end end
    return true
  elseif part:find "^fun%(" then
    return type(value) == "function"
  elseif part:find '^"' then
    return value == part:sub(2, -2)
  elseif part == "integer" then
    return math.type(value) == "integer"
  elseif part == "any" then
    return true
  end
  return type(value) == part
end

function fits(value, type_text)
  if value == any then return true end
  local parts = parts_of(type_text)
  for _, part in ipairs(parts) do if #parts > 1 and not classes[part] and fits_one(value, part) then return true end end
  for _, part in ipairs(parts) do if (#parts == 1 or classes[part]) and fits_one(value, part) then return true end end
  return false
end

-- What a call of a word gives, by its annotated type.
local function result_of(type_text)
  local body, result = type_text:match "^fun%(body: (.-)%):? ?(.*)$"
  if body then
    return function(value)
      if not fits(value, body) then complain("%s does not fit %s", tostring(value), body) end
      return setmetatable({}, { is = result })
    end
  end
  return type_text == "any" and any or setmetatable({}, { is = type_text })
end

local function run(file)
  local said, known = {}, {}
  local folder = file:match "^(.*/)" or ""
  for _, name in ipairs { "assert", "error", "ipairs", "pairs", "select", "tonumber", "tostring", "type", "math", "string", "table" } do
    said[name] = _G[name]
  end
  for word, type_text in pairs(returns) do
    said[word] = function(first)
      if type_text:find "^fun" or type_text == "any" then return result_of(type_text) end
      if not fits(first, "casewalk." .. word) then complain("%s: a body does not fit", word) end
      return result_of(type_text)
    end
  end
  said.rest, said.resume, said.otherwise = "rest", "resume", "otherwise"
  function said.require(name)
    known[name] = known[name] or assert(loadfile(folder .. name .. ".lua", "t", said))() or true
    return known[name]
  end
  setmetatable(said, { __index = function(_, name) complain("the word %s is not declared", name) end })
  local before = faults
  local good, message = pcall(assert(loadfile(file, "t", said)))
  if not good then complain("%s", message) end
  if faults > before then complain("  in %s", file) end
end

read_definitions(arg[1])
assert(loadfile(arg[1]))
for i = 2, #arg do run(arg[i]) end
print(#arg - 1 .. " files fit the definitions")
os.exit(faults == 0)

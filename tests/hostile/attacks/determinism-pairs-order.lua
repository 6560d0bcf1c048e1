-- attack: determinism-pairs-order; expects: HARMLESS; the order of keys must not vary
local s = "" for k in pairs({a = 1, b = 2, c = 3, dd = 4, e = 5, f = 6, g = 7, [1.5] = 8, [true] = 9, [-3] = 10}) do s = s .. tostring(k) end error(s, 0)

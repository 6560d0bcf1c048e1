-- attack: upvalue-many; expects: REFUSED; answers: o; functions that hold functions that hold functions
pathway "a" { title = "A", start = "d" }
local function f0(p) return true end
local f1 do local a, b, c, d, e, f, g, h = f0, f0, f0, f0, f0, f0, f0, f0 f1 = function(p) return a(p) and b(p) and c(p) and d(p) and e(p) and f(p) and g(p) and h(p) end end
local f2 do local a, b, c, d, e, f, g, h = f1, f1, f1, f1, f1, f1, f1, f1 f2 = function(p) return a(p) and b(p) and c(p) and d(p) and e(p) and f(p) and g(p) and h(p) end end
local f3 do local a, b, c, d, e, f, g, h = f2, f2, f2, f2, f2, f2, f2, f2 f3 = function(p) return a(p) and b(p) and c(p) and d(p) and e(p) and f(p) and g(p) and h(p) end end
local f4 do local a, b, c, d, e, f, g, h = f3, f3, f3, f3, f3, f3, f3, f3 f4 = function(p) return a(p) and b(p) and c(p) and d(p) and e(p) and f(p) and g(p) and h(p) end end
local f5 do local a, b, c, d, e, f, g, h = f4, f4, f4, f4, f4, f4, f4, f4 f5 = function(p) return a(p) and b(p) and c(p) and d(p) and e(p) and f(p) and g(p) and h(p) end end
local f6 do local a, b, c, d, e, f, g, h = f5, f5, f5, f5, f5, f5, f5, f5 f6 = function(p) return a(p) and b(p) and c(p) and d(p) and e(p) and f(p) and g(p) and h(p) end end
local f7 do local a, b, c, d, e, f, g, h = f6, f6, f6, f6, f6, f6, f6, f6 f7 = function(p) return a(p) and b(p) and c(p) and d(p) and e(p) and f(p) and g(p) and h(p) end end
local f8 do local a, b, c, d, e, f, g, h = f7, f7, f7, f7, f7, f7, f7, f7 f8 = function(p) return a(p) and b(p) and c(p) and d(p) and e(p) and f(p) and g(p) and h(p) end end
local f9 do local a, b, c, d, e, f, g, h = f8, f8, f8, f8, f8, f8, f8, f8 f9 = function(p) return a(p) and b(p) and c(p) and d(p) and e(p) and f(p) and g(p) and h(p) end end
local f10 do local a, b, c, d, e, f, g, h = f9, f9, f9, f9, f9, f9, f9, f9 f10 = function(p) return a(p) and b(p) and c(p) and d(p) and e(p) and f(p) and g(p) and h(p) end end
local f11 do local a, b, c, d, e, f, g, h = f10, f10, f10, f10, f10, f10, f10, f10 f11 = function(p) return a(p) and b(p) and c(p) and d(p) and e(p) and f(p) and g(p) and h(p) end end
local f12 do local a, b, c, d, e, f, g, h = f11, f11, f11, f11, f11, f11, f11, f11 f12 = function(p) return a(p) and b(p) and c(p) and d(p) and e(p) and f(p) and g(p) and h(p) end end
local f13 do local a, b, c, d, e, f, g, h = f12, f12, f12, f12, f12, f12, f12, f12 f13 = function(p) return a(p) and b(p) and c(p) and d(p) and e(p) and f(p) and g(p) and h(p) end end
local f14 do local a, b, c, d, e, f, g, h = f13, f13, f13, f13, f13, f13, f13, f13 f14 = function(p) return a(p) and b(p) and c(p) and d(p) and e(p) and f(p) and g(p) and h(p) end end
decision "d" { "D", option "o" { "O", to = "home", when = f14 } }
outcome "home" { "Home.", utility = 1, good = true }

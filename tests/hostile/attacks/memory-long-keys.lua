-- attack: memory-long-keys; expects: LIMIT; long keys that are all different
local t = {} for i = 1, 1000000 do t[("k"):rep(1000) .. i] = i end

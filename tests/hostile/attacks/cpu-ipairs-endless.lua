-- attack: cpu-ipairs-endless; expects: LIMIT; ipairs over a list that grows
local t = {1} for i in ipairs(t) do t[i + 1] = 1 end

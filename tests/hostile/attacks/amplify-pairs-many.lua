-- attack: amplify-pairs-many; expects: LIMIT; each pairs() sorts
local a = {} for i = 1, 20000 do a["k" .. i] = i end for i = 1, 10000 do pairs(a) end

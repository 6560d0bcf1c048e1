-- attack: memory-sparse; expects: LIMIT; a key that would make a large array
local t = {} for i = 1, 100000000 do t[i] = i end

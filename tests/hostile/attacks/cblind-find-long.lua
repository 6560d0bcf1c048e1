-- attack: cblind-find-long; expects: LIMIT; a long search again and again
local s = ("a"):rep(1000000) while true do s:find(("a"):rep(1000) .. "b") end

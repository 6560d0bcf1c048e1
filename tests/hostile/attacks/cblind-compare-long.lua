-- attack: cblind-compare-long; expects: LIMIT; comparing long texts that differ at the end
local a, b = ("a"):rep(1000000) .. "a", ("a"):rep(1000000) .. "b" while true do local x = a < b end

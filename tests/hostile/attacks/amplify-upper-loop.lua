-- attack: amplify-upper-loop; expects: LIMIT; megabytes copied by few calls
local s = ("x"):rep(1000000) for i = 1, 1000000 do local t = s:upper() end

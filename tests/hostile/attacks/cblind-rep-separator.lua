-- attack: cblind-rep-separator; expects: LIMIT; rep with a large separator
local s = ("x"):rep(1 << 62, ("y"):rep(1000))

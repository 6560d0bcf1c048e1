-- attack: host-string-metatable; expects: REFUSED; the metatable of texts
getmetatable("").__index = nil

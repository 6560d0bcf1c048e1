-- attack: poison-library; expects: REFUSED; a library cannot be changed
string.upper = function() return "POISON" end

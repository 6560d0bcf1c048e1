-- attack: term-number-of-name; expects: REFUSED; a control sequence as a field
local t = {} t["\27[2J\27]0;title\7"]()

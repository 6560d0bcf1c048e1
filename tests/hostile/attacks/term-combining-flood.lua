-- attack: term-combining-flood; expects: REFUSED; marks piled on one letter
error("a" .. ("\u{301}"):rep(200), 0)

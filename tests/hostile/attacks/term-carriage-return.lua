-- attack: term-carriage-return; expects: REFUSED; a line that would be written over
error("all is well\rharmful\b\b\b\b", 0)

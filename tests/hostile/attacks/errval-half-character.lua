-- attack: errval-half-character; expects: REFUSED; a message cut in the middle of a letter
error(("\u{20ac}"):rep(400))

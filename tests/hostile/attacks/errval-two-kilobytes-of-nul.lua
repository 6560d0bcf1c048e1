-- attack: errval-two-kilobytes-of-nul; expects: REFUSED; zero bytes in a message
error(("\0"):rep(2000) .. "after")

-- attack: errval-level-huge; expects: REFUSED; levels that do not exist
error("x", 1 << 40)

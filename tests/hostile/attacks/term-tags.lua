-- attack: term-tags; expects: REFUSED; tag characters and variation selectors
error("a\u{e0041}\u{e0042}\u{e007f}\u{fe0f}\u{200d}b", 0)

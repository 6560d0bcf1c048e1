-- attack: term-c1; expects: REFUSED; C1 controls, raw and as UTF-8
error("\xc2\x9b31m \x9b31m \xc2\x9d0;x\xc2\x9c", 0)

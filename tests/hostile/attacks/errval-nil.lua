-- attack: errval-nil; expects: REFUSED; an error without a value
error(nil)

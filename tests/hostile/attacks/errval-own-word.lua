-- attack: errval-own-word; expects: REFUSED; an error that is one of our functions
error(string)

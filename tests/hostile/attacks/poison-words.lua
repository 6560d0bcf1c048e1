-- attack: poison-words; expects: REFUSED; a word of the language cannot be replaced
decision = function() return {} end

-- attack: poison-proxy-methods; expects: REFUSED; nor the index of a library
math.__index = {} 

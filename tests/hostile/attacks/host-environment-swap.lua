-- attack: host-environment-swap; expects: REFUSED; an environment of the script's own has no words
local _ENV = {} os.exit(0)

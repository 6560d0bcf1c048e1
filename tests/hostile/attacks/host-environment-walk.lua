-- attack: host-environment-walk; expects: HARMLESS; walking the environment finds nothing to walk
for k, v in pairs(_ENV) do error("found " .. k) end

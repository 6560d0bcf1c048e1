-- attack: determinism-nan-sign; expects: HARMLESS; the sign of no number differs between machines
error(tostring(0/0) .. tostring(-(0/0)) .. string.format("%g", 1e308 * 10), 0)

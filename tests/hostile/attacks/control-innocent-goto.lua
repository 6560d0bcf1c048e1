-- attack: control-innocent-goto; expects: HARMLESS; control: goto and a closed loop must work
local i = 0 ::again:: i = i + 1 if i < 1000 then goto again end assert(i == 1000)

-- attack: memory-table-of-tables; expects: LIMIT; small tables
local t = {} while true do t = {t, {}, {}} end

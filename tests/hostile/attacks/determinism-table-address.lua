-- attack: determinism-table-address; expects: HARMLESS; addresses differ between runs
error(tostring({}) .. tostring(error) .. tostring(function() end), 0)

-- attack: amplify-format-many; expects: LIMIT; long conversions in a loop
while true do local s = string.format("%99.99f%99.99f%99.99f", 1e308, 1e308, 1e308) end

-- attack: memory-churn; expects: LIMIT; garbage as fast as it can be made
while true do local t = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10} end

-- attack: cpu-goto; expects: LIMIT; a loop that is no loop statement
::again:: goto again

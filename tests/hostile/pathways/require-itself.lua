-- attack: require-itself; expects: REFUSED; answers: o; a file that requires itself
require "attack"
pathway "a" { title = "A", start = "d" } decision "d" { "D", option "o" { "O", to = "home" } } outcome "home" { "Home.", utility = 1, good = true }

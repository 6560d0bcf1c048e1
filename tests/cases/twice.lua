pathway "twice" { title = "Twice", start = "a" }
source "s" { "S" }
source "s" { "S" }   -- expect: source "s" stands twice (first in twice.lua, line 2)
learning_point "p" "P"
learning_point "p" "P"   -- expect: learning point "p" stands twice
parameter "x" { 1, illustrative = true }
parameter "x" { 1, illustrative = true }   -- expect: parameter "x" stands twice
define "d" "x > 0"
define "d" "x > 1"   -- expect: define "d" stands twice
distribution "r" { w = 1, illustrative = true }
distribution "r" { w = 1, illustrative = true }   -- expect: distribution "r" stands twice
patient "Sam" { f = flag { true } }
patient "Ann" { g = flag { true } }   -- expect: a pathway has one patient
variant "v" { "V" }
variant "v" { "V" }   -- expect: variant "v" stands twice
event "e" { "E", when = "f" }
event "e" { "E", when = "f" }   -- expect: event "e" stands twice
step "a" { "A", to = "z" }
decision "a" { "A", option "o" { "O" } }   -- expect: node "a" stands twice (first in twice.lua, line 18)
outcome "z" { "Z", utility = 1 }
define "round_about" "round_trip"   -- expect: defined by itself
define "round_trip" "round_about"   -- expect: defined by itself

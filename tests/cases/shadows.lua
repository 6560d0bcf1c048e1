-- One name must mean one thing in expressions.
pathway "shadows" { title = "S", start = "z" }
patient "Sam" { sbp = number { 3 } }
parameter "sbp" { 1, illustrative = true }   -- expect: sbp
define "sbp" "clock > 3"   -- expect: sbp
outcome "z" { "Z", utility = 1 }

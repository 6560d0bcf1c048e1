pathway "use_slip" { title = "A slip in a use", start = "door" }
patient "Ann, 40" {}
use "procedures/slip" { as = "slipped" exits = { out = "home" } }   -- expect: a comma is missing after "slipped"
use "procedures/inner" { exits: { out = "home" } }   -- expect: stands =, not a colon
decision "door" {
  "Door",
  option "a" { "A", to = "slipped" },
  option "b" { "B", to = "inner" },
}
outcome "home" { "Home", utility = 1 }

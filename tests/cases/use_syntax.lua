pathway "use_syntax" { title = "A slip in a procedure's file", start = "door" }
patient "Ann, 40" {}
use "procedures/slip" { exits = { out = "home" } }
require "procedures/slip"   -- a procedure is not for require
step "door" { "Door", to = "slip" }
outcome "home" { "Home", utility = 1 }

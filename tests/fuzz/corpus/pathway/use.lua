pathway "a" { title = "A", start = "d" }
patient "A" { m = number { 1 }, s = scale { "x", "y" }, f = flag { true } }
use "b" { needs = { n = "m", s = "s", f = "m > 1" }, exits = { out = "two", no = "home" } }
use "b" { as = "two", needs = { n = 2, s = "'y'", f = false }, exits = { out = "home", no = resume }, texts = { act = "{b_seen}" } }
decision "d" { "D", option "o" { "O", to = "b" }, option "v" { "V", visit = "two", to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }
--file
procedure "b" { title = "B", start = "act" }
needs { n = number { 1 }, s = scale { "x", "y" }, f = flag { true } }
fields { seen = integer { 0 }, note = finding { "{n}", chart = "lab", hidden = true } }
source "r" { "R" }
parameter "p" { 0.5, cite = "r" }
distribution "row" { a = 0.5, b = 0.5, cite = "r" }
define "high" "s > 'x' or f"
event "e" { "E", when = "seen == 3", p = "p", to = "c" }
use "c" { exits = { out = "luck" } }
exit "out" "Out."
exit "no" { "No." }
decision "act" {
  "{n} {note}",
  option "o" { "O", set = "seen = seen + 1; s = worse(s)", reveals = "note", to = either("high", "out", "luck") },
  option "p" { "P", when = function(p) return p.n > 0 and not p.f and p.s == "x" end, to = "no" },
}
chance "luck" { spread = "row", branch "a" { to = "out" }, branch "b" { to = "c" } }
--file
procedure "c" { title = "C", start = "s" }
exit "out" "Out."
step "s" { "S", to = "out" }

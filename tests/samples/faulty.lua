-- A mistake that only a walk meets: the second answer divides by zero.
pathway "faulty" { title = "Faulty", start = "first" }
patient "Kim" { n = number { 1, label = "N", chart = "vital" } }
decision "first" { "First.", option "on" { "Go on", to = "second", set = "n = n - 1" } }
decision "second" {
  "Second.",
  option "bad"  { "Divide", to = "home", set = "n = 5 / n" },
  option "good" { "Leave it", to = "home" },
}
outcome "home" { "Home.", utility = 1, good = true }

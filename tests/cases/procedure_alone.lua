procedure "procedure_alone" { title = "A procedure by itself", summary = "It can be tried and checked.", start = "inner" }
needs { weight = number { 70, chart = "exam" }, bleeds = flag { false } }
fields { level = scale { "low", "high" }, note = finding { "{level}", chart = "lab", hidden = true } }
use "procedures/inner" { needs = { on = "bleeds", count = 2 }, exits = { out = "act", end_of_all = "done" } }
variant "bleeding" { "One who bleeds", values = { bleeds = true }, texts = { inner_within = "It bleeds." } }
exit "done" "It is done, at {level}."
decision "act" { "Act.", option "on" { "On", set = "level = worse(level); weight = weight + inner_seen", reveals = "note", to = "done" } }

procedure "faulty" { title = "Mistakes of its own", start = "akt" }   -- expect: start = "akt": there is no such node; did you mean "act"
pathway "faulty" { title = "No", start = "act" }   -- expect: pathway stands in a pathway, but this is a procedure
needs { seen = number { 1 }, dose = number { 2 }, level = number { 3 }, film = finding { "Film" } }   -- expect: level is needed here, and declared too -- expect: a procedure cannot need a finding
fields { level = scale { "low", "high" } }
exit "out" "Out."
exit "out" "Out again."   -- expect: exit "out" stands twice
source "doses" { "A review.", year = 2021 }   -- expect: source "doses" says something else in use_wrong.lua, line 2
variant "other" { "Not for the pathway", values = { level = "nonsense" } }
decision "act" {
  "Act {kg}, {variant}.",   -- expect: unknown name kg -- expect: a procedure does not know the variants
  option "a" { "A", set = "dose = dose + 1", to = "out" },   -- expect: only a field can be set, and dose is an expression here
  option "b" { "B", when = "level == 'hihg'", to = "door" },   -- expect: is not a value of -- expect: to = "door": there is no such node
  option "c" { "C", when = "lvel == 'high'", to = "ott" },   -- expect: unknown name lvel; did you mean "level" -- expect: to = "ott": there is no such node; did you mean "out"
  option "d" { "D", cite = "late", to = "out" },   -- expect: there is no source "late" in this file: a procedure says what it cites and teaches
  option "e" { "E", when = high, to = "out" },   -- expect: unknown word high
  option "f" { "F", when = "level == low", to = "out" },   -- expect: unknown name low; if the value of level is meant, write 'low'
  option "g" { "G", reveals = "lev", when = "known('levl')", to = "out" },   -- expect: there is no field "lev"; did you mean "level" -- expect: did you mean "level"
}
procedure "faulty" { title = "Twice", start = "act" }   -- expect: a file has one procedure

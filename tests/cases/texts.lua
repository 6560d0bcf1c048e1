pathway "texts" { title = "T", start = "a" }
patient "Sam" { sbp = number { 3 }, lost = finding { "{spb}", chart = "lab" } }   -- expect: in {spb}, column 1
-- expect +3: in {sbpp}, column 1: unknown name sbpp; did you mean "sbp"?
-- expect +5: in {sbp >}, column 6
step "a" { [[The first line
  and a second with {sbpp} in it.

  - {sbp} is right
  - {sbp >} is not]], to = "b" }
step "b" {
  [[A brace { without its end]],   -- expect: a { in this text has no } behind it
  to = "z",
}
step "c2" { "It is {either(sbp > 1, 'his', 'nobody's')} chest.", to = "z" }   -- expect: a ' behind { in this text has no second one
step "c" { "Given {given}", to = "z" }   -- expect: answers of a question
step "d" { "A brace {{ and }} is fine, {name}, {either(sbp > 1, '}', '{')}", to = "z" }
decision "e" {
  [[
    {sbp}
  ]],
  option "o" {
    "O",
    because = [[
      One
      two]],
    -- expect +3: in {nowhere}
    result = [[
      One
      {nowhere}]],
  },
}
outcome "z" { "Z", utility = 1 }

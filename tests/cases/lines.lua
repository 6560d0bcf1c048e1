-- The line is that of the key, however the form is laid out.
pathway "lines" {
  title = "L",
  start = "a",
  clock = "1 hr",   -- expect: is no duration
}
patient "Sam" {
  sbp = number {
    78,
    range = { 0, 300 },
    normal = 5,   -- expect: normal takes
  },
}
decision "a" {
  "A { when = 5",   -- expect: has no } behind it
  -- when = "in a comment"
  option "o" {
    "O, to = 'x'",
    set = [[
      sbp = 1;
    ]],
    when =   -- expect: did you mean "sbp"?
      "sbpp > 1",
    to = "zz",   -- expect: there is no such node
  },
  option "p" { "P", set = "sbp = 1",
               case "sbp > 1" { to = "yy" },   -- expect: to = "yy"
               to = "xx" },   -- expect: to = "xx"
}
for i = 1, 2 do
  step("s" .. i) { "S", to = "s" .. (i + 7) }   -- expect: to = "s8" -- expect: to = "s9"
end
outcome "z" { "Z", utility = 1 }

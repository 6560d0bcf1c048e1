pathway "slips" { title = "Slips", start = "a" }
patient "Sam" { gcs = number { 15 }, drug = one_of { "none", "lmwh", "ufh" } }
step "response" { "…", to = "z" }
decision "a" {
  "A",
  option "a" { "A", when = gcs < 8, to = "z" },   -- expect: unknown word gcs; conditions and assignments are written in quotes, as in when = "gcs < 8"
  option "b" { "B", rating = best, to = "z" },   -- expect: did you mean "best", in quotes?
  option "c" { "C", to = response },   -- expect: did you mean "response", in quotes?
  option "d" { "D", when = "gcs = 8", to = "z" },   -- expect: column 5: compare with ==
  option "e" { "E", set = "gcs == 9", to = "z" },   -- expect: assign with =
  option "f" { "F", when = "drug == lmwh", to = "z" },   -- expect: column 9: unknown name lmwh; if the value of drug is meant, write 'lmwh'
  option "g" { "G", when = "drug == 'lmwhh'", to = "z" },   -- expect: did you mean "lmwh"?
  option "h" { "H", when = "variant == 'vit'", to = "z" },   -- expect: did you mean "vitt"?
  option "i" { "I", when = "drug == 'lmwh' or 'ufh'", to = "z" },   -- expect: is(field, 'a', 'b')
  option "j" { "J", when = "not gcs < 8", to = "z" },   -- expect: write not (
  option "k" { "K", when = "8 < gcs < 12", to = "z" },   -- expect: 8 < x and x < 12
  option "l" { "L", when = "gcs != 8", to = "z" },   -- expect: written ~=
  option "m" { "M", when = "gcs <> 8", to = "z" },   -- expect: written ~=
  option "n" { "N", when = "gcs => 8", to = "z" },   -- expect: written >=
  option "o" { "O", when = "gcs > 3 && gcs < 8", to = "z" },   -- expect: write "and"
  option "p" { "P", set = "gcs += 1", to = "z" },   -- expect: in full
  option "q" { "Q", set = "gcs =- 1", to = "z" },   -- expect: =- sets a negative value
  option "r" { "R", becuase = "x", to = "z" },   -- expect: option has no key "becuase"; did you mean "because"?
  option "s" { "S", set = "gcs = 1, gcs = 2", to = "z" },   -- expect: separated with ;
  option "t" { "T", "Another text", to = "z" },   -- expect: a second text in option t
  option "u" { "U", takes = 45, to = "z" },   -- expect: write the unit, as in "45 min"
  option "v" { "V", takes = "45 mins and more", to = "z" },   -- expect: is no duration
  option "w",   -- expect: option "w" has no body
}
variant "vitt" { "V", values = { gcs = 14 } }
parameter "decimal" { 0,9, low = 0.8, illustrative = true }   -- expect: takes one number (decimals are written with a point
learning_point "alone"   -- expect: learning_point "alone" has no text
source "bare"   -- expect: source "bare" has no body
define "nothing"   -- expect: define "nothing" has no text
outcome "z" { "End", utility = 1 }

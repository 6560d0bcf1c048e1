pathway "x" { title = "X", start = "a" }
patient "P" { gcs = integer { 9, range = {3,15} }, drug = one_of { "none", "lmwh" }, hr = number { 80 }  }
parameter "q" { 0,9, low = 0.1 }
learning_point "lonely"
decision "a" {
  "Text",
  option "b" { "B", when = "gcs = 3", to = "c" },
  option "c1" { "C", when = gcs < 8, rating = best, to = "enb" },
  option "d" { "D", set = "gcs == 9", because = "x", becuase = "y" },
  option "e" { "E", when = "drug == lmwh" },
  option "f" { "F", when = "drug == 'lmwhh'" },
  option "g" { "G", when = "drug == 'none' or 'lmwh'", to = enb },
  option "h" { "H", when = "not gcs < 8" },
  option "i" { "I", when = "3 < gcs < 8" },
  option "j" { "J", when = "gcs != 8", set = "gcs =- 1" },
  option "k" { "K", set = "gcs = 1, hr = 2", takes = 45 },
  option "l" { "L", "second", set = "gcs += 1" },
  option "m" ,
  option "n" { "N", when = "gcs > 3 && hr < 2", to="end"},
}
outcome "end" { "E", utility = 1 }

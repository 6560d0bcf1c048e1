-- What the procedure must do, tried by itself: casewalk test pathways/procedures/enoxaparin.lua

walk "a milligram for each kilogram" {
  choose = { dose = "70 mg" }, meets = { "dose:right" }, expect = "level == 'target' and not late", ends = "first_dose",
}
walk "a tenth less is the same dose" { choose = { dose = "63" }, meets = { "dose:right" }, ends = "first_dose" }
walk "half of it is too little" {
  choose = { dose = "35" }, meets = { "dose:low" }, expect = "level == 'low' and clock == 10", ends = "first_dose",
}
walk "the dose for once a day, twice a day, is too much" {
  choose = { dose = "105" }, meets = { "dose:high" }, expect = "level == 'high'", ends = "first_dose",
}
walk "what nobody would give is talked over first" {
  choose = { dose = "700" }, meets = { "dose:other" }, expect = "level == 'target' and not late and clock == 30", ends = "first_dose",
}
walk "and at night that takes hours" {
  variant = "night", choose = { dose = "700" }, meets = { "dose:other" }, expect = "level == 'target' and late and clock == 180", ends = "first_dose",
}

-- What you expect of @file@; `casewalk test @file@` says whether it is so.
--
-- A walk says only what matters: what is chosen where, what chance does, and where it must end. What is not
-- said an expert chooses. Add one for each way that must work, and it will tell you when a change breaks it.

walk "treated at once, and lucky" {
  choose = { arrival = "treat" },
  luck   = { course = "recovers" },
  ends   = "well",
}

walk "who waits does harm" {
  choose = { arrival = "wait" },
  expect = "sbp < 100 and clock == 1 * hour",
  never  = { "course" },
  ends   = "harmed",
}

-- The odds over all walks: an expert must do better than one who guesses.
expect "an expert does well nine times in ten" { policy = "expert", "good > 0.89" }
expect "guessing does not"                     { policy = "random", "good < 0.5" }

-- What you expect of hypo.lua: save it as hypo.walks.lua.
walk "an expert has her well within the hour" {
  luck = { recheck = "awake" },
  meets = { "found:measure", "low:vein", "after:feed" },
  expect = "clock < 1 * hour", ends = "well",
}
walk "an hour of sleep ends in a seizure" {
  choose = { found = "sleep" },
  meets = { "event:too_late" }, never = { "low" }, ends = "seizure",
}
walk "juice ends in pneumonia" {
  choose = { low = "juice" }, ends = "pneumonia",
}
walk "left in peace she relapses, once" {
  choose = { after = "leave" }, luck = { recheck = "awake" },
  meets = { "event:relapse" }, expect = "not fed", ends = "well",
}
walk "without a cannula it is the muscle" {
  variant = "no_cannula", luck = { recheck = { "no_better", "awake" } },
  meets = { "low:glucagon" }, never = { "low:vein" }, ends = "well",
}

-- Step 1 of the tutorial (docs/tutorial.md): save it as hypo.lua. For education, not for patient care.
pathway "hypo" {
  title = "Drowsy before breakfast",
  start = "found",
}

patient "Martha, 74" {
}

decision "found" {
  [[At seven in the morning {name} is sweaty and hard to wake. She takes gliclazide for diabetes,
  was operated on yesterday, and has eaten little since. What do you do?]],

  option "measure" {
    "Prick her finger and measure the glucose",
    to = "well",
  },
  option "sleep" {
    "Let her sleep until breakfast",
    to = "seizure",
  },
}

outcome "well"      { "She eats, and the day goes on as planned.", utility = 1, good = true }
outcome "seizure"   { "The seizure lasts three minutes. She comes to, but not quite as she was.", utility = 0.3 }

-- Step 2 of the tutorial (docs/tutorial.md): save it as hypo.lua. For education, not for patient care.
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
    to = "low",
  },
  option "sleep" {
    "Let her sleep until breakfast",
    to = "seizure",
  },
}

decision "low" {
  "The meter shows 2.1 mmol/L. She opens her eyes when you call, and shuts them again. What do you give?",

  option "vein" {
    "75 mL of glucose 20 % into the vein",
    to = "well",
  },
  option "glucagon" {
    "Glucagon 1 mg into the thigh",
    to = "well",
  },
  option "juice" {
    "A glass of orange juice, held to her lips",
    to = "pneumonia",
  },
}

outcome "well"      { "She eats, and the day goes on as planned.", utility = 1, good = true }
outcome "pneumonia" { "She inhales it and goes blue. She is a week on a ventilator.", utility = 0.2 }
outcome "seizure"   { "The seizure lasts three minutes. She comes to, but not quite as she was.", utility = 0.3 }

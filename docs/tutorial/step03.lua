-- Step 3 of the tutorial (docs/tutorial.md): save it as hypo.lua. For education, not for patient care.
pathway "hypo" {
  title = "Drowsy before breakfast",
  start = "found",
}

patient "Martha, 74" {
}

decision "found" {
  [[At seven in the morning {name} is sweaty and hard to wake. She takes gliclazide for diabetes,
  was operated on yesterday, and has eaten little since. What do you do?]],
  hint = "What can be found out within a minute?",

  option "measure" {
    "Prick her finger and measure the glucose",
    rating = "best",
    because = "It takes a minute, and a low glucose is the cause that cannot wait.",
    to = "low",
  },
  option "sleep" {
    "Let her sleep, and look again in an hour",
    rating = "harmful",
    because = "Hard to wake is not asleep. A low glucose that lasts harms the brain.",
    result = "An hour later she is wet with sweat, and does not answer.",
  },
}

decision "low" {
  "The meter shows 2.1 mmol/L. She opens her eyes when you call, and shuts them again. What do you give?",

  option "vein" {
    "75 mL of glucose 20 % into the vein",
    rating = "best",
    because = "It works within minutes, and asks nothing of her swallowing.",
    to = "well",
  },
  option "glucagon" {
    "Glucagon 1 mg into the thigh",
    rating = "acceptable",
    because = "It needs no vein. But it is slower, and weaker in someone who has not eaten.",
    to = "well",
  },
  option "juice" {
    "A glass of orange juice, held to her lips",
    rating = "harmful",
    because = "She cannot swallow safely: it goes into her lungs.",
    to = "pneumonia",
  },
}

outcome "well"      { "She eats, and the day goes on as planned.", utility = 1, good = true }
outcome "pneumonia" { "She inhales it and goes blue. She is a week on a ventilator.", utility = 0.2 }
outcome "seizure"   { "The seizure lasts three minutes. She comes to, but not quite as she was.", utility = 0.3 }

-- Step 5 of the tutorial (docs/tutorial.md): save it as hypo.lua. For education, not for patient care.
pathway "hypo" {
  title = "Drowsy before breakfast",
  start = "found",
}

source "teaching" { "Common clinical teaching on low blood glucose in hospital.", grade = "opinion", unverified = true }
learning_point "measure" "Diabetes, and drowsy, confused or sweating: measure the glucose before anything else"
learning_point "swallow" "Nothing by mouth for someone who cannot swallow safely"

patient "Martha, 74" {
  glucose = number { 2.1, label = "Blood glucose", unit = "mmol/L", range = { 0, 40 }, normal = { 4, 10 }, chart = "lab", hidden = true },
  mind = scale { "alert", "drowsy", "unconscious", value = "drowsy", label = "Consciousness", normal = "alert", chart = "exam" },
}

decision "found" {
  [[At seven in the morning {name} is sweaty and hard to wake. She takes gliclazide for diabetes,
  was operated on yesterday, and has eaten little since. What do you do?]],
  hint = "What can be found out within a minute?",

  option "measure" {
    "Prick her finger and measure the glucose",
    rating = "best",
    because = "It takes a minute, and a low glucose is the cause that cannot wait.",
    teaches = "measure", cite = "teaching",
    to = "low",
  },
  option "sleep" {
    "Let her sleep, and look again in an hour",
    rating = "harmful",
    because = "Hard to wake is not asleep. A low glucose that lasts harms the brain.",
    teaches = "measure", cite = "teaching",
    result = "An hour later she is wet with sweat, and does not answer.",
  },
}

decision "low" {
  "The meter shows {glucose} mmol/L. She is {mind}: her eyes open when you call, and fall shut. What do you give?",
  reveals = "glucose",

  option "vein" {
    "75 mL of glucose 20 % into the vein",
    rating = "best",
    because = "It works within minutes, and asks nothing of her swallowing.",
    teaches = "swallow", cite = "teaching",
    set = "glucose = 6.4; mind = 'alert'",
    to = "well",
  },
  option "glucagon" {
    "Glucagon 1 mg into the thigh",
    rating = "acceptable",
    because = "It needs no vein. But it is slower, and weaker in someone who has not eaten.",
    set = "glucose = 5.2; mind = 'alert'",
    to = "well",
  },
  option "juice" {
    "A glass of orange juice, held to her lips",
    rating = "harmful",
    because = "She cannot swallow safely: it goes into her lungs.",
    teaches = "swallow", cite = "teaching",
    to = "pneumonia",
  },
}

outcome "well"      { "She eats, and the day goes on as planned.", utility = 1, good = true }
outcome "pneumonia" { "She inhales it and goes blue. She is a week on a ventilator.", utility = 0.2 }
outcome "seizure"   { "The seizure lasts three minutes. She comes to, but not quite as she was.", utility = 0.3 }

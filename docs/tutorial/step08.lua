-- Step 8 of the tutorial (docs/tutorial.md): save it as hypo.lua. For education, not for patient care.
pathway "hypo" {
  title = "Drowsy before breakfast",
  start = "found",
}

source "teaching" { "Common clinical teaching on low blood glucose in hospital.", grade = "opinion", unverified = true }
learning_point "measure" "Diabetes, and drowsy, confused or sweating: measure the glucose before anything else"
learning_point "swallow" "Nothing by mouth for someone who cannot swallow safely"
learning_point "afterwards" "Once awake: food, glucose again and again, and the cause"

patient "Martha, 74" {
  glucose = number { 2.1, label = "Blood glucose", unit = "mmol/L", range = { 0, 40 }, normal = { 4, 10 }, chart = "lab", hidden = true },
  mind = scale { "alert", "drowsy", "unconscious", value = "drowsy", label = "Consciousness", normal = "alert", chart = "exam" },
  fed = flag { false },
}

event "too_late" {
  "Her arms and legs begin to jerk.",
  when = "glucose < 3", after = "40 min",
  to = "seizure",
}
event "relapse" {
  "Two hours later she is hard to wake again: the gliclazide of yesterday still works.",
  when = "mind == 'alert' and not fed", after = "2 h",
  set = "glucose = 2.4; mind = 'drowsy'",
  to = "low",
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
    takes = "2 min",
    to = "low",
  },
  option "sleep" {
    "Let her sleep, and look again in an hour",
    rating = "harmful",
    because = "Hard to wake is not asleep. A low glucose that lasts harms the brain.",
    teaches = "measure", cite = "teaching",
    result = "An hour later she is wet with sweat, and does not answer.",
    takes = "1 h",
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
    takes = "10 min",
    to = "recheck",
  },
  option "glucagon" {
    "Glucagon 1 mg into the thigh",
    rating = "acceptable",
    because = "It needs no vein. But it is slower, and weaker in someone who has not eaten.",
    takes = "15 min",
    to = "recheck",
  },
  option "juice" {
    "A glass of orange juice, held to her lips",
    rating = "harmful",
    because = "She cannot swallow safely: it goes into her lungs.",
    teaches = "swallow", cite = "teaching",
    takes = "5 min",
    to = "pneumonia",
  },
}

chance "recheck" {
  branch "awake" {
    "She sits up, looks round, and asks for her glasses.",
    p = 0.9, illustrative = true,
    set = "glucose = 6.4; mind = 'alert'", reveals = "glucose",
    to = "after",
  },
  branch "no_better" {
    "She is no better.",
    p = rest,
    set = "glucose = 2.6",
    to = "low",
  },
}

decision "after" {
  "She is awake, if pale. Breakfast has been cleared away. What now?",

  option "feed" {
    "Bread and milk at once, glucose every hour, and no more gliclazide",
    rating = "best",
    because = "What you gave is used up within the hour; gliclazide works all day.",
    teaches = "afterwards", cite = "teaching",
    set = "fed = true", takes = "30 min",
    to = "well",
  },
  option "leave" {
    "Leave her in peace until lunch",
    rating = "harmful",
    because = "What you gave is used up within the hour; gliclazide works all day.",
    teaches = "afterwards", cite = "teaching",
    takes = "4 h",
    to = "well",
  },
}

outcome "well"      { "She eats, and the day goes on as planned.", utility = 1, good = true }
outcome "pneumonia" { "She inhales it and goes blue. She is a week on a ventilator.", utility = 0.2 }
outcome "seizure"   { "The seizure lasts three minutes. She comes to, but not quite as she was.", utility = 0.3 }

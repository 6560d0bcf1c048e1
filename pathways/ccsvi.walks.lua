-- What the author expects of ccsvi.lua: casewalk test pathways/ccsvi.lua
--
-- Licence: CC BY-SA 4.0, as the pathway.

-- She stays, nothing happens, unless a walk says so.
local function luck(said)
  local quiet = {
    low_mood = false, narrow = false, stent_moves = false,
    venography = "narrow", drift = "gone", choice = "stays", abroad = "none", feeling = "same", spreads = "holds",
    year = "quiet", findings = "lesion", unseen_cause = "lesion", course = "recovers", sinus_course = "recovered", stent_course = "recovered",
  }
  for place, branch in pairs(said) do quiet[place] = branch end
  return quiet
end

----------------------------------------------------------------------------------------------------------------------
-- The expert's way

walk "an expert's way with Judith: listened to, shown the trials, and her infusion kept" {
  luck = luck {}, meets = {
    "opening:listen", "report:healthy", "odds:right", "page_talk:flaws", "next_visit:in_a_week", "trials:read", "extra:right", "plan:drug_plan",
    "day9:venography", "enoxaparin_dose:right", "numerator:both", "afterwards:report", "rewrite:plain_page",
  },
  never = { "deposit", "silence", "low_mood", "travel", "relapse" },
  expect = "dmt == 'on' and planned and trust == 'firm' and pull == 'weak' and not abroad", ends = "kept",
}
walk "an expert's way with Mirjam: no second balloon, and somebody looks at the stent" {
  variant = "stent", luck = luck {}, meets = { "plan:drug_plan", "next_visit:in_a_week" }, never = { "travel", "collapse" },
  expect = "planned and dmt == 'on' and not abroad", ends = "kept",
}
walk "an expert's way with Lea: the drug starts next week as booked" {
  variant = "new", luck = luck {}, meets = { "plan:drug_plan" }, never = { "extra" }, expect = "dmt == 'on'", ends = "kept",
}
walk "an expert's way with Hanne: no drug for the course, and she stands in May" {
  variant = "progressive", luck = luck {}, meets = { "plan:rehab" }, never = { "extra" }, expect = "dmt == 'none' and planned", ends = "kept",
}
walk "an expert's way with Carmen: tomorrow, not in a week, and the refund" {
  variant = "ticket", luck = luck {}, meets = { "next_visit:tomorrow", "plan:drug_plan" }, never = { "event:deposit", "travel" },
  expect = "dmt == 'on' and not abroad", ends = "kept",
}

----------------------------------------------------------------------------------------------------------------------
-- She goes all the same

walk "she goes in spite of everything, with records, a number and her drug, and comes home as she went" {
  luck = luck { choice = "goes" }, meets = { "travel:records", "abroad:none", "feeling:same" }, expect = "net and dmt == 'on' and not felt", ends = "returned",
}
walk "she feels better, it is measured, and it fades: the end is the same" {
  luck = luck { choice = "goes", feeling = "better" }, meets = { "better:measure" }, expect = "felt and dmt == 'on'", ends = "returned",
}
walk "glad for her, and the infusion left out: a disabling relapse that stays" {
  choose = { better = "stop_drug" }, luck = luck { choice = "goes", feeling = "better", year = "severe", course = "remains" }, meets = { "relapse", "restart:effective" },
  expect = "dmt == 'paused' and lasting and disabling", ends = "worse",
}
walk "a clot in the neck: she knows whom to ring, the probe shows it, it holds" {
  luck = luck { choice = "goes", abroad = "clot" }, meets = { "neck:duplex", "spreads:holds" }, expect = "net and harm == 'clot'", ends = "after_clot",
}
walk "a clot taken for a bruise grows into the sinuses" {
  choose = { neck = "bruise" }, luck = luck { choice = "goes", abroad = "clot", spreads = "grows" }, meets = { "day9:venography", "sinus_course" }, never = { "numerator", "night" },
  expect = "harm == 'sinus'", ends = "after_sinus",
}
walk "a balloon against the clot of a balloon: the radiologist refuses, and a night is lost" {
  choose = { neck = "redo" }, luck = luck { choice = "goes", abroad = "clot" }, meets = { "neck:redo" }, ends = "after_clot",
}
walk "a sinus clot taken for a migraine" {
  choose = { day9 = "migraine" }, luck = luck { choice = "goes", abroad = "sinus", sinus_course = "disabled" }, expect = "disabled", ends = "disabled",
}
walk "a sinus clot taken for a relapse, and a dose too low" {
  choose = { day9 = "ms", enoxaparin_dose = 40 }, luck = luck { choice = "goes", abroad = "sinus", sinus_course = "dead" }, meets = { "enoxaparin_dose:low" }, expect = "missed and level == 'low'", ends = "dead",
}
walk "the dose for once a day, twice a day" {
  choose = { enoxaparin_dose = 95 }, luck = luck { choice = "goes", abroad = "sinus", sinus_course = "disabled" }, meets = { "enoxaparin_dose:high" },
  expect = "level == 'high' and disabled", ends = "disabled",
}
walk "a dose that nobody draws up costs hours of the night" {
  choose = { enoxaparin_dose = 600 }, luck = luck { choice = "goes", abroad = "sinus" }, meets = { "enoxaparin_dose:other" },
  expect = "enoxaparin_late and level == 'target'", ends = "after_sinus",
}
walk "her own weight gives the dose: 60 mg for 62 kg" {
  choose = { enoxaparin_dose = "60 mg" }, luck = luck { choice = "goes", abroad = "sinus" }, meets = { "enoxaparin_dose:right" }, ends = "after_sinus",
}
walk "a stent she did not ask for moves to the heart" {
  luck = luck { choice = "goes", abroad = "stent" }, meets = { "collapse:find_stent", "stent_course" }, never = { "event:stent_moves" }, ends = "after_stent",
}
walk "fainting with a new stent, sent home with a recorder" {
  choose = { collapse = "panic" }, luck = luck { choice = "goes", abroad = "stent", stent_course = "dead" }, expect = "missed", ends = "dead",
}
walk "an anticoagulant in her bag: she bleeds behind the gut" {
  choose = { travel = "anticoagulant" }, luck = luck { choice = "goes", abroad = "bleeds" }, expect = "bloodthin and harm == 'bleed'", ends = "after_clot",
}
walk "a shoulder that hangs is a harm as well" { luck = luck { choice = "goes", abroad = "nerve" }, expect = "harm == 'nerve'", ends = "returned" }
walk "and some do not come home" { luck = luck { choice = "goes", abroad = "dies" }, never = { "feeling" }, ends = "dead" }
walk "sent away with her decision, she comes back by herself, and is welcome" {
  choose = { travel = "discharge" }, luck = luck { choice = "goes" }, meets = { "feeling:same" }, expect = "not alone and dmt == 'on'", ends = "returned",
}
walk "sent away, and her joy put down as a placebo: nobody sees her again" {
  choose = { travel = "discharge", better = "placebo" }, luck = luck { choice = "goes", feeling = "better" }, never = { "event:low_mood", "event:narrow" },
  expect = "alone and dmt == 'paused'", ends = "lost",
}

----------------------------------------------------------------------------------------------------------------------
-- What may interrupt

walk "laughed at twice, she does not come back; a call and an apology bring her" {
  choose = { opening = "nonsense", links = "forbid" }, luck = luck {}, meets = { "event:silence", "no_show:ring", "rank" }, expect = "trust == 'open'", ends = "kept",
}
walk "laughed at and sent a letter: she drifts away, flies, and has paused her drug" {
  choose = { opening = "nonsense", links = "forbid", no_show = "letter" }, luck = luck {}, meets = { "event:silence", "drift:gone" }, never = { "rank", "travel" },
  expect = "abroad", ends = "returned",
}
walk "struck off the list: she does not fly, and nobody knows how she is" {
  choose = { opening = "nonsense", links = "forbid", no_show = "strike" }, luck = luck { drift = "nowhere" }, expect = "alone and not abroad and dmt == 'paused'", ends = "lost",
}
walk "Carmen laughed at does not ring: a message from an airport" {
  variant = "ticket", choose = { opening = "nonsense", ask = { "drug", "hopes", "money" }, links = "forbid" }, luck = luck {}, meets = { "event:silence", "unseen" }, never = { "no_show" },
  expect = "abroad", ends = "returned",
}
walk "six weeks to the next visit: the private clinic rings first" {
  choose = { next_visit = "quarter" }, luck = luck {}, meets = { "event:deposit" }, expect = "not abroad", ends = "kept",
}
walk "a picture of the veins takes eleven days, and the deposit comes before it" {
  choose = { report = { "mr", "healthy" } }, luck = luck {}, meets = { "event:deposit", "odds" }, expect = "known('mrv')", ends = "kept",
}
walk "nobody asked about her mood, and it comes to a head" {
  choose = { ask = { "drug", "hopes", "money" } }, luck = luck { low_mood = true }, meets = { "event:low_mood" }, ends = "kept",
}
walk "asked about at the first visit, it does not" { luck = luck { low_mood = true }, never = { "event:low_mood" }, ends = "kept" }
walk "the vein is narrow again, as half of them are, and nothing follows from it" {
  luck = luck { choice = "goes", narrow = true }, meets = { "event:narrow", "again:expected" }, expect = "harm == 'none'", ends = "returned",
}
walk "a stent this time: it clots" {
  choose = { again = "stent_this_time" }, luck = luck { choice = "goes", narrow = true }, meets = { "event:narrow" }, expect = "harm == 'clot'", ends = "after_clot",
}

----------------------------------------------------------------------------------------------------------------------
-- The first visits

walk "a letter and a signature: she goes, and says whose they were" {
  choose = { opening = "refer", study = "sign" }, luck = luck { choice = "goes" }, expect = "letter and abroad", ends = "returned",
}
walk "a catheter venogram finds what it finds in two of three siblings" {
  choose = { report = "venogram" }, luck = luck {}, meets = { "venography:narrow" }, ends = "kept",
}
walk "the technician's own neck, and then the count" {
  choose = { report = { "technician", "healthy" } }, luck = luck {}, meets = { "laboratory", "odds" }, ends = "kept",
}
walk "the radiologist who dilated eleven, and then the ladder" {
  choose = { rank = { "colleague", "order" } }, luck = luck {}, meets = { "radiologist", "trials" }, ends = "kept",
}
walk "the ratio upside down is still about one" { choose = { odds = "1.09" }, luck = luck {}, meets = { "odds:inverted" }, ends = "kept" }
walk "a decimal comma is a decimal point" { choose = { odds = "0,91" }, luck = luck {}, meets = { "odds:right" }, ends = "kept" }
walk "four and a half times is not the question" { choose = { extra = 4.5 }, luck = luck {}, meets = { "extra:ratio" }, ends = "kept" }
walk "the infusions paused to keep both ways open: a relapse comes of it" {
  choose = { plan = "pause" }, luck = luck { year = "mild", course = "remains" }, meets = { "relapse:this_week", "steroid:right" }, expect = "dmt == 'paused' and not abroad", ends = "worse",
}

----------------------------------------------------------------------------------------------------------------------
-- A new deficit

walk "a relapse in spite of everything, treated in the right order" {
  luck = luck { year = "mild" }, meets = { "relapse:this_week", "findings:lesion", "steroid:right", "restart:effective" }, expect = "relapsed and restored and not lasting", ends = "recovered",
}
walk "an infection imitates a relapse" { luck = luck { year = "mild", findings = "infection" }, meets = { "imitation:antibiotic" }, expect = "not relapsed", ends = "kept" }
walk "the steroid feeds the infection" {
  choose = { imitation = "steroid_only" }, luck = luck { year = "severe", findings = "infection" }, expect = "lasting and not relapsed", ends = "worse",
}
walk "PML found early, and the drug stopped for good" {
  luck = luck { year = "mild", findings = "pml" }, meets = { "jc_virus:stop" }, expect = "pml and not disabled", ends = "worse",
}
walk "PML and a steroid" { choose = { jc_virus = "steroid_now" }, luck = luck { year = "mild", findings = "pml" }, expect = "pml and disabled", ends = "disabled" }
walk "a steroid by telephone, and the PML that nobody looked for" {
  choose = { relapse = "telephone" }, luck = luck { year = "mild", unseen_cause = "pml" }, never = { "findings" }, expect = "disabled", ends = "disabled",
}
walk "the veins again while the relapse goes on" {
  choose = { relapse = "veins" }, luck = luck { choice = "goes", year = "mild", course = "remains" }, expect = "lasting and abroad", ends = "worse",
}
walk "half a gram by mouth, one gram by vein" { choose = { steroid = 1000 }, luck = luck { year = "mild" }, meets = { "steroid:vein" }, ends = "recovered" }
walk "the veins first, the drug later: she flies after all" {
  choose = { restart = "veins_first" }, luck = luck { year = "mild" }, never = { "travel" }, expect = "abroad and not restored", ends = "returned",
}

----------------------------------------------------------------------------------------------------------------------
-- The same choice, another patient

walk "Mirjam's stent, looked at by nobody, goes to the heart in March" {
  variant = "stent", choose = { plan = "rehab" }, luck = luck { stent_moves = true }, meets = { "event:stent_moves", "collapse:find_stent" }, never = { "day9" },
  expect = "not planned and harm == 'stent'", ends = "after_stent",
}
walk "with the film in hand the resident remembers it" {
  variant = "stent", choose = { report = { "mr", "healthy" } }, luck = luck { stent_moves = true }, meets = { "event:stent_moves" }, expect = "known('mrv') and planned", ends = "after_stent",
}
walk "Mirjam's runs of broad beats, provoked on a treadmill" {
  variant = "stent", choose = { collapse = "exercise" }, luck = luck { stent_moves = true, stent_course = "dead" }, meets = { "event:stent_moves" }, expect = "missed", ends = "dead",
}
walk "Mirjam's stent has narrowed without a journey, and she is told that it was to be expected" {
  variant = "stent", luck = luck { narrow = true }, meets = { "event:narrow", "again:expected" }, expect = "not abroad", ends = "kept",
}
walk "Mirjam's second balloon, a stent inside the stent" {
  variant = "stent", luck = luck { choice = "goes", abroad = "stent" }, meets = { "collapse" }, never = { "event:stent_moves" }, ends = "after_stent",
}
walk "Lea waits for a third attack, and it leaves something behind" {
  variant = "new", choose = { plan = "rehab" }, luck = luck { year = "mild", course = "remains" }, expect = "dmt == 'none' and lasting", ends = "worse",
}
walk "Lea's both ways kept open means no drug at all" { variant = "new", choose = { plan = "pause" }, luck = luck {}, expect = "dmt == 'none'", ends = "kept" }
walk "Lea goes, and her drug starts before she flies" {
  variant = "new", luck = luck { choice = "goes" }, meets = { "travel:records" }, expect = "dmt == 'on'", ends = "returned",
}
walk "a strong infusion for Hanne is taken off the list again, and she sits in May" {
  variant = "progressive", choose = { plan = "drug_plan" }, luck = luck {}, expect = "not planned and dmt == 'none'", ends = "kept",
}
walk "Hanne's new deficit is never PML: there is no drug to let it in" {
  variant = "progressive", luck = luck { year = "mild" }, meets = { "findings:lesion" }, never = { "jc_virus" }, ends = "recovered",
}
walk "in a week Carmen is on her way home from it" {
  variant = "ticket", choose = { next_visit = "in_a_week" }, luck = luck {}, meets = { "travel:records" }, never = { "rank", "plan" }, expect = "abroad and net and dmt == 'on'", ends = "returned",
}
walk "therapy first and the infusion when the flight has settled: Carmen's drug is paused" {
  variant = "ticket", choose = { plan = "rehab" }, luck = luck { year = "severe", course = "remains" }, expect = "dmt == 'paused' and not planned", ends = "worse",
}

----------------------------------------------------------------------------------------------------------------------
-- What comes of it, exactly
expect "an expert keeps Judith: one in fourteen goes, and hardly anybody comes to harm" {
  policy = "expert", variant = "base",
  "good >= 0.969 and good <= 0.990", "utility >= 0.590 and utility <= 0.597",
  "p('kept') >= 0.835 and p('kept') <= 0.860", "p('abroad') >= 0.0696 and p('abroad') <= 0.0786",
  "p('returned') >= 0.0657 and p('returned') <= 0.0742", "p('recovered') >= 0.0586 and p('recovered') <= 0.0661",
  "p('worse') >= 0.0165 and p('worse') <= 0.0188", "p('dead') >= 0.000108 and p('dead') <= 0.000123",
  "p('lost') == 0", "p('relapse') >= 0.0939 and p('relapse') <= 0.106", "p('event:silence') == 0",
  "p('event:deposit') == 0", "p('event:low_mood') == 0",
  "p('event:narrow') >= 0.0324 and p('event:narrow') <= 0.0366", "p('neck') >= 0.00208 and p('neck') <= 0.00236",
  "p('collapse') >= 0.000348 and p('collapse') <= 0.000393", "p('imitation') >= 0.014 and p('imitation') <= 0.0159",
  "p('jc_virus') >= 0.00187 and p('jc_virus') <= 0.00212", "p('better') >= 0.0344 and p('better') <= 0.0389",
  "p('after_clot') >= 0.00199 and p('after_clot') <= 0.00225",
  "p('after_sinus') >= 0.000228 and p('after_sinus') <= 0.000258",
  "p('after_stent') >= 0.00032 and p('after_stent') <= 0.000362",
  "p('disabled') >= 0.0000325 and p('disabled') <= 0.0000368",
}
expect "an expert cannot undo Mirjam's stent: in this story it moves in one of three with a plan, in one of two without" {
  policy = "expert", variant = "stent",
  "good >= 0.642 and good <= 0.663", "utility >= 0.510 and utility <= 0.517",
  "p('kept') >= 0.552 and p('kept') <= 0.577", "p('abroad') >= 0.0696 and p('abroad') <= 0.0786",
  "p('after_stent') >= 0.294 and p('after_stent') <= 0.319",
  "p('event:stent_moves') >= 0.320 and p('event:stent_moves') <= 0.345",
  "p('event:narrow') >= 0.457 and p('event:narrow') <= 0.482", "p('dead') >= 0.0251 and p('dead') <= 0.0284",
}
expect "an expert's Lea" {
  policy = "expert", variant = "new",
  "good >= 0.971 and good <= 0.992", "utility >= 0.725 and utility <= 0.732",
  "p('kept') >= 0.835 and p('kept') <= 0.860", "p('abroad') >= 0.0696 and p('abroad') <= 0.0786",
  "p('relapse') >= 0.0939 and p('relapse') <= 0.106", "p('worse') >= 0.015 and p('worse') <= 0.017",
}
expect "an expert's Hanne" {
  policy = "expert", variant = "progressive",
  "good >= 0.982", "utility >= 0.443 and utility <= 0.450", "p('kept') >= 0.890 and p('kept') <= 0.915",
  "p('abroad') >= 0.0696 and p('abroad') <= 0.0786", "p('relapse') >= 0.0281 and p('relapse') <= 0.0318",
}
expect "an expert keeps four of five Carmens on the ground" {
  policy = "expert", variant = "ticket",
  "good >= 0.964 and good <= 0.985", "utility >= 0.587 and utility <= 0.594",
  "p('kept') >= 0.725 and p('kept') <= 0.750", "p('abroad') >= 0.181 and p('abroad') <= 0.206",
  "p('returned') >= 0.170 and p('returned') <= 0.195",
}

expect "a novice's Judith: one of three goes" {
  policy = "novice", variant = "base",
  "good >= 0.870 and good <= 0.891", "utility >= 0.577 and utility <= 0.584",
  "p('kept') >= 0.553 and p('kept') <= 0.578", "p('abroad') >= 0.333 and p('abroad') <= 0.358",
  "p('worse') >= 0.0488 and p('worse') <= 0.0551", "p('lost') >= 0.0138 and p('lost') <= 0.0157",
  "p('dead') >= 0.000965 and p('dead') <= 0.00109", "p('event:deposit') >= 0.532 and p('event:deposit') <= 0.557",
  "p('event:silence') >= 0.0745 and p('event:silence') <= 0.0841",
}
expect "a novice's Mirjam" {
  policy = "novice", variant = "stent",
  "good >= 0.487 and good <= 0.508", "utility >= 0.480 and utility <= 0.487",
  "p('event:stent_moves') >= 0.372 and p('event:stent_moves') <= 0.397",
  "p('after_stent') >= 0.323 and p('after_stent') <= 0.348", "p('dead') >= 0.0476 and p('dead') <= 0.0538",
}
expect "a novice's Lea" {
  policy = "novice", variant = "new",
  "good >= 0.868 and good <= 0.889", "utility >= 0.710 and utility <= 0.717",
  "p('abroad') >= 0.312 and p('abroad') <= 0.337", "p('relapse') >= 0.173 and p('relapse') <= 0.198",
  "p('worse') >= 0.054 and p('worse') <= 0.0611",
}
expect "a novice's Hanne" {
  policy = "novice", variant = "progressive",
  "good >= 0.896 and good <= 0.917", "utility >= 0.434 and utility <= 0.441",
  "p('abroad') >= 0.360 and p('abroad') <= 0.385", "p('lost') >= 0.0251 and p('lost') <= 0.0284",
}
expect "a novice's Carmen flies" {
  policy = "novice", variant = "ticket",
  "good >= 0.793 and good <= 0.814", "utility >= 0.563 and utility <= 0.570",
  "p('abroad') >= 0.818 and p('abroad') <= 0.843", "p('kept') >= 0.132 and p('kept') <= 0.157",
}

expect "guessing with Judith" {
  policy = "random", variant = "base",
  "good >= 0.721 and good <= 0.742", "utility >= 0.562 and utility <= 0.569",
  "p('kept') >= 0.328 and p('kept') <= 0.353", "p('abroad') >= 0.552 and p('abroad') <= 0.577",
  "p('after_clot') >= 0.121 and p('after_clot') <= 0.146", "p('worse') >= 0.0815 and p('worse') <= 0.092",
  "p('lost') >= 0.0349 and p('lost') <= 0.0395", "p('disabled') >= 0.00357 and p('disabled') <= 0.00403",
  "p('after_sinus') >= 0.00215 and p('after_sinus') <= 0.00243", "p('dead') >= 0.00237 and p('dead') <= 0.00268",
  "p('neck') >= 0.0159 and p('neck') <= 0.018", "p('imitation') >= 0.0212 and p('imitation') <= 0.024",
  "p('event:silence') >= 0.128 and p('event:silence') <= 0.153",
  "p('event:deposit') >= 0.695 and p('event:deposit') <= 0.720",
  "p('event:low_mood') >= 0.131 and p('event:low_mood') <= 0.156",
  "p('event:narrow') >= 0.248 and p('event:narrow') <= 0.273",
}
expect "guessing with Mirjam" {
  policy = "random", variant = "stent",
  "good >= 0.369 and good <= 0.390", "utility >= 0.459 and utility <= 0.466",
  "p('event:stent_moves') >= 0.396 and p('event:stent_moves') <= 0.421",
  "p('after_stent') >= 0.336 and p('after_stent') <= 0.361", "p('dead') >= 0.0614 and p('dead') <= 0.0694",
}
expect "guessing with Lea" {
  policy = "random", variant = "new",
  "good >= 0.713 and good <= 0.734", "utility >= 0.695 and utility <= 0.702",
  "p('abroad') >= 0.552 and p('abroad') <= 0.577", "p('relapse') >= 0.227 and p('relapse') <= 0.252",
  "p('worse') >= 0.0882 and p('worse') <= 0.0996",
}
expect "guessing with Hanne" {
  policy = "random", variant = "progressive",
  "good >= 0.757 and good <= 0.778", "utility >= 0.425 and utility <= 0.432",
  "p('abroad') >= 0.577 and p('abroad') <= 0.602", "p('lost') >= 0.063 and p('lost') <= 0.0712",
}
expect "guessing with Carmen: she flies" {
  policy = "random", variant = "ticket",
  "good >= 0.637 and good <= 0.658", "utility >= 0.552 and utility <= 0.559",
  "p('abroad') >= 0.931 and p('abroad') <= 0.956", "p('kept') >= 0.0408 and p('kept') <= 0.0461",
  "p('after_clot') >= 0.209 and p('after_clot') <= 0.234",
}

-- What the author expects of kyphoplasty.lua: casewalk test pathways/kyphoplasty.lua
--
-- Licence: CC BY-SA 4.0, as the pathway.

-- No bad luck, and no event, unless a walk says so.
local function luck(said)
  local quiet = {
    delirium = false, retropulsion = false, desaturation = false,
    two_weeks = "persists", in_bed = "dull", more_weeks = "stays", source = "urine",
    miscount = "level", miscount_ap = "level", breach = "through", breach_medial = "through",
    leaking = "dry", hardens = "quiet", falling_end = "holds", outcome_legs = "recovers", decompressed = "recovers",
    day_14 = "relief", control_film = "stands", six_weeks = "none", cause = "muscle", septic = "alive",
    long_run = "good", year = "quiet",
  }
  for place, branch in pairs(said) do quiet[place] = branch end
  return quiet
end

----------------------------------------------------------------------------------------------------------------------
-- The expert's way

walk "an expert's way with Dora: both sides of the evidence, two planes, thick cement, and the bone treated" {
  luck = luck {}, meets = { "film:mri", "figures:right", "her_choice:balloon", "localise:two_planes", "cement:toothpaste", "bone_plan:teriparatide" },
  never = { "pharmacist", "leak_seen", "weak_leg", "falling", "new_pain" },
  expect = "cemented and not promised and setback == 'none' and bone == 'strong' and pain == 2", ends = "well",
}
walk "an expert leaves Carmen's mending fractures alone and stops the rebound with an antiresorptive" {
  variant = "settling", luck = luck { two_weeks = "settles" }, meets = { "week_three:leave", "bone_plan:zoledronate" }, never = { "consent", "recovery" },
  expect = "not cemented and bone == 'strong' and early", ends = "well",
}
walk "an expert takes tissue from Vera's vertebra first, and treats the myeloma before the pain" {
  variant = "cancer", luck = luck {}, meets = { "suspect:biopsy", "oncology:together", "week_three_myeloma:both_sides", "bone_plan:zoledronate" },
  never = { "week_three", "figures", "oncology_late", "oncology_after" }, expect = "dx == 'myeloma' and not late", ends = "myeloma",
}
walk "an expert postpones for Salma's fever, and cements when the bladder is clean" {
  variant = "infection", luck = luck {}, meets = { "go:postpone", "source:urine", "bone_plan:teriparatide" }, never = { "spondylitis", "septic" },
  expect = "cemented and not seeded and not fever_now", ends = "well",
}
walk "an expert finds Salma's spine infected, and no cement goes in" {
  variant = "infection", luck = luck { source = "spine" }, meets = { "go:postpone", "spondylitis:sample" }, never = { "cefazolin", "cement" },
  expect = "not cemented and not seeded", ends = "well",
}
walk "an expert scans Hedwig without a magnet and waits for her INR" {
  variant = "paced", luck = luck {}, meets = { "film:ct_spect", "go:hold", "recovery:checks" }, never = { "weak_leg", "airway" },
  expect = "cemented and not thin", ends = "well",
}

----------------------------------------------------------------------------------------------------------------------
-- Every end

walk "half of the pain stays, as it often does" { luck = luck { long_run = "partial" }, expect = "relief == 'partial'", ends = "mending" }
walk "some pain never goes, whatever was done" { luck = luck { day_14 = "slow", long_run = "none" }, expect = "relief == 'none' and not early", ends = "chronic" }
walk "the next vertebra breaks in spite of the cement and the best drug" {
  luck = luck { year = "vertebra" }, expect = "again and cemented and bone == 'strong'", ends = "refracture",
}
walk "calcium alone, and the hip breaks in the winter" {
  choose = { bone_plan = "calcium" }, luck = luck { year = "hip" }, expect = "bone == 'none'", ends = "hip",
}
walk "a year of denosumab and then a rest: three vertebrae in one week" {
  choose = { bone_plan = "year_only" }, luck = luck { year = "vertebra" }, expect = "bone == 'lapsed'", ends = "refracture",
}
walk "the four in a thousand: an infection months after a faultless procedure" {
  luck = luck { year = "infection" }, meets = { "septic" }, expect = "not seeded and setback == 'none'", ends = "infected",
}
walk "and the operation for it may not be survived" { luck = luck { year = "infection", septic = "dead" }, meets = { "septic:dead" }, ends = "died" }
walk "the needle slides past the bone" { luck = luck { breach = "death" }, never = { "cement" }, expect = "sbp < 60", ends = "died" }
walk "in the spring it is the heart" { luck = luck { year = "dies" }, expect = "clock > 300 * day", ends = "died" }
walk "new pain that turns out to be a myeloma nobody had asked for" {
  luck = luck { six_weeks = "new_pain", cause = "cancer" }, meets = { "new_pain:look", "oncology_after:together" }, expect = "late", ends = "myeloma",
}

----------------------------------------------------------------------------------------------------------------------
-- What may interrupt, and what answers it

walk "a strong opioid by telephone: delirium on the third night, and a second drug makes it worse" {
  choose = { call = "opioid", delirium = "haloperidol" }, luck = luck { delirium = true }, meets = { "event:delirium", "assess" },
  expect = "setback == 'much' and spo2 >= 93", ends = "well",
}
walk "the opioid stopped, glasses and a known face: she wakes up" {
  choose = { call = "opioid" }, luck = luck { delirium = true }, meets = { "event:delirium", "delirium:stop" }, expect = "setback == 'some' and not opioid", ends = "well",
}
walk "a fentanyl patch does the same at home" {
  choose = { regimen = { "patch", "paracetamol", "move" } }, luck = luck { delirium = true }, meets = { "event:delirium", "two_weeks" }, never = { "in_bed" }, ends = "well",
}
walk "bone moves backwards on day twelve, and the surgeon is there in time" {
  luck = luck { retropulsion = true }, meets = { "event:retropulsion", "heavy_legs:surgeon" }, never = { "consent", "two_weeks:persists" },
  expect = "legs == 'strong' and not cemented", ends = "well",
}
walk "heavy legs that wait for the first slot in the morning stay heavy" {
  choose = { heavy_legs = "tomorrow" }, luck = luck { retropulsion = true, outcome_legs = "stays" }, meets = { "event:retropulsion" },
  expect = "legs == 'very_weak' and response == 'late'", ends = "paraparesis",
}
walk "a balloon against a cord that is pressed: refused, and hours lost" {
  choose = { heavy_legs = "cement_now" }, luck = luck { retropulsion = true, outcome_legs = "stays" }, never = { "cement" }, expect = "response == 'missed'", ends = "paraparesis",
}
walk "Hedwig stops breathing under a first small dose; airway before cement, and it goes on" {
  variant = "paced", luck = luck { desaturation = true }, meets = { "event:desaturation", "airway:airway", "cement" }, expect = "setback == 'none' and sedation == 'none'", ends = "well",
}
walk "propofol by whoever is free, and more oxygen for a chest that does not move" {
  variant = "paced", choose = { anaesthesia = "deep", airway = "oxygen_only" }, luck = luck { desaturation = true }, meets = { "event:desaturation" }, never = { "midazolam" },
  expect = "setback == 'much'", ends = "well",
}
walk "local anaesthetic alone cannot take her breath" {
  variant = "paced", choose = { anaesthesia = "nothing" }, luck = luck { desaturation = true }, never = { "event:desaturation", "airway" }, ends = "well",
}

----------------------------------------------------------------------------------------------------------------------
-- Before the needle

walk "an osteopath first, and the pain is worse for it" { choose = { call = "manipulate" }, luck = luck {}, expect = "setback == 'some'", ends = "well" }
walk "who leaves out the drugs hears of them from a pharmacist" {
  choose = { assess = { "flags", "tap", "nerves" } }, luck = luck {}, meets = { "pharmacist" }, expect = "known('medicines')", ends = "well",
}
walk "a film will do, until the spine clinic sends it back" {
  choose = { film = "film_only" }, luck = luck {}, meets = { "late_scan", "reading_late:fragility" }, never = { "reading" }, expect = "setback == 'some'", ends = "well",
}
walk "a film will do for Vera too: the myeloma is named days later" {
  variant = "cancer", choose = { film = "film_only" }, luck = luck {}, meets = { "late_scan", "reading_late:malignant", "suspect_late:biopsy" },
  never = { "suspect" }, expect = "dx == 'myeloma'", ends = "myeloma",
}
walk "four weeks of bed rest: the lungs fill" {
  choose = { regimen = { "bed", "paracetamol" } }, luck = luck { in_bed = "lungs" }, meets = { "in_bed", "pneumonia" }, expect = "bed and setback == 'much' and temp < 37", ends = "well",
}
walk "bed rest without the lungs costs days and heels" {
  choose = { regimen = { "bed" } }, luck = luck {}, meets = { "in_bed:dull" }, never = { "pneumonia" }, expect = "setback == 'some'", ends = "well",
}
walk "fifteen milligrams a kilogram for 46 kg" { choose = { paracetamol = 690 }, luck = luck {}, meets = { "paracetamol:right" }, ends = "well" }
walk "a full gram is the dose of somebody heavier" { choose = { paracetamol = "1000 mg" }, luck = luck {}, meets = { "paracetamol:grown" }, ends = "well" }
walk "a gram is right for Carmen, who weighs 61 kg" {
  variant = "settling", choose = { paracetamol = 1000 }, luck = luck { two_weeks = "settles" }, meets = { "paracetamol:right" }, ends = "well",
}
walk "a little more than a gram is too much for Carmen" {
  variant = "settling", choose = { paracetamol = 1100 }, luck = luck { two_weeks = "settles" }, meets = { "paracetamol:grown" }, ends = "well",
}
walk "910 mg is safe for Carmen, if not the most" {
  variant = "settling", choose = { paracetamol = 910 }, luck = luck { two_weeks = "settles" }, meets = { "paracetamol:low" }, ends = "well",
}
walk "44 in 100 is not what the cement did" { choose = { figures = 44 }, luck = luck {}, meets = { "figures:all" }, ends = "well" }
walk "two more weeks, and it lets go without cement" {
  choose = { her_choice = "time" }, luck = luck { more_weeks = "calms" }, meets = { "more_weeks:calms" }, never = { "consent" }, expect = "waited and early and not cemented", ends = "well",
}
walk "two more weeks, the same figures again, and then no cement after all" {
  choose = { her_choice = { "time", "never_mind" } }, luck = luck {}, meets = { "more_weeks:stays" }, never = { "consent" }, expect = "waited and not cemented", ends = "well",
}
walk "vertebroplasty needs no balloon" {
  choose = { her_choice = "no_balloon" }, luck = luck {}, never = { "inflate" }, expect = "technique == 'vertebroplasty' and cemented", ends = "well",
}
walk "a leaflet and a slot on Thursday: more was promised than is known" {
  choose = { week_three = "longer" }, luck = luck {}, meets = { "consent" }, never = { "figures", "her_choice" }, expect = "promised and setback == 'some'", ends = "well",
}
walk "a blind bone drug is sent back, and the next fracture finds her without one" {
  choose = { regimen = { "paracetamol", "move" }, bone_plan = "teriparatide" }, luck = luck { year = "vertebra" }, expect = "bone == 'none'", ends = "refracture",
}
walk "bloods that were forgotten in week one can be sent before the bone drug" {
  choose = { regimen = { "paracetamol", "move" } }, luck = luck {}, meets = { "bone_plan:bloods_first", "bone_plan:teriparatide" }, expect = "bone == 'strong'", ends = "well",
}

----------------------------------------------------------------------------------------------------------------------
-- At the table

walk "counted by a cross on the skin: the wrong vertebra" {
  choose = { localise = "cross" }, luck = luck { miscount = "other", day_14 = "misses" }, meets = { "day_14:misses" }, expect = "wrong and not early and setback == 'some'", ends = "well",
}
walk "counted in one plane: wrong less often, and just as wrong" {
  choose = { localise = "one_plane" }, luck = luck { miscount_ap = "other", day_14 = "misses", long_run = "none" }, expect = "wrong", ends = "chronic",
}
walk "medial of the line: the foot does not move, and is looked at at once" {
  choose = { access = "medial" }, luck = luck { breach_medial = "cord" }, meets = { "weak_leg:mri", "decompressed:recovers" }, never = { "cement" }, expect = "legs == 'strong'", ends = "well",
}
walk "balloon, thin cement and a push through the leak; a numb leg observed overnight never wakes" {
  choose = { inflate = "chase", cement = "runny", leak_seen = "push_on", weak_leg = "observe" },
  luck = luck { leaking = "canal", hardens = "cord", decompressed = "stays" }, meets = { "leak_seen", "weak_leg" },
  expect = "cortex and fast and pushed and response == 'missed' and legs == 'very_weak'", ends = "paraparesis",
}
walk "cement in the canal, filling stopped, the surgeon at the scanner: she stands again" {
  luck = luck { leaking = "canal", hardens = "cord" }, meets = { "leak_seen:stop", "weak_leg:mri", "decompressed:recovers" }, expect = "legs == 'strong' and not pushed", ends = "well",
}
walk "cement in a vein, pushed on, and a lytic for it" {
  choose = { leak_seen = "push_on", falling = "alteplase" }, luck = luck { leaking = "vein", hardens = "lungs", falling_end = "dies" }, meets = { "falling" },
  expect = "response == 'missed'", ends = "died",
}
walk "the same fall in pressure, carried over forty minutes" {
  luck = luck { leaking = "vein", hardens = "lungs" }, meets = { "leak_seen:stop", "falling:support", "falling_end:holds" }, expect = "sbp >= 100 and spo2 >= 93", ends = "well",
}
walk "a tongue of cement in the disc is told to her, and makes new pain likelier" {
  luck = luck { leaking = "disc", six_weeks = "new_pain", cause = "fracture" }, meets = { "leak_seen:pause", "disc_note:record" }, expect = "disc and again", ends = "refracture",
}

----------------------------------------------------------------------------------------------------------------------
-- New pain in week six

walk "new pain, and cement again without a look: it was muscle" {
  choose = { new_pain = "cement_again" }, luck = luck { six_weeks = "new_pain" }, expect = "setback == 'much'", ends = "well",
}
walk "a vertebra that has not united" { luck = luck { six_weeks = "new_pain", cause = "nonunion", long_run = "partial" }, expect = "stuck", ends = "mending" }
walk "a rare infection found in week six" {
  luck = luck { six_weeks = "new_pain", cause = "infection" }, meets = { "spondylitis_late:sample", "septic" }, expect = "not seeded", ends = "infected",
}

----------------------------------------------------------------------------------------------------------------------
-- The same choice, another patient

walk "a balloon for Carmen's mending fractures: all of the risk, the rebound forgotten, the next one breaks" {
  variant = "settling", choose = { week_three = "breakthrough", bone_plan = "calcium" }, luck = luck { two_weeks = "settles", year = "vertebra" }, meets = { "cement" },
  expect = "promised and cemented and bone == 'none'", ends = "refracture",
}
walk "a builder alone does not stop Carmen's rebound" {
  variant = "settling", choose = { bone_plan = "teriparatide" }, luck = luck { two_weeks = "settles", year = "vertebra" }, expect = "bone == 'fair'", ends = "refracture",
}
walk "Carmen's pain does not always settle, and then she decides like the others" {
  variant = "settling", luck = luck {}, meets = { "week_three:both_sides", "her_choice:balloon" }, ends = "well",
}
walk "Vera's tumour read as weak bone, and stopped at the scan in week three" {
  variant = "cancer", choose = { reading = "fragility" }, luck = luck {}, meets = { "week_three:rethink", "oncology_late:together" }, expect = "not late", ends = "myeloma",
}
walk "Vera's tumour cemented as weak bone, with a core that names it" {
  variant = "cancer", choose = { reading = "fragility", week_three = "both_sides" }, luck = luck {}, meets = { "access:core", "oncology_after" }, expect = "cemented and not late", ends = "myeloma",
}
walk "Vera's tumour cemented as weak bone, and named months later" {
  variant = "cancer", choose = { reading = "fragility", week_three = "both_sides", access = "lateral" }, luck = luck { six_weeks = "new_pain", cause = "cancer" },
  never = { "oncology", "oncology_late" }, expect = "late", ends = "myeloma",
}
walk "teriparatide in a plasma cell disease is sent back" {
  variant = "cancer", choose = { bone_plan = "teriparatide" }, luck = luck {}, expect = "bone == 'none' and setback == 'some'", ends = "myeloma",
}
walk "Vera's posterior wall lets the cement through, and stopping in time keeps the legs" {
  variant = "cancer", luck = luck { leaking = "canal" }, meets = { "leak_seen:stop" }, never = { "weak_leg" }, expect = "legs == 'strong'", ends = "myeloma",
}
walk "Salma's fever overlooked: cement in an infected patient" {
  variant = "infection", choose = { go = "proceed" }, luck = luck { six_weeks = "new_pain", cause = "infection" }, meets = { "new_pain:look", "spondylitis_late", "septic" },
  expect = "seeded and temp > 38", ends = "infected",
}
walk "a second antibiotic does not make Salma's fever safe" {
  variant = "infection", choose = { go = "cover", new_pain = "opioid" }, luck = luck { six_weeks = "new_pain", cause = "infection", septic = "dead" }, expect = "seeded", ends = "died",
}
walk "Hedwig sent to the magnet: two days lost at its door" {
  variant = "paced", choose = { film = "mri" }, luck = luck {}, expect = "known('medicines') and known('scan')", ends = "well",
}
walk "Hedwig's warfarin overlooked: blood beside the cord, and an hour lost at the magnet" {
  variant = "paced", choose = { go = "proceed", weak_leg = "mri" }, luck = luck { breach = "cord", decompressed = "stays" }, meets = { "weak_leg" }, never = { "cement" },
  expect = "thin and response == 'late'", ends = "paraparesis",
}
walk "full-dose enoxaparin within the hour: her legs belong to somebody else, and CT finds the clot" {
  variant = "paced", choose = { recovery = "anticoagulate" }, luck = luck {}, meets = { "weak_leg:ct", "decompressed:recovers" }, expect = "cemented and legs == 'strong'", ends = "well",
}
walk "zoledronate is not released for Hedwig's kidneys" {
  variant = "paced", choose = { bone_plan = "zoledronate" }, luck = luck { year = "hip" }, expect = "bone == 'none'", ends = "hip",
}

----------------------------------------------------------------------------------------------------------------------
-- What comes of it, exactly
expect "an expert's Dora: a good year in half, a new fracture in a third, for all that can be done" {
  policy = "expert", variant = "base",
  "good >= 0.504 and good <= 0.525", "utility >= 0.618 and utility <= 0.625",
  "p('well') >= 0.383 and p('well') <= 0.408", "p('refracture') >= 0.307 and p('refracture') <= 0.332",
  "p('died') >= 0.0597 and p('died') <= 0.0675", "p('paraparesis') >= 0.00611 and p('paraparesis') <= 0.0069",
  "p('event:delirium') == 0", "p('event:retropulsion') >= 0.0188 and p('event:retropulsion') <= 0.0212",
  "p('event:desaturation') >= 0.00783 and p('event:desaturation') <= 0.00883",
  "p('leak_seen') >= 0.154 and p('leak_seen') <= 0.179", "p('weak_leg') >= 0.00135 and p('weak_leg') <= 0.00153",
  "p('falling') >= 0.0109 and p('falling') <= 0.0124", "p('new_pain') >= 0.591 and p('new_pain') <= 0.616",
  "p('septic') >= 0.0173 and p('septic') <= 0.0196", "p('infected') >= 0.0144 and p('infected') <= 0.0164",
  "p('hip') >= 0.0184 and p('hip') <= 0.0209", "p('myeloma') >= 0.00979 and p('myeloma') <= 0.0111",
}
expect "an expert's Carmen does best, and mostly without a needle" {
  policy = "expert", variant = "settling",
  "good >= 0.632 and good <= 0.653", "utility >= 0.659 and utility <= 0.666",
  "p('well') >= 0.501 and p('well') <= 0.526", "p('consent') >= 0.0921 and p('consent') <= 0.104",
  "p('new_pain') >= 0.286 and p('new_pain') <= 0.311",
  "p('event:retropulsion') >= 0.0188 and p('event:retropulsion') <= 0.0212",
}
expect "an expert's Vera lives with her myeloma, found in time" {
  policy = "expert", variant = "cancer",
  "good >= 0.806 and good <= 0.827", "utility >= 0.532 and utility <= 0.539",
  "p('myeloma') >= 0.814 and p('myeloma') <= 0.839", "p('oncology') >= 0.988", "p('oncology_late') == 0",
  "p('leak_seen') >= 0.557 and p('leak_seen') <= 0.582", "p('weak_leg') >= 0.0416 and p('weak_leg') <= 0.047",
  "p('paraparesis') >= 0.0202 and p('paraparesis') <= 0.0229",
}
expect "an expert's Salma is cemented only when she is well" {
  policy = "expert", variant = "infection",
  "good >= 0.507 and good <= 0.528", "utility >= 0.617 and utility <= 0.624",
  "p('spondylitis') >= 0.154 and p('spondylitis') <= 0.179", "p('septic') >= 0.0138 and p('septic') <= 0.0157",
  "p('infected') >= 0.0115 and p('infected') <= 0.0131", "p('died') >= 0.0592 and p('died') <= 0.0668",
}
expect "an expert's Hedwig stops breathing in one case of three and comes to no harm by it" {
  policy = "expert", variant = "paced",
  "good >= 0.504 and good <= 0.525", "utility >= 0.618 and utility <= 0.625",
  "p('event:desaturation') >= 0.321 and p('event:desaturation') <= 0.346",
  "p('weak_leg') >= 0.00135 and p('weak_leg') <= 0.00153",
  "p('paraparesis') >= 0.00611 and p('paraparesis') <= 0.0069",
}

expect "a novice's Dora" {
  policy = "novice", variant = "base",
  "good >= 0.320 and good <= 0.341", "utility >= 0.569 and utility <= 0.576",
  "p('event:delirium') >= 0.127 and p('event:delirium') <= 0.152",
  "p('leak_seen') >= 0.353 and p('leak_seen') <= 0.378", "p('weak_leg') >= 0.00729 and p('weak_leg') <= 0.00823",
  "p('falling') >= 0.0205 and p('falling') <= 0.0232", "p('septic') >= 0.0149 and p('septic') <= 0.0169",
  "p('infected') >= 0.0124 and p('infected') <= 0.0141", "p('died') >= 0.093 and p('died') <= 0.118",
}
expect "a novice's Carmen" {
  policy = "novice", variant = "settling",
  "good >= 0.440 and good <= 0.461", "utility >= 0.601 and utility <= 0.608",
  "p('consent') >= 0.359 and p('consent') <= 0.384", "p('refracture') >= 0.329 and p('refracture') <= 0.354",
}
expect "a novice's Vera: the myeloma named after the cement in one of four" {
  policy = "novice", variant = "cancer",
  "good >= 0.576 and good <= 0.597", "utility >= 0.464 and utility <= 0.471",
  "p('myeloma') >= 0.699 and p('myeloma') <= 0.724", "p('oncology_late') >= 0.367 and p('oncology_late') <= 0.392",
  "p('oncology_after') >= 0.232 and p('oncology_after') <= 0.257",
}
expect "a novice's Salma: cement in an infected patient" {
  policy = "novice", variant = "infection",
  "good >= 0.269 and good <= 0.290", "utility >= 0.533 and utility <= 0.540",
  "p('spondylitis') >= 0.0891 and p('spondylitis') <= 0.101", "p('infected') >= 0.118 and p('infected') <= 0.143",
}
expect "a novice's Hedwig: legs lost to warfarin and enoxaparin" {
  policy = "novice", variant = "paced",
  "good >= 0.293 and good <= 0.314", "utility >= 0.557 and utility <= 0.564",
  "p('event:desaturation') >= 0.167 and p('event:desaturation') <= 0.192",
  "p('weak_leg') >= 0.0843 and p('weak_leg') <= 0.0951", "p('paraparesis') >= 0.051 and p('paraparesis') <= 0.0577",
}

expect "guessing with Dora" {
  policy = "random", variant = "base",
  "good >= 0.267 and good <= 0.288", "utility >= 0.552 and utility <= 0.559",
  "p('well') >= 0.198 and p('well') <= 0.223", "p('refracture') >= 0.466 and p('refracture') <= 0.491",
  "p('hip') >= 0.0537 and p('hip') <= 0.0607", "p('event:delirium') >= 0.206 and p('event:delirium') <= 0.231",
  "p('event:desaturation') >= 0.0229 and p('event:desaturation') <= 0.0259",
  "p('leak_seen') >= 0.499 and p('leak_seen') <= 0.524", "p('paraparesis') >= 0.0197 and p('paraparesis') <= 0.0223",
  "p('died') >= 0.100 and p('died') <= 0.125",
}
expect "guessing with Carmen" {
  policy = "random", variant = "settling",
  "good >= 0.368 and good <= 0.389", "utility >= 0.574 and utility <= 0.581",
  "p('well') >= 0.282 and p('well') <= 0.307", "p('refracture') >= 0.375 and p('refracture') <= 0.400",
  "p('consent') >= 0.658 and p('consent') <= 0.683",
}
expect "guessing with Vera" {
  policy = "random", variant = "cancer",
  "good >= 0.378 and good <= 0.399", "utility >= 0.430 and utility <= 0.437",
  "p('myeloma') >= 0.659 and p('myeloma') <= 0.684", "p('oncology_after') >= 0.479 and p('oncology_after') <= 0.504",
  "p('paraparesis') >= 0.0741 and p('paraparesis') <= 0.0837",
}
expect "guessing with Salma" {
  policy = "random", variant = "infection",
  "good >= 0.164 and good <= 0.185", "utility >= 0.475 and utility <= 0.482",
  "p('infected') >= 0.265 and p('infected') <= 0.290", "p('septic') >= 0.320 and p('septic') <= 0.345",
}
expect "guessing with Hedwig" {
  policy = "random", variant = "paced",
  "good >= 0.212 and good <= 0.233", "utility >= 0.523 and utility <= 0.530",
  "p('weak_leg') >= 0.215 and p('weak_leg') <= 0.240", "p('paraparesis') >= 0.132 and p('paraparesis') <= 0.157",
  "p('event:desaturation') >= 0.222 and p('event:desaturation') <= 0.247",
}

-- The walks and odds that pathways/dvst.lua must give: run them with `casewalk test dvst`.
-- What a walk does not say, the expert chooses and the seed draws.
-- For education, not for patient care. Licence: CC BY-SA 4.0.

-- Nothing interrupts, and months go by quietly; what `more` says comes on top or instead.
local function quiet(more)
  local luck = { fit = false, embolism = false, hit = false, fever = false, months = "quiet" }
  for place, what in pairs(more) do luck[place] = what end
  return luck
end
local steady = quiet { first_days = "steady", fate = "mrs0" }
local worse  = quiet { first_days = "worse", cause = "propagation", procedure = "through", reopening = "complete", after_evt = "wakes",
                       after_medical = "holds", fate = "mrs2" }
local function but(luck, more)
  local both = {}
  for place, what in pairs(luck) do both[place] = what end
  for place, what in pairs(more) do both[place] = what end
  return both
end

----------------------------------------------------------------------------------------------------------------------
-- The expert, in every patient

walk "the expert sees Lena through a steady course" {
  luck = steady, ends = "mrs0",
  meets = { "image:ctv", "scan:sagittal", "first_line:lmwh", "enoxaparin_dose:right", "support:levetiracetam", "offer:university",
            "webpage:honest", "oral:warfarin", "inr_target:right", "duration:six", "contraception:device", "next_child:lmwh", "followup:plan" },
  never = { "bundle", "herniation", "event:untreated" }, expect = "asm and centre and drug == 'warfarin' and setback == 'none'",
}
walk "the expert takes Lena to the catheter when she gets worse on an adequate drug" {
  luck = worse, ends = "mrs2",
  meets = { "bundle", "colleague:trial", "rescue:evt", "consent:odds", "method:aspiration", "after_evt:wakes" },
  never = { "late_scan", "ride_late", "late_level" }, expect = "level == 'target' and setback == 'none' and technique == 'mechanical'",
}
walk "the practice with the name has no neurosurgeon: an hour back on the road" {
  choose = { offer = "practice" }, luck = steady, meets = { "ride" }, expect = "centre and setback ~= 'none'",
}
walk "the expert keeps Maya near home and on a tablet" {
  variant = "ocp", luck = steady, ends = "mrs0",
  meets = { "support:observe", "offer:stay", "oral:doac", "duration:six", "contraception:device" },
  never = { "eyes", "bundle", "next_child", "dose_asm" }, expect = "not asm and not centre and vision == 'full'",
}
walk "the expert saves Maya's sight when it fails" {
  variant = "ocp", luck = quiet { first_days = "eyes", fate = "mrs0" }, ends = "mrs0",
  meets = { "eyes:pressure" }, expect = "vision ~= 'lost'",
}
walk "the expert gives Carys no heparin, not even in a flush" {
  variant = "vitt", luck = steady, ends = "mrs0",
  meets = { "scan:transverse", "first_line:argatroban", "dose_ivig:right", "support:observe", "oral:doac", "duration:six" },
  never = { "heparin_running", "enoxaparin_dose", "dose_ufh" }, expect = "not fed and setback == 'none'",
}
walk "the expert rescues Carys with saline flushes" {
  variant = "vitt", luck = worse, ends = "mrs2",
  meets = { "rescue:evt", "method:aspiration" }, never = { "method:flush" }, expect = "drug == 'doac' and setback == 'none'",
}
walk "the expert treats Hana in coma, and she wakes" {
  variant = "deep", luck = steady, ends = "mrs0",
  meets = { "scan:straight", "first_line:lmwh", "offer:university", "oral:warfarin", "duration:twelve" }, never = { "bundle", "next_child" },
}
walk "the expert treats the fever of Hana at once" {
  variant = "deep", luck = but(worse, { fever = true, fate = "mrs1" }), ends = "mrs1",
  meets = { "event:fever", "infection:search", "method:aspiration" },
}
walk "the expert gives Ines warfarin without an end" {
  variant = "aps", luck = steady, ends = "mrs0",
  meets = { "scan:transverse", "first_line:lmwh", "oral:warfarin", "inr_target:right", "duration:always", "next_child:lmwh" },
  expect = "clot_risk == 'usual' and bleed_risk == 'usual'",
}
walk "the expert gives Ruth an infusion for her kidneys, and needles for her cancer" {
  variant = "cancer", luck = steady, ends = "mrs0",
  meets = { "first_line:ufh", "dose_ufh:right", "support:levetiracetam", "oral:lmwh", "duration:always" },
  never = { "contraception", "next_child", "enoxaparin_dose" }, expect = "drug == 'lmwh' and clot_risk == 'usual'",
}
walk "the expert changes Ruth's drug when heparin eats the platelets" {
  variant = "cancer", luck = but(steady, { hit = true }), ends = "mrs0",
  meets = { "event:hit", "platelets_fall:switch", "oral:doac" }, expect = "grade == 0",
}

----------------------------------------------------------------------------------------------------------------------
-- Every end

walk "a good course may still leave a headache" { luck = but(steady, { fate = "mrs1" }), ends = "mrs1" }
walk "some need a year to run a household again" { luck = but(steady, { fate = "mrs2" }), ends = "mrs2" }
walk "some walk alone and need help with the rest" { luck = but(worse, { fate = "mrs3" }), ends = "mrs3" }
walk "some stay in the wheelchair, and nobody asks them about another child" {
  luck = but(worse, { fate = "mrs4" }), ends = "mrs4", never = { "contraception", "next_child" },
}
walk "some do not come back" { luck = but(worse, { fate = "mrs5" }), ends = "mrs5" }
walk "some die whatever was done" { luck = but(worse, { fate = "dead" }), ends = "dead", never = { "oral" }, expect = "clock < 30 * day" }

----------------------------------------------------------------------------------------------------------------------
-- What else may happen

walk "fourteen hours of sleep for a migraine leave the clot untreated" {
  choose = { door = "migraine" }, luck = quiet { first_days = "steady", fate = "mrs1" },
  meets = { "event:untreated" }, expect = "course == 'dire'", ends = "mrs1",
}
walk "the clock of twelve hours counts from the door, not from the scan" {
  choose = { door = "other", image = "plain" }, luck = quiet { first_days = "steady", fate = "mrs1" },
  meets = { "event:untreated" }, never = { "bundle" }, ends = "mrs1",
}
walk "seven hours lost to a plain scan come before the twelve are over" {
  choose = { image = "plain" }, luck = steady, never = { "event:untreated" }, expect = "setback == 'some'", ends = "mrs0",
}
walk "a second fit comes to her who was only observed" {
  choose = { support = "observe" }, luck = but(steady, { fit = true }),
  meets = { "event:fit", "seizing:benzodiazepine" }, expect = "asm", ends = "mrs0",
}
walk "a small embolism changes nothing, for she is on the treatment" {
  luck = but(steady, { embolism = true }), meets = { "event:embolism" }, expect = "setback == 'none'", ends = "mrs0",
}
walk "a fever after the operation is looked for, not cooled" {
  luck = quiet { first_days = "worse", cause = "swells", fate = "mrs2", fever = true }, meets = { "herniation:decompress", "event:fever", "infection:search" },
  expect = "craniectomy and grade == 2", ends = "mrs2",
}
walk "cooling a fever costs a grade" {
  choose = { infection = "central" }, luck = quiet { first_days = "worse", cause = "swells", fate = "mrs2", fever = true }, ends = "mrs3",
}
walk "a clot comes back in the fourth month" {
  luck = but(steady, { months = "recurrence" }), meets = { "months:recurrence" }, expect = "again", ends = "mrs1",
}
walk "the tablet makes the stomach bleed" { luck = but(steady, { months = "bleed" }), ends = "mrs1" }

----------------------------------------------------------------------------------------------------------------------
-- What is right for one is wrong for another

walk "heparin in spite of the antibody ends badly" {
  variant = "vitt", choose = { first_line = "lmwh", heparin_running = "continue" }, luck = quiet { first_days = "worse", fate = "dead", cause = "propagation",
    procedure = "through", reopening = "complete", after_evt = "holds" },
  meets = { "heparin_running:continue", "bundle" }, never = { "enoxaparin_dose" }, expect = "fed and course == 'dire'", ends = "dead",
}
walk "heparin stopped after six hours leaves a setback, not a catastrophe" {
  variant = "vitt", choose = { first_line = "ufh" }, luck = but(steady, { fate = "mrs1" }),
  meets = { "heparin_running:switch", "dose_ivig" }, expect = "not fed and setback == 'some'", ends = "mrs1",
}
walk "heparin in the flush takes the platelets of Carys" {
  variant = "vitt", choose = { method = "flush" }, luck = worse, expect = "setback == 'some'", meets = { "method:flush" }, ends = "mrs2",
}
walk "needles bring the clot back where an antibody waits for heparin" {
  variant = "vitt", choose = { oral = "lmwh" }, luck = but(steady, { months = "recurrence" }), expect = "clot_risk == 'high' and again", ends = "mrs1",
}
walk "nobody offers Lena platelets or a flush without an antibody" {
  luck = worse, never = { "heparin_running", "method:flush", "first_line:platelets" }, ends = "mrs2",
}
walk "blood on Lena's scan is no reason to wait: it grows" {
  choose = { first_line = "withhold" }, luck = quiet { unprotected_days = "grows", first_days = "steady", fate = "mrs3" },
  meets = { "unprotected_days:grows" }, expect = "unprotected and course == 'dire'", ends = "mrs3",
}
walk "waiting for a second scan can cost the brain" {
  choose = { first_line = "withhold", herniation = "comfort" }, luck = quiet { unprotected_days = "herniates", fate = "dead" },
  meets = { "herniation:comfort" }, never = { "first_days" }, expect = "denied", ends = "dead",
}
walk "a tablet instead of warfarin brings Ines another clot" {
  variant = "aps", choose = { oral = "doac" }, luck = but(steady, { months = "recurrence" }), expect = "clot_risk == 'high' and again", ends = "mrs1",
}
walk "six months of treatment are too few for Ines" {
  variant = "aps", choose = { duration = "six" }, luck = steady, expect = "clot_risk == 'high'", ends = "mrs0",
}
walk "the dose of others is too much for Ruth's kidneys" {
  variant = "cancer", choose = { first_line = "lmwh" }, luck = steady, never = { "enoxaparin_dose" }, expect = "setback == 'some'", meets = { "first_line:lmwh" }, ends = "mrs0",
}
walk "the pressure in Maya's head cannot wait for the clot" {
  variant = "ocp", choose = { eyes = "longer" }, luck = quiet { first_days = "eyes", fate = "mrs0" }, expect = "vision == 'lost'", ends = "mrs0",
}
walk "a steroid does not save Maya's sight" {
  variant = "ocp", choose = { eyes = "steroid" }, luck = quiet { first_days = "eyes", fate = "mrs0" }, expect = "vision == 'lost'", ends = "mrs0",
}
walk "a drug against seizures changes nothing for Maya, who never had one" {
  variant = "ocp", choose = { support = "levetiracetam" }, luck = steady, meets = { "dose_asm:right" }, expect = "asm", ends = "mrs0",
}
walk "Hana in coma, kept in a house without neurosurgery, has to ride when she gets worse" {
  variant = "deep", choose = { offer = "stay" }, luck = worse, meets = { "bundle", "ride_late" }, expect = "setback == 'some' and centre", ends = "mrs2",
}

----------------------------------------------------------------------------------------------------------------------
-- Getting worse

walk "worse without a scan costs two hours" {
  choose = { bundle = { "call", "levels" } }, luck = worse, meets = { "late_scan" }, expect = "setback == 'some'", ends = "mrs2",
}
walk "worse without a drug level costs an hour before anyone decides" {
  choose = { bundle = { "scan", "call" } }, luck = worse, meets = { "late_level" }, ends = "mrs2",
}
walk "half a dose is a reason to give the whole one, not to go to the suite" {
  choose = { enoxaparin_dose = "low" }, luck = but(worse, { after_medical = "wakes" }), meets = { "rescue:adjust", "after_medical:wakes" },
  never = { "consent" }, expect = "level == 'target'", ends = "mrs2",
}
walk "the suite on half a dose is possible, and the dose is still half" {
  choose = { enoxaparin_dose = "low", rescue = "evt" }, luck = but(worse, { after_evt = "holds" }), meets = { "consent" }, never = { "rescue:adjust" }, expect = "level == 'low'", ends = "mrs2",
}
walk "more blood is no reason to stop within range" {
  luck = but(worse, { cause = "bleeds" }), meets = { "grown:continue" }, expect = "not unprotected", ends = "mrs2",
}
walk "stopping for good leaves her without protection" {
  choose = { grown = "stop" }, luck = but(worse, { cause = "bleeds" }), expect = "unprotected", ends = "mrs2",
}
walk "a drip into the vein beside fresh blood ends under the drill" {
  choose = { grown = "lysis" }, luck = but(worse, { cause = "bleeds" }), meets = { "herniation:decompress", "restart:two_days" }, ends = "mrs2",
}
walk "systemic lysis can go well by luck" {
  choose = { first_line = "alteplase" }, luck = but(steady, { systemic_lysis = "clear" }), ends = "mrs0",
}
walk "and it can bleed" {
  choose = { first_line = "alteplase" }, luck = quiet { systemic_lysis = "bleeds", fate = "mrs4" }, meets = { "herniation" }, expect = "bleed == 'large'", ends = "mrs4",
}
walk "a torn sinus is sealed from inside" {
  luck = but(worse, { procedure = "perforates", contained = "holds" }), meets = { "perforation:seal" }, expect = "leak == 'sealed'", ends = "mrs2",
}
walk "a torn sinus that is only watched herniates" {
  choose = { perforation = "observe" }, luck = but(worse, { procedure = "perforates", contained = "herniates", fate = "mrs5" }),
  meets = { "herniation:decompress" }, expect = "leak == 'free'", ends = "mrs5",
}
walk "the drip bleeds at night, and both drugs are stopped" {
  choose = { method = "lytic" }, luck = but(worse, { procedure = "lytic_bleed", contained = "holds" }), meets = { "drip:reverse" },
  expect = "technique == 'lytic'", ends = "mrs2",
}
walk "herniation on the drug alone is met by the surgeon" {
  choose = { rescue = "medical" }, luck = but(worse, { after_medical = "herniates", fate = "mrs3" }), meets = { "herniation:decompress", "restart:two_days" },
  never = { "consent" }, expect = "craniectomy", ends = "mrs3",
}
walk "no drug ever again after the operation leaves a high risk of another clot" {
  choose = { restart = "never" }, luck = quiet { first_days = "worse", cause = "swells", fate = "mrs3" }, expect = "clot_risk == 'high'", ends = "mrs3",
}
walk "heparin kept on after a fall of the platelets costs a grade" {
  variant = "cancer", choose = { platelets_fall = "lmwh" }, luck = but(steady, { hit = true }), expect = "grade == 1", ends = "mrs1",
}

----------------------------------------------------------------------------------------------------------------------
-- Odds

expect "the expert brings Lena to a good end in about three of four" {
  policy = "expert", variant = "base", "good >= 0.72 and good <= 0.76 and p('dead') >= 0.085 and p('dead') <= 0.115",
  "p('bundle') >= 0.74 and p('bundle') <= 0.76 and p('herniation') <= 0.20", "p('event:fit') <= 0.011",
}
expect "the expert brings Maya to a good end in nineteen of twenty" {
  policy = "expert", variant = "ocp", "good >= 0.93 and good <= 0.965 and p('eyes') > 0.44 and p('eyes') < 0.46 and p('dead') <= 0.025",
}
expect "the antibody kills every fifth even when all is done" {
  policy = "expert", variant = "vitt", "good >= 0.59 and good <= 0.63 and p('dead') >= 0.21 and p('dead') <= 0.25 and p('heparin_running') == 0",
}
expect "deep clot is the gravest of the others" {
  policy = "expert", variant = "deep", "good >= 0.57 and good <= 0.61 and p('dead') >= 0.19 and p('dead') <= 0.22 and p('event:fever') >= 0.18 and p('event:fever') <= 0.22",
}
expect "Ines mostly does well" {
  policy = "expert", variant = "aps", "good >= 0.83 and good <= 0.87 and p('dead') <= 0.07 and p('bundle') > 0.22 and p('bundle') < 0.24",
}
expect "Ruth does well in three of four, and heparin seldom eats her platelets" {
  policy = "expert", variant = "cancer", "good >= 0.75 and good <= 0.79 and p('event:hit') >= 0.025 and p('event:hit') <= 0.03 and p('platelets_fall') > 0.025",
}
expect "an expert is never twelve hours late, and loses nobody to withheld drugs" {
  policy = "expert", "p('event:untreated') == 0 and p('unprotected_days') == 0 and p('late_scan') == 0 and p('drip') == 0 and utility >= 0.60",
}
expect "guessing sees Lena through in two of five, and a third come twelve hours late" {
  policy = "random", variant = "base", "good >= 0.37 and good <= 0.42 and p('event:untreated') >= 0.37 and p('event:untreated') <= 0.43 and p('event:fit') >= 0.28 and p('event:fit') <= 0.33",
}
expect "guessing with an antibody is deadly" {
  policy = "random", variant = "vitt", "good >= 0.28 and good <= 0.33 and utility <= 0.38",
}
expect "guessing is worse than the expert for everyone" { policy = "random", "utility <= 0.80 and good <= 0.68" }
expect "a novice stands between the two with Lena" {
  policy = "novice", variant = "base", "good >= 0.51 and good <= 0.56 and p('dead') >= 0.22 and p('dead') <= 0.27 and p('late_scan') >= 0.12 and p('late_scan') <= 0.18",
}
expect "every fourth novice gives Carys heparin" {
  policy = "novice", variant = "vitt", "p('heparin_running') >= 0.23 and p('heparin_running') <= 0.29 and good >= 0.40 and good <= 0.46",
}
expect "a novice forgets the drug against seizures" { policy = "novice", variant = "aps", "p('event:fit') >= 0.21 and p('event:fit') <= 0.27" }

-- What is ordered, and what is left: an item that changes nothing in the odds has no other witness.
walk "the expert orders for Lena what decides" {
  variant = "base", luck = worse,
  meets = { "bedside:fundi", "bedside:history", "bedside:urine", "safety:count", "safety:kidney",
            "safety:clotting", "bundle:scan", "bundle:levels", "bundle:call" },
  never = { "bedside:eeg", "bedside:ears", "safety:thrombophilia", "safety:pregnancy", "safety:dimer",
            "bundle:protamine", "bundle:double", "bundle:angio", "bundle:tube", "bundle:eeg_now" },
}
walk "the expert orders for Maya what decides" {
  variant = "ocp", luck = steady,
  meets = { "bedside:fundi", "bedside:history", "safety:count", "safety:kidney", "safety:clotting" },
  never = { "bedside:eeg", "bedside:urine", "bedside:ears", "safety:thrombophilia", "safety:pregnancy",
            "safety:dimer" },
}
walk "the expert orders for Carys what decides" {
  variant = "vitt", luck = worse,
  meets = { "bedside:fundi", "bedside:history", "safety:count", "safety:kidney", "safety:clotting", "bundle:scan",
            "bundle:levels", "bundle:call" },
  never = { "bedside:eeg", "bedside:urine", "bedside:ears", "safety:thrombophilia", "safety:pregnancy",
            "safety:dimer", "bundle:protamine", "bundle:double", "bundle:angio", "bundle:tube", "bundle:eeg_now" },
}
walk "the expert orders for Hana what decides" {
  variant = "deep", luck = worse,
  meets = { "bedside:fundi", "bedside:history", "safety:count", "safety:kidney", "safety:clotting", "bundle:scan",
            "bundle:levels", "bundle:call" },
  never = { "bedside:eeg", "bedside:urine", "bedside:ears", "safety:thrombophilia", "safety:pregnancy",
            "safety:dimer", "bundle:protamine", "bundle:double", "bundle:angio", "bundle:tube", "bundle:eeg_now" },
}
walk "the expert orders for Ines what decides" {
  variant = "aps", luck = worse,
  meets = { "bedside:fundi", "bedside:history", "safety:count", "safety:kidney", "safety:clotting", "bundle:scan",
            "bundle:levels", "bundle:call" },
  never = { "bedside:eeg", "bedside:urine", "bedside:ears", "safety:thrombophilia", "safety:pregnancy",
            "safety:dimer", "bundle:protamine", "bundle:double", "bundle:angio", "bundle:tube", "bundle:eeg_now" },
}
walk "the expert orders for Ruth what decides" {
  variant = "cancer", luck = worse,
  meets = { "bedside:fundi", "bedside:history", "safety:count", "safety:kidney", "safety:clotting", "bundle:scan",
            "bundle:levels", "bundle:call" },
  never = { "bedside:eeg", "bedside:urine", "bedside:ears", "safety:thrombophilia", "safety:pregnancy",
            "safety:dimer", "bundle:protamine", "bundle:double", "bundle:angio", "bundle:tube", "bundle:eeg_now" },
}

-- What each policy is worth, to a millionth: whoever changes what happens or how it is rated, and means to,
-- writes the new figures here.
local worth = {
  expert = { base = 0.754882, ocp = 0.933952, vitt = 0.628612, deep = 0.622376, aps = 0.837351, cancer = 0.784637 },
  novice = { base = 0.575351, ocp = 0.854769, vitt = 0.464027, deep = 0.520029, aps = 0.756377, cancer = 0.636340 },
  random = { base = 0.440126, ocp = 0.773016, vitt = 0.348696, deep = 0.446375, aps = 0.679634, cancer = 0.525813 },
  worst = { base = 0.116028, ocp = 0.575459, vitt = 0.113105, deep = 0.143756, aps = 0.544122, cancer = 0.276650 },
}
for policy, of in pairs(worth) do
  for variant, utility in pairs(of) do
    expect("what the policy " .. policy .. " is worth to the patient " .. variant) {
      policy = policy, variant = variant, "abs(utility - " .. utility .. ") <= 0.000001",
    }
  end
end

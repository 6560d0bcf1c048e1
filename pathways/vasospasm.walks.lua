-- The walks and odds that pathways/vasospasm.lua must give: run them with `casewalk test vasospasm`.
-- What a walk does not say, the expert chooses and the seed draws.
-- For education, not for patient care. Licence: CC BY-SA 4.0.

local function with(luck, more)
  local both = {}
  for place, what in pairs(luck) do both[place] = what end
  for place, what in pairs(more) do both[place] = what end
  return both
end
-- Nothing interrupts.
local quiet = { pressure_falls = false, infarction = false, overload = false, groin = false, fever = false, fate = "mrs1" }
-- Raised pressure brings the arm back; or it does not, and everything in the suite goes well.
local reversed = with(quiet, { steps = "back", relapse_slow = "holds" })
local catheter = with(quiet, { steps = "no_change", infusion = "smooth", after_drug = "wider", inflation = "opens", mesh = "opens", night = "better", comes_back = "no" })

----------------------------------------------------------------------------------------------------------------------
-- The expert, in every patient

walk "the expert brings Judith's arm back with pressure" {
  luck = reversed, ends = "mrs1",
  meets = { "nimo_dose:right", "route:tube", "mechanism:both", "prevent:wait", "watch:examine", "lindegaard:right", "velocity:alert", "webpage:stretch",
            "alarm:bedside", "sodium_low:hypertonic", "diagnosis:ischaemia", "rescue:pressure", "target:step", "hold:days", "handover:finish", "press:rewrite", "followup:ask" },
  never = { "consent", "late_found", "late_ct", "event:infarction" }, expect = "nimo == 'full' and setback == 'none' and infarct == 'none' and recovered",
}
walk "the expert opens Judith's artery when pressure does not help" {
  luck = catheter, ends = "mrs1",
  meets = { "no_response:suite", "consent:both_sides", "angiogram:both", "dose_artery:usual", "balloon_size:gentle", "last_run:wake" },
  never = { "leak", "embolus", "next_day" }, expect = "opened == 'well' and durable and heparin and watched and setback == 'none'",
}
walk "a probe on the heart first, and then the pump that fits it" {
  choose = { workup = { "blood", "drain", "ct" }, rescue = { "cardiologist" } }, luck = reversed, meets = { "probe", "rescue:pressure" }, expect = "known('echo')", ends = "mrs1",
}
walk "the expert closes Farida's aneurysm before anything raises the pressure" {
  variant = "unsecured", luck = catheter, ends = "mrs1",
  meets = { "transfer", "rescue:secure", "coil", "angiogram:both" }, never = { "prevent", "watch", "target", "open_aneurysm", "event:pressure_falls" },
  expect = "secured and pressor == 'none' and not bled",
}
walk "the expert watches Gerda by pictures and curves" {
  variant = "poor_grade", luck = reversed, ends = "mrs1",
  meets = { "watch:protocol", "diagnosis:ischaemia", "rescue:pressure" }, never = { "late_found", "event:infarction" }, expect = "not late and infarct == 'none'",
}
walk "the expert lets Rosa's heart throw more instead of squeezing harder" {
  variant = "heart", luck = reversed, ends = "mrs1",
  meets = { "rescue:milrinone", "hold:days" }, never = { "target" }, expect = "pressor == 'milrinone' and setback == 'none'",
}
walk "the expert gives Petra half the dose, and a drug where no balloon should go" {
  variant = "distal", luck = catheter, ends = "mrs1",
  meets = { "nimo_dose:right", "angiogram:drug", "last_run:wake" }, never = { "balloon_size", "inflation" }, expect = "opened == 'well' and not durable and nimo == 'full' and not risky",
}
walk "the expert finds the clot in Olive's drain" {
  variant = "hydrocephalus", luck = quiet, ends = "mrs1",
  meets = { "velocity:same", "diagnosis:water", "blocked_drain:flush", "day_ten" }, never = { "rescue", "consent", "missed_drain", "not_water" },
  expect = "setback == 'none' and pressor == 'none'",
}

----------------------------------------------------------------------------------------------------------------------
-- Every end

walk "one plays again, in the slow movement too" { luck = with(reversed, { fate = "mrs0" }), ends = "mrs0" }
walk "one looks after herself and no more plays" { luck = with(catheter, { fate = "mrs2" }), ends = "mrs2" }
walk "one walks alone and needs help with the rest" { luck = with(catheter, { fate = "mrs3" }), ends = "mrs3" }
walk "one is got up in the morning by somebody" { luck = with(catheter, { fate = "mrs4" }), ends = "mrs4" }
walk "one lies in a room with a view" { luck = with(catheter, { fate = "mrs5" }), ends = "mrs5", never = { "dead" } }
walk "one dies in the fourth week whatever was done" { luck = with(catheter, { fate = "dead" }), ends = "dead", never = { "press", "followup" } }

----------------------------------------------------------------------------------------------------------------------
-- What may interrupt

walk "the pressure falls after a dose, and the dose is split" {
  luck = with(reversed, { pressure_falls = true }), meets = { "event:pressure_falls", "map_falls:split" }, expect = "nimo == 'full'", ends = "mrs1",
}
walk "nimodipine stopped for good is gone for good" {
  choose = { map_falls = "stop" }, luck = with(reversed, { pressure_falls = true }), expect = "nimo == 'none'", ends = "mrs1",
}
walk "watched by velocities alone it is found four hours late, and an infarct is there" {
  choose = { watch = "doppler" }, luck = with(reversed, { infarction = true }), meets = { "late_found", "event:infarction" }, expect = "infarct == 'small'", ends = "mrs1",
}
walk "found late, and yet in time by luck" {
  choose = { watch = "doppler" }, luck = reversed, meets = { "late_found" }, never = { "event:infarction" }, expect = "infarct == 'none'", ends = "mrs1",
}
walk "the heart fails under the pressure, and output takes its place" {
  luck = with(reversed, { overload = true }), meets = { "event:overload", "overloaded:output" }, expect = "pressor == 'milrinone'", ends = "mrs1",
}
walk "a bruise in the groin changes nothing" { luck = with(catheter, { groin = true }), meets = { "event:groin" }, ends = "mrs1" }
walk "a fever at the end is a setback" { luck = with(reversed, { fever = true }), meets = { "event:fever" }, expect = "setback == 'some'", ends = "mrs1" }

----------------------------------------------------------------------------------------------------------------------
-- What is right for one is wrong for another

walk "pressure against Farida's open aneurysm makes it bleed again" {
  variant = "unsecured", choose = { rescue = "pressure" }, luck = with(quiet, { open_aneurysm = "rebleeds", fate = "dead" }),
  meets = { "rebled" }, never = { "consent" }, expect = "bled", ends = "dead",
}
walk "somebody stops it in time by luck" {
  variant = "unsecured", choose = { rescue = "milrinone" }, luck = with(catheter, { open_aneurysm = "stopped" }), meets = { "open_aneurysm:stopped", "coil" }, expect = "secured", ends = "mrs1",
}
walk "Gerda examined like somebody awake is found late" {
  variant = "poor_grade", choose = { watch = "examine" }, luck = with(reversed, { infarction = true }), meets = { "late_found", "event:infarction" }, expect = "late and infarct == 'small'", ends = "mrs1",
}
walk "Judith examined every hour is found in time" { choose = { watch = "examine" }, luck = reversed, never = { "late_found" }, expect = "not late", ends = "mrs1" }
walk "Rosa's heart fails against a stronger squeeze" {
  variant = "heart", choose = { rescue = "pressure" }, luck = with(reversed, { overload = true }), meets = { "event:overload", "overloaded" }, expect = "setback == 'some'", ends = "mrs1",
}
walk "a full dose is too much for Petra's liver" {
  variant = "distal", choose = { nimo_dose = 60 }, luck = with(reversed, { pressure_falls = true }), meets = { "nimo_dose:swapped", "event:pressure_falls" },
  expect = "setback == 'some' and not risky", ends = "mrs1",
}
walk "half a dose is too little for Judith" { choose = { nimo_dose = 30 }, luck = reversed, meets = { "nimo_dose:swapped" }, expect = "nimo == 'reduced'", ends = "mrs1" }
walk "a balloon in Petra's small arteries tears one" {
  variant = "distal", choose = { angiogram = "balloon" }, luck = with(catheter, { inflation = "tears", leaked = "dies" }), meets = { "leak:up" }, never = { "balloon_size" }, ends = "dead",
}
walk "Olive's velocities are treated, and her brain drowns meanwhile" {
  variant = "hydrocephalus", choose = { diagnosis = "spasm" }, luck = quiet, meets = { "missed_drain", "blocked_drain" }, expect = "setback == 'some'", ends = "mrs1",
}
walk "Olive's ventricles punctured from below do much harm" {
  variant = "hydrocephalus", choose = { blocked_drain = "needle" }, luck = quiet, expect = "setback == 'much'", ends = "mrs1",
}
walk "Judith has no blocked drain: an hour is lost, no more" {
  choose = { diagnosis = "water" }, luck = reversed, meets = { "not_water" }, never = { "blocked_drain" }, expect = "infarct == 'none'", ends = "mrs1",
}

----------------------------------------------------------------------------------------------------------------------
-- Getting worse

walk "nimodipine into the vein can kill the same evening" {
  choose = { route = "vein" }, luck = with(quiet, { injected = "dies" }), never = { "mechanism" }, expect = "clock < 6 * hour", ends = "dead",
}
walk "who survives it has lost something" { choose = { route = "vein" }, luck = with(reversed, { injected = "survives" }), expect = "setback == 'some'", ends = "mrs1" }
walk "no nimodipine on the first evening is found by the pharmacist a day later" {
  choose = { first_orders = { "balance", "letters", "checks" } }, luck = reversed, meets = { "pharmacist" }, expect = "nimo == 'reduced' and day_lost", ends = "mrs1",
}
walk "a balloon in a well patient tears an artery and kills her" {
  choose = { prevent = "balloon" }, luck = with(quiet, { prophylactic = "tears", torn = "dies" }), never = { "watch" }, ends = "dead",
}
walk "a balloon in a well patient costs the left side" {
  choose = { prevent = "balloon" }, luck = with(quiet, { prophylactic = "tears", torn = "lives", fate = "mrs4" }), never = { "alarm" }, expect = "infarct == 'large'", ends = "mrs4",
}
walk "five balloons for nothing change nothing" { choose = { prevent = "balloon" }, luck = with(reversed, { prophylactic = "quiet" }), meets = { "watch", "alarm" }, ends = "mrs1" }
walk "four hours to the next round and an infarct is there" {
  choose = { alarm = "round" }, luck = with(reversed, { infarction = true }), meets = { "event:infarction" }, expect = "infarct ~= 'none' and setback == 'some'", ends = "mrs1",
}
walk "no CT asked for costs two hours" {
  choose = { workup = { "blood", "drain", "heart" } }, luck = reversed, meets = { "late_ct" }, expect = "setback == 'some'", ends = "mrs1",
}
walk "a pressor stopped at once brings the arm down again" {
  choose = { hold = "off" }, luck = with(catheter, { steps = "back", relapse_fast = "back" }), meets = { "relapse_fast:back", "no_response:suite", "angiogram" }, ends = "mrs1",
}
walk "a day of waiting loses the territory, and no catheter is wanted then" {
  choose = { no_response = "longer" }, luck = with(catheter, { waiting = "complete", fate = "mrs4" }), meets = { "core:protect" }, never = { "angiogram" }, expect = "infarct == 'large'", ends = "mrs4",
}
walk "a second drug may work where the first did not" {
  choose = { no_response = "second" }, luck = with(reversed, { steps = "no_change", second_try = "back" }), meets = { "second_try:back", "hold" }, never = { "consent" }, ends = "mrs1",
}
walk "a second drug may cost two hours and a piece of brain" {
  choose = { no_response = "second" }, luck = with(catheter, { second_try = "infarct" }), meets = { "second_try:infarct", "angiogram" }, expect = "infarct == 'small'", ends = "mrs1",
}
walk "an artery closed for four minutes is an infarct" {
  choose = { angiogram = "occlude" }, luck = catheter, meets = { "closed" }, expect = "infarct == 'small'", ends = "mrs1",
}
walk "the pressure crashes during the infusion, and both lines were watched" {
  luck = with(catheter, { infusion = "crash" }), meets = { "perfusion_pressure:right", "crash:all_three" }, expect = "setback == 'none'", ends = "mrs1",
}
walk "twenty-five milligrams are within what was published, and the pressure pays" {
  choose = { dose_artery = 25 }, luck = with(catheter, { infusion = "crash" }), meets = { "dose_artery:published_high", "crash" }, expect = "dose == 'high'", ends = "mrs1",
}
walk "finishing the dose in the crash finishes some brain as well" {
  choose = { crash = "finish" }, luck = with(catheter, { infusion = "crash" }), expect = "infarct == 'small'", ends = "mrs1",
}
walk "a balloon too large tears M1, and the leak is sealed at a price" {
  choose = { balloon_size = "large" }, luck = with(catheter, { inflation = "tears", leaked = "sealed", fate = "mrs3" }), meets = { "leak:up" }, expect = "infarct == 'large'", ends = "mrs3",
}
walk "a leak that is only watched kills" {
  choose = { balloon_size = "large", leak = "watch" }, luck = with(catheter, { inflation = "tears", leaked = "dies" }), expect = "setback == 'much'", ends = "dead",
}
walk "a clot from the catheter is fetched" {
  luck = with(catheter, { inflation = "embolus" }), meets = { "embolus:fetch" }, expect = "infarct == 'none'", ends = "mrs1",
}
walk "a clot left to the end is an infarct" {
  choose = { embolus = "leave" }, luck = with(catheter, { inflation = "embolus" }), expect = "infarct == 'large'", ends = "mrs1",
}
walk "the mesh opens as well, off label" { choose = { angiogram = "mesh" }, luck = catheter, expect = "opened == 'partly' and durable", meets = { "mesh" }, ends = "mrs1" }
walk "it comes back the next day, and the drug is given again" {
  choose = { angiogram = "drug" }, luck = with(catheter, { comes_back = "yes" }), meets = { "next_day:repeat" }, expect = "nimo == 'full'", ends = "mrs1",
}
walk "nothing more the next day is an infarct" {
  choose = { angiogram = "drug", next_day = "enough" }, luck = with(catheter, { comes_back = "yes" }), expect = "nimo == 'none' and infarct == 'small'", ends = "mrs1",
}
walk "everything stopped on day fourteen is a setback" { choose = { handover = "all" }, luck = reversed, expect = "nimo == 'reduced' and setback == 'some'", ends = "mrs1" }

----------------------------------------------------------------------------------------------------------------------
-- Odds

expect "the expert brings Judith to a good end in six of ten" {
  policy = "expert", variant = "base", "good >= 0.57 and good <= 0.61 and p('dead') >= 0.10 and p('dead') <= 0.13",
  "p('event:pressure_falls') >= 0.54 and p('event:pressure_falls') <= 0.58 and p('event:overload') >= 0.18 and p('event:overload') <= 0.22",
}
expect "the expert brings Farida to a good end in more than half" {
  policy = "expert", variant = "unsecured", "good >= 0.545 and good <= 0.585 and p('rebled') == 0 and p('event:overload') == 0 and p('event:groin') > 0.04 and p('event:groin') < 0.06",
}
expect "grade five does worst" { policy = "expert", variant = "poor_grade", "good >= 0.38 and good <= 0.42 and p('dead') >= 0.20 and p('dead') <= 0.235" }
expect "a weak heart need not cost anything if it is seen" { policy = "expert", variant = "heart", "good >= 0.57 and good <= 0.61 and p('event:overload') >= 0.15 and p('event:overload') <= 0.19" }
expect "distal spasm does as well as proximal" { policy = "expert", variant = "distal", "good >= 0.56 and good <= 0.60 and p('inflation') == 0" }
expect "a blocked drain that is found does best" {
  policy = "expert", variant = "hydrocephalus", "good >= 0.78 and good <= 0.81 and p('dead') <= 0.06 and p('rescue') == 0 and p('missed_drain') == 0",
}
expect "the expert is never late and injects nothing" {
  policy = "expert", "p('event:infarction') == 0 and p('late_found') == 0 and p('injected') == 0 and p('prophylactic') == 0 and p('leak') <= 0.01 and utility >= 0.47",
}
expect "guessing brings Judith to a good end in less than a quarter" {
  policy = "random", variant = "base", "good >= 0.20 and good <= 0.25 and p('event:infarction') >= 0.44 and p('event:infarction') <= 0.50",
}
expect "guessing with an open aneurysm bleeds again" { policy = "random", variant = "unsecured", "good >= 0.17 and good <= 0.21 and p('rebled') >= 0.14 and p('rebled') <= 0.17" }
expect "guessing overloads a weak heart in three of ten" { policy = "random", variant = "heart", "p('event:overload') >= 0.28 and p('event:overload') <= 0.34 and good <= 0.24" }
expect "guessing is worse than the expert for everyone" { policy = "random", "utility <= 0.66 and good <= 0.63" }
expect "a novice brings Judith to a good end in three of ten" {
  policy = "novice", variant = "base", "good >= 0.27 and good <= 0.32 and p('event:infarction') >= 0.30 and p('event:infarction') <= 0.37",
}
expect "a novice doses Petra too high, and her pressure falls more often" { policy = "novice", variant = "distal", "p('event:pressure_falls') >= 0.59 and p('event:pressure_falls') <= 0.65" }
expect "a novice misses more than half of the blocked drains at first" { policy = "novice", variant = "hydrocephalus", "good >= 0.62 and good <= 0.69 and p('missed_drain') >= 0.56 and p('missed_drain') <= 0.62" }

-- What is ordered, and what is left: an item that changes nothing in the odds has no other witness.
walk "the expert orders for Judith what decides" {
  variant = "base", luck = catheter,
  meets = { "first_orders:balance", "first_orders:letters", "first_orders:nimodipine", "first_orders:checks",
            "workup:blood", "workup:drain", "workup:ct", "workup:heart", "sheath:sleep", "sheath:heparin",
            "sheath:monitor" },
  never = { "first_orders:triple", "first_orders:statin", "first_orders:lumbar", "first_orders:clazosentan",
            "workup:lumbar", "workup:mri", "workup:eeg", "sheath:pause", "sheath:alteplase" },
}
walk "the expert orders for Farida what decides" {
  variant = "unsecured", luck = catheter,
  meets = { "first_orders:balance", "first_orders:letters", "first_orders:nimodipine", "first_orders:checks",
            "workup:blood", "workup:drain", "workup:ct", "workup:heart", "sheath:sleep", "sheath:heparin",
            "sheath:monitor" },
  never = { "first_orders:triple", "first_orders:statin", "first_orders:lumbar", "first_orders:clazosentan",
            "workup:lumbar", "workup:mri", "workup:eeg", "sheath:pause", "sheath:alteplase" },
}
walk "the expert orders for Gerda what decides" {
  variant = "poor_grade", luck = catheter,
  meets = { "first_orders:balance", "first_orders:letters", "first_orders:nimodipine", "first_orders:checks",
            "workup:blood", "workup:drain", "workup:ct", "workup:heart", "sheath:sleep", "sheath:heparin",
            "sheath:monitor" },
  never = { "first_orders:triple", "first_orders:statin", "first_orders:lumbar", "first_orders:clazosentan",
            "workup:lumbar", "workup:mri", "workup:eeg", "sheath:pause", "sheath:alteplase" },
}
walk "the expert orders for Rosa what decides" {
  variant = "heart", luck = catheter,
  meets = { "first_orders:balance", "first_orders:letters", "first_orders:nimodipine", "first_orders:checks",
            "workup:blood", "workup:drain", "workup:ct", "workup:heart", "sheath:sleep", "sheath:heparin",
            "sheath:monitor" },
  never = { "first_orders:triple", "first_orders:statin", "first_orders:lumbar", "first_orders:clazosentan",
            "workup:lumbar", "workup:mri", "workup:eeg", "sheath:pause", "sheath:alteplase" },
}
walk "the expert orders for Petra what decides" {
  variant = "distal", luck = catheter,
  meets = { "first_orders:balance", "first_orders:letters", "first_orders:nimodipine", "first_orders:checks",
            "workup:blood", "workup:drain", "workup:ct", "workup:heart", "sheath:sleep", "sheath:heparin",
            "sheath:monitor" },
  never = { "first_orders:triple", "first_orders:statin", "first_orders:lumbar", "first_orders:clazosentan",
            "workup:lumbar", "workup:mri", "workup:eeg", "sheath:pause", "sheath:alteplase" },
}
walk "the expert orders for Olive what decides" {
  variant = "hydrocephalus", luck = quiet,
  meets = { "first_orders:balance", "first_orders:letters", "first_orders:nimodipine", "first_orders:checks",
            "workup:blood", "workup:drain", "workup:ct", "workup:heart" },
  never = { "first_orders:triple", "first_orders:statin", "first_orders:lumbar", "first_orders:clazosentan",
            "workup:lumbar", "workup:mri", "workup:eeg" },
}

-- What each policy is worth, to a millionth: whoever changes what happens or how it is rated, and means to,
-- writes the new figures here.
local worth = {
  expert = { base = 0.645676, unsecured = 0.627541, poor_grade = 0.495240, heart = 0.646736, distal = 0.642492, hydrocephalus = 0.790595 },
  novice = { base = 0.401166, unsecured = 0.361989, poor_grade = 0.257957, heart = 0.391112, distal = 0.395544, hydrocephalus = 0.679119 },
  random = { base = 0.330693, unsecured = 0.285529, poor_grade = 0.204312, heart = 0.317587, distal = 0.320373, hydrocephalus = 0.649936 },
  worst = { base = 0.213360, unsecured = 0.194082, poor_grade = 0.123404, heart = 0.196841, distal = 0.210998, hydrocephalus = 0.556294 },
}
for policy, of in pairs(worth) do
  for variant, utility in pairs(of) do
    expect("what the policy " .. policy .. " is worth to the patient " .. variant) {
      policy = policy, variant = variant, "abs(utility - " .. utility .. ") <= 0.000001",
    }
  end
end

-- The walks and odds that pathways/angioplasty.lua must give: run them with `casewalk test angioplasty`.
-- What a walk does not say, the expert chooses and the seed draws.
-- For education, not for patient care. Licence: CC BY-SA 4.0.

local function with(luck, more)
  local both = {}
  for place, what in pairs(luck) do both[place] = what end
  for place, what in pairs(more) do both[place] = what end
  return both
end
-- Exercise is not enough, the procedure goes well, and the leg keeps its peace.
local peace = { heart = false, reaction = false, cold_toes = false, kidneys = false, training = "short", crossing = "through", result = "good",
                course = "quiet", months = "quiet", quiet = "open" }
-- The same, until five months later the leg turns cold and is opened in time.
local cold  = with(peace, { months = "cold_leg", flow = "opens", reperfused = "tense", night = "through", year = "walks" })

----------------------------------------------------------------------------------------------------------------------
-- The expert, in every patient

walk "exercise is enough for one in seven, and nobody touches Walter's artery" {
  luck = with(peace, { training = "enough" }), ends = "walks",
  meets = { "clinic:full", "first_test:toe", "toe_index:right", "reading:claudication", "first_plan:supervised" }, never = { "again", "device", "access" },
  expect = "trained and statin and drug == 'single'",
}
walk "the expert opens Walter's artery after the exercise, and it stays open" {
  luck = peace, ends = "walks",
  meets = { "again:shared", "device:both", "consent:figures", "contrast:usual", "access:crossover", "thin:measured", "dose:right", "cross:prove", "size:right",
            "inflate:slow", "deflated:run", "recovery:watch", "discharge:pair" },
  never = { "limb", "trials", "cold", "dissection", "bleed" }, expect = "reserve == 'good' and coated and drug == 'low_dose' and wall == 'gentle'",
}
walk "the expert has blood flowing in Walter's cold leg before six hours are over" {
  luck = cold, ends = "walks",
  meets = { "cold", "class:two_b", "first_hour:heparin", "reopen:fastest", "calf:fasciotomy", "potassium", "causes", "afterwards:pair" },
  never = { "event:six_hours", "stump", "washout" }, expect = "muscle == 'spared' and calmed and guarded and reserve == 'good'",
}
walk "the expert gives Edith apixaban and no second drug" {
  variant = "fibrillation", luck = cold, ends = "walks",
  meets = { "discharge:full", "first_hour:heparin", "reopen:fastest", "afterwards:full" }, never = { "reopen:lysis" }, expect = "drug == 'full' and guarded and not cilostazol",
}
walk "the expert has Bruno's foot before the limb team within days" {
  variant = "ulcer", luck = peace, ends = "walks",
  meets = { "reading:critical", "first_plan:team", "limb:map", "meeting", "route:straight" }, never = { "training", "again", "graft" },
  expect = "reserve == 'good' and not trained",
}
walk "the expert spares Margit's kidneys and her throat" {
  variant = "kidney", luck = with(cold, { months = "quiet" }), ends = "walks", meets = { "contrast:gas" }, never = { "event:reaction" }, expect = "not iodine",
}
walk "the expert gives Ivo no drop of heparin, either time" {
  variant = "heparin", luck = cold, ends = "walks",
  meets = { "thin:bivalirudin", "first_hour:bivalirudin" }, never = { "dose", "thin:measured", "first_hour:heparin" }, expect = "heparin == 'bivalirudin' and reserve == 'good'",
}
walk "the expert does not open an artery to Greta's dead leg" {
  variant = "late", luck = with(cold, { year = "amputated" }), ends = "amputated",
  meets = { "class:three", "reopen:amputate", "stump" }, never = { "washout", "flow", "calf" }, expect = "muscle == 'removed' and guarded",
}
walk "Greta's leg may keep its peace as well" { variant = "late", luck = peace, ends = "walks", never = { "cold" } }

----------------------------------------------------------------------------------------------------------------------
-- Every end

walk "narrow again on the scan is no pain, or little" { luck = with(peace, { quiet = "narrow" }), ends = "mild" }
walk "a second balloon in the tenth month" { luck = with(peace, { quiet = "again" }), meets = { "quiet:again" }, ends = "mild" }
walk "the artery may close without a sound" { luck = with(peace, { quiet = "closed" }), ends = "severe" }
walk "the heart may end a quiet year" { luck = with(peace, { quiet = "dies" }), never = { "cold" }, ends = "dead" }
walk "after the cold leg half a kilometre is much" { luck = with(cold, { year = "mild" }), ends = "mild" }
walk "after the cold leg the foot may hang" { luck = with(cold, { year = "foot" }), ends = "foot" }
walk "after the cold leg forty metres may be left" { luck = with(cold, { year = "severe" }), ends = "severe" }
walk "after the cold leg it may come off all the same" { luck = with(cold, { year = "amputated" }), ends = "amputated" }
walk "after the cold leg some die within the year" { luck = with(cold, { year = "dead" }), ends = "dead" }
walk "lysis overnight may cost a piece of brain" {
  choose = { reopen = "lysis" }, luck = with(cold, { lysed = "brain" }), never = { "reperfused" }, ends = "stroke",
}

----------------------------------------------------------------------------------------------------------------------
-- What may interrupt

walk "the heart speaks up in the eighth week, and the plan goes on" {
  luck = with(peace, { heart = true, coronary = "survives" }), meets = { "event:heart", "again" }, expect = "reserve == 'fair'", ends = "walks",
}
walk "or it ends the case" { luck = with(peace, { heart = true, coronary = "dies" }), never = { "again" }, ends = "dead" }
walk "one in thousands reacts to the contrast, and adrenaline comes first" {
  luck = with(peace, { reaction = true }), meets = { "event:reaction", "anaphylaxis:adrenaline" }, expect = "reserve == 'good'", ends = "walks",
}
walk "toes that nobody looked at are cold in the morning" {
  choose = { deflated = "segment" }, luck = with(peace, { cold_toes = true }), meets = { "event:cold_toes", "embolus_late" }, expect = "reserve == 'fair'", ends = "walks",
}
walk "the creatinine rises after the procedure" { luck = with(peace, { kidneys = true }), meets = { "event:kidneys" }, expect = "reserve == 'fair'", ends = "walks" }
walk "waiting for all six P's costs the nerve" {
  choose = { first_hour = "six" }, luck = with(cold, { year = "foot" }), meets = { "event:six_hours" }, expect = "muscle == 'hurt'", ends = "foot",
}

----------------------------------------------------------------------------------------------------------------------
-- What is right for one is wrong for another

walk "iodine closes Margit's throat a second time" {
  variant = "kidney", choose = { contrast = "premed" }, luck = with(peace, { reaction = true }), meets = { "event:reaction", "anaphylaxis" }, expect = "iodine", ends = "walks",
}
walk "an antihistamine first costs Margit more" {
  variant = "kidney", choose = { contrast = "usual", anaphylaxis = "steroid" }, luck = with(peace, { reaction = true }), expect = "reserve ~= 'good'", ends = "walks",
}
walk "carbon dioxide is a poorer picture for Walter, no harm" { choose = { contrast = "gas" }, luck = peace, expect = "iodine and reserve == 'good'", ends = "walks" }
walk "heparin on the table brings Ivo's antibody back" {
  variant = "heparin", choose = { thin = "measured" }, luck = cold, never = { "dose" }, expect = "reserve == 'poor'", ends = "walks",
}
walk "heparin for the cold leg does the same" { variant = "heparin", choose = { first_hour = "heparin" }, luck = cold, expect = "reserve == 'poor'", ends = "walks" }
walk "flow to Greta's dead leg stops her heart" {
  variant = "late", choose = { reopen = "fastest" }, luck = with(cold, { washout = "arrest" }), meets = { "washout" }, never = { "stump" }, ends = "dead",
}
walk "or it stops her kidneys" {
  variant = "late", choose = { reopen = "hybrid" }, luck = with(cold, { washout = "kidneys", year = "dead" }), meets = { "washout:kidneys" }, expect = "muscle == 'dead'", ends = "dead",
}
walk "Walter's living leg taken off is lost for nothing" {
  choose = { reopen = "amputate" }, luck = with(cold, { year = "amputated" }), meets = { "stump" }, expect = "muscle == 'removed'", ends = "amputated",
}
walk "Bruno's toe cannot be trained" {
  variant = "ulcer", choose = { first_plan = "supervised" }, luck = peace, meets = { "limb" }, never = { "training" }, expect = "reserve == 'fair' and not trained", ends = "walks",
}
walk "three weeks of dressings cost Bruno some reserve" {
  variant = "ulcer", choose = { limb = "dressing" }, luck = peace, never = { "meeting" }, expect = "reserve == 'fair'", ends = "walks",
}
walk "a graft without a vein can do well" { variant = "ulcer", choose = { route = "prosthetic" }, luck = with(peace, { graft = "walks" }), never = { "device" }, ends = "walks" }
walk "and it can cost the leg" { variant = "ulcer", choose = { route = "prosthetic" }, luck = with(peace, { graft = "amputated" }), ends = "amputated" }
walk "cilostazol is too much for Edith's heart" {
  variant = "fibrillation", choose = { first_plan = "tablet" }, luck = with(peace, { heart = true, coronary = "dies" }), meets = { "event:heart" }, ends = "dead",
}
walk "lysis three weeks after Edith's stroke brings the next" {
  variant = "fibrillation", choose = { reopen = "lysis" }, luck = with(cold, { lysed = "brain" }), ends = "stroke",
}
walk "a drug against platelets leaves Edith's rhythm unguarded" { variant = "fibrillation", choose = { afterwards = "pair" }, luck = cold, expect = "not guarded", ends = "walks" }

----------------------------------------------------------------------------------------------------------------------
-- Getting worse

walk "a balloon in the first week comes before everything that helps more" {
  choose = { first_plan = "balloon" }, luck = peace, never = { "training", "again" }, expect = "not trained and reserve == 'fair' and urgent", ends = "walks",
}
walk "exercise that was never tried is still the best answer after four months" {
  choose = { first_plan = "tablet" }, luck = peace, meets = { "again:train", "again:shared" }, expect = "trained", ends = "walks",
}
walk "the colleague of the walking clinic tells what trials found" {
  choose = { again = { "trials", "shared" } }, luck = peace, meets = { "trials" }, ends = "walks",
}
walk "a wire that does not pass is tried again another day" {
  luck = with(peace, { crossing = "fails" }), meets = { "failed:stop" }, expect = "wall == 'gentle'", ends = "walks",
}
walk "a flap settles on a second, long inflation" { luck = with(peace, { result = "flap", tack = "settles" }), meets = { "dissection:again" }, expect = "coated and not flawed", ends = "walks" }
walk "a flap left alone leaves the result flawed" {
  choose = { dissection = "leave" }, luck = with(peace, { result = "flap", quiet = "closed" }), expect = "flawed and not coated", ends = "severe",
}
walk "an embolus is sucked out through the wire that stayed" { luck = with(peace, { result = "embolus" }), meets = { "embolus:suck" }, expect = "not flawed", ends = "walks" }
walk "an artery that springs back is held for longer" { luck = with(peace, { result = "recoil" }), meets = { "recoil:hold" }, expect = "not flawed", ends = "walks" }
walk "a hole is plugged with the balloon" { luck = with(peace, { result = "hole" }), meets = { "perforation:plug" }, never = { "seal_late" }, expect = "reserve == 'good'", ends = "walks" }
walk "a hole without a balloon in it can bleed to death" {
  choose = { perforation = "protamine" }, luck = with(peace, { result = "hole", seal_late = "lost" }), ends = "dead",
}
walk "a balloon too wide makes the hole" { choose = { recoil = "bigger" }, luck = with(peace, { result = "recoil" }), meets = { "perforation:plug" }, ends = "walks" }
walk "a bleed behind the groin is found by whoever looks" {
  luck = with(peace, { course = "deep", bleed_ends = "held" }), meets = { "bleed:press", "protamine:right", "discharge:single" },
  expect = "bled and loss == 'some' and reserve == 'good' and drug == 'single'", ends = "walks",
}
walk "waiting for the haemoglobin can cost the life" {
  choose = { recovery = "evening", bleed = "haemoglobin" }, luck = with(peace, { course = "deep", bleed_ends = "lost" }), expect = "loss == 'extreme'", ends = "dead",
}
walk "a puncture in the arm bleeds into the arm" {
  choose = { access = "brachial" }, luck = with(peace, { course = "local" }), never = { "bleed" }, expect = "bled and reserve == 'fair'", ends = "walks",
}
walk "two drugs after a bleed make the stomach bleed" {
  choose = { discharge = "pair" }, luck = with(cold, { course = "deep", bleed_ends = "held", months = "bleeds", flow = "opens" }), meets = { "months:bleeds" }, expect = "reserve == 'poor'", ends = "walks",
}
walk "a night of warmth leaves a dead leg" {
  choose = { first_hour = "duplex" }, luck = with(cold, { year = "amputated" }), meets = { "reopen:amputate" }, ends = "amputated",
}
walk "the artery cannot always be opened" { luck = with(cold, { flow = "fails", year = "amputated" }), meets = { "stump" }, never = { "calf" }, ends = "amputated" }
walk "a pulse in the foot does not open the calf" {
  choose = { calf = "reassure" }, luck = with(cold, { year = "foot" }), expect = "muscle == 'hurt' and reserve == 'fair'", ends = "foot",
}
walk "no calcium before the potassium, and the heart stops" {
  choose = { potassium = { "insulin", "monitor" } }, luck = with(cold, { night = "arrest" }), expect = "not calmed", ends = "dead",
}
walk "a calf that stays soft needs no knife" { luck = with(cold, { reperfused = "soft" }), never = { "calf", "potassium" }, ends = "walks" }

----------------------------------------------------------------------------------------------------------------------
-- Odds

expect "the expert brings Walter to a good end in two of three" {
  policy = "expert", variant = "base", "good >= 0.66 and good <= 0.71 and p('dead') >= 0.12 and p('dead') <= 0.16",
  "p('training') >= 0.99 and p('cold') >= 0.67 and p('cold') <= 0.73 and p('event:heart') > 0.012 and p('event:heart') < 0.014",
}
expect "the expert brings Edith to a good end almost as often" { policy = "expert", variant = "fibrillation", "good >= 0.65 and good <= 0.70 and p('event:kidneys') >= 0.04 and p('event:kidneys') <= 0.06" }
expect "a toe that does not heal does a little worse" { policy = "expert", variant = "ulcer", "good >= 0.61 and good <= 0.65 and p('dead') >= 0.15 and p('dead') <= 0.18" }
expect "carbon dioxide makes Margit's odds those of others" { policy = "expert", variant = "kidney", "good >= 0.66 and good <= 0.71 and p('event:reaction') == 0 and p('event:kidneys') <= 0.075" }
expect "bivalirudin makes Ivo's odds those of others" { policy = "expert", variant = "heparin", "good >= 0.66 and good <= 0.71" }
expect "a leg found on the second day is lost in more than half" { policy = "expert", variant = "late", "good >= 0.24 and good <= 0.29 and p('amputated') >= 0.53 and p('amputated') <= 0.58" }
expect "the expert is in time, looks at the foot and gives no lysis" {
  policy = "expert", "p('event:six_hours') == 0 and p('event:cold_toes') == 0 and p('stroke') == 0 and p('washout') == 0 and utility >= 0.44",
}
expect "guessing brings Walter to a good end in one of five" {
  policy = "random", variant = "base", "good >= 0.19 and good <= 0.24 and p('event:six_hours') >= 0.32 and p('event:six_hours') <= 0.38",
}
expect "guessing gives every fifth Margit another reaction" { policy = "random", variant = "kidney", "p('event:reaction') >= 0.18 and p('event:reaction') <= 0.23 and p('event:kidneys') >= 0.15" }
expect "guessing gives Edith's heart a tablet that it cannot bear" { policy = "random", variant = "fibrillation", "p('event:heart') >= 0.13 and p('event:heart') <= 0.18 and p('stroke') >= 0.02 and p('stroke') <= 0.03" }
expect "guessing is worse than the expert for everyone" { policy = "random", "utility <= 0.36 and good <= 0.25" }
expect "a novice brings Walter to a good end in a third" { policy = "novice", variant = "base", "good >= 0.32 and good <= 0.38 and p('event:six_hours') >= 0.28 and p('event:six_hours') <= 0.34" }
expect "a novice opens some dead legs" { policy = "novice", variant = "late", "good >= 0.15 and good <= 0.19 and p('washout') >= 0.30 and p('washout') <= 0.36" }

-- What is ordered, and what is left: an item that changes nothing in the odds has no other witness.
walk "the expert orders for Walter what decides" {
  variant = "base", luck = cold,
  meets = { "look:pain", "look:feet", "look:pulses", "look:background", "medicines:statin",
            "medicines:antiplatelet", "medicines:tobacco", "medicines:plain_part", "leaflet:incision",
            "leaflet:squash", "leaflet:stent", "leaflet:favoured", "checks:kidney", "checks:clotting",
            "checks:history", "cold:sense", "cold:power", "cold:doppler", "cold:chest", "cold:blood",
            "potassium:calcium", "potassium:insulin", "potassium:monitor", "causes:rhythm", "causes:segment",
            "causes:aneurysm", "causes:tablets" },
  never = { "look:veins_leg", "medicines:pentoxifylline", "medicines:add_aspirin", "medicines:full",
            "medicines:cilostazol", "leaflet:fluoro", "leaflet:minimal", "leaflet:treats", "checks:dimer",
            "cold:mra", "potassium:furosemide", "causes:thrombophilia" },
}
walk "the expert orders for Edith what decides" {
  variant = "fibrillation", luck = cold,
  meets = { "look:pain", "look:feet", "look:pulses", "look:background", "medicines:statin", "medicines:plain_part",
            "leaflet:incision", "leaflet:squash", "leaflet:stent", "leaflet:favoured", "checks:kidney",
            "checks:clotting", "checks:history", "cold:sense", "cold:power", "cold:doppler", "cold:chest",
            "cold:blood", "potassium:calcium", "potassium:insulin", "potassium:monitor", "causes:rhythm",
            "causes:segment", "causes:aneurysm", "causes:tablets" },
  never = { "look:veins_leg", "medicines:pentoxifylline", "medicines:antiplatelet", "medicines:add_aspirin",
            "medicines:full", "medicines:tobacco", "medicines:cilostazol", "leaflet:fluoro", "leaflet:minimal",
            "leaflet:treats", "checks:dimer", "cold:mra", "potassium:furosemide", "causes:thrombophilia" },
}
walk "the expert orders for Bruno what decides" {
  variant = "ulcer", luck = cold,
  meets = { "look:pain", "look:feet", "look:pulses", "look:background", "medicines:statin",
            "medicines:antiplatelet", "medicines:tobacco", "medicines:plain_part", "leaflet:incision",
            "leaflet:squash", "leaflet:stent", "leaflet:favoured", "checks:kidney", "checks:clotting",
            "checks:history", "cold:sense", "cold:power", "cold:doppler", "cold:chest", "cold:blood",
            "potassium:calcium", "potassium:insulin", "potassium:monitor", "causes:rhythm", "causes:segment",
            "causes:aneurysm", "causes:tablets" },
  never = { "look:veins_leg", "medicines:pentoxifylline", "medicines:add_aspirin", "medicines:full",
            "medicines:cilostazol", "leaflet:fluoro", "leaflet:minimal", "leaflet:treats", "checks:dimer",
            "cold:mra", "potassium:furosemide", "causes:thrombophilia" },
}
walk "the expert orders for Margit what decides" {
  variant = "kidney", luck = cold,
  meets = { "look:pain", "look:feet", "look:pulses", "look:background", "medicines:statin",
            "medicines:antiplatelet", "medicines:tobacco", "medicines:plain_part", "leaflet:incision",
            "leaflet:squash", "leaflet:stent", "leaflet:favoured", "checks:kidney", "checks:clotting",
            "checks:history", "cold:sense", "cold:power", "cold:doppler", "cold:chest", "cold:blood",
            "potassium:calcium", "potassium:insulin", "potassium:monitor", "causes:rhythm", "causes:segment",
            "causes:aneurysm", "causes:tablets" },
  never = { "look:veins_leg", "medicines:pentoxifylline", "medicines:add_aspirin", "medicines:full",
            "medicines:cilostazol", "leaflet:fluoro", "leaflet:minimal", "leaflet:treats", "checks:dimer",
            "cold:mra", "potassium:furosemide", "causes:thrombophilia" },
}
walk "the expert orders for Ivo what decides" {
  variant = "heparin", luck = cold,
  meets = { "look:pain", "look:feet", "look:pulses", "look:background", "medicines:statin",
            "medicines:antiplatelet", "medicines:tobacco", "medicines:plain_part", "leaflet:incision",
            "leaflet:squash", "leaflet:stent", "leaflet:favoured", "checks:kidney", "checks:clotting",
            "checks:history", "cold:sense", "cold:power", "cold:doppler", "cold:chest", "cold:blood",
            "potassium:calcium", "potassium:insulin", "potassium:monitor", "causes:rhythm", "causes:segment",
            "causes:aneurysm", "causes:tablets" },
  never = { "look:veins_leg", "medicines:pentoxifylline", "medicines:add_aspirin", "medicines:full",
            "medicines:cilostazol", "leaflet:fluoro", "leaflet:minimal", "leaflet:treats", "checks:dimer",
            "cold:mra", "potassium:furosemide", "causes:thrombophilia" },
}
walk "the expert orders for Greta what decides" {
  variant = "late", luck = with(cold, { year = "amputated" }),
  meets = { "look:pain", "look:feet", "look:pulses", "look:background", "medicines:statin",
            "medicines:antiplatelet", "medicines:tobacco", "medicines:plain_part", "leaflet:incision",
            "leaflet:squash", "leaflet:stent", "leaflet:favoured", "checks:kidney", "checks:clotting",
            "checks:history", "cold:sense", "cold:power", "cold:doppler", "cold:chest", "cold:blood",
            "causes:rhythm", "causes:segment", "causes:aneurysm", "causes:tablets" },
  never = { "look:veins_leg", "medicines:pentoxifylline", "medicines:add_aspirin", "medicines:full",
            "medicines:cilostazol", "leaflet:fluoro", "leaflet:minimal", "leaflet:treats", "checks:dimer",
            "cold:mra", "causes:thrombophilia" },
}

-- What each policy is worth, to a millionth: whoever changes what happens or how it is rated, and means to,
-- writes the new figures here.
local worth = {
  expert = { base = 0.606709, fibrillation = 0.602151, ulcer = 0.576761, kidney = 0.606183, heparin = 0.606709, late = 0.461746 },
  novice = { base = 0.433399, fibrillation = 0.424402, ulcer = 0.409735, kidney = 0.427006, heparin = 0.425468, late = 0.300319 },
  random = { base = 0.328651, fibrillation = 0.319064, ulcer = 0.331984, kidney = 0.325906, heparin = 0.325413, late = 0.202687 },
  worst = { base = 0.228567, fibrillation = 0.271104, ulcer = 0.229016, kidney = 0.228567, heparin = 0.228567, late = 0.074059 },
}
for policy, of in pairs(worth) do
  for variant, utility in pairs(of) do
    expect("what the policy " .. policy .. " is worth to the patient " .. variant) {
      policy = policy, variant = variant, "abs(utility - " .. utility .. ") <= 0.000001",
    }
  end
end

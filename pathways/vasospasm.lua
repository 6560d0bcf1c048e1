-- Cerebral vasospasm and delayed cerebral ischaemia after aneurysmal subarachnoid haemorrhage: a pathway for casewalk.
--
-- For education, not for patient care. Nobody but the author has reviewed it clinically.
-- The facts come from the guidelines, trials and cohorts named below as sources. A source marked `unverified` stands
-- for what is commonly taught or quoted and was not checked against a publication. A number marked `illustrative` is
-- the author's estimate and says beside it what it leans on.
-- The people in it are invented. Licence: CC BY-SA 4.0.

pathway "vasospasm" {
  title     = "The arm that sinks on day seven",
  summary   = "Vasospasm and delayed ischaemia after a ruptured aneurysm: from the first nimodipine to the balloon, and what it can and cannot do",
  version   = "1.0.0",
  audience  = "Residents in neurology, neurosurgery, intensive care and interventional radiology",
  authors   = { "casewalk" },
  reviewed  = "2026-11-21",
  review_by = "2028-11-21",
  licence   = "CC BY-SA 4.0",
  minutes   = 20,
  clock     = "1 h",
  pass      = { score = 0.7, harmful = 0 },
  goals     = {
    "Give nimodipine in the dose, by the way and for the time that were tested, and keep it going when the pressure falls",
    "Watch so that ischaemia is found within the hour, and tell it from narrow arteries and from its imitators",
    "Raise pressure or cardiac output where that is safe, and know when it is not",
    "Choose between drug and balloon in the artery, and deal with the harm that either can do",
    "Read a claim of a new treatment, and say in plain words what holds of it",
  },
  start     = "first_orders",
}

----------------------------------------------------------------------------------------------------------------------
-- Sources

source "aha2023"     { "Hoh BL, et al. American Heart Association/American Stroke Association guideline on aneurysmal subarachnoid haemorrhage. Stroke 2023;54:e314-e370. Classes as quoted in secondary summaries or from memory.", year = 2023, grade = "guideline", doi = "10.1161/STR.0000000000000436", unverified = true }
source "aha2012"     { "American Heart Association/American Stroke Association. Guideline on aneurysmal subarachnoid haemorrhage of 2012, as quoted in a reference text.", year = 2012, grade = "guideline" }
source "ncs2023"     { "Treggiari MM, et al. Neurocritical Care Society guideline on aneurysmal subarachnoid haemorrhage. Neurocrit Care 2023;39:1-28.", year = 2023, grade = "guideline", doi = "10.1007/s12028-023-01713-5" }
source "shah2023"    { "Shah VA, et al. Therapies for delayed cerebral ischemia in aneurysmal subarachnoid hemorrhage. Neurocrit Care 2023.", year = 2023, grade = "review", doi = "10.1007/s12028-023-01747-9" }
source "epidemiology" { "Frequency and time course of vasospasm and of delayed ischaemia: textbook chapter, and a cohort of 340 patients.", grade = "review" }
source "frontera"    { "Frontera JA, et al. The modified Fisher scale. Neurosurgery 2006.", year = 2006, grade = "cohort", unverified = true }
source "vergouwen"   { "Vergouwen MDI, et al. Definition of delayed cerebral ischemia as an outcome event. Stroke 2010;41:2391-5.", year = 2010, grade = "opinion" }
source "francoeur"   { "Francoeur CL, Mayer SA. Management of delayed cerebral ischemia after subarachnoid hemorrhage. Crit Care 2016;20:277.", year = 2016, grade = "review", doi = "10.1186/s13054-016-1447-6" }
source "brant"       { "Pickard JD, et al. Effect of oral nimodipine on cerebral infarction and outcome: British aneurysm nimodipine trial, 554 patients. BMJ 1989;298:636-42.", year = 1989, grade = "trial" }
source "cochrane"    { "Dorhout Mees SM, et al. Calcium antagonists for aneurysmal subarachnoid haemorrhage: 16 trials, 3,361 patients. Cochrane Database 2007;CD000277.", year = 2007, grade = "review", doi = "10.1002/14651858.CD000277.pub3" }
source "label"       { "Oral nimodipine: product label, with its warning against injection and its dose in cirrhosis.", grade = "guideline" }
source "sandow"      { "Sandow N, et al. Nimodipine dose reductions, 270 patients. Neurocrit Care 2016. doi:10.1007/s12028-015-0230-x. Wessell A, et al. 118 patients. Front Neurol 2017;8:268. doi:10.3389/fneur.2017.00268.", year = 2016, grade = "cohort" }
source "earlydrain"  { "Wolf S, et al. Early lumbar drainage: EARLYDRAIN, 287 patients. JAMA Neurol 2023;80:833-42.", year = 2023, grade = "trial", doi = "10.1001/jamaneurol.2023.1792" }
source "clazosentan" { "Macdonald RL, et al. Clazosentan: CONSCIOUS-2. Lancet Neurol 2011;10:618-25. CONSCIOUS-3. Stroke 2012;43:1463-9. Mayer SA, et al. REACT. J Neurosurg 2025;142:98-109.", year = 2025, grade = "trial", doi = "10.3171/2024.4.JNS232191" }
source "endothelin"  { "Endothelin receptor antagonists after aneurysmal subarachnoid haemorrhage: meta-analysis of five trials, 2,595 patients. Crit Care 2012/2013. PMC3682300.", year = 2012, grade = "review" }
source "himalaia"    { "Gathier CS, et al. Induced hypertension: HIMALAIA, 41 of 240 planned patients. Stroke 2018;49:76-83. Perfusion: Stroke 2015;46:3277-81. doi:10.1161/STROKEAHA.115.010537.", year = 2018, grade = "trial" }
source "lannes"      { "Lannes M, et al. Milrinone and homeostasis: the Montreal protocol, 88 patients. Neurocrit Care 2012;16:354-62.", year = 2012, grade = "cohort", doi = "10.1007/s12028-012-9701-5" }
source "milrispasm"  { "Lakhal K, et al. Intravenous milrinone with induced hypertension against historical controls: MILRISPASM, 94 patients. Neurocrit Care 2021;35:669-79.", year = 2021, grade = "cohort", doi = "10.1007/s12028-021-01331-z" }
source "imcvs"       { "Vatter H, et al. Invasive diagnostic and therapeutic management of cerebral vasospasm: IMCVS, 34 patients. J Clin Med 2022;11:6197.", year = 2022, grade = "trial", doi = "10.3390/jcm11206197" }
source "pooled2025"  { "Endovascular treatment of symptomatic vasospasm: meta-analysis of 39 studies, 1,627 patients, two of them randomised. Preprint 2025.", year = 2025, grade = "review", doi = "10.1101/2025.10.23.25338701" }
source "newell"      { "Newell DW, et al. Angioplasty for cerebral vasospasm: an early series. 1989. PubMed 2530320.", year = 1989, grade = "cohort" }
source "zwienenberg" { "Zwienenberg-Lee M, et al. Prophylactic transluminal balloon angioplasty, 170 patients. Stroke 2008;39:1759-65. Pilot: Muizelaar JP, et al. J Neurosurg 1999;91:51-8.", year = 2008, grade = "trial" }
source "eskridge"    { "Eskridge JM, et al. Balloon angioplasty for vasospasm: the first 50 patients. Neurosurgery 1998;42:510-6. Early series of 28: Higashida RT, et al. Neurosurg Rev 1992;15:89-95.", year = 1998, grade = "cohort", doi = "10.1097/00006123-199803000-00016" }
source "jestaedt"    { "Jestaedt L, et al. Balloon angioplasty and infarction in dilated and undilated territories, 38 patients. Neurosurgery 2008;62:610-7.", year = 2008, grade = "cohort", doi = "10.1227/01.NEU.0000311351.32904.8B" }
source "labeyrie"    { "Labeyrie MA, et al. Distal balloon angioplasty, 392 patients. AJNR 2019;40:1342-8.", year = 2019, grade = "cohort" }
source "noncompliant" { "Noncompliant balloons in vasospasm: 52 patients, 165 procedures. World Neurosurg 2017. PMID 27777162. Distal: Santillan A, et al. Neurosurgery 2011;69:95-101. doi:10.1227/NEU.0b013e31821424f9.", year = 2017, grade = "cohort" }
source "hohogilvy"   { "Hoh BL, Ogilvy CS. Endovascular treatment of cerebral vasospasm. Neurosurg Clin N Am 2005.", year = 2005, grade = "review", unverified = true }
source "rosenwasser" { "Rosenwasser RH, et al. Timing of angioplasty. Neurosurgery 1999.", year = 1999, grade = "cohort", unverified = true }
source "jun"         { "Jun P, et al. Endovascular treatment of refractory vasospasm: 189 patients, 346 sessions. AJNR 2010. PMC4067264.", year = 2010, grade = "cohort" }
source "iadrugs"     { "Intra-arterial verapamil: Feng L, et al. AJNR 2002. Nicardipine: Badjatia N, et al. AJNR 2004. Nimodipine: Hanggi D, et al. AJNR 2008;29:1053-60.", year = 2008, grade = "cohort" }
source "abulhasan"   { "Abulhasan YB, et al. Refractory vasospasm under milrinone, 110 patients. J Neurosurg 2020.", year = 2020, grade = "cohort" }
source "cortese"     { "Cortese J, et al. Stent-based angioplasty in vasospasm: meta-analysis, 156 patients. AJNR 2025.", year = 2025, grade = "review", doi = "10.3174/ajnr.A8617" }
source "vora"        { "Vora YY, et al. Transcranial Doppler in vasospasm. Neurosurgery 1999;44:1237-47.", year = 1999, grade = "cohort" }
source "kumar"       { "Kumar G, et al. Transcranial Doppler and delayed ischaemia: systematic review. J Neurosurg 2016.", year = 2016, grade = "review" }
source "marupudi"    { "Marupudi NI, Mittal S. Hyponatremia in aneurysmal subarachnoid hemorrhage. J Clin Med 2015;4:756-67.", year = 2015, grade = "review", doi = "10.3390/jcm4040756" }
source "uwmrs"       { "Chaisinanunkul N, et al. Adopting a patient-centered approach: the utility-weighted modified Rankin scale. Stroke 2015;46:2238-43. Derived in ischaemic stroke.", year = 2015, grade = "cohort", doi = "10.1161/STROKEAHA.114.008547" }
source "wang2020"    { "Wang X, et al. Utility-weighted modified Rankin scale from more than 20,000 patients. Stroke 2020.", year = 2020, grade = "cohort" }
source "practice"    { "Common clinical teaching, as commonly quoted.", grade = "opinion", unverified = true }

----------------------------------------------------------------------------------------------------------------------
-- Learning points. s01 to s25: what a web page says about this disease and its treatment, and what holds of it.
-- k: what else one needs.

learning_point "s01_spasm_common"       "Up to 70 % have narrow arteries after an aneurysmal bleed, 20-30 % have symptoms of it; it can kill"   -- S1
learning_point "s02_blood_sets_risk"    "It follows the rupture of an aneurysm, and the amount of blood sets the risk"                         -- S2
learning_point "s03_more_than_calibre"  "Narrow arteries lower flow, but small vessels, spreading depolarisation and failed autoregulation count too" -- S3
learning_point "s04_spasm_is_not_dci"   "Spasm is an image, delayed ischaemia an event: fewer than half with the one get the other, and some get it without" -- S4
learning_point "s05_not_new"            "\"Innovative balloon occlusion therapy\" is balloon angioplasty under a wrong name, published since 1989" -- S5
learning_point "s06_medicine_first"     "Medical care comes first, and nimodipine for everyone is its core"                                    -- S6
learning_point "s07_nimodipine_protects" "Nimodipine improves outcome without visibly widening arteries: prevention, not rescue"               -- S7
learning_point "s08_rescue_tier"        "A catheter is the rescue tier, for when medicine was not enough"                                      -- S8
learning_point "s09_relieve_not_prevent" "A balloon can relieve a narrowing; used to prevent it, 3 of 85 died"                                 -- S9
learning_point "s10_nothing_occluded"   "Nothing is meant to be occluded: a spastic artery that is closed leaves an infarct"                   -- S10
learning_point "s11_stretch_and_deflate" "Trapping an aneurysm is another use of balloons; for spasm a small one stretches the wall and is deflated" -- S11
learning_point "s12_dilate_restores"    "Dilating restores flow; \"modifying flow\" by blocking does not"                                      -- S12
learning_point "s13_way_to_the_brain"   "From groin or wrist under fluoroscopy, with guide catheter, roadmap, heparin and anaesthesia"         -- S13
learning_point "s14_seconds"            "That an inflated balloon blocks flow is its side effect: kept to seconds, never the aim"              -- S14
learning_point "s15_collaterals"        "Blocking an artery does not send blood around the spasm: the collaterals are often narrow too"        -- S15
learning_point "s16_gentle"             "Angioplasty is for proximal segments, undersized, slow and gentle"                                    -- S16
learning_point "s17_reach"              "A balloon reaches proximal segments; distal spasm is for a drug"                                      -- S17
learning_point "s18_picture_at_once"    "The picture is judged at once; the patient hours later, and gain is not assured"                      -- S18
learning_point "s19_safer_not_proven"   "Rupture has come down from 4-7 % to about 1 %; stroke by the procedure is 3-4 %, effectiveness unproven" -- S19
learning_point "s20_harms"              "Rupture, embolus, over-dilatation, dissection, reperfusion bleeding: who inflates must be ready for them" -- S20
learning_point "s21_selection"          "Selection: secured aneurysm, no completed infarct, proximal spasm, medicine tried; and a trained hand" -- S21
learning_point "s22_drug_and_balloon"   "Drug into the artery is usually the first step, the balloon the second"                               -- S22
learning_point "s23_promising"          "Kept for severe, refractory cases: right. \"Promising\": the one small rescue trial had worse outcomes with it" -- S23
learning_point "s24_hope"               "\"May become routine\" and \"offers hope\" are predictions without data"                              -- S24
learning_point "s25_improves_outcome"   "That it improves outcome has not been shown in a trial; the signal for fewer infarcts is observational" -- S25
learning_point "k_nimodipine_dose"      "Nimodipine 60 mg every 4 hours for 21 days, enterally, never injected; 30 mg in cirrhosis"
learning_point "k_nimodipine_pressure"  "A falling pressure: cause, volume, pressor, then smaller doses more often; stopping comes last"
learning_point "k_euvolaemia"           "Euvolaemia: neither loading nor drying; no triple-H"
learning_point "k_surveillance"         "Hourly examination finds ischaemia, Doppler warns; who cannot be examined needs imaging and EEG by protocol"
learning_point "k_velocity"             "A Doppler velocity needs the Lindegaard ratio, and is not treated for its own sake"
learning_point "k_exclude"              "A new deficit: within minutes, and everything else excluded: blood, hydrocephalus, seizure, sodium"
learning_point "k_sodium"               "Low sodium in the spasm weeks: hypertonic saline, never fluid restriction"
learning_point "k_hypertension"         "Induced hypertension in steps, with an examination at each: plausible, common, and neutral in its one trial"
learning_point "k_secure_first"         "Secure the aneurysm before the pressure is raised"
learning_point "k_heart"                "A stunned heart: output with milrinone or dobutamine rather than afterload"
learning_point "k_window"               "Ischaemia becomes infarct within hours; a completed infarct is not to be reperfused"
learning_point "k_perfusion_pressure"   "A vasodilator lowers MAP and raises ICP: treat drug, pressure and drain together"
learning_point "k_leak"                 "Contrast outside the vessel: balloon up, heparin reversed, pressure down, drain open"
learning_point "k_embolus"              "A clot during the procedure is fetched or treated locally; never intravenous lysis"
learning_point "k_comes_back"           "The drug lasts about a day and spasm until day 14-21: expect it back"
learning_point "k_to_the_end"           "Wean the pressor first, nimodipine to day 21, then look for memory, mood and fatigue"

----------------------------------------------------------------------------------------------------------------------
-- The numbers the odds rest on

parameter "nimo_drop"        { 0.56, low = 0.40, high = 0.65, cite = "sandow", label = "Nimodipine has to be reduced or stopped for pressure" }
parameter "no_nimodipine"    { 1.97, low = 1.30, high = 2.60, cite = "brant", label = "Odds of a poor outcome without nimodipine (33 % against 20 %)" }
parameter "less_nimodipine"  { 1.35, low = 1.05, high = 1.70, illustrative = true, label = "The same with half of it (between full and none)" }
parameter "injection_kills"  { 0.10, low = 0.02, high = 0.30, illustrative = true, label = "Death after oral nimodipine into a vein (deaths are reported, no rate)" }
parameter "prevent_tears"    { 0.047, low = 0.013, high = 0.12, cite = "zwienenberg", label = "Perforation with prophylactic balloon (4 of 85)" }
parameter "tear_kills"       { 0.75, low = 0.50, high = 0.95, cite = "zwienenberg", label = "Death after perforation (3 of 4)" }
parameter "hours_kill_brain" { 0.60, low = 0.30, high = 0.90, illustrative = true, label = "Infarct visible when ischaemia has lasted five hours untreated" }
parameter "two_hours_lost"   { 0.25, low = 0.10, high = 0.40, illustrative = true, label = "Infarct within two more hours in spite of raised pressure" }
parameter "day_kills_brain"  { 0.45, low = 0.20, high = 0.70, illustrative = true, label = "Territory lost after another day without more treatment" }
parameter "pressure_works"   { 0.37, low = 0.10, high = 0.70, illustrative = true, label = "Deficit reverses on induced hypertension (chosen for teaching; .70 uncontrolled, no effect in the trial)" }
parameter "milrinone_works"  { 0.33, low = 0.10, high = 0.75, illustrative = true, label = "Deficit reverses on milrinone (observational only)" }
parameter "second_works"     { 0.18, low = 0.05, high = 0.40, illustrative = true, label = "Deficit reverses on a second drug after a first has failed" }
parameter "pressure_harms"   { 0.20, low = 0.09, high = 0.45, illustrative = true, label = "Heart or lung fail under induced hypertension (leans on the risk ratio of 2.1 in HIMALAIA)" }
parameter "milrinone_harms"  { 0.17, low = 0.05, high = 0.29, illustrative = true, label = "The same under milrinone" }
parameter "open_rebleeds"    { 0.25, low = 0.05, high = 0.50, illustrative = true, label = "Rebleeding of an open aneurysm under induced hypertension" }
parameter "open_catheter"    { 0.04, low = 0.01, high = 0.14, cite = "eskridge", label = "Rebleeding of an open aneurysm at angioplasty (2 of 50)" }
parameter "wean_relapse"     { 0.20, low = 0.05, high = 0.40, illustrative = true, label = "Deficit comes back when the pressor is weaned in steps" }
parameter "stop_relapse"     { 0.55, low = 0.25, high = 0.80, illustrative = true, label = "Deficit comes back when it is stopped at once" }
parameter "drug_widens"      { 0.75, low = 0.32, high = 1.00, cite = { "iadrugs", "lannes", "abulhasan" }, label = "Arteries wider after a drug into them" }
parameter "drug_crashes"     { 0.20, low = 0.15, high = 0.28, illustrative = true, label = "MAP falls and ICP rises during the infusion" }
parameter "drug_repeat"      { 0.54, low = 0.47, high = 0.61, cite = "jun", label = "Second session needed after a drug alone" }
parameter "balloon_repeat"   { 0.10, low = 0.02, high = 0.30, illustrative = true, label = "Second session needed after a balloon (1 of 50 in the dilated segment; others may narrow)" }
parameter "balloon_tears"    { 0.01, low = 0.00, high = 0.07, cite = { "hohogilvy", "eskridge", "noncompliant" }, label = "Rupture at angioplasty" }
parameter "balloon_embolus"  { 0.03, low = 0.02, high = 0.04, cite = "labeyrie", label = "Stroke by the procedure" }
parameter "stent_widens"     { 0.82, low = 0.70, high = 0.90, cite = "cortese", label = "Arteries wider after stent angioplasty" }
parameter "stent_harms"      { 0.011, low = 0.001, high = 0.05, cite = "cortese", label = "Complication of stent angioplasty" }
parameter "u0" { 1.00, low = 0.96,  high = 1.00, cite = { "uwmrs", "wang2020" }, label = "Utility of mRS 0" }
parameter "u1" { 0.91, low = 0.83,  high = 0.91, cite = { "uwmrs", "wang2020" }, label = "Utility of mRS 1" }
parameter "u2" { 0.76, low = 0.72,  high = 0.76, cite = { "uwmrs", "wang2020" }, label = "Utility of mRS 2" }
parameter "u3" { 0.65, low = 0.54,  high = 0.65, cite = { "uwmrs", "wang2020" }, label = "Utility of mRS 3" }
parameter "u4" { 0.33, low = 0.22,  high = 0.33, cite = { "uwmrs", "wang2020" }, label = "Utility of mRS 4" }
parameter "u5" { 0.00, low = -0.18, high = 0.00, cite = { "uwmrs", "wang2020" }, label = "Utility of mRS 5" }

-- How it ends, half a year on. The five mixes lean on a chapter, a cohort and the trials of the last years (20-25 % do
-- badly); in the largest endovascular series 61 % did well, 29 % badly and 10 % died, in pooled series 55 % did well. How
-- the seven grades share the groups 0-2, 3-5 and dead is the author's estimate.
distribution "no_ischaemia" { mrs0 = 0.30, mrs1 = 0.30, mrs2 = 0.20, mrs3 = 0.08, mrs4 = 0.05, mrs5 = 0.02, dead = 0.05, illustrative = true }
distribution "reversed"     { mrs0 = 0.22, mrs1 = 0.26, mrs2 = 0.20, mrs3 = 0.12, mrs4 = 0.09, mrs5 = 0.04, dead = 0.07, illustrative = true }
distribution "rescued"      { mrs0 = 0.14, mrs1 = 0.21, mrs2 = 0.20, mrs3 = 0.15, mrs4 = 0.11, mrs5 = 0.06, dead = 0.13, illustrative = true }
distribution "infarcted"    { mrs0 = 0.04, mrs1 = 0.10, mrs2 = 0.16, mrs3 = 0.19, mrs4 = 0.17, mrs5 = 0.09, dead = 0.25, illustrative = true }
distribution "bled"         { mrs0 = 0.01, mrs1 = 0.03, mrs2 = 0.06, mrs3 = 0.06, mrs4 = 0.05, mrs5 = 0.04, dead = 0.75, illustrative = true }

define "sedated"   "variant == 'poor_grade'"
define "weak_heart" "variant == 'heart'"
define "mimic"     "variant == 'hydrocephalus'"
define "distal"    "variant == 'distal'"

----------------------------------------------------------------------------------------------------------------------
-- The patient. What differs between the six of them goes through `by`: one text for each variant.

local order = { "unsecured", "poor_grade", "heart", "distal", "hydrocephalus" }
local function by(texts)
  local parts = {}
  for i = 1, #order do
    local id = order[i]
    if texts[id] then
      table.insert(parts, "variant == '" .. id .. "'")
      table.insert(parts, texts[id])
    end
  end
  table.insert(parts, texts.base)
  return either(table.unpack(parts))
end
local function word(texts)
  local parts = ""
  for i = 1, #order do
    local id = order[i]
    if texts[id] then parts = parts .. "variant == '" .. id .. "', '" .. texts[id] .. "', " end
  end
  return "{either(" .. parts .. "'" .. texts.base .. "')}"
end

local kin = word { base = "Tomas", unsecured = "Sami", poor_grade = "Ilse", heart = "Lucia", distal = "Anna", hydrocephalus = "Alf" }

patient "Judith, 52" {
  sbp      = number  { 146, label = "Systolic BP", unit = "mmHg", range = { 30, 280 }, normal = { 100, 160 }, clamp = true, chart = "vital" },
  map      = number  { 98, label = "MAP", unit = "mmHg", range = { 20, 180 }, normal = { 70, 110 }, clamp = true, chart = "vital" },
  icp      = number  { 11, label = "ICP", unit = "mmHg", range = { 0, 100 }, normal = { 0, 20 }, clamp = true, chart = "exam" },
  hr       = number  { 84, label = "Heart rate", unit = "/min", range = { 20, 220 }, normal = { 50, 100 }, clamp = true, chart = "vital" },
  spo2     = number  { 97, label = "Oxygen saturation", unit = "%", range = { 50, 100 }, normal = { 94, 100 }, clamp = true, chart = "vital" },

  gcs      = integer { 14, label = "GCS", range = { 3, 15 }, normal = { 15, 15 }, clamp = true, chart = "exam" },
  side     = one_of  { "full", "drifts", "still", "untestable", "weak", label = "Left side", say = { full = "full strength", drifts = "sinks within ten seconds", still = "does not move", untestable = "cannot be tested, sedated", weak = "moves, weakly, like the right" }, normal = "full", chart = "exam" },
  history  = finding { by {
               base          = "No regular drugs; a beta-blocker before concerts. No allergies.",
               unsecured     = "Sumatriptan four times this week. Smokes. No other drugs.",
               poor_grade    = "High blood pressure, tablets not taken for a year. Smokes.",
               heart         = "Widowed five weeks ago. Coronary angiogram two years ago: clean. No regular drugs.",
               distal        = "Cirrhosis, known for three years, twice fluid tapped from the belly. Wine with the sauces and without.",
               hydrocephalus = "Thyroid tablet. Otherwise well. No allergies.",
             }, label = "Old letters and drugs", chart = "exam", hidden = true },
  drain    = finding { "{either(mimic, 'no movement in the column for hours, bag empty since three; a clot in the tube', 'column swings with the pulse, 9 mL in the last hour, zero correct')}", label = "Ventricular drain", chart = "exam", hidden = true },

  sodium   = number  { 128, label = "Sodium", unit = "mmol/L (mEq/L)", range = { 90, 190 }, normal = { 135, 145 }, chart = "lab", hidden = true },
  glucose  = number  { 7.4, label = "Glucose", unit = "mmol/L (133 mg/dL)", range = { 0, 60 }, normal = { 4, 10 }, digits = 1, chart = "lab", hidden = true },
  gases    = finding { "pH 7.41, PaCO2 5.2 kPa (39 mmHg), PaO2 11 kPa (83 mmHg)", label = "Arterial gas", chart = "lab", hidden = true },
  echo     = finding { "{either(weak_heart, 'ejection fraction 25 %, apex balloons, base squeezes: a stunned heart; troponin raised', spo2 < 90, 'ejection fraction 35 %, apex still, new since this morning; troponin rising', 'ejection fraction 60 %, no wall out of step, filling good; troponin normal')}", label = "Heart: echo, ECG, troponin", chart = "imaging", hidden = true },
  eeg      = finding { "{either(sedated, 'alpha-delta ratio halved on the right since the night; no seizures', 'slow over the right side, no seizures')}", label = "EEG", chart = "exam", hidden = true },
  ct       = finding { by {
               base          = "No new blood, ventricles as before, {either(infarct == 'none', 'no infarct', 'a first grey edge')}. Right M1 narrow; perfusion late in the right middle cerebral territory, volume kept.",
               unsecured     = "No new blood, ventricles as before, {either(infarct == 'none', 'no infarct', 'a first grey edge')}. Aneurysm as yesterday. Right M1 and ICA narrow; perfusion late in the right middle cerebral territory, volume kept.",
               poor_grade    = "No new blood, ventricles small under the drain, {either(infarct == 'none', 'no infarct', 'a first grey edge')}. Right M1 narrow; perfusion late in the right middle cerebral territory, volume kept.",
               heart         = "No new blood, ventricles as before, {either(infarct == 'none', 'no infarct', 'a first grey edge')}. Right M1 narrow; perfusion late in the right middle cerebral territory, volume kept.",
               distal        = "No new blood, ventricles as before, {either(infarct == 'none', 'no infarct', 'a first grey edge')}. M1 and ICA of normal width; perfusion late in the right frontal and upper parietal cortex, volume kept.",
               hydrocephalus = "No new blood. All four ventricles wider than on day 3, the temporal horns round. Arteries of normal width; perfusion even on both sides.",
             }, label = "CT, CT angiography, perfusion", chart = "imaging", hidden = true },
  dsa      = finding { "{either(distal, 'ICA and M1 normal on both sides; right A2, A3 and M3 like threads', 'right M1 narrowed by 60 %; M2, M3 and A2 thin beyond it')}", label = "Catheter angiogram", chart = "imaging", hidden = true },

  -- what decides, but is not on the chart
  mca      = integer { 190, label = "Velocity, right MCA", unit = "cm/s", range = { 0, 400 } },
  ica      = integer { 31, label = "Velocity, extracranial ICA", unit = "cm/s", range = { 1, 200 } },
  nimo     = scale   { "full", "reduced", "none", value = "none", label = "Nimodipine" },
  setback  = scale   { "none", "some", "much", label = "Setbacks" },
  infarct  = scale   { "none", "small", "large", label = "Infarct" },
  opened   = scale   { "well", "partly", "no", value = "no", label = "Arteries after treatment" },
  durable  = flag    { false, label = "Proximal segment dilated" },
  secured  = flag    { true, label = "Aneurysm secured" },
  late     = flag    { false, label = "Watched so that it is found late" },
  risky    = flag    { false, label = "Nimodipine too much for the liver" },
  week_one = flag    { false, label = "The first days are over" },
  ischaemia = flag   { false, label = "Ischaemia going on" },
  pressor  = one_of  { "none", "noradrenaline", "flood", "milrinone", label = "Rescue drug" },
  strain   = scale   { "none", "light", "usual", "heavy", label = "Strain of the rescue drug on heart and lungs" },
  plan     = one_of  { "both", "drug", "balloon", "stent", "papaverine", label = "Plan at the angiogram" },
  dose     = scale   { "usual", "high", label = "Dose into the artery" },
  size     = scale   { "under", "over", label = "Balloon against vessel" },
  heparin  = flag    { false, label = "Heparin in the suite" },
  watched  = flag    { false, label = "ICP watched in the suite" },
  recovered = flag   { false, label = "Deficit reversed by medicine" },
  better_now = flag  { false, label = "Better after the procedure" },
  bled     = flag    { false, label = "Bled again" },
  punctured = flag   { false, label = "Artery punctured" },
  day_lost = flag    { false, label = "A day without nimodipine" },
  leaving  = flag    { false, label = "Day fourteen" },
  grade    = integer { 0, range = { 0, 5 }, clamp = true, label = "Disability (mRS)" },
}

local finish = either("grade == 0", "mrs0", "grade == 1", "mrs1", "grade == 2", "mrs2", "grade == 3", "mrs3", "grade == 4", "mrs4", "mrs5")

----------------------------------------------------------------------------------------------------------------------
-- The other patients

variant "unsecured" {
  "Sent late: six days of \"migraine\", and the aneurysm still open",
  name = "Farida, 46", start = "transfer",
  values = { secured = false, sbp = 150, map = 101, mca = 196, ica = 31 },
  texts = {
    first_orders = [[Neurointensive care, eight in the evening of day 6. {name} is a taxi dispatcher. Her aneurysm sits on the anterior communicating artery, 7 mm, and is open; the coils are booked for eight tomorrow morning. GCS {gcs}, neck stiff, a ventricular drain in, ICP {icp}. Thick old blood in the cisterns, none in the ventricles.

Her son Sami has kept all the boxes of her migraine tablets. "Did they do that to her?" The nurse waits for your orders.]],
    route = [[Late in the evening. {name} has coughed on her tea, and may not swallow until the speech therapist has seen her. The nurse has the capsules in one hand and the template on the screen: nimodipine, every six hours. "And how do I get it into her?"]],
    mechanism = [[Sami waits outside. "This drug, for three weeks," he says. "The leaflet says it relaxes arteries. So hers stay open now? It has been six days. And if they do narrow, is that the next stroke?"]],
    lindegaard = [[Eleven at night, the first Doppler in this house. Right middle cerebral artery: mean velocity {mca} cm/s. The probe goes under the jaw: extracranial internal carotid, {ica} cm/s.

"High," says the student. "Narrow, or just fast?" What is the Lindegaard ratio?]],
    velocity = [[{name} tells the sonographer which streets to avoid. No drift, no word missing. The pressure is {sbp}. The fellow of neurointerventional radiology is on the telephone: "{mca}, at day six? I would not wait until she drifts."]],
    alarm = [[Ten past five, day 7. The night nurse calls. At four it was not so. "Farida's left arm sinks. She answers in single words, and she told me the street names at midnight." GCS 12, two points down; systolic {sbp}, ICP {icp}. The coils are booked for eight.]],
    rescue = [[Delayed ischaemia, then; {either(infarct == 'none', 'there is no infarct yet', 'most of what flows late is still alive')}, and the aneurysm is still open. Systolic {sbp}. {either(known('echo'), 'The heart is sound.', 'Nobody has looked at the heart.')}

"Pressure," says the intensivist. "Seven in ten wake up on it. Her brain cannot wait for her coils." The neurosurgeon looks at the pictures and says nothing yet.]],
    handover = [[Day 14. {either(infarct == 'large', 'Farida lies where she is put. She follows with her eyes, to the right.', 'Farida directs the cleaners around her bed, in three languages.')} Velocities are falling, 120 and 110. The drain has been clamped for two days and is out. The ward has a bed and asks for the letter. "They do not like four-hourly drugs over there," says the nurse.]],
  },
}

variant "poor_grade" {
  "Grade 5 and sedated: nobody can see an arm sink",
  name = "Gerda, 61",
  values = { gcs = 4, side = "untestable", sbp = 138, map = 92, icp = 15, hr = 76, mca = 210, ica = 33 },
  texts = {
    first_orders = [[Neurointensive care, the evening of day 1. {name} drove a milk lorry for thirty years; yesterday she stopped it on the hard shoulder, hazard lights on, and was found over the wheel. Both pupils reacted by the time the drain was in. The aneurysm on the anterior communicating artery was coiled this morning. She is ventilated and sedated, GCS {gcs} in the last pause; thick blood in the cisterns and in all ventricles (WFNS 5, modified Fisher 4). ICP {icp}.

Her wife Ilse has her driving gloves. "Does she hear me?" The nurse waits for your orders.]],
    route = [[Nine in the evening. {name} has a gastric tube, as everybody here who is ventilated. The nurse has the capsules in one hand and the template on the screen: nimodipine, every six hours. "They say half of it sticks to the tube. And the central line is right here."]],
    mechanism = [[Ilse has put the gloves on. "This drug, for three weeks," she says. "It relaxes arteries, says the leaflet. So hers stay open? And if they do narrow, is that the next stroke?"]],
    watch = [[Day 4. The dangerous weeks begin: arteries narrow from day 3 to 5 on, most around the end of the first week. {name} is sedated; when the propofol was paused yesterday ICP went to 30 within four minutes, and the attempt was ended. How do you watch her until day 14?]],
    velocity = [[{name} lies as she lay yesterday; nothing that she does could be different. The pressure is {sbp}. The fellow of neurointerventional radiology has come for a look: "{mca}, at day six? I would not wait until something drifts, for nothing can."]],
    alarm = [[{either(late, 'Half past nine, day 7. In the daily pause of sedation the left arm does not bend to pain; the right one does. When did that begin? Nobody could have said.', 'Ten past five, day 7. The night nurse calls. "The EEG on the right has gone slow since four, and the oxygen in the tissue is 14, from 27. The arms I cannot ask."')} Systolic {sbp}, ICP {icp}.]],
    diagnosis = [[The results lie on the desk; what was asked for stands on the chart. The EEG technician has joined, and the student has the definition open: "A new focal deficit, or GCS down by two or more, for an hour or more. How does one define that in somebody asleep? And her artery is narrow. So vasospasm it is?"]],
    rescue = [[Delayed ischaemia, then, found on EEG and perfusion and not by an arm: the aneurysm is coiled, and {either(infarct == 'none', 'there is no infarct yet', 'most of what flows late is still alive')}. Systolic {sbp}. {either(known('echo'), 'The heart is sound.', 'Nobody has looked at the heart.')}

"Pressure," says the intensivist. "Seven in ten get better on it." "In the one trial it made no difference," says the fellow. Both look at you.]],
    handover = [[Day 14. {either(infarct == 'large', 'Gerda opens her eyes, and they stay on the right.', 'Gerda opens her eyes when Ilse says her name, and on Tuesday she squeezed a hand.')} Velocities are falling, 130 and 118. She breathes through a tracheostomy. The early rehabilitation ward has a bed and asks for the letter. "They do not like four-hourly drugs over there," says the nurse.]],
  },
}

variant "heart" {
  "A stunned heart: the pressure cannot be bought with a stronger squeeze",
  name = "Rosa, 67",
  values = { sbp = 118, map = 82, hr = 104, spo2 = 94, mca = 180, ica = 29 },
  texts = {
    first_orders = [[Neurointensive care, the evening of day 1. {name}, a retired teacher, buried her husband five weeks ago. Yesterday, at his grave, her head "split like a log". The aneurysm on the anterior communicating artery was coiled this morning; a ventricular drain is in. GCS {gcs}; thick blood in the cisterns, none in the ventricles (WFNS 2, modified Fisher 3). Pulse {hr}, systolic {sbp}, a little oxygen; the ECG has deep T waves all over the front, "from the brain", says the note.

Her daughter Lucia holds both her hands. "It was the grief," she says. The nurse waits for your orders.]],
    route = [[Nine in the evening. {name} has coughed on her tea, and may not swallow until the speech therapist has seen her. The nurse has the capsules in one hand and the template on the screen: nimodipine, every six hours. "And how do I get it into her?"]],
    mechanism = [[Lucia is in the corridor. "This drug, for three weeks," she says. "The leaflet says it relaxes arteries. So hers stay open? And if they do narrow, is that the next stroke?"]],
    watch = [[Day 4. The dangerous weeks begin: arteries narrow from day 3 to 5 on, most around the end of the first week. {name} is awake and corrects the student's grammar. Two pillows; lying flat she coughs. How do you watch her until day 14?]],
    velocity = [[{name} lies propped up and corrects the fellow's grammar as well. No drift, no word missing. The pressure is {sbp}. The fellow of neurointerventional radiology has come for a look: "{mca}, from 90 two days ago? I would not wait until she drifts."]],
    alarm = [[{either(late, 'Nine in the morning, day 7. The Doppler cart is at the bed, and the sonographer has called the nurse, who calls you.', 'Ten past five, day 7. The night nurse calls. At four it was not so.')} "Rosa's left arm sinks. She answers in single words, and they are not corrections." GCS 12, two points down; systolic {sbp}, pulse {hr}, ICP {icp}.]],
    rescue = [[Delayed ischaemia, then: the aneurysm is coiled, and {either(infarct == 'none', 'there is no infarct yet', 'most of what flows late is still alive')}. Systolic {sbp}, pulse {hr}, crackles at both bases. {either(known('echo'), 'The heart you have seen: a quarter of each filling goes out.', 'The deep T waves are still there. Nobody has looked at the heart.')}

"Pressure," says the intensivist. "Seven in ten wake up on it." "In the one trial it made no difference," says the fellow. Both look at you.]],
    handover = [[Day 14. {either(infarct == 'large', 'Rosa lies where she is put. Her eyes follow, to the right.', 'Rosa corrects the menu with a red pen.')} Velocities are falling, 125 and 112. The heart has recovered most of its squeeze. The ward has a bed and asks for the letter. "They do not like four-hourly drugs over there," says the nurse.]],
  },
}

variant "distal" {
  "Cirrhosis, and spasm where no balloon should go",
  name = "Petra, 49",
  values = { sbp = 132, map = 86, hr = 90, mca = 128, ica = 36 },
  texts = {
    first_orders = [[Neurointensive care, the evening of day 1. {name} runs the kitchen of a country inn. Yesterday she put down the knife, said "that was loud", and fell. The aneurysm on the pericallosal artery was coiled this morning; a ventricular drain is in. GCS {gcs}; thick blood between the hemispheres, none in the ventricles (WFNS 2, modified Fisher 3). ICP {icp}. Palms red, a few spider naevi, a belly rounder than the rest of her.

Her sister Anna has brought soup. "She will not eat yours." The nurse waits for your orders.]],
    route = [[Nine in the evening. {name} has coughed on the soup, and may not swallow until the speech therapist has seen her. The nurse has the capsules in one hand and the template on the screen: nimodipine, every six hours. "And how do I get it into her?"]],
    mechanism = [[Anna has found somebody to ask. "This drug, for three weeks," she says. "The leaflet says it relaxes arteries. So hers stay open? And if they do narrow, is that the next stroke?"]],
    watch = [[Day 4. The dangerous weeks begin: arteries narrow from day 3 to 5 on, most around the end of the first week. {name} is awake and has sent back her lunch. How do you watch her until day 14?]],
    lindegaard = [[Day 6, noon. The Doppler of the morning: right middle cerebral artery, mean velocity {mca} cm/s; two days ago it was 95. The probe goes under the jaw: extracranial internal carotid, {ica} cm/s.

"High," says the student. "Narrow, or just fast?" What is the Lindegaard ratio?]],
    velocity = [[{name} has sent lunch back again, with a recipe. No drift, no word missing. The pressure is {sbp}. The fellow of neurointerventional radiology has come for a look: "{mca}, from 95? I would not wait until she drifts."]],
    alarm = [[{either(late, 'Nine in the morning, day 7. The Doppler cart is at the bed, and the sonographer has called the nurse, who calls you.', 'Ten past five, day 7. The night nurse calls. At four it was not so.')} "Petra's left side sinks, the leg more than the arm. She answers when I have stopped waiting for it." GCS 12, two points down; systolic {sbp}, ICP {icp}.]],
    diagnosis = [[The results lie on the desk; what was asked for stands on the chart. The student has the definition open: "A new focal deficit, or GCS down by two or more, for an hour or more, and no other cause. But her middle cerebral artery is wide, and the Doppler was halfway at most. So it cannot be ischaemia?"]],
    handover = [[Day 14. {either(infarct == 'large', 'Petra says "yes" to each question, after a while.', 'Petra has eaten the soup, and called it adequate.')} Velocities are falling, 105 and 98. The drain has been clamped for two days and is out. The ward has a bed and asks for the letter. "They do not like drugs every four hours over there," says the nurse.]],
  },
}

variant "hydrocephalus" {
  "High velocities and a drowsy patient: and yet something else",
  name = "Olive, 58",
  values = { sbp = 148, map = 100, mca = 168, ica = 68 },
  texts = {
    first_orders = [[Neurointensive care, the evening of day 1. {name} keeps bees. Yesterday, with a frame in each hand, she felt "a sting inside the head", set both frames back, closed the hive and only then fell. The aneurysm on the anterior communicating artery was coiled this morning; a ventricular drain is in. GCS {gcs}; thick blood in the cisterns, none in the ventricles (WFNS 2, modified Fisher 3). ICP {icp}.

Her husband Alf smells of smoke. "So the worst is over?" The nurse waits for your orders.]],
    route = [[Nine in the evening. {name} has coughed on her tea, and may not swallow until the speech therapist has seen her. The nurse has the capsules in one hand and the template on the screen: nimodipine, every six hours. "And how do I get it into her?"]],
    mechanism = [[Alf waits at the lift. "This drug, for three weeks," he says. "It relaxes arteries, says the leaflet. So hers stay open? And if they do narrow, is that the next stroke?"]],
    watch = [[Day 4. The dangerous weeks begin: arteries narrow from day 3 to 5 on, most around the end of the first week. {name} is awake and has explained the waggle dance to the student. How do you watch her until day 14?]],
    lindegaard = [[Day 6, noon. The Doppler of the morning: right middle cerebral artery, mean velocity {mca} cm/s; two days ago it was 110. The left one has risen as well. The probe goes under the jaw: extracranial internal carotid, {ica} cm/s.

"High," says the student. "Narrow, or just fast?" What is the Lindegaard ratio?]],
    velocity = [[{name} has drawn the student a hive. No drift, no word missing. Temperature 38.1, haemoglobin 92 g/L (9.2 g/dL). The pressure is {sbp}. The fellow of neurointerventional radiology has come for a look: "{mca}, from 110? I would not wait until she drifts."]],
    alarm = [[{either(late, 'Nine in the morning, day 7. The Doppler cart is at the bed, and the sonographer has called the nurse, who calls you.', 'Ten past five, day 7. The night nurse calls. At four it was not so.')} "Olive's left arm sinks. She is sleepy, too, and was sick once." GCS 12, two points down; systolic {sbp}. The ICP on the screen reads {icp}.]],
    diagnosis = [[The results lie on the desk; what was asked for stands on the chart. The student has the definition open: "A new focal deficit, or GCS down by two or more, for an hour or more, not there after the coils, and no other cause." She looks up. "Her velocities were high. So vasospasm it is?"]],
    handover = [[Day 14. {either(setback == 'much', 'Olive sits up for meals and sleeps between them.', 'Olive has been told how the hives are, and does not believe it.')} Velocities are down to 105 on both sides. The new drain has been clamped for two days, the ventricles stay small. The ward has a bed and asks for the letter. "They do not like four-hourly drugs over there," says the nurse.]],
  },
}

----------------------------------------------------------------------------------------------------------------------
-- What may interrupt

event "pressure_falls" {
  [[An hour after a dose the monitor calls: MAP 62, and it does not come back by itself.]],
  when = "week_one and nimo ~= 'none'", p = either("risky", "by_odds(nimo_drop, 4)", "nimo_drop"),
  set = "sbp = 88; map = 62; hr = hr + 12; setback = either(risky, worse(setback), setback)", to = "map_falls",
  teaches = "k_nimodipine_pressure", cite = "sandow",
  because = "In a cohort of 270 only 44 % had the full dose to the end. It is the rule, and it needs a plan.",
}

event "infarction" {
  [[Five hours since it began. {either(sedated, 'The slow waves on the right have turned flat in two channels.', 'The left side no longer sinks: it does not move.')} The next CT has a grey edge where there was none.]],
  when = "ischaemia and pressor == 'none'", after = "5 h", p = "hours_kill_brain",
  set = "infarct = worse(infarct); side = either(sedated, side, 'still')",
  teaches = "k_window", cite = "rosenwasser",
  because = "Ischaemic brain is lost within hours. Nobody can say when for one patient; nobody has a reason to wait.",
}

event "overload" {
  [[{either(strain == 'heavy', 'Pink froth in the suction tube.', 'The breathing has become fast and shallow.')} Saturation 86, pulse 132, runs of extra beats.]],
  when = "strain ~= 'none'", p = either("strain == 'heavy'", "by_odds(pressure_harms, 5)", "strain == 'light'", "milrinone_harms", "pressure_harms"),
  set = "spo2 = 86; hr = 132; setback = worse(setback)", to = "overloaded",
  teaches = "k_hypertension", cite = either("strain == 'light'", "milrispasm", "himalaia"),
  because = either("strain == 'light'", "Milrinone can do this as well: 12 of 41 had it stopped in a cohort, mostly because the pressure could not be held.",
    "Serious adverse events were twice as frequent with induced hypertension in the trial (risk ratio 2.1, interval 0.9 to 5.0)."),
}

event "groin" {
  [[The night nurse finds a bruise the size of a plate at the puncture site. Pulse at the foot good, haemoglobin 9 g/L (0.9 g/dL) lower; a pressure bandage, and it stays as it is.]],
  when = "punctured", p = 0.05, illustrative = true, set = "hr = hr + 6", cite = "practice",
}

event "fever" {
  [[One evening {name} has 39.2 °C and is drowsier. The cerebrospinal fluid is cloudy: the drain has left germs behind. Antibiotics for two weeks.]],
  when = "leaving", p = 0.12, illustrative = true, set = "setback = worse(setback); hr = hr + 10", cite = "practice",
}

----------------------------------------------------------------------------------------------------------------------
-- The first days

step "transfer" {
  [[The ambulance bay of a university hospital, six in the evening. {name}: six days ago something burst behind her eyes while she was on the radio. A practice called it migraine. Today a locum had her scanned at last.

The neuroradiologist is waiting with the angiogram: an aneurysm, 7 mm, with a small bleb that must have been the hole. "A week late. It has not bled again, and it could at any hour."]],
  takes = "2 h", to = "first_orders",
}

orders "first_orders" {
  [[Neurointensive care, the evening of day 1. {name} plays the viola in the town orchestra. Yesterday, in the slow movement, "somebody hit me from behind", and there was nobody behind her. The aneurysm on the anterior communicating artery was coiled this morning; a ventricular drain is in. GCS {gcs}; thick blood in the cisterns, none in the ventricles (WFNS 2, modified Fisher 3). ICP {icp}.

Her husband Tomas has the viola case on his knees. "So the worst is over?" The nurse waits for your orders.]],
  hint = "One drug has been shown to improve outcome. What else keeps a patient safe for two weeks, and what sounds active and harms?",
  teaches = "s02_blood_sets_risk", cite = "frontera", to = either("nimo == 'none'", "pharmacist", "nimo_dose"),

  item "triple" {
    "Fluids and pressure high from tonight, as prevention", rating = "harmful",
    because = "Prophylactic augmentation is classed as harm: lungs fill, and no ischaemia is prevented.",
    cite = { "aha2023", "aha2012" }, teaches = "k_euvolaemia", takes = "20 min", set = "setback = worse(setback)",
  },
  item "balance" {
    "Fluid by balance sheet, to euvolaemia", rating = "best", missed = "suboptimal",
    because = "Too little lowers flow, too much fills the lungs; guidelines suggest euvolaemia.",
    cite = { "ncs2023", "aha2023" }, teaches = "k_euvolaemia", takes = "10 min",
  },
  item "statin" {
    "Simvastatin and a magnesium infusion", rating = "suboptimal",
    because = "Both were tried in large trials, without benefit; guidelines advise against starting either.",
    cite = { "ncs2023", "aha2023" }, takes = "20 min",
  },
  item "letters" {
    "Old letters and the list of drugs, by telephone", rating = "best", missed = either("distal", "harmful", "suboptimal"),
    because = "Liver, enzyme inhibitors and inducers change the dose of what you are about to give.",
    cite = "label", teaches = "k_nimodipine_dose", takes = "30 min", reveals = "history",
  },
  item "nimodipine" {
    "Nimodipine for twenty-one days", rating = "best", missed = "harmful",
    because = "The only drug shown to improve outcome: in the British trial 20 % did badly with it and 33 % without.",
    cite = { "brant", "cochrane" }, teaches = "s06_medicine_first", takes = "10 min", set = "nimo = 'full'",
  },
  item "lumbar" {
    "A lumbar drain as well, at 5 mL an hour", rating = either("not secured", "suboptimal", "acceptable"),
    because = either("not secured", "In the trial it was begun within 72 hours of the bleed. This is day 6, and the aneurysm is open.",
      "One trial, begun within 72 hours: a poor result in 33 % with it and 45 % without. No mass and no dammed-up ventricle are the condition."),
    cite = "earlydrain", takes = "40 min",
  },
  item "clazosentan" {
    "Clazosentan by infusion, to keep the arteries wide", rating = "suboptimal",
    because = "Narrow arteries were rarer, outcome no better, lungs worse. It is licensed in Japan (as commonly quoted); others advise against it.",
    cite = { "endothelin", "clazosentan", "ncs2023" }, teaches = "s04_spasm_is_not_dci", takes = "20 min",
  },
  item "checks" {
    "Pupils, GCS, speech and drift, every hour", rating = "best", missed = "suboptimal",
    because = "The examination is the alarm, where there is anything to examine. Its baseline is tonight's.",
    cite = "practice", teaches = "k_surveillance", takes = "10 min",
  },
}

step "pharmacist" {
  [[{either(secured, 'On the second evening', 'At midnight')} the pharmacist goes through the chart and does not find it. "No nimodipine? Is there a reason?" There is none. {either(secured, 'A day of it has been lost.', 'Hours of it have been lost, after six days.')}]],
  takes = either("secured", "20 h", "1 h"), set = "nimo = 'reduced'; day_lost = secured", to = "nimo_dose",
}

question "nimo_dose" {
  [[Nimodipine by the gut, every four hours. {either(known('history'), 'The old letters are on the chart.', 'Nobody has asked for the old letters.')} The nurse holds the pen: "How many milligrams a dose?"]],
  hint = "One dose for almost everybody; half of it for one organ that does not clear the drug.", unit = "mg",
  answer "right" {
    "either(variant == 'distal', 30, 60)", within = "5 %", rating = "best", cite = { "label", "brant" }, teaches = "k_nimodipine_dose",
    because = either("distal", "The label halves the dose in cirrhosis: 30 mg every four hours, with an eye on the pressure.", "60 mg every four hours for 21 days is what was tested."),
    takes = "5 min", to = "route",
  },
  answer "swapped" {
    "either(variant == 'distal', 60, 30)", within = "5 %", rating = "suboptimal", cite = { "label", "sandow" }, teaches = "k_nimodipine_dose",
    because = either("distal", "The usual dose, but this liver does not clear it: the label says 30 mg in cirrhosis.", "That is the dose for cirrhosis, or for a pressure that has fallen. It is half of what was tested."),
    takes = "5 min", set = "risky = distal; nimo = either(distal, nimo, max(nimo, 'reduced'))", reveals = "history",
    result = either("distal", "Later that evening the letters come by fax, with the liver on page one. The dose is not corrected before the next round.", "Sixty are usual here, says the nurse, and writes thirty."), to = "route",
  },
  answer "other" {
    otherwise, rating = "suboptimal", cite = { "label", "brant" }, teaches = "k_nimodipine_dose",
    because = either("distal", "The label says 30 mg every four hours in cirrhosis.", "60 mg every four hours for 21 days is what was tested."),
    takes = "20 min", reveals = "history", result = "\"{given}?\" The pharmacist does not let it through, and gives you the number.", to = "route",
  },
}

decision "route" {
  [[Nine in the evening. {name} has coughed on her tea, and may not swallow until the speech therapist has seen her. The nurse has the capsules in one hand and the template on the screen: nimodipine, every six hours. "And how do I get it into her?"]],
  hint = "What was given in the trial, how often, and by which way? One way has killed people.",

  option "vein" {
    "Draw the capsules up and give them slowly through the central line, every four hours",
    rating = "harmful", cite = "label", teaches = "k_nimodipine_dose",
    because = [[The contents of the capsule are made for the gut. Injected, they have caused collapse and death; the label warns of it in a box. A separate product for infusion exists in some countries.]],
    takes = "10 min", to = "injected",
  },
  option "six_hourly" {
    "By gastric tube from an oral syringe, every six hours as the template proposes",
    rating = "suboptimal", cite = { "brant", "label" }, teaches = "k_nimodipine_dose",
    because = [[The way is right, the interval is a copied mistake: trial and label say every four hours. Every six hours is a third less for three weeks.]],
    takes = "20 min", set = "nimo = max(nimo, 'reduced')", result = "The template is followed. Nobody asks where it came from.", to = "mechanism",
  },
  option "tube" {
    "By gastric tube, every four hours, from an oral syringe marked as not for veins",
    rating = "best", cite = { "label", "brant" }, teaches = "k_nimodipine_dose",
    because = [[By the gut, every four hours, for 21 days. The oral syringe does not fit a cannula, and its label says why.]],
    takes = "20 min", result = "The syringe has a purple plunger and a sticker. The template gets a note, for the next patient.", to = "mechanism",
  },
  option "tomorrow" {
    "Leave it until she can take it by mouth; the trial allowed four days to begin",
    rating = "suboptimal", cite = "brant", teaches = "k_nimodipine_dose",
    because = [[The four days were the limit for entering the trial, not a time to wait. A tube solves it tonight.]],
    takes = "20 min", set = "nimo = max(nimo, 'reduced')", result = "Tomorrow becomes the day after; then somebody passes a tube.", to = "mechanism",
  },
}

chance "injected" {
  set = "sbp = 54; map = 38; hr = 118",
  branch "survives" {
    [[The pressure is gone before the syringe is empty. Forty minutes of fluids and adrenaline; then it is back, and the nurse sits down on the floor. The tube is passed, the rest of the course goes through it.]],
    p = "rest", takes = "2 h", set = "setback = worse(setback); sbp = 128; map = 86; hr = 96", to = "mechanism",
  },
  branch "dies" {
    [[The pressure is gone before the syringe is empty. Then the pulse.]],
    p = "injection_kills", takes = "1 h", set = "sbp = 30; map = 20; hr = 20; gcs = 3", to = "dead",
  },
}

decision "mechanism" {
  [[Tomas walks you to the lift. "This drug, for three weeks," he says. "The leaflet says it relaxes arteries. So hers stay open? And if they do narrow, is that the next stroke?"]],
  hint = "What did the trials find on the angiograms, and what in the patients? And do all who have narrow arteries get ill?",

  option "relaxes" {
    [["Just so: it relaxes the muscle in the wall, the arteries stay wide, and the blood gets through. When they narrow, we give more of it."]],
    rating = "suboptimal", cite = "cochrane", teaches = "s07_nimodipine_protects",
    because = [[It is what the leaflet says, and the angiograms did not show it. Outcome is better without visibly wider arteries, probably because it protects the brain itself; more of it is no rescue.]],
    takes = either("day_lost", "15 h", "secured", "1 d 11 h", "90 min"), result = "A nod. It was the answer that was hoped for.", to = either("secured", "prevent", "lindegaard"),
  },
  option "unlikely" {
    [["Narrowing is rare in patients as well as she is. Let us not borrow trouble: the aneurysm was the danger, and that is looked after."]],
    rating = "suboptimal", cite = "epidemiology", teaches = { "s01_spasm_common", "s02_blood_sets_risk" },
    because = [[Up to 70 % have it, 20 to 30 % feel it, and the thicker the blood the likelier. It is the great danger of the second week.]],
    takes = either("day_lost", "15 h", "secured", "1 d 11 h", "90 min"), result = "Shoulders come down. They will go up again.", to = either("secured", "prevent", "lindegaard"),
  },
  option "both" {
    [["Arteries narrow in up to seven of ten; fewer than half of those have a stroke of it. The drug lowers that, though they look no wider."]],
    rating = "best", cite = { "cochrane", "epidemiology", "francoeur" },
    teaches = { "s01_spasm_common", "s02_blood_sets_risk", "s03_more_than_calibre", "s04_spasm_is_not_dci", "s06_medicine_first", "s07_nimodipine_protects" },
    because = [[Sixteen trials: a poor outcome is a fifth less frequent (risk ratio 0.81), without visibly wider arteries. Ischaemia has other roads too: small vessels, spreading depolarisation, lost autoregulation. It can come without spasm.]],
    takes = either("day_lost", "15 h", "secured", "1 d 11 h", "90 min"), result = "\"So you will watch her, not her pictures.\" Yes.", to = either("secured", "prevent", "lindegaard"),
  },
  option "calibre" {
    [["Calibre is all that counts: narrow artery, less blood, stroke. So we measure it every day, and open what narrows as soon as we see it."]],
    rating = "suboptimal", cite = { "francoeur", "vergouwen" }, teaches = { "s03_more_than_calibre", "s04_spasm_is_not_dci" },
    because = [[Narrow large arteries lower flow, but are no longer seen as the sole cause: fewer than half of those with spasm become ischaemic, and some do without it.]],
    takes = either("day_lost", "15 h", "secured", "1 d 11 h", "90 min"), result = "\"Every day,\" repeats a tired voice, and counts on the fingers.", to = either("secured", "prevent", "lindegaard"),
  },
}

decision "prevent" {
  [[Day 3, the morning conference. The neurointerventional fellow has the scan of day 1 on the wall. "Blood like that, and two of three will narrow. Why wait until they do? One session today, a soft balloon in each large artery, and the wall cannot contract any more."

The room is quiet. It sounds sensible.]],
  hint = "It was tried, in 170 patients. What happened to the 85?",

  option "wait" {
    "No: it was tried, three of 85 died of it, and outcome was not better. Watch her",
    rating = "best", cite = { "zwienenberg", "aha2012" }, teaches = "s09_relieve_not_prevent",
    because = [[Relieve, yes; prevent, no. Four of 85 had a perforation and three of these died; the difference in outcome could be chance. The guideline of 2012 advised against it.]],
    takes = "1 d 1 h", result = "The fellow writes down the reference. \"I did not know that one.\"", to = "watch",
  },
  option "balloon" {
    "Do it today: in all large arteries, by the most experienced hand in the house",
    rating = "harmful", cite = "zwienenberg", teaches = "s09_relieve_not_prevent",
    because = [[In the trial fewer needed angioplasty later, outcome was no better, four arteries were perforated and three of the four patients died. A healthy artery tears too.]],
    takes = "4 h", to = "prophylactic",
  },
  option "infusions" {
    "No balloon, but a vasodilator into both carotids every second day until day ten",
    rating = "suboptimal", cite = "iadrugs", teaches = "s09_relieve_not_prevent",
    because = [[The effect of a drug in the artery is gone after about a day, and each session is a catheter in a patient who is well. Nobody has shown that it prevents anything.]],
    takes = "1 d 1 h", result = "One session is done. The senior consultant comes back from leave and cancels the second.", to = "watch",
  },
  option "angiogram" {
    "An angiogram on day five, and a balloon in the first artery that is found narrow",
    rating = "suboptimal", cite = { "aha2012", "zwienenberg" }, teaches = { "s09_relieve_not_prevent", "s04_spasm_is_not_dci" },
    because = [[Fewer than half of narrow arteries make a patient ill. A balloon is for ischaemia that medicine does not reverse, not for a picture.]],
    takes = "1 d 1 h", result = "\"And if she is well?\" asks the intensivist. The angiogram is taken off the list the next day.", to = "watch",
  },
}

chance "prophylactic" {
  branch "quiet" { [[Five arteries, five inflations, nothing happens. On the way out somebody says that this should be routine.]], p = "rest", takes = "21 h", to = "watch" },
  branch "tears" {
    [[The fourth inflation. On the next frame contrast lies beside the vessel; the pressure in the head climbs past fifty. By the evening the bleeding has stopped, and nobody knows what is left.]],
    p = "prevent_tears", takes = "8 h", set = "gcs = 4; icp = 34", to = "torn",
  },
}

chance "torn" {
  branch "lives" { [[She lives. The sedation is lifted on day 13; until then the chart is all lines.]], p = "rest", takes = "10 d 12 h", set = "infarct = 'large'", to = "handover" },
  branch "dies"  { [[In the night the pupils are wide. She was well in the morning.]], p = "tear_kills", takes = "12 h", set = "gcs = 3", to = "dead" },
}

decision "map_falls" {
  [[MAP {map}, pulse {hr}. {either(gcs >= 13, 'She is as awake as before, and pale.', 'Nothing else is different, as far as one can see.')} The junior has his finger on the prescription. "It is the nimodipine. Off?"]],
  hint = "The drug is the likely cause. What else could be? And what has the drug been shown to do for her?",

  option "stop" {
    "Stop it for good: perfusion now matters more than a tablet against spasm later",
    rating = "harmful", cite = { "sandow", "brant" }, teaches = "k_nimodipine_pressure",
    because = [[It gives up the only proven drug for a problem that fluids and a pressor solve. Patients who missed doses did worse, though they were also sicker.]],
    takes = "1 h", set = "nimo = 'none'; map = 84; sbp = 122; hr = hr - 12", result = "By noon the MAP is 84, and the line on the chart is struck through.", to = "resume",
  },
  option "halve" {
    either("distal and not risky", "Halve it to 15 mg every four hours from now on, and see how the pressure does",
                                   "Halve it to 30 mg every four hours from now on, and see how the pressure does"),
    rating = either("risky", "acceptable", "suboptimal"), cite = either("risky", "label", "sandow"), teaches = "k_nimodipine_pressure",
    because = either("risky",
      "In cirrhosis 30 mg every four hours is the label dose: it should have been hers from the beginning. A cause has still to be looked for.",
      "distal", "It halves what is already the dose for her liver. Splitting it keeps the total and smooths the dip; halve only if that and a pressor fail.",
      "That halves the day's total. Splitting it, 30 mg every two hours, keeps the total and smooths the dip; halve only if that and a pressor fail."),
    takes = "1 h", set = "nimo = either(risky, nimo, max(nimo, 'reduced')); risky = false; map = 80; sbp = 118; hr = hr - 10", result = "The next dips are smaller.", to = "resume",
  },
  option "litres" {
    "Two litres of crystalloid quickly, and the dose unchanged; she must be dry",
    rating = either("weak_heart", "harmful", "suboptimal"), cite = { "ncs2023", "sandow" }, teaches = { "k_nimodipine_pressure", "k_euvolaemia" },
    because = either("weak_heart",
      "Nobody has asked why the pressure was low. She coughs lying flat; two litres go where the last one went.",
      "If she is dry, fill her; guidelines suggest against more than that. The next dip will come with the next dose."),
    takes = "1 h", set = "setback = worse(setback); map = 72; sbp = 104; hr = hr - 6", result = "The pressure comes up to 72, with wet noises on both sides.", to = "resume",
  },
  option "split" {
    either("distal", "Look for a cause, fill to euvolaemia, a little noradrenaline; then 15 mg every two hours",
                     "Look for a cause, fill to euvolaemia, a little noradrenaline; then 30 mg every two hours"),
    rating = "best", cite = { "sandow", "practice" }, teaches = "k_nimodipine_pressure",
    because = [[Sepsis, bleeding and the heart can do the same, so look. Then pressure by volume and a pressor, and the same daily dose in smaller portions: in 118 patients those on split doses went home nearly as often as those on full ones.]],
    takes = "2 h", set = "map = 82; sbp = 120; hr = hr - 12; risky = false", reveals = "echo", result = "Cultures, blood count, a probe on the heart; the MAP is 82 and stays there.", to = "resume",
  },
}

decision "watch" {
  set = "week_one = true",
  [[Day 4. The dangerous weeks begin: arteries narrow from day 3 to 5 on, most around the end of the first week. {name} is awake, and fingers the Bach on the blanket with her left hand. How do you watch her until day 14?]],
  hint = "Which instrument detects the ischaemia, which warns of it, and what if the first cannot be used?",

  option "doppler" {
    "Doppler every day; a full examination whenever the velocities have gone up",
    rating = "suboptimal", cite = "kumar", teaches = "k_surveillance",
    because = [[Doppler finds nine of ten who will be ischaemic, and of those whom it alarms about only 57 % are. And it comes once a day, between two coffees; brain dies by the hour.]],
    takes = "2 d 2 h", set = "late = true", result = "The velocities are drawn in green on the chart, day by day.", to = "lindegaard",
  },
  option "protocol" {
    "CT perfusion on fixed days, continuous EEG, oxygen probe, and Doppler every day",
    rating = either("sedated", "best", "acceptable"), cite = { "aha2023", "practice" }, teaches = "k_surveillance",
    because = either("sedated",
      "Silent ischaemia is the trap of the sedated. What she cannot show must be looked for on fixed days: perfusion CT, EEG (alpha-delta ratio), tissue oxygen below 20 mmHg as an alarm (as commonly taught).",
      "That is the programme for those who cannot be examined. In her it adds radiation and probes to what a nurse can see in a minute; nothing is missed by it."),
    takes = "2 d 2 h", result = "Wires, dates in the calendar, and a nurse who reads curves.", to = "lindegaard",
  },
  option "dsa" {
    "A catheter angiogram every third day, since it is the reference for calibre",
    rating = "suboptimal", cite = { "practice", "vergouwen" }, teaches = { "k_surveillance", "s04_spasm_is_not_dci" },
    because = [[It shows calibre best, and calibre is not what you are looking for. Each one carries a small risk of stroke, without shown benefit.]],
    takes = "2 d 2 h", set = "late = true", result = "The first one is clean. The list for the next is full until day nine.", to = "lindegaard",
  },
  option "examine" {
    "Examination every hour, Doppler every day, CT angiography and perfusion on a change",
    rating = either("sedated", "suboptimal", "best"), cite = { "vora", "kumar" }, teaches = "k_surveillance",
    because = either("sedated",
      "The right answer for somebody who can be examined. In her the examination is pupils and a cough; ischaemia would pass unseen.",
      "The hourly examination detects, the Doppler warns, and imaging settles doubt. That order, because each has its own blind spot."),
    takes = "2 d 2 h", set = "late = sedated", result = "A card at the bed: both arms out, ten seconds, three words to repeat.", to = "lindegaard",
  },
}

question "lindegaard" {
  [[Day 6, noon. The Doppler of the morning: right middle cerebral artery, mean velocity {mca} cm/s; two days ago it was 95. The probe goes under the jaw: extracranial internal carotid, {ica} cm/s.

"High," says the student. "Narrow, or just fast?" What is the Lindegaard ratio?]],
  hint = "Inside divided by outside: if both are fast, it is the flow.",
  answer "right" {
    "mca/ica", within = "6 %", rating = "best", cite = "practice", teaches = "k_velocity",
    because = either("mimic", "{round(mca/ica, 1)}: below 3 both vessels are fast, and it is high flow, from fever and anaemia, not a narrow artery (limits as commonly taught).",
                     "distal", "{round(mca/ica, 1)}: between 3 and 6, a moderate narrowing at most (limits as commonly taught). What lies beyond the first segment Doppler does not see.",
                     "{round(mca/ica, 1)}: above 6 the middle cerebral artery is severely narrowed, between 3 and 6 moderately; below 3 it is high flow (limits as commonly taught)."),
    takes = "10 min", to = "velocity",
  },
  answer "other" {
    otherwise, rating = "suboptimal", cite = "practice", teaches = "k_velocity",
    because = "Velocity in the middle cerebral artery divided by that in the extracranial internal carotid: {mca} by {ica} is {round(mca/ica, 1)}. Below 3 is high flow, above 6 severe narrowing (limits as commonly taught).",
    takes = "10 min", to = "velocity",
  },
}

decision "velocity" {
  [[{name} has asked for the viola, and has been refused. No drift, no word missing. The pressure is {sbp}. The fellow of neurointerventional radiology has come for a look: "{mca}, from 95 two days ago? I would not wait until she drifts."]],
  hint = "A number without a deficit. What does it predict, and what does treating it cost?",

  option "augment" {
    "Raise the systolic to 200 tonight, before there is a deficit to reverse",
    rating = "harmful", cite = { "aha2023", "ncs2023" }, teaches = { "k_velocity", "k_hypertension" },
    because = [[Augmentation as prevention is classed as harm, and {either(secured, 'the lungs and the heart pay', 'the aneurysm is open')}. Wait for ischaemia; most who look like this today will not have it.]],
    takes = either("secured", "8 h", "30 min"), set = "setback = worse(setback)", result = "Before long the ECG has runs of extra beats, and the noradrenaline is taken down again.", to = "webpage",
  },
  option "angio" {
    "Angiography suite this afternoon: open what is narrow before the brain notices",
    rating = "suboptimal", cite = { "vora", "zwienenberg" }, teaches = { "k_velocity", "s04_spasm_is_not_dci" },
    because = either("mimic", "The ratio says that nothing is narrow. Even if it were, a narrow artery without ischaemia is not what a catheter is for.",
      [[Of velocities between 120 and 200 about half mean spasm, and of spasm less than half means ischaemia. There is nothing to rescue yet.]]),
    takes = either("secured", "8 h", "30 min"), result = "\"What is her deficit?\" asks the consultant of the suite. None. \"Then not yet.\"", to = "webpage",
  },
  option "alert" {
    "Alert everybody: volume checked, examined twice an hour, CT angiography today",
    rating = either("mimic", "acceptable", "best"), cite = { "vora", "aha2023" }, teaches = { "k_velocity", "k_surveillance" },
    because = either("mimic", "Never wrong, and a CT more than is needed: a ratio below 3 with fever and anaemia is high flow. What should be looked for is where the fever comes from.",
      "distal", "Halfway numbers are right about half the time, and small arteries do not show on them. A shorter interval costs nothing.",
      "A high ratio warns, a steep rise as well. What follows from a warning is attention, not treatment: volume, a shorter interval, a picture, people who know."),
    takes = either("secured", "8 h", "30 min"), result = "The card at the bed gets a red corner.", to = "webpage",
  },
  option "same" {
    "Nothing new for tonight: no deficit, so go on with the watch as it is",
    rating = either("mimic", "best", "distal", "acceptable", "suboptimal"), cite = "vora", teaches = "k_velocity",
    because = either("mimic", "A ratio below 3 is high flow. Find the source of the fever, and watch on; treating a velocity would treat nothing.",
      "distal", "Defensible: between 120 and 200 the number is right about half the time, and the ratio is moderate. It says nothing of the arteries beyond, though.",
      "Not treating the number is right. Not reacting to it is not: this one, with this ratio and this rise, is real spasm more often than not."),
    takes = either("secured", "8 h", "30 min"), result = "The nurse shrugs and writes the number down.", to = "webpage",
  },
}

decision "webpage" {
  [[{either(secured, 'Evening. ', 'Midnight. ')}]] .. kin .. [[ holds out a telephone. "The Cerebral Vasospasm Balloon Occlusion Treatment." A finger under the lines: an innovative approach that is gaining attention. Segments of cerebral arteries are occluded for a time or for good; first made for trapping aneurysms; the controlled occlusion sends blood through collateral pathways and so around the narrow part.

"If her arteries close: could she have that?"]],
  hint = "Three claims: it is new, it occludes, it sends blood around. Which of them describes what is really done with a balloon?",

  option "around" {
    [["If it comes to that, yes: the tight piece is closed off, and the collaterals carry the blood around it. We use it when drugs have failed."]],
    rating = "suboptimal", cite = { "newell", "shah2023" }, teaches = { "s10_nothing_occluded", "s15_collaterals" },
    because = [[Nothing is closed off. A spastic artery that is occluded leaves an infarct, and the collaterals are often in spasm too. What is done is the opposite: the wall is stretched.]],
    takes = either("secured", "9 h 10 min", "5 h 45 min"), result = "The page is saved, with a star.", to = either("late", "late_found", "alarm"),
  },
  option "new" {
    [["It is too new: a few centres try it, in studies. For her there is nothing but drugs, if it should come to that."]],
    rating = "suboptimal", cite = { "newell", "shah2023" }, teaches = "s05_not_new",
    because = [[Balloon angioplasty for spasm was published in 1989, and intra-arterial drugs are in daily use. What is new on that page is the wrong word for it.]],
    takes = either("secured", "9 h 10 min", "5 h 45 min"), result = "\"Then I shall look for the studies.\"", to = either("late", "late_found", "alarm"),
  },
  option "advert" {
    [["Pages like that are advertising. Please do not read any more of them; ask us, we know her and they do not."]],
    rating = "suboptimal", cite = "practice", teaches = "s05_not_new",
    because = [[It may well be, and the question was a good one. There is a treatment behind the words, and the family may soon have to decide about it.]],
    takes = either("secured", "9 h 10 min", "5 h 45 min"), result = "The telephone goes into a pocket, and is taken out again in the lift.", to = either("late", "late_found", "alarm"),
  },
  option "stretch" {
    [["A balloon, yes; closing, no. It stretches the wall for seconds and comes out; since 1989, in a few, when drugs fail. Blocked means stroke."]],
    rating = "best", cite = { "newell", "shah2023" },
    teaches = { "s05_not_new", "s10_nothing_occluded", "s11_stretch_and_deflate", "s14_seconds", "s15_collaterals" },
    because = [[The page mixes two uses: trapping an aneurysm, where occluding is the aim, and angioplasty, where it is a side effect to be kept to seconds. Dilating restores flow; sending blood around does not, for the collaterals are often narrow too.]],
    takes = either("secured", "9 h 10 min", "5 h 45 min"), result = "\"So the word is wrong.\" \"And with it the rest.\"", to = either("late", "late_found", "alarm"),
  },
}

----------------------------------------------------------------------------------------------------------------------
-- Day seven

step "late_found" {
  [[Nobody saw it begin. {either(sedated, 'The nurse wrote "pupils equal, coughs" each hour, all night.', 'The night nurse wrote "asleep, wakes to voice" each hour. She was to be examined when the velocities rose, and they are measured at nine.')}]],
  takes = "4 h", set = "ischaemia = not mimic; setback = either(mimic, worse(setback), setback)", to = "alarm",
}

decision "alarm" {
  set = "ischaemia = not mimic; gcs = either(sedated, gcs, 12); side = either(sedated, side, 'drifts'); sbp = either(weak_heart, 112, sedated, 142, 170); map = either(weak_heart, 80, sedated, 94, 112); hr = either(weak_heart, 106, 88); spo2 = either(weak_heart, 93, 97); icp = 12",
  [[{either(late, 'Nine in the morning, day 7. The Doppler cart is at the bed, and the sonographer has called the nurse, who calls you.', 'Ten past five, day 7. The night nurse calls. At four it was not so.')} "Judith's left arm sinks. She answers in single words." GCS 12, two points down; systolic {sbp}, ICP {icp}.]],
  hint = "It can be one of six things, and one of them kills brain by the hour. What is the first step that serves all six?",

  option "round" {
    "Let her rest, and look at her again with everybody on the next ward round",
    rating = "harmful", cite = { "vergouwen", "rosenwasser" }, teaches = "k_window",
    because = [[A new deficit in these days is an emergency, whatever its cause. Ischaemia that could be reversed now is an infarct by noon.]],
    takes = "4 h", set = "setback = worse(setback)", result = "On the round, four hours later, nothing has come back. The consultant asks when it began, and writes it down twice.", to = "workup",
  },
  option "bedside" {
    "Go to her now, examine her, and order what tells the possible causes apart",
    rating = "best", cite = { "vergouwen", "francoeur" }, teaches = "k_exclude",
    because = [[Delayed ischaemia is a diagnosis of exclusion: blood, ventricles, seizure, sodium, sugar, gases, pressure. All of it can be known within the hour.]],
    result = either("sedated", "Pupils equal. To pain the right arm comes, the left does not.", "Ten seconds, arms out: the left one turns, and goes. \"Three words?\" She finds two."), to = "workup",
  },
  option "suite" {
    "Wake the angiography team: narrow artery, new deficit, there is nothing to discuss",
    rating = "suboptimal", cite = "vergouwen", teaches = { "k_exclude", "s04_spasm_is_not_dci" },
    because = [[A quarter of an hour with a CT tells hydrocephalus, blood and infarct from ischaemia. In the suite none of them would be seen.]],
    takes = "1 h", result = "\"Have you scanned her?\" No. \"Then do that first,\" says the radiologist, awake by now.", to = "workup",
  },
  option "lower" {
    either("weak_heart or sedated", "Midazolam and a little morphine, so that the pressure in her head comes down", "Urapidil for that systolic of 170 first; at such a pressure anybody is confused"),
    rating = "harmful", cite = { "himalaia", "practice" }, teaches = { "k_hypertension", "k_exclude" },
    because = either("weak_heart or sedated", "Her ICP is 12. Sedation lowers the pressure that feeds her brain, and hides the only sign there is.",
      "The pressure may be what keeps that hemisphere alive. Where flow depends on pressure, lowering it finishes what the spasm began."),
    takes = "1 h", set = "setback = worse(setback); sbp = either(weak_heart, 96, sedated, 112, 128); map = either(weak_heart, 66, sedated, 74, 88)", result = "The pressure comes down, and the deficit goes up.", to = "workup",
  },
}

orders "workup" {
  [[At the bed, all at once. "What do you need?" The student holds the telephone.]],
  hint = "Six causes: blood, water, current, salt and sugar, gas, flow. And one look at the organ that would have to carry the treatment.",
  to = either("known('ct')", "sodium_low", "late_ct"), teaches = "k_exclude",

  item "lumbar" {
    "Lumbar puncture, for meningitis", rating = "suboptimal",
    because = "Nobody knows yet what the ventricles look like; the drain gives fluid without a needle.",
    cite = "practice", takes = "40 min",
  },
  item "blood" {
    "Sodium, glucose, arterial gas, blood count", rating = "best", missed = "suboptimal",
    because = "Low sodium comes in 30 to 56 of 100 after such a bleed, and it and low sugar can look like this.",
    cite = { "marupudi", "vergouwen" }, teaches = "k_sodium", takes = "20 min", reveals = { "sodium", "glucose", "gases" },
  },
  item "drain" {
    "The drain: open, level, does the column move?", rating = "best", missed = either("mimic", "harmful", "suboptimal"),
    because = "A drain that has stopped shows a calm number on the screen, and ventricles that grow.",
    cite = "practice", teaches = "k_exclude", takes = "5 min", reveals = "drain",
  },
  item "ct" {
    "CT with CT angiography and perfusion", rating = "best", missed = "harmful",
    because = "It shows new blood, water, infarct, narrow arteries and late flow, in one go.",
    cite = { "aha2012", "vergouwen" }, teaches = "k_exclude", takes = "1 h", reveals = "ct",
  },
  item "mri" {
    "MRI first, for small infarcts", rating = "suboptimal",
    because = "Two hours in a tube, and it changes nothing that must be done now.",
    cite = "practice", takes = "2 h",
  },
  item "heart" {
    "ECG, troponin and echo of the heart", rating = "best", missed = either("weak_heart", "harmful", "suboptimal"),
    because = "Whoever may have to raise the pressure must know what is to raise it: the bleed itself can stun a heart.",
    cite = { "himalaia", "practice" }, teaches = "k_heart", takes = "20 min", reveals = "echo",
  },
  item "eeg" {
    "EEG with a technician who reads it here", rating = "acceptable",
    because = "A seizure need not jerk. Due where the picture does not explain the patient.",
    cite = "practice", takes = "30 min", reveals = "eeg",
  },
}

step "late_ct" {
  [[Two hours later the consultant wants to see the CT. There is none. "Then what are we treating?" He pushes the bed himself.]],
  takes = "2 h", set = "setback = worse(setback)", reveals = "ct", to = "sodium_low",
}

decision "sodium_low" {
  [[{either(known('sodium'), 'Among the results:', 'The laboratory calls with the morning sample:')} sodium 128 mmol/L (mEq/L), 136 two days ago; she passes more urine than she is given. "SIADH," says the junior. "Restrict her to a litre?"]],
  hint = "Two mechanisms, one rule: what must not happen to her volume in these weeks?",

  option "hypertonic" {
    "Hypertonic saline, slowly, urine replaced; volume kept where it was",
    rating = "best", cite = { "marupudi", "ncs2023" }, teaches = { "k_sodium", "k_euvolaemia" },
    because = [[It brings the sodium up without taking volume away, in salt wasting and in SIADH alike. Fludrocortisone may be added; a gain in outcome is unproven.]],
    result = "A second pump joins the first. 130 at the next gas, 133 by the evening.", to = "diagnosis",
  },
  option "restrict" {
    "Restrict fluids to one litre a day, as for any excess of antidiuretic hormone",
    rating = "harmful", cite = "marupudi", teaches = "k_sodium",
    because = [[Whether salt wasting or SIADH, drying out a patient in the spasm weeks deepens ischaemia. The urine says that she is losing volume as it is.]],
    set = "setback = worse(setback); map = map - 6", result = "By the next gas the sodium is 129, and the pulse ten faster.", to = "diagnosis",
  },
  option "leave" {
    "Leave it: a sodium of 128 explains no drifting arm, and it can wait for the ward round",
    rating = "suboptimal", cite = "marupudi", teaches = "k_sodium",
    because = [[True that it does not explain the arm. But it is falling, swells the brain and is taking her volume with it; the answer costs one bag.]],
    result = "It is 126 by noon, and then gets its bag.", to = "diagnosis",
  },
  option "fludrocortisone" {
    "Fludrocortisone 0.2 mg twice a day by the tube, and measure again tomorrow",
    rating = "acceptable", cite = { "marupudi", "practice" }, teaches = "k_sodium",
    because = [[Reasonable against the loss of salt, and slow; that it improves outcome is unproven. For today she needs the salt itself.]],
    result = "It works by Thursday. It is Tuesday.", to = "diagnosis",
  },
}

decision "diagnosis" {
  [[The results lie on the desk; what was asked for stands on the chart. The student has the definition open: "A new focal deficit, or GCS down by two or more, for an hour or more, not there after the coils, and no other cause." She looks up. "And her artery is narrow. So vasospasm it is?"]],
  hint = "Vasospasm is the name of a picture. Which of the findings on the chart names the event, or another cause?",

  option "water" {
    "Hydrocephalus: the ventricles and the drain decide, and everything else can wait",
    rating = either("mimic", "best", "suboptimal"), cite = { "vergouwen", "practice" }, teaches = "k_exclude",
    because = either("mimic", "Wide ventricles, a dry drain, even perfusion, arteries of normal width: water. The high velocities were flow, and the calm ICP was that of a blocked tube.",
      "The ventricles are as they were, and the column in the drain moves. An hour with the neurosurgeon confirms it."),
    to = either("mimic", "blocked_drain", "not_water"),
  },
  option "spasm" {
    "Vasospasm: the artery and its velocity are known, and that is the diagnosis",
    rating = "suboptimal", cite = { "vergouwen", "francoeur" }, teaches = { "s03_more_than_calibre", "s04_spasm_is_not_dci" },
    because = either("mimic", "No artery is narrow on this CT; the velocity was flow. The ventricles, though, are wide.",
      "It names the picture. Fewer than half of those with spasm are ischaemic, ischaemia comes without it, and what decides is the deficit, the perfusion and the absence of anything else."),
    result = either("mimic", "It is written on the request form: vasospasm.", "\"So if the artery were wide, she would be well?\" asks the student."), to = either("mimic", "missed_drain", "rescue"),
  },
  option "seizure" {
    "A seizure with a weak side after it: levetiracetam, and wait for her to come round",
    rating = "suboptimal", cite = "vergouwen", teaches = "k_exclude",
    because = [[Worth excluding, by EEG and not by waiting. Nothing on the chart speaks for it, and the clock runs for the brain meanwhile.]],
    takes = "2 h", result = "Two hours later she has not come round. The EEG, if one looks at it, has no seizures.", to = either("mimic", "missed_drain", "rescue"),
  },
  option "ischaemia" {
    "Delayed ischaemia: new deficit for an hour, late perfusion, and no other cause found",
    rating = either("mimic", "suboptimal", "best"), cite = { "vergouwen", "francoeur" }, teaches = { "k_exclude", "s04_spasm_is_not_dci", "s03_more_than_calibre" },
    because = either("mimic", "There is another cause: wide ventricles and a drain that has stopped. The diagnosis of exclusion has not been excluded.",
      "distal", "The event is diagnosed, and the first segment may well be wide: the small arteries are the narrow ones here, and ischaemia also comes without any.",
      "sedated", "In the sedated the definition needs imaging: late perfusion, a halved alpha-delta ratio, no blood, no water.",
      "The event is diagnosed, not the picture: new, an hour long, no blood, no water, no seizure, and flow that comes late."),
    to = either("mimic", "missed_drain", "rescue"),
  },
}

step "not_water" {
  [[The neurosurgeon looks at both scans side by side, then at the column in the drain. "Same ventricles. It drains. It is not this." An hour, and one cause less. Ischaemia is what remains.]],
  takes = "1 h", to = "rescue",
}

step "missed_drain" {
  [[Noradrenaline is begun, the systolic goes to 190, and {name} goes the other way. At ten o'clock one pupil is slow. The consultant opens the CT, looks at the ventricles, then under the bed at the bag. It has been empty since three.]],
  takes = "3 h", set = "setback = worse(setback); gcs = 9; sbp = 188; map = 126; hr = 58; icp = 12", reveals = { "drain", "ct" }, to = "blocked_drain",
}

decision "blocked_drain" {
  [[{name}'s drain: a thread of clot in the clear tube, nothing moves. GCS {gcs}. The screen says ICP 12, calmly. Behind you somebody unwraps a lumbar needle; somebody else says that with those velocities she needs pressure anyway.]],
  hint = "The tube between head and bag is shut. What opens it, and what must not be done below it?",

  option "mannitol" {
    "Mannitol now, and a new CT this evening to see which way the ventricles go",
    rating = "suboptimal", cite = "practice", teaches = "k_exclude",
    because = [[It buys an hour and costs volume, in the very days in which volume matters. The way out for the fluid stays shut.]],
    takes = "6 h", set = "setback = worse(setback)", result = "This evening the ventricles go the same way. The new drain goes in at eight.", to = "day_ten",
  },
  option "pressure" {
    "Raise the systolic to 200: brain under pressure needs pressure, and velocities are high",
    rating = "harmful", cite = { "aha2023", "practice" }, teaches = { "k_hypertension", "k_exclude" },
    because = [[There is no ischaemia to perfuse. The pressure inside is from water that cannot leave, and meanwhile it rises.]],
    takes = "4 h", set = "setback = worse(setback, 2)", result = "The pupil decides the matter. The new drain is put in on the way to theatre.", to = "day_ten",
  },
  option "needle" {
    "Lumbar puncture here and now: it lets the fluid out within a minute",
    rating = "harmful", cite = "practice", teaches = "k_exclude",
    because = [[Below a closed ventricle it can pull the brain down. The fluid has to leave where it is dammed up.]],
    takes = "1 h", set = "setback = worse(setback, 2)", result = "Twelve millilitres, and the pupil is wide. The neurosurgeon runs. The new drain gives fluid under pressure.", to = "day_ten",
  },
  option "flush" {
    "Flush the drain, sterile, by neurosurgery; a new one if it does not run; then CT",
    rating = "best", cite = "practice", teaches = "k_exclude",
    because = [[Treat the cause. Most run again after a small sterile flush, the others are replaced; then a look whether the ventricles follow (as commonly done).]],
    takes = "1 h", result = "A millilitre, a worm of clot in the dish, and a column that swings: ICP 27, then 9. \"Is it morning?\" asks {name}.", to = "day_ten",
  },
}

step "day_ten" {
  [[Days without much to tell. The fever had come from a vein in the arm. The velocities stay where they are and hurt nobody; perfusion on day 10 is even.]],
  set = "gcs = 14; side = 'full'; icp = 9; sbp = 140; map = 96; hr = 80; spo2 = 97",
  takes = "7 d 3 h", to = "handover",
}

decision "rescue" {
  [[Delayed ischaemia, then: the aneurysm is coiled, and {either(infarct == 'none', 'there is no infarct yet', 'most of what flows late is still alive')}. Systolic {sbp}. {either(known('echo'), 'The heart is sound.', 'Nobody has looked at the heart.')}

"Pressure," says the intensivist. "Seven in ten wake up on it." "In the one trial it made no difference," says the fellow. Both look at you.]],
  hint = "What carries the pressure, and what could burst under it? Two facts decide, and both can be known by now.",

  option "suite" {
    either("secured", "Straight to the angiography suite; medicine only if the catheter fails",
                      "To the suite at once for her arteries; the coils can follow as they were planned"),
    rating = either("secured", "suboptimal", "harmful"), cite = either("secured", { "imcvs", "shah2023" }, "eskridge"),
    teaches = either("secured", "s08_rescue_tier", "k_secure_first"), set = "setback = either(secured, worse(setback), setback)",
    because = either("secured", "The catheter is the rescue tier. One small trial of rescue favoured the conservative arm; some patients come back on medicine and never need it.",
      "Two of the first fifty rebled from an aneurysm that had not been closed. Whoever opens the flow first opens it towards the hole."),
    result = either("secured", "\"On what pressure?\" asks the anaesthetist. There is no arterial line, no pressor, no plan.", "The suite is warm within the half hour."), to = either("secured", "consent", "open_aneurysm"),
  },
  option "pressure" {
    "Euvolaemia, then noradrenaline in steps of 20, with an examination at each",
    rating = either("not secured", "harmful", "weak_heart", "harmful", "best"), contested = either("not secured", false, "weak_heart", false, true),
    cite = either("not secured", { "practice", "ncs2023" }, "weak_heart", { "himalaia", "practice" }, { "aha2023", "himalaia", "francoeur" }),
    teaches = either("not secured", "k_secure_first", "weak_heart", "k_heart", "k_hypertension"),
    because = either("not secured", "With the aneurysm open, raised pressure works on the hole first. No target can be named before it is closed.",
      "weak_heart", "A heart that throws out a quarter of its filling fails against a stronger squeeze. Heart failure was an exclusion in the trial, for this reason.",
      "First line by custom, class 2b: it \"may be reasonable\". The seven in ten come from series without controls; the trial, stopped at 41 of 240, found no difference (adjusted risk ratio 1.0). Both colleagues quote correctly."),
    set = "pressor = 'noradrenaline'", to = either("secured", "target", "open_aneurysm"),
  },
  option "flood" {
    "Triple-H in full: three litres extra, blood thinned to a haematocrit of 30, pressure high",
    rating = "harmful", cite = { "aha2012", "ncs2023" }, teaches = "k_euvolaemia",
    because = [[Two of the three are history: loading fills lungs, thinning takes oxygen from blood that is short of it. What is left of it is euvolaemia and pressure, where pressure is safe.]],
    set = "pressor = 'flood'; setback = worse(setback)", result = "Three litres later the saturation needs a mask.", to = either("secured", "target", "open_aneurysm"),
  },
  option "cardiologist" {
    "Ask the cardiologist on call to put a probe on the heart first", when = "not known('echo')", once = true,
    because = "Ten minutes that can decide between two pumps.", cite = "practice", visit = "probe",
  },
  option "milrinone" {
    "Milrinone by infusion, with noradrenaline only to hold the MAP above 90",
    rating = either("not secured", "harmful", "weak_heart", "best", "acceptable"), contested = either("not secured", false, "weak_heart", false, true),
    cite = either("not secured", "practice", { "lannes", "milrispasm" }),
    teaches = either("not secured", "k_secure_first", "k_heart"),
    because = either("not secured", "It needs noradrenaline beside it, and the aneurysm is open: close that first.",
      "weak_heart", "It makes the heart throw more instead of squeezing harder against a closed door. The evidence is observational; here physiology and the exclusions of the trial decide.",
      "Widely used: 88 patients without controls, then 41 against 53 from before (disability odds 0.28), in two different doses. A before-and-after comparison is a hypothesis. Defensible, and first where the heart is weak."),
    set = "pressor = 'milrinone'", to = either("secured", "steps", "open_aneurysm"),
  },
  option "secure" {
    "Wake the suite: coil the aneurysm now, and treat the arteries in the same session", when = "not secured",
    rating = "best", cite = { "eskridge", "practice" }, teaches = { "k_secure_first", "s21_selection" },
    because = [[No pressure and no balloon while the hole is open. Coils first, then drug or balloon through the same sheath, then pressure if it is still needed.]],
    result = "\"Forty minutes,\" says the suite. The neurosurgeon nods; it was what he was about to say.", to = "consent",
  },
}

step "probe" {
  [[The cardiologist comes with the machine under her arm, looks for four minutes, and turns the screen round. {either(weak_heart, '"See how the tip stands still and the base dances? A quarter goes out. Do not make it push against a wall."', '"That is a good heart. If anything forbids the pressure, it is not this."')}]],
  reveals = "echo", to = "resume",
}

chance "open_aneurysm" {
  set = "sbp = either(pressor == 'none', sbp, 188); map = either(pressor == 'none', map, 124)",
  branch "stopped" {
    [[{either(pressor == 'none', '"And the aneurysm?" asks the radiologist, with the catheter in the carotid. It is the end of this plan: coils first.', 'At 188 the neurosurgeon comes in and reads the pump. "With an open aneurysm?" He turns it off himself and calls the suite: coils first.')}]],
    p = "rest", takes = "1 h", set = "pressor = 'none'; sbp = 160; map = 104", to = "consent",
  },
  branch "rebleeds" {
    [[{either(pressor == 'none', 'The first run of contrast goes where it should, and then beside it.', 'At 188 she sits up, holds her head and is gone.')} The drain runs red; ICP 64.]],
    p = either("pressor == 'none'", "open_catheter", "open_rebleeds"),
    takes = "2 h", set = "bled = true; gcs = 3; side = 'still'; icp = 64; sbp = 214; map = 150; ischaemia = false", teaches = "k_secure_first", to = "rebled",
  },
}

step "rebled" {
  [[Coils, drain, a CT like on the first day and worse. The neurosurgeon talks to Sami in the room without windows.]],
  takes = "7 d", set = "sbp = 138; map = 94; icp = 20", to = "fate",
}

question "target" {
  [[Arterial line, central line, volume right. Systolic {sbp}. "In steps, then," says the nurse. "What is the first target?"]],
  hint = "Twenty at a time, and look at her before the next twenty.", unit = "mmHg",
  answer "step" {
    "sbp + 20", within = 6, rating = "best", cite = "practice", teaches = "k_hypertension",
    because = "Twenty up, examine, and up again only if nothing has come back; most stop at a systolic of 200 to 220 (as commonly taught). The smallest pressure that works is the dose.",
    to = "steps",
  },
  answer "small" {
    between = { "sbp + 4", "sbp + 13" }, rating = "acceptable", cite = "practice", teaches = "k_hypertension",
    because = "Cautious, and it takes longer to learn whether pressure helps at all. Twenty is the usual step.",
    to = "steps",
  },
  answer "leap" {
    between = { "sbp + 27", 220 }, rating = "suboptimal", cite = "practice", teaches = "k_hypertension",
    because = "In one leap nobody learns at which pressure the deficit goes, and she gets more than she needs. Twenty, examine, twenty.",
    result = "\"In one go?\" The nurse sets it, and the alarm limits with it.", to = "steps",
  },
  answer "other" {
    otherwise, rating = "suboptimal", cite = { "practice", "himalaia" }, teaches = "k_hypertension",
    because = "Twenty above where she is, then look; the usual end is 200 to 220, and 230 was beyond what the trial allowed (as commonly quoted).",
    result = "\"{given}?\" asks the intensivist. You agree on {sbp + 20} as the first step.", to = "steps",
  },
}

chance "steps" {
  takes = "2 h",
  branch "back" {
    [[{either(pressor == 'milrinone', 'In the second hour', 'At the second step')} {either(sedated, 'the EEG on the right quickens. The oxygen in the tissue is 24. In the next pause of sedation both arms come to pain.', 'the arm turns, stops, and comes up again. She finds the third word.')}]],
    p = either("weak_heart and pressor ~= 'milrinone'", "by_odds(pressure_works, 0.4)", "pressor == 'milrinone' and not weak_heart", "milrinone_works", "pressure_works"),
    set = "strain = either(pressor == 'flood', 'heavy', pressor == 'milrinone', 'light', weak_heart, 'heavy', 'usual'); pressor = either(pressor == 'flood', 'noradrenaline', pressor); recovered = true; ischaemia = false; gcs = either(sedated, gcs, 14); side = either(sedated, side, infarct == 'none', 'full', 'drifts'); sbp = either(weak_heart, 136, 196); map = either(weak_heart, 94, 126)", to = "hold",
  },
  branch "no_change" {
    [[{either(pressor == 'milrinone', 'The output is up by a third, the MAP held.', 'The pressure goes up, she is examined; up again, examined again.')} {either(sedated, 'The EEG on the right stays slow.', 'The left side stays as it was.')}]],
    p = "rest", set = "strain = either(pressor == 'flood', 'heavy', pressor == 'milrinone', 'light', weak_heart, 'heavy', 'usual'); pressor = either(pressor == 'flood', 'noradrenaline', pressor); sbp = either(weak_heart, 134, pressor == 'milrinone', 168, 202); map = either(weak_heart, 92, pressor == 'milrinone', 108, 130)", to = "no_response",
  },
}

decision "overloaded" {
  [[Saturation {spo2}, pulse {hr}, {either(pressor == 'milrinone', 'milrinone', 'noradrenaline')} running. The intensivist has the ultrasound probe on the chest: wet lungs, and {either(weak_heart, 'the apex hardly moves.', 'an apex that moved this morning and does not now.')} "Brain or heart," she says. "Which one do we lose?"]],
  hint = "Neither. What is the heart failing against, and what would let it throw more?",
  reveals = "echo",

  option "press_on" {
    "Go on: it is the brain that we treat, and the lungs can be ventilated for a while",
    rating = "harmful", cite = { "himalaia", "practice" }, teaches = "k_hypertension",
    because = [[A failing heart perfuses no brain either. Oedema, arrhythmia and a rising troponin are the agreed reasons to stop.]],
    takes = "1 h", set = "setback = worse(setback); spo2 = 90; hr = 118; pressor = 'milrinone'; strain = 'none'", result = "Within the hour she is on a ventilator, and the pressure falls by itself. Milrinone is begun.", to = "resume",
  },
  option "output" {
    "Lower the target, loop diuretic in small steps, milrinone or dobutamine for output",
    rating = "best", cite = { "practice", "lannes" }, teaches = { "k_heart", "k_hypertension" },
    because = [[A failing heart needs less to push against and more output, and the MAP held where it can be held: the brain lives on flow, not on a number.]],
    takes = "1 h", set = "spo2 = 95; hr = 104; pressor = 'milrinone'; strain = 'none'; sbp = 150; map = 98", result = "An hour, and the probe shows a heart that throws again.", to = "resume",
  },
  option "volume" {
    "Half a litre of albumin, since a pulse of 132 means that she is empty",
    rating = "harmful", cite = "ncs2023", teaches = "k_euvolaemia",
    because = [[The lungs are wet and the heart is full. The pulse is that of a heart that cannot throw, not of one that gets nothing.]],
    takes = "1 h", set = "setback = worse(setback); spo2 = 88; hr = 126; pressor = 'milrinone'; strain = 'none'", result = "Saturation 81, and a ventilator. Milrinone is begun.", to = "resume",
  },
  option "all_off" {
    "Everything off, nimodipine too, until the heart has had a day to recover",
    rating = "suboptimal", cite = { "practice", "sandow" }, teaches = { "k_heart", "k_nimodipine_pressure" },
    because = [[The heart would have its day, and the brain not. Change the means, not the end; nimodipine has little to do with it.]],
    takes = "2 h", set = "pressor = either(recovered, 'milrinone', 'none'); nimo = max(nimo, 'reduced'); spo2 = 94; hr = 100; strain = 'none'; sbp = 124; map = 84", result = "The lungs dry. {either(recovered, 'The arm begins to sink again, and milrinone is begun.', 'Nothing else gets better.')}", to = "resume",
  },
}

decision "hold" {
  [[Later that day. {either(sedated, 'The curves on the right are like those on the left.', 'She lifts both arms when anybody enters, unasked.')} Systolic {sbp} on {either(pressor == 'milrinone', 'milrinone', 'noradrenaline')}. "So that is that," says the junior. "When does it come off?"]],
  hint = "The deficit went because of the pump. How long does spasm last?",
  set = "ischaemia = false",

  option "days" {
    "In some days, in small steps, examined at each, with the nimodipine going on",
    rating = "best", cite = { "epidemiology", "practice" }, teaches = { "k_comes_back", "k_hypertension" },
    because = [[Hold what works, then go down as one went up: a step, an examination, a step. If the arm sinks, one is a step away from where it did not.]],
    takes = "1 d", to = "relapse_slow",
  },
  option "off" {
    "Today: the deficit has gone, and every hour on the pump is an hour of risk",
    rating = "harmful", cite = "epidemiology", teaches = { "k_comes_back", "k_hypertension" },
    because = [[The deficit went because of the pump, and the artery is as it was; the spasm runs to about day 14 to 21. What is taken away at once is missed at once.]],
    takes = "6 h", to = "relapse_fast",
  },
  option "dsa_now" {
    "When an angiogram tomorrow has shown that the arteries are open again",
    rating = "suboptimal", cite = { "epidemiology", "shah2023" }, teaches = "s08_rescue_tier",
    because = [[They will not be open tomorrow. She is well on medicine; a catheter for a picture adds risk. The examination tells when the pump can go.]],
    takes = "1 d", set = "setback = worse(setback)", result = "The arteries are narrow and she is well. The groin is blue to the knee.", to = "relapse_slow",
  },
  option "higher" {
    "Not before day 14, and rather at 220: what has worked so far must not be spared now",
    rating = "suboptimal", cite = "himalaia", teaches = "k_hypertension",
    because = [[The smallest pressure that works is the dose. More brings no brain back that is not missing, and doubles what may go wrong.]],
    takes = "1 d", set = "setback = worse(setback)", result = "At 220 the heart begins to skip. You come down again.", to = "relapse_slow",
  },
}

chance "relapse_fast" {
  branch "holds" { [[It stays away, this time.]], p = "rest", takes = "6 d 18 h", to = "handover" },
  branch "back"  { [[At six in the evening {either(sedated, 'the right side of the EEG is slow again.', 'the arm sinks.')} The pump goes on again, and it does not help a second time.]], p = "stop_relapse",
    set = "recovered = false; ischaemia = true; gcs = either(sedated, gcs, 12); side = either(sedated, side, 'drifts')", to = "no_response" },
}

chance "relapse_slow" {
  branch "holds" { [[A step a day, and on day 13 the pump is carried out.]], p = "rest", takes = "6 d", to = "handover" },
  branch "back"  { [[At the second step down {either(sedated, 'the right side of the EEG is slow again.', 'the arm sinks.')} Up again; this time it does not come back.]], p = "wean_relapse",
    set = "recovered = false; ischaemia = true; gcs = either(sedated, gcs, 12); side = either(sedated, side, 'drifts')", to = "no_response" },
}

----------------------------------------------------------------------------------------------------------------------
-- Rescue by catheter

decision "no_response" {
  [[On {either(pressor == 'milrinone', 'milrinone', pressor == 'none', 'fluids alone', 'noradrenaline')}: systolic {sbp}, MAP {map}. {either(infarct ~= 'none', 'A first grey edge on the CT; most of what flows late is still alive.', sedated, 'The EEG on the right is slow. The CT has no infarct.', 'The left side is no better. The CT has no infarct.')}

"More?" asks the intensivist. "Longer? Or the suite?"]],
  hint = "How long has this brain been short of blood, and how long can it be?",

  option "longer" {
    "Longer: twenty-four hours as it is, and then a CT to see whether there is an infarct",
    rating = "suboptimal", cite = { "rosenwasser", "imcvs" }, teaches = "k_window",
    because = [[The reversible hours pass while one waits, and the CT would only say when they are over. Staying with medicine can be defended, but then by changing it.]],
    takes = "24 h", to = "waiting",
  },
  option "suite" {
    "Angiogram with the intention to treat, consent now, the pressure held on the way",
    rating = "best", contested = true, cite = { "aha2023", "shah2023", "imcvs" }, teaches = { "s08_rescue_tier", "s21_selection", "k_window" },
    because = [[The rescue tier, and the hour for it: medicine has been tried, nothing is lost yet, earlier seems better (70 against 40 % in an old series, as commonly quoted). Class 2b; the one small trial went the other way, so the family hears both.]],
    to = "consent",
  },
  option "more" {
    "More: a systolic of 240, since what we have has shown that it is not enough",
    rating = "harmful", cite = "himalaia", teaches = "k_hypertension",
    because = [[That is beyond what any trial allowed. Serious events were already twice as frequent at lower targets, and perfusion did not measurably rise.]],
    takes = "2 h", set = "setback = worse(setback); sbp = 190; map = 124", result = "At 236 she vomits. The CT shows swelling at the back of both sides: posterior reversible encephalopathy. Down again, and to the suite.", to = "consent",
  },
  option "second" {
    either("pressor == 'milrinone'", "Add noradrenaline for a higher MAP, look again in two hours, the suite on call",
                                    "Add milrinone for output, look again in two hours, the suite on call"), once = true,
    rating = either("weak_heart and pressor == 'milrinone'", "suboptimal", "acceptable"), contested = either("weak_heart and pressor == 'milrinone'", false, true), cite = { "milrispasm", "imcvs" }, teaches = { "k_hypertension", "s08_rescue_tier" },
    because = either("weak_heart and pressor == 'milrinone'", "More afterload on a stunned heart, for two of the hours in which this brain can still be saved.",
      "Defensible: in the small trial of rescue the conservative arm had the better outcome, and with milrinone fewer needed a balloon (15 against 53 %, before and after). The price is two hours."),
    takes = "2 h", to = "second_try",
  },
}

chance "second_try" {
  branch "back" {
    [[{either(sedated, 'The curves on the right quicken.', 'The arm stops on its way down, and comes up.')} The fellow puts his lead apron back on the hook.]],
    p = either("weak_heart", "by_odds(second_works, 0.5)", "second_works"), set = "recovered = true; ischaemia = false; gcs = either(sedated, gcs, 14); side = either(sedated, side, infarct == 'none', 'full', 'drifts')", to = "hold",
  },
  branch "no_change" { [[Two hours, and nothing.]], p = "rest", to = "no_response" },
  branch "infarct" {
    [[Two hours, and nothing; then a CT, and on it a grey edge that was not there.]],
    p = "two_hours_lost", set = "infarct = worse(infarct)", teaches = "k_window", to = "no_response",
  },
}

chance "waiting" {
  branch "complete" {
    [[The CT of the next day: where blood came late, the core now fills all of it.]],
    p = "day_kills_brain", set = "infarct = 'large'; ischaemia = false; side = either(sedated, side, 'still'); gcs = either(sedated, gcs, 10)", to = "core",
  },
  branch "some" { [[The CT of the next day: a small infarct deep in the right hemisphere, and around it a margin that still lives, late and thin. Now everybody wants the suite.]],
    p = "rest", set = "infarct = max(infarct, 'small'); ischaemia = true", to = "consent" },
}

decision "core" {
  [[Core and late flow are the same on the screen: no margin. The fellow stands in the door with his apron on. "The suite is ready. We have lost a day, let us not lose another. Any flow is better than none."]],
  hint = "What is there to be saved, and what happens when blood comes back into dead tissue?",

  option "pressure" {
    "No catheter, but the systolic to 230: something of the margin may still be alive",
    rating = "harmful", cite = { "himalaia", "practice" }, teaches = "k_window",
    because = [[There is no margin on this scan. Pressure on dead vessels swells and bleeds.]],
    takes = "6 h", set = "setback = worse(setback); sbp = 210", result = "By the evening the infarct has points of blood in it.", to = "handover_later",
  },
  option "treat" {
    "Treat now: open M1 with a balloon, carefully, and let the vessel decide the rest",
    rating = "harmful", cite = { "practice", "eskridge" }, teaches = { "k_window", "s20_harms" },
    because = [[Nothing to salvage, and dead tissue that is reperfused bleeds. A completed infarct is a contraindication (as commonly taught).]],
    takes = "3 h", set = "setback = worse(setback, 2)", result = "M1 is open, a fine picture. In the night there is blood in the infarct, and the pressure in the head is 35.", to = "handover_later",
  },
  option "protect" {
    "No catheter: pressure back to normal, watch for swelling, protect the other territories",
    rating = "best", cite = "practice", teaches = { "k_window", "s21_selection" },
    because = [[The hours for it have passed. What can be won now is the other territories, which can still narrow until day 21, and a brain that is allowed to swell in peace. Neurosurgery knows of her.]],
    takes = "1 h", set = "sbp = 150; map = 104", result = "The apron goes back on its hook. You talk to {either(sedated, 'Ilse', 'the family')}, and do not say \"just in time\".", to = "handover_later",
  },
  option "drug_only" {
    "To the suite for a vasodilator only; a drug does no harm, and the family sees that we act",
    rating = "suboptimal", cite = { "iadrugs", "practice" }, teaches = { "k_window", "k_perfusion_pressure" },
    because = [[It does: it lowers MAP and raises ICP in a hemisphere that is about to swell. To be seen acting is no indication.]],
    takes = "2 h", set = "setback = worse(setback)", result = "The arteries open for an afternoon.", to = "handover_later",
  },
}

step "handover_later" {
  [[A week of swelling, watched and survived. The left side stays still.]],
  takes = "6 d", set = "gcs = either(sedated, gcs, 11); side = either(sedated, side, 'still'); sbp = 142; map = 98; icp = 16", to = "handover",
}

decision "consent" {
  kin .. [[ stands in the corridor with the page from last night. "'Safer and more effective', it says. 'Improves neurological outcomes.' And a study that somebody sent me says that those with the catheter were worse off. Which is it? And what would you do?"]],
  hint = "What has been shown: that arteries open, that fewer infarcts are seen, that patients do better? By which kind of study?",

  option "better" {
    [["It makes them better: in the large series six in ten do well after it, and in skilled hands today it is a safe procedure."]],
    rating = "suboptimal", cite = { "jun", "pooled2025" }, teaches = { "s25_improves_outcome", "s19_safer_not_proven" },
    because = [[The series are real (61 % well of 189; pooled 55 %) and have no control group. Safer, yes; that outcome is better has not been shown, and about one in thirty has a stroke of the procedure itself.]],
    takes = "1 h", result = "Relief, and a signature. The study somebody sent goes into the bin.", to = "sheath",
  },
  option "both_sides" {
    [["Both are true. Series: arteries open, six in ten do well. One trial, 34 patients: worse. Tear 1, stroke 3-4 in 100. I would try, for time is short."]],
    rating = "best", cite = { "imcvs", "jun", "labeyrie", "hohogilvy" },
    teaches = { "s19_safer_not_proven", "s20_harms", "s21_selection", "s23_promising", "s25_improves_outcome" },
    because = [[The trial had mRS 2 without and 4 with the catheter, in 34 patients: a signal of harm, no proof. The series have hundreds and no controls. What is known, what is not, what can happen, what you would do: that is consent.]],
    takes = "1 h", result = "A long look. \"You would try. Then try. And come out and tell me, whichever it is.\"", to = "sheath",
  },
  option "trial_only" {
    [["The study is right and the page is wrong: those treated were worse off. We go in only because there is nothing else left."]],
    rating = "suboptimal", cite = { "imcvs", "pooled2025" }, teaches = { "s23_promising", "s25_improves_outcome" },
    because = [[Thirty-four patients, a phase 2 trial: enough to doubt, not enough to know. If it were known to harm, it would be wrong to go in.]],
    takes = "1 h", result = "\"Then why do you do it?\" You have no good answer to that.", to = "sheath",
  },
  option "form" {
    [["There is no time for studies. This form has all the risks in it; please sign on the last page, they are waiting for us."]],
    rating = "suboptimal", cite = "practice", teaches = "s19_safer_not_proven",
    because = [[Twenty minutes while the suite gets ready are there. A list without likelihoods and without a recommendation leaves the decision where it cannot be made.]],
    takes = "1 h", result = "Eleven pages, read standing.", to = "sheath",
  },
}

orders "sheath" {
  [[The suite. The femoral artery is scrubbed, the wrist as well; from either the guide catheter goes up to the carotid under fluoroscopy, and through it a microcatheter on a wire, with the roadmap on the screen. The nurse reads out the list before the puncture. "What do you want?"]],
  hint = "She lies still for it or she does not; her blood clots on catheters; and two numbers must stay in sight all the time.",
  teaches = "s13_way_to_the_brain", cite = "practice", takes = "1 h",
  to = either("secured", "angiogram", "coil"),

  item "pause" {
    either("pressor == 'none'", "A MAP of 65 while the catheter is in", "Pressor off while the catheter is in"), rating = "harmful",
    because = "The territory lives on its pressure until the artery is open, and anaesthesia takes some of it anyway.",
    cite = "practice", teaches = "k_perfusion_pressure", set = "setback = worse(setback)",
  },
  item "sleep" {
    "Anaesthesia, with the MAP held where it is", rating = "best", missed = "suboptimal",
    because = "A head that moves tears what a wire is in. The drop of pressure at induction is the anaesthetist's first task.",
    cite = "practice", teaches = "s13_way_to_the_brain",
  },
  item "heparin" {
    either("secured", "Heparin, to an activated clotting time of 200-250 s", "Heparin once the coils are in, to 200-250 s"), rating = "best", missed = "suboptimal",
    because = "Catheters and slow flow make clots. The range is what is commonly used; protamine lies ready.",
    cite = "practice", teaches = { "s13_way_to_the_brain", "k_embolus" }, set = "heparin = true",
  },
  item "monitor" {
    "ICP and MAP side by side on the big screen", rating = "best", missed = "harmful",
    because = "A vasodilator lowers the one and can raise the other: ICP rose in six of eighteen under nicardipine.",
    cite = "iadrugs", teaches = "k_perfusion_pressure", set = "watched = true",
  },
  item "alteplase" {
    "A syringe of alteplase drawn up, in case of clots", rating = "suboptimal",
    because = "A clot is fetched, or treated with something else. After a fresh bleed, with a drain in, it must not be near.",
    cite = "practice", teaches = "k_embolus",
  },
}

step "coil" {
  [[First the hole. Eleven coils, the last one the length of a fingernail; the dome no longer fills. "Secured," says the radiologist, and only then asks for the other film. Heparin runs.]],
  takes = "1 h", set = "secured = true; sbp = 164; map = 108", teaches = "k_secure_first", to = "angiogram",
}

decision "angiogram" {
  set = "ischaemia = false; punctured = true; gcs = either(sedated, gcs, 7); side = 'untestable'",
  [[{either(distal, 'Internal carotid and M1 are as wide as a healthy woman has them. Beyond, the A2 and the M3 branches are threads, and the capillary phase comes late.', 'Right M1: a waist, narrowed by 60 %, and beyond it M2, M3 and the A2 thin down to threads. The capillary phase comes late. The neighbours, from which collaterals would come, are as thin.')} Systolic {sbp}, ICP {icp}.

"Drug, balloon, or the mesh?" asks the neurointerventionist. The fellow has been reading, too: "Or close M1 for some minutes, and let the collaterals open up around it?"]],
  hint = "Which segments can a balloon reach safely, and which only a drug? Which effect lasts, and which is gone tomorrow?",
  reveals = "dsa", teaches = "s17_reach",

  option "papaverine" {
    "Papaverine into the carotid, as it has been done since the first years of all this",
    rating = "suboptimal", cite = { "practice", "iadrugs" }, teaches = "s22_drug_and_balloon",
    because = [[It opens arteries for hours, raises ICP and is toxic to neurons (as commonly taught). Calcium channel blockers and milrinone have replaced it.]],
    takes = "40 min", set = "plan = 'papaverine'", to = "infusion",
  },
  option "both" {
    "A vasodilator first; then a balloon in whatever proximal segment is still narrow",
    rating = either("distal", "acceptable", "best"), cite = { "shah2023", "iadrugs", "jestaedt" }, teaches = { "s22_drug_and_balloon", "s17_reach", "s12_dilate_restores" },
    because = either("distal", "The drug is right. There is no proximal segment that is narrow, so the second half of the plan should stay in its box.",
      "The reach of the drug with the durability of the balloon, and the balloon only where it may go. Dilated territories had fewer infarcts than undilated ones (7 and 38 %), though these were different arteries."),
    takes = "10 min", set = "plan = 'both'", to = "dose_artery",
  },
  option "occlude" {
    "Close M1 with a balloon for four minutes, so that the blood finds a way around",
    rating = "harmful", cite = { "practice", "shah2023" }, teaches = { "s10_nothing_occluded", "s14_seconds", "s15_collaterals", "s12_dilate_restores" },
    because = [[It stops what flow is left to a brain that is short of flow. There is no way around: the collaterals are narrow too, as the film shows. Blocking is the side effect of a balloon, never its purpose.]],
    takes = "20 min", set = "infarct = worse(infarct)", to = "closed",
  },
  option "mesh" {
    "A stent retriever or an adjustable mesh, opened in the narrow part, always taken out again",
    rating = either("distal", "suboptimal", "acceptable"), contested = either("distal", false, true), cite = "cortese", teaches = { "s19_safer_not_proven", "s05_not_new" },
    because = either("distal", "It keeps the flow while it opens, and reaches farther than a balloon; in threads like these it is too big. The drug gets there.",
      "Off-label, and promising: wider in 82 %, complications in 1.1 % of 156, small and uncontrolled series. Flow goes on while it opens. Left behind it would need two platelet inhibitors beside a drain."),
    takes = "10 min", set = "plan = 'stent'", to = "mesh",
  },
  option "drug" {
    "A vasodilator alone, slowly, and a look at the whole tree afterwards",
    rating = either("distal", "best", "acceptable"), cite = { "jun", "iadrugs", "shah2023" }, teaches = { "s22_drug_and_balloon", "s17_reach", "k_comes_back" },
    because = either("distal", "It gets where no balloon should go, with few complications: six in 346 sessions. It lasts a day or so; half need it again.",
      "The usual first step: it reaches everything, with six complications in 346 sessions. In M1 it will not last: every second patient needed another session."),
    takes = "10 min", set = "plan = 'drug'", to = "dose_artery",
  },
  option "balloon" {
    either("distal", "A small balloon in A2 and M3: that is where it is narrow, so that is where it helps",
                     "A balloon in M1 first, undersized and slow, since that is the narrowest place"),
    rating = either("distal", "harmful", "acceptable"), cite = either("distal", { "practice", "eskridge" }, { "eskridge", "noncompliant", "shah2023" }), teaches = { "s16_gentle", "s17_reach" },
    because = either("distal", "Small arteries tear. A few expert hands have done it with special balloons and without harm; as a rule it is for ICA, M1, A1, the vertebral and basilar arteries, and P1.",
      "Proximal, and durable: the tool reaches it. It leaves the threads beyond, and the wall is at risk once; most would see first what a drug does."),
    takes = "10 min", set = "plan = 'balloon'; size = either(distal, 'over', 'under')", to = either("distal", "inflation", "balloon_size"),
  },
}

step "closed" {
  [[The balloon is up in M1. One minute, two. {either(sedated, 'The EEG on the right goes flat.', 'The evoked potentials on the right go flat.')} "Collaterals?" asks the neurointerventionist; there are none. He lets the air out of the idea and the contrast out of the balloon. What is left is a vasodilator, and a territory that was without blood for three minutes.]],
  set = "plan = 'drug'", takes = "10 min", teaches = "s15_collaterals", to = "dose_artery",
}

question "dose_artery" {
  [[Verapamil, diluted, by the microcatheter into the right internal carotid, over a quarter of an hour. The nurse looks up: "How many milligrams for this vessel?"]],
  hint = "A few to twenty; the whole session may take more than one vessel.", unit = "mg",
  answer "usual" {
    between = { 5, 20 }, rating = "best", cite = { "practice", "jun" }, teaches = "s22_drug_and_balloon",
    because = "5 to 20 mg a vessel over 5 to 20 minutes is commonly taught. Published: 2 to 30 mg a segment, 3 to 55 mg a session.",
    takes = "20 min", to = "infusion",
  },
  answer "published" {
    between = { 2, 5 }, rating = "acceptable", cite = { "jun", "iadrugs" }, teaches = "s22_drug_and_balloon",
    because = "Within what has been published, 2 to 30 mg a segment; most use 5 to 20.",
    takes = "20 min", to = "infusion",
  },
  answer "published_high" {
    between = { 20, 30 }, rating = "acceptable", cite = { "jun", "iadrugs" }, teaches = { "s22_drug_and_balloon", "k_perfusion_pressure" },
    because = "Within what has been published, 2 to 30 mg a segment; most use 5 to 20, for the MAP pays for the rest.",
    takes = "20 min", set = "dose = 'high'", to = "infusion",
  },
  answer "high" {
    between = { 30, 60 }, rating = "suboptimal", cite = "jun", teaches = "k_perfusion_pressure",
    because = "That is the dose of a long session for several vessels, in one of them. The MAP will tell.",
    takes = "20 min", set = "dose = 'high'", result = "\"All of it here?\" It runs in.", to = "infusion",
  },
  answer "other" {
    otherwise, rating = "suboptimal", cite = { "jun", "practice" }, teaches = "s22_drug_and_balloon",
    because = "5 to 20 mg a vessel is usual (as commonly taught), 2 to 30 mg has been published.",
    takes = "25 min", result = "\"{given}?\" The neurointerventionist draws up ten.", to = "infusion",
  },
}

chance "infusion" {
  branch "smooth" { [[Millimetre by millimetre the plunger goes down. MAP five lower, ICP as it was.]], p = "rest", set = "map = max(map - 5, 70); sbp = max(sbp - 8, 108)", to = "after_drug" },
  branch "crash"  {
    [[Two thirds are in. {either(watched, 'Both lines on the big screen begin to move, towards each other.', 'Nobody sees it until the anaesthetist turns round: the ICP is on the small monitor, behind the drape.')}]],
    p = either("dose == 'high' or plan == 'papaverine'", "by_odds(drug_crashes, 3)", "drug_crashes"),
    set = "map = 58; sbp = 84; icp = 28; hr = 66; setback = either(watched, setback, worse(setback))", to = "perfusion_pressure",
  },
}

question "perfusion_pressure" {
  [[MAP {map}, ICP {icp}. The student has a pencil. "What is left to push blood through her brain?"]],
  hint = "What drives, minus what stands against it.", unit = "mmHg",
  answer "right" {
    "map - icp", within = 1, rating = "best", cite = "practice", teaches = "k_perfusion_pressure",
    because = "MAP minus ICP: {map - icp} mmHg. 60 to 70 is what one wants (as commonly taught).",
    to = "crash",
  },
  answer "other" {
    otherwise, rating = "suboptimal", cite = "practice", teaches = "k_perfusion_pressure",
    because = "MAP minus ICP: {map} minus {icp} is {map - icp} mmHg. 60 to 70 is what one wants (as commonly taught).",
    to = "crash",
  },
}

decision "crash" {
  [[Thirty. The plunger is still in the neurointerventionist's hand. "It was just getting wider," he says.]],
  hint = "Three things are wrong, one of them the cause of the other two.",

  option "finish" {
    "Finish the dose quickly: once the artery is wide, the flow will come by itself",
    rating = "harmful", cite = { "iadrugs", "practice" }, teaches = "k_perfusion_pressure",
    because = [[A wide artery with a pressure of 30 behind it carries nothing. The drug takes away the perfusion it was meant to bring.]],
    takes = "15 min", set = "infarct = worse(infarct); map = 84; icp = 20; sbp = 124; hr = 88", result = "The artery is wide and the EEG flat, for eleven minutes.", to = "after_drug",
  },
  option "slower" {
    "Slow the drug, noradrenaline up; the drain stays closed so that it cannot overdrain",
    rating = "suboptimal", cite = { "iadrugs", "practice" }, teaches = "k_perfusion_pressure",
    because = [[Half of it. The MAP comes, the 28 stay, and the cause still drips.]],
    takes = "15 min", set = "setback = worse(setback); map = 80; icp = 22; sbp = 118; hr = 84", result = "MAP 80, ICP 26, and a quarter of an hour for the rest.", to = "after_drug",
  },
  option "all_three" {
    "Stop the drug, noradrenaline up, drain open; pupils, and a CT if the ICP stays",
    rating = "best", cite = { "iadrugs", "practice" }, teaches = "k_perfusion_pressure",
    because = [[Cause, pressure and drain together, within the minute. What the drug did wears off; what 30 mmHg do does not. If the ICP stays up, look for blood.]],
    takes = "10 min", set = "map = 96; icp = 14; sbp = 142; hr = 82", result = "MAP 96, ICP 14, pupils equal. Four minutes, all told.", to = "after_drug",
  },
  option "mannitol" {
    "Mannitol for the ICP, the drug going on, since the ICP is what has gone wrong",
    rating = "harmful", cite = "practice", teaches = "k_perfusion_pressure",
    because = [[The MAP of 58 is the larger part of it, and a diuretic takes it lower. The drug that did both goes on.]],
    takes = "15 min", set = "setback = worse(setback, 2); map = 78; icp = 18; sbp = 116; hr = 96", result = "The ICP comes down to 21, the MAP with it to 51. Then everybody reaches for the noradrenaline.", to = "after_drug",
  },
}

chance "after_drug" {
  branch "wider" {
    [[{either(distal, 'The threads are twigs again, A2 first.', plan == 'papaverine', 'Everything is wider, M1 a little; the next ten minutes will show for how long.', 'The branches fill out; M2 has a shape again. M1 has given way a little, less than half of what it should.')}]],
    p = "drug_widens", set = "opened = either(distal, 'well', 'partly')", to = either("plan == 'both'", "balloon_size", "last_run"),
  },
  branch "same" { [[The second run looks like the first. Some arteries do not answer.]], p = "rest", to = either("plan == 'both'", "balloon_size", "last_run") },
}

decision "balloon_size" {
  [[{either(distal, 'M1 and ICA are wide, as they were. "Where do you want the balloon, then?" asks the neurointerventionist.', 'M1 measures 1.1 mm at its waist; on the healthy side it is 2.6. "Which balloon, and how?" asks the neurointerventionist.')} He waits with three boxes in front of him.]],
  hint = "The wall is stiff and thin. Which number is the limit, and how long may it be without flow?",

  option "large" {
    "3.0 mm, a size above normal: a spastic wall springs back, so stretch it beyond",
    rating = "harmful", cite = { "practice", "hohogilvy" }, teaches = { "s16_gentle", "s20_harms" },
    because = [[Balloons above the size of the healthy vessel are what tears them. The muscle gives way long before that.]],
    takes = "20 min", set = "size = 'over'", to = "inflation",
  },
  option "long" {
    "2.0 mm, and up for three minutes, so that the collaterals learn to take over",
    rating = "harmful", cite = { "practice", "shah2023" }, teaches = { "s14_seconds", "s15_collaterals" },
    because = [[The size is right, the three minutes are an occlusion. Seconds do the stretching; what is longer starves the territory, and no collateral learns anything in it.]],
    takes = "20 min", set = "infarct = worse(infarct)", result = "After three minutes the EEG is flat on the right.", to = "inflation",
  },
  option "none" {
    "None: what is still narrow can be left to the drug and to the pressure",
    rating = either("distal", "best", "suboptimal"), cite = either("distal", { "shah2023", "practice" }, { "jun", "jestaedt" }), teaches = { "s17_reach", "s16_gentle" },
    because = either("distal", "No proximal segment is narrow, and A2 and M3 are not for a balloon in ordinary hands. The drug has done its part.",
      "M1 is just where a balloon may go, and where a drug does not last. This was the plan, and the reason to come."),
    takes = "5 min", to = "last_run",
  },
  option "gentle" {
    either("distal", "1.5 mm in A2, slow, seconds only, roadmap on, as gently as one can", "2.0 mm in M1, slow, seconds only, roadmap on, never above the healthy 2.6"),
    rating = either("distal", "suboptimal", "best"), cite = either("distal", "noncompliant", { "practice", "noncompliant" }), teaches = { "s16_gentle", "s11_stretch_and_deflate", "s14_seconds" },
    because = either("distal", "In a few expert hands distal balloons were without harm. The drug has just opened these arteries; what a balloon would add is risk.",
      "At or below the normal width, slowly, for seconds, deflated and taken out: that is the whole of the art (as commonly taught). In 165 such procedures 97 % of arteries were wider, without a complication."),
    takes = "20 min", to = "inflation",
  },
}

chance "inflation" {
  branch "opens" {
    [[{either(size == 'over', 'Up. The waist is gone, and for a moment the artery is wider than it has ever been.', distal, 'Up, down, out. The A2 is a little wider.', 'Up, four seconds, down. The waist in the balloon goes, and the waist in the artery with it.')}]],
    p = "rest", set = "durable = not distal; opened = either(distal, opened, better(opened))", to = "last_run",
  },
  branch "embolus" {
    [[Up, down, out. M1 is wide. In the control run one branch of M2 ends in a smooth edge that was not there.]],
    p = either("heparin", "balloon_embolus", "by_odds(balloon_embolus, 6)"), set = "durable = not distal; opened = either(distal, opened, better(opened))", to = "embolus",
  },
  branch "tears" {
    [[Up, and suddenly it goes easily.]],
    p = either("size == 'over' and distal", "by_odds(balloon_tears, 40)", "size == 'over'", "by_odds(balloon_tears, 30)", "distal", "by_odds(balloon_tears, 3)", "balloon_tears"),
    set = "sbp = 208; map = 142; icp = 48; hr = 48", to = "leak",
  },
}

chance "mesh" {
  takes = "20 min",
  branch "opens" { [[The mesh opens like a hand. Three minutes, the blood going through it all the time; then it is closed, and out.]], p = either("heparin", "stent_widens * (1 - stent_harms)", "stent_widens * (1 - by_odds(stent_harms, 6))"), set = "durable = not distal; opened = either(distal, opened, 'partly')", to = "last_run" },
  branch "same"  { [[The mesh opens as far as the wall lets it. The waist is a waist still.]], p = "rest", to = "last_run" },
  branch "clot"  { [[The mesh is out, and a branch of M2 ends in a smooth edge that was not there.]], p = either("heparin", "stent_harms", "by_odds(stent_harms, 6)"), set = "durable = not distal; opened = either(distal, opened, 'partly')", to = "embolus" },
}

decision "leak" {
  [[Contrast beside the artery, a small cloud, larger on the next frame. The balloon is still in its place, half empty. Pressure {sbp}, pulse {hr}, ICP {icp}. Everybody has seen it; nobody says it.]],
  hint = "What stops the hole in this second, and what keeps it bleeding?",

  option "up" {
    "Balloon up in the leak, protamine, pressor off and pressure down, drain open; then seal",
    rating = "best", cite = { "practice", "zwienenberg" }, teaches = { "k_leak", "s20_harms" },
    because = [[Seconds count: tamponade; protamine 1 mg per 100 units of heparin, at most 50; no pressure behind it; room for the ICP. Then coil, glue or clip, and a CT (as commonly taught). Three of the four torn in the trial died all the same.]],
    takes = "30 min", to = "leaked",
  },
  option "out" {
    "Balloon down and out, reverse the heparin, and straight to CT and neurosurgery",
    rating = "harmful", cite = { "zwienenberg", "practice" }, teaches = { "k_leak", "s20_harms" },
    because = [[The balloon is the only thing between the hole and the pressure behind it. Reversal takes minutes, the haematoma does not.]],
    takes = "30 min", set = "setback = 'much'", to = "leaked",
  },
  option "watch" {
    "Wait for the next two runs: small leaks seal themselves, and heparin keeps M1 open",
    rating = "harmful", cite = { "zwienenberg", "practice" }, teaches = { "k_leak", "s20_harms" },
    because = [[With heparin in the blood and an ICP of 48 nothing seals itself. Each run is a spoonful.]],
    takes = "15 min", set = "setback = 'much'", to = "leaked",
  },
  option "reverse" {
    "Protamine at once and the pressure down; the balloon stays as it is while it works",
    rating = "suboptimal", cite = { "practice", "zwienenberg" }, teaches = { "k_leak", "s20_harms" },
    because = [[Two of three, and the slow ones. A half-empty balloon is no cork: it takes one turn of the syringe to make it one.]],
    takes = "20 min", set = "setback = worse(setback)", to = "leaked",
  },
}

chance "leaked" {
  branch "sealed" {
    [[The cloud stops growing. A coil, then glue; M1 is shut where it was torn. The CT shows blood in all the cisterns again, and the pupils stay small.]],
    p = "rest", takes = "7 d", set = "infarct = 'large'; side = either(sedated, side, 'still'); gcs = either(sedated, gcs, 9); sbp = 138; map = 94; icp = 16; hr = 84", to = "handover",
  },
  branch "dies" {
    [[The ICP goes to 80 and stands there, where the MAP is. In the corridor ]] .. kin .. [[ sees the faces.]],
    p = either("setback == 'much'", 0.92, "setback == 'some'", 0.78, 0.65), illustrative = true, cite = "zwienenberg",
    takes = "12 h", set = "gcs = 3; sbp = 60; map = 44; icp = 80", to = "dead",
  },
}

decision "embolus" {
  [[One branch of M2 is shut: a clot, from the catheter or from slow flow. The clotting time was last taken an hour ago. M1 itself is open. "Who has an idea?" asks the neurointerventionist.]],
  hint = "A clot that can be reached, in somebody who has bled a week ago and has a drain in her head.",

  option "fetch" {
    "Check the clotting time; fetch it by aspiration or stent retriever; CT afterwards",
    rating = "best", cite = "practice", teaches = { "k_embolus", "s20_harms" },
    because = [[Reachable, so fetch it. If it were not: a small intra-arterial dose of a glycoprotein blocker, and only because the aneurysm is secured. The drain makes every drug against clots a bargain (as commonly taught).]],
    takes = "40 min", result = "One pass. A red crumb of two millimetres on the gauze, and a branch that fills.", to = "last_run",
  },
  option "leave" {
    "First finish the angioplasty on the other vessels, and look at this branch at the end",
    rating = "harmful", cite = "practice", teaches = { "k_embolus", "s20_harms" },
    because = [[This is an infarct in the making that can be undone now. At the end it is one that cannot.]],
    takes = "1 h", set = "infarct = 'large'", result = "At the end the branch is shut, and the field behind it white.", to = "last_run",
  },
  option "lysis" {
    "Intravenous alteplase by weight, within minutes of the beginning, as in any stroke",
    rating = "harmful", cite = "practice", teaches = { "k_embolus", "s20_harms" },
    because = [[A bleed of a week ago and a drain through the cortex: a lytic in the whole body finds both.]],
    takes = "1 h", set = "infarct = 'large'; setback = 'much'", result = "The branch opens after an hour. The drain runs red after two.", to = "last_run",
  },
  option "blocker" {
    "A glycoprotein blocker, bolus and infusion through the night, by the vein",
    rating = "suboptimal", cite = "practice", teaches = { "k_embolus", "s20_harms" },
    because = [[It dissolves fresh platelet clots, and a night of it beside a drain is long. A small dose in the artery, if the clot cannot be reached, is as far as most would go.]],
    takes = "40 min", set = "infarct = max(infarct, 'small'); setback = worse(setback)", result = "The branch opens in part; the drain is pink in the morning.", to = "last_run",
  },
}

decision "last_run" {
  [[{either(opened == 'no', 'The last run looks much like the first. "We have tried," says the neurointerventionist.', durable, 'The last run: M1 open, the capillary phase back on time. The fellow takes a photograph of the screen. "Cured. You see it at once, that is the beauty of it."', 'The last run: wider, the capillary phase nearly on time. The fellow takes a photograph of the screen. "Cured. You see it at once, that is the beauty of it."')}

{name} is asleep on the table. What now?]],
  hint = "What does a picture of arteries tell you, and what not? When will you know the rest?",

  option "stop" {
    "Pressor off and everything back to normal: the arteries are treated, she is through",
    rating = "harmful", cite = { "iadrugs", "epidemiology" }, teaches = { "s18_picture_at_once", "k_comes_back" },
    because = [[The film shows calibre. What of the brain is alive, and how long the drug lasts, it does not show; spasm goes on to day 14 or 21.]],
    takes = "12 h", set = "setback = worse(setback); infarct = worse(infarct)", result = "At midnight the MAP is 71, and the deficit larger than before.", to = "night",
  },
  option "perfect" {
    "Another hour on the table, until every branch on the screen is of normal calibre",
    rating = "suboptimal", cite = { "practice", "labeyrie" }, teaches = { "s18_picture_at_once", "s20_harms" },
    because = [[The film is not the patient. Each further vessel is contrast, time and a few per cent of stroke, for a calibre of which nobody knows what it is worth.]],
    takes = "13 h", set = "setback = worse(setback)", result = "The film gets prettier. The kidneys pass less.", to = "night",
  },
  option "wake" {
    "Wake her and examine her; CT now, pressure held, and no verdict before tomorrow",
    rating = "best", cite = { "eskridge", "practice" }, teaches = "s18_picture_at_once",
    because = [[The picture is there at once, the patient is not: 61 % had a lasting gain within 72 hours in one series. Too high a pressure now bleeds into what was starved, too low starves it again; so hold it, scan, examine.]],
    takes = "12 h", result = either("sedated", "No new blood on the CT. The tube stays where it was; her pupils are equal, and the EEG is no worse.", "No new blood on the CT. The tube comes out at nine in the evening."), to = "night",
  },
  option "sleep" {
    "Keep her asleep for three days, ICP and arteries at rest, and look at her then",
    rating = "suboptimal", cite = "practice", teaches = { "s18_picture_at_once", "k_surveillance" },
    because = [[It puts away the best instrument there is, just when the drug wears off. Sleep is for those who need it for their ICP.]],
    takes = "12 h", set = "setback = either(sedated, setback, worse(setback))", result = "The chart shows lines through the boxes again.", to = "night",
  },
}

chance "night" {
  set = "sbp = either(weak_heart, 132, 168); map = either(weak_heart, 90, 110); icp = 13; hr = 86; gcs = either(sedated, gcs, 12); side = either(sedated, side, infarct == 'large', 'still', 'drifts')",
  branch "better" {
    [[{either(sedated, 'By the morning the EEG has two halves that are alike. In the pause of sedation the left arm bends.', infarct == 'none', 'At six in the morning she lifts the left arm to look for the clock.', 'At six in the morning the left hand closes round a finger. It is more than yesterday.')}]],
    p = either("opened == 'well'", 0.66, "opened == 'partly'", 0.45, 0.25), illustrative = true, cite = { "eskridge", "iadrugs" },
    set = "better_now = true; gcs = either(sedated, gcs, 14); side = either(sedated, side, infarct == 'none', 'full', 'drifts')", to = "comes_back",
  },
  branch "same" { [[The morning looks like the evening: no worse, and not what one had hoped for.]], p = "rest", to = "comes_back" },
  branch "infarct" {
    [[The CT of the morning has a wedge where the perfusion had been late. It must have begun before anybody was in the suite, or while.]],
    p = either("opened == 'well'", 0.12, "opened == 'partly' and durable", 0.20, "opened == 'partly'", 0.22, 0.38), illustrative = true, cite = "jestaedt",
    set = "infarct = worse(infarct); side = either(sedated, side, 'still')", to = "comes_back",
  },
}

chance "comes_back" {
  takes = "1 d",
  branch "no"  { [[Doppler the next day: 120, and the day after: 115. Nobody trusts it before the third.]], p = "rest", takes = "5 d 6 h", to = "handover" },
  branch "yes" { [[Doppler the next day: up again. {either(sedated, 'At noon the right half of the EEG slows once more.', 'At noon she is slower, or seems so.')}]],
    p = either("durable", "balloon_repeat", "drug_repeat"), to = "next_day" },
}

decision "next_day" {
  [[A day after the suite. The velocities on the right are back where they were; {either(sedated, 'the EEG thinks about it.', 'she answers late.')} The junior is disappointed. "But she has been treated."]],
  hint = "How long does a drug in an artery last, and how long does spasm?",

  option "enough" {
    "She has had her treatment: let the pressor and the nimodipine run out, and rest",
    rating = "harmful", cite = { "iadrugs", "epidemiology" }, teaches = "k_comes_back",
    because = [[The drug in the artery lasts about a day, the spasm to day 14 or 21. This is the hour in which all that protects her is needed.]],
    takes = "5 d 6 h", set = "nimo = 'none'; infarct = worse(infarct)", result = "Two days later the left side is still, and does not come back.", to = "handover",
  },
  option "repeat" {
    "Examine, CT angiography; drug into the arteries again, pressure held, milrinone by vein",
    rating = "best", cite = { "jun", "lannes" }, teaches = "k_comes_back",
    because = [[Recurrence after a drug is the rule: 54 % needed more than one session. Look first, then repeat; it was never meant to be once.]],
    takes = "5 d 6 h", result = "Two more sessions, on day 9 and on day 10. Then the numbers stay down.", to = "handover",
  },
  option "wait" {
    "Wait for a deficit that is beyond doubt, because each session has its own risk",
    rating = "suboptimal", cite = { "jun", "rosenwasser" }, teaches = { "k_comes_back", "k_window" },
    because = [[The risk is real and small, two worsened in 346 sessions. Beyond doubt is later, and later is an infarct.]],
    takes = "5 d 6 h", set = "infarct = max(infarct, 'small')", result = "By the evening it is beyond doubt. The second session is on the next morning.", to = "handover",
  },
  option "proximal" {
    either("distal", "The angiogram again, and this time a balloon into the A2, to have peace",
           "durable", "A balloon again in the same M1, since it must have narrowed once more",
                      "The angiogram again, and a balloon in M1, which had only the drug so far"),
    rating = either("distal", "harmful", "durable", "suboptimal", "acceptable"), cite = either("distal", "practice", "eskridge"), teaches = { "k_comes_back", "s17_reach" },
    because = either("distal", "The vessel is as small as yesterday, and tears as easily.",
      "durable", "Only one of fifty needed a dilated segment redone. What is narrow now is elsewhere: look first.",
      "What a balloon has widened stays wide: only one of fifty needed a segment again. It costs the risk of the wall once more."),
    takes = "5 d 6 h", set = "setback = either(distal, worse(setback, 2), durable, worse(setback), setback)",
    result = either("distal", "The A2 tears at the second inflation. The coil that seals it closes it as well.",
                    "durable", "M1 is as wide as it was left. It is the A1 that is narrow; a drug goes in there.", "M1 is open, and stays so."), to = "handover",
  },
}

----------------------------------------------------------------------------------------------------------------------
-- Before she leaves

decision "handover" {
  set = "leaving = true; sbp = 142; map = 97; hr = 78; spo2 = 97; gcs = either(sedated and infarct == 'large', 9, sedated, 11, infarct == 'large', 11, 14); side = either(infarct == 'large', 'still', infarct == 'small', 'drifts', sedated, 'weak', 'full')",
  [[Day 14. {either(infarct == 'large', 'Judith lies where she is put. Her eyes follow Tomas to the right edge of the bed, and no farther.', infarct == 'small', 'Judith hums, and counts the rests on her fingers. The left hand is always a beat late.', 'Judith hums, and counts the rests on her fingers, the left ones too.')} Velocities are falling, 120 and 110. The drain has been clamped for two days and is out. The ward has a bed and asks for the letter. "They do not like four-hourly drugs over there," says the nurse.]],
  hint = "What was the length of treatment in the trial? And which of her drugs lowers the pressure, which raises it?",

  option "all" {
    "Stop nimodipine and whatever holds the pressure: day 14 has passed, she is out of it",
    rating = "harmful", cite = { "brant", "epidemiology" }, teaches = "k_to_the_end",
    because = [[Spasm resolves in two to four weeks, and the proven course is 21 days. Two props taken away on the day of transfer are missed on the first night.]],
    takes = "7 d", set = "nimo = max(nimo, 'reduced'); setback = worse(setback)", result = "The second night on the ward she is confused and falls.", to = "fate",
  },
  option "finish" {
    either("mimic", "Nimodipine to day 21 in the letter, every four hours; scan of the ventricles, rehabilitation",
                    "What holds the pressure off first, in steps; nimodipine to day 21; MRI, rehabilitation"),
    rating = "best", cite = { "brant", "practice" }, teaches = "k_to_the_end",
    because = [[It completes the course that was tested. The date stands in the letter, in the chart and on the box; the MRI finds what nobody has noticed.]],
    takes = "7 d", result = "The last dose is on a Tuesday, at four in the morning.", to = "fate",
  },
  option "day14" {
    "Stop the nimodipine at transfer: the ward is spared the nights, the peak is behind her",
    rating = "suboptimal", cite = { "brant", "sandow" }, teaches = "k_to_the_end",
    because = [[The proven course is 21 days, and handover is where it most often ends. The nights on the ward are no reason that was ever tested.]],
    takes = "7 d", set = "nimo = max(nimo, 'reduced')", result = "The ward is grateful.", to = "fate",
  },
  option "slow_release" {
    "Nimodipine in two large doses a day to day 21: the same total, and quiet nights",
    rating = "suboptimal", cite = { "label", "practice" }, teaches = "k_to_the_end",
    because = [[Every four hours is what was tested, and a large dose at once drops the pressure (as commonly taught). If the interval must change, then to smaller doses more often.]],
    takes = "7 d", set = "setback = worse(setback)", result = "An hour after the first large dose she is found on the floor of the bathroom.", to = "fate",
  },
}

chance "fate" {
  [[{either(bled, 'It is quiet around the bed.', 'From here on it is exercise, and waiting.')}]],
  spread = either("bled", "bled", "mimic", "no_ischaemia", "infarct ~= 'none'", "infarcted", "recovered", "reversed", "rescued"),
  worse_by = "either(nimo == 'none', no_nimodipine, nimo == 'reduced', less_nimodipine, 1) * either(setback == 'some', 1.2, setback == 'much', 1.6, 1) * either(infarct == 'large', 1.4, infarct == 'small', 0.8, 1) * either(better_now, 0.7, recovered and infarct ~= 'none', 0.6, 1) * either(sedated, 2.2, 1)",
  branch "mrs0" { [[Things come back, one each day.]], takes = "40 d", set = "grade = 0", to = "press" },
  branch "mrs1" { [[Things come back, the small ones last.]], takes = "40 d", set = "grade = 1", to = "press" },
  branch "mrs2" { [[Some things come back, and some do not yet.]], takes = "40 d", set = "grade = 2", to = "press" },
  branch "mrs3" { [[Some things come back, and some do not yet.]], takes = "40 d", set = "grade = 3", to = "press" },
  branch "mrs4" { [[Weeks pass. Very little comes back.]], takes = "40 d", set = "grade = 4", to = "press" },
  branch "mrs5" { [[Weeks pass. Very little comes back.]], takes = "40 d", set = "grade = 5", to = "press" },
  branch "dead" { [[{either(bled, 'It does not get better.', 'In the fourth week, on the ward: fever, lungs, a brain with nothing in reserve.')}]], takes = "7 d", set = "gcs = 3; sbp = 64; map = 46; hr = 38; spo2 = 80", to = "dead" },
}

decision "press" {
  [[Two months later. The press office wants a page on "our balloon programme" and has found a text to start from: "sophisticated, targeted"; "reduces ischaemic injury and improves neurological outcomes by modifying blood flow"; "safer and more effective than ever"; "promising"; "may become a routine part of care, offering hope to patients with limited options".

"Only your signature," says the young man. "The photograph of the screen is wonderful."]],
  hint = "Go through it claim by claim: which one has a trial behind it, which a series, which nothing?",

  option "sign" {
    "Sign it: patients deserve hope, and arteries do open; no sentence of it is quite untrue",
    rating = "suboptimal", cite = { "imcvs", "shah2023" }, teaches = { "s23_promising", "s24_hope", "s25_improves_outcome" },
    because = [["Improves outcomes" is: no trial has shown it, and the one small trial of rescue pointed the other way. "May become routine" is a prediction with nothing behind it.]],
    takes = "4 mo", result = "In the following month three families arrive with the page in their hands.", to = "followup",
  },
  option "tone_down" {
    "Take out \"sophisticated\" and \"hope\", leave the rest: the medicine in it is right",
    rating = "suboptimal", cite = { "labeyrie", "imcvs" }, teaches = { "s24_hope", "s25_improves_outcome" },
    because = [[The adjectives were the harmless part. What has to go is the claim about outcome, and flow that is "modified"; what is missing is the rate of strokes.]],
    takes = "4 mo", result = "It goes online on Monday, in sober words.", to = "followup",
  },
  option "refuse" {
    "Refuse: after the one trial nobody should advertise this, and perhaps nobody do it",
    rating = "suboptimal", cite = { "imcvs", "pooled2025" }, teaches = { "s23_promising", "s19_safer_not_proven" },
    because = [[Thirty-four patients raise a doubt and settle nothing. A page that says what is known and what is not would have helped the next family.]],
    takes = "4 mo", result = "The page appears without you, unchanged.", to = "followup",
  },
  option "rewrite" {
    "Rewrite it: rescue for few; opens arteries, safer than once, gain in outcome unproven",
    rating = "best", cite = { "shah2023", "imcvs", "labeyrie", "hohogilvy" },
    teaches = { "s05_not_new", "s12_dilate_restores", "s19_safer_not_proven", "s23_promising", "s24_hope", "s25_improves_outcome", "s08_rescue_tier" },
    because = [[Rupture from 4-7 % to about 1 %, strokes 3-4 %, a small trial that went the other way, hundreds of treated without controls. Kept for the severe and refractory: that sentence may stay.]],
    takes = "4 mo", result = "\"It is less wonderful now,\" says the young man. He prints it all the same.", to = "followup",
  },
}

decision "followup" {
  [[Half a year after the bleed, in the clinic. ]] .. kin .. [[ has come along. {either(grade >= 4, 'A wheelchair, a blanket, a list of drugs.', grade >= 2, 'A stick, a notebook, a bag with too much in it.', 'She walks in, sits down, and looks at the door each time it opens.')} The MRI {either(infarct == 'none' and not bled, 'is quiet', 'shows the scar')}, the aneurysm is closed. The form asks for one number: mRS {grade}. You have twenty minutes.]],
  hint = "What does the scale not see?",

  option "ask" {
    "Ask for memory, mood, sleep and work, of both of them, and test what is named",
    rating = "best", cite = { "practice", "uwmrs" }, teaches = { "k_to_the_end", "s04_spasm_is_not_dci" },
    because = [[Survivors with a good mRS often have fatigue, poor memory and low mood, and think it is they themselves. Asked for, it has a name, a neuropsychologist and a plan.]],
    result = "It takes forty minutes. The first answer is \"fine\", the fourth is not.", to = finish,
  },
  option "number" {
    "Enter the number, give the date of the next angiogram, and let them enjoy the day",
    rating = "suboptimal", cite = "practice", teaches = "k_to_the_end",
    because = [[The scale sees walking and washing. Fatigue, memory, low mood and sleep are what is left over after such a bleed, also with an mRS of 0 to 2.]],
    result = "They are out in nine minutes.", to = finish,
  },
  option "spasm_scan" {
    "Order a CT angiography, to be sure that the spasm has gone and will not return",
    rating = "suboptimal", cite = "epidemiology", teaches = "k_to_the_end",
    because = [[It resolves within two to four weeks and does not come back without a new bleed. The question in this room is another one.]],
    result = "The arteries are wide. Nobody had doubted it.", to = finish,
  },
  option "nimodipine_on" {
    "Prescribe nimodipine again for some months, for the memory and for the arteries",
    rating = "suboptimal", cite = { "brant", "practice" }, teaches = "k_nimodipine_dose",
    because = [[Twenty-one days were tested, for the weeks of spasm. Half a year later it lowers the pressure and treats nothing that is there.]],
    result = "One more box on the kitchen table.", to = finish,
  },
}

----------------------------------------------------------------------------------------------------------------------
-- How it ends: the modified Rankin scale half a year on, with its utility (from ischaemic stroke: it does not see fatigue,
-- memory and mood, which are what many survivors of this disease live with).

outcome "mrs0" {
  by {
    base          = "In spring Judith plays again, in the slow movement too. Tomas sits in the second row and watches her left hand, not the conductor.",
    unsecured     = "Farida has the night shift back, by her own wish. Sami has put the emergency number on a sticker beside the screen.",
    poor_grade    = "Gerda drives again, a van first. \"I heard you,\" she tells Ilse. \"Not the words.\"",
    heart         = "Rosa teaches the neighbour's children for nothing, and corrects everybody. The heart is as it was; the grave has primroses.",
    distal        = "Petra runs her kitchen. There is no wine in it now, not even for the sauces.",
    hydrocephalus = "Olive opens the hives in April without gloves. Alf counts fifteen frames, and she does not drop one.",
  },
  utility = "u0", good = true, cite = { "uwmrs", "wang2020" },
}
outcome "mrs1" {
  by {
    base          = "Judith plays, at the last desk, and sleeps the whole day after a concert. Four bars are always missing somewhere.",
    unsecured     = "Farida works mornings. With two voices on the radio at once she has to ask again.",
    poor_grade    = "Gerda lives as before, without the lorry. She writes down what was said, and reads it in the evening.",
    heart         = "Rosa lives alone and well. She reads a page, then reads it again.",
    distal        = "Petra cooks four days a week. The orders she takes in writing.",
    hydrocephalus = "Olive keeps six hives instead of twenty. By noon she has to lie down.",
  },
  utility = "u1", good = true, cite = { "uwmrs", "wang2020" },
}
outcome "mrs2" {
  by {
    base          = "Judith looks after herself and listens to the rehearsals from the back. The bow hand is right; the other is late.",
    unsecured     = "Farida manages her home, and has given up the radio.",
    poor_grade    = "Gerda cooks, walks the dog and forgets the dog. Ilse has bought a whistle.",
    heart         = "Rosa lives in her flat, next door to Lucia. The lessons are over.",
    distal        = "Petra makes soup at home, from a list on the wall. Somebody else has the kitchen.",
    hydrocephalus = "Olive sits by the hives and tells Alf what to do. He does it slowly enough.",
  },
  utility = "u2", good = true, cite = { "uwmrs", "wang2020" },
}
outcome "mrs3" {
  by {
    base          = "Judith walks alone in the flat. Tomas does the rest, and plays her the records.",
    unsecured     = "Farida walks alone. Sami does the forms, the money and the shopping, beside his studies.",
    poor_grade    = "Gerda walks with a frame. Ilse has learnt to drive.",
    heart         = "Rosa walks alone, slowly. Lucia has moved in.",
    distal        = "Petra walks to the table, and does not begin anything by herself. Anna begins it for her.",
    hydrocephalus = "Olive walks to the bench and back. Alf keeps the bees now, and is stung for both.",
  },
  utility = "u3", cite = { "uwmrs", "wang2020" },
}
outcome "mrs4" {
  by {
    base          = "Somebody gets Judith up in the morning. When Tomas turns the radio on, her right hand conducts.",
    unsecured     = "Somebody gets Farida up in the morning. She knows all the streets, and will not see them.",
    poor_grade    = "Somebody gets Gerda up in the morning. Her gloves lie on her knees.",
    heart         = "Somebody gets Rosa up in the morning. Now and then she corrects the nurse, and is right.",
    distal        = "Somebody gets Petra up in the morning, and tells her to eat. She eats what she is told.",
    hydrocephalus = "Somebody gets Olive up in the morning. Alf has put a jar of the new honey where she can see it.",
  },
  utility = "u4", cite = { "uwmrs", "wang2020" },
}
outcome "mrs5" {
  by {
    base          = "Judith lies in a room with a view. It is not clear what she hears when Tomas plays her the records.",
    unsecured     = "Farida lies in a room with a view. Sami reads her the streets, and stops when her breath changes.",
    poor_grade    = "Gerda lies in a room with a view of the motorway. Ilse asked for it.",
    heart         = "Rosa lies in a room with a view. Lucia makes mistakes on purpose, and waits.",
    distal        = "Petra lies in a room with a view. Anna brings soup, for the smell.",
    hydrocephalus = "Olive lies in a room with a view. Alf has put a hive where the window is.",
  },
  utility = "u5", cite = { "uwmrs", "wang2020" },
}
outcome "dead" {
  by {
    base          = "Judith dies. Tomas takes the viola home. {either(week_one, 'He asks at what time it began, and you can tell him only when it was seen.', 'He asks what was done, and in which order.')}",
    unsecured     = "Farida dies. Sami has kept the boxes of the tablets, and asks nobody in particular how one mistakes it for a migraine.",
    poor_grade    = "Gerda dies. Ilse takes the gloves. \"Did she know that I was here?\"",
    heart         = "Rosa dies, not long after her husband. Lucia says that it was the grief, after all.",
    distal        = "Petra dies. Anna brings the nurses a pot of soup, because there was nothing else that she could do.",
    hydrocephalus = "Olive dies. Alf goes home to tell the bees, as one does.",
  },
  utility = 0, cite = "uwmrs", teaches = "s01_spasm_common",
}

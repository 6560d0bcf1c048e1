-- Balloon angioplasty for peripheral artery disease: a pathway for casewalk.
--
-- For education, not for patient care. Nobody but the author has reviewed it clinically.
-- The facts come from the guidelines, trials and cohorts named below as sources. A source marked `unverified` stands
-- for what is commonly taught or quoted and was not checked against a publication. A number marked `illustrative` is
-- the author's estimate and says beside it what it leans on.
-- The people in it are invented. Licence: CC BY-SA 4.0.

pathway "angioplasty" {
  title     = "A hundred and twenty metres",
  summary   = "Balloon angioplasty for a narrowed leg artery: before it, during it, and when the leg turns cold",
  version   = "1.0.0",
  audience  = "Residents in vascular surgery, interventional radiology and internal medicine",
  authors   = { "casewalk" },
  reviewed  = "2026-11-21",
  review_by = "2028-11-21",
  licence   = "CC BY-SA 4.0",
  minutes   = 25,
  clock     = "30 min",
  pass      = { score = 0.7, harmful = 0 },
  goals     = {
    "Tell claudication from the leg that is in danger, and from pain that is not arterial",
    "Treat the person before the artery: exercise, drugs, tobacco, and only then a balloon",
    "Follow an angioplasty step by step, and meet what goes wrong at each step",
    "Grade a cold leg, and have blood flowing in it before six hours are over, or know why not",
    "Question what leaflets promise: squashed plaque, lower risk for everybody, lasting health",
  },
  start     = "clinic",
}

----------------------------------------------------------------------------------------------------------------------
-- Sources

source "acc2024"    { "Gornik HL, et al. 2024 ACC/AHA multisociety guideline for lower extremity peripheral artery disease. Circulation and J Am Coll Cardiol 2024.", year = 2024, grade = "guideline", doi = "10.1161/CIR.0000000000001251" }
source "acc2016"    { "Gerhard-Herman MD, et al. 2016 AHA/ACC guideline on lower extremity peripheral artery disease. Circulation 2017;135:e726.", year = 2017, grade = "guideline", doi = "10.1161/CIR.0000000000000471" }
source "gvg"        { "Conte MS, et al. Global Vascular Guidelines on chronic limb-threatening ischemia. J Vasc Surg 2019;69(6S):3S.", year = 2019, grade = "guideline", doi = "10.1016/j.jvs.2019.02.016" }
source "esvs2020"   { "Björck M, et al. ESVS 2020 guideline on acute limb ischaemia. Eur J Vasc Endovasc Surg 2020;59:173.", year = 2020, grade = "guideline", doi = "10.1016/j.ejvs.2019.09.006" }
source "svs"        { "Society for Vascular Surgery. Appropriate use criteria for claudication, 2022; and guideline on popliteal aneurysms, 2021.", year = 2022, grade = "guideline", doi = "10.1016/j.jvs.2021.04.040" }
source "sir2019"    { "Patel IJ, et al. Society of Interventional Radiology consensus on periprocedural bleeding. J Vasc Interv Radiol 2019;30:1168.", year = 2019, grade = "guideline" }
source "rutherford" { "Rutherford RB, et al. Reporting standards for lower extremity ischemia, revised. J Vasc Surg 1997;26:517.", year = 1997, grade = "guideline", doi = "10.1016/S0741-5214(97)70045-4" }
source "clever"     { "Murphy TP, et al. Supervised exercise versus primary stenting: CLEVER, 111 patients. Circulation 2012;125:130; 18 months: J Am Coll Cardiol 2015;65:999.", year = 2015, grade = "trial" }
source "super"      { "Koelemay MJW, et al. Supervised exercise or endovascular treatment for iliac claudication: SUPER, 240 patients. Eur J Vasc Endovasc Surg 2022.", year = 2022, grade = "trial", doi = "10.1016/j.ejvs.2021.09.042" }
source "erase"      { "Fakhry F, et al. Endovascular treatment and supervised exercise versus exercise alone: ERASE, 212 patients. JAMA 2015;314:1936.", year = 2015, grade = "trial" }
source "bestcli"    { "Farber A, et al. Surgery or endovascular therapy for chronic limb-threatening ischemia: BEST-CLI. N Engl J Med 2022;387:2305.", year = 2022, grade = "trial" }
source "basil2"     { "Bradbury AW, et al. Vein bypass first or best endovascular treatment first: BASIL-2, 345 patients. Lancet 2023;401:1798.", year = 2023, grade = "trial" }
source "powell"     { "Powell RJ, et al. Endovascular technical failure in BEST-CLI. J Vasc Interv Radiol 2025;36:950.", year = 2025, grade = "cohort", doi = "10.1016/j.jvir.2025.02.020" }
source "inpact"     { "Tepe G, et al. IN.PACT SFA. Circulation 2015;131:495. Three years: Schneider PA, et al.", year = 2015, grade = "trial", doi = "10.1161/CIRCULATIONAHA.114.011004" }
source "swedepad"   { "Falkenberg M, Nordanstig J, et al. SWEDEPAD 1 and 2: drug-coated or uncoated devices. Lancet 2025.", year = 2025, grade = "trial" }
source "fda2023"    { "US Food and Drug Administration. Letter on paclitaxel-coated devices, 11 July 2023, as noted by the American College of Cardiology.", year = 2023, grade = "opinion" }
source "success"    { "Definitions of acute technical success in endovascular trials of the leg: table 4 in PMC4874808.", grade = "review" }
source "ortiz"      { "Ortiz D, et al. Access site complications after peripheral vascular interventions, 22,226 patients. Circ Cardiovasc Interv 2014;7:821.", year = 2014, grade = "cohort", doi = "10.1161/CIRCINTERVENTIONS.114.001306" }
source "matsi"      { "Matsi PJ, Manninen HI. Complications of lower-limb angioplasty: 410 procedures. Cardiovasc Intervent Radiol 1998;21:361.", year = 1998, grade = "cohort", doi = "10.1007/s002709900281" }
source "kumar"      { "Kumar AP, et al. Acute complications of endovascular procedures for peripheral artery disease. J Clin Interv Radiol 2023;7:97.", year = 2023, grade = "review", doi = "10.1055/s-0042-1760246" }
source "mechanism"  { "Castaneda-Zuniga WR, et al. The mechanism of balloon angioplasty. 1980.", year = 1980, grade = "cohort" }
source "fujihara"   { "Fujihara M, et al. Dissection after balloon angioplasty of the superficial femoral artery: 748 lesions. J Endovasc Ther 2017.", year = 2017, grade = "cohort", doi = "10.1177/1526602817698634" }
source "bailout"    { "Bail-out stenting after femoropopliteal angioplasty: 592 procedures. Vasa 2021.", year = 2021, grade = "cohort", doi = "10.1024/0301-1526/a000986" }
source "act"        { "Activated clotting time in peripheral procedures. Ann Vasc Surg 2019.", year = 2019, grade = "cohort", doi = "10.1016/j.avsg.2019.02.033" }
source "retro"      { "Retroperitoneal haemorrhage after femoral puncture: Spiliopoulos 2014, and reviews (PMC3617546).", year = 2014, grade = "review" }
source "rupture"    { "Iliac artery rupture during balloon dilatation: Eurorad case 635.", grade = "cohort" }
source "contrast"   { "Contrast media: metformin, kidney injury and hypersensitivity. Summaries of the American College of Radiology manual, of registries of peripheral procedures, and Perm J 2018.", year = 2021, grade = "review" }
source "cochrane"   { "Darwood R, et al. Surgery versus thrombolysis for acute limb ischaemia. Cochrane Database 2018.", year = 2018, grade = "review", doi = "10.1002/14651858.CD002784.pub3" }
source "karonen"    { "Karonen E, et al. Fasciotomy after revascularisation for acute limb ischaemia. Front Surg 2021.", year = 2021, grade = "cohort", doi = "10.3389/fsurg.2021.662744" }
source "voyager"    { "Bonaca MP, et al. VOYAGER PAD. N Engl J Med 2020;382:1994. Acute limb ischaemia in it: Hess CN, et al. Circulation 2021;144:1831.", year = 2021, grade = "trial", doi = "10.1161/CIRCULATIONAHA.121.055146" }
source "creager"    { "Creager MA, et al. Acute limb ischemia. N Engl J Med 2012;366:2198.", year = 2012, grade = "review", unverified = true }
source "mizzi"      { "Mizzi A, et al. Progression of peripheral artery disease. J Foot Ankle Res 2019.", year = 2019, grade = "review", doi = "10.1186/s13047-019-0351-0" }
source "history"    { "Natural history of peripheral artery disease: table in Cleveland Clinic Journal of Medicine.", grade = "review" }
source "summaries"  { "Teaching summaries of the guidelines on peripheral artery disease, acute limb ischaemia and hyperkalaemia.", grade = "review" }
source "aorta"      { "Aortic dissection presenting as acute leg ischaemia. Ann Cardiothorac Surg.", grade = "review" }
source "seven"      { "Supervised exercise or endovascular treatment for claudication: randomised trial, seven years on. PubMed 23842830.", grade = "trial" }
source "ali_ends"   { "Outcome of acute limb ischaemia: reviews in SAGE Open Med 2013 and CVIR Endovasc 2020.", year = 2020, grade = "review" }
source "qol_claud"  { "Utilities in intermittent claudication (EQ-5D, 50 patients). PubMed 18455642.", grade = "cohort" }
source "qol_clti"   { "Utilities in critical limb ischaemia (EQ-5D, 200 patients). PMC3578621.", grade = "cohort" }
source "practice"   { "Common clinical teaching, as commonly quoted.", grade = "opinion", unverified = true }

----------------------------------------------------------------------------------------------------------------------
-- Learning points. s01 to s27: what patients are told about angioplasty, and what holds of it. k: what else one needs.

learning_point "s01_what_it_treats"      "Angioplasty opens arteries from inside; in the leg nearly always because of atherosclerosis"                                              -- S1
learning_point "s02_name_the_cause"      "Not every narrow artery wants a balloon: embolus, aneurysm, entrapment, dissection and vasculitis come with other first treatments"        -- S2
learning_point "s03_sequence"            "A procedure is a sequence, and it begins before the table: indication, consent, checklist, drugs; and ends after it"                         -- S3
learning_point "s04_position"            "Comfortable, flat, still and monitored; contrast and radiation planned beforehand"                                                           -- S4
learning_point "s05_local"               "Local anaesthetic at the access site, with titrated sedation only where it is needed"                                                        -- S5
learning_point "s06_puncture"            "No incision: an ultrasound-guided needle puncture and a wire; at most a nick in the skin"                                                    -- S6
learning_point "s07_femoral"             "The common femoral artery is the workhorse; radial is limited by length, and brachial bleeds more often"                                     -- S7
learning_point "s08_sheath"              "The sheath is the door for all that follows; above 6 Fr complications rise, so the smallest one that will do"                                -- S8
learning_point "s09_fluoroscopy"         "Steered under fluoroscopy with a roadmap, little contrast, little radiation, and never a balloon without a wire across"                      -- S9
learning_point "s10_crossing"            "Crossing the lesion is the step that fails most often; know where the wire is before anything is inflated"                                   -- S10
learning_point "s11_inflation"           "About 1:1 to the healthy vessel, slowly, for minutes, within the rated burst pressure"                                                       -- S11
learning_point "s12_not_squashed"        "Plaque is not squashed: it cracks, the inner wall tears, the outer one stretches. Hence dissection, recoil, perforation"                     -- S12
learning_point "s13_provisional"         "A balloon is no mere preparation: in the thigh flow is often restored without a stent, which is kept in reserve"                             -- S13
learning_point "s14_keep_the_wire"       "The balloon comes out, the wire stays, until a completion run down to the foot is satisfactory"                                              -- S14
learning_point "s15_purpose"             "In claudication the purpose is symptoms; in the threatened or acute leg it is limb and life"                                                 -- S15
learning_point "s16_flow_and_patency"    "Flow is restored, for a time: after a plain balloon in the thigh about half are narrowed again on a scan at one year"                        -- S16
learning_point "s17_after_exercise"      "It relieves claudication, and so does exercise by about as much: exercise and drugs come first"                                              -- S17
learning_point "s18_stents"              "Stents are for iliac disease, flow-limiting flaps and recoil; they narrow and break in their turn, above all over joints"                    -- S18
learning_point "s19_not_minor"           "Minimally invasive is not minor: bleeding, embolus, kidney, limb and life are in the consent"                                                -- S19
learning_point "s20_it_depends"          "Safer than surgery? It depends: with a good vein BEST-CLI favoured bypass, BASIL-2 the endovascular way first"                               -- S20
learning_point "s21_no_lasting_health"   "No stent ensures long-term vascular health; drugs, exercise and no tobacco do most for it"                                                   -- S21
learning_point "s22_one_of_several"      "An essential option, beside exercise, drugs, bypass, thrombectomy and amputation"                                                            -- S22
learning_point "s23_six_ps"              "Pain, pallor, pulselessness, paraesthesia, paralysis, poikilothermia: seldom all six, and the late ones set the clock"                       -- S23
learning_point "s24_complications"       "After flow returns: compartment syndrome, potassium, muscle breakdown, kidney, rhythm; a lost leg, a lost life"                              -- S24
learning_point "s25_conservative"        "Stop tobacco, walk under supervision, antiplatelet, high-intensity statin, pressure, sugar, feet; cilostazol unless the heart fails"         -- S25
learning_point "s26_history"             "Ask: onset, distance, rest pain, wounds, rhythm, procedures, drugs, contrast, heparin, kidneys, and what the person wants"                   -- S26
learning_point "s27_claudication"        "Claudication: muscle pain brought on by walking and gone within about ten minutes of rest; only a minority have it"                          -- S27
learning_point "k_toe"                   "A normal or high ankle index in diabetes or renal disease proves nothing: measure the toe"
learning_point "k_heart_and_brain"       "The person with claudication loses heart or brain more often than the leg"
learning_point "k_paclitaxel"            "Coated balloons: fewer early repeats, no better life, and trials that disagree on deaths. Share the decision"
learning_point "k_contrast"              "Ask for the kidneys and for an earlier reaction before iodine; carbon dioxide is another way below the diaphragm"
learning_point "k_heparin"               "Heparin by weight, measured by the clotting time; after heparin-induced thrombocytopenia, none at all"
learning_point "k_rescue"                "A flap: inflate again. An embolus: aspirate. A hole: balloon up, covered stent, then reverse"
learning_point "k_bleed"                 "Low pressure after a femoral puncture is a bleed until it is disproved"
learning_point "k_after"                 "Afterwards: aspirin with rivaroxaban 2.5 mg twice daily unless bleeding risk is high, and somebody who looks at the leg again"
learning_point "k_rutherford"            "Numb beyond the toes and weak: Rutherford IIb, hours. Profoundly numb, paralysed and silent: III"
learning_point "k_six_hours"             "Heparin at once, ask for chest and back, call; flow before six hours by the fastest way there is"
learning_point "k_dead_limb"             "Blood let into a dead leg poisons the rest: amputation first"
learning_point "k_search"                "An acute leg has a cause: heart, treated segment, aneurysm, tablets not taken. It decides what prevents the next"

----------------------------------------------------------------------------------------------------------------------
-- The numbers the odds rest on

parameter "story_needs"   { 0.85,  low = 0.29, high = 0.95, illustrative = true, label = "Exercise is not enough for this patient (chosen for teaching; in the iliac trial 29 % had a procedure within a year)" }
parameter "heart_treated" { 0.013, low = 0.005, high = 0.02, illustrative = true, label = "Heart attack or stroke in four months (from about 20 % in five years)" }
parameter "fails_open"    { 0.15,  low = 0.10, high = 0.20, illustrative = true, label = "Crossing fails, occlusion (trials of CLTI)" }
parameter "fails_narrow"  { 0.05,  low = 0.02, high = 0.08, illustrative = true, label = "Crossing fails, stenosis" }
parameter "flap"          { 0.22,  low = 0.07, high = 0.25, illustrative = true, label = "Flow-limiting dissection (upper end, a long lesion; about 0.10 is usual)" }
parameter "embolises"     { 0.03,  low = 0.017, high = 0.04, cite = { "matsi", "kumar" }, label = "Distal embolus" }
parameter "recoils"       { 0.08,  low = 0.02, high = 0.10, illustrative = true, label = "Recoil (upper end)" }
parameter "perforates"    { 0.02,  low = 0.005, high = 0.02, illustrative = true, label = "Perforation (upper end; about 0.01)" }
parameter "tacks"         { 0.60,  low = 0.40, high = 0.80, illustrative = true, label = "Flap settles on a second, long inflation" }
parameter "access_harm"   { 0.035, low = 0.035, high = 0.17, cite = "ortiz", label = "Access-site complication" }
parameter "story_arm"     { 0.50,  low = 0.10, high = 0.60, illustrative = true, label = "Bleed at the arm of this story (chosen for teaching; odds ratio 4.6 against the groin)" }
parameter "story_retro"   { 0.40,  low = 0.001, high = 0.60, illustrative = true, label = "Retroperitoneal bleed of this story (chosen for teaching; 0.1-0.7 % of femoral procedures)" }
parameter "retro_kills"   { 0.08,  low = 0.04, high = 0.12, cite = "retro", label = "Death from a retroperitoneal bleed" }
parameter "kidney_again"  { 0.25,  low = 0.13, high = 0.40, illustrative = true, label = "The same, failing kidneys and iodinated contrast" }
parameter "kidney_spared" { 0.08,  low = 0.03, high = 0.15, illustrative = true, label = "The same, failing kidneys and carbon dioxide" }
parameter "kidney_hurt"   { 0.06,  low = 0.03, high = 0.13, cite = "contrast", label = "Kidney injury after the procedure" }
parameter "reacts"        { 0.0004, low = 0.0002, high = 0.001, cite = "contrast", label = "Severe reaction to contrast" }
parameter "reacts_again"  { 0.30,  low = 0.10, high = 0.50, illustrative = true, label = "Severe reaction after an earlier severe one" }
parameter "lost_plain"    { 0.48,  low = 0.13, high = 0.55, cite = "inpact", label = "Patency lost at one year, plain balloon" }
parameter "lost_coated"   { 0.18,  low = 0.10, high = 0.25, cite = "inpact", label = "Patency lost at one year, coated balloon" }
parameter "redo_plain"    { 0.21,  low = 0.10, high = 0.25, cite = "inpact", label = "Repeat treatment within one year, plain balloon" }
parameter "redo_coated"   { 0.02,  low = 0.02, high = 0.10, cite = "inpact", label = "Repeat treatment within one year, coated balloon" }
parameter "story_ali"     { 0.88,  low = 0.02, high = 0.95, illustrative = true, label = "Acute ischaemia of this story within five months (chosen for teaching; 7.8 % in three years on aspirin)" }
parameter "riva_odds"     { 0.67,  low = 0.55, high = 0.82, illustrative = true, label = "Acute ischaemia with rivaroxaban, ratio (as commonly quoted: 5.2 against 7.8 %)" }
parameter "lysis_stroke"  { 0.013, low = 0.006, high = 0.026, cite = "cochrane", label = "Stroke within 30 days of lysis" }
parameter "lysis_again"   { 0.15,  low = 0.03, high = 0.30, illustrative = true, label = "Brain haemorrhage with lysis three weeks after a stroke" }
parameter "lysis_bleed"   { 0.088, low = 0.044, high = 0.18, cite = "cochrane", label = "Major bleed with lysis" }
parameter "no_flow"       { 0.08,  low = 0.05, high = 0.20, illustrative = true, label = "The artery cannot be reopened" }
parameter "story_tense"   { 0.80,  low = 0.10, high = 0.90, illustrative = true, label = "Compartment syndrome of this story (chosen for teaching; 10 %, about 20 % with weakness)" }

-- Utilities. EQ-5D of claudicants (0.51) lies below that of limb-threatening ischaemia (0.56): two cohorts, never to be
-- compared without saying so. A standard gamble gave 0.84 for the latter: the instrument matters.
parameter "u_walks"  { 0.80, low = 0.68, high = 0.90, illustrative = true, label = "Utility: walks without pain (mean after treatment 0.68)" }
parameter "u_mild"   { 0.70, low = 0.60, high = 0.78, illustrative = true, label = "Utility: mild claudication" }
parameter "u_foot"   { 0.60, low = 0.50, high = 0.68, illustrative = true, label = "Utility: foot drop" }
parameter "u_stroke" { 0.60, low = 0.40, high = 0.70, illustrative = true, label = "Utility: non-disabling stroke" }
parameter "u_severe" { 0.51, low = 0.45, high = 0.60, cite = "qol_claud", label = "Utility: severe claudication" }
parameter "u_clti"   { 0.56, low = 0.45, high = 0.84, cite = "qol_clti", label = "Utility: limb-threatening ischaemia" }
parameter "u_amp"    { 0.45, low = 0.30, high = 0.70, illustrative = true, label = "Utility: major amputation" }

-- A year after the acute leg. `in_time` leans on 28 % amputation or death at one year in the fasciotomy cohort; the
-- others are set around it: later flow costs nerve, muscle, leg and life. `graft` leans on the second cohort of BEST-CLI
-- (amputation about 15 %). None of them is a published table, so they are marked as estimates.
distribution "in_time"  { walks = 0.30, mild = 0.36, foot = 0.04, severe = 0.06, amputated = 0.10, dead = 0.14, illustrative = true }
distribution "too_late" { walks = 0.08, mild = 0.18, foot = 0.22, severe = 0.10, amputated = 0.22, dead = 0.20, illustrative = true }
distribution "removed"  { walks = 0,    mild = 0,    foot = 0,    severe = 0,    amputated = 0.80, dead = 0.20, illustrative = true }
distribution "poisoned" { walks = 0,    mild = 0,    foot = 0.02, severe = 0,    amputated = 0.43, dead = 0.55, illustrative = true }
distribution "graft"    { walks = 0.23, mild = 0.22, severe = 0.20, amputated = 0.16, dead = 0.19, illustrative = true }

define "woman"     "is(variant, 'fibrillation', 'kidney', 'late')"
define "he"        "either(woman, 'she', 'he')"
define "He"        "either(woman, 'She', 'He')"
define "his"       "either(woman, 'her', 'his')"
define "him"       "either(woman, 'her', 'him')"
define "companion" "either(variant == 'base', 'Irma', variant == 'fibrillation', 'Ansgar', variant == 'ulcer', 'Paula', variant == 'kidney', 'Jakob', variant == 'heparin', 'Tilde', 'Mrs Holm')"
define "af"        "variant == 'fibrillation'"
define "wound"     "variant == 'ulcer'"
define "no_heparin" "variant == 'heparin'"
define "odds_of_cold" "either(drug == 'low_dose' and not af, riva_odds, 1) * either(af and drug ~= 'full', 1.5, 1) * either(flawed, 2, 1) * either(followed, 1, 1.3)"

----------------------------------------------------------------------------------------------------------------------
-- The patient. What differs between the six of them in a sentence goes through `told`: one text for each variant.

local order = { "fibrillation", "ulcer", "kidney", "heparin", "late" }
local function told(texts)
  local parts = ""
  for i = 1, #order do
    local id = order[i]
    if texts[id] then parts = parts .. "variant == '" .. id .. "', '" .. texts[id] .. "', " end
  end
  return "{either(" .. parts .. "'" .. texts.base .. "')}"
end

patient "Walter, 66" {
  sbp      = number  { 148, label = "Systolic BP", unit = "mmHg", range = { 40, 260 }, normal = { 100, 140 }, clamp = true, chart = "vital" },
  hr       = number  { 76, label = "Heart rate", unit = "/min", range = { 20, 200 }, normal = { 55, 100 }, clamp = true, chart = "vital" },
  spo2     = number  { 97, label = "Oxygen saturation", unit = "%", range = { 50, 100 }, normal = { 94, 100 }, clamp = true, chart = "vital" },

  weight   = number  { 82, label = "Weight", unit = "kg", range = { 30, 180 }, chart = "exam" },
  arm      = number  { 138, label = "Higher arm pressure", unit = "mmHg", range = { 60, 260 }, chart = "exam", hidden = true },
  ankle    = number  { 144, label = "Left ankle pressure", unit = "mmHg", range = { 0, 300 }, chart = "exam", hidden = true },
  abi      = number  { 1.04, label = "Ankle-brachial index, left", range = { 0, 3 }, normal = { 1.0, 1.4 }, digits = 2, chart = "exam", hidden = true },
  toe      = number  { 62, label = "Left toe pressure", unit = "mmHg", range = { 0, 200 }, chart = "exam", hidden = true },
  vessel   = number  { 5.1, label = "Healthy artery beside the lesion", unit = "mm", range = { 2, 9 }, digits = 1, chart = "imaging", hidden = true },
  egfr     = number  { 71, label = "eGFR", unit = "mL/min/1.73 m2", range = { 5, 130 }, normal = { 60, 120 }, chart = "lab", hidden = true },
  clotting = finding { "INR {either(af, '1.2', '1.0')}, platelets {either(no_heparin, '231', '248')} x10^9/L", label = "Clotting", chart = "lab", hidden = true },

  pain     = finding { told {
               base         = "Left calf only, after 120 m, always the same shop door; gone after four minutes of standing still. Bending forward does nothing. No pain at night.",
               fibrillation = "Left calf, after 150 m or two hymns on the pedals; gone in five minutes. No pain at night.",
               ulcer        = "Calf after 50 m for years. For seven weeks the forefoot burns at night; he hangs it out of bed and sleeps in a chair.",
               kidney       = "Left calf, after 100 m; gone in five minutes of standing. Leaning on the trolley does nothing. No pain at night.",
               heparin      = "Left calf, on the third ladder or after 140 m; gone in three minutes. No pain at night.",
               late         = "Left calf, at the second bench, 110 m; gone by the time the dog has sat down. No pain at night.",
             }, label = "The pain", chart = "exam", hidden = true },
  feet     = finding { told {
               base  = "Skin dry, hair gone below the knee, no wound between the toes. Filament not felt under the left big toe.",
               ulcer = "Left big toe: an ulcer of 8 mm, pale floor, five weeks old, no pus. Filament not felt on either foot.",
               fibrillation = "Cool, hairless, no wound. Both ankles swollen.",
               kidney = "Cool, thin skin, no wound, an old scar on the heel.",
               heparin = "Cool left foot, no wound.",
               late = "Thin white foot, no wound, nails too long for her to reach.",
             }, label = "The feet", chart = "exam", hidden = true },
  pulses   = finding { "Both femorals strong. Left popliteal and foot pulses absent, right ones weak. Aorta not wide, no popliteal lump{either(af, '; the radial pulse is irregular', '')}.", label = "Pulses", chart = "exam", hidden = true },
  background = finding { told {
               base         = "Type 2 diabetes, metformin. Forty cigarettes then, twenty now. No heart trouble, no operation, no allergy. Takes a blood pressure tablet, when Irma puts it out.",
               fibrillation = "Atrial fibrillation, apixaban. Heart failure, ejection fraction 35 %, comfortable at rest. Smoked until 60. No diabetes, no allergy.",
               ulcer        = "Type 2 diabetes for 20 years, insulin. Four coronary bypasses eleven years ago: both long leg veins were used. Smokes ten a day.",
               kidney       = "Type 2 diabetes, metformin, kidneys watched by a nephrologist. A CT with contrast four years ago: throat closed, adrenaline, a night in intensive care. Smokes.",
               heparin      = "New aortic valve, tissue, two years ago; on day eight platelets of 41 and a clot in the arm: heparin-induced thrombocytopenia, antibody confirmed. Smokes twenty a day.",
               late         = "High blood pressure, nothing else known. Sixty years of five cigarettes a day. Lives alone, no children. No allergy.",
             }, label = "Background", chart = "exam", hidden = true },
  scan     = finding { told {
               base         = "Left superficial femoral artery: narrowing over 9 cm, 80-90 %. Popliteal open. Two tibial arteries to the foot, the third narrowed.",
               fibrillation = "Left superficial femoral artery: narrowing over 8 cm, 80 %. Popliteal open. Three tibial arteries, one of them narrowed.",
               ulcer        = "Left superficial femoral artery: closed over 12 cm. Popliteal open. Of the tibial arteries only the anterior reaches the foot, narrowed in its upper third.",
               kidney       = "Duplex: left superficial femoral artery calcified, narrowing over 7 cm, 85 %. Popliteal open. Two tibial arteries, one of them narrowed.",
               heparin      = "Left superficial femoral artery: closed over 10 cm, good collaterals. Popliteal open. Three tibial arteries, one of them narrowed.",
               late         = "Left superficial femoral artery: narrowing over 8 cm, 85 %. Popliteal open. Two tibial arteries, the third narrowed.",
             }, label = "Artery map", chart = "imaging", hidden = true },
  veins    = finding { "Both great saphenous veins harvested. Arm veins of 2 mm: no usable single segment.", label = "Vein map", chart = "imaging", hidden = true },
  stage    = finding { "WIfI: wound 1, ischaemia 3, no infection. Toe pressure {toe} mmHg.", label = "Limb stage", chart = "exam", hidden = true },

  -- the second part
  sense    = finding { "{either(muscle == 'dead', 'Nothing felt below the knee, deep pinch included.', 'Numb to the ankle; light touch gone, deep pinch dull.')}", label = "Sensation", chart = "exam", hidden = true },
  power    = finding { "{either(muscle == 'dead', 'No movement of toes or ankle; the calf is hard as wood and the ankle does not bend.', 'The foot comes up, but not against your hand; toes barely move.')}", label = "Power", chart = "exam", hidden = true },
  doppler  = finding { "{either(muscle == 'dead', 'No arterial signal, no venous signal.', 'No arterial signal at the ankle; venous signal audible.')}", label = "Doppler", chart = "exam", hidden = true },
  chest    = finding { "No chest or back pain. Arm pressures equal. {either(af, 'Left femoral pulse strong and irregular', 'Left femoral pulse strong')}; right foot pulses as before.", label = "Chest, back, arms", chart = "exam", hidden = true },
  blood    = finding { "K+ {either(muscle == 'dead', '5.9', '4.6')} mmol/L, lactate {either(muscle == 'dead', '6.8', '3.1')} mmol/L, CK {either(muscle == 'dead', '41,000', '900')} U/L, creatinine {either(variant == 'kidney', '221 umol/L (2.5 mg/dL)', muscle == 'dead', '188 umol/L (2.1 mg/dL)', '102 umol/L (1.2 mg/dL)')}", label = "Blood", chart = "lab", hidden = true },
  rhythm   = finding { "{either(af, 'Atrial fibrillation; echo: enlarged left atrium, no thrombus seen', 'Sinus rhythm on ECG and telemetry; echo without a source')}.", label = "Heart", chart = "lab", hidden = true },
  segment  = finding { "{either(af, 'Open and smooth; the clot lay below it', 'Tight re-narrowing, with fresh clot on it')}.", label = "Treated segment", chart = "imaging", hidden = true },
  wide     = finding { "Aorta 19 mm, popliteal arteries 6 mm: no aneurysm.", label = "Aorta and popliteals", chart = "imaging", hidden = true },
  tablets  = finding { told {
               base = "Irma counts: the box of last month is almost full. Fifteen cigarettes a day.",
               fibrillation = "No apixaban for three weeks. The letter of the stroke unit says: again from the fourth week.",
               ulcer = "All taken; Paula fills the box. Still ten a day.",
               kidney = "Stopped in the third month, after a nosebleed, without telling anyone.",
               heparin = "Taken on weekdays. On the roof, he says, he does not think of it.",
               late = "The boxes in the kitchen are full. She had thought they were for while it hurts.",
             }, label = "The tablets", chart = "exam", hidden = true },

  -- what decides, but is not on the chart
  drug     = one_of { "single", "low_dose", "double", "full", "none", label = "Antithrombotic",
                      say = { single = "one antiplatelet", low_dose = "aspirin and rivaroxaban 2.5 mg twice daily", double = "aspirin and clopidogrel", full = "apixaban", none = "none" }, chart = "exam" },
  urgent   = flag  { false, label = "No time for exercise, or none given to it" },
  trained  = flag  { false, label = "Has trained" },
  at_home  = flag  { false, label = "Months at home" },
  statin   = flag  { false, label = "High-intensity statin" },
  cilostazol = flag { false, label = "Cilostazol" },
  reserve  = scale { "good", "fair", "poor", label = "Reserve" },
  coated   = flag  { false, label = "Coated balloon" },
  iodine   = flag  { true, label = "Iodinated contrast" },
  shown    = flag  { false, label = "First contrast run" },
  access   = one_of { "femoral", "brachial", "high", label = "Access" },
  heparin  = one_of { "none", "weight", "excess", "bivalirudin", label = "During the procedure" },
  wall     = scale { "gentle", "rough", "blind", label = "How the wall was treated" },
  flawed   = flag  { false, label = "The result was left flawed" },
  wire_out = flag  { false, label = "Wire pulled" },
  foot_unseen = flag { false, label = "Foot not shown" },
  on_ward  = flag  { false, label = "Back on the ward" },
  watched  = flag  { false, label = "Watched closely" },
  loss     = scale { "some", "much", "extreme", label = "Blood lost" },
  bled     = flag  { false, label = "Bled after the puncture" },
  followed = flag  { false, label = "Seen again" },
  ischaemic = flag { false, label = "No flow in the leg" },
  muscle   = scale { "spared", "hurt", "dead", "removed", label = "Muscle" },
  calmed   = flag  { false, label = "Heart protected from potassium" },
  guarded  = flag  { false, label = "Protected from the next one" },
}

----------------------------------------------------------------------------------------------------------------------
-- The other patients

variant "fibrillation" {
  "Atrial fibrillation and a weak heart",
  name = "Edith, 74",
  values = { sbp = 126, hr = 84, spo2 = 95, weight = 64, arm = 124, ankle = 82, abi = 0.66, toe = 51, egfr = 54, drug = "full", vessel = 4.9 },
  texts = {
    clinic = [[The vascular clinic, ten past nine. {name}, 74, has played the organ in two churches for fifty years. "My left calf will not do the pedals any more," she says. "A cramp, after two hymns. And the hill to the second church I take in three parts." Ansgar, her husband, carries the music and the tablets. Pressure {sbp}, pulse {hr}.

The registrar has his next patient waiting. "Seventy-four and her legs hurt. It will be the spine."]],
    again = [[Four months later. {either(trained, 'Edith has walked three times a week, as agreed, with the hymn numbers on her lips. 150 metres have become 260.', 'Edith has walked when there was time. 150 metres have become 160.')} "But a hymn has five verses," she says, "and the parish has found a young man with two good legs." It would be the end of fifty years.

{either(known('scan'), 'The artery map of the first visit lies on the desk.', 'There is no picture of the arteries yet.')} The registrar wants to book the angiography suite.]],
    cold = [[Five months after the procedure, a Sunday, seven in the evening. {name} stood up from the organ at four and the left leg was not there. Three weeks ago she had a small stroke, of which a slow right hand is left; since that day there has been no apixaban. Now the leg is white and cold from the knee down and hurts without a pause. Ansgar has put a hot-water bottle on it.

The junior has a textbook: "Six P's. She has four. Is that enough?" What do you ask and examine, all at once?]],
  },
}

variant "ulcer" {
  "A toe that does not heal",
  name = "Bruno, 70",
  values = { sbp = 152, hr = 80, weight = 88, arm = 150, ankle = 66, abi = 0.44, toe = 28, egfr = 62, vessel = 5.3 },
  texts = {
    clinic = [[The vascular clinic, ten past nine. {name}, 70, drove trams for forty years. "I am here about the walking," he says. "Fifty metres and the calf shuts. It does not matter, I sit anyway." Paula, his daughter, looks at his left shoe, which has been cut open at the toe. "Show them, Papa." "That is from the shoe," he says. Pressure {sbp}, pulse {hr}.

The registrar has his next patient waiting. "Claudication. Give him the leaflet about walking."]],
    cold = [[Five months after the procedure, seven in the evening. The toe had closed in the spring. At four this afternoon {name} was watching the trams from his window when the left foot went dead; then the pain came, and has not stopped. White and cold from the knee down. "It is not from the shoe this time," he says. Paula has driven through two red lights.

The junior has a textbook: "Six P's. He has four. Is that enough?" What do you ask and examine, all at once?]],
  },
}

variant "kidney" {
  "Failing kidneys, and a bad night after a CT",
  name = "Margit, 63",
  values = { sbp = 156, hr = 74, weight = 71, arm = 148, ankle = 214, abi = 1.45, toe = 58, egfr = 26, vessel = 4.8 },
  texts = {
    clinic = [[The vascular clinic, ten past nine. {name}, 63, runs the kiosk at the station. "Seven bundles of newspapers at five in the morning," she says, "and with each one I stop halfway, because of the calf. The left." Her son Jakob now carries four of the seven before school. Pressure {sbp}, pulse {hr}.

The registrar has his next patient waiting. "She has so much. Probably the nerves, with the sugar. Or the spine."]],
    again = [[Four months later. {either(trained, 'Margit has walked three times a week, as agreed, straight after the kiosk. A hundred metres have become 190.', 'Margit has walked when there was time. A hundred metres have become 110.')} "The distributor has moved the drop to the other platform," she says. "That is 250 metres. Jakob is fifteen. He should sleep."

{either(known('scan'), 'The artery map of the first visit lies on the desk.', 'There is no picture of the arteries yet.')} The registrar wants to book the angiography suite.]],
    cold = [[Five months after the procedure, seven in the evening. At four {name} was counting the till when the left leg "fell asleep and then caught fire". It is white and cold from the knee down, and the pain does not pause. Jakob has locked the kiosk and come in the ambulance.

The junior has a textbook: "Six P's. She has four. Is that enough?" What do you ask and examine, all at once?]],
  },
}

variant "heparin" {
  "Once bitten by heparin",
  name = "Ivo, 59",
  values = { sbp = 142, hr = 70, weight = 90, arm = 140, ankle = 84, abi = 0.60, toe = 60, egfr = 83, vessel = 5.6 },
  texts = {
    clinic = [[The vascular clinic, ten past nine. {name}, 59, is a roofer. "Third ladder of the day, and the left calf is a stone," he says. "I stand there like a weathercock till it lets go. The lads think I am praying." Tilde, his partner, says that he has stopped going to the football because of the walk from the tram. Pressure {sbp}, pulse {hr}.

The registrar has his next patient waiting. "A roofer, fifty-nine. That is the back."]],
    again = [[Four months later. {either(trained, 'Ivo has walked three times a week, as agreed, in his work trousers. 140 metres have become 230.', 'Ivo has walked when there was time. 140 metres have become 150.')} "But a ladder is not a treadmill," he says. "On the roof I hold on with both hands and wait. One day I will not hold on."

{either(known('scan'), 'The artery map of the first visit lies on the desk.', 'There is no picture of the arteries yet.')} The registrar wants to book the angiography suite.]],
    cold = [[Five months after the procedure, seven in the evening. At four {name} came down a ladder because the left foot no longer felt the rungs. Since then the leg has been white and cold from the knee down, and the pain has not paused. He grips the rail of the trolley. Tilde holds the folder with the letter about his blood.

The junior has a textbook: "Six P's. He has four. Is that enough?" What do you ask and examine, all at once?]],
  },
}

variant "late" {
  "Found on the second day",
  name = "Greta, 81",
  values = { sbp = 162, hr = 72, spo2 = 96, weight = 52, arm = 156, ankle = 92, abi = 0.59, toe = 66, egfr = 58, vessel = 4.4 },
  texts = {
    clinic = [[The vascular clinic, ten past nine. {name}, 81, was a postwoman and is thin as a letter. "The dog pulls, I stop, the dog sits," she says. "At the second bench, every time. The left calf. He is very patient." Mrs Holm from next door has brought her. Pressure {sbp}, pulse {hr}.

The registrar has his next patient waiting. "At eighty-one everybody stops at the second bench."]],
    again = [[Four months later. {either(trained, 'Greta has walked three times a week, as agreed, and farther than the dog liked. The second bench has become the fourth.', 'Greta has walked when there was time. The second bench is still the second bench.')} "But the shop is behind the seventh," she says, "and Mrs Holm is moving to her daughter. If I cannot walk to the shop, they will put me in a home. They do not take dogs."

{either(known('scan'), 'The artery map of the first visit lies on the desk.', 'There is no picture of the arteries yet.')} The registrar wants to book the angiography suite.]],
    cold = [[Five months after the procedure, seven in the evening. Mrs Holm came to visit and heard the dog. {name} lay beside the bed; the pain had begun yesterday at noon, and some time in the night it had stopped. She is drowsy and thirsty. The left leg is marbled in violet to the knee, and the marbling does not fade under your thumb.

The junior has a textbook: "Six P's. No pain any more, that is good, is it not?" What do you ask and examine, all at once?]],
  },
}

----------------------------------------------------------------------------------------------------------------------
-- What may interrupt

event "heart" {
  [[In the eighth week the telephone rings. {either(cilostazol and af, 'Water in the lungs in the middle of the night: the cilostazol had been going for two months.', 'Pressure in the chest on the way to the shops, and an ambulance.')} Not the leg: the heart.]],
  when = "at_home", p = either("cilostazol and af", 0.30, "statin", "heart_treated", "by_odds(heart_treated, 1.6)"), illustrative = true,
  set = "reserve = worse(reserve)", to = "coronary", teaches = "k_heart_and_brain", cite = { "history", "mizzi" },
  because = "Of people with claudication about one in five has a heart attack or stroke within five years, far more than lose the leg. Cilostazol is contraindicated in heart failure of any severity.",
}

event "reaction" {
  [[Two minutes after the first contrast {name} scratches at the neck. Then {his} voice goes hoarse and the monitor begins to sing: pressure 70, pulse 128, a wheeze that can be heard at the foot of the table.]],
  when = "shown and iodine", p = either("variant == 'kidney'", "reacts_again", "reacts"),
  set = "sbp = 70; hr = 128; spo2 = 86", to = "anaphylaxis", cite = "contrast",
  because = "Severe reactions come in about 4 of 10,000, nearly all within twenty minutes. Who had one before is at far higher risk, and premedication does not make it safe.",
}

event "cold_toes" {
  [[Before the ward round the nurse lifts the sheet: three toes of the left foot are blue and cold. Nobody had looked at the foot when the balloon was out.]],
  when = "on_ward and foot_unseen", p = "embolises", to = "embolus_late",
  teaches = "s14_keep_the_wire", cite = { "matsi", "kumar" },
  because = "An embolus shows on the run-off to the foot while the wire is still there to reach it. Hours later it takes a second procedure.",
}

event "kidneys" {
  [[The laboratory rings: the creatinine is up by half. Fluids, nothing that harms a kidney, no second dose of contrast; it will come down again, most of the way.]],
  when = "on_ward", p = either("variant == 'kidney' and iodine", "kidney_again", "variant == 'kidney'", "kidney_spared", "kidney_hurt"),
  set = "reserve = worse(reserve)", teaches = "k_contrast", cite = "contrast",
  because = "Kidney injury follows 3 to 13 % of these procedures, more where the kidneys were poor before.",
}

event "six_hours" {
  [[A wall clock, ten o'clock. Six hours since the leg turned cold, and no blood in it yet. The calf has begun to feel like dough.]],
  when = "ischaemic and muscle == 'spared'", after = "3 h", set = "muscle = 'hurt'",
  teaches = "k_six_hours", cite = "summaries",
  because = "Muscle and nerve begin to be lost for good at about six hours. What comes back then comes back swollen.",
}

----------------------------------------------------------------------------------------------------------------------
-- The clinic

decision "clinic" {
  [[The vascular clinic, ten past nine. {name}, 66, sells fish on three markets. "Like a dog that bites me in the calf," he says. "The left. Always outside the same shop, a hundred and twenty metres from the stall. I stand, I look at the shoes in the window, it lets go. I own no shoes from there, but I know them all." Nine months now. Irma, his wife, smells of smoke less than he does. Pressure {sbp}, pulse {hr}.

The registrar has his next patient waiting. "Sixty-six and a fishmonger. It will be the spine."]],
  hint = "What is this pain, and what else hangs on it than the leg?",

  option "mri" {
    "An MRI of the lumbar spine, and the vascular question after that",
    rating = either("wound", "harmful", "suboptimal"), cite = "practice", teaches = "s27_claudication",
    because = [[Pain of the spine comes with standing too, and eases on sitting or bending forward. A calf that hurts after the same distance and stops hurting on standing still is arterial until the pulses say otherwise.]],
    takes = "5 wk", set = "reserve = either(wound, worse(reserve), reserve)", result = [[Five weeks later: "age-appropriate". Nobody has felt a pulse yet.]], to = "look",
  },
  option "reassure" {
    "Reassurance: it stops when {he} stops, and at this age legs may ache",
    rating = "harmful", cite = { "history", "mizzi" }, teaches = "k_heart_and_brain",
    because = [[The leg may well stay as it is. But it is the sign of arteries ill everywhere: within five years about one in five has a heart attack or stroke, and 15 to 30 % die.]],
    takes = "12 wk", set = "reserve = worse(reserve)",
    result = [[Three months later {companion} makes the next appointment, with another doctor in mind. It is you again.]], to = "look",
  },
  option "full" {
    "Time for the whole story now, both feet bare, and every pulse {he} has",
    rating = "best", cite = { "acc2024", "practice" }, teaches = { "s27_claudication", "s26_history" },
    because = [[Muscle pain on walking that goes within about ten minutes of rest is claudication. History, feet and pulses say in a quarter of an hour which of the four forms of the disease this is, and how much of a hurry it is in.]],
    takes = "5 min", result = [["Shoes?" asks {name}. "Both," you say.]], to = "look",
  },
  option "focused" {
    "Left leg and its pulses today, and the rest at the next appointment",
    rating = either("wound", "harmful", "acceptable"), cite = { "acc2024", "practice" }, teaches = "s27_claudication",
    because = either("wound",
      [[Enough only where rest pain and wounds have been excluded today. Here the shoe stays on, and with it the answer.]],
      [[Enough to go on with, if rest pain and wounds are excluded today. What drugs, kidneys, heart and allergies have to say comes later than it could.]]),
    takes = either("wound", "2 wk", "10 min"), set = "reserve = either(wound, worse(reserve), reserve)", reveals = { "pain", "pulses" }, to = "first_test",
  },
}

orders "look" {
  [[{name} sits on the couch, trousers rolled up. {companion} has brought a list. What do you ask and examine?]],
  hint = "Which part of it changes what happens this week? Which part changes which drug, which contrast, which heparin?",
  to = "first_test", cite = "practice",

  item "pain" {
    "The pain: since when, how far, what ends it, and how the nights are", rating = "best", missed = either("wound", "harmful", "suboptimal"),
    because = "Distance and relief make the diagnosis; pain at night makes it another disease. Most people with narrow leg arteries have atypical pain or none: only 10 to 30 % have the classic story.",
    cite = { "acc2024", "history" }, teaches = { "s26_history", "s27_claudication" }, takes = "5 min", reveals = "pain",
  },
  item "veins_leg" {
    "Duplex of the leg veins, to exclude a clot in the calf", rating = "suboptimal",
    because = "Pain that comes by the metre is no clot. Venous claudication is rare, and eases on raising the leg.",
    cite = "practice", takes = "40 min",
  },
  item "feet" {
    "Both feet, between the toes too, with a filament", rating = "best", missed = either("wound", "harmful", "suboptimal"),
    because = "A wound turns a matter of comfort into a matter of limb. With diabetes it may not hurt.",
    cite = { "gvg", "practice" }, teaches = "s25_conservative", takes = "5 min", reveals = "feet",
  },
  item "pulses" {
    "All pulses, the aorta, and the hollows of both knees", rating = "best", missed = "suboptimal",
    because = "Where the pulse ends tells where the lesion is. A wide popliteal or aorta, a young patient, a pulse that goes when the foot is bent: other causes, and no balloon to begin with.",
    cite = "practice", teaches = "s02_name_the_cause", takes = "5 min", reveals = "pulses",
  },
  item "background" {
    "Heart, kidneys, drugs, allergies, earlier contrast and heparin, and what {he} wants", rating = "best", missed = "suboptimal",
    because = "Each of these can forbid something later: a drug, a contrast medium, an anticoagulant, a vein. And the aim is {his} own.",
    cite = "practice", teaches = "s26_history", takes = "10 min", reveals = "background",
  },
}

decision "first_test" {
  [[The vascular laboratory is across the corridor. "What shall we do with {him}?" asks the technician. On her bench lie a Doppler probe, cuffs for the ankles, and small ones for the toes. The registrar would rather have "a nice CT, then we know".]],
  hint = "What does sugar or a failing kidney do to the wall of an ankle artery? And when is anatomy worth its price?",

  option "ct" {
    "CT angiography from the aorta down to the feet, so that the anatomy is known",
    rating = either("variant == 'kidney'", "harmful", "suboptimal"), cite = "practice", teaches = "k_toe",
    because = either("variant == 'kidney'",
      [[Nobody is about to treat an artery, so nobody needs its anatomy. And with these kidneys and that night four years ago the contrast alone is a danger.]],
      [[Anatomy is needed when treatment of the artery is on the table, and not to make the diagnosis. Contrast and radiation buy nothing today.]]),
    takes = "90 min", reveals = "scan", result = either("variant == 'kidney'",
      [[The radiographer reads the old letters, shakes her head and does a duplex. "And now the pressures," says the technician.]],
      [[Handsome pictures. "And how bad is the flow?" asks the technician, and fetches her cuffs.]]), to = "toe_index",
  },
  option "abi" {
    "Ankle indices; on the treadmill if normal, and toes only if above 1.40",
    rating = "acceptable", cite = { "acc2016", "summaries" }, teaches = "k_toe",
    because = [[Right for typical symptoms: up to 0.90 is abnormal, and after exercise a fall of 20 % or of 30 mmHg at the ankle. But stiff arteries can read normal without passing 1.40, and then only the toe is honest.]],
    takes = "40 min",
    result = either("variant == 'base'", [[At rest {abi}; on the treadmill it falls by a third after 130 metres, and he names the calf before the machine does. "The toe I do all the same," says the technician.]],
      "variant == 'kidney'", [[{abi}: the ankle artery cannot be squeezed shut. So it is to be the toes.]],
      [[{abi} on the left; no treadmill needed. "The toe I do all the same," says the technician.]]), to = "toe_index",
  },
  option "catheter" {
    "Catheter angiography, to have the picture and the treatment in one session",
    rating = "harmful", cite = { "acc2016", "ortiz" }, teaches = "k_toe",
    because = [[A puncture with its bleeding and its contrast for a person in whom there is no indication yet, and in whom exercise and drugs have not been tried.]],
    takes = "2 d", set = "reserve = worse(reserve)",
    result = either("variant == 'kidney'", [[Two days later, in the suite, somebody reads the old letters, and nothing is injected. She is sent for a duplex, with a bruise to the knee. "We could have measured the toes," says the technician.]], [[The suite finds a narrowed thigh artery and a doctor who asks who has indicated this. {name} takes home a bruise to the knee. "We could have measured the toes," says the technician.]]), reveals = "scan", to = "toe_index",
  },
  option "toe" {
    "Ankle and toe pressures at rest, both sides, with the indices of both",
    rating = "best", cite = { "acc2016", "summaries", "practice" }, teaches = "k_toe",
    because = [[Sugar and failing kidneys stiffen the ankle arteries, and the index lies. Toe arteries are spared: an index up to 0.70 is abnormal, and the pressure itself tells whether a wound can heal.]],
    takes = "30 min", result = [[Ten minutes lying still, which {name} has not done since Easter.]], to = "toe_index",
  },
}

question "toe_index" {
  reveals = { "arm", "ankle", "abi", "toe" },
  [["Arm {arm}, ankle {ankle}, toe {toe}," says the technician. "The machine divides the ankle by itself: {abi}. The toe you have to do yourself." The higher arm counts. What is the toe-brachial index on the left?]],
  hint = "One divided by the other, as for the ankle.",
  answer "right" {
    "toe/arm", within = 0.03, rating = "best", cite = "acc2016", teaches = "k_toe",
    because = "Toe pressure over arm pressure: {round(toe/arm, 2)}. Up to 0.70 is abnormal.",
    takes = "2 min", result = "The technician writes {given} beside the {abi}.", to = "reading",
  },
  answer "upside" {
    "arm/toe", within = 0.05, rating = "suboptimal", cite = "acc2016", teaches = "k_toe",
    because = "The other way up: toe over arm, {round(toe/arm, 2)}. Up to 0.70 is abnormal.",
    takes = "2 min", result = "The technician turns the paper round without a word.", to = "reading",
  },
  answer "other" {
    otherwise, rating = "suboptimal", cite = "acc2016", teaches = "k_toe",
    because = "Toe pressure over arm pressure: {toe} over {arm} is {round(toe/arm, 2)}. Up to 0.70 is abnormal.",
    takes = "2 min", result = "The technician takes the pen and writes {round(toe/arm, 2)}.", to = "reading",
  },
}

decision "reading" {
  [[Toe index {round(toe/arm, 2)}, ankle index {abi}{either(abi > 1.4, ', above all measure', '')}. {either(wound, 'The shoe with the hole stands under the couch.', 'The shoes stand under the couch.')} "So?" says {name}. "Do I lose the leg?"]],
  hint = "Four forms of one disease: silent, on walking, at rest or with a wound, and suddenly. Which is it, and what threatens most?",
  cite = "acc2024",

  option "claudication" {
    "Narrowed arteries, pain on walking: the leg is fairly safe, so let us guard the heart",
    rating = either("wound", "harmful", "best"), cite = { "history", "mizzi", "acc2024" }, teaches = { "s01_what_it_treats", "k_heart_and_brain" },
    because = either("wound",
      [[{He} sleeps in a chair and has had a wound for five weeks: that is limb-threatening ischaemia, with a toe pressure below 30. The heart needs guarding too, but this leg is not safe.]],
      [[Atherosclerosis, chronic and symptomatic. Seven or eight legs in ten stay as they are for five years; 1 to 2 % become critical in one source and about 5 % in another. Both agree that heart and brain are in more danger.]]),
    takes = "10 min", to = "first_plan",
  },
  option "critical" {
    "The leg itself is in danger; this must be seen by the limb team within days",
    rating = either("wound", "best", "suboptimal"), cite = { "gvg", "acc2024" }, teaches = "s15_purpose",
    because = either("wound",
      [[Pain at rest and a wound for more than two weeks in an ischaemic foot: chronic limb-threatening ischaemia. From here on it is about limb and life, and the referral is urgent.]],
      [[No pain at rest, no wound, no such pressures: this is claudication. Frightening {him} into a procedure is no service.]]),
    takes = "10 min", to = "first_plan",
  },
  option "spine" {
    "The ankle index is not low, so it is no arterial disease: on to the spine clinic",
    when = "is(variant, 'base', 'kidney')",
    rating = "harmful", cite = { "acc2016", "practice" }, teaches = "k_toe",
    because = [[The toe index is far below 0.70. The ankle cuff cannot squeeze a calcified artery shut, so its number is too high: above 1.40 openly, and sometimes in the normal range.]],
    takes = "8 wk", set = "reserve = worse(reserve)",
    result = [[The spine clinic finds no foot pulses and sends {him} back with an exclamation mark.]], to = "first_plan",
  },
  option "acute" {
    "Acute ischaemia: heparin now, and the ambulance to the vascular unit",
    rating = "suboptimal", cite = "acc2024", teaches = "s23_six_ps",
    because = [[Acute means two weeks at most, with one or more of the six P's. This has gone on for {either(wound, 'weeks and years', 'months')}, and the leg is warm.]],
    takes = "4 h", result = [[The vascular unit sends {him} back by taxi, with a friendly letter.]], to = "first_plan",
  },
}

decision "first_plan" {
  [["And now?" {companion} has read about balloons. "Blow it open before the leg has to come off, it says there. In and out in a day." ]] .. told {
    base = [[Walter has to be at the market by noon.]], fibrillation = [[Edith has a wedding to play at two.]], ulcer = [[Bruno has put the sock back over the toe.]],
    kidney = [[Margit has to open the kiosk again by noon.]], heparin = [[Ivo has left the lads alone on a roof.]], late = [[Greta has a dog tied to the railing.]],
  },
  hint = "What gains as many metres as a stent does? And for whom is it too slow?",

  option "balloon" {
    "Angioplasty in the coming week, so that it never comes to an amputation",
    rating = either("wound", "suboptimal", "harmful"), cite = { "acc2016", "history", "practice" }, teaches = { "s17_after_exercise", "s15_purpose" },
    because = either("wound",
      [[It may well come to that, but not blindfold: stage, vein map and a meeting of both trades first, within days. They decide which artery and by which way.]],
      [[In 1 to 5 % of claudicants the leg becomes critical within five years, and preventing that is no indication: guidelines call it harm. What it is for are symptoms that remain after exercise and drugs.]]),
    takes = "2 d", set = "urgent = true; reserve = either(wound, reserve, worse(reserve))", reveals = "scan", result = [["You see," says {companion}.]], to = either("wound", "limb", "medicines"),
  },
  option "supervised" {
    "Supervised walking three times a week for twelve weeks, and every drug that protects",
    rating = either("wound", "harmful", "best"), cite = { "acc2024", "clever", "super" }, teaches = { "s17_after_exercise", "s25_conservative" },
    because = either("wound",
      [[A foot with a wound and a toe pressure of {toe} cannot be trained out of it. Weeks spent so are weeks in which the toe dies.]],
      [[In two trials (iliac arteries) it gained as many minutes or metres as a stent: 187 to 561 m against 196 to 574 m in SUPER. Thirty to forty-five minutes, three times a week, twelve weeks; it is safe, and it treats the heart as well.]]),
    takes = either("wound", "6 wk", "20 min"), set = "trained = not wound; reserve = either(wound, worse(reserve), reserve)",
    result = either("wound", [[Six weeks later half the toe is black. The physiotherapist has sent him back herself.]], [["Walk until it bites, stop, and walk again," says the physiotherapist. "In company."]]),
    to = either("wound", "limb", "medicines"),
  },
  option "team" {
    "Limb team this week: WIfI stage, map of arteries and veins, both trades at one table",
    rating = either("wound", "best", "suboptimal"), cite = { "gvg", "practice" }, teaches = { "s15_purpose", "s22_one_of_several" },
    because = either("wound",
      [[Patient risk, limb stage, anatomy, in this order; urgent, because an ischaemic wound does not wait. The drugs begin today all the same.]],
      [[That is the way for a leg in danger. For claudication that has never been treated it leads through imaging that nobody needs to a procedure that nobody should do yet.]]),
    takes = either("wound", "2 d", "3 wk"),
    result = either("wound", [[The meeting has a place on Thursday.]], [[Three weeks later the team's answer fits on a postcard: "Has {he} walked?"]]),
    to = either("wound", "limb", "medicines"),
  },
  option "home" {
    "A structured walking programme at home, with a diary and calls, and the same drugs",
    rating = either("wound", "harmful", "acceptable"), cite = { "acc2016", "acc2024" }, teaches = { "s17_after_exercise", "s25_conservative" },
    because = either("wound",
      [[A foot with a wound and a toe pressure of {toe} cannot be trained out of it. Weeks spent so are weeks in which the toe dies.]],
      [[Reasonable where there is no supervised group, or none within reach, as long as it is structured and somebody calls. With a group down the road, the group is better documented.]]),
    takes = either("wound", "6 wk", "20 min"), set = "trained = not wound; reserve = either(wound, worse(reserve), reserve)",
    result = either("wound", [[Six weeks later half the toe is black. The diary is kept with care.]], [["A diary," says {name}. "Like at school."]]),
    to = either("wound", "limb", "medicines"),
  },
  option "tablet" {
    "Cilostazol 100 mg twice a day for the walking, and a visit in four months",
    rating = either("af or wound", "harmful", "suboptimal"), cite = { "acc2024", "summaries" }, teaches = "s25_conservative",
    because = either("af",
      [[{He} has heart failure, and there cilostazol is contraindicated at any severity. Even elsewhere it adds a few dozen metres and protects from nothing.]],
      "wound", [[The toe dies while the tablet waits for its effect. Cilostazol is for claudication, and modest even there.]],
      [[It adds metres (52 over placebo in five trials), and does nothing for fitness, heart or brain. As an addition it may be fair; as the plan it is none.]]),
    takes = either("wound", "6 wk", "15 min"), set = "cilostazol = not wound; reserve = either(wound, worse(reserve), reserve)",
    result = either("wound", [[Six weeks later half the toe is black.]], [["A tablet," says {name}, pleased.]]),
    to = either("wound", "limb", "medicines"),
  },
}

-- The leg in danger (variant "ulcer")

decision "limb" {
  reveals = "scan",
  [[{name}'s shoe is off. The duplex has been done on the way. {either(reserve > 'good', 'The toe looks worse than it did.', 'The ulcer on the toe is eight millimetres wide and has no colour at all.')} "I have an appointment at the tram museum on Saturday," he says. What first?]],
  hint = "Two trials will be quoted at you. Before that: what does each side need to know about him?",

  option "suite" {
    "The angiography suite tomorrow: whatever can be opened gets opened",
    rating = "suboptimal", cite = { "gvg", "bestcli" }, teaches = "s20_it_depends",
    because = [[Fast, but it decides the largest question by who has a free table. With a good vein, bypass did better in the larger trial; without stage and vein map nobody knows what is being given away.]],
    takes = "1 d", to = "route",
  },
  option "dressing" {
    "Wound clinic, dressings and antibiotics, with a date to look at it again",
    rating = "harmful", cite = { "gvg", "practice" }, teaches = "s15_purpose",
    because = [[There is no infection to treat, and no dressing brings blood. An ischaemic ulcer heals when flow comes, or not at all.]],
    takes = "3 wk", set = "reserve = worse(reserve)", result = [[Three weeks of excellent dressings. The bone now shows in the floor of the ulcer.]], to = "route",
  },
  option "toe_off" {
    "Take the toe off now under local block, before it infects the forefoot",
    rating = "harmful", cite = { "gvg", "practice" }, teaches = "s15_purpose",
    because = [[Flow first, then the knife. At a toe pressure of {toe} the cut would be the next wound that does not heal.]],
    takes = "2 wk", set = "reserve = worse(reserve)", result = [[The wound of the amputation gapes after ten days, with black edges.]], to = "route",
  },
  option "map" {
    "Stage, toe pressure, vein map; then both trades together",
    rating = "best", cite = { "gvg", "bestcli", "basil2" }, teaches = { "s20_it_depends", "s15_purpose" },
    because = [[Stage says how much is at risk, the vein map which operations exist, and a joint meeting is what both trials support, however much they differ.]],
    takes = "4 h", reveals = { "stage", "veins" }, visit = "meeting", to = "route",
  },
}

step "meeting" {
  [[Thursday, one table. The surgeon has **BEST-CLI** with her: with a usable saphenous vein, major limb events or death in 43 % after bypass and 57 % after endovascular treatment first; without such a vein 43 % and 48 %, no clear difference. The radiologist has **BASIL-2**: below the knee, death or major amputation in 63 % after vein bypass first, 53 % after endovascular treatment first.

"Yours counts every reintervention," he says. "Yours has half the anatomy," she says. Then both look at the vein map, and nobody speaks for a while.]],
  takes = "45 min", cite = { "bestcli", "basil2" }, teaches = { "s20_it_depends", "s22_one_of_several" }, to = "resume",
}

decision "route" {
  [[{either(known('veins'), 'No vein: the heart surgeons have had both.', 'An old operation note turns up in the file: four coronary bypasses, both leg veins used.')} The thigh artery is closed over twelve centimetres, and the one artery to the foot is narrowed. "Just make it so that I can wear a shoe," says {name}.]],
  hint = "A straight line of flow down to the wound; by which way, without a vein?",

  option "thigh_only" {
    "Endovascular, the thigh alone: a tibial artery is too much for one session",
    rating = "suboptimal", cite = { "gvg", "practice" }, teaches = "s20_it_depends",
    because = [[The wound lies beyond the narrowing in the shin. In claudication one leaves tibial arteries alone; here the foot needs a straight line of flow.]],
    takes = "20 min", set = "flawed = true", to = "medicines",
  },
  option "prosthetic" {
    "Bypass all the same, with a prosthetic graft to the artery in the shin",
    rating = "acceptable", contested = true, cite = { "bestcli", "basil2" }, teaches = { "s20_it_depends", "s22_one_of_several" },
    because = [[Without a vein the trial saw no clear difference (43 against 48 %, HR 0.79, 0.58 to 1.06), with more reinterventions the endovascular way. Some surgeons would; with this heart most would not begin here.]],
    takes = "1 wk", to = "graft",
  },
  option "straight" {
    "Endovascular first: thigh and then shin, in one line to the foot",
    rating = "best", cite = { "gvg", "bestcli", "basil2" }, teaches = { "s20_it_depends", "s15_purpose" },
    because = [[No usable vein, a heart with four bypasses, a short way to the wound: here both trials allow it and the risk of surgery decides. Had there been a vein, the talk would have been another.]],
    takes = "20 min", to = "medicines",
  },
}

chance "graft" {
  spread = "graft", worse_by = either("reserve == 'good'", 1, "reserve == 'fair'", 1.4, 2),
  branch "walks"     { [[The graft beats in the calf. Ten days on the ward, eleven weeks until the toe is closed.]], to = "walks" },
  branch "mild"      { [[The graft beats. The toe heals in four months; the wound in the groin takes as long.]], to = "mild" },
  branch "severe"    { [[The graft closes in the fourth month; a second operation opens it halfway.]], to = "severe" },
  branch "amputated" { [[The graft closes in the second week, and again after the clot is out.]], to = "amputated" },
  branch "dead"      { [[The operation succeeds. On the third day the heart does not.]], to = "dead" },
}

-- Drugs, and four months

orders "medicines" {
  [[Whatever happens to the artery, the person keeps all the others. What goes onto the prescription and into the letter today?]],
  hint = "Two tablets protect heart and brain, one habit harms both, and one drug on the shelf is not for everybody.",
  to = either("wound or urgent", "device", "training"), cite = "acc2024",

  item "pentoxifylline" {
    "Pentoxifylline, to make the blood flow more easily", rating = "suboptimal",
    because = "Not recommended any more: no benefit worth the tablets. Older pages still offer it with a weak recommendation.",
    cite = "practice",
  },
  item "statin" {
    "A high-intensity statin, LDL to be at least halved", rating = "best", missed = "suboptimal",
    because = "For everybody with this disease, whatever the LDL was before.",
    cite = "summaries", teaches = { "s25_conservative", "s21_no_lasting_health" }, set = "statin = true",
  },
  item "antiplatelet" {
    "One antiplatelet: clopidogrel 75 mg or low-dose aspirin", when = "not af", rating = "best", missed = "suboptimal",
    because = "Class 1 in symptomatic disease.", cite = "acc2024", teaches = "s25_conservative", set = "drug = 'single'",
  },
  item "add_aspirin" {
    "Aspirin on top of the apixaban {he} takes for the rhythm", when = "af", rating = "suboptimal",
    because = "The apixaban is needed for the rhythm, and in stable disease it is enough; a second drug adds bleeding.",
    cite = "practice",
  },
  item "full" {
    "Apixaban at full dose, since the arteries clot", when = "not af", rating = "harmful",
    because = "Full anticoagulation without another reason brings bleeding and no benefit: class 3, harm.",
    cite = "acc2024", teaches = "s25_conservative",
  },
  item "tobacco" {
    "Stopping tobacco: a drug and a counsellor, and a date", when = "not af", rating = "best", missed = "suboptimal",
    because = "Nothing on this list is worth more. Drug and counselling together, not advice alone.",
    cite = "summaries", teaches = { "s25_conservative", "s21_no_lasting_health" },
  },
  item "plain_part" {
    "Pressure below 130/80, sugar where it is raised, and foot care at each visit", rating = "best", missed = "suboptimal",
    because = "The plain part, and the one that gets forgotten.",
    cite = { "summaries", "practice" }, teaches = "s25_conservative",
  },
  item "cilostazol" {
    "Cilostazol 100 mg twice a day in addition", when = "not (cilostazol or wound)", rating = either("af", "harmful", "acceptable"),
    because = either("af", "Heart failure of any severity forbids it.", "Fair as an addition: about 52 metres over placebo. No heart failure here, or it would be forbidden."),
    cite = { "acc2024", "summaries" }, teaches = "s25_conservative", set = "cilostazol = true",
  },
}

chance "training" {
  set = "at_home = true", takes = "16 wk",
  branch "enough" {
    [[Four months of walking until it bites, stopping, walking again. One morning {name} notices that {he} has passed the place, and has to go back to look at it. "Then I need no balloon," {he} says at the next visit.]],
    p = either("trained", "1 - story_needs", 0.05), illustrative = true, set = "at_home = false", teaches = "s17_after_exercise", to = "walks",
  },
  branch "short" { p = rest, set = "at_home = false; cilostazol = false", to = "again" },
}

chance "coronary" {
  branch "survives" { [[Ten days in hospital. Then the letter from cardiology: more drugs, less reserve.]], p = 0.85, illustrative = true, to = "resume" },
  branch "dies"     { [[The second one, two nights later, comes before the ambulance does.]], p = rest, to = "dead" },
}

decision "again" {
  [[Four months later. {either(trained, 'Walter has walked three times a week, as agreed, past every shop window in town. A hundred and twenty metres have become two hundred.', 'Walter has walked when there was time. A hundred and twenty metres have become a hundred and thirty.')} "But a market day is six kilometres, in pieces," he says. "Irma carries the ice now. She is sixty-four."

{either(known('scan'), 'The artery map of the first visit lies on the desk.', 'There is no picture of the arteries yet.')} The registrar wants to book the angiography suite.]],
  hint = "Three conditions: it limits {his} life, exercise and drugs have had their chance, and the aim is symptoms.",

  option "train" {
    either("trained", "Another three months of exercise, if that is what {he} prefers", "First what has not been done yet: twelve weeks of supervised walking"),
    once = true, rating = either("trained", "acceptable", "best"), cite = { "super", "erase" }, teaches = "s17_after_exercise",
    because = either("trained",
      [[Seven in ten who began with exercise in SUPER had no procedure in the first year, so waiting costs no leg. But only if {he} wants it, and {he} came to say that {he} does not.]],
      [[Exercise and drugs have not had their chance: without them there is no indication. And those who trained and were then treated walked furthest of all, in ERASE.]]),
    takes = "12 wk", set = "trained = true", result = either("trained", [[Three months later: twenty metres more. "May I choose now?" asks {name}.]], [[Twelve weeks, thirty-six sessions. It has become much better, and it is not enough.]]),
  },
  option "tibial" {
    "A balloon for the thigh artery, and one for the narrowed shin artery while we are in there",
    rating = "harmful", cite = "svs", teaches = "s22_one_of_several",
    because = [[For claudication an expert panel found the risk of treating below the knee to outweigh the benefit in every case. It is the run-off, and on it the foot lives when something goes wrong above.]],
    takes = "3 wk", set = "flawed = true", reveals = "scan", result = [[It is written on the request form, between two commas.]], to = "device",
  },
  option "trials" {
    "Ask the walking-clinic colleague what exercise and balloon have done in trials", once = true, visit = "trials",
  },
  option "shared" {
    "Talk through {his} aim, odds and ways; if {he} still wants it, duplex, then the thigh artery",
    rating = either("trained", "best", "suboptimal"), cite = { "acc2024", "acc2016", "super" }, teaches = { "s15_purpose", "s17_after_exercise", "s22_one_of_several" },
    because = either("trained",
      [[Symptoms that limit a life, after exercise and drugs were given their chance: that is the indication, and {he} is the one to weigh it. The purpose is walking. Nobody's leg is being saved today.]],
      [[The talk is right, and too early: exercise has not had its chance, so the first condition is missing.]]),
    takes = "2 wk", set = "reserve = either(trained, reserve, worse(reserve))", reveals = "scan", result = [["I want to walk my way and back," says {name}. "More I do not ask of you."]], to = "device",
  },
}

step "trials" {
  [["Which do you want to hear?" asks the colleague. "CLEVER, pelvic arteries, six months: peak walking time up by 5.8 minutes with exercise, 3.7 with a stent, 1.2 with drugs alone. Quality of life was better with the stent. SUPER, pelvic arteries too: the same metres both ways, only half kept up the exercise, and it was stopped early. Then ERASE: balloon *and* exercise beat exercise alone by 282 metres after a year. And another, after seven years: no difference, except fewer procedures in those who had walked first.

They do not agree. What two of them know of the pelvis, you now apply to a thigh. And none of them forbids to begin with walking."]],
  takes = "15 min", cite = { "clever", "super", "erase", "seven" }, teaches = "s17_after_exercise", to = "resume",
}

----------------------------------------------------------------------------------------------------------------------
-- Before the table

decision "device" {
  [[The map of the arteries is on the screen. A representative has left brochures for a coated balloon: "82 % open at one year". Under them lies a newspaper cutting of {companion}'s: "Drug balloons: more deaths". "Which of the two is true?" asks {name}.]],
  hint = "One trial counted arteries, another counted amputations and lives. Who has to weigh them?",

  option "stent_all" {
    "A stent in any case: it is what keeps the artery open in the long run",
    rating = "suboptimal", cite = { "bailout", "practice" }, teaches = { "s18_stents", "s13_provisional" },
    because = [[In the thigh a stent is for what the balloon leaves behind: a flap, a recoil. As a routine it brings a narrowing of its own and may break where the leg bends; in the pelvis it is another matter.]],
    takes = "20 min", set = "flawed = true", to = "leaflet",
  },
  option "plain" {
    "A plain balloon, explained with both trials, and a stent only if it is needed",
    rating = "acceptable", contested = true, cite = { "swedepad", "inpact" }, teaches = { "k_paclitaxel", "s13_provisional" },
    because = [[Defensible since SWEDEPAD: no gain in limbs or quality of life by the coating. The price is more repeats: 21 % against 2 % in a year in IN.PACT. Experts differ.]],
    takes = "30 min", result = [["The old-fashioned one," says {name}. "Fine."]], to = "leaflet",
  },
  option "both" {
    "Both are: lay the two trials side by side, and let {him} choose, stent in reserve",
    rating = "best", cite = { "inpact", "swedepad", "fda2023" }, teaches = { "k_paclitaxel", "s13_provisional" },
    because = [[IN.PACT: 82 against 52 % open at one year. SWEDEPAD, larger: no better life, no fewer amputations, and in claudication more deaths at five years (HR 1.47), though not over the whole follow-up; the American regulator had withdrawn its warning in 2023. A question of values.]],
    takes = "40 min", set = "coated = not flawed", result = [[{name} looks out of the window for a while. "I do not want to lie on that table twice," {he} says. "The coated one. But I wanted to be asked."]], to = "leaflet",
  },
  option "coated" {
    "The coated balloon: one need not trouble {him} with a debate among experts",
    rating = "suboptimal", cite = { "swedepad", "inpact" }, teaches = "k_paclitaxel",
    because = [[It may be the right device, and it is {his} artery. Fewer early repeats stand against no gain in quality of life and a signal on deaths that the trials do not agree about.]],
    takes = "5 min", set = "coated = not flawed", result = [[{companion} folds the cutting and puts it away.]], to = "leaflet",
  },
}

orders "leaflet" {
  [[{companion} has printed a page about balloon angioplasty from the internet, and holds a red pencil. "You strike out what is wrong," says {name}. "The rest I shall believe." Which sentences do you strike out or correct?]],
  hint = "Some sentences are true. Some were true once. One is an advertisement.",
  to = "consent",

  item "incision" {
    "\"A small incision is made, typically in the femoral or radial artery\"", rating = "best", missed = "suboptimal",
    because = "A needle puncture with ultrasound, a wire, a sheath; a nick in the skin at most. Femoral is usual; from the wrist few devices reach the thigh.",
    cite = "practice", teaches = { "s06_puncture", "s07_femoral" }, takes = "1 min",
  },
  item "fluoro" {
    "\"The catheter is guided under fluoroscopy, a real-time imaging technique\"", rating = "suboptimal",
    because = "That one may stand.", cite = "practice", teaches = "s09_fluoroscopy", takes = "1 min",
  },
  item "squash" {
    "\"Inflation compresses the plaque against the wall and so widens the vessel\"", rating = "best", missed = "suboptimal",
    because = "Told for decades, and shown to be otherwise in 1980: plaque hardly compresses. It cracks, the inner layers tear in a controlled way, the media stretches. That is why there are flaps, recoil and holes.",
    cite = "mechanism", teaches = "s12_not_squashed", takes = "2 min",
  },
  item "stent" {
    "\"It sets the stage for stenting, to ensure long-term vascular health\"", rating = "best", missed = "suboptimal",
    because = "An advertisement. Half of the plain-balloon arteries are narrow again on a scan at one year, stents narrow too, and what long-term health there is comes from drugs, walking and no tobacco.",
    cite = { "inpact", "acc2024" }, teaches = { "s21_no_lasting_health", "s18_stents", "s16_flow_and_patency" }, takes = "2 min",
  },
  item "favoured" {
    "\"Favoured for its lower risk and quicker recovery than open surgery\"", rating = "best", missed = either("wound", "suboptimal", "acceptable"),
    because = "It depends on the patient. In legs in danger with a good vein, one trial favoured bypass and another the endovascular way. Quicker on the day, yes.",
    cite = { "bestcli", "basil2" }, teaches = "s20_it_depends", takes = "2 min",
  },
  item "minimal" {
    "\"A minimally invasive procedure\"", rating = "acceptable",
    because = "True of the wound in the skin, not of the risk: one procedure in ten had a complication in an older series, and some of them are bleeding, embolus, kidney, leg, life.",
    cite = { "matsi", "kumar" }, teaches = "s19_not_minor", takes = "1 min",
  },
  item "treats" {
    "\"Treats atherosclerosis or other forms of arterial narrowing\"", rating = "acceptable",
    because = "The first half is what it is for. The second hides embolus, aneurysm, entrapment, dissection and vasculitis, which begin with another treatment: a small correction.",
    cite = "practice", teaches = { "s01_what_it_treats", "s02_name_the_cause" }, takes = "1 min",
  },
}

decision "consent" {
  [[The page lies on the desk, red in places. "Now say it in your own words," says {name}, "and then I sign." The form has six lines and a box for the signature. The list for {either(wound, 'Monday', 'Thursday')} closes in an hour.]],
  hint = "What would you want to know before you chose between this and leaving it alone?",
  cite = "practice",

  option "figures" {
    either("wound", "Aim, the other ways and doing nothing, and real figures: failure, bleeding, limb, life", "Aim, the other ways and doing nothing, and real figures: failure, bleeding, repeat"),
    rating = "best", cite = { "practice", "inpact", "ortiz", "powell" }, teaches = { "s03_sequence", "s16_flow_and_patency", "s19_not_minor", "s22_one_of_several" },
    because = [[A wire that does not get through in 5 to 16 of 100, a problem at the puncture in 3 or 4 (17 when one looks harder), an embolus in 3, kidneys in 6; narrow again on a scan in up to half. Limb and life are rare, and belong in the talk.]],
    takes = "30 min", result = [["So it is like shoes," says {name}. "They fit, and they wear." "Rather," you say.]], to = "checks",
  },
  option "short" {
    "The usual six lines: bleeding, infection, allergy, a bruise, and that it seldom fails",
    rating = "suboptimal", cite = { "practice", "inpact" }, teaches = "s03_sequence",
    because = [[It covers the form and not the choice. Alternatives, re-narrowing and the need to do it again are what a person decides by.]],
    takes = "10 min", to = "checks",
  },
  option "on_the_day" {
    "The leaflet goes home with {him}; the operator talks and signs with {him} on the day",
    rating = "acceptable", cite = "practice", teaches = "s03_sequence",
    because = [[Fair, if on the day there is real time for questions, and a no would still be possible. In a gown on a trolley it seldom is.]],
    takes = "5 min", result = [[{companion} keeps the page with the red marks for {either(wound, 'Monday', 'Thursday')}.]], to = "checks",
  },
  option "promise" {
    "Encourage {him}: small procedure, and it opens the way to lasting vascular health",
    rating = "harmful", cite = { "inpact", "practice" }, teaches = "s21_no_lasting_health",
    because = [[Untrue, and it is the sentence you have just struck out. About half of plain-balloon arteries are narrow again in a year and one in five is done again; a person so assured stops the tablets and keeps the tobacco.]],
    takes = "5 min", set = "reserve = worse(reserve)", result = [["Then I can smoke again," says {name}, and is only half joking.]], to = "checks",
  },
}

orders "checks" {
  [[{either(wound, 'Friday, three days', 'Two days')} before. The ward clerk has the request form: blood, drugs, notes. {either(known('background'), 'The background is in the letter.', 'Of allergies and drugs the letter says nothing.')} What do you ask for?]],
  hint = "What can the contrast harm, what can bleed, and can {he} lie still for an hour?",
  to = "contrast",

  item "kidney" {
    "Creatinine with eGFR, and what it means for contrast and tablets", rating = "best", missed = either("variant == 'kidney'", "harmful", "suboptimal"),
    because = "A \"small contrast load\" is not small for a failing kidney. Metformin stops for 48 hours below an eGFR of 30; other rules are stricter, follow the local one.",
    cite = "contrast", teaches = { "s03_sequence", "k_contrast" }, takes = "30 min", reveals = "egfr",
  },
  item "dimer" {
    "D-dimer and a tumour marker, while blood is being taken", rating = "suboptimal",
    because = "No result of either would change anything on the table.", cite = "practice", takes = "30 min",
  },
  item "clotting" {
    "INR and platelets, and what {he} takes against clotting", rating = "best", missed = "suboptimal",
    because = "For a femoral puncture an INR below 1.8 and platelets of 20 or more are asked for when bleeding risk is low, stricter limits when it is high. An antiplatelet goes on; apixaban is paused.",
    cite = "sir2019", teaches = "s03_sequence", takes = "30 min", reveals = "clotting",
  },
  item "history" {
    "Ask again: contrast, heparin, asthma, lying flat, and the last meal", rating = "best", missed = either("is(variant, 'kidney', 'heparin')", "harmful", "suboptimal"),
    because = "The question that costs a minute, and is missing from most forms. An earlier reaction or an antibody changes the plan, not just the wristband.",
    cite = "practice", teaches = { "s04_position", "s26_history", "k_contrast" }, takes = "5 min", reveals = "background",
  },
}

decision "contrast" {
  [[The angiography nurse plans the room. "Usual contrast? We have hydration, we have a carbon dioxide pump in the cupboard, and I can premedicate." {either(known('egfr'), 'The kidney value is on the chart.', 'No kidney value is in the file.')}]],
  hint = "Two questions to the patient's past, one to the laboratory.",
  cite = "contrast",

  option "gas" {
    "Carbon dioxide instead of contrast, from the groin down; iodine only in drops",
    rating = either("variant == 'kidney'", "best", "acceptable"), cite = "contrast", teaches = { "k_contrast", "s04_position" },
    because = either("variant == 'kidney'",
      [[After a severe reaction and with an eGFR of 26, iodine is the wrong ink. Below the diaphragm carbon dioxide draws well enough, and what premedication prevents is not to be relied on.]],
      [[Possible below the diaphragm, with poorer pictures of the foot. There is no reason against iodine here, so it solves a problem that {he} does not have.]]),
    takes = either("wound", "3 d", "2 d"), set = "iodine = variant ~= 'kidney'", to = "access",
  },
  option "premed" {
    "Prednisolone and an antihistamine the evening before, then the usual contrast",
    rating = either("variant == 'kidney'", "harmful", "suboptimal"), cite = "contrast", teaches = "k_contrast",
    because = either("variant == 'kidney'",
      [[Premedication is unreliable after a severe reaction, and it does nothing for the kidneys. Another way to see was in the cupboard.]],
      [[There was no reaction, so there is nothing to prevent. It would only raise the sugar.]]),
    takes = either("wound", "3 d", "2 d"), to = "access",
  },
  option "usual" {
    "Iodinated contrast, as little as will do, with fluids, and tablets by the local rule",
    rating = either("variant == 'kidney'", "harmful", "best"), cite = "contrast", teaches = { "k_contrast", "s04_position" },
    because = either("variant == 'kidney'",
      [[Four years ago {his} throat closed after this, and at an eGFR of 26 the kidneys may follow. "As little as will do" is no protection from an allergy.]],
      "af", [[Kidneys asked, no earlier reaction, little of it, and fluids, slowly with this heart: that is the plan. Injury follows 3 to 13 % of these procedures.]],
      [[Kidneys asked, no earlier reaction, little of it, and fluids: that is the plan. Injury follows 3 to 13 % of these procedures.]]),
    takes = either("wound", "3 d", "2 d"), to = "access",
  },
  option "nothing" {
    "The usual amount, nothing special: it is a short case with a small load",
    rating = either("variant == 'kidney'", "harmful", "suboptimal"), cite = "contrast", teaches = "k_contrast",
    because = [[Short cases grow long, and nobody counts the millilitres then. Kidneys, earlier reactions and metformin are asked about beforehand, and the answer is written on the wall of the suite.]],
    takes = either("wound", "3 d", "2 d"), to = "access",
  },
}

----------------------------------------------------------------------------------------------------------------------
-- The procedure

decision "access" {
  set = "sbp = 148; hr = 82",
  [[{either(wound, 'Monday', 'Thursday')}. {name} lies flat under the drape, a cushion under the knees, a warm blanket, oxygen on the nose, the monitor at {hr}. The checklist has been read out: name, side, allergy, drugs. "Now you may hurt me," {he} says to the ceiling. The lesion is in the left thigh. How do you get in?]],
  hint = "Where is there bone to press against? And how long is the way?",

  option "high" {
    "Local anaesthetic, and the needle where the pulse is strongest, above the crease",
    rating = "harmful", cite = { "retro", "practice" }, teaches = { "s06_puncture", "s07_femoral" },
    because = [[Above the inguinal ligament there is nothing to press against, and it bleeds backwards into a space that holds litres. The skin crease is no landmark for it; ultrasound and the femoral head are.]],
    takes = "10 min", set = "access = 'high'", to = "thin",
  },
  option "brachial" {
    "Local anaesthetic, and the left arm, so that {he} can get up straight afterwards",
    rating = "suboptimal", cite = { "ortiz", "practice" }, teaches = { "s07_femoral", "s08_sheath" },
    because = [[Complications at the arm are four to five times as likely (odds ratio 4.6), with stroke and the median nerve added. The wrist is kinder, but few devices reach the thigh from there.]],
    takes = "20 min", set = "access = 'brachial'", to = "thin",
  },
  option "antegrade" {
    "Local anaesthetic, ultrasound, and the left common femoral artery downstream",
    rating = either("weight > 85", "suboptimal", "acceptable"), cite = "practice", teaches = { "s05_local", "s07_femoral" },
    because = either("weight > 85",
      [[Short and straight, in a slim groin. Under this belly the puncture slides upwards, and so does the bleeding.]],
      [[Short and straight, good in a slim groin and in practised hands; a little steeper to hold afterwards.]]),
    takes = "15 min", to = "thin",
  },
  option "crossover" {
    "Local anaesthetic, ultrasound, the right common femoral artery, a 6 Fr sheath",
    rating = "best", cite = { "ortiz", "practice" }, teaches = { "s04_position", "s05_local", "s06_puncture", "s07_femoral", "s08_sheath" },
    because = [[A needle over the femoral head with ultrasound, a wire, the smallest sheath that will do: above 6 Fr complications rise. {He} is awake, and sedation comes in drops if {he} asks for it.]],
    takes = "15 min", result = [[Two swabs, one nick of two millimetres. "Was that it?" asks {name}.]], to = "thin",
  },
}

decision "thin" {
  [[The sheath is in. "Heparin?" asks the nurse; she has drawn up 5,000 units, as for everybody. {either(no_heparin and known('background'), 'On the wall of the suite is written in red: HEPARIN, ANTIBODY.', no_heparin, 'Under the drape {name} says something about a letter, but nobody has asked.', 'A machine for the clotting time stands on the shelf, in its plastic cover.')}]],
  hint = "A catheter in a still artery collects clot; what prevents it, how much, and how do you know?",

  option "later" {
    "Nothing until the balloon is out: who bleeds from the groin thanks nobody for it",
    rating = "suboptimal", cite = { "act", "practice" }, teaches = "k_heparin",
    because = [[Clot forms on wires and in the blocked artery while one works. It is given before the lesion is touched.]],
    takes = "2 min", set = "heparin = 'none'", to = "cross",
  },
  option "bivalirudin" {
    "Bivalirudin, and not one drop of heparin, not in the flushes either",
    rating = either("no_heparin", "best", "suboptimal"), cite = { "summaries", "practice" }, teaches = "k_heparin",
    because = either("no_heparin",
      [[After heparin-induced thrombocytopenia another drug covers the procedure, and the flush bags are changed too.]],
      [[That is for people with an antibody against heparin. Here heparin is at hand, measurable and reversible, and bivalirudin is not.]]),
    takes = "10 min", set = "heparin = 'bivalirudin'", to = "cross",
  },
  option "plenty" {
    "Heparin 150 units per kilogram, so that nothing can clot in any case",
    rating = "harmful", cite = "act", teaches = "k_heparin",
    because = either("no_heparin", [[{He} has had heparin-induced thrombocytopenia: any heparin can set it off again, and this is a great deal of it.]],
      [[Above a clotting time of 250 s one in four bled in the series, and one in ten below that. More is not safer.]]),
    takes = "5 min", set = "heparin = 'excess'; reserve = either(no_heparin, 'poor', reserve)", result = either("no_heparin", [[That night the platelets are 60.]], [[The machine shows 380 seconds.]]), to = "cross",
  },
  option "measured" {
    "Heparin by {his} weight, then the clotting time, and a top-up if it is too short",
    rating = either("no_heparin", "harmful", "best"), cite = { "act", "practice" }, teaches = "k_heparin",
    because = either("no_heparin",
      [[Right for others. {He} has had heparin-induced thrombocytopenia: any heparin can set it off again, and the letter about it was there to be asked for.]],
      [[The same 5,000 units gave more than 200 s in 95 % of one series and in 44 % of another. Clots came in 15 % below 200 s and in 6 % at 200 to 250 s. One device trial asked for 250 or more: local target.]]),
    takes = "5 min", set = "heparin = 'weight'", to = "dose",
    case "no_heparin" { set = "heparin = 'weight'; reserve = 'poor'", result = [["Stop," says {companion} from the door, with the letter in hand. It has run in. That night the platelets are 60.]], to = "cross" },
  },
}

question "dose" {
  [["By weight, then," says the nurse. {name} weighs {weight} kg. How many units for the first bolus?]],
  hint = "Seventy to a hundred, per kilogram.", unit = "IU",
  answer "right" {
    between = { "70*weight", "100*weight" }, rating = "best", cite = "practice", teaches = "k_heparin",
    because = "70 to 100 IU/kg, as commonly given, then by the clotting time, 200 to 250 s.",
    takes = "10 min", result = "After five minutes the machine shows 224 seconds.", to = "cross",
  },
  answer "low" {
    between = { "45*weight", "70*weight" }, rating = "acceptable", cite = { "practice", "act" }, teaches = "k_heparin",
    because = "Near the customary 5,000 IU. It is often enough and often not; the measurement decides. By weight it would be 70 to 100 IU/kg.",
    takes = "15 min", result = "The machine shows 171 seconds. A top-up, and it shows 218.", to = "cross",
  },
  answer "high" {
    between = { "100*weight", "220*weight" }, rating = "suboptimal", cite = { "practice", "act" }, teaches = "k_heparin",
    because = "70 to 100 IU/kg would be {70*weight} to {100*weight} IU. Above 250 s bleeding doubles.",
    takes = "10 min", set = "heparin = 'excess'", result = "The machine shows 390 seconds.", to = "cross",
  },
  answer "other" {
    otherwise, rating = "suboptimal", cite = "practice", teaches = "k_heparin",
    because = "70 to 100 IU/kg: for {weight} kg {70*weight} to {100*weight} IU.",
    takes = "10 min", result = "\"{given}?\" says the nurse, and waits until you have done the sum again together.", to = "cross",
  },
}

decision "cross" {
  set = "shown = true",
  [[The roadmap glows on the screen: {either(is(variant, 'ulcer', 'heparin'), 'the artery ends like a sock, and begins again a hand further down', 'a thread of lumen through the narrow part, and a good artery beyond')}. The wire comes up against something hard and bends. "It does that," says the registrar. "A bit of force, and then up with the balloon, and we see where we are."]],
  hint = "A balloon opens what the wire lies in. What does it lie in?",

  option "force" {
    "A little force, and inflate as soon as the wire has slipped through",
    rating = "harmful", cite = { "practice", "kumar" }, teaches = { "s10_crossing", "s09_fluoroscopy" },
    because = [[A wire that slips can lie in the wall, in a side branch, or outside. Inflated there, the balloon makes a hole or shuts the collaterals.]],
    takes = "10 min", set = "wall = 'blind'", to = "crossing",
  },
  option "prove" {
    "Another wire on a support catheter, then contrast beyond the lesion, and only then inflate",
    rating = "best", cite = { "practice", "powell" }, teaches = { "s10_crossing", "s09_fluoroscopy" },
    because = [[Crossing is the step that fails most often. That the wire lies in the lumen beyond is proved before anything is inflated; roadmap and short runs spare contrast and rays.]],
    takes = "25 min", to = "crossing",
  },
  option "loop" {
    "A loop under the intima on purpose, and re-entry proved with contrast below",
    rating = "acceptable", cite = "practice", teaches = "s10_crossing",
    because = [[The standard way past a long occlusion, as long as the re-entry is proved. In a narrowing one tries to stay in the lumen first.]],
    takes = "30 min", to = "crossing",
  },
  option "stent_first" {
    "The tip of the balloon as a battering ram, a little inflated, a centimetre at a time",
    rating = "suboptimal", cite = "practice", teaches = "s10_crossing",
    because = [[It does get through sometimes, and leaves a wall in strips. A balloon follows a wire.]],
    takes = "20 min", set = "wall = 'rough'", to = "crossing",
  },
}

chance "crossing" {
  branch "through" { [[Something gives. The wire lies straight.]], p = rest, to = "size" },
  branch "fails"   { [[Forty minutes. The wire comes back each time like a fly from a window.]], p = either("is(variant, 'ulcer', 'heparin')", "fails_open", "fails_narrow"), teaches = "s10_crossing", to = "failed" },
}

decision "failed" {
  [["We are past an hour," says the radiographer, who counts the rays. {name} has gone quiet under the drape. The lesion has not been crossed.]],
  hint = "Which of the ways on can be taken again tomorrow?",
  option "stiffer" {
    "A stiffer wire, and on with it: it cannot be much further now",
    rating = "harmful", cite = { "kumar", "practice" }, teaches = "s10_crossing",
    because = [[The point of it goes where force sends it, and after an hour that is seldom the lumen.]],
    takes = "40 min", set = "wall = 'blind'", to = "size",
  },
  option "foot" {
    "A second puncture, at the ankle, and the wire up from below while {he} is here",
    rating = "acceptable", cite = "practice", teaches = { "s10_crossing", "s07_femoral" },
    because = [[Often the far cap is softer. It takes a practised hand and a second arterial door, in a patient who has lain for an hour.]],
    takes = "40 min", to = "size",
  },
  option "stop" {
    "Stop here, talk with {him}, and plan a second try from below",
    rating = "best", cite = { "powell", "practice" }, teaches = { "s10_crossing", "s22_one_of_several" },
    because = [[About one in six such procedures for threatened legs cannot be completed; an attempt that stops in time has done no harm. Everything can still be done another day, leaving it alone included.]],
    takes = "3 wk", result = [[Three weeks later, from the ankle, the wire goes through in ten minutes.]], to = "size",
  },
}

question "size" {
  reveals = "vessel",
  [["Which balloon?" The healthy artery just below the lesion measures {vessel} mm; above it is the same. They come in half millimetres. What diameter?]],
  hint = "As one to one.", unit = "mm",
  answer "right" {
    between = { "vessel - 0.4", "vessel + 0.4" }, rating = "best", cite = "practice", teaches = "s11_inflation",
    because = "About one to one with the healthy vessel.",
    takes = "3 min", to = "inflate",
  },
  answer "small" {
    between = { "vessel - 1.6", "vessel - 0.4" }, rating = "acceptable", cite = "practice", teaches = "s11_inflation",
    because = "Smaller first and then a step up is the careful way in calcium; it costs time and a second balloon. About 1:1 is the aim.",
    takes = "10 min", result = "A second balloon follows it.", to = "inflate",
  },
  answer "large" {
    between = { "vessel + 0.4", "vessel + 4" }, rating = "harmful", cite = { "practice", "rupture" }, teaches = "s11_inflation",
    because = "About one to one with the healthy vessel, here {round(vessel)} mm. What is larger tears further than the plaque, and can go through.",
    takes = "3 min", set = "wall = max(wall, 'rough')", to = "inflate",
  },
  answer "other" {
    otherwise, rating = "suboptimal", cite = "practice", teaches = "s11_inflation",
    because = "About one to one with the healthy vessel: {round(vessel)} mm.",
    takes = "5 min", result = "\"{given}? In the leg?\" The technician brings a balloon of {round(vessel)} mm.", to = "inflate",
  },
}

decision "inflate" {
  [[The balloon lies across the lesion, the wire well beyond it. "Now we press the plaque into the wall," says the registrar, hand on the pump. "Short and hard." The pressure of a safe balloon is printed on its card. {name} says that {he} feels "nothing, so far".]],
  hint = "What does a balloon really do to a plaque? And what does that need: force, or time?",

  option "short" {
    "Ten seconds to the printed limit, and the same twice again for good measure",
    rating = "suboptimal", cite = { "mechanism", "practice" }, teaches = { "s11_inflation", "s12_not_squashed" },
    because = [[Plaque is not pressed, it cracks, and the layers need minutes to settle. Short and hard leaves more flaps and more recoil.]],
    takes = "5 min", set = "wall = max(wall, 'rough')", result = [["Ow," says {name}.]], to = "deflated",
  },
  option "slow" {
    "Slowly up, within the printed limit, two to three minutes, with an ear for pain",
    rating = "best", cite = { "mechanism", "fujihara", "practice" }, teaches = { "s11_inflation", "s12_not_squashed" },
    because = [[Nothing is pressed in: plaque and intima crack, the media stretches. Done slowly the crack is controlled. Pain that does not stop is a wall that stretches too far, and a reason to let go.]],
    takes = "8 min", result = [["A pulling," says {name}. "Now less." The waist in the balloon gives way like a knot.]], to = "deflated",
  },
  option "beyond" {
    "Beyond the printed limit until the last waist is gone: half open is not open",
    rating = "harmful", cite = { "rupture", "practice" }, teaches = "s11_inflation",
    because = [[Above the rated pressure the balloon bursts or the artery does. A waist that stays wants time, another balloon, or to be left.]],
    takes = "5 min", set = "wall = 'blind'", result = [[{name} rears up. "That is not nothing."]], to = "deflated",
  },
  option "steps" {
    "A smaller pressure first, a look, then step by step up to the printed limit",
    rating = "acceptable", cite = "practice", teaches = "s11_inflation",
    because = [[Careful, and sensible in hard calcium. It costs contrast and time; in this artery minutes at one pressure do the same.]],
    takes = "20 min", result = [["Are you done?" asks {name}. "Nearly."]], to = "deflated",
  },
}

decision "deflated" {
  [[The balloon is down. The scrub nurse holds out her hand for it, and for the wire. "Looks open, feels open," says the registrar. "Stent, or home?"]],
  hint = "What could be wrong in there, how would you see it, and by which way would you reach it?",

  option "all_out" {
    "Balloon and wire out together, then a last run through the sheath",
    rating = "harmful", cite = { "practice", "kumar" }, teaches = "s14_keep_the_wire",
    because = [[With the wire goes the only way back: a flap or an embolus seen now has to be crossed again, through a fresh tear.]],
    takes = "5 min", set = "wall = worse(wall); wire_out = true", to = "result",
  },
  option "stent" {
    "A stent straight away over the whole length, since it has to come to that",
    rating = "suboptimal", cite = { "bailout", "practice" }, teaches = { "s13_provisional", "s18_stents" },
    because = [[Nobody has looked. After a balloon alone most thigh arteries need no stent (bail-out in about 22 % of unselected procedures), and what is in stays in.]],
    takes = "20 min", set = "flawed = true; coated = false; foot_unseen = true", result = [[Twelve centimetres of metal, well opened. A last picture of the segment, and everybody is content.]], to = "recovery",
  },
  option "run" {
    "Balloon out, wire stays; a run over the treated part and on down to the toes",
    rating = "best", cite = { "success", "practice" }, teaches = { "s14_keep_the_wire", "s13_provisional" },
    because = [[Success is at most 50 % of narrowing left (many want 30) and no flap that holds up the flow. Residue, flap, embolus, hole: four questions to the picture, down to the foot, and the wire is the answer to each.]],
    takes = "10 min", to = "result",
  },
  option "segment" {
    "Balloon out, wire stays; one picture of the treated part, to spare contrast",
    rating = "suboptimal", cite = { "matsi", "practice" }, teaches = "s14_keep_the_wire",
    because = [[The pieces that break off do not stay where they broke. An embolus in the foot is a matter of minutes now, and of a second procedure tomorrow.]],
    takes = "5 min", set = "foot_unseen = true", to = "result",
  },
}

local recrossed = "{either(wire_out, ' The wire is out; it takes a quarter of an hour, and more luck than anyone deserves, to bring one across again.', '')}"

chance "result" {
  branch "good" {
    [[Wide, smooth enough, a little crack in the wall as it should be, and quick flow{either(foot_unseen, '', ' into both arches of the foot')}.]], p = rest, to = "recovery",
  },
  branch "flap" {
    [[In the middle of the segment a pale line floats in the lumen. Behind it the contrast stands still.]] .. recrossed,
    p = either("wall > 'gentle'", "by_odds(flap, 1.8)", "flap"), to = "dissection",
  },
  branch "embolus" {
    [[The thigh is wide. In the calf one of the arteries ends like a candle that has been blown out.]] .. recrossed,
    p = either("foot_unseen", 0, "is(heparin, 'none')", "by_odds(embolises, 2.8)", "embolises"), cite = { "matsi", "act" }, to = "embolus",
  },
  branch "recoil" {
    [[Within a minute the segment has closed by two thirds again.]] .. recrossed, p = "recoils", to = "recoil",
  },
  branch "hole" {
    [[A cloud beside the artery, growing. "My thigh," says {name}. "My thigh!"]] .. recrossed,
    p = either("wall == 'blind'", "by_odds(perforates, 8)", "wall == 'rough'", "by_odds(perforates, 3)", "perforates"),
    set = "sbp = 104; hr = 104", to = "perforation",
  },
}

decision "dissection" {
  [[A flap that holds up the flow. {name} asks why it has become so quiet. The registrar has a stent in his hand, "or we leave it, the wall heals, does it not?"]],
  hint = "What can be tried first that leaves nothing behind?",
  option "stent" {
    "A stent over the flap at once, before the segment clots",
    rating = "acceptable", cite = { "bailout", "practice" }, teaches = { "s18_stents", "k_rescue" },
    because = [[It restores flow, and leaves metal that narrows in its turn. Minutes with a balloon settle more than half of the flaps (an estimate), so that is tried first.]],
    takes = "15 min", to = "recovery",
  },
  option "again" {
    "The same balloon again, low, for three to five minutes, then look",
    rating = "best", cite = { "fujihara", "bailout", "practice" }, teaches = { "k_rescue", "s18_stents" },
    because = [[Cracks are what a balloon makes: in 748 thigh arteries only 16 % showed none. Time tacks many flaps down; what still stops the flow gets a short stent.]],
    takes = "15 min", to = "tack",
  },
  option "leave" {
    "Leave it: small tears belong to the method, and the wall heals by itself",
    rating = "harmful", cite = { "fujihara", "practice" }, teaches = "k_rescue",
    because = [[Small ones, yes. One that stops the flow will have clotted by tomorrow.]],
    takes = "5 min", set = "flawed = true; coated = false", to = "recovery",
  },
}

chance "tack" {
  branch "settles" { [[After five minutes the line has gone, and the flow is back. Nothing left behind.]], p = "tacks", to = "recovery" },
  branch "stays"   { [[The line is still there. A short stent, four centimetres, well above the knee; and the flow is back.]], p = rest, teaches = "s18_stents", to = "recovery" },
}

decision "embolus" {
  [[A piece has come down and lies in a shin artery. The wire lies across. {name} wiggles the toes on command, and says they prick.]],
  hint = "It is fresh, and you are already there.",
  option "lysis" {
    "Leave a lysis catheter in it overnight, and have a look in the morning",
    rating = "suboptimal", cite = { "cochrane", "practice" }, teaches = "k_rescue",
    because = [[What can be sucked out now needs no drug that may bleed all night. A lytic is the reserve.]],
    takes = "12 h", set = "reserve = worse(reserve)", to = "recovery",
  },
  option "warm" {
    "More heparin, a warm blanket, and trust in the other arteries of the shin",
    rating = "harmful", cite = { "practice", "kumar" }, teaches = { "k_rescue", "s14_keep_the_wire" },
    because = [[Today there are other arteries. They are the next ones to be needed, and plaque does not dissolve in heparin.]],
    takes = "5 min", set = "flawed = true; coated = false; reserve = worse(reserve)", to = "recovery",
  },
  option "suck" {
    "An aspiration catheter over the wire, and then the foot again",
    rating = "best", cite = { "practice", "kumar" }, teaches = { "k_rescue", "s14_keep_the_wire" },
    because = [[The quickest way to the run-off is the wire that was not pulled. If it will not come, mechanical removal or a lytic follows.]],
    takes = "20 min", result = [[On the swab lies a crumb of three millimetres. The candle is lit again.]], to = "recovery",
  },
}

step "embolus_late" {
  [[Back to the suite, a new puncture, a new sheath. What a wire would have reached in two minutes takes an hour and a half; one toe stays numb.]],
  takes = "2 h", set = "reserve = worse(reserve); foot_unseen = false", cite = "kumar", teaches = "k_rescue", to = "resume",
}

decision "recoil" {
  [[Open, and not staying open: two thirds of the lumen are gone again, without a flap.]],
  hint = "Nothing is torn, and nothing holds.",
  option "bigger" {
    "A balloon one and a half millimetres wider than the artery, once and firmly",
    rating = "harmful", cite = { "rupture", "practice" }, teaches = { "s12_not_squashed", "s11_inflation" },
    because = [[A wall that springs back is stretched already. What is wider than the artery tears it.]],
    takes = "10 min", set = "sbp = 104; hr = 104", result = [[A cloud beside the artery, growing. "My thigh!"]], to = "perforation",
  },
  option "accept" {
    "Accept it: some gain is a gain, and exercise will do the rest",
    rating = "suboptimal", cite = { "success", "practice" }, teaches = "s14_keep_the_wire",
    because = [[More than half of the lumen is missing: by any definition the procedure has failed, and {he} has borne its risk.]],
    takes = "5 min", set = "flawed = true; coated = false", to = "recovery",
  },
  option "hold" {
    "The right size again for longer; a stent if it still springs back",
    rating = "best", cite = { "bailout", "practice" }, teaches = { "s18_stents", "s12_not_squashed" },
    because = [[Recoil is what stents were made for. In the thigh it is one of the two good reasons, and away from the knee.]],
    takes = "20 min", result = [[It springs back again. A stent, well above the knee, and it stays.]], to = "recovery",
  },
}

decision "perforation" {
  [[The artery leaks into the thigh. Pressure {sbp}, pulse {hr}. The balloon is on the wire, empty. "Protamine?" asks the nurse. "Surgeon?" asks the radiographer. The registrar has taken his hands off the table.]],
  hint = "What stops a leak in one second, and is already in place?",
  option "protamine" {
    "Protamine first, and balloon and wire out, so that the hole can clot undisturbed",
    rating = "harmful", cite = { "rupture", "practice" }, teaches = "k_rescue",
    because = [[Reversal before control bleeds on for minutes, and clots on the wire. The balloon out is the one plug gone.]],
    takes = "10 min", set = "sbp = 84; hr = 124; bled = true", to = "seal_late",
  },
  option "look" {
    "One more run, to see exactly where the hole is and how large, then decide",
    rating = "harmful", cite = { "rupture", "practice" }, teaches = "k_rescue",
    because = [[Every run is half a minute of bleeding. It was seen well enough to plug it.]],
    takes = "5 min", set = "sbp = 88; hr = 118; bled = true", to = "seal_late",
  },
  option "plug" {
    "Balloon up again across the hole; surgeon, blood and covered stent called for",
    rating = "best", cite = { "rupture", "practice" }, teaches = "k_rescue",
    because = [[The balloon stops it while help comes. In the thigh many holes close so; what does not gets a covered stent, and the heparin is reversed when it is controlled. In the pelvis the same seconds decide about life.]],
    takes = "25 min", set = "sbp = 118; hr = 92", result = [[After ten minutes the cloud is pale and no longer grows; a covered stent seals the rest.]], to = "recovery",
  },
}

chance "seal_late" {
  branch "sealed" { [[The surgeon, who was next door, puts a hand into the groin; then a covered stent. Three units of blood.]], p = 0.94, illustrative = true, set = "sbp = 112; hr = 98; reserve = worse(reserve)", to = "recovery" },
  branch "lost"   { [[It takes too long to find the covered stent. The heart stops at the second litre.]], p = rest, to = "dead" },
}

decision "anaphylaxis" {
  [[The contrast has been in for two minutes. {name} fights for air. Pressure {sbp}, pulse {hr}, saturation {spo2} %.]],
  hint = "One drug, one place, now.",
  option "steroid" {
    "Prednisolone and an antihistamine into the vein, and wait for the effect",
    rating = "harmful", cite = { "contrast", "practice" }, teaches = "k_contrast",
    because = [[Both act in hours. Adrenaline acts in minutes, and nothing replaces it.]],
    takes = "10 min", set = "reserve = worse(reserve); sbp = 84; spo2 = 90", result = [[The anaesthetist, running in, gives the adrenaline.]], to = "resume",
  },
  option "adrenaline" {
    "Adrenaline 0.5 mg into the outer thigh, oxygen, fluid, legs up, and help",
    rating = "best", cite = { "contrast", "practice" }, teaches = "k_contrast",
    because = [[Half a millilitre of 1 mg/mL into the muscle, again after five minutes if needed. Nearly all of these reactions come within twenty minutes of the contrast.]],
    takes = "10 min", set = "sbp = 116; hr = 108; spo2 = 96", result = [[After four minutes {he} breathes. "Not again," {he} whispers. From here on the pictures are made with carbon dioxide.]], to = "resume",
  },
  option "atropine" {
    "Atropine and legs up: it will be a vagal reaction to the puncture",
    rating = "harmful", cite = { "contrast", "practice" }, teaches = "k_contrast",
    because = [[A vagal pulse is slow. This one is 128, with a wheeze and a hoarse voice.]],
    takes = "8 min", set = "reserve = worse(reserve); sbp = 78; spo2 = 88", result = [[The anaesthetist, running in, gives the adrenaline.]], to = "resume",
  },
}

----------------------------------------------------------------------------------------------------------------------
-- On the ward

decision "recovery" {
  set = "sbp = 126; hr = 84; spo2 = 96",
  [[The sheath is out, the puncture pressed for twenty minutes. {name} is wheeled to the ward and would like a coffee, "and the window". The nurse asks what she is to look at, and how often.]],
  hint = "What can go wrong in the next hours, and what would be its first sign?",

  option "up" {
    "Nothing special: up after half an hour, it was a hole of two millimetres",
    rating = "harmful", cite = { "practice", "retro" }, teaches = "s19_not_minor",
    because = [[After pressing by hand two to six hours of lying are customary. A hole in an artery is measured by the pressure behind it.]],
    takes = "20 min", set = "loss = 'much'", to = "course",
  },
  option "watch" {
    "Flat for four hours; puncture, belly, foot, pressure, closely at first",
    rating = "best", cite = { "practice", "ortiz" }, teaches = { "s19_not_minor", "k_bleed" },
    because = [[The groin can be flat while litres collect behind it. Pressure and pulse see that first, the foot pulse sees a clot, and both only if somebody looks.]],
    takes = "30 min", set = "watched = true", to = "course",
  },
  option "evening" {
    "Flat for four hours, with pressure and pulse once at noon and once at night",
    rating = "suboptimal", cite = "practice", teaches = "k_bleed",
    because = [[Lying is right. But between noon and evening there is time enough to bleed.]],
    takes = "40 min", to = "course",
  },
}

chance "course" {
  branch "quiet" { [[{either(access == 'brachial', 'The elbow', 'The groin')} stays soft. The foot is warm for the first time in a year, and {name} has put a hand on it several times.]], p = rest, to = "discharge" },
  branch "local" {
    either("access == 'brachial'", [[The left elbow swells, then the arm; thumb and two fingers turn numb. The surgeon opens it at night, and two units of blood are given.]],
      [[A lump at the puncture, as large as an egg, with a pulse of its own. Under the duplex probe it is closed with thrombin. Most such things are minor; one in ten needs a surgeon.]]),
    p = either("access == 'brachial'", "story_arm", "heparin == 'excess'", "by_odds(access_harm, 2.5)", "access_harm"),
    cite = "ortiz", set = "reserve = either(access == 'brachial', worse(reserve), reserve); bled = access == 'brachial'", to = "discharge",
  },
  branch "deep" {
    [[{either(watched, 'At the third round of observations the nurse does not write the figures down. She rings.', 'The man in the next bed rings: his neighbour does not look well.')}]],
    p = either("access == 'brachial'", 0, "access == 'high' or heparin == 'excess'", "by_odds(story_retro, 2.5)", "story_retro"),
    set = "sbp = 82; hr = 118; bled = true; loss = either(watched, loss, worse(loss))", to = "bleed",
  },
}

decision "bleed" {
  [[Pressure 82 over 50, pulse {hr}. {name} is grey and has pain in the flank. The groin is flat, the dressing dry. "So it is not the groin," says the junior. "The last haemoglobin was fine. Shall we send another?"]],
  hint = "Where does an artery bleed that was opened above the place where one can press?",

  option "haemoglobin" {
    "Another haemoglobin at once, and act on it as soon as it turns out to have fallen",
    rating = "harmful", cite = "retro", teaches = "k_bleed",
    because = [[It falls late: for the first hour one loses blood and keeps the figure. About one in ten of these bleeds kills.]],
    takes = "50 min", set = "loss = 'extreme'; sbp = 64; hr = 138", result = [[109 g/L (10.9 g/dL), from 131. While the figure is read out the pressure is 64.]], to = "bleed_ends",
  },
  option "scan_first" {
    "CT of belly and groin at once, and then call whoever the picture asks for",
    rating = "suboptimal", cite = { "retro", "practice" }, teaches = "k_bleed",
    because = [[For a patient who answers to fluid and blood, with the team called, the CT is right. At 82 over 50 the scanner is a lonely place.]],
    takes = "30 min", set = "loss = worse(loss); sbp = 70; hr = 130", result = [[On the scanner table the pressure is 70. The picture shows a litre and a half behind the peritoneum.]], to = "bleed_ends",
  },
  option "answer" {
    "Blood and the team; if the pressure has come back, CT before anything else",
    rating = "acceptable", cite = { "retro", "practice" }, teaches = "k_bleed",
    because = [[Fair, for a pressure that has recovered and with the team on its way; never with a failing circulation. The hand above the puncture and the reversal should not wait for the picture.]],
    takes = "25 min", set = "sbp = 100; hr = 108", result = [[After the first unit it is 100. The picture shows a litre behind the peritoneum, and where it comes from.]], to = "bleed_ends",
  },
  option "press" {
    "Press above the puncture, blood, reversal, call; CT if the pressure answers",
    rating = "best", cite = { "retro", "practice" }, teaches = "k_bleed",
    because = [[Hypotension after a femoral puncture is a bleed until disproved, above all with a flat groin and a painful flank. Hand, blood and phone at the same time; if the pressure does not answer, straight to the suite or to theatre.]],
    takes = "15 min", set = "sbp = 102; hr = 104", to = either("is(heparin, 'weight', 'excess')", "protamine", "bleed_ends"),
  },
  option "fluids" {
    "A litre of fluid and legs up, probably vagal; rivaroxaban tonight as planned",
    rating = "harmful", cite = { "retro", "practice" }, teaches = "k_bleed",
    because = [[A vagal pulse is slow; this one is {hr}. Fluid thins what is left, the hole stays open, and an anticoagulant would feed it.]],
    takes = "40 min", set = "loss = 'extreme'; sbp = 66; hr = 136", result = [[After the litre it is 104. After that it is 66.]], to = "bleed_ends",
  },
}

question "protamine" {
  [[One hand presses, the blood is hanging, the team is on the way. "How much protamine?" asks the nurse. According to the protocol the last heparin, a top-up of 4,000 units, went in three quarters of an hour ago; of what was given before that hardly anything is left. How many milligrams?]],
  hint = "One milligram per hundred units, when it is fresh. Is it?", unit = "mg",
  answer "right" {
    between = { 15, 25 }, rating = "best", cite = { "retro", "summaries" }, teaches = "k_bleed",
    because = "1 mg per 100 units of what went in within the last half-hour, about half of that at 30 to 60 minutes: 20 mg, slowly over ten minutes, never more than 50. Ask for protamine insulin first: it raises the risk of a reaction.",
    takes = "10 min", result = "{given} mg, by the clock.", to = "bleed_ends",
  },
  answer "full" {
    between = { 25, 50 }, rating = "acceptable", cite = "summaries", teaches = "k_bleed",
    because = "Within the limit of 50 mg. But after three quarters of an hour about half of the heparin is gone: 20 mg would do, and too much protamine is itself no friend of clotting.",
    takes = "10 min", result = "{given} mg, by the clock.", to = "bleed_ends",
  },
  answer "other" {
    otherwise, rating = "suboptimal", cite = "summaries", teaches = "k_bleed",
    because = "1 mg per 100 units when fresh, half at 30 to 60 minutes, at most 50: here 20 mg.",
    takes = "10 min", result = "\"{given}?\" The pharmacist on the phone says twenty, slowly.", to = "bleed_ends",
  },
}

chance "bleed_ends" {
  branch "held" {
    [[In the suite a hole the size of a pinhead in the back wall of the artery: a covered stent from the other side. Three units of blood, two nights in intensive care. "I was rather tired," says {name} afterwards.]],
    p = rest, takes = "2 d", set = "sbp = 124; hr = 88; reserve = either(loss == 'extreme', worse(reserve), reserve)", to = "discharge",
  },
  branch "lost" {
    [[The heart stops in the lift.]], p = either("loss == 'extreme'", "by_odds(retro_kills, 4)", "loss == 'much'", "by_odds(retro_kills, 2)", "retro_kills"), to = "dead",
  },
}

decision "discharge" {
  set = "on_ward = true; sbp = 134; hr = 76; spo2 = 97",
  [[The morning of going home. {either(bled, 'It has been a long stay. ', '')}The foot is warm, the calf silent. {either(af, 'The apixaban was paused for two days.', 'There is one antiplatelet on the chart, or there should be.')} "So now it is repaired," says {companion}. "What does one take for it, and when do you look again?"]],
  hint = "When is the danger for the leg greatest? And for whom is the usual pair of tablets too much, or the wrong one?",

  option "aspirin" {
    "Aspirin, and back to the family doctor; come again if something should hurt",
    rating = "suboptimal", cite = { "acc2024", "gvg" }, teaches = { "k_after", "s16_flow_and_patency" },
    because = [[Re-narrowing is common and at first silent; found early it is easier to mend. And there is a pair of tablets with better evidence{either(bled, ', though not for someone who has just bled', af, ', and for the rhythm a drug that aspirin does not replace', '')}.]],
    takes = "10 min", set = "drug = 'single'", to = "months",
  },
  option "full" {
    either("af", "Apixaban again at full dose, no second drug for now; visits at 1, 3, 6 and 12 months", "Apixaban at full dose, as the strongest there is; visits at 1, 3, 6 and 12 months"),
    rating = either("af", "best", "harmful"), cite = "acc2024", teaches = { "k_after", "s25_conservative" },
    because = either("af and bled",
      [[The rhythm needs full anticoagulation for life. A single antiplatelet may be added where bleeding risk is not high; after last week it is.]],
      "af",
      [[The rhythm needs full anticoagulation for life. A single antiplatelet may be added while bleeding risk is not high; at 74, with this heart, one can leave it at the one.]],
      [[Without another reason full anticoagulation is class 3, harm: bleeding, and no better leg.]]),
    takes = "25 min", set = "drug = 'full'; followed = true", to = "months",
  },
  option "single" {
    "One antiplatelet alone for now, the second drug when {he} is stable; visits at 1, 3, 6, 12 months",
    rating = either("af", "suboptimal", "bled", "best", "acceptable"), cite = { "acc2024", "ortiz" }, teaches = "k_after",
    because = either("af", [[An antiplatelet does not replace the anticoagulant that the rhythm needs.]],
      "bled", [[{He} has just bled: high bleeding risk is what the recommendation for the pair excepts. One antiplatelet, and the question again in some weeks. Visits, pulses, indices: re-narrowing is silent at first.]],
      [[Class 1, and for high bleeding risk the right one. Without it, low-dose rivaroxaban in addition lowers the number of acutely cold legs.]]),
    takes = "25 min", set = "drug = 'single'; followed = true", to = "months",
  },
  option "pair" {
    "Aspirin, and rivaroxaban 2.5 mg twice daily from today; visits at 1, 3, 6 and 12 months",
    rating = either("af or bled", "suboptimal", "best"), cite = { "voyager", "acc2024" }, teaches = { "k_after", "s21_no_lasting_health", "s16_flow_and_patency" },
    because = either("af", [[The small dose is no protection from a stroke in atrial fibrillation. The rhythm needs the full one.]],
      "bled", [[A good pair for a low bleeding risk. {He} has just bled badly; one antiplatelet first.]],
      [[Events in three years 17.3 against 19.9 %, at the price of more major bleeding (5.9 against 4.1 %). Class 1 unless bleeding risk is high. And pulses, index and tobacco at each visit: nothing has been repaired for ever.]]),
    takes = "25 min", set = "drug = 'low_dose'; followed = true", to = "months",
  },
  option "two" {
    "Aspirin and clopidogrel for three months, then one of them; visits at 1, 3, 6, 12 months",
    rating = either("af or bled", "suboptimal", "acceptable"), cite = { "acc2024", "gvg" }, teaches = "k_after",
    because = either("af", [[Two antiplatelets do not replace the anticoagulant that the rhythm needs.]],
      "bled", [[{He} has just bled; one antiplatelet is what fits this month.]],
      [[Reasonable for one to six months (2a, low-quality evidence). The evidence for low-dose rivaroxaban with aspirin is better.]]),
    takes = "25 min", set = "drug = 'double'; followed = true", to = "months",
  },
}

chance "months" {
  takes = "20 wk",
  branch "bleeds" {
    [[In the second month the stomach bleeds: three units of blood, a week in hospital, and the tablets are paused for a while.]],
    p = either("bled and is(drug, 'low_dose', 'double')", 0.25, "drug == 'full' and not af", 0.15, 0.01), illustrative = true,
    set = "reserve = 'poor'", to = "cold",
  },
  branch "cold_leg" {
    p = either("bled and is(drug, 'low_dose', 'double')", "0.75 * by_odds(story_ali, odds_of_cold)", "drug == 'full' and not af", "0.85 * by_odds(story_ali, odds_of_cold)", "0.99 * by_odds(story_ali, odds_of_cold)"),
    to = "cold",
  },
  branch "quiet" { [[Five months, and a whole winter. The leg keeps its peace.]], p = rest, to = "quiet" },
}

chance "quiet" {
  takes = "32 wk",
  branch "open" {
    [[At the visit of the twelfth month the pulse is there, and the index is what it was.]], p = rest, teaches = "s16_flow_and_patency", to = "walks",
  },
  branch "narrow" {
    [[In the eleventh month the duplex shows the old place narrow again. {name} feels a little of it, on hills.]],
    p = either("coated", "max(lost_coated - redo_coated, 0)", "max(lost_plain - redo_plain, 0)"), cite = "inpact", teaches = { "s16_flow_and_patency", "s21_no_lasting_health" }, to = "mild",
  },
  branch "again" {
    [[In the tenth month the calf bites again, and the balloon is used a second time. It holds, for now.]],
    p = either("coated", "redo_coated", "redo_plain"), cite = "inpact", teaches = { "s16_flow_and_patency", "s21_no_lasting_health" }, to = "mild",
  },
  branch "closed" {
    [[In the ninth month the artery closes without a sound. The leg lives on its collaterals.]], p = either("flawed", 0.20, 0.02), illustrative = true, to = "severe",
  },
  branch "dies" { [[In the spring it is the heart, as in most who die of this disease.]], p = either("reserve == 'good'", 0.03, 0.06), illustrative = true, teaches = "k_heart_and_brain", to = "dead" },
}

----------------------------------------------------------------------------------------------------------------------
-- The cold leg

orders "cold" {
  set = "sbp = 164; hr = either(af, 118, 102); ischaemic = true; muscle = either(variant == 'late', 'dead', 'spared'); at_home = false; on_ward = false; shown = false",
  [[Five months after the procedure, market day, seven in the evening. At four {name} put down a crate of mackerel because the left leg had gone to sleep; then it began to hurt, and has not stopped. It is white and cold from the knee down. Irma has put her coat over it. He says nothing funny.

The junior has a textbook: "Six P's. He has four. Is that enough?" What do you ask and examine, all at once?]],
  hint = "Two of the P's decide how long you have. One question decides whether heparin is safe.",
  to = "class",

  item "sense" {
    "Feeling: toes, forefoot, ankle, shin", rating = "best", missed = "suboptimal",
    because = "Loss beyond the toes turns urgent into at once.", cite = { "rutherford", "summaries" }, teaches = { "s23_six_ps", "k_rutherford" }, takes = "2 min", reveals = "sense",
  },
  item "power" {
    "Power: toes up, foot up, and the calf under the hand", rating = "best", missed = "suboptimal",
    because = "Weakness is late, and it sets the clock. Stiffness is later still.", cite = { "rutherford", "creager" }, teaches = { "s23_six_ps", "k_rutherford" }, takes = "2 min", reveals = "power",
  },
  item "doppler" {
    "Hand-held Doppler at both ankles: artery and vein", rating = "best", missed = "suboptimal",
    because = "No artery but a vein: still salvageable. Neither: the leg may be dead.", cite = "rutherford", teaches = "k_rutherford", takes = "4 min", reveals = "doppler",
  },
  item "mra" {
    "MR angiography of pelvis and leg in the next free slot", rating = "suboptimal",
    because = "A picture that takes an hour decides nothing that fingers and Doppler have not.", cite = "practice", takes = "60 min",
  },
  item "chest" {
    "Pain in chest or back? Pressure in both arms, all pulses", rating = "best", missed = "suboptimal",
    because = "A torn aorta can present as one cold leg, and heparin would be its end.", cite = "aorta", teaches = { "s02_name_the_cause", "k_six_hours" }, takes = "4 min", reveals = "chest",
  },
  item "blood" {
    "ECG, potassium, CK, lactate, creatinine, and something strong for the pain", rating = "best", missed = "suboptimal",
    because = "The rhythm may name the cause, and the potassium is the figure to compare the next one with.", cite = "practice", teaches = "s24_complications", takes = "6 min", reveals = "blood",
  },
}

decision "class" {
  [["And what do I say on the telephone?" asks the junior, receiver in hand. "Cold leg, please come?"]],
  hint = "Numb where? Weak how? Artery, vein, both, none?",

  option "two_a" {
    "Rutherford IIa: threatened, salvageable if treated promptly",
    rating = "suboptimal", cite = "rutherford", teaches = "k_rutherford",
    because = either("muscle == 'dead'", [[IIa has no weakness, and numbness in the toes at most. Here nothing moves, nothing is felt, and the vein is silent.]],
      [[IIa has no weakness, and numbness in the toes at most. Here the ankle is numb and the foot weak.]]),
    to = "first_hour",
  },
  option "two_b" {
    "Rutherford IIb: numb beyond the toes, weak; in danger now, hours left",
    rating = either("muscle == 'dead'", "suboptimal", "best"), cite = { "rutherford", "creager" }, teaches = { "k_rutherford", "s23_six_ps" },
    because = either("muscle == 'dead'", [[IIb has mild to moderate weakness and an audible vein. Profound numbness, a rigid ankle, no vein, fixed marbling: this leg is past that.]],
      [[Numb beyond the toes, pain at rest, weakness, no artery but a vein: immediately threatened. With four P's or with six, it is these two that count.]]),
    to = "first_hour",
  },
  option "one" {
    "Rutherford I: viable, since the colour has not turned to black",
    rating = "harmful", cite = "rutherford", teaches = "k_rutherford",
    because = [[A viable leg feels, moves and has an arterial signal. Black comes days after it has been lost.]],
    to = "first_hour",
  },
  option "three" {
    "Rutherford III: no feeling, no movement, no signal; irreversible",
    rating = either("muscle == 'dead'", "best", "harmful"), cite = { "rutherford", "creager" }, teaches = "k_rutherford",
    because = either("muscle == 'dead'", [[Profound anaesthesia, paralysis with rigor, neither artery nor vein, marbling that does not fade. Painless, because the nerves are gone.]],
      [[That would be a leg to give up. This one has a vein that sounds and a foot that still lifts a little: hours, not none.]]),
    to = "first_hour",
  },
}

decision "first_hour" {
  [[The junior has made the call, and the vascular surgeon rings back from the car: "I am fifteen minutes away. What will you have done by then?" {either(known('chest'), '', 'Nobody has asked about the chest or the back. ')}{either(no_heparin, 'The folder with the letter about heparin lies on the trolley.', 'A heparin syringe is in the fridge.')}]],
  hint = "Clot grows by the minute. What stops that, and what must it not wait for?",

  option "bivalirudin" {
    "Bivalirudin by infusion, theatre informed, leg low and padded, morphine",
    rating = either("no_heparin", "best", "suboptimal"), cite = { "summaries", "practice" }, teaches = { "k_six_hours", "k_heparin" },
    because = either("no_heparin", [[Anticoagulation at once, and with this history not heparin. Everything else as for everyone.]], [[It would do. Heparin is at hand, quicker to begin and reversible, and there is nothing here against it.]]),
    takes = "30 min", to = "reopen",
  },
  option "six" {
    "Wait and look each hour: with all of the six P's the diagnosis is beyond doubt",
    rating = "harmful", cite = { "creager", "summaries" }, teaches = { "s23_six_ps", "k_six_hours" },
    because = [[Paralysis and anaesthesia are late signs. Who waits for the set waits until the leg is lost; one P that is new is enough to call.]],
    takes = "4 h", set = "reserve = either(muscle == 'dead', worse(reserve), reserve)",
    result = either("variant == 'late'", [[Four hours later the surgeon, who came after fifteen minutes and was sent for coffee, asks what there is to be watched in a leg without feeling.]],
      [[Four hours later five of the six are there. The surgeon, who came after fifteen minutes and was sent for coffee, says nothing.]]), to = "reopen",
  },
  option "heparin" {
    "Heparin into the vein now, theatre informed, leg low and padded, morphine",
    rating = either("no_heparin", "harmful", "best"), cite = { "acc2016", "summaries" }, teaches = { "k_six_hours", "k_heparin" },
    because = either("no_heparin",
      [[Anticoagulation at once is right, heparin is not: after heparin-induced thrombocytopenia it can set off the next clots.]],
      "af", [[80 units per kilogram or 5,000, unless something forbids it. A small stroke of three weeks ago forbids lysis; heparin one gives, having spoken with the neurologist (custom). No imaging that costs time.]],
      [[80 units per kilogram or 5,000, unless something forbids it; chest, back and arms are asked for first. No imaging that costs time: what is to be known is known.]]),
    takes = "30 min", set = "reserve = either(no_heparin, 'poor', reserve)", to = "reopen",
  },
  option "heparin_cta" {
    either("no_heparin", "Bivalirudin now, and a CT angiogram on the way to theatre", "Heparin now, and a CT angiogram on the way to theatre"),
    rating = either("variant == 'kidney'", "harmful", "acceptable"), cite = either("variant == 'kidney'", "contrast", { "esvs2020", "acc2016" }), teaches = "k_six_hours",
    because = either("variant == 'kidney'", [[A full dose of iodine for these kidneys, after that night with the closed throat. Fingers, Doppler and the table in theatre tell enough.]], [[The European guideline's first picture, where it costs no delay. The scanner lies on the way; the half-hour that it takes in fact is lent to the surgeon and paid by the calf.]]),
    takes = "1 h", set = "reserve = either(variant == 'kidney', worse(reserve), reserve)",
    result = either("variant == 'kidney'", [[Before the picture is made somebody asks. It takes adrenaline, an anaesthetist, and most of the hour, to have asked a minute too late.]], [[The picture shows what everybody thought: nothing below the knee.]]), to = "reopen",
  },
  option "duplex" {
    "Aspirin and warmth for the night, and a duplex first thing in the morning",
    rating = "harmful", cite = { "summaries", "esvs2020" }, teaches = "k_six_hours",
    because = [[Muscle and nerve begin to be lost for good at about six hours. At half past seven in the morning it will be fifteen.]],
    takes = "12 h", set = "reserve = either(muscle == 'dead', worse(reserve), reserve); muscle = 'dead'",
    result = either("variant == 'late'", [[The sonographer puts her probe away after a minute. "There is nothing moving in here." The marbling has passed the knee.]],
      [[In the morning it has stopped hurting. The foot is marbled in violet, the ankle stiff, and the vein has fallen silent.]]), to = "reopen",
  },
}

decision "reopen" {
  [[{either(variant == 'late', 'The second evening', muscle == 'dead', 'Morning', 'Evening')}. {either(muscle == 'dead', 'The calf is hard as wood, nothing in the foot moves or feels, the marbling does not fade, artery and vein are silent.', muscle == 'hurt', 'The calf is doughy, the foot hardly moves. The vein still sounds.', 'The foot is numb to the ankle and weak, the vein still sounds.')} {either(af, 'In the groin the pulse is strong; it stops at the knee. ', '')}The surgeon and the radiologist are both here, and both have a free table. "Which?" they ask.]],
  hint = "Which way has blood in the foot soonest? And is there still something for the blood to come to?",

  option "lysis" {
    "A lysis catheter and alteplase overnight, control in the morning",
    rating = either("muscle == 'dead' or af", "harmful", "suboptimal"), cite = { "cochrane", "summaries" }, teaches = "k_six_hours",
    because = either("muscle == 'dead'", [[It would take a night to bring blood to a leg that can no longer use it.]],
      "af", [[Three weeks after a stroke: a major contraindication. In the trials 1.3 % had a stroke with lysis, and people like this one were not in them.]],
      [[Over all legs in the trials as good as surgery (stroke 1.3 against 0 %, major bleeding 8.8 against 3.3 %), but it takes a night, and a IIb leg does not have one.]]),
    takes = "12 h", set = "ischaemic = muscle ~= 'dead'", to = either("muscle == 'dead'", "washout", "lysed"),
  },
  option "amputate" {
    "Amputation above the knee, after talking with {him} and {companion}",
    rating = either("muscle == 'dead'", "best", "harmful"), cite = { "acc2016", "practice" }, teaches = { "k_dead_limb", "s22_one_of_several", "s24_complications" },
    because = either("muscle == 'dead'",
      [[No guideline opens an artery to a dead leg: potassium, acid and myoglobin would flow back at once. This is the operation that saves the life.]],
      [[The leg is alive: a vein that sounds, a foot that still moves a little. It can be saved now, and in some hours it cannot.]]),
    takes = "3 h", set = "ischaemic = false; muscle = 'removed'", to = "stump",
  },
  option "hybrid" {
    "In one session: clear the clot, then balloon the segment above it",
    rating = either("muscle == 'dead'", "harmful", "acceptable"), cite = { "acc2016", "esvs2020" }, teaches = { "k_six_hours", "s22_one_of_several" },
    because = either("muscle == 'dead'", [[There is no muscle left to save. What flows back is potassium and myoglobin.]],
      "af", [[Nothing is wrong with the segment, as the picture will show; it came from the heart. The balloon costs time.]],
      [[It deals with the cause as well, and is as good as the fastest way if it costs no time. Flow to the foot first.]]),
    takes = "90 min", set = "ischaemic = false", to = either("muscle == 'dead'", "washout", "flow"),
    case "muscle == 'spared'" { takes = "90 min", set = "ischaemic = true", to = "flow" },
  },
  option "fastest" {
    "The clot out by whichever table is ready first, knife or catheter",
    rating = either("muscle == 'dead'", "harmful", "best"), cite = { "acc2016", "summaries", "cochrane" }, teaches = { "k_six_hours", "s22_one_of_several" },
    because = either("muscle == 'dead'", [[There is no muscle left to save. What flows back is potassium and myoglobin, and it can stop the heart on the table.]],
      [[IIa and IIb: flow within six hours, IIb as soon as can be. Open or through a catheter matters less than which is sooner.]]),
    takes = "1 h", set = "ischaemic = false", to = either("muscle == 'dead'", "washout", "flow"),
  },
}

chance "lysed" {
  set = "ischaemic = false",
  branch "brain" {
    [[At four in the morning {name} no longer finds {his} words, and the right arm falls. A bleed. The alteplase is stopped; the leg has flow.]],
    p = either("af", "lysis_again", "lysis_stroke"), to = "stroke",
  },
  branch "groin" {
    [[The sheath bleeds all night; four units. In the morning there is flow.]], p = "lysis_bleed", set = "reserve = worse(reserve)", to = "reperfused",
  },
  branch "open" { [[In the morning there is flow, down to the arch of the foot.]], p = rest, to = "reperfused" },
}

chance "flow" {
  set = "ischaemic = false",
  branch "opens" {
    [[{either(af, 'A clot like a finger, old at its tip and fresh at its tail. The artery behind it is healthy.', 'Clot, fresh and dark, and behind it the old narrow place.')} Then a colour in the toes that nobody had dared to hope for.]],
    p = rest, to = "reperfused",
  },
  branch "fails" {
    [[Three times the clot is out, and three times the artery is shut again before the skin is closed. At midnight the calf is hard.]],
    p = "no_flow", set = "muscle = 'removed'", to = "stump",
  },
}

chance "washout" {
  branch "arrest" {
    [[The leg turns pink. Two minutes later the QRS on the monitor grows broad, then broader. Potassium 8.1. The heart does not come back.]],
    p = 0.40, illustrative = true, teaches = { "k_dead_limb", "s24_complications" }, to = "dead",
  },
  branch "kidneys" {
    [[The leg turns pink, the urine brown. Dialysis the same night, and on the third day the amputation that was due on the first.]],
    p = rest, takes = "5 d", teaches = { "k_dead_limb", "s24_complications" }, to = "causes",
  },
}

step "stump" {
  [[Above the knee. In the recovery room {name} asks whether it is warm now. {companion} says yes.]],
  takes = "3 d", cite = "acc2016", to = "causes",
}

chance "reperfused" {
  branch "soft"  { [[The calf stays soft. The potassium rises to 5.3 and falls again.]], p = rest, takes = "2 d", to = "causes" },
  branch "tense" { takes = "2 h", p = either("muscle == 'hurt'", "by_odds(story_tense, 2)", "story_tense"), to = "calf" },
}

decision "calf" {
  set = "hr = 108; sbp = 142",
  [[Two hours later. The foot is warm, the pulse at the ankle can be felt, and {name} is worse than before: the calf is tight as a drum{either(af, '. She is still half asleep from the anaesthetic, and since the stroke she says little; it is hard to tell what she feels', ', the pain is beyond any morphine, and when you bend the toes up the ward can hear it')}. Potassium 6.4 mmol/L, the T waves are pointed. "But the pulses are back," says the junior.]],
  hint = "What rises in a closed space long before it stops a pulse? And what has it already let into the blood?",

  option "reassure" {
    "Reassure: with a pulse in the foot there can be no compartment syndrome",
    rating = "harmful", cite = { "karonen", "practice" }, teaches = "s24_complications",
    because = [[Pulses stay while muscle dies. A tight calf with pain on stretch after flow has come back is a compartment syndrome.]],
    takes = "4 h", set = "muscle = 'hurt'; reserve = worse(reserve)", result = [[Four hours later the foot does not lift any more. The night surgeon opens what can still be opened.]], to = "potassium",
  },
  option "pressures" {
    "Compartment pressures first, the needle is upstairs; then decide",
    rating = either("af", "acceptable", "suboptimal"), cite = { "karonen", "practice" }, teaches = "s24_complications",
    because = either("af", [[Where someone cannot say what hurts, a figure helps. It must not cost an hour.]],
      [[For a drowsy patient or doubtful signs. Here the picture is complete, and the needle only tells what the hand has said.]]),
    takes = "40 min", result = [[52 mmHg. "Theatre," says the surgeon.]], to = "potassium",
  },
  option "fasciotomy" {
    "All four compartments open now, and the potassium treated on the way there",
    rating = "best", cite = { "karonen", "practice" }, teaches = "s24_complications",
    because = [[One cause, two dangers, both now. About one in ten needs it after an acute leg, more when the foot was weak. Four compartments: one left shut is a foot that drops.]],
    takes = "30 min", to = "potassium",
  },
  option "opioid" {
    "More morphine and a nerve block, and another look in the morning round",
    rating = "harmful", cite = { "karonen", "practice" }, teaches = "s24_complications",
    because = [[The pain is the sign. Who puts it to sleep learns of the rest in the morning.]],
    takes = "8 h", set = "muscle = 'hurt'; reserve = worse(reserve)", result = [[In the morning there is no pain, and no foot that lifts. What can still be opened is opened.]], to = "potassium",
  },
  option "potassium_first" {
    "The potassium first, on the ward; theatre within the hour, when it is down",
    rating = "suboptimal", cite = { "karonen", "practice" }, teaches = "s24_complications",
    because = [[Both come out of the same calf. Calcium runs in on the way to theatre; as long as the fascia is shut there will be more.]],
    takes = "1 h", result = [[After an hour it is 6.3. "Then open the calf," says the nephrologist.]], to = "potassium",
  },
}

orders "potassium" {
  [[The anaesthetist looks at the strip: "Pointed, and getting broader." Potassium still above 6 mmol/L, urine the colour of tea. What is given?]],
  hint = "Shield, shift, remove, and keep looking.",
  to = "night", cite = "summaries",

  item "furosemide" {
    "Furosemide 20 mg, and a control in six hours", rating = "suboptimal",
    because = "Too slow and too little; and a dry kidney takes the myoglobin badly.", cite = "practice",
  },
  item "calcium" {
    "Calcium gluconate 10 %, 30 mL over 5 to 10 minutes", rating = "best", missed = "harmful",
    because = "It protects the heart within minutes, and changes the potassium not at all. With ECG changes it comes first (some use 10 mL and repeat).",
    cite = "summaries", teaches = "s24_complications", takes = "10 min", set = "calmed = true",
  },
  item "insulin" {
    "Insulin 10 units with 25 g of glucose, then salbutamol", rating = "best", missed = "suboptimal",
    because = "It moves potassium into the cells for some hours; glucose is checked every half-hour.",
    cite = "summaries", teaches = "s24_complications", takes = "15 min",
  },
  item "monitor" {
    "Monitor, fluids, CK and kidney values, nephrology told", rating = "best", missed = "suboptimal",
    because = "After an hour it comes back. Muscle breaks down, myoglobin clogs the kidney, and dialysis is the one that removes.",
    cite = "practice", teaches = "s24_complications", takes = "10 min",
  },
}

chance "night" {
  branch "arrest" { [[At two in the morning the heart stops. Potassium 7.9.]], p = either("calmed", 0.01, 0.15), illustrative = true, teaches = "s24_complications", to = "dead" },
  branch "through" { [[Towards morning the potassium is 5.1, and the urine paler. Three days later the wounds in the calf can be closed.]], p = rest, takes = "3 d", to = "causes" },
}

----------------------------------------------------------------------------------------------------------------------
-- Why, and what then

orders "causes" {
  set = "sbp = 132; hr = 78",
  [[Some days later. {either(is(muscle, 'removed', 'dead'), 'The stump is dry; the bed has become wide.', 'The foot is warm.')} {name} eats again. "And why?" asks {companion}. "It had been repaired." What do you look for?]],
  hint = "Where can a clot come from? From above, from the place itself, or from a box that is still full.",
  to = "afterwards",

  item "rhythm" {
    "ECG, some days of rhythm monitoring, and an echo", rating = "best", missed = either("af", "harmful", "acceptable"),
    because = "An embolus wants full anticoagulation. If the treated segment has clearly clotted in sinus rhythm, this may follow after discharge.",
    cite = { "voyager", "practice" }, teaches = "k_search", takes = "1 d", reveals = "rhythm",
  },
  item "thrombophilia" {
    "A full thrombophilia panel from the blood of today", rating = "suboptimal",
    because = "For those who clot in spite of everything taken. On heparin, in the acute phase, it misleads.", cite = "practice",
  },
  item "segment" {
    either("is(muscle, 'removed', 'dead')", "The treated segment in the specimen, and a picture of the other leg", "A picture of the treated segment and of what lies below it"), rating = "best", missed = "suboptimal",
    because = "A place that narrowed again and clotted is the commonest answer, and may need something now.",
    cite = { "voyager", "practice" }, teaches = "k_search", takes = "1 h", reveals = "segment",
  },
  item "aneurysm" {
    "Ultrasound of the aorta and of both popliteals", rating = "best", missed = "suboptimal",
    because = "An aneurysm throws clot, and has a treatment of its own; in a leg at IIb it is repaired at once.",
    cite = "svs", teaches = { "k_search", "s02_name_the_cause" }, takes = "30 min", reveals = "wide",
  },
  item "tablets" {
    "Sit down: which tablets, really, and since when? And tobacco?", rating = "best", missed = "suboptimal",
    because = "The cheapest test, and the one that is never ordered.",
    cite = "practice", teaches = { "k_search", "s26_history" }, takes = "20 min", reveals = "tablets",
  },
}

decision "afterwards" {
  [[{either(known('tablets'), 'The boxes lie on the table.', 'Of the tablets nobody has spoken.')} {either(known('rhythm'), '', 'No rhythm strip hangs at the bed. ')}{either(bled, 'On the chart there is still the red sticker: bleeding after the procedure. ', '')}{either(wound, '"I took every one of them," says Bruno. "What now?"', af, '"I stopped because the letter said so," says Edith. "Is it to be again?"', '"I will take what you say. This time I will."')}]],
  hint = "From the heart or from the place? And who bleeds?",

  option "same" {
    "The same as before, since it was right, and a visit in a year",
    rating = "suboptimal", cite = { "voyager", "acc2024" }, teaches = { "k_search", "k_after" },
    because = [[The weeks after are the most dangerous ones. What failed, or was not taken, has to be changed or explained, and someone has to look soon.]],
    takes = "10 min", to = "year",
  },
  option "full" {
    "Apixaban at full dose for life, tobacco and tablets talked through, visits from week four",
    rating = either("af", "best", "harmful"), cite = { "acc2024", "practice" }, teaches = { "k_search", "s25_conservative" },
    because = either("af", [[It came from the heart: full anticoagulation, begun when the neurologist and the wound allow it, and never again "paused until further notice" without a date.]],
      [[No fibrillation, no thrombus in the heart: it clotted where it had been treated. There full anticoagulation brings bleeding and no benefit.]]),
    takes = "30 min", set = "guarded = af; reserve = either(af, reserve, worse(reserve))", to = "year",
  },
  option "none" {
    "No tablet against clotting for the time being, until all the wounds have closed",
    rating = "harmful", cite = { "voyager", "practice" }, teaches = "k_search",
    because = [[After an acute leg the risk of amputation is some twenty-five times as high, and of death two and a half times. No plan is the worst plan.]],
    takes = "5 min", set = "reserve = worse(reserve)", to = "year",
  },
  option "single" {
    "One antiplatelet and a statin, tobacco and tablets talked through, visits from week four",
    rating = either("af", "suboptimal", "bled", "best", "acceptable"), cite = { "acc2024", "practice" }, teaches = { "k_search", "k_after", "s25_conservative" },
    because = either("af", [[It came from the heart, and an antiplatelet does not hold that back.]],
      "bled", [[After the bleed the second drug waits; the question is asked again at each visit. What protects most is what is really taken.]],
      [[Class 1, and enough where bleeding risk is high. It is not here, and a clot in the segment is the reason to add the small rivaroxaban.]]),
    takes = "30 min", set = "guarded = not af", to = "year",
  },
  option "pair" {
    "Aspirin with rivaroxaban 2.5 mg twice daily, tobacco and tablets talked through, visits from week four",
    rating = either("af", "suboptimal", "bled", "suboptimal", "best"), cite = { "voyager", "acc2024" }, teaches = { "k_search", "k_after", "s25_conservative" },
    because = either("af", [[It came from the heart: the small dose is not enough for that.]],
      "bled", [[Right for most, and in half a year perhaps here; for now {he} has too fresh a bleed for two.]],
      [[It clotted where it had been treated, in sinus rhythm: an antiplatelet with low-dose rivaroxaban. No trial settles it, and it protects only the one who takes it: hence the talk.]]),
    takes = "30 min", set = "guarded = not (af or bled)", to = "year",
  },
}

chance "year" {
  takes = "52 wk",
  spread = either("muscle == 'removed'", "removed", "muscle == 'dead'", "poisoned", "muscle == 'hurt'", "too_late", "in_time"),
  worse_by = "either(reserve == 'good', 1, reserve == 'fair', 1.3, 1.8) * either(guarded, 1, 1.7)",
  branch "walks"     { to = "walks" },
  branch "mild"      { to = "mild" },
  branch "foot"      { to = "foot" },
  branch "severe"    { to = "severe" },
  branch "amputated" { [[{either(muscle == 'removed', 'Weeks of learning to turn, to sit and to stand on one leg.', muscle == 'dead', 'On the ninth day the leg comes off after all.', 'In the fourth month the artery closes again, and nobody finds a way to open it.')}]], to = "amputated" },
  branch "dead"      { [[{either(muscle == 'dead', 'The kidneys have not come back, and after them the heart gives up.', 'Then it is the heart, as in most who die of this disease.')}]], to = "dead" },
}

----------------------------------------------------------------------------------------------------------------------
-- How it ends

outcome "walks" {
  told {
    base         = "Walter is on the market again. He walks past the shop without a look at the shoes; once, in spring, he goes in and buys a pair.",
    fibrillation = "Edith plays five verses, and the postlude. Her heart sets the tempo, not her calf.",
    ulcer        = "The toe has closed. Bruno wears two whole shoes, and on Sundays he shows children how to brake a tram.",
    kidney       = "Margit carries four bundles and Jakob three. He sleeps until half past six.",
    heparin      = "Ivo is on the roof again, with a rope, at the insistence of Tilde. At the football he sings.",
    late         = "Greta passes the second bench, and the fourth. The dog has stopped sitting down of his own accord.",
  },
  utility = "u_walks", good = true, because = "Walking without pain: the aim, by whichever way. Mean utility after revascularisation is lower than this, about 0.68.", cite = "qol_claud",
}
outcome "mild" {
  told {
    base         = "Walter walks half a kilometre, then he looks at shoes. It is enough for two markets of the three.",
    fibrillation = "Edith plays three verses and lets the congregation sing the rest alone. They have become better at it.",
    ulcer        = "The toe has closed. Bruno walks to the tram stop, and rides from there.",
    kidney       = "Margit has a trolley for the newspapers now. The calf speaks up on the ramp.",
    heparin      = "Ivo does the low roofs, and teaches the lads on the others.",
    late         = "Greta gets to the fifth bench. The shop has begun to deliver, and the dog knows the boy.",
  },
  utility = "u_mild", good = true, cite = "qol_claud",
}
outcome "foot" {
  told {
    base         = "The leg is there; the foot hangs. Walter wears a splint inside a rubber boot and sits behind the stall.",
    fibrillation = "The leg is there; the foot hangs. Edith plays on the manuals, and the young man plays the pedals.",
    ulcer        = "The leg is there; the foot hangs, and has to be looked at every evening. Paula does it.",
    kidney       = "The leg is there; the foot hangs. Margit has a splint, and a high stool at the till.",
    heparin      = "The leg is there; the foot hangs. Ivo draws up the offers in the office, and looks at roofs.",
    late         = "The leg is there; the foot hangs. Greta walks with a frame, and the dog beside it.",
  },
  utility = "u_foot", because = "Nerves die first: foot drop is the price of late flow, or of a calf that was opened late.", cite = { "karonen", "practice" },
}
outcome "stroke" {
  [[A year later {name} speaks slowly and holds the cup with the left hand. The leg is warm. "A bargain," {he} says, when the word comes.]],
  utility = "u_stroke", because = "Lysis bleeds, seldom into the brain, and more often where there has been a stroke.", cite = "cochrane",
}
outcome "severe" {
  told {
    base         = "Forty metres. Walter has given two markets away and sits on an ice box at the third.",
    fibrillation = "Forty metres. Edith is brought to the organ in a chair and plays what can be played without feet.",
    ulcer        = "The toe is open again. Bruno sleeps in the chair again, and the meeting talks about him on Thursdays.",
    kidney       = "Forty metres. Jakob carries all seven.",
    heparin      = "Forty metres. Ivo has sold his share in the firm.",
    late         = "Forty metres. Greta has moved to the ground floor of a home. The dog lives with the boy from the shop.",
  },
  utility = either("wound", "u_clti", "u_severe"), because = "Two cohorts measured the two states, 0.51 and 0.56; the order of these numbers means nothing.", cite = { "qol_claud", "qol_clti" },
}
outcome "amputated" {
  told {
    base         = "Walter has a leg of carbon fibre and eleven jokes about it. Irma runs the stall.",
    fibrillation = "Edith has one foot for thirty pedals. She has begun to arrange Bach for it.",
    ulcer        = "Bruno has a wheelchair with a number plate from his old tram.",
    kidney       = "Margit has sold the kiosk. Jakob pushes her past it on the way to school.",
    heparin      = "Ivo learns to walk on a leg that does not feel the rungs. He stays on the ground.",
    late         = "Greta lives in a home that does take dogs; Mrs Holm had telephoned until one was found.",
  },
  utility = "u_amp", because = "About one in ten who come with an acute leg lose it in hospital; sources say 6 to 15 %.", cite = "ali_ends",
}
outcome "dead" {
  told {
    base         = "Walter dies. On Saturday there is a candle on the stall, among the mackerel.",
    fibrillation = "Edith dies. The young man plays all five verses.",
    ulcer        = "Bruno dies. The trams of the depot ring once, at noon.",
    kidney       = "Margit dies. Jakob opens the kiosk at five, because somebody has to, and then sits down.",
    heparin      = "Ivo dies. The lads finish the roof.",
    late         = "Greta dies. Mrs Holm takes the dog after all.",
  },
  utility = 0, because = "Most who die with this disease die of the heart; in the acute leg it is also what the leg lets loose.", cite = { "history", "practice" },
}

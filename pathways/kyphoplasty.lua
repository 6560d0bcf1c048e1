-- Painful vertebral compression fracture and balloon kyphoplasty: a pathway for casewalk.
--
-- For education, not for patient care. Nobody but the author has reviewed it clinically.
-- The facts come from the trials, guidelines and cohorts named below as sources. A source marked `unverified` stands
-- for what is commonly taught or quoted and was not checked against a publication. A number marked `illustrative` is
-- the author's estimate and says beside it what it leans on. The point of the case: the trials with a sham procedure
-- tested vertebroplasty, not kyphoplasty; the main kyphoplasty trial was not blinded; the guidelines disagree.
-- The people in it are invented. Licence: CC BY-SA 4.0.

pathway "kyphoplasty" {
  title     = "A bag of potatoes",
  summary   = "A painful vertebral fracture: who needs cement, how it is put in safely, and the bone that broke",
  version   = "1.0.0",
  audience  = "Residents in orthopaedics, geriatrics, general medicine and interventional radiology",
  authors   = { "casewalk" },
  reviewed  = "2026-11-21",
  review_by = "2028-11-21",
  licence   = "CC BY-SA 4.0",
  minutes   = 20,
  clock     = "1 d",
  pass      = { score = 0.7, harmful = 0 },
  goals     = {
    "Tell a fracture of weak bone from cancer, infection and a threatened cord",
    "Say who may gain from cement, who will not, and how sure anybody can be",
    "Obtain consent in figures, without promises",
    "Keep the discipline of two planes from the first needle to the last drop of cement",
    "Recognise the leak, the embolus, the weak leg and the late infection, and act on them",
    "Treat the bone, so that this fracture is the last",
  },
  start     = "call",
}

----------------------------------------------------------------------------------------------------------------------
-- Sources

source "free"       { "Wardlaw D, et al. Balloon kyphoplasty compared with non-surgical care: FREE, 300 patients, not blinded, funded by the maker. Lancet 2009;373:1016.", year = 2009, grade = "trial", doi = "10.1016/S0140-6736(09)60010-6" }
source "free24"     { "Van Meirhaeghe J, et al. FREE at 24 months. Spine 2013;38:971.", year = 2013, grade = "trial", doi = "10.1097/BRS.0b013e31828e8e22" }
source "cafe"       { "Berenson J, et al. Balloon kyphoplasty in patients with cancer: CAFE, 134 patients, not blinded. Lancet Oncol 2011;12:225.", year = 2011, grade = "trial", doi = "10.1016/S1470-2045(11)70008-0" }
source "invest"     { "Kallmes DF, et al. Vertebroplasty versus sham: INVEST, 131 patients. N Engl J Med 2009;361:569.", year = 2009, grade = "trial" }
source "buchbinder" { "Buchbinder R, et al. Vertebroplasty versus sham, 78 patients. N Engl J Med 2009;361:557.", year = 2009, grade = "trial" }
source "vapour"     { "Clark W, et al. Early vertebroplasty versus sham in severe pain: VAPOUR, 120 patients. Lancet 2016;388:1408.", year = 2016, grade = "trial" }
source "vertos4"    { "Firanescu CE, et al. Vertebroplasty versus sham: VERTOS IV, 180 patients. BMJ 2018;361:k1551. Height and new fractures: doi 10.1007/s00270-019-02205-w.", year = 2018, grade = "trial", doi = "10.1136/bmj.k1551" }
source "vertos2"    { "Klazen CA, et al. Vertebroplasty versus conservative care, open: VERTOS II, 202 patients. Lancet 2010;376:1085. New fractures: AJNR 2010;31:1447.", year = 2010, grade = "trial" }
source "vertos1"    { "Voormolen MHJ, et al. VERTOS, open: 34 patients analysed (as commonly quoted), 46 in the list of NICE. AJNR 2007;28:555.", year = 2007, grade = "trial", unverified = true }
source "vertos5"    { "Carli D, et al. Vertebroplasty for chronic painful fractures: VERTOS V, 80 patients. Radiology 2023;308:e222535.", year = 2023, grade = "trial", doi = "10.1148/radiol.222535" }
source "cochrane"   { "Buchbinder R, et al. Percutaneous vertebroplasty for osteoporotic vertebral compression fracture: 21 trials. Cochrane Database 2018.", year = 2018, grade = "review", doi = "10.1002/14651858.CD006349.pub4" }
source "asbmr"      { "Ebeling PR, et al. Vertebral augmentation: task force of the American Society for Bone and Mineral Research. J Bone Miner Res 2019;34:3.", year = 2019, grade = "review", doi = "10.1002/jbmr.3653" }
source "acr"        { "Shah LM, et al. ACR Appropriateness Criteria: vertebral compression fractures. J Am Coll Radiol 2018;15(11S):S347.", year = 2018, grade = "guideline" }
source "nice"       { "NICE. Vertebroplasty and balloon kyphoplasty without stenting: technology appraisal TA279, 2013.", year = 2013, grade = "guideline" }
source "ipg166"     { "NICE. Balloon kyphoplasty for vertebral compression fractures: interventional procedure guidance IPG166.", grade = "guideline" }
source "barr"       { "Barr JD, et al. Position statement on percutaneous vertebral augmentation by several societies. J Vasc Interv Radiol 2014;25:171.", year = 2014, grade = "guideline" }
source "aaos"       { "American Academy of Orthopaedic Surgeons. Treatment of osteoporotic spinal compression fractures, 2010.", year = 2010, grade = "guideline", doi = "10.5435/00124635-201103000-00007" }
source "mccullough" { "McCullough BJ, et al. Outcomes after vertebral augmentation: Medicare cohort and its selection bias. JAMA Intern Med 2013;173:1514.", year = 2013, grade = "cohort", doi = "10.1001/jamainternmed.2013.8725" }
source "edidin"     { "Edidin AA, et al. Mortality after vertebral fractures in Medicare patients. Spine 2015;40:1228.", year = 2015, grade = "cohort", doi = "10.1097/BRS.0000000000000992" }
source "bkp_vp"     { "Balloon kyphoplasty versus vertebroplasty: randomised, 381 patients, stopped early. AJNR 2014;35:2227.", year = 2014, grade = "trial" }
source "leak_risk"  { "Risk factors for cement leakage: meta-analysis of 22 studies. World Neurosurg 2017;101:633.", year = 2017, grade = "review", doi = "10.1016/j.wneu.2017.01.124" }
source "viscosity"  { "High-viscosity cement and leakage: meta-analysis. PMC5895344.", grade = "review" }
source "one_side"   { "Unilateral versus bilateral balloon kyphoplasty: meta-analysis.", grade = "review" }
source "canal_leak" { "Cement in the spinal canal and cement embolism after vertebroplasty, 3,175 patients. J Orthop Surg Res 2019.", year = 2019, grade = "cohort", doi = "10.1186/s13018-019-1459-4" }
source "lung_cement" { "Pulmonary cement embolism on postoperative CT: 34 of 1,782 patients. Preprint, researchsquare 309630.", grade = "cohort" }
source "reactions"   { "Severe hypotension and arrest in a kyphoplasty series of some 300 patients. PMC3395994.", grade = "cohort" }
source "liao"       { "Liao JC, et al. Infection after vertebroplasty: 18 of 5,749 patients. BMC Infect Dis 2018;18:555.", year = 2018, grade = "cohort", doi = "10.1186/s12879-018-3486-x" }
source "infection19" { "Zhang S, et al. BMC Musculoskelet Disord 2021;22:591; and a series with infection in 19 of 2,267 patients, 4 infected before. PMC8236162.", year = 2021, grade = "cohort", doi = "10.1186/s12891-021-04478-0" }
source "disc_leak"  { "Risk factors for new vertebral fracture after augmentation, intradiscal leak among them. PMC3488642.", grade = "cohort" }
source "wall"       { "Perez JL, et al. Kyphoplasty with a breached posterior wall: 98 patients, uncontrolled. Int J Spine Surg 2021;15:353.", year = 2021, grade = "cohort" }
source "malignant"  { "Benign and malignant vertebral fractures on MRI: review articles, AJNR 2018 and Radiopaedia.", year = 2018, grade = "review" }
source "sir"        { "Patel IJ, et al. Society of Interventional Radiology: periprocedural bleeding risk. J Vasc Interv Radiol 2019;30:1168.", year = 2019, grade = "guideline" }
source "sedation"   { "Midazolam in the elderly; naloxone and flumazenil in bronchoscopy and emergency medicine: secondary summaries.", grade = "review" }
source "antibiotic" { "Surgical prophylaxis in spinal surgery: Therapeutic Guidelines (eTG), secondary summary; review of augmentation, Semin Intervent Radiol 2010.", grade = "guideline" }
source "bhof"       { "LeBoff MS, et al. The clinician's guide to prevention and treatment of osteoporosis. Osteoporos Int 2022;33:2049.", year = 2022, grade = "guideline", doi = "10.1007/s00198-021-05900-y" }
source "vero"       { "Kendler DL, et al. Teriparatide versus risedronate in severe osteoporosis: VERO. Lancet 2018;391:230.", year = 2018, grade = "trial", doi = "10.1016/S0140-6736(17)32137-2" }
source "bone_drugs" { "Dosing, contraindications and sequence of osteoporosis drugs: secondary summaries of guidelines.", grade = "review" }
source "rebound"    { "Multiple vertebral fractures after stopping denosumab: Kondo 2020; J Clin Med 2023.", year = 2023, grade = "review" }
source "strom"      { "Ström O, et al. Cost-effectiveness of balloon kyphoplasty in the UK, built on FREE, linked to industry. Osteoporos Int 2010;21:1599.", year = 2010, grade = "review", doi = "10.1007/s00198-009-1096-6" }
source "practice"   { "Common clinical teaching, as commonly quoted.", grade = "opinion", unverified = true }

----------------------------------------------------------------------------------------------------------------------
-- Learning points. s01 to s23: what patients are told about this procedure, and what holds of it. k: what else one needs.

learning_point "s01_breakthrough"       "\"Breakthrough\" is a headline: no sham-controlled trial of kyphoplasty, benefit seen without blinding, guidelines split"
learning_point "s02_localise"           "Localisation comes first: count on two planes against the MRI; the wrong level is a never event"
learning_point "s03_access"             "A small incision, a working cannula through or beside the pedicle, on one side or both; then the balloon"
learning_point "s04_height"             "Height comes back in part, and some is lost again: kyphosis gain 3.1 against 0.8 degrees; a gain in function is unproven"
learning_point "s05_cement"             "Balloon out, cement in: thick, in small portions, under continuous lateral fluoroscopy"
learning_point "s06_support"            "Cement props up this vertebra (further collapse 8 % against 45 %, from vertebroplasty); it does not protect the others"
learning_point "s07_comparator"         "\"Less invasive than open surgery\" is true and beside the point: the alternative is care without a procedure"
learning_point "s08_relief"             "Pain falls after cement, after a sham procedure and by itself; the difference is small or absent except perhaps in early severe pain"
learning_point "s09_alignment"          "Cement steadies a compression fracture; it does not mend an unstable spine, and the gain in alignment is small"
learning_point "s10_imaging"            "MRI with STIR finds the unhealed level and looks for tumour, infection and a narrowed canal"
learning_point "s11_workup"             "Work-up: red flags, neurology, focal tenderness, bleeding risk, infection, bone history"
learning_point "s12_anaesthesia"        "Local anaesthesia with titrated sedation or general anaesthesia: practice varies; capnography and a second trained person do not"
learning_point "s13_feedback"           "An awake patient warns of a nerve; she does not replace the lateral view, and sedation can stop the breathing"
learning_point "s14_nerves"             "Cord and nerves: stay lateral of the medial pedicle line until the needle has passed the posterior wall"
learning_point "s15_aftercare"          "Afterwards: lie flat for an hour or two, check legs, chest and oxygen, then get up"
learning_point "s16_short_stay"         "Most go home the same or the next day; frailty, opioids and living alone may ask for a night"
learning_point "s17_physiotherapy"      "Exercise may help movement, pain and fear of falling; fewer falls or fractures is not shown, braces are unproven"
learning_point "s18_infection"          "Infection is rare (about 4 in 1,000), late and serious; fever or a raised CRP postpones the procedure"
learning_point "s19_leak"               "Cement leaks often (20 % on fluoroscopy, 70 % on CT) and is mostly silent; canal, vein and disc have different consequences"
learning_point "s20_navigation"         "Better imaging and navigation may improve aim; no better patient outcome has been shown"
learning_point "s21_custom"             "Custom-made instruments are a promise: no outcome evidence; one-sided access is a modest, real refinement"
learning_point "s22_treat_bone"         "Treat the osteoporosis: without it the next vertebra breaks"
learning_point "s23_most_mend"          "Most fractures improve over 2 to 12 weeks without a procedure; mild, old or healed ones must not be cemented"
learning_point "k_red_flags"            "A new deficit in the legs, bladder or saddle: imaging and a spinal surgeon the same day"
learning_point "k_malignant"            "Convex posterior wall, pedicle, soft tissue, other lesions: think of cancer, take tissue"
learning_point "k_cancer_evidence"      "In cancer fractures the evidence is another, and also unblinded: neither borrow it nor lend it"
learning_point "k_analgesia"            "Paracetamol by weight, little opioid with a laxative, movement; no bed rest, no NSAID at this age"
learning_point "k_mortality"            "\"Those treated live longer\" comes from claims data, where the healthier were treated"
learning_point "k_disagree"             "VAPOUR found a gain in early severe pain, VERTOS IV and Cochrane did not: tell patients both"
learning_point "k_clotting"             "Augmentation is high bleeding risk: INR at most 1.5 to 1.8, platelets at least 50; back to full dose after 24 hours or more"
learning_point "k_rescue"               "Breathing first: stop drugs and tools, open the airway, oxygen, call, reverse, turn her over"
learning_point "k_embolus"              "Oxygen and pressure fall after cement: think of cement or fat in the lung, support, echo or CT"
learning_point "k_weak_leg"             "A weak leg afterwards: MRI or CT and a spinal surgeon at once; hours decide"
learning_point "k_same_symptom"         "New pain weeks later: new fracture, muscle, non-union, infection, cancer. Examine, CRP, MRI before any treatment"
learning_point "k_screen_first"         "Before a bone drug: calcium, vitamin D, kidney, ALP, myeloma screen"
learning_point "k_denosumab"            "Denosumab is never just stopped: the rebound breaks several vertebrae"

----------------------------------------------------------------------------------------------------------------------
-- The numbers the odds rest on

parameter "persists"       { 0.85, low = 0.50, high = 0.90, illustrative = true, label = "Pain still severe after three weeks in this story (chosen for teaching; fewer do)" }
parameter "persists_few"   { 0.10, low = 0.05, high = 0.40, illustrative = true, label = "The same for the patient whose pain settles (chosen for teaching)" }
parameter "relief_cement"  { 0.44, low = 0.25, high = 0.55, cite = { "vapour", "vertos4" }, label = "Pain below 4 two weeks later, with cement (vertebroplasty)" }
parameter "relief_sham"    { 0.21, low = 0.15, high = 0.45, cite = { "vapour", "vertos4" }, label = "Pain below 4 two weeks later, without cement" }
parameter "late_better"    { 0.70, low = 0.50, high = 0.85, illustrative = true, label = "Much better by twelve weeks, whatever was done" }
parameter "early_gain"     { 0.05, low = 0.00, high = 0.07, illustrative = true, label = "What relief in the first weeks adds to the year (0 if VERTOS IV is right)" }
parameter "leaks"          { 0.20, low = 0.07, high = 0.40, cite = { "leak_risk", "ipg166" }, label = "Leak seen on fluoroscopy, kyphoplasty" }
parameter "leaks_vp"       { 0.547, low = 0.39, high = 0.55, cite = "leak_risk", label = "Leak, vertebroplasty" }
parameter "leak_symptoms"  { 0.025, low = 0.00, high = 0.05, cite = "practice", label = "Symptoms, given a leak seen on fluoroscopy" }
parameter "canal_share"    { 0.04, low = 0.01, high = 0.10, illustrative = true, label = "Share of leaks that reach the canal" }
parameter "canal_story"    { 0.50, low = 0.04, high = 0.60, illustrative = true, label = "The same with a breached posterior wall (chosen for teaching)" }
parameter "canal_weak"     { 0.154, low = 0.05, high = 0.35, cite = "canal_leak", label = "Decompression needed after a canal leak (4 of 26)" }
parameter "lung_symptoms"  { 0.002, low = 0.0005, high = 0.005, illustrative = true, label = "Cement in the lung with symptoms" }
parameter "reaction"       { 0.01, low = 0.003, high = 0.02, illustrative = true, label = "Vasopressor needed after cement" }
parameter "desaturates"    { 0.01, low = 0.003, high = 0.03, illustrative = true, label = "Sedation event that needs rescue" }
parameter "desaturates_frail" { 0.40, low = 0.03, high = 0.50, illustrative = true, label = "The same with frail lungs (chosen for teaching)" }
parameter "major_neuro"    { 0.0005, low = 0.0003, high = 0.0013, cite = "ipg166", label = "Major neurological injury" }
parameter "procedure_death" { 0.0005, low = 0.0001, high = 0.001, illustrative = true, label = "Death from the procedure" }
parameter "sinks_cement"   { 0.10, low = 0.08, high = 0.12, cite = { "vertos4", "vertos2" }, label = "Treated vertebra sinks further, cement" }
parameter "sinks_none"     { 0.43, low = 0.41, high = 0.45, cite = { "vertos4", "vertos2" }, label = "The same without cement" }
parameter "new_fracture"   { 0.20, low = 0.08, high = 0.36, cite = { "vertos2", "vertos4", "bkp_vp" }, label = "New vertebral fracture in twelve months, cement or not" }
parameter "teriparatide_2y" { 0.054, low = 0.04, high = 0.07, cite = "vero", label = "New vertebral fracture in 24 months, teriparatide" }
parameter "risedronate_2y" { 0.120, low = 0.10, high = 0.15, cite = "vero", label = "The same, risedronate" }
parameter "infects"        { 0.004, low = 0.003, high = 0.008, cite = { "liao", "infection19" }, label = "Infection after augmentation" }
parameter "septic_death"   { 0.167, low = 0.05, high = 0.30, cite = "liao", label = "Death within six months of revision for infection" }
parameter "new_pain_6"     { 0.60, low = 0.10, high = 0.70, illustrative = true, label = "New pain in week six (chosen for teaching)" }
parameter "dies"           { 0.06, low = 0.05, high = 0.10, cite = "mccullough", label = "Death within a year, all causes" }

parameter "u_well"     { 0.75, low = 0.65, high = 0.85, illustrative = true, label = "Utility: good recovery" }
parameter "u_mending"  { 0.55, low = 0.45, high = 0.65, illustrative = true, label = "Utility: first year, improving" }
parameter "u_chronic"  { 0.40, low = 0.16, high = 0.50, illustrative = true, label = "Utility: lasting pain (acute severe pain about 0.16 to 0.30)" }
parameter "new_costs"  { 0.075, low = 0.05, high = 0.15, illustrative = true, label = "What a new fracture takes (0.15 for half a year)" }
parameter "u_hip"      { 0.45, low = 0.30, high = 0.60, illustrative = true, label = "Utility: hip fracture" }
parameter "u_infected" { 0.40, low = 0.30, high = 0.50, illustrative = true, label = "Utility: vertebral infection" }
parameter "u_legs"     { 0.35, low = 0.20, high = 0.45, illustrative = true, label = "Utility: paraparesis" }
parameter "u_myeloma"  { 0.60, low = 0.50, high = 0.70, illustrative = true, label = "Utility: myeloma, under treatment" }
parameter "late_costs" { 0.15, low = 0.05, high = 0.25, illustrative = true, label = "What a late diagnosis of myeloma takes" }

-- One of many, for the patient who has new pain in week six. Only these five sum to 1; they are an estimate.
distribution "week_six_seeded"  { fracture = 0.15, muscle = 0.15, nonunion = 0.05, infection = 0.63, cancer = 0.02, illustrative = true }
distribution "week_six_myeloma" { fracture = 0, muscle = 0, nonunion = 0, infection = 0, cancer = 1, illustrative = true }
distribution "week_six" { fracture = 0.45, muscle = 0.40, nonunion = 0.10, infection = 0.03, cancer = 0.02, illustrative = true }

define "sinister"  "variant == 'cancer' and dx ~= 'myeloma'"
define "settled"   "pain <= 4"
define "feverish"  "variant == 'infection'"
define "wear"      "either(setback == 'none', 1, setback == 'some', 1.3, 1.8)"
define "frail_lungs" "variant == 'paced'"
define "level"     "either(variant == 'settling', 'T12 and L1', 'L1')"

----------------------------------------------------------------------------------------------------------------------
-- The patient. What differs between the five of them goes through `told`: one text for each variant.

local order = { "settling", "cancer", "infection", "paced" }
local function told(texts)
  local parts = {}
  for i = 1, #order do
    local text = texts[order[i]]
    if text then
      parts[#parts + 1] = "variant == '" .. order[i] .. "'"
      parts[#parts + 1] = text
    end
  end
  if #parts == 0 then return texts.base end
  parts[#parts + 1] = texts.base
  return either(table.unpack(parts))
end
local function word(texts)   -- the same inside a sentence; no apostrophes, no braces
  local parts = ""
  for i = 1, #order do
    local text = texts[order[i]]
    if text then parts = parts .. "variant == '" .. order[i] .. "', '" .. text .. "', " end
  end
  return "{either(" .. parts .. "'" .. texts.base .. "')}"
end

patient "Dora, 79" {
  pain       = integer { 8, label = "Pain", unit = "of 10", range = { 0, 10 }, normal = { 0, 3 }, clamp = true, chart = "vital" },
  spo2       = number  { 96, label = "Oxygen saturation", unit = "%", range = { 40, 100 }, normal = { 92, 100 }, clamp = true, chart = "vital" },
  sbp        = number  { 138, label = "Systolic BP", unit = "mmHg", range = { 30, 250 }, normal = { 100, 150 }, clamp = true, chart = "vital" },
  temp       = number  { 36.7, label = "Temperature", unit = "°C", range = { 33, 42 }, normal = { 36, 37.7 }, clamp = true, digits = 1, chart = "vital" },

  legs       = scale   { "strong", "weak", "very_weak", label = "Legs", say = { strong = "strong, feeling normal", weak = "weak at hip and knee", very_weak = "hardly move" }, normal = "strong", chart = "exam" },
  weight     = number  { 46, label = "Weight", unit = "kg", range = { 30, 150 }, chart = "exam" },
  history    = finding { told {
                 base      = "No cancer, no weight loss, no fever, no steroids. Pain eases when she lies still. Wrist broken at 66, mother broke a hip; six centimetres shorter than at fifty. Two falls last year.",
                 settling  = "No cancer, no weight loss, no fever, no steroids. Denosumab every six months for five years; the last injection was thirteen months ago, then the practice closed. Wrist broken at 60. No falls.",
                 cancer    = "Seven kilograms lost since the spring without trying, tired, and the pain is worst at night, lying down. No fever. No fracture before this one. No falls.",
                 infection = "No cancer, no weight loss. Diabetes; three urinary infections this year, a catheter for a week in the last one. No fever now. Ankle broken at 64. One fall.",
                 paced     = "No cancer, no weight loss, no fever. Prednisolone courses for COPD every winter. Wrist and shoulder broken. Falls about every other month.",
               }, label = "Red flags and bone history", chart = "exam", hidden = true },
  neuro      = finding { "Power, reflexes and feeling in both legs {either(legs == 'strong', 'normal', 'abnormal')}; saddle feeling and bladder {either(legs == 'strong', 'normal', 'affected')}.", label = "Legs, saddle, bladder", chart = "exam", hidden = true },
  spine      = finding { told {
                 base     = "Rounded back. One spinous process hurts to the tap of a finger, at the thoracolumbar junction. Nothing higher up.",
                 settling = "Two neighbouring spinous processes hurt to the tap of a finger, at the thoracolumbar junction.",
                 cancer   = "Tender at the thoracolumbar junction, more to the right than in the middle.",
               }, label = "Spine", chart = "exam", hidden = true },
  medicines  = finding { told {
                 base      = "Ramipril, a water tablet. No blood thinner. No allergy to contrast or cement that she knows of.",
                 settling  = "Levothyroxine. No blood thinner. No allergy to contrast or cement that she knows of.",
                 cancer    = "Paracetamol, and ibuprofen from the supermarket. No blood thinner. No allergy known.",
                 infection = "Metformin, insulin at night. No blood thinner. No allergy known.",
                 paced     = "Warfarin for atrial fibrillation, inhalers. A pacemaker of 2009 with old leads; the card says no MRI. No allergy known.",
               }, label = "Drugs, devices, allergies", chart = "exam", hidden = true },

  film       = finding { told {
                 base     = "Two wedges: T9 with dense, rounded edges, and L1, a third of its height lost in front.",
                 settling = "Three wedges: T9 with dense, rounded edges, and T12 and L1, a quarter of the height lost in each.",
                 cancer   = "Two wedges: T9 with dense, rounded edges, and L1, a third of its height lost. The right pedicle of L1 is hard to see.",
               }, label = "Radiograph", chart = "imaging", hidden = true },
  scan       = finding { told {
                 base     = "L1: band of oedema on STIR, normal fat behind it, posterior wall straight, canal free. T9: no oedema. Discs normal.",
                 settling = "T12 and L1: bands of oedema on STIR, normal fat behind them, posterior walls straight, canal free. T9: no oedema.",
                 cancer   = "L1: the whole body dark on T1, oedema into the right pedicle, posterior wall bulging backwards, canal narrowed, cord free. Small lesions in T10 and L4. T9: no oedema.",
                 paced    = "CT and SPECT: fresh fracture line and strong uptake in L1, posterior wall intact, canal free. T9: no uptake.",
               }, label = "Cross-sectional imaging", chart = "imaging", hidden = true },
  control    = finding { "{either(wrong and variant == 'settling', 'Cement lies in L1 and L2. The fractures are in T12 and L1.', wrong, 'Cement lies in L2. The fracture is in L1.', cemented, 'Cement in ', 'No cement; ')}{either(wrong, '', level)}{either(wrong, '', cemented, ', where it was meant to be.', ' as before.')}", label = "Control film", chart = "imaging", hidden = true },
  bone_bloods = finding { told {
                 base      = "Calcium 2.31 mmol/L (9.2 mg/dL), vitamin D 31 nmol/L (12 ng/mL), eGFR 52, ALP normal, thyroid and PTH normal, no band on electrophoresis.",
                 settling  = "Calcium 2.38 mmol/L (9.5 mg/dL), vitamin D 58 nmol/L (23 ng/mL), eGFR 71, ALP normal, thyroid and PTH normal, no band on electrophoresis.",
                 cancer    = "Haemoglobin 94 g/L (9.4 g/dL), calcium 2.74 mmol/L (11.0 mg/dL), eGFR 41, ALP normal; electrophoresis: an IgG kappa band of 38 g/L.",
                 infection = "Calcium 2.35 mmol/L (9.4 mg/dL), vitamin D 40 nmol/L (16 ng/mL), eGFR 60, ALP normal, no band on electrophoresis, HbA1c 66 mmol/mol (8.2 %).",
                 paced     = "Calcium 2.28 mmol/L (9.1 mg/dL), vitamin D 26 nmol/L (10 ng/mL), eGFR 31, ALP normal, PTH slightly raised, no band on electrophoresis.",
               }, label = "Bone bloods", chart = "lab", hidden = true },
  clotting   = finding { "INR {either(thin, '2.4', variant == 'paced', '1.3', '1.0')}, platelets {either(variant == 'cancer', '142', '236')} x10^9/L", label = "Clotting", chart = "lab", hidden = true },
  markers    = finding { "{either(fever_now, 'CRP 140 mg/L; urine full of leucocytes and nitrite', variant == 'cancer', 'CRP 9 mg/L; urine clear', 'CRP 4 mg/L; urine clear')}", label = "Infection", chart = "lab", hidden = true },

  -- what decides, but is not on the chart
  dx         = one_of  { "open", "fragility", "myeloma", label = "Diagnosis so far" },
  setback    = scale   { "none", "some", "much", label = "Setbacks" },
  opioid     = flag    { false, label = "Strong opioid without a plan" },
  bed        = flag    { false, label = "Bed rest" },
  waited     = flag    { false, label = "Two more weeks were given" },
  technique  = one_of  { "none", "kyphoplasty", "vertebroplasty", label = "Procedure" },
  promised   = flag    { false, label = "More was promised than is known" },
  thin       = flag    { false, label = "Anticoagulated" },
  fever_now  = flag    { false, label = "Feverish now" },
  seeded     = flag    { false, label = "Cement put in during an infection" },
  sedation   = scale   { "none", "light", "deep", label = "Sedation" },
  cortex     = flag    { false, label = "Cortex broken by the balloon" },
  fast       = flag    { false, label = "Cement in too thin or too fast" },
  leak       = one_of  { "none", "disc", "vein", "canal", label = "Leak", say = { none = "none", disc = "into the disc", vein = "into a vein", canal = "towards the canal" } },
  disc       = flag    { false, label = "Cement in the disc" },
  pushed     = flag    { false, label = "Cement pushed on through a leak" },
  response   = scale   { "prompt", "late", "missed", label = "Answer to the weak leg or the falling pressure" },
  cemented   = flag    { false, label = "Cement is in" },
  core       = flag    { false, label = "Tissue was taken" },
  early      = flag    { false, label = "Relief in the first weeks" },
  wrong      = flag    { false, label = "Wrong level" },
  bone       = one_of  { "none", "fair", "strong", "lapsed", label = "Bone treatment" },
  again      = flag    { false, label = "A new fracture" },
  late       = flag    { false, label = "Found late" },
  stuck      = flag    { false, label = "Not united" },
  relief     = scale   { "good", "partial", "none", label = "Relief" },
}

variant "settling" {
  "Two fresh fractures after denosumab was forgotten, and pain that lets go",
  name = "Carmen, 69", values = { weight = 61, sbp = 128, spo2 = 98 },
}
variant "cancer" {
  "Pain worst at night, weight lost, and a vertebra that looks different",
  name = "Vera, 68", values = { weight = 48, sbp = 122, spo2 = 97 },
}
variant "infection" {
  "Diabetes, a bladder that keeps being infected, and a fever on the wrong morning",
  name = "Salma, 71", values = { weight = 64, sbp = 144, spo2 = 97 },
}
variant "paced" {
  "A pacemaker, warfarin and poor lungs",
  name = "Hedwig, 84", values = { weight = 47, sbp = 134, spo2 = 93, thin = true },
}

----------------------------------------------------------------------------------------------------------------------
-- What may interrupt

event "delirium" {
  [[Two nights on the strong opioid. At three in the morning {name} packs a suitcase for a train that does not run, trips over it, and tells the ambulance crew that they are late. She has not opened her bowels for six days.]],
  when = "opioid", after = "2 d", p = 0.35, illustrative = true, set = "spo2 = spo2 - 3; setback = worse(setback)", to = "delirium", cite = "practice",
}

event "retropulsion" {
  [[A call from the stairwell: "My knees give way." Since this morning both legs are heavy, and she has not felt the need to pass water.]],
  at = "12 d", p = 0.02, illustrative = true, set = "legs = 'weak'", to = "heavy_legs", teaches = "k_red_flags", cite = "practice",
  because = "Two patients in the sham group of one trial had their cord compressed by bone pushed backwards (as commonly quoted). Rare, and a reason to tell every patient what to look for.",
}

event "desaturation" {
  [[The tone of the oximeter drops, and goes on dropping. On the table {name} lies on her front under green drapes, and nobody can see her chest. The figure says {spo2} %.]],
  when = "sedation ~= 'none'", p = either("sedation == 'deep' and frail_lungs", 0.7, "sedation == 'deep'", "by_odds(desaturates, 10)", "frail_lungs", "desaturates_frail", "desaturates"),
  illustrative = true, set = "spo2 = 78; setback = either(sedation == 'deep', worse(setback), setback)", to = "airway", cite = "vapour",
}

----------------------------------------------------------------------------------------------------------------------
-- The first day

decision "call" {
  told {
    base = [[The telephone hour of the back clinic of a general hospital; you are the registrar. {name}, 79, has baked wedding cakes for forty years. Nine days ago she lifted a bag of potatoes out of a car boot. "Something went, like a dry biscuit." Since then she sleeps in the armchair; on the stairs, three floors, she counts. Pain: {pain} of 10.

Behind her somebody talks. "That is Georg, my neighbour. He says I should let you put a balloon in. It is a breakthrough, he has a leaflet."]],
    settling = [[The telephone hour of the back clinic of a general hospital; you are the registrar. {name}, 69, runs a choir. Nine days ago she bent down for a music stand. "A crack, and then I could not sing any more, breathing in was enough." Pain: {pain} of 10.

Behind her somebody talks. "My husband. He has a leaflet, a balloon they put in. It is a breakthrough, he says."]],
    cancer = [[The telephone hour of the back clinic of a general hospital; you are the registrar. {name}, 68, drives a crane. Nine days ago she turned over in bed. "In bed! I lift nothing any more, I have no strength since the spring." Pain: {pain} of 10, and worst at night.

Behind her somebody talks. "My son. He has a leaflet about a balloon. A breakthrough, it says."]],
    infection = [[The telephone hour of the back clinic of a general hospital; you are the registrar. {name}, 71, keeps a fabric shop. Nine days ago she pulled a bolt of velvet from the upper shelf. "Then the floor came up to me, nearly." Pain: {pain} of 10.

Behind her somebody talks. "My daughter. She has a leaflet about a balloon that repairs the bone. A breakthrough, it says."]],
    paced = [[The telephone hour of the back clinic of a general hospital; you are the registrar. {name}, 84, was a judge. Nine days ago she coughed. "I coughed, doctor, as I do every morning, and broke. You may put that in the record." Pain: {pain} of 10; between the sentences she gets her breath.

Behind her somebody talks. "My niece. She has a leaflet about a balloon. A breakthrough, it says. I should like to hear the other side."]],
  },
  hint = "Which few causes of this pain cannot wait, and can any of them be excluded by telephone?",

  option "opioid" {
    "Strong opioid tablets sent round by the pharmacy, and a review in two weeks",
    rating = "suboptimal", cite = "practice", teaches = { "s11_workup", "k_analgesia" },
    because = [[It sedates without a diagnosis. Nobody has asked about cancer, fever, legs or bladder, and at this age a strong opioid without a plan brings confusion, falls and constipation.]],
    takes = "2 d", set = "opioid = true", result = "The tablets come within the hour. Two days later the clinic nurse reads your note, and has her brought in all the same.", to = "assess",
  },
  option "today" {
    "In today: full history with red flags, legs and saddle, the tender spot, drugs, falls",
    rating = "best", cite = { "acr", "practice" }, teaches = "s11_workup",
    because = [[A sudden pain after a small force is probably a fracture of weak bone. Whether it is, and only that, is what history and hands tell: cancer, infection and a threatened cord begin with the same sentence.]],
    takes = "3 h", result = "By noon she sits on the edge of a trolley, very straight.", to = "assess",
  },
  option "manipulate" {
    "An osteopath first: a gentle manipulation, since nine days suggest a blocked joint",
    rating = "harmful", cite = "practice", teaches = { "s11_workup", "k_red_flags" },
    because = [[It loads what may be a fresh fracture, or a vertebra with something in it. Nothing is pushed at this age before it is known what hurts.]],
    takes = "2 d", set = "pain = 9; setback = worse(setback)", result = "A push, and a sound that the osteopath does not like. He drives her to you himself. Pain: {pain} of 10.", to = "assess",
  },
  option "focused" {
    "In today for legs, bladder and red flags and a radiograph, the rest next week",
    rating = "acceptable", cite = { "acr", "practice" }, teaches = "s11_workup",
    because = [[Safe, if neurology and red flags are really covered today. The drugs, the bones and the falls then wait for a second visit, and are forgotten there as often as not.]],
    takes = "3 h", result = "By noon she sits on the edge of a trolley, very straight.", to = "assess",
  },
}

orders "assess" {
  [[{name} takes off her coat in five movements. Pain {pain} of 10, pressure {sbp}, temperature {temp}. There are twenty minutes until the next patient. What do you ask, and what do you examine?]],
  hint = "What would make this more than a fracture of weak bone? What would change the choice of scan, and of everything after it?",
  to = "film",

  item "mri_card" {
    "Drugs, devices, allergies: blood thinners, pacemaker, contrast", rating = "best", missed = "suboptimal",
    because = "A blood thinner decides whether a needle may go near the cord, a pacemaker which scan is possible, an allergy whether balloon and cement are.",
    cite = { "sir", "practice" }, teaches = "s11_workup", takes = "5 min", reveals = "medicines",
  },
  item "bend" {
    "Let her bend forward as far as she can, to measure it", rating = "suboptimal",
    because = "It hurts, loads the front of the vertebra, and tells nothing that the finger does not.",
    cite = "practice", takes = "2 min", result = "She gets as far as her knees, and stays there for a while.",
  },
  item "flags" {
    "Red flags and bone history: cancer, weight, fever, night pain, falls", rating = "best", missed = "suboptimal",
    because = "Cancer, weight loss, fever, steroids, pain at night: the questions that separate weak bone from worse. Earlier fractures tell how weak it is.",
    cite = { "bhof", "practice" }, teaches = { "s11_workup", "k_malignant" }, takes = "8 min", reveals = "history",
  },
  item "tap" {
    "Tap down the spine with one finger", rating = "best", missed = "suboptimal",
    because = "Pain at the level of the fracture is a condition for any procedure, and tells a fresh wedge from an old one.",
    cite = "nice", teaches = "s11_workup", takes = "2 min", reveals = "spine",
  },
  item "nerves" {
    "Legs, reflexes, saddle, bladder", rating = "best", missed = "harmful",
    because = "A new deficit means imaging and a spinal surgeon the same day. It is found only by those who look.",
    cite = "practice", teaches = "k_red_flags", takes = "5 min", reveals = "neuro",
  },
}

local to_regimen = either("known('medicines')", "regimen", "pharmacist")

decision "film" {
  reveals = "film",
  told {
    base     = [[The film hangs on the screen: two wedges, at T9 and at L1. "So I have two broken," says {name}. "Do both need the balloon?"]],
    settling = [[The film hangs on the screen: three wedges, at T9, T12 and L1. "Three," says {name}. "Do they all need the balloon?"]],
  },
  hint = "A wedge has no date on it. Which picture shows what is fresh, and what else it might be? And may she go into that machine?",

  option "all_wedges" {
    "Refer the wedges for cement in one session; the film has shown which they are",
    rating = "harmful", cite = { "nice", "practice" }, teaches = { "s10_imaging", "s23_most_mend" },
    because = [[The wedge at T9 has dense edges and does not hurt: it is old, and cement there treats a picture. And nobody has yet excluded tumour, infection or a narrowed canal.]],
    takes = "5 d", set = "setback = worse(setback)", reveals = "scan",
    result = "The referral comes back after five days on which she has lain more than sat, with one line: \"T9 is an old friend. Cross-sectional imaging done today, see report.\"", to = "reading",
  },
  option "film_only" {
    "The film will do: a fracture is a fracture, and treatment can start at once",
    rating = "suboptimal", cite = { "acr", "nice" }, teaches = "s10_imaging",
    because = [[A film cannot date a fracture and misses tumour and canal. Treating the pain at once is right; leaving it at the film means that the question comes back later.]],
    takes = "30 min", set = "dx = 'fragility'", to = to_regimen,
  },
  option "mri" {
    "MRI of the spine with T1 and STIR in the next days, analgesia meanwhile",
    rating = either("frail_lungs", "suboptimal", "best"), cite = { "acr", "practice" }, teaches = "s10_imaging",
    because = either("frail_lungs",
      "The right scan in anybody else. Her pacemaker card says no, and it could have been read before the porter came.",
      "STIR shows which vertebra is unhealed, T1 whether marrow has been replaced; both show discs and canal. It decides what this is before anybody decides what to do."),
    case "frail_lungs" {
      takes = "2 d", reveals = { "medicines", "scan" },
      result = "At the door of the scanner the radiographer finds the pacemaker. Two days later there is a CT with SPECT instead.", to = "reading",
    },
    takes = "1 d", reveals = "scan", result = "Twenty minutes on her back, and she says afterwards that the noise was the better part.", to = "reading",
  },
  option "ct_spect" {
    "CT of the spine with a bone scan or SPECT, which needs no magnet",
    rating = either("frail_lungs", "best", "acceptable"), cite = { "acr", "practice" }, teaches = "s10_imaging",
    because = either("frail_lungs",
      "With a pacemaker that forbids MRI this is the recognised way: CT shows walls and pedicles, uptake shows what is fresh.",
      "The recognised way when MRI is impossible. Here nothing forbids MRI, which sees marrow, disc and canal better; the report asks for it too."),
    takes = "1 d", reveals = "scan", result = either("frail_lungs", "The injection in the morning, the pictures in the afternoon.", "The pictures are good; the radiologist adds a short MRI the same day, for the marrow."), to = "reading",
  },
}

-- Reading the pictures, and what follows when they show a tumour: in the first days, or only weeks later.
for _, suffix in ipairs { "", "_late" } do
  local onward  = suffix == "" and to_regimen or "rep"

  decision("reading" .. suffix) {
    [[You read the report twice, then the pictures. {name} looks over your shoulder. "And? What is it?"]],
    hint = "Is marrow kept or replaced? Does the posterior wall stay straight? Are pedicle, disc and other vertebrae clean?",
    set = "dx = 'fragility'",

    option "malignant" {
      "A fracture that looks like a tumour: tissue and a myeloma screen before anything else",
      rating = either("variant == 'cancer'", "best", "suboptimal"), cite = { "malignant", "practice" }, teaches = { "k_malignant", "s10_imaging" },
      because = either("variant == 'cancer'",
        "Posterior wall bulging, pedicle involved, marrow replaced, other lesions: each of them points to cancer, together they say so. Tissue first.",
        "Always worth the thought. But the posterior wall is straight, pedicles are clean, {either(frail_lungs, '', 'healthy marrow is kept ')}and nothing else lights up: this is how weak bone breaks."),
      case "variant ~= 'cancer'" { takes = "6 d", set = "setback = worse(setback)", result = "Six days, a needle and a bruise later: normal marrow, thin bone.", to = onward },
      takes = "20 min", to = "suspect" .. suffix,
    },
    option "infected" {
      "Probably infection: blood cultures, and antibiotics until they are back",
      rating = "suboptimal", cite = { "infection19", "malignant" }, teaches = "s10_imaging",
      because = [[Some "fractures" are spondylitis, so the thought is right. Infection starts at disc and endplates on both sides of it; here the discs are clean and she has no fever. A CRP asks the question more cheaply.]],
      takes = "4 d", set = "setback = worse(setback)", result = "The cultures stay empty. The antibiotic leaves her with diarrhoea, and you with the same pictures.", to = onward,
    },
    option "age" {
      "Wear and age: every back of this age has wedges, so the pain needs another cause",
      rating = "suboptimal", cite = { "nice", "malignant" }, teaches = "s10_imaging",
      because = [[True of T9. What is unhealed on the scan, {level}, hurts under the finger: that is the source of this pain. Age is no diagnosis.]],
      takes = "3 d", set = "setback = worse(setback)", result = "Three days of looking elsewhere: an ultrasound of the kidneys, a gastroscopy. Both normal. The pain is where it was.", to = onward,
    },
    option "fragility" {
      "A fresh fracture of weak bone where she is tender; the one at T9 is old",
      rating = either("variant == 'cancer'", "harmful", "best"), cite = either("variant == 'cancer'", "malignant", { "acr", "nice" }), teaches = { "s10_imaging", "k_malignant" },
      because = either("variant == 'cancer'",
        "The most likely thing, and not what the pictures show: bulging posterior wall, pedicle, replaced marrow, other lesions. Each month this goes unread costs kidney and bone.",
        "{either(frail_lungs, 'Uptake where she is tender and nowhere else', 'Oedema where she is tender, healthy marrow kept')}, posterior wall straight, canal free: unhealed, benign, and the source of the pain. The old wedge is a witness to weak bone, and nothing to treat."),
      case "variant == 'cancer'" { set = "setback = worse(setback)" },
      takes = "10 min", to = onward,
    },
  }

  decision("suspect" .. suffix) {
    [[{name} has understood from your face. "It is the bad thing, then." The radiologist can see a safe way through the right pedicle. What do you arrange?]],
    hint = "What names the disease, and how quickly can it be had?",

    option "dexamethasone" {
      "Dexamethasone from today against the swelling, then tissue when there is a slot",
      rating = "suboptimal", cite = "practice", teaches = "k_malignant",
      because = [[The cord is free and the legs are strong, so nothing forces it today. Steroids before tissue can blur the answer (as commonly taught); the slot is what to fight for.]],
      takes = "9 d", set = "setback = worse(setback); dx = 'myeloma'", result = "Nine days of high sugar and no sleep. The core, when it comes, needs a second look: plasma cells.", to = "oncology" .. suffix,
    },
    option "biopsy" {
      "CT-guided core this week, electrophoresis, light chains, calcium and kidney today",
      rating = "best", cite = { "malignant", "practice" }, teaches = { "k_malignant", "k_screen_first" },
      because = [[Blood asks for myeloma within a day, a core proves it or names another tumour within the week. Until then: pain relief, and a word about what to report at once.]],
      takes = "3 d", set = "dx = 'myeloma'", result = "The band is there the next day. On day three the pathologist rings: plasma cells, sheets of them.", to = "oncology" .. suffix,
    },
    option "primary" {
      "CT of chest and abdomen, mammogram, endoscopy: find the primary, then decide",
      rating = "suboptimal", cite = "practice", teaches = "k_malignant",
      because = [[The commonest bone tumour at this age that begins in the marrow has no primary to find. Electrophoresis takes a day; tissue is at hand in L1.]],
      takes = "10 d", set = "setback = worse(setback); dx = 'myeloma'", result = "Ten days, five rooms, nothing. A student asks about the electrophoresis. It shows a band; a core shows plasma cells.", to = "oncology" .. suffix,
    },
  }
end

for suffix, onward in pairs { [""] = to_regimen, _late = "week_three_myeloma", _after = either("late", "long_run", "rehab") } do
  decision("oncology" .. suffix) {
    (suffix ~= "_after" and "" or "The pathology is back: plasma cells, sheets of them. ") .. [[Myeloma. {name} nods slowly. The haematologist can see her this week. The interventional radiologist says: "For cancer there is a trial: disability from 17.6 to 9.1 in a month with balloons, 18.2 to 18.0 without. That is proof, is it not?"]],
    hint = "How was that trial done, what did it ask, and what treats the disease?",
    set = "dx = 'myeloma'", reveals = "bone_bloods",

    option "never" {
      "No cement in a tumour, ever: it only spreads it; drugs and radiotherapy alone",
      rating = "suboptimal", cite = { "cafe", "practice" }, teaches = "k_cancer_evidence",
      because = [[There is a trial, if an unblinded one, and pain that immobilises is a reason to weigh it. A posterior wall that bulges makes it riskier, not impossible: that belongs before a team, not behind a rule.]],
      takes = "2 d", set = "setback = worse(setback)", result = "\"Never?\" asks the haematologist, and puts it on the list of the team again.", to = onward,
    },
    option "proof" {
      "He is right: it is proof, so cement comes first and the haematologist after it",
      rating = "suboptimal", cite = "cafe", teaches = "k_cancer_evidence",
      because = [[CAFE, 134 patients, was not blinded, and industry paid its authors. It may be the best there is; it is about pain and not about the disease, which is breaking bones and kidneys today.]],
      takes = "8 d", set = "setback = worse(setback)", result = "The session is set for next week. Before it comes, the creatinine has doubled, and the haematologist has her admitted.", to = onward,
    },
    option "together" {
      "Haematology now; analgesia; cement only if pain stays, weighed by the team with her",
      rating = "best", cite = { "cafe", "wall" }, teaches = { "k_cancer_evidence", "k_malignant" },
      because = [[The drugs treat the disease. Augmentation may help the pain: CAFE says so, unblinded, in cancer only. The result cannot be lent to weak bone, nor the doubt about weak bone to cancer.]],
      takes = "2 d", result = "The first tablets on Thursday. \"At least it has a name,\" she says.", to = onward,
    },
  }
end

step "pharmacist" {
  [[A pharmacist comes by with a list and asks {name} what nobody had asked: what she takes, and what she has in her. It is on the chart now.]],
  reveals = "medicines", to = "regimen",
}

orders "regimen" {
  [[{name} wants to sleep in a bed again. On the way in, a poster: "Rest heals." What do you write up for the next two weeks?]],
  hint = "Most of these pains ease within weeks. What gets her through them on her feet, and what will you want to know by then?",
  to = "paracetamol",

  item "bed" {
    "Four weeks of bed rest, a commode, meals brought", rating = "harmful",
    because = "Muscle, bone and appetite go within days; clots and pneumonia come. A rest of an hour, several times a day, is another thing.",
    cite = "practice", teaches = "k_analgesia", takes = "10 min", set = "bed = true; setback = worse(setback)",
  },
  item "paracetamol" {
    "Regular paracetamol; a low opioid dose for days, with a laxative", rating = "best", missed = "suboptimal",
    because = "The ladder for her age: paracetamol by the clock, little opioid for the worst days, never without the laxative.",
    cite = "practice", teaches = "k_analgesia", takes = "10 min",
  },
  item "calcitonin" {
    "Calcitonin nasal spray for four weeks", rating = "suboptimal",
    because = "The recommendation was for a start within five days of the fracture. She is past that, and the spray was withdrawn in Europe (2012, a cancer signal, as commonly quoted).",
    cite = { "aaos", "practice" }, takes = "5 min",
  },
  item "move" {
    "Up and walking from today, with a physiotherapist's first visit", rating = "best", missed = "suboptimal",
    because = "Walking is the treatment; the drugs are there to make it possible. Most improve over 2 to 12 weeks.",
    cite = { "acr", "practice" }, teaches = "s23_most_mend", takes = "10 min",
  },
  item "nsaid" {
    "Diclofenac twice a day, with a stomach tablet", rating = either("thin", "harmful", "suboptimal"),
    because = either("thin", "On warfarin, with her kidneys: a bleeding waiting for a day.", "At this age kidney, heart and stomach pay for it."),
    cite = "practice", teaches = "k_analgesia", takes = "5 min", set = "setback = worse(setback)",
  },
  item "brace" {
    "A soft brace for two weeks, only if it lets her walk", rating = "acceptable",
    because = "Benefit unproven, harm small if it is short and taken off at night.",
    cite = "asbmr", teaches = "s17_physiotherapy", takes = "10 min",
  },
  item "bloods" {
    "Bone bloods: calcium, vitamin D, kidney, ALP, electrophoresis", when = "not known('bone_bloods')", rating = "best", missed = "suboptimal",
    because = "The fracture is a symptom. Why the bone is weak is asked now, so that treatment need not wait; nothing supports delaying it after a fracture.",
    cite = { "bhof", "bone_drugs" }, teaches = { "k_screen_first", "s22_treat_bone" }, takes = "20 min", reveals = "bone_bloods",
  },
  item "patch" {
    "A fentanyl patch, so that she need not think of tablets", rating = "harmful",
    because = "A strong opioid that cannot be turned down, in somebody who never had one: drowsiness, delirium, a fall at night.",
    cite = "practice", teaches = "k_analgesia", takes = "5 min", set = "opioid = true",
  },
}

question "paracetamol" {
  [[The nurse has the chart. {name} weighs {weight} kg. "Paracetamol: how many milligrams is the most I may give her in one dose?"]],
  hint = "Below 50 kg it goes by the kilogram; from 50 kg on there is one figure for everybody.", unit = "mg",
  answer "right" {
    "either(weight < 50, 15 * weight, 1000)", within = "8 %", rating = "best", cite = "practice", teaches = "k_analgesia",
    because = either("weight < 50", "15 mg/kg a dose below 50 kg (as commonly taught), up to four times a day; many stop at 3 g a day in the frail.", "1 g a dose from 50 kg on (as commonly taught), up to four times a day; many stop at 3 g a day in the frail."),
    result = "{given} mg, by the clock.", to = either("bed", "in_bed", "two_weeks"),
  },
  answer "grown" {
    between = { "either(weight < 50, 900, 1080)", "either(weight < 50, 1100, 1200)" }, rating = "suboptimal", cite = "practice", teaches = "k_analgesia",
    because = either("weight < 50", "That is the dose of somebody above 50 kg. At {weight} kg it is 15 mg/kg, {15 * weight} mg: in small old people the liver has less to work with.",
      "A little too much: from 50 kg on it is 1 g a dose (as commonly taught), up to four times a day."),
    result = either("weight < 50", "\"At {weight} kilos?\" The nurse writes {15 * weight}.", "\"One gram is the most,\" says the nurse, and writes it."), to = either("bed", "in_bed", "two_weeks"),
  },
  answer "low" {
    between = { 300, "either(weight < 50, 900, 920)" }, rating = "acceptable", cite = "practice", teaches = "k_analgesia",
    because = either("weight < 50", "Safe, if not the most: 15 mg/kg would be {15 * weight} mg.", "Safe, and less than she may have: from 50 kg on it is 1 g a dose."),
    result = "{given} mg, by the clock.", to = either("bed", "in_bed", "two_weeks"),
  },
  answer "other" {
    otherwise, rating = "suboptimal", cite = "practice", teaches = "k_analgesia",
    because = "15 mg/kg below 50 kg, 1 g above (as commonly taught): here {round(either(weight < 50, 15 * weight, 1000))} mg.",
    result = "The nurse raises an eyebrow and asks the pharmacist, who says {round(either(weight < 50, 15 * weight, 1000))}.", to = either("bed", "in_bed", "two_weeks"),
  },
}

chance "two_weeks" {
  takes = "12 d",
  branch "persists" {
    told {
      base      = [[Two weeks later. She has tried: to the letter box and back, then to the bakery, half of it. Then a sneeze. Since then two people have to help her out of the chair.]],
      settling  = [[Two weeks later. She has tried: a song, sitting. Then a sneeze. Since then two people have to help her out of the chair.]],
      cancer    = [[Two weeks later. She walks with two sticks, ten steps. At night she sits, because lying is worse.]],
      infection = [[Two weeks later. She has tried: down to the shop, once. Since then two people have to help her out of the chair.]],
      paced     = [[Two weeks later. The niece counts: eleven steps to the bathroom, and a rest after six. The cough is the worst.]],
    },
    p = either("variant == 'settling'", "persists_few", "variant == 'cancer'", 1, "persists"),
    set = "opioid = false; pain = either(variant == 'cancer', 7, 8)", to = either("known('scan')", "rep", "late_scan"),
  },
  branch "settles" {
    told {
      base     = [[Two weeks later. "It lets go," she reports. She has been to the bakery and found fault with the rolls.]],
      settling = [[Two weeks later. "It lets go," she reports. She has sung, sitting, and not the high notes.]],
      paced    = [[Two weeks later. "The prosecution is losing interest," she reports. She has walked to the library.]],
      infection = [[Two weeks later. "It lets go," she reports. She has sat in the shop for an afternoon, and sold velvet.]],
    },
    p = rest, set = "opioid = false; pain = 3; early = true", to = either("known('scan')", "rep", "late_scan"),
  },
}

step "late_scan" {
  [[The spine clinic sends the referral back: no cross-sectional imaging, no opinion. Four more days pass until the pictures are there.]],
  takes = "4 d", reveals = "scan", set = "setback = worse(setback)", cite = { "acr", "nice" }, to = "reading_late",
}

decision "delirium" {
  [[{name} is in an observation bed, picking at the blanket. Oxygen saturation {spo2} %, breathing slow but steady, no injury from the fall. "The train," she says. What now?]],
  hint = "What has been added lately, and what has stopped moving?",

  option "haloperidol" {
    "Haloperidol for the night, rails up, and go on with the opioid for the pain",
    rating = "harmful", cite = "practice", teaches = "k_analgesia",
    because = [[A second drug for the effect of the first, and the first goes on. Rails make the fall higher.]],
    takes = "3 d", set = "spo2 = spo2 + 3; opioid = false; setback = worse(setback)", result = "She climbs over the rail at four. Nothing breaks this time; the ward pharmacist stops both drugs.", to = "resume",
  },
  option "scan_head" {
    "CT of the head, cultures, and a lumbar puncture if both are normal",
    rating = "suboptimal", cite = "practice", teaches = "k_analgesia",
    because = [[After a fall on a blood thinner a CT would be right at once. Otherwise look first at what was added and what has stopped: the cause lies on the bedside table.]],
    takes = "2 d", set = "spo2 = spo2 + 3; opioid = false", result = "Everything normal. The night nurse reads the drug chart and stops the opioid.", to = "resume",
  },
  option "stop" {
    "Stop the strong opioid, treat the bowels, glasses, lights, a known face, paracetamol",
    rating = "best", cite = "practice", teaches = "k_analgesia",
    because = [[Opioid, constipation, a strange bed: each alone is enough. Take away what can be taken away and give back what tells her where she is; the pain is treated in smaller steps.]],
    takes = "1 d", set = "spo2 = spo2 + 3; opioid = false", result = "On the second morning she asks whose blanket this is, and why it has not been mended.", to = "resume",
  },
}

chance "in_bed" {
  takes = "5 d",
  branch "lungs" {
    [[On the fifth day in bed she coughs. By the evening she is hot, and the right base crackles.]],
    p = 0.25, illustrative = true, set = "temp = 38.4; spo2 = 89; setback = worse(setback)", to = "pneumonia",
  },
  branch "dull" {
    [[By the fifth day she asks whether it is morning or evening. The heels are red. The physiotherapist comes on her own account, and gets her up.]],
    p = rest, to = "two_weeks",
  },
}

step "pneumonia" {
  [[Four days of antibiotics and oxygen, and she is put on her feet by two nurses who say what they think of bed rest. Each of those days has cost her about as much muscle as a week of age.]],
  takes = "4 d", set = "temp = 36.9; spo2 = either(frail_lungs, 92, 95)", teaches = "k_analgesia", to = "two_weeks",
}

decision "heavy_legs" {
  [[In the emergency department: both hips and knees {legs}, the saddle dull, 600 mL in the bladder. Pain {pain} of 10. The orthopaedic registrar asks what you want.]],
  hint = "Something presses on the cord. Who can take it away, and how long does the cord wait?",

  option "surgeon" {
    "Imaging of the whole spine within the hour, and the spinal surgeon on the way",
    rating = "best", cite = "practice", teaches = { "k_red_flags", "s09_alignment" },
    because = [[A new deficit is an emergency of hours. Bone has moved backwards: this is no longer a simple compression fracture, and neither cement nor time will free the cord.]],
    takes = "6 h", set = "response = 'prompt'", reveals = "scan", to = "outcome_legs",
  },
  option "cement_now" {
    "Kyphoplasty tonight: put the height back, and the fragment goes back with it",
    rating = "harmful", cite = "practice", teaches = { "s09_alignment", "k_red_flags" },
    because = [[Cord compression with a deficit is a contraindication (as commonly taught). A balloon behind a broken posterior wall pushes the fragment where nobody wants it.]],
    takes = "1 d", set = "response = 'missed'", reveals = "scan", result = "The interventional radiologist refuses, and loses hours in finding the surgeon himself.", to = "outcome_legs",
  },
  option "tomorrow" {
    "A catheter, flat in bed, an MRI in the first slot tomorrow and surgery's advice then",
    rating = "harmful", cite = "practice", teaches = "k_red_flags",
    because = [[The night is just what the cord has not got. A deficit that has lasted a day comes back less often than one of hours.]],
    takes = "16 h", set = "response = 'late'", reveals = "scan", to = "outcome_legs",
  },
}

chance "outcome_legs" {
  branch "recovers" {
    [[They open the canal that night and fix the spine with screws. In the second week she lifts one knee, then the other.]],
    p = either("response == 'prompt'", 0.7, "response == 'late'", 0.45, 0.2), illustrative = true,
    takes = "14 d", set = "legs = 'strong'; pain = 4; setback = worse(setback); dx = either(variant == 'cancer', 'myeloma', 'fragility'); response = 'prompt'", to = "rehab",
  },
  branch "stays" { [[They open the canal. The legs do not come back.]], p = rest, takes = "14 d", set = "legs = 'very_weak'", to = "paraparesis" },
}

----------------------------------------------------------------------------------------------------------------------
-- Week three: who gains from cement?

decision "rep" {
  [[Before the next clinic a man with a suitcase waits in the corridor. He unfolds a screen: navigation, a robot arm, instruments printed for each patient. "The breakthrough in compression fractures. More precise, so safer. With this, leakage is history, and you may tell your patients so." He leaves leaflets and a pen. What do you answer?]],
  hint = "Precision is something that the machine feels. What would the patient feel, and who has measured it?",
  teaches = { "s20_navigation", "s21_custom" },

  option "leaflets" {
    "Take the leaflets for the waiting room: patients may know what is technically possible",
    rating = "suboptimal", cite = { "cochrane", "practice" }, teaches = { "s01_breakthrough", "s20_navigation" },
    because = [[A leaflet that says "breakthrough" and "history" is a promise with your name behind it. No sham-controlled trial of kyphoplasty exists, and nothing found shows that patients fare better with navigation.]],
    takes = "10 min", result = "By noon there are two left. Somebody has taken one to her chair.", to = either("variant == 'cancer' and dx == 'myeloma'", "week_three_myeloma", "week_three"),
  },
  option "difficult" {
    "Ask to borrow the navigation for patients whose pedicles are hard to see on X-ray",
    rating = "acceptable", cite = "practice", teaches = { "s20_navigation", "s21_custom" },
    because = [[Plausible: it may help the aim in difficult anatomy. That patients gain by it is not shown, and the two planes of the C-arm stay your duty.]],
    takes = "15 min", result = "\"And the printed instruments?\" he asks. You ask for the study. He writes it down.", to = either("variant == 'cancer' and dx == 'myeloma'", "week_three_myeloma", "week_three"),
  },
  option "tell" {
    "Agree: with such a system one can tell patients that cement no longer leaks",
    rating = "harmful", cite = { "bkp_vp", "leak_risk" }, teaches = { "s19_leak", "s20_navigation" },
    because = [[Untrue. In the one trial that looked with CT, 73 % of kyphoplasty levels leaked, most of them silently. Cement follows clefts and veins, not the needle's aim.]],
    takes = "10 min", set = "promised = true", result = "He shakes your hand for a long time.", to = either("variant == 'cancer' and dx == 'myeloma'", "week_three_myeloma", "week_three"),
  },
  option "outcomes" {
    "Ask for patient outcomes against usual two-plane care: pain, walking, harm",
    rating = "best", cite = { "asbmr", "practice" }, teaches = { "s20_navigation", "s21_custom", "s01_breakthrough" },
    because = [[Aim is a surrogate. No study was found in which navigation or printed instruments improved a patient's outcome; access from one side and curved tools are a modest, real refinement.]],
    takes = "15 min", result = "\"Outcomes,\" he repeats, and looks in the suitcase. \"I can send you a picture of the screw positions.\"", to = either("variant == 'cancer' and dx == 'myeloma'", "week_three_myeloma", "week_three"),
  },
}

decision "week_three" {
  either(
    "variant == 'settling' and settled", [[{name} walks in by herself, pain {pain} of 10. The scan still shows oedema in T12 and L1. Her husband has the leaflet. "Three weeks on, and it is not healed, it glows in the picture. Should it not be filled before it collapses? Here: rapid relief, prevents further collapse. And they live longer, I have read."]],
    "settled", [[{name} walks in by herself, pain {pain} of 10. The scan still shows {either(frail_lungs, 'uptake', 'oedema')} in L1. Whoever came with her has brought the leaflet. "It is still broken, the picture says so. Should it not be filled before it collapses? Here: rapid relief, prevents further collapse. And they live longer, it says."]],
    "variant == 'settling'", [[{name} comes in a wheelchair, pain {pain} of 10 in spite of the regular tablets, with pain where the finger taps: T12 and L1. Her husband holds the leaflet: "Rapid relief, stability restored. And those who have it live longer. What are we waiting for?"]],
    "variant == 'cancer'", [[{name} comes in a wheelchair, pain {pain} of 10, seven kilograms lighter than in the spring. Her son holds the leaflet: "Rapid relief, stability restored. And those who have it live longer. What are we waiting for?" The pictures of the first week hang beside you.]],
    "variant == 'infection'", [[{name} comes in a wheelchair, pain {pain} of 10 in spite of the regular tablets, tender just where the scan is white: L1. Her daughter holds the leaflet: "Rapid relief, stability restored. And those who have it live longer. What are we waiting for?"]],
    "variant == 'paced'", [[{name} comes in a wheelchair, pain {pain} of 10 in spite of the regular tablets, tender just where the uptake is: L1. "Rapid relief," she reads from the leaflet, "stability restored. Those who have it live longer. Counsel for the other side?"]],
    [[{name} comes in a wheelchair, pain {pain} of 10 in spite of the regular tablets, tender just where the scan is white: L1. Georg holds the leaflet: "Rapid relief, stability restored. And those who have it live longer. What are we waiting for?"]]),
  hint = "How severe, how old, where, what does the scan say, and what has been tried? Then: what did the trials with a sham procedure find?",

  option "breakthrough" {
    "Book the balloon for this week: it is the breakthrough for just this fracture",
    rating = either("settled or sinister", "harmful", "suboptimal"), cite = either("settled", "nice", "sinister", "malignant", { "free", "asbmr", "strom" }), teaches = either("sinister", "k_malignant", "settled", "s23_most_mend", "s01_breakthrough"),
    because = either("settled", "Pain of 3 and falling, on her own feet: all the risk and nothing to gain. What a scan still shows is not an indication.",
      "sinister", "A procedure for a diagnosis that the pictures contradict: bulging posterior wall, pedicle, other lesions. Tissue first.",
      "She may be offered it, under NICE. The word is the trouble: FREE was not blinded and paid for by the maker, an economic model (+0.17 quality-adjusted years) stands on it, and the ASBMR task force found too little evidence over non-surgical care."),
    takes = "30 min", set = "technique = 'kyphoplasty'; promised = true; early = false; setback = worse(setback)", result = "A slot on Thursday. \"A breakthrough,\" somebody repeats in the corridor.", to = "consent",
  },
  option "leave" {
    "No procedure: it is mending. Walk on, treat the bone, come back if it worsens", when = "settled",
    rating = "best", cite = either("variant == 'settling'", { "nice", "rebound", "practice" }, { "acr", "nice" }), teaches = "s23_most_mend",
    because = told {
      base     = [[Most fractures improve over 2 to 12 weeks, and this one does. NICE names severe ongoing pain as the condition; a scan stays white for months. What she needs now is muscle and a bone drug.]],
      settling = [[The pain goes, which alone decides it. Besides, these two came on the rebound after denosumab, where cement is discouraged (as commonly taught) and the drug is what is missing.]],
    },
    takes = "20 min", result = "\"So I may be lazy with a good conscience,\" she says. You say that this is not quite what you meant.", to = "rehab",
  },
  option "rethink" {
    "Stop at the scan: pedicle, wall, marrow? Tissue before anything is filled in",
    rating = either("sinister", "best", "suboptimal"), cite = { "malignant", "practice" }, teaches = "k_malignant",
    because = either("sinister",
      "Bulging posterior wall, pedicle, replaced marrow, night pain, lost weight: it has been on the chart for weeks. Tissue and electrophoresis, today rather than tomorrow.",
      "Looking again is never wrong. But wall, pedicles and marrow are clean, and the core costs her a week in which nothing else happens."),
    takes = "6 d", set = "setback = either(sinister, setback, worse(setback))", result = either("sinister", "The core takes two minutes, the report five days.", "Normal marrow, thin bone. She is a week older."), to = either("sinister", "oncology_late", "week_three"), once = true,
  },
  option "both_sides" {
    "Team review, then both sides of the evidence with her: cement, or more time", when = "not settled",
    rating = either("sinister", "suboptimal", "best"), cite = { "vapour", "vertos4", "cochrane", "nice" }, teaches = { "k_disagree", "s08_relief", "s01_breakthrough" },
    because = either("sinister", "A good conversation about the wrong disease: the pictures of the first week do not show a simple fracture.",
      "Severe pain at the level, {either(frail_lungs, 'uptake', 'oedema')}, recent, tablets failed: NICE allows it here. VAPOUR found a gain in such patients, VERTOS IV and Cochrane did not, FREE was unblinded. She can only choose if she hears both."),
    takes = "1 d", result = "The team looks at the pictures, the drugs and the calendar. Then you sit down with her.", to = "figures",
  },
  option "longer" {
    "Yes, and it adds years: the American figures show fewer deaths after cement",
    rating = "harmful", cite = { "mccullough", "edidin" }, teaches = "k_mortality",
    because = [[In claims data fewer died after cement (5.2 against 6.7 % in a year in one set). The treated were healthier before the procedure; allowed for that, the gap closed. A larger set kept it. Neither was randomised: not to be promised.]],
    takes = "20 min", set = "technique = 'kyphoplasty'; promised = true; early = false; setback = worse(setback)", result = "\"Years,\" somebody says softly. The slot is on Thursday.", to = "consent",
  },
  option "time" {
    "Two more weeks of good pain relief, with a date and a reason to stop earlier", when = "not settled and not waited",
    rating = either("sinister", "harmful", "acceptable"), cite = either("sinister", "malignant", { "vapour", "acr" }), teaches = either("sinister", "k_malignant", "s23_most_mend"),
    because = either("sinister", "Two more weeks for a disease that is eating bone and kidney. The pictures of the first week are the reason to stop earlier.",
      "Natural recovery is still likely, and a set end keeps it honest. The early window, in which the one positive trial treated, gets narrower."),
    takes = "10 min", to = "more_weeks",
  },
}

decision "week_three_myeloma" {
  [[{name} comes in a wheelchair, pain {pain} of 10 in spite of tablets and the first cycle. Her son holds the leaflet: "Rapid relief, stability restored, and those who have it live longer. Does it count for her as well?" The posterior wall bulges; her platelets hold.]],
  hint = "Another disease, another trial, the same question: what is known, and what does she want?",

  option "longer" {
    "Yes, and it adds years: the American figures show fewer deaths after cement",
    rating = "harmful", cite = { "mccullough", "edidin" }, teaches = "k_mortality",
    because = [[Those were claims data on weak bone, and the treated were healthier before the procedure. For her they say nothing at all, and it is not to be promised to anybody.]],
    takes = "20 min", set = "technique = 'kyphoplasty'; promised = true; early = false; setback = worse(setback)", result = "\"Years,\" says the son. The slot is on Thursday.", to = "consent",
  },
  option "both_sides" {
    "With haematology: what CAFE showed, what was unblinded, what the wall may cost",
    rating = "best", cite = { "cafe", "wall" }, teaches = { "k_cancer_evidence", "s08_relief" },
    because = [[In cancer one trial found a large gain, unblinded. A breached wall need not exclude her: in 98 patients 9 % leaked silently and none had a deficit, without a control group. The risk for the cord is hers to weigh.]],
    takes = "1 d", result = "The haematologist has no objection on either side. Then you sit down with her.", to = "her_choice",
  },
  option "wait" {
    "Two more weeks: the drugs are the treatment, and pain may follow the disease", when = "not waited",
    rating = "acceptable", cite = { "cafe", "practice" }, teaches = "k_cancer_evidence",
    because = [[Reasonable, with a set end: the drugs may take the pain with them. In the trial the control group had not moved at one month, which is the other side of it.]],
    takes = "10 min", to = "more_weeks",
  },
  option "vapour" {
    "Offer it because of VAPOUR: severe pain under six weeks, 44 against 21 per cent",
    rating = "suboptimal", cite = { "vapour", "cafe" }, teaches = "k_cancer_evidence",
    because = [[VAPOUR treated weak bone with vertebroplasty. A tumour with a bulging wall is another matter, and has a trial of its own, with its own weakness.]],
    takes = "20 min", set = "technique = 'kyphoplasty'; setback = worse(setback)", result = "The slot is on Thursday.", to = "consent",
  },
}

question "figures" {
  [["In figures, please," says {name}, and takes a pencil. You tell her: in one blinded trial of early, severe pain, 44 of 100 had a pain below 4 two weeks after cement, and 21 of 100 after a sham procedure. In another one, and in the Cochrane review, there was no difference that anybody would feel.

She writes. "If I believe the first one: of 100 people treated, how many owe it to the cement?"]],
  hint = "Those who would have got there anyway do not count.",
  cite = { "vapour", "vertos4", "cochrane" }, teaches = { "k_disagree", "s08_relief" },
  answer "right" {
    23, within = 1, rating = "best", cite = { "vapour", "vertos4" }, teaches = "s08_relief",
    because = "44 less 21: about 23 in 100, so 77 had no such use of it. And if VERTOS IV is right (differences of at most half a point between day 1 and a year), nobody.",
    result = "\"23, or none,\" she reads aloud. \"That I can work with.\"", to = "her_choice",
  },
  answer "all" {
    between = { 40, 48 }, rating = "suboptimal", cite = { "vapour", "vertos4" }, teaches = "s08_relief",
    because = "Those are all who got better. 21 of them would have done so after a sham procedure: 44 less 21 is 23.",
    result = "\"But 21 of those got better anyway,\" she says, and corrects it. \"23.\"", to = "her_choice",
  },
  answer "other" {
    otherwise, rating = "suboptimal", cite = { "vapour", "vertos4" }, teaches = "s08_relief",
    because = "44 of 100 with cement, 21 of 100 with sham: 23 of 100 owe it to the cement, if that trial is right.",
    result = "She looks at her paper, then at you. \"I get 23.\"", to = "her_choice",
  },
}

decision "her_choice" {
  told {
    base      = [[{name} folds the sheet. "I have three floors of stairs and pain of {pain}. I am not afraid of a needle. But I want to know what you would stand behind: the balloon, the cement without the balloon, or time?"]],
    settling  = [[{name} folds the sheet. "I want to sing, not to be repaired for its own sake. What would you stand behind: the balloon, the cement without the balloon, or time? My bones are the real trouble, are they not?"]],
    cancer    = [[{name} folds the sheet. "I want to lie flat at night, that is all. What would you stand behind: the balloon, the cement without the balloon, or time?"]],
    infection = [[{name} folds the sheet. "The shop does not keep itself. What would you stand behind: the balloon, the cement without the balloon, or time?"]],
    paced     = [[{name} folds the sheet. "The evidence is divided; I have decided on less. What would you stand behind: the balloon, the cement without the balloon, or time?"]],
  },
  hint = "There is more than one defensible answer. Which is the reason for yours?",

  option "balloon" {
    "Kyphoplasty, as she has heard both sides and wants to try it",
    rating = "acceptable", contested = true, cite = { "free", "nice", "asbmr", "barr" }, teaches = "k_disagree",
    because = [[Within NICE and a joint statement of societies; the American surgeons of 2010 recommend it weakly. FREE gained 5.2 points of SF-36 at one month, unblinded. That the balloon itself does more than cement alone has not been shown.]],
    case "variant == 'settling'" { because = [[NICE would allow it for the pain. In rebound after denosumab cement is discouraged (as commonly taught), since the next vertebra is already under way: the drug is more urgent than the balloon.]], cite = { "nice", "practice" } },
    case "dx == 'myeloma'" { because = [[CAFE tested just this: disability fell from 17.6 to 9.1 in a month, 18.2 to 18.0 without, unblinded. Her posterior wall makes a leak likelier; she has heard it, and lying flat is worth it to her.]], cite = { "cafe", "wall" }, teaches = "k_cancer_evidence" },
    takes = "10 min", set = "technique = 'kyphoplasty'", to = "consent",
  },
  option "no_balloon" {
    "Vertebroplasty, which costs less and relieved pain as well in the comparison",
    rating = "acceptable", contested = true, cite = { "bkp_vp", "leak_risk", "aaos", "vertos2", "vertos1" }, teaches = { "k_disagree", "s19_leak" },
    because = [[In 381 patients pain and disability were alike. More leaks (54.7 against 18.4 % pooled), mostly silent. It is the one tested against sham: two trials of 2009, VERTOS IV and V, VAPOUR. Open trials looked better. AAOS advises against, NICE allows.]],
    case "dx == 'myeloma'" { because = [[The trials of cement alone were done in weak bone, and CAFE with balloons. Relief is probably alike; cement alone leaks more, and her posterior wall is breached. Defensible, with less behind it.]], cite = { "cafe", "leak_risk" }, teaches = "k_cancer_evidence" },
    takes = "10 min", set = "technique = 'vertebroplasty'", to = "consent",
  },
  option "time" {
    "Two more weeks of good pain relief, with a date and a reason to stop earlier", when = "not waited",
    rating = "acceptable", contested = true, cite = { "invest", "buchbinder", "acr" }, teaches = { "s23_most_mend", "s08_relief" },
    because = [[In both trials of 2009 the sham group got better at once and no worse than the other. Most fractures calm within 12 weeks. What it costs is some weeks of pain, and the early window if VAPOUR is right.]],
    case "dx == 'myeloma'" { because = [[Reasonable, with a set end: the drugs may take the pain with them. In CAFE the control group had not moved at one month, which is the other side of it.]], cite = "cafe", teaches = "k_cancer_evidence" },
    takes = "10 min", to = "more_weeks",
  },
  option "never_mind" {
    "No cement any more: go on without, since time has got her half-way", when = "waited",
    rating = "acceptable", contested = true, cite = { "vertos5", "acr" }, teaches = { "s23_most_mend", "s08_relief" },
    because = [[Defensible. Even in pain of more than three months the one small blinded trial found 1.3 points after a year, at the edge of chance, and no gain in function.]],
    case "dx == 'myeloma'" { because = [[Defensible: the disease is under treatment, and the pain may go with it. The door stays open if it does not.]], cite = "cafe", teaches = "k_cancer_evidence" },
    takes = "10 min", to = "day_14",
  },
}

chance "more_weeks" {
  set = "waited = true", takes = "14 d",
  branch "calms" {
    [[Week five. {name} comes without the wheelchair. "On Tuesday I noticed that I had forgotten it for an hour."]], p = either("sinister", 0, "relief_sham"),
    set = "pain = 3; early = true", to = "rehab",
  },
  branch "stays" {
    [[Week five. Pain {pain} of 10, and she has not been out of the house. "I have waited. Now I should like to decide."]], p = rest,
    to = either("sinister", "week_three", "dx == 'myeloma'", "her_choice", "figures"),
  },
}

----------------------------------------------------------------------------------------------------------------------
-- Before the procedure

decision "consent" {
  [[The consent form. {name} has the leaflet beside it and reads aloud, a finger under the line: "Restores the height of the vertebra. Restores stability and alignment. Minimally invasive, thus fewer complications than open surgery. Prevents further collapse." She looks up. "Do I get my height back? And what can go wrong?"]],
  hint = "Four sentences, each with a grain of truth. Against what is she to compare it, and in which figures?",

  option "safe" {
    "\"A small cut, safe and minimally invasive, and far less risky than an operation\"",
    rating = "suboptimal", cite = { "acr", "practice" }, teaches = "s07_comparator",
    because = [[It compares with open surgery, which nobody would offer her. Her alternative is care without a procedure, and that has no leak and no needle.]],
    takes = "10 min", set = "promised = true", result = "She signs. The leaflet goes into her handbag.", to = "preop",
  },
  option "leaflet" {
    "The printed information with this hospital's own audit, and time for her questions",
    rating = "acceptable", cite = { "nice", "practice" }, teaches = { "s07_comparator", "s19_leak" },
    because = [[Honest, if the paper says that experts disagree. Own figures are worth more than those of the best centre; her two questions still want an answer in a sentence.]],
    takes = "20 min", result = "She reads all of it, and asks about her height again.", to = "preop",
  },
  option "figures" {
    "\"A few degrees, not centimetres. 20 of 100 leak, 1 in 200 feels it; some die\"",
    rating = "best", cite = { "free24", "canal_leak", "vertos4" }, teaches = { "s04_height", "s06_support", "s07_comparator", "s08_relief", "s09_alignment" },
    because = [[3.1 against 0.8 degrees at two years, no proof of better function. Against no procedure: a leak 20 in 100 on fluoroscopy, with symptoms about 1 in 200, infection 4 in 1,000, cord or death some 5 in 10,000 each; a new fracture 20 in 100 either way. It props this vertebra, not the others.]],
    takes = "30 min", result = "\"So it is glue, and not a resurrection,\" she says, and signs.", to = "preop",
  },
  option "on_table" {
    "Let her sign on the day, on the trolley: it spares her two nights of worry",
    rating = "harmful", cite = "practice", teaches = "s07_comparator",
    because = [[Consent under midazolam is none, and consent on the trolley hardly more. She has questions today.]],
    takes = "5 min", set = "promised = true; setback = worse(setback)", result = "The signature on the trolley runs off the line. The theatre sister asks what she has signed; she does not know. She is sent back to the ward, and a day later it is done properly.", to = "preop",
  },
}

orders "preop" {
  set = "fever_now = feverish; temp = either(feverish, 38.3, temp)", takes = "2 d",
  [[The day before. {name} is on the ward, temperature {temp}, pain {pain} of 10. {either(feverish, 'She has asked for a second blanket. ', '')}The list is full, the anaesthetist wants to know what is still to come. What do you check?]],
  hint = "A needle beside the cord, and a foreign body that stays. What must not be wrong?",
  to = "go",

  item "markers" {
    "CRP, temperature again, urine", rating = "best", missed = either("fever_now", "harmful", "suboptimal"),
    because = "Infection anywhere is a contraindication, and it can hide behind the pain.",
    cite = { "infection19", "practice" }, teaches = "s18_infection", takes = "1 h", reveals = "markers",
  },
  item "chest" {
    "Chest radiograph and lung function in everybody", rating = "suboptimal",
    because = "It helps with poor lungs; as a routine it answers no question.",
    cite = "practice", takes = "1 h",
  },
  item "clotting" {
    "INR and platelets", rating = "best", missed = either("thin", "harmful", "suboptimal"),
    because = "Augmentation counts as high bleeding risk: INR at most 1.5 to 1.8, platelets at least 50.",
    cite = "sir", teaches = "k_clotting", takes = "1 h", reveals = "clotting",
  },
  item "allergy" {
    "Ask again: contrast, cement, antibiotics, new tablets", rating = "best", missed = "suboptimal",
    because = "A balloon can burst and spill its contrast; a clopidogrel may have been added last week.",
    cite = { "ipg166", "practice" }, teaches = "s11_workup", takes = "5 min", result = "Nothing new. She lists every tablet she has ever taken.",
  },
}

decision "go" {
  [[{either(known('markers') and fever_now, 'The laboratory has telephoned about the CRP. ', '')}{either(known('clotting') and thin, 'INR 2.4. ', '')}The radiographer has the table free at eight tomorrow. "Do we go?"]],
  hint = "Read the chart line by line, the temperature too. What on it forbids tomorrow? And is everything on it that should be?",

  option "proceed" {
    "Go: cefazolin into the vein within the hour before the needle, and start at eight",
    rating = either("thin or fever_now", "harmful", "known('clotting') and known('markers')", "best", "suboptimal"),
    cite = either("fever_now", { "infection19", "practice" }, { "sir", "antibiotic" }), teaches = { "k_clotting", "s18_infection" },
    because = either("fever_now", "Fever: cement put in today is cement put in during an infection. Some of these \"fractures\" turn out to be spondylitis, and a germ on cement stays.",
      "thin", "Warfarin, and an INR well above 1.5 to 1.8: a haematoma beside the cord is a high price for a day saved.",
      "known('clotting') and known('markers')", "Clotting and inflammation markers are as they should be, the question is settled. Cefazolin within 60 minutes before the needle is routine, on little direct evidence.",
      "The interventional radiologists advise INR and platelets in this group, and an infection can hide behind a normal temperature. A tube of blood would have told."),
    takes = "1 d", set = "seeded = fever_now", to = "cefazolin",
  },
  option "tests" {
    "Send what is missing, INR, platelets, CRP and urine, and decide in two hours", when = "not known('clotting') or not known('markers')",
    rating = "best", cite = { "sir", "infection19" }, teaches = { "k_clotting", "s18_infection" },
    because = "Two hours against a haematoma or an infected cement. Normal results of the past month and no new drug would do as well, with a CRP of today.",
    takes = "2 h", reveals = { "clotting", "markers" }, result = "The results are on the chart.",
  },
  option "hold" {
    "Take her off the list: stop warfarin for five days, and a fresh INR before the needle", when = "thin",
    rating = "best", cite = { "sir", "practice" }, teaches = "k_clotting",
    because = [[High bleeding risk: INR 1.5 to 1.8 at most. Five days without warfarin (as commonly done), the prescriber asked first because of the fibrillation, and a figure before the needle and not a hope.]],
    takes = "6 d", set = "thin = false", reveals = "clotting", result = "On the sixth day the INR is 1.3. \"Adjourned, and resumed,\" she says.",
  },
  option "vitamin_k" {
    "Vitamin K tonight by mouth, and start at eight as planned without a new figure", when = "thin",
    rating = "harmful", cite = "sir", teaches = "k_clotting",
    because = "It may be enough by eight, or not: without an INR nobody knows. There is no hurry that would justify a guess beside the cord.",
    takes = "1 d", set = "setback = worse(setback)", to = "cefazolin",
  },
  option "postpone" {
    "Postpone: cultures, find the source, look at the bone again, and decide when she is well", when = "fever_now",
    rating = "best", cite = { "liao", "infection19" }, teaches = "s18_infection",
    because = [[Active infection is a contraindication, wherever it sits. In one series 4 of 19 infected cements had been infected vertebrae to begin with: so cultures before antibiotics, and the scan again.]],
    takes = "5 d", to = "source",
  },
  option "postpone_well" {
    "Postpone: cultures, find the source, look at the bone again, and decide when she is well", when = "not fever_now and not thin",
    rating = "suboptimal", cite = "practice", teaches = "s18_infection",
    because = "Nothing on the chart or at the bedside speaks for an infection. She has another week of pain for it.",
    takes = "7 d", set = "setback = worse(setback)", reveals = { "markers", "clotting" }, result = "A week later everything is as normal as before.", to = "cefazolin",
  },
  option "cover" {
    "Go, with vancomycin on top of cefazolin to be on the safe side",
    rating = either("thin or fever_now", "harmful", "suboptimal"), cite = { "antibiotic", "practice" }, teaches = "s18_infection",
    because = either("fever_now", "No antibiotic makes up for cement in an infected patient; it blurs the cultures besides.",
      "thin", "The antibiotic is beside the point: the INR forbids it.",
      "Vancomycin is for severe allergy or MRSA, and has to start up to two hours before. Cefazolin alone does."),
    takes = "1 d", set = "seeded = fever_now; setback = worse(setback)", to = "cefazolin",
  },
}

chance "source" {
  branch "urine" {
    [[E. coli in the urine, none in the blood; the second MRI shows the same fracture and clean discs. A week and a half of antibiotics, and she has asked twice whether the shop is still there.]],
    p = 0.8, illustrative = true, takes = "10 d", set = "pain = 7; fever_now = false; temp = 36.9", reveals = "markers", to = "cefazolin",
  },
  branch "spine" {
    [[Staphylococci in two of two blood cultures. The second MRI: the disc below L1 is bright now, and both endplates with it. It had begun before anybody could see it.]],
    p = rest, set = "temp = 38.2; fever_now = false", to = "spondylitis",
  },
}

question "cefazolin" {
  [[Half past seven, in front of the suite. The nurse holds up the vial. {name} weighs {weight} kg and has no allergy. "Cefazolin, into the vein, before the needle: how many grams?"]],
  hint = "One dose for nearly everybody; the next size begins at 120 kg.", unit = "g",
  answer "right" {
    2, within = 0.1, rating = "best", cite = { "antibiotic", "practice" }, teaches = "s18_infection",
    because = "2 g within 60 minutes before the needle; 3 g from 120 kg on (as commonly taught). With severe allergy or MRSA vancomycin 15 mg/kg, begun within two hours before.", result = "{given} g, in. The time is written on the board.", to = "anaesthesia",
  },
  answer "one" {
    between = { 0.5, 1.8 }, rating = "acceptable", cite = "antibiotic", teaches = "s18_infection",
    because = "The older dose for small people; 2 g is what the guidance for spinal surgery gives.", result = "\"We usually give two,\" says the nurse, and waits for your nod.", to = "anaesthesia",
  },
  answer "other" {
    otherwise, rating = "suboptimal", cite = { "antibiotic", "practice" }, teaches = "s18_infection",
    because = "2 g, or 3 g from 120 kg on (as commonly taught).", result = "The nurse shows you the card on the wall: 2 g.", to = "anaesthesia",
  },
}

decision "anaesthesia" {
  [["How do you want her?" asks the anaesthetic nurse. {name} is to lie on her front for an hour, on cushions. {either(frail_lungs, 'She breathes with pursed lips. ', '')}"The leaflet says that I stay awake and tell you if you hit something," she says. "Is that the safety system?"]],
  hint = "Who watches the breathing while you watch the needle? And what does her voice add to the lateral view?",

  option "deep" {
    "Propofol by the radiology nurse, deep enough that she does not stir, with an oximeter",
    rating = "harmful", cite = { "vapour", "practice" }, teaches = { "s12_anaesthesia", "s13_feedback" },
    because = [[Deep, prone, without capnography and with nobody trained for it alone: in one of the trials a patient stopped breathing under sedation (as commonly quoted). The oximeter tells it minutes late.]],
    takes = "20 min", set = "sedation = 'deep'", to = "localise",
  },
  option "titrated" {
    "Local anaesthetic to the bone, small steps of sedation by a second person, capnography",
    rating = "best", cite = { "sedation", "practice" }, teaches = { "s12_anaesthesia", "s13_feedback" },
    because = [[She keeps her airway, and tells if a nerve is touched: useful, and no substitute for continuous lateral fluoroscopy. The second person has nothing else to do than her breathing. Customs differ: the balloon often gets more, cement alone less.]],
    takes = "20 min", to = "midazolam",
  },
  option "general" {
    "General anaesthesia with an anaesthetist: tube, monitored, and she need not hold still",
    rating = "acceptable", contested = "not frail_lungs", cite = "practice", teaches = { "s12_anaesthesia", "s13_feedback" },
    because = either("frail_lungs", "Common for kyphoplasty, and safe airways count. With her lungs the way off the ventilator is the harder part; light sedation spares it.",
      "Common for kyphoplasty, since the tools are larger and inflation hurts; many would call it equal. She cannot warn you of a nerve: the lateral view has to."),
    takes = "45 min", to = "localise",
  },
  option "nothing" {
    "Local anaesthetic alone: frail people do not tolerate sedation, and it is quickly done",
    rating = "suboptimal", cite = "practice", teaches = "s12_anaesthesia",
    because = [[Inflation hurts, and a patient who rears up with a cannula in her pedicle is no gain in safety. A little sedation in good hands is what most give.]],
    takes = "15 min", result = "She bears it with her teeth in the pillow. Twice everything has to stop.", to = "localise",
  },
}

question "midazolam" {
  [[The second doctor draws up midazolam and fentanyl. {name} is well over sixty. "The first dose of midazolam: how many milligrams?"]],
  hint = "Small, and then wait: old brains answer late. An opioid is coming as well.", unit = "mg",
  answer "right" {
    between = { 0.5, 1 }, rating = "best", cite = { "sedation", "practice" }, teaches = "s12_anaesthesia",
    because = "0.5 to 1 mg, then wait; over 60 at most 1 mg first, seldom more than 3.5 mg in all, a third less with an opioid. Fentanyl in steps of 25 micrograms (as commonly done).",
    set = "sedation = 'light'", result = "{given} mg. After three minutes she yawns.", to = "localise",
  },
  answer "more" {
    between = { 1, 3 }, rating = "suboptimal", cite = { "sedation", "practice" }, teaches = "s12_anaesthesia",
    because = "Over 60 the first dose is at most 1 mg, and less with an opioid beside it. What is in cannot be taken out.",
    set = "sedation = 'deep'", result = "{given} mg. She snores before the drapes are on.", to = "localise",
  },
  answer "none" {
    between = { 0.1, 0.5 }, rating = "acceptable", cite = "sedation", teaches = "s12_anaesthesia",
    because = "Less than usual, and it can be repeated: the right direction to err in.",
    set = "sedation = 'light'", result = "{given} mg. After three minutes she is still talking; then a second step.", to = "localise",
  },
  answer "other" {
    otherwise, rating = "suboptimal", cite = "sedation", teaches = "s12_anaesthesia",
    because = "Over 60: at most 1 mg first, in steps of 0.5 to 1 mg.",
    set = "sedation = 'light'", result = "The second doctor looks at the syringe. \"I'll start with one half,\" and does.", to = "localise",
  },
}

decision "airway" {
  [[Saturation {spo2} %. {either(sedation == 'light', 'The capnograph has drawn a flat line for half a minute; the second doctor is already at her head.', 'She has not moved for a while, now that you think of it; neither has the drape over her ribs.')} A cannula may be lying in her back.]],
  hint = "Airway before cement. In which order?",

  option "oxygen_only" {
    "Turn the oxygen up and finish the step; the number lags behind anyway",
    rating = "harmful", cite = { "sedation", "practice" }, teaches = "k_rescue",
    because = [[It lags, downwards too: she has not breathed for longer than it shows. Oxygen does not help a chest that does not move.]],
    takes = "10 min", set = "spo2 = 92; setback = 'much'; sbp = 104", result = "At 51 % the anaesthetist comes through the door. Bag, mask, supine, an hour in recovery. Then the round table: go on, or not? She goes on.", to = "resume",
  },
  option "reverse_wait" {
    "Flumazenil and naloxone in one push, and watch the figure for two minutes",
    rating = "suboptimal", cite = "sedation", teaches = "k_rescue",
    because = [[Right drugs, wrong place in the order: airway and oxygen first, then reversal in steps (naloxone 100 to 200 micrograms, flumazenil 200), and both wear off before the sedative does.]],
    takes = "10 min", set = "spo2 = 93; setback = worse(setback)", result = "At 64 % somebody lifts her jaw, and the figure climbs. Then she wakes all at once, in pain.", to = "resume",
  },
  option "tube" {
    "Everything out, onto her back, and a tube, whatever it takes",
    rating = "acceptable", cite = "practice", teaches = "k_rescue",
    because = [[Never wrong for the breathing, and often more than she needs: most breathe again with an open airway, oxygen and the antidote. Supine and ventilated at once if there is no quick answer.]],
    takes = "30 min", set = "spo2 = 97; sbp = 112", result = "A tube, a ventilator, a quiet table. After half an hour you begin again.", to = "resume",
  },
  option "airway" {
    "Drugs and tools stop; open the airway, oxygen, call, reverse; supine if no quick answer",
    rating = "best", cite = { "sedation", "practice" }, teaches = "k_rescue",
    because = [[Airway before cement. Jaw, oxygen, help; naloxone 100 to 200 micrograms every two minutes, flumazenil 200 and then 100 a minute up to 1 mg; no answer within a minute means on her back and ventilate. Then watch for sleep coming back.]],
    takes = "15 min", set = "spo2 = 96", result = "A sigh, then another. The curve on the capnograph stands up like a row of houses. After ten minutes she asks whether it is done.", to = "resume",
  },
}

----------------------------------------------------------------------------------------------------------------------
-- The procedure

decision "localise" {
  [[{name} lies prone on the cushions, arms forward. The C-arm hums. On the screen vertebrae, grey on grey; some of them are wedges. The tender spot has been marked with a cross on the skin. "So that is {level}," says the student. How do you make sure?]],
  hint = "Skin moves, ribs vary, and the lowest vertebra is not always the fifth. What is fixed?",

  option "cross" {
    "Trust the cross: it hurts there, and the patient knows her fracture better than a count",
    rating = "harmful", cite = "practice", teaches = "s02_localise",
    because = [[The spot confirms that a level hurts, not which. On a prone back the skin slides by a vertebra, and pain is felt lower than it sits. The wrong level is a never event.]],
    takes = "5 min", to = "miscount",
  },
  option "one_plane" {
    "Count on the AP view from the last rib, as it shows the ribs and pedicles best",
    rating = "suboptimal", cite = "practice", teaches = "s02_localise",
    because = [[A transitional vertebra or a short rib, and the count is off by one. The second plane, counted from the sacrum and held against the {either(frail_lungs, 'CT', 'MRI')}, would show it.]],
    takes = "5 min", to = "miscount_ap",
  },
  option "two_planes" {
    "Count on two planes from sacrum and rib, against the {either(frail_lungs, 'CT', 'MRI')}; mark; a second reader agrees",
    rating = "best", cite = "practice", teaches = "s02_localise",
    because = [[Precise X-ray localisation starts the procedure: two planes, two fixed points, the diagnostic pictures on the next screen, and somebody else who counts aloud. It takes three minutes.]],
    case "frail_lungs" { because = [[Two planes, two fixed points, the CT on the next screen, and somebody else who counts aloud. It takes three minutes, and it is the step that starts the procedure.]] },
    takes = "8 min", result = "\"{level},\" you say. \"{level},\" says the radiographer, who has counted from the other end.", to = "access",
  },
  option "alone" {
    "Count on two planes yourself and mark it; the anatomy is simple, no second reader",
    rating = "acceptable", cite = "practice", teaches = "s02_localise",
    because = "Adequate where the anatomy is simple. Two pairs of eyes cost nothing.",
    takes = "5 min", to = "access",
  },
}

for id, risk in pairs { miscount = 0.15, miscount_ap = 0.05 } do
  chance(id) {
    branch "level" { [["{level}, then," says the student, and the needle comes out of its sleeve.]], p = rest, to = "access" },
    branch "other" { [["{level}, then," says the student, and the needle comes out of its sleeve.]], p = risk, illustrative = true, set = "wrong = true", to = "access" },
  }
end

decision "access" {
  set = "sedation = 'none'; spo2 = max(spo2, 94)",
  [[A stab of five millimetres in the skin. The tip of the cannula stands on the bone. On the AP view the pedicle is an oval, its inner edge the wall of the canal; on the lateral view the posterior wall of the vertebra is a line. {either(technique == 'kyphoplasty', 'The working cannula must be wide enough for the balloon.', '')}]],
  hint = "There is a line that you may cross only after you have crossed another one. Which, and in which view?",

  option "medial" {
    "Aim for the middle at once: medial of the pedicle line early, so the cement lies central",
    rating = "harmful", cite = "practice", teaches = { "s14_nerves", "s03_access" },
    because = [[Medial of that line and not yet past the posterior wall is the spinal canal. The cement lies well and the cord lies under it.]],
    takes = "15 min", to = "breach_medial",
  },
  option "lateral" {
    "From the outer upper edge; lateral of the medial line until the tip is past the wall",
    rating = either("sinister", "acceptable", "best"), cite = { "practice", "one_side" }, teaches = { "s14_nerves", "s03_access" },
    because = [[Start at ten or two o'clock of the pedicle; on AP stay outside its inner edge until the lateral view shows the tip beyond the posterior wall. Through the pedicle or beside it, one side or both: the cord sees none of it.]],
    takes = "25 min", to = "breach",
  },
  option "one_side" {
    "One steep path from one side, crossing the midline only in front, checked in both views",
    rating = "acceptable", cite = "one_side", teaches = { "s03_access", "s21_custom" },
    because = [[Less cement and fewer leaks (risk ratio 0.65 for kyphoplasty from one side), a modest, real refinement, if the tip really crosses the midline. The steeper angle leaves less room at the pedicle's inner edge.]],
    takes = "20 min", to = "breach",
  },
  option "core" {
    "The same careful way, and a core for the pathologist before anything goes in",
    rating = either("sinister", "best", "acceptable"), cite = { "malignant", "practice" }, teaches = { "k_malignant", "s03_access" },
    because = either("sinister",
      "It costs two minutes, and in this vertebra it is the most useful thing that happens today. It would have been more useful weeks ago.",
      "Lateral of the pedicle line, as it should be, and two minutes for a core. Many take one whenever there is the least doubt; here there is little."),
    takes = "30 min", set = "core = sinister", result = "A grey worm of bone in formalin. The report takes about two weeks.", to = "breach",
  },
}

for id, risk in pairs { breach = "major_neuro", breach_medial = 0.06 } do
  chance(id) {
    branch "through" { [[The lateral view shows the tip where it should be, in the front half of the body.]], p = rest, to = either("technique == 'vertebroplasty'", "cement", "inflate") },
    branch "cord" {
      [[{either(thin, 'Dark blood runs from the cannula and goes on running. Ten minutes later', 'The needle jerks. A little later')} her left foot does not move when she is asked.]],
      p = either("thin", 0.05, risk), illustrative = true, set = "legs = 'weak'", to = "weak_leg",
    },
    branch "death" {
      [[The tip slides past the bone, forward. The pressure falls from one measurement to the next and cannot be held.]],
      p = "procedure_death", set = "sbp = 50; spo2 = 70", to = "died",
    },
  }
end

decision "inflate" {
  [[Both balloons lie in the vertebra, folded. The handles show pressure and millilitres; contrast shows where they grow. The endplate lifts a little, on the screen and in the voices around you. "More," says the student. "It goes up. The leaflet says it restores the height."]],
  hint = "What is the balloon for, the height or the cavity? And what tells you to stop?",
  teaches = "s03_access",

  option "stop_rule" {
    "Small steps with an eye on walls, pressure and volume; stop at the first cortex reached",
    rating = "best", cite = { "ipg166", "free24", "practice" }, teaches = { "s04_height", "s05_cement" },
    because = [[It makes a cavity, so that cement goes in under low pressure: height, volume limit, pressure limit or a wall, whichever comes first, is the end. In FREE about 2.4 mL a side.]],
    takes = "15 min", result = "2.3 mL on the left, 2.5 on the right. A few degrees on the screen.", to = "cement",
  },
  option "partial" {
    "Stop early at whatever height there is: pain is the goal, and not the radiograph",
    rating = "acceptable", cite = { "bkp_vp", "practice" }, teaches = { "s04_height", "s09_alignment" },
    because = [[Right about the goal: no gain in function from height has been proven. A cavity that is too small has to be filled under more pressure, that is all.]],
    takes = "10 min", result = "1.6 mL a side. The radiographer shrugs.", to = "cement",
  },
  option "chase" {
    "A little beyond the limit: she is to have her height and alignment back, as in the leaflet",
    rating = "harmful", cite = { "leak_risk", "free24" }, teaches = { "s04_height", "s09_alignment" },
    because = [[Some height is lost again when the balloon goes, some later; 3.1 degrees remained at two years. What the last bar of pressure buys is a crack in the endplate, and a broken cortex makes a leak five times as likely (odds).]],
    takes = "15 min", set = "cortex = true", result = "The endplate lifts beautifully. Then the pressure on the handle drops by itself.", to = "cement",
  },
  option "package" {
    "Both balloons at once to the volume printed on the package, which is the tested one",
    rating = "harmful", cite = { "ipg166", "leak_risk" }, teaches = { "s04_height", "s03_access" },
    because = [[It was tested in air, not in this vertebra. Without an eye on the walls the first thing to meet the balloon is the cortex; balloons burst as well.]],
    takes = "5 min", set = "cortex = true", result = "At the last half millilitre something gives.", to = "cement",
  },
}

decision "cement" {
  [[{either(technique == 'kyphoplasty', 'The balloons are out; two dark spaces wait. ', '')}The nurse stirs. Polymethyl methacrylate: runny for some minutes, thick for some, then stone. "When do you want it? And which view?"]],
  hint = "What makes cement go where it should not? What would show it in the moment it does?",

  option "runny" {
    "While it runs well, through one side, on the AP view, where left and right are seen",
    rating = "harmful", cite = { "leak_risk", "viscosity" }, teaches = { "s05_cement", "s19_leak" },
    because = [[Thin cement finds veins and clefts (odds of a leak 3.3-fold), and the AP view does not show the canal: it lies behind the vertebra, just there where nobody is looking.]],
    takes = "8 min", set = "cemented = true; fast = true", to = "leaking",
  },
  option "films" {
    "When it is thick, two millilitres at a time, with a lateral film after each of them",
    rating = "suboptimal", cite = "practice", teaches = "s05_cement",
    because = [[The right thickness and the wrong rhythm. Two millilitres are half of what goes in altogether: between two films it can be in the canal.]],
    takes = "10 min", set = "cemented = true; fast = true", to = "leaking",
  },
  option "fill" {
    "When it is thick, up to the endplates and the posterior wall, for the best support",
    rating = "harmful", cite = { "canal_leak", "practice" }, teaches = { "s05_cement", "s06_support" },
    because = [[More cement is more leak and more embolus, not more relief. The posterior third is where filling stops; what props the vertebra is a column in front of it.]],
    takes = "12 min", set = "cemented = true; cortex = true; fast = true", to = "leaking",
  },
  option "toothpaste" {
    "When it is like toothpaste, 0.2 to 0.5 mL at a time, under continuous lateral view",
    rating = "best", cite = { "viscosity", "free24", "practice" }, teaches = { "s05_cement", "s06_support", "s19_leak" },
    because = [[High viscosity cuts leaks to about 0.4 (into disc and vein; for the canal that is not proven), so the lateral view guards the canal. Commonly 2 to 4 mL a side; stop at the posterior third, at a vein, at any leak.]],
    takes = "12 min", set = "cemented = true", to = "leaking",
  },
}

chance "leaking" {
  branch "dry" { [[The cement stays in the bone.]], p = rest, to = "hardens" },
  branch "disc" {
    [[A small white tongue slips through the upper endplate into the disc.]],
    p = "0.55 * (1 - either(variant == 'cancer', canal_story, canal_share)) * by_odds(either(technique == 'vertebroplasty', leaks_vp, leaks), either(cortex or variant == 'cancer', 5.56, 1) * either(fast, 3.32, 1))",
    illustrative = true, set = "leak = 'disc'; disc = true", to = "leak_seen",
  },
  branch "vein" {
    [[A thin white line leaves the front of the vertebra, and the end of it moves.]],
    p = "0.45 * (1 - either(variant == 'cancer', canal_story, canal_share)) * by_odds(either(technique == 'vertebroplasty', leaks_vp, leaks), either(cortex or variant == 'cancer', 5.56, 1) * either(fast, 3.32, 1))",
    illustrative = true, set = "leak = 'vein'", to = "leak_seen",
  },
  branch "canal" {
    [[A white edge appears behind the line of the posterior wall.]],
    p = "either(variant == 'cancer', canal_story, canal_share) * by_odds(either(technique == 'vertebroplasty', leaks_vp, leaks), either(cortex or variant == 'cancer', 5.56, 1) * either(fast, 3.32, 1))",
    illustrative = true, set = "leak = 'canal'", to = "leak_seen",
  },
}

decision "leak_seen" {
  [["Leak," says the radiographer: {leak}. Half of the planned cement is in. In the dish the rest is thickening; there are perhaps three minutes left in it.]],
  hint = "Disc, vein, canal: which of them may you live with, and which of them ends the filling?",

  option "push_on" {
    "Go on quickly before the cement sets: the pressure closes small holes",
    rating = "harmful", cite = { "canal_leak", "practice" }, teaches = { "s19_leak", "k_embolus" },
    because = [[The hole does not close, it widens. Through a vein cement reaches the lung, through the posterior wall the cord; and three minutes are no reason.]],
    takes = "5 min", set = "pushed = true; setback = worse(setback)", to = "hardens",
  },
  option "pause" {
    "Pause, let the edge set, and finish from the other side under the lateral view",
    rating = either("leak == 'disc'", "best", "leak == 'vein'", "suboptimal", "harmful"), cite = { "disc_leak", "practice" }, teaches = "s19_leak",
    because = either("leak == 'disc'", "The usual answer to a small leak into the disc: a minute, and the plug holds. It is silent, to be written down, and a reason to watch the neighbour.",
      "leak == 'vein'", "A vein that has once been filled leads to the lung. What is in will do; more cement is more embolus.",
      "Towards the canal there is nothing to finish. Stop altogether, look at the legs."),
    takes = "10 min", set = "pushed = leak ~= 'disc'", to = "hardens",
  },
  option "stop" {
    "Stop for good: what is in will do; test the legs, and watch chest and pressure",
    rating = either("leak == 'disc'", "acceptable", "best"), cite = { "canal_leak", "lung_cement" }, teaches = { "s19_leak", "k_embolus" },
    because = either("leak == 'disc'", "Safe. A minute's pause would have let you finish; how much cement is needed for relief nobody knows.",
      "leak == 'vein'", "Venous filling ends it. Cement in the lung was found on CT in 1.9 %, usually silent, more with thoracic levels and three or more of them.",
      "Of 26 with cement in the canal 4 needed decompression. The less there is, the better: stop, ask her to move her feet, image if anything is wrong."),
    takes = "5 min", set = "pushed = false", to = "hardens",
  },
}

chance "hardens" {
  branch "quiet" {
    [[Eight minutes until the ball of cement in the dish is warm, then hard. The cannulas come out with a turn.]], p = rest,
    takes = "10 min", to = either("leak == 'disc'", "disc_note", "recovery"),
  },
  branch "lungs" {
    [[The ball of cement in the dish grows warm.]],
    p = either("leak == 'vein' and pushed", "by_odds(reaction + leak_symptoms, 6)", "leak == 'vein'", "reaction + leak_symptoms", "reaction + lung_symptoms"),
    takes = "10 min", set = "spo2 = 79; sbp = 68", to = "falling",
  },
  branch "cord" {
    [[Eight minutes until the ball of cement in the dish is warm, then hard. On the way to the recovery room: "My left leg has gone to sleep."]],
    p = either("leak == 'canal' and pushed", "by_odds(canal_weak, 4)", "leak == 'canal'", "canal_weak", 0),
    takes = "30 min", set = "legs = 'weak'", to = "weak_leg",
  },
}

decision "falling" {
  [[Four minutes after the last of the cement. The anaesthetic nurse says "Hm", and then: "It was fine a minute ago." Saturation {spo2} %, pressure {sbp}. Her lips are grey; the neck veins stand out. The student says: "The sedation, again?"]],
  hint = "It came with the cement. What may have gone where, and what holds her until you know?",

  option "alteplase" {
    "Alteplase at once: this is a pulmonary embolism, and she is about to arrest",
    rating = "harmful", cite = { "reactions", "practice" }, teaches = "k_embolus",
    because = [[An embolism perhaps, but of cement or fat, which no lytic dissolves, minutes after a cannula beside the cord. Support first, look, then think of what can be removed.]],
    takes = "30 min", set = "response = 'missed'; setback = worse(setback)", to = "falling_end",
  },
  option "support" {
    "Stop everything, oxygen, vasopressor and fluid, onto her back; echo or CT of the chest",
    rating = "best", cite = { "reactions", "lung_cement" }, teaches = { "k_embolus", "s15_aftercare" },
    because = [[Cement or fat in the lung, or the reaction to the cement itself: in the first minutes it is the same treatment. Echo shows a strained right heart, CT the cement; the heart surgeon hears of it early.]],
    takes = "40 min", set = "response = 'prompt'", to = "falling_end",
  },
  option "naloxone" {
    "Naloxone and flumazenil, a fluid bolus, and ten minutes to see the effect",
    rating = "suboptimal", cite = { "reactions", "practice" }, teaches = "k_embolus",
    because = [[Sedation does not fill neck veins. It came with the cement, and ten minutes are long at a pressure of 68.]],
    takes = "20 min", set = "response = 'late'; setback = worse(setback)", to = "falling_end",
  },
  option "second_side" {
    "A vasopressor in small steps, and finish the second side while the cement allows it",
    rating = "harmful", cite = { "reactions", "practice" }, teaches = "k_embolus",
    because = [[More of what has just done this. The vasopressor is right; everything else stops.]],
    takes = "15 min", set = "response = 'missed'; setback = worse(setback)", to = "falling_end",
  },
}

chance "falling_end" {
  branch "holds" {
    [[After forty minutes the pressure stands without help. The CT shows two white threads in branches of the lung artery; the heart has already forgiven them. For the night a bed on intensive care is kept free.]],
    p = rest, takes = "40 min", set = "spo2 = either(frail_lungs, 92, 95); sbp = 118; response = 'prompt'", to = "recovery",
  },
  branch "dies" {
    [[The right heart gives up before anything else can be tried.]],
    p = either("response == 'prompt'", 0.05, "response == 'late'", 0.2, 0.45), illustrative = true, set = "sbp = 40; spo2 = 50", to = "died",
  },
}

decision "weak_leg" {
  [[The left leg does not hold against a hand, the right one is weaker than this morning: {legs}. Feeling ends at the groin. It is a quarter of an hour since it began. The ward doctor suggests: "Local anaesthetic around the root? That wears off by the evening."]],
  hint = "Cement, blood or a needle: how long may the cord wait for the answer? And which scanner is open to her?",

  option "observe" {
    "Observe overnight, legs every hour: local anaesthetic wears off, a scan does not run away",
    rating = "harmful", cite = "practice", teaches = "k_weak_leg",
    because = [[Local anaesthetic is a diagnosis for people who wait. Compression by cement or blood loses its chance with the hours.]],
    takes = "14 h", set = "response = 'missed'", result = "At six in the morning both legs are heavier, and the bladder is full.", to = "decompressed",
  },
  option "ct" {
    "CT at once, which shows cement well, with the spinal surgeon called on the way",
    rating = either("frail_lungs", "best", "acceptable"), cite = "practice", teaches = { "k_weak_leg", "s14_nerves" },
    because = either("frail_lungs", "With her pacemaker CT is the scan there is, and it shows cement better than any. The surgeon comes to the scanner.",
      "Right if MRI would delay: CT shows cement well, and blood less well. What counts is that the surgeon looks at the first picture."),
    takes = "40 min", set = "response = 'prompt'", to = "decompressed",
  },
  option "mri" {
    "Emergency MRI, with CT beside it, and the spinal surgeon at the scanner door",
    rating = either("frail_lungs", "suboptimal", "best"), cite = "practice", teaches = { "k_weak_leg", "s14_nerves", "s15_aftercare" },
    because = either("frail_lungs", "Her pacemaker keeps her out of the magnet: an hour is lost at the door. CT shows the cement.",
      "A new deficit after cement is an emergency of hours. MRI shows blood and cord, CT the cement; the surgeon decides on both."),
    takes = either("frail_lungs", "100 min", "50 min"), set = "response = either(frail_lungs, 'late', 'prompt')", to = "decompressed",
  },
  option "steroid" {
    "Dexamethasone high dose, MRI if the legs are not better in four hours",
    rating = "suboptimal", cite = "practice", teaches = "k_weak_leg",
    because = [[Nothing shows that steroids move cement or blood. The four hours are those in which surgery would have helped most.]],
    takes = "5 h", set = "response = 'late'", to = "decompressed",
  },
}

chance "decompressed" {
  branch "recovers" {
    [[The surgeon opens the canal{either(leak == 'canal', ' and lifts out a shell of cement like a piece of eggshell', ' and washes out the clot')}. The next day she moves a toe, in the second week she stands.]],
    p = either("response == 'prompt'", 0.65, "response == 'late'", 0.4, 0.2), illustrative = true,
    takes = "12 d", set = "legs = 'strong'; setback = worse(setback); thin = false; response = 'prompt'; dx = either(core, 'myeloma', dx)", to = "day_14",
  },
  branch "stays" { [[The surgeon opens the canal. The legs stay as they are.]], p = rest, takes = "12 d", set = "legs = 'very_weak'", to = "paraparesis" },
}

decision "disc_note" {
  [[The control film: cement in the vertebra, and the little tongue in the disc above it. She lies there and smiles, the legs are strong. "How did it go?" The student whispers: "Do we have to mention that?"]],
  hint = "It does nothing today. What is it associated with later?",

  option "record" {
    "Tell her, write it down, and say what sudden new pain above it would mean",
    rating = "best", cite = "disc_leak", teaches = "s19_leak",
    because = [[Silent today, and associated with new fractures next to it. She should know, and so should whoever sees her in week six. Whether neighbours break more often because of cement is disputed: not in VERTOS II or IV, in uncontrolled series yes.]],
    takes = "5 min", result = "\"A little escaped,\" she repeats. \"It always does, with filling.\"", to = "recovery",
  },
  option "silent" {
    "No: it is silent, as most leaks are, and it would only worry her",
    rating = "suboptimal", cite = "disc_leak", teaches = "s19_leak",
    because = [[Most are silent, this one too. But it is associated with new fractures, and the next doctor will look for it in the report and not find it.]],
    takes = "2 min", set = "setback = worse(setback)", to = "recovery",
  },
  option "neighbour" {
    "Yes, and offer to cement the vertebra above it, before it breaks as well",
    rating = "harmful", cite = { "vertos2", "vertos4", "practice" }, teaches = { "s06_support", "s19_leak" },
    because = [[Cement in a sound vertebra has all the risks and no pain to treat. In VERTOS II and IV neighbours did not break more often. What protects it is a bone drug.]],
    takes = "2 d", set = "setback = worse(setback)", result = "The team says no. She has lain in the ward for two days waiting for it.", to = "recovery",
  },
}

----------------------------------------------------------------------------------------------------------------------
-- After it

decision "recovery" {
  set = "spo2 = max(spo2, 93); sbp = max(sbp, 118); pain = 5",
  [[The recovery room, an hour after the last picture. {name} is awake: "It is different. It hurts, but different." She lives {either(variant == 'cancer' or variant == 'infection', 'with family', 'alone')}. {either(frail_lungs and thin, 'Her INR is still 2.4, and the puncture sites ooze; the nurse has a syringe of enoxaparin from the ward. ', frail_lungs, 'Her warfarin has been off for days; the nurse has a syringe of enoxaparin from the ward. ', '')}The bed manager would like the bed by three. What do you write?]],
  hint = "What can still appear in the next hours, and who would see it?",

  option "home_now" {
    "Home with her escort now; the procedure was small, and she can ring",
    rating = "suboptimal", cite = "practice", teaches = { "s15_aftercare", "s16_short_stay" },
    because = [[Home today is right for many, after the checks and not instead of them: a deficit or a falling saturation appears in the first hours, and she would meet it in the car.]],
    takes = "3 h", set = "setback = worse(setback)", result = "At seven she rings: dizzy, and she has not passed water. The ambulance brings her back for a night.", to = "day_14",
  },
  option "night" {
    "Flat for two hours, checks as usual, and one night here whatever they show",
    rating = "acceptable", contested = "frail_lungs", cite = "practice", teaches = { "s15_aftercare", "s16_short_stay" },
    because = [[Right for the frail, for those on opioids and those who live alone. For the others the same or the next day is usual; nights in hospital have a price of their own.]],
    takes = "1 d", result = "She sleeps badly, next to somebody who calls for a Margaret. In the morning she walks to the lift.", to = "day_14",
  },
  option "anticoagulate" {
    "Full-dose enoxaparin within the hour, since a stroke would be the greater harm", when = "variant == 'paced'",
    rating = "harmful", cite = { "sir", "practice" }, teaches = "k_clotting",
    because = [[Two fresh channels beside the cord, and a full dose into them: an epidural haematoma. Full dose again after 24 hours or more (as commonly done), on the word of the prescriber.]],
    takes = "4 h", set = "legs = 'weak'", result = "Three hours later: \"My legs belong to somebody else.\"", to = "weak_leg",
  },
  option "checks" {
    told {
      base  = "Flat for two hours; legs every quarter of an hour at first, oxygen, then up and home",
      paced = "Flat for two hours; legs every quarter of an hour at first, oxygen, up; warfarin tomorrow",
    },
    rating = "best", cite = "practice", teaches = { "s15_aftercare", "s16_short_stay", "k_clotting" },
    because = [[An hour or two flat, legs four times in the first hour, oxygen, an ECG if the chest hurts, CT for a new deficit; paracetamol; then on her feet. Home the same or the next day. Anticoagulants at full dose after 24 hours at the earliest.]],
    takes = "1 d", result = either("frail_lungs", "\"Released on conditions,\" she says, and takes the niece's arm.", "She goes up the first step by herself, and down again, to show it."), to = "day_14",
  },
}

chance "day_14" {
  takes = "14 d", set = "temp = min(temp, 37.4)",
  branch "misses" {
    [[The control film, and a silence in front of it. The cement lies one vertebra too low. The report goes to the hospital, and the truth to her. Pain as before.]],
    p = either("wrong", 1, 0),
    set = "pain = 7; setback = worse(setback)", reveals = "control", teaches = "s02_localise", to = either("core and sinister", "oncology_after", "rehab"),
  },
  branch "relief" {
    [[Two weeks later she writes: the pain is down to 2 or 3, most of the day.]],
    p = either("wrong", 0, "cemented", "relief_cement", "relief_sham"),
    set = "early = true; pain = 3; setback = either(core, worse(setback), setback)", reveals = "control", to = either("core and sinister", "oncology_after", "rehab"),
  },
  branch "slow" {
    [[Two weeks later she writes: better than before, and still 5 on the stairs.]],
    p = rest, set = "pain = 5; setback = either(core, worse(setback), setback)", reveals = "control", to = either("core and sinister", "oncology_after", "rehab"),
  },
}

decision "rehab" {
  [[{name} stands in the doorway and does not quite come in: pain {pain} of 10, and her hand stays on the frame. "I am afraid of ]] .. word { base = "the potatoes", settling = "the music stand", cancer = "turning over", infection = "the upper shelf", paced = "my own cough" } .. [[," she says. {either(promised, 'Then: "You said more, before. Was that a leaflet as well?" ', '')}The orthopaedic workshop has sent a brochure for braces.]],
  hint = "What does exercise give, and what may nobody promise of it?",

  option "brace" {
    "A rigid brace for three months, day and night, so that the vertebra is not loaded",
    rating = "suboptimal", cite = "asbmr", teaches = "s17_physiotherapy",
    because = [[Benefit unproven, and three months in armour cost just the muscles that hold a back. A short one, if it lets her walk, is another matter.]],
    takes = "20 min", set = "setback = worse(setback)", to = "bone_plan",
  },
  option "promise" {
    "Physiotherapy twice a week: it will prevent the next fall, and the next fracture",
    rating = "suboptimal", cite = "asbmr", teaches = "s17_physiotherapy",
    because = [[The prescription is right, the promise is not: fewer falls or fractures have not been shown after a vertebral fracture. When the next one comes she will think that she did the exercises wrong.]],
    takes = "20 min", set = "promised = true", result = "She does them, every one, twice.", to = "bone_plan",
  },
  option "exercise" {
    "Physiotherapy for strength, balance and confidence, said without more promise",
    rating = "best", cite = "asbmr", teaches = "s17_physiotherapy",
    because = [[It may improve movement, pain and the fear of falling. For fewer falls or fractures the evidence is lacking, so the bone drug and a look at the carpets come beside it.]],
    takes = "20 min", result = told { base = "On the third visit the physiotherapist puts a shopping bag on the table: three potatoes in it. Next week four.", settling = "On the third visit the physiotherapist has her lift a music stand, and then sing. Both hold.", cancer = "On the third visit she turns over on the mat by herself, twice. Next week from a bed.", infection = "On the third visit the physiotherapist has brought a bolt of cloth. A thin one; next week velvet.", paced = "On the third visit she learns to hold a cushion to her ribs and cough. The objection is withdrawn." }, to = "bone_plan",
  },
  option "spare" {
    "Nothing for six weeks: no lifting, no bending, no stairs that can be avoided",
    rating = "harmful", cite = "practice", teaches = "s17_physiotherapy",
    because = [[Sparing is what she does already, out of fear. Six weeks of it take muscle and bone, and confirm the fear.]],
    takes = "20 min", set = "setback = worse(setback)", to = "bone_plan",
  },
}

decision "bone_plan" {
  told {
    base      = [[The last item on your list, and the one that is forgotten most often. {name}: "Is it mended now, the bone? I drink milk." {either(known('bone_bloods'), 'The bone bloods are on the chart.', 'Nobody has sent bone bloods yet.')}]],
    settling  = [[The last item on your list, and the one that is forgotten most often. {name}: "Five years of injections, then nobody rang. Was that it?" {either(known('bone_bloods'), 'The bone bloods are on the chart.', 'Nobody has sent bone bloods yet.')}]],
    cancer    = [[The last item on your list, and the one that is forgotten most often. {either(dx == 'myeloma', 'The haematologist asks what you would give her for the bone.', 'Nobody has ever treated her bones, she says.')} {either(known('bone_bloods'), 'The bone bloods are on the chart.', 'Nobody has sent bone bloods yet.')}]],
    paced     = [[The last item on your list, and the one that is forgotten most often. {name}: "At eighty-four? Is there still something to defend?" Prednisolone every winter, three fractures. {either(known('bone_bloods'), 'The bone bloods are on the chart.', 'Nobody has sent bone bloods yet.')}]],
  },
  hint = "How high is the risk of the next one, what is the strongest drug for it, and what must be known before it is given? Read kidney, calcium, ALP and band.",
  teaches = "s22_treat_bone",

  option "calcium" {
    "Calcium and vitamin D every day, a good diet, and a bone density scan in a year",
    rating = "suboptimal", cite = { "bhof", "bone_drugs" }, teaches = { "s22_treat_bone", "s06_support" },
    because = [[The base of every treatment, and none by itself: a vertebral fracture means five times the risk of the next one, and most of it soon. Calcium 1,000 to 1,200 mg in all, vitamin D 800 to 1,000 IU a day, and a drug.]],
    takes = "20 min", set = "bone = 'none'", to = "control_film",
  },
  option "bloods_first" {
    "First the bloods: calcium, vitamin D, kidney, ALP, PTH, thyroid, electrophoresis", when = "not known('bone_bloods')",
    rating = "best", cite = { "bhof", "bone_drugs" }, teaches = { "k_screen_first", "s22_treat_bone" },
    because = [[A week that decides: low calcium has to be corrected before zoledronate or denosumab, a poor kidney forbids the one, a raised ALP or a band the other. They could have been sent on the first day.]],
    takes = "7 d", reveals = "bone_bloods", result = "A week later the results are on the chart.",
  },
  option "teriparatide" {
    "Build first: teriparatide 20 micrograms daily for up to 24 months, then an antiresorptive",
    rating = either("not known('bone_bloods') or variant == 'cancer'", "harmful", "variant == 'settling'", "suboptimal", "best"),
    cite = either("variant == 'settling'", "practice", { "vero", "bone_drugs" }), teaches = { "s22_treat_bone", "k_screen_first" },
    because = either("variant == 'cancer'", "Contraindicated: a plasma cell tumour in the bone. A band or an unexplained ALP is looked for before anybody builds bone.",
      "not known('bone_bloods')", "Perhaps the right drug, blindly given: it is contraindicated in myeloma, metastases, Paget's disease and with an unexplained raised ALP, and nobody has looked.",
      "variant == 'settling'", "After denosumab the rebound is what breaks the bones, and a builder alone does not stop it (as commonly taught). An antiresorptive first; a specialist for what comes next.",
      "Very high risk: several fractures, one of them weeks old. In VERO 5.4 % had a new vertebral fracture on it in two years, 12.0 % on risedronate. An antiresorptive has to follow; some guidance still puts a bisphosphonate first."),
    case "variant == 'cancer'" { takes = "20 min", set = "bone = 'none'; setback = worse(setback)", result = "The pharmacist sends it back: \"In a plasma cell disease?\"" },
    case "not known('bone_bloods')" { takes = "20 min", set = "bone = 'none'; setback = worse(setback)", result = "The pharmacist sends it back: \"ALP? Electrophoresis?\" The note gets lost between two holidays." },
    takes = "30 min", set = "bone = either(variant == 'settling', 'fair', 'strong')", to = "control_film",
  },
  option "zoledronate" {
    "Zoledronate 5 mg by infusion once a year, after calcium and vitamin D are right",
    rating = either("variant == 'paced'", "harmful", "not known('bone_bloods')", "suboptimal", "is(variant, 'settling', 'cancer')", "best", "acceptable"),
    cite = either("variant == 'settling'", "rebound", { "bone_drugs", "bhof" }), teaches = { "s22_treat_bone", "k_screen_first" },
    because = either("variant == 'paced'", "Her eGFR is 31; below 35 it is not given. {either(known('bone_bloods'), 'It stands on the chart.', 'It would have stood on the chart.')}",
      "not known('bone_bloods')", "A good drug, and given without knowing kidney and calcium: both have to be right first.",
      "variant == 'settling'", "It stops the rebound with one infusion: what follows denosumab is an antiresorptive, and it should have followed thirteen months ago.",
      "variant == 'cancer'", "The usual class in myeloma; the haematologist sets dose and rhythm, with calcium, kidney and teeth in view. It treats the bone, the other drugs the disease.",
      "Effective, simple, and nobody has to remember it every day. Some guidelines put it first; with several fractures others build first."),
    takes = "40 min", set = "bone = either(variant == 'paced', 'none', is(variant, 'settling', 'cancer'), 'strong', 'fair'); setback = either(variant == 'paced', worse(setback), setback)",
    result = told { base = [[An evening of shivers, as announced. Then nothing for a year.]], paced = [[The pharmacist does not release it: eGFR 31. Weeks pass before anybody asks what instead.]] }, to = "control_film",
  },
  option "year_only" {
    "Denosumab for one year, two injections, and then a rest for the bone",
    rating = "harmful", cite = "rebound", teaches = "k_denosumab",
    because = [[Denosumab is never just stopped: months after the last injection bone loss rebounds, and several vertebrae may break at once. Who begins plans what follows, usually zoledronate.]],
    takes = "20 min", set = "bone = 'lapsed'", to = "control_film",
  },
  option "denosumab" {
    "Denosumab every six months without a gap, a recall in the diary, and a plan for its end",
    rating = either("not known('bone_bloods')", "suboptimal", "acceptable"), cite = { "bone_drugs", "rebound" }, teaches = { "k_denosumab", "s22_treat_bone" },
    because = either("not known('bone_bloods')", "Nobody knows her calcium or vitamin D: both have to be corrected first, or the first injection drops the calcium.",
      "variant == 'paced'", "The kidney allows it, after vitamin D and calcium have been corrected. The risk is the forgotten injection: hence the diary. Building first would be stronger.",
      "variant == 'settling'", "It stops the rebound as well, and puts her back on a drug that depends on somebody ringing.",
      "Effective, and tied to the calendar: a gap is a rebound. Calcium and vitamin D have to be right before the first one."),
    takes = "30 min", set = "bone = either(is(variant, 'settling', 'cancer'), 'strong', 'fair')", result = "The date of the second injection stands in two diaries.", to = "control_film",
  },
}

chance "control_film" {
  teaches = "s06_support", takes = "3 wk",
  branch "sinks"  { [[The film after some weeks: the fracture has lost a little more height{either(cemented and not wrong, ' around the cement', '')}.]], p = either("cemented and not wrong", "sinks_cement", "sinks_none"), to = "six_weeks" },
  branch "stands" { [[The film after some weeks: the fracture stands as it stood{either(cemented and not wrong, ', the cement in it like a stone in a plum', '')}.]], p = rest, to = "six_weeks" },
}

chance "six_weeks" {
  branch "new_pain" {
    [[Then, on a Sunday, a new pain.]], p = either("sinister or seeded", 1, "variant == 'settling'", "0.5 * new_pain_6", "disc", "by_odds(new_pain_6, 1.5)", "new_pain_6"),
    set = "pain = 7; temp = either(seeded, 37.9, temp)", to = "new_pain",
  },
  branch "none" { [[Weeks go by, and she rings only to change an appointment.]], p = rest, to = "long_run" },
}

decision "new_pain" {
  [["It is back," says {name}. "Or it is another one. Lower, I think. Or higher." Pain {pain} of 10, temperature {temp}. The radiologist on call offers a slot tomorrow morning: "If it is the next one, we fill it."]],
  hint = "Five things can do this; two of them are made worse by the obvious treatment.",

  option "film_first" {
    "A radiograph today, MRI if it does not explain the pain within some days",
    rating = either("seeded", "suboptimal", "acceptable"), cite = { "vertos4", "practice" }, teaches = "k_same_symptom",
    because = either("seeded", "She is warm, and cement went in during a fever. A film shows infection only when the bone is gone.",
      "A cheap start if she is afebrile and the pain is mild. It shows a new wedge and neither infection nor tumour; the MRI must not get lost."),
    takes = "4 d", to = "cause",
  },
  option "cement_again" {
    "Take the slot: cement tomorrow morning, as it helped, or might help, the last time",
    rating = "harmful", cite = { "infection19", "liao" }, teaches = { "s18_infection", "k_same_symptom" },
    because = [[The same symptom, and perhaps the opposite treatment: infection or cancer would be cemented in. No second needle without examination, CRP and MRI.]],
    takes = "2 d", set = "setback = 'much'", result = "At the table the anaesthetist asks for the MRI. There is none; the list goes on without her. It is done in the afternoon.", to = "cause",
  },
  option "look" {
    "Examine her, CRP and blood count, imaging with MRI, and then decide what it is",
    rating = "best", cite = { "liao", "vertos4" }, teaches = { "k_same_symptom", "s18_infection", "s19_leak" },
    because = [[A new fracture or plain muscle is likely; non-union, infection and a missed cancer are possible. Infection came 123 days after the procedure on average in one series. Finger, CRP and MRI tell them apart.]],
    case "frail_lungs" { because = [[A new fracture or plain muscle is likely; non-union, infection and a missed cancer are possible. Finger, CRP and, with her pacemaker, CT with SPECT tell them apart.]] },
    takes = "1 d", to = "cause",
  },
  option "opioid" {
    "A stronger opioid for two weeks; new pain after a fracture is part of the healing",
    rating = "suboptimal", cite = { "liao", "practice" }, teaches = { "k_same_symptom", "k_analgesia" },
    because = [[It may be right about the cause, and cannot know. If it is an infection, two weeks are the difference between a drug and an operation.]],
    takes = "14 d", set = "setback = worse(setback)", result = "Two weeks later she is confused, constipated and no better. Then it is looked for.", to = "cause",
  },
}

chance "cause" {
  spread = either("sinister", "week_six_myeloma", "seeded", "week_six_seeded", "week_six"),
  branch "fracture" {
    [[A new white band, one vertebra away. The old one is quiet. The same road again, with less to explain: paracetamol, walking, and a second look at the bone drug.]],
    set = "again = true; pain = 5", teaches = "s06_support", to = "long_run",
  },
  branch "muscle" {
    [[Nothing new on the pictures. Two fingers beside the spine is where it hurts: muscle and facet joints, in a back that has learnt to hold itself crooked.]],
    set = "pain = 4", to = "long_run",
  },
  branch "nonunion" {
    [[A dark cleft in the old fracture, with air in it: it has not united. The team will weigh with her what that asks for.]],
    set = "stuck = true; pain = 6", to = "long_run",
  },
  branch "infection" {
    [[CRP 96. On the pictures the disc below L1 is bright, and the endplates on both sides of it are eaten.]],
    set = "temp = 38.4", to = "spondylitis_late",
  },
  branch "cancer" {
    [[Nothing new in the old place, and much in others: lesions in four vertebrae and a rib. The electrophoresis shows a band.]],
    set = "late = true; dx = 'myeloma'; pain = 7", to = "oncology_after", teaches = "k_malignant",
  },
}

-- Infection of the spine: found before any cement, or afterwards.
for _, suffix in ipairs { "", "_late" } do
  local onward = suffix == "" and "day_14" or either("cemented or seeded", "septic", "long_run")

  decision("spondylitis" .. suffix) {
    [[{name} shivers under two blankets; {temp} degrees. Legs {legs}. "It is in the bone?" {either(cemented, 'It is around the cement.', 'There is no cement in it, at least.')} The student has the antibiotics drawn up.]],
    hint = "Which germ? And what does it need besides a drug?",

    option "antibiotics_first" {
      "Antibiotics within the hour, and a sample from the disc when she is more stable",
      rating = "suboptimal", cite = { "liao", "practice" }, teaches = "s18_infection",
      because = [[She is ill and not in shock: an hour for cultures and a needle into the disc names the germ. Half of those around cement were tuberculosis in one series, which no blind antibiotic covers.]],
      takes = "10 d", set = "setback = worse(setback)", to = onward,
    },
    option "sample" {
      "Blood cultures and a sample from the disc first, the spinal surgeon, then six weeks",
      rating = "best", cite = { "liao", "practice" }, teaches = "s18_infection",
      because = [[The germ decides the drug: bacteria, and tuberculosis in half of those around cement in one series. Weeks of treatment; with cement in it often an operation. In shock, or with weak legs, nothing waits.]],
      takes = "7 d", to = onward,
    },
    option "fill" {
      "Short antibiotics, then cement with gentamicin in it: it is stable and sterile at once",
      rating = "harmful", cite = { "liao", "practice" }, teaches = { "s18_infection", "s09_alignment" },
      because = [[Cement in an infected bone is a foreign body in pus, with any antibiotic in it. Infection is a contraindication, as absolute as there is one.]],
      takes = "12 d", set = "setback = 'much'", result = "The surgeon says no, and asks for cultures. By then three doses have blurred them.", to = onward,
    },
  }
end

chance "septic" {
  takes = "60 d",
  branch "alive" { [[Two operations, cement and half a vertebra taken out, a cage and screws put in. Eleven weeks of drugs.]], p = rest, to = "infected" },
  branch "dead"  { [[Two operations, and after the second one she does not recover.]], p = "septic_death", to = "died" },
}

chance "long_run" {
  branch "good"    { [[{either(again, 'By the end of the summer this one lets go as well.', 'By the twelfth week most of it has gone, as it mostly does, with a procedure or without.')}]],
    p = either("stuck or wrong", "by_odds(late_better, 0.3)", "early", "by_odds(late_better, 1.3)", "late_better"), set = "relief = 'good'; pain = 2", to = "year" },
  branch "partial" { [[By the twelfth week it is half of what it was.]],
    p = "0.7 * (1 - either(stuck or wrong, by_odds(late_better, 0.3), early, by_odds(late_better, 1.3), late_better))", illustrative = true, set = "relief = 'partial'; pain = 4", to = "year" },
  branch "none"    { [[The twelfth week comes, and the pain stays.]],
    p = rest, set = "relief = 'none'; pain = 6", to = "year" },
}

chance "year" {
  takes = "40 wk",
  branch "infection" {
    [[Four months after the cement: pain at night, shivers, CRP 120. The disc beside it is bright on the pictures, and the endplates are eaten.]],
    p = either("cemented", "infects", 0), set = "temp = 38.5", teaches = "s18_infection", to = "septic",
  },
  branch "quiet" { [[The seasons go round.]], p = rest, to = either("dx == 'myeloma'", "myeloma", "again", "refracture", "relief == 'good'", "well", "relief == 'partial'", "mending", "chronic") },
  branch "vertebra" {
    [[{either(bone == 'lapsed', 'In the autumn, seven months after the last injection, three vertebrae in one week.', 'In the autumn, another crack, this time reaching for a cup.')}]],
    p = "by_odds(new_fracture, either(bone == 'strong', teriparatide_2y / risedronate_2y, bone == 'none', 1.8, bone == 'lapsed', 2.5, 1) * wear)",
    set = "again = true", teaches = "s22_treat_bone", to = either("dx == 'myeloma'", "myeloma", "refracture"),
  },
  branch "hip" {
    [[In the winter she slips beside the bed. The leg lies turned outwards.]],
    p = "by_odds(either(bone == 'none' or bone == 'lapsed', 0.05, 0.02), wear)", illustrative = true, to = "hip",
  },
  branch "dies" {
    [[In the spring she falls ill, and this time it is the heart.]], p = "by_odds(dies, wear * either(dx == 'myeloma', 2, 1))", to = "died",
  },
}

----------------------------------------------------------------------------------------------------------------------
-- How it ends: a year on, with a utility. The values are the author's estimates, between the health states of FREE's
-- baseline (about 0.16 to 0.18, as commonly quoted) and full health; relief in the first weeks adds a little.

outcome "well" {
  told {
    base      = [[A year later Dora bakes for a wedding, four tiers, and has the flour carried up by Georg. The curve of her back is what it was. She takes her bone drug and calls it the cement that works.]],
    settling  = [[A year later Carmen conducts standing. The next injection, or infusion, is in three diaries, one of them the choir's.]],
    infection = [[A year later Salma has moved the velvet to the lowest shelf. Otherwise, she says, everything is where it was.]],
    paced     = [[A year later Hedwig reads her own file, corrects the date of the fracture and finds no further objection.]],
  },
  utility = "u_well + either(early, early_gain, 0)", good = true, cite = "practice",
}
outcome "mending" {
  [[A year later {name} does what she did before, slower, and with a chair in every room. On some days the back reminds her. "Mended," she says, "not new."]],
  utility = "u_mending + either(early, early_gain, 0)", good = true, cite = "practice",
}
outcome "chronic" {
  [[A year later {name} still counts the stairs. The pain has moved in; the pain clinic teaches her to live beside it. "It was in nobody's figures," she says. It was: most improve, not all.]],
  utility = "u_chronic + either(early, early_gain, 0)", cite = "practice",
}
outcome "refracture" {
  [[A year later {name} is three centimetres shorter and wears the new fracture as she did the first. {either(bone == 'none', 'The bone drug has been begun at last.', bone == 'lapsed', 'The injections have been taken up again.', 'The drug has halved the odds, and half is not nothing.')} What has been cemented, or has healed by itself, holds; it protects nobody next door.]],
  utility = "either(relief == 'good', u_well, relief == 'partial', u_mending, u_chronic) - new_costs + either(early, early_gain, 0)", cite = "practice",
}
outcome "hip" {
  [[A year later {name} walks with a frame, between the bed and the window. It was the hip in the end, not the spine. {either(bone == 'none' or bone == 'lapsed', 'In the letter of the trauma ward, under "osteoporosis treatment", somebody has typed "none".', 'The drug had made it less likely, not impossible.')}]],
  utility = "u_hip", cite = "practice", teaches = "s22_treat_bone",
}
outcome "infected" {
  [[A year later {name} carries a cage and eight screws, and takes the last antibiotic off the kitchen shelf. {either(seeded, 'On the chart of that morning stands a temperature of 38.3.', 'It is the four in a thousand. She asks for the figure again.')}]],
  utility = "u_infected", cite = { "liao", "practice" },
}
outcome "myeloma" {
  [[A year later Vera's myeloma is {either(late, 'treated, and has taken half of her kidney function while it had no name', 'in remission, and her kidneys are what they were')}. She {either(relief == 'good', 'lies flat at night', 'sleeps half sitting')}. The crane she has left to a younger colleague, with advice.]],
  utility = "u_myeloma - either(late, late_costs, 0) + either(early, early_gain, 0)", good = "not late", cite = "practice",
}
outcome "paraparesis" {
  [[A year later {name} moves between bed, wheelchair and bathroom with a board. The feet are warm and far away. In the review of the case one question stands on the board: when was it first noticed?]],
  utility = "u_legs", cite = "practice", teaches = "k_red_flags",
}
outcome "died" {
  [[{name} dies. {either(dx == 'myeloma', 'The haematologist writes to the family by hand.', 'The leaflet is still in her handbag.')} Of those with such a fracture about six in a hundred die within a year, most of something else; that has never been a reason not to treat them well.]],
  utility = 0, cite = "mccullough",
}

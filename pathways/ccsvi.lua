-- CCSVI and the "liberation procedure" for multiple sclerosis: a pathway for casewalk.
--
-- For education, not for patient care. Nobody but the author has reviewed it clinically.
-- The facts come from the trials, cohorts, reviews and regulators' notices named below as sources. A source marked
-- `unverified` stands for what is commonly taught or quoted and was not checked against a publication. A number marked
-- `illustrative` is the author's estimate and says beside it what it leans on.
-- Dilating or stenting neck veins for multiple sclerosis is harmful wherever it is offered here, and nothing rises
-- because somebody feels better for a while. The people in it are invented. Licence: CC BY-SA 4.0.

pathway "ccsvi" {
  title     = "The page with the yellow marker",
  summary   = "A patient with multiple sclerosis asks for the liberation procedure: the claim, the trials, the harms, and the talk",
  version   = "1.0.0",
  audience  = "Residents in neurology, interventional radiology and general practice",
  authors   = { "casewalk" },
  reviewed  = "2026-11-21",
  review_by = "2028-11-21",
  licence   = "CC BY-SA 4.0",
  minutes   = 20,
  clock     = "1 h",
  pass      = { score = 0.7, harmful = 0 },
  goals     = {
    "Tell a hypothesis that was tested from a disease that exists, and say so without mocking anybody",
    "Read a promotional page, three sham-controlled trials and the regulators' notices for what they are worth",
    "Keep the patient: listen first, offer what helps, and stay reachable whatever she decides",
    "Protect the treatment that works, and know what a relapse must be told from",
    "Recognise the complications of a dilated or stented neck vein, and report them",
  },
  start     = "opening",
}

----------------------------------------------------------------------------------------------------------------------
-- Sources

source "zamboni_jnnp" { "Zamboni P, et al. Chronic cerebrospinal venous insufficiency in patients with multiple sclerosis. J Neurol Neurosurg Psychiatry 2009;80:392. The criteria were looked up, the figures are as commonly quoted.", year = 2009, grade = "cohort", unverified = true }
source "zamboni_jvs"  { "Zamboni P, et al. A prospective open-label study of endovascular treatment of chronic cerebrospinal venous insufficiency, 65 patients. J Vasc Surg 2009;50:1348.", year = 2009, grade = "cohort" }
source "simka"        { "Simka M, et al. Catheter venography in 586 patients with multiple sclerosis, without controls. Funct Neurol 2011;26:197. PMC3814563.", year = 2011, grade = "cohort" }
source "laupacis"     { "Laupacis A, et al. Association between chronic cerebrospinal venous insufficiency and multiple sclerosis: a meta-analysis. CMAJ 2011;183:E1203.", year = 2011, grade = "review" }
source "zwischen"     { "Zwischenberger BA, et al. Chronic cerebrospinal venous insufficiency: meta-analysis after removal of outliers. Vasc Endovascular Surg 2013.", year = 2013, grade = "review", doi = "10.1177/1538574413503562" }
source "plos2013"     { "Blinded case-control study of venous ultrasound, 68 patients and 68 matched controls. PLoS One 2013;8:e56031.", year = 2013, grade = "cohort", doi = "10.1371/journal.pone.0056031" }
source "venous2014"   { "Traboulsee AL, et al. Prevalence of extracranial venous narrowing on catheter venography in people with multiple sclerosis, their siblings, and unrelated healthy controls. Lancet 2014;383:138.", year = 2014, grade = "cohort", doi = "10.1016/S0140-6736(13)61747-X" }
source "zivadinov"    { "Zivadinov R, et al. Screening for chronic cerebrospinal venous insufficiency: no accepted gold standard. BMC Neurol 2013;13:151.", year = 2013, grade = "review", doi = "10.1186/1471-2377-13-151" }
source "premise"      { "Siddiqui AH, et al. Prospective randomized trial of venous angioplasty in MS (PREMiSe). Neurology 2014;83:441. PMC4132574.", year = 2014, grade = "trial" }
source "brave"        { "Zamboni P, et al. Efficacy and safety of extracranial vein angioplasty in multiple sclerosis: Brave Dreams, 115 patients. JAMA Neurol 2018;75:35. PMC5833494.", year = 2018, grade = "trial" }
source "posthoc"      { "Brave Dreams, expanded: regrading of the veins after the trial, 130 patients. 2019. PMC6970429.", year = 2019, grade = "cohort", doi = "10.1177/1526602819890110" }
source "canada2018"   { "Traboulsee AL, et al. Safety and efficacy of venoplasty in MS: a randomized, double-blind, sham-controlled trial, 104 patients. Neurology 2018;91:e1660.", year = 2018, grade = "trial" }
source "cochrane"     { "Jagannath VA, et al. Percutaneous transluminal angioplasty for chronic cerebrospinal venous insufficiency in multiple sclerosis. Cochrane Database, update with three trials. The list of trials was looked up, the conclusion is as commonly quoted.", grade = "review", doi = "10.1002/14651858.CD009903.pub3", unverified = true }
source "vanzuuren"    { "van Zuuren EJ, et al. Summary of the first Cochrane review: no randomised trial met the criteria. J Neurol Neurosurg Psychiatry 2014;85:405.", year = 2014, grade = "review" }
source "fda2012"      { "US Food and Drug Administration. Safety communication on chronic cerebrospinal venous insufficiency treatment in multiple sclerosis patients, 10 May 2012.", year = 2012, grade = "guideline" }
source "fda2017"      { "US Food and Drug Administration. Safety communication on balloon angioplasty devices to treat autonomic dysfunction, 8 March 2017.", year = 2017, grade = "guideline" }
source "fda_letter"   { "US Food and Drug Administration. Letter to a study site after an inspection, 11 April 2013 (documentcloud 4422596).", year = 2013, grade = "guideline" }
source "nice420"      { "National Institute for Health and Care Excellence. IPG420: venoplasty for multiple sclerosis, research only. 2012.", year = 2012, grade = "guideline" }
source "nice640"      { "National Institute for Health and Care Excellence. IPG640: venoplasty for multiple sclerosis should not be used. 2019 (date as commonly quoted); the information for the public was read.", year = 2019, grade = "guideline" }
source "burton"       { "Burton JM, et al. Complications in MS patients after CCSVI procedures abroad: five patients. Can J Neurol Sci 2011;38:741.", year = 2011, grade = "cohort" }
source "dolezal"      { "Dolezal O, et al. Three venous stents, dislocation and thrombosis: a case. Prague Med Rep 2012;113:289.", year = 2012, grade = "cohort" }
source "series1202"   { "Feasibility and safety of endovascular treatment, 1,202 patients, reported by those who treated them. J Vasc Surg 2013.", year = 2013, grade = "cohort", doi = "10.1016/j.jvs.2013.05.108" }
source "series231"    { "Series of 231 treated patients with early adverse events, in secondary summaries.", grade = "cohort" }
source "reports2010"  { "A university hospital that stopped the procedure after a stent went to the heart and a patient on an anticoagulant died of a brain haemorrhage, as commonly reported.", year = 2010, grade = "opinion", unverified = true }
source "registry"     { "Sadovnick AD, et al. Patient-reported outcomes after the procedure: a Canadian registry. Can J Neurol Sci 2017; interviews at six months as reported by Kipp L, ECTRIMS 2013.", year = 2017, grade = "cohort" }
source "aan2018"      { "Rae-Grant A, et al. Practice guideline: disease-modifying therapies for adults with multiple sclerosis. Neurology 2018;90:777.", year = 2018, grade = "guideline", doi = "10.1212/WNL.0000000000005347" }
source "stopping"     { "Relapse after natalizumab was stopped: a cohort. PMC5087255.", grade = "cohort" }
source "rebound"      { "Severe rebound after natalizumab: cases. Brain Behav 2017. PMC5390845.", year = 2017, grade = "cohort", doi = "10.1002/brb3.671" }
source "restore"      { "RESTORE: natalizumab interrupted for 24 weeks, or not. Neurology 2014; the abstract was read in a secondary copy.", year = 2014, grade = "trial" }
source "ng220"        { "National Institute for Health and Care Excellence. Multiple sclerosis in adults: NG220, 2022, as commonly quoted; the steroid doses were read in copies of the guideline of 2014.", year = 2022, grade = "guideline", unverified = true }
source "bjornevik"    { "Bjornevik K, et al. Longitudinal analysis reveals high prevalence of Epstein-Barr virus associated with multiple sclerosis. Science 2022;375:296.", year = 2022, grade = "cohort", unverified = true }
source "orme"         { "Orme M, et al. The effect of disease, functional status and relapses on the utility of people with multiple sclerosis in the UK. Value Health 2007;10:54.", year = 2007, grade = "cohort", doi = "10.1111/j.1524-4733.2006.00144.x" }
source "utilities"    { "Health utilities in multiple sclerosis by EDSS and for a relapse: review.", grade = "review", doi = "10.3111/13696990903543085" }
source "practice"     { "Common clinical teaching, as commonly quoted.", grade = "opinion", unverified = true }

----------------------------------------------------------------------------------------------------------------------
-- Learning points. s01 to s26: what a promotional page says, and what holds of it. k: what else one needs.

learning_point "s01_not_a_disease"     "CCSVI is a set of unvalidated criteria, not an established disease: healthy people meet them as often"
learning_point "s02_2008"              "The name is of about 2008: reported from 2006, published in 2009. The date is not what is wrong with the claim"
learning_point "s03_hypothesis"        "That it helps to cause MS was a fair, testable hypothesis. It was tested, and it failed"
learning_point "s04_treated_first"     "The procedure followed from the theory, and spread before a controlled test"
learning_point "s05_open_is_not_better" "An opened vein is no clinical benefit; flow was restored in 54 %, and veins narrow again"
learning_point "s06_balloon_stent"     "By balloon or by stent: stents migrate and clot, and no device is approved for this"
learning_point "s07_dirty_blood"       "\"Dirty blood\" is a picture, not a mechanism: MS is immune-mediated"
learning_point "s08_outdated_trial"    "\"Experimental, within trials\" is out of date: the sham trials are done and negative, NICE says do not use it"
learning_point "s09_debate_over"       "\"Unknown, clinicians debate\" is out of date: blinded studies and trials have answered"
learning_point "s10_experts_agree"     "\"Many experts agree\" is an appeal to authority; the inventor's own trial does not recommend it"
learning_point "s11_who_benefits"      "\"Which patients benefit most\" assumes that some do; no such group was confirmed"
learning_point "s12_not_safe"          "Not \"extremely safe\": deaths, stroke, clots, migrated stents, nerve injury and bleeding are reported"
learning_point "s13_outpatient"        "Home the same day says nothing about benefit or late harm"
learning_point "s14_seller"            "Businesses that partner to provide patients with what they sell have an interest"
learning_point "s15_consultation"      "Examination and history are good parts of a consultation; an independent MS neurologist is missing"
learning_point "s16_tools_to_decide"   "Informed means trial results, harms, regulators and alternatives, not the seller's tools"
learning_point "s17_combined_years"    "Combined years and volume are not outcomes"
learning_point "s18_certificates"      "Board certificates show training; they do not validate an indication"
learning_point "s19_effectively"       "\"Safely and effectively\" is a marketing claim without support"
learning_point "s20_flattery"          "Respect an active patient; praise must not move the burden of proof"
learning_point "s21_cured_by_advocacy" "No cure was shown, and advocacy cannot replace trials"
learning_point "s22_well_educated"     "Patients should be well informed of benefit and risk: from balanced sources"
learning_point "s23_advocacy_site"     "An advocacy site is not a peer-reviewed source"
learning_point "s24_headlines"         "Headlines of relief rest on uncontrolled reports: read the design"
learning_point "s25_paid_registry"     "A paid registry of a significant-risk device is a study that needs the regulator's permission"
learning_point "s26_links"             "Treatment links of a seller show one treatment; MS care is drugs, relapse and symptom care"
learning_point "k_listen"              "First what she hopes for and fears: unmet needs drive the search"
learning_point "k_blinding"            "The effect shrinks as bias is removed: ask for controls, sham, blinding, who pays and who assesses"
learning_point "k_sham_trials"         "Three sham trials, 238 people, no benefit; small samples prove no harm either"
learning_point "k_regulators"          "FDA 2012 and 2017, NICE 2019: no approved device, real harms, not to be used"
learning_point "k_keep_dmt"            "Stopping natalizumab is the large risk: 45 of 100 relapse within a year"
learning_point "k_plan"                "Replace a false offer with real help: drug, MRI, fatigue, mood, rehabilitation, a date"
learning_point "k_open_door"           "She may go anyway: records, red flags, a number to ring, and no anticoagulant in the bag"
learning_point "k_feeling"             "Feeling better after it fades, from 50 % to 16 % within half a year, and proves nothing"
learning_point "k_repeat"              "About half re-narrow: expected, and no reason for another balloon"
learning_point "k_relapse"             "New deficit: infection and, on natalizumab, PML first; then steroid and a drug that works"
learning_point "k_cvst"                "After neck-vein work headache with vomiting or visual loss is a sinus clot until venography"
learning_point "k_stent_heart"         "Syncope or arrhythmia with a venous stent: a migrated stent until excluded"
learning_point "k_numerator"           "The emergency room sees the numerator: reports give kinds of harm, not rates"
learning_point "k_report"              "Report the device event, speak openly, ask about mood"

----------------------------------------------------------------------------------------------------------------------
-- The numbers the odds rest on

parameter "goes"            { 0.25,  low = 0.10, high = 0.50, illustrative = true, label = "Travels after a talk that left her undecided" }
parameter "narrowing_ms"    { 0.74,  low = 0.62, high = 0.84, cite = "venous2014", label = "Narrowing over 50 % on catheter venography in MS (66 % in siblings)" }
parameter "minor_harm"      { 0.20,  low = 0.08, high = 0.30, illustrative = true, label = "Minor complication (leans on headache 8.5 % and neck pain 15.8 % in a series of 231)" }
parameter "jugular_clot"    { 0.03,  low = 0.01, high = 0.04, illustrative = true, label = "Clot in the treated jugular vein (1-4 % as commonly quoted)" }
parameter "stent_loose"     { 0.005, low = 0.00, high = 0.01, illustrative = true, label = "Migration of a stent" }
parameter "sinus_clot"      { 0.003, low = 0.00, high = 0.01, illustrative = true, label = "Stroke or sinus clot" }
parameter "procedure_death" { 0.001, low = 0.00, high = 0.003, illustrative = true, label = "Death from the procedure" }
parameter "other_serious"   { 0.001, low = 0.00, high = 0.005, illustrative = true, label = "Another serious complication, as a nerve palsy" }
parameter "self_bleeds"     { 0.08,  low = 0.02, high = 0.15, illustrative = true, label = "Serious bleeding on an anticoagulant started alone" }
parameter "feels_better"    { 0.50,  low = 0.40, high = 0.60, cite = "registry", label = "Feels better at first (16 % at six months)" }
parameter "narrow_again"    { 0.47,  low = 0.35, high = 0.60, cite = "zamboni_jvs", label = "Jugular vein narrow again at 18 months" }
parameter "relapse_stable"  { 0.10,  low = 0.04, high = 0.20, illustrative = true, label = "Relapse in a year, drug kept (RESTORE: 4 % in 24 weeks)" }
parameter "relapse_stopped" { 0.45,  low = 0.41, high = 0.49, cite = "stopping", label = "Relapse in a year after natalizumab is stopped (people who were selected to stop)" }
parameter "relapse_no_drug" { 0.45,  low = 0.25, high = 0.60, illustrative = true, label = "Relapse in a year, early MS without a drug" }
parameter "relapse_late"    { 0.03,  low = 0.01, high = 0.08, illustrative = true, label = "Relapse in a year, long progressive MS" }
parameter "disabling_share" { 0.35,  low = 0.15, high = 0.50, illustrative = true, label = "Share of relapses that disable" }
parameter "is_pml"          { 0.02,  low = 0.001, high = 0.03, illustrative = true, label = "PML behind a new deficit on natalizumab or soon after" }
parameter "is_infection"    { 0.15,  low = 0.05, high = 0.30, illustrative = true, label = "Infection behind a new deficit" }
parameter "recovers"        { 0.85,  low = 0.60, high = 0.95, illustrative = true, label = "A relapse that leaves little behind" }
parameter "low_mood_risk"   { 0.30,  low = 0.15, high = 0.50, illustrative = true, label = "Depression that nobody asked about comes to a head within months" }
parameter "clot_spreads"    { 0.03,  low = 0.01, high = 0.08, illustrative = true, label = "Jugular clot that grows into the sinuses, treated" }
parameter "stent_story"     { 0.50,  low = 0.01, high = 0.60, illustrative = true, label = "The old stent migrates (chosen for teaching; it is rare, and nobody knows the rate)" }

parameter "u_edss0"   { 0.87,  low = 0.846, high = 0.87, cite = "orme", label = "Utility of EDSS 0" }
parameter "u_edss3"   { 0.60,  low = 0.49, high = 0.71, cite = "utilities", illustrative = true, label = "Utility of EDSS 3 (range from the review, point chosen)" }
parameter "u_edss65"  { 0.45,  low = 0.39, high = 0.54, cite = "utilities", illustrative = true, label = "Utility of EDSS 6.5 (range from the review, point chosen)" }
parameter "u_relapse" { 0.076, low = 0.05, high = 0.10, cite = "utilities", label = "What a relapse takes for six months" }
parameter "u_clot"    { 0.05,  low = 0.02, high = 0.10, illustrative = true, label = "What a jugular clot, a bleeding or a hurt nerve takes for six months" }
parameter "u_surgery" { 0.15,  low = 0.10, high = 0.25, illustrative = true, label = "What an operation for a migrated stent takes for six months" }
parameter "u_sinus"   { 0.55,  low = 0.45, high = 0.60, illustrative = true, label = "Utility after a sinus clot, recovered (EDSS 3 before)" }
parameter "u_disabled" { 0.30, low = 0.15, high = 0.40, illustrative = true, label = "Utility after a sinus clot or PML, disabled" }
parameter "u_lasting" { 0.10,  low = 0.05, high = 0.15, illustrative = true, label = "What a relapse takes that does not go (about two EDSS steps)" }
parameter "u_spent"   { 0.02,  low = 0.00, high = 0.05, illustrative = true, label = "What savings and weeks spent on nothing take" }
parameter "u_alone"   { 0.03,  low = 0.00, high = 0.08, illustrative = true, label = "What being out of care takes" }

-- A sinus clot on full treatment in a centre, in order of badness; leans on the outcome of sinus thrombosis in general.
distribution "sinus_course" { recovered = 0.84, disabled = 0.12, dead = 0.04, illustrative = true }
-- An operation for a stent that has moved to the heart.
distribution "stent_course" { recovered = 0.92, dead = 0.08, illustrative = true }

-- Half of a six months' loss counts in the year that the outcome looks at. EDSS 1.5 lies half way between 0 and 3, 4.0
-- between 3 and 6.5.
define "u_now"     "either(variant == 'new', (u_edss0 + u_edss3)/2, variant == 'stent', u_edss3 - (u_edss3 - u_edss65)*2/7, variant == 'progressive', u_edss65, u_edss3)"
define "u_year"    "u_now - either(relapsed, u_relapse/2, 0) - either(abroad, u_spent, 0) - either(is(harm, 'clot', 'bleed', 'nerve'), u_clot/2, 0)"
define "companion" "either(variant == 'stent', 'Tomas', variant == 'new', 'Ute', variant == 'progressive', 'Gerd', variant == 'ticket', 'Pilar', 'Paul')"
define "the_work"  "either(variant == 'stent', 'A balloon through the old stent', 'A balloon in both jugular veins')"
define "dilated"   "abroad or variant == 'stent'"
define "infusion"  "is(variant, 'base', 'stent', 'ticket')"
define "her_own"   "harm == 'sinus'"
define "p_relapse" "either(variant == 'progressive', relapse_late, dmt == 'paused', relapse_stopped, dmt == 'none', relapse_no_drug, relapse_stable)"
define "p_go"      "by_odds(goes, either(pull == 'weak', 0.4, pull == 'some', 1, 3) * either(trust == 'firm', 0.6, trust == 'open', 1, trust == 'thin', 2, 3) * either(variant == 'ticket', 3, 1) * either(letter, 3, 1))"

----------------------------------------------------------------------------------------------------------------------
-- The patient. What differs between the five of them: `by` for a whole text, `told` for a part of a sentence.

local order = { "stent", "new", "progressive", "ticket" }
local function by(texts)
  local parts = {}
  for i = 1, #order do
    local id = order[i]
    if texts[id] then parts[#parts + 1] = "variant == '" .. id .. "'"; parts[#parts + 1] = texts[id] end
  end
  if #parts == 0 then return texts.base end
  parts[#parts + 1] = texts.base
  return either(table.unpack(parts))
end
local function told(texts)
  local parts = ""
  for i = 1, #order do
    local id = order[i]
    if texts[id] then parts = parts .. "variant == '" .. id .. "', '" .. texts[id] .. "', " end
  end
  return "{either(" .. parts .. "'" .. texts.base .. "')}"
end

patient "Judith, 38" {
  edss     = number { 3.0, label = "Disability (EDSS)", range = { 0, 10 }, normal = { 0, 0 }, clamp = true, digits = 1, chart = "exam" },
  weight   = number { 62, label = "Weight", unit = "kg", range = { 30, 200 }, chart = "exam" },

  hopes    = finding { told {
               base = "To sit through a second act: by the interval her left hand no longer finds the string. She is afraid of the wheelchair of her aunt.",
               stent = "To feel her feet on the pedals as in the first weeks after the balloon. She is afraid that she has ruined something.",
               new = "Not to be ill. She is afraid of needles, of a drug for life, and of telling her climbing partner.",
               progressive = "To stand at the wedding of her daughter in May. She is afraid of being a burden.",
               ticket = "To drive her tram again. She is afraid of Saturday, and of having told everybody.",
             }, label = "Hopes and fears", chart = "exam", hidden = true },
  mood     = finding { told {
               base = "Wakes at four, cries in the car. No thoughts of dying. Fatigue is the worst of it.",
               stent = "Flat, sleeps badly, drinks a little in the evening. No thoughts of dying.",
               new = "Has not slept since the diagnosis. Looks at films of other patients until three.",
               progressive = "Tearful on most days since winter. \"I would not do anything. But I count.\"",
               ticket = "Wound up, hardly eats, laughs too loudly.",
             }, label = "Mood and sleep", chart = "exam", hidden = true },
  drug     = finding { told {
               base = "Natalizumab every four weeks for four years, no relapse since. JC virus index 0.7. Next infusion in nine days.",
               stent = "Natalizumab every four weeks for three years, no relapse since. JC virus index 0.4. She stopped clopidogrel by herself six weeks after the stent.",
               new = "None yet. Two attacks in nine months (optic nerve, then both legs), MRI and CSF bands fulfil the criteria. First treatment booked in eight days.",
               progressive = "None for four years. No relapse for nine, no new lesion on the last MRI. Baclofen, half the dose she was meant to take.",
               ticket = "Natalizumab every four weeks for two years, no relapse since. JC virus index 0.9. The next infusion falls on Monday, when she is away; she was told to skip it.",
             }, label = "Treatment so far", chart = "exam", hidden = true },
  money    = finding { told {
               base = "9,800 for the balloon, \"a little more\" for a stent. Nothing paid; the reduced price holds until the end of next week.",
               stent = "14,000 two years ago. Now \"a returning patient\", half price. Nothing paid yet.",
               new = "9,800. Ute would take it from the house. Nothing paid.",
               progressive = "9,800, and a hotel with a ramp. Gerd has asked at the bank. Nothing paid.",
               ticket = "9,800, paid in full. The flight leaves on Saturday at seven; today is Wednesday. A refund up to the day before, less 500.",
             }, label = "Money and dates", chart = "exam", hidden = true },
  exam     = finding { told {
               base = "Left hand slow, gait broad, walks 500 m. As at the last visit.",
               stent = "Legs stiffer than two years ago, walks 300 m. A firm cord on the left of the neck, no swelling.",
               new = "Colours paler on the right; vibration reduced at both ankles. Walks without limit.",
               progressive = "Two sticks for twenty metres, then the chair. Both calves tight, the bladder full after passing water.",
               ticket = "Walks 400 m, left foot catches. As at the last visit.",
             }, label = "Examination", chart = "exam", hidden = true },
  duplex   = finding { "Two of five venous criteria positive: \"consistent with CCSVI\".", label = "Outside neck ultrasound", chart = "imaging" },
  mrv      = finding { told { base = "Left jugular vein slender where it passes the first vertebra, good collaterals: a common variant.", stent = "Stent in the left jugular vein, narrowed at its upper end, no clot. It has slipped by a centimetre since the first film." }, label = "Vein imaging", chart = "imaging", hidden = true },

  -- what decides, but is not on the chart
  trust    = scale  { "firm", "open", "thin", "broken", value = "open", label = "Her trust in the clinic she talks to" },
  pull     = scale  { "weak", "some", "strong", value = "some", label = "The pull of the offer" },
  dmt      = one_of { "on", "paused", "none", label = "Disease-modifying treatment" },
  stage    = scale  { "talking", "decided", "after", "on_call", label = "How far the story is" },
  abroad   = flag   { false, label = "Had the procedure" },
  net      = flag   { false, label = "Has a safety net" },
  harm     = one_of { "none", "minor", "clot", "sinus", "stent", "nerve", "bleed", label = "What the procedure did" },
  missed   = flag   { false, label = "Recognised late" },
  level    = scale  { "low", "target", "high", value = "target", label = "Enoxaparin against her weight" },
  planned = flag { false, label = "A plan that was kept" },
  felt     = flag   { false, label = "Felt better at first" },
  disabling = flag  { false, label = "A disabling relapse" },
  relapsed = flag   { false, label = "Had a relapse" },
  lasting  = flag   { false, label = "It left something behind" },
  pml      = flag   { false, label = "PML" },
  letter   = flag   { false, label = "A doctor's letter or signature for it" },
  restored = flag   { false, label = "An effective drug after the relapse" },
  disabled = flag   { false, label = "Severely disabled" },
  bloodthin = flag  { false, label = "Anticoagulant in her bag" },
  alone    = flag   { false, label = "Out of care" },
}

----------------------------------------------------------------------------------------------------------------------
-- The other patients

variant "stent" {
  "She has had it done: a stent in the neck, and the wish for a second balloon",
  name = "Mirjam, 45",
  values = { edss = 4.0, weight = 71 },
}

variant "new" {
  "Newly diagnosed, untreated, and looking for something without needles",
  name = "Lea, 26",
  values = { edss = 1.5, weight = 58, dmt = "none" },
}

variant "progressive" {
  "Long progressive MS: no relapses left to prevent, much else to do",
  name = "Hanne, 56",
  values = { edss = 6.5, weight = 66, dmt = "none" },
}

variant "ticket" {
  "Paid, packed and flying on Saturday",
  name = "Carmen, 41",
  values = { edss = 3.0, weight = 74, pull = "strong" },
}

----------------------------------------------------------------------------------------------------------------------
-- What may interrupt

event "silence" {
  [[The next time you see {name}'s name it is on a list: "did not attend". Bea, the MS nurse, has tried twice. "She says she won't be laughed at again."]],
  when = "trust == 'broken' and stage == 'talking'", to = either("variant == 'ticket'", "unseen", "no_show"),
  teaches = "k_listen", cite = "practice",
  because = "Whoever feels dismissed does not stop looking; she looks where she is welcome. The price of a sharp word comes weeks later.",
}

event "deposit" {
  [[The private clinic has telephoned {name}: the reduced price holds until Friday, and two other patients are asking for the date. She has paid a deposit. "Only so that it isn't gone."]],
  at = "10 d", when = "stage == 'talking' and variant ~= 'ticket'", set = "pull = worse(pull)",
  teaches = "s14_seller", cite = "practice",
  because = "A deadline that the seller sets is a means of selling. Money already spent pulls: an early second visit would have come before it.",
}

event "low_mood" {
  [[{name} sits in the car in front of the clinic and does not get out; Bea goes down to her. It has been months of waking at four and seeing no point, and nobody here had asked. No plan to die. She is given a therapist, a tablet and Bea's number.]],
  when = "stage == 'after' and not known('mood') and not alone", p = "low_mood_risk", teaches = "k_plan", cite = "practice",
  because = "Depression is common in MS, treatable, and often what somebody who looks for a cure is carrying. One question at the first visit finds it.",
}

event "narrow" {
  [[An envelope comes from the private clinic: on the control ultrasound the {either(variant == 'stent' and not abroad, 'stent has narrowed', 'vein is narrow again')}. "We recommend an early repeat, at a returning patient's price."]],
  when = "stage == 'after' and dilated and not alone and not is(harm, 'sinus', 'stent')", p = "narrow_again", to = "again", teaches = "k_repeat", cite = "zamboni_jvs",
}

event "stent_moves" {
  [[Your bleep: the resuscitation room, "one of yours". {name} fainted at the bus stop. On the monitor runs of broad beats, 180 a minute, come and go.]],
  when = "stage == 'on_call' and variant == 'stent'", p = "either(planned, by_odds(stent_story, 0.5), stent_story)", set = "harm = 'stent'", to = "collapse",
}

----------------------------------------------------------------------------------------------------------------------
-- The first visit

decision "opening" {
  by {
    base = [[The MS clinic, Thursday, the last appointment; you have twenty minutes. {name}, viola player in the theatre orchestra, has had relapsing MS for six years. She takes natalizumab and has been stable for four; EDSS {edss}. Paul, her husband, has taken the chair by the wall.

Before you can ask she lays a printed page on your desk, and a yellow marker on the page. "It's the veins," she says. "It was the veins all the time, and they can open them. I want the liberation procedure. Will you help me, or do I do it alone?"]],
    stent = [[The MS clinic, Thursday, the last appointment; you have twenty minutes. {name} runs a bicycle shop and has had relapsing MS for eleven years; natalizumab, EDSS {edss}. Two years ago, abroad, she had a vein in her neck dilated and a stent put in. It is the first you hear of it. Her brother Tomas has come along.

She lays a printed page on your desk, and a yellow marker on the page. "It worked, for a while. It has closed again, that's all. I want the liberation procedure done a second time. Will you help me, or do I do it alone?"]],
    new = [[The MS clinic, Thursday, the last appointment; you have twenty minutes. {name} is training as a laboratory technician and climbs. Her MS has had a name for three weeks: two attacks in nine months, EDSS {edss}, no treatment yet. Her mother Ute has taken the chair by the wall.

Before you can ask she lays a printed page on your desk, and a yellow marker on the page. "If it is the veins, I don't need a drug for life. I want the liberation procedure first, before anything else. Will you help me, or do I do it alone?"]],
    progressive = [[The MS clinic, Thursday, the last appointment; you have twenty minutes. {name} ran a school kitchen until her legs gave up. MS for twenty-four years, progressive for the last ten, no drug for it since four; EDSS {edss}. Gerd, her husband, parks the wheelchair.

Before you can ask she lays a printed page on your desk, and a yellow marker on the page. "You people stopped treating me. They have not. I want the liberation procedure. Will you help me, or do I do it alone?"]],
    ticket = [[The MS clinic, Wednesday, the last appointment; you have twenty minutes. {name} drives a tram, or did until spring. Relapsing MS for five years, natalizumab, EDSS {edss}. Her sister Pilar has kept her coat on.

{name} lays a printed page on your desk, a yellow marker on the page and a boarding card on top. "I fly on Saturday. It's the veins, and they open them: the liberation procedure. I only came for my scans. Will you help me, or do I do it alone?"]],
  },
  hint = "What does somebody who brings a marker want first: an answer, or a listener?",

  option "nonsense" {
    [["That was disproved years ago. I would not waste a day or a cent on it, and I say so to everybody who asks."]],
    rating = "suboptimal", cite = "practice", teaches = { "k_listen", "s20_flattery" },
    because = [[True, and the wrong first sentence. The hope is real even where the claim is not; whoever is laughed at goes to the one who is not laughing, and that is the seller.]],
    takes = "5 min", set = "trust = worse(trust)", result = [[She takes the page back. "I see," she says, and looks at the clock for you.]], to = "ask",
  },
  option "long_visit" {
    by {
      base = [["That needs more than twenty minutes. Let us book an hour next week, and I give you something balanced to read till then."]],
      ticket = [["That needs more than twenty minutes. Let us book an hour next week; perhaps the flight can be changed till then."]],
    },
    rating = either("variant == 'ticket'", "suboptimal", "acceptable"), cite = "practice", teaches = { "k_listen", "s22_well_educated" },
    because = either("variant == 'ticket'",
      [[Next week she will have been treated. What can be said must be said before Saturday; that she came at all is the chance you have.]],
      [[Good if it is soon, and time for reading is worth having. A question about her hopes would have cost two minutes of today's twenty.]]),
    takes = "5 min", set = "trust = either(variant == 'ticket', worse(trust), trust)",
    result = either("variant == 'ticket'", [["Next week?" says Pilar. {name} laughs too loudly. In the end you keep them, and begin.]], [["Next week, then," she says, "but ten minutes of it I want now."]]), to = "ask",
  },
  option "listen" {
    [["I'll be honest with you, whatever I think. First: what do you hope it would change? What frightens you? What have you read?"]],
    rating = "best", cite = "practice", teaches = { "k_listen", "s20_flattery" },
    because = [[Unmet needs drive the search, and listening keeps her in care. She has done her homework: respect that. It moves neither the evidence nor the burden of proof.]],
    takes = "10 min", set = "trust = better(trust)", result = [[She had an answer ready for every answer, not for a question. She lets go of the marker.]], to = "ask",
  },
  option "refer" {
    [["If you have set your heart on it, better in good hands. I know a house that does it properly; I'll write you the letter today."]],
    rating = "harmful", cite = { "nice640", "canada2018", "fda2012" }, teaches = { "k_sham_trials", "s12_not_safe" },
    because = [[Arranging it exposes her to a risk without a benefit: three sham trials found none, and the regulators list deaths. A referral from the MS clinic is also the best recommendation the procedure can get.]],
    takes = "5 min", set = "pull = worse(pull, 2); letter = true", result = [[She is almost disappointed that it was so easy. "So you believe in it as well." A little later she asks what they will do to her, exactly.]], to = "ask",
  },
}

orders "ask" {
  [[Before anybody talks about veins: what do you ask or look at today?]],
  hint = "What is behind the wish, what is she on, and by when has something to be said?",
  to = "idea",

  item "neck" {
    "Listen over the neck veins with the stethoscope", rating = "suboptimal",
    because = "It answers no question, and tells her that there is something in the veins to look for.",
    cite = "zivadinov", takes = "5 min",
  },
  item "drug" {
    "What she takes for the MS, since when, the next dose, the JC virus", rating = "best", missed = "suboptimal",
    because = "The drug is what protects her. The clinic's page has no room for it, and a journey is how doses get lost.",
    cite = "stopping", teaches = "k_keep_dmt", takes = "5 min", reveals = "drug",
  },
  item "hopes" {
    "What it should change, and what she is afraid of, in her words", rating = "best", missed = "suboptimal",
    because = "Only what she misses can be replaced by something real.",
    cite = "practice", teaches = "k_listen", takes = "5 min", reveals = "hopes",
  },
  item "exam" {
    "Gait, hands, sight and bladder, compared with the last visit", rating = "acceptable",
    because = "It shows whether something new is going on, and that you take her seriously.",
    cite = "practice", takes = "10 min", reveals = "exam",
  },
  item "money" {
    "What has been paid, what is due, and when", rating = "best", missed = either("variant == 'ticket'", "harmful", "acceptable"),
    because = "Dates and deposits decide how long there is to talk, and who else is pulling.",
    cite = "practice", teaches = "s14_seller", takes = "2 min", reveals = "money",
  },
  item "mood" {
    "Mood and sleep, and whether life feels worth living", rating = "best", missed = "suboptimal",
    because = "Depression is common in MS and treatable, and desperate people buy.",
    cite = "practice", teaches = "k_plan", takes = "5 min", reveals = "mood",
  },
}

decision "idea" {
  [["Then explain it to me as you would to a colleague," says {name}. "CCSVI. An Italian professor found it in 2008: the blood from the brain can't get out, dirty blood stays around the nerves, and that's what makes the plaques. He named it, he found the treatment. Where is the mistake?"]],
  hint = "An idea may be fair and wrong. What happened between the idea and today?",

  option "hypothesis" {
    [["A fair idea: likened to leg veins in 2006, published in 2009. It was treated before it was tested, then tested blind. It did not hold."]],
    rating = "best", cite = { "zamboni_jnnp", "venous2014", "fda2012", "bjornevik" }, teaches = { "s02_2008", "s03_hypothesis", "s04_treated_first", "s01_not_a_disease", "s07_dirty_blood" },
    because = [[It separates an idea from a disease, and nobody is made a fool. The first paper reported criteria that were met by all patients and no control (as commonly quoted): too perfect, unblinded, one team. "Dirty blood" is a picture; MS is immune-mediated.]],
    takes = "10 min", set = "pull = better(pull)", result = [["So he was not a fraud," says {name}. "No," you say. "He was wrong. Later he helped to show it himself."]], to = "report",
  },
  option "veins" {
    [["Look, I'll draw it: lying down the neck veins carry the blood, upright they fall shut and others take over. In all of us."]],
    rating = "acceptable", cite = "practice", teaches = { "s01_not_a_disease", "s07_dirty_blood" },
    because = [[True as commonly taught, and it makes normal variation visible: the veins change with posture, breathing, drinking and the pressure of the probe. What became of the idea is still to be said.]],
    takes = "5 min", result = [[She sits up and lies down in her mind. "Then what do they measure?"]], to = "report",
  },
  option "metaphor" {
    [["The name is as good as any. Dirty blood is a picture, of course, but something like poor drainage may well play its part."]],
    rating = "suboptimal", cite = "bjornevik", teaches = "s07_dirty_blood",
    because = [[It leaves a false cause in place, and on a false cause a false treatment stands. MS is an immune disease; infection with Epstein-Barr virus is now strongly implicated as its trigger (as commonly quoted).]],
    takes = "5 min", set = "pull = worse(pull)", result = [["You see," she says to {companion}. "Poor drainage."]], to = "report",
  },
  option "cause" {
    [["He did find it in every single patient, so the veins are one cause of MS. The question is only what to do about them."]],
    rating = "harmful", cite = { "plos2013", "venous2014" }, teaches = { "s03_hypothesis", "s01_not_a_disease" },
    because = [[It contradicts every blinded study: 31 % of patients and 34 % of controls met the criteria in one, 2 % and 3 % on venography in another. And the second sentence is an invitation.]],
    takes = "5 min", set = "pull = worse(pull)", result = [[{companion} has stopped looking at the wall. "Then what are we waiting for?"]], to = "report",
  },
}

decision "report" {
  by {
    base = [["And this?" She has had an ultrasound done, privately, an hour's drive away: {duplex} She has underlined "consistent". "That's me. That's not a theory."]],
    stent = [["And this?" An ultrasound, done privately last month: {duplex} "Left jugular: stent, flow reduced." She has underlined "reduced". "That's me. That's not a theory." Nobody has followed the stent since it was put in.]],
  },
  hint = "How often does a healthy person get such a report? And what would you do with the next picture?",

  option "venogram" {
    "A catheter venogram, the best picture of veins there is, to settle it for good",
    rating = "harmful", cite = { "venous2014", "zivadinov" }, teaches = { "s01_not_a_disease", "s09_debate_over" },
    because = [[Invasive, and it will find something: narrowing over half was seen in 74 % of people with MS and in 66 % of their siblings. Whoever looks is half way to the balloon.]],
    takes = either("variant == 'ticket'", "3 h", "3 d"), set = "pull = worse(pull)", to = "venography",
  },
  option "mr" {
    by { base = "An MR venogram, harmless and without a catheter, to be sure", stent = "CT of the neck and a duplex of the stent, and a vascular opinion" },
    once = true, rating = either("variant == 'stent'", "acceptable", "suboptimal"), cite = either("variant == 'stent'", "practice", "zivadinov"), teaches = either("variant == 'stent'", "s06_balloon_stent", "s01_not_a_disease"),
    because = either("variant == 'stent'",
      [[Not for the MS but for the stent: a foreign body in a vein that moves with every turn of the head has gone two years without a look. There is no guideline for it; specialists make a shared plan (custom).]],
      [[There is no accepted gold standard for this condition, and no result would change what you do. It will show a variant and give it a name.]]),
    takes = either("variant == 'stent'", "1 d", "variant == 'ticket'", "2 h", "11 d"), reveals = "mrv",
    set = "planned = variant == 'stent'; pull = either(variant == 'stent', pull, worse(pull))",
    result = either("variant == 'stent'", [[The film next morning: the stent has slipped by a centimetre. The vascular surgeon wants to see her. "Slipped?" says {name}, and puts two fingers to her neck. "But the flow is still reduced," she adds.]], [[{either(variant == 'ticket', 'Two hours later', 'Eleven days later')} she has a second report, with "slender" in it, and underlines that as well.]]),
  },
  option "technician" {
    "Ask the vascular technician across the corridor what she sees in healthy necks", once = true, visit = "laboratory",
    rating = "acceptable", cite = "practice", teaches = "s01_not_a_disease",
    because = "Somebody who looks at necks all day explains the variation better than any paper. It is not yet an answer to the report.",
  },
  option "sibling" {
    [["Take your brother or sister, without MS: the same chance of such a finding. They have tested just that, in families."]],
    rating = "acceptable", cite = "venous2014", teaches = "s01_not_a_disease",
    because = [[Concrete, and true: by venography 2 % of patients, 2 % of siblings and 3 % of unrelated people fulfilled the criteria. The numbers of the ultrasound, which is what she holds, would be nearer to the point.]],
    takes = "5 min", result = [["In my own family," says {name}, and is quiet for a moment.]], to = "odds",
  },
  option "healthy" {
    [["The report is right about your veins. It can't tell MS from no MS: read blind, healthy people have it as often. Shall we count?"]],
    rating = "best", cite = { "plos2013", "venous2014", "fda2012" }, teaches = { "s01_not_a_disease", "s09_debate_over", "k_blinding" },
    because = [[Blinded, the criteria were met by 30.9 % with MS and 33.8 % without. On venography 1 of 65 patients, 1 of 46 siblings, 1 of 32 others. The question is not open any more: the regulator calls the criteria not adequately established.]],
    takes = "10 min", set = "pull = better(pull)", result = [["Count, then," says {companion}, who has hardly said a word so far.]], to = "odds",
  },
}

step "laboratory" {
  [["The jugular?" The technician turns on a probe and holds it to her own neck. On the screen an oval opens and closes. "Here I breathe in, gone. Here I turn my head, gone. Now I press a little: gone. Sit up, gone. If I want a narrow one I find one. I have two of those five criteria myself, before lunch."]],
  takes = "10 min", to = "resume",
}

chance "venography" {
  branch "narrow" {
    [[The catheter finds a narrowing of more than half on the left. "There," says {name}. It would have been there in two of three of her siblings, had she had three.]],
    p = "narrowing_ms", set = "pull = worse(pull)", to = "odds",
  },
  branch "wide" {
    [[The catheter finds nothing. "Then they measured badly," says {name}. The bruise in the groin is as large as a hand, and the criteria are still where they were.]],
    p = "rest", to = "odds",
  },
}

question "odds" {
  [["Numbers, then." You turn a prescription form over. In a blinded study two of the five criteria were found in 30.9 % of people with MS and in 33.8 % of people without. How many times as likely is a positive report in somebody with MS as in somebody without (the likelihood ratio)?]],
  hint = "Divide the share among those who have the disease by the share among those who have not.",
  answer "right" {
    "0.91", within = "0.035", rating = "best", cite = "plos2013", teaches = { "s01_not_a_disease", "k_blinding" },
    because = "30.9 / 33.8 is 0.91. A test with a ratio of about 1 changes nothing: whatever one believed before, one should believe after.",
    takes = "5 min", result = [["Ninety-one hundredths," says {companion}. "So it's nearly a coin."]], to = "page",
  },
  answer "inverted" {
    "1.09", within = "0.035", rating = "acceptable", cite = "plos2013", teaches = "s01_not_a_disease",
    because = "That is 33.8 / 30.9, the other way round. With the sick above the line it is 0.91. Either way it is about 1, and a test with a ratio of 1 says nothing.",
    takes = "5 min", result = [["About one," says {companion}. "So it's nearly a coin."]], to = "page",
  },
  answer "other" {
    otherwise, rating = "suboptimal", cite = "plos2013", teaches = "s01_not_a_disease",
    because = "30.9 / 33.8 is 0.91, about 1: a positive report is as likely with the disease as without, and changes nothing.",
    takes = "5 min", result = [[{companion} takes the form, divides, and turns it round for you: 0.91.]], to = "page",
  },
}

orders "page" {
  [[{name} pushes the page across and hands you the marker. "Show me which sentences are wrong. I can take it." The upper half is about the idea. Which do you mark as not to be believed as they stand?]],
  hint = "Mark what is asserted without a test, what is out of date, and what presumes its own conclusion. Leave what merely describes.",
  to = "sellers",

  item "is_a_disorder" {
    "\"CCSVI is a disorder in which the drainage of the brain is abnormal\"", rating = "best", missed = "suboptimal",
    because = "Asserted, not shown: unvalidated criteria, and venous variants as common in the healthy.",
    cite = { "plos2013", "fda2012" }, teaches = "s01_not_a_disease", takes = "2 min",
  },
  item "named" {
    "\"The term was coined in 2008 by the researcher who thought it a cause\"", rating = "suboptimal",
    because = "Near enough: reported from 2006, the paper is of 2009. Whoever quarrels about dates loses the argument about substance.",
    cite = "zamboni_jnnp", teaches = "s02_2008", takes = "2 min",
  },
  item "less_dirty" {
    "\"Better outflow means less dirty blood bathing the brain\"", rating = "best", missed = "suboptimal",
    because = "A pseudo-mechanism. An open vein is a surrogate, and iron or stasis as a cause of MS is unproven.",
    cite = { "brave", "practice" }, teaches = { "s07_dirty_blood", "s05_open_is_not_better" }, takes = "2 min",
  },
  item "experimental" {
    "\"Currently experimental, and recommended within a clinical trial\"", rating = "best", missed = "suboptimal",
    because = "Accurate around 2011. Since then three sham trials came out negative, and NICE went from \"research only\" to \"should not be used\".",
    cite = { "nice420", "nice640" }, teaches = "s08_outdated_trial", takes = "2 min",
  },
  item "methods" {
    "\"It is done with a balloon, or with a stent that keeps the vein open\"", rating = "suboptimal",
    because = "As a description it is right. What it leaves out is what a stent may do.",
    cite = "fda2012", teaches = "s06_balloon_stent", takes = "2 min",
  },
  item "unknown" {
    "\"One disease, two, or a spectrum: clinicians debate, the answer is unknown\"", rating = "best", missed = "suboptimal",
    because = "It was a debate. Blinded studies and trials have answered it.",
    cite = { "venous2014", "cochrane" }, teaches = "s09_debate_over", takes = "2 min",
  },
  item "experts" {
    "\"Many experts in the field agree that this treatment works\"", rating = "best", missed = "suboptimal",
    because = "Authority in place of data, and untrue: the inventor's own trial concluded that it cannot be recommended.",
    cite = "brave", teaches = "s10_experts_agree", takes = "2 min",
  },
  item "subset" {
    "\"We do not yet know which patients benefit most; this may soon change\"", rating = "best", missed = "suboptimal",
    because = "It takes for granted that some do. No group was confirmed, only picked out afterwards.",
    cite = { "brave", "posthoc" }, teaches = "s11_who_benefits", takes = "2 min",
  },
}

orders "sellers" {
  [[The lower half is about the clinic. Eleven sentences, and {name} has ticked each of them. Again: which do you mark?]],
  hint = "Ask of each: is it an outcome, or does it only sound like one? Two or three sentences are fair.",
  to = "page_talk",

  item "partners" {
    "\"Our two practices have partnered to provide what such patients need\"", rating = "best", missed = "suboptimal",
    because = "Two businesses, one offer: the adviser is the seller.", cite = "practice", teaches = "s14_seller", takes = "2 min",
  },
  item "consultation" {
    "\"We examine you and take the history of symptoms and treatment\"", rating = "acceptable",
    because = "Good components. What one may note: no neurologist, nobody independent.", cite = "practice", teaches = "s15_consultation", takes = "2 min",
  },
  item "tools" {
    "\"We give you the information and tools for an informed decision\"", rating = "best", missed = "suboptimal",
    because = "No trial, no harm, no regulator, no alternative on the page: that informs one way.", cite = { "practice", "nice640" }, teaches = "s16_tools_to_decide", takes = "2 min",
  },
  item "safe" {
    "\"In experienced hands it is extremely safe\"", rating = "best", missed = "harmful",
    because = "The one that can cost a life if it stands: deaths, strokes, migrated stents, clots and nerve injuries are on the regulator's list.", cite = { "fda2012", "burton" }, teaches = "s12_not_safe", takes = "2 min",
  },
  item "outpatient" {
    "\"It is easily done as an outpatient, home the same day\"", rating = "best", missed = "suboptimal",
    because = "Feasible is not useful, and the harms that matter come after the same day.", cite = "burton", teaches = "s13_outpatient", takes = "2 min",
  },
  item "years" {
    "\"Our doctors have a combined twenty years of venous angioplasty\"", rating = "best", missed = "suboptimal",
    because = "Four doctors with five years each, it may be. Years are no outcomes.", cite = "practice", teaches = "s17_combined_years", takes = "2 min",
  },
  item "boards" {
    "\"Board certified in three radiological specialties\"", rating = "best", missed = "suboptimal",
    because = "True, probably. It shows training, and says nothing on whether the thing works. None of the three treats MS.", cite = "practice", teaches = "s18_certificates", takes = "2 min",
  },
  item "equipped" {
    "\"Staff and technology to perform it safely and effectively\"", rating = "best", missed = "suboptimal",
    because = "Effective at what? Marketing, with no figure beside it.", cite = { "canada2018", "cochrane" }, teaches = "s19_effectively", takes = "2 min",
  },
  item "active" {
    "\"No patients are as active and informed as those with MS\"", rating = "acceptable",
    because = "Kind, and often true; here it is there to make a no feel like passivity.", cite = "practice", teaches = "s20_flattery", takes = "2 min",
  },
  item "cured" {
    "\"It may be the first disease cured largely by its patients\"", rating = "best", missed = "harmful",
    because = "There is no cure. A movement can win attention and trials, not their result.", cite = "cochrane", teaches = "s21_cured_by_advocacy", takes = "2 min",
  },
  item "well_read" {
    "\"Be well educated and well read on benefits and risks\"", rating = "suboptimal",
    because = "That one may stand. It is good advice, if the sources are balanced.", cite = "practice", teaches = "s22_well_educated", takes = "2 min",
  },
}

decision "page_talk" {
  [[{name} looks at the page with your marks in it. Her marker and yours are the same yellow. "That's a lot," she says. {companion} reads over her shoulder. How do you put it?]],
  hint = "She has to be able to use it on the next page as well, the one that you will not see.",

  option "flaws" {
    [["Each mark has a name: authority, praise, no harms, a cure without a trial, a seller who advises. You'll find them elsewhere too."]],
    rating = "best", cite = "practice", teaches = { "s10_experts_agree", "s14_seller", "s16_tools_to_decide", "s19_effectively", "s20_flattery", "s21_cured_by_advocacy", "s17_combined_years", "s18_certificates" },
    because = [[She learns a tool, not a verdict: who says it, who is paid, who was compared with whom, who counted the harms. That respects an informed patient more than flattery does.]],
    takes = "10 min", set = "pull = better(pull)", result = [[She writes five words in the margin. "And no neurologist," she adds, by herself.]], to = "links",
  },
  option "certificates" {
    [["To be fair: twenty combined years and three boards count. If anybody can judge this procedure, it is people like them."]],
    rating = "harmful", cite = "practice", teaches = { "s17_combined_years", "s18_certificates" },
    because = [[Credentials do not validate an indication. Whoever is excellent at a procedure that does not help does it excellently, and for nothing.]],
    takes = "5 min", set = "pull = worse(pull, 2)", result = [["That's what I thought," says {name}, and draws a circle around the number twenty.]], to = "links",
  },
  option "spelling" {
    [["The year is wrong, one word is misspelt, and the full name of the condition isn't even the right one. That tells you enough."]],
    rating = "suboptimal", cite = "zamboni_jnnp", teaches = "s02_2008",
    because = [[Trivial, and the date is nearly right. A page can be well spelt and false; this one's flaws are elsewhere.]],
    takes = "5 min", set = "pull = worse(pull)", result = [["My spelling isn't perfect either," says {name}.]], to = "links",
  },
  option "three" {
    [["Take the three weakest: 'experts agree', 'extremely safe', 'first disease cured'. If those fall, how far do you really trust the rest?"]],
    rating = "acceptable", cite = "practice", teaches = { "s10_experts_agree", "s12_not_safe", "s21_cured_by_advocacy" },
    because = [[Enough for a short visit, and well chosen. The names of the flaws would let her read the next page alone.]],
    takes = "5 min", result = [[She counts them on her fingers. "And the rest?"]], to = "links",
  },
}

decision "links" {
  [[At the foot of the page there are links. "Those I have read all night," says {name}: the world site of the CCSVI community, a press piece about relief after angioplasty, another on radiologists who advance MS research, a foundation's registry, two pages of the clinic on treatment. "So what should I read?"]],
  hint = "Who writes, who pays, and what was compared with what?",

  option "forbid" {
    [["None of it. Stay off the net with this disease; if there is something new that you should know, we will tell you in good time."]],
    rating = "suboptimal", cite = "practice", teaches = { "s22_well_educated", "s20_flattery" },
    because = [[She will read tonight. The page's last sentence is its best one: be well read, on benefit and on risk. What she lacks is not less reading but better sources.]],
    takes = "2 min", set = "trust = worse(trust)", result = [["If there is something new," {name} repeats.]], to = "next_visit",
  },
  option "balance" {
    [["Both sides: yours, and one review from me. Where reports of relief and trials differ, the truth will lie in the middle."]],
    rating = "suboptimal", cite = { "zamboni_jvs", "registry" }, teaches = { "s24_headlines", "s26_links" },
    because = [[It does not. A press piece about people without a comparison and a blinded trial are not two opinions; one can mislead in a way the other was built to prevent.]],
    takes = "5 min", set = "pull = worse(pull)", result = [["In the middle would be fine with me," says {name}.]], to = "next_visit",
  },
  option "cochrane_only" {
    [["Read the Cochrane summary and leave the rest. It takes ten minutes, and it was written by people who sell nothing."]],
    rating = "acceptable", cite = { "cochrane", "vanzuuren" }, teaches = { "s22_well_educated", "s26_links" },
    because = [[The best ten minutes she can have: in 2012 it had found no trial to include, today it rests on three. Why the other pages deserve less she still has to guess.]],
    takes = "5 min", result = [[She writes "ten minutes" on her hand.]], to = "next_visit",
  },
  option "sources" {
    [["Ask of each: who writes, who pays, compared with whom? By that the reviews stay, the regulators, the MS society. Less glossy."]],
    rating = "best", cite = { "cochrane", "nice640", "fda2012", "registry" }, teaches = { "s22_well_educated", "s23_advocacy_site", "s24_headlines", "s26_links" },
    because = [[The world site is advocacy without peer review; the headlines rest on reports without controls; the seller's "treatment options" hold one treatment. Being well read is right, with Cochrane, NICE's page for the public and the regulators' notices.]],
    takes = "10 min", set = "pull = better(pull)", result = [[{companion} photographs the list. It fits on a prescription form.]], to = "next_visit",
  },
}

decision "next_visit" {
  by {
    base = [[Time is up; through the door somebody coughs. The trials have not been talked about, nor what would help. When do you see {name} again?]],
    ticket = [[Time is up; through the door somebody coughs. The trials have not been talked about, nor what would help. It is Wednesday evening. When do you see {name} again?]],
  },
  hint = "How long will she read alone, and who else is talking to her meanwhile?",

  option "quarter" {
    "At the next routine visit in six weeks; till then she has enough to read",
    rating = "suboptimal", cite = "practice", teaches = "s14_seller",
    because = [[Six weeks is how long she will be alone with people who ring her. Sellers set deadlines; the second talk should come before them.]],
    takes = either("variant == 'ticket'", "3 d", "42 d"), result = either("variant == 'ticket'", [[On Saturday at six your telephone shows a number you do not know. Behind her voice somebody calls a flight. "I only wanted to say that I'm going."]], [[Six weeks later they are there. The list of questions has become shorter, not longer.]]),
    case "variant == 'ticket'" { set = "abroad = true; stage = 'decided'", to = "travel" },
    to = "rank",
  },
  option "tomorrow" {
    "Tomorrow after the last patient, an hour, with whoever decides with her",
    rating = either("variant == 'ticket'", "best", "acceptable"), cite = "practice", teaches = "k_plan",
    because = either("variant == 'ticket'", [[Before the refund ends and before she has packed. That is the last hour in which talking can change something.]], [[Never wrong. There is no need for such haste, though, and no time to read what you have just given her.]]),
    takes = "1 d", result = [[Next evening. The corridor is dark, and you have found a pot of coffee.]], to = "rank",
  },
  option "in_a_week" {
    "In a week, a full hour, with whoever decides with her, after the reading",
    rating = either("variant == 'ticket'", "suboptimal", "best"), cite = "practice", teaches = either("variant == 'ticket'", "k_open_door", "k_plan"),
    because = either("variant == 'ticket'", [[In a week she will be on her way home from it. The appointment would have been right for anybody without a ticket.]], [[Soon enough to come before the clinic's deadline, late enough to read. And not alone: families decide such things together.]]),
    takes = either("variant == 'ticket'", "3 d", "7 d"), result = either("variant == 'ticket'", [[On Saturday at six your telephone shows a number you do not know. Behind her voice somebody calls a flight. "I only wanted to say that I'm going."]], [[A week later they are there, both of them, with eleven questions.]]),
    case "variant == 'ticket'" { set = "abroad = true; stage = 'decided'", to = "travel" },
    to = "rank",
  },
  option "enough" {
    "No date: she has heard what there is to say, and can ring when she has decided",
    rating = "suboptimal", cite = "practice", teaches = "k_open_door",
    because = [["Ring if you like" is no appointment. A dated next step is what tells her that she has not been sent away.]],
    takes = either("variant == 'ticket'", "3 d", "21 d"), set = "trust = worse(trust)", result = either("variant == 'ticket'", [[On Saturday at six your telephone shows a number you do not know. Behind her voice somebody calls a flight. "You said I should ring when I had decided."]], [[Three weeks later it is {companion} who rings, and asks for an hour for both of them.]]),
    case "variant == 'ticket'" { set = "abroad = true; stage = 'decided'", to = "travel" },
    to = "rank",
  },
}

decision "no_show" {
  [[Three weeks without a word. {either(infusion, 'The next infusion is due on Monday.', variant == 'new', 'The date for the first treatment has gone by.', 'The physiotherapist says she has cancelled there too.')} Bea holds the telephone. "Do you want to, or shall I strike her off?"]],
  hint = "Who has to take the first step?",
  takes = "3 wk",

  option "letter" {
    "A letter with the clinic's position on CCSVI and the date of the next routine visit",
    rating = "suboptimal", cite = "practice", teaches = "k_listen",
    because = [[Correct, and one more thing that is said to her. She left because nobody listened; a position paper does not listen either.]],
    takes = "2 wk", result = "No answer comes.", to = "drift",
  },
  option "ring" {
    [[Ring her yourself: "I was short with you, and I am sorry. May we start again?"]],
    rating = "best", cite = "practice", teaches = { "k_listen", "k_open_door" },
    because = [[An apology costs a minute and gives back what the evidence cannot: somebody who answers the telephone. Nothing in it concedes the claim.]],
    takes = "15 min", set = "trust = better(trust)", result = [[A long pause. "Thursday," she says. "And I bring the marker."]], to = "resume",
  },
  option "strike" {
    "Strike her off the list: there are others waiting who want to be treated",
    rating = "harmful", cite = "practice", teaches = "k_open_door",
    because = [[It punishes, and it delays rescue. The people who go are the people who need a number to ring.]],
    takes = "5 min", result = [[Bea does it, and keeps the number on a slip of paper.]], set = "alone = true", to = "drift",
  },
  option "wait" {
    "Wait until she comes back by herself, for it is her decision and she knows where you are",
    rating = "suboptimal", cite = "practice", teaches = "k_open_door",
    because = [[It is her decision. But who was laughed at does not come back by herself, and what is missed meanwhile is her treatment.]],
    takes = "4 wk", result = "She does not come.", to = "drift",
  },
}

chance "drift" {
  set = "stage = 'decided'; dmt = either(infusion, 'paused', dmt)",
  branch "gone" {
    [[In the seventh week Bea hears it from the physiotherapist: {name} has booked. She flies on Thursday.]],
    p = "p_go", set = "abroad = true", to = "abroad",
  },
  branch "nowhere" {
    [[She has not flown. She has not come either: no drug, no visit, no telephone. Bea hears of her from a neighbour.]],
    p = "rest", set = "alone = true", to = "autumn",
  },
}
step "unseen" {
  [[On Saturday Bea finds a message on the machine, sent from an airport: "Tell the doctor not to bother." The infusion bag that was made up for {name} goes back to the pharmacy.]],
  takes = "3 d", set = "abroad = true; stage = 'decided'; dmt = 'paused'", to = "abroad",
}

----------------------------------------------------------------------------------------------------------------------
-- The second visit

decision "rank" {
  [[{name} has brought a pile of prints. "There are papers for it. Ninety-six per cent of veins abnormal. Sixty-five treated, and better. Relief all over the press. And on your side of the desk there are others that say no. So it is one against the other, isn't it?"]],
  hint = "Sort them not by result but by what could have fooled the authors.",

  option "count" {
    [["Then let us count: for every paper that speaks for it, I can show you two or three that speak against it."]],
    rating = "suboptimal", cite = { "laupacis", "zwischen" }, teaches = "k_blinding",
    because = [[Counting ignores quality. Pooled, the odds ratio of the ultrasound was 12.8; without the first study and with one null study added 4.0; without outliers about 1.9. The number falls with the bias, not with the votes.]],
    takes = "10 min", result = [["Mine are newer," says {name}. Some are.]], to = "trials",
  },
  option "inventor" {
    [["Begin with one: the inventor's own trial, with a sham arm. He had every reason to find an effect, and did not."]],
    rating = "acceptable", cite = "brave", teaches = { "s10_experts_agree", "k_sham_trials" },
    because = [[Powerful, because it goes against the author's interest. Why the earlier papers looked so good remains to be explained.]],
    takes = "10 min", result = [["He himself?" She looks for his name, and finds it first in the list of authors.]], to = "trials",
  },
  option "order" {
    [["By what could fool them: on top the sham trials and their review, then blinded comparisons, at the bottom series without any."]],
    rating = "best", cite = { "zamboni_jvs", "plos2013", "venous2014", "cochrane", "simka" }, teaches = { "k_blinding", "s24_headlines", "s09_debate_over", "s08_outdated_trial" },
    because = [[The 65 had no controls, unblinded raters and their usual drugs: relapsing MS improves by itself after a bad year. The 96 % had no controls at all. Step by step upwards, as bias is removed, the effect shrinks to nothing.]],
    takes = "15 min", set = "pull = better(pull)", result = [[The pile becomes a ladder on the desk. The glossy prints lie at its foot.]], to = "trials",
  },
  option "venograms" {
    [["The ninety-six per cent is a large series, by catheter. We have to take that seriously; something must be wrong in those veins."]],
    rating = "harmful", cite = { "simka", "venous2014" }, teaches = { "k_blinding", "s01_not_a_disease" },
    because = [[586 patients and not one healthy person: without controls there is no inference. When somebody did look at siblings, two of three had a narrowing too.]],
    takes = "5 min", set = "pull = worse(pull)", result = [[{name} takes the paper out of the pile and puts it on top.]], to = "trials",
  },
  option "colleague" {
    "Ask the interventional radiologist two doors down, who dilates veins for a living", once = true, visit = "radiologist",
    rating = "acceptable", cite = { "vanzuuren", "practice" }, teaches = { "s04_treated_first", "k_blinding" },
    because = "A voice from the trade that offers it, without an interest in this patient. One experience is not evidence, and he says so.",
  },
}

step "radiologist" {
  [["Eleven of them, in 2010," he says, and moves a skeleton's skull aside for {name} to sit. "They rang me the next day and were happy, and so was I. There was no trial yet, that should have stopped me. After a year most were where they had been, and I had no one to compare them with. So I waited for the sham trials. I've not done one since."]],
  takes = "15 min", to = "resume",
}

decision "trials" {
  [["Then the trials," says {companion}. Two lie on the desk. PREMiSe: nine dilated, ten sham, half a year; new bright lesions 19 against 3, p = .062. Brave Dreams: 76 dilated, 39 sham, a year; fewer lesions if anything (1.40 against 1.95), and a mixed score of function better in 41.7 % against 48.7 %. "One says it makes lesions, the other that it prevents them?"]],
  hint = "What does a small trial allow you to say? And a subgroup that was drawn after the end?",

  option "proof" {
    [["The first one is the warning: nineteen against three. It doesn't just fail, it sets off the disease. That is proof enough."]],
    rating = "suboptimal", cite = "premise", teaches = "k_sham_trials",
    because = [[It overstates nineteen people. p = .062 is compatible with chance, and the larger trial saw nothing of the kind. Whoever overstates harm loses the right to complain about overstated benefit.]],
    takes = "5 min", result = [["Oh-six-two," says {companion}, who keeps the books of a choir. "Isn't that just over?"]], to = "regulators",
  },
  option "favourable" {
    [["Later they regraded the veins: with favourable ones the scans looked better. If yours are such veins, it may well be worth a try."]],
    rating = "harmful", cite = "posthoc", teaches = { "s11_who_benefits", "k_sham_trials" },
    because = [[A group drawn after the results were known, in a trial that had failed, on scans and not on function. It may be a question for research. As a reason to treat it is what the page does: moving the goal.]],
    takes = "5 min", set = "pull = worse(pull)", result = [["How do I find out whether I'm favourable?" asks {name}.]], to = "regulators",
  },
  option "hypothesis" {
    [["Neither showed a benefit. Some veins were regraded afterwards and looked good on scans; that's a question, not an answer."]],
    rating = "acceptable", cite = { "brave", "posthoc" }, teaches = { "s11_who_benefits", "k_sham_trials" },
    because = [[Correct, and the subgroup carries its proper label. That the two trials seem to contradict each other, which was the question, you have left aside.]],
    takes = "10 min", result = [["And the nineteen?" {companion} has not let go of it.]], to = "regulators",
  },
  option "read" {
    [["Both too small for lesions, so neither. On function: no better than sham, 0.75, from 0.34 to 1.68. And a third trial agrees."]],
    rating = "best", cite = { "brave", "premise", "canada2018", "posthoc" }, teaches = { "k_sham_trials", "s05_open_is_not_better", "s11_who_benefits", "s10_experts_agree" },
    because = [[Odds ratio 0.75 (0.34 to 1.68): no benefit shown, and the inventor's team says it cannot be recommended. Flow was restored in only 54 %. The 1.95 is as commonly quoted. The Canadian trial, 104 people: physical score +1.3 with sham, +1.4 with the balloon; relapse and progression alike.{either(variant == 'progressive', ' The 115 had relapsing MS; for the progressive kind there is even less.', '')}]],
    takes = "15 min", set = "pull = better(pull)", result = [["Nearly half of the sham people got better," says {name} slowly. "From nothing." You let that stand.]], to = "regulators",
  },
}

decision "regulators" {
  [["If it were so bad, they'd have forbidden it," says {name}. "But there's a registry, look, a foundation, many centres, an ethics board. It's allowed. You just don't do it here."]],
  hint = "Who approves a device, who an ethics board, and what became of that registry?",

  option "registry" {
    [["That is a point: a registry with an ethics board has been looked at by somebody. That's as good as an approval."]],
    rating = "harmful", cite = "fda_letter", teaches = "s25_paid_registry",
    because = [[The record says the opposite: enrolment had to be suspended in 2012, and a site was told in writing in 2013 that it was in violation, for it studied a significant-risk device without the regulator's permission. An ethics board cannot give that.]],
    takes = "5 min", set = "pull = worse(pull, 2)", result = [["Then I could go through the registry," says {name}.]], to = "weigh",
  },
  option "fda_only" {
    [["The American regulator warned in 2012: deaths, strokes, stents that wandered; criteria not established, no approved device at all."]],
    rating = "acceptable", cite = "fda2012", teaches = { "k_regulators", "s12_not_safe" },
    because = [[The core of the message. It does not yet answer her question about the registry and the ethics board, and it is not the last word: there is 2017, and there is NICE.]],
    takes = "5 min", result = [["2012," says {name}. "That's ages ago."]], to = "weigh",
  },
  option "illegal" {
    [["It is forbidden: no balloon is approved for veins of the neck, so anybody who does it off label breaks the law."]],
    rating = "suboptimal", cite = { "fda2017", "practice" }, teaches = "k_regulators",
    because = [[Off label is not illegal, and she can look that up in a minute; then the rest of what you say is worth less too. What counts: no approval, no evidence, and known harm.]],
    takes = "5 min", set = "pull = worse(pull)", result = [[{companion} has looked it up before you have finished the next sentence.]], to = "weigh",
  },
  option "record" {
    [["Allowed isn't tested. FDA warned in 2012 and 2017, NICE says don't use it; and that registry was stopped. Ethics is not FDA."]],
    rating = "best", cite = { "fda2012", "fda2017", "nice640", "fda_letter" }, teaches = { "k_regulators", "s25_paid_registry", "s08_outdated_trial" },
    because = [[Balloons are approved for arteries, nothing for this use. A study of a significant-risk device needs the regulator's exemption (IDE) beside the ethics board; the registry had none, and its enrolment was suspended (that it got one later is said by an advocacy site only). NICE: not safe, does not work, should not be used.]],
    takes = "10 min", result = [["Stopped," says {companion}. "It isn't on their page that it was stopped."]], to = "weigh",
  },
}

decision "weigh" {
  by {
    base = [["Say it for me," says {name}. "Not for everybody. They say: balloon or stent, extremely safe, home in the evening. What do I get, what may I lose?" {companion} turns to a new sheet and draws a line down the middle.]],
    stent = [["Say it for me," says {name}. "Not for everybody. I've had it, I lived, I was home in the evening. What do I get from a second one, what may I lose?" {companion} turns to a new sheet and draws a line down the middle.]],
  },
  hint = "Two columns. What is known with a number, what without, and what never stands on such lists?",

  option "balance" {
    by {
      base = [["Left: what a sham gives. Right: clots, nerves, a stent adrift, rarely death, rates unknown; your savings; weeks off your drug."]],
      new = [["Left: what a sham gives. Right: clots, nerves, a stent adrift, rarely death, rates unknown; savings; months without a drug."]],
      progressive = [["Left: what a sham gives. Right: clots, nerves, a stent adrift, rarely death, rates unknown; savings; a spring of therapy."]],
    },
    rating = "best", cite = { "canada2018", "fda2012", "burton", "zamboni_jvs" }, teaches = { "s06_balloon_stent", "s12_not_safe", "s13_outpatient", "s05_open_is_not_better", "k_sham_trials" },
    because = [[Benefit equal to sham, real harms of unknown rate, about half of the veins narrow again, and the price that is on no list: money and time for what works. Home the same day is no proof; clots and stents come later. The trial's serious events (10 % against 2 % sham, judged unrelated) are not a rate of complications.]],
    takes = "15 min", set = "pull = better(pull)", result = [[The right column is longer than the left. {name} reads it twice and puts the marker down.]], to = "study",
  },
  option "list" {
    [["Death, stroke, a stent in the heart, clots, paralysed nerves, bleeding in the belly, a burst balloon in the lung. All happened."]],
    rating = "suboptimal", cite = { "fda2012", "fda2017" }, teaches = "s12_not_safe",
    because = [[All true, and no size to any of it. It frightens and does not inform: tomorrow somebody will tell her "one in a thousand", and she will feel deceived by you.]],
    takes = "5 min", result = [[{companion} has stopped writing at "stent". {name} is pale, and says nothing.]], to = "study",
  },
  option "faces" {
    by {
      base = [["A hundred faces: same benefit as a sham. About 76 fine, 20 a sore neck or head, 4 something serious. That 4 is a guess."]],
    },
    rating = "acceptable", cite = { "series231", "series1202", "practice" }, teaches = { "s12_not_safe", "k_numerator" },
    because = [[A picture helps, as long as the uncertainty is in it: no one knows the rate. Those who treat report about 0.6 % major events (as commonly quoted), clots of the jugular vein alone are put at 1 to 4 %. Money and the drug are missing.]],
    takes = "10 min", result = [[{companion} draws a hundred circles and fills four. It takes a while. Nobody minds.]], to = "study",
  },
  option "safe" {
    [["In really good hands it is extremely safe. A sore neck, perhaps. The question is rather whether it's worth the money."]],
    rating = "harmful", cite = { "fda2012", "burton", "dolezal" }, teaches = "s12_not_safe",
    because = [[Deaths, strokes, migrated stents and nerve injuries are on the regulator's list; one clinic saw five such patients come home. One woman's stents slipped and clotted, and her EDSS went from 4.5 to 6.]],
    takes = "5 min", set = "pull = worse(pull)", result = [["Money one can earn again," says {name}.]], to = "study",
  },
}

decision "study" {
  [[The telephone in {name}'s bag: the private clinic. She puts it on the table, loudspeaker on. A friendly voice. "{either(letter, 'We are glad that your doctor is with us, and it is even better:', 'We understand the caution of your doctor. That is why')} we {either(variant == 'ticket', 'do it as a', 'offer it as a')} *study*, with ethics approval. You would be helping others. {either(variant == 'ticket', 'What you have paid is your contribution to it.', variant == 'stent', 'Returning participants contribute five thousand.', 'Participants contribute six thousand five hundred.')}" {name} looks at you. "A study," she says. "That is something else, isn't it?"]],
  hint = "What does a real trial have that this call has not mentioned? And has the question not been asked already?",

  option "sign" {
    [["Well, if an ethics board has passed it, you could join. Sign the form; the details can follow by mail."]],
    rating = "harmful", cite = { "practice", "fda_letter" }, teaches = "s25_paid_registry",
    because = [[Without the documents there is no valid consent, and you have just arranged the procedure. Paying to take part, no sham, no safety board: that is a sale with a form.]],
    takes = "5 min", set = "pull = worse(pull); letter = true", result = [["Wonderful," says the voice. {companion} looks at you as one looks at a bridge that has moved.]], to = either("infusion", "extra", "plan"),
  },
  option "papers" {
    [["Permission for the device, registration, sham arm, safety board, insurance? And who pays? Free or not: it has been answered."]],
    rating = "best", cite = { "fda_letter", "cochrane", "practice" }, teaches = { "s25_paid_registry", "s08_outdated_trial", "k_sham_trials" },
    because = [[A trial has an exemption for the device and an ethics board, is registered, masked, watched and insured, and costs the participant nothing. Even such a one would ask again what three trials have answered.]],
    takes = "10 min", set = "pull = better(pull)", result = [["I would have to get back to you on that," says the voice. It does not.]], to = either("infusion", "extra", "plan"),
  },
  option "website" {
    [["Let me see whether it's on one of the trial websites. If it is listed there, then it has been checked and we can talk."]],
    rating = "suboptimal", cite = "practice", teaches = "s25_paid_registry",
    because = [[Listing is not approval: whoever fills in the form is listed, studies that charge their participants among them.]],
    takes = "10 min", set = "pull = worse(pull)", result = [[It is listed. "There you are," says the voice.]], to = either("infusion", "extra", "plan"),
  },
  option "office" {
    [["Send us the protocol. The consultant and our research ethics office will look at it with me first, and nothing is signed before."]],
    rating = "acceptable", cite = "practice", teaches = "s25_paid_registry",
    because = [[Shared checking, by people who do it every day. You could have said at once that the question is no longer open.]],
    takes = "10 min", result = [["The protocol is confidential," says the voice. Bea, in the door, raises an eyebrow.]], to = either("infusion", "extra", "plan"),
  },
}

question "extra" {
  [["They also say I should leave out the infusion around the procedure," says {name}. "It's only a dose or two." You take the pen. Of a hundred people who stopped natalizumab 45 had a relapse within a year; of a hundred who keep it some 10 (an estimate for teaching). How many relapses more are that in a hundred who stop?]],
  hint = "A difference, not a ratio.",
  answer "right" {
    "35", within = "1", rating = "best", cite = { "stopping", "restore" }, teaches = "k_keep_dmt",
    because = "45 less 10 is 35 in a hundred, more than any harm of the balloon itself. Those who stopped were selected, so it is no exact figure; but in the trial that interrupted the drug relapses were 15 to 29 % within half a year, from the second month on, against 4 %.",
    takes = "5 min", result = [["Thirty-five," says {companion}, and writes it on the right of the line, at the top.]], to = "plan",
  },
  answer "ratio" {
    "4.5", within = "0.2", rating = "acceptable", cite = "stopping", teaches = "k_keep_dmt",
    because = "That is the ratio: four and a half times as many. For a decision the difference says more: 35 in a hundred.",
    takes = "5 min", result = [["Four and a half times what?" asks {companion}. You write 35.]], to = "plan",
  },
  answer "other" {
    otherwise, rating = "suboptimal", cite = "stopping", teaches = "k_keep_dmt",
    because = "45 less 10: 35 in a hundred have a relapse more within a year.",
    takes = "5 min", result = [[{companion} does the sum beside you: 35.]], to = "plan",
  },
}

decision "plan" {
  by {
    base = [["All right," says {name}. "Say I don't go. Then what? I'm still tired at the interval, and the hand still doesn't find the string."]],
    stent = [["All right," says {name}. "Say I don't go. Then what? My legs are still stiff, and the thing is still in my neck."]],
    new = [["All right," says {name}. "Say I don't go. Then what? I've had two attacks, I feel fine now, and you offer me a drug for life."]],
    progressive = [["All right," says {name}. "Say I don't go. Then what? You stopped my drug. What is left for somebody like me?"]],
    ticket = [["All right," says {name}. "Say I don't fly. Then what? I've told everybody. And I still can't drive."]],
  },
  hint = "What does the offer promise that you can give in a real form? And which drug question does this patient have, if any?",

  option "pause" {
    by {
      base = "Leave the choice open: pause the infusions for now, so that both ways stay possible",
      new = "Leave the choice open: no drug until the matter of the veins is off the table",
    },
    when = "variant ~= 'progressive'", rating = "harmful", cite = { "stopping", "rebound", "restore" }, teaches = "k_keep_dmt",
    because = either("variant == 'new'",
      [[Two attacks within nine months and new lesions: these are the months in which a drug does most (as commonly taught). The American guideline is about starting, not about waiting for veins.]],
      [[45 % relapsed within a year of stopping in one cohort, and catastrophic rebounds are described. Nothing has to be kept open at that price.]]),
    takes = "10 min", set = "dmt = either(infusion, 'paused', dmt)", result = [["Both ways," says {name}, relieved. It is the sentence she came for.]], to = "choice",
  },
  option "team" {
    "An urgent message to the consultant and the MS team: to be seen by all within the week",
    rating = "acceptable", cite = { "aan2018", "practice" }, teaches = "k_plan",
    because = [[Right if there is no time today, and the team will do the rest. But there is an hour today, and she asked you.]],
    takes = "10 min", set = "planned = true; dmt = either(variant == 'new', 'on', dmt)", result = [[Bea rings back within ten minutes. There is a gap on Tuesday{either(variant == 'new', '; the first treatment stays booked', '')}.]], to = "choice",
  },
  option "drug_plan" {
    by {
      base = "Infusion on its date, a new MRI; fatigue, hand therapy, mood, her group; a date in six weeks",
      stent = "Infusion on its date, MRI; the stent to a vascular team; legs, mood; a date in six weeks",
      new = "Start an effective drug next week as booked; mood, her questions, her group; a date in six weeks",
      progressive = "Start a strong infusion after all, with an MRI and blood tests; a date in six weeks",
      ticket = "Infusion on Monday as planned, refund today; fatigue, work, mood; a date in six weeks",
    },
    rating = either("variant == 'progressive'", "suboptimal", "best"), cite = { "aan2018", "practice" }, teaches = { "k_plan", "s26_links", "k_keep_dmt" },
    because = either("variant == 'progressive'",
      [[No relapse for nine years and no new lesion: a drug against inflammation has nothing to work on and brings its risks (as commonly taught). She did not ask for a drug but to stand in May.]],
      "variant == 'stent'", [[The drug is what protects her, and the stent deserves a plan of its own: imaging and a specialist's word on antithrombotics. There is no guideline for that. Stiffness, mood and sleep are treatable.]],
      "variant == 'new'", [[Early treatment of relapsing MS is what the evidence supports. Fear of needles is a question of which drug, not of whether. And somebody with a new diagnosis needs people who have had it for ten years.]],
      [[It replaces a false offer with real help: the drug that works goes on, the MRI shows whether it does, and what bothers her most gets its own treatment (as commonly taught). With a date.]]),
    takes = "20 min", set = "dmt = 'on'; planned = true; trust = better(trust)",
    case "variant == 'progressive'" { set = "pull = worse(pull)", result = [["An infusion," says Gerd. "For what, exactly?" You look for the sentence. The consultant will take it off the list again.]] },
    result = [[She reads the sheet. "It's more than they offer," says {companion}. "It's less shiny," says {name}, and folds it into her calendar.]], to = "choice",
  },
  option "rehab" {
    by {
      base = "Hand therapy, exercise, fatigue and mood now; the drug is a matter for the yearly review",
      stent = "Exercise, spasticity and mood now; drug and stent are a matter for the yearly review",
      new = "Exercise, sleep, mood and vitamin D now; the drug once a third attack has shown the need",
      progressive = "Standing frame, spasticity, bladder, mood, a block of therapy till May; date in six weeks",
      ticket = "Exercise, fatigue and mood now; the infusion when the matter of the flight has settled",
    },
    rating = either("variant == 'progressive'", "best", "is(variant, 'new', 'ticket')", "harmful", "suboptimal"), cite = { "practice", "aan2018" }, teaches = { "k_plan", "s26_links" },
    because = either("variant == 'progressive'",
      [[The goal is hers, and it can be reached in part: the baclofen at its full dose, the bladder emptied, legs that are used, mood treated, aids that fit (as commonly taught). "No drug for the course" is not "no treatment".]],
      "variant == 'new'", [[Waiting for a third attack is what early treatment is meant to spare her. The rest is good, beside the drug, not in place of it.]],
      "variant == 'ticket'", [[An infusion that waits for something else to settle is an infusion missed, and that is the largest risk of the whole journey. The rest is good, beside the drug.]],
      [[All of it good. But two questions have been put in a drawer for a year, and the journey is how doses get lost: nobody has said that the infusion goes on.]]),
    takes = "20 min", set = "planned = planned or variant == 'progressive'; trust = either(variant == 'progressive', better(trust), trust); dmt = either(variant == 'ticket', 'paused', dmt)",
    result = by { progressive = [["May," says {name}. "Standing." The physiotherapist, on the telephone, asks how long the vows are.]], base = [[She writes down the hours of the therapy room.]] }, to = "choice",
  },
  option "nothing" {
    [["Honestly? There is nothing more that we can do at this point. You have to learn to live with what there is."]],
    rating = either("variant == 'new'", "harmful", "suboptimal"), cite = "practice", teaches = "k_plan",
    because = [[Untrue and abandoning{either(variant == 'new', ', and it leaves her without the drug that her next ten years depend on', '')}. Fatigue, mood, stiffness, bladder, work and walking can all be treated in part; and who is told that nothing can be done looks for somebody who can.]],
    takes = "2 min", set = "trust = worse(trust); pull = worse(pull)", result = [["Then I'll look elsewhere," says {name}, without heat. "That's what I did."]], to = "choice",
  },
}

chance "choice" {
  takes = either("variant == 'ticket'", "20 h", "2 wk"), set = "stage = 'decided'",
  branch "stays" {
    by {
      base = [[Two weeks later a postcard with a viola on it: "Not going. Paul wants the money for a boiler. I asked them for one number, how many were worse after a year. They did not have it."]],
      stent = [[Two weeks later she rings from the shop. "I'm not going. I asked them for one number, how many were worse after a year. They did not have it."]],
      new = [[Two weeks later an e-mail: "I'm not going. I asked them for one number, how many were worse after a year. They did not have it. My mother keeps the house."]],
      progressive = [[Two weeks later Gerd rings. "We're not going. She asked them for one number, how many were worse after a year. They did not have it."]],
      ticket = [[On Friday at five she rings from the depot. "I've cancelled. It cost five hundred. I asked them for one number, how many were worse after a year. They did not have it."]],
    },
    p = "rest", to = "autumn",
  },
  branch "goes" {
    by {
      base = [[Two weeks later she rings. "I've thought about all of it. {either(letter, 'And you signed, after all.', 'I know what you will say.')} I'm going. I can't not try."]],
      ticket = [[On Friday at five she rings. "I've thought about all of it. {either(letter, 'And you signed, after all.', 'I know what you will say.')} I'm flying. I can't not try."]],
    },
    p = "p_go", set = "abroad = true", to = "travel",
  },
}

----------------------------------------------------------------------------------------------------------------------
-- She goes all the same

decision "travel" {
  by {
    base = [[Her flight is in ten days, and she has rung to tell you. "Are you angry?" asks {name}.]],
    ticket = [["Are you angry?" asks {name}. Seat 14C, she says, by the aisle, for the foot.]],
  },
  hint = "The decision is made. What can still be made safer, and what must not be put into her bag?",

  option "records" {
    by {
      base = [["No. Take your records. The infusion stays on its date. Here is what must not wait, and a number, day and night. Come back to us."]],
      new = [["No. Take your records. Your drug starts before you fly. Here is what must not wait, and a number, day and night. Come back to us."]],
      ticket = [["No. Take your records. Your infusion is moved, not missed. Here is what must not wait, and a number, day and night. Come back to us."]],
      progressive = [["No. Take your records and your tablets. Here is what must not wait, and a number, day and night. Come back to us."]],
    },
    rating = "best", cite = { "practice", "stopping" }, teaches = { "k_open_door", "k_keep_dmt" },
    because = [[Not agreeing is not leaving. Records, the drug on its date, the alarm signs (headache with vomiting or failing sight, a swollen neck, fainting, chest pain, a new weakness) and an open door: that is what makes a complication come early.]],
    takes = "15 min", set = "net = true; dmt = either(variant == 'progressive', 'none', 'on')", result = [[She is silent for a moment. "I'll send you a card," says {name}.]], to = "abroad",
  },
  option "discharge" {
    [["Not angry. But I can't share responsibility for this. The clinic that treats you will have to look after you from now on, I'm afraid."]],
    rating = "suboptimal", cite = "practice", teaches = "k_open_door",
    because = [[It punishes, and it delays rescue: whoever has been sent away rings late. You share no responsibility for the procedure by answering the telephone.]],
    takes = "5 min", set = "dmt = either(infusion, 'paused', 'none'); alone = true", result = [["I thought so," says {name}. Nobody has told her what to do with {either(variant == 'progressive', 'her tablets', 'the next dose')}, so she follows the other sheet.]], to = "abroad",
  },
  option "anticoagulant" {
    [["No. Take this prescription with you: an anticoagulant, to start by yourself the evening after, so that nothing clots."]],
    rating = "harmful", cite = { "reports2010", "practice" }, teaches = "k_open_door",
    because = [[A fatal brain haemorrhage on an anticoagulant after this procedure has been reported. Who needs which drug is decided by somebody who knows what was done and can see her.]],
    takes = "5 min", set = "net = true; bloodthin = true", result = [[She puts the packet into her bag, between the passport and the other sheet.]], to = "abroad",
  },
  option "telephone" {
    [["No. I still think it's wrong, and I want to hear from you. Ring us when you are back, or at once if something's odd."]],
    rating = "acceptable", cite = "practice", teaches = "k_open_door",
    because = [[It keeps contact, which is most of it. "Something odd" is vague, and nobody has spoken of the drug.]],
    takes = "5 min", set = "net = true; dmt = either(infusion, 'paused', 'none')", result = [["I will," says {name}. {either(variant == 'progressive', 'The baclofen', variant == 'new', 'The first treatment', 'The infusion')} she leaves out; it said so on the other sheet.]], to = "abroad",
  },
}

chance "abroad" {
  takes = "10 d",
  branch "none" {
    [[{the_work}, an hour; a hotel, a beach with a view of cranes. On the tenth day {name} is home.]],
    p = "rest", to = "feeling",
  },
  branch "minor" {
    [[{the_work}, an hour. Three days of headache and a neck that she can turn to one side only; a bruise in the groin. On the tenth day {name} is home.]],
    p = "minor_harm", set = "harm = 'minor'", to = "feeling",
  },
  branch "clot" {
    [[{the_work}, an hour. On the sixth day, at home, the neck feels full on the left.]],
    p = "jugular_clot", set = "harm = 'clot'", to = "neck",
  },
  branch "stent" {
    [[The balloon is not enough, says the discharge sheet: "{either(variant == 'stent', 'second stent inside the first', 'one stent, left jugular')}". She is home on the tenth day. On the eleventh her heart wakes her, racing, and she faints on the stairs.]],
    p = "stent_loose", set = "harm = 'stent'", to = "collapse",
  },
  branch "sinus" {
    [[{the_work}, an hour. She is home on the fifth day, with a headache.]],
    p = "sinus_clot", set = "harm = 'sinus'", to = "day9",
  },
  branch "nerve" {
    [[{the_work}, an hour. Since then the left shoulder hangs and the voice is hoarse: a bruised nerve, says the sheet, "expected to settle".]],
    p = "other_serious", set = "harm = 'nerve'", to = "feeling",
  },
  branch "dies" {
    [[The call comes from an embassy, to {companion}, at four in the morning.]],
    p = "either(bloodthin, by_odds(procedure_death, 10), procedure_death)", to = "dead",
  },
  branch "bleeds" {
    [[{the_work}, an hour. She starts the tablets the evening after, as you had told her. On the fourth day her belly is hard and her face white: she bleeds behind the gut, and spends the rest of the journey in a hospital.]],
    p = "either(bloodthin, self_bleeds, 0)", set = "harm = 'bleed'", to = "feeling",
  },
}

chance "feeling" {
  branch "better" {
    [[{either(alone, 'Nobody has asked her to come, and she comes', 'She comes to the clinic without an appointment')}, with cake.]], p = "feels_better", set = "felt = true", to = "better",
  },
  branch "same" {
    [[{either(alone, 'Nobody has asked her to come, and she comes.', 'She comes to the clinic without an appointment.')} "Nothing," says {name}. "Not even for a day. Everybody in the hotel felt something, and I sat there and pretended." Bea puts a hand on her arm and gets the calendar{either(dmt == 'paused', ', and the next infusion into it', variant == 'new' and dmt == 'none', ', and the first treatment into it', '')}.]], p = "rest",
    set = "alone = false; dmt = either(variant == 'progressive', dmt, 'on')", to = "autumn",
  },
}

decision "better" {
  [["Feel," says {name}, and gives you her hand: it is warm. "It used to be cold. I sleep. I {either(variant == 'progressive', 'stood at the sink', 'walked to the market')}. Now say that it doesn't work!" {companion} is beaming. So is the receptionist.]],
  hint = "Be glad with her, and measure. What did half of the sham patients report, and what did the registry see half a year on?",

  option "placebo" {
    [["That is the placebo effect, {name}. It is well known, and in your place I wouldn't tell too many people about it."]],
    rating = "suboptimal", cite = { "brave", "registry" }, teaches = "k_feeling",
    because = [[Probably so, and said like a diagnosis of gullibility. She does feel better; what is in question is why, and for how long.]],
    takes = "5 min", result = [[She takes her hand back. The cake stays on the desk.]], to = "autumn",
  },
  option "stop_drug" {
    [["Wonderful. Then let us leave out the infusions for the time being, and see how long it carries you."]], when = "dmt == 'on' and infusion",
    rating = "harmful", cite = { "stopping", "registry" }, teaches = { "k_keep_dmt", "k_feeling" },
    because = [[A good week says nothing about the disease. "Better" fell from 50 to 16 % within half a year; stopping natalizumab costs 45 in 100 a relapse within a year.]],
    takes = "5 min", set = "dmt = 'paused'", result = [["Really?" says {name}. "Then it was worth it twice."]], to = "autumn",
  },
  option "measure" {
    [["I'm glad. Let's write it down: eight metres, your hands, your sleep. The same again in six months. {either(dmt == 'on', 'And the drug goes on.', dmt == 'paused', 'And the infusions begin again.', variant == 'new', 'And your drug starts this week.', 'And the therapy goes on.')}"]],
    rating = "best", cite = { "registry", "canada2018" }, teaches = { "k_feeling", "k_keep_dmt" },
    because = [[She is welcome, and nothing has been conceded. In the registry half felt better at the first interview and 16 % six months later, while "worse" rose from 21 to 26 %. In the trials sham did as much. A feeling counts for her day; it is no evidence, and earns no mark here.]],
    takes = "15 min", set = "alone = false; dmt = either(variant == 'progressive', dmt, 'on')", result = [[Eight metres in {either(variant == 'progressive', 'forty-one seconds; at the last visit it had been forty', 'six and a half seconds; at the last visit it had been six and a half')}. {name} looks at the figure. You eat the cake.]], to = "autumn",
  },
  option "convert" {
    [["I must admit that I was wrong. Would you tell some of our other patients about it? A few have been asking."]],
    rating = "harmful", cite = { "registry", "brave" }, teaches = { "k_feeling", "s24_headlines" },
    because = [[That is how it spread: one glad voice after another, none of them with a comparison. You have just referred the next ones.]],
    takes = "5 min", result = [[Within a month three patients have asked you for the address.]], to = "autumn",
  },
  option "later" {
    [["I'm glad. Enjoy it, and I will tell you honestly at the next visit what I think of it; it often fades, you should know."]],
    rating = "acceptable", cite = "registry", teaches = "k_feeling",
    because = [[Kind and true. Written down today, she could see it herself in half a year.]],
    takes = "5 min", set = "alone = false", result = [["Spoilsport," says {name}, and cuts you a piece.]], to = "autumn",
  },
}

decision "neck" {
  [[{either(net, 'She rings the number on the sheet the same evening, and an hour later she is in front of you', 'She waits for three days, because she does not know whom to ring. Now she is in front of you')}: a cord on the left side of the neck, tender, the arm normal. No headache, no change of sight. Temperature 37.1 °C.]],
  hint = "Which complication of a dilated vein comes early, and which picture shows it?",

  option "bruise" {
    "A bruise from the procedure: a cooling pack, paracetamol, and back in a week",
    rating = "harmful", cite = { "burton", "practice" }, teaches = { "s13_outpatient", "k_cvst" },
    because = [[A tender cord after venoplasty is a clot until the probe has been on it. It may grow upwards into the sinuses or break off to the lung.]],
    takes = "6 d", set = "missed = true", to = "spreads",
  },
  option "redo" {
    "Send her to interventional radiology tonight, to open the vein again with a balloon",
    rating = "harmful", cite = { "fda2012", "practice" }, teaches = "k_repeat",
    because = [[A balloon made the clot; a second one adds injury and may send it to the lung. A jugular clot is treated with drugs.]],
    takes = "1 d", set = "missed = true", result = [["Absolutely not," says the radiologist two doors down, and does the ultrasound himself. It has cost a night.]], to = "spreads",
  },
  option "duplex" {
    "Duplex now; if clot, anticoagulate by a specialist's plan, and red flags for the head",
    rating = "best", cite = { "burton", "practice" }, teaches = { "s13_outpatient", "k_cvst" },
    because = [[Clot in the treated vein is put at 1 to 4 %, and comes early (as commonly quoted). The probe shows it in ten minutes; the drug, its dose and its length depend on kidneys, platelets and what was put in.]],
    takes = "3 h", set = "net = true", result = [[Clot in the left jugular vein, down to the collarbone. Tablets for three months; the headache that must not wait is written on the packet.]], to = "spreads",
  },
  option "blood_test" {
    "A D-dimer in the morning, and an ultrasound in the next days if it is raised",
    rating = "suboptimal", cite = "practice", teaches = "k_cvst",
    because = [[It will be raised after any such procedure and tells nothing. The test that answers stands in the next room.]],
    takes = "2 d", result = [[Raised. The ultrasound, two days later: clot in the left jugular vein. Tablets for three months.]], to = "spreads",
  },
}

chance "spreads" {
  branch "holds" {
    [[After two weeks the neck is soft.]], p = "rest", takes = "2 wk", to = "feeling",
  },
  branch "grows" {
    [[It has not stopped at the jaw.]], p = "either(missed, by_odds(clot_spreads, 8), net, clot_spreads, by_odds(clot_spreads, 2))", set = "harm = 'sinus'", to = "day9",
  },
}

----------------------------------------------------------------------------------------------------------------------
-- The year after

step "autumn" {
  [[Late autumn. {either(alone, 'Nobody in the clinic has seen her for months; her chart hangs where it hung.', felt, 'The cake is long eaten. The warm hand is "about as before", Bea has written on the chart; in the registry, too, "better" had shrunk from half to one in six by then.', abroad, 'The suitcase is in the cellar again, the savings book in the drawer.', variant == 'progressive', 'The hall of the wedding has been measured: nine metres from the door to the chair.', 'The marker lies in the pen tray of the clinic; nobody remembers whose it was.')} {either(dmt == 'paused', 'There has been no infusion for months.', dmt == 'none' and variant == 'new', 'She takes no drug.', dmt == 'on', 'The treatment goes on.', '')}]],
  takes = "20 wk", set = "missed = false", to = "year",
}

decision "again" {
  [[{name} has brought the envelope. "So it has closed again. No wonder, then. If one did it once more, wider, {either(variant == 'stent', 'with a second stent inside the first', 'with a stent this time')}?"]],
  hint = "What did the first series find eighteen months on? And what follows from it for somebody who had no benefit to lose?",

  option "stent_this_time" {
    [["{either(variant == 'stent', 'A second stent', 'A stent')} would hold it open, that's true. If you go again, have them put one in, so that it is the last time."]],
    rating = "harmful", cite = { "fda2012", "burton", "dolezal" }, teaches = { "k_repeat", "s06_balloon_stent" },
    because = [[You have just chosen the device that wanders and clots. No stent is approved for this; migrated and thrombosed ones are among the worst of the reported harms.]],
    takes = "5 wk", set = "abroad = true; harm = either(is(harm, 'none', 'minor'), 'clot', harm)", result = [[She goes. Five weeks later the new stent is clotted shut, and she takes tablets for it.]], to = "resume",
  },
  option "control" {
    [["Let's repeat the ultrasound here, with our own people. If it really has closed we can think about what to do."]],
    rating = "suboptimal", cite = { "zivadinov", "zamboni_jvs" }, teaches = "k_repeat",
    because = [[Think about what? With either result nothing follows. It keeps the vein on the table as if it mattered.]],
    takes = "2 wk", result = [["Closed," it says. {name} looks at you: now think. You say what you could have said two weeks ago.]], to = "resume",
  },
  option "half_price" {
    [["At half the price, and as you have been through it once, the risk is at least one that you know. I won't stop you."]],
    rating = "harmful", cite = { "canada2018", "nice640" }, teaches = "k_repeat",
    because = [[Each time is the full risk again, for the same nothing. And "I won't stop you" from a doctor is heard as "go".]],
    takes = "2 wk", set = "abroad = true; harm = either(is(harm, 'none', 'minor'), 'clot', harm)", result = [[She goes. This time a clot comes of it, on the fourth day, and three months of tablets.]], to = "resume",
  },
  option "expected" {
    [["It closes in about half, that's how veins are. You lost nothing with it: open was no better. The money for a summer by the sea?"]],
    rating = "best", cite = { "zamboni_jvs", "canada2018" }, teaches = { "k_repeat", "s05_open_is_not_better" },
    because = [[In the first series 53 % of the jugular veins were still open after eighteen months. Restenosis is expected and the benefit absent: there is nothing for a second balloon to restore.]],
    takes = "15 min", result = [[She tears the envelope once, along the fold, and writes a shopping list on the back.]], to = "resume",
  },
}

chance "year" {
  takes = "12 wk", set = "stage = 'after'",
  branch "quiet" {
    by {
      base = [[Winter. {either(alone, 'Nothing is heard of her.', 'The MRI shows what it showed the year before.')}]],
      progressive = [[Winter. {either(alone, 'Nothing is heard of her.', 'The legs are what they were. The chair has new tyres.')}]],
    },
    p = "rest", to = either("is(harm, 'sinus', 'stent')", "rewrite", "night"),
  },
  branch "mild" {
    [[In February the telephone rings. "My right foot has gone to sleep and it won't wake up," says {name}. "Three days now. I can walk on it."]],
    p = "p_relapse * (1 - disabling_share)", to = "relapse",
  },
  branch "severe" {
    [[In February the telephone rings, and it is {companion}. "She can't stand. Since yesterday, both legs, and she sees double."]],
    p = "p_relapse * disabling_share", set = "disabling = true; edss = min(9, edss + 2)", to = "relapse",
  },
}

decision "relapse" {
  set = "alone = false",
  [["{either(dilated, 'It has closed again, has it? They said that could happen.', 'Is that a relapse?')} What now?" In the chart: {either(dmt == 'on', 'the drug, on its dates', dmt == 'paused', 'no infusion for months', 'no disease-modifying drug')}.]],
  hint = "What can look like a relapse and is none? And which of these must not get a steroid by telephone?",

  option "telephone" {
    "Methylprednisolone by telephone and a stronger drug next week, so that no day is lost",
    rating = "harmful", cite = { "rebound", "ng220", "practice" }, teaches = "k_relapse",
    because = either("infusion",
      [[On natalizumab, or within about half a year of it, a new deficit may be PML (as commonly taught): a steroid and a second drug then do harm. An infection would be missed as well. The steroid has fourteen days; there is time to look.]],
      [[Nobody has looked. An infection makes old damage speak and is made worse by a steroid; the steroid has fourteen days, so there is time.]]),
    takes = "1 d", to = "unseen_cause",
  },
  option "two_weeks" {
    "The next free appointment, in two weeks: most of these settle by themselves",
    rating = either("disabling", "harmful", "suboptimal"), cite = { "rebound", "ng220" }, teaches = "k_relapse",
    because = [[A rebound can be severe, and a steroid belongs within fourteen days of the beginning. It speeds up recovery (not the final result); the drug that should prevent the next attack is what cannot wait.]],
    takes = "14 d", set = "missed = true", result = [[{either(disabling, 'In the second week she is carried down the stairs.', 'In the second week the other foot joins in.')}]], to = "findings",
  },
  option "admit" {
    "Admit her today: tests, MRI and whatever follows from the ward",
    rating = either("disabling", "acceptable", "suboptimal"), cite = { "practice", "ng220" }, teaches = "k_relapse",
    because = either("disabling", [[Right for somebody who cannot stand: steroid by vein and plasma exchange are at hand. The order counts there as well: infection and PML first.]], [[The tests are right, the bed is not needed: she walks.]]),
    takes = "1 d", to = "findings",
  },
  option "veins" {
    "The veins again: ask for a duplex, and for a repeat if they are narrow", when = "dilated",
    rating = "harmful", cite = { "zamboni_jvs", "canada2018" }, teaches = { "k_repeat", "k_relapse" },
    because = [[Half of them are narrow again, relapse or no relapse, so the probe will find "it". Meanwhile a relapse, an infection or PML goes its way.]],
    takes = "14 d", set = "missed = true", result = [[Narrow, of course. The radiologist two doors down rings you: "I don't dilate this. Has anybody looked at her brain?"]], to = "findings",
  },
  option "this_week" {
    "See her this week: urine, temperature, MRI, JC virus if it fits; then the steroid",
    rating = "best", cite = { "ng220", "practice", "rebound" }, teaches = "k_relapse",
    because = [[Infection first, because it imitates; PML on or after natalizumab, because a steroid and a new drug would harm (as commonly taught). Then a steroid within fourteen days, and a drug that works.]],
    takes = "2 d", to = "findings",
  },
}

chance "findings" {
  branch "lesion" {
    [[Urine clean, no fever. The MRI: two new lesions that take up contrast, where one would look for them{either(infusion, '; no sign of PML, JC virus PCR in the CSF negative', '')}. A relapse.]],
    p = "rest", set = "relapsed = true", to = "steroid",
  },
  branch "infection" {
    [[The urine is cloudy, 38.4 °C at night; the MRI shows nothing new.]],
    p = "is_infection", to = "imitation",
  },
  branch "pml" {
    [[The MRI shows a patch at the edge of the cortex that takes up no contrast and does not look like MS. Two days later: JC virus in the CSF.]],
    p = "either(infusion, is_pml, 0)", set = "pml = true", to = "jc_virus",
  },
}

chance "unseen_cause" {
  branch "lesion" {
    [[It was a relapse, and the tablets help. That it was one nobody could know.]],
    p = "rest", set = "relapsed = true", to = "restart",
  },
  branch "infection" {
    [[On the third day of the tablets she shivers: 39.6 °C, the bladder. Three weeks in hospital, and she leaves it weaker than she was before the fever.]],
    p = "is_infection", set = "lasting = true", to = either("is(harm, 'sinus', 'stent')", "rewrite", "night"),
  },
  branch "pml" {
    [[Three weeks later she no longer speaks. The MRI that nobody had asked for shows PML, and under the steroid it has spread.]],
    p = "either(infusion, is_pml, 0)", set = "pml = true; disabled = true", to = "rewrite",
  },
}

decision "imitation" {
  [["So not a relapse?" says {name}. "But {either(disabling, 'these legs are', 'the foot is')} real."]],
  hint = "What does an old scar do when the body is hot?",

  option "treat_both" {
    "An antibiotic, and the steroid as well, since one cannot be quite sure",
    rating = "suboptimal", cite = "practice", teaches = "k_relapse",
    because = [[There is nothing new on the MRI, and the steroid feeds the infection. When the fever has gone and the deficit has not, there is still time.]],
    takes = "6 d", result = [[Ten bad nights, sugar of 14 mmol/L (250 mg/dL), and then the {either(disabling, 'legs carry her again', 'foot is awake')}.]], set = "edss = either(disabling, max(0, edss - 2), edss)", to = either("is(harm, 'sinus', 'stent')", "rewrite", "night"),
  },
  option "antibiotic" {
    "An antibiotic, fluids, the bladder looked at; and examine her again in four days",
    rating = "best", cite = { "practice", "ng220" }, teaches = "k_relapse",
    because = [[Fever makes old lesions speak: a pseudo-relapse. Treat the infection, find out why the bladder does not empty, and look again.]],
    takes = "4 d", result = [[On the fourth day {either(disabling, 'she stands, and sees one of everything', 'the foot is awake')}. The bladder gets an appointment of its own.]], set = "edss = either(disabling, max(0, edss - 2), edss)", to = either("is(harm, 'sinus', 'stent')", "rewrite", "night"),
  },
  option "steroid_only" {
    "The steroid now; the urine will clear once she moves about again",
    rating = "harmful", cite = "practice", teaches = "k_relapse",
    because = [[It treats what she does not have and feeds what she has.]],
    takes = "6 d", set = "lasting = true", result = [[On the third day 39.6 °C and a pressure of 80. Three weeks in hospital; she leaves it weaker than she came.]], to = either("is(harm, 'sinus', 'stent')", "rewrite", "night"),
  },
}

decision "jc_virus" {
  [[PML, caught early: one patch, few signs. The consultant is on the telephone; {name} and {companion} sit outside.]],
  hint = "What has let the virus in, and what would keep the door open?",

  option "stop" {
    "No natalizumab and no other drug for now; admit her to the centre that knows PML today",
    rating = "best", cite = "practice", teaches = "k_relapse",
    because = [[The drug that keeps immune cells out of the brain is stopped for good; the centre decides on the rest and watches for the inflammation that follows (as commonly taught). Early and few signs is the best that can be said of it.]],
    takes = "1 d", set = "lasting = true", result = [[Months follow, most of them in a room with a view of a car park. She learns to read again.]], to = "rewrite",
  },
  option "steroid_now" {
    "Methylprednisolone 1 g a day for five days, and the next infusion a little later",
    rating = "harmful", cite = "practice", teaches = "k_relapse",
    because = [[It takes away what immunity there is, while the virus multiplies, and the drug that let it in goes on.]],
    takes = "5 d", set = "disabled = true", result = [[In the second week she no longer finds the words; in the third she does not look for them.]], to = "rewrite",
  },
  option "watch" {
    "Leave out one infusion and repeat the MRI in three months, since the signs are few",
    rating = "harmful", cite = "practice", teaches = "k_relapse",
    because = [[Few signs are the reason to act today: what is lost to PML does not come back.]],
    takes = "4 wk", set = "disabled = true", result = [[The MRI is repeated in the fourth week, as an emergency.]], to = "rewrite",
  },
}

question "steroid" {
  [[Tablets, says {name}, if it must be something. How many milligrams of methylprednisolone a day, by mouth, for five days?]],
  hint = "By vein it is 1 g; by mouth it is half of that.", unit = "mg",
  answer "right" {
    "500", within = "1 %", rating = "best", cite = "ng220", teaches = "k_relapse",
    because = "0.5 g a day by mouth for five days; 1 g a day by vein for three to five if tablets failed, are not tolerated, or she is in hospital anyway. It speeds up recovery, not the final result.",
    takes = "5 d", result = [[Five days, four of them without sleep.]], to = "restart",
  },
  answer "vein" {
    between = { 750, 1250 }, rating = "acceptable", cite = "ng220", teaches = "k_relapse",
    because = "That is the dose by vein (1 g for three to five days). By mouth the guideline gives 0.5 g a day for five days.",
    takes = "5 d", result = [[The pharmacist asks whether you mean by vein. You settle on 500 mg by mouth.]], to = "restart",
  },
  answer "other" {
    otherwise, rating = "suboptimal", cite = "ng220", teaches = "k_relapse",
    because = "0.5 g a day by mouth for five days. Less is a dose for joints and lungs; more belongs into a vein, and not above 1 g.",
    takes = "5 d", result = [[The pharmacist rings. You settle on 500 mg a day.]], to = "restart",
  },
}

decision "restart" {
  [[A week later {name} can feel the carpet again. {either(dmt == 'paused', '"And the infusions?" she asks. "I did without them so well."', dmt == 'on', '"So it has stopped working, my drug?"', variant == 'progressive', '"Inflammation, then, after all those years?"', '"And now the drug?" she asks. "I did without it so well."')}]],
  hint = "The steroid has treated this relapse. What treats the next one?",

  option "effective" {
    either("dmt == 'on'", "Antibodies to the drug, then an effective alternative chosen with her this month", "An effective drug this month, the old one or another, chosen with her and the team"),
    rating = "best", cite = { "aan2018", "stopping", "practice" }, teaches = { "k_keep_dmt", "k_relapse" },
    because = [[PML is excluded as far as it can be, infection too: proven treatment is restored, or replaced if it failed. She chooses among what works; which drug is a decision of the MS team.]],
    takes = "30 min", set = "restored = true", result = [["This month," says Bea, and has the calendar open.]], to = "course",
  },
  option "veins_first" {
    "First the veins after all, as the drug question can be settled when they are open",
    rating = "harmful", cite = { "canada2018", "cochrane" }, teaches = { "k_repeat", "k_sham_trials" },
    because = [[A relapse is what the trials counted: 11 % with sham, 10 % with the balloon. Opening veins prevents none, and the months it takes are months without a drug.]],
    takes = "6 wk", result = [[She flies. She comes back as she went, and six weeks have gone.]], set = "abroad = true", to = "course",
  },
  option "yearly" {
    "Let it settle, and put the question of the drug on the list for the yearly review",
    rating = "suboptimal", cite = { "stopping", "aan2018" }, teaches = "k_keep_dmt",
    because = [[The steroid treats this attack and prevents none. After a relapse the drug is decided now, within weeks.]],
    takes = "15 min", result = [[Bea writes it on the list, under number fourteen.]], to = "course",
  },
  option "vitamins" {
    "Vitamin D at a high dose and a strict diet, as she would rather have no drug",
    rating = "suboptimal", cite = { "aan2018", "practice" }, teaches = "k_plan",
    because = [[Vitamin D, exercise and no smoking belong beside the drug. In its place they leave her with what she has just had.]],
    takes = "15 min", result = [[She buys three books.]], to = "course",
  },
}

chance "course" {
  branch "recovers" {
    [[By spring she has to search for what is left of it.]],
    p = "by_odds(recovers, either(restored, 1, 0.35) * either(missed, 0.6, 1) * either(disabling, 0.5, 1) * either(dmt == 'paused', 0.6, 1))", set = "edss = either(disabling, max(0, edss - 2), edss)",
    to = either("is(harm, 'sinus', 'stent')", "rewrite", "night"),
  },
  branch "remains" {
    [[By spring it is clear that not all of it will come back.]],
    p = "rest", set = "lasting = true; edss = either(disabling, max(0, edss - 0.5), min(9, edss + 1.5))",
    to = either("is(harm, 'sinus', 'stent')", "rewrite", "night"),
  },
}

----------------------------------------------------------------------------------------------------------------------
-- On call: somebody else who went, or she herself

step "night" {
  [[A Saturday in March, your night in the emergency department.]],
  takes = "6 wk", set = "stage = 'on_call'; missed = false", to = "day9",
}

decision "day9" {
  either("her_own",
    [[It is {name}, on a trolley, a hand over her eyes. {either(net, 'She has rung the number on the sheet, and you have come down.', 'Nobody had told her what to look out for; a taxi driver has brought her.')} Since yesterday her head has hurt as never before, she has vomited four times, and on the right she does not see the door frame. Alert, no fever, pressure 148/86.]],
    [[A woman of 44 whom you have never met, MS for nine years, no drug. Nine days ago, abroad, a balloon in both veins of the neck; a friend of hers had paid. Since yesterday her head hurts as never before, she has vomited four times, and on the right she does not see the door frame. Alert, no fever, pressure 148/86. "It's surely the flight," she says.]]),
  hint = "A dilated vein, a headache, a field defect. Which disease links them, and which picture shows it tonight?",

  option "ct_venogram" {
    "CT with a CT venogram now, as the MR is closed till morning; blood count, neurology",
    rating = "acceptable", cite = { "burton", "practice" }, teaches = "k_cvst",
    because = [[Quick and adequate: it shows the clot and any blood. The platelets belong to it, and anticoagulant follows the picture.]],
    takes = "1 h", result = [[The left transverse sinus is clotted down into the jugular vein; a little blood in the occipital lobe. Platelets 231 x10^9/L, creatinine 70 µmol/L (0.8 mg/dL), never had heparin.]], to = "enoxaparin",
  },
  option "migraine" {
    "A migraine after a long flight: fluids, an antiemetic, a triptan, home in the morning",
    rating = "harmful", cite = { "burton", "practice" }, teaches = { "k_cvst", "s13_outpatient" },
    because = [[The diagnosis is missed. After work in the neck veins such a headache is a clotted sinus until venography has shown otherwise, and a triptan narrows vessels on top of it.]],
    takes = "14 h", set = "missed = true", result = [[In the afternoon she has a seizure in the corridor. Then there is a scan: left transverse sinus clotted, blood in the occipital lobe. Platelets 228 x10^9/L, creatinine 72 µmol/L (0.8 mg/dL).]], to = "enoxaparin",
  },
  option "ms" {
    "A relapse: field loss in MS, so methylprednisolone 1 g tonight and an MRI on Monday",
    rating = "harmful", cite = { "burton", "practice" }, teaches = { "k_cvst", "k_relapse" },
    because = [[Not every new sign in MS is MS. Headache with vomiting nine days after a balloon in the jugular vein points to the vein, and a steroid treats nothing here.]],
    takes = "14 h", set = "missed = true", result = [[In the afternoon she has a seizure under the infusion. Then there is a scan: left transverse sinus clotted, blood in the occipital lobe. Platelets 240 x10^9/L, creatinine 72 µmol/L (0.8 mg/dL).]], to = "enoxaparin",
  },
  option "venography" {
    "MR or CT venography tonight, platelets and kidneys; neurology, and heparin if clot",
    rating = "best", cite = { "burton", "practice" }, teaches = { "k_cvst", "s13_outpatient", "s12_not_safe" },
    because = [[Sinus thrombosis is among the harms that came home from abroad. Venography the same day; low-molecular-weight heparin if it shows clot, even with some venous blood, once the platelets are known (below 150: no heparin before an antibody to PF4 has been thought of; as commonly taught).]],
    takes = "1 h", result = [[The left transverse sinus is clotted down into the jugular vein; a little blood in the occipital lobe. Platelets 231 x10^9/L, creatinine 70 µmol/L (0.8 mg/dL), never had heparin.]], to = "enoxaparin",
  },
  option "plain" {
    "A plain CT of the head; if it shows no bleeding, pain relief and a bed",
    rating = "suboptimal", cite = "practice", teaches = "k_cvst",
    because = [[A plain CT may look normal beside a clotted sinus (as commonly taught). The question is about a vein, so ask for the veins.]],
    takes = "8 h", result = [["No bleeding to speak of." The morning shift asks for the veins: left transverse sinus clotted. Platelets 233 x10^9/L, creatinine 70 µmol/L (0.8 mg/dL).]], to = "enoxaparin",
  },
}

use "procedures/enoxaparin" {
  needs = { weight = "either(her_own, weight, 64)", level = "level", delay = 180 },   -- the pharmacist is asleep
  exits = { first_dose = either("her_own", "sinus_course", "numerator") },
  texts = {
    dose = [[Enoxaparin every twelve hours, says the stroke consultant, blood or no blood: it comes from the blocked vein and is no reason to withhold it. She weighs {either(her_own, weight, 64)} kg. How many milligrams per dose?]],
  },
}

chance "sinus_course" {
  set = "missed = missed or enoxaparin_late or level ~= 'target'",
  spread = "sinus_course", worse_by = "either(missed, 3, 1) * either(net, 1, 1.5)", takes = "8 d",
  branch "recovered" { [[On the third day the door frame is back. After eight days {name} goes home with three months of tablets.]], to = "afterwards" },
  branch "disabled"  { [[The door frame does not come back, and the right hand no longer does what it did. From the stroke unit she goes to rehabilitation.]], set = "disabled = true", to = "afterwards" },
  branch "dead"      { [[In the second night the pupils are wide.]], to = "dead" },
}

decision "numerator" {
  [[Four in the morning. The scan hangs on the wall, she sleeps, the heparin is in. The student who has watched it all is angry. "Extremely safe! One sees what comes of it. How many of them end like this, every third?"]],
  hint = "What does an emergency department see, and what does it never see?",

  option "ten" {
    [["There is a figure from the best trial: ten per cent of those with the balloon had a serious event, one in ten."]],
    rating = "suboptimal", cite = "canada2018", teaches = "k_numerator",
    because = [[5 of 49 against 1 of 55 in 48 weeks, and judged unrelated to the procedure. It is a fact of that trial, not the rate of complications of the balloon.]],
    takes = "5 min", result = [[The student writes it down, and on Monday it is on a slide.]], to = "afterwards",
  },
  option "freak" {
    [["Bad luck, no more. Those who do it counted: one torn vein in a thousand patients. One case proves nothing, either way."]],
    rating = "suboptimal", cite = { "series1202", "fda2012" }, teaches = { "k_numerator", "s12_not_safe" },
    because = [[One case is no rate, but it is a kind of harm that can happen; several such have come home. And those who treat count what they see: a clot on day nine, on another continent, they do not.]],
    takes = "5 min", result = [["So it's safe?" asks the student. That is not what you meant.]], to = "afterwards",
  },
  option "unknown" {
    [["Nobody knows. The regulator says that it cannot be reckoned from the reports. That it happens is enough to warn of it."]],
    rating = "acceptable", cite = "fda2012", teaches = "k_numerator",
    because = [[True, and modest. Why it cannot be reckoned, and why it does not have to be, would have been the lesson.]],
    takes = "5 min", result = [["Nobody?" says the student, more awake than you.]], to = "afterwards",
  },
  option "both" {
    [["We see the numerator only: those who come back ill. Rate unknown, some in a hundred perhaps. For no benefit, any is too many."]],
    rating = "best", cite = { "fda2012", "series1202", "burton" }, teaches = { "k_numerator", "s12_not_safe" },
    because = [[Voluntary reports give kinds of harm, not rates; the treaters' series gives a rate of what was seen, 0.6 % (as commonly quoted), and nobody looked for the rest. With no benefit on the other side the balance is clear without it.]],
    takes = "10 min", result = [["And those who are well write on the internet," says the student. "Yes. That is the other numerator."]], to = "afterwards",
  },
}

decision "collapse" {
  [[{name} is pale and clammy, pressure 92/60, awake. {either(known('mrv'), 'You remember the film: the stent had slipped by a centimetre.', 'Somebody has found a card in her purse: "venous stent, left jugular".')} "It jumps," she says, with her hand on her breastbone, "like a fish." The runs of broad beats stop and start.]],
  hint = "What lies upstream of the heart that was not there when she was born?",

  option "exercise" {
    "An exercise test once she feels better, to see whether the runs can be provoked",
    rating = "harmful", cite = { "reports2010", "practice" }, teaches = "k_stent_heart",
    because = [[A piece of metal in the right ventricle, and you make the ventricle beat harder: arrhythmia, perforation. First find the stent.]],
    takes = "3 h", set = "missed = true", result = [[She gets no further than the second minute. The echo that follows shows it: a small lattice in the right ventricle, and fluid around the heart.]], to = "stent_course",
  },
  option "panic" {
    "Reassure her, take blood for the thyroid and fit an event recorder for two weeks",
    rating = "harmful", cite = { "fda2012", "practice" }, teaches = "k_stent_heart",
    because = [[Broad beats and syncope are no panic in anybody, and in somebody with a venous stent they are the stent until it has been seen where it belongs.]],
    takes = "10 h", set = "missed = true", result = [[She faints again before she is out of the door. Now there is an echo: a small lattice in the right ventricle.]], to = "stent_course",
  },
  option "anticoagulate" {
    "Take it for a lung embolism: anticoagulate in full now, CT of the chest tomorrow",
    rating = "suboptimal", cite = { "reports2010", "practice" }, teaches = "k_stent_heart",
    because = [[A fair thought, for clots do come from there. But the thing itself may be in the heart, the surgeon will not be glad of the drug, and tomorrow is late.]],
    takes = "9 h", set = "missed = true", result = [[At night the runs no longer stop by themselves. The echo shows a small lattice in the right ventricle, and the operation has to wait for the drug.]], to = "stent_course",
  },
  option "find_stent" {
    "Monitor, ECG, troponin, echo and CT for the stent; heart surgeon and radiologist now",
    rating = "best", cite = { "reports2010", "fda2012", "practice" }, teaches = { "k_stent_heart", "s06_balloon_stent" },
    because = [[A migrated stent until excluded. Stents that went to the heart are on the regulator's list; getting them out, by catheter or by opening the chest, is decided by both trades together.]],
    takes = "1 h", result = [[The echo shows a small lattice in the right ventricle that moves with each beat. On the film of the neck there is nothing where it was.]], to = "stent_course",
  },
}

chance "stent_course" {
  spread = "stent_course", worse_by = "either(missed, 2.5, 1)", takes = "12 d",
  branch "recovered" { [[The catheter cannot grasp it; the chest is opened. Three centimetres of bent wire in a jar. After twelve days {name} goes home, slowly.]], set = "harm = 'stent'", to = "afterwards" },
  branch "dead"      { [[They lose her on the way to the theatre.]], to = "dead" },
}

decision "afterwards" {
  by {
    base = [[{either(her_own or harm == 'stent', 'The day before she leaves', 'Monday')}, the small meeting room. The device form is blank; the resident who was on with you would rather not have been. Upstairs {either(her_own or harm == 'stent', 'she waits for somebody who talks to her', 'the woman of that night is awake, and waits for somebody who talks to her')}.]],
  },
  hint = "Who has to know it: the patient, the regulator, the next one? And how is she, apart from the scan?",

  option "tell_off" {
    "Report it; and tell her plainly that the warnings were public, so that it sinks in",
    rating = "suboptimal", cite = "practice", teaches = { "k_report", "k_listen" },
    because = [[The report is right. Blame makes her hide the next symptom, and whoever has paid for hope with her health does not need to be told the price.]],
    takes = "30 min", result = [[She turns to the wall.]], to = either("stage == 'decided'", "autumn", "rewrite"),
  },
  option "later_form" {
    "Talk openly with her today; the form within the week, when the papers have come",
    rating = "acceptable", cite = { "fda2012", "practice" }, teaches = "k_report",
    because = [[Still useful, if it is done: half of such forms wait for papers that do not come (an impression, not a figure).]],
    takes = "40 min", result = [[On Friday you fill it in, with three fields blank.]], to = either("stage == 'decided'", "autumn", "rewrite"),
  },
  option "not_ours" {
    "No report: it was done elsewhere, and it is for them to report what they did",
    rating = "suboptimal", cite = "fda2012", teaches = "k_report",
    because = [[They do not know of it, and have no reason to ask. Not reporting hides the harm from the next patient.]],
    takes = "5 min", result = [[The form goes back on the pile.]], to = either("stage == 'decided'", "autumn", "rewrite"),
  },
  option "notes" {
    "Leave the journey out of the letter, so that the insurance will not ask questions",
    rating = "harmful", cite = "practice", teaches = "k_report",
    because = [[Kindly meant, and a falsified record. The next doctor will look for a cause that you knew, and the next patient will not be warned.]],
    takes = "10 min", result = [["Cause unknown," says the letter. Three months later somebody orders a great many tests.]], to = either("stage == 'decided'", "autumn", "rewrite"),
  },
  option "report" {
    "Talk openly and without blame, ask about mood; report device, lot and event today",
    rating = "best", cite = { "fda2012", "practice" }, teaches = { "k_report", "s22_well_educated" },
    because = [[It was passive reports that found the signal: the notice of 2012 rests on them. To the regulator with product and lot, whoever had put it in; to her the truth, and somebody who asks how she is (custom and duty of candour).]],
    takes = "1 h", result = [["Will others read it?" "That is what it is for." She dictates what is printed on her discharge sheet, letter by letter.]], to = either("stage == 'decided'", "autumn", "rewrite"),
  },
}

decision "rewrite" {
  [[April. The hospital wants a page about CCSVI on its own site, because people ask. You have a printed page with two kinds of yellow on it, and an afternoon. What do you write?]],
  hint = "What would the woman with the marker have needed on the first evening?",

  option "theory" {
    "Eight paragraphs on the theory and its story, and a line at the end that there are risks",
    rating = "suboptimal", cite = "practice", teaches = "s16_tools_to_decide",
    because = [[It repeats the imbalance of the original in longer words. Whoever reads three lines of it comes away with veins.]],
    takes = "4 h", result = [[Page three of the search results.]], to = "spring",
  },
  option "cure" {
    "\"A cure for MS? What you should know\", and below it all that speaks against it",
    rating = "harmful", cite = "cochrane", teaches = "s21_cured_by_advocacy",
    because = [[The headline is what is found and shared, and it says "cure". Nothing below it catches up.]],
    takes = "3 h", result = [[The most visited page of the house. The private clinic links to it.]], to = "spring",
  },
  option "plain_page" {
    "Idea, test, three sham trials, harms, who sells, what helps instead; sources; no cure",
    rating = "best", cite = { "cochrane", "nice640", "fda2012", "aan2018" }, teaches = { "s22_well_educated", "s16_tools_to_decide", "s26_links", "s03_hypothesis", "s15_consultation" },
    because = [[Benefits, harms, alternatives, interests, in plain words and with sources: that is what an informed decision needs. And whom to see: somebody independent who knows MS, for examination and history are a good beginning.]],
    takes = "4 h", result = [[{either(alone, 'Bea reads it first.', 'Somebody reads it for you before it goes up, with a yellow marker. Two sentences come back marked, rightly.')}]], to = "spring",
  },
  option "faq" {
    "A short list of questions and answers, with links to Cochrane and the regulators",
    rating = "acceptable", cite = { "cochrane", "fda2012" }, teaches = { "s22_well_educated", "s26_links" },
    because = [[Accurate, though brief. What helps in MS, and who earns from what, does not fit into it.]],
    takes = "2 h", result = [[Six questions. It prints on one sheet.]], to = "spring",
  },
}

step "spring" {
  [[{either(alone, 'Once, in the supermarket, you think that you see her.', 'And she?')}]],
  to = either("disabled", "disabled", "harm == 'sinus'", "after_sinus", "harm == 'stent'", "after_stent", "alone", "lost", "lasting", "worse", "is(harm, 'clot', 'bleed')", "after_clot", "abroad", "returned", "relapsed", "recovered", "kept"),
}

----------------------------------------------------------------------------------------------------------------------
-- How it ends: about a year on, with its utility (EDSS and what happened on the way). Feeling better for a while
-- changes none of them.

outcome "kept" {
  by {
    base = [[{name} {either(planned, 'plays second acts again, at the outer desk where she can rest the hand', 'plays first acts; a substitute plays the second')}. She has not had a relapse{either(dmt == 'paused', ', and the infusions have begun again', '')}. In her case lies the form with 0.91 on it; she shows it to colleagues who ask about veins.]],
    stent = [[{either(planned, 'The legs are looser, the shop has an electric lift, and the stent has its appointments.', 'The legs are what they were, and nobody is quite sure who looks after the stent.')} {name} has not had a relapse{either(dmt == 'paused', ' (the infusions have begun again)', '')}, and no second balloon.]],
    new = [[{name} climbs, on Tuesdays, with a partner who knows. {either(dmt == 'on', 'The needle has become a matter of ten seconds.', 'She still takes no drug; a date for it has been found.')} No relapse so far.]],
    progressive = [[{either(planned, 'In May she stood through the vows: four minutes, a hand at her belt. She is not better. She stood.', 'In May she sat through the vows, in the front row, and the tyres were new.')} Then {name} danced, from the chair.]],
    ticket = [[{name} {either(planned, 'drives the tram three mornings a week, with a relief driver on the line', 'works in the control room, and waits for an answer about the tram')}. The refund, less five hundred, has become a kitchen. No relapse{either(dmt == 'paused', ', and the infusions have begun again', '')}.]],
  } , utility = "u_year", good = true, cite = { "utilities", "orme" },
}
outcome "recovered" {
  [[A relapse has come and gone; MS does that, with open veins and with narrow ones. {name} knows the way to the clinic, and takes it. For people who live with the disease, MS societies offer advice and company; their number is on the door.]],
  utility = "u_year", good = true, cite = "utilities",
}
outcome "returned" {
  [[{name} is what she was before the journey, less the savings. {either(felt, 'The warm hand lasted until the autumn.', 'Nothing of it was felt for a day.')} {either(harm == 'nerve', 'The voice is back; the shoulder still hangs a little.', harm == 'minor', 'The neck turns to both sides again.', 'Nothing bad has come of it.')} She has told the next woman in the waiting room: "Ask them who was worse after a year." She is still your patient, and that is not little.]],
  utility = "u_year", good = true, cite = "registry", because = "No lasting gain is written into the model, because three sham trials found none.",
}
outcome "after_clot" {
  [[{either(harm == 'bleed', 'The bleeding has left nothing but a thin purse and a thick file.', 'Three months of tablets, a vein that stays closed, a neck that aches in the cold.')} As for the MS, {name} is where she was before.]],
  utility = "u_year", cite = "burton",
}
outcome "worse" {
  [[{name} is a step further down than a year ago, and it is not the veins. {either(infusion and dmt == 'paused', 'The relapse came out of months without the drug.', variant == 'new' and dmt == 'none', 'The relapse came out of months in which the drug was still a question.', 'No relapse is ever quite a choice, and what one loses to it is lost.')} The MS team, the therapists and her group are there on Tuesdays, and she comes.]],
  utility = "u_year - u_lasting", cite = { "utilities", "stopping" },
}
outcome "after_sinus" {
  [[{name} sees both door frames again. The tablets against clots are finished; long trains of thought are not what they were. She has written to the private clinic. They have thanked her for her feedback.]],
  utility = "min(u_sinus, u_year - u_clot/2)", cite = "burton",
}
outcome "after_stent" {
  [[{name} has a scar from the collarbone to the breastbone's end, and a jar. She gives talks with it. "I don't tell them what to do," she says. "I put it on the table."]],
  utility = "u_year - u_surgery/2 - either(lasting, u_lasting, 0)", cite = { "reports2010", "fda2012" },
}
outcome "disabled" {
  [[{either(pml, 'The virus has taken half of the words and the right side.', 'The clot has taken the right half of what she sees, and the hand.')} {name} lives with help, morning and evening. {companion} brings the marker, and lets her choose what to read.]],
  utility = "u_disabled", cite = { "burton", "practice" },
}
outcome "lost" {
  [[Of {name} there is a chart, and a note from another hospital: "Not known to be under care." Whether she is well nobody here can say. {either(abroad, 'She went; that much Bea knows.', 'She did not go abroad; that much Bea knows.')} She came with a marker and wanted to be shown which sentences were wrong.]],
  utility = "u_year - u_alone", cite = "practice", because = "Contact is part of the treatment: without it a missed dose, a low mood and a complication all come late.",
}
outcome "dead" {
  either("her_own", [[{name} dies of a clot in a vein that had been well before it was treated.]], "harm == 'stent'", [[{name} dies of a piece of wire, three centimetres long.]], [[{name} dies on another continent, of an hour's work that the page called extremely safe.]]),
  utility = 0, cite = "fda2012", teaches = "s12_not_safe", because = "Deaths after the procedure are on the regulator's list. They are rare, and there was nothing to set against them.",
}

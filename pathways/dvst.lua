-- Dural venous sinus thrombosis (cerebral venous thrombosis): a pathway for casewalk.
--
-- For education, not for patient care. Nobody but the author has reviewed it clinically.
-- The facts come from the guidelines, trials and cohorts named below as sources. A source marked `unverified` stands
-- for what is commonly taught or quoted and was not checked against a publication. A number marked `illustrative` is
-- the author's estimate and says beside it what it leans on.
-- The people in it are invented. Licence: CC BY-SA 4.0.

pathway "dvst" {
  title     = "A headache that will not lie down",
  summary   = "Dural venous sinus thrombosis: from the first headache to the last tablet",
  version   = "1.0.0",
  audience  = "Residents in neurology, emergency medicine and interventional radiology",
  authors   = { "casewalk" },
  reviewed  = "2026-11-21",
  review_by = "2028-11-21",
  licence   = "CC BY-SA 4.0",
  minutes   = 20,
  clock     = "1 h",
  pass      = { score = 0.7, harmful = 0 },
  goals     = {
    "Think of a clotted sinus, and choose the scan that shows it",
    "Find the few patients who must not have heparin, and treat all others at once, blood on the scan or not",
    "Examine again, scan again and call the right people when a patient gets worse",
    "Weigh a catheter procedure, and what is claimed for it, against the evidence there is",
    "Choose the tablet, the length of treatment and the advice that fit this patient",
  },
  start     = "door",
}

----------------------------------------------------------------------------------------------------------------------
-- Sources

source "aha2024"     { "Saposnik G, et al. Diagnosis and management of cerebral venous thrombosis: a scientific statement from the American Heart Association. Stroke 2024;55:e77-e90.", year = 2024, grade = "review", doi = "10.1161/STR.0000000000000456" }
source "aha2011"     { "American Heart Association. Cerebral venous thrombosis: statement of 2011, as commonly quoted.", year = 2011, grade = "guideline", unverified = true }
source "eso2017"     { "Ferro JM, et al. European Stroke Organization guideline for the diagnosis and treatment of cerebral venous thrombosis. Eur J Neurol 2017;24:1203-13.", year = 2017, grade = "guideline", doi = "10.1111/ene.13381" }
source "german2024"  { "Weimar C, et al. German S2k guideline on cerebral venous thrombosis. Neurol Res Pract 2024;6:23.", year = 2024, grade = "guideline", doi = "10.1186/s42466-024-00320-9" }
source "canada2024"  { "Field TS, et al. Canadian Stroke Best Practice Recommendations: cerebral venous thrombosis. Can J Neurol Sci 2024.", year = 2024, grade = "guideline" }
source "efns"        { "European Federation of Neurological Societies. Guideline on the treatment of cerebral venous and sinus thrombosis.", grade = "guideline" }
source "iscvt"       { "Ferro JM, et al. Prognosis of cerebral vein and dural sinus thrombosis: the ISCVT cohort, 624 adults. Stroke 2004;35:664-70.", year = 2004, grade = "cohort", doi = "10.1161/01.STR.0000117571.76197.26" }
source "canhao2005"  { "Canhao P, et al. Causes and predictors of death in cerebral venous thrombosis. Stroke 2005;36:1720-5.", year = 2005, grade = "cohort" }
source "lindgren"    { "Lindgren E, et al. A scoring tool for outcome after cerebral venous thrombosis, 1,454 patients. Eur J Neurol 2023.", year = 2023, grade = "cohort" }
source "barboza"     { "Barboza MA, et al. A grading scale for cerebral venous thrombosis (CVT-GS). Front Neurol 2018;9:882.", year = 2018, grade = "cohort", doi = "10.3389/fneur.2018.00882" }
source "incidence"   { "Coutinho JM, et al. Incidence of cerebral venous thrombosis. Stroke 2012;43:3375-7. Devasagayam S, et al. Stroke 2016;47:2180-2. Kristoffersen ES, et al. Stroke 2020;51:3023-9.", year = 2020, grade = "cohort" }
source "features"    { "Symptoms and sites of cerebral venous thrombosis: review tables in secondary summaries.", grade = "review" }
source "linn"        { "Linn J, et al. Noncontrast CT in cerebral venous thrombosis. AJNR 2009;30:728-35.", year = 2009, grade = "cohort", doi = "10.3174/ajnr.A1451" }
source "alons"       { "Alons IME, et al. D-dimer for the exclusion of cerebral venous thrombosis. BMC Neurol 2015;15:118.", year = 2015, grade = "review", doi = "10.1186/s12883-015-0389-y" }
source "cochrane"    { "Coutinho JM, et al. Anticoagulation for cerebral sinus thrombosis: two trials, 79 patients. Cochrane Database 2011;CD002005.", year = 2011, grade = "review", doi = "10.1002/14651858.CD002005.pub2" }
source "coutinho10"  { "Coutinho JM, et al. Unfractionated or low-molecular-weight heparin for cerebral venous thrombosis. Stroke 2010;41:2575-80.", year = 2010, grade = "cohort", doi = "10.1161/STROKEAHA.110.588822" }
source "misra"       { "Misra UK, et al. Low-molecular-weight versus unfractionated heparin: a randomised trial of 66 patients. Eur J Neurol 2012;19:1030-6.", year = 2012, grade = "trial", doi = "10.1111/j.1468-1331.2012.03690.x" }
source "dosing"      { "Heparin, enoxaparin and warfarin doses in cerebral venous thrombosis: secondary summaries of guidelines.", grade = "review" }
source "bsh"         { "British Society for Haematology. Heparin-induced thrombocytopenia: who needs platelet counts, and when.", grade = "guideline" }
source "respect"     { "Ferro JM, et al. Dabigatran versus warfarin: RE-SPECT CVT, 120 patients. JAMA Neurol 2019;76:1457-65.", year = 2019, grade = "trial" }
source "secret"      { "Field TS, et al. Rivaroxaban versus standard care: SECRET, 55 patients. Stroke 2023;54:2724-36.", year = 2023, grade = "trial", doi = "10.1161/STROKEAHA.123.044113" }
source "actioncvt"   { "Yaghi S, et al. Direct oral anticoagulants versus warfarin: ACTION-CVT, 845 patients. Stroke 2022;53:728-38.", year = 2022, grade = "cohort", doi = "10.1161/STROKEAHA.121.037541" }
source "recanal"     { "Aguiar de Sousa D, et al. Recanalization in cerebral venous thrombosis: systematic review. Stroke 2018;49:1828-35. Time course: Arauz A, et al.", year = 2018, grade = "review" }
source "seizures"    { "Ferro JM, et al. Early seizures in cerebral vein and dural sinus thrombosis. Stroke 2008;39:1152-8.", year = 2008, grade = "cohort", doi = "10.1161/STROKEAHA.107.487363" }
source "onsf"        { "Optic nerve sheath fenestration for raised intracranial pressure: review of reported eyes. PMC10043064.", grade = "review" }
source "toact"       { "Coutinho JM, et al. Endovascular treatment with medical management versus medical management alone in severe cerebral venous thrombosis: TO-ACT, 67 patients. JAMA Neurol 2020;77:966-73.", year = 2020, grade = "trial", doi = "10.1001/jamaneurol.2020.1022" }
source "siddiqui"    { "Siddiqui FM, et al. Mechanical thrombectomy in cerebral venous thrombosis: review of 185 cases. Stroke 2015;46:1263-8.", year = 2015, grade = "review", doi = "10.1161/STROKEAHA.114.007465" }
source "nis"         { "Siddiqui FM, et al. Endovascular treatment in US inpatients 2004-2014. J Stroke Cerebrovasc Dis 2019;28:1440-7.", year = 2019, grade = "cohort", doi = "10.1016/j.jstrokecerebrovasdis.2019.03.025" }
source "lee2016"     { "Lee and colleagues. Suction and balloon thrombectomy of dural sinuses: ten patients. 2016.", year = 2016, grade = "cohort" }
source "lysis"       { "Canhao P, et al. Thrombolytics for cerebral sinus thrombosis: systematic review, 169 patients. Cerebrovasc Dis 2003;15:159-66.", year = 2003, grade = "review" }
source "viegas"      { "Viegas LD, et al. Systemic thrombolysis for cerebral venous thrombosis: 26 patients. Cerebrovasc Dis 2014;37:43-50.", year = 2014, grade = "review" }
source "ncs2016"     { "Neurocritical Care Society and SCCM. Reversal of antithrombotics in intracranial haemorrhage. Neurocrit Care 2016.", year = 2016, grade = "guideline" }
source "ferro2011"   { "Ferro JM, et al. Decompressive surgery in cerebral venous thrombosis: registry and review, 69 patients. Stroke 2011.", year = 2011, grade = "cohort" }
source "decompress2" { "Aaron S, et al. Decompressive neurosurgery for cerebral venous thrombosis: DECOMPRESS2, 118 patients. Stroke 2024;55:1218-26.", year = 2024, grade = "cohort", doi = "10.1161/STROKEAHA.123.045051" }
source "perry"       { "Perry RJ, et al. Cerebral venous thrombosis after vaccination against COVID-19 in the UK. Lancet 2021;398:1147-56.", year = 2021, grade = "cohort", doi = "10.1016/S0140-6736(21)01608-1" }
source "pavord"      { "Pavord S, et al. Vaccine-induced immune thrombocytopenia and thrombosis, 220 patients. N Engl J Med 2021.", year = 2021, grade = "cohort", doi = "10.1056/NEJMoa2109908" }
source "isth"        { "International Society on Thrombosis and Haemostasis. Guidance on vaccine-induced immune thrombotic thrombocytopenia, as tabulated in PMC8425820.", grade = "guideline" }
source "traps"       { "Pengo V, et al. Rivaroxaban versus warfarin in triple-positive antiphospholipid syndrome: TRAPS. Blood 2018;132:1365-71.", year = 2018, grade = "trial" }
source "uwmrs"       { "Chaisinanunkul N, et al. Adopting a patient-centered approach: the utility-weighted modified Rankin scale. Stroke 2015;46:2238-43.", year = 2015, grade = "cohort", doi = "10.1161/STROKEAHA.114.008547" }
source "wang2020"    { "Wang X, et al. Utility-weighted modified Rankin scale from more than 20,000 patients. Stroke 2020.", year = 2020, grade = "cohort" }
source "practice"    { "Common clinical teaching, as commonly quoted.", grade = "opinion", unverified = true }

----------------------------------------------------------------------------------------------------------------------
-- Learning points. s01 to s35: what patients are told about this disease, and what holds of it. k: what else one needs.

learning_point "s01_anticoagulants_recover"  "Most patients recover on anticoagulants: in the largest cohort 79 % had mRS 0-1 and 87 % mRS 0-2"
learning_point "s02_high_risk_group"         "About one patient in eight does badly; that a procedure helps this group has not been shown"
learning_point "s03_experience_needs_numbers" "\"Extensive experience\" is a claim: ask for case numbers and outcomes"
learning_point "s04_what_intervention_is"    "\"Intervention\" means image-guided catheter work in the sinuses: neurointervention, and a rescue"
learning_point "s05_what_cvt_is"             "Clot in sinuses, cortical or deep veins: rare (0.5-3 % of strokes), a cause of venous infarct, bleeding and raised pressure"
learning_point "s06_what_thinners_do"        "Anticoagulants stop the clot growing while the body clears it; heparin first, a tablet later"
learning_point "s07_boost_unproven"          "An added procedure did not raise the chance of recovery in the one trial: mRS 0-1 in 67 % with it, 68 % without"
learning_point "s08_several_devices"         "Thrombectomy is more than the stent retriever: aspiration, balloon and rheolytic catheters too"
learning_point "s09_stent_retriever"         "A stent retriever is a mesh that traps clot; it is made for arteries and often too small for a sinus"
learning_point "s10_local_lysis"             "Local thrombolysis drips the drug into the sinus for hours or days; systemic lysis is not standard"
learning_point "s11_mechanical_first"        "Today mechanical work comes first; a lytic is an occasional add-on and adds bleeding"
learning_point "s12_safe_despite_blood"      "Most patients can be anticoagulated safely, a haemorrhagic venous infarct included"
learning_point "s13_weeks_not_hours"         "Veins reopen over weeks to months, not over several hours"
learning_point "s14_rescue_tier"             "Procedures are for patients who get worse in spite of adequate anticoagulation, case by case"
learning_point "s15_lytic_unproven"          "A lytic in the sinus may open it faster; that patients gain is unproven, and 17 % bled in the old series"
learning_point "s16_minutes_not_outcome"     "A procedure takes an hour or more, and an open vein is not yet a recovered patient"
learning_point "s17_combination"             "Combining device and lytic for large clots is common and uncontrolled: weigh the bleeding"
learning_point "s18_no_great_benefit"        "That severe patients \"benefit greatly\" is not shown: a neutral trial, and higher mortality in (confounded) registries"
learning_point "s19_transfer_severe"         "Severe cases belong in a comprehensive stroke centre with neurosurgery; reputation is not the reason"
learning_point "s20_membership"              "Membership of a society is no evidence of outcome"
learning_point "s21_team"                    "The team: neurology, neurocritical care, neurointervention, neurosurgery, haematology, obstetrics, nursing"
learning_point "s22_sinuses"                 "The sinuses drain the brain into the internal jugular veins; how many there are depends on the book"
learning_point "s23_csf"                     "Arachnoid granulations empty CSF into the sagittal sinus: its clot raises pressure and swells the discs"
learning_point "s24_incidence"               "13 to 20 adults per million a year in modern cohorts, not 5"
learning_point "s25_risk_groups"             "Oestrogen is the commonest risk; also puerperium, clotting disorders, cancer, inflammation, ear and face infection, vaccine"
learning_point "s26_site_symptoms"           "Where the clot lies decides the picture: cortex, speech, coma or eye"
learning_point "s27_symptoms"                "Headache in about 90 %; four pictures: raised pressure, focal deficit, seizure, encephalopathy"
learning_point "s28_seizures"                "39 % have a seizure at presentation, puerperal or not; a fit after birth is not always eclampsia"
learning_point "s29_emergency_call"          "With such symptoms: the emergency department, at once"
learning_point "s30_can_kill"                "It can kill: 3-4 % within 30 days, mostly by herniation"
learning_point "s31_no_eight_hours"          "There is no eight-hour window in veins; the trigger for rescue is deterioration"
learning_point "s32_no_twelve_hours"         "Nor a twelve-hour one: the trial took patients up to ten days after diagnosis"
learning_point "s33_arterial_evidence"       "Thrombectomy is proven for arteries; the proof cannot be carried over to veins"
learning_point "s34_one_trial"               "Little is known because the disease is rare: one randomised trial of 67 patients"
learning_point "s35_anecdote"                "\"We have seen it work\" is selection: 84 % did well in the series, no difference in the trial"
learning_point "k_imaging"                   "A normal plain CT does not exclude it (it misses a third): add venography"
learning_point "k_count_first"               "A blood count before the first heparin: platelets below 150 mean stop and think"
learning_point "k_vitt"                      "Antibody to PF4: no heparin, not even in flushes; immunoglobulin and a non-heparin drug"
learning_point "k_dose"                      "Full dose by weight, and by the kidney"
learning_point "k_asm"                       "Seizure with a supratentorial lesion: treat, or every second patient fits again"
learning_point "k_vision"                    "Failing sight is an emergency of its own: vision is watched every day"
learning_point "k_reassess"                  "A fall in GCS: examine, image, check drug level and platelets, call, then treat"
learning_point "k_perforation"               "A device through the wall: reverse, leave it in place, seal, then scan"
learning_point "k_decompress"                "Herniation from a venous infarct: decompress, however young, and anticoagulate again afterwards"
learning_point "k_oral"                      "Oral drug by patient: warfarin in APS, no DOAC while breastfeeding, DOAC in the stable rest"
learning_point "k_duration"                  "3-6 months if provoked and transient; indefinite in APS, active cancer, recurrence"
learning_point "k_oestrogen"                 "No oestrogen contraception afterwards; another pregnancy is possible, with LMWH"

----------------------------------------------------------------------------------------------------------------------
-- The numbers the odds rest on

parameter "worsens"          { 0.23,  low = 0.20, high = 0.25, cite = "aha2011", label = "Worsening on heparin, all patients" }
parameter "story_worsens"    { 0.75,  low = 0.23, high = 0.90, illustrative = true, label = "Worsening of the severely ill patient of this story (chosen for teaching; about a quarter do)" }
parameter "deep_stays"       { 0.65,  low = 0.40, high = 0.80, illustrative = true, label = "Coma from deep clot not better after a day" }
parameter "vision_fails"     { 0.45,  low = 0.10, high = 0.60, illustrative = true, label = "Failing sight with papilloedema (chosen for teaching)" }
parameter "bleeds_lmwh"      { 0.10,  low = 0.05, high = 0.16, cite = { "coutinho10", "practice" }, label = "New or larger haemorrhage on LMWH" }
parameter "bleeds_ufh"       { 0.16,  low = 0.10, high = 0.25, cite = { "coutinho10", "practice" }, label = "New or larger haemorrhage on UFH" }
parameter "swells"           { 0.15,  low = 0.05, high = 0.25, illustrative = true, label = "Oedema with midline shift among those who worsen" }
parameter "fits_untreated"   { 0.53,  low = 0.38, high = 0.68, cite = "seizures", label = "Another early seizure: seizure and lesion, no drug" }
parameter "fits_treated"     { 0.01,  low = 0.00, high = 0.04, cite = "seizures", label = "Another early seizure on an antiseizure drug" }
parameter "fits_new"         { 0.07,  low = 0.05, high = 0.09, cite = "seizures", label = "First seizure within two weeks" }
parameter "lysis_iv_bleeds"  { 0.115, low = 0.02, high = 0.30, cite = "viegas", label = "Haemorrhage after systemic lysis" }
parameter "perforates"       { 0.09,  low = 0.02, high = 0.24, cite = "toact", label = "Perforation of a sinus or vein" }
parameter "lysis_bleeds"     { 0.17,  low = 0.08, high = 0.24, cite = "lysis", label = "Haemorrhage with lysis into the sinus" }
parameter "lysis_worsens"    { 0.05,  low = 0.02, high = 0.10, cite = "lysis", label = "The same, with worsening" }
parameter "wakes_evt"        { 0.40,  low = 0.20, high = 0.60, illustrative = true, label = "Clear improvement after rescue procedure (no trial)" }
parameter "wakes_medical"    { 0.27,  low = 0.20, high = 0.50, illustrative = true, label = "Clear improvement on drugs alone (no trial)" }
parameter "herniates_evt"    { 0.09,  low = 0.04, high = 0.20, illustrative = true, label = "Herniation after rescue procedure" }
parameter "herniates_medical" { 0.15, low = 0.06, high = 0.25, illustrative = true, label = "Herniation on drugs alone, once worse" }
parameter "recurs"           { 0.028, low = 0.02, high = 0.06, cite = "actioncvt", label = "Recurrent venous clot in half a year (5.7 per 100 patient-years)" }
parameter "recurs_doac_aps"  { 0.12,  low = 0.05, high = 0.23, cite = "traps", label = "Thromboembolism on rivaroxaban, triple-positive APS" }
parameter "bleeds_dabigatran" { 0.017, low = 0.002, high = 0.09, cite = "respect", label = "Major bleeding in half a year, dabigatran" }
parameter "bleeds_warfarin"  { 0.033, low = 0.008, high = 0.11, cite = "respect", label = "Major bleeding in half a year, warfarin" }
parameter "hit_risk"         { 0.03,  low = 0.01, high = 0.05, illustrative = true, label = "Heparin-induced thrombocytopenia on an infusion" }
parameter "sight_cost"       { 0.30,  low = 0.10, high = 0.50, illustrative = true, label = "What lost sight takes from the utility (the mRS does not see it)" }

parameter "u0" { 1.00, low = 0.96,  high = 1.00, cite = { "uwmrs", "wang2020" }, label = "Utility of mRS 0" }
parameter "u1" { 0.91, low = 0.83,  high = 0.91, cite = { "uwmrs", "wang2020" }, label = "Utility of mRS 1" }
parameter "u2" { 0.76, low = 0.72,  high = 0.76, cite = { "uwmrs", "wang2020" }, label = "Utility of mRS 2" }
parameter "u3" { 0.65, low = 0.54,  high = 0.65, cite = { "uwmrs", "wang2020" }, label = "Utility of mRS 3" }
parameter "u4" { 0.33, low = 0.22,  high = 0.33, cite = { "uwmrs", "wang2020" }, label = "Utility of mRS 4" }
parameter "u5" { 0.00, low = -0.18, high = 0.00, cite = { "uwmrs", "wang2020" }, label = "Utility of mRS 5" }

-- How it ends. The first row leans on ISCVT with the deaths of today's cohorts (3-4 %); `severe` on both arms of
-- TO-ACT together; `deep_coma` on the hazards of coma and deep clot in ISCVT; `unprotected` on the untreated arms of
-- the two heparin trials (death about .18, pooled interval crosses 1); `decompressed` lies between the registry of 2011
-- and DECOMPRESS2; the two VITT rows on .36 and .75 dead or dependent with and without a non-heparin drug (not
-- randomised). None of them is a published table, so they are marked as estimates.
distribution "well_treated"   { mrs0 = 0.60,  mrs1 = 0.225, mrs2 = 0.08, mrs3 = 0.03, mrs4 = 0.0125, mrs5 = 0.0125, dead = 0.04, illustrative = true }
distribution "severe"         { mrs0 = 0.40,  mrs1 = 0.27,  mrs2 = 0.12, mrs3 = 0.08, mrs4 = 0.04, mrs5 = 0.02, dead = 0.07, illustrative = true }
distribution "deep_coma"      { mrs0 = 0.22,  mrs1 = 0.18,  mrs2 = 0.13, mrs3 = 0.10, mrs4 = 0.07, mrs5 = 0.05, dead = 0.25, illustrative = true }
distribution "unprotected"    { mrs0 = 0.31,  mrs1 = 0.23,  mrs2 = 0.12, mrs3 = 0.08, mrs4 = 0.05, mrs5 = 0.03, dead = 0.18, illustrative = true }
distribution "decompressed"   { mrs0 = 0.08,  mrs1 = 0.15,  mrs2 = 0.20, mrs3 = 0.15, mrs4 = 0.13, mrs5 = 0.05, dead = 0.24, illustrative = true }
distribution "not_decompressed" { mrs0 = 0.005, mrs1 = 0.005, mrs2 = 0.02, mrs3 = 0.03, mrs4 = 0.06, mrs5 = 0.08, dead = 0.80, illustrative = true }
distribution "vitt_treated"   { mrs0 = 0.28,  mrs1 = 0.22,  mrs2 = 0.14, mrs3 = 0.08, mrs4 = 0.04, mrs5 = 0.02, dead = 0.22, illustrative = true }
distribution "vitt_heparin"   { mrs0 = 0.10,  mrs1 = 0.09,  mrs2 = 0.09, mrs3 = 0.13, mrs4 = 0.08, mrs5 = 0.05, dead = 0.46, illustrative = true }
distribution "reopening"      { complete = 0.74, partial = 0.21, none = 0.05, n = 185, cite = "siddiqui" }

define "bleeding"   "bleed ~= 'none'"
define "fit_prone"  "seizure and lesion"
define "antibody"   "variant == 'vitt'"
define "no_heparin" "variant == 'vitt' or drug == 'argatroban'"

----------------------------------------------------------------------------------------------------------------------
-- The patient. What differs between the six of them in a sentence goes through `told`: one text for each variant.

local order = { "ocp", "vitt", "deep", "aps", "cancer" }
local function told(texts)
  local parts = ""
  for i = 1, #order do
    local id = order[i]
    if texts[id] then parts = parts .. "variant == '" .. id .. "', '" .. texts[id] .. "', " end
  end
  return "{either(" .. parts .. "'" .. texts.base .. "')}"
end

patient "Lena, 31" {
  sbp        = number  { 138, label = "Systolic BP", unit = "mmHg", range = { 40, 280 }, normal = { 100, 140 }, clamp = true, chart = "vital" },
  hr         = number  { 96,  label = "Heart rate", unit = "/min", range = { 20, 220 }, normal = { 60, 100 }, clamp = true, chart = "vital" },
  temp       = number  { 37.1, label = "Temperature", unit = "°C", range = { 33, 42 }, normal = { 36, 37.7 }, clamp = true, digits = 1, chart = "vital" },
  spo2       = number  { 98,  label = "Oxygen saturation", unit = "%", range = { 50, 100 }, normal = { 94, 100 }, clamp = true, chart = "vital" },

  gcs        = integer { 14, label = "GCS", range = { 3, 15 }, normal = { 15, 15 }, clamp = true, chart = "exam" },
  nihss      = integer { 5,  label = "NIHSS", range = { 0, 42 }, normal = { 0, 0 }, clamp = true, chart = "exam" },
  pupils     = scale   { "equal", "unequal", "fixed", label = "Pupils", say = { equal = "equal, brisk", unequal = "left larger, sluggish", fixed = "left wide, fixed" }, normal = "equal", chart = "exam" },
  vision     = scale   { "full", "blurred", "failing", "lost", label = "Vision", say = { full = "full", blurred = "blurred, brief greying", failing = "failing in both eyes", lost = "counts fingers only" }, normal = "full", chart = "exam" },
  headache   = scale   { "none", "mild", "moderate", "severe", value = "severe", label = "Headache", normal = "none", chart = "exam" },
  weight     = number  { 72, label = "Weight", unit = "kg", range = { 30, 200 }, chart = "exam" },

  platelets  = number  { 248, label = "Platelets", unit = "x10^9/L", range = { 0, 1500 }, normal = { 150, 400 }, chart = "lab", hidden = true },
  creatinine = number  { 62, label = "Creatinine", unit = "umol/L", range = { 10, 1500 }, normal = { 45, 90 }, chart = "lab", hidden = true },
  clearance  = number  { 118, label = "Creatinine clearance", unit = "mL/min", range = { 0, 250 }, normal = { 80, 140 }, chart = "lab", hidden = true },
  inr        = number  { 1.0, label = "INR", range = { 0.5, 15 }, normal = { 0.8, 1.2 }, digits = 1, chart = "lab", hidden = true },
  aptt       = number  { 29, label = "aPTT", unit = "s", range = { 10, 250 }, normal = { 25, 37 }, chart = "lab", hidden = true },
  d_dimer    = number  { 3.2, label = "D-dimer", unit = "mg/L FEU", range = { 0, 80 }, normal = { 0, 0.5 }, digits = 1, chart = "lab", hidden = true },
  pf4        = finding { "{either(antibody, 'strongly positive', 'negative')}", label = "Anti-PF4 antibody", chart = "lab", hidden = true },
  drug_level = finding { "{either(drug == 'argatroban', 'aPTT 62 s, in range', level == 'low', 'anti-Xa 0.22 IU/mL, below range', level == 'high', 'anti-Xa 1.5 IU/mL, above range', drug == 'ufh', 'anti-Xa 0.5 IU/mL, in range', 'anti-Xa 0.8 IU/mL (peak), in range')}", label = "Drug level", chart = "lab", hidden = true },
  hcg        = finding { "negative", label = "Pregnancy test", chart = "lab", hidden = true },

  history    = finding { told {
                 base   = "First child 12 days ago, vaginal birth, no pre-eclampsia. No pill for a year. An aunt had a leg clot. No vaccine, no heparin.",
                 ocp    = "Combined pill for four months. Non-smoker. No clot in the family. No vaccine, no heparin.",
                 vitt   = "Adenoviral-vector vaccine 11 days ago. New bruises on both shins since yesterday. No pill. Never had heparin.",
                 deep   = "Ulcerative colitis, three weeks of bloody diarrhoea, barely drinking. Combined pill. No vaccine, no heparin.",
                 aps    = "Antiphospholipid syndrome, positive in all three tests, twice. Leg clot at 29, two late miscarriages. Warfarin stopped last year. No oestrogen, no vaccine.",
                 cancer = "Ovarian cancer with liver metastases, cisplatin nine days ago, vomiting since. No heparin, no vaccine.",
               }, label = "Risk history", chart = "exam", hidden = true },
  fundi      = finding { told {
                 base   = "Disc margins blurred nasally on both sides, no haemorrhages.",
                 ocp    = "Both discs swollen, with flame haemorrhages; enlarged blind spots.",
                 vitt   = "Discs sharp; two small retinal haemorrhages on the left.",
                 deep   = "Discs swollen on both sides.",
                 aps    = "Discs sharp.",
                 cancer = "Left disc margin blurred.",
               }, label = "Fundi", chart = "exam", hidden = true },
  urine      = finding { "BP three times below 140/90, no protein, reflexes not brisk.", label = "Signs of eclampsia", chart = "exam", hidden = true },
  ears       = finding { "Ears, mastoids, face and neck clean.", label = "Ear, nose and throat", chart = "exam", hidden = true },
  ct         = finding { told {
                 base   = "Left parietal haemorrhagic infarct, 3.5 cm. Filling defects: superior sagittal and left transverse sinus.",
                 ocp    = "Brain normal. Filling defects: superior sagittal and right transverse sinus.",
                 vitt   = "Left temporal haemorrhagic infarct, 3 cm. Filling defects: left transverse and sigmoid sinus, vein of Labbé.",
                 deep   = "Both thalami swollen, no blood. Filling defects: straight sinus, vein of Galen, internal cerebral veins.",
                 aps    = "Left temporal oedema, no blood. Filling defects: left transverse sinus, vein of Labbé.",
                 cancer = "Left frontal haemorrhagic infarct, 3 cm; no metastasis. Filling defect: superior sagittal sinus.",
               }, label = "First imaging", chart = "imaging", hidden = true },
  ct2        = finding { "{either(second_scan == 'shift', 'Midline shift of 11 mm, left hemisphere swollen', second_scan == 'blood', 'More blood than on the first scan, no shift', 'Clot longer than on the first scan, no new blood, no shift')}.", label = "Repeat imaging", chart = "imaging", hidden = true },
  venogram   = finding { "Sinus partly open, a narrow channel, good collaterals.", label = "Control venography", chart = "imaging", hidden = true },

  -- what decides, but is not on the chart
  course     = scale   { "mild", "moderate", "severe", "dire", value = "severe", label = "Course" },
  setback    = scale   { "none", "some", "much", label = "Setbacks" },
  bleed      = scale   { "none", "small", "large", value = "small", label = "Haemorrhage" },
  seizure    = flag    { true,  label = "Seizure at presentation" },
  lesion     = flag    { true,  label = "Supratentorial lesion" },
  waiting    = flag    { true,  label = "Nothing given for the clot yet" },
  drug       = one_of  { "none", "lmwh", "ufh", "argatroban", "doac", "warfarin", "aspirin", label = "Antithrombotic",
                         say = { none = "none", lmwh = "low-molecular-weight heparin", ufh = "heparin by infusion", argatroban = "argatroban", doac = "direct oral anticoagulant", warfarin = "warfarin", aspirin = "aspirin" }, chart = "exam" },
  level      = scale   { "low", "target", "high", value = "target", label = "Dose against weight" },
  asm        = flag    { false, label = "Antiseizure drug", say = { yes = "levetiracetam", no = "none" } },
  scanned    = flag    { false, label = "Scanned again at once" },
  second_scan = one_of { "clot", "blood", "shift", label = "What the second scan shows" },
  on_ward    = flag    { false, label = "On the ward" },
  centre     = flag    { false, label = "In a centre with neurosurgery" },
  unprotected = flag   { false, label = "Left without anticoagulant" },
  fed        = flag    { false, label = "Heparin kept up in spite of the antibody" },
  technique  = one_of  { "mechanical", "lytic", "rheolytic", "cortical", label = "Technique" },
  leak       = scale   { "sealed", "slowed", "free", label = "Leak" },
  craniectomy = flag   { false, label = "Decompressed" },
  denied     = flag    { false, label = "Herniation not decompressed" },
  grade      = integer { 0, range = { 0, 5 }, clamp = true, label = "Disability (mRS)" },
  day_ten    = flag    { false, label = "Past the first ten days" },
  clot_risk  = scale   { "usual", "raised", "high", label = "Risk of another clot" },
  bleed_risk = scale   { "usual", "raised", label = "Risk of bleeding on the tablet" },
  again      = flag    { false, label = "A second clot" },
}

local companion = told { base = "Jonas", ocp = "Her sister Noor", vitt = "Her husband Tom", deep = "Her mother", aps = "Marta", cancer = "Her daughter Beth" }
local kin = told { base = "Jonas", ocp = "Noor", vitt = "Tom", deep = "Her mother", aps = "Marta", cancer = "Beth" }

local moment = "{either(craniectomy or grade >= 4, 'Week', 'Day')} {either(craniectomy or grade >= 4, 1 + clock // week, 1 + clock // day)}{either(craniectomy, ', in rehabilitation; a helmet hangs on the bed.', grade >= 4, ', in rehabilitation.', '.')}"
local finish = either("grade == 0", "mrs0", "grade == 1", "mrs1", "grade == 2", "mrs2", "grade == 3", "mrs3", "grade == 4", "mrs4", "mrs5")
local tags   = "{either(craniectomy, ' The bone is back in its place; one seizure in the spring, and a tablet against the next.', fit_prone and asm, ' The antiseizure tablet is down to half.', '')}"

----------------------------------------------------------------------------------------------------------------------
-- The other patients

variant "ocp" {
  "On the combined pill: nine days of headache, swollen discs, no deficit",
  name = "Maya, 23",
  values = {
    gcs = 15, nihss = 0, sbp = 124, hr = 78, temp = 36.8, vision = "blurred", headache = "moderate", weight = 64,
    platelets = 291, creatinine = 66, clearance = 121, aptt = 30, d_dimer = 1.1,
    course = "mild", bleed = "none", seizure = false, lesion = false,
  },
  texts = {
    door = [[The emergency department of a district hospital, six in the morning. {name}, 23, studies architecture and has had a headache for nine days. It wakes her at four, and it is worse when she bends over the drawing board. "And then everything goes grey for a second, like somebody dims the light." Her sister Noor has brought her. GCS {gcs}, no weakness, speech normal, systolic pressure {sbp}.

The colleague of the night shrugs. "A clotted sinus? Five in a million a year. You will never see one. Migraine, or this idiopathic pressure thing."]],
    scan = [[The radiologist scrolls through the venous phase once more and taps each gap in the white.

Your student has read that there are seven dural sinuses. She counts, arrives at nine, and gives up. "But she can move everything. Which of them explains a headache like this, and the greying?"]],
    first_line = [[{name} has a clot in two sinuses and a normal brain{either(known('fundi'), ', and discs that stand out like mushrooms', '')}. {either(known('platelets'), 'The blood count is on the chart.', 'No blood count is back: none was asked for.')}

{either(gcs >= 15, '"She looks so well," says the night colleague. "Is it worth an injection?"', '"She was so well at first," says the night colleague. "Will an injection change that?"')}]],
    support = [[She has a bed on the stroke unit: head up thirty degrees, pain relief, fluids, observations every hour. "The greying comes more often," she says, and reads the small print of the menu at arm's length.

The nurse asks what else you want written up.]],
    offer = [[Where is she to lie from here on? Your hospital has neurologists, a stroke unit and an eye clinic, no neurosurgeon, and nobody who works with catheters in the head. The university hospital, 60 km away, has all of that, day and night.

Noor has also phoned an interventional practice. Its coordinator calls you: "the most respected team in the state", "extensive experience", "patients are transferred in to us", all doctors members of the big societies, with physician assistants, nurses and technicians. They would take her at once.]],
    oral = moment .. [[ {name} is awake; the headache is {headache}, her vision: {vision}. She asks whether she can be rid of the needles. She does not breastfeed, is not pregnant, and her kidneys are fine.]],
    duration = [[Before she leaves: "And for how long do I take this?" Apart from the pill, now stopped, no cause has been found.]],
    followup = [[Six months later. {either(grade >= 4, 'Noor pushes the wheelchair and reads the questions out.', vision == 'lost', 'Maya holds on to Noor and counts the steps to the chair.', grade >= 2, 'Maya comes on the arm of Noor, with a list of questions.', 'Maya brings a model of a library and a list of questions.')} The headaches are down to two a month. The radiologist's letter ends: "incomplete recanalisation; please consider continuing treatment or reopening."]],
  },
}

variant "vitt" {
  "After an adenoviral-vector vaccine: bruises, and platelets that change everything",
  name = "Carys, 42",
  values = {
    gcs = 14, nihss = 6, sbp = 146, hr = 102, temp = 37.4, weight = 68,
    platelets = 38, creatinine = 71, clearance = 96, aptt = 38, inr = 1.3, d_dimer = 34,
    course = "severe", bleed = "small", seizure = false, lesion = true,
  },
  texts = {
    door = [[A district hospital, six in the morning. {name}, 42, teaches physics. For four days her head has hurt as never before; since last night she cannot find her words. "The, the, for drinking," she says, and points at the cup. Tom, her husband, adds that she had her vaccine eleven days ago, "so of course she feels rough". GCS {gcs}, NIHSS {nihss}, systolic pressure {sbp}.

The colleague of the night shrugs. "A clotted sinus? Five in a million a year. You will never see one. She has a post-vaccine headache."]],
    scan = [[The radiologist scrolls through the venous phase once more and taps each gap in the white.

Your student has read that there are seven dural sinuses. She counts, arrives at nine, and gives up. "But which of them explains that she cannot find her words?"]],
    first_line = [[Clot in a sinus, blood in the temporal lobe. {either(known('platelets'), 'The laboratory has phoned about the platelets and repeated them by hand: the figure on the chart is right.', 'No blood count is back: none was asked for. There is a bruise where the cannula went in.')}

The radiology registrar leans over. "Blood in the brain, so no heparin, surely?" The stroke nurse disagrees: "We always give heparin in these."]],
    support = [[She has a bed on the stroke unit: head up thirty degrees, pain relief, observations every hour, the haematologist on the phone. Nobody has seen her fit. The word-finding is no better.

The nurse asks what else you want written up.]],
    offer = [[Where is she to lie from here on? Your hospital has neurologists and a stroke unit, no neurosurgeon, no haematologist in the house, and nobody who works with catheters in the head. The university hospital, 60 km away, has all of that, day and night.

Tom has also phoned an interventional practice. Its coordinator calls you: "the most respected team in the state", "extensive experience", "patients are transferred in to us", all doctors members of the big societies, with physician assistants, nurses and technicians. They would take her at once.]],
    oral = moment .. [[ {either(grade >= 4, 'Carys understands more than she can say.', 'Carys finishes her sentences again, most of them.')} The platelets are back at 176 after immunoglobulin, the CT is stable. She wants to go home without a drip. The haematologist says the antibody will be there for weeks.]],
    duration = [[Before she leaves: "And for how long?" asks Tom. The vaccine was the trigger; the antibody will be measured until it is gone.]],
    followup = [[Six months later. {either(grade >= 4, 'Tom speaks for her, and looks at her each time to see whether he has it right.', grade >= 2, 'Carys has written her list herself, with gaps.', 'Carys teaches half her lessons; on tired days the words still hide.')} The antibody is gone. The radiologist's letter ends: "incomplete recanalisation; please consider continuing treatment or reopening."]],
  },
}

variant "deep" {
  "Deep veins: a young woman with colitis who cannot be woken",
  name = "Hana, 27",
  values = {
    gcs = 6, nihss = 28, sbp = 152, hr = 112, temp = 37.9, spo2 = 97, weight = 56,
    platelets = 412, creatinine = 88, clearance = 75, aptt = 27, d_dimer = 8.6,
    course = "dire", bleed = "none", seizure = false, lesion = true,
  },
  texts = {
    door = [[A district hospital, six in the morning. {name}, 27, has colitis and has been in bed with it for three weeks. Three days ago a headache came, then vomiting; yesterday she talked nonsense; this morning her mother could not wake her. GCS {gcs}: eyes closed, groans, both arms stiffen. The anaesthetist has put her to sleep and secured the airway. Systolic pressure {sbp}, temperature {temp}. No seizure was seen.

The colleague of the night shrugs. "A clotted sinus? Five in a million a year. You will never see one. This is an encephalitis, or tablets."]],
    image = [[The radiographer has the door open. "What shall it be?" The ventilator stands between the trolley and the wall; on the monitor {hr} beats. The MRI has a slot as well, with an hour's preparation for all the tubes. The junior asks if a lumbar puncture would not settle it.]],
    scan = [[The radiologist scrolls through the venous phase once more and taps each gap in the white.

Your student has read that there are seven dural sinuses. She counts, arrives at nine, and gives up. "But which of them puts a young woman into a coma, with the cortex looking normal?"]],
    first_line = [[Clot in the straight sinus and the deep veins, both thalami swollen, no blood. {either(known('platelets'), 'The blood count is on the chart.', 'No blood count is back: none was asked for.')}

"She is bleeding from the gut, a little, with every stool," says the intensive care nurse. "And she is deeply unconscious. Does she not need the big guns now?"]],
    support = [[She has a bed in intensive care: ventilated, head up thirty degrees, fluids for the dehydration, pupils every hour. The EEG shows slow waves and no seizures. The gastroenterologist will see her for the colitis.

The nurse asks what else you want written up.]],
    offer = [[Where is she to lie from here on? Your hospital has neurologists and an intensive care unit, no neurosurgeon, and nobody who works with catheters in the head. The university hospital, 60 km away, has all of that, day and night.

Her mother has also phoned an interventional practice. Its coordinator calls you: "the most respected team in the state", "extensive experience", "patients are transferred in to us", all doctors members of the big societies, with physician assistants, nurses and technicians. They would take her at once.]],
    bundle = [[A day and a half on treatment, and sedation has been off for twelve hours. {name} does not open her eyes; to pain both arms stiffen. Pupils: {pupils}. GCS {gcs}. Nobody has looked inside the head since the first scan.

What do you order, all at once?]],
    oral = moment .. [[ {name} breathes on her own. {either(grade >= 4, 'She opens her eyes and follows her mother across the room, no more yet.', 'She follows her mother across the room with her eyes, and whispers.')} The colitis has settled under treatment. She swallows again; the ward asks what she should go on with. She does not breastfeed and is not pregnant.]],
    duration = [[Before rehabilitation: "How long will she take this?" asks her mother. The colitis flare, the dehydration and the pill came together; the colitis itself will stay, with or without flares.]],
    followup = [[Six months later, in the rehabilitation clinic. {either(grade >= 4, 'Hana is wheeled in; she raises one thumb.', 'Hana walks in alone, her mother a step behind; she is slow, and cries easily.')} The radiologist's letter ends: "incomplete recanalisation; please consider continuing treatment or reopening."]],
  },
}

variant "aps" {
  "Triple-positive antiphospholipid syndrome: speech gone for an hour",
  name = "Ines, 38",
  values = {
    gcs = 15, nihss = 4, sbp = 132, hr = 84, temp = 36.9, weight = 66,
    platelets = 162, creatinine = 70, clearance = 98, aptt = 54, d_dimer = 2.7,
    course = "moderate", bleed = "none", seizure = true, lesion = true,
  },
  texts = {
    door = [[A district hospital, six in the morning. {name}, 38, is a cabinet maker. Her head has ached for six days, on the left, more each morning. At five her face twitched on the right for a minute; since then the words come out wrong. "I want my, my wood, no." Marta, her partner, has a folder of hospital letters under her arm. GCS {gcs}, NIHSS {nihss}, systolic pressure {sbp}.

The colleague of the night shrugs. "A clotted sinus? Five in a million a year. You will never see one. It is a small stroke, or a migraine with aura."]],
    scan = [[The radiologist scrolls through the venous phase once more and taps each gap in the white.

Your student has read that there are seven dural sinuses. She counts, arrives at nine, and gives up. "But which of them explains that the words come out wrong?"]],
    first_line = [[Clot in the transverse sinus and in the vein that joins it, a swollen temporal lobe, no blood. {either(known('platelets'), 'The blood count is on the chart.', 'No blood count is back: none was asked for.')} {either(known('aptt'), 'The laboratory adds that her aPTT is long before any drug: the antibody does that in the tube.', '')}

{either(known('aptt'), '"Long clotting times mean thin blood," says the night colleague. "Careful with heparin."', '"She had a tablet for her leg clot once," says the night colleague. "Can she not have that again?"')}]],
    support = [[She has a bed on the stroke unit: head up thirty degrees, pain relief, observations every hour. No more twitching; the words are still wrong.

The nurse asks what else you want written up.]],
    offer = [[Where is she to lie from here on? Your hospital has neurologists and a stroke unit, no neurosurgeon, and nobody who works with catheters in the head. The university hospital, 60 km away, has all of that, day and night.

Marta has also phoned an interventional practice. Its coordinator calls you: "the most respected team in the state", "extensive experience", "patients are transferred in to us", all doctors members of the big societies, with physician assistants, nurses and technicians. They would take her at once.]],
    oral = moment .. [[ {either(grade >= 4, 'Ines has few words, and uses them: when may she go home?', 'Ines talks, with a word missing here and there, and asks when she may go back to her saws.')} She liked the idea of "the modern tablet without blood tests"; Marta has the folder with three positive antibody tests open on her knees.]],
    duration = [[Before she leaves: "Last year I was told I could stop," says {name}. "For how long this time?"]],
    followup = [[Six months later. {either(grade >= 4, 'Ines has a room on the ground floor now, and Marta a second job.', grade >= 2, 'Ines has oiled all the tools that she does not use.', 'Ines has built a crib, for whoever comes.')} {either(again, 'It took a second clot to get here.', 'No new clot.')} The radiologist's letter ends: "incomplete recanalisation; please consider continuing treatment or reopening."]],
  },
}

variant "cancer" {
  "Cancer, cisplatin, and kidneys that have stopped counting",
  name = "Ruth, 61",
  values = {
    gcs = 14, nihss = 6, sbp = 118, hr = 108, temp = 37.2, weight = 58,
    platelets = 187, creatinine = 246, clearance = 19, aptt = 31, inr = 1.1, d_dimer = 9.4,
    course = "severe", bleed = "small", seizure = true, lesion = true,
  },
  texts = {
    door = [[A district hospital, six in the morning. {name}, 61, drove buses until the ovarian cancer. Nine days after cisplatin she is still vomiting, and for three days she has had a headache she calls "a helmet". At five her right leg jerked for some minutes; now it drags. Her daughter Beth holds the bowl. GCS {gcs}, NIHSS {nihss}, systolic pressure {sbp}.

The colleague of the night shrugs. "A clotted sinus? Five in a million a year. You will never see one. She has brain metastases, poor soul, or the chemo."]],
    scan = [[The radiologist scrolls through the venous phase once more and taps each gap in the white.

Your student has read that there are seven dural sinuses. She counts, arrives at nine, and gives up. "But which of them explains the leg?"]],
    first_line = [[Clot in the sagittal sinus, blood in the frontal lobe, no metastasis. {either(known('creatinine'), 'The kidney values are on the chart, and they are poor.', 'No kidney values are back: none were asked for.')} {either(known('platelets'), '', 'Nor is a blood count.')}

The radiology registrar leans over. "There is blood, and she has cancer. You would not thin her blood, would you?"]],
    support = [[She has a bed on the stroke unit: head up thirty degrees, fluids, something for the nausea that lets her keep water down, observations every hour. The leg has not jerked again. The oncologist is on her way.

The nurse asks what else you want written up.]],
    offer = [[Where is she to lie from here on? Your hospital has neurologists, oncologists and a stroke unit, no neurosurgeon, and nobody who works with catheters in the head. The university hospital, 60 km away, has all of that, day and night. {name}'s cancer has answered to chemotherapy; the oncologist speaks of years.

Beth has also phoned an interventional practice. Its coordinator calls you: "the most respected team in the state", "extensive experience", "patients are transferred in to us", all doctors members of the big societies, with physician assistants, nurses and technicians. They would take her at once.]],
    oral = moment .. [[ {either(grade >= 4, 'Ruth needs two people to get up, and jokes with both.', 'Ruth walks to the window and back.')} With fluids the creatinine has come down to 94, the clearance is 48. The next cycle of chemotherapy is planned for week four; on bad days she keeps nothing down. "What is it to be, then?"]],
    duration = [[Before she leaves: "How long?" The cancer is smaller, not gone; chemotherapy goes on.]],
    followup = [[Six months later. {either(grade >= 4, 'Beth has moved in.', 'Ruth has been to the sea.')} The cancer is stable on treatment. The radiologist's letter ends: "incomplete recanalisation; please consider continuing treatment or reopening."]],
  },
}

----------------------------------------------------------------------------------------------------------------------
-- What may interrupt

event "untreated" {
  [[Twelve hours since she first came through the door, and nothing has been given for a clot. It has not waited: {either(variant == 'deep', 'the pupils answer more slowly than in the morning.', 'the headache is worse, and she is drowsier than in the morning.')}]],
  at = "12 h", when = "waiting", set = "course = worse(course); gcs = gcs - 1; headache = 'severe'; sbp = sbp + 12; hr = hr + 6",
  teaches = "s05_what_cvt_is", cite = "iscvt",
  because = "An untreated sinus clot grows into the veins that feed it. Treatment begins with the picture and the blood count, not when all tests are back.",
}

event "fit" {
  [[The alarm goes: {name} is jerking on the right, then all over, eyes turned to the right. A minute, two, three.]],
  when = "on_ward", p = either("asm", "fits_treated", "fit_prone", "fits_untreated", "fits_new"),
  set = "spo2 = 88; hr = 136; sbp = 172", to = "seizing",
  teaches = "k_asm", cite = "seizures",
}

event "embolism" {
  [[One night {name} is short of breath. The CT shows a small pulmonary embolism. She is already on the treatment for it; oxygen for two days, and it passes. Other veins clot too: 4 % in the large cohort.]],
  when = "day_ten", p = 0.02, illustrative = true, set = "hr = 92; spo2 = 95", cite = "iscvt",
}

event "hit" {
  [[About a week into the heparin infusion the platelet count is a third of the one on admission, and a calf is swollen.]],
  when = "day_ten and drug == 'ufh'", p = "hit_risk", to = "platelets_fall",
}

event "fever" {
  [[One evening {name}'s temperature climbs to 39.2. {either(craniectomy, 'The wound is dry; the', 'The')} chest crackles at the right base.]],
  when = "day_ten and (craniectomy or variant == 'deep')", p = 0.25, illustrative = true, set = "temp = 39.2; hr = 118; spo2 = 92", to = "infection",
}

----------------------------------------------------------------------------------------------------------------------
-- The emergency department

decision "door" {
  [[The emergency department of a district hospital, six in the morning. {name}, 31, had her first child twelve days ago. For five days her head has hurt, more when she lies down; the tablets no longer touch it. At five her right arm began to jerk and did not stop for three minutes. "My hand won't do what I tell it," she says, slowly. Jonas, her husband, stands behind her with the baby. GCS {gcs}, NIHSS {nihss}, systolic pressure {sbp}.

The colleague of the night shrugs. "A clotted sinus? Five in a million a year. You will never see one. Eclampsia, or a migraine."]],
  hint = "A new headache that is worse lying down, plus one more sign. Which disease links them, and which test can show it today?",

  option "migraine" {
    told {
      base   = "Treat as migraine with a stress fit: a triptan, sleep, and the practice on Monday",
      ocp    = "Treat as migraine: a triptan now, a headache diary, and neurology in six weeks",
      vitt   = "Treat as vaccine headache: paracetamol, fluids, and home until Monday at least",
      deep   = "Treat as intoxication: toxicology, charcoal, and let her sleep it off in intensive care",
      aps    = "Treat as migraine with aura: a triptan, rest, and neurology later this week",
      cancer = "Treat as exhaustion after cisplatin: fluids, antiemetics, and the oncology ward",
    },
    rating = "harmful", cite = { "features", "incidence", "lindgren" }, teaches = { "s27_symptoms", "s24_incidence", "s30_can_kill" },
    because = [[The diagnosis is missed. Headache opens this disease in about 90 %; seizures and focal deficits come in some 40 % each. It is rare, but 13 to 20 adults per million a year have it, not five, and 3 to 4 in 100 die within a month.]],
    takes = "14 h", set = "gcs = gcs - 1; nihss = nihss + 2",
    result = told {
      base = [[The evening shift sees her next, brought in by ambulance: harder to rouse, and vomiting. "Has nobody scanned her?"]],
      deep = [[The toxicology is negative. The evening shift finds the arms stiffer than in the morning. "Has nobody scanned her?"]],
      cancer = [[The evening shift finds her harder to rouse, on the oncology ward, still vomiting. "Has nobody scanned her?"]],
    },
    to = "bedside",
  },
  option "cvt" {
    told {
      base = "Treat as possible sinus thrombosis: venography now, magnesium too if eclampsia fits",
      deep = "Treat as possible sinus thrombosis: CT with venography on the way to intensive care",
      ocp  = "Treat as possible sinus thrombosis: brain imaging with venography this morning",
      vitt = "Treat as possible sinus thrombosis: brain imaging with venography this morning",
      aps  = "Treat as possible sinus thrombosis: brain imaging with venography this morning",
      cancer = "Treat as possible sinus thrombosis: brain imaging with venography this morning",
    },
    rating = "best", cite = { "aha2024", "incidence" },
    teaches = { "s05_what_cvt_is", "s24_incidence", "s27_symptoms", "s28_seizures", "s29_emergency_call" },
    because = told {
      base   = [[A new headache with a seizure in the puerperium is a sinus thrombosis until shown otherwise. Seizures are common in every kind of it (39 %), and a fit after birth is not always eclampsia. Modern cohorts count 13 to 20 per million a year, not five.]],
      ocp    = [[A headache that wakes her, with greying vision, on the pill: raised pressure, and a sinus thrombosis until shown otherwise. Headache alone is one of its four pictures, beside focal deficit, seizure and encephalopathy. Modern cohorts count 13 to 20 per million a year, not five.]],
      vitt   = [[A new headache with aphasia days after an adenoviral-vector vaccine is a sinus thrombosis until shown otherwise, and one with a cause that must be named. Modern cohorts count 13 to 20 per million a year, not five.]],
      deep   = [[Headache, vomiting, confusion, coma within days: the picture of clotted deep veins, and one of the four in which this disease comes. Modern cohorts count 13 to 20 per million a year, not five.]],
      aps    = [[Headache for days, then a seizure and aphasia: a sinus thrombosis until shown otherwise. Seizures are common in all of them (39 %). Modern cohorts count 13 to 20 per million a year, not five.]],
      cancer = [[Headache, a focal seizure and a weak leg with cancer: metastasis is possible, sinus thrombosis as well, and only imaging with venography tells. Seizures are common in it (39 %). Modern cohorts count 13 to 20 per million a year, not five.]],
    },
    takes = "15 min",
    result = [["Then humour me," you say, and book the scanner; it is free in half an hour. And to those who brought her: "You were right to come at once."]],
    to = "bedside",
  },
  option "d_dimer" {
    "Admit her and send a D-dimer first; arrange venography if it comes back raised",
    rating = "suboptimal", cite = { "alons", "german2024" }, teaches = "k_imaging",
    because = [[A normal D-dimer helps only in low-risk, isolated headache with normal examination and CT; guidelines disagree on it even there. Here the suspicion is real, so it costs hours and changes nothing.]],
    takes = "3 h", reveals = "d_dimer",
    result = "The D-dimer comes back at nine: {d_dimer} mg/L. Venography is booked.",
    to = "bedside",
  },
  option "other" {
    told {
      base   = "Treat as late eclampsia: magnesium now, and a scan if she should fit again",
      ocp    = "Treat as idiopathic pressure: acetazolamide now, an MRI as an outpatient",
      vitt   = "Treat as meningitis: antibiotics, then a lumbar puncture when coagulation is in",
      deep   = "Treat as encephalitis: aciclovir and antibiotics now, an MRI in the morning list",
      aps    = "Treat as arterial stroke: aspirin now, plain CT and a carotid duplex today",
      cancer = "Treat as metastases: dexamethasone now, imaging when oncology has seen her",
    },
    rating = "suboptimal", cite = { "seizures", "features" }, teaches = "s28_seizures",
    because = told {
      base   = [[Magnesium may be needed, imaging must not wait for it. Eclampsia is one cause of a fit after birth, sinus thrombosis another. Five days of headache with a normal pressure point to it.]],
      ocp    = [[Idiopathic hypertension is a diagnosis after venography, not before. Headache with greying vision on the pill is a sinus thrombosis until it is excluded, and weeks without treatment may cost sight.]],
      vitt   = [[Antibiotics do no harm, but the scan must come first. A focal deficit before a lumbar puncture asks for imaging, and with bruises for a blood count.]],
      deep   = [[Covering encephalitis is reasonable; waiting for the morning to see the brain is not. Coma from clotted deep veins is the most dangerous picture of all.]],
      aps    = [[Six days of headache, a seizure and a temporal deficit do not fit an artery. Aspirin is no substitute for anticoagulation, and a plain CT misses a third of these clots.]],
      cancer = [[Steroids are not recommended in sinus thrombosis, and nothing has shown yet that there is a metastasis. Imaging with venography separates the two within the hour.]],
    },
    takes = "4 h",
    result = "Four hours later nothing is better. The scanner is booked.",
    to = "bedside",
  },
}

orders "bedside" {
  [[Ten minutes until the porter comes. A leaflet on the wall says who is at risk of such clots: "pregnant women and new mothers, people with clotting disorders, with cancer, with certain inflammatory diseases". What do you do at the bedside?]],
  hint = "What might have caused a clot, what does raised pressure look like from outside, and where could an infection hide?",
  to = "image",

  item "fundi" {
    "Look into both eyes with the ophthalmoscope", rating = "best", missed = "suboptimal",
    because = "A quarter to a half have swollen discs: clot in the sagittal sinus blocks the granulations that drain CSF.",
    cite = "features", teaches = "s23_csf", takes = "5 min", reveals = "fundi",
  },
  item "eeg" {
    "Fetch the EEG machine before she goes to the scanner", rating = "suboptimal",
    because = "It helps with an unexplained drop in alertness; now it delays the picture.",
    cite = "practice", takes = "40 min",
  },
  item "history" {
    "Take the risk history, and ask beyond the leaflet", rating = "best", missed = either("antibody", "harmful", "suboptimal"),
    because = [[The leaflet forgets the commonest cause, the pill, and infection of ear or face; a vaccine in the last 30 days or recent heparin decides which drug is safe.]],
    cite = "isth", teaches = "s25_risk_groups", takes = "5 min", reveals = "history",
  },
  item "urine" {
    "Check pressure, reflexes and urine protein for eclampsia", when = "variant == 'base'", rating = "best", missed = "suboptimal",
    because = "In the puerperium both diseases are possible, and each has its own drug.",
    cite = "practice", teaches = "s28_seizures", takes = "5 min", reveals = "urine",
  },
  item "ears" {
    "Look at ears, mastoids and the skin of the face", rating = "acceptable",
    because = "Infection there is a treatable cause, and cheap to exclude.",
    cite = "practice", takes = "2 min", reveals = "ears",
  },
}

decision "image" {
  [[The radiographer has the door open. "What shall it be?" {name} holds her head with both hands; on the screen the monitor counts {hr} beats. The MRI has a slot as well, with an hour's preparation. The junior asks if a lumbar puncture would not settle it.]],
  hint = "A plain CT sees clot in two of three. What turns it into a test you can rely on?",

  option "ctv" {
    "CT with CT venography, with contrast, in this room and on this table",
    rating = "best", cite = { "eso2017", "linn" }, teaches = "k_imaging",
    because = [[Fast, at hand, and as reliable as MR venography for the diagnosis. The plain run shows blood and swelling, the venous run the clot.]],
    takes = "30 min", result = "Twenty seconds of table movement, ten minutes of reading.", reveals = "ct", to = "scan",
  },
  option "plain" {
    "Plain CT of the head; if it shows no clot, the question is answered",
    rating = "harmful", cite = "linn", teaches = "k_imaging",
    because = told {
      base = [[Plain CT finds the clot in about 65 %. A dense sinus proves a lot (specificity 97 %), its absence nothing: one clot in three is missed.]],
      deep = [[Plain CT finds the clot in about 65 %. In deep veins it did better in that study, but nobody knows yet where this clot lies, and a scan without a dense sinus excludes nothing.]],
    },
    takes = "7 h", set = "setback = worse(setback)",
    result = told {
      base = [["A small bleed, no clot seen," says the report. Seven hours later a second radiologist asks for the veins.]],
      ocp  = [["Normal brain," says the report. She is packed to go home when a second radiologist, seven hours later, asks for the veins.]],
      deep = [["Swollen thalami, encephalitis?" says the report. Seven hours later a second radiologist asks for the veins.]],
      aps  = [["Early infarct, artery?" says the report. Seven hours later a second radiologist asks for the veins.]],
      vitt = [["A small bleed, no clot seen," says the report. Seven hours later a second radiologist asks for the veins.]],
      cancer = [["A small bleed, perhaps a metastasis," says the report. Seven hours later a second radiologist asks for the veins.]],
    },
    reveals = "ct", to = "scan",
  },
  option "mri" {
    "MRI with MR venography and susceptibility images, in the next free slot",
    rating = "acceptable", cite = { "eso2017", "features" }, teaches = "k_imaging",
    because = [[As good as CT venography for the diagnosis, better for cortical veins, and first choice in pregnancy (without gadolinium). It takes longer, and a drowsy patient lies unwatched in the tube.]],
    takes = "2 h", result = "It takes two hours, door to door.", reveals = "ct", to = "scan",
  },
  option "puncture" {
    "Lumbar puncture with opening pressure now, imaging when the fluid is read",
    rating = "harmful", cite = { "eso2017", "practice" }, teaches = "k_imaging",
    because = [[Nobody knows yet what is inside this head. A puncture before imaging is dangerous with a mass lesion, and it stands in the way of the anticoagulant afterwards.]],
    takes = "4 h", set = "gcs = gcs - 1; course = worse(course); hr = 52; sbp = sbp + 20",
    result = "Pressure 38 cm of water, fluid clear. Twenty minutes after it the pulse slows to 52, and the radiographer makes room.",
    reveals = "ct", to = "scan",
  },
  option "dsa" {
    "Catheter angiography, the reference standard, at the university hospital",
    rating = "suboptimal", cite = "practice", teaches = "k_imaging",
    because = [[It is invasive and an hour away. It is kept for real doubt after good cross-sectional imaging, or for treatment.]],
    takes = "4 h", result = "The neuroradiologist on call is polite: \"A CT venogram first. Ring me if you still doubt it.\" By then it is ten.", reveals = "ct", to = "scan",
  },
}

decision "scan" {
  [[The radiologist scrolls through the venous phase once more and taps each gap in the white.

Your student has read that there are seven dural sinuses. She counts, arrives at nine, and gives up. "But which of them explains the arm?"]],
  hint = "Follow the blood: which piece of brain empties into which channel?",
  cite = "features", teaches = { "s22_sinuses", "s05_what_cvt_is" },

  option "straight" {
    "The straight sinus with the deep veins: it drains the thalami and basal ganglia",
    rating = either("variant == 'deep'", "best", "suboptimal"), cite = { "features", "canhao2005" }, teaches = "s26_site_symptoms",
    because = told {
      deep = [[Thalami on both sides without outflow: drowsiness, coma. Deep clot is found in about 11 % and is the most dangerous (odds of early death 8.5-fold). All channels end in the internal jugular veins; how many there are depends on the book.]],
      base = [[That would explain coma and swollen thalami. It is not what this patient shows: match the deficit to the piece of brain, and the piece to its vein.]],
    },
    takes = "5 min", to = "safety",
  },
  option "transverse" {
    "The transverse sinus, with the vein of Labbé: it drains the temporal lobe",
    rating = either("is(variant, 'vitt', 'aps')", "best", "suboptimal"), cite = "features", teaches = "s26_site_symptoms",
    because = told {
      vitt = [[Left temporal lobe without outflow: the words go. The transverse sinus is the commonest site (44-73 %). All channels end in the internal jugular veins; how many there are depends on the book.]],
      aps  = [[Left temporal lobe without outflow: the words go. The transverse sinus is the commonest site (44-73 %). All channels end in the internal jugular veins; how many there are depends on the book.]],
      base = [[A common site (44-73 %), and on the left it would take the words. This patient shows something else: match the deficit to the piece of brain, and the piece to its vein.]],
    },
    takes = "5 min", to = "safety",
  },
  option "sagittal" {
    "The superior sagittal sinus: it drains the convexity and takes up the CSF",
    rating = either("is(variant, 'base', 'ocp', 'cancer')", "best", "suboptimal"), cite = "features", teaches = { "s26_site_symptoms", "s23_csf" },
    because = told {
      base   = [[The upper convexity, hand area included, drains upward into it. Its granulations take up CSF, hence the discs. All channels end in the internal jugular veins; how many there are depends on the book.]],
      cancer = [[The upper convexity, leg area first, drains upward into it, and its granulations take up CSF. All channels end in the internal jugular veins; how many there are depends on the book.]],
      ocp    = [[Its granulations take up CSF; clot there raises the pressure without a deficit: headache, greying, swollen discs. All channels end in the internal jugular veins; how many there are depends on the book.]],
      deep   = [[It would explain pressure, weak legs or seizures. Coma with a normal cortex asks for another vein: match the deficit to the piece of brain.]],
      vitt   = [[It would explain pressure, weak legs or seizures. Lost words ask for another vein: match the deficit to the piece of brain.]],
      aps    = [[It would explain pressure, weak legs or seizures. Lost words ask for another vein: match the deficit to the piece of brain.]],
    },
    takes = "5 min", to = "safety",
  },
  option "cavernous" {
    "The cavernous sinus: it drains the orbit and holds the nerves of the eye muscles",
    rating = "suboptimal", cite = "features", teaches = "s26_site_symptoms",
    because = [[That clot shows itself at the eye: swelling, double vision, often an infection of face or sinuses. Match the deficit to the piece of brain, and the piece to its vein.]],
    takes = "5 min", to = "safety",
  },
}

orders "safety" {
  [[The diagnosis stands. The porter wheels {name} back. ]] .. companion .. [[ walks beside the bed. Before anything goes into her vein: what do you send to the laboratory now?]],
  hint = "Which result would make the usual drug dangerous, and which would change its dose?",
  to = "first_line",

  item "thrombophilia" {
    "Protein C and S, antithrombin, factor V, antibodies", rating = "suboptimal",
    because = "In the acute phase these results mislead, and none changes what you do today.",
    cite = "german2024", takes = "20 min",
  },
  item "count" {
    "Blood count with platelets, result by telephone", rating = "best", missed = either("antibody", "harmful", "suboptimal"),
    because = [[Platelets below 150 with a new sinus clot: think of an antibody to PF4, and no heparin until that is thought through.]],
    cite = "isth", teaches = "k_count_first", takes = "25 min", reveals = "platelets",
  },
  item "kidney" {
    "Creatinine and electrolytes", rating = "best", missed = either("variant == 'cancer'", "harmful", "suboptimal"),
    because = "Enoxaparin leaves by the kidney; below a clearance of 30 mL/min an infusion is safer.",
    cite = "dosing", teaches = "k_dose", takes = "25 min", reveals = { "creatinine", "clearance" },
  },
  item "clotting" {
    "aPTT and INR as a baseline", rating = "best", missed = "suboptimal",
    because = "Without a baseline nobody can tell later what the drug has done.",
    cite = "dosing", takes = "25 min", reveals = { "aptt", "inr" },
  },
  item "pregnancy" {
    "Pregnancy test", when = "variant ~= 'cancer'", rating = "acceptable",
    because = "Pregnancy would decide the oral drug later, and today's imaging.",
    cite = "canada2024", takes = "10 min", reveals = "hcg",
  },
  item "dimer" {
    "D-dimer, for the record", rating = either("antibody", "acceptable", "suboptimal"),
    because = either("antibody", "With low platelets a very high value supports the antibody disease.", "The clot has been seen; it can no longer change anything."),
    cite = "isth", takes = "25 min", reveals = "d_dimer",
  },
}

decision "first_line" {
  [[Clot in two sinuses, blood in the parietal lobe. {either(known('platelets'), 'The blood count is on the chart.', 'No blood count is back: none was asked for.')}

The radiology registrar leans over. "There is blood in her brain. You would not thin it, would you?" Lena looks at the baby's bottle. "Can I still feed him?"]],
  hint = "Why is there blood? And which figure on the chart would forbid the usual drug?",

  option "doac" {
    "Rivaroxaban by mouth from the first hour, with no injections at all",
    rating = either("variant == 'aps'", "harmful", "suboptimal"), cite = either("variant == 'aps'", { "traps", "secret" }, { "respect", "secret" }), teaches = "s06_what_thinners_do",
    because = told {
      aps  = [[In triple-positive antiphospholipid syndrome 7 of 59 on rivaroxaban had a thromboembolism and none of 61 on warfarin. And no trial began in the first hour: they waited for heparin and a stable patient.]],
      vitt = [[No trial began in the first hour, least of all with an untreated antibody. When she is stable and the platelets are back, a direct drug is one of the ways on.]],
      base = [[No trial began in the first hour: one came after 5 to 15 days of heparin, the other within 14 days in stable patients. Heparin first, tablet later.]],
    },
    takes = "20 h", set = "waiting = false; setback = worse(setback); drug = either(antibody, 'argatroban', clearance < 30, 'ufh', 'lmwh')",
    result = [[The second tablet comes up again. On the next round the stroke consultant changes the plan to {drug}.]],
    to = "support",
  },
  option "withhold" {
    "No anticoagulant until a CT in two days shows that the blood is stable", when = "bleeding",
    rating = "harmful", cite = { "efns", "cochrane" }, teaches = "s12_safe_despite_blood",
    because = [[The blood is there because the vein is blocked; it is no contraindication. In the two small trials some 7 of 39 died without heparin and 2 of 40 with it (as commonly quoted; the pooled interval crosses 1).]],
    case "antibody" {
      because = [[Heparin would be wrong here, waiting is too: the antibody goes on clotting. It is switched off with immunoglobulin, and a non-heparin drug covers her.]],
      cite = { "isth", "pavord" }, teaches = "k_vitt",
    },
    takes = "36 h", set = "waiting = false; unprotected = true; gcs = gcs - 2; nihss = nihss + 4",
    to = "unprotected_days",
  },
  option "thrombectomy" {
    "Call the angiography suite at once: thrombectomy while the window is open", once = true,
    rating = "suboptimal", cite = "toact", teaches = { "s31_no_eight_hours", "s14_rescue_tier" },
    because = [[There is no such window in veins, and no gain up front: in the one trial of severe patients mRS 0-1 was reached by 67 % with a procedure and 68 % without. First the anticoagulant; a catheter if she gets worse on it.]],
    takes = "1 h", result = [["Is she on treatment?" asks the neurointerventionist at the university. "No? Ring me if she gets worse on it, whatever the hour."]],
  },
  option "lmwh" {
    "Enoxaparin at full dose by weight, twice a day, with the first one now",
    rating = either("antibody", "harmful", "clearance < 30", "suboptimal", "best"), cite = { "eso2017", "efns", "misra", "coutinho10" },
    teaches = { "s12_safe_despite_blood", "s06_what_thinners_do" },
    because = told {
      base = [[It treats the cause of the bleeding. Guidelines prefer low-molecular-weight heparin; one trial and a cohort point that way, another trial found no difference. Twice daily is often preferred with fresh blood (custom), and she can go on feeding.]],
      ocp  = [[Full treatment at once, however well she looks: the discs say the pressure is high. The guidelines prefer low-molecular-weight heparin to the infusion.]],
      deep = [[Full treatment at once, in coma too; a little blood from the gut does not forbid it. Guidelines prefer low-molecular-weight heparin; an infusion is reasonable if a procedure is close.]],
      aps  = [[A long aPTT is an artefact of her antibody: she clots more, not less. Low-molecular-weight heparin needs no aPTT, which in her would be useless as a guide.]],
      vitt = [[Platelets of 38 after an adenoviral vaccine: an antibody to PF4 must be assumed, and heparin may feed it.]],
      cancer = [[The choice of treatment is right, the kidney is not: below a clearance of 30 mL/min enoxaparin piles up. An infusion can be stopped within hours.]],
    },
    case "antibody" { takes = "6 h", set = "waiting = false; drug = 'lmwh'", teaches = "k_vitt", cite = { "isth", "pavord" }, to = "heparin_running" },
    case "clearance < 30" { takes = "12 h", set = "waiting = false; drug = 'ufh'; setback = worse(setback)", reveals = { "creatinine", "clearance" }, teaches = "k_dose", cite = "dosing", to = "support",
      result = [[Before the second dose anti-Xa is far above range, and the gums bleed. A heparin infusion takes over, steered by anti-Xa.]] },
    takes = "10 min", set = "waiting = false; drug = 'lmwh'", to = "enoxaparin",
  },
  option "alteplase" {
    "Intravenous alteplase, dosed as in arterial stroke, followed by heparin",
    rating = "harmful", cite = "viegas", teaches = "s10_local_lysis",
    because = [[Systemic lysis is not standard in veins: in a small series 11.5 % bled into the brain and 7.7 % died. Time since onset, the arterial argument for it, means little in a clot that is days old.]],
    takes = "1 h", set = "waiting = false; drug = either(antibody, 'argatroban', 'ufh')", to = "systemic_lysis",
  },
  option "ufh" {
    "A heparin infusion by weight, without a bolus, steered by anti-Xa",
    rating = either("antibody", "harmful", "clearance < 30", "best", "acceptable"), cite = { "dosing", "coutinho10" },
    teaches = { "s06_what_thinners_do", "k_dose" },
    because = told {
      base   = [[Right in principle, and easy to reverse. Low-molecular-weight heparin is preferred where kidneys work and no procedure is near: in the cohort more were independent after it. Leaving out the bolus with fresh blood is custom, not trial.]],
      vitt   = [[Platelets of 38 after an adenoviral vaccine: an antibody to PF4 must be assumed, and heparin may feed it.]],
      cancer = [[With a clearance of 19 mL/min the infusion is the safer drug: short-lived, measurable, reversible. Blood in the infarct does not forbid it, nor does the cancer.]],
      deep   = [[Reasonable here: if a procedure comes close, an infusion can be stopped within hours. Low-molecular-weight heparin is preferred where kidneys work.]],
      ocp    = [[Works, and ties her to a pump. Low-molecular-weight heparin is preferred where kidneys work and no procedure is near.]],
      aps    = [[Right in principle, but her aPTT cannot steer it; anti-Xa can. Low-molecular-weight heparin is simpler and preferred.]],
    },
    case "antibody" { takes = "6 h", set = "waiting = false; drug = 'ufh'", teaches = "k_vitt", cite = { "isth", "pavord" }, to = "heparin_running" },
    takes = "20 min", set = "waiting = false; drug = 'ufh'", to = "dose_ufh",
  },
  option "argatroban" {
    "Immunoglobulin and low-dose argatroban, haematology now, no heparin", once = true,
    rating = either("antibody", "best", "suboptimal"), cite = { "isth", "perry" }, teaches = { "k_vitt", "k_count_first" },
    because = either("antibody",
      [[Immunoglobulin damps the antibody: in the British cohort 40 % with it were dead or dependent, 73 % without (not randomised). Below 50 platelets many give reduced argatroban, which is gone within hours; custom, not trial. No heparin, not even in flushes.]],
      [[That is the treatment for an antibody to PF4. Nothing speaks for one here: no vaccine, no heparin before, and platelets that are normal when one looks. The usual drug is safe.]]),
    takes = "30 min",
    result = [["Against which antibody?" asks the haematologist. "No vaccine, no heparin, a normal count. I would not."]],
    case "antibody" {
      takes = "30 min", set = "waiting = false; drug = 'argatroban'", reveals = "platelets",
      result = [["Thank you," says the haematologist, and nothing else. She is already on the way to the blood bank.]], to = "dose_ivig",
    },
  },
  option "platelets" {
    "Platelet transfusion to above 100 first, then enoxaparin at full dose", when = "antibody and known('platelets')",
    rating = "harmful", cite = "isth", teaches = "k_vitt",
    because = [[Transfused platelets are to be avoided here except for urgent surgery: they feed the clotting. So may the enoxaparin that follows.]],
    takes = "6 h", set = "waiting = false; drug = 'lmwh'; setback = worse(setback)", to = "heparin_running",
  },
}

chance "unprotected_days" {
  branch "herniates" {
    [[The second night the left pupil is wide. The CT shows a shift.]], p = 0.2, illustrative = true,
    set = "gcs = 6; nihss = 22; pupils = 'fixed'; course = 'dire'; drug = either(antibody, 'argatroban', 'ufh')", to = "herniation",
  },
  branch "grows" {
    [[The CT of day two: the blood has grown, and so has the clot; a third sinus is shut. The consultant starts treatment within the hour{either(antibody, ', immunoglobulin and argatroban', '')}.]],
    p = "rest", set = "course = worse(course); sbp = 152; hr = 106; drug = either(antibody, 'argatroban', clearance < 30, 'ufh', 'lmwh')", to = "support",
  },
}

chance "systemic_lysis" {
  branch "clear" {
    [[She has been lucky: the CT after it shows no new blood, and the clot where it was.]], p = "rest", to = "support",
  },
  branch "bleeds" {
    [[Forty minutes into the infusion she vomits and stops answering. A haematoma fills half the scan.]],
    p = "lysis_iv_bleeds", set = "bleed = 'large'; course = 'dire'; setback = worse(setback); gcs = 6; nihss = 24; pupils = 'fixed'",
    to = "herniation",
  },
}

decision "heparin_running" {
  [[Six hours later. The haematologist is on the phone, and she is not calm. "Platelets 38, D-dimer 34, a vector vaccine eleven days ago, and now I read that she is on heparin. Her antibody test is strongly positive." {name} has a new bruise on the belly and finds fewer words than before.]],
  hint = "The clot needs treating. What is feeding it?",
  reveals = { "platelets", "pf4" }, set = "gcs = gcs - 1; nihss = nihss + 3; sbp = 156; hr = 110",

  option "continue" {
    "Keep the heparin, because the clot is real, and add dexamethasone for the platelets",
    rating = "harmful", cite = { "isth", "perry" }, teaches = "k_vitt",
    because = [[Heparin may keep the immune clotting going: in the British cohort 75 % without a non-heparin drug were dead or dependent, 36 % with one (not randomised). Steroids do not replace immunoglobulin.]],
    takes = "2 h", set = "fed = true; course = worse(course); drug = 'argatroban'; platelets = 14",
    result = "Hours later the platelets are 14. The haematologist drives in and writes up immunoglobulin and argatroban.",
    to = "support",
  },
  option "warfarin" {
    "Stop the heparin and start warfarin today with vitamin K held in reserve",
    rating = "harmful", cite = "isth", teaches = "k_vitt",
    because = [[Vitamin K antagonists are to be avoided while the antibody rages, and nothing here switches it off.]],
    takes = "2 h", set = "fed = true; course = worse(course); drug = 'argatroban'; platelets = 17",
    result = "Hours later the platelets are 17. The haematologist drives in and writes up immunoglobulin and argatroban.",
    to = "support",
  },
  option "switch" {
    "Stop all heparin, flushes as well; immunoglobulin, and argatroban at a low dose",
    rating = "best", cite = { "isth", "perry" }, teaches = "k_vitt",
    because = [[Damp the antibody, cover with a short-lived non-heparin drug, and take the heparin out of every line. In the British cohort patients so treated did better, though nobody was randomised.]],
    takes = "1 h", set = "drug = 'argatroban'; setback = worse(setback)",
    to = "dose_ivig",
  },
  option "wait" {
    "Stop everything, transfuse platelets, and look again when they are above 50",
    rating = "harmful", cite = "isth", teaches = "k_vitt",
    because = [[Transfused platelets are to be avoided here except for urgent surgery. Meanwhile nothing treats the clot or the antibody.]],
    takes = "2 h", set = "fed = true; course = worse(course); drug = 'argatroban'; platelets = 19",
    result = "Hours later the platelets are 19, in spite of two pools. The haematologist drives in and writes up immunoglobulin and argatroban.",
    to = "support",
  },
}

use "procedures/enoxaparin" {
  needs = { weight = "weight", level = "level", delay = 30 },
  exits = { first_dose = "support" },
  texts = {
    dose = [[{name} weighs {weight} kg. {either(known('clearance'), 'The kidney values are on the chart, and good.', 'Nobody has asked for her kidney values; they will come with the next blood.')} The nurse holds the chart: "Enoxaparin every twelve hours. How many milligrams per dose?"]],
  },
}

question "dose_ufh" {
  [[{name} weighs {weight} kg. No bolus. The pump wants a starting rate: how many IU per hour?]],
  hint = "Eighteen of something, per kilogram.", unit = "IU/h",
  answer "right" {
    "18*weight", within = "10 %", rating = "best", cite = "dosing", teaches = "k_dose",
    because = "18 IU/kg per hour, then by anti-Xa 0.35-0.7 IU/mL (or aPTT 1.5 to 2.5 times control).",
    takes = "15 min", set = "level = 'target'", result = "The pump starts to click.", to = "support",
  },
  answer "low" {
    between = { "6*weight", "16.2*weight" }, rating = "suboptimal", cite = "dosing", teaches = "k_dose",
    because = "The usual start is 18 IU/kg per hour. Below it the first day passes under range.",
    takes = "15 min", set = "level = 'low'", result = "The pump starts to click.", to = "support",
  },
  answer "high" {
    between = { "19.8*weight", "40*weight" }, rating = "harmful", cite = "dosing", teaches = "k_dose",
    because = "The usual start is 18 IU/kg per hour. More is not known to open the vein sooner; it adds bleeding.",
    takes = "15 min", set = "level = 'high'", result = "The pump starts to click.", to = "support",
  },
  answer "other" {
    otherwise, rating = "harmful", cite = "dosing", teaches = "k_dose",
    because = "The usual start is 18 IU/kg per hour: for {weight} kg about {round(18*weight)} IU per hour.",
    takes = "30 min", set = "level = 'target'", result = "\"{given}?\" The nurse puts the syringe down and asks the pharmacist. You settle on {round(18*weight)}.", to = "support",
  },
}

question "dose_ivig" {
  [[{name} weighs {weight} kg. The blood bank asks: "Immunoglobulin. How many grams for today?"]],
  hint = "Per kilogram and day, for two days.", unit = "g",
  answer "right" {
    "weight", within = "15 %", rating = "best", cite = { "isth", "pavord" }, teaches = "k_vitt",
    because = "1 g/kg a day for two days.",
    takes = "6 h", set = "level = 'target'; platelets = 41", reveals = "pf4", result = "The bottles run for six hours. When the last is empty the platelets are 41; at least they have stopped falling.", to = "support",
  },
  answer "low" {
    between = { "0.2*weight", "0.85*weight" }, rating = "suboptimal", cite = { "isth", "pavord" }, teaches = "k_vitt",
    because = "That is too little for this antibody: 1 g/kg a day for two days.",
    takes = "8 h", set = "setback = worse(setback); platelets = 29", reveals = "pf4", result = "Eight hours on the platelets are 29. The haematologist sends for more.", to = "support",
  },
  answer "other" {
    otherwise, rating = "suboptimal", cite = { "isth", "pavord" }, teaches = "k_vitt",
    because = "1 g/kg a day for two days: for {weight} kg about {weight} g a day.",
    takes = "6 h", set = "platelets = 39", reveals = "pf4", result = "\"{given}?\" asks the blood bank. The haematologist corrects it to {weight} g.", to = "support",
  },
}

----------------------------------------------------------------------------------------------------------------------
-- The first day

decision "support" {
  set = "hr = max(hr, 74); sbp = min(sbp, 152)",
  [[She has a bed on the stroke unit: head up thirty degrees, pain relief, observations every hour. The arm has not jerked again; the baby sleeps in a cot beside her, and a midwife helps with the feeding.

The nurse asks what else you want written up.]],
  hint = "What has she had already, what has she got in the brain, and what follows from the two together?",

  option "dexamethasone" {
    "Dexamethasone 8 mg twice a day, for the swelling in and around the brain",
    rating = "harmful", cite = "eso2017", teaches = "s23_csf",
    because = [[The European guideline suggests no steroids: no gain in death or dependency, and infection and sugar as the price. The swelling comes from a blocked vein, and the vein is under treatment.]],
    takes = "15 min", set = "setback = worse(setback)", result = "Her sugar is 15 by the evening, and the ward begins with insulin.", to = "offer",
  },
  option "levetiracetam" {
    "Levetiracetam, a loading dose now and then twice a day for the time being",
    rating = either("fit_prone", "best", "suboptimal"), cite = { "eso2017", "seizures" }, teaches = { "k_asm", "s28_seizures" },
    because = either("fit_prone",
      [[Seizure plus supratentorial lesion: without a drug 25 of 47 had another early seizure, with one 1 of 148 (observed, not randomised). Levetiracetam is the usual choice because it leaves the anticoagulants alone (custom, not trials).]],
      [[Nobody has seen her fit. Routine prevention without a seizure is not advised (as quoted from the older American statement); about 7 % have a first seizure later, and would be treated then.]]),
    takes = "15 min", set = "asm = true", to = "dose_asm",
  },
  option "phenytoin" {
    "Phenytoin, loaded over an hour with the ECG running, then once every night",
    rating = "suboptimal", cite = { "seizures", "practice" }, teaches = "k_asm",
    because = either("fit_prone",
      "It stops seizures, and it speeds up the breakdown of warfarin and the direct anticoagulants, so that every later dose is a guess. A drug that induces no enzymes does the same without that.",
      "No seizure has been seen, so no drug is due; and this one upsets every anticoagulant you may want later."),
    takes = "90 min", set = "asm = true; bleed_risk = 'raised'", result = "The load runs in; the pressure dips and recovers.", to = "offer",
  },
  option "observe" {
    "No further drug for now; hourly observations, sight and fundi every day",
    rating = either("fit_prone", "suboptimal", "best"), cite = { "eso2017", "seizures" }, teaches = { "k_asm", "k_vision" },
    because = either("fit_prone",
      "Observation is right, and not enough: after a seizure with a supratentorial lesion every second patient without a drug had another one early.",
      "No seizure, so no drug against seizures; no steroid; acetazolamide only when sight or pressure demand it. What she needs is someone who looks: consciousness, pupils, sight."),
    takes = "15 min", to = "offer",
  },
  option "acetazolamide" {
    "Acetazolamide 250 mg twice a day, as a routine against raised pressure",
    rating = either("variant == 'ocp'", "acceptable", "suboptimal"), cite = { "eso2017", "practice" }, teaches = "k_vision",
    because = told {
      ocp  = [[The European guideline suggests none as a routine: no gain in death or dependency. With swollen discs and blurred sight it is a reasonable use, as long as sight is measured every day and nobody relies on it.]],
      base = [[The European guideline suggests none as a routine: no gain in death or dependency. It has a place when sight is threatened by pressure.]],
    },
    takes = "15 min", result = told { base = [[Her fingers tingle. "Is that the stroke?" It is the tablet.]], deep = [[The urine flows, the blood turns a little acid; nothing else changes.]] }, to = "offer",
  },
}

question "dose_asm" {
  [["Loading dose?" asks the nurse; {weight} kg. How many milligrams of levetiracetam?]],
  hint = "Twenty per kilogram is a load; three times that is for status.", unit = "mg",
  answer "right" {
    "20*weight", within = "20 %", rating = either("fit_prone", "best", "acceptable"), cite = "practice", teaches = "k_asm",
    because = "20 mg/kg as a load, then 500 to 1,000 mg twice a day, less in renal failure (as commonly given; not from a trial in this disease).",
    takes = "15 min", result = "It runs in within a quarter of an hour.", to = "offer",
  },
  answer "status" {
    between = { "40*weight", "65*weight" }, rating = "suboptimal", cite = "practice", teaches = "k_asm",
    because = "About 60 mg/kg (at most 4.5 g) is the dose for status epilepticus. As a load for someone who is not fitting, 20 mg/kg does.",
    takes = "15 min", result = "It runs in. All afternoon she is hard to rouse, and nobody knows whether it is the drug or the clot.", to = "offer",
  },
  answer "other" {
    otherwise, rating = "suboptimal", cite = "practice", teaches = "k_asm",
    because = "20 mg/kg: for {weight} kg about {round(20*weight)} mg.",
    takes = "20 min", result = "The pharmacist suggests {round(20*weight)} mg, and you take the suggestion.", to = "offer",
  },
}

decision "seizing" {
  [[Three minutes now. The student looks at you; the nurse has a hand on the crash trolley. "What first?"]],
  hint = "There is an order: first the drug that stops the fit, then the drug that prevents the next, then the scan.",

  option "benzodiazepine" {
    "Lorazepam now, levetiracetam 60 mg/kg behind it, then a CT",
    rating = "best", cite = { "practice", "seizures" }, teaches = "k_asm",
    because = "Benzodiazepine first, a full load second (as commonly given, at most 4.5 g), then look for the reason: more blood, more clot.",
    takes = "15 min", set = "asm = true; spo2 = 97; hr = 100; sbp = 148", result = "Four minutes and it is over. The CT shows what it showed before.", to = "resume",
  },
  option "levetiracetam_only" {
    "Levetiracetam 60 mg/kg over ten minutes, and wait for it to work",
    rating = "suboptimal", cite = "practice", teaches = "k_asm",
    because = "It is the second step. A benzodiazepine works within minutes and comes first; in those ten minutes the brain goes on burning oxygen.",
    takes = "20 min", set = "asm = true; spo2 = 96; hr = 104; sbp = 150", result = "It stops after eighteen minutes{either(variant == 'deep', '.', '. She is dazed for hours.')}", to = "resume",
  },
  option "scan_first" {
    "Straight to the scanner, because a new haemorrhage must be excluded",
    rating = "suboptimal", cite = "practice", teaches = "k_asm",
    because = "The scan is due, after the fit has been stopped: nobody can be scanned who jerks.",
    takes = "25 min", set = "asm = true; spo2 = 96; hr = 104; sbp = 150; setback = worse(setback)", result = "The table shakes, the pictures are useless. The radiographer's colleague brings lorazepam; then it stops.", to = "resume",
  },
  option "intubate" {
    "Propofol and a tube at once, to protect the airway and the brain", when = "variant ~= 'deep'",
    rating = "suboptimal", cite = "practice", teaches = "k_asm",
    because = "Anaesthesia is the third step, if two drugs fail. It costs you the examination for a day, and the examination is your alarm.",
    takes = "40 min", set = "asm = true; spo2 = 98; hr = 84; sbp = 116; setback = worse(setback)", result = "She is asleep on the ventilator for a day. The neurological chart shows lines through every box.", to = "resume",
  },
}

decision "offer" {
  [[Where is she to lie from here on? Your hospital has neurologists, a stroke unit and a maternity ward, no neurosurgeon, and nobody who works with catheters in the head. The university hospital, 60 km away, has all of that, day and night, with a bed for the baby.

Jonas has also phoned an interventional practice. Its coordinator calls you: "the most respected team in the state", "extensive experience", "patients are transferred in to us", all doctors members of the big societies, with physician assistants, nurses and technicians. They would take her at once.]],
  hint = "If she gets worse tonight, whom would you want in the building?",
  set = "on_ward = true", teaches = "s21_team",

  option "practice" {
    "The practice: if she needs a procedure, she is where it is done most",
    rating = "suboptimal", cite = { "aha2024", "german2024" }, teaches = { "s03_experience_needs_numbers", "s19_transfer_severe", "s20_membership" },
    because = [[Respect, experience and membership are words until case numbers and outcomes stand beside them. What a patient who worsens needs is a whole house: intensive care, neurosurgery, haematology, imaging all night.]],
    takes = "4 h", set = "setback = worse(setback)",
    result = [[At the practice's door a nurse reads the scan and asks who the neurosurgeon on call is. There is none. The ambulance turns round, to the university hospital.]],
    case "variant == 'ocp'" { result = [[At the practice's door a nurse asks who will watch her eyes over the weekend. Nobody. The ambulance turns round, to the university hospital.]] },
    to = "ride",
  },
  option "stay" {
    "Stay here on treatment, agree the alarm signs and the way to the centre now",
    rating = either("variant == 'ocp'", "best", "variant == 'aps'", "acceptable", "suboptimal"), cite = { "german2024", "barboza" },
    teaches = { "s19_transfer_severe", "s03_experience_needs_numbers" },
    because = told {
      ocp  = [[Alert, no lesion, no deficit: at the mild end of the grading scale, where 0.4 % die within 30 days. A stroke unit and an eye clinic are what she needs, not a brochure; the centre sees the pictures.]],
      aps  = [[Alert, a small lesion without blood: reasonable, as long as the way out is agreed. The centre would be as good.]],
      base = [[If she worsens she needs a neurosurgeon within minutes, not hours: severe cases belong in a centre, for the team, not the name. A grading scale puts 30-day deaths at 0.4, 10 and 61 % (mild, moderate, severe; an old series, few severe cases).]],
    },
    takes = "30 min", result = "The plan hangs at the bed: any fall in alertness, sight or strength, and the telephone number of the centre.", to = "webpage",
  },
  option "compare" {
    "Ask both houses for their figures in this disease, and decide at the morning round",
    rating = "suboptimal", cite = { "aha2024", "german2024" }, teaches = { "s03_experience_needs_numbers", "s20_membership" },
    because = [[Case numbers and outcomes are the right question at the wrong hour: what decides now is who can operate, and that is known already. In so rare a disease few single teams have numbers that mean much.]],
    takes = "30 min", result = "The university's registrar laughs kindly: \"Eleven last year. And a neurosurgeon in the house. Send her when you like.\" The practice promises to call back.", to = "webpage",
  },
  option "university" {
    "The university hospital today, on treatment, with a nurse on board",
    rating = either("variant == 'ocp'", "acceptable", "best"), cite = { "aha2024", "german2024" }, teaches = { "s03_experience_needs_numbers", "s19_transfer_severe", "s20_membership", "s21_team" },
    because = told {
      ocp  = [[Never wrong. But she is alert and without a lesion, and a stroke unit with an eye clinic gives her all she needs today.]],
      base = [[Neurology, neurocritical care, neurointervention, neurosurgery, haematology, obstetrics under one roof, all night: that is the useful part of "transfer". Membership and superlatives are no evidence; case numbers and outcomes would be.]],
    },
    takes = "2 h", set = "centre = true", result = "The ambulance leaves within the hour. The drug runs on, the pictures travel ahead by wire.", to = "webpage",
  },
}

step "ride" {
  [[An hour on the road, with a monitor between her feet. The neurointensive care of the university hospital has a place, and a registrar who reads the history before she reads the name on the envelope.]],
  takes = "90 min", set = "centre = true", to = "webpage",
}

decision "webpage" {
  "Visiting time. " .. kin .. [[ holds out a telephone with the page of some clinic on it. "Blood thinners dissolve the clot over several hours. Most patients need the procedure within eight hours of the first symptoms; sometimes it is done at twelve." A finger taps the screen. "It has been days. Did we miss it? When is the clot gone, tonight? And can she die of this?"]],
  hint = "Three questions, three honest answers: how the drug works, whether there is a deadline, how it usually ends.",

  option "missed" {
    [["I am sorry: the hours for the procedure have passed. The injections take longer, but in the end they often reach the same."]],
    rating = "suboptimal", cite = "toact", teaches = { "s31_no_eight_hours", "s32_no_twelve_hours" },
    because = [[There never was such a deadline. It is borrowed from arteries; the trial in veins took patients up to ten days after diagnosis. The guilt has no ground.]],
    takes = "15 min", result = "Silence. \"If I had driven faster,\" and a face that you will not forget.", to = "first_days",
  },
  option "tonight" {
    [["The drug is dissolving it already. By tonight the vein should be open; we scan in the morning, and then we talk about home."]],
    rating = "suboptimal", cite = "recanal", teaches = { "s13_weeks_not_hours", "s06_what_thinners_do" },
    because = [[The drug stops growth; the body's own lysis clears the clot. Half of the veins are at least partly open after about two months, some 85 % in the end. Tomorrow's scan will probably look like today's.]],
    takes = "15 min", result = "Relief. For the first time since this morning somebody laughs.", to = "first_days",
  },
  option "authority" {
    [["Pages like this are advertising. Put the telephone away: we have seen a lot of this disease, and she is in the best of hands."]],
    rating = "suboptimal", cite = "incidence", teaches = { "s35_anecdote", "s03_experience_needs_numbers" },
    because = [[True about the page, and then the same kind of claim: few have seen a lot of a disease of 13 to 20 per million a year. The three good questions are still open.]],
    takes = "10 min", result = "The telephone disappears. So does the conversation.", to = "first_days",
  },
  option "honest" {
    [["Nothing was missed: veins have no deadline. The drug stops growth, the body clears clot in weeks. Most recover, a few die; we watch."]],
    rating = "best", cite = { "iscvt", "recanal" },
    teaches = { "s01_anticoagulants_recover", "s06_what_thinners_do", "s13_weeks_not_hours", "s30_can_kill", "s31_no_eight_hours", "s32_no_twelve_hours" },
    because = [[In the largest cohort 79 % reached mRS 0-1; some 3 % die within 30 days; about a quarter worsen on treatment (as commonly quoted). Veins reopen over weeks to months. What triggers a procedure is deterioration, not a clock.]],
    takes = "20 min", result = "A long breath out. \"So it is waiting, but not doing nothing.\"", to = "first_days",
  },
}

chance "first_days" {
  takes = "30 h",
  branch "steady" {
    told {
      base   = [[Nothing happens that night, nor the next. On day three she lifts the bottle with her right hand. It shakes, and he drinks.]],
      ocp    = [[The greying stops on day three, and the nurse finds her drawing the window frame.]],
      vitt   = [[Platelets 61, then 94. On day four she asks for "coffee", and gets the word right.]],
      deep   = [[On the second day she opens her eyes when her mother speaks. On the fourth she presses a hand.]],
      aps    = [[On day three she tells the nurse the names of seven woods, and only pauses at the sixth.]],
      cancer = [[The vomiting stops. On day three the leg carries her to the chair.]],
    },
    p = "rest", takes = "2 d", set = "gcs = either(variant == 'deep', 12, 15); nihss = max(0, nihss - either(variant == 'deep', 10, 3)); headache = 'mild'; sbp = min(sbp, 128); hr = min(hr, 84); vision = 'full'; platelets = either(antibody, 94, platelets)", to = "fate",
  },
  branch "eyes" {
    [[On day two she asks the nurse to switch on the light. It is on.]],
    p = either("variant == 'ocp'", "vision_fails", 0), set = "gcs = 15; vision = 'failing'; headache = 'severe'; sbp = 142; hr = 66", to = "eyes",
  },
  branch "worse" {
    [[Then the ward rings.]],
    p = either("variant == 'ocp'", 0, "variant == 'deep'", "deep_stays", "variant == 'base'", "by_odds(story_worsens, either(level == 'low', 1.8, 1))", "by_odds(worsens, either(level == 'low', 1.8, fed, 3, 1))"),
    set = "gcs = either(variant == 'deep', 5, min(gcs - 1, 10)); nihss = either(variant == 'deep', 30, max(nihss + 4, 14)); headache = 'severe'; hr = 58; sbp = 164; spo2 = 95; temp = max(temp, 37.6); pupils = either(variant == 'deep', 'unequal', pupils)",
    to = "bundle",
  },
}

decision "eyes" {
  [[The eye clinic at noon: acuity 0.3 on both sides, the discs more swollen, the fields shrunk to a tunnel. {name} is wide awake. "I can't read my own plans," she says. The scan shows the same clot, no lesion, no shift. Drug level: {drug_level}.]],
  hint = "The brain is safe and the optic nerve is not. What lowers the pressure, and who can protect the nerve?",

  option "longer" {
    "Go on as before: the anticoagulant will bring the pressure down within the week",
    rating = "harmful", cite = { "practice", "onsf" }, teaches = { "k_vision", "s23_csf" },
    because = [[The clot may block the outflow of CSF for weeks; a nerve that fails within a day cannot wait for it.]],
    takes = "2 d", set = "vision = 'lost'", result = "Two days later she counts fingers. The nerve surgeon is called.", to = "fate",
  },
  option "recanalise" {
    "Open the sinus by catheter tonight, since the pressure comes from the clot",
    rating = "suboptimal", cite = { "toact", "german2024" }, teaches = { "s14_rescue_tier", "k_vision" },
    because = [[The reasoning is plausible and the risk is real: 9 % perforations, and no evidence for sight. There are measures for pressure and nerve that do not go through a sinus; it may be discussed when they fail.]],
    takes = "5 h", set = "vision = 'blurred'; setback = worse(setback)", result = "The sinus opens in part; the groin bleeds into the thigh. The nerve sheath is opened the next day as well.", to = "fate",
  },
  option "pressure" {
    "Hold a dose and drain CSF by puncture; acetazolamide; nerve sheath surgeon today",
    rating = "best", cite = { "practice", "onsf" }, teaches = { "k_vision", "s23_csf" },
    because = [[No mass effect, so a puncture is possible once the drug has worn off. Acetazolamide is added (from practice); fenestration of the nerve sheath kept acuity stable or better in 80.6 % of reported eyes at one week.]],
    takes = "20 h", set = "vision = 'blurred'; headache = 'mild'; sbp = 124; hr = 78", result = "Opening pressure 44 cm of water, closing 18. By the evening she reads the headline, then the line below it. The anticoagulant goes on from the next morning.", to = "fate",
  },
  option "steroid" {
    "Methylprednisolone 1 g a day for three days, as for an inflamed optic nerve",
    rating = "harmful", cite = "eso2017", teaches = "k_vision",
    because = [[The nerve is squeezed, not inflamed, and the European guideline suggests no steroids in this disease.]],
    takes = "2 d", set = "vision = 'lost'", result = "Sugar 17, no sleep, and two days later she counts fingers.", to = "fate",
  },
}

----------------------------------------------------------------------------------------------------------------------
-- Worse

orders "bundle" {
  [[A day and a half on treatment. {name} opens her eyes only when spoken to and does not finish an answer. GCS {gcs}, NIHSS {nihss}; both were better last evening. The right side hardly moves. Pulse {hr}, pupils {pupils}.

"Do something," says the nurse. What do you order, all at once?]],
  hint = "Six things can do this: more clot, more blood, swelling, a seizure, too little drug, falling platelets. What tells them apart?",
  to = either("not scanned", "late_scan", "not centre", "ride_late", "cause"),
  teaches = "k_reassess",

  item "protamine" {
    "Stop the anticoagulant for good, with reversal now", rating = "harmful",
    because = "It may be blood, clot, or neither: hold the next dose until the scan is read, no longer.",
    cite = "efns", teaches = "k_reassess", takes = "20 min", set = "setback = worse(setback)",
  },
  item "scan" {
    "CT with CT venography, with you beside her", rating = "best", missed = "harmful",
    because = "Blood, clot and swelling look the same from outside and need three different treatments.",
    cite = "aha2024", teaches = "k_reassess", takes = "30 min", set = "scanned = true", result = "The table moves.",
  },
  item "double" {
    "Double the anticoagulant from the next dose on", rating = "harmful",
    because = "There is no evidence for it, and she may be bleeding: measure the level first.",
    cite = "practice", teaches = "k_reassess", takes = "5 min", set = "setback = worse(setback)",
  },
  item "levels" {
    "Drug level and platelet count, urgently", rating = "best", missed = "suboptimal",
    because = "\"In spite of anticoagulation\" is true only if the level says so; a falling count would suggest an antibody.",
    cite = "dosing", teaches = "k_dose", takes = "25 min", reveals = { "drug_level", "platelets" },
  },
  item "angio" {
    "Angiography suite directly, the scan can wait", rating = "suboptimal",
    because = "If this is herniation or a seizure, the catheter is the wrong treatment.",
    cite = "toact", teaches = "s14_rescue_tier", takes = "60 min",
  },
  item "call" {
    "Intensive care, neurosurgery, neurointervention, one call", rating = "best", missed = "suboptimal",
    because = "They decide together in the next hour, so let them hear it together now.",
    cite = "german2024", teaches = "s21_team", takes = "10 min",
  },
  item "tube" {
    "Intubation before transport to the scanner", when = "gcs > 8", rating = "suboptimal",
    because = "A tube is due at GCS 8 or less, or a lost airway; before that it takes the examination away.",
    cite = "practice", takes = "40 min",
  },
  item "eeg_now" {
    "EEG as soon as the scan is read", rating = "acceptable",
    because = "Due when the picture does not explain the fall: a seizure need not jerk.",
    cite = "practice", takes = "30 min",
  },
}

step "late_scan" {
  [[Two hours later the intensive care consultant comes in and asks for the scan. There is none. She pushes the bed to the lift herself.]],
  takes = "2 h", set = "setback = worse(setback)", to = either("not centre", "ride_late", "cause"),
}

step "ride_late" {
  [[Whatever the scan shows, it needs people who are not in this house. The ambulance takes an hour and a half, the pictures a minute. The team at the university hospital is waiting at the door.]],
  takes = "2 h", set = "centre = true; setback = worse(setback)", to = "cause",
}

chance "cause" {
  [[The second scan is compared with the first.]],
  branch "propagation" {
    told {
      base = [[The clot has grown into the veins of the convexity and down towards the bulb; the swelling is more, without shift. No new blood.]],
      vitt = [[The clot has grown from the transverse sinus into the jugular bulb and up into the torcular; the swelling is more, without shift. No new blood.]],
      aps  = [[The clot has grown from the transverse sinus into the jugular bulb and up into the torcular; the swelling is more, without shift. No new blood.]],
      deep = [[The clot has grown back into the torcular, and the swelling of the thalami reaches the midbrain. The ventricles are open. No blood.]],
    },
    p = "rest", set = "second_scan = 'clot'", reveals = "ct2", to = either("known('drug_level')", "colleague", "late_level"),
  },
  branch "bleeds" {
    told {
      base = [[The haemorrhage has grown by a third. No shift, ventricles open. The clot is as it was.]],
      aps  = [[There is blood in the temporal lobe where there was none. No shift, ventricles open. The clot is as it was.]],
    },
    p = either("variant == 'deep'", 0, "level == 'high'", "by_odds(bleeds_lmwh, 4)", "drug == 'ufh'", "bleeds_ufh", "bleeds_lmwh"),
    set = "bleed = either(bleed == 'none', 'small', bleed); second_scan = 'blood'", reveals = "ct2", to = either("known('drug_level')", "grown", "late_level"),
  },
  branch "swells" {
    [[The left hemisphere is swollen; midline shift eleven millimetres. While the pictures load, the left pupil goes wide.]],
    p = either("variant == 'deep'", 0, "swells"), set = "gcs = 6; nihss = 24; pupils = 'fixed'; course = 'dire'; second_scan = 'shift'", reveals = "ct2", to = "herniation",
  },
}

step "late_level" {
  [["And her level?" asks the registrar of the neurointensive care. The tube goes to the laboratory now; the answer takes an hour.]],
  takes = "1 h", reveals = { "drug_level", "platelets" }, to = either("second_scan == 'blood'", "grown", "colleague"),
}

decision "grown" {
  [[Eight millilitres more blood than on the first scan. GCS {gcs}, pupils {pupils}. She is on {drug}: {drug_level}. The registrar has the prescription chart in one hand and a pen in the other.]],
  hint = "The blood comes from a blocked vein. What happens to the vein if you stop? And what would you want to know in twelve hours?",

  option "lysis" {
    "Open the vein from inside: an alteplase drip into the sinus for the next day",
    rating = "harmful", cite = "lysis", teaches = { "s15_lytic_unproven", "s10_local_lysis" },
    because = [[A lytic beside a growing haematoma feeds it. In the old series 17 % bled under local lysis; that patients gain by it has not been shown.]],
    takes = "6 h", set = "bleed = 'large'; course = 'dire'; gcs = 6; nihss = 24; pupils = 'fixed'", result = "After five hours of the drip the pupil is wide. The CT shows a shift.", to = "herniation",
  },
  option "continue" {
    "Hold until the scan is judged, go on within range, CT again in twelve hours",
    rating = "best", cite = { "efns", "aha2024" }, teaches = { "s12_safe_despite_blood", "k_reassess" },
    because = [[A little more blood is more likely the blocked vein than the drug, if the level is in range. Hold only until neurosurgery has seen the pictures, correct the level if it was off, scan again early.]],
    takes = "12 h", set = "level = 'target'", result = "Twelve hours, one more CT: the same picture.", to = "after_medical",
  },
  option "stop" {
    "Stop the anticoagulant for good, and give tranexamic acid against the bleeding",
    rating = "harmful", cite = { "efns", "cochrane" }, teaches = "s12_safe_despite_blood",
    because = [[It stops the drug and not the cause: the vein stays shut and the pressure behind it rises. Reassess; do not abandon.]],
    takes = "24 h", set = "unprotected = true; course = worse(course); nihss = nihss + 4", result = "The next day the blood is the same, and the clot has reached the other side. The consultant starts the treatment again.", to = "after_medical",
  },
  option "evacuate" {
    "Ask neurosurgery to evacuate the haematoma now, while it is still small",
    rating = "suboptimal", cite = "ferro2011", teaches = "k_decompress",
    because = [[Surgery saves life when herniation threatens; without a shift it means a wound and a pause in the treatment.]],
    takes = "3 h", result = "\"Call me when the pupil changes, or the shift,\" says the neurosurgeon, and stays in the house. You go on with the drug, within range.", set = "level = 'target'", to = "after_medical",
  },
}

decision "colleague" {
  [[The team meets at the light box. The neurointerventional fellow is keen. "Thrombectomy is safe and effective, that was studied in thousands of strokes. Big clots do not answer to drugs. I have seen it first-hand: three patients, all walked out. She would benefit greatly."

They look at you.]],
  hint = "What was studied, in whom, and against what?",

  option "arteries" {
    "He has a point: thousands were studied in stroke, and a clot is a clot in either vessel",
    rating = "suboptimal", cite = "toact", teaches = { "s33_arterial_evidence", "s18_no_great_benefit" },
    because = [[Those were arteries, with tissue that dies in hours. A sinus is wider, the clot older, the tissue congested rather than starved. The proof cannot be carried over.]],
    takes = "10 min", to = "rescue",
  },
  option "series" {
    "He has a point: in the published cases 84 in 100 were independent when they left",
    rating = "suboptimal", cite = { "siddiqui", "toact" }, teaches = { "s35_anecdote", "s18_no_great_benefit" },
    because = [[Cases that go well are published. In the large, milder cohort 87 % were independent, and the trial, with a control group, found no difference.]],
    takes = "10 min", to = "rescue",
  },
  option "registries" {
    "He is mistaken: in American registries more of those treated died, which settles it",
    rating = "suboptimal", cite = { "nis", "toact" }, teaches = { "s18_no_great_benefit", "s07_boost_unproven" },
    because = [[Death was more frequent (odds 1.96), but the sickest are the ones who get a catheter. Confounded figures do not settle it, neither against nor for.]],
    takes = "10 min", to = "rescue",
  },
  option "trial" {
    "He goes too far: one trial of 67 found no gain, so it is rescue and an open question",
    rating = "best", cite = { "toact", "german2024" },
    teaches = { "s33_arterial_evidence", "s34_one_trial", "s35_anecdote", "s07_boost_unproven", "s18_no_great_benefit", "s02_high_risk_group" },
    because = [[In TO-ACT 67 % with a procedure and 68 % without reached mRS 0-1; 12 % and 3 % died (not significant). It was small, used older devices and treated up front, not as rescue: the question is open.]],
    takes = "10 min", result = "The fellow grins. \"All right: rescue. But it is rescue, isn't it?\"", to = "rescue",
  },
}

decision "rescue" {
  [[The facts: the clot has grown on {drug}; {drug_level}. No herniation. GCS {gcs}. Hours have gone since the nurse first thought "something is different", and days since the first headache.

The neurointerventionist can be ready in forty minutes. Neurosurgery has seen the pictures. What does the team do?]],
  hint = "Has adequate anticoagulation really failed? And if so, what do guidelines call the next step: proven, or possible?",

  option "evt" {
    "Rescue by catheter after a talk with the family, the anticoagulant going on",
    rating = either("level == 'low'", "suboptimal", "best"), contested = either("level == 'low'", false, true), cite = { "german2024", "toact" },
    teaches = { "s14_rescue_tier", "s02_high_risk_group", "s04_what_intervention_is" },
    because = either("level == 'low'",
      "The trigger is deterioration on adequate anticoagulation, and the level says it was not adequate. Correct that first.",
      "The patient the guidelines mean: worse in spite of a proven level, no herniation. About one in eight does badly, so there is a group to be helped. Guidelines say \"may be considered\", case by case; no trial shows a gain."),
    takes = "15 min", to = "consent",
  },
  option "medical" {
    "Go on with anticoagulation in intensive care, image again in twelve hours",
    rating = either("level == 'low'", "suboptimal", "acceptable"), contested = either("level == 'low'", false, true), cite = { "toact", "german2024" },
    teaches = { "s14_rescue_tier", "s07_boost_unproven" },
    because = either("level == 'low'",
      "Defensible if the drug were in range. It is not: the clot has grown on half a treatment, and half a treatment is going on.",
      "Defensible: the medical arm of the one trial did as well. It gets weaker with every point of GCS she loses, so the door to the suite stays open."),
    takes = "12 h", result = "Twelve hours of hourly checks.", to = "after_medical",
  },
  option "too_late" {
    "Decline a procedure, since more than twelve hours have passed since onset",
    rating = "suboptimal", cite = "toact", teaches = { "s31_no_eight_hours", "s32_no_twelve_hours" },
    because = [[There are reasons to decline; this is none. The trial took patients up to ten days after diagnosis. Eight and twelve hours are arterial figures.]],
    takes = "12 h", result = "\"Which twelve hours?\" asks the neurointerventionist. Nobody knows. Intensive care goes on with the drug.", to = "after_medical",
  },
  option "adjust" {
    "Bring the drug to its full dose tonight, and image again in twelve hours", when = "level == 'low'",
    rating = "best", cite = { "dosing", "german2024" }, teaches = { "k_dose", "s14_rescue_tier" },
    because = [[Anticoagulation has not failed, it has not yet been given: the level is below range. Full dose now, close watch, and the suite if she falls on a proper level.]],
    takes = "12 h", set = "level = 'target'", result = "Eight hours later the level is in range.", to = "after_medical",
  },
  option "systemic" {
    "Intravenous alteplase, which reaches the small veins that no catheter does",
    rating = "harmful", cite = "viegas", teaches = "s10_local_lysis",
    because = [[Systemic lysis: 11.5 % bled into the brain and 7.7 % died in a small series. Not standard, and with a congested, leaking lesion the odds are worse.]],
    takes = "2 h", set = "bleed = 'large'; course = 'dire'; setback = worse(setback)",
    result = "An hour into it she vomits. The CT shows a haematoma, and a shift.", to = "herniation",
  },
}

decision "consent" {
  kin .. [[ comes out of the waiting room. "They say you can pull it out, within minutes, and then she wakes up? Then why do you look like that? Where do I sign?"]],
  hint = "What would you want to know: what it is, how long, what can go wrong, what is unknown, and what else there is?",

  option "odds" {
    [["An hour or more. Nine in a hundred are torn, no trial shows a gain, open is not awake. Drugs alone are the other way. I would try."]],
    rating = "best", cite = { "toact", "lee2016" }, teaches = { "s16_minutes_not_outcome", "s04_what_intervention_is", "s02_high_risk_group" },
    because = [[What it is (catheters led by X-ray into the sinus), how long (73 minutes on average in one series), what can happen (9 % perforations), what is not known, what else there is, and what you would do.]],
    takes = "15 min", result = "\"Then try,\" after a while. \"And come out and tell me, whichever it is.\"", to = "method",
  },
  option "brief" {
    [["Yes, it is quick: minutes once the catheter is there, and she has every chance of waking up. Here is the form, time is short."]],
    rating = "suboptimal", cite = { "lee2016", "toact" }, teaches = { "s16_minutes_not_outcome", "s04_what_intervention_is" },
    because = [[The pull takes minutes, the procedure an hour or more, and an open vein is not a waking patient: in the trial more sinuses were open and no more patients well.]],
    takes = "5 min", result = "The signature is quick, the questions come later.", to = "method",
  },
  option "form" {
    [["The form lists everything: bleeding, infection, stroke, allergy, death. Read it and sign the last page; I can explain the words."]],
    rating = "suboptimal", cite = "practice", teaches = "s16_minutes_not_outcome",
    because = [[Complete, and no help. A list without likelihoods, without the alternative and without a recommendation leaves the decision where it cannot be made.]],
    takes = "10 min", result = "Eleven pages, read standing. Signed on the wrong line first.", to = "method",
  },
  option "waive" {
    [["She cannot consent and this is an emergency, so no signature is needed. We start; somebody will talk to you when it is done."]],
    rating = "suboptimal", cite = "practice", teaches = "s04_what_intervention_is",
    because = [[There are forty minutes while the suite is made ready, and somebody who knows what she would want. An unproven rescue is just the case in which to ask.]],
    takes = "5 min", result = "The door closes. Nobody comes out for three hours.", to = "method",
  },
}

decision "method" {
  [[The suite. A sheath in the groin vein, a long guide in the jugular bulb, an arterial run for the venous phase. On the screen the ]] .. told { base = 'sagittal', vitt = 'transverse', aps = 'transverse', deep = 'straight' } .. [[ sinus ends like a road in the sand. The neurointerventionist lists what lies on the table. "A stent retriever, that mesh you know from arteries. A wide aspiration tube. A jet catheter. Alteplase, if you want to drip. What do we begin with?"]],
  hint = "Wide channel, old clot, thin-walled side branches, a congested brain. Which tool fits, and what may it not do?",
  teaches = { "s08_several_devices", "s10_local_lysis" },

  option "lytic" {
    "A microcatheter in the clot, alteplase about 1 mg an hour for one to three days",
    rating = either("bleeding", "suboptimal", "acceptable"), cite = { "lysis", "practice" },
    teaches = { "s10_local_lysis", "s15_lytic_unproven", "s17_combination", "s11_mechanical_first" },
    because = either("bleeding",
      "Beside a haemorrhagic infarct the drip risks more than it is known to give: 17 % bled in the review. That it opens faster is plausible, that patients gain is unproven. Devices come first; adding a lytic is common and uncontrolled.",
      "Without blood in the brain it is an option, with an unproven gain and 17 % bleeding in the review. Devices come first; adding a lytic is common and uncontrolled. The dose is custom: there is no standard."),
    takes = "1 h", set = "technique = 'lytic'", to = "procedure",
  },
  option "stent" {
    "The stent retriever alone, the largest size on the table, in as many passes as needed",
    rating = "suboptimal", cite = { "toact", "practice" }, teaches = { "s09_stent_retriever", "s08_several_devices" },
    because = [[It is a mesh that traps clot, made for arteries of about 2 to 5 mm. A sinus is wider: much of the clot stays beside it. It helps as an anchor or partner of an aspiration tube.]],
    takes = "2 h", set = "technique = 'rheolytic'", result = "Five passes, five small crumbs on the gauze.", to = "procedure",
  },
  option "aspiration" {
    told {
      base = "Wide-bore aspiration in the sinus, helped by balloon or stent retriever; drug goes on",
      vitt = "Wide-bore aspiration in the sinus, helped by balloon; flushes of saline, no heparin",
    },
    rating = "best", cite = { "siddiqui", "toact" }, teaches = { "s11_mechanical_first", "s09_stent_retriever", "s15_lytic_unproven", "s17_combination" },
    because = told {
      base = [[Mechanical first, in the large channel, away from cortical veins: usual today, from series, not trials. The mesh, made for arteries, is one helper of several. A lytic may open faster; a gain is unproven, and combining is uncontrolled.]],
      vitt = [[Mechanical first, in the large channel (known from series, not trials), and no heparin in any line: the suite flushes with it by habit and must be told. A lytic may open faster; a gain is unproven, and combining is uncontrolled.]],
    },
    takes = "80 min", set = "technique = 'mechanical'", to = "procedure",
  },
  option "flush" {
    "Wide-bore aspiration in the sinus, helped by balloon; heparin in the flushes as ever", when = "antibody",
    rating = "harmful", cite = "isth", teaches = "k_vitt",
    because = [[No heparin means none: lines, flushes, coated catheters. Nobody in the suite knew, because nobody had said so.]],
    takes = "80 min", set = "technique = 'mechanical'; setback = worse(setback); platelets = 24", result = "The blood count on the table: platelets 24, and falling.", to = "procedure",
  },
  option "jet" {
    "The jet catheter: saline jets break the clot, and the same tube carries it away",
    rating = "suboptimal", cite = { "siddiqui", "toact" }, teaches = { "s08_several_devices", "s11_mechanical_first" },
    because = [[A stiff device. In the review, complete reopening was rarer with it (odds 0.2) and a good outcome as well (odds 0.5).]],
    takes = "2 h", set = "technique = 'rheolytic'", to = "procedure",
  },
  option "cortical" {
    "Aspiration in the sinus first, then the microcatheter into the closed cortical veins",
    rating = "harmful", cite = "toact", teaches = { "s08_several_devices", "k_perforation" },
    because = [[Cortical veins are thin-walled and torn easily: even in the sinuses 9 % were perforated in the trial. They open by themselves once they have somewhere to drain.]],
    takes = "2 h", set = "technique = 'cortical'", to = "procedure",
  },
}

chance "procedure" {
  branch "through" { [[{either(technique == 'lytic', 'The drip runs through the night.', 'The catheter goes through.')}]], p = "rest", takes = either("technique == 'lytic'", "24 h", "10 min"), to = "reopening" },
  branch "perforates" {
    [[The wire goes round the bend, and a little too far.]],
    p = either("technique == 'cortical'", "by_odds(perforates, 4)", "perforates"),
    set = "setback = worse(setback); sbp = 196; hr = 52", to = "perforation",
  },
  branch "lytic_bleed" {
    [[The telephone, from intensive care.]],
    p = either("technique == 'lytic' and bleeding", "lysis_bleeds", "technique == 'lytic'", "lysis_worsens", 0),
    takes = "9 h", set = "setback = worse(setback); sbp = 188; gcs = gcs - 2", to = "drip",
  },
}

decision "perforation" {
  [["Stop," says the neurointerventionist. On the screen contrast stands outside the wall, a small cloud that is a little larger on the next frame. The tip of the microcatheter is in the middle of it. Systolic pressure {sbp}, pulse {hr}.]],
  hint = "What keeps the hole small at this moment? What keeps it bleeding?",

  option "seal" {
    "Reverse the drug, leave the catheter there, balloon or coil, lower pressure, CT",
    rating = "best", cite = { "ncs2016", "practice" }, teaches = "k_perforation",
    because = told {
      base = [[Protamine: 1 mg per 100 units of heparin of the last two to three hours; 1 mg per mg of enoxaparin within eight hours, which undoes only 60 to 75 %. The device is the cork while balloon or coil closes the leak. Then CT, neurosurgery.]],
      vitt = [[Argatroban has no antidote and is gone within hours once stopped; protamine is for heparins. The device stays as the cork while balloon or coil closes the leak. Then CT and neurosurgery.]],
    },
    takes = "20 min", set = "leak = 'sealed'", to = "contained",
  },
  option "pull" {
    "Pull everything out, reverse the anticoagulant, and take her to the CT",
    rating = "suboptimal", cite = { "ncs2016", "toact" }, teaches = "k_perforation",
    because = [[The reversal is right. But the catheter is the cork and the way in: whoever pulls it opens the hole and has nothing left to close it with.]],
    takes = "20 min", set = "leak = 'slowed'", to = "contained",
  },
  option "observe" {
    "Take the catheter back, watch for ten minutes, reverse only if the cloud grows",
    rating = "harmful", cite = { "ncs2016", "toact" }, teaches = "k_perforation",
    because = [[It has grown already. Without the cork and under full anticoagulation ten minutes are a haematoma.]],
    takes = "15 min", set = "leak = 'free'", to = "contained",
  },
  option "finish" {
    "Finish the recanalisation fast, since open outflow lowers pressure at the leak",
    rating = "harmful", cite = { "ncs2016", "toact" }, teaches = "k_perforation",
    because = [[A clever thought, and meanwhile it bleeds under a full anticoagulant. Control of the bleeding comes first.]],
    takes = "30 min", set = "leak = 'free'", to = "contained",
  },
}

decision "drip" {
  [[The drip has run for nine hours. {name} has vomited and no longer follows a finger; systolic pressure {sbp}. The nurse's hand is on the pump.]],
  hint = "Two drugs are running. Each has its own way back.",

  option "scan_first" {
    "Leave the pump until the CT has shown whether there is blood at all",
    rating = "harmful", cite = { "lysis", "ncs2016" }, teaches = "s15_lytic_unproven",
    because = [[Vomiting and a fall in alertness under a lytic are blood until shown otherwise. Stop the pump first, then scan.]],
    takes = "40 min", set = "leak = 'free'", to = "contained",
  },
  option "lytic_only" {
    "Stop the alteplase, keep the anticoagulant because of the clot, then CT",
    rating = "suboptimal", cite = { "lysis", "ncs2016" }, teaches = "s15_lytic_unproven",
    because = [[Half of it. Until the scan is read the anticoagulant stops too, and fibrinogen has to be replaced.]],
    takes = "25 min", set = "leak = 'slowed'", to = "contained",
  },
  option "reverse" {
    "Stop both drugs, reverse what can be reversed, cryoprecipitate, then CT",
    rating = "best", cite = "ncs2016", teaches = { "s15_lytic_unproven", "s10_local_lysis" },
    because = [[Cryoprecipitate 10 units after alteplase (tranexamic acid if that is not possible), protamine if a heparin has run, CT and neurosurgery at once.]],
    takes = "25 min", set = "leak = 'sealed'", to = "contained",
  },
}

chance "contained" {
  branch "holds" { [[The CT shows blood over the convexity, a thin layer. The pupils stay equal. After twelve hours it has not grown, and the drug is begun again with care.]], p = "rest", takes = "12 h", set = "sbp = 138; hr = 76", to = "after_evt" },
  branch "herniates" {
    [[The CT shows a haematoma, and a shift. In the lift the left pupil goes wide.]],
    p = either("leak == 'sealed'", 0.2, "leak == 'slowed'", 0.4, 0.75), illustrative = true,
    set = "bleed = 'large'", to = "herniation",
  },
}

chance "reopening" {
  spread = "reopening", worse_by = either("technique == 'rheolytic'", 5, 1),
  branch "complete" { [[The last run shows the sinus open to the bulb. It is beautiful to look at. She is as she was.]], to = "after_evt", teaches = "s16_minutes_not_outcome" },
  branch "partial"  { [[A channel, half the width. The veins of the right side have found it.]], to = "after_evt" },
  branch "none"     { [[{either(technique == 'lytic', 'A day of the drip', 'An hour and a half')}, and the clot has not moved. The neurointerventionist takes off the gown.]], to = "after_evt" },
}

chance "after_evt" {
  takes = "2 d",
  branch "wakes" {
    told { base = [[The next morning she follows a finger. In the evening she says a name.]], deep = [[The next morning her eyes follow a finger. In the evening she squeezes twice for yes.]] }, p = either("level == 'low'", "by_odds(wakes_evt, 0.5)", "wakes_evt"),
    set = "course = better(course); gcs = either(variant == 'deep', 11, 14); nihss = max(0, nihss - 8); sbp = 132; hr = 82; spo2 = 97; temp = 37; pupils = 'equal'; headache = 'mild'", to = "fate",
  },
  branch "holds" {
    [[Two days of small figures on a large sheet: no worse; then, by a point, better.]], p = "rest",
    set = "gcs = either(variant == 'deep', 9, 13); nihss = max(0, nihss - 4); sbp = 136; hr = 84; spo2 = 97; temp = 37.2; pupils = 'equal'", to = "fate",
  },
  branch "herniates" {
    [[In the second night the swelling wins. The left pupil is wide; the CT shows a shift of ten millimetres.]], p = either("variant == 'deep'", 0, "herniates_evt"),
    set = "gcs = 6; nihss = 24; pupils = 'fixed'; course = 'dire'", to = "herniation",
  },
}

chance "after_medical" {
  takes = "2 d",
  branch "wakes" {
    told { base = [[On the second morning she follows a finger. In the evening she says a name.]], deep = [[On the second morning her eyes follow a finger. In the evening she squeezes twice for yes.]] }, p = "wakes_medical",
    set = "course = better(course); gcs = either(variant == 'deep', 11, 14); nihss = max(0, nihss - 8); sbp = 132; hr = 82; spo2 = 97; temp = 37; pupils = 'equal'; headache = 'mild'", to = "fate",
  },
  branch "holds" {
    [[Two days of small figures on a large sheet: no worse; then, by a point, better.]], p = "rest",
    set = "gcs = either(variant == 'deep', 9, 13); nihss = max(0, nihss - 4); sbp = 136; hr = 84; spo2 = 97; temp = 37.2; pupils = 'equal'", to = "fate",
  },
  branch "herniates" {
    [[In the second night the swelling wins. The left pupil is wide; the CT shows a shift of ten millimetres.]],
    p = either("variant == 'deep'", 0, "unprotected", "by_odds(herniates_medical, 2)", "herniates_medical"),
    set = "gcs = 6; nihss = 24; pupils = 'fixed'; course = 'dire'", to = "herniation",
  },
}

decision "herniation" {
  set = "gcs = min(gcs, 6); nihss = max(nihss, 24); pupils = 'fixed'; course = 'dire'; sbp = 204; hr = 46; spo2 = 96; headache = 'severe'",
  [[Pupils: {pupils}. GCS {gcs}. The tube is in; pulse {hr}, systolic pressure {sbp}. ]] .. kin .. [[ stands at the glass door. {either(centre, 'The neurosurgeon is at the bed.', 'The nearest neurosurgeon is 60 km away, on the telephone; a helicopter is warming up.')}

Somebody says quietly: "Is this not over?"]],
  hint = "A swelling pushes the brain through a gap. Which measure makes room?",

  option "drain" {
    "A ventricular drain to lower the pressure tonight, the larger operation if it fails",
    rating = "suboptimal", cite = { "eso2017", "ferro2011" }, teaches = "k_decompress",
    because = [[The ventricles are slits; the mass is the problem and needs room. European guidance advises against routine drainage as the only step for a lesion with impending herniation.]],
    takes = "3 h", set = "craniectomy = true; setback = 'much'; centre = true", result = "The drain gives four drops. Two hours later the bone comes out all the same.", to = "restart",
  },
  option "catheter" {
    "To the suite: open the sinus, since the swelling comes from the closed vein",
    rating = "harmful", cite = { "toact", "ferro2011" }, teaches = { "k_decompress", "s14_rescue_tier" },
    because = [[Impending herniation was an exclusion in the trial. An opened vein unloads the brain too slowly for this. It delays the one step that saves life.]],
    takes = "2 h", set = "denied = true", result = "The sinus is half open when the second pupil follows the first.", to = "fate",
  },
  option "comfort" {
    "Comfort care: at this depth of coma the outcome no longer justifies an operation",
    rating = "harmful", cite = { "ferro2011", "decompress2" }, teaches = "k_decompress",
    because = [[Of those operated a third to a half or more recover to independence (57 % in the registry; about a third later, as commonly quoted). Too early to give up.]],
    takes = "2 h", set = "denied = true", result = "The family is told, and comes in.", to = "fate",
  },
  option "decompress" {
    "Mannitol as a bridge, hemicraniectomy within the hour, the anticoagulant held",
    rating = "best", cite = { "eso2017", "ferro2011" }, teaches = { "k_decompress", "s30_can_kill" },
    because = told {
      base = [[The one measure that prevents death here, and recommended. In the registry 57 % became independent, 17 % died or stayed bedridden; later cohorts are soberer. Herniation is what most early deaths are due to.]],
      vitt = [[The one measure that prevents death here. For urgent surgery, and only then, platelets may be given, with the haematologist in the theatre. Herniation is what most early deaths are due to.]],
    },
    takes = "2 h", set = "craniectomy = true; setback = either(centre, setback, 'much'); centre = true", result = "At the end of the night the brain beats in the open skull, soft again. The bone lies in the freezer, with her name on it.", to = "restart",
  },
}

decision "restart" {
  [[Morning. The pupils are equal and small. The wound is dry. The CT shows room where there was none. In the handover somebody asks: "And the anticoagulant?"]],
  hint = "The clot is still there. So is a fresh wound.",
  set = "pupils = 'equal'; gcs = 8; sbp = 128; hr = 80; spo2 = 98; temp = 37.4",

  option "at_once" {
    "At once and in full dose, for the vein has been without a drug for ten hours",
    rating = "suboptimal", cite = "practice", teaches = "k_decompress",
    because = [[The thought is right, the hour too early: a fresh craniectomy bleeds. One stable CT, then begin.]],
    takes = "12 h", set = "setback = worse(setback)", result = "A collection under the flap by the evening, and back to theatre.", to = "fate",
  },
  option "two_days" {
    "Twelve to forty-eight hours from now, as soon as a CT shows that it is stable",
    rating = "best", cite = { "practice", "eso2017" }, teaches = "k_decompress",
    because = [[The cause is still in the vein. A pause of 12 to 48 hours with a stable CT behind it is what most centres do; this is custom and not trial evidence.]],
    takes = "36 h", result = "The second CT is like the first. The drug goes on, in small steps.", to = "fate",
  },
  option "two_weeks" {
    "In two weeks, when the wound has healed and the stitches have been removed",
    rating = "suboptimal", cite = { "practice", "cochrane" }, teaches = "k_decompress",
    because = [[Two weeks without treatment in the most active phase of the clot, with a patient who does not move. The wound is safe sooner than that.]],
    takes = "5 d", set = "setback = worse(setback)", result = "On day five the calf swells. The drug is begun that night.", to = "fate",
  },
  option "never" {
    "Not again: she has bled and been operated on, and compression stockings will do",
    rating = "harmful", cite = "efns", teaches = { "k_decompress", "s12_safe_despite_blood" },
    because = [[Neither the blood nor the operation removes the clot. Without anticoagulant it grows, and so does the next one in the leg.]],
    takes = "7 d", set = "setback = 'much'; clot_risk = 'high'", result = "A week later the haematologist is asked after all, because of a clot in the thigh.", to = "fate",
  },
}

chance "fate" {
  [[{either(denied, 'It is quiet around the bed.', 'From here on it is nursing, exercise, and waiting.')}]],
  spread = either("denied", "not_decompressed", "craniectomy", "decompressed", "fed or (antibody and unprotected)", "vitt_heparin", "antibody", "vitt_treated",
                  "course == 'dire'", "deep_coma", "unprotected", "unprotected", "course == 'severe'", "severe", "well_treated"),
  worse_by = "either(course == 'mild', 0.5, course == 'moderate', 1.4, antibody and course == 'dire', 1.6, 1) * either(setback == 'some', 1.25, setback == 'much', 1.8, 1)",
  branch "mrs0" { [[Things come back, one each day.]], takes = either("craniectomy", "36 d", "5 d"), set = "grade = 0", to = "oral" },
  branch "mrs1" { [[Things come back, the small ones last.]], takes = either("craniectomy", "36 d", "5 d"), set = "grade = 1", to = "oral" },
  branch "mrs2" { [[Some things come back, and some do not yet.]], takes = either("craniectomy", "36 d", "5 d"), set = "grade = 2", to = "oral" },
  branch "mrs3" { [[Some things come back, and some do not yet.]], takes = either("craniectomy", "36 d", "5 d"), set = "grade = 3", to = "oral" },
  branch "mrs4" { [[Weeks pass. Very little comes back.]], takes = either("craniectomy", "37 d", "30 d"), set = "grade = 4", to = "oral" },
  branch "mrs5" { [[Weeks pass. Very little comes back.]], takes = either("craniectomy", "37 d", "30 d"), set = "grade = 5", to = "oral" },
  branch "dead" { [[{either(denied, 'The monitor goes on for some hours.', gcs >= 12, 'On the third night the headache is back, worse than ever. An hour later she does not answer, and nothing that is tried reaches it.', 'On the third night the pressure in the head climbs and cannot be held.')}]],
    takes = either("denied", "8 h", "3 d"), set = "gcs = 3; nihss = 42; pupils = 'fixed'; sbp = 68; hr = 40; spo2 = 84", to = "dead" },
}

----------------------------------------------------------------------------------------------------------------------
-- Before she leaves

decision "platelets_fall" {
  set = "platelets = round(platelets / 3)", reveals = "platelets",
  [[The ultrasound finds a clot in the calf vein. The laboratory asks whether to repeat the count.]],
  hint = "Fall by half, days five to ten, a new clot. What is the cause, and what must leave every line?",

  option "repeat_count" {
    "Repeat the count tomorrow and the day after before changing anything",
    rating = "suboptimal", cite = { "bsh", "isth" }, teaches = "k_vitt",
    because = [[Timing, fall and new clot speak for it already. Days on heparin with this antibody can cost a limb or a brain.]],
    takes = "5 d", set = "drug = 'argatroban'; grade = grade + 1; platelets = 188", reveals = "platelets", result = "The next day the count is lower and the other calf is swollen. On argatroban it recovers within four days.", to = "resume",
  },
  option "lmwh" {
    "Change to enoxaparin at full dose, which causes it far less often",
    rating = "harmful", cite = { "isth", "bsh" }, teaches = "k_vitt",
    because = [[It causes it less often, and once the antibody is there it feeds it just the same. No heparin of any kind.]],
    takes = "5 d", set = "drug = 'argatroban'; grade = grade + 1; platelets = 181", reveals = "platelets", result = "Two doses later the foot is cold. On argatroban the count recovers within four days.", to = "resume",
  },
  option "switch" {
    "Stop heparin in every form, send PF4 antibodies, begin argatroban",
    rating = "best", cite = { "isth", "bsh" }, teaches = "k_vitt",
    because = [[No heparin, flushes included, and a non-heparin drug without waiting for the antibody. Platelets every two to three days from day 4 to 14 of an infusion are there to find it.]],
    takes = "4 d", set = "drug = 'argatroban'; platelets = 204", reveals = "platelets", result = "The antibody is positive. Within four days the platelets are normal.", to = "resume",
  },
}

decision "infection" {
  [[Temperature {temp}, pulse {hr}. The registrar suggests: "A brain like this makes its own fever. Central, surely." The family asks why she is so hot.]],
  hint = "Central fever is what remains when the rest has been looked for.",

  option "search" {
    "Cultures, chest film, wound and lines, then antibiotics within the hour",
    rating = "best", cite = "practice", teaches = "k_reassess",
    because = [[Look for the focus, chest, lines, wound, sinuses and ears, take cultures, treat within the hour. Fever from the brain alone is a diagnosis of exclusion.]],
    takes = "3 d", set = "temp = 37; hr = 82; spo2 = 97", result = "A germ from the chest, sensitive. Three days later the curve is flat.", to = "resume",
  },
  option "central" {
    "Accept central fever, cool her, and look again on the morning round",
    rating = "harmful", cite = "practice", teaches = "k_reassess",
    because = [[A crackling chest after days on a ventilator is pneumonia until shown otherwise. Cooling hides the curve.]],
    takes = "4 d", set = "grade = grade + 1; temp = 37.3; hr = 88; spo2 = 96", result = "In the morning the pressure is 74 and she needs a pressor. It takes antibiotics and four days to be back where she was.", to = "resume",
  },
  option "puncture" {
    "Lumbar puncture first, as meningitis after surgery must not be missed",
    rating = "suboptimal", cite = "practice", teaches = "k_reassess",
    because = [[Worth a thought, and not first: it needs a pause of the anticoagulant and a scan, while the chest crackles under the stethoscope.]],
    takes = "4 d", set = "temp = 37.1; hr = 84; spo2 = 97", result = "By the time the drug has worn off the film has shown the pneumonia. Antibiotics; four days later the curve is flat.", to = "resume",
  },
}

decision "oral" {
  moment .. [[ {either(grade >= 4, 'Lena says his name, and cannot hold him yet; the pump keeps the milk going.', 'Lena sits by the window with the baby at her breast; the right hand holds, and shakes a little.')} The scan is stable. She is tired of needles. "Is there a tablet for this? And I go on nursing, if I can."]],
  hint = "Who is excluded from the trials of the modern tablets, and what reaches the milk?",
  set = "day_ten = true; gcs = either(grade >= 4, 13, variant == 'deep', 14, 15); nihss = either(grade >= 4, 15, min(nihss, grade * 2 + either(variant == 'deep', 4, 2))); headache = 'mild'; pupils = 'equal'; sbp = 122; hr = 78; spo2 = 98; temp = 36.9; platelets = either(antibody, 176, platelets); creatinine = either(variant == 'cancer', 94, creatinine); clearance = either(variant == 'cancer', 48, clearance)",
  reveals = { "platelets", "creatinine", "clearance" },

  option "aspirin" {
    "Aspirin 300 mg and then 100 mg a day, as after other strokes",
    rating = "harmful", cite = "eso2017", teaches = "k_oral",
    because = [[An antiplatelet drug is no substitute for an anticoagulant in venous clot; her treatment would have lasted days.]],
    takes = "30 min", set = "drug = 'aspirin'; clot_risk = 'high'", result = "One tablet with breakfast.", to = "duration",
  },
  option "doac" {
    "A direct anticoagulant by mouth, dabigatran or rivaroxaban, from today",
    rating = either("is(variant, 'ocp', 'vitt')", "best", "variant == 'aps'", "harmful", "variant == 'cancer' and drug == 'argatroban'", "best", "variant == 'base'", "suboptimal", "acceptable"),
    cite = either("variant == 'base'", { "canada2024", "respect" }, "variant == 'aps'", "traps", "variant == 'vitt'", "isth", { "respect", "actioncvt" }), teaches = "k_oral",
    because = either("no_heparin and variant == 'cancer'", "After the antibody heparin is out of the question, and in active cancer a direct drug is the other usual choice. On days of vomiting it is not taken up.", told {
      ocp  = [[Stable, not pregnant, not nursing, no antiphospholipid syndrome, good kidneys: the patient of the trials. No recurrence in either arm of RE-SPECT; in the large cohort major bleeding was rarer than on warfarin (hazard 0.35).]],
      vitt = [[Stable, platelets normal, and no heparin in it: a direct anticoagulant is one of the recommended ways on, with the antibody followed.]],
      deep = [[Defensible now that she is stable and swallows. The trials enrolled patients milder than she was; the guideline of 2017 that advised against it in the acute phase is older than they are.]],
      aps  = [[Triple-positive: 7 of 59 had a thromboembolism on rivaroxaban, none of 61 on warfarin, and the trial was stopped early.]],
      cancer = [[Cancer patients do well on it elsewhere, and it spares needles. On days of vomiting it is not taken up, and cancer was left out of the largest cohort.]],
      base = [[Good drugs for stable patients, but the Canadian guideline says not while breastfeeding. Warfarin is compatible with it (as commonly taught).]],
    }),
    takes = "30 min", set = "clot_risk = either(variant == 'aps', 'high', clot_risk); drug = 'doac'",
    result = told {
      base = [[The pharmacist rings: "Nursing?" The breast pump goes back to the ward, and she cries for an afternoon.]],
      ocp  = [[One tablet in the morning, one at night. She sets an alarm.]],
      vitt = [[One tablet in the morning, one at night. The haematologist nods.]],
      deep = [[Crushed for the first days, whole from the next week.]],
      aps  = [[One tablet in the morning. No blood tests: that was the attraction.]],
      cancer = [[A tablet a day, with food if there is food.]],
    },
    to = "duration",
  },
  option "warfarin" {
    "Warfarin, overlapping with the present drug until the INR has settled",
    rating = either("is(variant, 'base', 'deep', 'aps')", "best", "variant == 'ocp'", "acceptable", "suboptimal"),
    cite = either("variant == 'aps'", { "traps", "dosing" }, "variant == 'vitt'", "isth", "variant == 'ocp'", { "actioncvt", "dosing" }, { "dosing", "practice" }), teaches = { "k_oral", "s06_what_thinners_do" },
    because = told {
      base = [[Compatible with breastfeeding (as commonly taught). Overlap with heparin for at least five days and until the INR has been 2 or more for a day.]],
      deep = [[After coma, ventilation and a bleeding gut: measurable, reversible, tested. A direct drug is defensible once she has been stable for a while. Overlap for at least five days.]],
      aps  = [[The drug for triple-positive syndrome: no event in 61 on warfarin, 7 of 59 on rivaroxaban. Overlap for at least five days.]],
      ocp  = [[Works as well and needs blood tests; major bleeding was rarer with direct drugs in the large cohort. Either is right, one is simpler.]],
      vitt = [[Vitamin K antagonists are to be avoided while the antibody is active, and nobody knows yet that it is gone. A direct drug is the recommended way.]],
      cancer = [[With vomiting, chemotherapy and antibiotics the INR will be everywhere. Heparin injections or a direct drug are the usual choice while cancer is active.]],
    },
    takes = "6 d", set = "drug = 'warfarin'; bleed_risk = either(variant == 'cancer', 'raised', bleed_risk)", to = "inr_target",
  },
  option "lmwh" {
    "Enoxaparin, injected by herself or by a nurse, at the full dose as before",
    rating = either("no_heparin", "harmful", "variant == 'cancer'", "best", "is(variant, 'base', 'aps')", "acceptable", "suboptimal"),
    cite = either("no_heparin", "isth", "variant == 'cancer'", "practice", { "canada2024", "eso2017" }), teaches = "k_oral",
    because = either("no_heparin", "She carries, or may carry, an antibody that heparin feeds. No heparin in any form, for months.",
      "variant == 'cancer'", "While cancer is active: low-molecular-weight heparin or a direct drug. She vomits, chemotherapy is due, the clearance is above 30: what is injected arrives.",
      "is(variant, 'base', 'aps')", "Safe, and safe for the milk; two needles a day for months are a lot to ask when a tablet does the same.",
      "It works. Two needles a day for months, with a tablet on the shelf that does the same, is more than she needs to bear."),
    takes = "1 h", set = "clot_risk = either(no_heparin, 'high', clot_risk); drug = 'lmwh'", result = "The nurse shows how to fold the skin.", to = "duration",
  },
}

question "inr_target" {
  [[The anticoagulation card has an empty box: INR target. One number.]],
  hint = "In the middle of the usual range.",
  answer "right" {
    between = { 2, 3 }, rating = "best", cite = "dosing", teaches = "k_oral",
    because = "2.0 to 3.0, target 2.5, also in antiphospholipid syndrome with venous clot.", result = "{given} goes into the box.", to = "duration",
  },
  answer "low" {
    between = { 1, 2 }, rating = "suboptimal", cite = "dosing", teaches = "k_oral",
    because = "Below 2 the protection fades. The range is 2.0 to 3.0, target 2.5.", set = "clot_risk = worse(clot_risk)", result = "{given} goes into the box.", to = "duration",
  },
  answer "high" {
    between = { 3, 4.5 }, rating = "suboptimal", cite = "dosing", teaches = "k_oral",
    because = "More bleeding and no better protection. The range is 2.0 to 3.0, target 2.5.", set = "bleed_risk = 'raised'", result = "{given} goes into the box.", to = "duration",
  },
  answer "other" {
    otherwise, rating = "suboptimal", cite = "dosing", teaches = "k_oral",
    because = "The range is 2.0 to 3.0, target 2.5.", result = "The anticoagulation nurse crosses it out and writes 2.5.", to = "duration",
  },
}

decision "duration" {
  [[Before she leaves: "And for how long?" asks Jonas. Nobody else in the family has had a clot but an aunt, after a plaster cast. The trigger was the birth.]],
  hint = "Was the trigger passing, is it still there, or does it never go away?",

  option "six" {
    "Three to six months, a look at the trigger then, and a planned end",
    rating = either("is(variant, 'base', 'ocp', 'vitt')", "best", "variant == 'deep'", "acceptable", "variant == 'aps'", "harmful", "suboptimal"),
    cite = { "efns", "iscvt" }, teaches = "k_duration",
    because = told {
      base = [[Provoked and over: three to six months, past the sixth week after the birth in any case. Another sinus clot came in 2 % of the large cohort. The evidence for any length is thin.]],
      ocp  = [[Provoked by the pill, and the pill is gone: three to six months. Another sinus clot came in 2 % of the large cohort. The evidence for any length is thin.]],
      vitt = [[Provoked and passing: three to six months, with platelets and antibody followed. The evidence for any length is thin.]],
      deep = [[Reasonable if the colitis sleeps. It will have other flares, which is why many would go to six or twelve months.]],
      aps  = [[It never goes away: antiphospholipid syndrome with a second clot is a reason for indefinite treatment. Stopping is what went wrong last year.]],
      cancer = [[The trigger is still there. While cancer is active, treatment goes on.]],
    },
    takes = "20 min", set = "clot_risk = either(variant == 'aps', 'high', variant == 'cancer', worse(clot_risk), clot_risk)", to = either("variant == 'cancer' or grade >= 4", "months", "contraception"),
  },
  option "until_open" {
    "Until a scan shows that the sinus is open, however long that may take",
    rating = "suboptimal", cite = "recanal", teaches = { "k_duration", "s13_weeks_not_hours" },
    because = [[About 15 % never reopen. The trigger sets the length of treatment, not the picture.]],
    takes = "20 min", set = "bleed_risk = 'raised'", to = either("variant == 'cancer' or grade >= 4", "months", "contraception"),
  },
  option "four_weeks" {
    "Four weeks: the worst is over, and every further week is bleeding risk",
    rating = "harmful", cite = { "efns", "dosing" }, teaches = "k_duration",
    because = [[Shorter than any guideline's course. Most of the reopening comes in the first three months.]],
    takes = "20 min", set = "clot_risk = 'high'", to = either("variant == 'cancer' or grade >= 4", "months", "contraception"),
  },
  option "always" {
    "With no fixed end: for as long as the cause lasts, reviewed once a year",
    rating = either("is(variant, 'aps', 'cancer')", "best", "suboptimal"), cite = { "efns", "iscvt" }, teaches = "k_duration",
    because = told {
      aps  = [[Antiphospholipid syndrome and a second clot: indefinite, with a yearly look at bleeding and wishes.]],
      cancer = [[For as long as the cancer is active, with a yearly look, or sooner if she bleeds.]],
      deep = [[For most young people with a provoked clot a lifetime of bleeding risk is not justified. Six to twelve months and a review.]],
      base = [[The cause has passed. Provoked sinus clots rarely come back (2 %), so a lifetime of bleeding risk is not justified.]],
    },
    takes = "20 min", set = "bleed_risk = either(is(variant, 'aps', 'cancer'), bleed_risk, 'raised')", to = either("variant == 'cancer' or grade >= 4", "months", "contraception"),
  },
  option "twelve" {
    "Six to twelve months, as for a clot without any cause, and then a review",
    rating = either("variant == 'deep'", "best", "is(variant, 'aps', 'cancer')", "suboptimal", "acceptable"), cite = { "efns", "dosing" }, teaches = "k_duration",
    because = told {
      deep = [[A cause that sleeps and wakes lies between "passing" and "lasting": six to twelve months and a review is the usual answer, by judgement and not by trial.]],
      aps  = [[Too short: the antibody does not go away.]],
      cancer = [[A fixed end does not fit: treatment goes on while the cancer is active.]],
      base = [[On the long side for a provoked clot; some do it. Three to six months would do.]],
    },
    takes = "20 min", set = "clot_risk = either(is(variant, 'aps', 'cancer'), worse(clot_risk), clot_risk)", to = either("variant == 'cancer' or grade >= 4", "months", "contraception"),
  },
}

decision "contraception" {
  told {
    base   = [[First visit to the clinic. Lena laughs again; the baby does not sleep. "No second one yet, please. What can I take?"]],
    ocp    = [[First visit to the clinic. The pill is in the bin. "But I do need something," says Maya.]],
    vitt   = [[First visit to the clinic. "And the pill I had in the drawer?" asks Carys. "I have not dared."]],
    deep   = [[First visit to the clinic. Hana points at the list she has written: number four is contraception. The pill was stopped in intensive care.]],
    aps    = [[First visit to the clinic. Ines wants a child, not this year. Until then she wants something safe.]],
  },
  hint = "Which hormone is the trouble?",
  takes = "4 wk",

  option "low_pill" {
    "A combined pill of the lowest dose, a fraction of what pills used to hold",
    rating = "harmful", cite = "eso2017", teaches = "k_oestrogen",
    because = [[Oestrogen contraception should be avoided after a sinus clot, in any dose, with or without an anticoagulant.]],
    takes = "20 min", set = "clot_risk = 'high'", to = either("is(variant, 'base', 'aps')", "next_child", "months"),
  },
  option "device" {
    "A levonorgestrel intrauterine device, or copper if she prefers no hormone",
    rating = "best", cite = { "eso2017", "practice" }, teaches = "k_oestrogen",
    because = [[No oestrogen. An intrauterine device with progestogen or copper, or a progestogen-only method, is usually offered (custom); the choice is hers.]],
    takes = "20 min", to = either("is(variant, 'base', 'aps')", "next_child", "months"),
  },
  option "ring" {
    "A vaginal ring, in which there is little oestrogen and no daily tablet",
    rating = "harmful", cite = "eso2017", teaches = "k_oestrogen",
    because = [[Ring and patch are oestrogen contraception like the pill, and to be avoided like it.]],
    takes = "20 min", set = "clot_risk = 'high'", to = either("is(variant, 'base', 'aps')", "next_child", "months"),
  },
  option "later" {
    "Nothing for now; it can be settled at the visit in six months' time",
    rating = "suboptimal", cite = "canada2024", teaches = "k_oestrogen",
    because = [[Warfarin and direct drugs are not for pregnancy, so an unplanned one is the worst of plans. There are safe methods today.]],
    takes = "10 min", to = either("is(variant, 'base', 'aps')", "next_child", "months"),
  },
}

decision "next_child" {
  told {
    base = [["One day," says Jonas, "there was to be a second." Lena looks at you. "Or is that over?"]],
    aps  = [["And when I do want it," says Ines, "is that madness?" Marta has stopped leafing.]],
  },
  hint = "What does the guideline say about pregnancy after this disease, and what is given during it?",

  option "advise_against" {
    "Advise against it: a second clot in pregnancy would put mother and child at risk",
    rating = "suboptimal", cite = { "canada2024", "eso2017" }, teaches = "k_oestrogen",
    because = [[Guidelines agree that a past sinus clot is no bar to pregnancy. It needs a plan, not a ban.]],
    takes = "15 min", result = "She nods, too quickly.", to = "months",
  },
  option "aspirin" {
    "Yes, with aspirin from the first positive test to the week of the delivery",
    rating = "suboptimal", cite = { "canada2024", "eso2017" }, teaches = "k_oestrogen",
    because = [[Aspirin alone is no protection from venous clot. Low-molecular-weight heparin is.]],
    takes = "15 min", to = "months",
  },
  option "lmwh" {
    told {
      base = "Yes, with preventive enoxaparin through the pregnancy and six weeks after it",
      aps  = "Yes, on full-dose enoxaparin from the first positive test onwards",
    },
    rating = "best", cite = { "canada2024", "eso2017" }, teaches = "k_oestrogen",
    because = told {
      base = [[A past sinus clot is no bar to pregnancy; heparin in preventive dose during it and for six weeks afterwards, and a word with the anaesthetist before the birth.]],
      aps  = [[Warfarin and direct drugs are not for pregnancy; low-molecular-weight heparin is. On long-term treatment that means the full dose, planned with haematology and obstetrics beforehand.]],
    },
    takes = "20 min", result = "\"One day, then,\" and a look that you are not meant to see.", to = "months",
  },
  option "surveillance" {
    "Yes, without any drug but with scans of the head in each of the trimesters",
    rating = "suboptimal", cite = { "canada2024", "eso2017" }, teaches = "k_oestrogen",
    because = [[Scans find a clot; they do not prevent one. Low-molecular-weight heparin is suggested in a later pregnancy and for six weeks after.]],
    takes = "15 min", to = "months",
  },
}

chance "months" {
  takes = either("variant == 'cancer' or grade >= 4", "24 wk", "20 wk"),
  branch "quiet" { [[Months pass, with ever shorter lists of questions.]], p = "rest", to = "followup" },
  branch "recurrence" {
    [[In the fourth month the headache is back, and she is in the emergency department within the hour: a new clot in another sinus. Found early, treated at once.]],
    p = either("drug == 'doac' and variant == 'aps'", "recurs_doac_aps", "clot_risk == 'high'", "by_odds(recurs, 4)", "clot_risk == 'raised'", "by_odds(recurs, 2)", "recurs"),
    set = "grade = grade + 1; again = true", teaches = "s29_emergency_call", to = "followup",
  },
  branch "bleed" {
    [[In the third month she bleeds from the stomach: two units of blood, an endoscopy, four days in hospital, and a pause in the treatment.]],
    p = either("drug == 'warfarin' and bleed_risk == 'raised'", "by_odds(bleeds_warfarin, 2)", "drug == 'warfarin'", "bleeds_warfarin", "bleed_risk == 'raised'", "by_odds(bleeds_dabigatran, 2)", "bleeds_dabigatran"),
    set = "grade = max(grade, 1)", to = "followup",
  },
}

decision "followup" {
  [[Six months later. {either(grade >= 4, 'Jonas pushes the wheelchair; the boy rides on her knees.', 'Lena carries the boy in on her right arm, to show that she can.')} She has had no more fits. On some days she weeps for no reason, and the shopping list no longer stays in her head. The radiologist's letter ends: "incomplete recanalisation; please consider continuing treatment or reopening."]],
  hint = "Does the picture decide, or the trigger and the patient? And what do people carry home from this disease that no scan shows?",
  reveals = "venogram", set = "gcs = either(grade >= 4, 13, 15); nihss = either(grade >= 4, 15, min(nihss, grade * 2))",

  option "reopen" {
    "Offer a catheter procedure after all, to open what is still closed",
    rating = "suboptimal", cite = { "recanal", "toact" }, teaches = { "s18_no_great_benefit", "s16_minutes_not_outcome" },
    because = [[Patients with open veins do better, which is an association and no proof that opening helps. She is not getting worse: there is nothing to rescue.]],
    takes = "27 wk", result = "The neurointerventionist writes back in one line: \"What for?\"", to = finish,
  },
  option "plan" {
    "Keep to the plan; ask about mood and memory; back at once if it recurs",
    rating = "best", cite = { "recanal", "features" }, teaches = { "s29_emergency_call", "k_duration", "s01_anticoagulants_recover" },
    because = [[The trigger sets the length; mood, memory, headache and work are what patients live with. And a sentence for the refrigerator door: new headache, fit, weakness or failing sight: the emergency number, at once.]],
    takes = "27 wk", result = "{either(grade >= 4, 'It is written down for her, in block letters.', 'She writes it down herself, in block letters.')}", to = finish,
  },
  option "prolong" {
    told {
      base   = "Prolong the treatment by a year because of the closed part, then scan",
      aps    = "Add aspirin to the treatment because of the closed part, then scan",
      cancer = "Add aspirin to the treatment because of the closed part, then scan",
    },
    rating = "suboptimal", cite = "recanal", teaches = { "s13_weeks_not_hours", "k_duration" },
    because = [[Some 85 % reopen in part or whole, mostly by the third month. Lack of reopening does not by itself set the treatment.]],
    takes = "27 wk", result = "She writes two more appointments into her calendar.", to = finish,
  },
  option "discharge" {
    "Discharge her from the clinic, for the scan is as good as it will get",
    rating = "suboptimal", cite = "features", teaches = "s29_emergency_call",
    because = [[Headache, low mood and poor memory are common long after the limbs have recovered, and late seizures come in about one of ten. And she should hear what to do if the headache returns.]],
    takes = "27 wk", result = "She has a question left, and takes it home.", to = finish,
  },
}

----------------------------------------------------------------------------------------------------------------------
-- How it ends: the modified Rankin scale a year on, with its utility. Lost sight, which the scale does not see, has its own.

local function ending(texts)
  local sighted = texts.ocp
  texts.ocp = ""
  return told(texts) .. "{either(variant ~= 'ocp', '', vision == 'lost' and grade <= 1, 'A year later Maya counts fingers and is learning to use the white stick. The drawing board has gone to a friend; the rest of her is well.', vision == 'lost', 'A year later Maya cannot see to walk alone. Noor is her eyes and, on bad days, her hands.', '" .. sighted .. "')}" .. tags
end

outcome "mrs0" {
  ending {
    base   = "A year later the boy walks, and Lena runs after him. Nothing is left of it that shows.",
    ocp    = "A year later Maya has her diploma. The discs are flat; nothing is left of it that shows.",
    vitt   = "A year later Carys teaches her full week and does not think of it for days on end.",
    deep   = "A year later Hana is back at work and sleeps with the light off again. Nothing is left of it that shows.",
    aps    = "A year later Ines has the big saws running again, and the anticoagulation card in her overalls.",
    cancer = "A year later Ruth drives the bus once round the depot, for a bet. The cancer holds still.",
  },
  utility = "u0 - either(vision == 'lost', sight_cost, 0)", good = "vision ~= 'lost'", cite = { "uwmrs", "wang2020" },
}
outcome "mrs1" {
  ending {
    base   = "A year later Lena is back in her job, mornings only at first. By four her head aches, and she lies down with the boy.",
    ocp    = "A year later Maya draws as well as before, with breaks. A headache comes every other week and frightens her each time.",
    vitt   = "A year later Carys teaches again. When a word is late she waits for it, and the class has learnt to wait with her.",
    deep   = "A year later Hana does what she did before, slowly, and sets an alarm for things that used to remember themselves.",
    aps    = "A year later Ines builds what she built before. Long telephone calls she leaves to Marta.",
    cancer = "A year later Ruth goes to the sea alone. The leg tires before she does; the cancer holds still.",
  },
  utility = "u1 - either(vision == 'lost', sight_cost, 0)", good = "vision ~= 'lost'", cite = { "uwmrs", "wang2020" },
}
outcome "mrs2" {
  ending {
    base   = "A year later Lena runs her own household, and has not gone back to work. Buttons are done with the left hand.",
    ocp    = "A year later Maya lives alone and has left the drawing board for the library; long days are over.",
    vitt   = "A year later Carys manages her own days and marks papers at home. A class of thirty is too many voices.",
    deep   = "A year later Hana lives in her own flat, next door to her mother, and works two mornings a week.",
    aps    = "A year later Ines looks after herself and the books of the workshop. The saws have been sold.",
    cancer = "A year later Ruth keeps her own flat and her own hours, with a stick. She has given the bus licence back.",
  },
  utility = "u2 - either(vision == 'lost', sight_cost, 0)", good = "vision ~= 'lost'", cite = { "uwmrs", "wang2020" },
}
outcome "mrs3" {
  ending {
    base   = "A year later Lena walks to the nursery on her own; her husband does the money, the cooking and the stairs with bags.",
    ocp    = "A year later Maya walks alone and lives with her sister, who does the shopping and the forms.",
    vitt   = "A year later Carys walks alone. Tom makes the telephone calls; she nods or shakes her head.",
    deep   = "A year later Hana walks alone in the house. Her mother cooks, and counts out the tablets.",
    aps    = "A year later Ines walks alone. Forms, money and strangers she leaves to Marta.",
    cancer = "A year later Ruth walks with a frame. Beth does the cooking and the forms, and is scolded for both.",
  },
  utility = "u3 - either(vision == 'lost', sight_cost, 0)", cite = { "uwmrs", "wang2020" },
}
outcome "mrs4" {
  ending {
    base   = "A year later somebody gets Lena up in the morning and brings her to bed at night. The boy falls asleep on her arm.",
    ocp    = "A year later Maya lives with her parents again; somebody gets her up in the morning and brings her to bed at night.",
    vitt   = "A year later somebody gets Carys up in the morning. She follows every conversation, and takes part in none.",
    deep   = "A year later Hana sits by the window in the house of her mother. Somebody gets her up in the morning and brings her to bed at night.",
    aps    = "A year later somebody gets Ines up in the morning. The workshop smell is the one thing that makes her laugh.",
    cancer = "A year later Ruth needs two people to get up, and knows all their names. The chemotherapy has been stopped.",
  },
  utility = "u4 - either(vision == 'lost', sight_cost, 0)", cite = { "uwmrs", "wang2020" },
}
outcome "mrs5" {
  [[A year later {name} lies in a room with a view, and it is not clear what she sees of it. ]] .. told {
    base = "On Sundays the boy is put on the blanket.", ocp = "Noor comes on Sundays and reads to her.", vitt = "Tom comes after work, every day.",
    deep = "Her mother has moved to the same street.", aps = "Marta has put a piece of cherry wood in her hand.", cancer = "Beth comes after work, every day.",
  },
  utility = "u5", cite = { "uwmrs", "wang2020" },
}
outcome "dead" {
  told {
    base   = "Lena dies. Jonas goes home with the baby and the half-empty bag. In the debriefing somebody asks what the first sign was, and when it was seen.",
    ocp    = "Maya dies at 23. Noor asks for the sketchbook. In the debriefing somebody asks what the first sign was, and when it was seen.",
    vitt   = "Carys dies. The death is reported as an adverse event; Tom reads the form before he signs. In the debriefing somebody asks when the platelets were first known.",
    deep   = "Hana dies without having woken. Her mother asks what she should have noticed in those three weeks in bed.",
    aps    = "Ines dies. Marta leaves the folder with the letters on the chair. In the debriefing somebody asks who had stopped the warfarin.",
    cancer = "Ruth dies, of the clot and not of the cancer. Beth says that she had wanted to see the sea once more.",
  },
  utility = 0, cite = "uwmrs", teaches = "s30_can_kill",
}

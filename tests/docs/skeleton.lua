pathway "skeleton" { title = "What stands around a fragment", start = "START" }
source "guideline" { "A guideline.", year = 2024, grade = "guideline" }
learning_point "first_things" "First things first"
parameter "stroke_risk" { 0.1, low = 0.05, high = 0.2, cite = "guideline" }
patient "Ada, 67" { sbp = number { 92, label = "Systolic BP", unit = "mmHg", range = { 0, 300 }, clamp = true, chart = "vital" }, gcs = integer { 15, label = "GCS", range = { 3, 15 }, clamp = true, chart = "exam" }, airway = scale { "clear", "stridor", "lost", label = "Airway", chart = "exam" }, drug = one_of { "none", "heparin", "warfarin", label = "Drug" }, allergic = flag { false }, bleeding = flag { false }, treated = flag { false }, creatinine = number { 180, label = "Creatinine", unit = "umol/L", chart = "lab", hidden = true }, scan = finding { "A clot in the left sinus.", label = "Scan", chart = "imaging", hidden = true }, weight = number { 70, unit = "kg" } }
decision "ward" { "She lies in bed.", option "send" { "Send her home", to = "home" } }
step "theatre" { "The surgeon operates.", takes = "2 h", to = "ward" }
outcome "home" { "She goes home.", utility = 1, good = true }
outcome "died" { "She dies.", utility = 0 }

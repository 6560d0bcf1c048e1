-- The dose of enoxaparin for a clotted sinus: a procedure that pathways use.
--
-- For education, not for patient care. Nobody but the author has reviewed it clinically.
-- The facts come from the source named below. Licence: CC BY-SA 4.0.

procedure "enoxaparin" {
  title   = "The dose of enoxaparin for a clotted sinus",
  summary = "How much, by weight, twice a day: full treatment, neither prevention nor the dose for once a day",
  start   = "dose",
}

needs {
  weight = number { 70, label = "Weight", unit = "kg", chart = "exam" },
  level  = scale  { "low", "target", "high", value = "target", label = "Dose against weight" },
  delay  = number { 30, label = "Until a dose that nobody would give has been talked over", unit = "min" },
}

fields {
  late = flag { false, label = "The first dose came hours late" },
}

exit "first_dose" "The first dose is in."

variant "night" { "At night nobody is there to ask", values = { delay = 180 } }

source "dosing" { "Heparin, enoxaparin and warfarin doses in cerebral venous thrombosis: secondary summaries of guidelines.", grade = "review" }
learning_point "k_dose" "Full dose by weight, and by the kidney"

question "dose" {
  [[The scales say {weight} kg. The nurse holds the chart: "Enoxaparin every twelve hours. How many milligrams per dose?"]],
  hint = "One number per kilogram; prophylaxis is another story.", unit = "mg",
  answer "right" {
    "weight", within = "10 %", rating = "best", cite = "dosing", teaches = "k_dose",
    because = "1 mg/kg every twelve hours is full treatment, where kidneys and platelets allow it. Peak anti-Xa should lie at about 0.6-1.0 IU/mL (as commonly quoted).",
    takes = "10 min", set = "level = 'target'; late = false", result = "{given} mg, under the skin of the belly. \"Done,\" says the nurse.", to = "first_dose",
  },
  answer "low" {
    between = { "0.25*weight", "0.9*weight" }, rating = "suboptimal", cite = "dosing", teaches = "k_dose",
    because = "That is closer to prophylaxis. A clot in the brain gets the full 1 mg/kg every twelve hours; below it nobody can say that heparin has failed.",
    takes = "10 min", set = "level = 'low'; late = false", result = "{given} mg, under the skin of the belly. \"Done,\" says the nurse.", to = "first_dose",
  },
  answer "high" {
    between = { "1.1*weight", "2.2*weight" }, rating = "harmful", cite = "dosing", teaches = "k_dose",
    because = "1.5 mg/kg is the dose for once a day; twice a day it is 1 mg/kg. More buys bleeding.",
    takes = "10 min", set = "level = 'high'; late = false", result = "{given} mg, under the skin of the belly. \"Done,\" says the nurse.", to = "first_dose",
  },
  answer "other" {
    otherwise, rating = "harmful", cite = "dosing", teaches = "k_dose",
    because = "Full treatment is 1 mg/kg every twelve hours: for {weight} kg about {weight} mg.",
    takes = "delay", set = "level = 'target'; late = delay > 60",
    result = "\"{given}?\" {either(late, 'The nurse does not draw it up, and hours pass until the pharmacist rings', 'The pharmacist rings')}; she does not let it through. Together you write {weight} mg.", to = "first_dose",
  },
}

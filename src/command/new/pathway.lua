-- @file@: a pathway for casewalk. For education, not for patient care.
--
-- This file is a form: a word, a name in quotes, and between braces what belongs to it. In the braces
-- the text that people read stands first; what follows is written key = value. Commas separate it all.
-- Two dashes begin a note like this one, which no learner sees.
--
-- What is yours to fill in is marked with  <--  and works as it is until you do. Change a little, save, and look:
--
--     casewalk run @file@        walk it as a learner does
--     casewalk check @file@      what is wrong with it, if anything
--     casewalk test @file@       walks what you expect of it, in @walks@

pathway "@name@" {
  title    = "@title@",  -- <-- what learners see in the list
  audience = "@audience@",  -- <-- for whom it is
  summary  = "One sentence on what this case is about.",  -- <--
  authors  = { "Your name" },  -- <-- who wrote it
  version  = "0.1.0",
  start    = "arrival",  -- the place at which a walk begins: its name stands below, behind `decision`
}

-- Where your statements come from. "unverified" tells learners that nobody has looked it up; delete it once you have.
-- grade is one of: trial, cohort, guideline, review, opinion.
source "practice" { "Author. Title. Where it was published.", year = 2026, grade = "opinion", unverified = true }  -- <--

-- What is to be learned. Options below say which of these they teach.
learning_point "main_point" "What learners should remember of this case"  -- <--

-- The patient: name and age, then what can be measured or can change, a line each. Texts use it as {name}, {sbp}.
patient "Alex, 50" {  -- <--
  sbp = integer { 110, label = "Systolic BP", unit = "mmHg", range = { 0, 300 }, normal = { 100, 140 }, clamp = true, chart = "vital" },  -- <--
}

-- A place where the learner chooses. Copy an option to have one more; each needs a name of its own.
decision "arrival" {
  "@decision@",  -- <-- the situation, and what you ask
  hint = "A help for those who ask for one.",  -- <--

  option "treat" {
    "What an expert does here",  -- <-- what the learner reads
    rating  = "best",  -- best, acceptable, suboptimal or harmful
    because = "Why it is right.",  -- <-- shown after the choice
    teaches = "main_point", cite = "practice",
    takes   = "10 min",  -- clinical time that passes
    to      = "course",  -- the place that comes next
  },
  option "wait" {
    "What a beginner might do",  -- <--
    rating  = "harmful",
    because = "Why it does harm.",  -- <--
    cite    = "practice",
    takes   = "1 h",
    set     = "sbp = sbp - 30",  -- what changes in the patient
    result  = "An hour later the systolic pressure is {sbp} mmHg.",  -- <-- what happens then
    to      = "harmed",
  },
}

-- A place where chance decides. "illustrative" says that the number is your own estimate; a published one has cite = "…".
chance "course" {
  branch "recovers" { "By the next morning {name} is better.", p = 0.9, illustrative = true, set = "sbp = 120", to = "well" },  -- <--
  branch "worsens"  { "In the night the pressure falls.", p = rest, to = "harmed" },  -- <-- rest: whatever is left
}

-- How it can end. utility: 1 is full health, 0 is as bad as death.
outcome "well"   { "{name} goes home well.", utility = 1, good = true }  -- <--
outcome "harmed" { "{name} survives, after a week in intensive care.", utility = 0.4 }  -- <--

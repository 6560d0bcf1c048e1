---@meta casewalk
-- The words of casewalk's pathways, for editors that use the Lua language server.
-- Made by tests/docs/keys.sh --write from the tables that the program itself goes by.
-- No pathway reads this file. Licence: CC BY-SA 4.0.

---A condition, in quotes: `"sbp < 90 and not treated"`. There are `+ - * / // %`,
---`== ~= < <= > >=`, `and`, `or`, `not`, the fields of the patient, `clock` (minutes),
---`variant`, `minute`, `hour`, `day`, `week`, and:
---
--- - `min(a, b, …)`: the least number; of a scale, the least bad value
--- - `max(a, b, …)`: the greatest number; of a scale, the worst value
--- - `floor(x)`: x rounded down
--- - `ceil(x)`: x rounded up
--- - `round(x)`: x rounded, halves away from 0; `round(x, 1)` to one decimal, `round(x, -1)` to tens
--- - `abs(x)`: x without its sign
--- - `either(condition, a, condition, b, …, otherwise)`: the value behind the first condition that holds
--- - `is(field, 'a', 'b', …)`: whether it is one of these
--- - `worse(scale)`: one step worse, the worst staying; `worse(scale, 2)` two
--- - `better(scale)`: one step better
--- - `by_odds(p, ratio)`: a probability moved by an odds ratio
--- - `by_risk(p, ratio)`: a probability times a risk ratio, at most 1
--- - `known('field')`: whether a hidden field has been revealed
---@alias casewalk.condition string|boolean|fun(patient: casewalk.values): boolean

---A number, or an expression in quotes that gives one: `"0.9 * weight"`.
---@alias casewalk.amount number|string|fun(patient: casewalk.values): number

---A text in `"…"` or `[[…]]`; `{expression}` puts a value in, `{{` is a brace.
---@alias casewalk.text string|fun(patient: casewalk.values): string

---Clinical time: `"45 min"`, `"2 h 30 min"`, `"3 d"`, `"6 wk"`, `"6 mo"`, `"1 y"`, or minutes as an expression in quotes.
---@alias casewalk.duration string|fun(patient: casewalk.values): number

---Assignments in quotes, separated by `;`: `"sbp = sbp - 20; treated = true"`.
---@alias casewalk.assignments string|fun(patient: casewalk.values)

---`{ lowest, highest }`
---@alias casewalk.range (number|string)[]

---`{ lowest, highest }`, or the normal value, or a list of them.
---@alias casewalk.normal number[]|string|string[]|boolean

---How good a choice is.
---@alias casewalk.rating
---| "best"
---| "acceptable"
---| "suboptimal"
---| "harmful"

---How strong a source is.
---@alias casewalk.grade
---| "trial"
---| "cohort"
---| "guideline"
---| "review"
---| "opinion"

---A part of the chart.
---@alias casewalk.chart
---| "vital"
---| "exam"
---| "lab"
---| "imaging"

---Who chooses.
---@alias casewalk.policy
---| "expert"
---| "optimal"
---| "random"
---| "worst"
---| "novice"

---@class casewalk.pass
---@field score? number # the least score, 0.7 unless said
---@field harmful? integer # how many harmful choices are allowed, none unless said

---What a Lua function of yours is called with: the fields of the patient by name.
---@class casewalk.values
---@field clock number # minutes since the start
---@field variant string
---@field given number # what was typed, in answers
---@field [string] any

---A field of the patient.
---@class casewalk.field

---@class casewalk.pathway
---@field title string # what a learner sees in a list
---@field summary? string # one sentence on what it is about
---@field version? string # of the text, as "1.0.0"
---@field audience? string # for whom it is written
---@field authors? string|string[] # who wrote it
---@field reviewers? string|string[] # who reviewed it clinically; left out: nobody
---@field reviewed? string # when the evidence was last looked at
---@field review_by? string # when it must be looked at again
---@field goals? string|string[] # what a learner can do afterwards
---@field licence? string # the terms of use
---@field start string # the first node
---@field minutes? number # how long a walk takes a learner
---@field clock? casewalk.duration # the grain of the clock for timers and conditions
---@field pass? casewalk.pass # { score = 0.7, harmful = 0 }: least score, harmful choices allowed
---@field steps? number # the longest walk, in nodes; 1000 unless said

---@class casewalk.form.pathway

---What the pathway is: `pathway "name" { … }`
---@param name string
---@return fun(body: casewalk.pathway): casewalk.form.pathway
function pathway(name) end

---@class casewalk.source
---@field [integer] casewalk.text # the text that people read
---@field year? number # of publication
---@field grade? casewalk.grade # how strong the evidence is: trial, cohort, guideline, review or opinion
---@field url? string # where it can be read
---@field doi? string # its digital object identifier
---@field unverified? boolean # true: cited from knowledge, not looked up

---@class casewalk.form.source

---Where a statement comes from: `source "name" { … }`
---@param name string
---@return fun(body: casewalk.source|string): casewalk.form.source
function source(name) end

---@class casewalk.learning_point
---@field [integer] casewalk.text # the text that people read

---@class casewalk.form.learning_point

---What is to be learned: `learning_point "name" { … }`
---@param name string
---@return fun(body: casewalk.learning_point|string): casewalk.form.learning_point
function learning_point(name) end

---@class casewalk.parameter
---@field [integer] number
---@field low? number # the lowest plausible value
---@field high? number # the highest plausible value
---@field label? string # what people read
---@field cite? string|string[] # sources
---@field illustrative? boolean # true: an estimate for teaching, not from a source

---@class casewalk.form.parameter

---A number that the odds rest on: `parameter "name" { … }`
---@param name string
---@return fun(body: casewalk.parameter): casewalk.form.parameter
function parameter(name) end

---@class casewalk.distribution
---@field n? number # how many patients it rests on
---@field cite? string|string[] # sources
---@field illustrative? boolean # true: an estimate for teaching, not from a source
---@field [string] number

---@class casewalk.form.distribution

---Probabilities that belong together: `distribution "name" { … }`
---@param name string
---@return fun(body: casewalk.distribution): casewalk.form.distribution
function distribution(name) end

---@class casewalk.define
---@field [integer] casewalk.text # the text that people read

---@class casewalk.form.define

---A name for a condition or number: `define "name" { … }`
---@param name string
---@return fun(body: casewalk.define|string): casewalk.form.define
function define(name) end

---@class casewalk.patient
---@field [string] casewalk.field

---@class casewalk.form.patient

---Who it is about, and the fields that may change: `patient "Maria, 58" { … }`
---@param who string
---@return fun(body: casewalk.patient): casewalk.form.patient
function patient(who) end

---@class casewalk.variant
---@field [integer] casewalk.text # the text that people read
---@field values? table<string, string|number|boolean> # { field = value }: where this patient differs
---@field name? string # another name and age
---@field start? string # another first node
---@field texts? table<string, string> # { node = "text" }: other words for some nodes

---@class casewalk.form.variant

---Another patient for the same pathway: `variant "name" { … }`
---@param name string
---@return fun(body: casewalk.variant|string): casewalk.form.variant
function variant(name) end

---@class casewalk.use
---@field as? string # what its names begin with here; the file's name unless said
---@field needs? table<string, string|number|boolean> # { need = "expression" }: what it asks of the pathway
---@field exits? table<string, string> # { exit = node }: where its ways out lead
---@field texts? table<string, string> # { node = "text" }: other words for some of its nodes

---@class casewalk.form.use

---A procedure from a file beside the pathway: `use "name" { … }`
---@param name string
---@return fun(body: casewalk.use): casewalk.form.use
function use(name) end

---@class casewalk.procedure
---@field title string # what it is
---@field summary? string # one sentence on what it teaches
---@field start string # its first node: the way in

---@class casewalk.form.procedure

---What a procedure is: `procedure "name" { … }`
---@param name string
---@return fun(body: casewalk.procedure): casewalk.form.procedure
function procedure(name) end

---@class casewalk.needs
---@field [string] casewalk.field

---What a procedure asks of the pathway that uses it: `needs { … }`
---@param body casewalk.needs
function needs(body) end

---@class casewalk.fields
---@field [string] casewalk.field

---A procedure's own fields: `fields { … }`
---@param body casewalk.fields
function fields(body) end

---@class casewalk.exit
---@field [integer] casewalk.text # the text that people read

---@class casewalk.form.exit

---A way out of a procedure: `exit "name" { … }`
---@param name string
---@return fun(body: casewalk.exit|string): casewalk.form.exit
function exit(name) end

---@class casewalk.event
---@field [integer] casewalk.text # the text that people read
---@field when? casewalk.condition # the condition on which it happens
---@field at? casewalk.duration # the moment, counted from the start
---@field after? casewalk.duration # the delay, counted from when the condition came to hold
---@field p? casewalk.amount # the probability that it happens when it would
---@field illustrative? boolean # true: the probability is an estimate for teaching
---@field repeats? boolean # true: again each time its condition has become true anew
---@field because? casewalk.text # the reason, for the debrief
---@field set? casewalk.assignments # what changes in the patient
---@field to? string # the node it leads to; none: the walk goes on
---@field teaches? string|string[] # learning points that are met here
---@field cite? string|string[] # sources

---@class casewalk.form.event

---A rule that interrupts the walk: `event "name" { … }`
---@param name string
---@return fun(body: casewalk.event|string): casewalk.form.event
function event(name) end

---@class casewalk.decision
---@field [integer] casewalk.text|casewalk.form.option # the text that people read
---@field set? casewalk.assignments # what changes in the patient: "field = expression; …"
---@field reveals? string|string[] # hidden fields that come onto the chart
---@field takes? casewalk.duration # clinical time that passes: "45 min"
---@field teaches? string|string[] # learning points that are met here
---@field cite? string|string[] # sources
---@field hint? casewalk.text # help that a learner may ask for
---@field shuffle? boolean # true: the order is drawn from the seed

---@class casewalk.form.decision

---A place where the learner chooses one: `decision "name" { … }`
---@param name string
---@return fun(body: casewalk.decision|string): casewalk.form.decision
function decision(name) end

---@class casewalk.orders
---@field [integer] casewalk.text|casewalk.form.item # the text that people read
---@field set? casewalk.assignments # what changes in the patient: "field = expression; …"
---@field reveals? string|string[] # hidden fields that come onto the chart
---@field takes? casewalk.duration # clinical time that passes: "45 min"
---@field teaches? string|string[] # learning points that are met here
---@field cite? string|string[] # sources
---@field hint? casewalk.text # help that a learner may ask for
---@field in_turn? boolean # true: done one after the other
---@field to string # the node that follows

---@class casewalk.form.orders

---A place where the learner ticks several: `orders "name" { … }`
---@param name string
---@return fun(body: casewalk.orders): casewalk.form.orders
function orders(name) end

---@class casewalk.question
---@field [integer] casewalk.text|casewalk.form.answer # the text that people read
---@field set? casewalk.assignments # what changes in the patient: "field = expression; …"
---@field reveals? string|string[] # hidden fields that come onto the chart
---@field takes? casewalk.duration # clinical time that passes: "45 min"
---@field teaches? string|string[] # learning points that are met here
---@field cite? string|string[] # sources
---@field hint? casewalk.text # help that a learner may ask for
---@field unit? string # of the number that is asked for

---@class casewalk.form.question

---A place where the learner types an answer: `question "name" { … }`
---@param name string
---@return fun(body: casewalk.question|string): casewalk.form.question
function question(name) end

---@class casewalk.chance
---@field [integer] casewalk.text|casewalk.form.branch # the text that people read
---@field set? casewalk.assignments # what changes in the patient: "field = expression; …"
---@field reveals? string|string[] # hidden fields that come onto the chart
---@field takes? casewalk.duration # clinical time that passes: "45 min"
---@field teaches? string|string[] # learning points that are met here
---@field cite? string|string[] # sources
---@field spread? string # the distribution from which the branches take their probabilities
---@field worse_by? casewalk.amount # a common odds ratio towards the later branches

---@class casewalk.form.chance

---A place where chance decides: `chance "name" { … }`
---@param name string
---@return fun(body: casewalk.chance): casewalk.form.chance
function chance(name) end

---@class casewalk.step
---@field [integer] casewalk.text # the text that people read
---@field set? casewalk.assignments # what changes in the patient: "field = expression; …"
---@field reveals? string|string[] # hidden fields that come onto the chart
---@field takes? casewalk.duration # clinical time that passes: "45 min"
---@field teaches? string|string[] # learning points that are met here
---@field cite? string|string[] # sources
---@field to string # the node that follows

---@class casewalk.form.step

---A place that only tells: `step "name" { … }`
---@param name string
---@return fun(body: casewalk.step): casewalk.form.step
function step(name) end

---@class casewalk.outcome
---@field [integer] casewalk.text # the text that people read
---@field set? casewalk.assignments # what changes in the patient: "field = expression; …"
---@field reveals? string|string[] # hidden fields that come onto the chart
---@field takes? casewalk.duration # clinical time that passes: "45 min"
---@field teaches? string|string[] # learning points that are met here
---@field cite? string|string[] # sources
---@field utility casewalk.amount # from -1 to 1; 1 full health, 0 as bad as death
---@field good? boolean|casewalk.condition # true, or the condition on which it is a good end
---@field because? casewalk.text # the reason, for the debrief

---@class casewalk.form.outcome

---A way to end: `outcome "name" { … }`
---@param name string
---@return fun(body: casewalk.outcome): casewalk.form.outcome
function outcome(name) end

---@class casewalk.option
---@field [integer] casewalk.text|casewalk.form.case # the text that people read
---@field set? casewalk.assignments # what changes in the patient: "field = expression; …"
---@field reveals? string|string[] # hidden fields that come onto the chart
---@field takes? casewalk.duration # clinical time that passes: "45 min"
---@field teaches? string|string[] # learning points that are met here
---@field cite? string|string[] # sources
---@field rating? casewalk.rating # the judgement (none: neutral): best, acceptable, suboptimal or harmful
---@field because? casewalk.text # the judgement and its reason
---@field result? casewalk.text # what happens, shown in every mode
---@field contested? boolean|casewalk.condition # experts differ: acceptable counts like best
---@field to? string # the node to go to; none: stay; resume: back to what was interrupted
---@field visit? string # a node to go to and come back from by resume
---@field when? casewalk.condition # the condition on which it is offered
---@field at_most? casewalk.amount # how often it can be taken
---@field once? boolean # true: can be taken once

---@class casewalk.form.option

---One thing to choose: `option "name" { … }`
---@param name string
---@return fun(body: casewalk.option|string): casewalk.form.option
function option(name) end

---@class casewalk.item
---@field [integer] casewalk.text|casewalk.form.case # the text that people read
---@field set? casewalk.assignments # what changes in the patient: "field = expression; …"
---@field reveals? string|string[] # hidden fields that come onto the chart
---@field takes? casewalk.duration # clinical time that passes: "45 min"
---@field teaches? string|string[] # learning points that are met here
---@field cite? string|string[] # sources
---@field rating? casewalk.rating # the judgement (none: neutral): best, acceptable, suboptimal or harmful
---@field because? casewalk.text # the judgement and its reason
---@field result? casewalk.text # what happens, shown in every mode
---@field contested? boolean|casewalk.condition # experts differ: acceptable counts like best
---@field missed? casewalk.rating # the rating of not ticking it: best, acceptable, suboptimal or harmful
---@field when? casewalk.condition # the condition on which it is offered
---@field at_most? casewalk.amount # how often it can be taken
---@field once? boolean # true: can be taken once

---@class casewalk.form.item

---One thing to tick: `item "name" { … }`
---@param name string
---@return fun(body: casewalk.item|string): casewalk.form.item
function item(name) end

---@class casewalk.answer
---@field [integer] number|string|casewalk.form.case
---@field set? casewalk.assignments # what changes in the patient: "field = expression; …"
---@field reveals? string|string[] # hidden fields that come onto the chart
---@field takes? casewalk.duration # clinical time that passes: "45 min"
---@field teaches? string|string[] # learning points that are met here
---@field cite? string|string[] # sources
---@field rating? casewalk.rating # the judgement (none: neutral): best, acceptable, suboptimal or harmful
---@field because? casewalk.text # the judgement and its reason
---@field result? casewalk.text # what happens, shown in every mode
---@field contested? boolean|casewalk.condition # experts differ: acceptable counts like best
---@field to? string # the node to go to; none: stay; resume: back to what was interrupted
---@field visit? string # a node to go to and come back from by resume
---@field within? casewalk.amount # the tolerance: "10 %" or a number
---@field between? casewalk.range # { low, high }, both counting

---@class casewalk.form.answer

---One thing that can be typed: `answer "name" { … }`
---@param name string
---@return fun(body: casewalk.answer): casewalk.form.answer
function answer(name) end

---@class casewalk.branch
---@field [integer] casewalk.text # the text that people read
---@field set? casewalk.assignments # what changes in the patient: "field = expression; …"
---@field reveals? string|string[] # hidden fields that come onto the chart
---@field takes? casewalk.duration # clinical time that passes: "45 min"
---@field teaches? string|string[] # learning points that are met here
---@field cite? string|string[] # sources
---@field p? casewalk.amount # its probability, or rest
---@field illustrative? boolean # true: the probability is an estimate for teaching
---@field because? casewalk.text # the reason, for the debrief
---@field result? casewalk.text # what happens, shown in every mode
---@field to string # the node that follows

---@class casewalk.form.branch

---One thing chance can do: `branch "name" { … }`
---@param name string
---@return fun(body: casewalk.branch): casewalk.form.branch
function branch(name) end

---@class casewalk.case
---@field set? casewalk.assignments # what changes in the patient: "field = expression; …"
---@field reveals? string|string[] # hidden fields that come onto the chart
---@field takes? casewalk.duration # clinical time that passes: "45 min"
---@field teaches? string|string[] # learning points that are met here
---@field cite? string|string[] # sources
---@field rating? casewalk.rating # the judgement (none: neutral): best, acceptable, suboptimal or harmful
---@field because? casewalk.text # the judgement and its reason
---@field result? casewalk.text # what happens, shown in every mode
---@field contested? boolean|casewalk.condition # experts differ: acceptable counts like best
---@field to? string # the node to go to; none: stay; resume: back to what was interrupted
---@field visit? string # a node to go to and come back from by resume
---@field missed? casewalk.rating # the rating of not ticking it: best, acceptable, suboptimal or harmful

---@class casewalk.form.case

---What an option is when a condition holds: `case "sbp < 90" { … }`
---@param condition casewalk.condition
---@return fun(body: casewalk.case): casewalk.form.case
function case(condition) end

---@class casewalk.number
---@field [integer] number
---@field label? string # what people read
---@field chart? casewalk.chart # where it stands on the chart: vital, exam, lab or imaging
---@field hidden? boolean # true: not on the chart until it is revealed
---@field unit? string # shown behind the number
---@field range? casewalk.range # { lowest, highest } possible
---@field normal? casewalk.normal # { lowest, highest } normal
---@field clamp? boolean # true: held within its range
---@field digits? number # decimals shown

---A field that is a number: `field = number { … }`
---@param body casewalk.number
---@return casewalk.field
function number(body) end

---@class casewalk.integer
---@field [integer] integer
---@field label? string # what people read
---@field chart? casewalk.chart # where it stands on the chart: vital, exam, lab or imaging
---@field hidden? boolean # true: not on the chart until it is revealed
---@field unit? string # shown behind the number
---@field range? casewalk.range # { lowest, highest } possible
---@field normal? casewalk.normal # { lowest, highest } normal
---@field clamp? boolean # true: held within its range
---@field digits? number # decimals shown

---A field that is a whole number: `field = integer { … }`
---@param body casewalk.integer
---@return casewalk.field
function integer(body) end

---@class casewalk.scale
---@field [integer] string
---@field label? string # what people read
---@field chart? casewalk.chart # where it stands on the chart: vital, exam, lab or imaging
---@field hidden? boolean # true: not on the chart until it is revealed
---@field value? string # the value at the start; the first unless said
---@field say? table<string, string> # { value = "what people read" }
---@field normal? casewalk.normal # the normal value or a list of them

---A field with values in order of badness: `field = scale { … }`
---@param body casewalk.scale
---@return casewalk.field
function scale(body) end

---@class casewalk.one_of
---@field [integer] string
---@field label? string # what people read
---@field chart? casewalk.chart # where it stands on the chart: vital, exam, lab or imaging
---@field hidden? boolean # true: not on the chart until it is revealed
---@field value? string # the value at the start; the first unless said
---@field say? table<string, string> # { value = "what people read" }
---@field normal? casewalk.normal # the normal value or a list of them

---A field with values in no order: `field = one_of { … }`
---@param body casewalk.one_of
---@return casewalk.field
function one_of(body) end

---@class casewalk.flag
---@field [integer] boolean
---@field label? string # what people read
---@field chart? casewalk.chart # where it stands on the chart: vital, exam, lab or imaging
---@field hidden? boolean # true: not on the chart until it is revealed
---@field say? table<string, string> # { yes = "…", no = "…" }
---@field normal? casewalk.normal # the normal value: true or false

---A field that is true or false: `field = flag { … }`
---@param body casewalk.flag
---@return casewalk.field
function flag(body) end

---@class casewalk.finding
---@field [integer] casewalk.text # the text that people read
---@field label? string # what people read
---@field chart? casewalk.chart # where it stands on the chart: vital, exam, lab or imaging
---@field hidden? boolean # true: not on the chart until it is revealed

---A report that is read when it is revealed: `field = finding { … }`
---@param body casewalk.finding
---@return casewalk.field
function finding(body) end

---The first value whose condition holds: `either("condition", value, …, otherwise)`
---@param condition casewalk.condition
---@param value any
---@param ... any
---@return any
function either(condition, value, ...) end

---Whether a hidden field has been revealed; for functions of yours.
---@param field string
---@return boolean
function known(field) end

---The probability that the other branches leave.
rest = "rest"

---Back to what was interrupted.
resume = "resume"

---The answer that takes whatever no other took.
otherwise = "otherwise"

---@class casewalk.walk
---@field choose? table<string, any> # what is chosen: an option; of orders an item or a list of items; of a question the name of an answer, or what is typed
---@field others? casewalk.policy # who chooses where `choose` says nothing: `expert` (the default), `random`, `worst`, `novice`
---@field luck? table<string, any> # what chance does; all else is drawn by the seed
---@field variant? string # which patient; without it `base`
---@field from? string # where the walk begins; without it at the start
---@field set? string # what is otherwise there than at the start, as with `--set`: "sbp = 82; clock = 90"
---@field seed? integer # of all luck that is not given; without it 1
---@field meets? string|string[] # nodes, events (`shock` or `event:shock`) and choices (`node:option`) that must be passed
---@field never? string|string[] # what must not be passed
---@field expect? string # what must hold of the patient at the end
---@field ends? string # where it must end

---An expected walk, in NAME.walks.lua.
---@param name string
---@return fun(body: casewalk.walk)
function walk(name) end

---@class casewalk.expect
---@field [integer] string
---@field policy? casewalk.policy # who chooses: `expert` (the default), `optimal`, `random`, `worst`, `novice`
---@field variant? string # which patient; without it each of them

---Expected odds, in NAME.walks.lua: `"good >= 0.85"`.
---@param name string
---@return fun(body: casewalk.expect)
function expect(name) end

#!/usr/bin/env bats
# Statements of xAPI, by our own checks: order, ids, what was on offer, what is told and what is not.

# shellcheck disable=SC2154,SC2016,SC2030,SC2031 # variables of the helpers; programs for another shell; tests are subshells
load ../helpers
load class

check=$CASEWALK_BUILD/tests/xapi/check_statements
walks=$CASEWALK_BUILD/tests/xapi/sample_walks

setup_file() {
    export CASEWALK_DB=$BATS_FILE_TMPDIR/class.db
    a_class
}

setup() {
    cd "$BATS_TEST_TMPDIR" || exit
    export CASEWALK_DB=$BATS_TEST_TMPDIR/casewalk.db
}

class() { cp "$BATS_FILE_TMPDIR/class.db" "$CASEWALK_DB"; }

# statements OPTION…: into s.json, one a line in s.lines.
statements() {
    expects 0 cw export --format xapi -o s.json "$@"
    sed -n 's/,$//; /^{/p' s.json >s.lines
}

passes() { expects 0 "$check" "$@" s.json; }

# is_caught MESSAGE SED OPTION…: after a change of s.json the check says so.
is_caught() {
    local message=$1 change=$2
    shift 2
    sed -E "$change" s.json >changed.json
    ! cmp -s s.json changed.json || fails "nothing was changed by $change"
    expects 1 "$check" "$@" changed.json
    has "$output" "$message"
}

# value SQL: of the statements.
value() { query s.lines "$1"; }

# verbs SESSION: of a walk, in order.
verbs() {
    value "SELECT replace(line ->> '\$.verb.id', 'http://adlnet.gov/expapi/verbs/', '') FROM lines
           WHERE line ->> '\$.context.registration' = '$(uuid "$1")'" | tr '\n' ' '
}
uuid() { cw sessions --json | grep "\"session\":$1," | sed 's/.*"uuid":"\([^"]*\)".*/\1/'; }

@test "walks become statements in order" {
    class
    statements
    passes
    answer="experienced answered "
    [ "$(verbs 1)" = "initialized $answer$answer${answer}experienced completed terminated " ]
    [ "$(verbs 2)" = "initialized $answer${answer}experienced completed failed terminated " ]
    [ "$(verbs 3)" = "initialized ${answer}suspended resumed $answer${answer}experienced completed failed terminated " ]
    [ "$(verbs 4)" = "initialized $answer${answer}experienced completed passed terminated " ]
    [ "$(verbs 5)" = "initialized ${answer}suspended " ]
}

@test "a decision is told with its options, what is best, and what was chosen" {
    class
    statements
    decision="SELECT line ->> '\$.object.definition' FROM lines WHERE line ->> '\$.object.id' LIKE"
    [ "$(value "$decision '%/pathway/anaphylaxis/decision/door/%' LIMIT 1" | sed 's/"description":{"en":"Two[^"]*"},//')" = \
        '{"type":"http://adlnet.gov/expapi/activities/cmi.interaction","interactionType":"choice","name":{"en":"door"},"correctResponsesPattern":["adrenaline"],"choices":[{"id":"adrenaline","description":{"en":"Adrenaline 0.5 mg into the thigh, now"}},{"id":"antihistamine","description":{"en":"Chlorphenamine 10 mg and watch"}},{"id":"fluids","description":{"en":"500 mL of crystalloid first"}}]}' ]
    answer="SELECT line ->> '\$.result.response', line ->> '\$.result.success', line ->> '\$.result.score.scaled',
            line ->> '\$.result.extensions.\"https://casewalk.example/xapi/ext/rating\"' FROM lines
            WHERE line ->> '\$.verb.id' LIKE '%answered' AND line ->> '\$.context.registration' = "
    [ "$(value "$answer '$(uuid 1)'" | tr '\037' ' ')" = "antihistamine 0 0 harmful
adrenaline 1 1 best
tryptase 1 1 best" ]
    [ "$(value "$answer '$(uuid 3)'" | tail -1 | tr '\037' ' ')" = "tryptase[,]film 0 0.75 acceptable" ]
    # The hint came before the first answer, and the second was given after taking back.
    told="line ->> '\$.result.extensions.\"https://casewalk.example/xapi/ext/"
    [ "$(value "SELECT ${told}hints\"', ${told}again\"' FROM lines
                WHERE line ->> '\$.verb.id' LIKE '%answered' AND line ->> '\$.context.registration' = '$(uuid 1)'" |
        tr '\037' ' ')" = "1 0
0 1
0 0" ]
}

@test "typed answers are numbers with their ranges; words are told to who may read them" {
    cat >q.lua <<'LUA'
pathway "q" { title = "Questions", start = "a" }
question "a" { "How much?", unit = "mg",
  answer "right" { 0.5, within = "10 %", rating = "best", to = "b" },
  answer "other" { otherwise, rating = "harmful", to = "b" } }
question "b" { "Which drug?",
  answer "right" { "adenosine", "adenocor", rating = "best", to = "c" },
  answer "other" { otherwise, rating = "suboptimal", to = "c" } }
outcome "c" { "Done.", utility = 1 }
LUA
    expects 0 bash -c 'printf "%s\n" 0,5 "My Secret" | "$CASEWALK" run q.lua --seed 1'
    statements
    passes
    shown="SELECT line ->> '\$.object.definition.interactionType', line ->> '\$.object.definition.correctResponsesPattern',
           line ->> '\$.result.response', line ->> '\$.result.success' FROM lines WHERE line ->> '\$.verb.id' LIKE '%answered'"
    [ "$(value "$shown" | tr '\037' ' ')" = 'numeric ["0.45[:]0.55"] 0.5 1
fill-in ["{case_matters=false}adenosine","{case_matters=false}adenocor"]  0' ] || fails "$(value "$shown")"
    lacks "$(cat s.json)" Secret
    statements --names
    passes
    has "$(value "$shown")" "My Secret"
}

@test "statements stay what they are: from export to export, and when the walk goes on" {
    expects 5 walk -- hint antihistamine
    statements
    cp s.lines before
    statements
    cmp s.lines before
    expects 0 bash -c 'printf "%s\n" back adrenaline tryptase | "$CASEWALK" resume'
    statements
    passes
    head -n "$(wc -l <before)" s.lines | cmp - before
    [ "$(wc -l <s.lines)" -gt "$(wc -l <before)" ]
}

@test "a walk that was not left in order was left when last heard of; time away does not count" {
    "$walks" "$CASEWALK_DB" killed
    expects 0 cw export --format xapi -o s.json
    has "$errors" "told by their ids alone"
    sed -n 's/,$//; /^{/p' s.json >s.lines
    passes
    [ "$(value "SELECT replace(line ->> '\$.verb.id', 'http://adlnet.gov/expapi/verbs/', ''), line ->> '\$.timestamp', line ->> '\$.result.duration'
                FROM lines WHERE line ->> '\$.verb.id' NOT LIKE '%e_perienced'" | tr '\037' ' ')" = "initialized 2026-11-18T11:06:40.000Z 
answered 2026-11-18T11:06:50.000Z PT1S
suspended 2026-11-18T11:06:50.000Z PT10S
resumed 2026-11-18T12:06:50.000Z 
answered 2026-11-18T12:07:00.000Z PT1S
completed 2026-11-18T12:07:00.000Z PT20S
failed 2026-11-18T12:07:00.000Z PT20S
terminated 2026-11-18T12:07:00.000Z PT20S" ] || fails "$(value "SELECT line ->> '\$.verb.id', line ->> '\$.timestamp', line ->> '\$.result.duration' FROM lines")"
}

@test "nobody is named, unless that is asked for" {
    class
    statements
    lacks "$(cat s.json)" '"ann"'
    lacks "$(cat s.json)" 'why not'
    statements --learner ann # a filter, not a leave
    lacks "$(cat s.json)" '"ann"'
    statements --names
    passes
    has "$(cat s.json)" '"name":"ann","account":{"homePage":"https://casewalk.example","name":"p-'
}

@test "what cannot be true yet is left out, and that is said" {
    "$walks" "$CASEWALK_DB" future
    expects 0 cw export --format xapi
    [ "$output" = "[]" ]
    has "$errors" "1 walk is dated in the future"
    expects 0 cw export --format jsonl
    has "$output" '"pathway":"plain"'
}

@test "hostile names, ids and words stay text" {
    "$walks" "$CASEWALK_DB" hostile
    statements --names
    passes
    clean "$(cat s.json)"
}

@test "cmi5: finished walks in its order, with its categories" {
    class
    expects 0 cw export --profile cmi5 -o s.json
    has "$errors" "1 unfinished walk is left out"
    passes --cmi5
    expects 1 "$check" --cmi5 <(cw export --format xapi 2>/dev/null)
}

@test "cmi5: a launch is of one walk, and its values stand in every statement" {
    class
    expects 2 cw export "${launch[@]}" --format csv
    expects 2 cw export --registration 6ba7b810-9dad-41d1-80b4-00c04fd430c8
    expects 2 cw export "${launch[@]}" --registration 12
    expects 4 cw export "${launch[@]}" -o s.json
    has "$errors" "--session says which"
    [ ! -e s.json ]
    statements "${launch[@]}" --session 4 --mastery-score 0.8
    passes --cmi5
    [ "$(value "SELECT count(*) FROM lines WHERE line ->> '\$.context.registration' = '6ba7b810-9dad-41d1-80b4-00c04fd430c8'
                AND line ->> '\$.actor.account.name' = 'learner-9' AND line ->> '\$.actor.account.homePage' = 'https://lms.example'
                AND line ->> '\$.context.contextActivities.grouping[0].id' = 'https://school.example/au/7'")" = "$(wc -l <s.lines)" ]
    [ "$(value "SELECT line ->> '\$.object.id' FROM lines WHERE line ->> '\$.verb.id' LIKE '%passed'")" = https://lms.example/activity/7 ]
    # The least score of the launch is another than the pathway's: then that counts too.
    statements "${launch[@]}" --session "$(uuid 4)" --mastery-score 1
    passes --cmi5
    has "$(cat s.json)" verbs/passed
    statements "${launch[@]}" --session 2 --mastery-score 0
    passes --cmi5
    [ "$(value "SELECT coalesce(line ->> '\$.result.score', 'none') FROM lines WHERE line ->> '\$.verb.id' LIKE '%failed'")" = none ]
    statements "${launch[@]}" --session 4 --launch-mode Review
    passes --cmi5
    lacks "$(cat s.json)" verbs/completed
    lacks "$(cat s.json)" verbs/passed
}

@test "the checks can fail" {
    class
    statements
    passes
    first=$(value "SELECT line ->> '\$.id' FROM lines LIMIT 1")
    is_caught "is there twice" '3s/"id":"[^"]*"/"id":"'"$first"'"/'
    is_caught "is no UUID of a name" '2s/("id":"[^-]*-[^-]*-)5/\14/'
    is_caught "experienced before initialized" '2d'
    is_caught "completed after terminated" '1,/verbs.terminated/{/verbs.completed/{h;d};/verbs.terminated/G}'
    is_caught "completed a second time" '3s/verbs.experienced/verbs\/completed/'
    is_caught "judged twice" '1,/verbs.failed/{/verbs.failed/{p;s/failed/passed/g}}'
    is_caught "while the walk was left" '/verbs.resumed/d'
    is_caught "is no declared choice" '4s/"response":"[a-z]*"/"response":"surgery"/'
    is_caught "is no declared choice" '4s/"correctResponsesPattern":\["[a-z]*"/"correctResponsesPattern":["surgery"/'
    is_caught "is declared twice" '4s/"id":"fluids"/"id":"adrenaline"/'
    is_caught "is right and called wrong" 's/"success":true/"success":false/'
    is_caught "described in another way" '4s/Chlorphenamine/Chlorpheniramine/'
    is_caught "lies in the future" '4s/"timestamp":"2/"timestamp":"3/'
    is_caught "earlier than the one before" '4s/"timestamp":"2/"timestamp":"1/'
    is_caught 'timestamp "' '3s/Z"/+00:00"/'
    is_caught "is no array" '2s/"category":\[([^]]*)\]/"category":\1/'
    is_caught "null or empty" '4s/"name":\{"en":"door"\}/"name":{}/'
    is_caught "not in its range" 's/"scaled":1[,}]/"scaled":1.01}/'
    is_caught 'duration "' 's/"duration":"PT/"duration":"P1WT/'
    is_caught 'duration "' 's/"duration":"PT[0-9.]*S/"duration":"PT1.234S/'
    is_caught "has no account" '2s/"account"/"acount"/'
    is_caught "no registration" '2s/"registration"/"registered"/'
    is_caught "the verb" '2s/http:..adlnet/https:\/\/adlnet/'
    expects 0 cw export --profile cmi5 -o s.json
    is_caught "and the category cmi5" '2s/categories.cmi5/categories\/other/' --cmi5
    is_caught "and the category moveon" 's/categories.moveon/categories\/other/' --cmi5
    is_caught "has no result/duration" '/verbs.terminated/s/"duration"/"took"/' --cmi5
    is_caught "has result/score" '/verbs.completed/s/"completion":true/"completion":true,"score":{"scaled":1}/' --cmi5
    is_caught "has result/success" '/verbs.initialized/s/"context"/"result":{"success":true},"context"/' --cmi5
    is_caught "no session of the launch" '2s/sessionid/session/' --cmi5
}

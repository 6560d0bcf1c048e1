#!/usr/bin/env bats
# What the expected walks take of a pathway.

# shellcheck disable=SC2154,SC2001 # variables of the helpers; of many lines each
load ../helpers

setup() {
    cd "$BATS_TEST_TMPDIR" || exit
    cat >case.lua <<'LUA'
pathway "case" { title = "Case", start = "door" }
source "book" { "A book. 2020.", grade = "opinion" }
patient "Ann, 50" { sick = flag { false }, dose = number { 1 } }
event "bell" { "A bell rings.", when = "sick" }
event "fire" { "Fire.", when = "dose > 5", to = "lost" }
decision "door" {
  "What now?",
  option "look" { "Look", rating = "best", because = "So.", cite = "book", to = "tests",
    case "sick" { rating = "suboptimal" } },
  option "wait" { "Wait", rating = "harmful", because = "No.", cite = "book", set = "sick = true" },
  option "never" { "Never", when = "dose > 3", to = "lost" },
}
orders "tests" { "Which?", to = "luck", item "blood" { "Blood" }, item "film" { "Film" } }
chance "luck" {
  branch "well" { "Well.", p = 0.5, illustrative = true, to = "home" },
  branch "ill"  { "Ill.", p = rest, to = "dose" },
}
question "dose" { "How much?", answer "right" { 5, to = "home" }, answer "other" { otherwise, to = "lost" } }
decision "nowhere" { "Nobody comes.", option "on" { "On", to = "home" } }
outcome "home" { "Home.", utility = 1 }
outcome "lost" { "Lost.", utility = 0 }
LUA
    cat >case.walks.lua <<'LUA'
walk "home" { choose = { door = "look", tests = "blood" }, luck = { luck = "well" }, ends = "home" }
walk "late" { choose = { door = { "wait", "look" }, tests = {} }, luck = { luck = "ill" }, ends = "home" }
expect "most get home" { policy = "expert", "p('home') > 0.9" }
LUA
}

@test "a list of what no walk takes, and the totals" {
    expects 0 cw test ./case.lua --coverage
    diff <(sed 's,^.*case.lua:[0-9]*: ,,' <<<"$output") - <<'END' || fails "another list"
option "never" in "door": no walk takes it, and none can
item "film" in "tests": no walk takes it
answer "other" in "dose": no walk takes it
node "nowhere": no walk comes to it, and none can
node "lost": no walk comes to it
event "fire": no walk meets it, and none can
case: walks take 5 of 7 nodes, 2 of 4 options, 1 of 2 items, 1 of 2 answers, 2 of 2 branches, 1 of 1 case, 1 of 2 events
4 of what they leave out can be taken by nobody; casewalk check says why
3 as expected, 0 not
END
    has "$output" "case.lua:$(grep -n 'item "film"' case.lua | cut -d: -f1): item \"film\""
    has "$output" "case.lua:$(grep -n 'event "fire"' case.lua | cut -d: -f1): event \"fire\""
    expects 0 cw test ./case.lua
    [ "$output" = "3 as expected, 0 not" ]
}

@test "JSON: a row for all there is, with how many walks take it" {
    expects 0 cw test ./case.lua --coverage --json
    echo "$output" | tr -d '\n' >rows.json
    found=$(query rows.json "SELECT count(*) || ' ' || sum(value->>'walks' = 0) || ' ' || sum(value->>'reachable' = 0) FROM lines, json_each(line)")
    [ "$found" = "20 7 4" ] || fails "$found: $output"
    has "$output" '{"kind":"option","node":"door","id":"look","file":"'
    has "$output" '"walks":2,"reachable":true,"pathway":"case"}'
    has "$output" '"kind":"case","node":"door","id":"look","case":1,'
    expects 0 cw test ./case.lua --json
    [ "$(grep -o '{"file"' <<<"$output" | wc -l)" = 3 ]
    lacks "$output" '"walks"'
}

@test "walks that fail are told, and count for what they took; coverage alone fails nothing" {
    sed -i '1s/ends = "home"/ends = "lost"/' case.walks.lua
    expects 1 cw test ./case.lua --coverage
    has "$output" "it ends in \"home\", not in \"lost\""
    has "$output" "5 of 7 nodes"
    expects 1 cw test ./case.lua --coverage --json
    has "$errors" "it ends in \"home\""
    [ "${output:0:1}" = "[" ]
    echo '-- nothing yet' >case.walks.lua
    expects 0 cw test ./case.lua --coverage
    has "$output" "walks take 0 of 7 nodes"
}

@test "what cannot be taken is not known where not all situations were looked at" {
    sed -i '/^expect/d' case.walks.lua
    expects 0 cw test ./case.lua --coverage --limit 1
    has "$output" "is not known: not all situations were looked at"
    lacks "$output" "and none can"
    expects 0 cw test ./case.lua --coverage --limit 1 --json
    has "$output" '"reachable":null'
}

@test "the shipped walks meet every event and come to every node that can be come to" {
    for name in angioplasty ccsvi dvst kyphoplasty vasospasm; do
        expects 0 cw test $name --coverage
        missed=$(grep -E ': (node|event) ' <<<"$output" | grep -v 'none can' || true)
        [ -z "$missed" ] || fails "$missed"
    done
}

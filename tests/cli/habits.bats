#!/usr/bin/env bats
# Policies by shares: in a file, and as recorded learners chose.

# shellcheck disable=SC2154 # variables of the helpers
load ../helpers

setup() {
    cd "$BATS_TEST_TMPDIR" || exit
    export CASEWALK_DB=$BATS_TEST_TMPDIR/record.db
    cat >ward.lua <<'LUA'
pathway "ward" { title = "Ward", authors = { "A. Teacher" }, start = "work" }
patient "Ada, 40" { hurt = flag { false }, late = flag { false } }
orders "work" {
  "What?", to = "wait",
  item "harm"   { "Harm", rating = "harmful", because = "Said.", set = "hurt = true" },
  item "idle"   { "Idle", rating = "best", missed = "suboptimal", because = "Said." },
  item "slow"   { "Slow", rating = "acceptable", because = "Said.", takes = "2 h" },
  item "slower" { "Slower", rating = "acceptable", because = "Said.", takes = "3 h" },
}
event "hurry" { "Time is up.", at = "150 min", set = "late = true", to = resume }
decision "wait" {
  "And now?",
  option "stay" { "Stay", rating = "best", because = "Said.", to = "luck" },
  option "go"   { "Go", rating = "suboptimal", because = "Said.", set = "hurt = true", to = "luck" },
  option "sit"  { "Sit", when = "late", rating = "best", because = "Said.", to = "fine" },
}
chance "luck" {
  branch "x" { p = "either(hurt, 0.5, 0.1) + either(late, 0.2, 0)", illustrative = true, to = "bad" },
  branch "y" { p = rest, to = "fine" },
}
outcome "bad"  { "Bad.", utility = 0 }
outcome "fine" { "Fine.", utility = 1 }
LUA
}

# utility EXPECTED: of the odds under policy.lua
utility() {
    expects 0 cw odds ward.lua --policy policy.lua --json
    found=$(sed 's/.*"expected_utility":\([^,]*\).*/\1/' <<<"$output")
    awk -v a="$found" -v b="$1" 'BEGIN { exit !(a - b < 1e-12 && b - a < 1e-12) }' || fails "$found, not $1"
}
policy() { echo "return { $1 }" >policy.lua; }

@test "orders in a policy file are just what it ticks, whatever an expert would tick besides" {
    policy 'work = { "harm" }, wait = "stay"'
    utility 0.5
    policy 'work = { "harm", "idle" }, wait = "stay"'
    utility 0.5
    policy 'work = { "slow" }, wait = "stay"'
    utility 0.9
    policy 'work = { "slow", "slower" }, wait = "stay"'
    utility 0.7
    policy 'work = { "slower", "harm" }, wait = "stay"'
    utility 0.3
    policy 'work = {}, wait = "stay"'
    utility 0.9
}

@test "shares are counted among what is on offer" {
    policy 'work = { "idle" }, wait = { stay = 1, go = 3, sit = 100 }'
    utility 0.6 # 0.25 * 0.9 + 0.75 * 0.5
    policy 'work = { "slower" }, wait = { stay = 1, go = 1, sit = 2 }'
    utility 0.75 # 0.25 * 0.7 + 0.25 * 0.3 + 0.5
    policy 'work = { ["harm,slow"] = 0.25, slower = 0.25, [""] = 0.5 }, wait = "stay"'
    utility 0.75 # 0.25 * 0.5 + 0.25 * 0.7 + 0.5 * 0.9
}

@test "the same shares when walks are drawn, on the graph and without one" {
    policy 'work = { ["harm,slow"] = 0.25, slower = 0.25, [""] = 0.5 }, wait = { stay = 1, go = 1, sit = 2 }'
    exact=$(cw odds ward.lua --policy policy.lua --json | sed 's/.*"expected_utility":\([^,]*\).*/\1/')
    for limit in 1 100000; do
        expects 0 cw simulate ward.lua --policy policy.lua -n 40000 --limit $limit --json
        found=$(sed 's/.*"expected_utility":\([^,]*\).*/\1/' <<<"$output")
        awk -v a="$found" -v b="$exact" 'BEGIN { d = a - b; exit !(d < 0.01 && d > -0.01) }' || fails "$found, not $exact"
    done
}

@test "what a policy file says wrongly is told" {
    for wrong in 'wait = {}' 'wait = { stay = -1 }' 'wait = { stya = 1 }' 'wait = { stay = 0 }' 'wait = { "stay" }' 'work = { harms = 1 }' \
        'work = { "harms" }' 'wait = 3' 'work = { harm = "x" }' 'wait = ""'; do
        policy "$wrong"
        expects 3 cw odds ward.lua --policy policy.lua
        has "$errors" "it names no option"
    done
}

@test "the policy record does as people did, generated walks left out" {
    export CASEWALK_LEARNER=ada
    for answers in "harm stay" "none stay" "none go" "none go"; do
        tr ' ' '\n' <<<"$answers" | cw run ward.lua --seed 1 >/dev/null
    done
    cw run ward.lua --auto worst --record >/dev/null
    expects 0 cw odds ward.lua --policy record --json
    found=$(sed 's/.*"expected_utility":\([^,]*\).*/\1/' <<<"$output")
    # a quarter is hurt by the orders: 0.25 * 0.5 + 0.75 * (0.5 * 0.9 + 0.5 * 0.5)
    awk -v a="$found" 'BEGIN { d = a - 0.65; exit !(d < 1e-12 && d > -1e-12) }' || fails "$found"
    # Answers that this version no longer has are left out.
    sed 's/option "go"/option "leave"/' ward.lua >new.lua
    expects 0 cw odds new.lua --policy record --json
    has "$output" '"policy":"record"'
    expects 0 cw odds ward.lua --policy record --show-policy
    has "$output" "stay"
    cp record.db second.db
    expects 0 cw odds ward.lua --policy record --db record.db --db second.db
    expects 2 cw odds dvst --policy record
    has "$errors" "nobody has walked dvst"
    expects 2 cw odds ward.lua --policy record --db none.db
    expects 2 cw odds ward.lua --policy recrod
    has "$errors" "record"
}

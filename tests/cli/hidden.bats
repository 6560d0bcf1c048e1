#!/usr/bin/env bats
# What a learner cannot see: the best policy does without it, a test that tells is worth what it is worth, and check warns
# where situations look alike.

# shellcheck disable=SC2154 # variables of the helpers
load ../helpers

setup() {
    cd "$BATS_TEST_TMPDIR" || exit
}

# model FILE SENSITIVITY FALSE_POSITIVE COST TIMES: treat or leave, with a test that can be done so often.
model() {
    cat >"$1" <<LUA
pathway "treat" { title = "Test or treat", authors = { "A. Teacher" }, start = "truth" }
patient "Ada, 40" {
  sick = flag { false, hidden = true }, cost = number { 0 }, done = integer { 0 },
  first = one_of { "none", "positive", "negative" }, second = one_of { "none", "positive", "negative" },
}
chance "truth" {
  branch "sick" { p = 0.3, illustrative = true, set = "sick = true", to = "door" },
  branch "well" { p = rest, to = "door" },
}
decision "door" {
  "What now?",
  option "test"  { "Test", when = "done < $5", set = "cost = cost + $4; done = done + 1", to = "tested" },
  option "treat" { "Treat", to = "treated" },
  option "leave" { "Leave", to = "left" },
}
chance "tested" {
  branch "positive" {
    "Positive.", p = "either(sick, $2, $3)", illustrative = true,
    set = "second = either(done == 2, 'positive', second); first = either(done == 1, 'positive', first)", to = "door",
  },
  branch "negative" {
    "Negative.", p = rest,
    set = "second = either(done == 2, 'negative', second); first = either(done == 1, 'negative', first)", to = "door",
  },
}
outcome "treated" { "Treated.", utility = "either(sick, 0.9, 0.7) - cost" }
outcome "left"    { "Left.", utility = "either(sick, 0, 1) - cost" }
LUA
}

# best FILE VALUE TREATED: what the best policy is worth, and how often it treats.
best() {
    expects 0 cw odds "$1" --policy optimal --json
    has "$output" '"answer":"exact"'
    lacks "$output" '"bound"'
    printf '%s\n' "$output" >odds.json
    [ "$(query odds.json "SELECT abs((line ->> 'expected_utility') - ($2)) < 1e-12
        AND abs((line ->> '\$.outcomes[0].probability') - ($3)) < 1e-12 FROM lines")" = 1 ] || fails "not $2 with $3 treated: $output"
}

@test "a test that tells is taken, and is worth what it tells" {
    model tells.lua 0.9 0.2 0 1
    best tells.lua "0.3 * 0.9 * 0.9 + 0.7 * 0.2 * 0.7 + 0.7 * 0.8" "0.3 * 0.9 + 0.7 * 0.2"
    expects 0 cw odds tells.lua --policy optimal --json --no-reduce
    has "$output" '"expected_utility":0.901'
}

@test "a test that tells nothing is worth nothing" {
    model nothing.lua 0.5 0.5 0 1
    best nothing.lua "0.3 * 0.9 + 0.7 * 0.7" 1
    model none.lua 0.9 0.2 0 0
    best none.lua "0.76" 1
}

@test "a test that costs is taken as long as it pays" {
    model pays.lua 0.9 0.2 0.14 1
    best pays.lua "0.901 - 0.14" 0.41
    model dear.lua 0.9 0.2 0.1411 1
    best dear.lua 0.76 1
}

@test "two tests, one after the other" {
    # Both positive, or the first negative and so on: the greatest of treating and leaving after each pair of results. The
    # second test is free, so it is done whatever the first says; one that costs is done only where it may change what follows.
    model two.lua 0.9 0.2 0 2
    pair() { # pair SICK WELL: of a pair of results
        echo "max(0.3 * $1 * 0.9 + 0.7 * $2 * 0.7, 0.7 * $2)"
    }
    best two.lua "$(pair 0.81 0.04) + 2 * $(pair 0.09 0.16) + $(pair 0.01 0.64)" "0.3 * 0.81 + 0.7 * 0.04"
}

@test "check says where situations look alike, with the walks to both" {
    model tells.lua 0.9 0.2 0 1
    expects 0 cw check tells.lua --json
    printf '%s\n' "$output" >check.json
    both=$(query check.json "SELECT d.value ->> 'message' || ' / ' || (d.value ->> 'witness')
        FROM lines, json_each(line, '\$.diagnostics') d WHERE d.value ->> 'code' = 'CW064'")
    [ "$(wc -l <<<"$both")" = 1 ]
    has "$both" truth:sick
    has "$both" truth:well
    has "$both" '"door"'
}

@test "what is revealed before the decision, or seen by what is visible, is no riddle" {
    model tells.lua 0.9 0.2 0 0
    sed 's/set = "sick = true", to/set = "sick = true", reveals = "sick", to/
        s/"well" { p = rest, to/"well" { p = rest, reveals = "sick", to/' tells.lua >revealed.lua
    sed 's/cost = number { 0 },/cost = number { 0 }, pale = flag { false },/; s/set = "sick = true", to/set = "sick = true; pale = true", to/' \
        tells.lua >visible.lua
    for file in revealed visible; do
        expects 0 cw check $file.lua --json
        lacks "$output" CW064
        best $file.lua "0.3 * 0.9 + 0.7" 0.3
    done
}

@test "no pathway that ships asks a riddle" {
    for file in "$CASEWALK_ROOT"/pathways/*.lua; do
        case $file in *.walks.lua) continue ;; esac
        expects 0 cw check "$file" --json
        lacks "$output" CW064
    done
}

#!/usr/bin/env bats
# casewalk replay: recorded walks played again, in their own text and in another version of it.

# shellcheck disable=SC2154 # variables of the helpers
load ../helpers

setup() {
    cd "$BATS_TEST_TMPDIR" || exit
    export CASEWALK_DB=$BATS_TEST_TMPDIR/record.db
    cat >small.lua <<'LUA'
pathway "small" { title = "Small", version = "1.0.0", authors = { "A. Teacher" }, start = "dose" }
patient "Ada, 40" { wrong = flag { false }, aided = flag { false } }
question "dose" {
  "How much?",
  answer "right" { 5, rating = "best", because = "Said.", to = "work" },
  answer "other" { otherwise, rating = "suboptimal", because = "Said.", set = "wrong = true", to = "work" },
}
orders "work" {
  "What else?", hint = "Think of aid.", to = "door",
  item "aid" { "Aid", rating = "best", missed = "suboptimal", because = "Said.", set = "aided = true" },
}
decision "door" {
  "Now?",
  option "safe"   { "What is safe", rating = "suboptimal", because = "Said.", to = "even" },
  option "gamble" { "What is bold", rating = "best", because = "Said.", to = "luck" },
}
chance "luck" {
  branch "won"  { p = 0.7, illustrative = true, to = "well" },
  branch "lost" { p = rest, to = "ill" },
}
outcome "well" { "Well.", utility = 0.8, good = true }
outcome "even" { "So so.", utility = 0.5 }
outcome "ill"  { "Ill.", utility = 0 }
LUA
}

small() { printf '%s\n' "$@" | cw run small.lua --seed 1 >/dev/null; }
row() { # row COLUMN: of the only row that was printed as JSON
    printf '%s\n' "$output" | tr -d '\n' >rows
    query rows "SELECT line ->> '\$[0].$1' FROM lines"
}
by_hand() { sqlite3 "$CASEWALK_DB" "$1"; }

@test "a walk with everything in it is as recorded" {
    printf '%s\n' 4 back 5 hint "note why not" aid gamble | cw run small.lua --seed 1 >/dev/null
    expects 0 cw replay 1
    has "$output" "6 of 6 steps played again, all as recorded;"
    expects 0 cw replay 1 --json
    [ "$(row same)" = 1 ]
    [ "$(row followed)" = 6 ]
}

@test "a walk that was left unfinished can be verified too" {
    printf '%s\n' 5 aid | cw run small.lua --seed 1 >/dev/null || true
    expects 0 cw replay 1
    has "$output" "2 of 2 steps"
}

@test "an altered row is found and its place named, others are told all the same" {
    small 4 none safe
    small 5 aid safe
    by_hand "DROP TRIGGER event_keep; UPDATE event SET rating = 'best' WHERE session = 1 AND seq = 1"
    expects 1 cw replay 1 2
    has "$errors" "session 1 was altered or damaged: event 1"
    has "$output" "Session 2, small"
}

# A forger who knows how to make a chain is found by the replay, and by the receipt.
@test "a text that judges otherwise than what was recorded differs step by step" {
    small 4 none safe
    sed 's/utility = 0.5/utility = 0.4/; s/"suboptimal", because = "Said.", to = "even"/"acceptable", because = "Said.", to = "even"/' small.lua >other.lua
    cp "$CASEWALK_DB" kept.db
    # The same events under another pathway's text: a chain over it, made as casewalk makes it.
    rm -f "$CASEWALK_DB"*
    printf '%s\n' 4 none safe | cw run other.lua --seed 1 >/dev/null
    expects 0 cw replay 1 --json
    forged=$(row receipt)
    cp kept.db "$CASEWALK_DB"
    expects 1 cw replay 1 --receipt "$forged"
    has "$output" "The receipt is not that of the record"
    expects 0 cw replay 1 --json
    honest=$(row receipt)
    [ "$honest" != "$forged" ]
    expects 0 cw replay 1 --receipt "${honest^^}"
    has "$output" "The receipt is that of the record"
}

@test "what a new version changes is told, answer by answer and walk by walk" {
    small 5 aid safe
    small 5 aid gamble
    small 4 none safe
    sed 's/"1.0.0"/"1.1.0"/; s/"suboptimal", because = "Said.", to = "even"/"best", because = "Said.", to = "even"/; s/item "aid"/item "help"/' small.lua >new.lua
    expects 0 cw replay --against new.lua
    has "$output" "small 1.1.0: 3 recorded walks"
    has "$output" '2 at "work": "aid" was chosen. This is not on offer.'
    has "$output" "1   go the same way, and are judged otherwise"
    has "$output" "door    safe     rating   suboptimal   best         1"
    expects 0 cw replay --against new.lua --json
    printf '%s\n' "$output" | tr -d '\n' >rows
    [ "$(query rows "SELECT count(*) FROM lines, json_each(line) WHERE value -> '\$.stopped' IS NOT 'null'")" = 2 ]
    # The mean of 0.25, 0.25 and 0.25 becomes that of 0.25, 0.25 and 1.
    [ "$(query rows "SELECT round(line ->> '\$[2].was.score', 3) || ' ' || (line ->> '\$[2].is.score') FROM lines")" = "0.25 0.5" ]
}

@test "a walk that comes to another place than it did stops there" {
    small 5 aid safe
    sed 's/because = "Said.", to = "work"/because = "Said.", to = "door"/' small.lua >new.lua
    expects 0 cw replay --against new.lua
    has "$output" '1 at "work": it comes to "door" here, where "work" was asked'
    sed 's/option "safe"   { "What is safe", rating = "suboptimal", because = "Said.", to = "even"/option "safe" { "What is safe", rating = "suboptimal", because = "Said.", to = "dose"/' small.lua >new.lua
    expects 0 cw replay --against new.lua
    has "$output" "the walk had ended here, and now goes on"
}

@test "another luck of the new version is no change of the old one: the same seed draws the same" {
    small 5 aid gamble
    sed 's/p = 0.7/p = 0.0001/' small.lua >new.lua
    expects 0 cw replay --against new.lua
    has "$output" "1   end otherwise"
    expects 0 cw replay --against small.lua
    has "$output" "1   go the same way, judged the same"
}

@test "learners are told by pseudonym, and by name where that is asked for" {
    printf '%s\n' 5 aid safe | cw run small.lua --seed 1 --learner Ada >/dev/null
    expects 0 cw replay 1 --json
    lacks "$output" Ada
    has "$output" '"learner":"p-'
    expects 0 cw replay 1 --json --names
    has "$output" '"learner":"Ada"'
}

@test "--all takes the walks of a class" {
    printf '%s\n' 5 aid safe | cw run small.lua --seed 1 --group red >/dev/null
    small 5 aid safe
    expects 0 cw replay --all --group red --json
    [ "$(grep -c '"session":' <<<"$output")" = 1 ]
    expects 0 cw replay --all --until 2020-01-01
    has "$output" "No such walk has been recorded."
}

@test "wrong use is told" {
    small 5 aid safe
    expects 2 cw replay
    has "$errors" "which session?"
    expects 2 cw replay 1 --all
    expects 2 cw replay one
    expects 2 cw replay 1 --receipt xyz
    expects 2 cw replay --all --receipt 0123456789abcdef
    expects 2 cw replay --all --since tomorrow
    has "$errors" "no day like"
    expects 2 cw replay --all --since 2026-02-02 --until 2026-02-01
    expects 2 cw replay --against nothing.lua
    has "$errors" "there is no file nothing.lua"
    expects 3 cw replay --against "$BATS_TEST_FILENAME"
    expects 4 cw replay 7
    has "$errors" "no session 7"
    expects 4 cw replay 1 --db missing.db
}

#!/usr/bin/env bats
# What each decision of a walk was worth, in `show --json` and at the end of `run --jsonl`.

# shellcheck disable=SC2154 # variables of the helpers
load ../helpers

setup() {
    cd "$BATS_TEST_TMPDIR" || exit
    export CASEWALK_DB=$BATS_TEST_TMPDIR/record.db
    cat >small.lua <<'LUA'
pathway "small" { title = "Small", authors = { "A. Teacher" }, start = "dose" }
patient "Ada, 40" { wrong = flag { false }, aided = flag { false } }
question "dose" {
  "How much?",
  answer "right" { 5, rating = "best", because = "Said.", to = "work" },
  answer "other" { otherwise, rating = "suboptimal", because = "Said.", set = "wrong = true", to = "work" },
}
orders "work" {
  "What else?", to = "door",
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
define "more" "either(aided, 0.1, 0) - either(wrong, 0.2, 0)"
outcome "well" { "Well.", utility = "0.8 + more" }
outcome "even" { "So so.", utility = "0.5 + more" }
outcome "ill"  { "Ill.", utility = "0 + more" }
LUA
}

# small ANSWER…: its debrief as lines of JSON, in the file `told`.
small() { printf '%s\n' "$@" | cw run small.lua --seed 1 --no-record --jsonl >told; }

# worth POSSIBLE LOST LUCK REACHED AS_BAD LOSSES: of `told`; LOSSES as 0.2,0,null
worth() {
    local wrong
    wrong=$(query told "
        WITH v(v) AS (SELECT line FROM lines WHERE line ->> 'event' = 'value'),
             wanted(key, number) AS (VALUES ('possible', $1), ('lost', $2), ('luck', $3), ('reached', $4), ('as_bad', $5))
        SELECT key, v ->> key FROM v, wanted WHERE ifnull(abs((v ->> key) - number) > 1e-12, 1)
        UNION ALL SELECT 'loss ' || found.key, found.value FROM v, json_each(v, '\$.losses') found
            LEFT JOIN json_each('[$6]') wanted ON found.key = wanted.key
            WHERE (found.value IS NULL) <> (wanted.value IS NULL) OR abs(found.value - wanted.value) > 1e-12
        UNION ALL SELECT 'no value', 0 WHERE NOT EXISTS (SELECT 1 FROM v)")
    [ -z "$wrong" ] || fails "not as worked out by hand: $wrong -- $(tail -1 told)"
}

# adds_up FILE: in each line, a walk that was shown, possible - lost + luck = reached, and the losses sum to what was lost.
adds_up() {
    local wrong
    wrong=$(query "$1" "
        WITH sums(line, lost) AS (SELECT line, (SELECT total(d.value ->> 'value_lost') FROM json_each(line, '\$.decisions') d
                 WHERE NOT ifnull(d.value ->> 'taken_back', 0)) FROM lines)
        SELECT line ->> 'pathway', line ->> 'seed', line -> 'value' FROM sums
        WHERE ifnull(abs((line ->> '\$.value.possible') - (line ->> '\$.value.lost') + (line ->> '\$.value.luck')
                         - (line ->> '\$.value.reached')) > 1e-9, 1)
           OR ifnull(abs((line ->> '\$.value.lost') - lost) > 1e-9, 1)
           OR EXISTS (SELECT 1 FROM json_each(line, '\$.decisions') d WHERE ifnull((d.value ->> 'value_lost') < 0, 1))")
    [ -z "$wrong" ] || fails "this does not add up: $wrong"
}

@test "a question, orders and a decision, worked by hand" {
    small '{"answer":"5"}' '{"choose":["aid"]}' '{"choose":"safe"}'
    worth 0.66 0.06 0 0.6 1 0,0,0.06
    small '{"answer":"9"}' '{"choose":[]}' '{"choose":"safe"}'
    worth 0.66 0.36 0 0.3 1 0.2,0.1,0.06
}

@test "luck is told from skill" {
    for seed in 1 2 3 4 5 6 7 8; do
        printf '%s\n' '{"answer":"5"}' '{"choose":["aid"]}' '{"choose":"gamble"}' |
            cw run small.lua --seed $seed --no-record --jsonl >told
        if grep -q '"branch":"won"' told; then
            worth 0.66 0 0.24 0.9 1 0,0,0
            won=yes
        else
            worth 0.66 0 -0.56 0.1 0.3 0,0,0
            lost=yes
        fi
    done
    [ "$won$lost" = yesyes ]
}

@test "what was taken back has its loss, outside the sum" {
    small '{"answer":"9"}' '{"do":"back"}' '{"answer":"5"}' '{"choose":[]}' '{"do":"back"}' '{"choose":["aid"]}' '{"choose":"safe"}'
    worth 0.66 0.06 0 0.6 1 0.2,0,0.1,0,0.06
}

@test "an unfinished walk has reached nothing yet" {
    printf '%s\n' 9 aid | cw run small.lua --seed 1 >/dev/null 2>&1 || true
    expects 0 cw show 1 --json
    has "$output" '"reached":null'
    has "$output" '"as_bad":null'
    printf '%s\n' "$output" >shown
    [ "$(query shown "SELECT abs((line ->> '$.value.possible') - 0.66) < 1e-12 AND abs((line ->> '$.value.lost') - 0.2) < 1e-12
        FROM lines")" = 1 ] || fails "not what was lost so far: $output"
}

@test "it adds up over seeds and policies" {
    for policy in expert random worst novice; do
        for seed in 1 2 3 4 5; do
            for file in small.lua "$sample"; do
                cw run "$file" --auto $policy --seed $seed --record >/dev/null
            done
        done
    done
    for session in $(seq 40); do cw show "$session" --json; done >shown
    [ "$(wc -l <shown)" = 40 ]
    adds_up shown
}

@test "an expert who chooses what is best gives nothing away" {
    for seed in 1 2 3 4 5 6; do
        for file in small.lua "$sample"; do
            cw run "$file" --auto expert --seed $seed --jsonl >told
            grep -q '"event":"value".*"lost":0,' told || fails "the expert lost something: $(tail -1 told)"
        done
    done
}

@test "it adds up in every pathway that ships" {
    session=0
    for file in "$CASEWALK_ROOT"/pathways/*.lua; do
        case $file in *.walks.lua) continue ;; esac
        for policy in expert random; do
            session=$((session + 1))
            cw run "$file" --auto $policy --seed $session --record >/dev/null
            cw show $session --json >>shown
        done
    done
    [ "$(wc -l <shown)" = $session ]
    adds_up shown
}

# kept SQL: what the record answers.
kept() { sqlite3 -readonly -batch "$CASEWALK_DB" "$1"; }

@test "what each option was worth is kept in the record, under the situation in which it was on offer" {
    printf '%s\n' 4 none gamble | cw run small.lua --seed 1 >/dev/null
    # The wrong dose leaves 0.70 - 0.2 with the best orders; the right one 0.8 * 0.7 + 0.1.
    [ "$(kept "SELECT option, round(value, 9) FROM option_value JOIN session USING (pathway, variant)
               WHERE situation = session.state ORDER BY option")" = $'other|0.46\nright|0.66' ]
    # Orders keep what was ticked and the best way of ticking.
    [ "$(kept "SELECT v.option, round(v.value, 9) FROM option_value v, event
               WHERE seq = 1 AND v.situation = event.state ORDER BY v.option")" = $'|0.36\naid|0.46' ]
    [ "$(kept "SELECT v.option, round(v.value, 9) FROM option_value v, event
               WHERE seq = 2 AND v.situation = event.state ORDER BY v.option")" = $'gamble|0.36\nsafe|0.3' ]
    # Joined with the answers it gives what the debrief says was given away.
    lost=$(kept "WITH told AS (SELECT option, lag(state, 1, (SELECT state FROM session)) OVER (ORDER BY seq) AS here FROM event
                               WHERE kind IN ('choose', 'answer', 'auto')),
                      best AS (SELECT situation, max(value) AS value FROM option_value GROUP BY situation)
                 SELECT round(sum(best.value - v.value), 9) FROM told JOIN option_value v ON v.situation = here
                 AND v.option = told.option JOIN best ON best.situation = here")
    cw show 1 --json >shown
    [ "$(query shown "SELECT round(line ->> '\$.value.lost', 9) FROM lines")" = "$lost" ]
}

@test "a walk that takes an answer back keeps the worth of both" {
    printf '%s\n' 4 back 5 aid gamble | cw run small.lua --seed 1 >/dev/null
    [ "$(kept "SELECT count(DISTINCT situation) FROM option_value")" = 3 ]
    [ "$(kept "SELECT round(value, 9) FROM option_value JOIN session ON situation = session.state
               WHERE option = 'other'")" = 0.46 ]
}

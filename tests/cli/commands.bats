#!/usr/bin/env bats
# Every command: help, mistakes in the call, exit status, the shape of what it prints.

# shellcheck disable=SC2154 # variables of the helpers
load ../helpers

setup() {
    cd "$BATS_TEST_TMPDIR" || exit
    export CASEWALK_DB=$BATS_TEST_TMPDIR/casewalk.db
}

# keys TEXT KEY…: every key stands in it, as JSON.
keys() {
    local text=$1 key
    shift
    for key; do has "$text" "\"$key\":"; done
}

@test "every command has help, on stdout, with status 0" {
    expects 0 cw help
    has "$output" "For education, not for patient care."
    help=$output
    for command in list run resume sessions show check test odds sensitivity simulate graph hand-in collect forget engine; do
        has "$help" "  $command"
        expects 0 cw "$command" --help
        has "$output" "Usage: casewalk $command"
        [ -z "$errors" ]
    done
    expects 0 cw --help
    expects 0 cw --version
    has "$output" "casewalk "
    expects 0 cw --version --verbose
    has "$output" "SQLite"
}

@test "a mistake in the call is status 2, on stderr, with nothing on stdout" {
    for call in "walk" "rn" "run" "run nothing-like-this" "run ./nothing.lua" "run --mode easy x" "run --seed x x" "run --seed -1 x" \
        "run --seed 99999999999999999999 x" "run a b" "resume x" "resume -1" "resume 0x1" "show" "show x" "list --frob" "sessions --frob" \
        "run --answers nowhere.txt $sample" "run --variant nobody $sample" "run --auto nobody $sample" "engine --memory=1" "resume" \
        "sessions --db a.db --db b.db" "run --db=a.db --db=b.db $sample" "hand-in" "hand-in a b" "collect" \
        "forget" "forget a b --yes" "forget a --sweep"; do
        read -r -a words <<<"$call"
        expects 2 cw "${words[@]}"
        [ -z "$output" ] || fails "$call: this is on stdout: $output"
        has "$errors" "casewalk"
    done
}

@test "a mistyped command, variant and pathway get the nearest right one" {
    expects 2 cw sesions
    has "$errors" 'did you mean "sessions"'
    expects 2 cw run "$sample" --variant betablockd
    has "$errors" 'betablocked'
}

@test "without a command it says what there is and how to go on" {
    expects 0 cw
    has "$output" "dvst"
    has "$output" "casewalk run"
    expects 5 walk --
    expects 0 cw
    has "$output" "casewalk resume"
}

@test "list --json: one array, a row a line, the promised keys" {
    mkdir here
    cp "$sample" here/
    expects 0 cw list --path here --json
    [ "$(head -1 <<<"$output")" = "[" ]
    [ "$(tail -1 <<<"$output")" = "]" ]
    row=$(grep anaphylaxis <<<"$output")
    [ "$(wc -l <<<"$row")" = 1 ]
    keys "$row" pathway title audience version minutes variants decisions review_by file
    has "$row" '"variants":["base","betablocked"]'
    has "$row" '"decisions":3'
    has "$row" '"review_by":"2028-11-20"'
}

@test "list goes on past a pathway that does not load, and says so with 3" {
    mkdir here
    cp "$sample" here/
    echo 'decision "x" {' >here/broken.lua
    touch here/broken.walks.lua
    expects 3 cw list --path here
    has "$output" anaphylaxis
    has "$errors" "broken.lua:"
    lacks "$errors" "walks.lua"
}

@test "sessions --json: the promised keys" {
    expects 0 cw sessions --json
    [ "$output" = "[]" ]
    expects 5 walk --group "class a" -- antihistamine
    expects 0 walk --mode exam -- adrenaline tryptase,film
    expects 0 cw sessions --json
    [ "$(grep -c '"session":' <<<"$output")" = 2 ]
    first=$(grep '"session":1' <<<"$output") second=$(grep '"session":2' <<<"$output")
    for row in "$first" "$second"; do
        keys "$row" session uuid pathway version learner group mode variant seed started ended state outcome score
    done
    for part in '"group":"class a"' '"learner":"tester"' '"mode":"learn"' '"seed":"1"' '"state":"unfinished"' '"ended":null' \
        '"outcome":null' '"score":null'; do has "$first" "$part"; done
    for part in '"mode":"exam"' '"state":"passed"' '"outcome":"home"' '"score":0.875'; do has "$second" "$part"; done
    expects 0 cw sessions --learner nobody --json
    [ "$output" = "[]" ]
    expects 0 cw sessions anaphylaxis --learner tester
    has "$output" "unfinished"
}

@test "show: the debrief; --json has the promised keys" {
    expects 0 walk -- antihistamine adrenaline tryptase
    expects 0 cw show 1
    has "$output" "How it went"
    has "$output" "Harmful     1 of 3"
    expects 0 cw show 1 --full
    has "$output" "Chlorphenamine"
    expects 0 cw show 1 --json
    keys "$output" session pathway version learner mode variant seed outcome good passed score harmful minutes decisions learning_points
    keys "$output" node option rating met missed not_reached
    has "$output" '"outcome":"home","good":true,"passed":false'
    has "$output" '"harmful":1'
    expects 4 cw show 99
    has "$errors" "99"
}

@test "run --jsonl: the protocol" {
    expects 0 walk --jsonl -- '{"choose":"adrenaline"}' '{"do":"chart"}' '{"do":"why"}' '{"note":"I think"}' '{"choose":["tryptase"]}'
    [ "$(head -1 <<<"$output" | cut -c 1-35)" = '{"event":"session","protocol":1,"pa' ]
    for event in session node offer choice chance chart why reveal result outcome debrief verdict learning_point; do
        [ "$event" = result ] || has "$output" "{\"event\":\"$event\""
    done
    [ "$(grep -vc '^{"event":"[a-z_]*".*}$' <<<"$output" || true)" = 0 ]
    keys "$(grep '"event":"offer"' <<<"$output" | head -1)" node kind options id label hint unit visit minutes
    keys "$(grep '"event":"choice"' <<<"$output" | head -1)" node kind option label rating credit because teaches sources minutes
    has "$(grep '"event":"choice"' <<<"$output" | tail -1)" '"option":"tryptase"'
    keys "$(grep '"event":"chance"' <<<"$output")" node branch text
    has "$(grep '"event":"outcome"' <<<"$output")" '"id":"home"'
    # Nothing that would give an answer away, and nothing of the engine's own.
    lacks "$output" '"best":["adrenaline"'
    lacks "$output" '"event":"state"'
    lacks "$output" '"event":"end"'
}

@test "--jsonl: a question is answered, what is not on offer is offered again" {
    expects 0 walk --jsonl --seed 8 -- '{"choose":"nothing"}' 'not json' '[]' '{"do":"dance"}' '{"choose":["a","b"]}' '{"answer":"0.5"}' \
        '{"choose":"antihistamine"}' '{"do":"back"}' '{"do":"hint"}' '{"choose":"antihistamine"}' '{"choose":"antihistamine"}' '{"choose":"adrenaline"}'
    has "$output" '"event":"error"'
    [ "$(grep -c '"event":"offer"' <<<"$output")" -ge 8 ]
    has "$output" '"event":"hint"'
    has "$(grep '"event":"outcome"' <<<"$output")" 'cardiac_arrest'
}

@test "the output cannot be written: said, status not 0" {
    [ -e /dev/full ] || skip "no /dev/full"
    ! "$CASEWALK" list >/dev/full 2>errors || fails "it succeeded"
    has "$(<errors)" "written"
    "$CASEWALK" help 2>errors | head -c 1 >/dev/null
    [ ! -s errors ]
}

@test "an engine that runs out of memory is told; --verbose tells its own words too" {
    cat >big.lua <<'LUA'
pathway "m" { title = "M", start = "a" }
patient "P" { f = finding { ("x "):rep(30000) } }
decision "a" { ("{f}"):rep(10000), option "o" { "O", to = "z" } }
outcome "z" { "Z", utility = 1 }
LUA
    expects 3 cw run ./big.lua --no-record
    [ "$errors" = "casewalk: the engine ran out of memory" ] || fails "$errors"
    expects 3 cw run ./big.lua --no-record --verbose
    has "$errors" "out of memory: the engine ran out of memory"
}

@test "a reader who has seen enough is no fault, however much was still to come; a full disk is one" {
    for command in "help" "list" "odds dvst --json --variant all" "graph dvst --format dot --whole" "export --format jsonl"; do
        status=0
        # shellcheck disable=SC2086 # a command and its options
        "$CASEWALK" $command 2>errors 3>&- | head -c 1 >/dev/null || true
        [ ! -s errors ] || grep -q "no such\|there is no\|cannot be read" errors || fails "$command: $(cat errors)"
    done
    [ -c /dev/full ] || skip
    status=0
    "$CASEWALK" graph dvst --format dot >/dev/full 2>errors 3>&- || status=$?
    [ "$status" = 1 ]
    has "$(cat errors)" "the output could not be written"
}

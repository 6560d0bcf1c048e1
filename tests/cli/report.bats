#!/usr/bin/env bats
# What a class did: which walks count, the forms it comes in, what is hidden, many records, a large one.

# shellcheck disable=SC2154,SC2030,SC2031 # variables of the helpers; tests are subshells
load ../helpers

setup() {
    cd "$BATS_TEST_TMPDIR" || exit
    export CASEWALK_DB=$BATS_TEST_TMPDIR/casewalk.db
}

# Three learners: at the door 1, 0 and 0.25 of credit; the third leaves, the first comes again.
walk_three() {
    expects 0 walk --learner ann --group spring -- adrenaline tryptase,film
    expects 0 walk --learner ben --group spring -- antihistamine adrenaline tryptase
    expects 5 walk --learner cleo --group autumn -- fluids quit
    expects 0 walk --learner ann --group spring -- adrenaline tryptase
}

report() { cw report --include scripted "$@"; }

# asks SQL WANTED OPTION…: of the first object of the report as JSON, in the column `line`.
asks() {
    local sql=$1 wanted=$2 got
    shift 2
    expects 0 report --no-odds --json "$@"
    sed '1d;$d;s/,$//' <<<"$output" >report.jsonl
    got=$(query report.jsonl "SELECT $sql FROM lines LIMIT 1")
    [ "$got" = "$wanted" ] || fails "$sql is $got, not $wanted: $output"
}

@test "numbers of a class as JSON" {
    walk_three
    asks "(line->>'pathway') || ' ' || (line->>'mode')" 'anaphylaxis learn'
    asks "line->>'sessions'" 4
    asks "line->>'completed'" 3
    asks "line->>'learners'" 3
    asks "line->>'first_walks'" 3
    asks "line->>'first_completed'" 2
    asks "line->>'harmful_choices'" 1
    asks "line->'decisions'->0->>'node'" door
    asks "line->'decisions'->0->>'reached'" 3
    asks "round(line->'decisions'->0->>'difficulty', 6)" 0.416667
    asks "line->'decisions'->0->'options'->0->>'id'" adrenaline
    asks "line->'decisions'->0->'options'->0->>'rating'" best
    asks "line->'decisions'->0->'options'->0->>'count'" 1
    asks "line->'decisions'->1->>'node'" workup
    asks "line->'decisions'->1->'options'->1->>'count'" 1
    asks "line->'outcomes'->0->>'id'" home
    asks "line->'outcomes'->0->>'count'" 3
    asks "line->'stopped'->0->>'after'" door
    asks "line->'attempts'->1->>'attempt'" 2
    asks "json_array_length(line, '$.people')" 3
    asks "json_array_length(line, '$.people[0].choices') > 0" 1
    expects 0 report --json # once with odds
    has "$output" '"answer":"exact"'
    has "$output" '"id":"cardiac_arrest","count":0,"probability":0'
}

@test "which walks it is about" {
    walk_three
    expects 0 walk --mode exam --learner dora -- adrenaline tryptase
    asks "line->>'sessions'" 3 --group spring
    asks "line->>'sessions'" 2 --learner ann
    asks "line->>'mode'" exam --mode exam
    asks "line->>'sessions'" 4 anaphylaxis
    asks "line->>'sessions'" 4 "$sample"
    asks "line->>'sessions'" 4 --version 1.0.0 --variant base --since 2020-01-01
    expects 0 report --until 2020-01-01
    has "$errors" "no walks were found"
    expects 0 report --json --until 2020-01-01
    [ "$output" = "[]" ] || fails "$output"
    # A class of spring only: her first walk there is still her first.
    asks "line->>'first_walks'" 2 --group spring
    expects 2 cw report --since 2026-02-30x
    expects 2 cw report --mode learned
    expects 2 cw report one two
}

@test "walks that no person answered are left out unless asked for" {
    walk_three
    expects 0 cw run "$sample" --auto expert --record --learner eve --seed 3
    expects 0 cw report
    has "$errors" "5 were answered by a script or generated"
    asks "line->>'generated'" 0
    asks "line->>'sessions'" 5 --include generated,scripted
    expects 0 cw report --include generated
    has "$output" "1 walks were generated"
    expects 2 cw report --include robots
    has "$errors" "scripted,generated"
}

@test "the text of a report" {
    walk_three
    expects 0 report
    for part in "Share of full credit" "higher" "door" "adrenaline" "Cronbach's alpha" "Odds (exact)" "Fewer than 30 learners" \
        "Learning curve" "Where walks stopped" "im_first" "best"; do
        has "$output" "$part"
    done
    lacks "$output" "ann"
    lacks "$output" nan
    clean "$output"
    expects 0 report --names --plain
    has "$output" ann
    lacks "$output" "█"
    expects 0 report --tail 0.5 --no-odds
    lacks "$output" "Odds (exact)"
    has "$output" "lower 50 %"
    expects 2 cw report --tail 0.6
    expects 2 cw report --tail x
    expects 2 cw report --first walk
    expects 2 cw report --format pdf
    expects 2 cw report --min-cell 0
}

@test "an exam after practice: no first walks, unless the first in the mode is meant" {
    walk_three
    expects 0 walk --mode exam --learner ann -- adrenaline tryptase
    asks "line->>'first_walks'" 0 --mode exam
    asks "line->>'first_walks'" 1 --mode exam --first mode
    expects 0 report --mode exam --no-odds
    has "$output" "--first mode"
}

@test "the page stands alone, is well formed and keeps names as text" {
    command -v python3 >/dev/null || skip "python3 is not there"
    walk_three
    expects 0 walk --learner $'<script>alert(1)</script>\x1b[2J"\'&' --group spring -- adrenaline tryptase
    expects 0 report --names --format html -o page.html
    expects 0 python3 "$CASEWALK_ROOT/tests/page.py" page.html
    has "$output" "<script>alert(1)</script><U+001B>[2J"
    has "$output" "Share of full credit (higher is easier)"
    has "$output" "odds"
    has "$output" "Adrenaline 0.5 mg into the thigh, now adrenaline"
    has "$output" "Sam is flushed, hoarse and frightened"
    expects 0 report --format html --min-cell 3
    printf '%s' "$output" >hidden.html
    expects 0 python3 "$CASEWALK_ROOT/tests/page.py" hidden.html
    expects 0 report --format html --mode exam # nothing in it
    printf '%s' "$output" >empty.html
    expects 0 python3 "$CASEWALK_ROOT/tests/page.py" empty.html
    has "$output" "No walks were found"
    expects 1 report --format html -o no/such/folder.html
}

@test "small counts are hidden when asked" {
    walk_three
    asks "line->'decisions'->0->>'reached'" 3 --min-cell 3
    asks "line->'decisions'->0->'options'->0->>'count' IS NULL" 1 --min-cell 3
    asks "line->>'people' IS NULL" 1 --min-cell 3
    asks "line->>'learners' IS NULL" 1 --min-cell 4
    expects 0 report --min-cell 3 --no-odds
    has "$output" "under 3"
    has "$output" "not told one by one"
}

@test "a table for spreadsheets runs nothing" {
    walk_three
    expects 0 report --format csv
    [ "$(head -c 3 <<<"$output" | od -An -tx1 | tr -d ' ')" = efbbbf ]
    has "$output" $'anaphylaxis,learn,1.0.0,door,decision,'
    has "$output" $',adrenaline,"Adrenaline 0.5 mg into the thigh, now",best,1,0.3333333333333333\r'
}

@test "several records: one person in two files, one walk in two files" {
    walk_three
    cp casewalk.db copy.db
    expects 0 walk --db other.db --learner ann --group spring -- antihistamine adrenaline tryptase
    expects 0 walk --db other.db --learner ann --group abroad -- adrenaline tryptase
    asks "line->>'sessions'" 4 --db casewalk.db --db copy.db
    asks "line->>'sessions'" 6 --db casewalk.db --db other.db --db copy.db
    asks "line->>'learners'" 3 --db casewalk.db --db other.db
    asks "line->>'first_walks'" 3 --db casewalk.db --db other.db
    asks "line->>'sessions'" 4 --db casewalk.db --db other.db --learner ann
    expects 4 cw report --db casewalk.db --db nowhere.db
    has "$errors" "nowhere.db"
}

@test "no record, a damaged one" {
    expects 4 cw report
    has "$errors" "no record"
    head -c 8192 /dev/urandom >casewalk.db
    expects 4 cw report
    lacks "$errors" "out of memory"
}

# 10,000 walks; the full size is measured by scripts/bench.
@test "a large record in little memory" {
    expects 0 "$CASEWALK_BUILD/tests/bench/make_record" casewalk.db 10000 2000
    ulimit -v 100000
    asks "line->>'pathway'" bench --include generated
    asks "line->>'learners' > 1000 AND line->'decisions'->0->>'reached' > 500" 1 --include generated
    asks "line->>'alpha' > 0.4 AND line->>'alpha' < 0.7" 1 --include generated
    asks "line->'decisions'->0->>'discrimination' > 0.1" 1 --include generated
    asks "line->>'people' IS NULL" 1 --include generated
    expects 0 cw report --include generated --no-odds
    has "$output" "too many to be told one by one"
}

@test "what was given away is worked out where no walk has kept it, and is kept then" {
    export CASEWALK_DB=$BATS_TEST_TMPDIR/class.db
    for seed in 1 2 3; do
        cw run "$sample" --auto novice --record --seed $seed --learner "l$seed" --mode exam --no-debrief >/dev/null
    done
    [ "$(sqlite3 "$CASEWALK_DB" 'SELECT count(*) FROM option_value')" = 0 ]
    expects 0 cw report --include generated --json --no-odds
    without=$output
    expects 0 cw report --include generated --json
    [ "$output" != "$without" ]
    worked=$output
    [ "$(sqlite3 "$CASEWALK_DB" 'SELECT count(*) > 0 FROM option_value')" = 1 ]
    # Kept or worked out, a handed-in file or the record itself, written to or not: it is the same.
    expects 0 cw report --include generated --json
    [ "$output" = "$worked" ]
    sqlite3 "$CASEWALK_DB" 'DELETE FROM option_value'
    cp "$CASEWALK_DB" copy.db
    chmod a-w copy.db
    expects 0 cw report --include generated --json --db copy.db
    [ "$output" = "$worked" ]
    # As the debriefs say it, walk by walk.
    cw report --include generated --format json >report.json
    mean=$(for s in 1 2 3; do cw show $s --json; echo; done | tr -d '\n' | sed 's/}{/}\n{/g' >shown
        query shown "SELECT round(avg(d.value ->> 'value_lost'), 9) FROM lines, json_each(line, '\$.decisions') d WHERE d.value ->> 'node' = 'door' AND d.key = 0")
    tr -d '\n' <report.json >one
    [ "$(query one "SELECT round(d.value ->> 'value_lost', 9) FROM lines, json_each(line, '\$[0].decisions') d WHERE d.value ->> 'node' = 'door'")" = "$mean" ]
}

@test "one walk by one learner is told as one" {
    export CASEWALK_DB=$BATS_TEST_TMPDIR/one.db
    printf '%s\n' adrenaline film | cw run "$sample" --seed 1 >/dev/null
    expects 0 cw report --include scripted
    has "$output" "1 walk by 1 learner; 1 ended."
    has "$output" "1 learner walked it for the first time"
}

@test "options are told in words, and rated though nobody chose them" {
    expects 0 walk --learner ann -- adrenaline tryptase
    cp "$sample" anaphylaxis.lua
    expects 0 report
    has "$output" "    Chlorphenamine 10 mg and watch"
    [[ $output =~ antihistamine\ +harmful\ +0 ]] || fails "$output"
    lacks "$output" "fluids          suboptimal" # in shock it is another one
    expects 0 report --plain
    has "$output" "antihistamine: Chlorphenamine 10 mg and watch"
    # The words of another version serve, its ratings do not.
    sed -i 's/rating = "harmful", cite/rating = "suboptimal", cite/' anaphylaxis.lua
    for name in ben cleo; do sample=$PWD/anaphylaxis.lua expects 0 walk --learner "$name" -- adrenaline tryptase; done
    expects 0 report --no-odds --json
    sed '1d;$d;s/,$//' <<<"$output" >report.jsonl
    for wanted in 1=none 2=suboptimal; do
        [ "$(query report.jsonl "SELECT coalesce(o.value->>'rating', 'none') FROM lines, json_each(line->'decisions') AS d, json_each(d.value->'options') AS o
            WHERE d.value->>'node' = 'door' AND d.value->>'reached' = ${wanted%=*}
              AND o.value->>'label' = 'Chlorphenamine 10 mg and watch'")" = "${wanted#*=}" ] || fails "$wanted: $(cat report.jsonl)"
    done
}

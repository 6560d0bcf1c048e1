#!/usr/bin/env bats
# casewalk export: tables and JSON Lines; what is told of whom; files. Statements: tests/xapi.

# shellcheck disable=SC2154,SC2016,SC2030,SC2031 # variables of the helpers; programs for another shell; tests are subshells
load ../helpers
load ../xapi/class

walks=$CASEWALK_BUILD/tests/xapi/sample_walks

setup_file() {
    export CASEWALK_DB=$BATS_FILE_TMPDIR/class.db
    a_class
}

setup() {
    cd "$BATS_TEST_TMPDIR" || exit
    export CASEWALK_DB=$BATS_TEST_TMPDIR/casewalk.db
    cp "$BATS_FILE_TMPDIR/class.db" "$CASEWALK_DB"
}

# table FILE SQL: asks a table of CSV, which is called t.
table() { sqlite3 -batch -separator ' ' :memory: ".import --csv '$1' t" "$2"; }

@test "CSV: a row a decision, under headings that stay" {
    expects 0 cw export -o t.csv
    [ "$(head -n 1 t.csv)" = $'\xef\xbb\xbfuuid,session,pathway,version,learner,name,group,mode,variant,seed,answered_by,policy,attempt,started,standing,outcome,score,harmful,walk_minutes,step,node,kind,decision,offered,option,typed,rating,credit,best,taken_back,again,minutes,shown,answered,thinking_seconds\r' ]
    [ "$(table t.csv 'SELECT DISTINCT session, answered_by, policy, mode, standing, outcome, score, harmful FROM t')" = "1 script  learn finished home 0.5 1
2 script  exam failed cardiac_arrest 0 2
3 script  consequence failed home 0.6666666666666666 0
4 script  exam passed home 1 0
5 script  learn unfinished   
6 generated random learn finished home 0.7 1" ] || fails "$(table t.csv 'SELECT DISTINCT session, answered_by, policy, mode, standing, outcome, score, harmful FROM t')"
    [ "$(table t.csv 'SELECT step, node, kind, option, rating, credit, best, taken_back, again, minutes FROM t WHERE session = 1')" = \
        "2 door decision antihistamine harmful 0 adrenaline true false 0
4 door decision adrenaline best 1 adrenaline false true 0
5 workup orders tryptase best 1 tryptase false false 1" ]
    [ "$(table t.csv "SELECT option, offered, best FROM t WHERE session = 3 AND node = 'workup'")" = "tryptase,film tryptase,film tryptase" ]
    [ "$(table t.csv 'SELECT count(*), count(DISTINCT learner) FROM t WHERE session IN (1, 2)')" = "5 1" ]
    [ "$(grep -c $'[^\r]$' t.csv || true)" = 0 ]
}

@test "JSON Lines: a walk a line, with all that is recorded" {
    expects 0 cw export --format jsonl -o w.jsonl
    [ "$(wc -l <w.jsonl)" = 6 ]
    one="WHERE line ->> '\$.session' = 1"
    [ "$(query w.jsonl "SELECT group_concat(key, ' ') FROM lines, json_each(line) $one")" = \
        "uuid session pathway title version pathway_hash learner written_as name group mode variant seed casewalk answered_by policy attempt first started situation standing end receipt events" ]
    [ "$(query w.jsonl "SELECT group_concat(value ->> '\$.kind', ' ') FROM lines, json_each(line, '\$.events') $one")" = "hint choose back choose choose" ]
    [ "$(query w.jsonl "SELECT group_concat(value ->> '\$.kind', ' ') FROM lines, json_each(line, '\$.events') WHERE line ->> '\$.session' = 3")" = \
        "choose suspend resume note choose choose" ]
    [ "$(query w.jsonl "SELECT line ->> '\$.end.score' || ' ' || (line ->> '\$.receipt') FROM lines WHERE line ->> '\$.session' = 2")" = \
        "0 $(sqlite3 "$CASEWALK_DB" 'SELECT lower(substr(hex(chain), 1, 16)) FROM summary WHERE session = 2')" ]
    # Each event has the columns of the record.
    [ "$(query w.jsonl "SELECT count(*) FROM lines, json_each(line, '\$.events')")" = "$(sqlite3 "$CASEWALK_DB" 'SELECT count(*) FROM event')" ]
    [ "$(query w.jsonl "SELECT value ->> '\$.situation' FROM lines, json_each(line, '\$.events') WHERE value ->> '\$.situation' IS NOT NULL")" = \
        "$(sqlite3 "$CASEWALK_DB" 'SELECT lower(hex(state)) FROM event WHERE state IS NOT NULL ORDER BY session, seq')" ]
}

@test "names, notes and typed words are told to who asks for them" {
    for format in csv jsonl; do
        expects 0 cw export --format $format
        lacks "$output" ann
        lacks "$output" "why not"
    done
    has "$output" '"text":null,"text_state":"withheld"'
    expects 0 cw export --format jsonl --names
    has "$output" '"name":"ann"'
    has "$output" '"text":"why not","text_state":"told"'
    expects 0 cw export --names
    has "$output" ",ann,"
}

@test "a learner gets what is held about her, and about nobody else" {
    expects 0 cw export --learner bob
    [ "$(wc -l <<<"$output")" = 1 ]
    has "$output" '"name":"bob"'
    has "$output" '"text":"why not"'
    expects 0 cw export --learner nobody
    [ -z "$output" ]
    has "$errors" "nothing is held about nobody"
    expects 0 cw export --learner bob --format csv
    has "$output" ",bob,"
    lacks "$output" ",ann,"
}

@test "which walks: by the filters of a cohort, and one alone" {
    counts() { expects 0 cw export --format jsonl "${@:2}"; [ "$(grep -c . <<<"$output")" = "$1" ] || fails "$* gives $(grep -c . <<<"$output")"; }
    counts 6
    counts 6 anaphylaxis
    counts 3 --group spring
    counts 2 --mode exam
    counts 2 --learner "=cy"
    counts 6 --variant base --version 1.0.0
    counts 1 --session 4
    expects 0 cw export dvst --format jsonl
    [ -z "$output" ]
    has "$errors" "no recorded walk is meant"
    expects 0 cw export --until 2020-01-01
    [ "$(wc -l <<<"$output")" = 1 ]
    expects 2 cw export "$sample"
    expects 2 cw export --format xml
    expects 2 cw export a b
    expects 4 cw export --db nothing.db
}

@test "several records are one export, in which no walk is there twice" {
    cp "$CASEWALK_DB" copy.db
    expects 0 walk --db other.db --learner ann --group spring -- adrenaline tryptase
    expects 0 cw export --format jsonl --db "$CASEWALK_DB" --db copy.db --db other.db
    [ "$(wc -l <<<"$output")" = 7 ]
    printf '%s\n' "$output" >w.jsonl
    # Of one name and group: one learner.
    [ "$(query w.jsonl "SELECT line ->> '\$.learner' FROM lines WHERE line ->> '\$.group' = 'spring'" | sort -u | wc -l)" = 2 ]
}

@test "hostile names, ids and words come back as they were" {
    expects 0 "$walks" hostile.db hostile
    expects 0 cw export --db hostile.db --names -o t.csv
    expects 0 cw export --db hostile.db --names --format jsonl -o w.jsonl
    [ "$(sqlite3 -batch :memory: ".import --csv t.csv t" 'CREATE TABLE lines(line)' '.mode ascii' '.separator "\037" "\n"' '.import w.jsonl lines' \
        "SELECT count(*) FROM t JOIN lines ON uuid = line ->> '\$.uuid'
         WHERE step = 1 AND (name = line ->> '\$.name' OR name = '''' || (line ->> '\$.name'))
           AND (\"group\" = line ->> '\$.group' OR \"group\" = '''' || (line ->> '\$.group'))
           AND (option = line ->> '\$.events[0].option' OR option = '''' || (line ->> '\$.events[0].option'))")" = 27 ]
    [ "$(sqlite3 hostile.db "SELECT count(*) FROM learner_name")" = 27 ]
    # Text for text what the record holds, but for bytes that are no UTF-8.
    [ "$(query w.jsonl "SELECT hex(line ->> '\$.name') FROM lines" | grep -vc EFBFBD)" = 26 ]
    [ "$(query w.jsonl "SELECT hex(line ->> '\$.name') FROM lines" | grep -v EFBFBD | sort)" = \
        "$(sqlite3 hostile.db "SELECT hex(name) FROM learner_name" | grep -v FFFE | sort)" ]
    # No cell is a formula: what may begin one has a ' before it.
    begins="IN ('=', '+', '-', '@', '＝', '＋', '－', '＠', char(9), char(10), char(13))"
    for column in pathway version name '"group"' variant policy outcome node option typed; do
        [ "$(table t.csv "SELECT count(*) FROM t WHERE substr(ltrim($column, ' ' || char(160)), 1, 1) $begins")" = 0 ] ||
            fails "$column holds a formula"
    done
    [ "$(table t.csv "SELECT count(DISTINCT name) FROM t WHERE name LIKE '''%'")" = 14 ]
    clean "$(cat w.jsonl)"
}

@test "at a terminal nothing hostile is shown" {
    expects 0 "$walks" hostile.db hostile
    script -qec "'$CASEWALK' export --db hostile.db --names" /dev/null | tr -d '\r' >shown
    [ -s shown ]
    [ "$(head -c 5 shown)" = uuid, ]
    clean "$(cat shown)"
}

@test "a walk that was altered is left out by name, and the rest goes out" {
    sqlite3 "$CASEWALK_DB" "DROP TRIGGER event_keep; UPDATE event SET rating = 'best' WHERE session = 2 AND seq = 1"
    for format in csv jsonl xapi; do
        expects 4 cw export --format $format -o out.$format
        has "$errors" "session 2 was altered"
        [ -s out.$format ]
    done
    [ "$(wc -l <out.jsonl)" = 5 ]
}

@test "a file is whole or not there, and for its owner's eyes" {
    umask 022
    expects 0 cw export -o new.csv
    [ "$(stat -c %a new.csv)" = 600 ]
    chmod 640 new.csv
    expects 0 cw export --format jsonl -o new.csv
    [ "$(stat -c %a new.csv)" = 640 ]
    has "$(head -c 1 new.csv)" "{"
    ln -s new.csv link
    expects 1 cw export -o link
    has "$errors" "is a link"
    [ -L link ]
    mkdir folder
    expects 1 cw export -o folder
    expects 1 cw export -o nowhere/x.csv
    printf 'as it was' >kept
    expects 4 cw export --db nothing.db -o kept
    [ "$(<kept)" = "as it was" ]
    [ "$(find . -mindepth 1 | wc -l)" = 6 ] || fails "something was left behind: $(find .)"
}

@test "being stopped leaves no half file" {
    "$CASEWALK_BUILD/tests/bench/make_record" large.db 3000 >/dev/null
    "$CASEWALK" export --db large.db -o large.csv 2>errors 3>&- &
    program=$!
    until compgen -G 'large.csv.*' >/dev/null; do kill -0 "$program" || fails "it ended: $(<errors)"; done
    kill "$program"
    wait "$program" || status=$?
    [ "${status-0}" = 143 ] || fails "status ${status-0}: $(<errors)"
    has "$(<errors)" stopped
    [ -z "$(find . -name 'large.csv*')" ]
}

@test "where there is no room it is said" {
    [ -e /dev/full ] || skip
    expects 1 bash -c '"$CASEWALK" export >/dev/full'
    has "$errors" "could not be written"
}

@test "a class of many files, the same people in the first and the last, comes out whole" {
    printf '%s\n' adrenaline film | cw run "$sample" --seed 1 --db one.db --learner Ada --group red >/dev/null
    args=()
    for i in $(seq 40); do
        cp one.db "f$i.db"
        args+=(--db "f$i.db")
    done
    # Another walk of the same learner in the last file, and of somebody else in the first.
    printf '%s\n' adrenaline film | cw run "$sample" --seed 2 --db f40.db --learner Ada --group red >/dev/null
    printf '%s\n' adrenaline film | cw run "$sample" --seed 3 --db f1.db --learner Ben --group red >/dev/null
    expects 0 cw export --format jsonl "${args[@]}"
    [ "$(grep -c . <<<"$output")" = 3 ]
    [ "$(grep -o '"learner":"[^"]*"' <<<"$output" | sort -u | wc -l)" = 2 ]
}

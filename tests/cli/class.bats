#!/usr/bin/env bats
# A class on many machines: hand-in, collect, forget.

# shellcheck disable=SC2154,SC2016,SC2030,SC2031 # variables of the helpers; programs for another shell; tests are subshells
load ../helpers

setup() {
    cd "$BATS_TEST_TMPDIR" || exit
    export CASEWALK_DB=$PWD/teacher.db
}

# learner NAME GROUP: a machine of its own with a walk that ended, one with a note, and one that did not end.
learner() {
    expects 0 walk --db "$1.db" --learner "$1" --group "$2" -- adrenaline tryptase,film
    expects 0 walk --db "$1.db" --learner "$1" --group "$2" -- "note I am $1" antihistamine adrenaline tryptase
    expects 5 walk --db "$1.db" --learner "$1" --group "$2" -- antihistamine
}

# traces WORDS FILE: they stand in the file or in one beside it.
traces() { LC_ALL=C grep -aqF "$1" "$2" "$2"-* 2>/dev/null; }

sql() {
    command -v sqlite3 >/dev/null || skip "sqlite3 is not installed"
    sqlite3 -batch "$@"
}

@test "handed in, collected, looked at: the walks are the same, once" {
    learner anna spring
    learner ben spring
    for name in anna ben; do
        expects 0 cw hand-in "in-$name.db" --db "$name.db" --learner "$name"
        has "$output" "2 finished walks of $name"
        has "$output" "1 unfinished walk"
        [ "$(stat -c %a "in-$name.db")" = 600 ]
    done
    [ ! -e "$CASEWALK_DB" ]
    # The file is a record.
    expects 0 cw sessions --db in-anna.db --json --check
    [ "$(grep -c '"session":' <<<"$output")" = 2 ]
    expects 0 cw show 2 --db in-anna.db
    expects 0 cw collect in-anna.db in-ben.db
    expects 0 cw collect in-anna.db ben.db --json
    has "$output" '{"file":"in-anna.db","taken":0,"there":2,"unfinished":0,"learners":0,"refused":[]}'
    has "$output" '{"file":"ben.db","taken":0,"there":2,"unfinished":1,"learners":0,"refused":[]}'
    expects 0 cw sessions --check --json
    [ "$(grep -c '"session":' <<<"$output")" = 4 ]
    expects 0 cw sessions --group spring --learner ben --json
    [ "$(grep -c '"session":' <<<"$output")" = 2 ]
    expects 0 cw sessions --group autumn --json
    [ "$output" = "[]" ]
    # Only the number of the session is another.
    expects 0 cw show 2 --json --db ben.db
    there=${output/'"session":2,'/}
    expects 0 cw show 4 --json
    [ "${output/'"session":4,'/}" = "$there" ] || fails "$output is not $there"
    [ "$(ls)" = "$(printf '%s\n' anna.db ben.db errors in-anna.db in-ben.db teacher.db)" ] || fails "$(ls)"
}

@test "what a policy walked is handed in too, marked as generated" {
    expects 0 cw run "$sample" --db anna.db --learner anna --seed 1 --auto expert --record
    learner anna spring
    expects 0 cw hand-in a.db --db anna.db --learner anna
    has "$output" "3 finished walks of anna"
    expects 0 cw collect a.db
    expects 0 cw report --no-odds --json --include scripted
    has "$output" '"sessions":2'
    has "$output" '"first_walks":1'
    expects 0 cw report --no-odds --json --include generated
    has "$output" '"generated":1'
}

@test "hand-in: one pathway, one class; nothing to hand in; no file is replaced unasked" {
    learner anna spring
    expects 0 walk --db anna.db --learner anna --group autumn -- adrenaline tryptase,film
    expects 0 cw hand-in a.db --db anna.db --learner anna --group autumn --json
    has "$output" '{"file":"a.db","taken":1,'
    expects 2 cw hand-in a.db --db anna.db --learner anna
    has "$errors" "--force"
    expects 0 cw hand-in a.db --db anna.db --learner anna --force
    has "$output" "3 finished walks"
    for filter in "--pathway dvst" "--group summer" "--learner ben"; do
        read -r -a words <<<"$filter"
        expects 2 cw hand-in b.db --db anna.db --learner anna "${words[@]}"
        has "$errors" "no finished walk"
        [ ! -e b.db ]
    done
    expects 0 cw hand-in c.db --db anna.db --learner anna --pathway anaphylaxis
    expects 4 cw hand-in b.db --db nowhere.db
    expects 4 cw hand-in nowhere/b.db --db anna.db --learner anna
    expects 4 cw hand-in . --db anna.db --learner anna
    has "$errors" "folder"
}

@test "hand-in: never over a record in use" {
    learner anna spring
    learner ben spring
    begin run "$sample" --jsonl --db ben.db --learner ben
    hear offer
    expects 4 cw hand-in ben.db --db anna.db --learner anna --force
    has "$errors" "in use"
    say '{"do":"quit"}'
    finish
    expects 0 cw sessions --db ben.db --check
}

@test "collect: files that are none, an altered walk, the rest is taken" {
    learner anna spring
    learner ben spring
    cp "$sample" none.db
    expects 4 cw collect none.db nowhere.db ben.db "$BATS_TEST_TMPDIR"
    has "$errors" "none.db is not a record of casewalk"
    has "$errors" "nowhere.db"
    has "$output" "ben.db"
    sql anna.db "CREATE TEMP TABLE t AS SELECT sql FROM sqlite_schema WHERE name = 'event_keep'; DROP TRIGGER event_keep;
        UPDATE event SET rating = 'best' WHERE session = 2 AND rating = 'harmful'" "SELECT sql || ';' FROM t" >trigger
    sql anna.db <trigger
    expects 1 cw collect anna.db
    has "$errors" "anna.db: session 2, "
    has "$errors" "altered or damaged"
    expects 1 cw collect anna.db --json 2>/dev/null
    has "$output" '"taken":0,"there":1,"unfinished":1'
    has "$output" '"refused":[{"session":2,"uuid":"'
    expects 0 cw sessions --check --json
    [ "$(grep -c '"session":' <<<"$output")" = 3 ]
}

@test "collect: a file that declares more, or lies about its pathway" {
    learner anna spring
    cp anna.db more.db
    sql more.db "CREATE TRIGGER more AFTER INSERT ON session BEGIN DELETE FROM session; END"
    expects 4 cw collect more.db
    has "$errors" "not made as a record"
    command -v python3 >/dev/null || skip "python3 is not there"
    python3 "$CASEWALK_ROOT/tests/record/forge.py" anna.db "SELECT 1"
    expects 0 cw collect anna.db --db other.db
    for lie in "title = 'The answer is b'" "name = 'dvst'" "version = '9'"; do
        cp anna.db lie.db
        python3 "$CASEWALK_ROOT/tests/record/forge.py" lie.db "UPDATE pathway SET $lie"
        expects 0 cw sessions --db lie.db --check
        expects 1 cw collect lie.db
        has "$errors" "not what the file calls it"
    done
    expects 0 cw collect anna.db
}

@test "run: a name that could not be collected later is not begun with" {
    long=$(printf '%1001s' '' | tr ' ' x)
    expects 2 walk --learner "$long" -- adrenaline
    has "$errors" "1000 bytes"
    expects 2 walk --group "$long" -- adrenaline
    expects 2 walk --learner p-0123456789abcdef -- adrenaline
    CASEWALK_LEARNER=$long expects 2 walk -- adrenaline # the same of the environment
    [ ! -e "$CASEWALK_DB" ]
    expects 0 walk --db a.db --learner "${long:1}" --group "${long:1}" -- adrenaline tryptase
    expects 0 cw hand-in in.db --db a.db --learner "${long:1}"
    expects 0 cw collect in.db
}

@test "one name in one class is one learner, in two classes two" {
    learner anna spring
    mv anna.db one.db
    learner anna spring
    mv anna.db two.db
    learner anna autumn
    expects 0 cw collect one.db two.db anna.db
    expects 0 cw sessions --json
    [ "$(grep -o '"pseudonym":"[^"]*"' <<<"$output" | sort -u | wc -l)" = 2 ]
    # A report that tells names tells them apart, and is the same from the files it was collected from.
    expects 0 cw report --include scripted --names --json
    has "$output" '"learner":"anna (p-'
    collected=$output
    expects 0 cw report --include scripted --names --json --db one.db --db two.db --db anna.db
    lacks "$output" '"learner":"anna"'
    for name in one two anna; do expects 0 cw hand-in "in-$name.db" --db "$name.db" --learner anna; done
    expects 0 cw report --include scripted --names --json --db in-one.db --db in-two.db --db in-anna.db
    [ "$output" = "$collected" ] || fails "$output is not $collected"
    expects 0 cw forget anna --yes
    has "$output" "2 names"
    expects 0 cw sessions --check
    lacks "$output" anna
}

@test "forget: the name, the texts, all; nothing is left in the file, and the rest holds" {
    learner annabella spring
    learner benedict spring
    expects 0 cw collect annabella.db benedict.db
    expects 2 cw forget annabella </dev/null
    has "$errors" "--yes"
    expects 2 cw forget nobody --yes
    has "$errors" "no learner nobody"
    expects 4 cw forget anna --yes --db nowhere.db
    [ ! -e nowhere.db ]
    expects 0 cw sessions --learner annabella --json
    pseudonym=$(grep -om1 'p-[0-9a-f]*' <<<"$output" | head -1)
    expects 0 cw forget annabella --yes
    has "$output" "Erased: 1 name."
    expects 0 cw sessions --check
    has "$output" "$pseudonym"
    lacks "$output" annabella
    traces "I am annabella" teacher.db
    expects 0 cw forget "$pseudonym" --texts --yes
    has "$output" "0 names, 1 text"
    ! traces annabella teacher.db || fails "the name is in the file"
    traces benedict teacher.db
    expects 0 cw show 2 --full
    # Collected once more it is there already, and nobody gets the name back.
    expects 0 cw collect annabella.db --json
    has "$output" '"taken":0,"there":2'
    ! traces annabella teacher.db || fails "the name came back"
    expects 0 cw forget "$pseudonym" --records --yes
    has "$output" "2 walks"
    lacks "$output" "pathway"
    expects 0 cw sessions --check --json
    [ "$(grep -c '"session":' <<<"$output")" = 2 ]
    ! traces "$pseudonym" teacher.db || fails "the pseudonym is in the file"
    expects 0 cw forget benedict --records --yes
    has "$output" "1 pathway that nobody else walked"
    ! traces adrenaline teacher.db || fails "the pathway is in the file"
    expects 0 cw sessions --check --json
    [ "$output" = "[]" ]
    expects 0 cw forget --sweep
}

@test "names that would harm a terminal are shown without harm" {
    evil=$'\x1b[31manna\xff\xe2\x80\xae'
    expects 0 walk --db evil.db --learner "$evil" --group "$evil" -- "note $evil" adrenaline tryptase,film
    expects 0 cw hand-in in.db --db evil.db --learner "$evil"
    clean "$output"
    expects 0 cw collect in.db
    for call in sessions "sessions --json"; do
        read -r -a words <<<"$call"
        expects 0 cw "${words[@]}"
        clean "$output"
        has "$output" "anna"
    done
    expects 2 cw forget $'\x1b[31mben' --yes
    clean "$errors"
    expects 0 cw forget "$evil" --yes
    clean "$output"
}

@test "forget while others walk: they go on, the forgotten one does not" {
    begin run "$sample" --jsonl --learner benedict
    hear offer
    expects 0 walk --learner annabella -- adrenaline tryptase,film
    expects 0 cw forget annabella --records --yes
    ! traces annabella teacher.db || fails "the name is in the file"
    say '{"choose":"antihistamine"}'
    hear offer
    expects 0 cw forget benedict --records --yes
    expects 5 walk --learner clara --
    say '{"choose":"adrenaline"}'
    finish
    [ "$status" = 4 ] || fails "the walk went on: $status"
    expects 0 cw sessions --check --json
    [ "$(grep -c '"session":' <<<"$output")" = 1 ]
    has "$output" '"learner":"clara"'
}

#!/usr/bin/env bats
# Walks by scripts: modes, answers, seeds, witnesses, going on.

# shellcheck disable=SC2154,SC2016 # variables of the helpers; programs for another shell
load ../helpers

setup() {
    cd "$BATS_TEST_TMPDIR" || exit
    export CASEWALK_DB=$BATS_TEST_TMPDIR/casewalk.db
}

@test "the whole walk by ids, by numbers, from a pipe and from a file" {
    expects 0 walk -- antihistamine adrenaline tryptase,film
    by_id=$output
    expects 0 walk -- 2 1 1,2
    [ "${output//show 2/show 1}" = "$by_id" ]
    printf 'antihistamine\r\nadrenaline\r\ntryptase, film' >answers.txt # line ends of others, none at the end
    expects 0 cw run "$sample" --seed 1 --answers answers.txt
    [ "${output//show 3/show 1}" = "$by_id" ]
    expects 0 walk --answers - -- antihistamine adrenaline tryptase,film
    expects 0 walk -- antihistamine adrenaline "" # no orders
    has "$output" "Harmful"
}

@test "a script that ends too soon stops with 5, saved" {
    expects 5 walk -- antihistamine
    has "$output" "casewalk resume 1"
    expects 5 walk -- antihistamine quit adrenaline
    has "$output" "casewalk resume 2"
}

@test "a line that is not on offer stops the script: 5, naming line and offer" {
    expects 5 walk -- antihistamine adrenalin "tryptase,film"
    has "$errors" 'line 2: "adrenalin" is not on offer at "door"'
    has "$errors" "adrenaline, antihistamine, fluids"
    expects 5 walk -- 4
    has "$errors" "line 1"
    expects 5 walk -- adrenaline "tryptase,mri"
    has "$errors" 'line 2: "tryptase,mri"'
    has "$errors" "tryptase, film"
    # What was answered before is kept, and goes on from there.
    expects 0 bash -c 'printf "%s\n" adrenaline tryptase | "$CASEWALK" resume 1'
}

@test "with no other end: a script that is wrong never walks on in another case" {
    expects 5 walk -- nonsense adrenaline tryptase,film
    lacks "$output" "The walk ends"
}

@test "learn tells, consequence and exam keep all judgement to the end" {
    for mode in learn consequence exam; do
        expects 0 walk --jsonl --mode $mode -- '{"choose":"antihistamine"}' '{"do":"why"}' '{"do":"hint"}' '{"do":"back"}' \
            '{"do":"chart"}' '{"choose":"adrenaline"}' '{"choose":["tryptase","film"]}'  '{"choose":["tryptase","film"]}' 
        before=${output%%'{"event":"debrief"'*}
        [ "$before" != "$output" ]
        for word in '"rating"' '"because"' '"credit"' '"sources"' '"teaches"' '"contested"' rcuk2021 "It does nothing for airway" \
            "Which drug has ever"; do
            if [ $mode = learn ]; then has "$before" "$word"; else lacks "$before" "$word"; fi
        done
        lacks "$before" '"best":['
        has "${output#"$before"}" '"rating":"harmful"'
        has "$before" '"mode":"'$mode'"'
    done
}

@test "pages in consequence and exam carry no judgement before the debrief either" {
    for mode in consequence exam; do
        expects 0 walk --mode $mode -- antihistamine why hint back adrenaline tryptase,film
        before=${output%%"How it went"*}
        [ "$before" != "$output" ]
        for word in Harmful "Best choice" Acceptable "Source:" "It does nothing" "hint for a hint" "Which drug"; do lacks "$before" "$word"; done
        has "$before" "Not in this mode"
    done
}

@test "an exam ends with a receipt that belongs to its record" {
    expects 0 walk --mode exam --no-debrief -- adrenaline tryptase
    receipt=$(grep -o 'Receipt of session 1: [0-9a-f]\{16\}$' <<<"$output")
    [ -n "$receipt" ]
    lacks "$output" "How it went"
    expects 0 walk --mode exam --jsonl -- '{"choose":"adrenaline"}' '{"choose":[]}'
    has "$output" '{"event":"receipt","receipt":"'
    expects 0 walk --mode learn -- adrenaline tryptase
    lacks "$output" Receipt
}

@test "a witness fixes what chance does, and such a walk is not recorded" {
    for branch in settles persists; do
        expects 5 walk -- door:antihistamine door:adrenaline response:$branch
        has "$output" "not recorded"
        if [ $branch = settles ]; then has "$output" "He is stable"; else has "$output" "What dose of adrenaline"; fi
    done
    expects 0 walk -- door:adrenaline response:settles "workup:tryptase,film"
    has "$output" "Sam goes home"
    expects 0 walk -- door:adrenaline response:persists second_dose:right response:settles workup:
    printf '%s\n' door:adrenaline response:persists second_dose:low response:settles "" >witness
    expects 0 cw run "$sample" --seed 3 --answers witness
    [ "$(cw sessions --json)" = "[]" ]
}

@test "a witness fixes events" {
    expects 0 walk --seed 3 -- door:adrenaline response:settles workup: 
    lacks "$output" "Six hours later"
    cat >late.lua <<'END'
pathway "late" { title = "Late", start = "a" }
event "rash" { "The rash is back.", at = "6 h", p = 0.05, illustrative = true }
decision "a" { "A.", option "wait" { "Wait", takes = "7 h", to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }
END
    expects 0 bash -c 'printf "%s\n" a:wait event:rash | "$CASEWALK" run late.lua --seed 1'
    has "$output" "The rash is back"
    expects 0 bash -c 'printf "%s\n" a:wait | "$CASEWALK" run late.lua --seed 1'
    lacks "$output" "The rash is back"
}

@test "a witness that names what is not there stops with a message" {
    expects 5 walk -- elsewhere:adrenaline
    has "$errors" "line 1"
}

@test "the same seed: the same walk, byte for byte, whatever the language, zone and addresses" {
    local answers=(antihistamine fluids adrenaline "tryptase,film")
    for seed in 0 1 2 18446744073709551615; do
        walk --no-record --seed $seed -- "${answers[@]}" >one 2>&1 || true
        walk --no-record --seed $seed -- "${answers[@]}" >two 2>&1 || true
        LANG=de_DE.UTF-8 LC_ALL='' TZ=Asia/Tokyo walk --no-record --seed $seed -- "${answers[@]}" >three 2>&1 || true
        cmp one two
        cmp one three
        if command -v setarch >/dev/null && setarch -R true 2>/dev/null; then
            printf '%s\n' "${answers[@]}" | setarch -R "$CASEWALK" run "$sample" --no-record --seed $seed >four 2>&1 || true
            cmp one four
        fi
    done
    for seed in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do
        walk --no-record --seed $seed -- adrenaline 2>/dev/null || true
    done >all
    grep -q "comes back" all
    grep -q "Nothing changes" all # so it does hang on the seed
}

@test "--variant any is drawn by the seed and told" {
    for seed in 1 2 3 4 5 6 7 8; do
        expects 5 walk --jsonl --no-record --variant any --seed $seed --
        first=$output
        expects 5 walk --jsonl --no-record --variant any --seed $seed --
        [ "$output" = "$first" ]
        head -1 <<<"$output" | grep -o '"variant":"[a-z]*"'
    done | sort | uniq -c >variants
    [ "$(wc -l <variants)" = 2 ]
    expects 5 walk --variant betablocked --
    has "$output" "64 mmHg"
    expects 5 walk --variant any --seed 1 --
    expects 0 cw sessions --json
    lacks "$output" '"variant":"any"'
}

@test "without --seed the seed is shown and recorded, and differs" {
    expects 5 cw run "$sample"
    has "$output" "seed "
    expects 5 cw run "$sample"
    cw sessions --json | grep -o '"seed":"[0-9]*"' | sort -u >seeds
    [ "$(wc -l <seeds)" = 2 ]
}

@test "--auto walks by itself; recorded only with --record" {
    for policy in expert random worst; do
        expects 0 cw run "$sample" --auto $policy --seed 1
        has "$output" "The walk ends here"
    done
    [ "$(cw sessions --json)" = "[]" ]
    expects 0 cw run "$sample" --auto expert --record --seed 1
    has "$(cw sessions --json)" '"outcome":"home"'
}

@test "resume goes on exactly where it stood, after the end of input and after quit" {
    expects 0 walk -- antihistamine fluids adrenaline tryptase
    whole=$(cw show 1 --json)
    expects 5 walk -- antihistamine
    expects 5 bash -c 'printf "%s\n" fluids quit | "$CASEWALK" resume'
    has "$output" "Two minutes into"
    expects 0 bash -c 'printf "%s\n" adrenaline tryptase | "$CASEWALK" resume 2'
    rest=$(cw show 2 --json)
    strip() {
        local text=${1#*\"uuid\":\"????????-????-????-????-????????????\"}
        echo "${text%%\"receipt\"*}${text#*\"receipt\":\"????????????????\"}"
    }
    [ "$(strip "$whole")" = "$(strip "$rest")" ]
    expects 2 cw resume 2
    has "$errors" "has ended"
    expects 2 cw resume
    has "$errors" "no unfinished walk"
    expects 4 cw resume 77
}

@test "resume uses the text that was recorded, whatever became of the file" {
    cp "$sample" mine.lua
    { echo 'require "part"'; cat mine.lua; } >main.lua
    echo 'learning_point "other" "Another point"' >part.lua
    expects 5 cw run ./main.lua --seed 1
    rm part.lua
    sed 's/Two minutes/Three minutes/; s/"adrenaline"/"epinephrine"/' mine.lua >main.lua
    expects 5 bash -c 'echo antihistamine | "$CASEWALK" resume'
    has "$output" "Two minutes"
    rm main.lua mine.lua
    expects 0 bash -c 'printf "%s\n" adrenaline tryptase | "$CASEWALK" resume'
    expects 0 cw show 1
}

@test "each learner has walks of their own; run mentions an unfinished one to its learner" {
    expects 5 walk --learner ann -- antihistamine
    expects 2 cw resume --learner ben
    expects 5 walk --learner ben --
    expects 5 cw resume --learner ann
    has "$output" "resume 1"
    expects 5 env CASEWALK_LEARNER=ben "$CASEWALK" resume
    has "$output" "resume 2"
}

@test "history tells what was done, and what was taken back" {
    expects 5 walk -- history antihistamine history back history
    has "$output" "Nothing yet."
    has "$output" "At 0 min: Chlorphenamine 10 mg and watch"
    has "$output" "(taken back)"
}

@test "back and hint are recorded and reported" {
    expects 0 walk -- antihistamine back hint adrenaline tryptase,film
    expects 0 cw show 1 --json
    has "$output" '"taken_back":true'
    has "$output" '"hints":1'
    has "$output" '"minutes":31'
}

@test "a faulty pathway: a script stops with 3, nothing is counted, and the walk can go on" {
    faulty=$CASEWALK_ROOT/tests/samples/faulty.lua
    expects 3 bash -c 'printf "%s\n" on bad | "$CASEWALK" run "$1" --seed 1' - "$faulty"
    has "$errors" "faulty.lua:7"
    has "$errors" "division by zero"
    expects 0 cw sessions --json
    has "$output" '"state":"unfinished"'
    expects 3 bash -c 'echo bad | "$CASEWALK" resume'
    expects 0 bash -c 'echo good | "$CASEWALK" resume'
    has "$output" "Second."
    expects 0 cw show 1 --json
    has "$output" '"decisions":[{"node":"first"'
    lacks "$output" '"option":"bad"'
    expects 0 cw sessions --check
}

@test "a fault at the start is 3 and begins no session" {
    echo 'pathway "x" { title = "X", start = "d" } decision "d" { "{1 // 0}", option "o" { "O", to = "e" } } outcome "e" { "E", utility = 1 }' >x.lua
    expects 3 cw run ./x.lua
    [ "$(cw sessions --json)" = "[]" ]
}

@test "questions: units, decimal comma, words; what is no number is asked again and ends a script" {
    for answer in 0.5 "0.5 mg" "0,5" "0.5mg" " 0.5 "; do
        expects 5 walk --no-record -- door:adrenaline response:persists "$answer"
        has "$output" "Best choice"
    done
    for answer in much "0.5 mL" "5 5" ""; do
        expects 5 walk --no-record -- door:adrenaline response:persists "$answer"
        lacks "${output#*What dose}" "Best choice"
        lacks "$output" "The walk ends"
    done
}

@test "plain, no colour, narrow, dumb: no escape and no line too long" {
    for how in "NO_COLOR=1" "TERM=dumb" "COLUMNS=40" "COLUMNS=1" "COLUMNS=nonsense" "COLUMNS=100000" "TERM=xterm-256color" "LANG=C LC_ALL=C"; do
        read -r -a words <<<"$how"
        printf '%s\n' antihistamine chart adrenaline why tryptase,film >answers
        expects 0 env "${words[@]}" "$CASEWALK" run "$sample" --seed 1 --no-record --answers answers
        clean "$output"
        if [ "$how" = COLUMNS=40 ]; then
            ! LC_ALL=C.UTF-8 grep -P '^.{41}' <<<"$output"
        fi
        ! LC_ALL=C.UTF-8 grep -P '^.{101}' <<<"$output"
    done
    expects 0 walk --plain --no-record -- antihistamine adrenaline tryptase,film
    has "$output" "Option 1 of 3:"
    lacks "$output" "─"
    lacks "$output" "▌"
}

@test "input that is too long, binary or endless is answered" {
    head -c 5000000 /dev/zero | tr '\0' x >long
    expects 5 cw run "$sample" --no-record --answers long
    [ "${#errors}" -lt 2000 ]
    head -c 200000 /dev/urandom >noise
    expects 5 cw run "$sample" --no-record --answers noise
    clean "$errors"
    expects 5 cw run "$sample" --no-record --jsonl --answers noise
    clean "$output"
    expects 5 cw run "$sample" --no-record --jsonl --answers long
    expects 2 cw run "$sample" --no-record --answers /
}

@test "a typed object asks for what a learner may, whatever else stands in it" {
    expects 5 walk --jsonl -- '{"choose":"antihistamine","do":"start","seed":"9"}' '{"choose":"adrenaline","do":"weird"}'
    [ "$(grep -c '"event":"session"' <<<"$output")" = 1 ]
    [ "$(sqlite3 "$CASEWALK_DB" "SELECT group_concat(kind || ' ' || input) FROM event WHERE input IS NOT NULL")" = \
        'choose {"choose":"antihistamine"},choose {"choose":"adrenaline"}' ]
}

@test "what matches no word is recorded as it was typed, whatever its bytes" {
    cat >word.lua <<'END'
pathway "word" { title = "W", start = "ask" }
question "ask" { "What?", answer "clot" { "embolism", to = "home" }, answer "other" { otherwise, to = "home" } }
outcome "home" { "Home.", utility = 1 }
END
    printf '\xffague \n' >typed
    expects 0 cw run word.lua <typed
    has "$output" "another answer"
    [ "$(sqlite3 "$CASEWALK_DB" "SELECT text FROM free_text")" = $'\xef\xbf\xbdague' ]
}

@test "closed descriptors are not taken for the engine's" {
    expects 5 timeout 20 bash -c '"$CASEWALK" run "$0" --no-record <&-' "$sample"
    has "$output" "not recorded"
    expects 5 timeout 20 bash -c 'echo adrenaline | "$CASEWALK" run "$0" >&-' "$sample"
    has "$errors" "could not be written"
    expects 0 "$CASEWALK" sessions --check
}

#!/usr/bin/env bats
# Signals to the program and to its engine: what was answered is saved, and the walk can go on.

# shellcheck disable=SC2154,SC2016,SC2030,SC2031 # variables of the helpers; programs for another shell; tests are subshells
load ../helpers

setup() {
    cd "$BATS_TEST_TMPDIR" || exit
    export CASEWALK_DB=$BATS_TEST_TMPDIR/casewalk.db
}

answered_once() { # a walk of one answer that waits for the next; its engine is in $engine
    begin run "$sample" --seed 1 --jsonl
    hear offer
    say '{"choose":"antihistamine"}'
    hear offer
    engine=$(children "$program")
    [ "$(wc -w <<<"$engine")" = 1 ]
}

goes_on() {
    expects 0 cw sessions --check
    expects 0 bash -c 'printf "%s\n" adrenaline tryptase | "$CASEWALK" resume 1'
    expects 0 cw show 1 --json
    has "$output" '"option":"antihistamine"'
    has "$output" '"option":"adrenaline"'
}

@test "SIGTERM, SIGHUP, SIGINT and SIGQUIT: ended by the signal, saved" {
    for signal in TERM:143 HUP:129 QUIT:131 INT:130; do
        rm -f "$CASEWALK_DB"*
        answered_once
        # A background process of a shell without job control ignores SIGINT and SIGQUIT.
        case $signal in QUIT* | INT*) grep -q 'SigIgn:.*[2367abef]$' "/proc/$program/status" && { finish; continue; } ;; esac
        kill "-${signal%:*}" "$program"
        finish
        [ "$status" = "${signal#*:}" ] || fails "$signal: status $status"
        goes_on
    done
}

@test "SIGKILL of the front ends the engine too, and the walk goes on" {
    answered_once
    kill -KILL "$program"
    finish
    [ "$status" = 137 ]
    goes_on
}

@test "the engine is killed: the front says so, stops with 3, and the walk goes on" {
    for signal in KILL SEGV ABRT TERM; do
        rm -f "$CASEWALK_DB"*
        answered_once
        kill "-$signal" "$engine"
        say '{"choose":"adrenaline"}'
        finish
        [ "$status" = 3 ] || fails "$signal: status $status"
        has "$(<walk.errors)" "the engine"
        has "$(<walk.errors)" "saved"
        goes_on
    done
}

@test "the engine is killed before a question that changes nothing: it is answered, and the walk goes on" {
    answered_once
    for question in chart:chart history:past why:why; do
        kill -KILL "$(children "$program")"
        say "{\"do\":\"${question%:*}\"}"
        hear "${question#*:}" || fails "$question: $(<walk.errors)"
    done
    say '{"choose":"adrenaline"}'
    hear offer
    finish
    [ "$status" = 5 ]
    expects 0 cw sessions --check
}

@test "the engine is killed under an author: state, why-not, goto and reload go on" {
    cp "$sample" case.lua
    begin run case.lua --author --seed 1 --jsonl
    hear offer
    say '{"choose":"antihistamine"}'
    hear offer
    for question in '"state"' '"why-not"' '"reload"' '"goto","node":"workup"'; do
        kill -KILL "$(children "$program")"
        say "{\"do\":$question}"
        hear offer || fails "$question: $(<walk.errors)"
    done
    has "$line" '"node":"workup"'
    finish
    [ "$status" = 5 ]
}

@test "the engine stands still: the watch ends it within two seconds, and the walk goes on" {
    answered_once
    kill -STOP "$engine"
    begun=$EPOCHREALTIME
    say '{"choose":"adrenaline"}'
    finish
    took=$(((${EPOCHREALTIME/./} - ${begun/./}) / 1000))
    [ "$status" = 3 ]
    [ "$took" -ge 900 ]
    [ "$took" -lt 3500 ] || fails "it took $took ms"
    has "$(<walk.errors)" "did not answer"
    [ ! -d "/proc/$engine" ]
    goes_on
}

@test "SIGSTOP and SIGCONT of the program change nothing" {
    answered_once
    kill -STOP "$program"
    say '{"choose":"adrenaline"}'
    kill -CONT "$program"
    hear offer
    finish
    [ "$status" = 5 ]
    expects 0 bash -c 'echo tryptase | "$CASEWALK" resume 1'
}

@test "who reads goes away: no noise, and what was answered is saved" {
    printf '%s\n' antihistamine antihistamine adrenaline tryptase >answers
    { status=0; "$CASEWALK" run "$sample" --seed 1 --answers answers 2>errors || status=$?; echo "$status" >status; } | head -c 10 >/dev/null
    [ ! -s errors ] || fails "$(<errors)"
    expects 0 cw sessions --check
}

@test "two programs go on with one session: one of them is told" {
    answered_once
    begin_again() { printf '%s\n' fluids quit | cw resume 1; }
    expects 5 begin_again
    say '{"choose":"adrenaline"}'
    finish
    [ "$status" = 4 ]
    has "$(<walk.errors)" "casewalk: "
    expects 0 cw sessions --check
    expects 0 bash -c 'printf "%s\n" adrenaline tryptase | "$CASEWALK" resume 1'
}

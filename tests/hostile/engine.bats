#!/usr/bin/env bats
# A running engine, looked at from outside, and what is said about hostile things.

# shellcheck disable=SC2154 # variables of the helpers
load ../helpers

setup() { cd "$BATS_TEST_TMPDIR" || exit; }

running_engine() {
    export SECRET_OF_A_TEST=yes
    begin run "$sample" --jsonl --seed 1
    hear offer
    engine=$(children "$program")
    [ "$(wc -w <<<"$engine")" = 1 ]
}

@test "the engine is confined: filter, no new privileges, limits" {
    running_engine
    grep -qx 'Seccomp:	2' "/proc/$engine/status"
    grep -qx 'NoNewPrivs:	1' "/proc/$engine/status"
    limits=$(tr -s ' ' <"/proc/$engine/limits")
    has "$limits" "Max address space 268435456 268435456"
    has "$limits" "Max file size 0 0"
    has "$limits" "Max core file size 0 0"
    has "$limits" "Max processes 0 0"
    has "$limits" "Max open files 0 0"
    finish
}

@test "the engine inherits no descriptor and no environment, and is a group of its own" {
    running_engine
    [ "$(cut -d ' ' -f 5 "/proc/$engine/stat")" = "$engine" ]
    [ -r "/proc/$engine/environ" ] && ls "/proc/$engine/fd" >/dev/null 2>&1 ||
        { finish; skip "only root may look into a process that is not dumpable"; }
    [ "$(cd "/proc/$engine/fd" && echo *)" = "0 1 2" ]
    [ "$(readlink "/proc/$engine/fd/0")" = "$(readlink "/proc/$engine/fd/1")" ]
    has "$(readlink "/proc/$engine/fd/0")" socket:
    has "$(readlink "/proc/$engine/fd/2")" pipe:
    [ "$(tr -d '\0' <"/proc/$engine/environ")" = "" ]
    finish
}

@test "the engine goes when the front is killed" {
    running_engine
    kill -KILL "$program"
    finish
    for ((i = 0; i < 1000; i++)); do
        [ -e "/proc/$engine" ] || break
        read -r -t 0.01 <> <(:) || true
    done
    [ ! -e "/proc/$engine" ] || grep -q 'State:	Z' "/proc/$engine/status"
}

@test "the engine answers nonsense with an error, and goes on" {
    {
        echo 'nonsense'
        echo '{"do":"load"}'
        echo '{"do":"start"}'
        echo '{"do":"debrief"}'
        echo '{"choose":"x"}'
        echo '{"do":{"do":1}}'
        echo '[]'
        echo 'null'
        echo '{"do":"file","name":1,"text":[]}'
        printf '{"do":"\\u0000"}\n\xff\xfe\n\n'
        head -c 100000 /dev/zero | tr '\0' '['
        echo
        echo '{"do":"hint"}'
    } >requests
    expects 0 cw engine <requests
    [ "$(grep -c '"event":"end"' <<<"$output")" -ge 11 ]
    [ "$(grep -c '"event":"error"' <<<"$output")" -ge 11 ]
    clean "$output"
}

@test "a confined engine says ready first and dies with its input" {
    expects 0 cw engine </dev/null
    has "$output" '{"event":"ready"}'
}

@test "names of files, learners and groups are cleaned wherever they are said" {
    nasty=$'x\e[2J\u202e\u009b31m\u200b'
    cp "$sample" "$nasty.lua"
    expects 5 cw run "$nasty.lua" --learner "$nasty" --group "$nasty" --seed 1 </dev/null
    clean "$output$errors"
    echo 'decision "x"' >"$nasty-bad.lua"
    expects 3 cw run "./$nasty-bad.lua" </dev/null
    clean "$output$errors"
    expects 0 cw sessions
    clean "$output"
    expects 0 cw sessions --json
    clean "$output"
    expects 0 cw sessions --learner "$nasty"
    has "$output" "<U+001B>"
    local arguments
    for arguments in "run $nasty" "run ./$nasty.x.lua" "$nasty" "resume $nasty" "run --mode $nasty" "--$nasty" \
        "run --variant $nasty ./$nasty.lua" "run --auto $nasty ./$nasty.lua" "run --db /proc/$nasty/x ./$nasty.lua" "run --answers $nasty ./$nasty.lua"; do
        read -r -a words <<<"$arguments"
        ! cw "${words[@]}" >all 2>&1 </dev/null || fails "this succeeded: $(cat -v <<<"$arguments")"
        clean "$(<all)"
    done
}

@test "notes and typed answers with controls are cleaned, and walk on" {
    nasty=$'why \e]0;x\a not \u202e this \u009b31m'
    walk --jsonl -- '{"note":"\u001b[2J \u202e \u0007"}' '{"choose":"\u001b[2J"}' '{"do":"quit"}' >all 2>&1 || true
    clean "$(<all)"
    walk -- "note $nasty" antihistamine "$nasty" >all 2>&1 || true
    clean "$(<all)"
    grep -q "is not on offer" all
    expects 0 cw sessions --check
}

@test "a pathway's messages with controls in them are cleaned" {
    for body in 'error("\27[2J\27]0;title\7 \194\155 \226\128\174")' 'local t = {} t["\27[2J"]()' \
        'decision "\27[2J" { "D" }' '("\27[2J")()' 'require "\27[2J"' 'local x = _ENV["\27[2J"] .. ""'; do
        printf '%s\n' "$body" >bad.lua
        expects 3 cw run bad.lua </dev/null
        has "$errors" "bad.lua:1"
        clean "$output$errors"
        expects 3 cw list --path . </dev/null
        clean "$output$errors"
    done
}

@test "required files: beside and below, never through links, dots or elsewhere" {
    mkdir -p there/below outside
    echo 'learning_point "p" "Point"' | tee there/part.lua there/below/part.lua >outside/part.lua
    ln -s ../outside/part.lua there/link.lua
    ln -s ../outside there/linked
    mkfifo there/fifo.lua
    mkdir there/folder.lua
    try() {
        { echo "require \"$1\""; cat "$sample"; } >there/main.lua
        cw run there/main.lua --no-record --seed 1 </dev/null >out 2>errors
    }
    for good in part below/part; do
        try $good && fails "it did not stop" || [ $? = 5 ] || fails "$good is refused: $(<errors)"
    done
    for bad in link linked/part ../outside/part below/../part /etc/passwd fifo folder "" . .. ./part part.lua nothing "$PWD/outside/part"; do
        try "$bad" && fails "$bad is read" || [ $? = 3 ] || fails "$bad: $(<errors)"
        [ -s errors ] || fails "$bad: no message"
    done
}

@test "files that require one another end with a message" {
    echo 'require "b"' >a.lua
    echo 'require "a"' >b.lua
    timeout 5 "$CASEWALK" run ./a.lua >out 2>&1 </dev/null && fails "it succeeded" || [ $? = 3 ]
    has "$(<out)" ".lua:"
}

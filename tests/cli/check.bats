#!/usr/bin/env bats
# casewalk check: what it prints, for people and for scripts, and how it ends.

# shellcheck disable=SC2154 # variables of the helpers
load ../helpers

setup() {
    cd "$BATS_TEST_TMPDIR" || exit
    export CASEWALK_DB=$BATS_TEST_TMPDIR/casewalk.db
    unset NO_COLOR
    write good
    write warned 'spare = flag { false }'
    write faulty 'pulse = number { 38, range = { 0, 300 }, chart = "vital" }' 'set = "pulse = pulse - 50", '
    write unread '' 'tekes = "5 min", '
}

write() { # write NAME [FIELD] [KEY]: a pathway in NAME.lua, sound without the latter two
    cat >"$1.lua" <<END
pathway "$1" { title = "He fainted", start = "door" }
patient "Jon, 71" { ${2-} }
decision "door" { "What now?", option "ecg" { "An ECG", ${3-}to = "found" }, option "home" { "Home", to = "lost" } }
outcome "found" { "A pacemaker.", utility = 0.95, good = true }
outcome "lost" { "He faints again.", utility = 0.3 }
END
}

# A pathway of many situations: a check of it takes a while.
large() {
    cat <<'END'
pathway "large" { title = "Large", start = "d" }
patient "A" { a = integer { 0, range = { 0, 99 }, clamp = true }, b = integer { 0, range = { 0, 99 }, clamp = true }, c = integer { 0, range = { 0, 99 }, clamp = true } }
decision "d" {
  "?",
  option "end" { "End", to = "z" },
  option "a" { "A", set = "a = a + 1" }, option "b" { "B", set = "b = b + 1" }, option "c" { "C", set = "c = c + 1" },
}
outcome "z" { "End.", utility = "(a + b * 2 + c * 3) / 600" }
END
}

@test "of one file --json prints one object, with these keys in this order" {
    expects 1 cw check --json faulty.lua
    [[ $output =~ ^'{"file":"faulty.lua","errors":1,"warnings":0,"nodes":3,"situations":'[0-9]+',"answer":"exact","diagnostics":['(.*)']}'$ ]] ||
        fails "$output"
    [ "${BASH_REMATCH[1]}" = '{"code":"CW052","severity":"error","file":"faulty.lua","line":3,"message":"pulse would become -12, outside its range 0 to 300 (clamp = true would hold it)","variant":"base","witness":["door:ecg"]}' ] ||
        fails "${BASH_REMATCH[1]}"
    [ -z "$errors" ]
}

@test "what is found without walking has no variant and no walk" {
    expects 0 cw check --json warned.lua
    has "$output" '"errors":0,"warnings":1,'
    has "$output" '{"code":"CW020","severity":"warning","file":"warned.lua","line":2,"message":"'
    has "$output" '"variant":null,"witness":[]}]}'
    expects 1 cw check --json unread.lua
    has "$output" '"errors":1,"warnings":0,"nodes":0,"situations":0,"answer":"interval",'
    has "$output" '{"code":"CW005","severity":"error","file":"unread.lua","line":3,"message":"'
    has "$output" '"variant":null,"witness":[]}]}'
}

@test "of several files it prints an array, a file a line" {
    expects 1 cw check --json good.lua faulty.lua warned.lua
    [ "$(wc -l <<<"$output")" = 5 ]
    [ "$(sed -n 1p <<<"$output")" = "[" ]
    [ "$(sed -n 5p <<<"$output")" = "]" ]
    for name in good faulty warned; do has "$output" "{\"file\":\"$name.lua\",\"errors\":"; done
}

@test "for people: file:line: severity: message [code], the walk that shows it, and a sum" {
    expects 1 cw check good.lua faulty.lua
    [ "$(sed -n 1p <<<"$output")" = "good.lua: 0 errors, 0 warnings; 3 nodes, 3 situations" ]
    has "$output" "faulty.lua:3: error: pulse would become -12, outside its range 0 to 300 (clamp = true would hold it) [CW052]"
    has "$output" "    in variant base by: door:ecg"
    has "$output" "faulty.lua: 1 error, 0 warnings; 3 nodes, "
    [ -z "$errors" ]
}

@test "exit status: 0 with warnings, 1 with errors or with --strict, 2 of a wrong call" {
    expects 0 cw check good.lua warned.lua
    has "$output" "warned.lua:2: warning: "
    expects 1 cw check --strict warned.lua
    has "$output" "warned.lua:2: error: "
    has "$output" ": 1 error, 0 warnings; "
    expects 0 cw check --strict good.lua
    expects 1 cw check good.lua unread.lua
    expects 2 cw check
    expects 2 cw check nowhere.lua
    [ -z "$output" ]
    has "$errors" "nowhere.lua"
    expects 2 cw check good.lua --limit none
    expects 2 cw check nowhere.lua faulty.lua
    has "$output" "CW052"
}

@test "colour on a terminal only, and not with NO_COLOR" {
    expects 1 cw check faulty.lua
    lacks "$output" $'\e'
    command -v script >/dev/null || skip "script is not there"
    on_terminal() { TERM=xterm-256color script -qec "'$CASEWALK' check faulty.lua" /dev/null </dev/null; }
    has "$(on_terminal)" $'\e['
    lacks "$(NO_COLOR=1 on_terminal)" $'\e['
}

@test "a pathway cannot control the terminal through its diagnostics" {
    for pathway in "$CASEWALK_ROOT"/tests/hostile/pathways/*{control,bidi,marks}*.lua; do
        for options in "" --json; do
            output=$(cw check ${options:+"$options"} "$pathway" 2>&1) || true
            clean "$output"
        done
    done
}

@test "--limit: what was seen is told, and what can never be is not" {
    write never '' 'to = "found" }, option "never" { "Never", when = "clock > 99", '
    expects 0 cw check never.lua
    has "$output" "[CW041]"
    expects 0 cw check --json --limit 1 never.lua
    has "$output" '"answer":"interval"'
    has "$output" '"code":"CW059"'
    lacks "$output" CW041
    expects 1 cw check --limit 1 faulty.lua
    has "$output" "[CW052]"
    has "$output" " (not all)"
}

@test "a walk that is too long to be walked is not printed" {
    write endless '' 'when = "clock % 7 < 9", takes = "1 min" }, option "on" { "On", '
    for limit in 500 5000; do
        expects 1 cw check --json --limit $limit endless.lua
        has "$output" '"code":"CW060"'
        printf '%s\n' "$output" >said_$limit
    done
    has "$(<said_500)" '"witness":["door:ecg","door:ecg",'
    has "$(<said_5000)" '"witness":[]'
}

@test "--no-reduce finds the same" {
    findings() { cw check --json "$@" | sed 's/{"code":/\n&/g' | sed -n 's/^\({"code":.*\),"variant".*/\1/p' | sort; }
    sed 's/set = "sbp = sbp + 5", to = "door"/set = "sbp = sbp + 5", once = true, to = "door"/
        s/"sbp < 40", to/"sbp < 20", to/; s/rating = "best", missed/missed/' "$sample" >some.lua
    some=$(findings some.lua)
    [ -n "$some" ]
    for what in fields clock events numbers all; do
        [ "$(findings --no-reduce=$what some.lua)" = "$some" ] || fails "--no-reduce=$what: $(cw check --no-reduce=$what some.lua)"
        [ "$(findings --no-reduce=$what faulty.lua)" = "$(findings faulty.lua)" ]
    done
}

@test "^C ends the work and tells what is known" {
    large >large.lua
    # A background process of a shell without job control ignores SIGINT; a child of env does not.
    env --default-signal=INT "$CASEWALK" check --json large.lua >said 2>errors 3>&- &
    program=$!
    engine_works "$program"
    kill -INT "$program"
    status=0
    wait "$program" || status=$?
    output=$(<said)
    [ "$status" = 0 ] || fails "exit status $status: $output $(<errors)"
    has "$output" '"answer":"interval"'
    has "$output" '"code":"CW059"'
}

# engine_works PID: waits until its engine has used some processor time.
engine_works() {
    local child fields
    for ((i = 0; i < 500; i++)); do
        for child in $(children "$1"); do
            read -r -a fields <"/proc/$child/stat" 2>/dev/null || continue
            [ "${fields[13]}" -lt 10 ] || return 0
        done
        read -r -t 0.01 <> <(:) || true
    done
    return 1
}

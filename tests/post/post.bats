#!/usr/bin/env bats
# Statements are sent once, whatever the network and the store do meanwhile.

# shellcheck disable=SC2154,SC2016,SC2030,SC2031 # variables of the helpers; programs for another shell; tests are subshells
load ../helpers
load ../xapi/class

setup_file() {
    export CASEWALK_DB=$BATS_FILE_TMPDIR/class.db
    a_class
}

setup() {
    cd "$BATS_TEST_TMPDIR" || exit
    export CASEWALK_DB=$BATS_TEST_TMPDIR/casewalk.db
    cp "$BATS_FILE_TMPDIR/class.db" "$CASEWALK_DB"
    all=$(cw export --format xapi | grep -c '^{')
}

teardown() { [ -z "${store-}" ] || kill "$store" 2>/dev/null || true; }

# a_store PLAN…: starts a store; its address is in $url.
a_store() {
    "$CASEWALK_BUILD/tests/post/store" "$PWD" "$@" 3>&- 2>store.errors &
    store=$!
    until [ -e url ]; do kill -0 "$store" || fails "no store: $(<store.errors)"; done
    url=$(<url)
    touch statements requests
}

# post STATUS OPTION…
post() {
    local status=$1
    shift
    expects "$status" cw export --post "$url" --wait 0.01 "$@"
}

kept() { # the store has all statements, each once
    [ "$(wc -l <statements)" = "$all" ] || fails "$(wc -l <statements) statements of $all: $errors"
    [ "$(grep -o '^{"id":"[^"]*"' statements | sort -u | wc -l)" = "$all" ] || fails "some are there twice"
}

requests() { grep -c '^POST' requests; }

@test "all statements arrive, in batches" {
    a_store
    post 0 --batch 10
    kept
    has "$output" "$all statements accepted by $url"
    [ "$(requests)" = $(((all + 9) / 10)) ]
    has "$(<requests)" "POST /xapi/statements HTTP/1.1"
    has "$(<requests)" "X-Experience-API-Version: 1.0.3"
    has "$(<requests)" "Content-Type: application/json"
    lacks "$(<requests)" Authorization
    # What was sent is what is written.
    cw export --format xapi | sed -n 's/,$//; /^{/p' >written
    [ "$(query statements "SELECT json(line) FROM lines" | sort)" = "$(query written "SELECT json(line) FROM lines" | sort)" ]
}

@test "a second time changes nothing; what is new is added" {
    a_store
    post 0
    post 0
    kept
    expects 0 bash -c 'printf "%s\n" adrenaline tryptase | "$CASEWALK" resume 5 --learner "=cy"'
    all=$(cw export --format xapi | grep -c '^{')
    post 0
    kept
}

@test "with --sent what is there is not sent again" {
    a_store
    post 0 --sent sent.txt
    before=$(requests)
    post 0 --sent sent.txt
    has "$output" "0 statements accepted"
    [ "$(requests)" = "$before" ]
    expects 0 bash -c 'printf "%s\n" adrenaline tryptase | "$CASEWALK" resume 5 --learner "=cy"'
    all=$(cw export --format xapi | grep -c '^{')
    post 0 --sent sent.txt
    kept
    has "$output" "9 statements accepted"
    [ "$(stat -c %a sent.txt)" = 600 ]
}

@test "what fails for now is tried again" {
    a_store 500 reset 429:0 partial 503 lost ok reset 408
    post 0 --batch 20 --tries 9
    kept
}

@test "the store says how long to wait" {
    a_store 429:1
    start=$(date +%s%N)
    post 0
    kept
    [ $(($(date +%s%N) - start)) -ge 900000000 ] || fails "it did not wait a second"
}

@test "a store that asks for patience without end is left alone" {
    a_store 429:3600
    post 1
    has "$errors" "asks to wait 3600 seconds"
    [ "$(requests)" = 1 ]
}

@test "it is given up at last, says how things stand, and goes on from there" {
    a_store ok 500 500 500
    post 1 --batch 10 --tries 3 --sent sent.txt
    has "$output" "10 statements accepted"
    has "$errors" "given up after 3 tries"
    has "$errors" "answered 500"
    clean "$errors"
    before=$(requests)
    post 0 --batch 10 --sent sent.txt
    kept
    [ "$(requests)" = $((before + (all - 10 + 9) / 10)) ]
}

@test "what is refused is not tried again" {
    for status in 400 401 403 404; do
        rm -f url statements requests
        a_store $status
        post 1
        has "$errors" "answered $status"
        clean "$errors"
        [ "$(requests)" = 1 ]
        [ ! -s statements ]
        kill "$store"
    done
}

@test "a redirection is not followed, and gets no password" {
    a_store 301
    CASEWALK_LRS_LOGIN=teacher:secret post 1
    has "$errors" "http://127.0.0.1:1/elsewhere"
    [ "$(requests)" = 1 ]
}

@test "a page to log in is no store" {
    a_store page
    post 1
    has "$errors" "not how a learning record store answers"
    clean "$errors"
}

@test "an answer without end is cut off" {
    a_store flood
    post 1
    has "$errors" "too long"
}

@test "a store that takes small requests gets small ones" {
    a_store small:3
    post 0 --batch 20
    kept
}

@test "statements that are there with other content are counted, and are no reason to stop" {
    a_store
    post 0 --names
    post 0
    kept
    has "$output" "there already"
    has "$(<statements)" '"name":"ann"' # the first to come stay
}

@test "the password comes by the environment alone" {
    a_store
    CASEWALK_LRS_LOGIN=teacher:secret post 0
    has "$(<requests)" "Authorization: Basic dGVhY2hlcjpzZWNyZXQ="
    expects 2 cw export --post "http://teacher:secret@127.0.0.1:1/"
    has "$errors" CASEWALK_LRS_LOGIN
    lacks "$errors" secret
}

@test "nothing goes over a network in plain text" {
    for address in http://school.example/xapi ftp://127.0.0.1/ 127.0.0.1 http://127.0.0.1.school.example/ "https://" "https://x/?a=b"; do
        expects 2 cw export --post "$address"
    done
    expects 2 cw export --post https://x.example/ -o file
    expects 2 cw export --sent file
}

@test "a file of what was sent is of one store and one shape, and of one program" {
    a_store
    post 0 --sent sent.txt
    post 2 --sent sent.txt --names
    has "$errors" "in another shape"
    printf 'a letter\n' >letter.txt
    post 2 --sent letter.txt
    [ "$(<letter.txt)" = "a letter" ]
    ln -s sent.txt link.txt
    post 2 --sent link.txt
    # A last line that was not written whole is as if it were not there.
    printf '%s' '0123' >>sent.txt
    post 0 --sent sent.txt
    flock sent.txt "$CASEWALK" export --post "$url" --sent sent.txt 2>errors 3>&- || status=$?
    [ "$status" = 2 ]
    has "$(<errors)" "another casewalk"
}

@test "being stopped leaves things clear" {
    a_store ok 429:200
    "$CASEWALK" export --post "$url" --batch 10 --sent sent.txt >out 2>errors 3>&- &
    program=$!
    until [ "$(grep -c '^POST' requests)" = 2 ]; do kill -0 "$program" || fails "it ended: $(<errors)"; done
    kill "$program"
    wait "$program" || status=$?
    [ "${status-0}" = 143 ] || fails "status ${status-0}"
    has "$(<out)" "10 statements accepted"
    has "$(<errors)" "the same command goes on"
    post 0 --batch 10 --sent sent.txt
    kept
}

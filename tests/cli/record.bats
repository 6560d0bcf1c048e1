#!/usr/bin/env bats
# A record that cannot be used: status 4, a message, and nothing overwritten.

# shellcheck disable=SC2154,SC2016,SC2030,SC2031 # variables of the helpers; programs for another shell; tests are subshells
load ../helpers

setup() {
    cd "$BATS_TEST_TMPDIR" || exit
    export CASEWALK_DB=$BATS_TEST_TMPDIR/casewalk.db
}

# refuses: every command that needs the record says no, and the file stays as it is.
refuses() {
    local before
    before=$(cksum <"$CASEWALK_DB")
    for call in "run $sample" "resume" "resume 1"; do
        read -r -a words <<<"$call"
        expects 4 cw "${words[@]}" </dev/null
        has "$errors" "casewalk: "
        lacks "$errors" "out of memory"
        lacks "$output" "Two minutes"
        clean "$errors"
    done
    [ "$(cksum <"$CASEWALK_DB")" = "$before" ] || fails "the file was changed"
}

@test "the record is made where it is missing, with its folders, for its owner only" {
    export CASEWALK_DB=$PWD/a/b/c.db
    umask 000
    expects 5 walk --
    [ "$(stat -c %a a/b/c.db)" = 600 ]
    unset CASEWALK_DB
    expects 5 walk --
    [ -f "$XDG_DATA_HOME/casewalk/casewalk.db" ]
    expects 5 walk --db other.db --
    [ -f other.db ]
}

@test "reading makes no record" {
    expects 0 cw sessions
    expects 0 cw
    expects 4 cw show 1
    [ ! -e "$CASEWALK_DB" ]
}

@test "--no-record and --auto make none" {
    expects 5 walk --no-record --
    expects 0 cw run "$sample" --auto expert
    [ ! -e "$CASEWALK_DB" ]
}

@test "a file of something else" {
    echo "Dear diary, this is no database at all, but it is longer than a header of one would be, I think." >"$CASEWALK_DB"
    refuses
    expects 4 cw sessions
    cp "$CASEWALK_ROOT/README.md" "$CASEWALK_DB"
    refuses
}

@test "a folder where the record should be" {
    mkdir "$CASEWALK_DB"
    expects 4 cw run "$sample" </dev/null
    expects 4 cw sessions
    has "$errors" "casewalk.db"
}

@test "a damaged record" {
    expects 5 walk -- antihistamine
    "$CASEWALK" sessions --check >/dev/null
    cp "$CASEWALK_DB" whole
    for place in 0 20 100; do
        cp whole "$CASEWALK_DB"
        rm -f "$CASEWALK_DB"-*
        printf 'garbage garbage garbage garbage' | dd of="$CASEWALK_DB" bs=1 seek="$place" conv=notrunc 2>/dev/null
        refuses
    done
    size=$(stat -c %s whole)
    head -c $((size / 2)) whole >"$CASEWALK_DB"
    refuses
}

@test "every byte region of a damaged record: never a crash, never silently another walk" {
    expects 0 walk -- antihistamine adrenaline tryptase,film
    expects 0 cw show 1 --json
    right=$output
    cp "$CASEWALK_DB" whole
    size=$(stat -c %s whole)
    RANDOM=7
    for ((i = 0; i < 40; i++)); do
        cp whole "$CASEWALK_DB"
        rm -f "$CASEWALK_DB"-*
        head -c 64 /dev/zero | tr '\0' "\\$((RANDOM % 3 + 1))" | dd of="$CASEWALK_DB" bs=1 seek=$(((RANDOM * 32768 + RANDOM) % size)) conv=notrunc 2>/dev/null
        status=0
        output=$(cw show 1 --json 2>errors) || status=$?
        case $status in
            0) [ "$output" = "$right" ] || fails "round $i: another walk is shown: $output" ;;
            4) [ -s errors ] || fails "round $i: no message" ;;
            *) fails "round $i: status $status: $(<errors)" ;;
        esac
        status=0
        cw sessions --check >/dev/null 2>errors || status=$?
        [ $status = 0 ] || [ $status = 4 ] || fails "round $i: --check ends with $status"
    done
}

@test "a record of a newer casewalk" {
    command -v sqlite3 >/dev/null || skip "sqlite3 is not installed"
    expects 5 walk -- antihistamine
    sqlite3 "$CASEWALK_DB" "PRAGMA user_version = 99" >/dev/null
    refuses
    has "$errors" "newer"
}

@test "a database of another program" {
    command -v sqlite3 >/dev/null || skip "sqlite3 is not installed"
    sqlite3 "$CASEWALK_DB" "CREATE TABLE mine (x); INSERT INTO mine VALUES (1)"
    refuses
    [ "$(sqlite3 "$CASEWALK_DB" 'SELECT x FROM mine')" = 1 ]
}

@test "a record that may not be written" {
    expects 5 walk -- antihistamine
    chmod 400 "$CASEWALK_DB"
    chmod 500 .
    if [ -w "$CASEWALK_DB" ]; then
        chmod 700 .
        command -v setpriv >/dev/null || skip "root may write everything"
        # Root lays its power to write everywhere aside.
        as_other=(setpriv --bounding-set "-dac_override,-dac_read_search" --inh-caps "-dac_override,-dac_read_search")
        "${as_other[@]}" test -w "$CASEWALK_DB" && skip "root may write everything"
        chmod 500 .
    fi
    before=$(cksum <"$CASEWALK_DB")
    expects 4 "${as_other[@]}" "$CASEWALK" run "$sample" </dev/null
    expects 4 "${as_other[@]}" "$CASEWALK" resume </dev/null
    chmod 700 .
    [ "$(cksum <"$CASEWALK_DB")" = "$before" ]
}

@test "a record that another program holds" {
    command -v sqlite3 >/dev/null || skip "sqlite3 is not installed"
    expects 5 walk -- antihistamine
    mkfifo hold
    sqlite3 "$CASEWALK_DB" <hold >held 2>&1 3>&- &
    exec {keep}>hold
    printf 'BEGIN EXCLUSIVE;\nSELECT 1;\n' >&"$keep"
    for ((i = 0; i < 500; i++)); do
        if [ -s held ]; then break; fi
        read -r -t 0.01 <> <(:) || true
    done
    expects 4 cw resume </dev/null # after ten seconds of patience
    has "$errors" "casewalk: "
    exec {keep}>&-
    wait
    expects 5 cw resume </dev/null
}

@test "a full disk: said, 4, and what was answered before is there" {
    expects 5 walk -- antihistamine
    head -c 20000 /dev/zero | tr '\0' n >note
    { for ((i = 0; i < 400; i++)); do printf 'note %s\n' "$(head -c 3000 note)"; done; } >notes
    # A limit on the size of files is a disk that is full at a known place.
    status=0
    (ulimit -f 600; "$CASEWALK" resume --plain <notes >out 2>errors) || status=$?
    [ $status = 4 ] || fails "status $status: $(<errors)"
    grep -q "casewalk: " errors
    noted=$(grep -c '^Noted' out)
    [ "$noted" -gt 10 ]
    expects 0 cw sessions --check
    command -v sqlite3 >/dev/null &&
        [ "$(sqlite3 "$CASEWALK_DB" "SELECT count(*) FROM event WHERE kind = 'note'")" -ge "$noted" ]
    expects 0 bash -c 'printf "%s\n" adrenaline tryptase | "$CASEWALK" resume'
}

@test "a small disk that is full" {
    mkdir small
    mount -t tmpfs -o size=256k tmpfs small 2>/dev/null || skip "nothing can be mounted here"
    export CASEWALK_DB=$PWD/small/casewalk.db
    { for ((i = 0; i < 400; i++)); do printf 'note %03d %s\n' "$i" "$(head -c 2000 /dev/zero | tr '\0' n)"; done; } >notes
    status=0
    cw run "$sample" --plain --seed 1 <notes >out 2>errors || status=$?
    check=0
    cw sessions --check >/dev/null 2>&1 || check=$?
    umount small
    [ $status = 4 ] || fails "status $status: $(<errors)"
    grep -q "casewalk: " errors
    [ $check = 0 ] || fails "the record is not whole: $check"
}

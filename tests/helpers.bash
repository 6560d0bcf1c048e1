# For bats and bash tests of the program: `load ../helpers`.
# shellcheck shell=bash disable=SC2034

sample=$CASEWALK_ROOT/tests/samples/anaphylaxis.lua
export CASEWALK_LEARNER=tester

cw() { "$CASEWALK" "$@" 3>&-; }

# fails MESSAGE: ends a test, saying why.
fails() { echo "$*" >&2; return 1; }

# expects STATUS COMMAND…: runs it; output in $output, standard error in $errors.
expects() {
    local wanted=$1 status=0
    shift
    output=$("$@" 2>"$BATS_TEST_TMPDIR/errors" 3>&-) || status=$?
    errors=$(<"$BATS_TEST_TMPDIR/errors")
    [ "$status" = "$wanted" ] || fails "exit status $status, not $wanted: $* -- $output -- $errors"
}

# has TEXT PART: PART stands in TEXT, as it is.
has() { [[ "$1" == *"$2"* ]] || fails "this does not say \"$2\": $1"; }
lacks() { [[ "$1" != *"$2"* ]] || fails "this says \"$2\": $1"; }

# query FILE SQL: what SQLite finds in a file of JSON, one value a line; each is a row of `lines`, in its column `line`.
query() {
    sqlite3 -batch :memory: 'CREATE TABLE lines(line)' '.mode ascii' '.separator "\037" "\n"' ".import '$1' lines" "$2"
}

# walk OPTION… -- ANSWER…: runs the sample with one answer a line.
walk() {
    local options=()
    while [ "$1" != -- ]; do options+=("$1"); shift; done
    shift
    if [ $# -gt 0 ]; then printf '%s\n' "$@"; fi | cw run "$sample" --seed 1 "${options[@]}"
}

# --- a walk by JSON lines, a line at a time ---

begin() { # begin ARGUMENT…: $program is its pid; its lines are heard, answers said
    coproc WALK { exec "$CASEWALK" "$@" 2>"$BATS_TEST_TMPDIR/walk.errors" 3>&-; }
    program=$WALK_PID
    # Descriptors of a coprocess are not inherited; copies are.
    exec {hear}<&"${WALK[0]}" {say}>&"${WALK[1]}"
    eval "exec ${WALK[0]}<&- ${WALK[1]}>&-"
}

hear() { # hear EVENT: reads lines up to the next of this kind; it is in $line. Fails at the end
    while IFS= read -r -t 20 -u "$hear" line; do
        [[ $line == '{"event":"'"$1"'"'* ]] && return 0
    done
    return 1
}

say() { printf '%s\n' "$1" >&"$say"; }

finish() { # the program's exit status is in $status
    exec {say}>&-
    status=0
    wait "$program" 2>/dev/null || status=$?
    exec {hear}<&-
}

# children PID: its child processes.
children() {
    local stat fields
    for stat in /proc/[0-9]*/stat; do
        read -r -a fields <"$stat" 2>/dev/null || continue
        if [ "${fields[3]}" = "$1" ] && [ "${fields[2]}" != Z ]; then echo "${fields[0]}"; fi
    done
}

# What no terminal may be given: controls but tab and line feed, C1, directions, zero width.
forbidden='[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xd8\x9c|\xe2\x80[\x8b\x8e\x8f\xa8-\xae]|\xe2\x81[\xa0-\xaf]|\xef\xbb\xbf|\xef\xbf[\xb9-\xbb]|\xf3\xa0[\x80-\xbf]'

clean() { # clean TEXT: nothing forbidden is in it, and it is UTF-8
    ! LC_ALL=C grep -aqP "$forbidden" <<<"$1" || fails "a forbidden character: $(LC_ALL=C grep -aP "$forbidden" <<<"$1" | cat -v | head -3)"
    iconv -f UTF-8 -t UTF-8 <<<"$1" >/dev/null || fails "this is not UTF-8"
}

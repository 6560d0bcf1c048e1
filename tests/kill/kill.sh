#!/bin/bash
# Kills the program with SIGKILL at many points of many walks, and shows that nothing that was
# displayed is missing from the record, and that the walk that goes on ends like the unbroken one:
# the same lines, the same debrief, the same hashes of every situation.
#
#   kill.sh [KILLS]    default 30
set -u

kills=${1-30}
: "${CASEWALK:?the built program}" "${CASEWALK_ROOT:?the source tree}"
work=$(mktemp -d "${TMPDIR:-/tmp}/casewalk-kill.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
export CASEWALK_LEARNER=tester
faults=0
fault() { echo "walk $walk (seed $seed, killed after $delay ms): $*"; faults=$((faults + 1)); }

events() { grep "^{\"event\":\"$1\"" "$2"; }
hashes() { # of every answer in turn
    if command -v sqlite3 >/dev/null; then
        sqlite3 "$1" "SELECT state FROM event WHERE kind NOT IN ('suspend', 'resume', 'fault') ORDER BY seq"
    fi
}
shown() { # shown RECORD: the debrief of its session, without what names the session
    local text
    text=$("$CASEWALK" show 1 --json --db "$1") || return
    text=${text#*\"uuid\":\"????????-????-????-????-????????????\"}
    echo "${text%%\"receipt\"*}${text#*\"receipt\":\"????????????????\"}" # of a chain with other times
}

# prepare PATHWAY SEED POLICY: what a policy does, as inputs of a script, and the unbroken walk.
prepare() {
    "$CASEWALK" run "$1" --seed "$2" --auto "$3" --jsonl >auto || return
    events choice auto | sed -n '
        s/.*"kind":"question".*,"given":"\{0,1\}\([^",]*\)"\{0,1\},"rating".*/{"answer":"\1"}/p; t
        s/.*"kind":"decision","option":"\([^"]*\)".*/{"choose":"\1"}/p; t
        s/.*"kind":"orders".*\],"option":"\([^"]*\)","label".*/\1/; s/,/","/g; s/.*/{"choose":["&"]}/; s/\[""\]/[]/; p' >inputs
    rm -f whole.db*
    "$CASEWALK" run "$1" --seed "$2" --jsonl --db whole.db <inputs >whole || { echo "the unbroken walk fails"; return 1; }
    steps=$(events choice whole | wc -l)
    [ "$steps" = "$(wc -l <inputs)" ] || { echo "the unbroken walk has other answers"; return 1; }
    shown whole.db >whole.show
    hashes whole.db >whole.hashes
}

# The lines of the unbroken walk that come after so many answers.
rest_after() {
    awk -v n="$1" '/^{"event":"choice"/ { seen++ } seen > n { print }' whole
}

# Runs "$@" with the inputs that are left and kills it after $delay ms; what it displayed is in `out`.
run_and_kill() {
    tail -n +$((done_before + 1)) inputs >left
    # The shell's own word about a process that was killed is not wanted.
    { timeout -s KILL "$(printf '0.%03d' "$delay")" "$@" --jsonl --db broken.db <left >out 2>errors; } 2>/dev/null
    status=$?
}

began() { "$CASEWALK" sessions --json --db broken.db 2>/dev/null | grep -q '"session":1,'; }

# Compares what was displayed with the unbroken walk and with the record.
check_broken() {
    displayed=$(events choice out | wc -l)
    # The last line may be cut; all others are those of the unbroken walk.
    lines=$(wc -l <out)
    if [ $times = 0 ]; then
        head -n "$lines" whole | cmp -s - <(head -n "$lines" out) || fault "other lines were displayed"
    fi
    recorded=0
    if began; then
        "$CASEWALK" sessions --check --db broken.db >/dev/null 2>check || fault "the record is damaged: $(<check)"
        text=$("$CASEWALK" show 1 --json --db broken.db 2>&1) || fault "it cannot be shown: $text"
        recorded=$(sed 's/"instead":{[^}]*}//' <<<"$text" | grep -o '{"node":' | wc -l)
    elif [ -s out ]; then
        fault "something was displayed of a walk that is not in the record"
    fi
    [ "$recorded" -ge $((done_before + displayed)) ] ||
        fault "$((done_before + displayed)) answers were displayed, $recorded are in the record"
    done_before=$recorded
}

check_end() {
    shown broken.db | cmp -s - whole.show || fault "the debrief is another"
    hashes broken.db | cmp -s - whole.hashes || fault "the situations have other hashes"
}

broken_walk() { # broken_walk PATHWAY: killed up to three times, then walked to its end
    local times=0
    rm -f broken.db*
    done_before=0
    delay=$((2 + RANDOM % most))
    run_and_kill "$CASEWALK" run "$1" --seed "$seed"
    while [ $status = 137 ]; do
        check_broken
        killed=$((killed + 1)) times=$((times + 1))
        [ "$displayed" = 0 ] || midway=$((midway + 1))
        if ! began; then return; fi # nothing was displayed, nothing recorded
        delay=$((times < 3 ? 2 + RANDOM % most : 999))
        if "$CASEWALK" sessions --json --db broken.db | grep -q '"ended":"'; then break; fi
        before=$done_before
        run_and_kill "$CASEWALK" resume
    done
    if [ $times -gt 0 ] && [ $status = 0 ]; then
        rest_after "$before" >rest
        tail -n "$(wc -l <rest)" out | cmp -s - rest || fault "the rest of the walk is another"
    fi
    case $status in 0 | 137) check_end ;; *) fault "it ends with $status: $(<errors)" ;; esac
}

RANDOM=11
killed=0 midway=0 walk=0 seed=0 delay=0
while [ $killed -lt "$kills" ] && [ $walk -lt $((10 * kills + 10)) ]; do
    if [ $((walk % 6)) = 0 ]; then
        seed=$((walk + 1))
        case $((walk / 6 % 3)) in
            0) pathway=dvst policy=expert ;;
            1) pathway=dvst policy=worst ;;
            2) pathway=$CASEWALK_ROOT/tests/samples/anaphylaxis.lua policy=random ;;
        esac
        begun=$EPOCHREALTIME
        prepare "$pathway" "$seed" "$policy" || { fault "it cannot be prepared"; walk=$((walk + 6)); continue; }
        # Three runs and more went by: the kills fall into the time of one.
        most=$(((${EPOCHREALTIME/./} - ${begun/./}) / 2000))
        [ "$most" -lt 900 ] || most=900
    fi
    broken_walk "$pathway"
    walk=$((walk + 1))
done
echo "$killed kills in $walk walks, $midway of them after something was displayed: $faults faults, $SECONDS s"
[ $faults = 0 ] && [ "$killed" -ge "$kills" ] && [ "$midway" -gt 0 ]

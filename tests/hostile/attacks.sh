#!/bin/bash
# Every hostile Lua body of attacks/ is put, as text, into a pathway: (load) at its top,
# (condition) into a `when`, (effect) into a `set`; the hostile pathways of pathways/ are
# walked as they are. README.md says what is asserted.
#
#   attacks.sh                 all of them, two at a time
#   attacks.sh FILE…           only these
set -u

here=$(cd "$(dirname "$0")" && pwd)
: "${CASEWALK:?the built program}"
export CASEWALK

# --- one attack, in a folder of its own ---

# What no terminal may be given: controls but tab and line feed, C1, directions, zero width.
forbidden='[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xd8\x9c|\xe2\x80[\x8b\x8e\x8f\xa8-\xae]|\xe2\x81[\xa0-\xaf]|\xef\xbb\xbf|\xef\xbf[\xb9-\xbb]|\xf3\xa0[\x80-\xbf]'

fault() { echo "$attack ($place): $*"; }

run_once() { # run_once NUMBER: walks attack.lua; leaves outN, errN, statusN, and the time in `took`
    local begun=$EPOCHREALTIME environment=(LANG=C.UTF-8 TZ=UTC)
    [ "$1" = 1 ] || environment=(LANG=de_DE.UTF-8 LC_ALL= TZ=Asia/Tokyo)
    exec 3<input
    # The front alone gets by with far less; the engine sets its own limit.
    (ulimit -v 393216 && exec timeout -k 1 8 env "${environment[@]}" CASEWALK_SECRET=CASEWALK_SECRET_7f3a \
        "$CASEWALK" run attack.lua --db "record$1.db" --learner me --seed 7 --answers answers \
        <&3 >"out$1" 2>"err$1")
    status=$?
    took=$(((${EPOCHREALTIME/./} - ${begun/./}) / 1000))
    read -r -u 3 rest || rest=
    exec 3<&-
    [ "$rest" = "keep this line" ] || fault "standard input was read"
}

check_output() {
    cat out1 err1 >both
    [ "$(stat -c %s both)" -lt 65536 ] || fault "the output is longer than 64 KiB"
    LC_ALL=C grep -aqP "$forbidden" both && fault "the output holds a forbidden character"
    iconv -f UTF-8 -t UTF-8 both >/dev/null 2>&1 || fault "the output is not UTF-8"
    ! grep -aq SECRET both || fault "the output holds the secret"
}

check_expectation() {
    case $status in
        0) [ "$expects" = HARMLESS ] || harmless_by_design || fault "it succeeded; expected $expects" ;;
        3) [ "${attack#control-innocent}" = "$attack" ] || fault "an innocent pathway was refused: $(head -1 err1)"
            grep -aq '[a-z0-9]\.lua:[0-9]' err1 || is_watchdog ||
                fault "the message names no line: $(head -1 err1)" ;;
        124 | 137) fault "it did not end" ;;
        *) fault "exit status $status: $(head -1 err1)" ;;
    esac
}

is_watchdog() { grep -aqE 'did not answer|ended unexpectedly|ran out of memory' err1; }

# In casewalk these do nothing bad, or do it within the limits.
harmless_by_design() {
    case $attack in
        cblind-find-backtrack | cblind-find-capture-backref | depth-pattern-nest) true ;; # find takes plain text, no pattern
        cblind-rep-empty) true ;;                     # nothing, ever so often, is nothing
        *) false ;;
    esac
}

listing() { find . "$TMPDIR" "$HOME" -mindepth 1 -not -path '*/.' 2>/dev/null | sort; }

attack_at() { # attack_at PLACE
    place=$1
    case $place in
        load) cat body "$work"/around[123] ;;
        condition) cat "$work"/around[12] body "$work/around3" ;;
        effect) cat "$work/around1" body "$work"/around[23] ;;
        whole) cat body ;;
    esac >attack.lua
    printf '%s\n' "${answers// /$'\n'}" >answers
    : >out1; : >out2; : >err1; : >err2
    run_once 1
    local first=$status
    [ "$took" -le 3000 ] || run_once 1 # other programs may have been busy
    [ "$took" -le 3000 ] || fault "it took $took ms"
    check_output
    check_expectation
    is_watchdog && return
    run_once 2
    if [ "$status" != "$first" ] || ! cmp -s out1 out2 || ! cmp -s err1 err2; then fault "two runs differ"; fi
}

one() { # one FILE
    attack=$(basename "$1" .lua)
    local header folder
    header=$(head -1 "$1")
    expects=${header#*expects: }
    expects=${expects%%;*}
    answers="on stay"
    places="load condition effect"
    if [[ $header = *"; answers: "* ]]; then
        answers=${header#*; answers: }
        answers=${answers%%;*}
        places=whole
    fi
    case $header-$expects in
        "-- attack: $attack;"*-REFUSED | "-- attack: $attack;"*-LIMIT | "-- attack: $attack;"*-HARMLESS) ;;
        *) echo "$attack: its first line does not say what is expected" ;;
    esac
    folder=$(mktemp -d "$work/attack.XXXXXX") && cd "$folder" || exit 1
    mkdir home tmp casewalk-attack
    export HOME=$folder/home TMPDIR=$folder/tmp
    tail -n +2 "$1" >body
    ! [ -d "${1%.lua}" ] || cp "${1%.lua}"/*.lua . # files beside the pathway
    echo "keep this line" >input
    echo "CASEWALK_SECRET CASEWALK_SECRET_7f3a" | tee secret.txt >casewalk-attack/secret.txt
    echo victim | tee victim.txt >casewalk-attack/victim.txt
    place=all
    touch attack.lua answers both out1 out2 err1 err2 record1.db record2.db
    rm record1.db record2.db
    local before after
    before=$(listing)
    for place in $places; do
        attack_at "$place"
    done
    place=afterwards
    after=$(listing | grep -v '^\./record[12]\.db')
    [ "$before" = "$after" ] || fault "files: $(diff <(echo "$before") <(echo "$after") | grep '^[<>]' | tr '\n' ' ')"
    ! compgen -G '/tmp/lua_??????' >/dev/null || fault "a file was made in /tmp"
    grep -aqs SECRET_7f3a record[12].db* && fault "the record holds the secret"
    # The same record and the same front do what they always do.
    printf 'pathway "a" { title = "A", start = "d" } decision "d" { "D", option "o" { "O", to = "e" } } outcome "e" { "E", utility = 1 }\n' >good.lua
    echo o | "$CASEWALK" run good.lua --db record1.db --learner me >good.out 2>&1 || fault "a walk afterwards fails: $(tail -1 good.out)"
    "$CASEWALK" sessions --check --db record1.db >check.out 2>&1 || fault "the record is not right: $(tail -1 check.out)"
}

if [ "${1-}" = --one ]; then
    work=$2
    one "$3"
    exit
fi

# --- all ---

work=$(mktemp -d "${TMPDIR:-/tmp}/casewalk-hostile.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
if [ $# -gt 0 ]; then
    files=()
    for file; do files+=("$(realpath "$file")"); done
else
    files=("$here"/attacks/*.lua "$here"/pathways/*.lua)
fi
# The pathway around an attack: an effect stands between 1 and 2, a condition between 2 and 3.
cat >"$work/around1" <<'END'

pathway "attack" { title = "Attack", start = "here" }
patient "Somebody" { n = number { 1, label = "N", range = {0, 99}, chart = "vital" } }
decision "here" { "Here.", option "on" { "Go on", to = "there", set = function(p)
END
cat >"$work/around2" <<'END'

end } }
decision "there" { "There.", option "out" { "Go out", to = "home", when = function(p)
END
cat >"$work/around3" <<'END'

return true end }, option "stay" { "Stay", to = "home" } }
outcome "home" { "Home.", utility = 1, good = true }
END
printf '%s\0' "${files[@]}" | xargs -0 -n 1 -P 2 "$here/attacks.sh" --one "$work" >"$work/faults" 2>&1
cat "$work/faults"
faults=$(wc -l <"$work/faults")
echo "${#files[@]} attacks: $faults faults, $SECONDS s"
[ "${#files[@]}" -gt 0 ] || exit 1
[ "$faults" -eq 0 ]

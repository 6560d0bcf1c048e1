#!/bin/bash
# Every sample in the documents does what it is shown for.
#
#   ```lua            a whole pathway: the expert walks it to an outcome
#   ```lua fragment   words of a pathway: put beside skeleton.lua they load and are walked from
#                     their first node
#   ```lua wrong      words that are refused; each `-- says: …` in it is part of a message
#   ```lua file NAME  a file that later samples of the same document may require
#   ```lua walks      expected walks and odds of the last whole pathway above it, and they come true
#   ```lua walks here the same of the fragment just above it
#   ```lua policy     a policy file for the same; `casewalk odds` takes it
#   ```lua step NN    a part of a step of the tutorial: see tutorial.sh
set -uo pipefail

work=$(mktemp -d)
failed=0
count=0

complain() { # complain SAMPLE WHAT
    echo "$1: $2" >&2
    cat -n "$1" >&2
    cat "$work/said" >&2
    failed=1
}

# The lines of the skeleton whose word and name the fragment does not say itself. Its `start` is
# the fragment's first node, where it has one.
complete() { # complete FRAGMENT
    local start
    start=$(sed -n 's/^\(decision\|orders\|question\|chance\|step\|outcome\) "\([a-z_]*\)".*/\2/p' "$1" | head -n 1)
    awk 'NR == FNR { said[$1 " " $2] = said[$1] = 1; next }
         $1 == "patient" || $1 == "pathway" ? !($1 in said) : !(($1 " " $2) in said)' \
        "$1" "$CASEWALK_ROOT/tests/docs/skeleton.lua" | sed "s/START/${start:-ward}/"
    cat "$1"
}

walk() { # walk FILE
    "$CASEWALK" run "$1" --auto expert --seed 1 >"$work/said" 2>&1
}

check_wrong() { # check_wrong SAMPLE FILE
    local expected
    ! walk "$2" || complain "$1" "was not refused"
    while IFS= read -r expected; do
        grep -qF -- "$expected" "$work/said" || complain "$1" "did not say: $expected"
    done < <(sed -n 's/.*-- says: //p' "$1")
}

# What is said about the last whole pathway.
check_about() { # check_about SAMPLE KIND
    case $2 in
        "lua walks" | "lua walks here")
            local about=$work/whole
            [ "$2" = "lua walks" ] || about=$work/case
            cp "$1" "$about.walks.lua"
            "$CASEWALK" test "$about.lua" >"$work/said" 2>&1 || complain "$1" "does not come true" ;;
        *)
            cp "$1" "$work/policy.lua"
            "$CASEWALK" odds "$work/whole.lua" --policy "$work/policy.lua" >"$work/said" 2>&1 ||
                complain "$1" "is no policy" ;;
    esac
}

check() { # check SAMPLE KIND
    local file=$work/case.lua
    count=$((count + 1))
    case $2 in
        lua) cp "$1" "$work/whole.lua" ;;
        "lua walks" | "lua walks here" | "lua policy") check_about "$1" "$2"; return ;;
    esac
    case $2 in
        lua) cp "$1" "$file" ;;
        *) complete "$1" >"$file" ;;
    esac
    case $2 in
        "lua wrong") check_wrong "$1" "$file" ;;
        *) if ! walk "$file"; then
               complain "$1" "does not run"
           elif grep -q '^[^ ]*:[0-9]*: ' "$work/said"; then
               complain "$1" "loads with a message"
           fi ;;
    esac
}

for document in "$CASEWALK_ROOT"/README.md "$CASEWALK_ROOT"/docs/*.md; do
    name=$(basename "$document" .md)
    awk -v to="$work/$name" '
        /^```lua/ { kind = substr($0, 4); file = sprintf("%s.%03d", to, FNR); print kind >(file ".kind"); next }
        /^```/ { if (file) close(file); file = ""; next }
        file { print >file }' "$document"
    for kind in "$work/$name".*.kind; do
        [ -e "$kind" ] || continue
        read -r first <"$kind"
        case $first in
            "lua file "*) cp "${kind%.kind}" "$work/${first#lua file }" ;;
            "lua step "*) ;; # tutorial.sh compares them with the files
            *) check "${kind%.kind}" "$first" ;;
        esac
    done
done

echo "$count samples"
[ "$count" -ge 10 ] || { echo "too few samples were found" >&2; failed=1; }
rm -rf "$work"
exit $failed

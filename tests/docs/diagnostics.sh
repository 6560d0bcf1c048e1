#!/bin/bash
# The pages of docs/diagnostics against the program: every code has its page and every page its
# code; the example of a page raises just that code; with the mended lines in place of those
# marked `-- here` it raises none; and a walk that shows a finding can be walked.
#
#   ```lua           the example, a whole pathway; `-- check: OPTIONS` in it: for casewalk check
#   ```lua file NAME a file beside it
#   ```lua mended    what stands in place of the next run of lines that end in `-- here`
set -uo pipefail

pages=$CASEWALK_ROOT/docs/diagnostics
work=$(mktemp -d)
failed=0

complain() { # complain PAGE WHAT
    echo "$1: $2" >&2
    failed=1
}

same() { # same WHAT FIRST SECOND
    diff <(echo "$2") <(echo "$3") >&2 || complain "$1" "the lists differ"
}

# Writes the files that stand beside the example.
files_beside() { awk -v to="$work/" '/^```lua file / { name = $3; next } /^```/ { name = "" } name { print >(to name) }' "$1"; }

example() { awk '/^```lua$/ { on = 1; next } /^```/ { on = 0 } on' "$1"; }

# The example with the n-th block of mended lines in place of the n-th run of marked ones.
mended() {
    awk '
        FNR == 1 { pass++ }
        /^```lua mended$/ { block = ++blocks; next }
        /^```lua$/ { on = 1; next }
        /^```/ { block = on = 0; next }
        pass == 1 && block { text[block] = text[block] $0 "\n" }
        pass == 2 && on && / -- here *$/ { if (!run) printf "%s", text[++used]; run = 1; next }
        pass == 2 && on { run = 0; print }' "$1" "$1"
}

# Of each diagnostic of a file: code, severity, variant and the steps of its walk.
findings() {
    sed 's/{"code":/\n&/g' "$1" |
        sed -n 's/^{"code":"\([^"]*\)","severity":"\([a-z]*\)".*"variant":\([^,]*\),"witness":\[\([^]]*\)\].*/\1 \2 \3 \4/p' |
        tr -d '"'
}

# The walk that shows a finding can be walked; one that shows a fault comes to it.
replay() { # replay PAGE FILE CODE VARIANT STEPS
    local status=0
    tr ',' '\n' <<<"$5" >"$work/steps"
    "$CASEWALK" run "$2" --variant "$4" --answers "$work/steps" --no-record >"$work/said" 2>&1 </dev/null ||
        status=$?
    case $3:$status in
        CW05[0-6]:3) ;;
        CW05[0-6]:*) complain "$1" "the walk '$5' does not come to the fault (status $status)" ;;
        *:0 | *:3 | *:5) ;;
        *) complain "$1" "the walk '$5' ends with status $status" ;;
    esac
    if grep -q 'not on offer' "$work/said"; then
        complain "$1" "of the walk '$5' something is not on offer: $(grep 'not on offer' "$work/said")"
    fi
}

check_page() { # check_page PAGE CODE
    local file=$work/case.lua options code severity variant steps any=no
    files_beside "$1"
    example "$1" >"$file"
    read -r -a options < <(sed -n 's/^-- check: //p' "$file")
    "$CASEWALK" check --json "${options[@]}" "$file" >"$work/found" 2>"$work/errors"
    while read -r code severity variant steps; do
        any=yes
        [ "$code" = "$2" ] || complain "$2" "the example raises $code too: $(<"$work/found")"
        grep -qi "^$severity, found" "$1" || complain "$2" "its severity is $severity"
        [ "$variant" = null ] || { [ -z "$steps" ] && [[ ! $code =~ ^CW05[0-6]$ ]]; } ||
            replay "$2" "$file" "$code" "$variant" "$steps"
    done < <(findings "$work/found")
    [ $any = yes ] || complain "$2" "the example does not raise it: $(<"$work/found") $(<"$work/errors")"

    mended "$1" >"$file"
    "$CASEWALK" check --json "$file" >"$work/found" 2>"$work/errors"
    grep -q '"diagnostics":\[\]' "$work/found" ||
        complain "$2" "the mended example is not sound: $(<"$work/found") $(<"$work/errors")"
}

codes=$(sed -n 's/^ *CODE_[A-Z_]* = \([0-9]*\).*/\1/p' "$CASEWALK_ROOT/src/pathway/codes.h" |
    awk '$1 { printf "CW%03d\n", $1 }' | sort)
same "pages" "$codes" "$(cd "$pages" && printf '%s\n' CW*.md | sed 's/\.md$//' | sort)"
same "README.md" "$codes" "$(sed -n 's/^| \[\(CW[0-9]*\)\](\1\.md) .*/\1/p' "$pages/README.md" | sort)"

for code in $codes; do
    [ -e "$pages/$code.md" ] || continue
    grep -q "^# $code: " "$pages/$code.md" || complain "$code" "its heading does not name it"
    check_page "$pages/$code.md" "$code"
done

rm -rf "$work"
exit $failed

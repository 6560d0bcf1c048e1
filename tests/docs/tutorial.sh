#!/bin/bash
# The steps of docs/tutorial.md. Each is a file (docs/tutorial/stepNN.lua, and stepNN.walks.lua from where
# there are expected walks) that loads without a word, is walked to an end, has no errors and passes its
# tests; what the page shows as ```lua step NN (or ```lua step NN walks) stands in it, line after line; and
# every line that a step adds to the one before is shown, so that who types what is shown has the file.
# Transcripts are compared by transcript.sh.
set -uo pipefail

page=$CASEWALK_ROOT/docs/tutorial.md
steps=$CASEWALK_ROOT/docs/tutorial
work=$(mktemp -d)
failed=0

complain() {
    echo "$*" >&2
    failed=1
}

# The blocks of a kind, each line of the n-th with `n:` before it.
blocks() { # blocks KIND
    awk -v kind="\`\`\`lua $1" '$0 == kind { on = 1; n++; next } /^```/ { on = 0 } on { print n ":" $0 }' "$page"
}

# Whether the block's lines stand in the file one after another.
stands_in() { # stands_in BLOCK FILE
    awk 'NR == FNR { block[++count] = $0; next }
         { text[++lines] = $0 }
         END { for (i = 1; i <= lines - count + 1; i++) {
                   same = 1
                   for (k = 1; k <= count && same; k++) same = text[i + k - 1] == block[k]
                   if (same) exit 0
               }
               exit 1 }' "$1" "$2"
}

shown() { # shown KIND FILE BEFORE: compares the blocks of a kind with a file and the one before it
    local n line
    blocks "$1" >"$work/blocks"
    for n in $(cut -d: -f1 "$work/blocks" | uniq); do
        sed -n "s/^$n://p" "$work/blocks" >"$work/block"
        stands_in "$work/block" "$2" || complain "block $n of $1 does not stand in ${2##*/}: $(head -n 2 "$work/block")"
    done
    diff "$3" <(sed 1d "$2") | sed -n 's/^> //p' | sort -u >"$work/new"
    cut -d: -f2- "$work/blocks" | sort -u >"$work/known"
    while IFS= read -r line; do
        [ -z "$line" ] || complain "$1: ${2##*/} has a new line that the page does not show: $line"
    done < <(comm -23 "$work/new" "$work/known")
}

walk() { # walk NUMBER
    local file=$work/hypo.lua
    cp "$steps/step$1.lua" "$file"
    "$CASEWALK" run "$file" --auto expert --seed 1 >"$work/said" 2>"$work/errors" || complain "step $1 does not run: $(<"$work/errors")"
    [ ! -s "$work/errors" ] || complain "step $1 loads with a message: $(<"$work/errors")"
    "$CASEWALK" check "$file" >"$work/said" || complain "step $1: $(<"$work/said")"
    # Not the last one: it names a date at which its evidence is to be looked at again.
    [ "$1" -ne 11 ] || "$CASEWALK" check --strict "$file" >"$work/said" || complain "step $1: $(<"$work/said")"
    [ -e "$steps/step$1.walks.lua" ] || return
    cp "$steps/step$1.walks.lua" "$work/hypo.walks.lua"
    "$CASEWALK" test "$file" >"$work/said" || complain "step $1: $(<"$work/said")"
}

: >"$work/before"
: >"$work/walks_before"
for number in $(seq -w 1 12); do
    file=$steps/step$number.lua
    [ -e "$file" ] || { complain "there is no $file"; continue; }
    walk "$number"
    shown "step $number" "$file" "$work/before"
    sed 1d "$file" >"$work/before"
    [ -e "$steps/step$number.walks.lua" ] || continue
    shown "step $number walks" "$steps/step$number.walks.lua" "$work/walks_before"
    sed 1d "$steps/step$number.walks.lua" >"$work/walks_before"
done
[ "$(grep -c '^```lua step' "$page")" -ge 30 ] || complain "too few blocks were found"
rm -rf "$work"
exit $failed

#!/bin/bash
# The transcript in README.md is one: each of its lines but prompts and `…` comes from the
# program, in this order. The line above it says how to get it:
#   <!-- transcript: ARGUMENTS; answers: WORD… -->
set -uo pipefail

readme=$CASEWALK_ROOT/README.md
how=$(sed -n 's/^<!-- transcript: \(.*\) -->$/\1/p' "$readme")
arguments=${how%;*}
[ -n "$how" ] || { echo "README.md has no transcript" >&2; exit 1; }

# The walk stops behind the transcript, so its exit status says nothing.
# shellcheck disable=SC2086 # one argument a word
said=$(COLUMNS=80 "$CASEWALK" $arguments < <(tr ' ' '\n' <<<"${how##*: }") 2>/dev/null)
awk '
    FNR == NR { if (/^<!-- transcript/) here = 1
                else if (here && /^```/) { if (inside++) here = 0 }
                else if (here && inside && !/^…/ && !/^\[/ && !/^$/) wanted[++count] = $0
                next }
    $0 == wanted[met + 1] { met++ }
    END { if (count < 10) { print "the transcript was not found"; exit 1 }
          if (met < count) { print "not said by the program, or not in this place: " wanted[met + 1]; exit 1 } }
' "$readme" - <<<"$said" >&2

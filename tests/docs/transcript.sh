#!/bin/bash
# The transcript in README.md is what the program prints, block by block (a block ends at an empty
# line). The line above it says how to get it:
#   <!-- transcript: ARGUMENTS; answers: ID…; typed: WORDS; blocks: NUMBER… -->
# Among the numbers, `…` says that something is left out, and `>` stands for the learner's line:
# the prompt, and what is typed for the first answer. `transcript.sh --write` puts the present text in place.
set -uo pipefail

readme=${CASEWALK_ROOT:-$(dirname "$0")/../..}/README.md
program=${CASEWALK:-$(dirname "$0")/../../build/release/casewalk}
how=$(sed -n 's/^<!-- transcript: \(.*\) -->$/\1/p' "$readme")
[ -n "$how" ] || { echo "README.md has no transcript" >&2; exit 1; }
blocks=${how##*blocks: }
answers=${how##*answers: }
answers=${answers%%;*}
typed=${how##*typed: }
typed=${typed%%;*}

# The walk stops behind the transcript, so its exit status says nothing.
# shellcheck disable=SC2086 # one argument a word
said=$(COLUMNS=80 "$program" ${how%%;*} < <(tr ' ' '\n' <<<"$answers") 2>/dev/null)

transcript() {
    awk -v blocks="$blocks" -v learner="[0 min] > $typed" '
        BEGIN { RS = "" }
        { text[NR] = $0 }
        END { count = split(blocks, wanted, " ")
              for (i = 1; i <= count; i++) {
                  # What is left out takes the place of the empty line.
                  if (i > 1 && wanted[i] != "…" && wanted[i - 1] != "…") print ""
                  print wanted[i] == "…" ? "…" : wanted[i] == ">" ? learner : text[wanted[i]]
              } }' <<<"$said"
}

renewed() {
    awk -v transcript="$(transcript)" '
        /^<!-- transcript: / { here = 1 }
        here && /^```/ { inside = !inside; print; if (inside) print transcript; else here = 0; next }
        !inside { print }' "$readme"
}

if [ "${1-}" = --write ]; then
    renewed >"$readme.new" && mv "$readme.new" "$readme"
elif ! renewed | diff "$readme" - >&2; then
    echo "the program says something else now: tests/docs/transcript.sh --write renews README.md" >&2
    exit 1
fi

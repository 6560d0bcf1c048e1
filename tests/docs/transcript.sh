#!/bin/bash
# The transcripts in README.md are what the program prints, block by block (a block ends at an empty
# line). The line above each says how to get it:
#   <!-- transcript: ARGUMENTS; answers: ID…; typed: WORDS; blocks: NUMBER… -->
# Among the numbers, `…` says that something is left out, and `>` stands for the learner's line:
# the prompt, and what is typed for the first answer. What is not needed may be missing; without
# blocks all of them are shown. `transcript.sh --write` puts the present text in place.
set -uo pipefail

readme=${CASEWALK_ROOT:-$(dirname "$0")/../..}/README.md
program=${CASEWALK:-$(dirname "$0")/../../build/release/casewalk}
grep -q '^<!-- transcript: ' "$readme" || { echo "README.md has no transcript" >&2; exit 1; }

part() { # part NAME HOW: what stands behind `NAME:`
    [[ "; $2" != *"; $1: "* ]] || { local rest=${2#*"$1: "}; printf '%s' "${rest%%;*}"; }
}

transcript() { # transcript HOW
    local said blocks
    blocks=$(part blocks "$1")
    # A walk stops behind the transcript, so its exit status says nothing.
    # shellcheck disable=SC2046,SC2086 # one argument a word
    said=$(COLUMNS=80 "$program" ${1%%;*} < <(printf '%s\n' $(part answers "$1")) 2>/dev/null)
    awk -v blocks="$blocks" -v learner="[0 min] > $(part typed "$1")" '
        BEGIN { RS = "" }
        { text[NR] = $0; all = all " " NR }
        END { count = split(blocks ? blocks : all, wanted, " ")
              for (i = 1; i <= count; i++) {
                  # What is left out takes the place of the empty line.
                  if (i > 1 && wanted[i] != "…" && wanted[i - 1] != "…") print ""
                  print wanted[i] == "…" ? "…" : wanted[i] == ">" ? learner : text[wanted[i]]
              } }' <<<"$said"
}

renewed() {
    local line how='' inside=no
    while IFS= read -r line; do
        [[ ! $line =~ ^'<!-- transcript: '(.*)' -->'$ ]] || how=${BASH_REMATCH[1]}
        [[ $line != '```'* || $inside = no ]] || { inside=no; how=''; }
        [ $inside = yes ] || printf '%s\n' "$line"
        if [[ $line = '```text' && -n $how ]]; then
            inside=yes
            transcript "$how"
        fi
    done <"$readme"
}

if [ "${1-}" = --write ]; then
    renewed >"$readme.new" && mv "$readme.new" "$readme"
elif ! renewed | diff "$readme" - >&2; then
    echo "the program says something else now: tests/docs/transcript.sh --write renews README.md" >&2
    exit 1
fi

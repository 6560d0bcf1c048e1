#!/bin/bash
# The transcripts in README.md and docs/*.md are what the program prints, block by block (a block ends
# at an empty line). The line above each says how to get it:
#   <!-- transcript: ARGUMENTS; step: NN; slip: SED; answers: ID…; typed: WORDS; blocks: NUMBER… -->
# Among the numbers, `…` says that something is left out, and `>` stands for the learner's line:
# the prompt, and what is typed for the first answer. What is not needed may be missing; without
# blocks all of them are shown. `step` puts that step of the tutorial, with the walks that belong to
# it, beside as hypo.lua, and `slip` makes a mistake in it first; then messages are shown too.
# `transcript.sh --write` puts the present text in place.
set -uo pipefail

root=$(cd "${CASEWALK_ROOT:-$(dirname "$0")/../..}" && pwd)
program=$(realpath "${CASEWALK:-$root/build/release/casewalk}")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0

part() { # part NAME HOW: what stands behind `NAME:`
    [[ "; $2" != *"; $1: "* ]] || { local rest=${2#*"$1: "}; printf '%s' "${rest%%;*}"; }
}

prepare() { # prepare STEP SLIP: hypo.lua and hypo.walks.lua in the folder
    rm -f "$folder"/*
    [ -n "$1" ] || return
    sed -e '1d' -e "$2" "$root/docs/tutorial/step$1.lua" >"$folder/hypo.lua"
    [ ! -e "$root/docs/tutorial/step$1.walks.lua" ] ||
        sed -e '1d' -e "$2" "$root/docs/tutorial/step$1.walks.lua" >"$folder/hypo.walks.lua"
}

say() { # say ARGUMENT… : what the program says, its messages too where a step was put beside
    if [ -e "$folder/hypo.lua" ]; then "$program" "$@" 2>&1; else "$program" "$@" 2>/dev/null; fi
}

transcript() { # transcript HOW
    local said blocks
    blocks=$(part blocks "$1")
    prepare "$(part step "$1")" "$(part slip "$1")"
    # A walk stops behind the transcript, so its exit status says nothing.
    # shellcheck disable=SC2046,SC2086 # one argument a word
    said=$(cd "$folder" && COLUMNS=80 CASEWALK_DB=$folder/walks.db say ${1%%;*} < <(printf '%s\n' $(part answers "$1")))
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

renewed() { # renewed DOCUMENT
    local line how='' inside=no
    while IFS= read -r line; do
        [[ ! $line =~ ^'<!-- transcript: '(.*)' -->'$ ]] || how=${BASH_REMATCH[1]}
        [[ $line != '```'* || $inside = no ]] || { inside=no; how=''; }
        [ $inside = yes ] || printf '%s\n' "$line"
        if [[ $line = '```text' && -n $how ]]; then
            inside=yes
            transcript "$how"
        fi
    done <"$1"
}

count=0
for document in "$root"/README.md "$root"/docs/*.md; do
    grep -q '^<!-- transcript: ' "$document" || continue
    count=$((count + 1))
    if [ "${1-}" = --write ]; then
        renewed "$document" >"$document.new" && mv "$document.new" "$document"
    elif ! renewed "$document" | diff "$document" - >&2; then
        echo "${document##*/}: the program says something else now: tests/docs/transcript.sh --write renews it" >&2
        failed=1
    fi
done
[ $count -ge 2 ] || { echo "too few documents with transcripts: $count" >&2; failed=1; }
exit $failed

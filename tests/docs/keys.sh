#!/bin/bash
# The tables of docs/writing-a-pathway.md and the definition file for editors are what the program
# itself goes by. A table stands between `<!-- keys: WORD… -->` (or `<!-- print: WHAT -->`) and
# `<!-- end -->`; every word that has keys stands in one of them. `keys.sh --write` puts the
# program's tables and the definition file in place.
set -uo pipefail

root=${CASEWALK_ROOT:-$(dirname "$0")/../..}
document=$root/docs/writing-a-pathway.md
definitions=$root/docs/editor/casewalk.lua
print_words=${CASEWALK_BUILD:-$root/build/release}/tests/docs/print_words

# The document with its tables as the program has them.
renewed() {
    local line inside=no
    while IFS= read -r line; do
        [ "$line" != "<!-- end -->" ] || inside=no
        [ $inside = yes ] || printf '%s\n' "$line"
        if [[ $line =~ ^'<!-- '(keys|print)': '(.*)' -->'$ ]]; then
            inside=yes
            # shellcheck disable=SC2086 # one argument a word
            case ${BASH_REMATCH[1]} in
                keys) "$print_words" ${BASH_REMATCH[2]} || return 1 ;;
                *) "$print_words" "--${BASH_REMATCH[2]}" || return 1 ;;
            esac
        fi
    done <"$document"
}

if [ "${1-}" = --write ]; then
    renewed >"$document.new" && mv "$document.new" "$document"
    "$print_words" --luals >"$definitions.new" && mv "$definitions.new" "$definitions"
    exit
fi

failed=0
complain() {
    echo "$*" >&2
    failed=1
}

renewed | diff "$document" - >&2 || complain "the tables differ: tests/docs/keys.sh --write renews them"
"$print_words" --luals | diff "$definitions" - >&2 ||
    complain "$definitions differs: tests/docs/keys.sh --write renews it"

listed=$(sed -n 's/^<!-- keys: \(.*\) -->$/\1/p' "$document" | tr ' ' '\n' | sort)
diff <("$print_words" | sort) <(echo "$listed") >&2 || complain "each word that has keys belongs in one table"
for what in functions library walk; do
    grep -qx "<!-- print: $what -->" "$document" || complain "the table of $what is not there"
done

# The names with a meaning of their own stand in the bullet that begins so.
# shellcheck disable=SC2016 # backquotes, not expansions
bullet=$(sed -n '/^- A \*\*name\*\*/,/^- A \*\*text\*\*/p' "$document" | sed '$d' | grep -o '`[a-z]*`' | tr -d '`' | sort)
diff <("$print_words" --reserved | sort) <(echo "$bullet") >&2 || complain "the names with a meaning of their own differ"
exit $failed

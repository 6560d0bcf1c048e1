#!/bin/bash
# The tables of keys in docs/writing-a-pathway.md are those of the loader, and every word
# that has keys stands in one of them. A table stands between `<!-- keys: WORD… -->` and
# `<!-- end -->`. `keys.sh --write` puts the loader's tables in place.
set -uo pipefail

root=${CASEWALK_ROOT:-$(dirname "$0")/../..}
document=$root/docs/writing-a-pathway.md
print_words=${CASEWALK_BUILD:-$root/build/release}/tests/docs/print_words

# The document with its tables as the loader has them.
renewed() {
    local line inside=no
    while IFS= read -r line; do
        [ "$line" != "<!-- end -->" ] || inside=no
        [ $inside = yes ] || printf '%s\n' "$line"
        if [[ $line =~ ^'<!-- keys: '(.*)' -->'$ ]]; then
            inside=yes
            # shellcheck disable=SC2086 # one argument a word
            "$print_words" ${BASH_REMATCH[1]} || return 1
        fi
    done <"$document"
}

if [ "${1-}" = --write ]; then
    renewed >"$document.new" && mv "$document.new" "$document"
    exit
fi

failed=0
if ! renewed | diff "$document" - >&2; then
    echo "the tables differ from src/pathway/words.c: tests/docs/keys.sh --write renews them" >&2
    failed=1
fi
listed=$(sed -n 's/^<!-- keys: \(.*\) -->$/\1/p' "$document" | tr ' ' '\n' | sort)
if ! diff <("$print_words" | sort) <(echo "$listed") >&2; then
    echo "each word that has keys belongs in one table" >&2
    failed=1
fi

# The functions of expressions, from the parser's table.
grammar=$(sed -n '/^<!-- functions -->/,/^<!-- end -->/p' "$document")
functions=$(sed -n '/} functions\[\] = {/,/^};/p' "$root"/src/expression/*.c |
    grep -o '{"[a-z_]*"' | tr -d '{"' | sort)
listed=$(grep -o '^| `[a-z_]*(' <<<"$grammar" | tr -d '|` (' | sort -u)
if ! diff <(echo "$functions") <(echo "$listed") >&2; then
    echo "the functions differ from those in src/expression" >&2
    failed=1
fi
exit $failed

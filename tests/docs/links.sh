#!/bin/bash
# Links between the documents lead somewhere: to a file, and within a page to a heading.
set -uo pipefail

failed=0

anchors() { # the anchors of a page's headings, as they are made on the web
    sed -n 's/^##* //p' "$1" | tr '[:upper:]' '[:lower:]' | tr -d '`*:,.()' | tr ' ' '-'
}

cd "$CASEWALK_ROOT" || exit 1
for page in *.md docs/*.md docs/*/*.md tests/*.md; do
    while IFS= read -r link; do
        file=${link%%#*}
        anchor=${link#"$file"}
        anchor=${anchor#\#}
        target=$page
        [ -z "$file" ] || target=$(dirname "$page")/$file
        if [ ! -e "$target" ]; then
            echo "$page: $link leads nowhere" >&2
            failed=1
        elif [ -n "$anchor" ] && ! anchors "$target" | grep -qxF -- "$anchor"; then
            echo "$page: $link has no such heading" >&2
            failed=1
        fi
    done < <(awk '/^```/ { code = !code } !code' "$page" | grep -oE '\]\([^):]+\)' | sed 's/^](//; s/)$//')
done
exit $failed

#!/bin/bash
# The limits that docs/limits.md names have the value that the source gives them.
set -uo pipefail

failed=0
count=0
while IFS='|' read -r _ name value _; do
    name=$(tr -d '` ' <<<"$name")
    read -r number unit <<<"$value"
    case $unit in
        MiB) number=$((number << 20)) ;;
        KiB) number=$((number << 10)) ;;
        ms | '') ;;
        *) echo "$name: the unit $unit is not known" >&2; failed=1 ;;
    esac
    source=$(grep -rhoE "\b$name = [0-9][0-9 <*+]*" "$CASEWALK_ROOT/src" | sed 's/.* = //' | head -n 1)
    if [ "$((${source:-0}))" -ne "$number" ]; then
        echo "$name: docs/limits.md says $value, the source ${source:-nothing}" >&2
        failed=1
    fi
    count=$((count + 1))
done < <(grep '^| .[A-Z_]*. | [0-9]' "$CASEWALK_ROOT/docs/limits.md")

[ "$count" -ge 15 ] || { echo "too few limits were found: $count" >&2; failed=1; }
exit $failed

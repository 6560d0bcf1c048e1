#!/bin/bash
# docs/pathways.md is what scripts/pathways prints of the pathways that ship.
set -uo pipefail

command -v lua5.4 >/dev/null || { echo "skipped: lua5.4 is not installed (scripts/deps install test)"; exit 77; }
printed=$("$CASEWALK_ROOT/scripts/pathways") || exit 1
diff "$CASEWALK_ROOT/docs/pathways.md" - <<<"$printed" >&2 && exit
echo "docs/pathways.md (<) differs from the pathways (>): scripts/pathways --write" >&2
exit 1

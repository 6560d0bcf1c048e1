#!/bin/bash
# The definition file for editors declares all that pathways say: those that ship, those of the tests, the
# steps of the tutorial, and their expected walks. That it is as the program has it, keys.sh looks at.
set -uo pipefail

command -v lua5.4 >/dev/null || { echo "skipped: lua5.4 is not installed (scripts/deps install test)"; exit 77; }
cd "$CASEWALK_ROOT" || exit 1
definitions=docs/editor/casewalk.lua
failed=0

judge() { lua5.4 tests/docs/editor.lua "$definitions" "$@"; }

shopt -s nullglob
judge pathways/*.lua docs/tutorial/*.lua tests/walks/*.lua tests/models/*.lua tests/samples/*.lua \
    tests/cases/good_everything.lua || failed=1

# What is wrong is seen: otherwise the above would say nothing.
for slip in 'grade = "guidline"' 'yaer = 2021' 'year = "2021"'; do
    echo "source \"s\" { \"S\", $slip }" >"$HOME/slip.lua"
    ! judge "$HOME/slip.lua" >/dev/null 2>&1 || { echo "not seen: $slip" >&2; failed=1; }
done

# The settings that the page shows are those that `casewalk new --editor` writes, but for the folder.
(cd "$HOME" && "$CASEWALK" new tried --editor >/dev/null) || failed=1
# shellcheck disable=SC2016 # fences, not expansions
shown=$(sed -n '/^ *```json/,/^ *```$/p' docs/editor/README.md | sed '/```/d; s/^   //')
if ! diff <(sed 's|"workspace.library": .*|"workspace.library": ["/usr/share/casewalk/editor"],|' "$HOME/.luarc.json") \
    <(echo "$shown") >&2; then
    echo "docs/editor/README.md shows other settings than casewalk new --editor writes" >&2
    failed=1
fi
exit $failed

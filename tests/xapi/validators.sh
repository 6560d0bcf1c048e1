#!/bin/bash
# Statements by two validators from the npm registry, which are no part of casewalk.
# shellcheck disable=SC2154 # variables of the helpers
set -euo pipefail

cd "$HOME"
export BATS_TEST_TMPDIR=$HOME CASEWALK_DB=$HOME/casewalk.db
. "$CASEWALK_ROOT/tests/helpers.bash"
. "$CASEWALK_ROOT/tests/xapi/class.bash"
built=$CASEWALK_BUILD/tests/xapi

if ! command -v node >/dev/null || [ ! -e "$built/installed" ]; then
    echo "skipped: the validators could not be installed (is npm there, and does it reach its registry?)"
    exit 77
fi

a_class
"$built/sample_walks" hostile.db hostile
cw export --format xapi -o plain.json
cw export --format xapi --names --language pt-BR --home-page https://school.example -o named.json
cw export --db hostile.db --format xapi --names -o hostile.json 2>/dev/null
cw export --profile cmi5 -o cmi5.json 2>/dev/null
cw export "${launch[@]}" --session 4 --mastery-score 0.8 -o launch.json
for file in plain named hostile cmi5 launch; do
    [ "$(grep -c '^{' $file.json)" -gt 5 ] || { echo "$file.json is too short"; exit 1; }
done

# What both must refuse.
mkdir changed
number=0
while IFS= read -r change; do
    number=$((number + 1))
    sed "$change" plain.json >changed/$number.json
    ! cmp -s plain.json changed/$number.json || { echo "nothing was changed by $change"; exit 1; }
done <<'CHANGES'
s/"timestamp":"/"timestamp":"x/
s/"registration":"[0-9a-f]*/"registration":"zz/
s/"scaled":0}/"scaled":"0"}/
s/"scaled":1}/"scaled":1.5}/
s/"objectType":"Agent"/"objectType":"Person"/
s/"homePage":"https:\/\//"homePage":"/
s/"interactionType":"choice"/"interactionType":"choose"/
s/"duration":"PT/"duration":"T/
s/"success":true/"success":"true"/
s/"verb":{"id":"http:\/\//"verb":{"id":"/
CHANGES

node "$CASEWALK_ROOT/tests/xapi/validate.cjs" "$built/node_modules/" \
    plain.json named.json hostile.json cmi5.json launch.json --refuse changed/*.json

#!/bin/bash
# verify.sh SAMPLE DOCUMENT: the program in docs/record.md that checks a record finds that
# a good one holds and an altered one does not. Needs python3; 77 without it.
set -eu

command -v python3 >/dev/null || { echo "skipped: python3 is not there"; exit 77; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$1" "$folder/casewalk.db"
awk '/^```python/ {inside = 1; next} /^```/ {inside = 0} inside' "$2" >"$folder/verify.py"

python3 "$folder/verify.py" "$folder/casewalk.db" | tee "$folder/good"
[ "$(grep -c ' holds$' "$folder/good")" -eq 2 ]

python3 - "$folder/casewalk.db" <<'END'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.executescript("DROP TRIGGER event_keep; UPDATE event SET rating = 'harmful' WHERE session = 2 AND seq = 4")
END
if python3 "$folder/verify.py" "$folder/casewalk.db" >"$folder/bad"; then
    echo "an altered step was not seen"
    exit 1
fi
grep -q '^1 .* holds$' "$folder/bad"
grep -q '^2 .* DOES NOT HOLD$' "$folder/bad"

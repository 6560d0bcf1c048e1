#!/usr/bin/env bats
# Ordinary faults, one at a time, put into sound pathways: check finds each, at its line, and says
# nothing else. And of sound pathways it says nothing.

# shellcheck disable=SC2154,SC2016 # variables of the helpers; scripts of sed
load ../helpers

dvst=$CASEWALK_ROOT/pathways/dvst.lua

# seed FILE SCRIPT CODES WHERE: with the change of a sed script check says just these codes; the
# first of them at the line that WHERE stands in.
seed() {
    local copy=$BATS_TEST_TMPDIR/seeded.lua found line
    sed "$2" "$1" >"$copy"
    cp -r "$CASEWALK_ROOT/pathways/procedures" "$BATS_TEST_TMPDIR" # which it may use
    ! cmp -s "$1" "$copy" || fails "nothing was seeded by $2"
    found=$(cw check --json "$copy" | sed 's/{"code":/\n&/g' |
        sed -n 's/^{"code":"\(CW[0-9]*\)".*"line":\([0-9]*\),.*/\1 \2/p')
    [ "$(cut -d' ' -f1 <<<"$found" | sort -u | xargs)" = "$(tr ' ' '\n' <<<"$3" | sort | xargs)" ] ||
        fails "$2: found is $found, not $3: $(cw check "$copy")"
    line=$(grep -nF -- "$4" "$copy" | head -n 1 | cut -d: -f1)
    has "$found" "${3%% *} $line"
}

# The sample says nothing of where some of its ratings come from, and that is all.
sound=$BATS_FILE_TMPDIR/sound.lua
setup_file() {
    sed 's/because = "Said\.",/& cite = "rcuk2021",/' "$CASEWALK_ROOT/tests/samples/anaphylaxis.lua" >"$BATS_FILE_TMPDIR/sound.lua"
}

@test "of a sound pathway nothing is said" {
    for pathway in "$CASEWALK_ROOT"/pathways/{,procedures/}*.lua "$sound"; do
        [[ $pathway != *.walks.lua ]] || continue
        expects 0 cw check --strict "$pathway"
        has "$output" ": 0 errors, 0 warnings; "
    done
}

@test "the pathways of the documents have no error" {
    for document in README.md docs/writing-a-pathway.md; do
        awk '/^```lua$/ { on = 1; next } /^```/ && on { exit } on' "$CASEWALK_ROOT/$document" >"$BATS_TEST_TMPDIR/case.lua"
        expects 0 cw check "$BATS_TEST_TMPDIR/case.lua"
        has "$output" ": 0 errors, "
    done
}

@test "names that stand for nothing, and names that stand twice" {
    seed "$sound" 's/to = "response",$/to = "respons",/' CW008 'to = "respons",'
    seed "$sound" 's/start     = "door"/start     = "doors"/' CW008 '"doors"'
    seed "$sound" 's/set = "doses = doses/set = "dose = doses/' CW010 '"dose ='
    seed "$sound" 's/teaches = "im_first", cite = "rcuk2021"/teaches = "im_first", cite = "rcuk2012"/' CW009 'rcuk2012'
    seed "$sound" 's/teaches = "im_first"/teaches = "im_frist"/' CW009 'im_frist'
    seed "$sound" 's/reveals = "film"/reveals = "flim"/' CW009 'flim'
    seed "$sound" '$a outcome "home" { "Home again.", utility = 1 }' CW004 'Home again'
    seed "$sound" 's/option "fluids" {/option "adrenaline" {   -- again/' CW004 '-- again'
    seed "$sound" 's/set = "sbp = sbp + 5", /&set = "doses = 0", /' CW018 'doses = 0'
    seed "$dvst" '/^distribution "severe"/s/mrs2 = 0.12,/mrs1 = 0.27, &/' CW018 'distribution "severe"'
    seed "$sound" 's/^  doses    =/  rhythm   = flag { true },\n&/' 'CW018 CW005' 'rhythm   = flag'
    seed "$dvst" '0,/to = "safety",/s//to = "safty",/' CW008 'safty'
    seed "$dvst" '0,/cite = "seizures"/s//cite = "seizure"/' CW009 '"seizure"'
}

@test "what no learner can ever reach, be offered or meet" {
    seed "$sound" 's/p = rest, to = "second_dose"/p = rest, to = "workup"/' CW040 'question "second_dose"'
    seed "$sound" 's/crystalloid first",/& when = "sbp > 400",/' 'CW041 CW043' 'option "fluids"'
    seed "$sound" 's/^  branch "persists"/  branch "worse" { "Worse.", p = 0, to = "home" },\n&/' CW042 '"Worse."'
    seed "$sound" 's/when = "sbp < 40"/when = "sbp < 0"/' CW043 'event "arrest"'
    seed "$sound" 's/case "in_shock"/case "sbp > 300"/' CW044 'sbp > 300'
    seed "$sound" 's/between = {0.1, 0.3}/between = {0.46, 0.54}/' CW046 'answer "low"'
    # An ending that an earlier rule always shadows.
    seed "$sound" '/^event "arrest"/a event "late" { "Nothing.", when = "sbp < 30", to = "morgue" }
        $a outcome "morgue" { "Dead.", utility = 0 }' 'CW040 CW043' 'outcome "morgue"'
    seed "$dvst" 's/when = "day_ten and (craniectomy/when = "clock < 0 and day_ten and (craniectomy/' 'CW043 CW040' 'event "fever"'
}

@test "where a walk gets stuck or goes round" {
    seed "$sound" "s/at_most = 2/at_most = 1/; s/thigh, now\",/& when = \"airway ~= 'lost'\",/
        s/crystalloid first\",/& when = \"airway ~= 'lost'\",/" CW050 'decision "door"'
    seed "$sound" 's/p = rest, to = "second_dose"/p = rest, to = "wait"/
        $a decision "wait" { "?", option "look" { "Look" }, option "sit" { "Sit" } }' 'CW057 CW040' 'decision "wait"'
    seed "$sound" 's/p = rest, to = "second_dose"/p = rest, to = "a"/
        $a step "a" { "A.", to = "b" }\nstep "b" { "B.", to = "a" }' CW054 'step "'
    seed "$sound" 's/set = "doses = doses + 1", to = "response"/set = "doses = 1"/
        s/set = "sbp = sbp + 5", to = "door"/to = "response"/' 'CW058 CW020' 'decision "door"'
    seed "$sound" 's/set = "sbp = 112", to = "workup"/to = resume/' CW053 'chance "response"'
}

@test "chance, ranges, sums and time that cannot be" {
    seed "$sound" 's/p = rest, to = "second_dose"/p = 0.2, illustrative = true, to = "second_dose"/' CW051 'chance "response"'
    seed "$sound" 's/either("in_shock", 0.7/either("in_shock", 1.7/' CW051 'branch "settles"'
    seed "$sound" 's/low = 0.8, high = 0.95/low = 0.8, high = 1.2/' CW066 'high = 1.2'
    seed "$sound" 's/set = "doses = doses + 1"/set = "doses = doses + 7"/' CW052 'doses + 7'
    seed "$sound" 's/takes = "10 min", set = "sbp = sbp - 25/takes = "10 \/ doses", set = "sbp = sbp - 25/' CW055 '10 / doses'
    seed "$sound" 's/takes = "1 min"/takes = "sbp - 80"/' CW056 'sbp - 80'
    seed "$sound" '/^event "arrest"/a event "late" { "The round.", at = "1 min", when = "doses < 5" }' CW061 'event "late"'
    seed "$dvst" '/^chance "unprotected_days"/,/^}/s/p = "rest"/p = 0.7, illustrative = true/' CW051 'chance "unprotected_days"'
    seed "$dvst" '/^decision "door"/,/^}/s/takes = "15 min"/takes = "gcs - 20"/' CW056 'gcs - 20'
}

@test "what is read and never set, set and never read, always so" {
    seed "$sound" 's/^  doses    =/  spare = flag { false },\n&/' CW020 'spare ='
    seed "$sound" 's/^  doses    =/  tries = integer { 2 },\n&/; s/at_most = 2/at_most = "tries"/' CW021 'tries ='
    seed "$sound" 's/crystalloid first",/& when = "sbp >= 0",/' CW045 'sbp >= 0'
    seed "$sound" 's/either("in_shock", 0.7/either("sbp > 300", 0.7/' CW045 'sbp > 300'
    seed "$sound" '/^define/a define "dry" "sbp < 50"' CW023 'define "dry"'
}

@test "reasons, sources, dates and learning points that are missing" {
    seed "$sound" 's/because = "It does nothing[^"]*", *//; s/, because = "It does nothing[^"]*"//' CW025 'option "antihistamine"'
    seed "$sound" 's/ because = "It helps, but it is second.",//' CW025 'option "fluids"'
    seed "$sound" 's/rating = "harmful", cite = "rcuk2021", because = "It/rating = "harmful", because = "It/' CW026 'option "antihistamine"'
    seed "$sound" 's/"first_dose_works"), illustrative = true/"first_dose_works")/' CW027 'branch "settles"'
    seed "$sound" '/^source/a source "old" { "An old book.", year = 1970 }' CW022 'source "old"'
    seed "$sound" 's/review_by = "2028-11-20"/review_by = "2020-11-20"/' CW028 'pathway "anaphylaxis"'
    seed "$sound" 's/teaches = "im_first", //' CW024 'learning_point "im_first"'
    seed "$sound" 's/p = rest, to = "second_dose"/p = rest, to = "workup"/; s/teaches = "im_first", //
        s/answer "low"   {/& teaches = "im_first",/' 'CW024 CW040' 'learning_point "im_first"'
    seed "$dvst" '/^source "misra"/a source "nobody" { "A book.", year = 1970 }' CW022 'source "nobody"'
}

@test "ratings that cannot be right" {
    seed "$sound" 's/rating = "best", teaches/rating = "acceptable", teaches/' CW029 'decision "door"'
    seed "$sound" 's/thigh, now",/& when = "sbp < 70 or sbp > 85",/' CW062 'option "adrenaline"'
    seed "$sound" 's/"Sam goes home.", utility = 1.0/"Sam goes home.", utility = 0.05/' CW063 'option "antihistamine"'
    seed "$dvst" '/^decision "door"/,/^}/s/rating = "best"/rating = "acceptable"/' CW029 'decision "door"'
}

#!/usr/bin/env bats
# casewalk import: stories of Twine become pathways that load, are without errors, and can be walked.

# shellcheck disable=SC2154 # variables of the helpers
load ../helpers

stories=$CASEWALK_ROOT/tests/samples/twine

setup() {
    cd "$BATS_TEST_TMPDIR" || exit
}

# story LINE…: writes story.twee.
story() { printf '%s\n' "$@" >story.twee; }

@test "the stories of the samples: written, without errors, walked by every policy" {
    for file in "$stories"/*; do
        name=$(basename "${file%.*}")
        expects 0 cw import "$file" -o "$name.lua"
        clean "$output$errors$(<"$name.lua")"
        has "$output" "casewalk run $name.lua"
        expects 0 cw check "./$name.lua"
        [ -z "$errors" ] || fails "$errors"
        for policy in expert worst random novice; do
            expects 0 cw run "./$name.lua" --auto "$policy" --seed 3 --no-record
        done
    done
}

@test "Twee: what the learner reads and does is what the story said" {
    cp "$stories/chest_pain.twee" .
    expects 0 cw import chest_pain.twee
    has "$(<chest_pain.lua)" 'authors = { "The simulation group" }'
    printf '%s\n' take_a_full_history_first look_at_v4r_as_well nitro >answers
    expects 5 cw run ./chest_pain.lua --no-record --answers answers
    has "$output" "Pain 7 of 10."
    has "$output" "He is too short of breath to finish his sentences."
    has "$output" "15 minutes since he came."
    has "$errors" "line 3"
    printf '%s\n' take_a_full_history_first look_at_v4r_as_well nitroglycerin_under_the wait shock:death >answers
    expects 0 cw run ./chest_pain.lua --no-record --answers answers
    has "$output" "You saw V4R. You knew."
    has "$output" "He dies at 9.12 pm."
}

@test "published HTML: the same, and chance has its odds" {
    expects 0 cw import "$stories/asthma.html" -o asthma.lua
    expects 0 cw odds ./asthma.lua --json
    has "$output" '"id":"home",'
    has "$(<asthma.lua)" 'branch "yes" { p = 0.8, illustrative = true'
    has "$errors" ""
}

@test "it is written beside the story, and never over another file" {
    mkdir sub
    cp "$stories/chest_pain.twee" sub/a.case.twee
    expects 0 cw import sub/a.case.twee
    [ -s sub/a.case.lua ]
    echo mine >sub/a.case.lua
    expects 2 cw import sub/a.case.twee
    has "$errors" "sub/a.case.lua is there already"
    has "$errors" "--force"
    [ "$(<sub/a.case.lua)" = mine ]
    expects 0 cw import sub/a.case.twee --force
    has "$(<sub/a.case.lua)" 'pathway "chest_pain_in_triage"'
    expects 1 cw import sub/a.case.twee -o nowhere/x.lua
    has "$errors" "nowhere/x.lua cannot be written"
}

@test "-o - prints it, and nothing else" {
    expects 0 cw import "$stories/chest_pain.twee" -o -
    [ "$(tail -1 <<<"$output")" = "}" ]
    printf '%s\n' "$output" >printed.lua
    expects 0 cw check ./printed.lua
    expects 2 cw import "$stories/chest_pain.twee" -o - --json
    [ ! -e ./- ]
}

@test "--json: what came of it, and each thing that needs a hand" {
    expects 0 cw import "$stories/asthma.html" -o a.lua --json
    for key in file story loads title format start passages nodes options fields more hands passage node message; do
        has "$output" "\"$key\":"
    done
    has "$output" '"loads":true,"title":"Four empty inhalers","format":"Harlowe","start":"arrival","passages":25,'
    has "$output" '{"passage":"Arrest","node":"arrest","message":"this shows after a click'
    [ -z "$errors" ] || fails "$errors"
}

@test "what needs a hand is told by passage, in the file and on the error output" {
    story ':: Start' '<<set $x to setup.f()>>' '<<widget "w">>' '[[Gone]] [[End]]' '' ':: End' 'x'
    expects 0 cw import story.twee
    for text in "$errors" "$(<story.lua)"; do
        has "$text" 'what it sets could not be read: <<set $x to setup.f()>>'
        has "$text" '<<widget>> has no like here'
        has "$text" 'a link leads to "Gone", and there is no such passage'
        has "$text" "authors: say who wrote it"
    done
    has "$(<story.lua)" "-- BY HAND: what it sets could not be read:
--   <<set \$x to setup.f()>>"
}

@test "what is no story is refused, with the reason" {
    expects 2 cw import nowhere.twee
    has "$errors" "nowhere.twee cannot be read"
    expects 2 cw import
    expects 2 cw import a b
    expects 2 cw import a --format ink
    has "$errors" "sugarcube, harlowe, chapbook or snowman"
    echo hello >a.txt
    expects 3 cw import a.txt
    has "$errors" "a.txt: there is no passage in it"
    printf ':: a\n\ncaf\xe9\n' >latin.twee
    expects 3 cw import latin.twee
    has "$errors" "latin.twee: line 3 is not UTF-8"
    head -c 100000 "$CASEWALK" >binary.twee
    expects 3 cw import binary.twee
    [ ! -e a.lua ] && [ ! -e latin.lua ] && [ ! -e binary.lua ]
}

@test "5,000 passages" {
    for i in $(seq 5000); do
        printf ':: P %s\n<<set $a%s to $a%s + 1>>words %s\n[[on|P %s]] [[End]]\n\n' \
            "$i" $((i % 40)) $(((i + 1) % 40)) "$i" $((i * 7 % 5000 + 1))
    done >story.twee
    printf ':: End\nx\n' >>story.twee
    expects 0 cw import story.twee --json
    has "$output" '"loads":true'
    has "$output" '"passages":5001,"nodes":5001,"options":10000,'
}

# repeat COUNT TEXT
repeat() { yes -- "$2" | head -n "$1" | tr -d '\n'; }

@test "a million bytes of anything is answered in time" {
    while IFS='~' read -r format part; do
        { printf ':: Start\n<<set $x to 1>>(set: $x to 1)<<if $x>>'; repeat $((1000000 / ${#part})) "$part"; printf '\n\n:: End\nx\n'; } >story.twee
        expects 0 cw import story.twee --force --format "$format" --json
        has "$output" '"loads":true'
    done <<'END'
sugarcube~[[a->End]]
sugarcube~<<
harlowe~[[
sugarcube~<<if $x>>
harlowe~(if:
harlowe~[
sugarcube~<<elseif $x>>b
harlowe~$a b
chapbook~<b>
snowman~<% if (s.x) { %>a
chapbook~{
chapbook~&amp;
sugarcube~<!--
END
}

@test "hostile HTML ends in a word, not in a stall" {
    head='<tw-storydata name="x" startnode="1"><tw-passagedata pid="1" name="a">'
    { printf '%s' "$head"; repeat 200000 '<div><b>'; } >nested.html
    expects 3 cw import nested.html
    has "$errors" "no story as Twine publishes it"
    { printf '%s' "$head"; repeat 50000 '<tw-passagedata name="a">'; } >many.html
    expects 3 cw import many.html
    has "$errors" "more than 6000 passages"
    { repeat 1000000 'if (1 < 2) {'; printf '%s' "$head"; printf 'x [[a]]</tw-passagedata></tw-storydata>'; } >long.html
    expects 0 cw import long.html
    { printf '<tw-storydata name="'; repeat 1000000 'x'; printf '%s' "$head"; } >tag.html
    cw import tag.html >/dev/null 2>&1 || [ $? = 3 ]
}

@test "the example of the documents becomes what they say" {
    page=$CASEWALK_ROOT/docs/importing.md
    awk '/^```/ { on = $0 == "```twee"; next } on' "$page" >itching.twee
    awk '/^```/ { on = $0 == "```lua"; next } on' "$page" >wanted.lua
    expects 0 cw import itching.twee
    diff wanted.lua itching.lua >&2
}

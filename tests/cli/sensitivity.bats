#!/usr/bin/env bats
# casewalk sensitivity: where the best choice flips, what the ends are worth, a parameter that shapes the graph, the picture.

# shellcheck disable=SC2154 # variables of the helpers
load ../helpers

setup() {
    cd "$BATS_TEST_TMPDIR" || exit
}

# gamble FILE P [DELAY]: an even 0.6, or a gamble with chance P at 0.9 and else 0.1: the same at p = 0.625. Waiting as long as
# DELAY and more costs; without parameters where P is "plain".
gamble() {
    local parameters="parameter \"works\" { $2, low = 0.4, high = 0.9, illustrative = true }
parameter \"delay\" { ${3:-2}, low = 1, high = 5, illustrative = true }"
    local p='p = "works", illustrative = true' delay=delay
    if [ "$2" = plain ]; then
        parameters=''
        p='p = 0.7, illustrative = true'
        delay=2
    fi
    cat >"$1" <<LUA
pathway "gamble" { title = "A <gamble> & \"more\"", authors = { "A. Teacher" }, start = "door" }
$parameters
patient "Ada <b>, 40" { worse = flag { false } }
decision "door" {
  "What now?",
  option "even" { "What is <safe> & sound", rating = "acceptable", because = "Said.", takes = "3 min", set = "worse = $delay > 2.5", to = "even" },
  option "bold" { "What is bold", rating = "best", because = "Said.", to = "luck" },
}
chance "luck" {
  branch "won"  { $p, to = "won" },
  branch "lost" { p = rest, to = "lost" },
}
outcome "even" { "So so.", utility = "either(worse, 0.2, 0.6)" }
outcome "won"  { "Well.", utility = 0.9, good = true }
outcome "lost" { "Ill.", utility = 0.1 }
LUA
}

# sense OPTION…: the rows, one a line, in the file `rows`.
sense() {
    expects 0 cw sensitivity --json "$@"
    printf '%s\n' "$output" | sed '/^[][]$/d; s/},$/}/' >rows
}

# says SQL: holds for the rows.
says() { [ "$(query rows "SELECT $1 FROM lines")" = 1 ] || fails "not so: $1 -- $(<rows)"; }

utility_of() { # utility_of OPTION…: by odds
    expects 0 cw odds --json "$@"
    printf '%s\n' "$output" >odds.json
    query odds.json "SELECT line ->> 'expected_utility' FROM lines"
}

@test "the promised keys" {
    gamble a.lua 0.7
    sense a.lua
    says "count(*) = 2"
    for key in pathway parameter low high at_low at_high flips unfolded value expected_utility variant policy; do
        says "min(json_type(line, '\$.$key') IS NOT NULL)"
    done
    for key in at node from to; do
        says "count(json_type(line, '\$.flips[0].$key')) = 1"
    done
}

@test "the best choice flips where both are worth the same" {
    gamble a.lua 0.7
    sense a.lua
    [ "$(query rows "SELECT abs((line ->> '\$.flips[0].at') - 0.625) < 5e-4 AND line ->> '\$.flips[0].node' = 'door'
            AND line ->> '\$.flips[0].from' = 'even' AND line ->> '\$.flips[0].to' = 'bold' FROM lines
            WHERE line ->> 'parameter' = 'works' AND json_array_length(line, '\$.flips') = 1 AND NOT (line ->> 'unfolded')")" = 1 ] ||
        fails "not a flip at 0.625: $(<rows)"
}

@test "the ends are the odds of the file with the parameter there" {
    for policy in expert optimal random; do
        gamble a.lua 0.7
        sense a.lua --policy $policy
        for end in low:0.4 high:0.9; do
            gamble end.lua "${end#*:}"
            by_hand=$(utility_of end.lua --policy $policy)
            [ "$(query rows "SELECT abs((line ->> 'at_${end%:*}') - $by_hand) < 1e-12 FROM lines WHERE line ->> 'parameter' = 'works'")" = 1 ] ||
                fails "policy $policy at works = ${end#*:} is $by_hand by hand: $(<rows)"
        done
        by_hand=$(utility_of a.lua --policy $policy)
        says "min(abs((line ->> 'expected_utility') - $by_hand) < 1e-12)"
    done
}

@test "a parameter that shapes the graph is unfolded at its ends" {
    for policy in expert optimal random; do
        gamble a.lua 0.42
        sense a.lua --policy $policy
        for end in low:1 high:5; do
            gamble end.lua 0.42 "${end#*:}"
            by_hand=$(utility_of end.lua --policy $policy)
            [ "$(query rows "SELECT (line ->> 'unfolded') AND abs((line ->> 'at_${end%:*}') - $by_hand) < 1e-12 FROM lines
                WHERE line ->> 'parameter' = 'delay'")" = 1 ] ||
                fails "policy $policy at delay = ${end#*:} is $by_hand by hand: $(<rows)"
        done
    done
    expects 0 cw sensitivity a.lua --policy optimal --plain
    has "$output" "unfolded anew"
}

@test "no parameter, no row" {
    gamble plain.lua plain
    expects 0 cw sensitivity plain.lua --json
    [ "$(tr -d '[:space:]' <<<"$output")" = "[]" ]
    expects 0 cw sensitivity plain.lua
    has "$output" "no parameter with a range"
    expects 0 cw sensitivity plain.lua --format svg
    has "$output" "</svg>"
}

@test "the picture is well formed, whatever the names" {
    gamble a.lua 0.7
    expects 0 cw sensitivity a.lua --format svg
    has "$output" ">works</text>"
    clean "$output"
    lacks "$output" "<gamble>"
    lacks "$output" "<b>"
    if command -v xmllint >/dev/null; then
        xmllint --noout - <<<"$output"
    fi
    # Every tag is closed, and an ampersand begins an entity.
    [ "$(grep -o '<text' <<<"$output" | wc -l)" = "$(grep -o '</text>' <<<"$output" | wc -l)" ]
    [ "$(grep -cE '&([^a-z]|$)' <<<"$output")" = 0 ]
    expects 2 cw sensitivity a.lua --format png
}

@test "what a parameter is stands below, once, and where the pointer rests in the picture" {
    gamble a.lua 0.7
    sed -i 's/parameter "works" { 0.7,/parameter "works" { 0.7, label = "The drug <works>",/' a.lua
    expects 0 cw sensitivity a.lua --variant all
    has "$output" "The drug <works>"
    [ "$(grep -c 'The drug' <<<"$output")" = 1 ]
    expects 0 cw sensitivity a.lua --json
    has "$output" '"label":"The drug <works>"'
    has "$output" '"label":null'
    expects 0 cw sensitivity a.lua --format svg
    has "$output" "<title>The drug &lt;works&gt;</title>"
}

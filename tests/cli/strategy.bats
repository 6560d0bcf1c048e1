#!/usr/bin/env bats
# A policy told as rules, and the graph handed to other programs.

# shellcheck disable=SC2154 # variables of the helpers
load ../helpers

strategy=$CASEWALK_ROOT/tests/samples/strategy.lua

setup() { cd "$BATS_TEST_TMPDIR" || exit; }

# rules NODE: what the odds in $output say is done there, a line each: "option if condition".
rules() {
    tr '{' '\n' <<<"$output" | sed -n "s/^\"node\":\"$1\",\"when\":\(.*\),\"option\":\"\([^\"]*\)\".*/\2 if \1/p" | tr -d '"'
}

@test "rules: by one field, by two, by the clock, by what was done" {
    expects 0 cw odds "$strategy" --policy optimal --show-policy --json
    [ "$(rules one)" = "watch if Airway: clear
tube if otherwise" ] || fails "$(rules one)"
    [ "$(rules two)" = "shock if Systolic BP below 100 mmHg and Rhythm: svt or vt
drug if otherwise" ] || fails "$(rules two)"
    [ "$(rules three)" = "lysis if before 1 h
retrieve if from 1 h on, before 1 d
leave if otherwise" ] || fails "$(rules three)"
    [ "$(rules four)" = "bolus if four:bolus taken less than 2 times
go if otherwise" ] || fails "$(rules four)"
    [ "$(rules five)" = "film,blood if null" ] || fails "$(rules five)"
}

@test "rules: those of an expert, of the worst, of a file" {
    expects 0 cw odds "$strategy" --show-policy --json
    [ "$(rules one)" = "watch if Airway: clear
tube if otherwise" ] || fails "$(rules one)"
    [ "$(rules two)" = "shock if null" ] || fails "$(rules two)"
    expects 0 cw odds "$strategy" --policy worst --show-policy --json
    [ "$(rules one)" = "watch if null" ] || fails "$(rules one)"
    echo 'return { two = "drug", three = "leave" }' >plan.lua
    expects 0 cw odds "$strategy" --policy plan.lua --show-policy --json
    [ "$(rules two)" = "drug if null" ] || fails "$(rules two)"
    [ "$(rules three)" = "leave if null" ] || fails "$(rules three)"
}

@test "rules: a policy that draws is told by its shares" {
    expects 0 cw odds "$strategy" --policy random --show-policy --json
    [ "$(rules one)" = "watch 75 %, tube 25 % if null" ] || fails "$(rules one)"
    [ "$(rules three)" = "lysis 33.3 %, retrieve 33.3 %, leave 33.3 % if null" ] || fails "$(rules three)"
}

@test "rules: they do not change with what is kept of the situations" {
    expects 0 cw odds "$strategy" --policy optimal --show-policy --json
    for node in one two four; do
        rules $node >reduced.$node
    done
    expects 0 cw odds "$strategy" --policy optimal --show-policy --no-reduce --json
    for node in one two four; do
        diff reduced.$node <(rules $node) || fails "$node"
    done
}

@test "rules: a table for people, for one variant or all; none unless asked for" {
    expects 0 cw odds "$strategy" --policy optimal --show-policy
    has "$output" "Decision   What it does   If"
    has "$output" "one        tube           otherwise"
    expects 0 cw odds "$strategy" --policy optimal --json
    lacks "$output" '"strategy":['
    expects 0 cw odds dvst --policy optimal --show-policy --variant all --json
    [ "$(grep -c '"strategy":\[' <<<"$output")" -ge 6 ] || fails "a variant has no rules"
}

@test "rules: of a hidden truth only what a learner sees is told, and a test of it pays" {
    for kept in "" --no-reduce; do
        expects 0 cw odds "$CASEWALK_ROOT/tests/samples/hidden.lua" --policy optimal --show-policy --json $kept
        has "$output" '"expected_utility":0.942'
        [ "$(rules door)" = "test if null" ] || fails "$(rules door)"
        [ "$(rules treat)" = "no if D-dimer below 2000 ug/L
yes if otherwise" ] || fails "$(rules treat)"
    done
}

@test "a picture has no boxes for beliefs, and says so" {
    hidden=$CASEWALK_ROOT/tests/samples/hidden.lua
    expects 3 cw graph "$hidden" --odds --policy optimal --format dot
    has "$errors" "what the learner believes"
    expects 0 cw graph "$hidden" --odds --policy worst --format dot
    has "$output" '"treat"'
}

# --- for other programs ---

# solved PATHWAY POLICY: what the program says, and what an exported model gives, to nine places.
solved() {
    expects 0 cw odds "$1" --policy "$2" --export-prism made --json
    local model
    model=$(echo made/*.tra)
    model=${model%.tra}
    rule=best
    [ "$2" = optimal ] || rule=random
    awk -v policy=$rule -f "$CASEWALK_ROOT/tests/samples/prism.awk" "$model.tra" "${model}1.trew" "$model.lab" >there ||
        fails "the files cannot be solved"
    {
        grep -o '"expected_utility":[^,]*' <<<"$output" | sed 's/.*:/utility /'
        grep -o '"id":"[a-z_]*","probability":[^,]*' <<<"$output" | sed 's/"id":"\([a-z_]*\)","probability":/\1 /'
    } >here
    [ "$(wc -l <here)" -gt 2 ] || fails "no odds"
    awk 'NR == FNR { here[$1] = $2; next }
         { d = here[$1] - $2; n++; if (!($1 in here) || d > 1e-9 || d < -1e-9) { print $1, here[$1], $2; bad = 1 } }
         END { for (i in here) n--; exit bad || n != 0 }' here there || fails "the odds differ"
    rm -r made
}

@test "export: another program finds the odds of a shipped pathway, and those with loops" {
    solved kyphoplasty optimal
    solved "$strategy" optimal
    solved "$strategy" random
    solved "$sample" random
}

@test "export: the files of PRISM, with what their numbers mean" {
    expects 0 cw odds "$strategy" --export-prism made --variant all
    [ "$(ls made)" = "strategy-base.lab
strategy-base.sta
strategy-base.tra
strategy-base.txt
strategy-base1.trew
strategy-base2.trew" ] || fails "$(ls made)"
    [ "$(head -1 made/strategy-base.lab)" = '0="init" 1="deadlock" 2="good" 3="fault" 4="outcome_home" 5="outcome_dead"' ]
    [ "$(head -2 made/strategy-base.sta)" = "(s,node)
0:(0,0)" ]
    [ "$(sed -n 2p made/strategy-base.tra)" = "0 0 1 0.5" ] || fails "$(head -3 made/strategy-base.tra)"
    grep -q ' tube$' made/strategy-base.tra || fails "no choice is named"
    [ "$(wc -l <made/strategy-base.sta)" = $(($(head -1 made/strategy-base.tra | cut -d' ' -f1) + 1)) ]
    grep -qx '4 one decision' made/strategy-base.txt || fails "$(<made/strategy-base.txt)"
}

@test "export: a folder that cannot be, a pathway that was cut" {
    : >taken
    expects 1 cw odds "$strategy" --export-prism taken
    has "$errors" "taken"
    expects 1 cw odds "$strategy" --export-prism none/none
    has "$errors" "none/none cannot be made"
    expects 3 cw odds "$strategy" --export-prism made --limit 3
    has "$errors" "wholly unfolded"
    [ ! -e made ]
}

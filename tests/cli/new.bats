#!/usr/bin/env bats
# casewalk new: what it writes is sound as it is, whatever is put into it; nothing is ever replaced.
load ../helpers

setup() { mkdir "$BATS_TEST_TMPDIR/work" && cd "$BATS_TEST_TMPDIR/work" || return; }

# sound FILE: it passes all that an author is told to run.
sound() {
    expects 0 cw check --strict "$1"
    has "$output" ": 0 errors, 0 warnings; 4 nodes"
    expects 0 cw test "$1"
    has "$output" "4 as expected, 0 not"
    expects 0 cw run "$1" --auto expert --seed 1
}

@test "without a terminal and without options: defaults, and what to do next in order" {
    expects 0 cw new chest_pain </dev/null
    [[ $output == *"run chest_pain.lua"*"check chest_pain.lua"*"test chest_pain.lua"*editor* ]] || fails "$output"
    [ -z "$errors" ]
    sound chest_pain.lua
    has "$(<chest_pain.lua)" 'title    = "Chest pain"'
    ! grep '@[a-z]*@' chest_pain.lua chest_pain.walks.lua || fails "a mark was left"
}

@test "a name may be a file and have a folder; the texts name the file" {
    mkdir deep
    expects 0 cw new deep/fever.lua
    [ -e deep/fever.walks.lua ] || fails "no walks"
    has "$(<deep/fever.lua)" "casewalk run fever.lua"
    sound deep/fever.lua
}

@test "whatever the answers hold, they stay texts" {
    local n=0 answer
    # shellcheck disable=SC1003 # a backslash at the end
    for answer in 'He said "no"' 'back\slash\' ']] } ) end' '{sbp} {{ }' "' --" '--[[ x' $'tab\tline\nos.exit()' $'\e[31mred\e[0m' \
        'Ärzte 急诊 עברית' '\u{41}\n\065' '%s%n' '**b** @name@ @title@' '' $'\xff\xfe' '"@name@"'; do
        n=$((n + 1))
        expects 0 cw new "case_$n" --title "$answer" --audience "$answer" --decision "$answer"
        sound "case_$n.lua"
        clean "$(<"case_$n.lua")"
    done
    cw new shown --title 'A \ "b" ]] {c}' --decision 'Is {sbp} "low"?' >/dev/null
    expects 0 cw run shown.lua --auto expert --seed 1
    has "$output" 'A \ "b" ]] {c}'
    has "$output" 'Is {sbp} "low"?'
}

@test "nothing is replaced, not by either file, a link, or half" {
    echo mine >a.lua
    echo mine >b.walks.lua
    ln -s nowhere c.lua
    mkdir d.lua
    for name in a b c d; do
        expects 2 cw new $name
        has "$errors" "is there already and is left as it is"
    done
    [ "$(cat a.lua b.walks.lua)" = "$(printf 'mine\nmine')" ] || fails "a file was changed"
    [ "$(echo *)" = "a.lua b.walks.lua c.lua d.lua" ] || fails "written: $(echo *)"
    mkdir no && chmod a-w no
    if [ "$(id -u)" -ne 0 ]; then
        expects 1 cw new no/e
        has "$errors" "no/e.lua cannot be written"
    fi
    expects 1 cw new nowhere_at_all/e
    has "$errors" "nowhere_at_all/e.lua cannot be written: No such file or directory"
}

@test "a name that can be none is told by the loader's own rule, and nothing is written" {
    local name
    for name in 'two words' 9lives chest-pain base rest deep/ '' 'a"b' $'x\ny' "$(printf 'x%.0s' {1..65})" ünï; do
        expects 2 cw new "$name"
        clean "$errors"
        [[ $errors == *"a name has letters, digits and _ only"* || $errors == *"a name has at most 64 letters"* || $errors == *"a meaning of its own"* ]] || fails "$errors"
    done
    [ "$(echo *)" = '*' ] || fails "written: $(echo *)"
    expects 2 cw new chest-pain
    has "$errors" "for example chest_pain"
    expects 2 cw new
    has "$errors" "what is it to be called?"
    expects 2 cw new a b
}

@test "a text that is too long is told, and nothing is written" {
    expects 2 cw new long --title "$(head -c 70000 /dev/zero | tr '\0' x)"
    has "$errors" "longer than 64 KiB"
    [ "$(echo *)" = '*' ] || fails "written: $(echo *)"
}

@test "--editor writes the settings once, and says what belongs into those that are there" {
    expects 0 cw new one --editor
    has "$(<.luarc.json)" "\"workspace.library\": [\"$CASEWALK_ROOT/docs/editor\"]"
    expects 0 cw new two --editor
    [ -z "$errors" ] || fails "$errors"
    echo '{}' >.luarc.json
    expects 0 cw new three --editor
    has "$errors" "is left as it is; its \"workspace.library\" needs \"$CASEWALK_ROOT/docs/editor\""
    [ "$(<.luarc.json)" = '{}' ] || fails "it was changed"
}

@test "--json tells what was written" {
    expects 0 cw new one --editor --json
    [ "$output" = '{"pathway":"one","file":"one.lua","walks":"one.walks.lua","editor":".luarc.json"}' ] || fails "$output"
}

@test "expected walks: a key that is none, and an expectation of nothing, are told" {
    cw new slips >/dev/null
    cat >slips.walks.lua <<'END'
walk "a" { chose = { arrival = "treat" } }
walk "b" { "text", ends = "well" }
expect "c" { polcy = "random", "good > 0" }
expect "d" { policy = "expert" }
END
    expects 1 cw test slips.lua
    has "$output" 'slips.walks.lua:1: walk "a": walk has no key "chose"; did you mean "choose"?'
    has "$output" 'slips.walks.lua:2: walk "b": a walk takes no text of its own'
    has "$output" 'slips.walks.lua:3: expect "c": expect has no key "polcy"; did you mean "policy"?'
    has "$output" 'slips.walks.lua:4: expect "d": it expects nothing'
}

@test "expected walks: no slip makes a walk that expects nothing" {
    cw new slips >/dev/null
    cat >slips.walks.lua <<'LUA'
walk "a" { seed = 2.5 }
walk "b" { seed = -1 }
walk "c" { ends = 3 }
walk "d" { choose = { "treat" } }
walk "e" { meets = { arrival = "treat" } }
walk "f" { choose = {}, luck = {}, meets = {}, never = {} }
LUA
    expects 1 cw test slips.lua
    has "$output" 'slips.walks.lua:1: walk "a": seed takes a whole number from 0'
    has "$output" 'slips.walks.lua:2: walk "b": seed takes a whole number from 0'
    has "$output" 'slips.walks.lua:3: walk "c": ends takes a text in quotes'
    has "$output" 'slips.walks.lua:4: walk "d": choose takes { node = … }'
    has "$output" 'slips.walks.lua:5: walk "e": meets takes a name in quotes, or a list of names in quotes'
    has "$output" "1 as expected, 5 not"
    echo 'walk "a" { ends = well }' >slips.walks.lua
    expects 3 cw test slips.lua
    has "$errors" 'slips.walks.lua:1: unknown word well; names stand in quotes: "well"'
    printf 'walk "a"\nwalk "b" {}\n' >slips.walks.lua
    expects 3 cw test slips.lua
    has "$errors" 'slips.walks.lua:1: walk "a" has no body: walk "a" { … }'
    : >slips.walks.lua
    expects 0 cw test slips.lua
    has "$output" "0 as expected, 0 not"
    echo 'return { arrival = treat }' >rule.lua
    expects 3 cw odds slips.lua --policy rule.lua
    has "$errors" 'rule.lua:1: unknown word treat'
}

#!/usr/bin/env bats
# The shipped pathways: each has the walks and odds that its author expects, and they come true.

# shellcheck disable=SC2154 # variables of the helpers
load ../helpers

# The files of all shipped pathways, in $pathways.
setup() {
    local file
    cd "$CASEWALK_ROOT/pathways" || exit
    pathways=()
    for file in *.lua procedures/*.lua; do
        [[ $file == *.walks.lua ]] || pathways+=("$file")
    done
    [ ${#pathways[@]} -gt 0 ]
}

# ids FILE WORD: the ids that stand behind the word at the left margin of a pathway.
ids() { sed -n "s/^$2 \"\([a-z0-9_]*\)\".*/\1/p" "$1"; }

@test "every pathway has its expected walks beside it, and they come true" {
    for file in "${pathways[@]}"; do
        [ -e "${file%.lua}.walks.lua" ] || fails "$file has no walks beside it"
    done
    expects 0 cw test "${pathways[@]}"
    has "$output" "as expected, 0 not"
}

# says FILE TEXT: the file says so somewhere.
says() { grep -qF -e "$2" "$1" || fails "$1 has no $2"; }

@test "they end in every outcome, meet every event and know every variant" {
    for file in "${pathways[@]}"; do
        for id in $(ids "$file" outcome); do says "${file%.lua}.walks.lua" "ends = \"$id\""; done
        for id in $(ids "$file" event); do says "${file%.lua}.walks.lua" "\"event:$id\""; done
        for id in $(ids "$file" variant); do says "${file%.lua}.walks.lua" "variant = \"$id\""; done
    done
}

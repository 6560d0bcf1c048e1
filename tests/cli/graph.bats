#!/usr/bin/env bats
# The pathway as a picture: formats, what is drawn, and texts that try to be more than text.

# shellcheck disable=SC2154 # variables of the helpers
load ../helpers

picture=$CASEWALK_ROOT/tests/samples/picture.lua
hostile=$CASEWALK_ROOT/tests/samples/hostile_labels.lua

setup() { cd "$BATS_TEST_TMPDIR" || exit; }

needs_dot() { command -v dot >/dev/null || skip "Graphviz is not installed"; }

# with_dot SCRIPT: a program `dot` of our own stands first in the path.
with_dot() {
    mkdir -p bin
    printf '#!/bin/sh\n%s\n' "$1" >bin/dot
    chmod +x bin/dot
    PATH=$PWD/bin:$PATH
}

long() { # long NODES: a pathway of so many decisions
    cat >long.lua <<END
pathway "long" { title = "Long", start = "n1" }
patient "Ann, 50" { x = number { 0 } }
for i = 1, $1 do
  decision("n" .. i) { "Number " .. i, option "on" { "Go on", to = i < $1 and "n" .. i + 1 or "stop" },
    option "leap" { "Leap", to = i + 9 < $1 and "n" .. i + 9 or "stop" } }
end
outcome "stop" { "The end.", utility = 1 }
END
}

# boxes TEXT: the names of its boxes, in Graphviz's language.
boxes() { sed -n 's/^"\([^"]*\)" \[.*/\1/p' <<<"$1" | grep -v '^:' | tr '\n' ' '; }

@test "dot: one of each kind, as it was" {
    expects 0 cw graph "$picture" --format dot
    diff <(echo "$output") "$CASEWALK_ROOT/tests/samples/picture.dot" || fails "the picture differs"
}

@test "dot: Graphviz finds the boxes and arrows that are there" {
    needs_dot
    expects 0 cw graph "$picture" --format dot
    plain=$(dot -Tplain <<<"$output")
    [ "$(grep '^node ' <<<"$plain" | grep -cv '^node ":')" = 10 ] # nodes and events; the start and the legend are no boxes
    [ "$(grep '^edge ' <<<"$plain" | grep -cv '^edge ":')" = 11 ]
    has "$plain" "edge door tests"
}

@test "svg: by Graphviz; it is the default where the output is no terminal" {
    needs_dot
    expects 0 cw graph "$picture"
    has "$output" "<svg"
    has "$output" "Ask a colleague first"
    has "$output" "harmful"
    has "$output" "For education, not for patient care."
    expects 0 cw graph "$picture" --format svg -o picture.svg
    [ -z "$output" ]
    [ "$(head -c 5 picture.svg)" = "<?xml" ]
}

@test "mermaid: every line is of the language" {
    for call in "$picture" "$picture --odds --policy novice" "$hostile" "dvst" "vasospasm --odds"; do
        read -r -a words <<<"$call"
        expects 0 cw graph "${words[@]}" --format mermaid
        label='"([^"#<>`%&|\\]|#[0-9]{1,3};|<br/>)*"'
        wrong=$(grep -vE -e '^flowchart TD$' -e '^  classDef [a-z]+ [a-z0-9#:,. -]+$' -i \
            -e "^  (title|n[0-9]+)([[{(/]+)$label([]})/]+):::[a-z]+\$" \
            -e "^  n[0-9]+ (-->|==>|--o|-\\.->)(\\|$label\\|)? n[0-9]+\$" \
            -e '^  linkStyle [0-9]+ stroke:#[0-9A-F]{6},stroke-width:[0-9.]+px$' <<<"$output" || true)
        [ -z "$wrong" ] || fails "$call: $wrong"
        [ "${#output}" -lt 50000 ] || fails "$call: more than Mermaid draws: ${#output}"
        arrows=$(grep -cE '^  n[0-9]+ (-->|==>|--o|-\.->)' <<<"$output")
        [ "$(tail -1 <<<"$output" | cut -d' ' -f4)" = $((arrows - 1)) ] || fails "linkStyle is out of step"
    done
}

@test "hostile texts stay text, in every format" {
    expects 0 cw graph "$hostile" --format dot
    clean "$output"
    [ "$(boxes "$output")" = "door out " ]
    has "$output" "<B>bell</B>"
    lacks "$output" "<script"
    lacks "$output" "<img"
    lacks "$output" 'URL="'
    ! grep -qF "\\" <<<"$output" || fails "a backslash"
    expects 0 cw graph "$hostile" --format mermaid
    clean "$output"
    for part in "<script" "<img" '"javascript' "%%" '`' "href="; do lacks "$output" "$part"; done
    needs_dot
    cw graph "$hostile" --format dot | dot -Tplain >plain
    [ "$(grep '^node ' plain | grep -cv '^node ":')" = 2 ] # the event stands in a table
    expects 0 cw graph "$hostile"
    for part in "<script" "<a " "<image" "href=\"" "onerror=\""; do lacks "$output" "$part"; done
    has "$output" "&lt;/TABLE&gt;&gt;"
}

@test "--odds: shares of choices, chance and outcomes, and the policy" {
    expects 0 cw graph "$picture" --format mermaid --odds
    has "$output" "policy expert"
    has "$output" "25 #37;<br/>She is well."
    has "$output" "100 #37;<br/>Look at her"
    has "$output" "100 #37; of walks, mean utility 0.9, good"
    has "$output" "0 #37; of walks, utility not met"
    expects 0 cw graph "$picture" --format mermaid --odds --policy worst
    has "$output" "100 #37;<br/>Send her home"
    expects 2 cw graph "$picture" --policy worst
    has "$errors" "--odds"
    expects 3 cw graph "$picture" --odds --policy optimal --variant nobody --format dot
    has "$errors" "other"
}

@test "--odds: what the picture says is what odds says" {
    expects 0 cw odds "$picture" --policy random --json
    has "$output" '"id":"home","probability":0.75,'
    expects 0 cw graph "$picture" --odds --policy random --format mermaid
    has "$output" "75 #37; of walks, mean utility 0.9"
}

@test "a variant is drawn as it is: what is right there, where it begins, what it cannot reach" {
    expects 0 cw graph "$picture" --format dot
    has "$output" '":start" -> "door"'
    has "$output" "no way leads here in this variant"
    lacks "$output" '"door":c4:s -> "elsewhere"'
    expects 0 cw graph "$picture" --format dot --variant other
    has "$output" '":start" -> "elsewhere"'
    has "$output" '"door":c4:s -> "elsewhere"'
    has "$output" "Bea comes in"
    expects 2 cw graph "$picture" --format dot --variant all
}

@test "--around and --depth draw a part, and one box with its count for what hangs together beyond" {
    expects 0 cw graph "$picture" --format dot --around luck
    [ "$(boxes "$output")" = "tests luck dose home " ] || fails "$(boxes "$output")"
    has "$output" "… 1 more node<BR/>lost"
    has "$output" '"dose":c1:s -> ":more'
    has "$output" "… 3 more nodes>"              # before it: no name, for no arrow leads there
    grep -q '^":more[0-9]*" -> "tests"' <<<"$output" || fails "no way from what is before"
    expects 0 cw graph "$picture" --format dot --around luck --depth 0
    [ "$(boxes "$output")" = "luck " ]
    has "$output" "… 3 more nodes<BR/>home, dose"
    expects 0 cw graph "$picture" --format dot --depth 1
    [ "$(boxes "$output")" = "door colleague tests elsewhere home " ] || fails "$(boxes "$output")"
    has "$output" "… 3 more nodes<BR/>luck"
    expects 0 cw graph "$picture" --format mermaid --depth 1
    has "$output" 'more1["… 3 more nodes<br/>luck"]:::folded'
    expects 2 cw graph "$picture" --format dot --around lukc
    has "$errors" 'did you mean "luck"'
    expects 2 cw graph "$picture" --depth -1
    expects 2 cw graph "$picture" --format png
}

@test "every node is drawn or counted in one box that a way leads to" {
    for call in "dvst --depth 3" "vasospasm --around consent" "kyphoplasty --around died --depth 2"; do
        read -r -a words <<<"$call"
        expects 0 cw graph "${words[@]}" --format dot --columns 1
        drawn=$(boxes "$output" | tr ' ' '\n' | grep -v '^event:' | grep -c .)
        more=$(sed -n 's/.*… \([0-9]*\) more node.*/\1/p' <<<"$output" | paste -sd+)
        all=$(cw graph "${words[0]}" --format dot --columns 1 --whole | sed -n 's/^"\([a-z][^":]*\)" \[.*/\1/p' | wc -l)
        [ $((drawn + more)) -le "$all" ] && [ $((drawn + more)) -ge $((all - 6)) ] ||
            fails "$call: $drawn drawn, $more folded of $all" # a few hang on events alone
    done
}

@test "above 300 nodes it folds, and says so; --whole draws all" {
    long 400
    expects 0 cw graph ./long.lua --format dot
    has "$errors" "300 of 401 nodes are drawn"
    [ "$(grep -o 'shape=plain, label=<' <<<"$output" | wc -l)" = 300 ]
    [ "$(grep -c 'shape=folder' <<<"$output")" = 1 ]
    has "$output" "… 101 more nodes"
    expects 0 cw graph ./long.lua --format mermaid
    has "$output" "… 101 more nodes"
    expects 0 cw graph ./long.lua --format dot --whole
    [ -z "$errors" ]
    [ "$(grep -o 'shape=plain, label=<' <<<"$output" | wc -l)" = 400 ]
    long 300
    expects 0 cw graph ./long.lua --format mermaid --around n200
    [ -z "$errors" ]
}

@test "a long picture is divided into columns that stand in their order, and arrows end in tags" {
    needs_dot
    for name in angioplasty ccsvi dvst kyphoplasty vasospasm; do
        expects 0 cw graph $name --format dot
        heads=$(dot -Tplain <<<"$output" | sed -n 's/^node ":column \([0-9]*\)" \([0-9.]*\) .*/\2 \1/p' | sort -n | cut -d' ' -f2 | tr '\n' ' ')
        [[ "1 2 3 4 5 6 7 8 " == "$heads"* ]] || fails "$name: $heads"
        [ "${#heads}" -ge 4 ] || fails "$name: no columns"
        read -r wide high < <(dot -Tplain <<<"$output" | sed -n 's/^graph [0-9.]* \([0-9]*\)[0-9.]* \([0-9]*\).*/\1 \2/p')
        [ $((10 * wide)) -gt $((9 * high)) ] && [ "$wide" -lt $((3 * high)) ] || fails "$name: $wide by $high inches"
        # No arrow goes from one column into another: it ends in a tag that says where it leads.
        has "$output" ", column 2>"
    done
    expects 0 cw graph dvst --format dot --columns 1
    lacks "$output" "cluster_1"
    lacks "$output" ", column"
    expects 0 cw graph "$picture" --format dot --columns 2
    has "$output" "subgraph cluster_2"
    expects 2 cw graph "$picture" --columns 0
}

@test "svg: a title and a description for who cannot see it" {
    needs_dot
    expects 0 cw graph "$picture" --format svg
    has "$output" '<title id="casewalk-title">One of each (picture), variant base</title>'
    has "$output" 'aria-describedby="casewalk-description"'
    has "$output" "2 decisions"
    expects 0 cw graph "$hostile" --format svg
    lacks "$output" "<title id=\"casewalk-title\"><"
}

@test "--coverage: what no expected walk takes is dashed, in every format" {
    cp "$picture" here.lua
    cat >here.walks.lua <<'END'
walk "home" { choose = { door = "look" }, luck = { luck = "well" }, ends = "home" }
walk "wrong" { choose = { door = "home" }, ends = "lost" }
END
    expects 0 cw graph ./here.lua --coverage --format dot
    has "$errors" "1 of the expected walks did not go as expected"
    has "$output" "what its 2 expected walks take"
    grep -q '^"dose".*no walk comes here' <<<"$output" || fails "dose"
    grep -q '^"door":c2' <<<"$output" && fails "an arrow where it stays"
    grep -q '^"luck":c1:s -> "dose" .*style=dashed' <<<"$output" || fails "an arrow that no walk takes is not dashed"
    grep -q '^"luck":c0:s -> "home" .*dashed' <<<"$output" && fails "an arrow that a walk takes is dashed"
    expects 0 cw graph ./here.lua --coverage --format mermaid
    has "$output" ':::untaken'
    expects 2 cw graph ./here.lua --coverage --odds
    expects 2 cw graph "$picture" --coverage --format dot
    has "$errors" "picture.walks.lua"
}

@test "5,000 nodes are written, in pieces" {
    long 5000
    expects 0 cw graph ./long.lua --format dot --whole
    [ "$(grep -o 'shape=plain, label=<' <<<"$output" | wc -l)" = 5000 ]
    [ "$(tail -1 <<<"$output")" = "}" ]
}

@test "5,000 nodes are loaded, checked for their references and written in 2 s" {
    long 5000
    for format in dot mermaid; do
        for more in "" --whole; do
            best=99999
            for _ in 1 2 3; do # the machine may be busy: once is enough
                begun=$(date +%s%N)
                expects 0 cw graph ./long.lua --format $format $more
                took=$((($(date +%s%N) - begun) / 1000000))
                if [ $took -lt $best ]; then best=$took; fi
                if [ $best -lt 2000 ]; then break; fi
            done
            [ $best -lt 2000 ] || fails "$format $more: $best ms"
        done
    done
}

@test "Graphviz has ten seconds, 1 GiB and no more" {
    with_dot "cat >/dev/null; echo \"<svg><text>\$(ulimit -v) \$(ulimit -t) \$(ulimit -f) \$(ulimit -c)</text></svg>\""
    expects 0 cw graph "$picture" --format svg
    has "$output" "<text>1048576 10 0 0</text>"
}

@test "without Graphviz it says what to install and what needs none" {
    mkdir empty
    PATH=$PWD/empty expects 1 "$CASEWALK" graph "$picture" --format svg
    [ -z "$output" ]
    has "$errors" "Debian package: graphviz"
    has "$errors" "--format dot"
}

@test "what Graphviz gives is looked through before anybody gets it" {
    for bad in '<script>alert(1)</script>' '<a xlink:href="http://example.org"></a>' '<g onload="x()"></g>' \
        '<image href="x"/>' '<g style="background:url(x)"></g>' '<g' '<text x="1>' '<foreignObject></foreignObject>' \
        '<g/onload="x()"></g>' '<g ONLOAD="x()"></g>' '<!-- '; do
        with_dot "cat >/dev/null; echo '<svg>$bad</svg>'"
        expects 1 cw graph "$picture" --format svg -o bad.svg
        has "$errors" "not a plain picture"
        [ ! -e bad.svg ]
    done
    with_dot "cat >/dev/null; echo '<svg><!-- a > b --><text x=\"1\">on href</text></svg>'"
    expects 0 cw graph "$picture" --format svg
    with_dot "exit 3"
    expects 1 cw graph "$picture" --format svg
    has "$errors" "Graphviz failed"
}

@test "Graphviz gets nothing of the environment but PATH" {
    with_dot "cat >/dev/null; echo \"<svg><text>\$(env | cut -d= -f1 | sort | tr '\\n' ' ')</text></svg>\""
    SECRET=1 expects 0 cw graph "$picture" --format svg
    lacks "$output" "SECRET"
    lacks "$output" "HOME"
}

@test "-o writes a file all at once, or says why not and leaves nothing" {
    mkdir here
    cd here || exit
    expects 0 cw graph "$picture" --format mermaid --output picture.mmd
    [ -z "$output" ]
    [ "$(head -1 picture.mmd)" = "flowchart TD" ]
    expects 1 cw graph "$picture" --format dot -o nowhere/picture.dot
    has "$errors" "nowhere/picture.dot cannot be written"
    [ "$(ls)" = "picture.mmd" ] || fails "left behind: $(ls)"
}

@test "a pathway at fault: status 3, and no picture" {
    echo 'decision "x" {' >broken.lua
    expects 3 cw graph ./broken.lua --format dot
    [ -z "$output" ]
}

#!/usr/bin/env bats
# Procedures that pathways use: what comes of a use is what would come of the same words written out,
# and the commands know that a procedure is no pathway.

# shellcheck disable=SC2154 # variables of the helpers
load ../helpers

setup() {
    cd "$BATS_TEST_TMPDIR" || exit
    cat >puncture.lua <<'END'
procedure "puncture" { title = "A puncture", start = "way" }
needs { sbp = number { 120, range = { 0, 300 } }, thin = flag { false } }
fields { lump = scale { "none", "small", "large", label = "Groin" }, tries = integer { 0, range = { 0, 3 }, clamp = true } }
exit "in_place" "It is in place."
exit "given_up" "It is given up."
variant "thinned" { "On a thinner", values = { thin = true } }
source "reviews" { "Reviews.", grade = "review" }
learning_point "k_guide" "Look before you puncture"
parameter "swells" { 0.2, low = 0.1, high = 0.3, cite = "reviews" }
define "risky" "thin or lump > 'none'"
event "falls" { "The pressure falls.", when = "lump == 'large' and sbp > 60", after = "1 h", set = "sbp = sbp - 40", to = resume }
decision "way" {
  "Try {tries + 1}.",
  option "guided" { "Guided", rating = "best", because = "Seen.", cite = "reviews", teaches = "k_guide", takes = "20 min", set = "tries = tries + 1", to = "luck" },
  option "blind" { "Blind", rating = "harmful", because = "Not seen.", cite = "reviews", teaches = "k_guide", at_most = 2, takes = "50 min", set = "tries = tries + 1; lump = worse(lump)", to = "luck" },
  option "stop" { "Stop", when = "tries > 0", rating = "suboptimal", because = "So near.", cite = "reviews", to = either("thin", "given_up", "in_place") },
}
chance "luck" {
  branch "in_it"  { p = rest, to = "in_place" },
  branch "swells" { p = either("risky", "by_odds(swells, 3)", "swells"), set = "lump = worse(lump)", to = "way" },
}
END
    cat >around.part <<'END'
pathway "around" { title = "Around a puncture", start = "door" }
patient "Ann, 40" { sbp = number { 120, range = { 0, 300 }, chart = "vital" }, drug = one_of { "none", "heparin", chart = "exam" } }
variant "heparin" { "On heparin", values = { drug = "heparin" } }
decision "door" {
  "The door.",
  option "groin" { "Groin", to = "groin_way", teaches = "k_guide" },
  option "wrist" { "Wrist", set = "drug = 'heparin'", to = "groin_way" },
}
decision "after" {
  "After.",
  option "home" { "Home", to = "home" },
  option "wait" { "Wait", once = true, takes = "2 h" },
}
outcome "home" { "Home", utility = "either(groin_lump == 'none', 1, groin_lump == 'small', 0.8, 0.5) - either(sbp < 100, 0.2, 0)", good = "groin_lump < 'large'" }
outcome "lost" { "Lost", utility = 0 }
END
    {
        cat around.part
        echo 'use "puncture" { as = "groin", needs = { sbp = "sbp", thin = "drug == '"'heparin'"'" }, exits = { in_place = "after", given_up = "lost" } }'
    } >used.lua
    # The same by hand: the fields into the patient, each name with its prefix.
    {
        sed '/^patient/s/ }$/, groin_lump = scale { "none", "small", "large", label = "Groin" }, groin_tries = integer { 0, range = { 0, 3 }, clamp = true } }/' around.part
        echo 'define "groin_thin" "drug == '"'heparin'"'"'
        sed '/^procedure/d; /^needs/d; /^fields/d; /^exit/d; /^variant/d
            s/\blump\b/groin_lump/g; s/\btries\b/groin_tries/g; s/"risky"/"groin_risky"/g; s/\bthin or\b/groin_thin or/; s/"thin"/"groin_thin"/
            s/"way"/"groin_way"/g; s/"luck"/"groin_luck"/g; s/event "falls"/event "groin_falls"/
            s/parameter "swells"/parameter "groin_swells"/; s/"swells")/"groin_swells")/; s/by_odds(swells/by_odds(groin_swells/
            s/"in_place"/"after"/g; s/"given_up"/"lost"/g' puncture.lua
    } >written.lua
}

@test "a use gives what the same words give, written out" {
    local policy
    expects 0 cw check written.lua
    expects 0 cw check used.lua
    for policy in expert optimal random worst novice; do
        expects 0 cw odds used.lua --variant all --policy $policy --field sbp --json
        local used=$output
        expects 0 cw odds written.lua --variant all --policy $policy --field sbp --json
        [ "$used" = "$output" ] || fails "$policy: $used is not $output"
    done
    expects 0 cw sensitivity used.lua --json
    used=$output
    expects 0 cw sensitivity written.lua --json
    [ "$used" = "$output" ] || fails "$used is not $output"
    for seed in 1 2 3 4 5; do
        cw run used.lua --auto random --seed $seed --plain >one
        cw run written.lua --auto random --seed $seed --plain >two
        cmp one two || fails "the walks of seed $seed differ"
    done
    grep -q "Try 1" one
}

@test "its names are known to variants, expected walks and policies" {
    cat >used.walks.lua <<'END'
walk "blind" { choose = { groin_way = { "blind", "guided" } }, luck = { groin_luck = { "swells", "in_it" } }, meets = { "groin_way:blind" }, expect = "groin_tries == 2 and groin_lump == 'large'", ends = "home" }
walk "it falls, later" { choose = { groin_way = "blind", after = "wait" }, luck = { groin_luck = "in_it" }, others = "random", never = { "lost" }, meets = { "groin_luck:in_it" }, ends = "home" }
expect "seldom lost" { policy = "random", variant = "base", "p('lost') < 0.3 and p('groin_luck') > 0.5" }
END
    sed -i '/^variant/s/values = {/values = { groin_tries = 1,/' used.lua
    expects 0 cw test used.lua
    has "$output" "3 as expected, 0 not"
    echo 'return { groin_way = "blind" }' >policy.lua
    expects 0 cw odds used.lua --policy policy.lua --field groin_tries
    expects 0 cw graph used.lua --format mermaid
    has "$output" "groin#95;way"
}

@test "one can begin at the way into a use, go there and look around it" {
    expects 5 cw run used.lua --at groin --seed 1 --jsonl <<<'{"do":"goto","node":"groin"}'
    [ "$(grep -c '"event":"offer","node":"groin_way"' <<<"$output")" = 2 ] || fails "$output"
    expects 0 cw graph used.lua --around groin --format mermaid
    has "$output" "groin#95;way"
    echo 'walk "from" { from = "groin", choose = { groin_way = "guided" }, luck = { groin_luck = "in_it" }, ends = "home" }' >used.walks.lua
    expects 0 cw test used.lua
    expects 2 cw run used.lua --at groyn
    has "$errors" 'there is no node "groyn"'
}

@test "a procedure is checked, tested and tried by itself, and not taught" {
    expects 0 cw check --strict puncture.lua
    has "$output" "puncture.lua: 0 errors, 0 warnings; 4 nodes"
    echo 'walk "in" { choose = { way = "guided" }, luck = { luck = "in_it" }, ends = "in_place" }
          walk "thinned" { variant = "thinned", choose = { way = "blind" }, luck = { luck = "swells" }, others = "worst", ends = "given_up" }' >puncture.walks.lua
    expects 0 cw test puncture.lua
    has "$output" "2 as expected, 0 not"
    expects 0 cw run puncture.lua --no-record --auto expert
    has "$output" "It is in place."
    expects 2 cw run puncture.lua
    has "$errors" "puncture.lua is a procedure, a part of pathways that use it"
    expects 2 cw run puncture.lua --auto expert --record
    expects 0 cw sessions
    lacks "$output" puncture.lua
    expects 0 cw list --path . --json
    has "$output" '"file":"./used.lua"'
    lacks "$output" puncture.lua
}

@test "what is wrong is told with the file and line of the procedure, or of the use" {
    sed -i 's/lump > /lmup > /' puncture.lua
    sed -i 's/given_up = "lost"/give_up = "lost"/' used.lua
    expects 1 cw check used.lua
    has "$output" 'puncture.lua:10: error: in define "groin_risky" '
    has "$output" 'unknown name lmup; did you mean "lump"?'
    has "$output" 'used.lua:16: error: use "puncture" says nothing of its exit given_up (puncture.lua, line 5)'
    has "$output" 'it has no exit "give_up"; did you mean "given_up"?'
    rm puncture.lua
    expects 3 cw check used.lua
    has "$errors" "used.lua:16: puncture.lua is not a file beside the pathway that can be read"
    rm used.lua
    echo 'pathway "used" { title = "U", start = "a" }' >used.lua
    echo 'require "parts"' >>used.lua
    printf 'local x\nrequire "gone"\n' >parts.lua
    expects 3 cw check used.lua
    has "$errors" "parts.lua:2: gone.lua is not a file"
    setup
    sed -i 's/, set = "tries = tries + 1", to = "luck"/, set = function(p) p.thin = false end, to = "luck"/' puncture.lua
    expects 1 cw check used.lua
    has "$output" 'puncture.lua:14: error: only a field can be set, and thin is an expression here (needs = { thin = "field" })'
    : >puncture.lua
    expects 1 cw check used.lua
    has "$output" "puncture.lua is no procedure"
    lacks "$output" "it has no exit"
    lacks "$output" "it needs nothing"
}

@test "a walk is kept with the procedures it used, and goes on without their files" {
    expects 5 cw run used.lua --seed 1 --answers - <<<groin
    rm puncture.lua used.lua
    expects 5 cw resume <<<blind
    expects 0 cw show 1 --full
    has "$output" "Try 1."
}

@test "what one pathway does not need of a procedure is no finding there" {
    sed -i 's/thin = "drug == .heparin."/thin = false/; s/to = "groin_way", teaches/to = "groin", teaches/' used.lua
    sed -i '/^define/a define "idle" "thin and tries > 2"\nsource "idle" { "Idle." }\nstep "idle" { "Idle.", to = "given_up" }' puncture.lua
    expects 0 cw check used.lua
    lacks "$output" idle
    lacks "$output" "condition 1 of an either()" # which is never true here, as thin is false
    has "$output" 'no learner can ever come to outcome "lost"'
    : >used.walks.lua
    expects 0 cw test --coverage used.lua
    has "$output" 'node "groin_idle": no walk comes to it, and none can'
    has "$output" "1 of what they leave out can be taken by nobody; casewalk check says why"
    has "$output" "of what they leave out can be taken by nobody here: of a procedure, and another pathway may need it"
    expects 0 cw check puncture.lua
    has "$output" 'no learner can ever come to step "idle"'
    has "$output" 'define "idle" is never used'
    has "$output" 'source "idle" is never cited'
}

#!/usr/bin/env bats
# casewalk simulate: the same answer for any number of engines, walks told one by one, direct walks,
# mistakes in the call.

# shellcheck disable=SC2154 # variables of the helpers
load ../helpers

setup() {
    cd "$BATS_TEST_TMPDIR" || exit
}

# simulated OPTION…: what it prints as JSON, without the seconds; also in $output.
simulated() {
    expects 0 cw simulate --json "$@"
    printf '%s\n' "$output" >printed
    output=$(sed 's/"seconds":[^,]*,//' printed)
}

# count OUTCOME: how many walks ended there, by $output.
count() { sed -n "s/.*{\"id\":\"$1\",\"count\":\([0-9]*\),.*/\1/p" <<<"$output"; }

@test "the promised keys, and an interval that holds the share" {
    simulated dvst -n 1000
    for key in pathway variant policy answer method seed walks expected_utility unending outcomes id count share low high; do
        has "$output" "\"$key\":"
    done
    has "$output" '"answer":"sampled","method":"graph","seed":"1","walks":1000,'
    tr '{}' '\n' <<<"$output" | awk -F'[:,]' '/"share"/ {
        n = 1000; z = 1.959963984540054; p = $6; rows++
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        reach = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        bad += ($8 - (middle - reach)) ^ 2 > 1e-18 || ($10 - (middle + reach)) ^ 2 > 1e-18 }
        END { exit bad || rows != 7 }' || fails "not the intervals of Wilson: $output"
}

@test "one engine or four: the same, byte for byte" {
    simulated dvst --policy novice -n 4000000 --threads 1
    one=$output
    simulated dvst --policy novice -n 4000000 --threads 4
    [ "$output" = "$one" ] || fails "with four engines: $output, with one: $one"
}

@test "another seed is another luck, the same seed the same" {
    simulated dvst --policy random -n 2000
    one=$output
    simulated dvst --policy random -n 2000 --seed 1
    [ "$output" = "$one" ]
    simulated dvst --policy random -n 2000 --seed 18446744073709551615
    [ "$output" != "$one" ]
    has "$output" '"seed":"18446744073709551615"'
}

@test "fifty walks told one by one end where fifty were counted" {
    for limit in "" --limit=10; do
        simulated "$sample" --policy random -n 50 --seed 5 ${limit:+"$limit"}
        counted=$output
        for k in $(seq 50); do
            cw simulate "$sample" --policy random --seed 5 --walk "$k" --json ${limit:+"$limit"} 2>/dev/null
        done >told
        [ "$(grep -c '"steps":\[{"step":"door:' told)" = 50 ]
        output=$counted
        for outcome in home cardiac_arrest; do
            [ "$(count $outcome)" = "$(grep -c "\"outcome\":\"$outcome\"" told)" ] ||
                fails "$outcome: counted $counted, told $(grep -c "\"outcome\":\"$outcome\"" told)"
        done
    done
}

@test "what cannot be unfolded is walked directly, and this is said" {
    simulated dvst --limit 10 -n 300
    has "$output" '"answer":"sampled","method":"direct"'
    has "$errors" "too many situations to unfold"
    expects 3 cw simulate dvst --limit 10 -n 300 --policy optimal
    has "$errors" "best policy is not known"
}

@test "a direct walk is the same walk as on the graph" {
    for k in $(seq 20); do
        expects 0 cw simulate dvst --policy expert --walk "$k" --json
        graph=$output
        expects 0 cw simulate dvst --policy expert --walk "$k" --json --limit 10
        [ "${output/direct/graph}" = "$graph" ] || fails "walk $k: directly $output, on the graph $graph"
    done
}

@test "the best policy sees no more than a learner" {
    cat >blind.lua <<'END'
pathway "blind" { title = "Blind", start = "truth" }
patient "P" { ill = flag { false, hidden = true } }
chance "truth" {
  branch "ill" { p = 0.3, illustrative = true, set = "ill = true", to = "door" },
  branch "well" { p = rest, to = "door" },
}
decision "door" {
  "Treat?",
  option "treat" { "Yes", rating = "best", to = either("ill", "good", "fair") },
  option "wait" { "No", rating = "harmful", to = either("ill", "bad", "good") },
}
outcome "good" { "Good", utility = 1 }
outcome "fair" { "Fair", utility = 0.8 }
outcome "bad" { "Bad", utility = 0 }
END
    simulated ./blind.lua --policy optimal -n 10000
    [ "$(count bad)" = 0 ]
    [ "$(count good)" -gt 2750 ] && [ "$(count good)" -lt 3250 ]
    expects 0 cw simulate ./blind.lua --policy optimal --walk 1
    has "$output" "door:treat"
}

@test "for a person: every outcome with its interval, and a walk with its times" {
    expects 0 cw simulate "$sample" -n 500
    has "$output" "Sampled: 500 walks with seed 1"
    has "$output" "home"
    expects 0 cw simulate "$sample" --walk 2
    has "$output" "Walk 2 of seed 1"
    has "$output" "door:adrenaline"
    has "$output" "It ends at"
}

@test "all variants, one object each" {
    simulated "$sample" --variant all -n 100
    [ "$(grep -c '"walks":100,' <<<"$output")" = 2 ]
    has "$output" '"variant":"betablocked"'
}

@test "a mistake in the call is status 2" {
    for call in "simulate" "simulate $sample -n 0" "simulate $sample -n x" "simulate $sample -n 2000000000" "simulate $sample --threads 0" \
        "simulate $sample --seed -1" "simulate $sample --seed x" "simulate $sample --walk 0" "simulate $sample --policy nobody" \
        "simulate a b" "simulate nothing-like-this"; do
        read -r -a words <<<"$call"
        expects 2 cw "${words[@]}"
        [ -z "$output" ] || fails "$call: this is on stdout: $output"
    done
}

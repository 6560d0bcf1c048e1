#!/usr/bin/env bats
# Published models, as pathways beside this file, against the numbers that are published for them.
# shellcheck disable=SC2154,SC2317

load ../helpers

# ask MODEL OPTION…: its odds, one line of JSON, in $output.
ask() {
    local model=$1
    shift
    expects 0 cw odds "$CASEWALK_ROOT/tests/models/$model.lua" --json "$@"
    has "$output" '"answer":"exact"'
}

# The number behind a key of the whole; of an outcome; the mean or sd of a field, over all ends.
whole() { sed -n 's/.*"'"$1"'":\([^,{}]*\),.*"outcomes":.*/\1/p' <<<"$output"; }
outcome() { sed -n 's/.*{"id":"'"$1"'",[^{}]*"'"$2"'":\([^,{}]*\)[,}].*/\1/p' <<<"$output"; }
field() { sed -n 's/.*\],"fields":{.*"'"$1"'":{[^{}]*"'"$2"'":\([^,{}]*\)[,}].*/\1/p' <<<"$output"; }

# near NUMBER WANTED [TOLERANCE]: relative, 1e-12 unless said; WANTED may be a sum in awk's notation.
near() {
    awk -v found="$1" -v most="${3:-1e-12}" "BEGIN {
        wanted = $2; if (found !~ /^-?[0-9]/) exit 1
        gap = found - wanted; if (gap < 0) gap = -gap
        size = wanted < 0 ? -wanted : wanted
        exit !(gap <= most * (size < 1 ? 1 : size)) }" || fails "$1 is not $2"
}

# both_ways FUNCTION [WHAT]: with all that the future cannot read dropped, and with it (or WHAT of it) kept. A count that
# nobody reads makes a loop endless when it stays, so only what comes to an end is asked so.
both_ways() { "$1"; "$1" "--no-reduce${2:+=$2}"; }

@test "Knuth and Yao: a die by tossing a coin" {
    ask die --field flips
    for face in one two three four five six; do
        near "$(outcome $face probability)" 1/6
        near "$(outcome $face mean_minutes)" 11/3
    done
    near "$(whole expected_utility)" 0.35
    near "$(whole good)" 1/4
    near "$(whole mean_minutes)" 11/3
    near "$(field flips mean)" 11/3
    near "$(field flips sd)" 4/3
}

@test "Haddad and Monmege: a chain that value iteration leaves too early" {
    for n in 10 20 50; do
        for policy in expert optimal; do
            ask haddad_monmege --variant "$([ $n = 10 ] && echo base || echo n$n)" --policy $policy
            near "$(outcome above probability)" 0.7
            near "$(outcome below probability)" 0.3
            near "$(outcome gave_up probability)" 0
            near "$(whole expected_utility)" 0.7
            near "$(whole unending)" 0
            near "$(whole mean_minutes)" "3 * 2 ^ ($n - 1) - 2"
        done
    done
}

@test "Raiffa: a test that pays, and one that is too dear" {
    both() {
        ask wildcatter --policy optimal --field money "$@"
        near "$(field money mean)" 22.5
        near "$(whole expected_utility)" 22.5/2000
        ask wildcatter --policy optimal --variant dear --field money "$@"
        near "$(field money mean)" 140
    }
    both_ways both
    printf 'return { begin = "skip", drill = "drill" }\n' >"$BATS_TEST_TMPDIR/at_once.lua"
    ask wildcatter --policy "$BATS_TEST_TMPDIR/at_once.lua" --field money
    near "$(field money mean)" 20
}

@test "Raiffa: the same when the ground is drawn first, and hidden" {
    ask wildcatter_hidden --policy optimal
    near "$(whole expected_utility)" 22.5/2000 # who saw the well would have 55
    printf 'return { begin = "skip", drill = "drill" }\n' >"$BATS_TEST_TMPDIR/at_once.lua"
    ask wildcatter_hidden --policy "$BATS_TEST_TMPDIR/at_once.lua" --field money
    near "$(field money mean)" 20
}

@test "Kamiński, Jakubczyk and Szufel: a tree with decisions within" {
    gas() {
        ask shale_gas --policy optimal --field money "$@"
        near "$(field money mean)" 1477
        # -50 + 600 with 0.28, 2150 with 0.63, -350 with 0.09
        near "$(field money sd)" "sqrt(0.28 * (550 - 1477) ^ 2 + 0.63 * (2150 - 1477) ^ 2 + 0.09 * (350 + 1477) ^ 2)"
        near "$(whole expected_utility)" 1477/4000
    }
    both_ways gas
    strategy() { # strategy D1 D2 D3 VALUE
        printf 'return { d1 = "%s", d2 = "%s", d3 = "%s" }\n' "${@:1:3}" >"$BATS_TEST_TMPDIR/strategy.lua"
        ask shale_gas --policy "$BATS_TEST_TMPDIR/strategy.lua" --field money
        near "$(field money mean)" "$4"
    }
    strategy sell sell sell 800
    strategy dig sell sell 1450
    strategy test sell sell 888-50
    strategy test sell dig 1477
    strategy test dig sell "0.28 * 325 + 720 - 50"
    strategy test dig dig "1450 - 50"
}

# The cohort, cycle by cycle: cohort COLUMN DRUGS
cohort() {
    awk -v column="$1" -v drugs="$2" 'BEGIN {
        nA = 1251 + 350 + 116 + 17; nB = 731 + 512 + 15; nC = 1312 + 437; a = 1; one = 1
        for (year = 1; year <= 20; year++) {
            both = drugs == 2 && year <= 2
            r = both ? 0.509 : 1; drug = 2278 + (both ? 2087 : 0)
            c = a * r * 116 / nA + b * r * 512 / nB + c * (1 - r * 437 / nC)
            b = a * r * 350 / nA + b * (1 - r * 527 / nB)
            a = a * (1 - r * 483 / nA)
            one /= 1.06
            years += a + b + c
            cost += one * (a * (2756 + drug) + b * (3052 + drug) + c * (9007 + drug))
        }
        printf "%.12g\n", column == "years" ? years : column == "cost" ? cost : a + b + c
    }'
}

@test "Chancellor: a cohort whose odds depend on the clock" {
    drugs() { # drugs POLICY NUMBER YEARS COST: as printed, and as a cohort simulation has it
        ask hiv --policy "$1" --field years --field cost "${@:5}"
        near "$(field years mean)" "$3" 1e-3
        near "$(field cost mean)" "$4" 2e-5
        near "$(field years mean)" "$(cohort years "$2")" 1e-11
        near "$(field cost mean)" "$(cohort cost "$2")" 1e-11
        near "$(whole expected_utility)" "$(cohort alive "$2")" 1e-11
    }
    one() { drugs worst 1 7.996 44663 "$@"; }
    both() { drugs expert 2 8.937 50602 "$@"; }
    both_ways one clock
    both_ways both clock
}

@test "Feller: the gambler's ruin" {
    ask ruin --field turns --field money
    near "$(outcome goal probability)" "1 / (1 + (20 / 18) ^ 10)"
    near "$(whole mean_minutes)" "(10 - 20 / (1 + (20 / 18) ^ 10)) * 19"
    near "$(field turns mean)" "(10 - 20 / (1 + (20 / 18) ^ 10)) * 19"
    near "$(field money mean)" "20 / (1 + (20 / 18) ^ 10)"
}

@test "Craps: 244 in 495" {
    ask craps --field rolls --field point
    near "$(outcome won probability)" 244/495
    near "$(whole expected_utility)" -7/495
    near "$(whole mean_minutes)" 557/165
    near "$(field rolls mean)" 557/165
    near "$(field point mean)" 7
    near "$(field point sd)" "sqrt(35 / 6)"
}

@test "Baier: an end component, which the best policy leaves" {
    ask corridor --policy optimal --field steps
    near "$(whole expected_utility)" 0.6
    near "$(outcome garden probability)" 0.6
    near "$(whole unending)" 0
    near "$(field steps mean)" 2
    ask corridor --policy optimal --variant nothing
    near "$(whole expected_utility)" -1
    near "$(whole unending)" 0
    ask corridor --policy expert # the first of the best rated: it stays for ever
    near "$(whole unending)" 1
    near "$(whole expected_utility)" -1
}

@test "the best policy of what was not all unfolded is not called exact" {
    ask far --policy optimal
    near "$(whole expected_utility)" 0.75
    expects 0 cw odds "$CASEWALK_ROOT/tests/models/far.lua" --json --policy optimal --limit 50
    has "$output" '"answer":"interval"'
    has "$output" '"expected_utility_low":0.25,"expected_utility_high":1,'
    ask far --policy expert --limit 50 # it goes by: what lies beyond does not concern it
    near "$(whole expected_utility)" 0.25
}

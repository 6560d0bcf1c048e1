# Solves an exported model by value iteration, in another program than the one that wrote it.
# awk -v policy=best|random -f prism.awk MODEL.tra MODEL1.trew MODEL.lab: the expected utility, then
# each outcome with its probability. "random" takes all choices of a state alike, "best" the one
# with the greatest expected utility, the first of equals. A fault is counted as -1.
FNR == 1 { file++ }

file == 1 && FNR == 1 { states = $1; choices = $2; transitions = $3; next }
file == 1 {
    if ($2 >= width[$1]) width[$1] = $2 + 1
    n = count[$1, $2]++
    to[$1, $2, n] = $3
    p[$1, $2, n] = $4
    sum[$1, $2] += $4
    seen++
}

file == 2 && FNR == 1 { if ($1 != states || $2 != choices) wrong("headers differ"); rewards = $3; next }
file == 2 { utility[$1, $2, $3] = $4; rewarded++ }

file == 3 && FNR == 1 {
    for (i = 1; i <= NF; i++) {
        split($i, part, "=")
        gsub(/"/, "", part[2])
        label[part[1]] = part[2]
    }
    next
}
file == 3 {
    s = substr($1, 1, length($1) - 1)
    for (i = 2; i <= NF; i++) {
        if (label[$i] == "init") start = s
        if (label[$i] ~ /^outcome_/) end[s] = label[$i]
        if (label[$i] == "fault") fault = s
    }
}

function wrong(what) { print what > "/dev/stderr"; failed = 1; exit 1 }
function reward(s, k, n) {
    return (to[s, k, n] == fault && s != fault ? -1 : 0) + utility[s, k, to[s, k, n]]
}
function of_choice(s, k, values, with_rewards,    n, value) {
    value = 0
    for (n = 0; n < count[s, k]; n++)
        value += p[s, k, n] * (values[to[s, k, n]] + (with_rewards ? reward(s, k, n) : 0))
    return value
}
function of_state(s, values, with_rewards,    k, value) {
    if (policy != "random")
        return of_choice(s, best[s], values, with_rewards)
    value = 0
    for (k = 0; k < width[s]; k++)
        value += of_choice(s, k, values, with_rewards) / width[s]
    return value
}
function improve(s,    k, value, greatest) {
    best[s] += 0
    greatest = of_choice(s, best[s], worth, 1)
    for (k = 0; k < width[s]; k++) {
        value = of_choice(s, k, worth, 1)
        if (value > greatest + 1e-12) { greatest = value; best[s] = k }
    }
}
function solve(values, with_rewards,    s, change, value, rounds) {
    do {
        change = 0
        for (s = states - 1; s >= 0; s--) {
            if (s in end || s == fault) continue
            if (with_rewards && policy != "random") improve(s)
            value = of_state(s, values, with_rewards)
            if (value > values[s] + change) change = value - values[s]
            if (values[s] > value + change) change = values[s] - value
            values[s] = value
        }
    } while (change > 1e-14 && ++rounds < 10000)
}

END {
    if (failed) exit 1
    if (seen != transitions || rewarded + 0 != rewards) wrong("a header counts what is not there")
    for (s = 0; s < states; s++) {
        all += width[s]
        if (!width[s]) wrong("state " s " has no choice")
        for (k = 0; k < width[s]; k++)
            if (sum[s, k] < 1 - 1e-9 || sum[s, k] > 1 + 1e-9) wrong("state " s ": " sum[s, k])
    }
    if (all != choices) wrong("there are " all " choices, not " choices)
    solve(worth, 1)
    printf "utility %.12f\n", worth[start]
    for (i in label) {
        if (label[i] !~ /^outcome_/) continue
        delete chance
        for (s = 0; s < states; s++) chance[s] = 0
        for (s in end) chance[s] = end[s] == label[i]
        solve(chance, 0)
        printf "%s %.12f\n", substr(label[i], 9), chance[start]
    }
}

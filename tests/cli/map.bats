#!/usr/bin/env bats
# Recorded walks as pictures: the way of one, the map of a class.

# shellcheck disable=SC2154 # variables of the helpers
load ../helpers

setup() {
    cd "$BATS_TEST_TMPDIR" || exit
    export CASEWALK_DB=$BATS_TEST_TMPDIR/class.db
}

# walks LEARNER SEED STATUS ANSWER…: a walk of the sample by a script.
walks() {
    local learner=$1 seed=$2 wanted=$3
    shift 3
    printf '%s\n' "$@" >answers
    expects "$wanted" cw run "$sample" --learner "$learner" --seed "$seed" --answers answers
}

class() { # five learners, one of whom walks twice, and one who stops
    walks Ada 1 0 adrenaline tryptase,film
    walks Ben 1 0 antihistamine adrenaline tryptase
    walks Cem 1 0 antihistamine fluids adrenaline film
    walks Ada 1 0 antihistamine adrenaline tryptase
    walks Dan 1 5 antihistamine
    walks Eve 1 5 fluids
}

map() { cw graph anaphylaxis --cohort --include scripted --format mermaid "$@"; }

@test "--session: the way of one walk, with its steps" {
    class
    expects 0 cw graph --session 3 --format dot
    has "$output" "the way of session 3 (seed 1, it ended in home)"
    grep -q '^"door":c0:s -> "response" .*<B>3</B>' <<<"$output" || fails "the third step"
    grep -q '^"response":c0:s -> "workup" .*<B>4</B>' <<<"$output" || fails "the fourth step"
    grep -q '^"second_dose":c0:s -> "response" .*color="#9A9A9A"' <<<"$output" || fails "what was not taken is not pale"
    has "$output" "harmful, taken"
    expects 0 cw graph "$sample" --session 5 --format mermaid
    has "$output" "stopped here"
    has "$output" "it is not finished"
    expects 2 cw graph dvst --session 5 --format dot
    has "$errors" "session 5 is a walk of anaphylaxis"
    expects 4 cw graph --session 99 --format dot
    expects 2 cw graph --session 1 --odds --format dot
    expects 2 cw graph --format dot
}

@test "--cohort: each learner's first walk; numbers, harm and who stopped where" {
    class
    expects 0 map
    has "$output" "5 learners, the first walk of each (5 learn), version 1.0.0"
    has "$output" "<br/>5 of 5 came here<br/>harmful here: 3<br/>2 stopped here"
    has "$output" "|\"best<br/>3<br/>Adrenaline"
    has "$output" "|\"harmful<br/>3 (60 #37;)<br/>Chlorphenamine"
    has "$output" "3 of 5 ended here"
    has "$output" "nobody came here"
    expects 0 cw graph anaphylaxis --cohort --include scripted --format dot
    has "$output" 'label="2 stopped"'
    has "$output" "<B>harmful here: 3</B>"
    [ -z "$errors" ]
}

@test "--cohort: whom the options mean, and what is left out" {
    class
    walks Fay 1 0 adrenaline film
    expects 0 map --learner Ben
    has "$output" "1 learner, the first walk"
    expects 4 map --group nobody
    has "$errors" "nobody has walked anaphylaxis"
    expects 4 cw graph anaphylaxis --cohort --format dot # a script is nobody
    expects 0 map --until 2999-01-01 --mode learn --version 1.0.0
    has "$output" "6 learners"
    expects 2 map --since yesterday
    expects 2 map --odds
    expects 2 cw graph "$sample" --group A --format dot
    has "$errors" "--cohort"
    printf '%s\n' adrenaline tryptase >answers
    expects 0 cw run "$sample" --learner Gus --seed 1 --variant betablocked --answers answers
    expects 0 map
    has "$errors" "left out, of other patients: 1;"
    expects 0 map --variant betablocked
    has "$output" "variant betablocked, 1 learner"
}

@test "--cohort: another text of the pathway counts where the walk goes the same way in it" {
    class
    cp "$sample" anaphylaxis.lua
    sed -i 's/flushed, hoarse and frightened/hoarse, flushed and frightened/' anaphylaxis.lua
    printf '%s\n' adrenaline tryptase >answers
    expects 0 cw run ./anaphylaxis.lua --learner Fay --seed 1 --answers answers
    sed -i 's/takes = "1 min"/takes = "2 min"/' anaphylaxis.lua
    printf '%s\n' fluids adrenaline tryptase >answers
    expects 0 cw run ./anaphylaxis.lua --learner Gus --seed 1 --answers answers
    expects 0 map
    has "$output" "6 learners"
    has "$errors" "another way in this text of the pathway: 1;"
}

@test "--cohort: several records, a walk in both counted once" {
    class
    cp class.db copy.db
    CASEWALK_DB=$PWD/other.db walks Zoe 1 0 adrenaline film
    expects 0 map --db class.db --db copy.db --db other.db
    has "$output" "6 learners"
}

@test "--min-cell tells no small number" {
    class
    expects 0 map --min-cell 4
    has "$output" "harmful here: #60;4"
    has "$output" "#60;4 stopped here"
    ! grep -qE '<br/>[123](<br/>| of| \()' <<<"$output" || fails "$output"
    expects 1 map --min-cell 6
    has "$errors" "fewer than 6 learners"
    [ -z "$output" ]
    expects 0 cw graph anaphylaxis --cohort --include scripted --min-cell 4 --format dot
    ! grep -qE '>[123]<|[ >"][123] (of|stopped|\()' <<<"$output" || fails "a small number: $output"
}

@test "a walk that was altered is not drawn as if it were one" {
    class
    sqlite3 class.db "DROP TRIGGER event_keep; UPDATE event SET input = '{\"choose\":\"fluids\"}' WHERE session = 2 AND seq = 1"
    expects 0 map
    has "$errors" "another way in this text of the pathway: 1;"
    expects 4 cw graph --session 2 --format dot
}

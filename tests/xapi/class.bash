# A class that walked, for the tests of statements. Needs helpers.bash; the record is $CASEWALK_DB.
# shellcheck shell=bash disable=SC2154,SC2016,SC2034

# a_class: walks of every kind: taken back, failed, left and taken up again, passed, unfinished, by a policy.
a_class() {
    walk --learner ann --group spring -- hint antihistamine back adrenaline tryptase
    walk --learner ann --group spring --mode exam -- antihistamine antihistamine
    walk --learner bob --group spring --mode consequence -- fluids || [ $? = 5 ]
    printf '%s\n' "note why not" adrenaline film,tryptase | cw resume 3 --learner bob
    walk --learner "=cy" --mode exam -- adrenaline tryptase
    walk --learner "=cy" -- fluids || [ $? = 5 ]
    cw run "$sample" --auto random --record --seed 4
} >/dev/null

launch=(--profile cmi5 --activity-id https://lms.example/activity/7 --publisher-id https://school.example/au/7
    --registration 6ba7b810-9dad-41d1-80b4-00c04fd430c8 --session-id launch-1 --actor-name learner-9 --home-page https://lms.example)

/* What comes of a pathway under a policy: the probability of every outcome and what goes with it.
 */
#ifndef ODDS_H
#define ODDS_H

#include "chain.h"
#include "observe.h"
#include "unfold.h"

/* What of a situation is kept for the learner's eyes alone. */
enum sight {
    SIGHT_REDUCED, /* nothing: enough wherever no two situations look alike */
    SIGHT_ALL,     /* all that can be seen */
    SIGHT_ENOUGH   /* nothing, for all that can be seen is too much */
};

/* A variant that is unfolded, ordered, and has its best policy. */
struct study {
    struct unfolding *unfolding;
    struct graph *graph;
    struct order *order;
    double *values; /* the greatest expected utility from every situation */
    uint32_t *best; /* and an edge that attains it */
    /* Where situations look alike to the learner and want different choices; NULL: nowhere. The
       values are then an upper bound: nobody can see so much. */
    bool *alike;
    struct alike first_alike;
    /* The problem as the learner has it, solved; NULL: there is no need, or it is too large. */
    struct study *beliefs;
    double at_most;  /* from the start, were what is not unfolded as good as can be */
    uint32_t *looks; /* of beliefs: see belief_graph() */
    /* While it is made: */
    struct unfold_options options;
    enum sight sight;
    struct ordering *ordering;
    struct improving *improving, *hoping;
    bool give_up; /* unfold no further: go on with what there is */
};

/* Where a study stands. */
enum study_stage { STUDY_UNFOLDS, STUDY_SOLVES, STUDY_READY };

struct study *study_new(const struct pathway *pathway, size_t variant,
                        const struct unfold_options *options);
void study_free(struct study *study);
/* Takes a slice of work, of about `budget` situations. */
enum study_stage study_go_on(struct study *study, size_t budget);

/* Mean and standard deviation. */
struct spread {
    double mean, sd;
};

struct outcome_odds {
    uint32_t node;
    double probability; /* at least; at most it is odds.unknown more */
    double utility;     /* mean, of those who come here */
    double minutes;     /* mean; NaN: not known */
    struct spread *fields;
};

struct odds {
    double utility, utility_high; /* the same where all is known; of the best policy utility_high
                                     bounds what a better one may reach beyond what is unfolded */
    double good;
    double minutes;
    double unknown; /* probability of leaving what was unfolded */
    double unending, fault;
    bool upper_bound; /* the policy sees more than a learner can */
    size_t outcome_count;
    struct outcome_odds *outcomes; /* in written order */
    size_t field_count;
    struct spread *fields;
};

/* The study on whose graph a policy is followed: for the optimal one the beliefs, where there are.
 */
const struct study *study_followed(const struct study *study, const struct rule_of_choice *rule);

struct asking;

/* Asks a study that is ready. The optimal policy is the study's own: of beliefs where situations
   look alike. What a rule points to is borrowed. */
struct asking *asking_new(const struct study *study, const struct rule_of_choice *rule,
                          const struct unfold_options *options);
bool asking_go_on(struct asking *asking, size_t budget);
/* The odds lie in the arena; the asking is freed. `weights` and `flows`, when not NULL, become the
   caller's. */
struct odds *asking_finish(struct asking *asking, struct arena *arena, double **weights,
                           struct flows **flows);

#endif

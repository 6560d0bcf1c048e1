/* A graph under a policy: what comes of it, exactly. */
#ifndef CHAIN_H
#define CHAIN_H

#include "order.h"
#include "policy.h"

/* A rule that gives each edge of a decision its probability. */
enum {
    CHAIN_OPTIMAL = POLICIES, /* `best` says the edge */
    CHAIN_FILE                /* `plan` says the choice, where it is on offer; else as an expert */
};

struct rule_of_choice {
    int policy;           /* enum policy, or one of the above */
    const uint32_t *best; /* one a situation */
    const struct plan *plan;
};

/* One thing that a policy does at a node, of several that it does by shares. */
struct plan_part {
    size_t choice;
    uint64_t items; /* of orders */
    double share;   /* above 0; only their ratios count, among what is on offer */
};

/* What a policy says of each node. */
struct plan {
    size_t *counts; /* one a node; 0: as an expert. At most MOST_PLAN_PARTS */
    struct plan_part **parts;
};

enum { MOST_PLAN_PARTS = 256 };

/* Fills the weights of all edges of one situation: of chance its probabilities, of a decision what
   the rule says. `weights` starts at the first edge. */
void chain_weigh(const struct graph *graph, const struct rule_of_choice *rule, uint32_t situation,
                 double *weights);

/* What a walk that does not come to an end, or meets a fault of the pathway, is counted as. */
extern const double chain_worst;

/* What is expected: the worth of ends, and of edges at which the question is settled. */
struct worth {
    double (*of_end)(void *context, const struct graph *graph, uint32_t situation);
    bool (*settles)(void *context, const struct graph *graph, uint32_t edge,
                    double *value); /* or NULL */
    void *context;
    double unknown;  /* of situations that were not expanded */
    double unending; /* of going round for ever, and of faults */
};

/* Utility, as a struct worth. */
struct worth worth_utility(double unknown);

/* The expected worth from every situation. Works component by component; each call takes about
   `budget` steps, false when all is done. */
struct valuing *valuing_new(const struct graph *graph, const struct order *order,
                            const double *weights, const struct worth *worth);
bool valuing_go_on(struct valuing *valuing, size_t budget);
/* The values, which the caller frees; the valuing is freed. */
double *valuing_finish(struct valuing *valuing);

/* The greatest expected utility from every situation, and an edge of each decision that attains it:
   of equals the better rated, then the first written; in a loop one that leads out. The policy is
   found by Howard's policy iteration (Dynamic programming and Markov processes, 1960) from one that
   leaves the loop, so that no walk under it goes round for ever where it can be helped. */
struct improving *improving_new(const struct graph *graph, const struct order *order,
                                double unknown);
bool improving_go_on(struct improving *improving, size_t budget);
double *improving_finish(struct improving *improving, uint32_t **best);

/* How a walk of the policy spreads over the graph. */
struct flows {
    double *visits;      /* expected visits of each situation */
    size_t amount_count; /* what adds up along edges */
    double **first,
        **second;    /* of each amount: its moments, times the probability of being there */
    double unending; /* probability of going round for ever */
    double fault;    /* of meeting a fault of the pathway */
    double unknown;  /* of leaving what was unfolded */
};

/* The amount of an edge. */
typedef double amount_of(void *context, size_t amount, uint32_t edge);

struct flowing *flowing_new(const struct graph *graph, const struct order *order,
                            const double *weights, size_t amount_count, amount_of *amount,
                            void *context);
bool flowing_go_on(struct flowing *flowing, size_t budget);
struct flows *flowing_finish(struct flowing *flowing);
void flows_free(struct flows *flows);

#endif

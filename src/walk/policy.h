/* Policies: rules that choose by themselves. */
#ifndef POLICY_H
#define POLICY_H

#include "walk.h"

enum policy {
    POLICY_EXPERT, /* the best rated on offer, the first of equals; of orders what is better ticked
                      than missed */
    POLICY_RANDOM, /* any on offer alike; of orders each item with a probability of one half */
    POLICY_WORST, /* the worst rated, the first of equals; of orders what an expert does not tick */
    POLICY_NOVICE, /* in proportion to weights: best 4, acceptable and neutral 3, suboptimal 2,
                      harmful 1; an item of orders is ticked by the weight of ticking it against
                      that of leaving it */
    POLICIES
};
extern const char *const policy_name[POLICIES];

/* The policy of a name, or -1. */
long policy_find(const char *name);

/* Ratings in order of worth, the best lowest; a neutral one (-1) stands between acceptable and
   suboptimal. */
double policy_rank(int rating);

/* How a novice weighs a rating (-1: neutral). */
double policy_novice_weight(int rating);

/* The probability of each choice of the node; for orders, of each item's being ticked. `offered` is
   of walk_offer(). False is a fault. */
bool policy_weights(struct walk *walk, enum policy policy, const bool *offered, double *weights);

/* What a policy does here, drawn by the walk's seed: a choice and a typed number, or for orders a
   set. False is a fault. */
bool policy_choose(struct walk *walk, enum policy policy, size_t *choice, double *given,
                   uint64_t *ticked);

#endif

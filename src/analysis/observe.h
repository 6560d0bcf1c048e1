/* What a learner can tell apart: where two situations look the same to her, nobody can choose as if
   they did not. */
#ifndef OBSERVE_H
#define OBSERVE_H

#include "order.h"
#include "unfold.h"

/* Two situations that look the same (node, clock, visible and revealed fields, what was done) and
   have no best choice in common. */
struct alike {
    uint32_t one, other;
};

/* Marks every decision that looks like another with no best choice in common; NULL: there is none.
   The caller frees. `first` is set to the pair that is met first. */
bool *find_alike(struct unfolding *unfolding, const double *values, struct alike *first);

/* The decision problem as the learner has it: a graph whose decisions are beliefs, that is
   probabilities over situations that look the same to who has seen what she has (Astrom, J Math
   Anal Appl 1965;10:174-205). Solved like any other graph, it gives the best policy that no one
   with more sight could follow better. NULL: it would have more than `limit` situations. `looks` is
   set to a situation of the unfolding for each of its decisions, which looks like all that the
   belief holds possible (elsewhere NOWHERE). The caller frees both. */
struct graph *belief_graph(struct unfolding *unfolding, size_t limit, uint32_t **looks);

#endif

/* What a policy does at each decision, as a short list of rules over the facts that matter. */
#ifndef STRATEGY_H
#define STRATEGY_H

#include "odds.h"

/* One rule. The rules of a node are read in order: the first whose `when` holds says what is done.
 */
struct strategy_row {
    uint32_t node;
    const char *when; /* NULL: always; the last of several is "otherwise" */
    /* The option; of orders the items, joined by commas, or "nothing". Where that is not one thing
       (the policy draws, or what decides cannot be told in few words): shares, as "a 75 %, b 25 %",
       the greatest first. */
    const char *option;
};

struct strategy;

/* Looks at where walks come to under a policy: `weights` and `flows` are of asking_finish(), and
   all is borrowed. A node's situations are divided by one fact after another, each time by
   the one that best tells the options apart (the Gini index of Breiman and others, Classification
   and regression trees, 1984), until an option is certain or there are six rules. A fact counts
   only where the future of all those situations still reads it, or where it was kept because the
   learner sees it; what she cannot see, only where nothing else tells. Deterministic. All lies in
   the arena but what strategy_free() frees. */
struct strategy *strategy_new(struct arena *arena, const struct study *study,
                              const struct rule_of_choice *rule, const double *weights,
                              const struct flows *flows);
/* Works on, about `budget` situations; false when done. */
bool strategy_go_on(struct strategy *strategy, size_t budget);
/* The rules so far, of whole nodes, in written order. */
const struct strategy_row *strategy_rows(const struct strategy *strategy, size_t *count);
void strategy_free(struct strategy *strategy);

#endif

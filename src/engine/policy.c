/* Policies: rules that choose by themselves. */
#include <string.h>

#include "inside.h"
#include "random.h"

const char *const policy_name[POLICIES] = {"expert", "random", "worst"};

/* A neutral option stands between acceptable and suboptimal: it does no harm, and something rated
 * well is better. */
static double rank_of(int rating) { return rating < 0 ? RATING_ACCEPTABLE + 0.5 : rating; }

static size_t by_rank(struct engine *engine, struct walk *walk, const bool *offered, bool worst) {
    const struct node *node = walk_node(walk);
    size_t found = node->choice_count;
    double found_rank = 0;
    for (size_t i = 0; i < node->choice_count; i++) {
        if (!offered[i])
            continue;
        double rank = rank_of(rating_now(engine, walk, &node->choices[i], true));
        if (found == node->choice_count || (worst ? rank > found_rank : rank < found_rank)) {
            found = i;
            found_rank = rank;
        }
    }
    return found;
}

/* An even draw among `count`, its own at each visit. */
static size_t even(struct walk *walk, const char *what, size_t count) {
    const struct node *node = walk_node(walk);
    double draw =
        random_draw(walk_seed(walk), random_place(what, node->id), walk_visits(walk, node));
    return (size_t)(draw * (double)count);
}

static size_t by_chance(struct walk *walk, const bool *offered, size_t count) {
    size_t left = even(walk, "policy", count), i = 0;
    while (!offered[i] || left-- > 0)
        i++;
    return i;
}

static uint64_t order_set(struct engine *engine, struct walk *walk, enum policy policy,
                          const bool *offered) {
    const struct node *node = walk_node(walk);
    uint64_t ticked = 0;
    bool best[64] = {false};
    if (policy != POLICY_RANDOM)
        best_now(engine, walk, offered, best);
    for (size_t i = 0; i < node->choice_count && i < 64; i++) {
        bool tick = policy == POLICY_EXPERT  ? best[i]
                    : policy == POLICY_WORST ? !best[i]
                                             : even(walk, node->choices[i].id, 2) == 1;
        if (offered[i] && tick)
            ticked |= (uint64_t)1 << i;
    }
    return ticked;
}

bool policy_choose(struct engine *engine, struct walk *walk, enum policy policy, size_t *choice,
                   double *given, uint64_t *ticked) {
    const struct node *node = walk_node(walk);
    bool offered[256];
    int count = walk_offer(walk, offered);
    *choice = 0;
    *given = 0;
    *ticked = 0;
    if (count < 0)
        return false;
    if (node->kind == NODE_ORDERS) {
        *ticked = order_set(engine, walk, policy, offered);
        return true;
    }
    *choice = policy == POLICY_RANDOM ? by_chance(walk, offered, (size_t)count)
                                      : by_rank(engine, walk, offered, policy == POLICY_WORST);
    return node->kind != NODE_QUESTION || walk_example(walk, &node->choices[*choice], given);
}

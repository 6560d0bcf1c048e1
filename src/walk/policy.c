/* Policies: rules that choose by themselves. */
#include "policy.h"

#include <string.h>

#include "answer.h"
#include "random.h"
#include "rating.h"

const char *const policy_name[POLICIES] = {"expert", "random", "worst", "novice"};

long policy_find(const char *name) {
    for (long i = 0; i < POLICIES; i++)
        if (strcmp(policy_name[i], name) == 0)
            return i;
    return -1;
}

/* A neutral option stands between acceptable and suboptimal: it does no harm, and something rated
 * well is better. */
double policy_rank(int rating) { return rating < 0 ? RATING_ACCEPTABLE + 0.5 : rating; }

double policy_novice_weight(int rating) { return rating < 0 ? 3 : 4 - rating; }

static bool weigh_items(struct walk *walk, enum policy policy, const bool *offered,
                        double *weights) {
    const struct node *node = walk_node(walk);
    bool best[64] = {false};
    walk_best(walk, offered, best);
    for (size_t i = 0; i < node->choice_count; i++) {
        int ticked = walk_rating(walk, &node->choices[i], true);
        int missed = walk_rating(walk, &node->choices[i], false);
        if (ticked == RATING_FAULT || missed == RATING_FAULT)
            return false;
        double share = policy_novice_weight(ticked) /
                       (policy_novice_weight(ticked) + policy_novice_weight(missed));
        weights[i] = !offered[i]               ? 0
                     : policy == POLICY_EXPERT ? best[i]
                     : policy == POLICY_WORST  ? !best[i]
                     : policy == POLICY_RANDOM ? 0.5
                                               : share;
    }
    return true;
}

bool policy_weights(struct walk *walk, enum policy policy, const bool *offered, double *weights) {
    const struct node *node = walk_node(walk);
    if (node->kind == NODE_ORDERS)
        return weigh_items(walk, policy, offered, weights);
    size_t found = node->choice_count;
    double found_rank = 0, sum = 0;
    for (size_t i = 0; i < node->choice_count; i++) {
        weights[i] = 0;
        if (!offered[i])
            continue;
        int rating = policy == POLICY_RANDOM ? 0 : walk_rating(walk, &node->choices[i], true);
        if (rating == RATING_FAULT)
            return false;
        double rank = policy == POLICY_WORST ? -policy_rank(rating) : policy_rank(rating);
        if (found == node->choice_count || rank < found_rank) {
            found = i;
            found_rank = rank;
        }
        weights[i] = policy == POLICY_NOVICE ? policy_novice_weight(rating) : 1;
        sum += weights[i];
    }
    for (size_t i = 0; i < node->choice_count; i++)
        weights[i] =
            policy == POLICY_EXPERT || policy == POLICY_WORST ? i == found : weights[i] / sum;
    return true;
}

static double draw_here(struct walk *walk, const char *what) {
    const struct node *node = walk_node(walk);
    return random_draw(walk_seed(walk), random_place(what, node->id), walk_visits(walk, node));
}

bool policy_choose(struct walk *walk, enum policy policy, size_t *choice, double *given,
                   uint64_t *ticked) {
    const struct node *node = walk_node(walk);
    bool offered[256];
    double weights[256];
    *choice = 0;
    *given = 0;
    *ticked = 0;
    if (walk_offer(walk, offered) < 0 || !policy_weights(walk, policy, offered, weights))
        return false;
    if (node->kind == NODE_ORDERS) {
        for (size_t i = 0; i < node->choice_count; i++)
            if (draw_here(walk, node->choices[i].id) >= 1 - weights[i])
                *ticked |= (uint64_t)1 << i;
        return true;
    }
    double left = draw_here(walk, "policy");
    for (size_t i = 0; i < node->choice_count; i++) {
        if (weights[i] <= 0)
            continue;
        *choice = i; /* the last possible one when rounding leaves a gap */
        if ((left -= weights[i]) < 0)
            break;
    }
    return node->kind != NODE_QUESTION || walk_example(walk, &node->choices[*choice], given);
}

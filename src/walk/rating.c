/* Ratings as the patient is, the credit they give, and what is best. */
#include "rating.h"

#include <math.h>

static int evaluate_rating(struct walk *walk, const struct expression *rating) {
    struct failure why;
    double value;
    if (!rating)
        return RATING_NEUTRAL;
    return expression_evaluate(rating, walk_scene(walk), &value, &why) ? (int)value : RATING_FAULT;
}

int walk_rating(struct walk *walk, const struct choice *choice, bool ticked) {
    size_t arm;
    if (!walk_arm(walk, choice, &arm))
        return RATING_FAULT;
    const struct action *action = &choice->arms[arm].action;
    return evaluate_rating(walk, ticked ? action->rating : action->missed);
}

double rating_credit_of(int rating, bool contested) {
    if (rating < 0)
        return NAN;
    return contested && rating == RATING_ACCEPTABLE ? 1 : rating_credit[rating];
}

int walk_rating_of_orders(struct walk *walk, uint64_t ticked, const bool *offered) {
    const struct node *node = walk_node(walk);
    int worst = -1;
    for (size_t i = 0; i < node->choice_count; i++) {
        if (!offered[i])
            continue;
        int rating = walk_rating(walk, &node->choices[i], ticked >> i & 1);
        if (rating == RATING_FAULT)
            return RATING_FAULT;
        worst = rating > worst ? rating : worst;
    }
    return worst;
}

/* What an expert ticks: an item that is better ticked than missed; one that is never missed only
 * when it is best. */
static size_t best_items(struct walk *walk, const bool *offered, bool *best) {
    const struct node *node = walk_node(walk);
    size_t count = 0;
    for (size_t i = 0; i < node->choice_count; i++) {
        int ticked = offered[i] ? walk_rating(walk, &node->choices[i], true) : -1;
        int missed = offered[i] ? walk_rating(walk, &node->choices[i], false) : -1;
        best[i] = offered[i] && (ticked == RATING_BEST || (missed >= 0 && ticked < missed));
        count += best[i];
    }
    return count;
}

size_t walk_best(struct walk *walk, const bool *offered, bool *best) {
    const struct node *node = walk_node(walk);
    int least = RATINGS;
    size_t count = 0;
    if (node->kind == NODE_ORDERS)
        return best_items(walk, offered, best);
    for (size_t i = 0; i < node->choice_count; i++) {
        int rating = offered[i] ? walk_rating(walk, &node->choices[i], true) : -1;
        if (rating >= 0 && rating < least)
            least = rating;
    }
    for (size_t i = 0; i < node->choice_count; i++) {
        best[i] = offered[i] && walk_rating(walk, &node->choices[i], true) == least;
        count += best[i];
    }
    return count;
}

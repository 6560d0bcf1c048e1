/* Every walk of a pathway, one after the other. */
#include "every_walk.h"

#include <stdlib.h>

#include "answer.h"
#include "arena.h"

enum { MOST_CHOICES = 64 };
static const double worst = -1; /* what a fault counts as */

/* Where all policies have come to: how likely, and the number of the companion. */
struct spot {
    double weights[POLICIES];
    uint32_t number;
};

static double go_on(struct every_walk *every, enum need need, const struct spot *spot);

static enum need choose(struct walk *walk, const struct way *way) {
    return walk_choose(walk, way->choice);
}
static enum need answer(struct walk *walk, const struct way *way) {
    return walk_answer(walk, way->choice, way->given);
}
static enum need order(struct walk *walk, const struct way *way) {
    return walk_order(walk, way->ticked);
}
static enum need draw(struct walk *walk, const struct way *way) {
    return walk_draw(walk, way->choice);
}

/* Goes one way, and puts the walk back. `then` are the weights there. */
static double try_way(struct every_walk *every, const struct way *way, const struct spot *from,
                      struct spot then) {
    struct walk_copy *here = walk_save(every->walk);
    const struct companion *companion = every->companion;
    enum need need = way->move(every->walk, way);
    if (companion && need != NEED_HELP)
        then.number = companion->follow(companion->context, from->number, way, every->walk);
    double value = go_on(every, need, &then);
    walk_restore(every->walk, here);
    walk_copy_free(here);
    return value;
}

static double at_fault(struct every_walk *every, const struct spot *spot) {
    if (walk_fault_is_limit(every->walk)) /* of walks, not of odds: they are too long to be tried */
        every->budget = -1;
    for (int p = 0; p < POLICIES; p++)
        every->tried[p].fault += spot->weights[p];
    return worst;
}

static double at_end(struct every_walk *every, const struct spot *spot) {
    const struct node *node = walk_node(every->walk);
    const struct layout *layout = &walk_pathway(every->walk)->words.patient;
    double utility, good = 0;
    struct failure why;
    if (!expression_evaluate(node->utility, walk_scene(every->walk), &utility, &why) ||
        (node->good && !expression_evaluate(node->good, walk_scene(every->walk), &good, &why)))
        return at_fault(every, spot);
    for (int p = 0; p < POLICIES; p++) {
        struct tried *tried = &every->tried[p];
        struct tally *tally = &tried->outcomes[node - walk_pathway(every->walk)->nodes];
        tally->p += spot->weights[p];
        tally->utility += spot->weights[p] * utility;
        tally->minutes += spot->weights[p] * walk_minutes(every->walk);
        tried->good += good != 0 ? spot->weights[p] : 0;
        for (size_t f = 0; f < layout->count; f++) {
            double value = patient_get(layout, walk_situation(every->walk)->bytes, f);
            tried->first[f] += spot->weights[p] * value;
            tried->second[f] += spot->weights[p] * value * value;
        }
    }
    return utility;
}

static double at_chance(struct every_walk *every, size_t count, const struct spot *spot) {
    double p[MOST_CHOICES], value = 0;
    if (!walk_probabilities(every->walk, p))
        return at_fault(every, spot);
    for (size_t i = 0; i < count; i++) {
        struct spot then;
        if (p[i] <= 0)
            continue;
        for (int policy = 0; policy < POLICIES; policy++)
            then.weights[policy] = spot->weights[policy] * p[i];
        value += p[i] * try_way(every, &(struct way){.move = draw, .choice = i}, spot, then);
    }
    return value;
}

static double at_orders(struct every_walk *every, const bool *offered,
                        double share[POLICIES][MOST_CHOICES], const struct spot *spot) {
    size_t count = walk_node(every->walk)->choice_count;
    double best = worst;
    bool any = false;
    for (uint64_t ticked = 0; ticked >> count == 0; ticked++) {
        struct spot then;
        bool can = true;
        for (size_t i = 0; i < count; i++)
            can = can && (offered[i] || !(ticked >> i & 1));
        if (!can)
            continue;
        for (int p = 0; p < POLICIES; p++) {
            then.weights[p] = spot->weights[p];
            for (size_t i = 0; i < count; i++)
                then.weights[p] *= ticked >> i & 1 ? share[p][i] : 1 - share[p][i];
        }
        double value = try_way(every, &(struct way){.move = order, .ticked = ticked}, spot, then);
        best = !any || value > best ? value : best;
        any = true;
    }
    return best;
}

static double at_decision(struct every_walk *every, const struct spot *spot) {
    const struct node *node = walk_node(every->walk);
    bool offered[MOST_CHOICES] = {false}, any = false;
    double share[POLICIES][MOST_CHOICES], best = worst;
    if (walk_offer(every->walk, offered) < 0)
        return at_fault(every, spot);
    for (int p = 0; p < POLICIES; p++)
        if (!policy_weights(every->walk, (enum policy)p, offered, share[p]))
            return at_fault(every, spot);
    if (node->kind == NODE_ORDERS)
        return at_orders(every, offered, share, spot);
    for (size_t i = 0; i < node->choice_count; i++) {
        struct way way = {.move = node->kind == NODE_QUESTION ? answer : choose, .choice = i};
        struct spot then;
        if (!offered[i])
            continue;
        if (node->kind == NODE_QUESTION &&
            !walk_example(every->walk, &node->choices[i], &way.given))
            return at_fault(every, spot);
        for (int p = 0; p < POLICIES; p++)
            then.weights[p] = spot->weights[p] * share[p][i];
        double value = try_way(every, &way, spot, then);
        best = !any || value > best ? value : best;
        any = true;
    }
    return best;
}

static double go_on(struct every_walk *every, enum need need, const struct spot *spot) {
    double value = worst;
    if (need == NEED_HELP)
        return at_fault(every, spot);
    if (every->budget-- <= 0)
        return worst;
    if (need == NEED_NOTHING)
        value = at_end(every, spot);
    else if (need == NEED_CHOICE)
        value = at_decision(every, spot);
    else
        value =
            at_chance(every, need == NEED_EVENT ? 2 : walk_node(every->walk)->choice_count, spot);
    if (every->companion && every->budget >= 0)
        every->companion->learn(every->companion->context, spot->number, walk_node(every->walk),
                                value);
    return value;
}

bool every_walk(struct every_walk *every, const struct pathway *pathway, size_t variant,
                long budget, const struct companion *companion, uint32_t start) {
    const struct spot spot = {{1, 1, 1, 1}, start};
    *every = (struct every_walk){.walk = walk_new(pathway, variant, 0, NULL, NULL),
                                 .budget = budget,
                                 .companion = companion};
    for (int p = 0; p < POLICIES; p++) {
        struct tried *tried = &every->tried[p];
        tried->outcomes = xcalloc(pathway->node_count, sizeof *tried->outcomes);
        tried->first = xcalloc(pathway->words.patient.count, sizeof *tried->first);
        tried->second = xcalloc(pathway->words.patient.count, sizeof *tried->second);
    }
    every->best = go_on(every, walk_start(every->walk), &spot);
    return every->budget >= 0;
}

void every_walk_clear(struct every_walk *every) {
    for (int p = 0; p < POLICIES; p++) {
        free(every->tried[p].outcomes);
        free(every->tried[p].first);
        free(every->tried[p].second);
    }
    walk_free(every->walk);
}

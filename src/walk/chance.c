/* Chance: the probabilities of a moment, and drawing by the seed. */
#include <math.h>
#include <stdlib.h>

#include "random.h"
#include "state.h"

static const double tolerance = 1e-9; /* by which probabilities may miss 1 */

static bool probability_of(struct walk *walk, const struct expression *expression, const char *id,
                           double *p) {
    if (!expression_evaluate(expression, &walk->scene, p, &walk->fault))
        return false;
    if (*p >= -tolerance && *p <= 1 + tolerance)
        return true;
    const struct place *place = expression->place;
    fail(&walk->fault, "%s:%d: the probability of \"%s\" is %g; it must lie between 0 and 1",
         place->file, place->line, id, *p);
    return fail_as(&walk->fault, CODE_PROBABILITY);
}

/* A row shifted towards its later entries: the odds of "this bad or worse" are multiplied at each
   cut (the proportional-odds model of McCullagh, J R Stat Soc B 1980;42:109-42). */
static void shift(double *p, size_t count, double ratio) {
    double worse = 1, shifted_worse = 1;
    for (size_t i = 0; i < count; i++) {
        worse = i + 1 < count ? fmax(worse - p[i], 0) : 0;
        double shifted = worse >= 1 ? 1 : worse * ratio / (1 - worse + worse * ratio);
        p[i] = shifted_worse - shifted;
        shifted_worse = shifted;
    }
}

static bool from_spread(struct walk *walk, const struct node *node, double *p) {
    double number, ratio = 1;
    if (!expression_evaluate(node->spread, &walk->scene, &number, &walk->fault) ||
        (node->worse_by &&
         !expression_evaluate(node->worse_by, &walk->scene, &ratio, &walk->fault)))
        return false;
    if (ratio <= 0) {
        fail(&walk->fault, "%s:%d: worse_by of \"%s\" is %g; an odds ratio is above 0",
             node->place.file, node->place.line, node->id, ratio);
        return fail_as(&walk->fault, CODE_PROBABILITY);
    }
    const struct distribution *row = &walk->pathway->distributions[(size_t)number];
    for (size_t i = 0; i < node->choice_count; i++)
        p[i] = row->values[node->rows[(size_t)number][i]];
    if (ratio != 1)
        shift(p, node->choice_count, ratio);
    return true;
}

static bool from_branches(struct walk *walk, const struct node *node, double *p) {
    double sum = 0;
    size_t rest = node->choice_count;
    for (size_t i = 0; i < node->choice_count; i++) {
        p[i] = 0;
        if (node->choices[i].is_rest)
            rest = i;
        else if (!probability_of(walk, node->choices[i].probability, node->choices[i].id, &p[i]))
            return false;
        sum += p[i];
    }
    if (rest < node->choice_count && sum <= 1 + tolerance)
        p[rest] = fmax(1 - sum, 0);
    else if (rest < node->choice_count || fabs(sum - 1) > tolerance) {
        fail(&walk->fault, "%s:%d: the probabilities of \"%s\" sum to %.10g%s", node->place.file,
             node->place.line, node->id, sum,
             rest < node->choice_count ? ", and nothing is left for the rest" : ", not to 1");
        return fail_as(&walk->fault, CODE_PROBABILITY);
    }
    return true;
}

bool walk_probabilities(struct walk *walk, double *probabilities) {
    const struct situation *s = walk->situation;
    refresh(walk);
    if (s->now.stage == STAGE_EVENT) {
        const struct event *event = &walk->pathway->events[s->now.event];
        if (!probability_of(walk, event->probability, event->id, &probabilities[1]))
            return false;
        probabilities[0] = 1 - probabilities[1];
        return true;
    }
    const struct node *node = walk_node(walk);
    return node->spread ? from_spread(walk, node, probabilities)
                        : from_branches(walk, node, probabilities);
}

/* The first branch at which the sum of probabilities passes the draw; the last possible one when
   rounding leaves a gap. */
static size_t pick(const double *p, size_t count, double draw) {
    size_t last = 0;
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += p[i];
        if (p[i] > 0)
            last = i;
        if (draw < sum)
            return i;
    }
    return last;
}

bool walk_drawn(struct walk *walk, size_t *branch) {
    const struct situation *s = walk->situation;
    bool event = s->now.stage == STAGE_EVENT;
    const char *id = event ? walk->pathway->events[s->now.event].id : walk_node(walk)->id;
    uint32_t visit =
        walk->visits[event ? walk->pathway->node_count + s->now.event : (size_t)s->now.node];
    size_t count = event ? 2 : walk_node(walk)->choice_count;
    double *p = xcalloc(count, sizeof *p);
    bool good = walk_probabilities(walk, p);
    if (good)
        *branch = pick(p, count,
                       random_draw(walk->seed, random_place(event ? "event" : "node", id), visit));
    free(p);
    return good;
}

enum need walk_settle(struct walk *walk, enum need need) {
    size_t branch;
    while (need == NEED_DRAW || need == NEED_EVENT)
        need = walk_drawn(walk, &branch) ? walk_draw(walk, branch) : NEED_HELP;
    return need;
}

/* Walks drawn at random through the pathway itself. */
#include "direct.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answer.h"
#include "arena.h"
#include "random.h"

enum {
    MOST_CHOICES = 256,
    MOST_STEPS = 100000 /* of a walk: one that has not ended by then is counted as without end */
};

struct direct {
    const struct rule_of_choice *rule;
    uint64_t seed, next, last;
    tell_step *tell;
    void *context;

    struct walk *walk;
    struct situation *here; /* a copy, from which each step begins */
    enum need need;
    bool under_way;
    uint64_t stream, draws, steps;
    double minutes; /* when the step began */

    struct tally tally;
    struct failure fault;
    struct alias alias;
    struct column columns[MOST_CHOICES];
};

static bool tell_event(void *context, struct walk *walk, const struct news *news,
                       struct failure *why) {
    struct direct *direct = context;
    char text[160];
    (void)why;
    if (news->kind != TELL_EVENT || !direct->tell)
        return true;
    snprintf(text, sizeof text, "event:%s", news->event->id);
    direct->tell(direct->context, text, direct->minutes + walk_minutes(walk));
    return true;
}

struct direct *direct_new(const struct pathway *pathway, size_t variant,
                          const struct rule_of_choice *rule, uint64_t seed, uint64_t first,
                          uint64_t walks, tell_step *tell, void *context) {
    struct direct *direct = xcalloc(1, sizeof *direct);
    struct parts parts = situation_parts(pathway);
    direct->rule = rule;
    direct->seed = seed;
    direct->next = first;
    direct->last = first + walks;
    direct->tell = tell;
    direct->context = context;
    direct->walk = walk_new(pathway, variant, 0, tell_event, direct);
    direct->here = xcalloc(1, situation_size(&parts));
    direct->tally.outcomes = xcalloc(pathway->node_count + 1, sizeof *direct->tally.outcomes);
    return direct;
}

void direct_free(struct direct *direct) {
    if (!direct)
        return;
    walk_free(direct->walk);
    alias_clear(&direct->alias);
    free(direct->here);
    free(direct->tally.outcomes);
    free(direct);
}

/* One of the possibilities whose weight is above 0. */
static size_t draw(struct direct *direct, const double *weights, size_t count) {
    double open[MOST_CHOICES];
    size_t which[MOST_CHOICES], ways = 0;
    for (size_t i = 0; i < count; i++) {
        if (weights[i] <= 0)
            continue;
        which[ways] = i;
        open[ways++] = weights[i];
    }
    if (ways == 1)
        return which[0];
    alias_fill(&direct->alias, open, ways, direct->columns);
    uint64_t bits = random_mix(direct->stream + ++direct->draws * RANDOM_STEP);
    return which[alias_draw(direct->columns, alias_bits(ways), bits)];
}

static void tell_choice(const struct direct *direct, const struct node *node, size_t choice,
                        uint64_t ticked) {
    char *text;
    size_t size;
    bool any = false;
    if (!direct->tell)
        return;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        die("out of memory");
    fprintf(out, "%s:", node->id);
    for (size_t i = 0; i < node->choice_count; i++)
        if (node->kind == NODE_ORDERS ? ticked >> i & 1 : i == choice) {
            fprintf(out, "%s%s", any ? "," : "", node->choices[i].id);
            any = true;
        }
    fclose(out);
    direct->tell(direct->context, text, direct->minutes);
    free(text);
}

/* --- decisions --- */

/* Scales weights to a sum of 1; false: there is nothing to scale. */
static bool scale(double *weights, size_t count) {
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += weights[i];
    for (size_t i = 0; sum > 0 && i < count; i++)
        weights[i] /= sum;
    return sum > 0;
}

/* What a policy says of orders, as weights: one of its ways of ticking is drawn. */
static bool weigh_plan_of_orders(struct direct *direct, const bool *offered, double *weights) {
    const struct plan *plan = direct->rule->plan;
    const struct node *node = walk_node(direct->walk);
    size_t n = (size_t)(node - walk_pathway(direct->walk)->nodes);
    double shares[MOST_PLAN_PARTS];
    for (size_t i = 0; i < plan->counts[n]; i++)
        shares[i] = plan->parts[n][i].share;
    if (!scale(shares, plan->counts[n]))
        return false;
    uint64_t items = plan->parts[n][draw(direct, shares, plan->counts[n])].items;
    for (size_t i = 0; i < node->choice_count; i++)
        weights[i] = offered[i] && items >> i & 1;
    return true;
}

/* What a policy says of a node, as weights; false: nothing that is on offer. */
static bool weigh_plan(struct direct *direct, const bool *offered, double *weights) {
    const struct plan *plan = direct->rule->plan;
    const struct node *node = walk_node(direct->walk);
    size_t n = (size_t)(node - walk_pathway(direct->walk)->nodes);
    if (node->kind == NODE_ORDERS)
        return weigh_plan_of_orders(direct, offered, weights);
    for (size_t i = 0; i < node->choice_count; i++)
        weights[i] = 0;
    for (size_t i = 0; i < plan->counts[n]; i++)
        if (offered[plan->parts[n][i].choice])
            weights[plan->parts[n][i].choice] += plan->parts[n][i].share;
    return scale(weights, node->choice_count);
}

static bool weigh(struct direct *direct, const bool *offered, double *weights) {
    int policy = direct->rule->policy;
    if (policy == CHAIN_FILE && weigh_plan(direct, offered, weights))
        return true;
    if (policy == CHAIN_FILE)
        policy = POLICY_EXPERT;
    return policy_weights(direct->walk, (enum policy)policy, offered, weights);
}

static enum need order(struct direct *direct, const struct node *node, const double *weights) {
    uint64_t ticked = 0;
    for (size_t i = 0; i < node->choice_count; i++) {
        const double either[2] = {1 - weights[i], weights[i]};
        ticked |= (uint64_t)draw(direct, either, 2) << i;
    }
    tell_choice(direct, node, 0, ticked);
    return walk_order(direct->walk, ticked);
}

static enum need choose(struct direct *direct) {
    struct walk *walk = direct->walk;
    const struct node *node = walk_node(walk);
    bool offered[MOST_CHOICES];
    double weights[MOST_CHOICES], given = 0;
    if (walk_offer(walk, offered) <= 0 || !weigh(direct, offered, weights))
        return NEED_HELP;
    if (node->kind == NODE_ORDERS)
        return order(direct, node, weights);
    size_t choice = draw(direct, weights, node->choice_count);
    if (node->kind == NODE_QUESTION && !walk_example(walk, &node->choices[choice], &given))
        return NEED_HELP;
    tell_choice(direct, node, choice, 0);
    return node->kind == NODE_QUESTION ? walk_answer(walk, choice, given)
                                       : walk_choose(walk, choice);
}

/* --- walking --- */

static enum need take_chance(struct direct *direct) {
    const struct node *node = walk_node(direct->walk);
    bool event = direct->need == NEED_EVENT;
    double p[MOST_CHOICES];
    if (!walk_probabilities(direct->walk, p))
        return NEED_HELP;
    size_t branch = draw(direct, p, event ? 2 : node->choice_count);
    if (!event)
        tell_choice(direct, node, branch, 0);
    return walk_draw(direct->walk, branch);
}

static void begin(struct direct *direct) {
    direct->stream = random_stream(direct->seed, direct->next++);
    direct->draws = direct->steps = 0;
    direct->minutes = 0;
    direct->need = walk_start(direct->walk);
    direct->minutes = walk_minutes(direct->walk);
    direct->under_way = true;
}

static bool end_here(struct direct *direct, struct failure *why) {
    const struct node *node = walk_node(direct->walk);
    double utility;
    if (!expression_evaluate(node->utility, walk_scene(direct->walk), &utility, why))
        return false;
    tally_end(&direct->tally, (uint32_t)(node - walk_pathway(direct->walk)->nodes), utility, 1);
    return true;
}

static void end_at_fault(struct direct *direct, const char *text) {
    if (direct->tally.faulty == 0)
        fail(&direct->fault, "%s", text);
    direct->tally.walks++;
    direct->tally.faulty++;
}

static void step(struct direct *direct) {
    struct parts parts = situation_parts(walk_pathway(direct->walk));
    struct failure why;
    direct->under_way = false;
    if (direct->need == NEED_HELP)
        end_at_fault(direct, walk_fault(direct->walk));
    else if (direct->need == NEED_NOTHING && !end_here(direct, &why))
        end_at_fault(direct, why.text);
    else if (direct->need != NEED_NOTHING && direct->steps++ == MOST_STEPS)
        tally_unending(&direct->tally, 1);
    else if (direct->need != NEED_NOTHING)
        direct->under_way = true;
    if (!direct->under_way)
        return;
    situation_copy(direct->here, walk_situation(direct->walk), &parts);
    walk_put(direct->walk, direct->here);
    direct->need = direct->need == NEED_CHOICE ? choose(direct) : take_chance(direct);
    direct->minutes += walk_minutes(direct->walk);
}

bool direct_go_on(struct direct *direct, size_t steps) {
    for (; steps; steps--) {
        if (direct->under_way)
            step(direct);
        else if (direct->next == direct->last)
            return false;
        else
            begin(direct);
    }
    return true;
}

const struct tally *direct_tally(const struct direct *direct) { return &direct->tally; }
double direct_minutes(const struct direct *direct) { return direct->minutes; }
const char *direct_fault(const struct direct *direct) { return direct->fault.text; }

/* What comes of a pathway under a policy. */
#include "odds.h"

#include <math.h>
#include <stdlib.h>

/* --- studying a variant --- */

struct study *study_new(const struct pathway *pathway, size_t variant,
                        const struct unfold_options *options) {
    struct study *study = xcalloc(1, sizeof *study);
    study->options = *options;
    study->unfolding = unfolding_new(pathway, variant, options);
    study->graph = unfolding_graph(study->unfolding);
    return study;
}

static void forget_solution(struct study *study) {
    if (study->ordering)
        order_free(ordering_finish(study->ordering));
    if (study->improving)
        study->values = improving_finish(study->improving, &study->best);
    uint32_t *hoped = NULL;
    if (study->hoping)
        free(improving_finish(study->hoping, &hoped));
    free(hoped);
    order_free(study->order);
    free(study->values);
    free(study->best);
    free(study->alike);
    study->ordering = NULL;
    study->improving = study->hoping = NULL;
    study->order = NULL;
    study->values = NULL;
    study->best = NULL;
    study->alike = NULL;
}

void study_free(struct study *study) {
    if (!study)
        return;
    forget_solution(study);
    study_free(study->beliefs);
    free(study->looks);
    if (study->unfolding)
        unfolding_free(study->unfolding);
    else
        graph_free(study->graph); /* of beliefs */
    free(study);
}

/* Beliefs are found within one slice of work, so they are few; situations with all that can be seen
   are unfolded up to a multiple of those without. */
enum { MOST_BELIEFS = 20000, LEAST_CAREFUL = 200000, CAREFUL_TIMES = 10 };

/* Poses the problem as the learner has it. */
static void find_beliefs(struct study *study) {
    uint32_t *looks;
    struct graph *graph = belief_graph(study->unfolding, MOST_BELIEFS, &looks);
    if (!graph)
        return;
    study->beliefs = xcalloc(1, sizeof *study->beliefs);
    study->beliefs->graph = graph;
    study->beliefs->looks = looks;
}

static void unfold_again(struct study *study, enum sight sight,
                         const struct unfold_options *options) {
    const struct pathway *pathway = study->graph->pathway;
    size_t variant = study->graph->variant;
    forget_solution(study);
    unfolding_free(study->unfolding);
    study->sight = sight;
    study->unfolding = unfolding_new(pathway, variant, options);
    study->graph = unfolding_graph(study->unfolding);
}

/* Looks whether the best policy sees more than a learner can. What was dropped because only eyes
   could read it may tell alike situations apart: true says that it is unfolded again with all that
   can be seen, or, where that is too much, as before. */
static bool is_unclear(struct study *study) {
    const struct graph *graph = study->graph;
    bool cut = graph->expanded < graph->count;
    if (cut && study->sight == SIGHT_ALL) {
        unfold_again(study, SIGHT_ENOUGH, &study->options);
        return true;
    }
    if (!cut)
        study->alike = find_alike(study->unfolding, study->values, &study->first_alike);
    if (!study->alike || study->sight == SIGHT_ENOUGH)
        return false;
    if (study->sight == SIGHT_ALL || !(study->options.reductions & REDUCE_SEEN)) {
        find_beliefs(study);
        return false;
    }
    struct unfold_options options = study->options;
    size_t limit = (size_t)CAREFUL_TIMES * graph->count;
    limit = limit < LEAST_CAREFUL ? LEAST_CAREFUL : limit;
    options.reductions &= ~(unsigned)REDUCE_SEEN;
    options.limit = limit < options.limit ? limit : options.limit;
    unfold_again(study, SIGHT_ALL, &options);
    return true;
}

/* Steps of ordering and solving that take about as long as unfolding one situation. */
enum { ORDER_STEPS = 40, SOLVE_STEPS = 10 };

static const double greatest = 1; /* utility that there is */

static double hoped_for(struct study *study) {
    uint32_t *best;
    double *values = improving_finish(study->hoping, &best);
    double value = values[study->graph->start];
    study->hoping = NULL;
    free(values);
    free(best);
    return value;
}

enum study_stage study_go_on(struct study *study, size_t budget) {
    if (study->beliefs)
        return study_go_on(study->beliefs, budget);
    if (!study->ordering && !study->order) {
        if (!study->give_up && study->unfolding && unfold(study->unfolding, budget))
            return STUDY_UNFOLDS;
        study->ordering = ordering_new(study->graph);
        return STUDY_SOLVES;
    }
    if (study->ordering) {
        if (ordering_go_on(study->ordering, budget * ORDER_STEPS))
            return STUDY_SOLVES;
        study->order = ordering_finish(study->ordering);
        study->ordering = NULL;
        study->improving = improving_new(study->graph, study->order, chain_worst);
        return STUDY_SOLVES;
    }
    if (study->improving) {
        if (improving_go_on(study->improving, budget * SOLVE_STEPS))
            return STUDY_SOLVES;
        study->values = improving_finish(study->improving, &study->best);
        study->improving = NULL;
        if (study->unfolding && is_unclear(study))
            return STUDY_UNFOLDS;
        if (study->beliefs)
            return STUDY_SOLVES;
        study->at_most =
            study->graph->start == NOWHERE ? chain_worst : study->values[study->graph->start];
        if (study->graph->expanded < study->graph->count)
            study->hoping = improving_new(study->graph, study->order, greatest);
    }
    if (study->hoping) {
        if (improving_go_on(study->hoping, budget * SOLVE_STEPS))
            return STUDY_SOLVES;
        study->at_most = hoped_for(study);
    }
    return STUDY_READY;
}

/* --- asking for odds --- */

struct asking {
    const struct study *study;
    const struct graph *graph;
    const struct study *whole; /* as it was asked for; `study` may be its beliefs */
    const struct rule_of_choice *rule;
    struct rule_of_choice own;
    const struct unfold_options *options;
    double *weights;
    uint32_t weighed; /* situations */
    struct flowing *flowing;
    struct flows *flows;
};

/* Amount 0 is the exact clock, the others are fields. */
static double amount_at(void *context, size_t amount, uint32_t edge) {
    const struct graph *graph = context;
    return amount == 0 ? graph->edges[edge].minutes : graph->amounts[amount - 1][edge];
}

const struct study *study_followed(const struct study *study, const struct rule_of_choice *rule) {
    /* no policy sees more than a learner */
    return rule->policy == CHAIN_OPTIMAL && study->beliefs ? study->beliefs : study;
}

struct asking *asking_new(const struct study *study, const struct rule_of_choice *rule,
                          const struct unfold_options *options) {
    struct asking *asking = xcalloc(1, sizeof *asking);
    *asking = (struct asking){.whole = study, .own = *rule, .options = options};
    asking->study = study = study_followed(study, rule);
    asking->graph = study->graph;
    asking->own.best = study->best;
    asking->rule = &asking->own;
    asking->weights = xcalloc(study->graph->edge_count + (size_t)1, sizeof *asking->weights);
    return asking;
}

bool asking_go_on(struct asking *asking, size_t budget) {
    const struct graph *graph = asking->graph;
    for (size_t i = 0; i < budget * SOLVE_STEPS && asking->weighed < graph->expanded; i++) {
        uint32_t s = asking->weighed++;
        chain_weigh(graph, asking->rule, s, asking->weights + graph->first[s]);
    }
    if (asking->weighed < graph->expanded)
        return true;
    if (!asking->flowing && !asking->flows)
        asking->flowing = flowing_new(graph, asking->study->order, asking->weights,
                                      1 + graph->amount_count, amount_at, (void *)graph);
    if (asking->flowing) {
        if (flowing_go_on(asking->flowing, budget * SOLVE_STEPS))
            return true;
        asking->flows = flowing_finish(asking->flowing);
        asking->flowing = NULL;
    }
    return false;
}

/* --- adding up --- */

/* Sums of a quantity over walks: probability, and first and second moment times it. */
struct sums {
    double p, first, second;
};

static struct spread spread_of(struct sums sums) {
    double mean = sums.p > 0 ? sums.first / sums.p : NAN;
    double variance = sums.p > 0 ? sums.second / sums.p - mean * mean : NAN;
    return (struct spread){mean, sqrt(fmax(variance, 0))};
}

static void add_value(struct sums *sums, double p, double value) {
    sums->p += p;
    sums->first += p * value;
    sums->second += p * value * value;
}

/* A moment that began at `start` rather than 0. */
static void add_moments(struct sums *sums, double p, double first, double second, double start) {
    sums->p += p;
    sums->first += first + start * p;
    sums->second += second + 2 * start * first + start * start * p;
}

struct adding {
    struct asking *asking;
    struct sums *minutes; /* one an outcome, and one of all */
    struct sums **fields; /* of each field: one an outcome, and one of all */
    size_t *outcome_of;   /* node -> outcome */
    struct situation *at;
};

static void add_end(struct adding *adding, struct odds *odds, uint32_t s) {
    const struct graph *graph = adding->asking->graph;
    const struct flows *flows = adding->asking->flows;
    const struct unfold_options *options = adding->asking->options;
    const struct end *end = &graph->ends[graph->detail[s]];
    size_t outcome = adding->outcome_of[end->node], all = odds->outcome_count;
    double p = flows->visits[s];
    struct outcome_odds *its = &odds->outcomes[outcome];
    if (p <= 0)
        return;
    its->probability += p;
    its->utility += p * end->utility;
    odds->utility += p * end->utility;
    odds->good += end->good ? p : 0;
    for (int i = 0; i < 2; i++)
        add_moments(&adding->minutes[i ? all : outcome], p, flows->first[0][s], flows->second[0][s],
                    graph->start_minutes);
    if (!adding->asking->study->unfolding)
        return; /* beliefs hold no fields */
    if (options->field_count)
        unfolding_get(adding->asking->study->unfolding, s, adding->at);
    for (size_t f = 0; f < options->field_count; f++) {
        long amount = unfolding_amounts(adding->asking->study->unfolding)[f];
        for (int i = 0; i < 2; i++) {
            struct sums *sums = &adding->fields[f][i ? all : outcome];
            if (amount < 0)
                add_value(sums, p,
                          patient_get(&graph->pathway->words.patient, adding->at->bytes,
                                      options->fields[f]));
            else
                add_moments(sums, p, flows->first[amount + 1][s], flows->second[amount + 1][s],
                            graph->start_amounts[amount]);
        }
    }
}

static struct odds *add_up(struct asking *asking, struct arena *arena) {
    const struct graph *graph = asking->graph;
    const struct pathway *pathway = graph->pathway;
    size_t fields = asking->options->field_count;
    struct odds *odds = arena_alloc(arena, sizeof *odds);
    struct adding adding = {.asking = asking};
    adding.outcome_of = arena_alloc(arena, (pathway->node_count + 1) * sizeof(size_t));
    for (size_t n = 0; n < pathway->node_count; n++)
        if (pathway->nodes[n].kind == NODE_OUTCOME) {
            adding.outcome_of[n] = odds->outcome_count;
            ARENA_ADD(arena, odds->outcomes, odds->outcome_count)->node = (uint32_t)n;
        }
    size_t outcomes = odds->outcome_count;
    adding.minutes = arena_alloc(arena, (outcomes + 1) * sizeof *adding.minutes);
    adding.fields = arena_alloc(arena, (fields + 1) * sizeof *adding.fields);
    for (size_t f = 0; f < fields; f++)
        adding.fields[f] = arena_alloc(arena, (outcomes + 1) * sizeof **adding.fields);
    adding.at = arena_alloc(arena, situation_size(&graph->parts));
    for (uint32_t s = 0; s < graph->expanded; s++)
        if (graph->waits[s] == WAITS_NOTHING && graph->end_count)
            add_end(&adding, odds, s);
    bool loose = unfolding_loose(asking->whole->unfolding);
    odds->upper_bound =
        asking->rule->policy == CHAIN_OPTIMAL && asking->whole->alike && !asking->whole->beliefs;
    odds->unknown = asking->flows->unknown;
    odds->unending = asking->flows->unending;
    odds->fault = asking->flows->fault;
    odds->utility += chain_worst * (odds->unending + odds->fault + odds->unknown);
    odds->utility_high = odds->utility + (greatest - chain_worst) * odds->unknown;
    if (asking->rule->policy == CHAIN_OPTIMAL && graph->expanded < graph->count)
        odds->utility_high = fmax(odds->utility_high, asking->study->at_most);
    odds->minutes = loose ? NAN : spread_of(adding.minutes[outcomes]).mean;
    odds->field_count = fields;
    odds->fields = arena_alloc(arena, (fields + 1) * sizeof *odds->fields);
    for (size_t f = 0; f < fields; f++)
        odds->fields[f] = spread_of(adding.fields[f][outcomes]);
    for (size_t o = 0; o < outcomes; o++) {
        struct outcome_odds *its = &odds->outcomes[o];
        its->utility = its->probability > 0 ? its->utility / its->probability : NAN;
        its->minutes = loose ? NAN : spread_of(adding.minutes[o]).mean;
        its->fields = arena_alloc(arena, (fields + 1) * sizeof *its->fields);
        for (size_t f = 0; f < fields; f++)
            its->fields[f] = spread_of(adding.fields[f][o]);
    }
    return odds;
}

struct odds *asking_finish(struct asking *asking, struct arena *arena, double **weights,
                           struct flows **flows) {
    struct odds *odds = asking->flows ? add_up(asking, arena) : NULL;
    if (asking->flowing)
        flows_free(flowing_finish(asking->flowing));
    if (weights)
        *weights = asking->weights;
    else
        free(asking->weights);
    if (flows)
        *flows = asking->flows;
    else
        flows_free(asking->flows);
    free(asking);
    return odds;
}

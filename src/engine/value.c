/* The request "value": what each decision of the walk was worth. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "inside.h"

/* A loss below this is rounding and told as none. */
static const double smallest_loss = 0.005;

struct value_job {
    struct job job;
    struct arena *arena;
    size_t variant;
    bool options; /* tell what each option was worth, too */
};

/* The walk as it counts: what was not taken back, and where it stands now. */
struct chain {
    struct engine *engine;
    struct study *study;
    size_t count;
    const struct moment **moments;
    uint32_t *at; /* the situation of each moment, and of the end */
};

static uint32_t find(const struct chain *chain, const struct situation *situation) {
    return unfolding_find(chain->study->unfolding, situation);
}

/* Carries out in a walk what was done at a moment. */
static enum need repeat(struct walk *walk, const struct moment *moment) {
    if (moment->need != NEED_CHOICE)
        return walk_draw(walk, moment->branch);
    switch (walk_node(walk)->kind) {
    case NODE_ORDERS:
        return walk_order(walk, moment->ticked);
    case NODE_QUESTION:
        return walk_answer(walk, moment->choice, moment->given);
    default:
        return walk_choose(walk, moment->choice);
    }
}

/* The situation after a moment, from the one in the graph in which it was: step by step, for the
   graph forgets at each step what the whole walk still knows. */
static uint32_t follow(const struct chain *chain, uint32_t from, const struct moment *moment,
                       struct situation *scratch) {
    struct walk *walk = unfolding_walk(chain->study->unfolding);
    if (from == NOWHERE)
        return NOWHERE;
    unfolding_get(chain->study->unfolding, from, scratch);
    walk_put(walk, scratch);
    return repeat(walk, moment) == NEED_HELP ? NOWHERE : find(chain, walk_situation(walk));
}

static bool make_chain(struct chain *chain, struct arena *arena) {
    const struct engine *engine = chain->engine;
    const struct graph *graph = chain->study->graph;
    size_t most = engine->moment_count + 1;
    struct situation *scratch = arena_alloc(arena, situation_size(&graph->parts));
    chain->moments = arena_alloc(arena, most * sizeof *chain->moments);
    chain->at = arena_alloc(arena, most * sizeof *chain->at);
    chain->at[0] = graph->start;
    for (size_t i = 0; i < engine->moment_count; i++) {
        const struct moment *moment = &engine->moments[i];
        if (moment->taken_back)
            continue;
        chain->moments[chain->count] = moment;
        chain->at[chain->count + 1] = follow(chain, chain->at[chain->count], moment, scratch);
        chain->count++;
    }
    for (size_t i = 0; i <= chain->count; i++)
        if (chain->at[i] == NOWHERE || chain->at[i] >= graph->expanded)
            return false; /* the graph was cut before it came here */
    return true;
}

static double worth(const struct chain *chain, size_t i) {
    return chain->study->values[chain->at[i]];
}

/* What a choice that was taken back gave away; NaN where it cannot be told. */
static double lost_then(const struct chain *chain, size_t moment) {
    const struct engine *engine = chain->engine;
    uint32_t here = find(chain, engine->moments[moment].at);
    uint32_t there =
        moment + 1 < engine->moment_count ? find(chain, engine->moments[moment + 1].at) : NOWHERE;
    if (here == NOWHERE || there == NOWHERE)
        return NAN;
    return fmax(chain->study->values[here] - chain->study->values[there], 0);
}

/* --- an end this bad or worse --- */

static double is_as_bad(void *context, const struct graph *graph, uint32_t situation) {
    const double *utility = context;
    return graph->ends[graph->detail[situation]].utility <= *utility + 1e-9;
}

/* Under the learner's own choices where the walk went, and the best ones elsewhere. */
static double chance_of_as_bad(const struct chain *chain, double utility) {
    const struct graph *graph = chain->study->graph;
    struct rule_of_choice rule = {.policy = CHAIN_OPTIMAL, .best = chain->study->best};
    double *weights = xcalloc(graph->edge_count + (size_t)1, sizeof *weights);
    for (uint32_t s = 0; s < graph->expanded; s++)
        chain_weigh(graph, &rule, s, weights + graph->first[s]);
    for (size_t i = 0; i < chain->count; i++) {
        uint32_t s = chain->at[i];
        if (graph->waits[s] != WAITS_CHOICE)
            continue;
        for (uint32_t e = graph->first[s]; e < graph->first[s + 1]; e++)
            weights[e] = 0;
        for (uint32_t e = graph->first[s]; e < graph->first[s + 1]; e++)
            if (graph->edges[e].to == chain->at[i + 1] &&
                (graph->pathway->nodes[graph->node[s]].kind == NODE_ORDERS ||
                 graph->edges[e].choice == chain->moments[i]->choice)) {
                weights[e] = 1;
                break;
            }
    }
    struct worth as_bad = {.of_end = is_as_bad, .context = &utility, .unending = 1};
    struct valuing *valuing = valuing_new(graph, chain->study->order, weights, &as_bad);
    while (valuing_go_on(valuing, SIZE_MAX / 2))
        ;
    double *values = valuing_finish(valuing);
    double chance = values[graph->start];
    free(values);
    free(weights);
    return chance;
}

/* --- the same luck --- */

/* The best choice here: of the author's best ones the one with the greatest value; where none is
   rated best, the one with the greatest value. */
static uint32_t better_edge(const struct study *study, uint32_t s) {
    const struct graph *graph = study->graph;
    uint32_t found = NOWHERE;
    for (uint32_t e = edges_begin(graph, s); e < edges_end(graph, s); e++) {
        uint32_t to = graph->edges[e].to;
        if (graph->edges[e].rating == RATING_BEST && to != NOWHERE &&
            (found == NOWHERE || study->values[to] > study->values[graph->edges[found].to]))
            found = e;
    }
    return found == NOWHERE ? study->best[s] : found;
}

static enum need take_edge(struct walk *walk, const struct graph *graph, uint32_t edge) {
    double given = 0;
    size_t choice = graph->edges[edge].choice;
    switch (walk_node(walk)->kind) {
    case NODE_ORDERS:
        return walk_order(walk, graph_ticks(graph, edge)->items);
    case NODE_QUESTION:
        return walk_example(walk, &walk_node(walk)->choices[choice], &given)
                   ? walk_answer(walk, choice, given)
                   : NEED_HELP;
    default:
        return walk_choose(walk, choice);
    }
}

/* Walks again with the same luck, but for one choice, and the best ones after it. Tells how it
 * ends. */
static void tell_instead(struct json_writer *json, const struct chain *chain, size_t costliest) {
    const struct engine *engine = chain->engine;
    const struct study *study = chain->study;
    struct walk *walk =
        walk_new(engine->pathway, walk_variant(engine->walk), walk_seed(engine->walk), NULL, NULL);
    enum need need = walk_start(walk);
    for (size_t i = 0; i < costliest && need != NEED_HELP && need != NEED_NOTHING; i++)
        need = repeat(walk, chain->moments[i]);
    uint32_t edge = better_edge(study, chain->at[costliest]);
    size_t choice = edge == NOWHERE ? 0 : study->graph->edges[edge].choice;
    const struct node *node = walk_node(walk);
    const char *option = node->kind == NODE_ORDERS ? NULL : node->choices[choice].id;
    if (need == NEED_CHOICE && edge != NOWHERE)
        need = walk_settle(walk, take_edge(walk, study->graph, edge));
    while (need == NEED_CHOICE) {
        uint32_t s = unfolding_find(study->unfolding, walk_situation(walk));
        if (s == NOWHERE || study->best[s] == NOWHERE)
            break;
        need = walk_settle(walk, take_edge(walk, study->graph, study->best[s]));
    }
    struct failure why;
    double utility = NAN;
    if (need == NEED_NOTHING) {
        expression_evaluate(walk_node(walk)->utility, walk_scene(walk), &utility, &why);
        json_begin(json, "instead", '{');
        json_put_text(json, "node", node->id);
        json_put_text(json, "option", option);
        json_put_text(json, "outcome", walk_node(walk)->id);
        json_put_number(json, "utility", utility);
        json_end(json, '}');
    } else
        json_put_null(json, "instead");
    walk_free(walk);
}

/* --- what the numbers rest on --- */

static bool rests_on_estimate(const struct pathway *pathway, const struct expression *e,
                              int *budget) {
    if (!e || --*budget < 0)
        return false;
    if (e->kind == EXPRESSION_PARAMETER)
        return pathway->words.parameters[e->index].illustrative;
    for (size_t i = 0; i < e->count; i++)
        if (rests_on_estimate(pathway, e->operands[i], budget))
            return true;
    return false;
}

/* Of the draws of the pathway: those that rest on a source alone, and those with an estimate in
   them. */
static void count_sources(const struct pathway *pathway, size_t counts[2]) {
    for (size_t n = 0; n < pathway->node_count; n++) {
        const struct node *node = &pathway->nodes[n];
        bool estimated = false;
        int budget = 10000;
        if (node->kind != NODE_CHANCE)
            continue;
        for (size_t c = 0; c < node->choice_count; c++)
            estimated = estimated || node->choices[c].illustrative ||
                        rests_on_estimate(pathway, node->choices[c].probability, &budget);
        if (node->spread && node->spread->kind == EXPRESSION_NUMBER)
            estimated =
                estimated || pathway->distributions[(size_t)node->spread->number].illustrative;
        counts[estimated]++;
    }
    for (size_t e = 0; e < pathway->event_count; e++) {
        int budget = 10000;
        if (pathway->events[e].probability)
            counts[pathway->events[e].illustrative ||
                   rests_on_estimate(pathway, pathway->events[e].probability, &budget)]++;
    }
}

/* --- telling --- */

static void put_values(struct json_writer *json, const struct chain *chain, struct arena *arena) {
    const struct engine *engine = chain->engine;
    double lost = 0, luck = 0, most = smallest_loss;
    size_t costliest = chain->count, counts[2] = {0, 0};
    double *losses = arena_alloc(arena, (engine->past_count + 1) * sizeof *losses);
    for (size_t i = 0; i < engine->past_count; i++)
        losses[i] = NAN;
    for (size_t i = 0; i < engine->moment_count; i++)
        if (engine->moments[i].taken_back && engine->moments[i].need == NEED_CHOICE)
            losses[engine->moments[i].past] = lost_then(chain, i);
    for (size_t i = 0; i < chain->count; i++) {
        double change = worth(chain, i + 1) - worth(chain, i);
        bool alike = chain->study->alike && chain->study->alike[chain->at[i]];
        if (chain->moments[i]->need != NEED_CHOICE || alike) {
            luck += change; /* nobody can know what is best where situations look alike */
            continue;
        }
        lost -= change;
        losses[chain->moments[i]->past] = fmax(-change, 0);
        if (-change > most) {
            most = -change;
            costliest = i;
        }
    }
    bool over = engine->need == NEED_NOTHING;
    json_put_number(json, "possible", worth(chain, 0));
    json_put_number(json, "lost", fmax(lost, 0));
    json_put_number(json, "luck", luck);
    if (chain->study->alike)
        json_put_text(json, "bound", "upper");
    json_put_number(json, "reached", over ? worth(chain, chain->count) : NAN);
    json_put_number(json, "as_bad",
                    over ? chance_of_as_bad(chain, worth(chain, chain->count)) : NAN);
    count_sources(engine->pathway, counts);
    json_put_whole(json, "sourced", (long long)counts[0]);
    json_put_whole(json, "illustrative", (long long)counts[1]);
    if (costliest < chain->count) {
        json_put_whole(json, "costliest", (long long)chain->moments[costliest]->past);
        tell_instead(json, chain, costliest);
    } else {
        json_put_null(json, "costliest");
        json_put_null(json, "instead");
    }
    json_begin(json, "losses", '[');
    for (size_t i = 0; i < engine->past_count; i++)
        json_put_number(json, NULL, losses[i]);
    json_end(json, ']');
}

/* --- each option --- */

static void put_option(struct json_writer *json, const char *id, double value) {
    json_begin(json, NULL, '{');
    json_put_text(json, "id", id);
    json_put_number(json, "value", value);
    json_end(json, '}');
}

/* One edge of a situation by its option's id: what stands behind "node:" in a step. */
static void put_edge(struct json_writer *json, const struct study *study, uint32_t s, uint32_t edge,
                     const char *chosen) {
    const struct graph *graph = study->graph;
    char *step = graph_step(graph, s, edge);
    const char *id = step ? strchr(step, ':') : NULL;
    if (id && graph->edges[edge].to != NOWHERE && strcmp(id + 1, chosen) != 0)
        put_option(json, id + 1, study->values[graph->edges[edge].to]);
    free(step);
}

/* Of orders only the best way of ticking them is told beside the one that was taken: there may be
   thousands. */
static void options_line(const struct chain *chain, size_t moment, uint32_t here, uint32_t there) {
    struct engine *engine = chain->engine;
    const struct study *study = chain->study;
    const struct past *past = &engine->past[engine->moments[moment].past];
    bool orders = past->node->kind == NODE_ORDERS;
    struct json_writer json = line_begin(engine, "worth");
    json_put_whole(&json, "verdict", past - engine->past);
    json_begin(&json, "options", '[');
    put_option(&json, past->option, study->values[there]);
    for (uint32_t e = edges_begin(study->graph, here); e < edges_end(study->graph, here); e++)
        if (!orders || e == study->best[here])
            put_edge(&json, study, here, e, past->option);
    json_end(&json, ']');
    line_end(&json);
}

/* For every answer of which it can be known: what was on offer, and what it was worth. */
static void options_lines(const struct chain *chain) {
    const struct engine *engine = chain->engine;
    size_t at = 0;
    for (size_t i = 0; i < engine->moment_count; i++) {
        const struct moment *moment = &engine->moments[i];
        uint32_t here = NOWHERE, there = NOWHERE;
        if (!moment->taken_back) {
            here = chain->at[at++];
            there = chain->at[at];
        } else if (i + 1 < engine->moment_count) {
            here = find(chain, moment->at);
            there = find(chain, engine->moments[i + 1].at);
        }
        bool alike = here != NOWHERE && chain->study->alike && chain->study->alike[here];
        if (moment->need == NEED_CHOICE && here != NOWHERE && there != NOWHERE && !alike)
            options_line(chain, i, here, there);
    }
}

static bool work(struct engine *engine, struct job *base) {
    struct value_job *job = (struct value_job *)base;
    bool ready;
    struct study *study = study_of(engine, job->variant, base->finish, &ready);
    if (!ready)
        return !base->finish;
    struct chain chain = {.engine = engine, .study = study};
    struct json_writer json = line_begin(engine, "value");
    json_put_text(&json, "answer", answer_name(study));
    bool known =
        study->graph->fault_count == 0 && !walk_is_pieced(engine) && make_chain(&chain, job->arena);
    if (known)
        put_values(&json, &chain, job->arena);
    line_end(&json);
    if (known && job->options)
        options_lines(&chain);
    return false;
}

static void tell_end(struct engine *engine, struct job *base) {
    (void)engine;
    (void)base; /* told by the last slice */
}

static void free_job(struct job *base) {
    struct value_job *job = (struct value_job *)base;
    arena_free(job->arena);
    free(job);
}

void value_begin(struct engine *engine, const json_t *request) {
    if (!engine->walk) {
        line_message(engine, "error", "no walk has been started");
        return;
    }
    if (!studies_prepare(engine, request))
        return;
    struct value_job *job = xcalloc(1, sizeof *job);
    job->job = (struct job){work, tell_end, free_job, false};
    job->arena = arena_new();
    job->variant = walk_variant(engine->walk);
    job->options = json_truth(request, "options");
    job_begin(engine, &job->job);
}

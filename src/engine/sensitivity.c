/* The request "sensitivity": on which parameter the answer hangs, and where the best choice flips.
 */
#include "sensitivity.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "inside.h"

enum { MOST_FLIPS = 12, MOST_INTERVALS = 64 };

/* A flip is told to this share of the parameter's range. */
static const double flip_width = 1e-4;

/* The model at one value of the parameter at hand. */
struct point {
    double at;
    bool known; /* the probabilities are probabilities there */
    double utility;
    long *choices; /* one a node: what is best in its main situation; of orders an edge */
};

struct interval {
    struct point low, high;
};

enum sensitivity_stage { AT_MAIN, AT_POINTS };

struct sensitivity_job {
    struct job job;
    struct arena *arena;
    size_t variant, last;
    const char *policy;
    struct rule_of_choice rule, optimal;
    bool *numbers_only;
    double *parameters; /* those in force at the point at hand */
    enum sensitivity_stage stage;
    struct asking *asking;
    uint32_t
        *main_situation; /* one a node: where most walks that choose best come by; NOWHERE: none */
    double base;         /* expected utility as written */
    size_t parameter;
    /* The point at hand: */
    double at;
    bool pointing, usable;
    struct study *own; /* of a parameter that shapes the graph: unfolded for this point */
    struct improving *improving;
    double *values;
    uint32_t *best;
    struct valuing *valuing;
    double *weights;
    /* What is known of the parameter at hand: */
    size_t point_count;
    struct point ends[2];
    size_t interval_count;
    struct interval intervals[MOST_INTERVALS];
    struct interval halved;
    bool halving;
    size_t flip_count;
    struct flip {
        double at;
        size_t node;
        long from, to;
    } flips[MOST_FLIPS];
};

static const struct parameter *parameter_of(const struct engine *engine,
                                            const struct sensitivity_job *job) {
    return &engine->pathway->words.parameters[job->parameter];
}

/* --- one point --- */

static void drop_point(struct sensitivity_job *job) {
    if (job->improving)
        job->values = improving_finish(job->improving, &job->best);
    if (job->valuing)
        free(valuing_finish(job->valuing));
    free(job->values);
    free(job->best);
    free(job->weights);
    study_free(job->own);
    job->improving = NULL;
    job->valuing = NULL;
    job->values = job->weights = NULL;
    job->best = NULL;
    job->own = NULL;
    job->pointing = false;
}

static void begin_point(struct engine *engine, struct sensitivity_job *job, double at) {
    struct failure why;
    job->at = at;
    job->pointing = true;
    job->usable = true;
    memcpy(job->parameters, engine->pathway->parameter_values,
           engine->pathway->words.parameter_count * sizeof *job->parameters);
    job->parameters[job->parameter] = at;
    if (job->numbers_only[job->parameter])
        job->usable = study_set_parameters(engine->studies[job->variant], job->parameters, &why);
}

/* Unfolds the pathway with the parameter at its value; true while there is more to do. A value in
   force is the pathway's own meanwhile, for everything reads it there. */
static bool unfold_own(struct engine *engine, struct sensitivity_job *job) {
    double *own = &engine->pathway->parameter_values[job->parameter], kept = *own;
    *own = job->at;
    if (!job->own)
        job->own = study_new(engine->pathway, job->variant, &engine->unfold_options);
    bool more = study_go_on(job->own, slice_of(engine)) != STUDY_READY;
    *own = kept;
    return more;
}

/* Solves the graph at this point; true while there is more to do. */
static bool solve(struct engine *engine, struct sensitivity_job *job, struct study *study) {
    size_t budget = 10 * slice_of(engine);
    struct graph *graph = study->graph;
    if (!job->values) {
        if (!job->improving)
            job->improving = improving_new(graph, study->order, chain_worst);
        if (improving_go_on(job->improving, budget))
            return true;
        job->values = improving_finish(job->improving, &job->best);
        job->improving = NULL;
    }
    if (job->rule.policy == CHAIN_OPTIMAL)
        return false;
    if (!job->valuing) {
        job->weights = xcalloc(graph->edge_count + (size_t)1, sizeof *job->weights);
        for (uint32_t s = 0; s < graph->expanded; s++)
            chain_weigh(graph, &job->rule, s, job->weights + graph->first[s]);
        struct worth worth = worth_utility(chain_worst);
        job->valuing = valuing_new(graph, study->order, job->weights, &worth);
    }
    return valuing_go_on(job->valuing, budget);
}

static struct point end_point(struct engine *engine, struct sensitivity_job *job,
                              struct study *study) {
    struct point point = {.at = job->at, .known = job->usable, .utility = NAN};
    size_t nodes = engine->pathway->node_count;
    point.choices = arena_alloc(job->arena, (nodes + 1) * sizeof *point.choices);
    for (size_t n = 0; n < nodes; n++)
        point.choices[n] = -1;
    if (!job->usable || study->graph->start == NOWHERE) {
        drop_point(job);
        return point;
    }
    const double *values = job->values;
    double *own = NULL;
    if (job->valuing) {
        own = valuing_finish(job->valuing);
        job->valuing = NULL;
        values = own;
    }
    point.utility = values[study->graph->start];
    for (size_t n = 0; n < nodes && !job->own; n++) {
        uint32_t s = job->main_situation[n];
        if (s == NOWHERE || job->best[s] == NOWHERE)
            continue;
        bool orders = engine->pathway->nodes[n].kind == NODE_ORDERS;
        point.choices[n] =
            orders ? (long)job->best[s] : (long)study->graph->edges[job->best[s]].choice;
    }
    free(own);
    drop_point(job);
    return point;
}

/* Works on the point at hand; true while there is more to do. */
static bool point_on(struct engine *engine, struct sensitivity_job *job, struct point *point) {
    struct study *study = engine->studies[job->variant];
    if (!job->numbers_only[job->parameter]) {
        if (unfold_own(engine, job))
            return true;
        study = job->own;
    }
    if (job->usable && solve(engine, job, study))
        return true;
    *point = end_point(engine, job, study);
    return false;
}

/* --- flips --- */

static void add_flips(const struct engine *engine, struct sensitivity_job *job,
                      const struct interval *interval) {
    for (size_t n = 0; n < engine->pathway->node_count && job->flip_count < MOST_FLIPS; n++)
        if (interval->low.choices[n] != interval->high.choices[n])
            job->flips[job->flip_count++] =
                (struct flip){(interval->low.at + interval->high.at) / 2, n,
                              interval->low.choices[n], interval->high.choices[n]};
}

static bool differ(const struct engine *engine, const struct interval *interval) {
    for (size_t n = 0; n < engine->pathway->node_count; n++)
        if (interval->low.choices[n] != interval->high.choices[n])
            return interval->low.known && interval->high.known;
    return false;
}

/* Takes the next interval within which something flips, and begins its middle; false: there is
   none. */
static bool halve_next(struct engine *engine, struct sensitivity_job *job) {
    const struct parameter *parameter = parameter_of(engine, job);
    while (job->interval_count) {
        job->halved = job->intervals[--job->interval_count];
        if (!differ(engine, &job->halved))
            continue;
        if (job->halved.high.at - job->halved.low.at <=
            flip_width * (parameter->high - parameter->low)) {
            add_flips(engine, job, &job->halved);
            continue;
        }
        begin_point(engine, job, (job->halved.low.at + job->halved.high.at) / 2);
        job->halving = true;
        return true;
    }
    return false;
}

static void push_halves(struct sensitivity_job *job, const struct point *middle) {
    if (job->interval_count + 2 > MOST_INTERVALS)
        return;
    job->intervals[job->interval_count++] = (struct interval){*middle, job->halved.high};
    job->intervals[job->interval_count++] = (struct interval){job->halved.low, *middle};
}

/* --- telling --- */

static void put_option(struct json_writer *json, const char *key, const struct engine *engine,
                       const struct study *study, size_t n, long choice) {
    const struct node *node = &engine->pathway->nodes[n];
    if (node->kind != NODE_ORDERS) {
        json_put_text(json, key, node->choices[choice].id);
        return;
    }
    uint64_t items = graph_ticks(study->graph, (uint32_t)choice)->items;
    char text[4096];
    size_t used = 0;
    text[0] = '\0';
    for (size_t i = 0; i < node->choice_count; i++)
        if (items >> i & 1 && used < sizeof text)
            used += (size_t)snprintf(text + used, sizeof text - used, "%s%s", used ? "," : "",
                                     node->choices[i].id);
    json_put_text(json, key, text);
}

static void swing_line(struct engine *engine, struct sensitivity_job *job) {
    const struct parameter *parameter = parameter_of(engine, job);
    const struct study *study = engine->studies[job->variant];
    struct json_writer json = line_begin(engine, "swing");
    json_put_text(&json, "pathway", engine->pathway->id);
    json_put_text(&json, "variant", engine->pathway->variants[job->variant].id);
    json_put_text(&json, "policy", job->policy);
    json_put_text(&json, "parameter", parameter->id);
    json_put_text(&json, "label", parameter->label);
    json_put_number(&json, "value", parameter->value);
    json_put_number(&json, "low", parameter->low);
    json_put_number(&json, "high", parameter->high);
    json_put_number(&json, "expected_utility", job->base);
    json_put_number(&json, "at_low", job->ends[0].utility);
    json_put_number(&json, "at_high", job->ends[1].utility);
    if (study->alike && job->rule.policy == CHAIN_OPTIMAL)
        json_put_text(&json, "bound", "upper"); /* the beliefs are not solved at each point */
    json_put_truth(&json, "unfolded", !job->numbers_only[job->parameter]);
    json_begin(&json, "flips", '[');
    for (size_t i = 0; i < job->flip_count; i++) {
        const struct flip *flip = &job->flips[i];
        json_begin(&json, NULL, '{');
        json_put_number(&json, "at", flip->at);
        json_put_text(&json, "node", engine->pathway->nodes[flip->node].id);
        put_option(&json, "from", engine, study, flip->node, flip->from);
        put_option(&json, "to", engine, study, flip->node, flip->to);
        json_end(&json, '}');
    }
    json_end(&json, ']');
    line_end(&json);
}

/* --- the job --- */

/* The situations that stand for each decision: where most walks that choose best come by. */
static bool find_main(struct engine *engine, struct sensitivity_job *job, struct study *study) {
    struct flows *flows;
    job->optimal = (struct rule_of_choice){.policy = CHAIN_OPTIMAL, .best = study->best};
    if (!job->asking)
        job->asking = asking_new(study, &job->optimal, &engine->unfold_options);
    if (asking_go_on(job->asking, slice_of(engine)))
        return true;
    asking_finish(job->asking, job->arena, NULL, &flows);
    job->asking = NULL;
    double *most = xcalloc(engine->pathway->node_count + 1, sizeof *most);
    for (size_t n = 0; n < engine->pathway->node_count; n++)
        job->main_situation[n] = NOWHERE;
    for (uint32_t s = 0; s < study->graph->expanded; s++) {
        uint32_t n = study->graph->node[s];
        if (study->graph->waits[s] == WAITS_CHOICE && flows->visits[s] > most[n]) {
            most[n] = flows->visits[s];
            job->main_situation[n] = s;
        }
    }
    free(most);
    flows_free(flows);
    return false;
}

/* Goes to the next parameter that has a range; its first point is begun. False: there is none. */
static bool next_parameter(struct engine *engine, struct sensitivity_job *job, bool first) {
    if (!first)
        job->parameter++;
    for (; job->parameter < engine->pathway->words.parameter_count; job->parameter++) {
        const struct parameter *parameter = parameter_of(engine, job);
        if (!(parameter->low < parameter->high))
            continue;
        job->point_count = job->interval_count = job->flip_count = 0;
        job->halving = false;
        begin_point(engine, job, parameter->low);
        return true;
    }
    return false;
}

/* A point is done: what is next for this parameter. False: it has been told. */
static bool take_point(struct engine *engine, struct sensitivity_job *job,
                       const struct point *point) {
    if (job->halving) {
        push_halves(job, point);
        job->halving = false;
    } else {
        job->ends[job->point_count++] = *point;
        if (job->point_count == 1) {
            begin_point(engine, job, parameter_of(engine, job)->high);
            return true;
        }
        job->intervals[job->interval_count++] = (struct interval){job->ends[0], job->ends[1]};
    }
    if (halve_next(engine, job))
        return true;
    swing_line(engine, job);
    return false;
}

static void restore(struct engine *engine, const struct sensitivity_job *job) {
    struct failure ignored;
    study_set_parameters(engine->studies[job->variant], engine->pathway->parameter_values,
                         &ignored);
}

static bool next_variant(struct engine *engine, struct sensitivity_job *job) {
    restore(engine, job);
    job->variant++;
    job->parameter = 0;
    job->stage = AT_MAIN;
    return job->variant < job->last;
}

static void set_base(struct engine *engine, struct sensitivity_job *job, struct study *study) {
    job->base = study->graph->start == NOWHERE ? NAN : study->values[study->graph->start];
    if (job->rule.policy == CHAIN_OPTIMAL)
        return;
    struct asking *asking = asking_new(study, &job->rule, &engine->unfold_options);
    while (asking_go_on(asking, SIZE_MAX / 1000))
        ;
    job->base = asking_finish(asking, job->arena, NULL, NULL)->utility;
}

static bool work(struct engine *engine, struct job *base) {
    struct sensitivity_job *job = (struct sensitivity_job *)base;
    struct point point;
    bool ready;
    if (base->finish)
        return false;
    struct study *study = study_of(engine, job->variant, false, &ready);
    if (!ready)
        return true;
    if (job->stage == AT_MAIN) {
        if (find_main(engine, job, study))
            return true;
        set_base(engine, job, study);
        job->stage = AT_POINTS;
        return next_parameter(engine, job, true) || next_variant(engine, job);
    }
    job_does(engine, "trying parameters", job->parameter, "done");
    if (point_on(engine, job, &point) || take_point(engine, job, &point))
        return true;
    return next_parameter(engine, job, false) || next_variant(engine, job);
}

static void tell_end(struct engine *engine, struct job *base) {
    struct sensitivity_job *job = (struct sensitivity_job *)base;
    if (job->variant < job->last && engine->studies && engine->studies[job->variant] &&
        job->stage == AT_POINTS)
        restore(engine, job);
}

static void free_job(struct job *base) {
    struct sensitivity_job *job = (struct sensitivity_job *)base;
    if (job->asking)
        asking_finish(job->asking, job->arena, NULL, NULL);
    drop_point(job);
    arena_free(job->arena);
    free(job);
}

void sensitivity_begin(struct engine *engine, const json_t *request) {
    struct sensitivity_job *job = xcalloc(1, sizeof *job);
    job->job = (struct job){work, tell_end, free_job, false};
    job->arena = arena_new();
    if (!studies_prepare(engine, request) ||
        !read_policy(engine, request, job->arena, &job->policy, &job->rule) ||
        !read_variants(engine, request, &job->variant, &job->last)) {
        free_job(&job->job);
        return;
    }
    const struct pathway *pathway = engine->pathway;
    job->numbers_only = parameters_in_numbers_only(job->arena, pathway);
    job->parameters =
        arena_alloc(job->arena, (pathway->words.parameter_count + 1) * sizeof *job->parameters);
    job->main_situation =
        arena_alloc(job->arena, (pathway->node_count + 1) * sizeof *job->main_situation);
    job_begin(engine, &job->job);
}

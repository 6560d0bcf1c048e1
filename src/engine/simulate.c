/* The requests "simulate" and "tell": the odds by Monte Carlo, and one of its walks. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "direct.h"
#include "inside.h"

enum {
    MOST_WALKS = 1000000000, /* so that sums of billionths fit */
    SLICE_DRAWS = 8000000,
    SLICE_STEPS = 4000, /* of a walk that is told */
    MOST_TOLD = 10000   /* steps; of what follows only the end is told */
};

struct simulate_job {
    struct job job;
    struct arena *arena;
    size_t variant;
    const char *policy;
    struct rule_of_choice rule;
    uint64_t seed, first, walks;
    bool tells;
    size_t told;

    /* On the graph … */
    const struct study *study;
    const struct graph
        *graph; /* of the study, or of its beliefs: no policy sees more than a learner */
    struct sampler *sampler;
    struct simulation *simulation;
    struct stroll *stroll;
    /* … or directly. */
    bool no_graph;
    struct direct *direct;
    bool refused; /* told why */
    struct engine *engine;
};

/* --- telling a walk --- */

static void tell_one(void *context, const char *step, double minutes) {
    struct simulate_job *job = context;
    if (job->told == MOST_TOLD)
        return;
    job->told++;
    struct json_writer json = line_begin(job->engine, "told");
    json_put_text(&json, "step", step);
    json_put_number(&json, "minutes",
                    job->study && unfolding_loose(job->study->unfolding) ? NAN : minutes);
    line_end(&json);
}

static struct json_writer begin_line(struct engine *engine, const struct simulate_job *job,
                                     const char *event) {
    char seed[32];
    snprintf(seed, sizeof seed, "%llu", (unsigned long long)job->seed);
    struct json_writer json = line_begin(engine, event);
    json_put_text(&json, "pathway", engine->pathway->id);
    json_put_text(&json, "variant", engine->pathway->variants[job->variant].id);
    json_put_text(&json, "policy", job->policy);
    json_put_text(&json, "answer", "sampled");
    json_put_text(&json, "method", job->direct ? "direct" : "graph");
    if (job->rule.policy == CHAIN_OPTIMAL && job->study->alike && !job->study->beliefs)
        json_put_text(&json, "bound", "upper");
    json_put_text(&json, "seed", seed);
    return json;
}

static void tell_fault(struct engine *engine, const struct simulate_job *job) {
    const struct graph *graph = job->direct ? NULL : job->study->graph;
    const char *text = job->direct          ? direct_fault(job->direct)
                       : graph->fault_count ? graph->faults[0].text
                                            : "";
    line_message(engine, "error",
                 "this policy leads to a place where the pathway is at fault: %s "
                 "(casewalk check tells how it is reached)",
                 text);
}

static void tale_line(struct engine *engine, const struct simulate_job *job, long outcome,
                      double utility, double minutes) {
    struct json_writer json = begin_line(engine, job, "tale");
    json_put_whole(&json, "walk", (long long)job->first);
    json_put_whole(&json, "told", (long long)job->told);
    json_put_text(&json, "outcome", outcome < 0 ? NULL : engine->pathway->nodes[outcome].id);
    json_put_number(&json, "utility", outcome < 0 ? chain_worst : utility);
    json_put_number(&json, "minutes", outcome < 0 ? NAN : minutes);
    line_end(&json);
}

static void tell_stroll(struct engine *engine, const struct simulate_job *job) {
    const struct stroll *stroll = job->stroll;
    const struct graph *graph = job->graph;
    uint32_t s = stroll->situation;
    if (stroll->unending)
        tale_line(engine, job, -1, 0, 0);
    else if (s == NOWHERE || graph->waits[s] != WAITS_NOTHING || graph->end_count == 0)
        tell_fault(engine, job);
    else
        tale_line(engine, job, graph->ends[graph->detail[s]].node,
                  graph->ends[graph->detail[s]].utility,
                  unfolding_loose(job->study->unfolding) ? NAN : stroll->minutes);
}

static void tell_direct(struct engine *engine, const struct simulate_job *job) {
    const struct tally *tally = direct_tally(job->direct);
    long outcome = -1;
    for (size_t n = 0; n < engine->pathway->node_count; n++)
        if (tally->outcomes[n])
            outcome = (long)n;
    if (tally->faulty)
        tell_fault(engine, job);
    else
        tale_line(engine, job, outcome, tally_mean(tally), direct_minutes(job->direct));
}

/* --- many walks --- */

static void simulated_line(struct engine *engine, const struct simulate_job *job,
                           const struct tally *tally) {
    const struct pathway *pathway = engine->pathway;
    struct json_writer json = begin_line(engine, job, "simulated");
    json_put_whole(&json, "first", (long long)job->first);
    json_put_whole(&json, "walks", (long long)tally->walks);
    json_put_whole(&json, "unending", (long long)tally->unending);
    json_put_whole(&json, "utility", tally->utility);
    json_put_whole(&json, "squares", tally->squares);
    json_put_whole(&json, "memory",
                   job->direct ? 0 : memory_for(unfolding_bytes(job->study->unfolding)));
    json_begin(&json, "outcomes", '[');
    for (size_t n = 0; n < pathway->node_count; n++) {
        if (pathway->nodes[n].kind != NODE_OUTCOME)
            continue;
        json_begin(&json, NULL, '{');
        json_put_text(&json, "id", pathway->nodes[n].id);
        json_put_whole(&json, "count", (long long)tally->outcomes[n]);
        json_end(&json, '}');
    }
    json_end(&json, ']');
    line_end(&json);
}

static void tell_many(struct engine *engine, const struct simulate_job *job) {
    struct tally sum = {0};
    const struct tally *tally = &sum;
    if (job->direct)
        tally = direct_tally(job->direct);
    else {
        sum.outcomes =
            arena_alloc(job->arena, (engine->pathway->node_count + 1) * sizeof *sum.outcomes);
        simulation_tally(job->simulation, &sum);
    }
    if (tally->faulty)
        tell_fault(engine, job);
    else
        simulated_line(engine, job, tally);
}

static void tell(struct engine *engine, struct job *base) {
    const struct simulate_job *job = (const struct simulate_job *)base;
    if (job->refused)
        return;
    if (!job->simulation && !job->stroll && !job->direct)
        line_message(engine, "error",
                     "nothing is known yet: the situations were still being worked out");
    else if (job->tells && job->direct)
        tell_direct(engine, job);
    else if (job->tells)
        tell_stroll(engine, job);
    else
        tell_many(engine, job);
}

/* --- work --- */

/* Unfolds and makes the sampler; true when it stands, or when it is known that it cannot. */
static bool prepare(struct engine *engine, struct simulate_job *job) {
    bool ready;
    if (!job->sampler) {
        const struct study *study = job->study = study_of(engine, job->variant, false, &ready);
        bool unfolded = study->ordering || study->order;
        job->no_graph = unfolded && study->graph->expanded < study->graph->count;
        if (job->no_graph)
            return true;
        if (!unfolded || (job->rule.policy == CHAIN_OPTIMAL && !ready))
            return false;
        if (job->rule.policy == CHAIN_OPTIMAL && study->beliefs)
            study = study->beliefs;
        job->rule.best = study->best;
        job->graph = study->graph;
        job->sampler = sampler_new(job->graph, &job->rule);
        return false;
    }
    job_does(engine, "preparing", job->graph->count, "situations");
    if (sampler_go_on(job->sampler, slice_of(engine) * 10))
        return false;
    job->no_graph = !sampler_fits(job->sampler);
    return true;
}

static bool begin_direct(struct engine *engine, struct simulate_job *job) {
    job_does(engine, "walking", 0, "walks");
    job->refused = job->rule.policy == CHAIN_OPTIMAL;
    if (job->refused)
        line_message(engine, "error",
                     "the pathway has too many situations to unfold, so its best policy is not "
                     "known: choose another --policy, or allow more with --limit and --memory");
    else
        job->direct = direct_new(engine->pathway, job->variant, &job->rule, job->seed, job->first,
                                 job->walks, job->tells ? tell_one : NULL, job);
    return !job->refused;
}

static bool begin_on_graph(struct simulate_job *job) {
    if (!job->tells) {
        job->simulation = simulation_new(job->sampler, job->seed, job->first, job->walks);
        return true;
    }
    job->stroll = arena_alloc(job->arena, sizeof *job->stroll);
    stroll_begin(job->stroll, job->graph, &job->rule, job->seed, job->first);
    job->stroll->only_choices = job->graph != job->study->graph;
    return true;
}

static bool stroll_on(struct simulate_job *job) {
    for (int i = 0; i < SLICE_STEPS; i++)
        if (!stroll_step(job->stroll, tell_one, job))
            return false;
    return true;
}

static bool walk_on(struct engine *engine, struct simulate_job *job, bool finish) {
    if (finish && job->simulation) {
        simulation_stop(job->simulation);
        while (simulation_go_on(job->simulation, SLICE_DRAWS))
            ;
    }
    if (finish)
        return false;
    bool more = job->direct   ? direct_go_on(job->direct, slice_of(engine))
                : job->stroll ? stroll_on(job)
                              : simulation_go_on(job->simulation, SLICE_DRAWS);
    job_does(engine, "walking",
             job->direct       ? direct_tally(job->direct)->walks
             : job->simulation ? simulation_begun(job->simulation)
                               : job->told,
             job->tells ? "steps" : "walks");
    return more;
}

static bool work(struct engine *engine, struct job *base) {
    struct simulate_job *job = (struct simulate_job *)base;
    if (job->simulation || job->stroll || job->direct)
        return walk_on(engine, job, base->finish);
    if (base->finish)
        return false;
    if (!job->no_graph && !prepare(engine, job))
        return true;
    return job->no_graph ? begin_direct(engine, job) : begin_on_graph(job);
}

static void free_job(struct job *base) {
    struct simulate_job *job = (struct simulate_job *)base;
    simulation_free(job->simulation);
    sampler_free(job->sampler);
    direct_free(job->direct);
    if (job->stroll)
        stroll_clear(job->stroll);
    arena_free(job->arena);
    free(job);
}

/* Reads a whole number of a request; false: it is none within its bounds, and that has been told.
 */
static bool read_number(struct engine *engine, const json_t *request, const char *name,
                        long long fallback, long long most, uint64_t *number) {
    long long value = json_whole(request, name, fallback);
    *number = (uint64_t)value;
    if (value < 1 || value > most)
        line_message(engine, "error", "\"%s\" is a whole number from 1 to %lld", name, most);
    return value >= 1 && value <= most;
}

static void begin(struct engine *engine, const json_t *request, bool tells) {
    struct simulate_job *job = xcalloc(1, sizeof *job);
    const char *variant = json_text(request, "variant", "base");
    long found = pathway_find_variant(engine->pathway, variant);
    job->job = (struct job){work, tell, free_job, false};
    job->arena = arena_new();
    job->engine = engine;
    job->tells = tells;
    job->walks = 1;
    job->seed = strtoull(json_text(request, "seed", "1"), NULL, 10);
    job->no_graph = json_truth(request, "direct");
    job->variant = (size_t)found;
    if (found < 0)
        no_variant(engine, variant);
    else if (studies_prepare(engine, request) &&
             read_policy(engine, request, job->arena, &job->policy, &job->rule) &&
             read_number(engine, request, tells ? "walk" : "first", 1, INT64_MAX / 2,
                         &job->first) &&
             (tells || read_number(engine, request, "walks", 100000, MOST_WALKS, &job->walks))) {
        job_begin(engine, &job->job);
        return;
    }
    free_job(&job->job);
}

void simulate_begin(struct engine *engine, const json_t *request) { begin(engine, request, false); }
void simulate_tell(struct engine *engine, const json_t *request) { begin(engine, request, true); }

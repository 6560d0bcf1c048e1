/* The request "odds": what comes of a pathway under a policy. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "inside.h"

struct odds_job {
    struct job job;
    struct arena *arena;
    size_t variant, last; /* the one at hand; all up to `last` */
    const char *policy;
    struct rule_of_choice rule;
    bool strategy; /* the policy itself is told too */
    struct asking *asking;
};

static void put_spreads(struct engine *engine, struct json_writer *json,
                        const struct spread *fields) {
    const struct unfold_options *options = &engine->unfold_options;
    json_begin(json, "fields", '{');
    for (size_t f = 0; f < options->field_count; f++) {
        json_begin(json, engine->pathway->words.patient.fields[options->fields[f]].id, '{');
        json_put_number(json, "mean", fields[f].mean);
        json_put_number(json, "sd", fields[f].sd);
        json_end(json, '}');
    }
    json_end(json, '}');
}

static void put_outcome_odds(struct engine *engine, struct json_writer *json,
                             const struct odds *odds, const struct outcome_odds *outcome) {
    json_begin(json, NULL, '{');
    json_put_text(json, "id", engine->pathway->nodes[outcome->node].id);
    json_put_number(json, "probability", outcome->probability);
    json_put_number(json, "low", outcome->probability);
    json_put_number(json, "high", fmin(outcome->probability + odds->unknown, 1));
    json_put_number(json, "utility", outcome->utility);
    json_put_number(json, "mean_minutes", outcome->minutes);
    if (odds->field_count)
        put_spreads(engine, json, outcome->fields);
    json_end(json, '}');
}

/* Tells why the odds of this policy mean nothing: the pathway is at fault on its way. */
static void tell_fault(struct engine *engine, const struct study *study) {
    line_message(engine, "error",
                 "this policy leads to a place where the pathway is at fault: %s "
                 "(casewalk check tells how it is reached)",
                 study->graph->fault_count ? study->graph->faults[0].text : "");
}

static void odds_line(struct engine *engine, const struct odds_job *job, const struct study *study,
                      const struct odds *odds) {
    struct json_writer json = line_begin(engine, "odds");
    json_put_text(&json, "pathway", engine->pathway->id);
    json_put_text(&json, "variant", engine->pathway->variants[job->variant].id);
    json_put_text(&json, "policy", job->policy);
    bool exact = odds->unknown <= 0 && odds->utility_high <= odds->utility;
    json_put_text(&json, "answer", exact ? "exact" : "interval");
    json_put_whole(&json, "situations", study->graph->count);
    json_put_whole(&json, "edges", study->graph->edge_count);
    json_put_number(&json, "expected_utility",
                    exact ? odds->utility : (odds->utility + odds->utility_high) / 2);
    if (!exact) {
        json_put_number(&json, "expected_utility_low", odds->utility);
        json_put_number(&json, "expected_utility_high", odds->utility_high);
    }
    if (odds->upper_bound)
        json_put_text(&json, "bound", "upper");
    json_put_number(&json, "good", odds->good);
    json_put_number(&json, "mean_minutes", odds->minutes);
    json_put_number(&json, "unending", odds->unending);
    json_begin(&json, "outcomes", '[');
    for (size_t i = 0; i < odds->outcome_count; i++)
        put_outcome_odds(engine, &json, odds, &odds->outcomes[i]);
    json_end(&json, ']');
    put_spreads(engine, &json, odds->fields);
    line_end(&json);
}

static void tell_variant(struct engine *engine, struct odds_job *job, const struct study *study) {
    struct odds *odds = asking_finish(job->asking, job->arena, NULL, NULL);
    job->asking = NULL;
    if (odds && odds->fault > 0)
        tell_fault(engine, study);
    else if (odds)
        odds_line(engine, job, study, odds);
}

/* A slice: of the study, then of the asking; then the next variant. */
static bool work(struct engine *engine, struct job *base) {
    struct odds_job *job = (struct odds_job *)base;
    bool ready = false;
    do {
        const struct study *study = study_of(engine, job->variant, base->finish, &ready);
        if (!ready)
            continue;
        if (!job->asking) {
            job->rule.best = study->best;
            job->asking = asking_new(study, &job->rule, &engine->unfold_options);
        }
        if (asking_go_on(job->asking, slice_of(engine)))
            continue;
        tell_variant(engine, job, study);
        job->variant++;
        ready = false;
    } while (base->finish && job->variant < job->last);
    return job->variant < job->last;
}

static void tell_end(struct engine *engine, struct job *base) {
    (void)engine;
    (void)base; /* each variant was told when it was done */
}

static void free_job(struct job *base) {
    struct odds_job *job = (struct odds_job *)base;
    if (job->asking)
        asking_finish(job->asking, job->arena, NULL, NULL);
    arena_free(job->arena);
    free(job);
}

void odds_begin(struct engine *engine, const json_t *request) {
    struct odds_job *job = xcalloc(1, sizeof *job);
    job->job = (struct job){work, tell_end, free_job, false};
    job->arena = arena_new();
    if (studies_prepare(engine, request) &&
        read_policy(engine, request, job->arena, &job->policy, &job->rule) &&
        read_variants(engine, request, &job->variant, &job->last))
        job_begin(engine, &job->job);
    else
        free_job(&job->job);
}

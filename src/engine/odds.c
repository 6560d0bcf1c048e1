/* The request "odds": what comes of a pathway under a policy. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inside.h"
#include "prism.h"
#include "strategy.h"

/* What is done for each variant, one after the other. */
enum odds_stage { ODDS_ASK, ODDS_STRATEGY, ODDS_EXPORT, ODDS_DONE };

struct odds_job {
    struct job job;
    struct arena *arena;
    size_t variant, last; /* the one at hand; all up to `last` */
    const char *policy;
    struct rule_of_choice rule;
    bool wants_strategy; /* the policy itself is told too … */
    bool wants_export;   /* … and the graph, for other programs */
    enum odds_stage stage;
    struct asking *asking;
    double *weights;
    struct flows *flows;
    struct strategy *strategy;
    struct prism *prism;
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

/* --- stages --- */

static void end_asking(struct odds_job *job) {
    if (job->asking)
        asking_finish(job->asking, job->arena, NULL, NULL);
    strategy_free(job->strategy);
    prism_free(job->prism);
    flows_free(job->flows);
    free(job->weights);
    job->asking = NULL;
    job->strategy = NULL;
    job->prism = NULL;
    job->flows = NULL;
    job->weights = NULL;
}

/* Only what was asked for takes a slice. */
static enum odds_stage stage_after(const struct odds_job *job, enum odds_stage stage) {
    if (stage == ODDS_ASK && job->wants_strategy)
        return ODDS_STRATEGY;
    return stage < ODDS_EXPORT && job->wants_export ? ODDS_EXPORT : ODDS_DONE;
}

static void ask(struct engine *engine, struct odds_job *job, const struct study *study) {
    if (!job->asking) {
        job->rule.best = study->best;
        job->asking = asking_new(study, &job->rule, &engine->unfold_options);
    }
    if (asking_go_on(job->asking, slice_of(engine)))
        return;
    struct odds *odds = asking_finish(job->asking, job->arena, &job->weights, &job->flows);
    job->asking = NULL;
    job->stage = stage_after(job, ODDS_ASK);
    if (odds->fault > 0) {
        tell_fault(engine, study);
        job->stage = ODDS_DONE;
    } else
        odds_line(engine, job, study, odds);
}

static void strategy_lines(struct engine *engine, const struct odds_job *job) {
    size_t count;
    const struct strategy_row *rows = strategy_rows(job->strategy, &count);
    for (size_t i = 0; i < count; i++) {
        struct json_writer json = line_begin(engine, "strategy");
        json_put_text(&json, "variant", engine->pathway->variants[job->variant].id);
        json_put_text(&json, "node", engine->pathway->nodes[rows[i].node].id);
        json_put_text(&json, "when", rows[i].when);
        json_put_text(&json, "option", rows[i].option);
        line_end(&json);
    }
}

/* Nobody who wants to be done waits for all nodes: those that are done are told. */
static void tell_strategy(struct engine *engine, struct odds_job *job, const struct study *study) {
    job_does(engine, "telling the policy", study->graph->count, "situations");
    if (!job->strategy)
        job->strategy = strategy_new(job->arena, study, &job->rule, job->weights, job->flows);
    if (strategy_go_on(job->strategy, slice_of(engine)) && !job->job.finish)
        return;
    strategy_lines(engine, job);
    job->stage = stage_after(job, ODDS_STRATEGY);
}

/* One piece of a file. */
static void export_line(struct engine *engine, const struct odds_job *job, enum prism_file file,
                        const char *text) {
    struct json_writer json = line_begin(engine, "export");
    json_put_text(&json, "pathway", engine->pathway->id);
    json_put_text(&json, "variant", engine->pathway->variants[job->variant].id);
    json_put_text(&json, "file", prism_ending[file]);
    json_put_text(&json, "text", text);
    line_end(&json);
}

static void export(struct engine *engine, struct odds_job *job, const struct study *study) {
    const struct graph *graph = study->graph;
    char *text;
    size_t size;
    enum prism_file file;
    job_does(engine, "exporting", graph->count, "situations");
    job->stage = ODDS_DONE;
    if (graph->expanded < graph->count || graph->start == NOWHERE || job->job.finish) {
        line_message(engine, "error", "only a pathway that was wholly unfolded can be exported");
        return;
    }
    if (!job->prism)
        job->prism = prism_new(graph, !unfolding_loose(study->unfolding));
    FILE *out = open_memstream(&text, &size);
    if (!out)
        die("out of memory");
    if (prism_go_on(job->prism, slice_of(engine), out, &file))
        job->stage = ODDS_EXPORT;
    if (fclose(out) != 0)
        die("out of memory");
    if (size > 0)
        export_line(engine, job, file, text);
    free(text);
}

/* A slice: of the study, then of each stage; then the next variant. */
static bool work(struct engine *engine, struct job *base) {
    struct odds_job *job = (struct odds_job *)base;
    bool ready = false;
    do {
        const struct study *study = study_of(engine, job->variant, base->finish, &ready);
        if (!ready)
            continue;
        if (job->stage == ODDS_ASK)
            ask(engine, job, study);
        else if (job->stage == ODDS_STRATEGY)
            tell_strategy(engine, job, study);
        else
            export(engine, job, study);
        if (job->stage != ODDS_DONE)
            continue;
        end_asking(job);
        job->stage = ODDS_ASK;
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
    end_asking(job);
    arena_free(job->arena);
    free(job);
}

void odds_begin(struct engine *engine, const json_t *request) {
    struct odds_job *job = xcalloc(1, sizeof *job);
    job->job = (struct job){work, tell_end, free_job, false};
    job->arena = arena_new();
    job->wants_strategy = json_truth(request, "strategy");
    job->wants_export = json_truth(request, "export");
    if (studies_prepare(engine, request) &&
        read_policy(engine, request, job->arena, &job->policy, &job->rule) &&
        read_variants(engine, request, &job->variant, &job->last))
        job_begin(engine, &job->job);
    else
        free_job(&job->job);
}

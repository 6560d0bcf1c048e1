/* The request "check": everything wrong with a pathway. */
#include <stdlib.h>

#include "check.h"
#include "inside.h"

/* What is worked out of a variant before it is looked at: how a random learner and an expert go. */
enum check_stage { ASK_RANDOM, ASK_EXPERT, LOOK };

struct check_job {
    struct job job;
    struct arena *arena;
    struct checker *checker;
    size_t variant;
    enum check_stage stage;
    struct rule_of_choice rule;
    struct asking *asking;
    struct flows *random;
    size_t situations;
    bool cut;
};

static bool ask(struct engine *engine, struct check_job *job, const struct study *study,
                enum policy policy) {
    if (!job->asking) {
        job->rule = (struct rule_of_choice){.policy = policy};
        job->asking = asking_new(study, &job->rule, &engine->unfold_options);
    }
    return asking_go_on(job->asking, slice_of(engine));
}

static void look(struct check_job *job, struct study *study) {
    struct odds *odds = asking_finish(job->asking, job->arena, NULL, NULL);
    job->asking = NULL;
    checker_look(job->checker, study, job->random->visits, odds->unending);
    job->stage = LOOK;
}

static void end_variant(struct engine *engine, struct check_job *job, struct study *study) {
    job->situations += study->graph->count;
    job->cut = job->cut || study->graph->expanded < study->graph->count;
    flows_free(job->random);
    job->random = NULL;
    job->stage = ASK_RANDOM;
    study_free(study);
    engine->studies[job->variant++] = NULL;
}

static bool work(struct engine *engine, struct job *base) {
    struct check_job *job = (struct check_job *)base;
    do {
        bool ready;
        if (job->variant == engine->pathway->variant_count)
            return false;
        struct study *study = study_of(engine, job->variant, base->finish, &ready);
        if (!ready)
            continue;
        if (job->stage == ASK_RANDOM) {
            if (ask(engine, job, study, POLICY_RANDOM))
                continue;
            asking_finish(job->asking, job->arena, NULL, &job->random);
            job->asking = NULL;
            job->stage = ASK_EXPERT;
        } else if (job->stage == ASK_EXPERT) {
            if (!ask(engine, job, study, POLICY_EXPERT))
                look(job, study);
        } else if (!checker_go_on(job->checker, slice_of(engine)))
            end_variant(engine, job, study);
    } while (base->finish);
    return true;
}

static void finding_line(struct engine *engine, const struct finding *finding) {
    char code[16];
    struct json_writer json = line_begin(engine, "found");
    snprintf(code, sizeof code, "CW%03d", (int)finding->code);
    json_put_text(&json, "code", code);
    json_put_text(&json, "severity", finding->severity == SEVERITY_ERROR ? "error" : "warning");
    json_put_text(&json, "file", finding->place.file);
    json_put_whole(&json, "line", finding->place.line);
    json_put_text(&json, "message", finding->text);
    json_put_text(&json, "variant",
                  finding->variant < 0 ? NULL : engine->pathway->variants[finding->variant].id);
    json_begin(&json, "witness", '[');
    for (size_t i = 0; i < finding->witness_count; i++)
        json_put_text(&json, NULL, finding->witness[i]);
    json_end(&json, ']');
    line_end(&json);
}

static void tell(struct engine *engine, struct job *base) {
    struct check_job *job = (struct check_job *)base;
    size_t count;
    bool whole = job->variant == engine->pathway->variant_count;
    if (whole)
        checker_finish(job->checker);
    const struct finding *findings = checker_findings(job->checker, &count);
    for (size_t i = 0; i < count; i++)
        finding_line(engine, &findings[i]);
    struct json_writer json = line_begin(engine, "checked");
    json_put_whole(&json, "nodes", (long long)engine->pathway->node_count);
    json_put_whole(&json, "situations", (long long)job->situations);
    json_put_text(&json, "answer", whole && !job->cut ? "exact" : "interval");
    line_end(&json);
}

static void free_job(struct job *base) {
    struct check_job *job = (struct check_job *)base;
    if (job->asking)
        asking_finish(job->asking, job->arena, NULL, NULL);
    flows_free(job->random);
    checker_free(job->checker);
    arena_free(job->arena);
    free(job);
}

void check_begin(struct engine *engine, const json_t *request) {
    studies_forget(engine); /* all is unfolded anew, and watched */
    if (!studies_prepare(engine, request))
        return;
    unsigned char *eithers = arena_alloc(engine->study_arena, engine->pathway->either_count + 1);
    engine->unfold_options.eithers = eithers;
    struct check_job *job = xcalloc(1, sizeof *job);
    const char *today = json_text(request, "today", NULL);
    job->job = (struct job){work, tell, free_job, false};
    job->arena = arena_new();
    job->checker = checker_new(job->arena, engine->pathway,
                               today ? arena_copy(job->arena, today) : NULL, eithers);
    checker_read(job->checker);
    job_begin(engine, &job->job);
}

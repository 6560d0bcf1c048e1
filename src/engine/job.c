/* Long work in slices: each request does one, and the front says whether to go on. */
#include "inside.h"

void job_end(struct engine *engine) {
    if (engine->job)
        engine->job->free(engine->job);
    engine->job = NULL;
}

void job_does(struct engine *engine, const char *what, size_t done, const char *unit) {
    engine->doing = what;
    engine->done = done;
    engine->unit = unit;
}

/* One slice; what came of it when it was the last. */
static void go_on(struct engine *engine) {
    struct job *job = engine->job;
    job_does(engine, "working", 0, "steps");
    if (job->work(engine, job) && !job->finish) {
        struct json_writer json = line_begin(engine, "progress");
        json_put_text(&json, "what", engine->doing);
        json_put_whole(&json, "done", (long long)engine->done);
        json_put_text(&json, "unit", engine->unit);
        line_end(&json);
        return;
    }
    job->tell(engine, job);
    job_end(engine);
}

void job_begin(struct engine *engine, struct job *job) {
    job_end(engine);
    engine->job = job;
    go_on(engine);
}

void job_continue(struct engine *engine, const json_t *request) {
    (void)request;
    if (engine->job)
        go_on(engine);
    else
        line_message(engine, "error", "there is nothing to go on with");
}

void job_finish(struct engine *engine, const json_t *request) {
    (void)request;
    if (engine->job)
        engine->job->finish = true;
    job_continue(engine, request);
}

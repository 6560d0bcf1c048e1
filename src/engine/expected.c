/* The request "test": the walks and odds that an author expects. */
#include <stdlib.h>
#include <string.h>

#include "data.h"
#include "expected.h"
#include "tracks.h"

void tested_line(struct engine *engine, const struct test_job *job, const json_t *said, bool ok,
                 const char *message) {
    struct json_writer json = line_begin(engine, "tested");
    json_put_text(&json, "file", job->file);
    json_put_text(&json, "kind", json_text(said, "word", ""));
    json_put_text(&json, "name", json_text(said, "name", ""));
    json_put_truth(&json, "ok", ok);
    json_put_whole(&json, "line", json_whole(said, "line", 0));
    json_put_text(&json, "message", ok ? NULL : message);
    line_end(&json);
}

/* --- the job --- */

/* A slice of what was said next; true: of that there is more to do. */
static bool work_on(struct engine *engine, struct test_job *job, const json_t *said) {
    const char *word = json_text(said, "word", "");
    if (strcmp(word, "walk") == 0)
        expected_walk(engine, job, said);
    else if (strcmp(word, "expect") == 0 && !job->no_odds)
        return (job->last > 0 || expected_odds_begin(engine, job, said)) &&
               expected_odds_on(engine, job, said);
    return false;
}

static bool work(struct engine *engine, struct job *base) {
    struct test_job *job = (struct test_job *)base;
    const json_t *said = json_array_get(job->said, job->next);
    if (!said)
        return job->coverage && coverage_go_on(engine, job->coverage, base->finish);
    if (work_on(engine, job, said))
        return true;
    job->next++;
    job->last = 0;
    return job->coverage || job->next < json_array_size(job->said);
}

static void tell_end(struct engine *engine, struct job *base) {
    (void)engine;
    (void)base; /* each was told when it was done */
}

static void free_job(struct job *base) {
    struct test_job *job = (struct test_job *)base;
    if (job->asking)
        asking_finish(job->asking, job->arena, NULL, NULL);
    json_decref(job->said);
    arena_free(job->arena);
    free(job);
}

void test_begin(struct engine *engine, const json_t *request) {
    static const char *const words[] = {"walk", "expect", NULL};
    const char *name = json_text(request, "file", "");
    struct failure why;
    json_t *said = NULL;
    const struct file *file = find_file(engine, name);
    if (!file)
        line_message(engine, "error", "send the file of walks first");
    else if (!(said = data_read(file, words, &why)))
        line_message(engine, "error", "%s", why.text);
    if (!said || !studies_prepare(engine, request)) {
        json_decref(said);
        return;
    }
    struct test_job *job = xcalloc(1, sizeof *job);
    job->job = (struct job){work, tell_end, free_job, false};
    job->arena = arena_new();
    job->said = said;
    job->file = arena_copy(job->arena, name);
    job->no_odds = json_truth(request, "no_odds");
    tracks_free(engine->tracks);
    engine->tracks = tracks_new(engine->pathway);
    if (json_truth(request, "coverage"))
        job->coverage = coverage_new(job->arena, engine->pathway);
    job_begin(engine, &job->job);
}
/* The request "track": a recorded walk, played again to count what it takes. */
#include <stdlib.h>
#include <string.h>

#include "inside.h"
#include "tracks.h"

/* Inputs in one slice; few where an author's functions run. */
enum { INPUTS = 100, INPUTS_OF_RULES = 5 };

struct track_job {
    struct job job;
    json_t *request;
    struct tracks *tracks; /* of this walk: it may yet come elsewhere than was recorded */
    size_t next;           /* of its inputs */
    bool begun, started, same;
};

/* Whoever counts does not read. */
static ssize_t swallow(void *cookie, const char *text, size_t length) {
    (void)cookie;
    (void)text;
    return (ssize_t)length;
}

static void play(struct engine *engine, struct track_job *job) {
    const json_t *inputs = json_object_get(job->request, "inputs");
    size_t most = pathway_has_rules(engine->pathway) ? INPUTS_OF_RULES : INPUTS;
    if (!job->begun)
        job->started = start_walk(engine, job->request);
    job->begun = true;
    for (size_t i = 0; job->started && i < most && job->next < json_array_size(inputs); i++)
        walk_lines(engine, json_array_get(inputs, job->next++));
}

/* The same without a word. */
static void play_silently(struct engine *engine, struct track_job *job) {
    static const cookie_io_functions_t deaf = {.write = swallow};
    FILE *out = engine->out;
    engine->out = fopencookie(NULL, "w", deaf);
    if (!engine->out)
        die("out of memory");
    engine->tracking = job->tracks;
    play(engine, job);
    engine->tracking = NULL;
    fclose(engine->out);
    engine->out = out;
}

/* Whether the walk has come to the situation that was recorded. */
static bool is_same(struct engine *engine, const struct track_job *job) {
    char hash[33];
    if (!job->started || !engine->walk || engine->need == NEED_HELP)
        return false;
    walk_hash(engine->walk, hash);
    return strcmp(hash, json_text(job->request, "hash", hash)) == 0;
}

static void count(struct engine *engine, struct track_job *job) {
    if (engine->need == NEED_CHOICE)
        tracks_stop(job->tracks, walk_node(engine->walk));
    if (!engine->tracks)
        engine->tracks = tracks_new(engine->pathway);
    tracks_add(engine->tracks, job->tracks);
}

static bool work(struct engine *engine, struct job *base) {
    struct track_job *job = (struct track_job *)base;
    job_does(engine, "playing", job->next, "answers");
    play_silently(engine, job);
    if (job->started && job->next < json_array_size(json_object_get(job->request, "inputs")))
        return true;
    job->same = is_same(engine, job);
    if (job->same)
        count(engine, job);
    return false;
}

static void tell(struct engine *engine, struct job *base) {
    const struct track_job *job = (const struct track_job *)base;
    struct json_writer json = line_begin(engine, "tracked");
    json_put_truth(&json, "same", job->same);
    json_put_whole(&json, "walks", engine->tracks ? (long long)engine->tracks->walks : 0);
    line_end(&json);
}

static void free_job(struct job *base) {
    struct track_job *job = (struct track_job *)base;
    json_decref(job->request);
    tracks_free(job->tracks);
    free(job);
}

void track_begin(struct engine *engine, const json_t *request) {
    struct track_job *job = xcalloc(1, sizeof *job);
    job->job = (struct job){work, tell, free_job, false};
    job->request = json_incref((json_t *)request);
    job->tracks = tracks_new(engine->pathway);
    tracks_begin(job->tracks);
    job_begin(engine, &job->job);
}

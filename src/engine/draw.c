/* The request "graph": the pathway as a picture, in the language of another program. */
#include <stdlib.h>
#include <string.h>

#include "picture.h"

enum { PIECE = 200000 }; /* bytes of a line, roughly; escaped for JSON it is far below the limit */

enum draw_stage { DRAW_BUILD, DRAW_ASK, DRAW_FLOW, DRAW_BOXES, DRAW_ARROWS, DRAW_DONE };

struct draw_job {
    struct job job;
    struct arena *arena;
    enum draw_stage stage;
    const struct picture_format *format;
    struct picture *picture;
    struct picture_extent extent;
    size_t columns; /* 0: as many as fit */
    enum picture_show show;
    bool wants_odds;
    size_t variant;
    const char *policy;
    struct rule_of_choice rule;
    struct asking *asking;
    double *weights;
    struct flows *flows;
    size_t at;     /* the next box to be written */
    size_t arrows; /* written so far */
    FILE *out;     /* what is written and not yet sent */
    char *text;
    size_t size;
    bool begun, failed;
};

/* --- sending --- */

static void open_text(struct draw_job *job) {
    job->out = open_memstream(&job->text, &job->size);
    if (!job->out)
        die("out of memory");
}

static void close_text(struct draw_job *job) {
    if (job->out && fclose(job->out) != 0)
        die("out of memory");
    job->out = NULL;
}

static void send_text(struct engine *engine, struct draw_job *job) {
    close_text(job);
    struct json_writer json = line_begin(engine, "graph");
    json_put_text(&json, "text", job->text);
    json_put_text(&json, "title", picture_title(job->picture));
    json_put_text(&json, "description", picture_description(job->picture));
    json_put_whole(&json, "drawn", (long long)job->picture->drawn_nodes);
    json_put_whole(&json, "nodes", (long long)job->picture->pathway->node_count);
    line_end(&json);
    free(job->text);
    job->text = NULL;
    open_text(job);
}

/* --- stages --- */

static void ask(struct engine *engine, struct draw_job *job) {
    bool ready = false;
    const struct study *study = study_of(engine, job->variant, job->job.finish, &ready);
    if (!ready)
        return;
    if (study_followed(study, &job->rule) != study) {
        line_message(engine, "error",
                     "the best policy goes by what the learner believes, which this picture has no "
                     "boxes for: draw the odds of another");
        job->failed = true;
        job->stage = DRAW_DONE;
        return;
    }
    if (!job->asking) {
        job->rule.best = study->best;
        job->asking = asking_new(study, &job->rule, &engine->unfold_options);
    }
    if (asking_go_on(job->asking, slice_of(engine)))
        return;
    const struct odds *odds = asking_finish(job->asking, job->arena, &job->weights, &job->flows);
    job->asking = NULL;
    if (odds->fault > 0) {
        line_message(engine, "error",
                     "this policy leads to a place where the pathway is at fault (casewalk odds "
                     "tells more)");
        job->failed = true;
        job->stage = DRAW_DONE;
        return;
    }
    job->picture->show = SHOW_ODDS;
    job->picture->walks = 1;
    job->picture->policy = job->policy;
    job->picture->unknown = odds->unknown;
    picture_outcomes(job->picture, odds);
    job->stage = DRAW_FLOW;
}

static void write_boxes(struct engine *engine, struct draw_job *job, bool arrows) {
    enum { BOXES = 1000 };
    const struct picture *picture = job->picture;
    for (size_t i = 0; i < BOXES && job->at < picture->count; i++, job->at++) {
        if (arrows)
            job->format->arrows(picture, job->at, job->out, &job->arrows);
        else
            job->format->box(picture, job->at, job->out);
        if (ftell(job->out) > PIECE)
            send_text(engine, job);
    }
    if (job->at < picture->count)
        return;
    job->at = 0;
    job->stage = arrows ? DRAW_DONE : DRAW_ARROWS;
}

static void begin_writing(struct engine *engine, struct draw_job *job) {
    if (job->show > SHOW_ODDS)
        picture_tracks(job->picture, engine->tracks, job->show);
    picture_choose(job->picture, &job->extent);
    if (job->format->in_columns)
        picture_columns(job->picture, job->columns);
    open_text(job);
    job->format->begin(job->picture, job->out);
    job->stage = DRAW_BOXES;
}

/* One step of the work. */
static void step(struct engine *engine, struct draw_job *job) {
    switch (job->stage) {
    case DRAW_BUILD:
        job_does(engine, "drawing", job->picture->built, "nodes");
        if (picture_build(job->picture, slice_of(engine)))
            return;
        if (job->wants_odds)
            job->stage = DRAW_ASK;
        else
            begin_writing(engine, job);
        return;
    case DRAW_ASK:
        ask(engine, job);
        return;
    case DRAW_FLOW:
        job_does(engine, "adding up", job->picture->flowed, "situations");
        if (!picture_flow(job->picture, engine->studies[job->variant]->graph, job->weights,
                          job->flows, slice_of(engine)))
            begin_writing(engine, job);
        return;
    case DRAW_BOXES:
    case DRAW_ARROWS:
        job_does(engine, "drawing", job->at, "nodes");
        write_boxes(engine, job, job->stage == DRAW_ARROWS);
        return;
    case DRAW_DONE:
        return;
    }
}

static bool work(struct engine *engine, struct job *base) {
    struct draw_job *job = (struct draw_job *)base;
    do
        step(engine, job);
    while (base->finish && job->stage != DRAW_DONE);
    return job->stage != DRAW_DONE;
}

static void tell(struct engine *engine, struct job *base) {
    struct draw_job *job = (struct draw_job *)base;
    if (job->failed)
        return;
    job->format->end(job->picture, job->out, &job->arrows);
    send_text(engine, job);
}

static void free_job(struct job *base) {
    struct draw_job *job = (struct draw_job *)base;
    if (job->asking)
        asking_finish(job->asking, job->arena, NULL, NULL);
    close_text(job);
    free(job->text);
    free(job->weights);
    flows_free(job->flows);
    arena_free(job->arena);
    free(job);
}

/* --- the request --- */

/* A mistake of whoever asks, not of the pathway. */
static void usage_line(struct engine *engine, const char *message) {
    struct json_writer json = line_begin(engine, "error");
    json_put_text(&json, "message", message);
    json_put_truth(&json, "usage", true);
    line_end(&json);
}

static bool read_format(struct engine *engine, const json_t *request,
                        const struct picture_format **format) {
    static const struct picture_format *const formats[] = {&picture_dot, &picture_mermaid};
    const char *name = json_text(request, "format", "dot");
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(formats[i]->name, name) == 0) {
            *format = formats[i];
            return true;
        }
    usage_line(engine, "there is no such format: dot and mermaid are");
    return false;
}

static bool read_extent(struct engine *engine, const json_t *request,
                        struct picture_extent *extent) {
    enum { DEPTH = 1 };
    const struct pathway *pathway = engine->pathway;
    const char *around = json_text(request, "around", NULL);
    size_t node;
    struct failure why;
    bool found = !around || find_place(pathway, around, &node, &why);
    *extent = (struct picture_extent){around && found ? (long)node : -1,
                                      (long)json_whole(request, "depth", around ? DEPTH : -1),
                                      json_truth(request, "whole")};
    if (!found)
        usage_line(engine, why.text);
    return found;
}

/* What walks are to be shown: those whose tracks the engine has. */
static bool read_tracks(struct engine *engine, const json_t *request, enum picture_show *show) {
    static const struct {
        const char *name;
        enum picture_show show;
    } known[] = {{"coverage", SHOW_COVERAGE}, {"way", SHOW_WAY}, {"class", SHOW_CLASS}};
    const char *name = json_text(request, "tracks", NULL);
    if (!name)
        return true;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i].name, name) == 0)
            *show = known[i].show;
    if (*show && engine->tracks && engine->tracks->walks)
        return true;
    usage_line(engine, *show ? "no walks have been counted" : "tracks are coverage, way or class");
    return false;
}

static bool read_one_variant(struct engine *engine, const json_t *request, size_t *variant) {
    size_t last;
    if (!read_variants(engine, request, variant, &last))
        return false;
    if (last == *variant + 1)
        return true;
    usage_line(engine, "a picture is of one variant");
    return false;
}

void graph_begin(struct engine *engine, const json_t *request) {
    struct draw_job *job = xcalloc(1, sizeof *job);
    job->job = (struct job){work, tell, free_job, false};
    job->arena = arena_new();
    job->wants_odds = json_truth(request, "odds");
    long long columns = json_whole(request, "columns", 0);
    job->columns = columns > 0 && columns < PICTURE_NODES ? (size_t)columns : 0;
    bool good =
        read_format(engine, request, &job->format) && read_extent(engine, request, &job->extent) &&
        read_one_variant(engine, request, &job->variant) &&
        read_tracks(engine, request, &job->show) &&
        (!job->wants_odds || (studies_prepare(engine, request) &&
                              read_policy(engine, request, job->arena, &job->policy, &job->rule)));
    if (!good) {
        free_job(&job->job);
        return;
    }
    job->picture = picture_new(job->arena, engine->pathway, job->variant);
    job->picture->min_cell = (double)json_whole(request, "min_cell", 0);
    if (json_text(request, "said", NULL))
        job->picture->said = arena_copy(job->arena, json_text(request, "said", NULL));
    job_begin(engine, &job->job);
}

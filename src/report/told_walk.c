/* A recorded walk as rows of a table and as JSON. */
#include "told_walk.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "csv.h"
#include "json.h"
#include "moment.h"

/* ---- what was taken back ---- */

/* A place is a node and how often it had been answered when it was. */
struct place {
    size_t event;
    size_t visit;
};

static size_t visits(const struct record_walk *walk, const struct place *given, size_t count,
                     const char *node) {
    size_t visit = 0;
    for (size_t i = 0; i < count; i++)
        visit += strcmp(walk->events[given[i].event].step.node, node) == 0;
    return visit;
}

static bool was_taken_back(const struct record_walk *walk, const struct place *back, size_t count,
                           const char *node, size_t visit) {
    for (size_t i = 0; i < count; i++)
        if (back[i].visit == visit && strcmp(walk->events[back[i].event].step.node, node) == 0)
            return true;
    return false;
}

struct answer_mark *told_walk_marks(const struct record_walk *walk) {
    struct answer_mark *marks = xcalloc(walk->event_count + 1, sizeof *marks);
    struct place *given = xcalloc(walk->event_count + 1, sizeof *given);
    struct place *back = xcalloc(walk->event_count + 1, sizeof *back);
    size_t given_count = 0, back_count = 0;
    for (size_t i = 0; i < walk->event_count; i++) {
        const struct record_step *step = &walk->events[i].step;
        if (step->decision && step->node) {
            size_t visit = visits(walk, given, given_count, step->node);
            marks[i].again = was_taken_back(walk, back, back_count, step->node, visit);
            given[given_count++] = (struct place){i, visit};
        } else if (strcmp(step->kind, "back") == 0 && given_count) {
            back[back_count++] = given[--given_count];
            marks[given[given_count].event].taken_back = true;
        }
    }
    free(given);
    free(back);
    return marks;
}

const char *told_walk_standing(const struct record_about *about) {
    return !about->ended                       ? "unfinished"
           : about->summary.passed             ? "passed"
           : strcmp(about->mode, "learn") == 0 ? "finished"
                                               : "failed";
}

/* ---- CSV ---- */

static const char *const headings[] = {
    "uuid",        "session", "pathway",  "version",      "learner",
    "name",        "group",   "mode",     "variant",      "seed",
    "answered_by", "policy",  "attempt",  "started",      "standing",
    "outcome",     "score",   "harmful",  "walk_minutes", "step",
    "node",        "kind",    "decision", "offered",      "option",
    "typed",       "rating",  "credit",   "best",         "taken_back",
    "again",       "minutes", "shown",    "answered",     "thinking_seconds"};

void told_walk_csv_headings(FILE *out) {
    struct csv_writer csv = {.out = out};
    csv_begin(&csv);
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        csv_put_text(&csv, headings[i]);
    csv_end_row(&csv);
}

/* Ids apart by commas, as the options of orders are; "" for none. */
static void put_ids(struct csv_writer *csv, const char *list) {
    struct failure why;
    json_t *ids = list ? json_read(list, strlen(list), &why) : NULL;
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        die("out of memory");
    for (size_t i = 0; i < json_array_size(ids); i++) {
        const char *id = json_string_value(json_array_get(ids, i));
        fprintf(out, "%s%s", i ? "," : "", id ? id : "");
    }
    if (fclose(out) != 0)
        die("out of memory");
    csv_put_text(csv, text);
    free(text);
    json_decref(ids);
}

static void put_time(struct csv_writer *csv, int64_t time) {
    char text[MOMENT_SIZE];
    moment_write(time, text);
    csv_put_text(csv, time > 0 ? text : NULL);
}

static void put_session(struct csv_writer *csv, const struct told_walk *told) {
    const struct record_about *about = &told->walk->about;
    csv_put_text(csv, about->uuid);
    csv_put_whole(csv, about->session);
    const char *const texts[] = {about->pathway,     about->version, told->person,   told->name,
                                 about->group,       about->mode,    about->variant, about->seed,
                                 about->answered_by, about->policy};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        csv_put_text(csv, texts[i]);
    csv_put_whole(csv, told->attempt);
    put_time(csv, about->started);
}

static void put_end(struct csv_writer *csv, const struct record_about *about) {
    const struct record_summary *summary = &about->summary;
    csv_put_text(csv, told_walk_standing(about));
    csv_put_text(csv, about->ended ? summary->outcome : NULL);
    csv_put_number(csv, about->ended ? summary->score : NAN);
    csv_put_number(csv, about->ended ? (double)summary->harmful : (double)NAN);
    csv_put_number(csv, about->ended ? summary->minutes : NAN);
}

/* What was typed: a number is told to all, words only to who may read texts. */
static void put_typed(struct csv_writer *csv, const struct told_walk *told,
                      const struct record_step *step) {
    struct failure why;
    bool question = step->node_kind && strcmp(step->node_kind, "question") == 0;
    json_t *input =
        question && step->input ? json_read(step->input, strlen(step->input), &why) : NULL;
    if (step->text)
        csv_put_text(csv, told->texts ? step->text : NULL);
    else
        csv_put_text(csv, json_text(input, "given", NULL));
    json_decref(input);
}

static void put_answer(struct csv_writer *csv, const struct told_walk *told, size_t event,
                       struct answer_mark mark) {
    const struct record_step *step = &told->walk->events[event].step;
    csv_put_whole(csv, step->seq);
    csv_put_text(csv, step->node);
    csv_put_text(csv, step->node_kind);
    csv_put_text(csv, step->decision);
    put_ids(csv, step->offer);
    csv_put_text(csv, step->option);
    put_typed(csv, told, step);
    csv_put_text(csv, step->rating);
    csv_put_number(csv, step->credit);
    put_ids(csv, step->best);
    csv_put_truth(csv, mark.taken_back);
    csv_put_truth(csv, mark.again);
    csv_put_number(csv, step->minutes);
    put_time(csv, step->offered);
    put_time(csv, step->answered);
    csv_put_number(csv, step->thinking < 0 ? NAN : (double)step->thinking / 1000);
}

void told_walk_csv(FILE *out, const struct told_walk *told) {
    struct csv_writer csv = {.out = out};
    struct answer_mark *marks = told_walk_marks(told->walk);
    for (size_t i = 0; i < told->walk->event_count; i++) {
        if (!told->walk->events[i].step.decision)
            continue;
        put_session(&csv, told);
        put_end(&csv, &told->walk->about);
        put_answer(&csv, told, i, marks[i]);
        csv_end_row(&csv);
    }
    free(marks);
}

/* ---- JSON ---- */

static void put_moment(struct json_writer *json, const char *key, int64_t time) {
    char text[MOMENT_SIZE];
    moment_write(time, text);
    json_put_text(json, key, time > 0 ? text : NULL);
}

/* JSON that the record keeps as text, as the value it is; what is no JSON stays text. */
static void put_kept(struct json_writer *json, const char *key, const char *text) {
    struct failure why;
    json_t *value = text ? json_read(text, strlen(text), &why) : NULL;
    if (value)
        json_put_value(json, key, value);
    else
        json_put_text(json, key, text);
    json_decref(value);
}

static void put_length(struct json_writer *json, const char *key, int64_t milliseconds) {
    json_put_number(json, key, milliseconds < 0 ? NAN : (double)milliseconds / 1000);
}

static void put_text(struct json_writer *json, const struct told_walk *told,
                     const struct record_event *event) {
    json_put_text(json, "text", told->texts ? event->step.text : NULL);
    json_put_text(json, "text_state",
                  event->text_erased  ? "erased"
                  : !event->step.text ? NULL
                  : told->texts       ? "told"
                                      : "withheld");
}

static void put_event(struct json_writer *json, const struct told_walk *told,
                      const struct record_event *event, struct answer_mark mark) {
    const struct record_step *step = &event->step;
    json_begin(json, NULL, '{');
    json_put_whole(json, "step", step->seq);
    json_put_text(json, "kind", step->kind);
    put_moment(json, "shown", step->offered);
    put_moment(json, "answered", step->answered);
    put_length(json, "thinking_seconds", step->thinking);
    json_put_text(json, "node", step->node);
    json_put_text(json, "node_kind", step->node_kind);
    json_put_text(json, "option", step->option);
    json_put_text(json, "rating", step->rating);
    json_put_number(json, "credit", step->credit);
    json_put_truth(json, "taken_back", mark.taken_back);
    json_put_truth(json, "again", mark.again);
    put_text(json, told, event);
    json_put_number(json, "minutes", step->minutes);
    json_put_text(json, "decision", step->decision);
    put_kept(json, "options", step->decision_options);
    put_kept(json, "offered", step->offer);
    put_kept(json, "best", step->best);
    put_kept(json, "input", step->input);
    json_put_text(json, "situation", step->state);
    json_end(json, '}');
}

static void put_summary(struct json_writer *json, const struct record_about *about) {
    const struct record_summary *summary = &about->summary;
    if (!about->ended) {
        json_put_null(json, "end");
        return;
    }
    json_begin(json, "end", '{');
    put_moment(json, "ended", summary->ended);
    json_put_text(json, "outcome", summary->outcome);
    json_put_truth(json, "good", summary->good);
    json_put_truth(json, "passed", summary->passed);
    json_put_number(json, "score", summary->score);
    json_put_whole(json, "harmful", summary->harmful);
    json_put_number(json, "minutes", summary->minutes);
    json_put_number(json, "utility", summary->utility);
    put_kept(json, "learning_points", summary->learning);
    json_end(json, '}');
}

static void put_about(struct json_writer *json, const struct told_walk *told) {
    const struct record_about *about = &told->walk->about;
    json_put_text(json, "uuid", about->uuid);
    json_put_whole(json, "session", about->session);
    json_put_text(json, "pathway", about->pathway);
    json_put_text(json, "title", about->title);
    json_put_text(json, "version", about->version);
    json_put_text(json, "pathway_hash", about->pathway_hash);
    json_put_text(json, "learner", told->person);
    json_put_text(json, "written_as", about->pseudonym);
    json_put_text(json, "name", told->name);
    json_put_text(json, "group", about->group);
    json_put_text(json, "mode", about->mode);
    json_put_text(json, "variant", about->variant);
    json_put_text(json, "seed", about->seed);
    json_put_text(json, "casewalk", about->casewalk);
    json_put_text(json, "answered_by", about->answered_by);
    json_put_text(json, "policy", about->policy);
    json_put_whole(json, "attempt", told->attempt);
    json_put_truth(json, "first", about->first);
    put_moment(json, "started", about->started);
    json_put_text(json, "situation", about->state);
    json_put_text(json, "standing", told_walk_standing(about));
}

void told_walk_json(FILE *out, const struct told_walk *told) {
    struct json_writer json = {.out = out};
    struct answer_mark *marks = told_walk_marks(told->walk);
    char receipt[17];
    json_begin(&json, NULL, '{');
    put_about(&json, told);
    put_summary(&json, &told->walk->about);
    snprintf(receipt, sizeof receipt, "%.16s", told->walk->chain);
    json_put_text(&json, "receipt", told->walk->about.ended ? receipt : NULL);
    json_begin(&json, "events", '[');
    for (size_t i = 0; i < told->walk->event_count; i++)
        put_event(&json, told, &told->walk->events[i], marks[i]);
    json_end(&json, ']');
    json_end(&json, '}');
    putc('\n', out);
    free(marks);
}

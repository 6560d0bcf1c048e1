/* Calls the engine for a command. */
#include "caller.h"

#include <stdlib.h>
#include <string.h>

#include "clean.h"
#include "places.h"

enum { MOST_REQUIRED = 63 };

void caller_init(struct caller *caller, struct arena *arena, const struct common_options *options) {
    *caller = (struct caller){.arena = arena,
                              .options = {SUPERVISOR_WALK_MEMORY, options->no_os_sandbox},
                              .verbose = options->verbose,
                              .replayed = json_array()};
}

void caller_clear(struct caller *caller) {
    supervisor_stop(caller->engine);
    json_decref(caller->pathway);
    json_decref(caller->start);
    json_decref(caller->replayed);
    *caller = (struct caller){0};
}

const json_t *lines_find(const json_t *lines, const char *event) {
    for (size_t i = 0; i < json_array_size(lines); i++)
        if (strcmp(json_text(json_array_get(lines, i), "event", ""), event) == 0)
            return json_array_get(lines, i);
    return NULL;
}

void diagnostic_write(FILE *out, const json_t *diagnostic) {
    char *text;
    size_t size;
    FILE *line = open_memstream(&text, &size);
    if (!line)
        die("out of memory");
    fprintf(line, "%s:%lld: %s: %s\n", json_text(diagnostic, "file", "?"),
            json_whole(diagnostic, "line", 0), json_text(diagnostic, "severity", "error"),
            json_text(diagnostic, "message", ""));
    fclose(line);
    clean_write(out, text);
    free(text);
}

void caller_put(struct caller *caller, const json_t *request) {
    char *text = json_dumps(request, JSON_COMPACT);
    if (!text)
        die("out of memory");
    supervisor_put(caller->engine, text);
    free(text);
}

enum supervisor_result caller_take(struct caller *caller, json_t **lines, struct failure *why) {
    *lines = json_array();
    enum supervisor_result result = supervisor_take(caller->engine, *lines, why);
    if (result != SUPERVISOR_ANSWERED) {
        const char *said = supervisor_said(caller->engine);
        if (caller->verbose && *said)
            fail_within(why, "%s", said);
        supervisor_stop(caller->engine);
        caller->engine = NULL;
    }
    return result;
}

enum supervisor_result caller_ask(struct caller *caller, const json_t *request, json_t **lines,
                                  struct failure *why) {
    caller_put(caller, request);
    return caller_take(caller, lines, why);
}

enum supervisor_result caller_do(struct caller *caller, const char *what, json_t **lines,
                                 struct failure *why) {
    json_t *request = json_pack("{ss}", "do", what);
    enum supervisor_result result = caller_ask(caller, request, lines, why);
    json_decref(request);
    return result;
}

/* --- loading --- */

bool caller_send_file(struct caller *caller, const struct record_file *file, struct failure *why) {
    char *name = clean_line(file->name, strlen(file->name)); /* a file's name may be any bytes */
    json_t *request =
        json_pack("{sssssI}", "do", "file", "name", name, "size", (json_int_t)file->length);
    char *text = json_dumps(request, JSON_COMPACT);
    json_t *lines = json_array();
    free(name);
    json_decref(request);
    if (!text)
        die("out of memory");
    bool good = supervisor_send(caller->engine, text, file->text, file->length, lines, why) ==
                SUPERVISOR_ANSWERED;
    const json_t *error = good ? lines_find(lines, "error") : NULL;
    if (error)
        good = fail(why, "%s: %s", file->name, json_text(error, "message", ""));
    json_decref(lines);
    free(text);
    return good;
}

static bool require_file(struct caller *caller, const json_t *need, struct failure *why) {
    struct record_file *file = ARENA_ADD(caller->arena, caller->files, caller->file_count);
    if (places_read_beside(caller->arena, caller->main_file, json_text(need, "name", ""), file,
                           why))
        return caller_send_file(caller, file, why);
    return fail_within(why, "%s:%lld", json_text(need, "file", ""), json_whole(need, "line", 0));
}

/* Asks to load, and gives what is needed besides, until it is loaded or found wrong. */
static bool load_files(struct caller *caller, json_t **lines, struct failure *why) {
    for (;;) {
        json_t *request = json_pack("{ss}", "do", "load"); /* the file sent first is the main one */
        bool good = caller_ask(caller, request, lines, why) == SUPERVISOR_ANSWERED;
        json_decref(request);
        const json_t *need = good ? lines_find(*lines, "need") : NULL;
        if (!need)
            return good || fail_within(why, "%s", caller->files[0].name);
        const char *name = json_text(need, "name", "");
        if (caller->file_count > MOST_REQUIRED)
            good =
                fail(why, "%s requires more than %d files", caller->files[0].name, MOST_REQUIRED);
        else if (!caller->main_file)
            good = fail(why, "the record does not hold the file %s, which %s requires", name,
                        caller->files[0].name);
        else
            good = require_file(caller, need, why);
        json_decref(*lines);
        *lines = NULL;
        if (!good)
            return false;
    }
}

bool caller_load(struct caller *caller, struct failure *why) {
    json_t *lines = NULL;
    supervisor_stop(caller->engine);
    caller->engine = NULL;
    if (!supervisor_start(&caller->options, &caller->engine, why))
        return false;
    for (size_t i = 0; i < caller->file_count; i++)
        if (!caller_send_file(caller, &caller->files[i], why))
            return false;
    if (!load_files(caller, &lines, why)) {
        json_decref(lines);
        return false;
    }
    for (size_t i = 0; i < json_array_size(lines); i++)
        if (strcmp(json_text(json_array_get(lines, i), "event", ""), "diagnostic") == 0) {
            if (caller->diagnostics)
                json_array_append(caller->diagnostics, json_array_get(lines, i));
            else
                diagnostic_write(stderr, json_array_get(lines, i));
        }
    json_decref(caller->pathway);
    caller->pathway = json_incref((json_t *)lines_find(lines, "pathway"));
    json_decref(lines);
    why->text[0] = '\0';
    return caller->pathway != NULL;
}

/* --- playing again --- */

void caller_note(struct caller *caller, const json_t *input, const char *hash) {
    json_array_append_new(caller->replayed, json_pack("{sOss}", "input", input, "hash", hash));
}

/* Step 0 is the start. */
static bool replay_one(struct caller *caller, const json_t *input, const char *hash, size_t step,
                       struct failure *why) {
    json_t *lines;
    bool good = caller_ask(caller, input, &lines, why) == SUPERVISOR_ANSWERED;
    const json_t *state = good ? lines_find(lines, "state") : NULL;
    if (step == 0)
        snprintf(caller->started, sizeof caller->started, "%s", json_text(state, "hash", ""));
    if (good && hash && strcmp(json_text(state, "hash", ""), hash) != 0)
        good = fail(why,
                    "at step %zu this program comes to another situation than was recorded; "
                    "nothing was changed "
                    "(was the record made by another version of casewalk?)",
                    step);
    json_decref(lines);
    return good;
}

bool caller_play(struct caller *caller, struct failure *why) {
    if (!replay_one(caller, caller->start, NULL, 0, why))
        return false;
    for (size_t i = 0; i < json_array_size(caller->replayed); i++) {
        const json_t *step = json_array_get(caller->replayed, i);
        if (!replay_one(caller, json_object_get(step, "input"), json_text(step, "hash", NULL),
                        i + 1, why))
            return false;
    }
    return true;
}

bool caller_replay(struct caller *caller, struct failure *why) {
    return caller_load(caller, why) && caller_play(caller, why);
}

enum supervisor_result caller_question(struct caller *caller, const char *what, json_t **lines,
                                       struct failure *why) {
    struct failure ignored;
    enum supervisor_result result = caller_do(caller, what, lines, why);
    if (result == SUPERVISOR_ANSWERED || !caller_replay(caller, &ignored))
        return result;
    json_decref(*lines);
    return caller_do(caller, what, lines, why);
}

void caller_recall(struct caller *caller, const struct record_walk *walk) {
    const struct record_about *about = &walk->about;
    caller->files = walk->files;
    caller->file_count = walk->file_count;
    json_decref(caller->start);
    caller->start =
        json_pack("{ssssss}", "do", "start", "variant", about->variant, "seed", about->seed);
    json_array_clear(caller->replayed);
    for (size_t i = 0; i < walk->event_count; i++) {
        struct failure why;
        const struct record_step *step = &walk->events[i].step;
        if (!record_is_replayed(&walk->events[i]))
            continue;
        json_t *input = json_read(step->input, strlen(step->input), &why);
        if (input)
            caller_note(caller, input, step->state ? step->state : "");
        json_decref(input);
    }
}

bool caller_recall_loaded(struct caller *caller, const struct record_walk *walk,
                          struct failure *why) {
    const char *hash = walk->about.pathway_hash;
    bool same = strcmp(caller->loaded, hash) == 0;
    caller_recall(caller, walk);
    if (same && caller->engine)
        return true;
    if (same && !caller->pathway)
        return fail(why, "its pathway does not load");
    snprintf(caller->loaded, sizeof caller->loaded, "%s", hash);
    json_decref(caller->pathway);
    caller->pathway = NULL;
    return caller_load(caller, why);
}

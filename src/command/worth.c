/* The value of each decision of walks. */
#include "worth.h"

#include <stdlib.h>
#include <string.h>

#include "inquiry.h"

/* Asks an engine in which the walk has been played; NULL: it does not answer. */
static json_t *ask(struct caller *caller, bool options, double deadline) {
    json_t *request = json_pack("{sssb}", "do", "value", "options", options);
    json_t *all = json_array(), *lines = NULL;
    struct failure why;
    bool good = true, more = true;
    while (good && more) {
        good = caller_ask(caller, request, &lines, &why) == SUPERVISOR_ANSWERED;
        more = lines_find(lines, "progress") && seconds_now() <= deadline;
        json_array_extend(all, lines);
        json_decref(lines);
        json_decref(request);
        request = more ? json_pack("{ss}", "do", "continue") : NULL;
    }
    json_decref(request);
    return all;
}

static bool is_known(const json_t *value) {
    return json_is_number(json_object_get(value, "possible"));
}

static void add_losses(json_t *lines, const json_t *value) {
    const json_t *losses = json_object_get(value, "losses");
    size_t i, at = 0;
    json_t *line;
    json_array_foreach(lines, i, line) if (strcmp(json_text(line, "event", ""), "verdict") == 0)
        json_object_set(line, "value_lost", json_array_get(losses, at++));
}

/* --- what the options were worth --- */

/* The hash of the situation in which an answer of the walk, counted from 0, was given; NULL: there
   is none. An input that is no answer (a hint, a taking back) says "do". */
static const char *situation_of(const struct caller *caller, long long answer) {
    const char *before = caller->started;
    for (size_t i = 0; i < json_array_size(caller->replayed); i++) {
        const json_t *step = json_array_get(caller->replayed, i);
        bool is_answer = !json_object_get(json_object_get(step, "input"), "do");
        if (is_answer && answer-- == 0)
            return before;
        before = json_text(step, "hash", "");
    }
    return NULL;
}

static struct record_value *read_values(const struct caller *caller, const json_t *lines,
                                        struct arena *arena, size_t *count) {
    struct record_value *values = NULL;
    size_t i, o;
    json_t *line, *option;
    *count = 0;
    json_array_foreach(lines, i, line) {
        if (strcmp(json_text(line, "event", ""), "worth") != 0)
            continue;
        const char *situation = situation_of(caller, json_whole(line, "verdict", -1));
        json_array_foreach(json_object_get(line, "options"), o, option) {
            if (situation && json_is_number(json_object_get(option, "value")))
                *ARENA_ADD(arena, values, *count) = (struct record_value){
                    arena_copy(arena, situation), arena_copy(arena, json_text(option, "id", "")),
                    json_double(option, "value", 0)};
        }
    }
    return values;
}

/* --- one walk, at its end --- */

/* Another engine, larger, with the same files, brought to where the walk stands. */
static bool start_second(struct caller *second, const struct caller *first, struct arena *arena,
                         json_t *diagnostics) {
    struct failure why;
    *second = (struct caller){.arena = arena,
                              .options = {SUPERVISOR_ANALYSIS_MEMORY, first->options.no_os_sandbox},
                              .diagnostics = diagnostics,
                              .main_file = first->main_file,
                              .files = first->files,
                              .file_count = first->file_count,
                              .start = json_incref(first->start),
                              .replayed = json_incref(first->replayed)};
    return caller_replay(second, &why);
}

/* Where this fails nothing is lost: a report works it out again. */
static void keep(struct record *record, long long session, const struct caller *second,
                 const json_t *answer) {
    struct failure why;
    struct arena *arena = arena_new();
    size_t count;
    const struct record_value *values = read_values(second, answer, arena, &count);
    record_add_values(record, session, values, count, &why);
    arena_free(arena);
}

bool worth_add(const struct caller *caller, json_t *lines, double patience, struct record *record,
               long long session) {
    struct caller second;
    double deadline = seconds_now() + patience;
    json_t *diagnostics = json_array(), *answer = NULL;
    if (start_second(&second, caller, caller->arena, diagnostics))
        answer = ask(&second, record != NULL, deadline);
    const json_t *value = answer ? lines_find(answer, "value") : NULL;
    bool known = is_known(value);
    if (known) {
        add_losses(lines, value);
        json_array_append(lines, (json_t *)value);
        if (record)
            keep(record, session, &second, answer);
    }
    json_decref(answer);
    json_decref(diagnostics);
    caller_clear(&second);
    return known;
}

/* --- many walks --- */

struct worths {
    struct arena *arena; /* of the last answer */
    struct caller caller;
};

struct worths *worths_new(const struct common_options *options) {
    struct worths *worths = xcalloc(1, sizeof *worths);
    worths->arena = arena_new();
    caller_init(&worths->caller, worths->arena, options);
    worths->caller.options.memory = SUPERVISOR_ANALYSIS_MEMORY;
    worths->caller.diagnostics = json_array();
    return worths;
}

void worths_free(struct worths *worths) {
    if (!worths)
        return;
    json_decref(worths->caller.diagnostics);
    caller_clear(&worths->caller);
    arena_free(worths->arena);
    free(worths);
}

bool worths_of(struct worths *worths, const struct record_walk *walk, double patience,
               const struct record_value **values, size_t *count, struct failure *why) {
    struct caller *caller = &worths->caller;
    double deadline = seconds_now() + patience;
    arena_free(worths->arena);
    caller->arena = worths->arena = arena_new();
    *count = 0;
    if (!caller_recall_loaded(caller, walk, why) || !caller_play(caller, why))
        return false;
    json_t *answer = ask(caller, true, deadline);
    bool known = is_known(lines_find(answer, "value"));
    if (known)
        *values = read_values(caller, answer, worths->arena, count);
    json_decref(answer);
    return known || fail(why, "what its decisions were worth cannot be worked out");
}

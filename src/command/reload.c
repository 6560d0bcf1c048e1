/* Loading a pathway again under a walk, which is then where it was: by the names of what was
   chosen, with the same luck. */
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "clean.h"
#include "command.h"
#include "page.h"
#include "places.h"
#include "sitting_inside.h"

enum { MOST_SHOWN = 10 /* mistakes, told at one time */ };

/* A version of the text, and how far the walk goes in it. */
struct version {
    struct caller caller;
    json_t *begun, *trail; /* as in a bench */
    size_t walked;         /* steps of the trail that are possible */
    json_t *here;          /* the node and the offer where it stands then */
    char lost[600];        /* why the walk does not begin where it did; empty: it does */
};

static void version_free(struct version *version) {
    json_decref(version->caller.diagnostics);
    version->caller.diagnostics = NULL;
    caller_clear(&version->caller);
    json_decref(version->begun);
    json_decref(version->trail);
    json_decref(version->here);
}

static const char *base_name(const char *file) {
    const char *slash = strrchr(file, '/');
    return slash ? slash + 1 : file;
}

/* --- loading --- */

static bool load(struct version *version, const struct caller *old, struct failure *why) {
    struct caller *caller = &version->caller;
    struct record_file *file = ARENA_ADD(caller->arena, caller->files, caller->file_count);
    caller->options = old->options;
    caller->verbose = old->verbose;
    caller->main_file = old->main_file;
    caller->diagnostics = json_array();
    caller->replayed = json_array();
    return places_read(caller->arena, old->main_file, file, why) && caller_load(caller, why);
}

static void show_diagnostics(struct sitting *sitting, const json_t *diagnostics) {
    size_t count = json_array_size(diagnostics);
    if (count && !sitting->options.jsonl) {
        screen_gap(&sitting->screen);
        screen_settle(&sitting->screen);
    }
    for (size_t i = 0; i < count && (sitting->options.jsonl || i < MOST_SHOWN); i++) {
        const json_t *line = json_array_get(diagnostics, i);
        if (sitting->options.jsonl)
            sitting_print_line(line);
        else
            diagnostic_write(stdout, line);
    }
    if (!sitting->options.jsonl && count > MOST_SHOWN)
        page_say(&sitting->screen, ROLE_MUTED, "and %zu more: casewalk check tells all",
                 count - MOST_SHOWN);
}

/* --- walking again --- */

/* Makes the start one that the text allows, after the engine has refused it; false: it cannot. */
static bool give_way(struct version *version, const char *message) {
    json_t *start = version->caller.start;
    const char *key = strncmp(message, "at: ", 4) == 0                   ? "at"
                      : strncmp(message, "set: ", 5) == 0                ? "set"
                      : strncmp(message, "set:1: ", 7) == 0              ? "set"
                      : strncmp(message, "there is no variant", 19) == 0 ? "variant"
                                                                         : "fixes";
    bool good = json_object_get(start, key) != NULL;
    if (!*version->lost)
        snprintf(version->lost, sizeof version->lost, "%s", message);
    json_object_del(start, key);
    return good;
}

/* Starts the walk; false with `why` where the text lets none begin. */
static bool begin(struct version *version, const struct bench *bench, struct failure *why) {
    struct caller *caller = &version->caller;
    json_t *lines = NULL;
    caller->start = json_deep_copy(bench->wanted);
    json_object_set_new(caller->start, "luck",
                        json_deep_copy(json_object_get(bench->begun, "luck")));
    for (;;) {
        if (caller_ask(caller, caller->start, &lines, why) != SUPERVISOR_ANSWERED)
            break;
        const json_t *error = lines_find(lines, "error"), *fault = lines_find(lines, "fault");
        if (!error && !fault) {
            version->begun = json_object();
            bench_remember(version->begun, lines);
            json_decref(lines);
            return true;
        }
        fail(why, "%s", json_text(error ? error : fault, "message", ""));
        if (fault || !give_way(version, why->text))
            break;
        json_decref(lines);
        lines = NULL;
    }
    json_decref(lines);
    return false;
}

/* Where the walk waits after these lines; NULL: for nothing. Borrowed from the lines. */
static const char *waits_at(const json_t *lines) {
    return json_text(lines_find(lines, "offer"), "node", NULL);
}

/* Takes one step again, if the walk waits for it. */
static bool take_step(struct version *version, json_t *step, char **place, bool *broken) {
    json_t *request = json_deep_copy(json_object_get(step, "input")), *lines = NULL;
    const char *node = json_text(step, "node", NULL);
    struct failure why;
    bool good = !node || (*place && strcmp(*place, node) == 0);
    json_object_set(request, "luck", json_object_get(step, "luck"));
    if (good) {
        *broken = caller_ask(&version->caller, request, &lines, &why) != SUPERVISOR_ANSWERED ||
                  lines_find(lines, "fault");
        good = !*broken && !lines_find(lines, "error");
    }
    if (good) {
        const char *next = waits_at(lines);
        free(*place);
        *place = next ? xstrdup(next) : NULL;
        caller_note(&version->caller, request, json_text(lines_find(lines, "state"), "hash", ""));
        bench_remember(step, lines);
    }
    json_decref(request);
    json_decref(lines);
    return good;
}

/* Takes all steps again that are possible; false with `why` where that ends badly. */
static bool walk_again(struct version *version, struct failure *why) {
    struct caller *caller = &version->caller;
    json_t *lines = NULL;
    bool broken = false;
    if (caller_do(caller, "offer", &lines, why) != SUPERVISOR_ANSWERED) {
        json_decref(lines);
        return false;
    }
    const char *first = waits_at(lines);
    char *place = first ? xstrdup(first) : NULL;
    json_decref(lines);
    while (version->walked < json_array_size(version->trail) &&
           take_step(version, json_array_get(version->trail, version->walked), &place, &broken))
        version->walked++;
    free(place);
    return (!broken || caller_replay(caller, why)) &&
           caller_do(caller, "offer", &version->here, why) == SUPERVISOR_ANSWERED;
}

/* --- taking over --- */

/* Node and offer without what no one sees: whether there is something new to be shown. */
static json_t *seen_of(const json_t *lines) {
    json_t *seen = json_array();
    for (size_t i = 0; i < json_array_size(lines); i++) {
        const json_t *line = json_array_get(lines, i);
        if (strcmp(json_text(line, "event", ""), "state") != 0)
            json_array_append(seen, (json_t *)line);
    }
    return seen;
}

static bool looks_the_same(struct sitting *sitting, const json_t *here) {
    json_t *lines = NULL;
    struct failure why;
    bool same = false;
    if (caller_question(sitting->caller, "offer", &lines, &why) == SUPERVISOR_ANSWERED) {
        json_t *before = seen_of(lines), *now = seen_of(here);
        same = json_equal(before, now);
        json_decref(before);
        json_decref(now);
    }
    json_decref(lines);
    return same;
}

/* The step that is not possible any more, in words. */
static void say_what_is_lost(const struct version *version, size_t all, char *text, size_t size) {
    const json_t *step = json_array_get(version->trail, version->walked);
    const json_t *input = json_object_get(step, "input"),
                 *chosen = json_object_get(input, "choose");
    const char *node = json_text(step, "node", json_text(input, "node", ""));
    const char *id = json_is_string(chosen) ? json_string_value(chosen) : "";
    size_t more = all - version->walked - 1;
    char rest[80] = "";
    if (more)
        snprintf(rest, sizeof rest, ", with %zu step%s behind it", more, more == 1 ? "" : "s");
    if (!json_object_get(step, "node"))
        snprintf(text, size, "goto %.64s is not possible any more%s.", node, rest);
    else
        snprintf(text, size, "%.64s%s%.64s is not possible any more%s.", node, *id ? ":" : "", id,
                 rest);
}

static void tell(struct sitting *sitting, const struct version *version, size_t all, bool same) {
    const char *file = base_name(sitting->caller->main_file);
    char lost[300] = "";
    if (version->walked < all)
        say_what_is_lost(version, all, lost, sizeof lost);
    if (sitting->options.jsonl) {
        json_t *line =
            json_pack("{sssssIsI}", "event", "loaded", "file", file, "kept",
                      (json_int_t)version->walked, "lost", (json_int_t)(all - version->walked));
        if (*version->lost)
            json_object_set_new(line, "message", json_string(version->lost));
        sitting_print_line(line);
        json_decref(line);
        return;
    }
    page_say(&sitting->screen, ROLE_HEADING, "%s is loaded again%s", file,
             same ? "; nothing has changed here." : ".");
    if (*version->lost)
        page_say(&sitting->screen, ROLE_WARNING, "The walk cannot begin where it did: %s.",
                 version->lost);
    if (*lost)
        page_say(&sitting->screen, ROLE_WARNING, "%s You are at the last place that is.", lost);
}

/* The version becomes the one in force. */
static void take_over(struct sitting *sitting, struct version *version) {
    struct bench *bench = sitting->bench;
    struct caller *caller = sitting->caller;
    struct arena *before = bench->arena;
    json_t *diagnostics = caller->diagnostics;
    caller->diagnostics = NULL;
    json_decref(version->caller.diagnostics);
    version->caller.diagnostics = diagnostics;
    caller_clear(caller);
    *caller = version->caller;
    version->caller = (struct caller){0};
    bench->arena = caller->arena;
    arena_free(before);
    json_decref(bench->places);
    bench->places = NULL;
    json_decref(bench->begun);
    bench->begun = json_incref(version->begun);
    json_array_clear(bench->rest);
    json_array_clear(bench->trail);
    for (size_t i = 0; i < json_array_size(version->trail); i++)
        json_array_append(i < version->walked ? bench->trail : bench->rest,
                          json_array_get(version->trail, i));
    json_array_clear(sitting->happened);
    sitting_follow(sitting, version->here);
}

static void refuse(struct sitting *sitting, const struct version *version,
                   const struct failure *why) {
    struct failure text;
    show_diagnostics(sitting, version->caller.diagnostics);
    fail(&text, "%.600s%sThe version that was loaded before stays.", why->text,
         *why->text ? ". " : "");
    sitting_say(sitting, ROLE_WARNING, text.text);
    if (sitting->options.jsonl)
        sitting_show_offer(sitting);
}

void bench_reload(struct sitting *sitting) {
    struct bench *bench = sitting->bench;
    struct arena *arena = arena_new();
    struct version version = {.caller.arena = arena};
    struct failure why = {.text = ""};
    version.trail = json_deep_copy(bench->trail);
    json_t *rest = json_deep_copy(bench->rest);
    size_t all = json_array_size(bench->trail);
    json_array_extend(version.trail, rest);
    json_decref(rest);
    bool good = load(&version, sitting->caller, &why);
    if (bench->watch)
        watch_tried(bench->watch, version.caller.files, version.caller.file_count);
    if (good && begin(&version, bench, &why) && walk_again(&version, &why)) {
        bool same = looks_the_same(sitting, version.here);
        show_diagnostics(sitting, version.caller.diagnostics);
        tell(sitting, &version, all, same);
        take_over(sitting, &version);
        arena = NULL;
        if (!same || sitting->options.jsonl)
            sitting_show(sitting, version.here);
    } else {
        refuse(sitting, &version, &why);
    }
    fflush(stdout);
    version_free(&version);
    arena_free(arena);
}

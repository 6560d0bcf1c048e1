/* The author's bench: what an author has at the prompt of a walk that is not recorded. */
#include "bench.h"

#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "page.h"
#include "places.h"
#include "sitting_inside.h"
#include "walks_file.h"

enum { NAME_LONGEST = 70 };

void sitting_open_bench(struct sitting *sitting, bool watch) {
    struct bench *bench = xcalloc(1, sizeof *bench);
    struct caller *caller = sitting->caller;
    struct failure why;
    sitting->bench = bench;
    bench->wanted = json_deep_copy(caller->start);
    bench->begun = json_object();
    bench->trail = json_array();
    bench->rest = json_array();
    if (!watch)
        return;
    if (!watch_open(caller->main_file, &bench->watch, &why)) {
        command_complain("%s; type reload when you have saved it", why.text);
        return;
    }
    watch_tried(bench->watch, caller->files, caller->file_count);
    bench->watching = watch_prompt(bench->watch);
    if (!sitting_is_interactive(sitting))
        setvbuf(sitting->options.answers, NULL, _IONBF, 0);
}

void bench_free(struct bench *bench) {
    if (!bench)
        return;
    watch_close(bench->watch);
    arena_free(bench->arena);
    json_decref(bench->places);
    json_decref(bench->wanted);
    json_decref(bench->begun);
    json_decref(bench->trail);
    json_decref(bench->rest);
    free(bench);
}

/* --- what was walked --- */

void bench_remember(json_t *step, const json_t *lines) {
    const json_t *luck = json_object_get(lines_find(lines, "state"), "luck");
    json_t *met = json_array();
    for (size_t i = 0; i < json_array_size(lines); i++)
        if (strcmp(json_text(json_array_get(lines, i), "event", ""), "interrupt") == 0)
            json_array_append(met, json_object_get(json_array_get(lines, i), "id"));
    json_object_set_new(step, "luck", luck ? json_deep_copy(luck) : json_array());
    json_object_set_new(step, "met", met);
}

void bench_begin(struct sitting *sitting, const json_t *lines) {
    json_object_set(sitting->bench->wanted, "fixes",
                    json_object_get(sitting->caller->start, "fixes"));
    /* With `any` the seed has drawn the variant; it is the same in every version. */
    json_object_set(sitting->bench->wanted, "variant",
                    json_object_get(lines_find(lines, "session"), "variant"));
    bench_remember(sitting->bench->begun, lines);
}

/* An answer, as a test is to give it. */
static json_t *step_of(const json_t *choice, const json_t *request) {
    json_t *step = json_object();
    json_object_set(step, "node", json_object_get(choice, "node"));
    json_object_set(step, "kind", json_object_get(choice, "kind"));
    json_object_set(step, "choose", json_object_get(request, "choose"));
    if (json_is_number(json_object_get(choice, "given")))
        json_object_set(step, "given", json_object_get(request, "given"));
    return step;
}

void bench_note(struct sitting *sitting, const json_t *request, const json_t *lines) {
    struct bench *bench = sitting->bench;
    const char *what = json_text(request, "do", "");
    const json_t *choice = lines_find(lines, "choice");
    if (strcmp(what, "hint") == 0)
        return;
    json_array_clear(bench->rest);
    if (strcmp(what, "back") == 0) {
        json_array_remove(bench->trail, json_array_size(bench->trail) - 1);
        return;
    }
    json_t *step = json_object();
    json_object_set_new(step, "input", json_deep_copy(request));
    if (choice) {
        json_object_set(step, "node", json_object_get(choice, "node"));
        json_object_set_new(step, "step", step_of(choice, request));
    }
    bench_remember(step, lines);
    json_array_append_new(bench->trail, step);
}

/* --- state, why-not --- */

static json_t *ask(struct sitting *sitting, const char *what) {
    json_t *lines = NULL;
    struct failure why;
    if (caller_question(sitting->caller, what, &lines, &why) == SUPERVISOR_ANSWERED)
        return lines;
    sitting_stop(sitting, EXIT_PATHWAY, why.text);
    json_decref(lines);
    return NULL;
}

static void show_answer(struct sitting *sitting, const char *what, const char *nothing) {
    json_t *lines = ask(sitting, what);
    if (lines && json_array_size(lines) == 0)
        sitting_say(sitting, ROLE_MUTED, nothing);
    else if (lines)
        sitting_show(sitting, lines);
    json_decref(lines);
}

const json_t *bench_places(struct sitting *sitting) {
    struct bench *bench = sitting->bench;
    if (bench->places)
        return bench->places;
    json_t *lines = ask(sitting, "places");
    bench->places = json_array();
    for (size_t i = 0; i < json_array_size(lines); i++)
        json_array_extend(bench->places, json_object_get(json_array_get(lines, i), "nodes"));
    json_decref(lines);
    return bench->places;
}

/* --- goto --- */

static void go_to(struct sitting *sitting, const char *node) {
    if (*node == '\0') {
        sitting_say(sitting, ROLE_MUTED, "Where to? Write goto and the name of a node.");
        return;
    }
    json_t *lines = ask(sitting, "state");
    const json_t *set = lines ? json_object_get(lines_find(lines, "situation"), "set") : NULL;
    size_t before = json_array_size(sitting->bench->trail);
    json_t *request = json_pack("{ssss}", "do", "goto", "node", node);
    if (request && lines) {
        sitting_take(sitting, "goto", request, NULL);
        if (json_array_size(sitting->bench->trail) > before)
            json_object_set(json_array_get(sitting->bench->trail, before), "set", (json_t *)set);
    }
    json_decref(request);
    json_decref(lines);
}

/* --- save-walk --- */

/* The last goto of the trail, behind which a test can begin; NULL: the walk is whole. */
static const json_t *last_jump(const json_t *trail, size_t *behind) {
    for (size_t i = json_array_size(trail); i-- > 0;) {
        const json_t *step = json_array_get(trail, i);
        *behind = i + 1;
        if (strcmp(json_text(json_object_get(step, "input"), "do", ""), "goto") == 0)
            return step;
    }
    *behind = 0;
    return NULL;
}

/* Whether a name is that of a node and of an event of the luck: a test could not tell them apart.
 */
static bool is_double(const json_t *luck, const char *name) {
    bool node = false, event = false;
    for (size_t i = 0; i < json_array_size(luck); i++) {
        const json_t *turn = json_array_get(luck, i);
        node = node || strcmp(json_text(turn, "node", ""), name) == 0;
        event = event || strcmp(json_text(turn, "event", ""), name) == 0;
    }
    return node && event;
}

/* Leaves to the seed what a test cannot tell; whether there was such. */
static bool drop_doubles(json_t *luck) {
    bool any = false;
    json_t *all = json_copy(luck);
    for (size_t i = json_array_size(luck); i-- > 0;) {
        const json_t *turn = json_array_get(luck, i);
        if (is_double(all, json_text(turn, "node", json_text(turn, "event", "")))) {
            json_array_remove(luck, i);
            any = true;
        }
    }
    json_decref(all);
    return any;
}

static void add_step(struct walked *walked, const json_t *step) {
    if (json_object_get(step, "step"))
        json_array_append(walked->steps, json_object_get(step, "step"));
    json_array_extend(walked->luck, json_object_get(step, "luck"));
    json_array_extend(walked->events, json_object_get(step, "met"));
}

/* Where the walk, or its part behind the last goto, begins and what was done in it. */
static void collect(const struct sitting *sitting, struct walked *walked) {
    const struct bench *bench = sitting->bench;
    size_t first;
    const json_t *start = sitting->caller->start, *jump = last_jump(bench->trail, &first);
    const char *variant = json_text(start, "variant", "base");
    walked->steps = json_array();
    walked->luck = json_array();
    walked->events = json_array();
    walked->from = jump ? json_text(json_object_get(jump, "input"), "node", NULL)
                        : json_text(start, "at", NULL);
    walked->set = json_text(jump ? jump : start, "set", NULL);
    walked->variant = strcmp(variant, "base") == 0 ? NULL : variant;
    add_step(walked, jump ? jump : bench->begun);
    for (size_t i = first; i < json_array_size(bench->trail); i++)
        add_step(walked, json_array_get(bench->trail, i));
    const char *place = json_text(sitting->place, "node", "");
    walked->ends = sitting->over ? place : NULL;
    walked->place = place;
    if (drop_doubles(walked->luck) || !sitting->over)
        walked->seed = json_text(start, "seed", "0");
}

/* "fluids, adrenaline: home" */
static char *name_of(const struct walked *walked) {
    char *name;
    size_t size;
    FILE *out = open_memstream(&name, &size);
    if (!out)
        die("out of memory");
    for (size_t i = 0; i < json_array_size(walked->steps); i++) {
        const json_t *step = json_array_get(walked->steps, i);
        const json_t *chosen = json_object_get(step, "choose");
        const char *id = json_is_string(chosen)         ? json_string_value(chosen)
                         : json_array_size(chosen) == 0 ? "nothing"
                                                        : NULL;
        if (ftell(out) > NAME_LONGEST) {
            fputs(", …", out);
            break;
        }
        fputs(i ? ", " : "", out);
        for (size_t k = 0; !id && k < json_array_size(chosen); k++)
            fprintf(out, "%s%s", k ? " and " : "", json_string_value(json_array_get(chosen, k)));
        fputs(id ? id : "", out);
    }
    fprintf(out, "%s%s", json_array_size(walked->steps) ? ": " : "", walked->place);
    if (fclose(out) != 0)
        die("out of memory");
    return name;
}

static void tell_saved(struct sitting *sitting, const char *file, const struct walked *walked) {
    if (sitting->options.jsonl) {
        json_t *line = json_pack("{ssssss}", "event", "saved", "file", file, "name", walked->name);
        if (line)
            sitting_print_line(line);
        json_decref(line);
    } else {
        page_say(&sitting->screen, ROLE_PLAIN, "Written to %s as \"%s\"%s.", file, walked->name,
                 walked->ends ? "" : "; from here on an expert goes on");
        if (last_jump(sitting->bench->trail, &(size_t){0}))
            page_say(&sitting->screen, ROLE_MUTED, "It begins at your last goto.");
    }
    fflush(stdout);
}

static void save_walk(struct sitting *sitting, const char *name) {
    struct walked walked = {0};
    struct failure why, again;
    char *found = NULL, *own = NULL;
    const char *file = places_walks(sitting->caller->arena, sitting->caller->main_file);
    collect(sitting, &walked);
    if (!*name)
        name = own = name_of(&walked);
    walked.name = name;
    if (walks_append(sitting->caller, file, &walked, &found, &why)) {
        tell_saved(sitting, file, &walked);
    } else {
        bool part = last_jump(sitting->bench->trail, &(size_t){0}) != NULL;
        fail_within(&why, "Nothing was written to %s", file);
        if (part)
            fail(&again,
                 "%.800s; events and options that were spent before your last goto are "
                 "nothing that a test can say",
                 why.text);
        sitting_say(sitting, ROLE_WARNING, part ? again.text : why.text);
    }
    free(own);
    free(found);
    json_decref(walked.steps);
    json_decref(walked.luck);
    json_decref(walked.events);
}

/* --- all of it --- */

void bench_act(struct sitting *sitting, enum input_kind kind, const char *text) {
    switch (kind) {
    case INPUT_STATE:
        show_answer(sitting, "state", "");
        break;
    case INPUT_WHY_NOT:
        show_answer(sitting, "why-not", "Everything that stands at this node is on offer.");
        break;
    case INPUT_RELOAD:
        bench_reload(sitting);
        break;
    case INPUT_GOTO:
        go_to(sitting, text);
        break;
    default:
        save_walk(sitting, text);
    }
    if (sitting->options.jsonl && kind != INPUT_GOTO && kind != INPUT_RELOAD)
        sitting_show_offer(sitting);
    fflush(stdout);
}

bool bench_lingers(struct sitting *sitting) {
    if (!sitting->bench || sitting->options.policy)
        return false;
    size_t walked = json_array_size(sitting->bench->trail);
    bool again = false; /* goto or back have led to another end */
    fflush(stdout);
    while (sitting->over && !again && !sitting->left && sitting->status == EXIT_DONE) {
        if (sitting->options.jsonl)
            sitting_next_json(sitting);
        else
            sitting_next_line(sitting);
        again = json_array_size(sitting->bench->trail) != walked;
    }
    return !sitting->over || again;
}

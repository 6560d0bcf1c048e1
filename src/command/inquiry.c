/* Asks the engine about a pathway as a whole. */
#include "inquiry.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "habits.h"
#include "places.h"

enum { KEY_VARIANT = 0x300, KEY_LIMIT, KEY_MEMORY, KEY_NO_REDUCE, KEY_POLICY };

static const struct argp_option inquiry_list[] = {
    {"variant", KEY_VARIANT, "NAME", 0, "another patient of the pathway, or all", 5},
    {"limit", KEY_LIMIT, "N", 0, "unfold so many situations at most", 5},
    {"memory", KEY_MEMORY, "MIB", 0, "memory that the engine may use (default 2048)", 5},
    {"no-reduce", KEY_NO_REDUCE, "WHAT", OPTION_ARG_OPTIONAL,
     "keep what the future cannot read: fields, clock, events, numbers, seen, or all", 5},
    {0}};

long parse_whole(const char *text, long most, const char *option, struct argp_state *state) {
    char *end;
    errno = 0;
    long number = strtol(text, &end, 10);
    if (*end || end == text || errno || number < 1 || number > most)
        argp_error(state, "%s takes a whole number from 1 to %ld", option, most);
    return number;
}

static error_t parse_inquiry(int key, char *argument, struct argp_state *state) {
    struct inquiry_options *options = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &options->common;
        return 0;
    case KEY_VARIANT:
        options->variant = argument;
        return 0;
    case KEY_LIMIT:
        options->limit = parse_whole(argument, 1000000000, "--limit", state);
        return 0;
    case KEY_MEMORY:
        options->memory = (int)parse_whole(argument, 1000000, "--memory", state);
        return 0;
    case KEY_NO_REDUCE:
        if (!options->no_reduce)
            options->no_reduce = json_array();
        json_array_append_new(options->no_reduce, json_string(argument ? argument : "all"));
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp_child common_child[] = {{&common_argp, 0, NULL, 0}, {0}};
const struct argp inquiry_argp = {
    .options = inquiry_list, .parser = parse_inquiry, .children = common_child};

static const struct argp_option policy_list[] = {
    {"policy", KEY_POLICY, "POLICY", 0,
     "expert (the default), optimal, random, worst, novice, record (what the recorded learners "
     "chose), or a Lua file that returns { node = \"option\", ... }",
     4},
    {0}};

static error_t parse_policy(int key, char *argument, struct argp_state *state) {
    struct inquiry_options *options = state->input;
    switch (key) {
    case ARGP_KEY_INIT: /* the policy record reads them all */
        options->common.takes_several_db = true;
        return 0;
    case KEY_POLICY:
        options->policy = argument;
        return 0;
    case ARGP_KEY_ARG:
        if (options->pathway)
            argp_error(state, "one pathway at a time");
        options->pathway = argument;
        return 0;
    case ARGP_KEY_NO_ARGS:
        if (!options->recorded)
            argp_error(state, "which pathway? (casewalk list shows those there are)");
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

const struct argp pathway_argp = {.options = policy_list, .parser = parse_policy};

/* --- the engine --- */

/* What the policy needs besides its name: what was recorded, or a file, which the engine reads like
   a pathway. */
static bool add_policy(struct inquiry *inquiry, struct failure *why) {
    static const char *const names[] = {"expert", "optimal", "random", "worst", "novice"};
    const char *policy = inquiry->options->policy;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!policy || strcmp(policy, names[i]) == 0)
            return true;
    if (strcmp(policy, "record") == 0) {
        inquiry->shares = habits_read(&inquiry->options->common,
                                      json_text(inquiry->caller.pathway, "id", ""), why);
        return inquiry->shares != NULL;
    }
    struct record_file file;
    if (!places_read(inquiry->arena, policy, &file, why))
        return fail(why,
                    "there is no policy %s: expert, optimal, random, worst, novice, record, or a "
                    "Lua file",
                    policy);
    file.name = policy;
    return caller_send_file(&inquiry->caller, &file, why);
}

bool inquiry_begin(struct inquiry *inquiry, const struct inquiry_options *options,
                   const char *pathway) {
    return inquiry_begin_quietly(inquiry, options, pathway, NULL);
}

bool inquiry_begin_quietly(struct inquiry *inquiry, const struct inquiry_options *options,
                           const char *pathway, json_t *diagnostics) {
    struct failure why = {.text = ""};
    *inquiry = (struct inquiry){.arena = arena_new(), .options = options, .status = EXIT_PATHWAY};
    struct caller *caller = &inquiry->caller;
    caller_init(caller, inquiry->arena, &options->common);
    caller->diagnostics = diagnostics;
    caller->options.memory = options->memory ? options->memory : SUPERVISOR_ANALYSIS_MEMORY;
    caller->main_file = places_find(caller->arena, options->common.path, pathway, &why);
    if (!caller->main_file) {
        command_complain("%s", why.text);
        inquiry->status = EXIT_USAGE;
        return false;
    }
    struct record_file *file = ARENA_ADD(caller->arena, caller->files, caller->file_count);
    bool good =
        places_read(caller->arena, caller->main_file, file, &why) && caller_load(caller, &why);
    if (good && !add_policy(inquiry, &why)) {
        inquiry->status = EXIT_USAGE;
        good = false;
    }
    if (!good && *why.text)
        command_complain("%s", why.text);
    return good;
}

bool inquiry_begin_with(struct inquiry *inquiry, const struct inquiry_options *options,
                        const char *file) {
    struct failure why = {.text = ""};
    *inquiry = (struct inquiry){.arena = arena_new(), .options = options, .status = EXIT_USAGE};
    struct caller *caller = &inquiry->caller;
    caller_init(caller, inquiry->arena, &options->common);
    caller->options.memory = options->memory ? options->memory : SUPERVISOR_ANALYSIS_MEMORY;
    struct record_file *read = ARENA_ADD(caller->arena, caller->files, caller->file_count);
    bool good = places_read(caller->arena, file, read, &why);
    if (good) {
        inquiry->status = EXIT_PATHWAY;
        good = supervisor_start(&caller->options, &caller->engine, &why) &&
               caller_send_file(caller, read, &why);
    }
    if (!good)
        command_complain("%s", why.text);
    return good;
}

bool inquiry_begin_recorded(struct inquiry *inquiry, const struct inquiry_options *options,
                            const struct record_walk *walk, struct failure *why) {
    *inquiry = (struct inquiry){.arena = arena_new(), .options = options, .status = EXIT_PATHWAY};
    struct caller *caller = &inquiry->caller;
    caller_init(caller, inquiry->arena, &options->common);
    caller->options.memory = options->memory ? options->memory : SUPERVISOR_ANALYSIS_MEMORY;
    caller->diagnostics = json_array(); /* whoever recorded it has been told */
    for (size_t i = 0; i < walk->file_count; i++)
        *ARENA_ADD(caller->arena, caller->files, caller->file_count) = walk->files[i];
    *why = (struct failure){.text = ""};
    bool good = caller_load(caller, why);
    if (!good && !*why->text)
        fail(
            why, "%s",
            json_text(json_array_get(caller->diagnostics, 0), "message", "it could not be loaded"));
    json_decref(caller->diagnostics);
    caller->diagnostics = NULL;
    return good;
}

bool inquiry_join(struct inquiry *inquiry, const struct inquiry *other, int memory) {
    struct failure why = {.text = ""};
    *inquiry =
        (struct inquiry){.arena = arena_new(), .options = other->options, .status = EXIT_PATHWAY};
    struct caller *caller = &inquiry->caller;
    caller_init(caller, inquiry->arena, &other->options->common);
    caller->options.memory = memory;
    caller->diagnostics = json_array(); /* told before */
    caller->main_file = other->caller.main_file;
    for (size_t i = 0; i < other->caller.file_count; i++)
        *ARENA_ADD(caller->arena, caller->files, caller->file_count) = other->caller.files[i];
    bool good = caller_load(caller, &why) && add_policy(inquiry, &why);
    if (!good)
        command_complain("%s", why.text);
    json_decref(caller->diagnostics);
    caller->diagnostics = NULL;
    return good;
}

void inquiry_end(struct inquiry *inquiry) {
    json_decref(inquiry->shares);
    caller_clear(&inquiry->caller);
    arena_free(inquiry->arena);
}

json_t *inquiry_request(const struct inquiry *inquiry, const char *what) {
    const struct inquiry_options *options = inquiry->options;
    json_t *request = json_pack("{sssi}", "do", what, "memory", inquiry->caller.options.memory);
    if (options->variant)
        json_object_set_new(request, "variant", json_string(options->variant));
    if (options->policy)
        json_object_set_new(request, "policy", json_string(options->policy));
    if (inquiry->shares)
        json_object_set(request, "shares", inquiry->shares);
    if (options->limit)
        json_object_set_new(request, "limit", json_integer(options->limit));
    if (options->no_reduce)
        json_object_set(request, "no_reduce", options->no_reduce);
    return request;
}

/* --- asking --- */

static volatile sig_atomic_t interrupted;

static void note_interrupt(int signal_number) {
    (void)signal_number;
    interrupted = 1;
}

/* Moves what is not progress from one array to another; the last line of progress, or NULL. */
static json_t *sort_lines(json_t *lines, json_t *kept) {
    json_t *progress = NULL;
    size_t i;
    json_t *line;
    json_array_foreach(lines, i, line) {
        if (strcmp(json_text(line, "event", ""), "progress") != 0) {
            json_array_append(kept, line);
            continue;
        }
        json_decref(progress);
        progress = json_incref(line);
    }
    return progress;
}

/* One engine that is asked. */
struct asked {
    struct inquiry *inquiry;
    json_t *request; /* NULL: it has answered */
    json_t *kept, *progress;
    bool failed;
};

/* Takes one answer, of which the progress is kept apart. */
static void take(struct asked *asked) {
    json_t *lines;
    struct failure why;
    asked->failed = caller_take(&asked->inquiry->caller, &lines, &why) != SUPERVISOR_ANSWERED;
    json_decref(asked->request);
    json_decref(asked->progress);
    asked->request = asked->progress = NULL;
    if (asked->failed)
        command_complain("%s", why.text);
    else
        asked->progress = sort_lines(lines, asked->kept);
    json_decref(lines);
}

static bool ask_round(struct asked *asked, size_t count, struct progress *showing,
                      inquiry_enough *enough, void *context) {
    const json_t *progress = NULL;
    long long done = 0;
    for (size_t i = 0; i < count; i++)
        if (asked[i].request)
            caller_put(&asked[i].inquiry->caller, asked[i].request);
    for (size_t i = 0; i < count; i++) {
        if (asked[i].request)
            take(&asked[i]);
        if (asked[i].progress)
            progress = asked[i].progress;
        done += json_whole(asked[i].progress, "done", 0);
    }
    if (!progress)
        return false;
    progress_show(showing, json_text(progress, "what", "working"), done, 0,
                  json_text(progress, "unit", "situations"));
    bool finish = interrupted || (enough && enough(context, progress));
    for (size_t i = 0; i < count; i++)
        if (asked[i].progress)
            asked[i].request = json_pack("{ss}", "do", finish ? "finish" : "continue");
    return true;
}

/* What an engine has answered, or NULL when that is an error, which is told. */
static json_t *answer_of(struct asked *asked) {
    const json_t *error = asked->failed ? NULL : lines_find(asked->kept, "error");
    json_decref(asked->progress);
    if (error)
        command_complain("%s", json_text(error, "message", ""));
    if (!asked->failed && !error)
        return asked->kept;
    asked->inquiry->status = json_truth(error, "usage") ? EXIT_USAGE : EXIT_PATHWAY;
    json_decref(asked->kept);
    return NULL;
}

bool inquiry_ask_all(struct inquiry *const *inquiries, size_t count, json_t *const *requests,
                     json_t **answers, inquiry_enough *enough, void *context) {
    struct progress showing;
    struct sigaction ours = {.sa_handler = note_interrupt, .sa_flags = (int)SA_RESETHAND}, before;
    struct asked *asked = xcalloc(count, sizeof *asked);
    bool good = true;
    for (size_t i = 0; i < count; i++)
        asked[i] = (struct asked){inquiries[i], requests[i], json_array(), NULL, false};
    progress_begin(&showing);
    interrupted = 0;
    sigaction(SIGINT, &ours, &before);
    while (ask_round(asked, count, &showing, enough, context))
        ;
    sigaction(SIGINT, &before, NULL);
    progress_end(&showing);
    for (size_t i = 0; i < count; i++) {
        answers[i] = answer_of(&asked[i]);
        good = good && answers[i];
    }
    free(asked);
    return good;
}

json_t *inquiry_ask(struct inquiry *inquiry, json_t *request) {
    json_t *answer;
    inquiry_ask_all(&inquiry, 1, &request, &answer, NULL, NULL);
    return answer;
}

bool inquiry_interrupted(void) { return interrupted; }

void inquiry_print(const json_t *lines, const char *event, bool array) {
    struct json_writer json = {.out = stdout};
    size_t printed = 0;
    if (array)
        putchar('[');
    for (size_t i = 0; i < json_array_size(lines); i++) {
        const json_t *line = json_array_get(lines, i);
        if (strcmp(json_text(line, "event", ""), event) != 0)
            continue;
        json_t *row = json_copy((json_t *)line);
        json_object_del(row, "event");
        if (array)
            fputs(printed ? ",\n" : "\n", stdout);
        json.comma = false;
        json_put_value(&json, NULL, row);
        json_decref(row);
        printed++;
    }
    puts(array ? (printed ? "\n]" : "]") : "");
}

/* casewalk run: walk a case. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "clean.h"
#include "command.h"
#include "line.h"
#include "page.h"
#include "places.h"
#include "sitting.h"
#include "watch.h"

struct run_options {
    struct common_options common;
    const char *pathway, *learner, *group, *mode, *variant, *answers, *policy;
    uint64_t seed;
    bool seeded, no_record, record, jsonl, no_debrief;
    const char *at, *set;
    bool author, watch;
};

enum {
    KEY_LEARNER = 0x200,
    KEY_GROUP,
    KEY_MODE,
    KEY_VARIANT,
    KEY_SEED,
    KEY_NO_RECORD,
    KEY_RECORD,
    KEY_JSONL,
    KEY_ANSWERS,
    KEY_AUTO,
    KEY_NO_DEBRIEF,
    KEY_AT,
    KEY_SET,
    KEY_WATCH,
    KEY_AUTHOR
};

static const struct argp_option option_list[] = {
    {"learner", KEY_LEARNER, "NAME", 0, "who walks; default $CASEWALK_LEARNER or the login name",
     1},
    {"group", KEY_GROUP, "NAME", 0, "the class the walk belongs to", 1},
    {"mode", KEY_MODE, "MODE", 0, "learn (default), consequence or exam", 1},
    {"variant", KEY_VARIANT, "NAME", 0, "another patient; any: drawn by the seed", 1},
    {"seed", KEY_SEED, "N", 0, "the luck of the walk; a class with one seed meets the same", 1},
    {"answers", KEY_ANSWERS, "FILE", 0, "read answers from a file, one a line", 2},
    {"jsonl", KEY_JSONL, NULL, 0, "speak the protocol instead of pages", 2},
    {"auto", KEY_AUTO, "POLICY", 0,
     "let expert, random, worst or novice walk; not recorded unless --record", 2},
    {"record", KEY_RECORD, NULL, 0, "record a walk that goes by itself", 2},
    {"no-record", KEY_NO_RECORD, NULL, 0, "keep nothing", 2},
    {"no-debrief", KEY_NO_DEBRIEF, NULL, 0, "end an exam with its receipt only", 2},
    {"author", KEY_AUTHOR, NULL, 0,
     "for authors: more words at the prompt (help lists them); nothing is recorded, nor with --at, "
     "--set or --watch",
     3},
    {"at", KEY_AT, "NODE", 0, "begin there", 3},
    {"set", KEY_SET, "ASSIGNMENTS", 0, "begin with these values: \"sbp = 60; clock = 90\"", 3},
    {"watch", KEY_WATCH, NULL, 0, "load the file again when it is saved, and stay where you are",
     3},
    {0}};

static bool is_policy(const char *policy) {
    return strcmp(policy, "expert") == 0 || strcmp(policy, "random") == 0 ||
           strcmp(policy, "worst") == 0 || strcmp(policy, "novice") == 0;
}

/* What an author alone asks for; each of it means that nothing is recorded. */
static error_t parse_author(int key, char *argument, struct run_options *options) {
    switch (key) {
    case KEY_AT:
        options->at = argument;
        break;
    case KEY_SET:
        options->set = argument;
        break;
    case KEY_WATCH:
        options->watch = true;
        break;
    case KEY_AUTHOR:
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    options->author = true;
    return 0;
}

static void check_together(const struct run_options *options, struct argp_state *state) {
    if (options->author && options->record)
        argp_error(state, "--record keeps a walk; one with --author, --at, --set or --watch is "
                          "never recorded");
    if (options->watch && options->policy)
        argp_error(state, "--watch waits for somebody who walks; --auto walks by itself");
}

/* What a walk is: who walks, how, and with which luck. */
static error_t parse_walk(int key, char *argument, struct argp_state *state,
                          struct run_options *options) {
    switch (key) {
    case KEY_LEARNER:
        options->learner = argument;
        return 0;
    case KEY_GROUP:
        options->group = argument;
        if (strlen(argument) > RECORD_NAME_SIZE)
            argp_error(state, "--group takes a name of up to %d bytes", RECORD_NAME_SIZE);
        return 0;
    case KEY_MODE:
        options->mode = parse_mode(argument, state);
        return 0;
    case KEY_VARIANT:
        options->variant = argument;
        return 0;
    case KEY_SEED:
        options->seed = parse_seed(argument, state);
        options->seeded = true;
        return 0;
    case KEY_AUTO:
        options->policy = argument;
        if (!is_policy(argument))
            argp_error(state, "--auto takes expert, random, worst or novice");
        return 0;
    default:
        return parse_author(key, argument, options);
    }
}

static error_t parse(int key, char *argument, struct argp_state *state) {
    struct run_options *options = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &options->common;
        return 0;
    case KEY_ANSWERS:
        options->answers = argument;
        return 0;
    case KEY_JSONL:
        options->jsonl = true;
        return 0;
    case KEY_RECORD:
        options->record = true;
        return 0;
    case KEY_NO_RECORD:
        options->no_record = true;
        return 0;
    case KEY_NO_DEBRIEF:
        options->no_debrief = true;
        return 0;
    case ARGP_KEY_END:
        if (!options->learner)
            options->learner = default_learner();
        if (!record_is_name(options->learner))
            argp_error(state,
                       "a learner has a name of up to %d bytes, not one like a pseudonym (p-…)",
                       RECORD_NAME_SIZE);
        check_together(options, state);
        return 0;
    case ARGP_KEY_ARG:
        if (options->pathway)
            argp_error(state, "one pathway at a time");
        options->pathway = argument;
        return 0;
    case ARGP_KEY_NO_ARGS:
        argp_error(state, "which pathway? (casewalk list shows those there are)");
        return 0;
    default:
        return parse_walk(key, argument, state, options);
    }
}

/* The file that `require` and the record know the pathway by: its name without folders. */
static const char *base_name(const char *file) {
    const char *slash = strrchr(file, '/');
    return slash ? slash + 1 : file;
}

static bool load(struct caller *caller, const struct run_options *options, struct failure *why) {
    caller->main_file = places_find(caller->arena, options->common.path, options->pathway, why);
    if (!caller->main_file)
        return false;
    struct record_file *file = ARENA_ADD(caller->arena, caller->files, caller->file_count);
    return places_read(caller->arena, caller->main_file, file, why) && caller_load(caller, why);
}

/* Waits until what is watched is saved; false: something was typed instead. */
static bool wait_for_save(struct watch *watch) {
    const struct prompt_watch watching = watch_prompt(watch);
    if (!prompt_wait(stdin, &watching))
        return true;
    char *line = NULL;
    if (isatty(STDIN_FILENO))
        line_read(stdin, &line); /* it is not for the shell */
    free(line);
    return false;
}

/* Loads the pathway; where its author watches a text that does not load, as often as it is saved,
   until it does. */
static bool load_watched(struct caller *caller, const struct run_options *options,
                         struct failure *why) {
    struct watch *watch = NULL;
    bool waits = options->watch && !options->answers, good;
    while (!(good = load(caller, options, why)) && waits && caller->main_file) {
        if (*why->text)
            command_complain("%s", why->text);
        why->text[0] = '\0';
        if (!watch && !watch_open(caller->main_file, &watch, why))
            break;
        watch_tried(watch, caller->files, caller->file_count);
        command_complain("waiting until %s is mended and saved; Enter leaves", caller->main_file);
        if (!wait_for_save(watch))
            break;
        caller->files = NULL;
        caller->file_count = 0;
    }
    watch_close(watch);
    return good;
}

static struct record_session session_of(const struct run_options *options,
                                        const struct caller *caller) {
    struct record_file *files = arena_alloc(caller->arena, caller->file_count * sizeof *files);
    memcpy(files, caller->files, caller->file_count * sizeof *files);
    files[0].name = base_name(files[0].name);
    return (struct record_session){
        .pathway = json_text(caller->pathway, "id", ""),
        .title = json_text(caller->pathway, "title", ""),
        .version = json_text(caller->pathway, "version", ""),
        .files = files,
        .file_count = caller->file_count,
        .learner = options->learner,
        .group = options->group ? options->group : "",
        .mode = options->mode,
        .seed = options->seed,
        .casewalk = CASEWALK_VERSION,
        .answered_by = options->policy ? RECORD_GENERATED
                       : options->answers || options->jsonl || !isatty(STDIN_FILENO)
                           ? RECORD_SCRIPT
                           : RECORD_TERMINAL,
        .policy = options->policy,
    };
}

static void mention_unfinished(struct record *record, const struct record_session *session,
                               struct sitting *sitting) {
    long long unfinished;
    struct failure why;
    if (!record_last_unfinished(record, session->learner, session->pathway, &unfinished, &why) ||
        unfinished == 0)
        return;
    if (sitting_screen(sitting)->tty)
        page_say(
            sitting_screen(sitting), ROLE_MUTED,
            "You have an unfinished walk of this pathway. To go on with it: casewalk resume %lld",
            unfinished);
}

/* The walk itself, all being ready. */
static int walk(const struct run_options *options, struct caller *caller, struct record *record) {
    FILE *answers = stdin;
    if (options->answers && strcmp(options->answers, "-") != 0)
        answers = fopen(options->answers, "re");
    struct stat about;
    if (answers && fstat(fileno(answers), &about) == 0 && S_ISDIR(about.st_mode)) {
        fclose(answers);
        answers = NULL;
        errno = EISDIR;
    }
    if (!answers) {
        command_complain("%s cannot be read: %s", options->answers, strerror(errno));
        return EXIT_USAGE;
    }
    const struct sitting_options how = {options->mode,  options->policy,       answers,
                                        options->jsonl, options->common.plain, options->no_debrief};
    struct record_session session = session_of(options, caller);
    struct sitting *sitting = sitting_new(caller, record, &how);
    if (options->author)
        sitting_open_bench(sitting, options->watch);
    if (record && !options->jsonl)
        mention_unfinished(record, &session, sitting);
    int status = sitting_begin(sitting, &session);
    if (status == EXIT_DONE)
        status = sitting_run(sitting);
    sitting_free(sitting);
    if (answers != stdin)
        fclose(answers);
    return status;
}

static int open_and_walk(const struct run_options *options, struct caller *caller) {
    struct record *record = NULL;
    struct failure why;
    bool records = !options->no_record && !options->author && (!options->policy || options->record);
    if (records && json_is_true(json_object_get(caller->pathway, "procedure"))) {
        command_complain(
            "%s is a procedure, a part of pathways that use it; learners walk those. To "
            "try it by itself, with the values that stand in its needs: casewalk run "
            "--no-record %s",
            options->pathway, options->pathway);
        return EXIT_USAGE;
    }
    if (records) {
        char *path = common_record_path(&options->common);
        bool good = record_open(path, RECORD_WRITE, &record, &why);
        free(path);
        if (!good) {
            command_complain("%s", why.text);
            return EXIT_RECORD;
        }
        if (record_warning(record))
            command_complain("%s", record_warning(record));
    }
    int status = walk(options, caller, record);
    record_close(record);
    return status;
}

/* An argument, which may be any bytes. */
static json_t *text_of(const char *argument) {
    char *clean = clean_line(argument, strlen(argument));
    json_t *text = json_string(clean);
    free(clean);
    return text;
}

static int run(int argc, char **argv) {
    static const struct argp_child children[] = {{&common_argp, 0, NULL, 0}, {0}};
    static const struct argp argp = {.options = option_list,
                                     .parser = parse,
                                     .args_doc = "PATHWAY",
                                     .doc = "Walk a case. For education, not for patient care.",
                                     .children = children};
    struct run_options options = {.mode = "learn", .variant = "base"};
    struct failure why;
    argp_parse(&argp, argc, argv, 0, NULL, &options);
    if (!options.seeded &&
        getrandom(&options.seed, 4, 0) != 4) /* 32 bits: a number that can be told to a class */
        options.seed = (uint64_t)getpid();
    struct caller caller;
    struct arena *arena = arena_new();
    caller_init(&caller, arena, &options.common);
    int status = EXIT_PATHWAY;
    if (load_watched(&caller, &options, &why)) {
        char seed[32];
        snprintf(seed, sizeof seed, "%llu", (unsigned long long)options.seed);
        caller.start =
            json_pack("{ssssss}", "do", "start", "variant", options.variant, "seed", seed);
        if (options.at)
            json_object_set_new(caller.start, "at", text_of(options.at));
        if (options.set && *options.set)
            json_object_set_new(caller.start, "set", text_of(options.set));
        status = open_and_walk(&options, &caller);
    } else if (*why.text) {
        command_complain("%s", why.text);
        status = caller.main_file ? EXIT_PATHWAY : EXIT_USAGE;
    }
    caller_clear(&caller);
    arena_free(arena);
    return status;
}

const struct command command_run = {"run", "PATHWAY", "walk a case", run};

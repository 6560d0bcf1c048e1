/* casewalk replay: recorded walks, played again. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cohort_options.h"
#include "places.h"
#include "replay_output.h"

struct replay_options {
    struct cohort_options cohort; /* the first member: children take it */
    const char *receipt, *against;
    bool all, names;
    long long *sessions;
    size_t count;
};

enum { KEY_RECEIPT = 0x200, KEY_AGAINST, KEY_ALL, KEY_NAMES, RECEIPT_DIGITS = 16 };

static const struct argp_option option_list[] = {
    {"receipt", KEY_RECEIPT, "RECEIPT", 0, "compare with what the learner was given", 1},
    {"against", KEY_AGAINST, "PATHWAY", 0,
     "play them in this version of the pathway, and tell what would change", 1},
    {"all", KEY_ALL, NULL, 0, "all walks that the options below leave, not single ones", 1},
    {"names", KEY_NAMES, NULL, 0, "tell learners by their names, not by their pseudonyms", 1},
    {0}};

static void add_session(struct replay_options *options, const char *text,
                        struct argp_state *state) {
    char *end;
    long long session = strtoll(text, &end, 10);
    if (*end || session <= 0)
        argp_error(state, "a session is a number, as casewalk sessions shows it");
    long long *grown = realloc(options->sessions, (options->count + 1) * sizeof *grown);
    if (!grown)
        die("out of memory");
    options->sessions = grown;
    options->sessions[options->count++] = session;
}

/* A receipt as it was printed: spaces and capital letters do not count. */
static const char *read_receipt(char *text, struct argp_state *state) {
    size_t digits = 0;
    for (const char *c = text; *c; c++)
        if (!isspace((unsigned char)*c))
            text[digits++] = (char)tolower((unsigned char)*c);
    text[digits] = '\0';
    if (digits < RECEIPT_DIGITS || strspn(text, "0123456789abcdef") != digits)
        argp_error(state, "a receipt has %d digits from 0 to f", RECEIPT_DIGITS);
    return text;
}

static void check_use(const struct replay_options *options, struct argp_state *state) {
    if (options->receipt && (options->count != 1 || options->against))
        argp_error(state, "--receipt is of one session");
    if (options->count && options->all)
        argp_error(state, "name sessions, or give --all");
    if (!options->count && !options->all && !options->against)
        argp_error(state, "which session? casewalk sessions lists them");
}

static error_t parse(int key, char *argument, struct argp_state *state) {
    struct replay_options *options = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &options->cohort;
        return 0;
    case KEY_RECEIPT:
        options->receipt = read_receipt(argument, state);
        return 0;
    case KEY_AGAINST:
        options->against = argument;
        return 0;
    case KEY_ALL:
        options->all = true;
        return 0;
    case KEY_NAMES:
        options->names = true;
        return 0;
    case ARGP_KEY_ARG:
        add_session(options, argument, state);
        return 0;
    case ARGP_KEY_END:
        check_use(options, state);
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

/* --- which sessions --- */

static bool note_session(const struct record_about *about, void *context) {
    struct replay_options *options = context;
    long long *grown = realloc(options->sessions, (options->count + 1) * sizeof *grown);
    if (!grown)
        die("out of memory");
    options->sessions = grown;
    options->sessions[options->count++] = about->session;
    return true;
}

static bool find_sessions(struct replay_options *options, struct record *record,
                          const char *pathway, struct failure *why) {
    if (options->count)
        return true;
    options->cohort.filter.pathway = pathway;
    return record_each_session(record, &options->cohort.filter, note_session, options, why);
}

/* --- one after the other --- */

struct replaying {
    const struct replay_options *options;
    struct record *record;
    struct caller caller;
    struct replay_output *output;
    int status;
};

static void worse(struct replaying *replaying, int status) {
    if (status > replaying->status)
        replaying->status = status;
}

static bool has_receipt(const struct record_walk *walk, const char *receipt) {
    return walk->about.ended && strncmp(walk->chain, receipt, strlen(receipt)) == 0;
}

/* Loads what the walk is played in: the text in the record, or once the new version. */
static bool prepare(struct replaying *replaying, const struct record_walk *walk,
                    struct failure *why) {
    struct caller *caller = &replaying->caller;
    if (!replaying->options->against)
        return caller_recall_loaded(caller, walk, why);
    json_decref(caller->start);
    caller->start = json_pack("{ssssss}", "do", "start", "variant", walk->about.variant, "seed",
                              walk->about.seed);
    return caller->engine || caller_load(caller, why);
}

static void replay_walk(struct replaying *replaying, const struct record_walk *walk) {
    const struct replay_options *options = replaying->options;
    struct failure why = {.text = ""};
    struct retraced retraced = {0};
    bool exact = !options->against;
    if (!prepare(replaying, walk, &why) ||
        retrace(&replaying->caller, walk, exact, &retraced, &why) == RETRACE_FAILED) {
        command_complain("session %lld: %s", walk->about.session,
                         *why.text ? why.text : "its pathway does not load");
        worse(replaying, EXIT_PATHWAY);
    } else {
        bool same = !retraced.stopped && json_array_size(retraced.differences) == 0;
        bool receipt = !options->receipt || has_receipt(walk, options->receipt);
        if (exact && !(same && receipt))
            worse(replaying, EXIT_FAULTY);
        replay_output_add(replaying->output, walk, &retraced, options->receipt ? &receipt : NULL);
    }
    retraced_clear(&retraced);
}

/* A walk whose chain does not hold was altered or damaged: that is what was asked. */
static void replay_session(struct replaying *replaying, long long session) {
    struct record_walk *walk = NULL;
    struct failure why;
    if (record_load_session(replaying->record, session, &walk, &why)) {
        replay_walk(replaying, walk);
    } else {
        command_complain("%s", why.text);
        struct failure ignored;
        worse(replaying, record_verify_chain(replaying->record, session, &ignored) == RECORD_ALTERED
                             ? EXIT_FAULTY
                             : EXIT_RECORD);
    }
    record_walk_free(walk);
}

static bool load_against(struct replaying *replaying, struct failure *why) {
    struct caller *caller = &replaying->caller;
    const struct replay_options *options = replaying->options;
    caller->main_file =
        places_find(caller->arena, options->cohort.common.path, options->against, why);
    if (!caller->main_file) {
        replaying->status = EXIT_USAGE;
        return false;
    }
    replaying->status = EXIT_PATHWAY;
    struct record_file *file = ARENA_ADD(caller->arena, caller->files, caller->file_count);
    if (!places_read(caller->arena, caller->main_file, file, why) || !caller_load(caller, why))
        return false;
    replaying->status = EXIT_DONE;
    return true;
}

static int replay_all(struct replay_options *options, struct record *record) {
    struct failure why = {.text = ""};
    struct arena *arena = arena_new();
    struct replaying replaying = {.options = options, .record = record};
    caller_init(&replaying.caller, arena, &options->cohort.common);
    bool good = !options->against || load_against(&replaying, &why);
    if (good &&
        !find_sessions(options, record,
                       options->against ? json_text(replaying.caller.pathway, "id", "") : NULL,
                       &why)) {
        replaying.status = EXIT_RECORD;
        good = false;
    }
    if (!good && *why.text)
        command_complain("%s", why.text);
    if (good) {
        replaying.output =
            replay_output_new(&options->cohort.common, options->names, replaying.caller.pathway);
        for (size_t i = 0; i < options->count; i++)
            replay_session(&replaying, options->sessions[i]);
        replay_output_finish(replaying.output, options->count);
    }
    caller_clear(&replaying.caller);
    arena_free(arena);
    return replaying.status;
}

static int run(int argc, char **argv) {
    static const struct argp_child children[] = {{&cohort_argp, 0, NULL, 0}, {0}};
    static const struct argp argp = {
        .options = option_list,
        .parser = parse,
        .args_doc = "[SESSION...]",
        .doc = "Plays recorded walks again and holds every step against the record: what was "
               "answered, how it was rated, what was on offer, and the situation after it.",
        .children = children};
    struct replay_options options = {0};
    struct record *record;
    struct failure why;
    argp_parse(&argp, argc, argv, 0, NULL, &options);
    char *path = common_record_path(&options.cohort.common);
    int status = EXIT_RECORD;
    if (record_open(path, RECORD_READ, &record, &why)) {
        status = replay_all(&options, record);
        record_close(record);
    } else {
        command_complain("%s", why.text);
    }
    free(path);
    free(options.sessions);
    return status;
}

const struct command command_replay = {"replay", "[SESSION...]",
                                       "play recorded walks again, and verify them", run};

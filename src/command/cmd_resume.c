/* casewalk resume and casewalk show: walks from the record, brought back by playing them again. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "show.h"
#include "sitting.h"
#include "worth.h"

struct walk_options {
    struct common_options common;
    const char *learner;
    long long session; /* 0: the last unfinished one */
    bool jsonl, full, no_debrief;
};

enum { KEY_LEARNER = 0x200, KEY_JSONL, KEY_FULL, KEY_NO_DEBRIEF };

static error_t parse(int key, char *argument, struct argp_state *state) {
    struct walk_options *options = state->input;
    char *end;
    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &options->common;
        return 0;
    case KEY_LEARNER:
        options->learner = argument;
        return 0;
    case KEY_JSONL:
        options->jsonl = true;
        return 0;
    case KEY_FULL:
        options->full = true;
        return 0;
    case KEY_NO_DEBRIEF:
        options->no_debrief = true;
        return 0;
    case ARGP_KEY_ARG:
        options->session = strtoll(argument, &end, 10);
        if (*end || options->session <= 0)
            argp_error(state, "a session is a number, as casewalk sessions shows it");
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static bool open_record(const struct walk_options *options, enum record_access access,
                        struct record **record) {
    struct failure why;
    char *path = common_record_path(&options->common);
    bool good = record_open(path, access, record, &why);
    free(path);
    if (!good)
        command_complain("%s", why.text);
    return good;
}

static const char *own_name(const struct walk_options *options) {
    return options->learner ? options->learner : default_learner();
}

/* The session that is asked for, loaded; the exit status where it cannot be. */
static int load_walk(struct record *record, long long session, struct record_walk **walk) {
    struct failure why;
    if (record_load_session(record, session, walk, &why))
        return EXIT_DONE;
    command_complain("%s", why.text);
    return EXIT_RECORD;
}

static int bring_back(struct caller *caller, const struct record_walk *walk) {
    struct failure why;
    caller_recall(caller, walk);
    if (caller_replay(caller, &why))
        return EXIT_DONE;
    if (*why.text)
        command_complain("session %lld: %s", walk->about.session, why.text);
    return EXIT_PATHWAY;
}

/* --- resume --- */

/* How long the offer that is still open was before the learner's eyes in earlier sittings, in
 * milliseconds. */
static int64_t thought_before(const struct record_walk *walk) {
    int64_t since = walk->about.started, thought = 0;
    for (size_t i = 0; i < walk->event_count; i++) {
        const struct record_step *step = &walk->events[i].step;
        if (strcmp(step->kind, "suspend") == 0) {
            thought += step->answered > since ? step->answered - since : 0;
        } else if (strcmp(step->kind, "resume") == 0) {
            since = step->answered;
        } else if (strcmp(step->kind, "note") != 0 && strcmp(step->kind, "hint") != 0 &&
                   strcmp(step->kind, "fault") != 0) {
            since = step->answered;
            thought = 0;
        }
    }
    return thought;
}

static int go_on(const struct walk_options *options, struct record *record,
                 const struct record_walk *walk) {
    struct caller caller;
    struct arena *arena = arena_new();
    caller_init(&caller, arena, &options->common);
    int status = bring_back(&caller, walk);
    if (status == EXIT_DONE) {
        const struct sitting_options how = {
            walk->about.mode,   NULL, stdin, options->jsonl, options->common.plain,
            options->no_debrief};
        struct sitting *sitting = sitting_new(&caller, record, &how);
        status = sitting_resume(sitting, walk->about.session, walk->about.last_seq,
                                thought_before(walk));
        if (status == EXIT_DONE)
            status = sitting_run(sitting);
        sitting_free(sitting);
    }
    caller_clear(&caller);
    arena_free(arena);
    return status;
}

/* A walk without a name is anybody's. */
static bool is_own(const struct walk_options *options, const struct record_walk *walk) {
    const char *learner = walk->about.learner;
    return learner && (*learner == '\0' || strcmp(learner, own_name(options)) == 0);
}

static int resume_from(const struct walk_options *options, struct record *record) {
    struct record_walk *walk = NULL;
    struct failure why;
    long long session = options->session;
    if (session == 0 && !record_last_unfinished(record, own_name(options), NULL, &session, &why)) {
        command_complain("%s", why.text);
        return EXIT_RECORD;
    }
    if (session == 0) {
        command_complain("there is no unfinished walk of %s; casewalk run PATHWAY begins one",
                         own_name(options));
        return EXIT_USAGE;
    }
    int status = load_walk(record, session, &walk);
    if (status != EXIT_DONE)
        return status;
    if (walk->about.ended) {
        command_complain("session %lld has ended; casewalk show %lld tells how", session, session);
        status = EXIT_USAGE;
    } else if (!is_own(options, walk)) {
        command_complain("session %lld is the walk of %s; --learner NAME says who you are", session,
                         walk->about.learner && *walk->about.learner ? walk->about.learner
                                                                     : "somebody else");
        status = EXIT_USAGE;
    } else if (!walk->about.suspended && record_check_file(record, &why) != RECORD_HOLDS) {
        command_complain("%s",
                         why.text); /* it did not end in order, so the file is looked at first */
        status = EXIT_RECORD;
    } else {
        status = go_on(options, record, walk);
    }
    record_walk_free(walk);
    return status;
}

static const struct argp_child children[] = {{&common_argp, 0, NULL, 0}, {0}};

static int run_resume(int argc, char **argv) {
    static const struct argp_option list[] = {
        {"learner", KEY_LEARNER, "NAME", 0,
         "whose walk; default $CASEWALK_LEARNER or the login name", 1},
        {"jsonl", KEY_JSONL, NULL, 0, "speak the protocol instead of pages", 2},
        {"no-debrief", KEY_NO_DEBRIEF, NULL, 0, "end an exam with its receipt only", 2},
        {0}};
    static const struct argp argp = {.options = list,
                                     .parser = parse,
                                     .args_doc = "[SESSION]",
                                     .doc =
                                         "Go on with an unfinished walk, exactly where it stood.",
                                     .children = children};
    struct walk_options options = {0};
    struct record *record;
    argp_parse(&argp, argc, argv, 0, NULL, &options);
    if (!open_record(&options, RECORD_WRITE, &record))
        return EXIT_RECORD;
    int status = resume_from(&options, record);
    record_close(record);
    return status;
}

const struct command command_resume = {"resume", "[SESSION]", "go on with an unfinished walk",
                                       run_resume};

/* --- show --- */

static const double patience = 60; /* seconds for the value of decisions */

static int show_as_json(struct caller *caller, const struct record_walk *walk) {
    json_t *lines = NULL;
    struct failure why;
    bool good = caller_do(caller, "debrief", &lines, &why) == SUPERVISOR_ANSWERED;
    if (good)
        worth_add(caller, lines, patience, NULL, 0);
    char receipt[17];
    snprintf(receipt, sizeof receipt, "%.16s", walk->chain);
    if (good)
        show_write_json(stdout, &walk->about, walk->about.ended ? receipt : NULL, lines);
    else
        command_complain("%s", why.text);
    json_decref(lines);
    return good ? EXIT_DONE : EXIT_PATHWAY;
}

static int show_walk(const struct walk_options *options, struct record *record,
                     const struct record_walk *walk) {
    struct caller caller;
    struct arena *arena = arena_new();
    caller_init(&caller, arena, &options->common);
    int status = bring_back(&caller, walk);
    if (status == EXIT_DONE && options->common.json) {
        status = show_as_json(&caller, walk);
    } else if (status == EXIT_DONE) {
        const struct sitting_options how = {walk->about.mode,      NULL, stdin, false,
                                            options->common.plain, false};
        struct sitting *sitting = sitting_new(&caller, record, &how);
        status = sitting_debrief(sitting, walk->about.session, options->full, true);
        sitting_free(sitting);
    }
    caller_clear(&caller);
    arena_free(arena);
    return status;
}

static int run_show(int argc, char **argv) {
    static const struct argp_option list[] = {
        {"full", KEY_FULL, NULL, 0, "every decision, not one screen only", 1}, {0}};
    static const struct argp argp = {.options = list,
                                     .parser = parse,
                                     .args_doc = "SESSION",
                                     .doc = "The debrief of one walk.",
                                     .children = children};
    struct walk_options options = {0};
    struct record *record;
    struct record_walk *walk = NULL;
    argp_parse(&argp, argc, argv, 0, NULL, &options);
    if (options.session == 0) {
        command_complain("which session? casewalk sessions lists them");
        return EXIT_USAGE;
    }
    if (!open_record(&options, RECORD_READ, &record))
        return EXIT_RECORD;
    int status = load_walk(record, options.session, &walk);
    if (status == EXIT_DONE && !walk->about.ended && strcmp(walk->about.mode, "learn") != 0) {
        command_complain(
            "session %lld has not ended, and its mode (%s) tells no judgement before the end",
            options.session, walk->about.mode);
        status = EXIT_USAGE;
    } else if (status == EXIT_DONE) {
        status = show_walk(&options, record, walk);
    }
    record_walk_free(walk);
    record_close(record);
    return status;
}

const struct command command_show = {"show", "SESSION", "the debrief of one walk", run_show};

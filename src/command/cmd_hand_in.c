/* casewalk hand-in: a learner's finished walks as one small file. */
#include <stdio.h>
#include <stdlib.h>

#include "command.h"
#include "fates.h"
#include "json.h"
#include "page.h"

struct hand_in_options {
    struct common_options common;
    const char *file, *learner, *pathway, *group;
    bool force;
};

enum { KEY_LEARNER = 0x200, KEY_PATHWAY, KEY_GROUP, KEY_FORCE };

static error_t parse(int key, char *argument, struct argp_state *state) {
    struct hand_in_options *options = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &options->common;
        return 0;
    case KEY_LEARNER:
        options->learner = argument;
        return 0;
    case KEY_PATHWAY:
        options->pathway = argument;
        return 0;
    case KEY_GROUP:
        options->group = argument;
        return 0;
    case KEY_FORCE:
        options->force = true;
        return 0;
    case ARGP_KEY_ARG:
        if (options->file)
            argp_error(state, "one file at a time");
        options->file = argument;
        return 0;
    case ARGP_KEY_NO_ARGS:
        argp_error(state, "into which file? (say casewalk hand-in %s.db)", default_learner());
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static void say(const struct hand_in_options *options, const struct fates *fates,
                const char *learner) {
    struct screen screen;
    screen_init(&screen, stdout, options->common.plain);
    page_say(&screen, ROLE_PLAIN, "%s: %s of %s.", options->file,
             counted_noun(fates->taken, "finished walk"), learner);
    if (fates->unended)
        page_say(&screen, ROLE_MUTED,
                 "%s not in it. casewalk sessions lists what is not finished, casewalk resume goes "
                 "on with it; then hand in again, with --force.",
                 fates->unended == 1 ? "1 unfinished walk is"
                                     : counted_noun(fates->unended, "unfinished walk"));
    screen_settle(&screen);
}

static int tell(const struct hand_in_options *options, const struct fates *fates,
                const char *learner) {
    if (options->common.json) {
        json_t *row = fates_row(fates);
        struct json_writer json = {.out = stdout};
        json_put_value(&json, NULL, row);
        putchar('\n');
        json_decref(row);
    } else if (fates->taken) {
        say(options, fates, learner);
    }
    if (json_array_size(fates->refused))
        return EXIT_FAULTY;
    if (fates->taken)
        return EXIT_DONE;
    command_complain("there is no finished walk of %s%s%s%s%s; nothing was written", learner,
                     options->pathway ? " of " : "", options->pathway ? options->pathway : "",
                     options->group ? " in " : "", options->group ? options->group : "");
    return EXIT_USAGE;
}

static int hand_in(const struct hand_in_options *options, struct record *record) {
    const char *learner = options->learner ? options->learner : default_learner();
    const struct record_filter filter = {
        .learner = learner, .pathway = options->pathway, .group = options->group};
    struct fates fates;
    struct failure why;
    fates_init(&fates, options->file);
    const struct record_copying how = {NULL, fates_count, &fates};
    int status = EXIT_RECORD;
    bool done = record_hand_in(record, &filter, options->file, options->force, &how, &why);
    fates_end(&fates);
    if (done) {
        status = tell(options, &fates, learner);
    } else {
        command_complain("%s", why.text);
        if (why.code == RECORD_NOT_REPLACED)
            status = EXIT_USAGE;
    }
    fates_clear(&fates);
    return status;
}

static int run_hand_in(int argc, char **argv) {
    static const struct argp_child children[] = {{&common_argp, 0, NULL, 0}, {0}};
    static const struct argp_option list[] = {
        {"learner", KEY_LEARNER, "NAME", 0,
         "whose walks; default $CASEWALK_LEARNER or the login name", 1},
        {"pathway", KEY_PATHWAY, "ID", 0, "only those of one pathway", 1},
        {"group", KEY_GROUP, "NAME", 0, "only those of one class", 1},
        {"force", KEY_FORCE, NULL, 0, "replace a file that is there", 1},
        {0}};
    static const struct argp argp = {
        .options = list,
        .parser = parse,
        .args_doc = "FILE",
        .doc = "Write a learner's finished walks as one small file, for casewalk collect.",
        .children = children};
    struct hand_in_options options = {.file = NULL};
    struct record *record;
    struct failure why;
    argp_parse(&argp, argc, argv, 0, NULL, &options);
    char *path = common_record_path(&options.common);
    int status = EXIT_RECORD;
    if (record_open(path, RECORD_READ, &record, &why)) {
        status = hand_in(&options, record);
        record_close(record);
    } else {
        command_complain("%s", why.text);
    }
    free(path);
    return status;
}

const struct command command_hand_in = {
    "hand-in", "FILE", "a learner's finished walks as one small file", run_hand_in};

/* casewalk forget: erase who a learner is, or all that is recorded of one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command.h"
#include "fates.h"
#include "page.h"

struct forget_options {
    struct common_options common;
    const char *learner;
    enum record_forgetting how;
    bool yes, sweep;
};

enum { KEY_TEXTS = 0x200, KEY_RECORDS, KEY_YES, KEY_SWEEP };

static void judge_arguments(const struct forget_options *options, struct argp_state *state) {
    if (options->sweep == (options->learner != NULL))
        argp_error(state,
                   options->sweep ? "--sweep takes no learner" : "whom? (a name or a pseudonym)");
    if (options->learner && !options->yes && !isatty(STDIN_FILENO))
        argp_error(state, "there is no terminal at which to ask; --yes forgets without asking");
}

static error_t parse(int key, char *argument, struct argp_state *state) {
    struct forget_options *options = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &options->common;
        return 0;
    case KEY_TEXTS:
        options->how = options->how > RECORD_TEXTS ? options->how : RECORD_TEXTS;
        return 0;
    case KEY_RECORDS:
        options->how = RECORD_WALKS;
        return 0;
    case KEY_YES:
        options->yes = true;
        return 0;
    case KEY_SWEEP:
        options->sweep = true;
        return 0;
    case ARGP_KEY_ARG:
        if (options->learner)
            argp_error(state, "one learner at a time");
        options->learner = argument;
        return 0;
    case ARGP_KEY_END:
        judge_arguments(options, state);
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

/* --- who is meant --- */

struct meant {
    struct arena *arena;
    struct record_person *persons;
    size_t count;
};

static bool add_person(const struct record_person *person, void *context) {
    struct meant *meant = context;
    struct record_person *kept = ARENA_ADD(meant->arena, meant->persons, meant->count);
    *kept = *person;
    kept->pseudonym = arena_copy(meant->arena, person->pseudonym);
    kept->name = person->name ? arena_copy(meant->arena, person->name) : NULL;
    kept->groups = arena_copy(meant->arena, person->groups);
    return true;
}

static void show_person(struct screen *screen, const struct record_person *person) {
    const char *name = !person->name ? "name erased" : *person->name ? person->name : "no name";
    page_say(screen, ROLE_PLAIN, "%s (%s)%s%s: %s (%lld finished), %s of their own", name,
             person->pseudonym, *person->groups ? ", in " : "", person->groups,
             counted_noun(person->sessions, "walk"), person->ended,
             counted_noun(person->texts, "text"));
}

static bool confirms(struct screen *screen, const struct forget_options *options,
                     const struct meant *meant) {
    static const char *const questions[] = {
        [RECORD_NAME] = "Erase the name? The walks stay, under the pseudonym.",
        [RECORD_TEXTS] = "Erase the name and the texts? The walks stay, under the pseudonym.",
        [RECORD_WALKS] = "Erase the name, the texts and all these walks? They cannot be had back.",
    };
    for (size_t i = 0; i < meant->count; i++)
        show_person(screen, &meant->persons[i]);
    if (meant->count > 1)
        page_say(screen, ROLE_PLAIN,
                 "These are %zu learners of one name. To mean one of them, give the pseudonym.",
                 meant->count);
    page_say(screen, ROLE_HEADING, "%s", questions[options->how]);
    screen_settle(screen);
    fputs("  [y/N] ", stdout);
    fflush(stdout);
    char *line = NULL;
    size_t size = 0;
    ssize_t length = getline(&line, &size, stdin);
    bool yes = length > 0 && (strcmp(line, "y\n") == 0 || strcmp(line, "yes\n") == 0);
    free(line);
    return yes;
}

/* --- doing it --- */

static void say_erased(struct screen *screen, const struct forget_options *options,
                       const struct record_forgotten *erased) {
    char pathways[64] = "";
    if (erased->pathways)
        snprintf(pathways, sizeof pathways, ", and %s that nobody else walked",
                 counted_noun(erased->pathways, "pathway"));
    page_say(screen, ROLE_PLAIN, "Erased: %s%s%s%s%s%s.", counted_noun(erased->names, "name"),
             options->how >= RECORD_TEXTS ? ", " : "",
             options->how >= RECORD_TEXTS ? counted_noun(erased->texts, "text") : "",
             options->how >= RECORD_WALKS ? ", " : "",
             options->how >= RECORD_WALKS ? counted_noun(erased->sessions, "walk") : "", pathways);
    page_say(screen, ROLE_MUTED,
             "Copies elsewhere are out of reach: backups, files that were handed in, records that "
             "collected them.");
}

static int sweep(struct record *record) {
    struct failure why;
    if (record_sweep(record, &why))
        return EXIT_DONE;
    command_complain("%s. Close all programs that use it, then: casewalk forget --sweep", why.text);
    return EXIT_RECORD;
}

static int erase(struct screen *screen, const struct forget_options *options, struct record *record,
                 const struct meant *meant) {
    struct failure why;
    struct record_forgotten erased;
    const char **persons = arena_alloc(meant->arena, meant->count * sizeof *persons);
    for (size_t i = 0; i < meant->count; i++)
        persons[i] = meant->persons[i].pseudonym;
    if (!record_forget(record, persons, meant->count, options->how, &erased, &why)) {
        command_complain("%s", why.text);
        return EXIT_RECORD;
    }
    say_erased(screen, options, &erased);
    return sweep(record);
}

static int forget(const struct forget_options *options, struct record *record,
                  struct arena *arena) {
    struct meant meant = {.arena = arena};
    struct failure why;
    struct screen screen;
    if (options->sweep)
        return sweep(record);
    if (!record_each_person(record, options->learner, add_person, &meant, &why)) {
        command_complain("%s", why.text);
        return EXIT_RECORD;
    }
    if (meant.count == 0) {
        command_complain("there is no learner %s in the record (casewalk sessions lists who there "
                         "is). Where a forget was broken off, casewalk forget --sweep ends it",
                         options->learner);
        return EXIT_USAGE;
    }
    screen_init(&screen, stdout, options->common.plain);
    int status = EXIT_DONE;
    if (options->yes || confirms(&screen, options, &meant))
        status = erase(&screen, options, record, &meant);
    else
        page_say(&screen, ROLE_PLAIN, "Nothing was erased.");
    screen_settle(&screen);
    return status;
}

static int run_forget(int argc, char **argv) {
    static const struct argp_child children[] = {{&common_argp, 0, NULL, 0}, {0}};
    static const struct argp_option list[] = {
        {"texts", KEY_TEXTS, NULL, 0, "erase notes and typed words, too", 1},
        {"records", KEY_RECORDS, NULL, 0, "erase all that is recorded of the learner", 1},
        {"yes", KEY_YES, NULL, 0, "do not ask", 1},
        {"sweep", KEY_SWEEP, NULL, 0, "only remove the traces of what was erased before", 1},
        {0}};
    static const struct argp argp = {
        .options = list,
        .parser = parse,
        .args_doc = "LEARNER",
        .doc = "Erase a learner's name from the record: the walks stay, under a pseudonym. With "
               "--records, erase the walks, too. LEARNER is a name or a pseudonym.",
        .children = children};
    struct forget_options options = {.how = RECORD_NAME};
    struct record *record = NULL;
    struct failure why;
    argp_parse(&argp, argc, argv, 0, NULL, &options);
    char *path = common_record_path(&options.common);
    struct arena *arena = arena_new();
    int status = EXIT_RECORD;
    if (!record_exists(path))
        command_complain("there is no record at %s: nothing has been recorded there", path);
    else if (!record_open(path, RECORD_WRITE, &record, &why))
        command_complain("%s", why.text);
    else
        status = forget(&options, record, arena);
    record_close(record);
    arena_free(arena);
    free(path);
    return status;
}

const struct command command_forget = {"forget", "LEARNER",
                                       "erase who a learner is, or all records", run_forget};

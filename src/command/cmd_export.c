/* casewalk export: what was recorded, for other programs. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "clean.h"
#include "csv.h"
#include "export.h"
#include "inquiry.h"
#include "uuid.h"
#include "whole_file.h"

enum {
    KEY_FORMAT = 0x200,
    KEY_NAMES,
    KEY_SESSION,
    KEY_HOME,
    KEY_LANGUAGE,
    KEY_PROFILE,
    KEY_ACTIVITY,
    KEY_PUBLISHER,
    KEY_REGISTRATION,
    KEY_SESSION_ID,
    KEY_ACTOR,
    KEY_MASTERY,
    KEY_LAUNCH_MODE,
    KEY_POST,
    KEY_SENT,
    KEY_BATCH,
    KEY_TRIES,
    KEY_WAIT
};

static const struct argp_option option_list[] = {
    {"format", KEY_FORMAT, "FORMAT", 0,
     "csv (a row a decision), jsonl (a line a walk, all that is recorded) or xapi (statements)", 1},
    {"output", 'o', "FILE", 0, "write to a file", 1},
    {"names", KEY_NAMES, NULL, 0, "tell names, notes and typed words, not pseudonyms alone", 1},
    {"session", KEY_SESSION, "SESSION", 0, "one walk, by its number or UUID", 1},
    {"home-page", KEY_HOME, "IRI", 0,
     "xapi: where accounts and activities are at home (default https://casewalk.example)", 2},
    {"language", KEY_LANGUAGE, "TAG", 0, "xapi: the language of the pathways' texts (default en)",
     2},
    {"profile", KEY_PROFILE, "PROFILE", 0,
     "xapi: plain, or cmi5 with these values of a launch:", 2},
    {"activity-id", KEY_ACTIVITY, "IRI", 0, "cmi5: the activity that was launched", 3},
    {"publisher-id", KEY_PUBLISHER, "IRI", 0, "cmi5: its id in the course structure", 3},
    {"registration", KEY_REGISTRATION, "UUID", 0, "cmi5: the learner's registration", 3},
    {"session-id", KEY_SESSION_ID, "ID", 0, "cmi5: the session of the launch", 3},
    {"actor-name", KEY_ACTOR, "NAME", 0, "cmi5: the name of the learner's account", 3},
    {"mastery-score", KEY_MASTERY, "SCORE", 0, "cmi5: the least score of a pass, 0 to 1", 3},
    {"launch-mode", KEY_LAUNCH_MODE, "MODE", 0, "cmi5: Normal, Browse or Review", 3},
    {"post", KEY_POST, "URL", 0, "xapi: send the statements to a learning record store", 4},
    {"sent", KEY_SENT, "FILE", 0, "note there what was sent, and send only what is new", 4},
    {"batch", KEY_BATCH, "N", 0, "so many statements in one request (default 50)", 4},
    {"tries", KEY_TRIES, "N", 0, "try a request so often (default 6)", 4},
    {"wait", KEY_WAIT, "SECONDS", 0,
     "wait so long before the second try, then twice as long each time (default 1)", 4},
    {0}};

/* ---- reading the options ---- */

static enum export_format read_format(const char *text, struct argp_state *state) {
    static const char *const names[] = {"csv", "jsonl", "xapi"};
    for (int i = 0; i < 3; i++)
        if (strcmp(text, names[i]) == 0)
            return (enum export_format)i;
    argp_error(state, "--format takes csv, jsonl or xapi");
    return EXPORT_CSV;
}

static const char *read_iri(const char *text, const char *option, struct argp_state *state) {
    if (!xapi_is_iri(text))
        argp_error(state, "%s takes an address such as https://school.example/cases", option);
    return text;
}

/* Without the slashes at its end. */
static const char *read_home(char *text, struct argp_state *state) {
    size_t length = strlen(read_iri(text, "--home-page", state));
    while (length && text[length - 1] == '/')
        text[--length] = '\0';
    return text;
}

/* A tag of RFC 5646, as far as its shape goes: parts of letters and digits, the first of letters.
 */
static bool is_tag(const char *text) {
    size_t letters = 0, part = 0;
    for (const char *c = text; *c; c++) {
        bool letter = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z');
        bool digit = *c >= '0' && *c <= '9';
        letters += letter && letters == (size_t)(c - text);
        if (*c == '-' ? part == 0 : !(letter || digit) || part == 8)
            return false;
        part = *c == '-' ? 0 : part + 1;
    }
    return letters >= 2 && (text[letters] == '\0' || text[letters] == '-') && part > 0;
}

static const char *read_language(const char *text, struct argp_state *state) {
    if (!is_tag(text))
        argp_error(state, "--language takes a tag such as en, de or pt-BR");
    return text;
}

static double read_number(const char *text, double most, const char *option,
                          struct argp_state *state) {
    char *end;
    double number = strtod(text, &end);
    if (*end || end == text || !(number >= 0 && number <= most))
        argp_error(state, "%s takes a number from 0 to %g", option, most);
    return number;
}

static const char *read_registration(const char *text, struct argp_state *state) {
    unsigned char bytes[UUID_BYTES];
    if (!uuid_read(text, bytes))
        argp_error(state, "--registration takes a UUID, as the learning management system gave it");
    return text;
}

static bool read_launch_mode(const char *text, struct argp_state *state) {
    if (strcmp(text, "Normal") != 0 && strcmp(text, "Browse") != 0 && strcmp(text, "Review") != 0)
        argp_error(state, "--launch-mode takes Normal, Browse or Review");
    return strcmp(text, "Normal") != 0;
}

static void read_profile(struct export_options *options, const char *text,
                         struct argp_state *state) {
    bool cmi5 = strcmp(text, "cmi5") == 0;
    if (!cmi5 && strcmp(text, "plain") != 0)
        argp_error(state, "--profile takes plain or cmi5");
    options->xapi.cmi5 = cmi5 ? &options->launch : NULL;
}

static error_t parse_launch(struct export_options *options, int key, char *argument,
                            struct argp_state *state) {
    struct xapi_launch *launch = &options->launch;
    switch (key) {
    case KEY_ACTIVITY:
        launch->activity = read_iri(argument, "--activity-id", state);
        break;
    case KEY_PUBLISHER:
        launch->publisher = read_iri(argument, "--publisher-id", state);
        break;
    case KEY_REGISTRATION:
        launch->registration = read_registration(argument, state);
        break;
    case KEY_SESSION_ID:
        launch->session = argument;
        break;
    case KEY_ACTOR:
        launch->actor = argument;
        break;
    case KEY_MASTERY:
        launch->mastery = read_number(argument, 1, "--mastery-score", state);
        break;
    case KEY_LAUNCH_MODE:
        launch->browse = read_launch_mode(argument, state);
        break;
    default:
        return ARGP_ERR_UNKNOWN;
    }
    options->launch_given = true;
    return 0;
}

static error_t parse_post(struct export_options *options, int key, char *argument,
                          struct argp_state *state) {
    switch (key) {
    case KEY_POST:
        options->url = argument;
        return 0;
    case KEY_SENT:
        options->sent = argument;
        return 0;
    case KEY_BATCH:
        options->batch = (size_t)parse_whole(argument, 10000, "--batch", state);
        return 0;
    case KEY_TRIES:
        options->tries = (int)parse_whole(argument, 100, "--tries", state);
        return 0;
    case KEY_WAIT:
        options->wait = read_number(argument, 60, "--wait", state);
        return 0;
    default:
        return parse_launch(options, key, argument, state);
    }
}

/* What goes together. */
static void check_use(struct export_options *options, struct argp_state *state) {
    if (!options->format_given)
        options->format = options->url || options->xapi.cmi5 ? EXPORT_XAPI
                          : options->cohort.filter.learner || options->cohort.common.json
                              ? EXPORT_JSONL
                              : EXPORT_CSV;
    if (options->format != EXPORT_XAPI && (options->url || options->xapi.cmi5))
        argp_error(state, "--post and --profile cmi5 are about --format xapi");
    if (options->launch_given && !options->xapi.cmi5)
        argp_error(state, "the values of a launch belong to --profile cmi5");
    if (options->url && options->output)
        argp_error(state, "--post sends the statements; without it, -o writes them to a file");
    if (options->sent && !options->url)
        argp_error(state, "--sent notes what --post has sent");
}

static void set_pathway(struct export_options *options, const char *argument,
                        struct argp_state *state) {
    size_t length = strlen(argument);
    if (options->cohort.filter.pathway)
        argp_error(state, "one pathway at a time, or none for all");
    if (strchr(argument, '/') || (length > 4 && strcmp(argument + length - 4, ".lua") == 0))
        argp_error(state, "a record knows a pathway by its name; casewalk sessions shows it");
    options->cohort.filter.pathway = argument;
}

static error_t parse(int key, char *argument, struct argp_state *state) {
    struct export_options *options = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &options->cohort;
        return 0;
    case KEY_FORMAT:
        options->format = read_format(argument, state);
        options->format_given = true;
        return 0;
    case 'o':
        options->output = argument;
        return 0;
    case KEY_NAMES:
        options->names = true;
        return 0;
    case KEY_SESSION:
        options->session = argument;
        return 0;
    case KEY_HOME:
        options->xapi.home = read_home(argument, state);
        return 0;
    case KEY_LANGUAGE:
        options->xapi.language = read_language(argument, state);
        return 0;
    case KEY_PROFILE:
        read_profile(options, argument, state);
        return 0;
    case ARGP_KEY_ARG:
        set_pathway(options, argument, state);
        return 0;
    case ARGP_KEY_END:
        check_use(options, state);
        return 0;
    default:
        return parse_post(options, key, argument, state);
    }
}

/* ---- writing ---- */

int export_tell_left_out(const struct export_options *options, const struct export_tally *tally) {
    bool one = tally->future == 1;
    if (tally->future)
        command_complain("%zu walk%s dated in the future (by a wrong clock?) and cannot be told in "
                         "statements before then",
                         tally->future, one ? " is" : "s are");
    if (tally->unfinished)
        command_complain("%zu unfinished walk%s left out: cmi5 tells of walks that have ended",
                         tally->unfinished, tally->unfinished == 1 ? " is" : "s are");
    if (tally->walks + tally->altered + tally->future + tally->unfinished == 0)
        command_complain("no recorded walk is meant%s%s%s; casewalk sessions lists them",
                         options->cohort.filter.learner ? ": nothing is held about " : "",
                         options->cohort.filter.learner ? options->cohort.filter.learner : "",
                         options->session && !options->cohort.filter.learner ? " by --session"
                                                                             : "");
    return tally->altered ? EXIT_RECORD : EXIT_DONE;
}

/* A terminal gets it cleaned; what is read by a program is left as it is. */
static bool write_to_terminal(const struct export_options *options, struct export_tally *tally,
                              struct failure *why) {
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        die("out of memory");
    bool good = export_write(options, out, NULL, tally, why);
    if (fclose(out) != 0)
        die("out of memory");
    if (good)
        clean_write(stdout, text + (options->format == EXPORT_CSV ? strlen(csv_mark) : 0));
    free(text);
    return good;
}

static int export_to_output(const struct export_options *options, struct export_tally *tally) {
    struct failure why;
    bool shown = isatty(STDOUT_FILENO);
    if (shown ? write_to_terminal(options, tally, &why)
              : export_write(options, stdout, NULL, tally, &why))
        return export_tell_left_out(options, tally);
    return export_tell_failure(&why, EXIT_RECORD);
}

static int export_to_file(const struct export_options *options, struct export_tally *tally) {
    struct failure why;
    struct whole_file file;
    int status = EXIT_FAULTY;
    if (!whole_file_begin(&file, options->output, true, &why)) {
        command_complain("%s", why.text);
        return status;
    }
    if (!export_write(options, file.out, NULL, tally, &why)) {
        whole_file_drop(&file);
        status = export_tell_failure(&why, EXIT_RECORD);
    } else if (!whole_file_end(&file, &why)) {
        command_complain("%s", why.text);
    } else {
        status = export_tell_left_out(options, tally);
    }
    return status;
}

static int run(int argc, char **argv) {
    static const struct argp_child children[] = {{&cohort_argp, 0, NULL, 0}, {0}};
    static const struct argp argp = {
        .options = option_list,
        .parser = parse,
        .args_doc = "[PATHWAY]",
        .doc = "What was recorded, for other programs: all walks, those by scripts and policies "
               "too, marked as such; learners by pseudonyms. With --learner NAME, all that is held "
               "about one learner.",
        .children = children};
    static struct export_options options = {
        .batch = 50,
        .tries = 6,
        .wait = 1,
        .xapi = {.home = "https://casewalk.example", .language = "en"},
        .launch = {.mastery = NAN}};
    struct export_tally tally = {0};
    options.cohort.common.takes_several_db = true;
    argp_parse(&argp, argc, argv, 0, NULL, &options);
    export_watch_signals();
    if (options.url)
        return export_post(&options, &tally);
    return options.output ? export_to_file(&options, &tally) : export_to_output(&options, &tally);
}

const struct command command_export = {"export", "[PATHWAY]",
                                       "recorded walks as CSV, JSON Lines or xAPI statements", run};

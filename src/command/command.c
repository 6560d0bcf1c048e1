/* The table of commands, and finding the one that is meant. */
#include "command.h"

#include <errno.h>
#include <poll.h>
#include <pwd.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "arena.h"
#include "clean.h"
#include "json.h"
#include "nearest.h"
#include "record.h"

const struct command *const commands[] = {&command_list,     &command_run,
                                          &command_resume,   &command_sessions,
                                          &command_show,     &command_replay,
                                          &command_check,    &command_test,
                                          &command_odds,     &command_sensitivity,
                                          &command_simulate, &command_graph,
                                          &command_report,   &command_export,
                                          &command_hand_in,  &command_collect,
                                          &command_forget,   &command_new,
                                          &command_import,   &command_engine,
                                          &command_help,     NULL};

void command_complain(const char *format, ...) {
    char *text;
    va_list arguments;
    va_start(arguments, format);
    int length = vasprintf(&text, format, arguments);
    va_end(arguments);
    if (length < 0)
        die("out of memory");
    fflush(stdout);
    fputs("casewalk: ", stderr);
    clean_write(stderr, text);
    putc('\n', stderr);
    free(text);
}

void command_print_rows(const json_t *rows) {
    struct json_writer json = {.out = stdout};
    putchar('[');
    for (size_t i = 0; i < json_array_size(rows); i++) {
        fputs(i ? ",\n" : "\n", stdout);
        json.comma = false;
        json_put_value(&json, NULL, json_array_get(rows, i));
    }
    puts(json_array_size(rows) ? "\n]" : "]");
}

/* --- options that several commands take --- */

enum { OPTION_PATH = 0x100, OPTION_DB, OPTION_PLAIN, OPTION_JSON, OPTION_SANDBOX, OPTION_VERBOSE };

static const struct argp_option common_list[] = {
    {"path", OPTION_PATH, "FOLDERS", 0, "look for pathways in these folders first (separated by :)",
     10},
    {"db", OPTION_DB, "FILE", 0, "the record; default $CASEWALK_DB or the user's data folder", 10},
    {"plain", OPTION_PLAIN, NULL, 0, "one column, no colour, no boxes: for screen readers", 10},
    {"json", OPTION_JSON, NULL, 0, "print data as JSON", 10},
    {"no-os-sandbox", OPTION_SANDBOX, NULL, 0,
     "run the engine without confinement (only for pathways you trust)", 10},
    {"verbose", OPTION_VERBOSE, NULL, 0, "tell what the engine said when it ended", 10},
    {0}};

static void add_record(struct common_options *options, const char *path, struct argp_state *state) {
    if (options->db_count > 0 && !options->takes_several_db)
        argp_error(state, "one --db at a time");
    if (options->db_count == MOST_RECORDS)
        argp_error(state, "at most %d records at a time; casewalk collect makes one of many",
                   MOST_RECORDS);
    options->db[options->db_count++] = path;
}

static error_t parse_common(int key, char *argument, struct argp_state *state) {
    struct common_options *options = state->input;
    switch (key) {
    case OPTION_PATH:
        options->path = argument;
        return 0;
    case OPTION_DB:
        add_record(options, argument, state);
        return 0;
    case OPTION_PLAIN:
        options->plain = true;
        return 0;
    case OPTION_JSON:
        options->json = true;
        return 0;
    case OPTION_SANDBOX:
        options->no_os_sandbox = true;
        return 0;
    case OPTION_VERBOSE:
        options->verbose = true;
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

const struct argp common_argp = {.options = common_list, .parser = parse_common};

unsigned long long parse_seed(const char *text, struct argp_state *state) {
    char *end;
    errno = 0;
    unsigned long long seed = strtoull(text, &end, 10);
    if (*text < '0' || *text > '9' || *end || errno)
        argp_error(state, "--seed takes a whole number from 0 to 18446744073709551615");
    return seed;
}

size_t common_record_count(const struct common_options *options) {
    return options->db_count ? options->db_count : 1;
}

char *common_record_path(const struct common_options *options) {
    return common_record_path_at(options, 0);
}

char *common_record_path_at(const struct common_options *options, size_t index) {
    const char *given = options->db_count ? options->db[index] : getenv("CASEWALK_DB");
    const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
    char *path = NULL;
    int length;
    if (given && *given)
        return xstrdup(given);
    if (data && *data == '/')
        length = asprintf(&path, "%s/casewalk/casewalk.db", data);
    else
        length =
            asprintf(&path, "%s/.local/share/casewalk/casewalk.db", home && *home ? home : ".");
    if (length < 0)
        die("out of memory");
    return path;
}

const char *default_learner(void) {
    const char *given = getenv("CASEWALK_LEARNER");
    if (given && *given)
        return given;
    const struct passwd *user = getpwuid(getuid());
    return user ? user->pw_name : "";
}

/* --- help and version --- */

static int run_help(int argc, char **argv) {
    (void)argc;
    (void)argv;
    printf("casewalk %s: walk a clinical case, and see what each decision was worth.\n"
           "For education, not for patient care.\n\nUsage: casewalk COMMAND [OPTION…]\n\n",
           CASEWALK_VERSION);
    for (size_t i = 0; commands[i]; i++) {
        char usage[64];
        snprintf(usage, sizeof usage, "%s %s", commands[i]->name, commands[i]->arguments);
        printf("  %-22s %s\n", usage, commands[i]->summary);
    }
    puts("\ncasewalk COMMAND --help tells what a command takes; man casewalk tells all.");
    return EXIT_DONE;
}

const struct command command_help = {"help", "", "this list", run_help};

static int print_version(bool verbose) {
    printf("casewalk %s\n", CASEWALK_VERSION);
    if (verbose)
        printf("%s\n", record_library());
    return EXIT_DONE;
}

/* --- dispatch --- */

/* The command with this name, or the only one that begins so. */
static const struct command *find_command(const char *name, struct failure *why) {
    const struct command *found = NULL;
    struct nearest near = nearest_to(name);
    size_t count = 0;
    for (size_t i = 0; commands[i]; i++) {
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
        nearest_offer(&near, commands[i]->name);
        if (strncmp(commands[i]->name, name, strlen(name)) == 0) {
            found = commands[i];
            count++;
        }
    }
    char hint[128];
    if (count == 1)
        return found;
    fail(why, count ? "\"%s\" could be more than one command%s" : "there is no command \"%s\"%s",
         name, count ? "" : nearest_hint(&near, hint, sizeof hint));
    return NULL;
}

/* Whether who read the output has seen enough and is gone. */
static bool nobody_reads(void) {
    struct pollfd output = {.fd = STDOUT_FILENO, .events = POLLOUT};
    return poll(&output, 1, 0) == 1 && (output.revents & POLLERR);
}

int command_main(int argc, char **argv) {
    struct failure why;
    argp_err_exit_status = EXIT_USAGE;
    if (argc < 2)
        return command_home();
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "-?") == 0)
        return run_help(argc, argv);
    if (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "-V") == 0)
        return print_version(argc > 2 && strcmp(argv[2], "--verbose") == 0);
    const struct command *command = find_command(argv[1], &why);
    if (!command) {
        command_complain("%s; casewalk help lists them", why.text);
        return EXIT_USAGE;
    }
    /* argp names the program by argv[0] in its messages. */
    char name[64];
    snprintf(name, sizeof name, "casewalk %s", command->name);
    argv[1] = name;
    int status = command->run(argc - 1, argv + 1);
    bool written = fflush(stdout) == 0 && !ferror(stdout);
    if (written || nobody_reads())
        return status;
    command_complain("the output could not be written");
    return status == EXIT_DONE ? EXIT_FAULTY : status;
}

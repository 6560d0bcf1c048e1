/* The commands of the program: one file each, one table of them all. */
#ifndef COMMAND_H
#define COMMAND_H

#include <argp.h>
#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "failure.h"

/* What the program ends with, as in the manual. */
enum {
    EXIT_DONE = 0,
    EXIT_FAULTY = 1, /* what was examined is at fault */
    EXIT_USAGE = 2,
    EXIT_PATHWAY = 3,   /* a pathway could not be loaded or broke a limit */
    EXIT_RECORD = 4,    /* the record could not be read or written */
    EXIT_UNFINISHED = 5 /* the walk stopped before an outcome; it is saved */
};

/* One command. `run` gets its own arguments, the first being its name, and gives the exit status.
 */
struct command {
    const char *name;
    const char *arguments; /* for the list of commands */
    const char *summary;
    int (*run)(int argc, char **argv);
};

/* All commands, in the order in which help lists them; ends with one without a name. */
extern const struct command *const commands[];

extern const struct command command_run, command_resume, command_list, command_sessions,
    command_show, command_replay, command_check, command_test, command_odds, command_sensitivity,
    command_simulate, command_graph, command_report, command_export, command_hand_in,
    command_collect, command_forget, command_new, command_import, command_engine, command_help;

/* Runs what the arguments of the program ask for; gives the exit status. */
int command_main(int argc, char **argv);

/* Without a command: what can be walked and what was left unfinished. */
int command_home(void);

/* Writes "casewalk: …" to the error output, cleaned. */
void command_complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

enum {
    MOST_RECORDS = 1000 /* that one command reads */
};

/* Prints an array of JSON, a row a line. */
void command_print_rows(const json_t *rows);

/* Options that several commands take: where pathways and the record are, and how to print. */
struct common_options {
    const char *path;             /* --path */
    const char *db[MOST_RECORDS]; /* each --db */
    size_t db_count;              /* 0: $CASEWALK_DB, or the default place */
    bool takes_several_db;        /* set before parsing by a command that reads several records */
    bool plain, json, no_os_sandbox, verbose;
};
/* As a child of another argp, whose parser sets state->child_inputs[0] to a struct common_options.
 */
extern const struct argp common_argp;

/* The number of a --seed; what is none is an error of usage. */
unsigned long long parse_seed(const char *text, struct argp_state *state);

/* Who walks unless the user says otherwise: $CASEWALK_LEARNER or the login name. Borrowed. */
const char *default_learner(void);

/* Where the record lies; the caller frees. */
char *common_record_path(const struct common_options *options);

/* For a command that takes several: how many there are, at least one, and where each lies (counted
 * from 0; the caller frees). */
size_t common_record_count(const struct common_options *options);
char *common_record_path_at(const struct common_options *options, size_t index);

#endif

/* What the parts of `casewalk export` share. Private to the command. */
#ifndef EXPORT_H
#define EXPORT_H

#include "cohort_options.h"
#include "xapi.h"

enum export_format { EXPORT_CSV, EXPORT_JSONL, EXPORT_XAPI };

struct export_options {
    struct cohort_options cohort;
    enum export_format format;
    bool format_given;
    const char *output; /* NULL: the standard output */
    bool names;
    const char *session; /* number or UUID of the only walk that is meant; NULL: all */
    struct xapi_options xapi;
    struct xapi_launch launch;
    bool launch_given; /* a value of a launch, which only cmi5 has */
    const char *url;   /* --post; NULL: nothing is sent */
    const char *sent;  /* --sent */
    size_t batch;
    int tries;
    double wait;
};

/* What of the records went out, and what did not. */
struct export_tally {
    size_t walks;
    size_t altered;    /* refused: their chain does not hold */
    size_t future;     /* statements may not lie in the future */
    size_t unfinished; /* cmi5 tells of finished walks only */
};

/* From here on ^C and a request to end are noted and not obeyed at once: what is being written is
   given up in order. Gives the signal that came, 0 for none. */
void export_watch_signals(void);
int export_signal(void);

/* Goes through the records and writes what is asked for. With `only_new`, statements that were sent
   before are left out, and each line begins with the walk's UUID and the number of the statement in
   it. False with `why`, also when a signal came. */
struct sent;
bool export_write(const struct export_options *options, FILE *out, const struct sent *only_new,
                  struct export_tally *tally, struct failure *why);

/* Says why there was no export; gives the exit status. */
int export_tell_failure(const struct failure *why, int status);

/* Sends statements to a store; gives the exit status, what is to be said having been said. */
int export_post(const struct export_options *options, struct export_tally *tally);

/* Says what was left out; gives the exit status. */
int export_tell_left_out(const struct export_options *options, const struct export_tally *tally);

#endif

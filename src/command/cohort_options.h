/* Options that say which recorded walks a command is about. */
#ifndef COHORT_OPTIONS_H
#define COHORT_OPTIONS_H

#include "command.h"
#include "record.h"

struct cohort_options {
    struct common_options common;
    struct record_filter filter; /* its pathway is the command's to set */
};

/* --since, --until, --group, --learner, --mode, --variant, --version: as a child of another argp,
   whose parser sets state->child_inputs[0] to a struct cohort_options. It has common_argp as its
   own child. */
extern const struct argp cohort_argp;

/* The same without --variant and without the common options, for commands that have these from
   elsewhere: their parser sets state->child_inputs[…] to a struct record_filter. */
extern const struct argp cohort_walks_argp;

/* Lets walks in that no person answered, as --include says: "scripted", "generated" or both with a
   comma; else an error of usage. */
void cohort_include(struct record_filter *filter, const char *text, struct argp_state *state);

/* A day "2026-11-28" or a minute "2026-11-28T09:30", UTC, in milliseconds since 1970; `after`: the
   first moment after it. -1: it is neither. */
int64_t cohort_time(const char *text, bool after);

#endif

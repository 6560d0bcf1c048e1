/* What became of walks that went from record to record, as it is told and counted. */
#ifndef FATES_H
#define FATES_H

#include <jansson.h>

#include "record.h"
#include "screen.h"

struct fates {
    const char *file; /* borrowed; named in messages */
    long long taken, there, unended;
    json_t *learners;    /* object: a key for each person of whom something was taken */
    json_t *refused;     /* array of { "session", "uuid", "message" } */
    double since, shown; /* seconds, of the progress that is shown at a terminal */
};

void fates_init(struct fates *fates, const char *file);
void fates_clear(struct fates *fates);

/* Counts a walk, as record_copying wants it with a fates as its context. What is refused is told at
   once on the error output. */
void fates_count(const struct record_about *about, enum record_fate fate, const struct failure *why,
                 void *fates);

/* Takes away the progress that was shown. */
void fates_end(const struct fates *fates);

/* One row of JSON, the caller's. */
json_t *fates_row(const struct fates *fates);

/* "1 walk", "2 walks": the noun with its number, its plural made with an s. In one of a few buffers
   that are used in turn. */
const char *counted_noun(long long count, const char *noun);

#endif

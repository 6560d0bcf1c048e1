/* What became of walks that went from record to record, as it is told and counted. */
#ifndef TALLY_H
#define TALLY_H

#include <jansson.h>

#include "record.h"
#include "screen.h"

struct tally {
    const char *file; /* borrowed; named in messages */
    long long taken, there, unended;
    json_t *learners; /* object: a key for each person of whom something was taken */
    json_t *refused;  /* array of { "session", "uuid", "message" } */
};

void tally_init(struct tally *tally, const char *file);
void tally_clear(struct tally *tally);

/* Counts a walk, as record_copying wants it with a tally as its context. What is refused is told at
   once on the error output. */
void tally_count(const struct record_about *about, enum record_fate fate, const struct failure *why,
                 void *tally);

/* One row of JSON, the caller's. */
json_t *tally_row(const struct tally *tally);

/* "1 walk", "2 walks": the noun with its number, its plural made with an s. In one of a few buffers
   that are used in turn. */
const char *tally_noun(long long count, const char *noun);

#endif

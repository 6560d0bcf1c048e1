/* The value of each decision of walks, worked out by an engine of its own. */
#ifndef WORTH_H
#define WORTH_H

#include "caller.h"

/* Adds a line "value" to the lines of a debrief, and "value_lost" to each of its verdicts. Waits so
   many seconds at most; false: it takes longer, or cannot be known, and the lines are as before.
   With a record (else NULL) what the options were worth is kept there, for this session. */
bool worth_add(const struct caller *caller, json_t *lines, double patience, struct record *record,
               long long session);

/* One engine for many walks: it is started again where another pathway comes, so walks are best
   given in the order of their pathways. */
struct worths;
struct worths *worths_new(const struct common_options *options);
void worths_free(struct worths *worths);

/* What the options of each answer of a recorded walk were worth, by the situation in which they
   were on offer. Lies in an arena of `worths` until the next call. False with `why`: it cannot be
   known. */
bool worths_of(struct worths *worths, const struct record_walk *walk, double patience,
               const struct record_value **values, size_t *count, struct failure *why);

#endif

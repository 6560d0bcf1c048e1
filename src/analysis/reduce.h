/* Drops from a situation what its future cannot read, so that situations with one future are one.
 */
#ifndef REDUCE_H
#define REDUCE_H

#include "future.h"

/* What is dropped; each can be left out, to show that it changes no answer. */
enum reduction {
    REDUCE_FIELDS = 1,  /* facts that nothing ahead reads before it is set */
    REDUCE_CLOCK = 2,   /* the clock beyond the last timer or condition ahead */
    REDUCE_EVENTS = 4,  /* events that can happen no more */
    REDUCE_NUMBERS = 8, /* numbers beyond the last value that matters */
    REDUCE_SEEN = 16,   /* what only the learner's eyes can still read */
    REDUCE_ALL = 31
};
extern const char *const reduction_name[5];

struct reducer;

/* Lies in the arena. The future is borrowed. */
struct reducer *reducer_new(struct arena *arena, const struct future *future, size_t variant,
                            unsigned reductions);

/* Reduces a situation that waits, in place. */
void reduce(struct reducer *reducer, struct situation *situation);

/* What the future of a situation that waits still reads: facts that are not among them, and the
   clock from the minute `last` on, have been dropped from it and say nothing. The bits (struct
   facts) are borrowed until the next call. */
const uint64_t *reducer_reads(struct reducer *reducer, const struct situation *situation,
                              double *last);

/* Whether the clock was dropped from a situation although a duration ahead is computed from it:
   what decides is unharmed, but times in minutes are then not exact. */
bool reducer_loose(const struct reducer *reducer);

#endif

/* A recorded walk on its way out of the record: what is told of it, and in what shape. */
#ifndef TOLD_WALK_H
#define TOLD_WALK_H

#include <stdbool.h>
#include <stdio.h>

#include "record.h"

/* A walk and how much of who walked it is told. */
struct told_walk {
    const struct record_walk *walk; /* read by record_load_events(): its files are not looked at */
    const char *person;             /* the learner's pseudonym */
    const char *name;               /* NULL: it is not to be told, or is not known */
    bool texts;                     /* notes and typed words are told too */
    unsigned attempt;               /* 1, 2, 3, …: which of the learner's walks of this pathway */
};

/* An answer in the light of what was taken back with `back`. */
struct answer_mark {
    bool taken_back; /* later */
    bool again;      /* its place had been taken back to: it does not count for the score */
};

/* One for each event of the walk; the caller frees. */
struct answer_mark *told_walk_marks(const struct record_walk *walk);

/* How a walk stands: passed, failed (never in mode learn), finished, unfinished. */
const char *told_walk_standing(const struct record_about *about);

/* A CSV table with one row a decision: its headings, then the rows of walk after walk. The columns
   stand in docs/exporting.md; more may be added at the end. */
void told_walk_csv_headings(FILE *out);
void told_walk_csv(FILE *out, const struct told_walk *told);

/* One line: a JSON object with all that is recorded of the walk. The keys stand in
   docs/exporting.md. */
void told_walk_json(FILE *out, const struct told_walk *told);

#endif

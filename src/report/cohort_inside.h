/* What the files of the cohort share. */
#ifndef COHORT_INSIDE_H
#define COHORT_INSIDE_H

#include "cohort.h"

/* A session, as small as can be: there may be a million of them. */
struct cohort_row {
    long long session;
    uint32_t person;
    uint16_t pathway; /* index among the cohort's names */
    uint16_t attempt, attempt_in_mode;
    uint8_t mode;
    bool ended : 1;
    bool left_out : 1; /* the same walk is in another file, or the learner is not asked for */
};

struct cohort_file {
    const char *path;
    struct record *record; /* NULL: not open now */
    size_t first, count;   /* of the cohort's rows, which are in the order of the sessions */
    size_t learner_first;  /* persons of this file are numbered from here on */
    size_t learner_count;
    long long *learners;     /* rows of the table of learners, ascending */
    uint16_t *pathway_names; /* of each pathway of the record */
};

struct cohort {
    struct arena *arena;
    const struct record_filter *filter;
    struct cohort_file *files;
    size_t file_count;
    const struct cohort_file *passing; /* the one that a pass goes over; NULL: none */
    const char **names;                /* of pathways */
    size_t name_count;
    struct cohort_row *rows;
    size_t row_count;
    size_t person_limit;
};

/* ---- cohort_people.c: learners of several files who are one person ---- */

/* Gives every row the person it belongs to over all files, and leaves out walks of others than the
   learner that the filter names. */
bool cohort_join_people(struct cohort *cohort, struct failure *why);

/* A session's UUID. */
struct cohort_uuid {
    uint64_t high, low;
    uint32_t row;
};

/* Leaves out all but one of the rows that are one walk. */
void cohort_drop_copies(struct cohort *cohort, struct cohort_uuid *uuids);

#endif

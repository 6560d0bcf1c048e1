/* What the two halves of a check share. Private to them. */
#ifndef CHECK_INSIDE_H
#define CHECK_INSIDE_H

#include "check.h"
#include "intern.h"
#include "seen.h"

/* What any variant has shown of a choice beside how it can be come to. */
struct choice_doubt {
    double sum;    /* by how much a worse choice than the best is better, times visits … */
    double visits; /* … of those who chance to come here; both of the variant at hand */
    double worst;
    bool contradicted;  /* in a variant before: told once */
    uint32_t situation; /* with the greatest doubt */
};

struct checker {
    struct arena *arena;
    const struct pathway *pathway;
    const char *today;
    size_t count;
    struct finding *findings;
    struct intern *told; /* what has been found, so that nothing is told twice */
    /* What any variant has shown: */
    struct seen *seen;
    struct choice_doubt **doubts; /* one a node, then one a choice */
    const unsigned char *eithers; /* of the conditions of each either() */
    bool *avoidable;              /* one an event: some walk ends without it */
    bool cut;                     /* some variant was not wholly unfolded … */
    bool faulty;                  /* … or a fault hides what lies behind it */
    bool *judged;                 /* one a node: the place of its best option has been looked at */
    size_t judged_count, first_count, longest_count;
    /* The study at hand: */
    struct study *study;
    bool stuck; /* some walk has a fault, no way out, or an end that was not seen */
    const double *visits;
    uint32_t next;
    struct situation *at;
};

void checker_prepare(struct checker *checker);

/* Adds a finding, unless it has been told already: NULL then. */
struct finding *checker_find(struct checker *checker, enum code code, enum severity severity,
                             const struct place *place, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

#endif

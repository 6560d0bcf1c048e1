/* What the parts of the request "test" share. Private to them. */
#ifndef EXPECTED_H
#define EXPECTED_H

#include "coverage.h"
#include "inside.h"

struct test_job {
    struct job job;
    struct arena *arena;
    json_t *said;
    const char *file;
    size_t next;               /* of what was said */
    bool no_odds;              /* walks only */
    struct coverage *coverage; /* NULL: nobody asks */
    /* Of the expectation at hand: */
    size_t variant, last;
    const char *policy;
    struct rule_of_choice rule;
    struct asking *asking;
};

void tested_line(struct engine *engine, const struct test_job *job, const json_t *said, bool ok,
                 const char *message);

/* --- expected_walk.c --- */
/* Walks it, tells how it went, and adds the way to the engine's tracks. */
void expected_walk(struct engine *engine, struct test_job *job, const json_t *said);

/* --- expected_odds.c --- */
/* Begins with what is said; false: it is wrong, and that has been told. */
bool expected_odds_begin(struct engine *engine, struct test_job *job, const json_t *said);
/* A slice of it; false when it is done, and told. */
bool expected_odds_on(struct engine *engine, struct test_job *job, const json_t *said);

#endif

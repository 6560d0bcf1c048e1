/* Everything wrong with a pathway: what is written, and what the situations show. */
#ifndef CHECK_H
#define CHECK_H

#include "each.h"
#include "odds.h"

struct finding {
    enum code code;
    enum severity severity;
    struct place place;
    const char *text;
    long variant; /* in which it was found; -1: in all, or without walking */
    size_t witness_count;
    const char **witness; /* the shortest walk that shows it, as `run --answers` takes it */
};

struct checker;

/* What it finds lies in the arena. `today` is a date like 2026-11-20, or NULL: not known.
   `eithers` is what the unfoldings note of either() (struct unfold_options). */
struct checker *checker_new(struct arena *arena, const struct pathway *pathway, const char *today,
                            const unsigned char *eithers);

void checker_free(struct checker *checker);

/* What is written, without walking. */
void checker_read(struct checker *checker);

/* What the situations of a variant show. `visits` are those of a learner who chooses at random;
   `expert` is the share of an expert's walks that do not end. */
void checker_look(struct checker *checker, struct study *study, const double *visits,
                  double expert_unending);

/* Goes through the situations of the study at hand, about `budget` at a time; false when done. */
bool checker_go_on(struct checker *checker, size_t budget);

/* What no variant ever showed. Call once, when all have been looked at. */
void checker_finish(struct checker *checker);

/* By file, line and code. */
const struct finding *checker_findings(struct checker *checker, size_t *count);

#endif

/* What comes of a pathway, by trying out every walk: slow, and so plain that it can be believed. */
#ifndef EVERY_WALK_H
#define EVERY_WALK_H

#include "policy.h"

/* Sums over walks, each times its probability. */
struct tally {
    double p, utility, minutes;
};

/* Of one policy. */
struct tried {
    struct tally *outcomes; /* one a node; those of outcomes count */
    double good, fault;
    double *first, *second; /* one a field: moments of its value at the end */
};

/* One way on from where a walk waits. */
struct way {
    enum need (*move)(struct walk *walk, const struct way *way);
    size_t choice;
    uint64_t ticked;
    double given;
};

/* Who goes along, with a number of their own for where a walk waits. */
struct companion {
    uint32_t (*follow)(void *context, uint32_t from, const struct way *way, const struct walk *to);
    /* Told the greatest expected utility from there. */
    void (*learn)(void *context, uint32_t at, const struct node *node, double best);
    void *context;
};

struct every_walk {
    struct walk *walk;
    long budget; /* waits; below 0: there were more, and nothing below can be used */
    struct tried tried[POLICIES];
    double best; /* greatest expected utility; faults count as -1 */
    const struct companion *companion;
};

/* Tries all walks of a variant, in `budget` waits at most; false: that was not enough. `companion`,
   who is at `start` when the walk is started, may be NULL. To be cleared in either case. */
bool every_walk(struct every_walk *every, const struct pathway *pathway, size_t variant,
                long budget, const struct companion *companion, uint32_t start);
void every_walk_clear(struct every_walk *every);

#endif

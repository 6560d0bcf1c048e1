/* What a passage comes to, before it is written: what happens, where it leads, what chance draws.
   Private to this folder. */
#ifndef PLAN_H
#define PLAN_H

#include "story.h"

enum {
    MOST_LEAVES = 3000,    /* things of one passage, those of others that it includes among them */
    MOST_OPTIONS = 200,    /* a decision has at most 250 */
    MOST_DRAWN_BEFORE = 6, /* before one passage */
    DEEPEST_INCLUDE = 8,
    MOST_ARMS = 25 /* of one either() */
};

/* A link, a way on, or something set, and on which condition. */
struct leaf {
    const struct item *item;
    const char *when; /* NULL: always */
};

struct leaves {
    size_t count;
    struct leaf *leaves;
};

struct plan {
    struct story *story;
    long number; /* of the passage */
    struct leaves links, ways, sets;
    size_t draw_count;
    struct draw *draws[MOST_DRAWN_BEFORE];
    size_t hand_count;
    const char **hands; /* for the comments of the node */
    bool *read;         /* one a variable: the text or a condition has asked for it */
    size_t left;        /* of MOST_LEAVES */
    bool quiet;         /* only looked at: nothing is told */
};

/* Lies in the story's arena. */
struct plan *plan_new(struct story *story, size_t number, bool quiet);
/* Tells that something needs a hand, for the list and for a comment in the node. */
void plan_hand(struct plan *plan, const char *source, const char *reason);

/* A condition as casewalk writes it together with what holds around it; false: it cannot be
   written. `both` is what holds inside. */
bool plan_condition(struct plan *plan, struct formula *around, struct formula *condition,
                    struct formula **both, const char **when);

/* The text of a passage, rich and even; or NULL where all of it is one `either`, which is then
   written to `out`. In the story's arena. */
const char *plan_text(struct plan *plan, FILE *out);
/* The label of a link, likewise. */
const char *plan_label(struct plan *plan, const struct items *items);

#endif

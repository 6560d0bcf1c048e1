/* The inside of a walk. Private to this folder. */
#ifndef STATE_H
#define STATE_H

#include "walk.h"

struct walk {
    const struct pathway *pathway;
    struct parts parts;
    size_t variant;
    uint64_t seed;
    tell_news *tell;
    void *context;
    struct scene scene;
    struct failure fault;
    bool limit; /* the fault is a limit of walks, not a mistake */
    /* What changes: */
    struct situation *situation;
    double minutes; /* the exact clock */
    size_t steps;
    uint32_t *visits; /* a node, then an event: how often chance or the learner was asked there */
};

/* Makes the walk's scene see the situation as it is now. */
void refresh(struct walk *walk);

/* Carries on from the present stage until the walk waits. */
enum need advance(struct walk *walk);

/* What the present stage waits for. */
enum need waits_for(const struct walk *walk);

/* Chance has said whether the event on hand happens; carries on. */
enum need draw_event(struct walk *walk, bool happens);

/* Whether a condition holds now (NULL: it does); false is a fault. */
bool truth_of(struct walk *walk, const struct expression *expression, bool *truth);

/* --- events.c --- */
/* A duration as the counted clock has it. */
double at_grain(const struct walk *walk, double minutes);
/* After every change of the patient: since when a condition holds, and whether it may become true
 * anew; false is a fault. */
bool watch_events(struct walk *walk);
/* When a timer is due, in minutes of the clock; INFINITY: not at all, or it is no timer. False is a
 * fault. */
bool due_time(struct walk *walk, size_t event, double *due);
/* Whether it can still happen, or can again. */
bool is_open(struct walk *walk, size_t event);
/* It has happened, or chance has said no. */
void spend(struct walk *walk, size_t event);
/* A timer came due while its condition does not hold: `at` has missed its moment, `after` begins
 * anew. */
void let_pass(struct walk *walk, size_t event);

/* Puts both clocks to a time at which a walk begins; timers that lie behind it are spent. False is
 * a fault. */
bool begin_late(struct walk *walk, double minutes);

/* Runs an effect and asks the events that watch the patient; false is a fault. */
bool change(struct walk *walk, const struct effect *effect);

/* Lets `minutes` begin to pass, with what follows; false is a fault: the clock would pass its end.
 */
bool begin_take(struct walk *walk, double minutes, enum phase phase);

/* The duration of an action as the patient is now, in exact minutes; false is a fault. */
bool duration_of(struct walk *walk, const struct expression *takes, double *minutes);

bool tell(struct walk *walk, struct news news);

#endif

/* What walks took of a pathway: each node, event, choice, case and way between them, counted. One
   ear for the news of a walk serves coverage, the picture of one walk and that of a class. Private
   to this folder. */
#ifndef TRACKS_H
#define TRACKS_H

#include "walk.h"

/* Of anything that can be met. */
struct count {
    size_t walks, times; /* by so many walks, so often in all */
    size_t last;         /* the last walk that met it */
};

enum { WAY_STEPS = 4 };

/* From a box, by one of its choices or (-1) by itself, to a box; boxes are numbered as in a
   picture: nodes, then events. */
struct way {
    long choice;
    size_t to;
    struct count count;
    size_t steps[WAY_STEPS]; /* the first times: as which step of its walk, from 1 */
};

struct track_choice {
    struct count count;
    struct count harmful; /* rated so when it was taken */
    struct count *arms;   /* one each */
};

struct track {
    struct count count;
    struct count harmful;         /* what was answered here was rated so */
    size_t stopped;               /* so many walks waited here for an answer that never came */
    struct track_choice *choices; /* of a node */
    size_t way_count;
    struct way *ways;
};

struct tracks {
    struct arena *arena; /* its own */
    const struct pathway *pathway;
    size_t walks;
    struct track *boxes; /* node_count + event_count */
    /* The walk at hand: where it is, and how it leaves there. */
    size_t from; /* TRACKS_NOWHERE: it has not begun */
    long choice;
    size_t step;
};

#define TRACKS_NOWHERE SIZE_MAX

/* The pathway is borrowed. */
struct tracks *tracks_new(const struct pathway *pathway);
void tracks_free(struct tracks *tracks);

/* Another walk begins. */
void tracks_begin(struct tracks *tracks);
/* The walk at hand ends at a node, unfinished. */
void tracks_stop(struct tracks *tracks, const struct node *node);
/* Adds what other walks of the same pathway took. */
void tracks_add(struct tracks *tracks, const struct tracks *others);
/* Takes what a walk tells. */
void tracks_note(struct tracks *tracks, struct walk *walk, const struct news *news);

#endif

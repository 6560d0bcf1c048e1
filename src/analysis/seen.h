/* What of a pathway its situations show: which nodes, events, choices and cases can be come to at
   all. */
#ifndef SEEN_H
#define SEEN_H

#include "odds.h"

enum { SEEN_FALSE = 1, SEEN_TRUE = 2 };

/* What has been seen of a choice. */
struct choice_seen {
    bool offered;       /* or possible, of a branch */
    unsigned char when; /* SEEN_… of its condition */
    bool *arms;         /* which of its arms have applied */
};

struct seen {
    const struct pathway *pathway;
    bool *nodes, *events;
    struct choice_seen **choices; /* one a node, then one a choice */
    bool hidden; /* a variant was not wholly unfolded, or a fault hides what lies behind it */
    struct situation *at; /* the last that was looked at and waits for an answer or a draw */
};

/* Nothing seen yet; it lies in the arena. */
struct seen *seen_new(struct arena *arena, const struct pathway *pathway);

/* What a variant shows as a whole. */
void seen_begin(struct seen *seen, const struct study *study);
/* What one situation shows. Where it waits for an answer or a draw of chance: a walk put there, the
   study's; else NULL. */
struct walk *seen_look(struct seen *seen, const struct study *study, uint32_t situation);

/* Whether an expression asks for the number that was typed, or may: the situations have one example
   of each answer only, so what it comes to is not known. */
bool seen_reads_given(const struct expression *e);

#endif

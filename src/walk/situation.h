/* A situation: everything the future of a walk depends on.

   Bytes that can be copied, compared and hashed: there is no padding in what situation_key() gives,
   and equal situations have equal bytes. */
#ifndef SITUATION_H
#define SITUATION_H

#include <stddef.h>
#include <stdint.h>

#include "pathway.h"

enum {
    MOST_WAITING = 16 /* interrupted activities at once: a deterioration within a consult within a
                         complication … */
};

/* What is going on at a node. */
enum stage {
    STAGE_ENTER, /* its own `set` and `reveals` are due */
    STAGE_LOOK,  /* events are looked at */
    STAGE_SHOW,  /* it is shown, then its `takes` begins */
    STAGE_TAKE,  /* time passes */
    STAGE_OFFER, /* waits for the learner */
    STAGE_DRAW,  /* waits for chance at a chance node */
    STAGE_EVENT, /* waits for chance whether an event happens */
    STAGE_OVER
};

/* What follows when the time has passed. */
enum phase { PHASE_NODE, PHASE_CHOICE, PHASE_ORDERS, PHASE_ITEM };

/* One activity: the present one, or one that waits on the stack until a `resume` takes it up. */
struct activity {
    int32_t node;
    int32_t from;  /* STAGE_TAKE: events due at or before this minute have been looked at */
    int32_t until; /* STAGE_TAKE: when the time has passed; interrupted: how much is left */
    int32_t left;  /* STAGE_TAKE: the same in exact minutes, which the grain does not round up */
    uint8_t
        stage; /* on the stack STAGE_LOOK, STAGE_TAKE or STAGE_OFFER (a visit: its `to` is due) */
    uint8_t phase;
    uint8_t
        choice;  /* what was chosen or drawn; orders in turn: the item after the one that is done */
    uint8_t arm; /* which of its arms */
    uint64_t ticked;  /* orders: a bit an item */
    uint64_t arms[2]; /* orders: two bits an item */
    double given;     /* the typed number */
    uint32_t event;   /* STAGE_EVENT: which; STAGE_ENTER: 1 when an event leads here */
};

struct situation {
    int32_t clock;  /* minutes as timers and conditions see it */
    uint32_t depth; /* activities on the stack */
    struct activity now;
    struct activity waiting[MOST_WAITING];
    unsigned char
        bytes[]; /* the patient, then the events, then the counters: see situation_parts() */
};

/* How the bytes lie. An event has one byte of marks; one with `after` also the minute at which its
   condition came to hold (SINCE_NEVER: it does not). A limited option has one byte: how often it
   was taken.
 */
struct parts {
    size_t events, since, counters, size; /* offsets; size of all bytes */
};

#define SINCE_NEVER INT32_MIN

enum event_mark {
    EVENT_SPENT = 1,
    EVENT_HELD = 2 /* has happened and its condition has held since */
};

struct parts situation_parts(const struct pathway *pathway);
size_t situation_size(const struct parts *parts);

/* Copies one situation over another. */
void situation_copy(struct situation *to, const struct situation *from, const struct parts *parts);

/* Copies what counts into `key` (as large as situation_size()) and returns its length. */
size_t situation_key(const struct situation *situation, const struct parts *parts,
                     unsigned char *key);

int32_t situation_since(const struct situation *situation, const struct parts *parts, size_t event);
void situation_set_since(struct situation *situation, const struct parts *parts, size_t event,
                         int32_t minute);

#endif

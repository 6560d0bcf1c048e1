/* What the future from each place of a pathway may still read and write: found once, against the
   direction of the written ways, before anything is unfolded. */
#ifndef FUTURE_H
#define FUTURE_H

#include "facts.h"
#include "possible.h"
#include "situation.h"

/* A value that something may give a field (or 1 to its being known). */
enum write_kind { WRITE_VALUE, WRITE_UP, WRITE_DOWN, WRITE_ANY };
struct write {
    size_t fact;
    enum write_kind kind;
    double value;
};

/* The future from one place. Reads before they are certainly written; `writes` has a bit for each
   entry of future.writes. */
struct ahead {
    struct reads reads;
    uint64_t *writes;
};

struct node_ahead {
    struct ahead enter;   /* STAGE_ENTER */
    struct ahead look;    /* STAGE_LOOK and on */
    struct ahead after;   /* when its own time has passed: STAGE_OFFER, STAGE_DRAW … */
    struct ahead orders;  /* while what was ordered is under way */
    struct ahead *during; /* one a choice: while its time passes */
    struct ahead *back;   /* one a choice: a visit is over, its `to` is due */
};

struct event_ahead {
    struct ahead ahead; /* while it may still happen */
    bool fixed_after;   /* its `after` is always `after`, in minutes at the grain */
    double after;
};

struct future {
    const struct pathway *pathway;
    struct reader *reader;
    const uint64_t *amounts;  /* see future_new() */
    uint64_t *read_anywhere;  /* facts that are read at some place */
    uint64_t *read_by_events; /* or by an event, and where it leads */
    bool watches;             /* a reveal of anything may set a timer going: see is_watched() */
    struct node_ahead *nodes;
    struct event_ahead *events;
    size_t write_count, write_words;
    struct write *writes;
    double *caps; /* one a field: beyond this value no two values differ; INFINITY: there is none */
};

/* Lies in the arena. `kept` (may be NULL) are facts that count as read at every outcome; `amounts`
   (may be NULL; borrowed) are fields that travel as amounts: what is added to them is read. */
struct future *future_new(struct arena *arena, const struct pathway *pathway, size_t variant,
                          const uint64_t *kept, const uint64_t *amounts);

/* The future of an activity, present or waiting. */
const struct ahead *future_of(const struct future *future, const struct activity *activity);

/* What a field may yet be, or whether it may yet be known, after `writes`. */
struct possible future_value(const struct future *future, const uint64_t *writes, size_t fact,
                             double now);

/* Whether a reveal may make a difference: anything reads that one of its fields is known, or it
   sets a timer going. */
bool future_reveals_matter(const struct future *future, const struct expression *reveals);

/* Whether a number is only ever added to and read by nobody, so that it may travel as an amount. */
bool future_is_sum(const struct future *future, size_t field);

/* Whether a written way, by its conditions, may lead to this node: calls back for each target. */
void targets_each(const struct expression *to, void (*visit)(void *context, long target),
                  void *context);

#endif

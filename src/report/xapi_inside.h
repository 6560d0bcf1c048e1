/* What the parts of the xAPI writer share. Private to this folder. */
#ifndef XAPI_INSIDE_H
#define XAPI_INSIDE_H

#include "uuid.h"
#include "xapi.h"

#define XAPI_EXTENSION "https://casewalk.example/xapi/ext/"

/* One walk being told. Texts lie in the arena. */
struct telling {
    const struct xapi_options *options;
    const struct told_walk *told;
    const json_t *places;
    struct arena *arena;
    struct json_writer json;
    unsigned char space[UUID_BYTES]; /* the session's: statements are named within it */
    const char *base;                /* IRI of the pathway, without its version */
    const char *pathway;             /* with its major version: the activity */
    int64_t time; /* of the last statement: none is earlier than the one before */
    size_t count;
};

enum verb {
    VERB_INITIALIZED,
    VERB_EXPERIENCED,
    VERB_ANSWERED,
    VERB_SUSPENDED,
    VERB_RESUMED,
    VERB_COMPLETED,
    VERB_PASSED,
    VERB_FAILED,
    VERB_TERMINATED
};

/* ---- xapi_statement.c ---- */

/* Begins a statement up to its verb; the caller writes "object" and "result". `place` tells apart
   statements of one verb: the number of the event they come from. */
void statement_begin(struct telling *telling, long long place, enum verb verb, int64_t time);
/* Closes it with its context. `within`: the activity is a part of the pathway, which is its parent.
   `judges`: the result says something of success or completion. */
void statement_end(struct telling *telling, enum verb verb, bool within, bool judges);

/* The pathway as the object. */
void statement_put_pathway(struct telling *telling);

/* "name" or "description": a text in the pathway's language. NULL or "": nothing. */
void statement_put_words(struct telling *telling, const char *key, const char *text);

void statement_put_length(struct telling *telling, int64_t milliseconds); /* "duration" */
void statement_put_score(struct telling *telling, double scaled);         /* beyond -1..1: none */
void statement_put_clock(struct telling *telling, double minutes);        /* an extension */

/* A text as a part of an IRI, and as the id of a choice: all but letters, digits, "_", "-" and "."
   as %XX. */
const char *statement_id(struct telling *telling, const char *text);

/* ---- xapi_decision.c ---- */

/* An answer: "object" and "result". `hints` were asked for since the answer before. */
void decision_put(struct telling *telling, const struct record_step *step, struct answer_mark mark,
                  int hints);

#endif

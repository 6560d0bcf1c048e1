/* Statements of xAPI 1.0.3 about a recorded walk, for learning record stores. */
#ifndef XAPI_H
#define XAPI_H

#include <stdio.h>

#include "json.h"
#include "told_walk.h"

/* What a learning management system tells of a launch, for the profile cmi5. NULL: not told. */
struct xapi_launch {
    const char *activity;  /* the activity's IRI of this launch: the object of what cmi5 defines */
    const char *publisher; /* the publisher's IRI of it: goes into "grouping" */
    const char *registration; /* UUID; NULL: each walk has its own */
    const char *session;      /* id of the launch; NULL: the walk's UUID */
    const char *actor;        /* name of the account; NULL: the learner's pseudonym */
    double mastery;           /* least score for a pass, 0 to 1; NAN: none */
    bool browse;              /* Browse or Review: no judgement is told */
};

struct xapi_options {
    const char *home;     /* IRI without an end slash: where accounts and activities are at home */
    const char *language; /* of the pathways' texts, a tag of RFC 5646 */
    const struct xapi_launch *cmi5; /* NULL: the plain profile */
};

/* Whether a text can stand as an IRI with a scheme: "https://…", without spaces, controls and
   quotes. */
bool xapi_is_iri(const char *text);

/* Writes the statements of a walk in order, one a line, and gives how many. They follow from the
   options and from what had been recorded up to that moment: of a walk that goes on, later ones
   only come to be added. `places` has the engine's `outline` lines by node, for the words of
   decisions; NULL or without one: its ids alone. Of an unfinished walk cmi5 tells nothing, for it
   may go on; nor is anything told of a walk whose UUID is none. */
size_t xapi_write(FILE *out, const struct xapi_options *options, const struct told_walk *told,
                  const json_t *places);

/* The time of the latest thing recorded of a walk, in milliseconds since 1970: a statement must not
   lie in the future. */
int64_t xapi_latest(const struct record_walk *walk);

#endif

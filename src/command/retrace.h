/* A recorded walk, played again and held against what the record says of it. */
#ifndef RETRACE_H
#define RETRACE_H

#include "caller.h"

enum retrace_end {
    RETRACE_WHOLE,   /* all that was answered could be answered again */
    RETRACE_STOPPED, /* not: `stopped` says where and why */
    RETRACE_FAILED   /* the engine could not play it, `why` says */
};

/* What came of it. Texts are the JSON values' own. */
struct retraced {
    size_t steps;    /* answers, takings back and hints in the record … */
    size_t followed; /* … of which so many were played */
    json_t
        *differences; /* array of {"step","node","option","what","was","is"}; step 0 is the start */
    json_t *stopped;  /* {"step","node","message"}; NULL: nothing stopped it */
    bool ended;       /* it came to an outcome: */
    json_t *summary;  /* {"outcome","good","passed","score","harmful","utility","minutes"} now */
};

/* Plays a walk in an engine that has its pathway, or another version of it, loaded. `exact` holds
   everything against the record, and the hash of every situation; otherwise only what a learner and
   a teacher see: where it went, how it was rated, how it ended. The caller calls retraced_clear in
   any case. */
enum retrace_end retrace(struct caller *caller, const struct record_walk *walk, bool exact,
                         struct retraced *retraced, struct failure *why);
void retraced_clear(struct retraced *retraced);

#endif

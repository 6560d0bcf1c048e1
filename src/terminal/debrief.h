/* What a walk was worth: one screen first, everything on request. */
#ifndef DEBRIEF_H
#define DEBRIEF_H

#include <jansson.h>
#include <stdbool.h>

#include "screen.h"

/* The lines of one walk's debrief, borrowed. `mode` is learn, consequence or exam. */
struct debrief {
    const json_t *summary;         /* the `debrief` line */
    const json_t *value;           /* the `value` line; NULL: not known */
    const json_t *verdicts;        /* array of `verdict` lines, in the order of the walk */
    const json_t *learning_points; /* array of `learning_point` lines */
    const char *mode;
};

/* At most 23 lines of 80 columns, so that a prompt has room below. `more` says how to see the rest
 * ("Press Enter …"). */
void debrief_show(struct screen *screen, const struct debrief *debrief, const char *more);

/* Every decision, harmful ones first; learning points; hints; time against the expert's. */
void debrief_show_full(struct screen *screen, const struct debrief *debrief);

#endif

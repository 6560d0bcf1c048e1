/* The value of each decision of a walk, worked out by an engine of its own. */
#ifndef WORTH_H
#define WORTH_H

#include "caller.h"

/* Adds a line "value" to the lines of a debrief, and "value_lost" to each of its verdicts. Waits so
   many seconds at most; false: it takes longer, or cannot be known, and the lines are as before. */
bool worth_add(const struct caller *caller, json_t *lines, double patience);

#endif

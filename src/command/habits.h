/* What recorded learners chose, as a policy. */
#ifndef HABITS_H
#define HABITS_H

#include "command.h"
#include "json.h"

/* Of each decision of a pathway (by its name, whatever its version) how often each answer was given
   by people: {"node":{"option":count}}, of orders the ids joined by commas. Every answer counts,
   also one that was taken back later. The caller's; NULL with `why`, also where nobody has answered
   yet. */
json_t *habits_read(const struct common_options *options, const char *pathway, struct failure *why);

#endif

/* What an author at the bench is shown: the whole situation, and what hides an option. */
#ifndef SITUATION_PAGE_H
#define SITUATION_PAGE_H

#include <jansson.h>

#include "screen.h"

/* A `situation` line: fields, events, what is used up, what waits. */
void situation_show(struct screen *screen, const json_t *situation);

/* A `hidden` line: one option that is not on offer. */
void situation_show_hidden(struct screen *screen, const json_t *hidden);

#endif

/* The first page of a walk: what it is about, who wrote it, how far to trust it. */
#ifndef COVER_H
#define COVER_H

#include <jansson.h>

#include "screen.h"

/* Shows a `session` line. */
void cover_show(struct screen *screen, const json_t *session);

#endif

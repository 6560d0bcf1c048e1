/* How much an answer hangs on each parameter, as bars. */
#ifndef TORNADO_H
#define TORNADO_H

#include <jansson.h>
#include <stdio.h>

#include "screen.h"

/* One row of `sensitivity` as a line: its name, where the answer goes, a bar on the scale of all
   rows of its variant. */
void tornado_bar(struct screen *screen, const json_t *rows, const json_t *row);

/* All rows as an SVG picture, one tornado a variant. */
void tornado_svg(FILE *out, const json_t *rows);

#endif

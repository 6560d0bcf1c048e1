/* The patient in figures: the chart, the line of vital signs, what has just been found. */
#ifndef CHART_H
#define CHART_H

#include <jansson.h>
#include <stdbool.h>

#include "screen.h"

/* The whole chart, from a `chart` line. What is abnormal is said in a word as well as in colour. */
void chart_show(struct screen *screen, const json_t *chart);

/* One line of vital signs, from the array of a `node` line, with what changed since it was last
   shown. With `changes_only` the others are left out, and nothing is written where nothing changed.
 */
void chart_show_vitals(struct screen *screen, const json_t *vitals, bool changes_only);

/* What came onto the chart, from the array of a `reveal` line. */
void chart_show_found(struct screen *screen, const json_t *fields);

#endif

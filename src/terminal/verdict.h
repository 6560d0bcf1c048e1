/* How a choice was judged, in words: at once after it, and again in the debrief. */
#ifndef VERDICT_H
#define VERDICT_H

#include <jansson.h>
#include <stdbool.h>

#include "screen.h"
#include "wrap.h"

/* "Best choice", "Acceptable" …; NULL for no rating. */
const char *verdict_words(const char *rating);
enum role verdict_role(const char *rating);

/* The block that a verdict stands in: a bar in the colour of its rating. */
struct block verdict_block(const char *rating);

/* The judgement of a `choice` line; nothing where the line holds none. */
void verdict_show(struct screen *screen, const json_t *choice);

/* Sources, each with its grade; `briefly`: at most two lines each. */
void verdict_show_sources(struct screen *screen, struct block block, const json_t *sources,
                          bool briefly);

#endif

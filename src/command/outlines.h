/* The words of recorded pathways: what their decisions and ends say, by the engine. */
#ifndef OUTLINES_H
#define OUTLINES_H

#include "command.h"
#include "json.h"
#include "record.h"

/* Asks an engine about each text of a pathway once, and remembers the answer. */
struct outlines;
struct outlines *outlines_new(const struct common_options *options);
void outlines_free(struct outlines *outlines);

/* The `outline` lines by node of the pathway that a session was walked with, borrowed; NULL where
   it cannot be told, which has been said once. */
const json_t *outlines_of(struct outlines *outlines, struct record *record,
                          const struct record_about *about);

#endif

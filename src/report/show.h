/* One walk's debrief as data. */
#ifndef SHOW_H
#define SHOW_H

#include <stdio.h>

#include "json.h"
#include "record.h"

/* Writes the object that `show --json` prints: the session as recorded, and what the engine's
   debrief lines say of it. One line. */
void show_write_json(FILE *out, const struct record_about *about, const char *receipt,
                     const json_t *lines);

#endif

/* Names and their numbers, found at once however many there are. */
#ifndef IDS_H
#define IDS_H

#include "arena.h"

struct ids;

/* Room for `most` names. The keys lie in the arena; the caller calls ids_free before the arena
 * goes. */
struct ids *ids_new(struct arena *arena, size_t most);
void ids_free(struct ids *ids); /* NULL is nothing to free */

/* Notes the number of a name among those of its kind (a letter); gives the number it had before, or
 * -1. */
long ids_add(struct ids *ids, char kind, const char *id, long number);
/* The number, or -1. */
long ids_find(struct ids *ids, char kind, const char *id);

#endif

/* "Did you mean": the known name nearest to one that is not known. */
#ifndef NEAREST_H
#define NEAREST_H

#include <stddef.h>

/* Keeps the best of the names offered to it. */
struct nearest {
    const char *wanted;
    const char *best; /* NULL while nothing is near enough */
    size_t distance;
};

struct nearest nearest_to(const char *wanted);
void nearest_offer(struct nearest *nearest, const char *name); /* borrowed */

/* Writes `; did you mean "name"?` into text, which it returns; nothing where no name is near, or
   the nearest is the one that was written. */
const char *nearest_hint(const struct nearest *nearest, char *text, size_t size);

#endif

/* "Did you mean": the known name nearest to one that is not known. */
#include "nearest.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST = 64 }; /* longer names are compared by their first 64 bytes */

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

/* Optimal string alignment: insert, delete, replace or swap neighbours cost one each; letter case
 * costs nothing. */
static size_t distance(const char *a, const char *b) {
    size_t rows = least(strlen(a), LONGEST), columns = least(strlen(b), LONGEST);
    size_t line[3][LONGEST + 1];
    for (size_t j = 0; j <= columns; j++)
        line[0][j] = j;
    for (size_t i = 1; i <= rows; i++) {
        size_t *now = line[i % 3], *before = line[(i - 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= columns; j++) {
            int x = tolower((unsigned char)a[i - 1]), y = tolower((unsigned char)b[j - 1]);
            now[j] = least(least(before[j] + 1, now[j - 1] + 1), before[j - 1] + (x != y));
            if (i > 1 && j > 1 && x == tolower((unsigned char)b[j - 2]) &&
                y == tolower((unsigned char)a[i - 2]))
                now[j] = least(now[j], line[(i - 2) % 3][j - 2] + 1);
        }
    }
    return line[rows % 3][columns];
}

struct nearest nearest_to(const char *wanted) {
    size_t length = strlen(wanted);
    size_t tolerated = length <= 2 ? 1 : length <= 5 ? 2 : 3;
    return (struct nearest){.wanted = wanted, .distance = tolerated + 1};
}

void nearest_offer(struct nearest *nearest, const char *name) {
    size_t found = distance(nearest->wanted, name);
    if (found < nearest->distance && found < strlen(name)) {
        nearest->distance = found;
        nearest->best = name;
    }
}

const char *nearest_hint(const struct nearest *nearest, char *text, size_t size) {
    bool same = nearest->best && strcmp(nearest->best, nearest->wanted) == 0;
    if (nearest->best && !same) /* the very same name is something else, and no help */
        snprintf(text, size, "; did you mean \"%s\"?", nearest->best);
    else
        text[0] = '\0';
    return text;
}

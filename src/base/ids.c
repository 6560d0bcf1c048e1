/* Names and their numbers, in the C library's hash table. */
#include "ids.h"

#include <search.h>
#include <stdio.h>
#include <string.h>

#include "failure.h"

enum { LONGEST_KEY = 256 }; /* a name has 64 letters at most; what is longer is no name */

struct ids {
    struct arena *arena;
    struct hsearch_data table;
};

struct ids *ids_new(struct arena *arena, size_t most) {
    struct ids *ids = arena_alloc(arena, sizeof *ids);
    ids->arena = arena;
    if (hcreate_r(most + most / 2 + 1, &ids->table) == 0) /* a third of it stays free */
        die("out of memory");
    return ids;
}

void ids_free(struct ids *ids) {
    if (ids)
        hdestroy_r(&ids->table);
}

long ids_find(struct ids *ids, char kind, const char *id) {
    char key[LONGEST_KEY];
    ENTRY *found;
    if (snprintf(key, sizeof key, "%c%s", kind, id) >= LONGEST_KEY ||
        hsearch_r((ENTRY){.key = key}, FIND, &found, &ids->table) == 0)
        return -1;
    return *(const long *)found->data;
}

long ids_add(struct ids *ids, char kind, const char *id, long number) {
    ENTRY *entered;
    long before = ids_find(ids, kind, id);
    if (before >= 0)
        return before;
    long *kept = arena_alloc(ids->arena, sizeof *kept);
    *kept = number;
    ENTRY new = {arena_print(ids->arena, "%c%s", kind, id), kept};
    if (hsearch_r(new, ENTER, &entered, &ids->table) == 0)
        die("more names than were counted");
    return -1;
}

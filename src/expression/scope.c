/* Names in a procedure, and what they are to the pathway that uses it. */
#include <stdlib.h>
#include <string.h>

#include "expression.h"

static int by_name(const void *name, const void *synonym) {
    return strcmp(name, ((const struct synonym *)synonym)->name);
}

const char *scope_meaning(const struct scope *scope, const char *name) {
    if (!scope)
        return name;
    const struct synonym *found =
        scope->count ? bsearch(name, scope->synonyms, scope->count, sizeof *found, by_name) : NULL;
    return found ? found->meaning : NULL;
}

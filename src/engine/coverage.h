/* What of a pathway the expected walks take, and what nobody can take. Private to this folder. */
#ifndef COVERAGE_H
#define COVERAGE_H

#include "inside.h"

struct coverage;

/* Lies in the arena. */
struct coverage *coverage_new(struct arena *arena, const struct pathway *pathway);

/* Looks at situations and tells, a slice at a time, of the engine's tracks; false when all is told.
   `finish`: tells at once; what cannot be taken is not known then. */
bool coverage_go_on(struct engine *engine, struct coverage *coverage, bool finish);

#endif

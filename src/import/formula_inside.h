/* What the reading of formulas makes them of. Private to this folder. */
#ifndef FORMULA_INSIDE_H
#define FORMULA_INSIDE_H

#include "formula.h"

/* A tree of operands; NULL where one of them is, or where it would become too tall. */
struct formula *formula_new(struct story *story, enum formula_kind kind, size_t count,
                            struct formula *const *operands);
struct formula *formula_sign(struct story *story, enum sign sign, struct formula *left,
                             struct formula *right);

/* One of some constants, each as likely as the others, which chance draws before the passage that
   is looked at is shown. NULL: it cannot be drawn so. */
struct formula *formula_draw_one(struct story *story, size_t count, struct formula *const *values);

/* random(low, high), random(high) from 0, or without bounds a number from 0 to 1. Held against a
   number it has a probability, so it is drawn only where it stands for itself; until then nothing
   can write it. NULL: its bounds are not constant. */
struct formula *formula_random(struct story *story, size_t count, struct formula *const *bounds);
bool formula_is_random(const struct formula *formula);
/* `random(1, 100) <= 30` comes true with a probability, whatever is drawn. NULL: it has none. */
struct formula *formula_compare_random(struct story *story, enum sign sign,
                                       const struct formula *random, const struct formula *limit);
/* The formula itself, or, of a random(), the number that is drawn. NULL: too many could be. */
struct formula *formula_settled(struct story *story, struct formula *formula);

#endif

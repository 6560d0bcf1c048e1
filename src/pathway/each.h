/* Goes through all that a pathway consists of. */
#ifndef EACH_H
#define EACH_H

#include "pathway.h"

/* Calls back for each expression of the pathway, with whether it decides anything (or is only
   told). Parts that are named by defines are visited once each. */
typedef void visit_expression(void *context, const struct expression *expression, bool decides);
void expressions_each(const struct pathway *pathway, visit_expression *visit, void *context);

/* Calls back for each list that an expression like `cite` may give. */
void lists_each(const struct pathway *pathway, const struct expression *expression,
                void (*visit)(void *context, const struct list *list), void *context);

/* Gives every either() of a pathway its number, its conditions being numbered through; how many
   there are. */
size_t eithers_number(struct pathway *pathway);

#endif

/* Walks drawn at random through the pathway itself, for one whose graph is too large to unfold. */
#ifndef DIRECT_H
#define DIRECT_H

#include "simulate.h"

/* A range of walks. A draw is made wherever more than one way is open, as on a graph; but of orders
   one is made for each item that may be ticked or not. A walk that has not ended at the 100,000th
   situation is counted as one without end. */
struct direct;

/* The pathway and the rule, which is not CHAIN_OPTIMAL, are borrowed. `tell`, when not NULL, hears
   what happens. */
struct direct *direct_new(const struct pathway *pathway, size_t variant,
                          const struct rule_of_choice *rule, uint64_t seed, uint64_t first,
                          uint64_t walks, tell_step *tell, void *context);
void direct_free(struct direct *direct);

/* Takes about so many steps; false when all walks have ended. */
bool direct_go_on(struct direct *direct, size_t steps);

/* What the walks that have ended came to. Borrowed. */
const struct tally *direct_tally(const struct direct *direct);
/* Of the last that ended: the clinical clock in minutes. */
double direct_minutes(const struct direct *direct);
/* The first fault of the pathway that a walk met; "" when none did. */
const char *direct_fault(const struct direct *direct);

#endif

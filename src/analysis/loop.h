/* A loop of a Markov chain: linear equations solved by elimination, exact but for rounding. */
#ifndef LOOP_H
#define LOOP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct loop;

/* A loop of `count` states, 0 … count - 1. */
struct loop *loop_new(uint32_t count);
void loop_free(struct loop *loop);

/* From one state to another with this probability; what leaves the loop is told by loop_exit. The
   probabilities of a state sum to 1. */
void loop_add(struct loop *loop, uint32_t from, uint32_t to, double probability);
void loop_exit(struct loop *loop, uint32_t from, double probability);

/* Eliminates state after state, in the manner of Grassmann, Taksar and Heyman (Oper Res
   1985;33:1107-16): sums of what is left in place of differences from 1, so that nothing cancels
   however small the chance of leaving. Takes about `budget` steps; false when it is done. */
bool loop_eliminate(struct loop *loop, size_t budget);

/* A state from which the loop is never left, once all others on its way are eliminated. */
bool loop_is_closed(const struct loop *loop, uint32_t state);

/* Solves v = P v + c in place: in, c; out, v. A closed state has v = `closed`. */
void loop_values(const struct loop *loop, double *values, double closed);

/* Solves x = x P + b in place: in, b; out, the expected number of visits. What comes to a closed
   state stays there: it is counted once, and added to `caught`. */
void loop_visits(const struct loop *loop, double *visits, double *caught);

#endif

/* Chance: a counter-based generator, so that a draw depends on its key and on nothing drawn before.
 */
#ifndef RANDOM_H
#define RANDOM_H

#include <stdint.h>

/* Philox4x32-10 of Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11
   (2011): ten rounds over `counter` with `key`; the result replaces `counter`. Equal on every
   machine. */
void random_philox(uint32_t counter[4], const uint32_t key[2]);

/* The draw for a place met for the `visit`-th time (from 0) in a walk with this seed: evenly spread
   in [0, 1), a multiple of 2^-53. `place` is random_place() of the chance node's or event's id. */
double random_draw(uint64_t seed, uint64_t place, uint32_t visit);

/* A number for a name (FNV-1a, 64 bit, offset 0xcbf29ce484222325, prime 0x100000001b3). `kind`
   keeps a node and an event of one name apart. */
uint64_t random_place(const char *kind, const char *id);

#endif

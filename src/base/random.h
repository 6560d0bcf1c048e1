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

/* Draws of a simulation, a rule of its own beside that of a walk: draw d (from 0) of walk k is the
   64 bits random_mix(random_stream(seed, k) + (d + 1) * RANDOM_STEP). That is SplitMix64 of Steele,
   Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014, one stream a walk;
   streams begin at random_mix(random_mix(seed + RANDOM_STEP) + k * RANDOM_STEP). */
#define RANDOM_STEP UINT64_C(0x9E3779B97F4A7C15)

/* The finaliser of SplitMix64 (variant 13 of Stafford's); no two numbers give one. */
static inline uint64_t random_mix(uint64_t bits) {
    bits = (bits ^ bits >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    bits = (bits ^ bits >> 27) * UINT64_C(0x94D049BB133111EB);
    return bits ^ bits >> 31;
}

static inline uint64_t random_stream(uint64_t seed, uint64_t walk) {
    return random_mix(random_mix(seed + RANDOM_STEP) + walk * RANDOM_STEP);
}

#endif

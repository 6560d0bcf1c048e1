/* What an expression reads, and until when it depends on the clock. */
#ifndef FACTS_H
#define FACTS_H

#include "pathway.h"

/* The facts of a situation, numbered: the values of the fields, whether each is known, how often
   each limited option was taken. */
struct facts {
    size_t fields, counters;
    size_t count, words; /* facts, and 64-bit words that hold a bit for each */
};

static inline size_t fact_known(const struct facts *facts, size_t field) {
    return facts->fields + field;
}
static inline size_t fact_counter(const struct facts *facts, size_t counter) {
    return 2 * facts->fields + counter;
}

struct facts facts_of(const struct pathway *pathway);

static inline bool bit_has(const uint64_t *bits, size_t i) { return bits[i / 64] >> (i % 64) & 1; }
static inline void bit_add(uint64_t *bits, size_t i) { bits[i / 64] |= (uint64_t)1 << (i % 64); }
static inline void bit_drop(uint64_t *bits, size_t i) {
    bits[i / 64] &= ~((uint64_t)1 << (i % 64));
}
/* Adds all of `more`; whether that changed anything. */
static inline bool bits_add(uint64_t *bits, const uint64_t *more, size_t words) {
    uint64_t changed = 0;
    for (size_t i = 0; i < words; i++) {
        changed |= more[i] & ~bits[i];
        bits[i] |= more[i];
    }
    return changed != 0;
}

/* What is read. `clock` is the last minute up to which an answer depends on the clock: -INFINITY
   where it is not read, INFINITY where there is no last one. `takes` is the same for durations,
   which matter only while somebody else reads the clock. */
struct reads {
    uint64_t *bits;
    double clock, takes;
};

/* Finds reads, and remembers those of defines. */
struct reader {
    const struct pathway *pathway;
    struct facts facts;
    size_t variant; /* a constant for the reader, as parameters are */
    struct reads *defines;
    bool *defined;
    struct arena *arena;
};

/* The reader lies in the arena with all it makes. */
struct reader *reader_new(struct arena *arena, const struct pathway *pathway, size_t variant);

/* Adds what an expression reads; NULL reads nothing. A Lua function reads everything. */
void reader_add(struct reader *reader, const struct expression *expression, struct reads *reads);

/* The same for a duration after which the future is `reads`. */
void reader_add_takes(struct reader *reader, const struct expression *takes, struct reads *reads);

/* Whether an expression reads the patient or the clock not at all, and then its value. */
bool reader_constant(struct reader *reader, const struct expression *expression, double *value);

/* The last value of a number up to which an expression depends on it: -INFINITY where it does not,
   INFINITY where there is no last one. */
double reader_last(struct reader *reader, const struct expression *expression, size_t field);

#endif

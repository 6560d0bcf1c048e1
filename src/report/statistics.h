/* The statistics of a report: numbers in, numbers out. docs/statistics.md has the formulas in
 * words, where they come from, and the published examples that the tests recompute. */
#ifndef STATISTICS_H
#define STATISTICS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* NAN always means that there is no answer: too few values, or none that differ. Variances divide
   by the number of values, not by one less. */

/* A sum of which nothing is lost that a double could show: what its high part rounds away is kept
   in its low part (Knuth's two-sum, Dekker 1971). So it does not matter who is counted first, and a
   class tells the same from one record as from forty. */
struct sum {
    double high, low;
};

/* One variable, value after value. */
struct spread {
    double count, least, greatest; /* where these are equal there is no variance, not a little */
    struct sum values, squares;
};
void spread_add(struct spread *spread, double value);
bool spread_varies(const struct spread *spread);
double spread_mean(const struct spread *spread);
double spread_variance(const struct spread *spread);
double spread_deviation(const struct spread *spread); /* NAN for one value */

/* Two variables, pair after pair. */
struct pairing {
    struct spread x, y;
    struct sum products;
};
void pairing_add(struct pairing *pairing, double x, double y);

/* Pearson's r: with x an item's score it is the point-biserial correlation where items are right or
   wrong, and its likeness where they have more steps. NAN when x or y does not vary. */
double pairing_correlation(const struct pairing *pairing);

/* Learners of one total score, and what they scored on an item together. */
struct tie {
    double total;
    double learners;
    double credit;
};

/* Discrimination of an item: its mean credit among the `tail` (0 to 0.5] best learners by total
   score less that among the `tail` worst. The ties are in ascending order of totals. Learners whose
   totals are equal count in equal fractions where the cut goes through them, so that no order among
   them decides. A tail is a whole number of learners, the nearest (a half counts as one), at least
   one and at most half of them, so that nobody is in both. NAN when no totals differ; whether the
   item's credits differ is for the caller to know. */
double statistics_discrimination(const struct tie *ties, size_t count, double tail);

/* Cronbach's alpha of `items` items from the sum of their variances and the variance of the
   learners' sums: k / (k - 1) * (1 - sum of variances / variance of sums), both with one divisor.
   It may be negative. NAN for less than two items or sums that do not vary. */
double statistics_alpha(size_t items, double sum_of_variances, double variance_of_sums);

/* The middle of `count` values, the mean of the two middle ones where they are even in number;
   sorts them. NAN for none. */
double statistics_median(double *values, size_t count);

/* ---- medians of what is too much to keep ---- */

/* Times in milliseconds: all of them up to a number, then how many fell into each of a fixed row of
   intervals, 32 to each doubling, so that a median is known to within 1.6 %. */
enum { TIMES_KEPT = 2048, TIMES_STEPS = 32, TIMES_INTERVALS = 36 * TIMES_STEPS };
struct times {
    uint32_t count; /* of the values that are kept; TIMES_KEPT: full */
    uint64_t total;
    int64_t *kept;       /* NULL once there are intervals */
    uint64_t *intervals; /* NULL: all values are kept */
};
void times_add(struct times *times, int64_t milliseconds);

/* In milliseconds; NAN for none. It is exact as long as there are no intervals. */
double times_median(struct times *times);
void times_clear(struct times *times);

#endif

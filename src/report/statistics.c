/* The statistics of a report. */
#include "statistics.h"

#include <math.h>
#include <stdlib.h>

#include "arena.h"

/* ---- one variable, two variables ---- */

static void sum_add(struct sum *sum, double value) {
    double high = sum->high + value, of_value = high - sum->high;
    sum->low += (sum->high - (high - of_value)) + (value - of_value);
    sum->high = high;
}

static void sum_add_product(struct sum *sum, double a, double b) {
    double product = a * b;
    sum_add(sum, product);
    sum_add(sum, fma(a, b, -product));
}

static double sum_told(struct sum sum) { return sum.high + sum.low; }

/* The sum of products of the distances from both means: the products less count * mean * mean,
   which cancel nearly. */
static double distances(struct sum products, struct sum x, struct sum y, double count) {
    double mean = sum_told(x) / count, rest = fma(-mean, count, x.high) + x.low;
    sum_add_product(&products, -mean, y.high);
    sum_add_product(&products, -mean, y.low);
    sum_add_product(&products, -rest / count, sum_told(y));
    return sum_told(products);
}

void spread_add(struct spread *spread, double value) {
    spread->least = spread->count > 0 ? fmin(spread->least, value) : value;
    spread->greatest = spread->count > 0 ? fmax(spread->greatest, value) : value;
    spread->count++;
    sum_add(&spread->values, value);
    sum_add_product(&spread->squares, value, value);
}

bool spread_varies(const struct spread *spread) { return spread->least < spread->greatest; }

double spread_mean(const struct spread *spread) {
    return spread->count > 0 ? sum_told(spread->values) / spread->count : NAN;
}

double spread_variance(const struct spread *spread) {
    if (!spread_varies(spread))
        return spread->count > 0 ? 0 : NAN;
    return distances(spread->squares, spread->values, spread->values, spread->count) /
           spread->count;
}

double spread_deviation(const struct spread *spread) {
    return spread->count > 1 ? sqrt(spread_variance(spread)) : NAN;
}

void pairing_add(struct pairing *pairing, double x, double y) {
    spread_add(&pairing->x, x);
    spread_add(&pairing->y, y);
    sum_add_product(&pairing->products, x, y);
}

double pairing_correlation(const struct pairing *pairing) {
    const struct spread *x = &pairing->x, *y = &pairing->y;
    if (!spread_varies(x) || !spread_varies(y))
        return NAN;
    double r = distances(pairing->products, x->values, y->values, x->count) / x->count /
               (spread_deviation(x) * spread_deviation(y));
    return fmax(-1, fmin(1, r)); /* rounding may lead over the edge */
}

/* ---- tests ---- */

/* The mean credit of `wanted` learners from one end of the ties, of the last tie a fraction. */
static double tail_mean(const struct tie *ties, size_t count, double wanted, int step) {
    const struct tie *tie = step > 0 ? ties : ties + count - 1;
    double left = wanted, credit = 0;
    for (size_t i = 0; i < count && left > 0; i++, tie += step) {
        double share = fmin(1, left / tie->learners);
        credit += share * tie->credit;
        left -= share * tie->learners;
    }
    return credit / wanted;
}

double statistics_discrimination(const struct tie *ties, size_t count, double tail) {
    double learners = 0;
    for (size_t i = 0; i < count; i++)
        learners += ties[i].learners;
    if (count < 2)
        return NAN;
    double wanted = fmax(1, fmin(floor(tail * learners + 0.5), floor(learners / 2)));
    return tail_mean(ties, count, wanted, -1) - tail_mean(ties, count, wanted, 1);
}

double statistics_alpha(size_t items, double sum_of_variances, double variance_of_sums) {
    if (items < 2 || !(variance_of_sums > 0))
        return NAN;
    double k = (double)items;
    return k / (k - 1) * (1 - sum_of_variances / variance_of_sums);
}

static int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

double statistics_median(double *values, size_t count) {
    if (count == 0)
        return NAN;
    qsort(values, count, sizeof *values, by_size);
    double high = values[count / 2];
    return count % 2 ? high : (values[count / 2 - 1] + high) / 2;
}

/* ---- times ---- */

/* The interval of a time: below 32 ms one each; then the leading bit and the five behind it. */
static size_t interval_of(int64_t time) {
    uint64_t t = time > 0 ? (uint64_t)time : 0;
    unsigned shift = 0;
    while (t >> shift >= (uint64_t)2 * TIMES_STEPS)
        shift++;
    size_t interval = (size_t)shift * TIMES_STEPS + (size_t)(t >> shift);
    return interval < TIMES_INTERVALS ? interval : TIMES_INTERVALS - 1;
}

static double middle_of(size_t interval) {
    if (interval < (size_t)2 * TIMES_STEPS)
        return (double)interval;
    int shift = (int)(interval / TIMES_STEPS) - 1;
    double low = ldexp((double)(interval - (size_t)shift * TIMES_STEPS), shift);
    return low + (ldexp(1, shift) - 1) / 2;
}

static void begin_intervals(struct times *times) {
    times->intervals = xcalloc(TIMES_INTERVALS, sizeof *times->intervals);
    for (uint32_t i = 0; i < times->count; i++)
        times->intervals[interval_of(times->kept[i])]++;
    free(times->kept);
    times->kept = NULL;
}

void times_add(struct times *times, int64_t milliseconds) {
    if (!times->intervals && times->count == TIMES_KEPT)
        begin_intervals(times);
    times->total++;
    if (times->intervals) {
        times->intervals[interval_of(milliseconds)]++;
        return;
    }
    if ((times->count & (times->count - 1)) == 0)
        times->kept =
            xrealloc(times->kept, (times->count ? 2 * times->count : 1) * sizeof *times->kept);
    times->kept[times->count++] = milliseconds;
}

static double interval_median(const struct times *times) {
    uint64_t before = 0;
    for (size_t i = 0; i < TIMES_INTERVALS; i++) {
        before += times->intervals[i];
        if (2 * before >= times->total)
            return middle_of(i);
    }
    return NAN;
}

double times_median(struct times *times) {
    if (times->intervals)
        return interval_median(times);
    double *values = xcalloc(times->count + 1, sizeof *values);
    for (uint32_t i = 0; i < times->count; i++)
        values[i] = (double)times->kept[i];
    double median = statistics_median(values, times->count);
    free(values);
    return median;
}

void times_clear(struct times *times) {
    free(times->kept);
    free(times->intervals);
}

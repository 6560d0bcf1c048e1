/* The statistics of reports against worked examples that others published, and against the traps.
 */
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "statistics.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void is_near(double got, double want, double within) {
    if (!(fabs(got - want) <= within))
        fail_msg("%.6f is not %.6f", got, want);
}

/* ---- whole tests: `count` learners, each with a row of digits ---- */

struct test {
    const char *const *rows;
    const int *times; /* how many learners have this row; NULL: one */
    size_t count, items;
};

static int learners_of(const struct test *test, size_t row) {
    return test->times ? test->times[row] : 1;
}

static double credit_of(const struct test *test, size_t row, size_t item) {
    return test->rows[row][item] - '0';
}

static double total_of(const struct test *test, size_t row) {
    double total = 0;
    for (size_t i = 0; i < test->items; i++)
        total += credit_of(test, row, i);
    return total;
}

static struct spread item_spread(const struct test *test, size_t item) {
    struct spread spread = {0};
    for (size_t r = 0; r < test->count; r++)
        for (int n = 0; n < learners_of(test, r); n++)
            spread_add(&spread, credit_of(test, r, item));
    return spread;
}

/* The item against the total, or against the rest of it. */
static double correlation(const struct test *test, size_t item, bool corrected) {
    struct pairing pairing = {.products = {0}};
    for (size_t r = 0; r < test->count; r++)
        for (int n = 0; n < learners_of(test, r); n++) {
            double x = credit_of(test, r, item);
            pairing_add(&pairing, x, total_of(test, r) - (corrected ? x : 0));
        }
    return pairing_correlation(&pairing);
}

static double alpha_without(const struct test *test, size_t without) {
    struct spread sums = {0};
    double variances = 0;
    for (size_t i = 0; i < test->items; i++) {
        struct spread spread = item_spread(test, i);
        variances += i == without ? 0 : spread_variance(&spread);
    }
    for (size_t r = 0; r < test->count; r++)
        for (int n = 0; n < learners_of(test, r); n++)
            spread_add(&sums, total_of(test, r) -
                                  (without < test->items ? credit_of(test, r, without) : 0));
    return statistics_alpha(test->items - (without < test->items), variances,
                            spread_variance(&sums));
}

enum { ALL = 99 };

/* ---- "Item Analysis Worksheet", ten learners and ten questions, the upper and lower five ----
   https://studylib.net/doc/25270846 */

static const char *const worksheet_rows[] = {"1111111111", "1111111101", "1101111100", "0111110101",
                                             "1110111001", "1110110100", "0110110101", "0111001010",
                                             "1110100001", "0100010010"};
static const struct test worksheet = {worksheet_rows, NULL, 10, 10};

static double discrimination(const struct test *test, size_t item, double tail) {
    struct tie ties[32];
    size_t count = 0;
    for (int total = 0; total <= (int)test->items; total++) {
        struct tie tie = {total, 0, 0};
        for (size_t r = 0; r < test->count; r++)
            if (total_of(test, r) == total) {
                tie.learners += learners_of(test, r);
                tie.credit += learners_of(test, r) * credit_of(test, r, item);
            }
        if (tie.learners > 0)
            ties[count++] = tie;
    }
    return statistics_discrimination(ties, count, tail);
}

static void difficulty_and_discrimination_are_as_published(void **state) {
    static const double p[] = {.6, 1, .8, .5, .8, .8, .5, .6, .3, .6};
    static const double d[] = {.4, 0, 0, .6, .4, .4, .6, .4, -.2, .4};
    (void)state;
    for (size_t i = 0; i < 10; i++) {
        struct spread spread = item_spread(&worksheet, i);
        is_near(spread_mean(&spread), p[i], 1e-12);
        is_near(discrimination(&worksheet, i, 0.5), d[i], 1e-12);
    }
}

/* ---- Karl Wuensch, ten students and a quiz of ten ----
   https://core.ecu.edu/wuenschk/StatHelp/KR20.txt: sum of pq 2.18, variance 5.84 */

static const char *const wuensch_rows[] = {"1111110110", "1011011101", "1111011001", "0010001000",
                                           "0000010010", "1110111111", "1101110111", "1111111101",
                                           "0101111101", "1101101110"};
static const struct test wuensch = {wuensch_rows, NULL, 10, 10};

static void kr20_is_as_published(void **state) {
    (void)state;
    struct spread sums = {0};
    double variances = 0, pq = 0;
    for (size_t i = 0; i < 10; i++) {
        struct spread spread = item_spread(&wuensch, i);
        variances += spread_variance(&spread);
        pq += spread_mean(&spread) * (1 - spread_mean(&spread));
    }
    for (size_t r = 0; r < 10; r++)
        spread_add(&sums, total_of(&wuensch, r));
    is_near(variances, 2.18, 1e-12);
    is_near(pq, variances, 1e-12);
    is_near(spread_variance(&sums), 5.84, 1e-12);
    is_near(alpha_without(&wuensch, ALL), 0.6963, 5e-5);
    /* The slip of mixed divisors, which gives 0.7378. */
    is_near(statistics_alpha(10, variances, spread_variance(&sums) * 10 / 9), 0.7378, 5e-5);
}

/* ---- James Dean Brown, point-biserial correlation ----
   http://hosted.jalt.org/test/bro_12.htm: .91, -.91; "00" for an item that all had right */

static void point_biserial_is_as_published(void **state) {
    static const double totals[] = {50, 45, 45, 40, 35, 30, 30, 25};
    (void)state;
    struct pairing right = {.products = {0}}, wrong = {.products = {0}}, all = {.products = {0}};
    for (int i = 0; i < 8; i++) {
        pairing_add(&right, i < 4, totals[i]);
        pairing_add(&wrong, i >= 4, totals[i]);
        pairing_add(&all, 1, totals[i]);
    }
    is_near(spread_deviation(&right.y), 8.29, 5e-3);
    is_near(pairing_correlation(&right), .9045, 5e-5);
    is_near(pairing_correlation(&wrong), -.9045, 5e-5);
    assert_true(isnan(pairing_correlation(&all))); /* not .00: nothing can be said */
}

/* ---- LSAT section 6 (Bock and Lieberman 1970), a thousand learners and five items ----
   alpha as in Rizopoulos, ltm, J Stat Softw 17(5), 2006 */

static const char *const lsat_rows[] = {
    "00000", "00001", "00010", "00011", "00100", "00101", "00110", "00111", "01000", "01001",
    "01011", "01101", "01110", "01111", "10000", "10001", "10010", "10011", "10100", "10101",
    "10110", "10111", "11000", "11001", "11010", "11011", "11100", "11101", "11110", "11111"};
static const int lsat_counts[] = {3,  6,  2,  11, 1,  1,  3,  4,  1,  8,  16,  3,  2,  15, 10,
                                  29, 14, 81, 3,  28, 15, 80, 16, 56, 21, 173, 11, 61, 28, 298};
static const struct test lsat = {lsat_rows, lsat_counts, 30, 5};

static void the_lsat_is_as_published(void **state) {
    static const double without[] = {.2754, .2376, .2168, .2459, .2663};
    static const double whole[] = {.3620, .5668, .6184, .5344, .4354};
    static const double rest[] = {.1128, .1532, .1728, .1444, .1216};
    (void)state;
    int learners = 0;
    for (size_t r = 0; r < lsat.count; r++)
        learners += lsat_counts[r];
    assert_int_equal(learners, 1000);
    is_near(alpha_without(&lsat, ALL), .2950, 5e-5);
    for (size_t i = 0; i < 5; i++) {
        is_near(alpha_without(&lsat, i), without[i], 5e-5);
        is_near(correlation(&lsat, i, false), whole[i], 5e-5);
        is_near(correlation(&lsat, i, true), rest[i], 5e-5);
    }
    /* ltm divides by n - 1 in one place: smaller by the root of 999/1000. */
    is_near(correlation(&lsat, 0, false) * sqrt(0.999), .3618, 5e-5);
}

/* ---- traps ---- */

static void what_does_not_vary_has_no_answer(void **state) {
    (void)state;
    struct spread none = {0}, same = {0};
    struct pairing pairing = {.products = {0}};
    assert_true(isnan(spread_mean(&none)));
    assert_true(isnan(spread_variance(&none)));
    assert_true(isnan(pairing_correlation(&pairing)));
    /* 0.1 has no exact form: sums of squares would leave a remainder here. */
    for (int i = 0; i < 1000; i++) {
        spread_add(&same, 0.1);
        pairing_add(&pairing, 0.1, i);
    }
    assert_true(spread_variance(&same) == 0);
    assert_true(isnan(pairing_correlation(&pairing)));
    assert_true(isnan(statistics_alpha(1, 1, 2)));
    assert_true(isnan(statistics_alpha(3, 0, 0)));
    const struct tie one = {0.5, 10, 5};
    assert_true(isnan(statistics_discrimination(&one, 1, 0.27)));
    assert_true(isnan(statistics_discrimination(NULL, 0, 0.27)));
    assert_true(isnan(statistics_median(NULL, 0)));
}

static void alpha_may_be_negative(void **state) {
    (void)state;
    is_near(statistics_alpha(2, 0.5, 0.25), -2, 1e-12);
}

static void steps_count_like_right_and_wrong(void **state) {
    (void)state;
    struct pairing quarters = {.products = {0}}, whole = {.products = {0}};
    static const double x[] = {0, .25, .75, 1, .25}, y[] = {.1, .4, .5, .9, .2};
    for (int i = 0; i < 5; i++) {
        pairing_add(&quarters, x[i], y[i]);
        pairing_add(&whole, 4 * x[i] - 1, 10 * y[i]);
    }
    is_near(pairing_correlation(&quarters), pairing_correlation(&whole), 1e-12);
    is_near(pairing_correlation(&quarters), .9379, 5e-5); /* by hand */
}

/* Ten learners, a tail of 2.7, which is three: the cut goes through three equal ones, of whom two
   count. */
static void ties_at_the_cut_count_in_fractions(void **state) {
    (void)state;
    const struct tie ties[] = {{.2, 3, 0}, {.5, 3, 1}, {.8, 3, 2}, {.9, 1, 1}};
    double upper = (1 + 2 * 2 / 3.0) / 3;
    is_near(statistics_discrimination(ties, 4, .27), upper - 0, 1e-12);
    const struct tie few[] = {{.2, 1, .25}, {.9, 1, 1}};
    is_near(statistics_discrimination(few, 2, .27), .75, 1e-12);
    /* All but one equal: the odd one against the equal ones. */
    const struct tie equal[] = {{.5, 9, 4.5}, {.9, 1, 1}};
    is_near(statistics_discrimination(equal, 2, .1), .5, 1e-12);
}

/* Published tables are of groups of whole learners: the nearest number, a half counts as one. */
static void a_tail_is_a_whole_number_of_learners(void **state) {
    (void)state;
    struct tie ties[10];
    for (size_t i = 0; i < 10; i++)
        ties[i] = (struct tie){.total = (double)i, .learners = 1, .credit = i == 9 ? 1 : 0};
    is_near(statistics_discrimination(ties, 10, .27), 1 / 3.0, 1e-12); /* 2.7 are 3 */
    is_near(statistics_discrimination(ties, 10, .25), 1 / 3.0, 1e-12); /* 2.5 are 3 */
    is_near(statistics_discrimination(ties, 10, .24), 1 / 2.0, 1e-12); /* 2.4 are 2 */
    is_near(statistics_discrimination(ties, 10, .01), 1, 1e-12);       /* 0.1 is 1 */
    /* Of five, halves are two each: the one in the middle is in neither. */
    is_near(statistics_discrimination(ties + 5, 5, .5), 1 / 2.0, 1e-12);
}

/* Whoever is counted first, not a bit differs. */
static void order_makes_no_difference(void **state) {
    (void)state;
    enum { LEARNERS = 999 };
    struct pairing there = {.products = {0}}, back = {.products = {0}};
    for (int i = 0; i < LEARNERS; i++) {
        int k = LEARNERS - 1 - i;
        pairing_add(&there, (i * 7 % 11) / 10.0, (i * 5 % 13) / 12.0);
        pairing_add(&back, (k * 7 % 11) / 10.0, (k * 5 % 13) / 12.0);
    }
    assert_true(spread_mean(&there.x) == spread_mean(&back.x));
    assert_true(spread_deviation(&there.y) == spread_deviation(&back.y));
    assert_true(pairing_correlation(&there) == pairing_correlation(&back));
}

/* A large mean does not drown a small variance. */
static void a_small_variance_is_seen(void **state) {
    (void)state;
    struct spread spread = {0};
    for (int i = 0; i < 1000; i++)
        spread_add(&spread, 1e6 + (i % 2 ? 1e-3 : -1e-3));
    assert_true(fabs(spread_variance(&spread) / 1e-6 - 1) < 1e-6);
}

static void one_value_has_no_deviation(void **state) {
    (void)state;
    struct spread spread = {0};
    spread_add(&spread, 0.7);
    assert_true(isnan(spread_deviation(&spread)));
    spread_add(&spread, 0.7);
    is_near(spread_deviation(&spread), 0, 0);
}

/* ---- medians ---- */

static void a_median_is_the_middle(void **state) {
    (void)state;
    double odd[] = {5, 1, 9}, even[] = {5, 1, 9, 2};
    is_near(statistics_median(odd, 3), 5, 0);
    is_near(statistics_median(even, 4), 3.5, 0);
}

static void times_are_exact_while_they_are_few(void **state) {
    (void)state;
    struct times times = {0};
    assert_true(isnan(times_median(&times)));
    for (int i = 0; i < TIMES_KEPT; i++)
        times_add(&times, 1000 + 7 * i);
    is_near(times_median(&times), 1000 + 7 * (TIMES_KEPT - 1) / 2.0, 0);
    assert_null(times.intervals);
    times_add(&times, 1);
    assert_non_null(times.intervals);
    is_near(times_median(&times), 1000 + 7 * (TIMES_KEPT / 2.0 - 1), 0.016 * 9000);
    times_clear(&times);
}

/* Whatever the time, it is found again to within 1.6 %. */
static void intervals_are_narrow(void **state) {
    (void)state;
    double time = 1;
    for (int i = 0; i < 88; i++, time *= 1.37) {
        struct times times = {0};
        for (int k = 0; k <= TIMES_KEPT; k++)
            times_add(&times, (int64_t)time);
        is_near(times_median(&times) / floor(time), 1, 0.016);
        times_clear(&times);
    }
    struct times odd = {0};
    for (int i = 0; i <= TIMES_KEPT; i++)
        times_add(&odd, i % 2 ? INT64_MAX : INT64_MIN);
    assert_true(isfinite(times_median(&odd)));
    times_clear(&odd);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(difficulty_and_discrimination_are_as_published),
        cmocka_unit_test(kr20_is_as_published),
        cmocka_unit_test(point_biserial_is_as_published),
        cmocka_unit_test(the_lsat_is_as_published),
        cmocka_unit_test(what_does_not_vary_has_no_answer),
        cmocka_unit_test(alpha_may_be_negative),
        cmocka_unit_test(steps_count_like_right_and_wrong),
        cmocka_unit_test(ties_at_the_cut_count_in_fractions),
        cmocka_unit_test(a_tail_is_a_whole_number_of_learners),
        cmocka_unit_test(order_makes_no_difference),
        cmocka_unit_test(a_small_variance_is_seen),
        cmocka_unit_test(one_value_has_no_deviation),
        cmocka_unit_test(a_median_is_the_middle),
        cmocka_unit_test(times_are_exact_while_they_are_few),
        cmocka_unit_test(intervals_are_narrow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* analysis/loop: chains that are solved in a book, and chains by chance against dense elimination.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "loop.h"
#include "random.h"

static void near(double found, double wanted, double tolerance) {
    if (!(fabs(found - wanted) <= tolerance * (1 + fabs(wanted))))
        fail_msg("%.17g is not %.17g", found, wanted);
}

static void eliminate(struct loop *loop) {
    while (loop_eliminate(loop, 3))
        ;
}

/* --- the gambler's ruin: Feller, An Introduction to Probability Theory, volume I, chapter XIV ---
 */

enum { STAKES = 20 };

/* State i holds i + 1 of STAKES; it goes up with probability p. */
static struct loop *gambler(double p) {
    struct loop *loop = loop_new(STAKES - 1);
    for (uint32_t i = 0; i < STAKES - 1; i++) {
        if (i + 1 < STAKES - 1)
            loop_add(loop, i, i + 1, p);
        else
            loop_exit(loop, i, p);
        if (i > 0)
            loop_add(loop, i, i - 1, 1 - p);
        else
            loop_exit(loop, i, 1 - p);
    }
    eliminate(loop);
    return loop;
}

static void test_chance_to_win(void **state) {
    (void)state;
    static const double chances[] = {0.1, 0.45, 0.5, 0.9};
    for (size_t k = 0; k < sizeof chances / sizeof *chances; k++) {
        double p = chances[k], odds = (1 - p) / p, values[STAKES - 1] = {0};
        struct loop *loop = gambler(p);
        values[STAKES - 2] = p;
        loop_values(loop, values, -1);
        for (uint32_t i = 0; i < STAKES - 1; i++) {
            double wanted =
                p == 0.5 ? (i + 1.0) / STAKES : (pow(odds, i + 1.0) - 1) / (pow(odds, STAKES) - 1);
            assert_true(fabs(values[i] / wanted - 1) < 1e-12);
            assert_false(loop_is_closed(loop, i));
        }
        loop_free(loop);
    }
}

static void test_rounds_of_a_fair_game(void **state) {
    (void)state;
    struct loop *loop = gambler(0.5);
    double lasts[STAKES - 1];
    for (uint32_t i = 0; i < STAKES - 1; i++)
        lasts[i] = 1;
    loop_values(loop, lasts, -1);
    for (uint32_t i = 0; i < STAKES - 1; i++)
        near(lasts[i], (i + 1.0) * (STAKES - 1.0 - i), 1e-12);
    for (uint32_t start = 0; start < STAKES - 1; start++) {
        double visits[STAKES - 1] = {0}, caught = 0;
        visits[start] = 1;
        loop_visits(loop, visits, &caught);
        assert_true(caught == 0);
        for (uint32_t i = 0; i < STAKES - 1; i++) {
            double low = (i < start ? i : start) + 1.0, high = (i < start ? start : i) + 1.0;
            near(visits[i], 2 * low * (STAKES - high) / STAKES, 1e-12);
        }
    }
    loop_free(loop);
}

/* --- staying, and staying for ever --- */

static void test_a_state_that_leads_to_itself(void **state) {
    (void)state;
    static const double leaves[] = {1, 0.5, 0.1, 1e-9, 1e-15, 1e-300};
    for (size_t k = 0; k < sizeof leaves / sizeof *leaves; k++) {
        struct loop *loop = loop_new(1);
        double value = leaves[k] * 0.75, visits = 1, caught = 0;
        loop_add(loop, 0, 0, 1 - leaves[k]);
        loop_exit(loop, 0, leaves[k]);
        eliminate(loop);
        loop_values(loop, &value, -1);
        near(value, 0.75, 1e-15);
        loop_visits(loop, &visits, &caught);
        assert_true(fabs(visits * leaves[k] - 1) < 1e-15 && caught == 0);
        loop_free(loop);
    }
}

/* Nothing cancels: the chance of leaving may be far below what 1 can be told from. */
static void test_a_round_that_is_hardly_left(void **state) {
    (void)state;
    struct loop *loop = loop_new(2);
    double values[2] = {1e-30, 1e-30 / 2}, visits[2] = {1, 0}, caught = 0;
    loop_add(loop, 0, 1, 1);
    loop_exit(loop, 0, 1e-30);
    loop_add(loop, 1, 0, 1);
    loop_exit(loop, 1, 1e-30);
    eliminate(loop);
    loop_values(loop, values, -1);
    near(values[0], 0.75, 1e-14);
    near(values[1], 0.75, 1e-14);
    loop_visits(loop, visits, &caught);
    assert_true(fabs(visits[0] * 2e-30 - 1) < 1e-14 && fabs(visits[1] * 2e-30 - 1) < 1e-14);
    loop_free(loop);
}

static void test_a_part_that_is_never_left(void **state) {
    (void)state;
    struct loop *loop = loop_new(4);
    loop_add(loop, 0, 1, 0.5);
    loop_add(loop, 0, 2, 0.5);
    loop_add(loop, 1, 0, 0.5);
    loop_exit(loop, 1, 0.5);
    loop_add(loop, 2, 3, 1);
    loop_add(loop, 3, 2, 0.25);
    loop_add(loop, 3, 3, 0.75);
    eliminate(loop);
    assert_false(loop_is_closed(loop, 0) || loop_is_closed(loop, 1));
    assert_true(loop_is_closed(loop, 2) || loop_is_closed(loop, 3));
    double values[4] = {0, 0.5 * 0.8, 0, 0}, visits[4] = {1, 0, 0, 0}, caught = 0;
    loop_values(loop, values, -1);
    near(values[0], (0.2 - 0.5) / 0.75, 1e-15); /* v0 = v1 / 2 - 1/2, v1 = v0 / 2 + 0.4 */
    near(values[1], 0.4 + values[0] / 2, 1e-15);
    near(values[2], -1, 0);
    near(values[3], -1, 0);
    loop_visits(loop, visits, &caught);
    near(caught, 2.0 / 3, 1e-15);
    near(visits[0], 4.0 / 3, 1e-15);
    near(visits[1], 2.0 / 3, 1e-15);
    loop_free(loop);
}

static void test_nothing_is_left(void **state) {
    (void)state;
    struct loop *loop = loop_new(3);
    for (uint32_t i = 0; i < 3; i++)
        loop_add(loop, i, (i + 1) % 3, 1);
    eliminate(loop);
    double values[3] = {0}, visits[3] = {0.25, 0.5, 0.25}, caught = 0;
    loop_values(loop, values, -1);
    for (uint32_t i = 0; i < 3; i++)
        near(values[i], -1, 0);
    loop_visits(loop, visits, &caught);
    near(caught, 1, 1e-15);
    loop_free(loop);
}

/* --- by chance --- */

enum { MOST_STATES = 40 };

struct chain_of {
    uint32_t count;
    double p[MOST_STATES][MOST_STATES], exits[MOST_STATES];
};

static double draw(uint64_t *bits) {
    *bits += RANDOM_STEP;
    return (double)(random_mix(*bits) >> 11) * 0x1p-53;
}

/* Every state leads on to the next, so that none is closed; the rest is by chance. */
static struct chain_of make_chain(uint64_t seed) {
    struct chain_of chain = {0};
    uint64_t bits = random_mix(seed);
    chain.count = 1 + (uint32_t)(draw(&bits) * MOST_STATES);
    double density = draw(&bits) * draw(&bits);
    for (uint32_t i = 0; i < chain.count; i++) {
        double sum = 0;
        for (uint32_t j = 0; j < chain.count; j++) {
            bool leads = j == (i + 1) % chain.count || draw(&bits) < density;
            chain.p[i][j] = leads ? draw(&bits) + 0.01 : 0;
            sum += chain.p[i][j];
        }
        chain.exits[i] = i == 0 || draw(&bits) < 0.2 ? draw(&bits) + 0.01 : 0;
        sum += chain.exits[i];
        for (uint32_t j = 0; j < chain.count; j++)
            chain.p[i][j] /= sum;
        chain.exits[i] /= sum;
    }
    return chain;
}

/* Solves (1 - P) x = b, or with P turned over; by Gauss, with the greatest pivot of the column. */
static void solve_dense(const struct chain_of *chain, bool turned, double *x) {
    static long double m[MOST_STATES][MOST_STATES + 1];
    uint32_t count = chain->count;
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t j = 0; j < count; j++)
            m[i][j] = (long double)(i == j) - (turned ? chain->p[j][i] : chain->p[i][j]);
        m[i][count] = x[i];
    }
    for (uint32_t k = 0; k < count; k++) {
        uint32_t pivot = k;
        for (uint32_t i = k + 1; i < count; i++)
            if (fabsl(m[i][k]) > fabsl(m[pivot][k]))
                pivot = i;
        for (uint32_t j = 0; j <= count; j++) {
            long double kept = m[k][j];
            m[k][j] = m[pivot][j];
            m[pivot][j] = kept;
        }
        for (uint32_t i = 0; i < count; i++) {
            long double share = i == k ? 0 : m[i][k] / m[k][k];
            for (uint32_t j = k; j <= count && share != 0; j++)
                m[i][j] -= share * m[k][j];
        }
    }
    for (uint32_t i = 0; i < count; i++)
        x[i] = (double)(m[i][count] / m[i][i]);
}

static void compare_with_dense(uint64_t seed) {
    struct chain_of chain = make_chain(seed);
    struct loop *loop = loop_new(chain.count);
    double values[MOST_STATES], visits[MOST_STATES], dense[MOST_STATES], caught = 0;
    uint64_t bits = ~seed;
    for (uint32_t i = 0; i < chain.count; i++) {
        for (uint32_t j = 0; j < chain.count; j++) {
            loop_add(loop, i, j, chain.p[i][j] / 4); /* what is told twice adds up */
            loop_add(loop, i, j, chain.p[i][j] - chain.p[i][j] / 4);
        }
        loop_exit(loop, i, chain.exits[i]);
        values[i] = dense[i] = chain.exits[i] * (2 * draw(&bits) - 1);
    }
    eliminate(loop);
    loop_values(loop, values, -1);
    solve_dense(&chain, false, dense);
    for (uint32_t i = 0; i < chain.count; i++)
        near(values[i], dense[i], 1e-11);
    for (uint32_t i = 0; i < chain.count; i++)
        visits[i] = dense[i] = draw(&bits);
    loop_visits(loop, visits, &caught);
    solve_dense(&chain, true, dense);
    for (uint32_t i = 0; i < chain.count; i++)
        near(visits[i], dense[i], 1e-11);
    assert_true(caught == 0);
    loop_free(loop);
}

static void test_chains_by_chance(void **state) {
    (void)state;
    for (uint64_t seed = 1; seed <= 2000; seed++)
        compare_with_dense(seed);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_chance_to_win),
        cmocka_unit_test(test_rounds_of_a_fair_game),
        cmocka_unit_test(test_a_state_that_leads_to_itself),
        cmocka_unit_test(test_a_round_that_is_hardly_left),
        cmocka_unit_test(test_a_part_that_is_never_left),
        cmocka_unit_test(test_nothing_is_left),
        cmocka_unit_test(test_chains_by_chance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

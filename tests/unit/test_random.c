/* base/random: the published numbers, even draws, and no draw that depends on another. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "random.h"

/* kat_vectors of Random123 (Salmon, Moraes, Dror, Shaw, SC11), philox4x32 with ten rounds. */
static void test_known_answers(void **state) {
    (void)state;
    static const struct {
        uint32_t counter[4], key[2], wanted[4];
    } known[] = {
        {{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
        {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
         {0xffffffff, 0xffffffff},
         {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
        {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
         {0xa4093822, 0x299f31d0},
         {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        uint32_t counter[4];
        memcpy(counter, known[i].counter, sizeof counter);
        random_philox(counter, known[i].key);
        assert_memory_equal(counter, known[i].wanted, sizeof counter);
    }
}

static void test_draw_is_the_first_words_of_its_block(void **state) {
    (void)state;
    /* Seed, place and visit 0 are counter and key 0: the first known answer. */
    uint64_t bits = (uint64_t)0x6627e8d5 << 32 | 0xe169c58d;
    assert_true(random_draw(0, 0, 0) == (double)(bits >> 11) * 0x1p-53);
}

/* The first outputs of SplitMix64 for the seed 0, as its authors' program and Java's give them. */
static void test_streams_of_a_simulation(void **state) {
    (void)state;
    assert_true(random_mix(RANDOM_STEP) == UINT64_C(0xE220A8397B1DCDAF));
    assert_true(random_mix(2 * RANDOM_STEP) == UINT64_C(0x6E789E6AA1B965F4));
    assert_true(random_mix(3 * RANDOM_STEP) == UINT64_C(0x06C45D188009454F));
    assert_true(random_stream(0, 0) == random_mix(UINT64_C(0xE220A8397B1DCDAF)));
    assert_true(random_stream(0, 1) != random_stream(1, 0));
}

/* A place's number is FNV-1a over "kind:id". */
static void test_place(void **state) {
    (void)state;
    uint64_t hash = 0xcbf29ce484222325u;
    for (const char *c = "node:door"; *c; c++)
        hash = (hash ^ (unsigned char)*c) * 0x100000001b3u;
    assert_true(random_place("node", "door") == hash);
    assert_true(random_place("foo", "bar") != random_place("fo", "obar"));
    assert_true(random_place("node", "a") != random_place("event", "a"));
}

/* Chi-square over cells; the bounds leave out 1 in 10,000 on either side (Wilson and Hilferty). */
static void check_even(const unsigned *cells, size_t count, double draws) {
    double expected = draws / (double)count, sum = 0, freedom = (double)count - 1;
    for (size_t i = 0; i < count; i++)
        sum += (cells[i] - expected) * (cells[i] - expected) / expected;
    double spread = 3.719 * sqrt(2 / (9 * freedom)), middle = 1 - 2 / (9 * freedom);
    assert_true(sum < freedom * pow(middle + spread, 3));
    assert_true(sum > freedom * pow(middle - spread, 3));
}

enum { CELLS = 100, DRAWS = 200000 };

static void test_draws_are_even(void **state) {
    (void)state;
    static unsigned by_seed[CELLS], by_visit[CELLS], by_place[CELLS];
    for (uint32_t i = 0; i < DRAWS; i++) {
        double draws[] = {random_draw(i, random_place("node", "a"), 0),
                          random_draw(7, random_place("node", "a"), i), 0};
        char id[16];
        snprintf(id, sizeof id, "n%u", (unsigned)i);
        draws[2] = random_draw(7, random_place("node", id), 0);
        for (size_t k = 0; k < 3; k++)
            assert_true(draws[k] >= 0 && draws[k] < 1);
        by_seed[(size_t)(draws[0] * CELLS)]++;
        by_visit[(size_t)(draws[1] * CELLS)]++;
        by_place[(size_t)(draws[2] * CELLS)]++;
    }
    check_even(by_seed, CELLS, DRAWS);
    check_even(by_visit, CELLS, DRAWS);
    check_even(by_place, CELLS, DRAWS);
}

/* Pairs of neighbours fill the square evenly: the next visit says nothing of the one before. */
static void test_neighbours_are_independent(void **state) {
    (void)state;
    static unsigned cells[100], places[100];
    uint64_t a = random_place("node", "a"), b = random_place("node", "b");
    for (uint32_t i = 0; i < DRAWS; i++) {
        size_t first = (size_t)(random_draw(3, a, i) * 10);
        cells[first * 10 + (size_t)(random_draw(3, a, i + 1) * 10)]++;
        first = (size_t)(random_draw(i, a, 0) * 10);
        places[first * 10 + (size_t)(random_draw(i, b, 0) * 10)]++;
    }
    check_even(places, 100, DRAWS);
    /* Pairs that overlap are no longer free cells; look for a gross fault only. */
    for (size_t i = 0; i < 100; i++)
        assert_true(cells[i] > DRAWS / 100 * 0.8 && cells[i] < DRAWS / 100 * 1.2);
}

static void test_no_draw_depends_on_another(void **state) {
    (void)state;
    uint64_t a = random_place("node", "a"), b = random_place("node", "b");
    double first = random_draw(42, a, 3);
    for (uint32_t i = 0; i < 100; i++)
        random_draw(42, b, i);
    assert_true(random_draw(42, a, 3) == first);
    assert_true(random_draw(42, a, 4) != first);
    assert_true(random_draw(43, a, 3) != first);
    assert_true(random_draw(42 + (1ull << 32), a, 3) != first);
    assert_true(random_draw(42, b, 3) != first);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known_answers),
        cmocka_unit_test(test_draw_is_the_first_words_of_its_block),
        cmocka_unit_test(test_streams_of_a_simulation),
        cmocka_unit_test(test_place),
        cmocka_unit_test(test_draws_are_even),
        cmocka_unit_test(test_neighbours_are_independent),
        cmocka_unit_test(test_no_draw_depends_on_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

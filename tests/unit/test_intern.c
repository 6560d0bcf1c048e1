/* analysis/intern: every string of bytes once, numbered as it came. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"
#include "intern.h"
#include "random.h"

static struct intern *intern;

static int open_table(void **state) {
    (void)state;
    intern = intern_new();
    return 0;
}

static int close_table(void **state) {
    (void)state;
    intern_free(intern);
    return 0;
}

static uint32_t add(const void *bytes, size_t length, bool wanted_fresh) {
    bool fresh = !wanted_fresh;
    uint32_t number = intern_add(intern, bytes, length, &fresh);
    assert_true(fresh == wanted_fresh);
    return number;
}

static void test_numbers_count_up(void **state) {
    (void)state;
    assert_int_equal(add("one", 3, true), 0);
    assert_int_equal(add("two", 3, true), 1);
    assert_int_equal(add("one", 3, false), 0);
    assert_int_equal(add("three", 5, true), 2);
    assert_int_equal(add("two", 3, false), 1);
    size_t length;
    assert_memory_equal(intern_get(intern, 2, &length), "three", 5);
    assert_int_equal(length, 5);
}

static void test_length_counts(void **state) {
    (void)state;
    static const unsigned char zeros[64] = {0};
    for (uint32_t length = 0; length <= 64; length++)
        assert_int_equal(add(zeros, length, true), length);
    for (uint32_t length = 0; length <= 64; length++) {
        size_t found;
        assert_int_equal(intern_find(intern, zeros, length), length);
        intern_get(intern, length, &found);
        assert_int_equal(found, length);
    }
}

static void test_finding_adds_nothing(void **state) {
    (void)state;
    assert_int_equal(intern_find(intern, "one", 3), UINT32_MAX);
    assert_int_equal(intern_find(intern, "one", 3), UINT32_MAX);
    assert_int_equal(add("one", 3, true), 0);
    assert_int_equal(intern_find(intern, "one", 3), 0);
    assert_int_equal(intern_find(intern, "on", 2), UINT32_MAX);
    assert_int_equal(intern_find(intern, "one\0", 4), UINT32_MAX);
}

/* A string of its own for each number, its length by chance, equal at the beginning to others. */
static size_t make(uint32_t number, unsigned char bytes[64]) {
    size_t length = 4 + random_mix(number) % 60;
    memset(bytes, 0x55, length);
    memcpy(bytes + length - 4, &number, 4);
    return length;
}

static void test_many_keep_their_numbers_and_bytes(void **state) {
    (void)state;
    enum { MANY = 300000 };
    unsigned char bytes[64];
    const void *first = NULL;
    size_t length, before = intern_bytes(intern);
    for (uint32_t i = 0; i < MANY; i++) {
        length = make(i, bytes);
        assert_int_equal(add(bytes, length, true), i);
        if (i == 0)
            first = intern_get(intern, 0, &length);
    }
    assert_ptr_equal(intern_get(intern, 0, &length), first); /* nothing moves */
    for (uint32_t i = 0; i < MANY; i++) {
        size_t wanted = make(i, bytes);
        assert_int_equal(add(bytes, wanted, false), i);
        assert_int_equal(intern_find(intern, bytes, wanted), i);
        assert_memory_equal(intern_get(intern, i, &length), bytes, wanted);
        assert_int_equal(length, wanted);
    }
    for (uint32_t i = MANY; i < 2 * MANY; i++) {
        length = make(i, bytes);
        assert_int_equal(intern_find(intern, bytes, length), UINT32_MAX);
    }
    assert_true(intern_bytes(intern) > before + (size_t)MANY * 8);
}

static void test_the_longest(void **state) {
    (void)state;
    enum { LONGEST = 512 * 1024 };
    unsigned char *bytes = xcalloc(1, LONGEST);
    for (uint32_t i = 0; i < 5; i++) {
        bytes[LONGEST - 1] = (unsigned char)i; /* they differ in the last byte only */
        assert_int_equal(add(bytes, LONGEST, true), 2 * i);
        assert_int_equal(add(&i, sizeof i, true), 2 * i + 1);
    }
    for (uint32_t i = 0; i < 5; i++) {
        size_t length;
        bytes[LONGEST - 1] = (unsigned char)i;
        assert_int_equal(intern_find(intern, bytes, LONGEST), 2 * i);
        assert_memory_equal(intern_get(intern, 2 * i, &length), bytes, LONGEST);
        assert_int_equal(length, LONGEST);
    }
    free(bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_numbers_count_up, open_table, close_table),
        cmocka_unit_test_setup_teardown(test_length_counts, open_table, close_table),
        cmocka_unit_test_setup_teardown(test_finding_adds_nothing, open_table, close_table),
        cmocka_unit_test_setup_teardown(test_many_keep_their_numbers_and_bytes, open_table,
                                        close_table),
        cmocka_unit_test_setup_teardown(test_the_longest, open_table, close_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

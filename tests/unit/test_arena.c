/* base/arena: memory that is zeroed, aligned, apart, and goes all at once. */
#include <setjmp.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "arena.h"

static void test_zeroed_aligned_and_apart(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    enum { COUNT = 2000 };
    unsigned char *pieces[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        size_t size = i * 7 % 500;
        pieces[i] = arena_alloc(arena, size);
        assert_true((uintptr_t)pieces[i] % alignof(max_align_t) == 0);
        for (size_t b = 0; b < size; b++)
            assert_int_equal(pieces[i][b], 0);
        memset(pieces[i], (int)(i % 251) + 1, size);
    }
    for (size_t i = 0; i < COUNT; i++)
        for (size_t b = 0; b < i * 7 % 500; b++)
            assert_int_equal(pieces[i][b], i % 251 + 1);
    arena_free(arena);
}

static void test_large_pieces(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    char *small = arena_copy(arena, "before");
    size_t size = 3 << 20;
    unsigned char *large = arena_alloc(arena, size);
    memset(large, 1, size);
    char *after = arena_copy(arena, "after");
    assert_string_equal(small, "before");
    assert_string_equal(after, "after");
    arena_free(arena);
    arena_free(NULL);
}

static void test_texts(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(arena_copy_bytes(arena, "abcdef", 3), "abc");
    assert_string_equal(arena_copy_bytes(arena, NULL, 0), "");
    assert_memory_equal(arena_copy_bytes(arena, "a\0b", 3), "a\0b", 4);
    assert_string_equal(arena_print(arena, "%s is %d", "x", 42), "x is 42");
    static char filler[200000];
    memset(filler, 'x', sizeof filler - 1);
    assert_int_equal(strlen(arena_print(arena, "<%s>", filler)), sizeof filler + 1);
    arena_free(arena);
}

struct item {
    size_t number;
    char *text;
};

static void test_growing(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    struct item *items = NULL;
    size_t count = 0;
    for (size_t i = 0; i < 5000; i++) {
        struct item *new = ARENA_ADD(arena, items, count);
        assert_int_equal(count, i + 1);
        assert_ptr_equal(new, &items[i]);
        assert_true(new->number == 0 && !new->text);
        *new = (struct item){i, arena_print(arena, "%zu", i)};
    }
    for (size_t i = 0; i < count; i++)
        assert_int_equal(items[i].number, i);
    assert_string_equal(items[4999].text, "4999");
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_zeroed_aligned_and_apart),
        cmocka_unit_test(test_large_pieces),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_growing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

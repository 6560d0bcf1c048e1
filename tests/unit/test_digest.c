/* base/digest: SHA-256 over parts, each with its length before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "digest.h"

static void digest_of(const char *const *parts, size_t count, char hex[DIGEST_SIZE]) {
    struct digest *digest = digest_new();
    for (size_t i = 0; i < count; i++)
        digest_add_text(digest, parts[i]);
    digest_finish(digest, hex);
}

static void test_known_answers(void **state) {
    (void)state;
    char hex[DIGEST_SIZE];
    digest_of(NULL, 0, hex);
    assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    digest_of((const char *const[]){"abc"}, 1, hex);
    assert_string_equal(hex, "ce91dc5eec0139adf091900d225971d6ad246a845bad791b5693a9d0d55dd391");
    digest_of((const char *const[]){""}, 1, hex);
    assert_string_equal(hex, "af5570f5a1810b7af78caf4bc70a660f0df51e42baf91d4de5b2328de0e83dfc");
}

static void test_where_parts_end_counts(void **state) {
    (void)state;
    char a[DIGEST_SIZE], b[DIGEST_SIZE], c[DIGEST_SIZE];
    digest_of((const char *const[]){"ab", "c"}, 2, a);
    digest_of((const char *const[]){"a", "bc"}, 2, b);
    digest_of((const char *const[]){"ab", "c", ""}, 3, c);
    assert_string_not_equal(a, b);
    assert_string_not_equal(a, c);
}

static void test_bytes_and_texts_are_one(void **state) {
    (void)state;
    char a[DIGEST_SIZE], b[DIGEST_SIZE];
    digest_of((const char *const[]){"xyz"}, 1, a);
    struct digest *digest = digest_new();
    digest_add(digest, "xyz\0", 3);
    digest_finish(digest, b);
    assert_string_equal(a, b);
    digest = digest_new();
    digest_add(digest, "xyz\0", 4);
    digest_finish(digest, b);
    assert_string_not_equal(a, b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_known_answers),
        cmocka_unit_test(test_where_parts_end_counts),
        cmocka_unit_test(test_bytes_and_texts_are_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

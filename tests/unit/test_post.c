/* post: how long it waits. What it sends is tested in tests/post. */
#include "post.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void test_waits(void **state) {
    (void)state;
    assert_float_equal(post_wait(1, 1, 0), 1, 0);
    assert_float_equal(post_wait(1, 2, 0), 2, 0);
    assert_float_equal(post_wait(1, 6, 0), 32, 0);
    assert_float_equal(post_wait(1, 7, 0), 60, 0);
    assert_float_equal(post_wait(1, 100, 0), 60, 0);
    assert_float_equal(post_wait(0, 9, 0), 0, 0);
    assert_float_equal(post_wait(1, 1, 7), 7, 0); /* as the store said */
    assert_float_equal(post_wait(1, 9, 7), 7, 0);
}

static void test_addresses(void **state) {
    (void)state;
    static const char *const good[] = {"https://lrs.example/xapi",
                                       "https://lrs.example/xapi/",
                                       "HTTPS://lrs.example:8443/a/statements",
                                       "http://localhost:8080/xapi",
                                       "http://127.0.0.1/x",
                                       "http://[::1]:9/x"};
    static const char *const bad[] = {"",
                                      "lrs.example",
                                      "https://",
                                      "https:///x",
                                      "http://lrs.example/x",
                                      "http://localhost.lrs.example/x",
                                      "http://127.0.0.1.lrs.example/x",
                                      "https://user:word@lrs.example/x",
                                      "http://localhost@lrs.example/x",
                                      "https://lrs.example/x?y=1",
                                      "https://lrs.example/x#y",
                                      "https://lrs.example/x y",
                                      "ftp://lrs.example/x",
                                      "file:///etc/passwd"};
    struct failure why;
    struct post *post;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct post_options options = {.url = bad[i], .tries = 1};
        assert_false(post_open(&options, &post, &why));
        assert_null(post);
    }
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        struct post_options options = {.url = good[i], .tries = 1};
        if (!post_open(&options, &post, &why))
            assert_non_null(strstr(why.text, "libcurl")); /* which may not be there */
        post_close(post);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_waits),
                                       cmocka_unit_test(test_addresses)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

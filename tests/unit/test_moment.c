/* report/moment: times and lengths of time. */
#include "moment.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void check_time(int64_t milliseconds, const char *wanted) {
    char text[MOMENT_SIZE];
    moment_write(milliseconds, text);
    assert_string_equal(text, wanted);
}

static void check_length(int64_t milliseconds, const char *wanted) {
    char text[MOMENT_SIZE];
    moment_write_length(milliseconds, text);
    assert_string_equal(text, wanted);
}

static void test_times(void **state) {
    (void)state;
    check_time(0, "1970-01-01T00:00:00.000Z");
    check_time(1795251600120, "2026-11-21T09:00:00.120Z");
    check_time(-1, "1969-12-31T23:59:59.999Z");
    check_time(951782400000, "2000-02-29T00:00:00.000Z");
    check_time(INT64_MAX, "9999-12-31T23:59:59.999Z");
    check_time(INT64_MIN, "0000-01-01T00:00:00.000Z");
}

static void test_lengths(void **state) {
    (void)state;
    check_length(0, "PT0S");
    check_length(-5, "PT0S");
    check_length(4, "PT0S");
    check_length(5, "PT0.01S");
    check_length(18200, "PT18.2S");
    check_length(18250, "PT18.25S");
    check_length(59996, "PT1M");
    check_length(849000, "PT14M9S");
    check_length(3600000, "PT1H");
    check_length(3858250, "PT1H4M18.25S");
    check_length(360000000, "PT100H");
    check_length(INT64_MAX, "PT2562047788015H12M55.81S");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_times),
                                       cmocka_unit_test(test_lengths)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

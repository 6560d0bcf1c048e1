/* base/nearest: "did you mean" says the right name, or nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "nearest.h"

static const char *const names[] = {"airway",  "sbp",     "because", "best",
                                    "harmful", "teaches", "x",       "first_dose_works"};

static void check(const char *wanted, const char *best) {
    struct nearest near = nearest_to(wanted);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        nearest_offer(&near, names[i]);
    if (best)
        assert_non_null(near.best);
    else
        assert_null(near.best);
    if (best)
        assert_string_equal(near.best, best);
}

static void test_slips_of_the_hand(void **state) {
    (void)state;
    check("airways", "airway");  /* one too many */
    check("arway", "airway");    /* one too few */
    check("sirway", "airway");   /* one wrong */
    check("becuase", "because"); /* two swapped */
    check("Airway", "airway");   /* letter case counts for nothing */
    check("HARMFULL", "harmful");
    check("frist_dose_work", "first_dose_works");
    check("sbpp", "sbp");
}

static void test_what_is_far_is_not_offered(void **state) {
    (void)state;
    check("potassium", NULL);
    check("y", NULL); /* nothing of "x" is left in it */
    check("", NULL);
    check("zz", NULL);
}

static void test_the_nearest_wins_and_the_first_of_equals(void **state) {
    (void)state;
    struct nearest near = nearest_to("cat");
    nearest_offer(&near, "cart");
    nearest_offer(&near, "coat");
    assert_string_equal(near.best, "cart");
    nearest_offer(&near, "cat");
    assert_string_equal(near.best, "cat");
    assert_int_equal(near.distance, 0);
}

static void test_the_hint(void **state) {
    (void)state;
    char text[64];
    struct nearest near = nearest_to("bset");
    assert_string_equal(nearest_hint(&near, text, sizeof text), "");
    nearest_offer(&near, "best");
    assert_string_equal(nearest_hint(&near, text, sizeof text), "; did you mean \"best\"?");
    struct nearest itself = nearest_to("best");
    nearest_offer(&itself, "best");
    assert_string_equal(nearest_hint(&itself, text, sizeof text), "");
    char small[8];
    assert_string_equal(nearest_hint(&near, small, sizeof small), "; did y");
}

static void test_long_names(void **state) {
    (void)state;
    static char a[5000], b[5000];
    memset(a, 'a', sizeof a - 1);
    memset(b, 'a', sizeof b - 1);
    b[2] = 'b';
    struct nearest near = nearest_to(a);
    nearest_offer(&near, b);
    assert_ptr_equal(near.best, b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_slips_of_the_hand),
        cmocka_unit_test(test_what_is_far_is_not_offered),
        cmocka_unit_test(test_the_nearest_wins_and_the_first_of_equals),
        cmocka_unit_test(test_the_hint),
        cmocka_unit_test(test_long_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

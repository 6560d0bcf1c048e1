/* base/uuid: names as RFC 9562 gives them. */
#include "uuid.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void test_reading(void **state) {
    (void)state;
    unsigned char bytes[UUID_BYTES];
    assert_true(uuid_read("6ba7b810-9dad-11d1-80b4-00C04FD430C8", bytes));
    assert_int_equal(bytes[0], 0x6b);
    assert_int_equal(bytes[15], 0xc8);
    assert_false(uuid_read("", bytes));
    assert_false(uuid_read("6ba7b810-9dad-11d1-80b4-00c04fd430c", bytes));
    assert_false(uuid_read("6ba7b810-9dad-11d1-80b4-00c04fd430c8a", bytes));
    assert_false(uuid_read("6ba7b8109dad-11d1-80b4-00c04fd430c8", bytes));
    assert_false(uuid_read("6ba7b810-9dad-11d1-80b4-00c04fd430g8", bytes));
    assert_false(uuid_read("{6ba7b810-9dad-11d1-80b4-00c04fd430c8}", bytes));
}

static void check_name(const char *space, const char *name, const char *wanted) {
    unsigned char bytes[UUID_BYTES];
    char text[UUID_SIZE];
    assert_true(uuid_read(space, bytes));
    uuid_of_name(bytes, name, text);
    assert_string_equal(text, wanted);
}

static void test_names(void **state) {
    (void)state;
    /* The vector of RFC 9562, appendix A.4, and one of Python's uuid.uuid5. */
    check_name("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com",
               "2ed6657d-e927-568b-95e1-2665a8aea6a2");
    check_name("0191d2f4-5b6c-4a3e-9c1d-2e3f4a5b6c7d", "12 answered",
               "5116adab-81b3-574f-8b03-2bcc81674c5a");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_reading),
                                       cmocka_unit_test(test_names)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

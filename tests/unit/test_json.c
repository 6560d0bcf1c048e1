/* base/json: what is written reads back, with the shortest number; what is read is checked. */
#include "json.h"
#include "random.h"

#include <float.h>
#include <locale.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void check_number(double number, const char *wanted) {
    char text[32];
    json_format_number(number, text);
    assert_string_equal(text, wanted);
}

static void test_shortest_numbers(void **state) {
    (void)state;
    check_number(0, "0");
    check_number(-0.0, "0");
    check_number(0.9, "0.9");
    check_number(0.1 + 0.2, "0.30000000000000004");
    check_number(1.0 / 3, "0.3333333333333333");
    check_number(100, "100");
    check_number(-40000, "-40000");
    check_number(123456789012345, "123456789012345");
    check_number(1e21, "1e+21");
    check_number(1e-7, "1e-07");
    check_number(5e-324, "5e-324");
    check_number(1.7976931348623157e308, "1.7976931348623157e+308");
    check_number(-2.2250738585072014e-308, "-2.2250738585072014e-308");
    check_number(NAN, "null");
    check_number(INFINITY, "null");
    check_number(-INFINITY, "null");
}

static uint64_t next_bits(uint32_t i) {
    uint32_t counter[4] = {i, 0, 0, 0};
    random_philox(counter, (const uint32_t[2]){2026, 11});
    return (uint64_t)counter[0] << 32 | counter[1];
}

static size_t significant(const char *text) {
    size_t digits = 0, zeros = 0;
    bool point = strchr(text, '.') != NULL;
    for (; *text && *text != 'e'; text++) {
        digits += *text >= '0' && *text <= '9' && (digits || *text != '0');
        zeros = *text == '0' && !point ? zeros + 1 : 0;
    }
    return digits - zeros; /* of 1200 two */
}

/* Any double reads back as itself, and no text with fewer digits does. */
static void test_numbers_read_back(void **state) {
    (void)state;
    for (uint32_t i = 0; i < 100000; i++) {
        uint64_t bits = next_bits(i);
        double number;
        char text[32], shorter[64];
        memcpy(&number, &bits, sizeof number);
        if (!isfinite(number))
            continue;
        json_format_number(number, text);
        assert_true(strlen(text) < sizeof text);
        assert_true(strtod(text, NULL) == number);
        size_t digits = significant(text);
        if (digits > 1) {
            snprintf(shorter, sizeof shorter, "%.*e", (int)digits - 2, number);
            assert_true(strtod(shorter, NULL) != number);
        }
    }
}

/* The numbers of pathways: tenths and hundredths stay as written. */
static void test_decimal_fractions_stay(void **state) {
    (void)state;
    for (int i = -100000; i <= 100000; i++) {
        char text[32], wanted[64];
        snprintf(wanted, sizeof wanted, "%.3f", i / 1000.0);
        char *end = wanted + strlen(wanted);
        while (end[-1] == '0')
            *--end = '\0';
        if (end[-1] == '.')
            end[-1] = '\0';
        json_format_number(i / 1000.0, text);
        assert_string_equal(text, i ? wanted : "0");
    }
}

static char *written(void (*write)(struct json_writer *json)) {
    char *text;
    size_t size;
    struct json_writer json = {.out = open_memstream(&text, &size)};
    write(&json);
    fclose(json.out);
    return text;
}

static void write_everything(struct json_writer *json) {
    json_begin(json, NULL, '{');
    json_put_text(json, "t", "a\"b\\c\nd\te\x7f\x01 \xC3\xA9");
    json_put_text(json, "none", NULL);
    json_put_number(json, "n", 0.1);
    json_put_number(json, "nan", NAN);
    json_put_whole(json, "w", -9223372036854775807LL - 1);
    json_put_truth(json, "yes", true);
    json_put_truth(json, "no", false);
    json_put_null(json, "null");
    json_begin(json, "list", '[');
    json_end(json, ']');
    json_begin(json, "more", '[');
    json_put_whole(json, NULL, 1);
    json_begin(json, NULL, '{');
    json_end(json, '}');
    json_put_text(json, NULL, "");
    json_end(json, ']');
    json_end(json, '}');
}

static void test_writing(void **state) {
    (void)state;
    char *text = written(write_everything);
    assert_string_equal(
        text, "{\"t\":\"a\\\"b\\\\c\\nd\\u0009e\\u007f\\u0001 \xC3\xA9\",\"none\":null,\"n\":0.1,"
              "\"nan\":null,\"w\":-9223372036854775808,\"yes\":true,\"no\":false,\"null\":null,"
              "\"list\":[],\"more\":[1,{},\"\"]}");
    struct failure why;
    json_t *read = json_read(text, strlen(text), &why);
    assert_non_null(read);
    assert_string_equal(json_text(read, "t", ""), "a\"b\\c\nd\te\x7f\x01 \xC3\xA9");
    json_decref(read);
    free(text);
}

static json_t *value_to_copy;

static void write_value(struct json_writer *json) { json_put_value(json, NULL, value_to_copy); }

static void test_a_value_is_copied(void **state) {
    (void)state;
    static const char source[] = "{\"a\":[0.9,1,true,false,null,\"x\",{}],\"b\":{\"c\":1e+21}}";
    struct failure why;
    value_to_copy = json_read(source, strlen(source), &why);
    assert_non_null(value_to_copy);
    char *text = written(write_value);
    json_t *again = json_read(text, strlen(text), &why);
    assert_true(json_equal(again, value_to_copy));
    assert_non_null(strstr(text, "[0.9,1,true,false,null,\"x\",{}]"));
    json_decref(again);
    json_decref(value_to_copy);
    free(text);
}

static void check_refused(const char *text, size_t length, const char *part) {
    struct failure why = {.text = ""};
    json_t *value = json_read(text, length, &why);
    assert_null(value);
    assert_non_null(strstr(why.text, "not JSON"));
    assert_non_null(strstr(why.text, part));
}

static void test_reading_refuses(void **state) {
    (void)state;
    check_refused("", 0, "");
    check_refused("{\"a\":1,\"a\":2}", 13, "duplicate");
    check_refused("{\"a\":1} x", 9, "end of file");
    check_refused("{\"a\":\"\xff\"}", 9, "decode");
    check_refused("{\"a\":\"b\0c\"}", 11, "");
    check_refused("{\"a\":1e999}", 11, "");
    check_refused("nul", 3, "");
    static char deep[100000];
    memset(deep, '[', sizeof deep);
    check_refused(deep, sizeof deep, "depth");
}

static void test_members(void **state) {
    (void)state;
    static const char source[] = "{\"t\":\"x\",\"n\":1.5,\"w\":7,\"y\":true,\"z\":null}";
    struct failure why;
    json_t *value = json_read(source, strlen(source), &why);
    assert_string_equal(json_text(value, "t", "?"), "x");
    assert_string_equal(json_text(value, "n", "?"), "?");
    assert_null(json_text(value, "none", NULL));
    assert_true(json_double(value, "n", 0) == 1.5 && json_double(value, "w", 0) == 7);
    assert_true(json_double(value, "t", 3) == 3);
    assert_int_equal(json_whole(value, "w", 0), 7);
    assert_int_equal(json_whole(value, "n", 9), 9);
    assert_true(json_truth(value, "y"));
    assert_false(json_truth(value, "z") || json_truth(value, "t") || json_truth(value, "none"));
    assert_string_equal(json_text(NULL, "t", "?"), "?");
    json_decref(value);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shortest_numbers),
        cmocka_unit_test(test_numbers_read_back),
        cmocka_unit_test(test_decimal_fractions_stay),
        cmocka_unit_test(test_writing),
        cmocka_unit_test(test_a_value_is_copied),
        cmocka_unit_test(test_reading_refuses),
        cmocka_unit_test(test_members),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* base/clean: nothing that reaches a terminal moves its cursor, hides or reorders. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "clean.h"

#define LENGTH(array) (sizeof(array) / sizeof *(array))

static void check_bytes(const char *bytes, size_t length, const char *wanted) {
    char *text = clean_text(bytes, length);
    assert_string_equal(text, wanted);
    char *again = clean_text(text, strlen(text));
    assert_string_equal(again, wanted);
    free(again);
    free(text);
}

static void check(const char *text, const char *wanted) { check_bytes(text, strlen(text), wanted); }

static void test_innocent_text_stays(void **state) {
    (void)state;
    check("", "");
    check("Systolic 90 mmHg, \xC2\xB5g/L, SpO\xE2\x82\x82 98 %",
          "Systolic 90 mmHg, \xC2\xB5g/L, SpO\xE2\x82\x82 98 %");
    check("two\nlines", "two\nlines");
    check("\xE6\x97\xA5\xE6\x9C\xAC \xD8\xB9\xD8\xB1\xD8\xA8\xD9\x8A",
          "\xE6\x97\xA5\xE6\x9C\xAC \xD8\xB9\xD8\xB1\xD8\xA8\xD9\x8A");
    check("<U+202E>", "<U+202E>");
}

static void test_white_space(void **state) {
    (void)state;
    check("a\tb", "a b");
    check("a\r\nb", "a\nb");
    check("a\rb", "a<U+000D>b");
    char *line = clean_line("a\nb\r\nc\td", 8);
    assert_string_equal(line, "a b c d");
    free(line);
}

static void test_bytes_that_are_no_utf8(void **state) {
    (void)state;
    check("a\xFF"
          "b",
          "a\xEF\xBF\xBD"
          "b");
    check("\xC3", "\xEF\xBF\xBD");                                 /* cut off */
    check("\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD");                 /* overlong slash */
    check("\xE0\x9B\x9B", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"); /* overlong */
    check("\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"); /* surrogate */
    check("\xF4\x90\x80\x80",
          "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"); /* beyond Unicode */
    check("\x9B"
          "2J",
          "\xEF\xBF\xBD"
          "2J"); /* C1 as one byte */
    check("\xE2\x80\x41", "\xEF\xBF\xBD\xEF\xBF\xBD"
                          "A");
}

/* Writes a character as UTF-8. */
static size_t encode(uint32_t character, char bytes[5]) {
    size_t length = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = length; i-- > 1; character >>= 6)
        bytes[i] = (char)(0x80 | (character & 0x3F));
    bytes[0] = (char)(leads[length] | character);
    bytes[length] = '\0';
    return length;
}

/* The list of what must never pass, written down a second time. */
static bool is_forbidden(uint32_t c) {
    return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F) || c == 0x61C ||
           c == 0x200B || c == 0x200C || c == 0x200D || c == 0x200E || c == 0x200F || c == 0x2028 ||
           c == 0x2029 || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) ||
           (c >= 0x2066 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) ||
           (c >= 0xE0000 && c <= 0xE0FFF);
}

static void test_every_character(void **state) {
    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        char text[8] = "x", shown[16];
        size_t length = encode(c, text + 1);
        text[1 + length] = 'y';
        text[2 + length] = '\0';
        char *cleaned = clean_text(text, length + 2);
        snprintf(shown, sizeof shown, "x<U+%04X>y", (unsigned)c);
        if (is_forbidden(c))
            assert_string_equal(cleaned, shown);
        else if (c != '\t' && c != 0x2065)
            assert_string_equal(cleaned, text);
        free(cleaned);
    }
}

static void test_controls_become_visible(void **state) {
    (void)state;
    check("oops \x1B]0;pwned\x07\x1B[2J", "oops <U+001B>]0;pwned<U+0007><U+001B>[2J");
    check("\xC2\x9B"
          "2J",
          "<U+009B>2J");
    check("dose \xE2\x80\xAE"
          "gm 05\xE2\x80\xAC",
          "dose <U+202E>gm 05<U+202C>");
    check("\xF3\xA0\x81\x81", "<U+E0041>");
    check_bytes("a\0b", 3, "a<U+0000>b");
}

static void test_joiners(void **state) {
    (void)state;
    check("\xF0\x9F\x91\xA9\xE2\x80\x8D\xE2\x9A\x95\xEF\xB8\x8F",
          "\xF0\x9F\x91\xA9\xE2\x80\x8D\xE2\x9A\x95\xEF\xB8\x8F");
    check("\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE", "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE");
    check("do\xE2\x80\x8Dse", "do<U+200D>se");
    check("\xE2\x80\x8D", "<U+200D>");
    check("\xD9\x85\xE2\x80\x8D\xE2\x80\x8D\xD9\x85", "\xD9\x85<U+200D><U+200D>\xD9\x85");
    check("\xD9\x85\xE2\x80\x8D", "\xD9\x85<U+200D>");
    check("\xD9\x85\xE2\x80\x8D\xD8\x9C", "\xD9\x85<U+200D><U+061C>");
}

static void test_marks_in_a_row(void **state) {
    (void)state;
    char text[64] = "e", wanted[64] = "e";
    for (int i = 0; i < 12; i++)
        strcat(text, "\xCC\x81");
    for (int i = 0; i < 8; i++)
        strcat(wanted, "\xCC\x81");
    check(text, wanted);
    strcat(text, "a\xCC\x81");
    strcat(wanted, "a\xCC\x81");
    check(text, wanted);
}

static void test_cleaning_twice_changes_nothing(void **state) {
    (void)state;
    static const char *const pieces[] = {"a",
                                         " ",
                                         "\n",
                                         "\r",
                                         "\t",
                                         "\x1B",
                                         "\xC2\x9B",
                                         "\xE2\x80\x8D",
                                         "\xE2\x80\x8C",
                                         "\xCC\x81",
                                         "\xD9\x85",
                                         "\xD9\x8B",
                                         "\xF0\x9F\x91\xA9",
                                         "\xEF\xB8\x8F",
                                         "\xE2\x80\xAE",
                                         "\xFF",
                                         "\xC3",
                                         "<",
                                         "\xE0\xA5\x8D",
                                         "\xD8\x9C"};
    uint32_t chance = 12345;
    for (int round = 0; round < 20000; round++) {
        char text[160] = "";
        for (int i = 0; i < 30; i++) {
            chance = chance * 1664525u + 1013904223u;
            strcat(text, pieces[(chance >> 16) % LENGTH(pieces)]);
        }
        char *once = clean_text(text, strlen(text)), *twice = clean_text(once, strlen(once));
        assert_string_equal(once, twice);
        free(once);
        free(twice);
    }
}

static void test_write(void **state) {
    (void)state;
    char *written = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&written, &size);
    clean_write(out, "a\x1B[1m\nb");
    fclose(out);
    assert_string_equal(written, "a<U+001B>[1m\nb");
    free(written);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_innocent_text_stays),
        cmocka_unit_test(test_white_space),
        cmocka_unit_test(test_bytes_that_are_no_utf8),
        cmocka_unit_test(test_every_character),
        cmocka_unit_test(test_controls_become_visible),
        cmocka_unit_test(test_joiners),
        cmocka_unit_test(test_marks_in_a_row),
        cmocka_unit_test(test_cleaning_twice_changes_nothing),
        cmocka_unit_test(test_write),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

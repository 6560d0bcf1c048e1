/* report/csv: quoting as RFC 4180 has it, and nothing that a spreadsheet would run. */
#include "csv.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* A row of one text. */
static void check_text(const char *text, const char *wanted) {
    char *written;
    size_t size;
    struct csv_writer csv = {.out = open_memstream(&written, &size)};
    csv_put_text(&csv, text);
    fclose(csv.out);
    assert_string_equal(written, wanted);
    free(written);
}

static void test_quoting(void **state) {
    (void)state;
    check_text("plain", "plain");
    check_text("", "");
    check_text(NULL, "");
    check_text("a,b", "\"a,b\"");
    check_text("a;b", "\"a;b\"");
    check_text("say \"ah\"", "\"say \"\"ah\"\"\"");
    check_text("two\nlines", "\"two\nlines\"");
    check_text("two\r\nlines", "\"two\r\nlines\"");
    check_text(" spaces ", "\" spaces \"");
    check_text("Žofie", "Žofie");
}

static void test_formulas(void **state) {
    (void)state;
    check_text("=1+1", "\"'=1+1\"");
    check_text("+1", "\"'+1\"");
    check_text("-1", "\"'-1\"");
    check_text("@SUM(A1)", "\"'@SUM(A1)\"");
    check_text("\t=1", "\"'\t=1\"");
    check_text("\rx", "\"'\rx\"");
    check_text("\nx", "\"'\nx\"");
    check_text("  =1", "\"'  =1\"");
    check_text("\u00a0=1", "\"'\u00a0=1\"");
    check_text("＝1", "\"'＝1\"");
    check_text("＋1", "\"'＋1\"");
    check_text("－1", "\"'－1\"");
    check_text("＠x", "\"'＠x\"");
    check_text("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
    check_text("'=1", "'=1"); /* a text already, for every spreadsheet */
    check_text("a=b", "a=b");
    check_text("   ", "\"   \"");
}

static void test_bytes(void **state) {
    (void)state;
    check_text("a\xff"
               "b",
               "a\uFFFDb");
    check_text("\xff=1", "\uFFFD=1");
    check_text("line\u2028end", "line\u2028end");
}

static void test_row(void **state) {
    (void)state;
    char *written;
    size_t size;
    struct csv_writer csv = {.out = open_memstream(&written, &size)};
    csv_begin(&csv);
    csv_put_text(&csv, "id");
    csv_put_number(&csv, -0.25);
    csv_put_number(&csv, NAN);
    csv_put_whole(&csv, -7);
    csv_put_truth(&csv, true);
    csv_put_nothing(&csv);
    csv_end_row(&csv);
    csv_put_text(&csv, "next");
    csv_end_row(&csv);
    fclose(csv.out);
    assert_string_equal(written, "\xEF\xBB\xBFid,-0.25,,-7,true,\r\nnext\r\n");
    free(written);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_quoting),
                                       cmocka_unit_test(test_formulas),
                                       cmocka_unit_test(test_bytes), cmocka_unit_test(test_row)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* What tables and pages make of text that was written to do harm. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "csv.h"
#include "html.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void cell_is(const char *text, const char *want) {
    char *got;
    size_t size;
    struct csv csv = {.out = open_memstream(&got, &size)};
    csv_text(&csv, text);
    fclose(csv.out);
    assert_string_equal(got, want);
    free(got);
}

static void cells_are_quoted_where_they_must(void **state) {
    (void)state;
    cell_is("plain", "plain");
    cell_is("", "");
    cell_is(NULL, "");
    cell_is("a,b", "\"a,b\"");
    cell_is("say \"no\"", "\"say \"\"no\"\"\"");
    cell_is("two\nlines", "\"two\nlines\"");
    cell_is("two\r\nlines", "\"two\nlines\"");
    cell_is(" edge", "\" edge\"");
    cell_is("edge ", "\"edge \"");
    cell_is("Žofie", "Žofie");
}

static void no_cell_is_a_formula(void **state) {
    (void)state;
    cell_is("=1+1", "'=1+1");
    cell_is("+1", "'+1");
    cell_is("-1", "'-1");
    cell_is("@sum(a)", "'@sum(a)");
    cell_is("  =1", "\"'  =1\"");
    cell_is("\n=1", "\"'\n=1\"");
    cell_is("\t=1", "\"' =1\"");
    cell_is("\xEF\xBC\x9D"
            "1",
            "'\xEF\xBC\x9D"
            "1");
    cell_is("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
    cell_is("a=1", "a=1");
    cell_is("p-12", "p-12");
}

static void cells_are_cleaned(void **state) {
    (void)state;
    cell_is("\033[2J", "<U+001B>[2J");
    cell_is("a\xffz", "a\xEF\xBF\xBDz");
    cell_is("\r=1", "<U+000D>=1");
    cell_is("\xE2\x80\xAE=1", "<U+202E>=1");
}

static void rows_end_as_the_rule_says(void **state) {
    (void)state;
    char *got;
    size_t size;
    struct csv csv = {.out = open_memstream(&got, &size)};
    csv_headings(&csv, (const char *const[]){"a", "b", "c", "d"}, 4);
    csv_whole(&csv, -3);
    csv_number(&csv, 0.9);
    csv_number(&csv, NAN);
    csv_truth(&csv, true);
    csv_end_row(&csv);
    fclose(csv.out);
    assert_string_equal(got, "a,b,c,d\r\n-3,0.9,,1\r\n");
    free(got);
}

static void no_text_is_markup(void **state) {
    (void)state;
    char *got;
    size_t size;
    FILE *out = open_memstream(&got, &size);
    html_put(out, "<td title=\"", "<script>'x' & \"y\"</script>\033\xff", "\">");
    html_text(out, NULL);
    fclose(out);
    assert_string_equal(got, "<td title=\"&lt;script&gt;&#39;x&#39; &amp; &quot;y&quot;&lt;/script"
                             "&gt;&lt;U+001B&gt;\xEF\xBF\xBD\">");
    free(got);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_quoted_where_they_must),
        cmocka_unit_test(no_cell_is_a_formula),
        cmocka_unit_test(cells_are_cleaned),
        cmocka_unit_test(rows_end_as_the_rule_says),
        cmocka_unit_test(no_text_is_markup),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* terminal: wrapping, markup, tables, ASCII, the clock and completion, as text of a given width. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ascii.h"
#include "clock.h"
#include "complete.h"
#include "table.h"
#include "wrap.h"

/* A screen whose output is a string. */
struct sheet {
    struct screen screen;
    char *text;
    size_t size;
};

static void sheet_open(struct sheet *sheet, int width) {
    char columns[16];
    snprintf(columns, sizeof columns, "%d", width);
    setenv("COLUMNS", columns, 1);
    screen_init(&sheet->screen, open_memstream(&sheet->text, &sheet->size), false);
}

static void sheet_check(struct sheet *sheet, const char *wanted) {
    screen_settle(&sheet->screen);
    fclose(sheet->screen.out);
    assert_string_equal(sheet->text, wanted);
    free(sheet->text);
}

static void check_text(int width, struct block block, const char *text, const char *wanted) {
    struct sheet sheet;
    sheet_open(&sheet, width);
    wrap_text(&sheet.screen, block, ROLE_PLAIN, text);
    sheet_check(&sheet, wanted);
}

static const char story[] =
    "Lena has had a headache for **six days**. It is *worst* in the morning,\n"
    "   and paracetamol has done nothing.\n"
    "\n\n"
    "Also:\n"
    "- no fever, no neck stiffness\n"
    "- a combined contraceptive,\n"
    "  taken up again two weeks ago\n"
    "\n"
    "2 * 3 ** 4 is *no emphasis, nor is this**";

static void test_story_at_20(void **state) {
    (void)state;
    check_text(20, (struct block){0}, story,
               "Lena has had a\n"
               "headache for six\n"
               "days. It is worst in\n"
               "the morning, and\n"
               "paracetamol has done\n"
               "nothing.\n"
               "\n"
               "Also:\n"
               "• no fever, no neck\n"
               "  stiffness\n"
               "• a combined\n"
               "  contraceptive,\n"
               "  taken up again two\n"
               "  weeks ago\n"
               "\n"
               "2 * 3 ** 4 is *no\n"
               "emphasis, nor is\n"
               "this**\n");
}

static void test_story_at_40(void **state) {
    (void)state;
    check_text(40, (struct block){0}, story,
               "Lena has had a headache for six days. It\n"
               "is worst in the morning, and paracetamol\n"
               "has done nothing.\n"
               "\n"
               "Also:\n"
               "• no fever, no neck stiffness\n"
               "• a combined contraceptive, taken up\n"
               "  again two weeks ago\n"
               "\n"
               "2 * 3 ** 4 is *no emphasis, nor is\n"
               "this**\n");
}

static void test_story_at_80(void **state) {
    (void)state;
    check_text(80, (struct block){0}, story,
               "  Lena has had a headache for six days. It is worst in the morning, and\n"
               "  paracetamol has done nothing.\n"
               "\n"
               "  Also:\n"
               "  • no fever, no neck stiffness\n"
               "  • a combined contraceptive, taken up again two weeks ago\n"
               "\n"
               "  2 * 3 ** 4 is *no emphasis, nor is this**\n");
}

static void test_story_at_most_96(void **state) {
    (void)state;
    static const char wanted[] = "  Lena has had a headache for six days. It is worst in the "
                                 "morning, and paracetamol has done\n"
                                 "  nothing.\n"
                                 "\n"
                                 "  Also:\n"
                                 "  • no fever, no neck stiffness\n"
                                 "  • a combined contraceptive, taken up again two weeks ago\n"
                                 "\n"
                                 "  2 * 3 ** 4 is *no emphasis, nor is this**\n";
    check_text(96, (struct block){0}, story, wanted);
    check_text(200, (struct block){0}, story, wanted);
}

static void test_narrower_than_20_is_20(void **state) {
    (void)state;
    check_text(1, (struct block){0}, "The pressure comes back.", "The pressure comes\nback.\n");
}

static void test_words_longer_than_the_line(void **state) {
    (void)state;
    check_text(20, (struct block){0}, "a pneumonoultramicroscopicsilicovolcanoconiosis b",
               "a\n"
               "pneumonoultramicrosc\n"
               "opicsilicovolcanocon\n"
               "iosis b\n");
}

static void test_wide_and_combining_characters(void **state) {
    (void)state;
    check_text(20, (struct block){0}, "患者は六日前から頭痛があり、吐き気もある。",
               "患者は六日前から頭痛\n"
               "があり、吐き気もあ\n"
               "る。\n");
    /* Twenty letters with an accent of their own each fit on a line of twenty. */
    check_text(20, (struct block){0},
               "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301"
               "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301",
               "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301"
               "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301\n"
               "e\u0301\n");
}

static void test_emoji_are_not_torn(void **state) {
    (void)state;
    static const char doctor[] = "\U0001F469\u200D\u2695\uFE0F";
    char text[256] = "", line[256] = "", wanted[512] = "";
    for (int i = 0; i < 7; i++)
        strcat(text, doctor);
    int each = wrap_columns(doctor), in_a_line = 20 / each;
    assert_in_range(each, 2, 4);
    for (int i = 0; i < in_a_line; i++)
        strcat(line, doctor);
    for (int left = 7; left > 0; left -= in_a_line) {
        strncat(wanted, line, strlen(doctor) * (size_t)(left < in_a_line ? left : in_a_line));
        strcat(wanted, "\n");
    }
    check_text(20, (struct block){0}, text, wanted);
}

static void test_first_words_bars_and_hanging(void **state) {
    (void)state;
    check_text(30, (struct block){.first = "1. ", .indent = 2},
               "Adrenaline 0.5 mg into the thigh, now.\n\nAgain.",
               "  1. Adrenaline 0.5 mg into\n"
               "     the thigh, now.\n"
               "\n"
               "     Again.\n");
    check_text(30, (struct block){.bar = "| "},
               "One paragraph of some length.\n\n- item\n- another",
               "| One paragraph of some\n"
               "| length.\n"
               "| \n"
               "| • item\n"
               "| • another\n");
    check_text(30, (struct block){.first = "Why", .hang = 6}, "- an item of some length, wrapped",
               "Why   • an item of some\n"
               "        length, wrapped\n");
    check_text(20, (struct block){.most = 2}, "What is longer than two lines is cut with a sign.",
               "What is longer than\n"
               "two lines is cut…\n");
}

static void test_nothing_writes_nothing(void **state) {
    (void)state;
    check_text(80, (struct block){0}, "", "");
    check_text(80, (struct block){0}, NULL, "");
    check_text(80, (struct block){0}, " \n\n  \n", "");
}

static void test_colour_is_written_and_closed(void **state) {
    (void)state;
    struct sheet sheet;
    sheet_open(&sheet, 80);
    sheet.screen.colour = true;
    wrap_text(&sheet.screen, (struct block){0}, ROLE_PLAIN, "It is **six** days.");
    sheet_check(&sheet, "  It is \033[1msix\033[0m days.\n");
}

static void test_gaps(void **state) {
    (void)state;
    struct sheet sheet;
    sheet_open(&sheet, 80);
    screen_gap(&sheet.screen); /* none at the beginning */
    wrap_line_text(&sheet.screen, (struct block){0}, ROLE_PLAIN, "one");
    screen_gap(&sheet.screen);
    screen_gap(&sheet.screen);
    wrap_line_text(&sheet.screen, (struct block){0}, ROLE_PLAIN, "two");
    sheet_check(&sheet, "  one\n\n  two\n");
}

static void fill_table(struct table *table) {
    table_add(table, ROLE_STRONG, "anaphylaxis");
    table_add(table, ROLE_PLAIN,
              "Anaphylaxis on the ward, and what to do when the first dose is not enough");
    table_add(table, ROLE_PLAIN, NULL);
    table_add(table, ROLE_PLAIN, "12");
    table_add(table, ROLE_STRONG, "dvst");
    table_add(table, ROLE_PLAIN, "頭痛");
    table_add(table, ROLE_PLAIN, NULL);
    table_add(table, ROLE_PLAIN, "8");
}

static void check_table(int width, bool plain, const char *wanted) {
    static const struct table_column columns[] = {{"pathway", false, false},
                                                  {"title", false, true},
                                                  {"empty", false, false},
                                                  {"minutes", true, false}};
    struct sheet sheet;
    sheet_open(&sheet, width);
    sheet.screen.plain = plain;
    screen_measure(&sheet.screen);
    struct table *table = table_new(&sheet.screen, columns, 4);
    fill_table(table);
    table_print(table, 0);
    sheet_check(&sheet, wanted);
}

static void test_table(void **state) {
    (void)state;
    check_table(
        80, false,
        "  pathway       title                                                    minutes\n"
        "  anaphylaxis   Anaphylaxis on the ward, and what to do when the first        12\n"
        "                dose is not enough\n"
        "  dvst          頭痛                                                           8\n");
    check_table(40, false,
                "pathway       title              minutes\n"
                "anaphylaxis   Anaphylaxis on          12\n"
                "              the ward, and\n"
                "              what to do when\n"
                "              the first dose\n"
                "              is not enough\n"
                "dvst          頭痛                     8\n");
    check_table(30, false,
                "anaphylaxis\n"
                "  title: Anaphylaxis on the\n"
                "  ward, and what to do when\n"
                "  the first dose is not enough\n"
                "  minutes: 12\n"
                "\n"
                "dvst\n"
                "  title: 頭痛\n"
                "  minutes: 8\n"
                "\n");
    check_table(80, true,
                "anaphylaxis\n"
                "  title: Anaphylaxis on the ward, and what to do when the first dose is not\n"
                "  enough\n"
                "  minutes: 12\n"
                "\n"
                "dvst\n"
                "  title: 頭痛\n"
                "  minutes: 8\n"
                "\n");
}

static void test_ascii(void **state) {
    (void)state;
    char *text = ascii_spell("Größe ≥ 3 µg/L → “SpO₂” naïve – 37 °C, 頭 • ½");
    assert_string_equal(text, "Grosse >= 3 ug/L -> \"SpO2\" naive - 37 degC, ? - 1/2");
    free(text);
    struct sheet sheet;
    sheet_open(&sheet, 20);
    sheet.screen.utf8 = false;
    wrap_text(&sheet.screen, (struct block){.bar = "▌ "}, ROLE_PLAIN,
              "- Größe ≥ 3 µg/L, sagt der Arzt");
    sheet_check(&sheet, "| - Grosse >= 3\n|   ug/L, sagt der\n|   Arzt\n");
}

static bool speaks_utf8(const char *all, const char *language) {
    struct sheet sheet;
    setenv("LC_ALL", all, 1);
    unsetenv("LC_CTYPE");
    setenv("LANG", language, 1);
    sheet_open(&sheet, 80);
    bool utf8 = sheet.screen.utf8;
    sheet_check(&sheet, "");
    return utf8;
}

static void test_locale(void **state) {
    (void)state;
    char *before = getenv("LC_ALL") ? strdup(getenv("LC_ALL")) : NULL;
    assert_true(speaks_utf8("C.UTF-8", ""));
    assert_true(speaks_utf8("", ""));            /* nothing is said */
    assert_true(speaks_utf8("", "C"));           /* what nothing looks like */
    assert_true(speaks_utf8("", "xx_XX.UTF-8")); /* not installed here */
    assert_false(speaks_utf8("C", ""));          /* insisted on */
    assert_false(speaks_utf8("", "de_DE.ISO-8859-1"));
    setenv("LC_ALL", before ? before : "C.UTF-8", 1);
    free(before);
}

static void check_clock(double minutes, const char *wanted) {
    char text[CLOCK_SIZE];
    clock_format(minutes, text);
    assert_string_equal(text, wanted);
}

static void test_clock(void **state) {
    (void)state;
    check_clock(0, "0 min");
    check_clock(59.9, "59 min");
    check_clock(60, "1 h");
    check_clock(65, "1 h 05 min");
    check_clock(155, "2 h 35 min");
    check_clock(24 * 60, "1 d");
    check_clock((3 * 24 + 4) * 60, "3 d 4 h");
    check_clock((3 * 24 + 4) * 60 + 5, "3 d 4 h 05 min");
    check_clock(8 * 24 * 60 + 5, "8 d");
    check_clock(-1, "0 min");
    check_clock(0.0 / 0.0, "0 min");
    check_clock(29 * 24 * 60 + 60, "29 d 1 h");
    check_clock(30 * 24 * 60 + 60, "30 d");
    check_clock(179 * 24 * 60, "179 d");
    check_clock(181 * 24 * 60 + 600, "6 mo");
    check_clock(1e300, "23148148 mo");
    char prompt[CLOCK_PROMPT_SIZE];
    clock_prompt(65, prompt);
    assert_string_equal(prompt, "[1 h 05 min] > ");
}

static void check_completion(const char *typed, const char *becomes, size_t count) {
    static const struct candidate candidates[] = {
        {"adrenaline", "Adrenaline 0.5 mg into the thigh, now", 0},
        {"fluids", "500 mL of crystalloid first", 0},
        {"film", "Übersicht des Thorax", 0},
        {"chart", NULL, 0},
        {"goto door", NULL, 5},
        {"goto workup", NULL, 5}};
    char **matches = complete_list(candidates, 6, typed);
    size_t found = 0;
    if (!becomes) {
        assert_null(matches);
        return;
    }
    assert_non_null(matches);
    assert_string_equal(matches[0], becomes);
    while (matches[1 + found])
        found++;
    assert_int_equal(found, count);
    for (size_t i = 0; i <= found; i++)
        free(matches[i]);
    free(matches);
}

static void test_completion(void **state) {
    (void)state;
    check_completion("", "", 4);
    check_completion("ADR", "adrenaline", 0);
    check_completion("thigh", "adrenaline", 0);
    check_completion("into the th", "adrenaline", 0);
    check_completion("übers", "film", 0);
    check_completion("f", "f", 2); /* film, and "first" of fluids */
    check_completion("fl", "fluids", 0);
    check_completion("high", NULL, 0); /* not the beginning of a word */
    check_completion("c", "c", 2);     /* chart and "crystalloid" */
    check_completion("goto", NULL, 0); /* too little to offer all places for */
    check_completion("goto ", "goto ", 2);
    check_completion("goto w", "goto workup", 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_story_at_20),
        cmocka_unit_test(test_story_at_40),
        cmocka_unit_test(test_story_at_80),
        cmocka_unit_test(test_story_at_most_96),
        cmocka_unit_test(test_narrower_than_20_is_20),
        cmocka_unit_test(test_words_longer_than_the_line),
        cmocka_unit_test(test_wide_and_combining_characters),
        cmocka_unit_test(test_emoji_are_not_torn),
        cmocka_unit_test(test_first_words_bars_and_hanging),
        cmocka_unit_test(test_nothing_writes_nothing),
        cmocka_unit_test(test_colour_is_written_and_closed),
        cmocka_unit_test(test_gaps),
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_ascii),
        cmocka_unit_test(test_locale),
        cmocka_unit_test(test_clock),
        cmocka_unit_test(test_completion),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* terminal/debrief: one screen first, then everything. */
#include "test_terminal_walk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct look wide = {.width = 80}, narrow = {.width = 40},
                         ears = {.width = 80, .plain = true};

/* The lines after a walk, sorted as the debrief wants them. */
struct lines {
    json_t *summary, *verdicts, *points;
};

static struct lines lines_new(void) {
    struct lines lines = {line_of(afterwards[0]), json_array(), json_array()};
    for (size_t i = 1; i < LENGTH(afterwards); i++) {
        json_t *line = line_of(afterwards[i]);
        bool verdict = strcmp(json_text(line, "event", ""), "verdict") == 0;
        json_array_append_new(verdict ? lines.verdicts : lines.points, line);
    }
    return lines;
}

static void lines_free(struct lines *lines) {
    json_decref(lines->summary);
    json_decref(lines->verdicts);
    json_decref(lines->points);
}

static char *shown(const struct lines *lines, struct look look, const char *mode, bool full) {
    struct debrief debrief = {lines->summary, NULL, lines->verdicts, lines->points, mode};
    struct sheet sheet;
    sheet_open(&sheet, look);
    if (full)
        debrief_show_full(&sheet.screen, &debrief);
    else
        debrief_show(&sheet.screen, &debrief, "Press Enter for every decision.");
    return sheet_close(&sheet);
}

static void check(struct look look, bool full, const char *wanted) {
    struct lines lines = lines_new();
    char *text = shown(&lines, look, "learn", full);
    assert_string_equal(text, wanted);
    free(text);
    lines_free(&lines);
}

static void test_first_screen_at_80_columns(void **state) {
    (void)state;
    check(wide, false,
          "  How it went\n"
          "\n"
          "  Outcome     A good outcome. Sam goes home.\n"
          "\n"
          "  Harmful     1 of 3 rated choices\n"
          "              - at 0 min, taken back: Chlorphenamine 10 mg and watch\n"
          "  Score       62 %. A pass asks for 70 % and no harmful choice.\n"
          "  Learning    1 of 3 points met, 1 missed, 1 not reached on this way\n"
          "  Time        2 h 35 min; an expert's way takes 1 h\n"
          "  Hints       1 used; they cost nothing\n"
          "\n"
          "  Press Enter for every decision.\n");
}

static void test_everything_at_80_columns(void **state) {
    (void)state;
    check(wide, true,
          "  Harmful choices\n"
          "\n"
          "  ▌ Harmful, at 0 min, taken back\n"
          "  ▌ Sam is flushed\n"
          "  ▌ You chose   Chlorphenamine 10 mg and watch\n"
          "  ▌ Best was    Adrenaline 0.5 mg\n"
          "  ▌ Because     It does nothing.\n"
          "  ▌ Experts differ on this.\n"
          "  ▌ Source: guideline. Resuscitation Council UK, 2021\n"
          "\n"
          "  Every other decision\n"
          "\n"
          "  ▌ Best choice, at 30 min\n"
          "  ▌ What dose\n"
          "  ▌ You chose   0.5 mg\n"
          "  ▌ Because     For an adult.\n"
          "\n"
          "  ▌ Not rated, at 31 min\n"
          "  ▌ And then\n"
          "  ▌ You chose   Wait\n"
          "\n"
          "  Learning points met\n"
          "  ✓ Intramuscular adrenaline comes first\n"
          "\n"
          "  Learning points missed\n"
          "  ✗ Tryptase proves the diagnosis\n"
          "\n"
          "  Not reached on this way\n"
          "  - The second wave\n"
          "\n"
          "  Time        2 h 35 min; an expert's way takes 1 h\n"
          "  Hints       1 used; they cost nothing\n");
}

static void test_first_screen_at_40_columns(void **state) {
    (void)state;
    check(narrow, false,
          "How it went\n"
          "\n"
          "Outcome: A good outcome. Sam goes home.\n"
          "\n"
          "Harmful: 1 of 3 rated choices\n"
          "- at 0 min, taken back: Chlorphenamine…\n"
          "Score: 62 %. A pass asks for 70 % and no\n"
          "harmful choice.\n"
          "Learning: 1 of 3 points met, 1 missed, 1\n"
          "not reached on this way\n"
          "Time: 2 h 35 min; an expert's way takes\n"
          "1 h\n"
          "Hints: 1 used; they cost nothing\n"
          "\n"
          "Press Enter for every decision.\n");
}

static void test_first_screen_for_ears(void **state) {
    (void)state;
    check(ears, false,
          "How it went\n"
          "\n"
          "Outcome: A good outcome. Sam goes home.\n"
          "\n"
          "Harmful: 1 of 3 rated choices\n"
          "- at 0 min, taken back: Chlorphenamine 10 mg and watch\n"
          "Score: 62 %. A pass asks for 70 % and no harmful choice.\n"
          "Learning: 1 of 3 points met, 1 missed, 1 not reached on this way\n"
          "Time: 2 h 35 min; an expert's way takes 1 h\n"
          "Hints: 1 used; they cost nothing\n"
          "\n"
          "Press Enter for every decision.\n");
}

static void test_everything_for_ears(void **state) {
    (void)state;
    check(ears, true,
          "Harmful choices\n"
          "\n"
          "Harmful, at 0 min, taken back\n"
          "Sam is flushed\n"
          "You chose: Chlorphenamine 10 mg and watch\n"
          "Best was: Adrenaline 0.5 mg\n"
          "Because: It does nothing.\n"
          "Experts differ on this.\n"
          "Source: guideline. Resuscitation Council UK, 2021\n"
          "\n"
          "Every other decision\n"
          "\n"
          "Best choice, at 30 min\n"
          "What dose\n"
          "You chose: 0.5 mg\n"
          "Because: For an adult.\n"
          "\n"
          "Not rated, at 31 min\n"
          "And then\n"
          "You chose: Wait\n"
          "\n"
          "Learning points met\n"
          "- Intramuscular adrenaline comes first\n"
          "\n"
          "Learning points missed\n"
          "- Tryptase proves the diagnosis\n"
          "\n"
          "Not reached on this way\n"
          "- The second wave\n"
          "\n"
          "Time: 2 h 35 min; an expert's way takes 1 h\n"
          "Hints: 1 used; they cost nothing\n");
}

static void check_score(const char *mode, const char *summary, const char *wanted) {
    struct lines lines = lines_new();
    json_t *changes = line_of(summary);
    json_object_update(lines.summary, changes);
    char *text = shown(&lines, wide, mode, false);
    if (!strstr(text, wanted))
        fail_msg("\"%s\" is not in:\n%s", wanted, text);
    free(text);
    json_decref(changes);
    lines_free(&lines);
}

static void test_words_of_the_score(void **state) {
    (void)state;
    check_score("learn", "{}", "62 %. A pass asks for 70 % and no harmful choice.");
    check_score("exam", "{}", "62 %: not passed. A pass asks for 70 % and no harmful choice.");
    check_score("exam", "{'passed':true,'score':0.9,'pass_harmful':2}",
                "90 %: passed (70 % and at most 2 harmful choices).");
    check_score("learn", "{'passed':true,'score':0.9}",
                "90 %: passed (70 % and no harmful choice).");
    check_score("exam", "{'score':0.6999}", "69 %: not passed.");
    check_score("exam", "{'score':null,'rated':0}", "none: nothing was rated");
    check_score("learn", "{'harmful':0}", "none of 3 rated choices");
    check_score("learn", "{'over':false}", "none yet: this walk is not finished");
    check_score("learn", "{'expert_minutes':null}", "Time        2 h 35 min\n");
}

/* The worst case of everything still fits on a screen of 24 lines, with a line left for a prompt.
 */
static void test_first_screen_is_one_screen(void **state) {
    (void)state;
    struct lines lines = lines_new();
    char *long_text = malloc(20000);
    memset(long_text, 'x', 19999);
    for (size_t i = 7; i < 19999; i += 8)
        long_text[i] = i % 400 == 7 ? '\n' : ' ';
    long_text[19999] = '\0';
    json_object_set_new(lines.summary, "outcome_text", json_string(long_text));
    json_object_set_new(lines.summary, "harmful", json_integer(99));
    json_object_set_new(lines.summary, "rated", json_integer(100));
    for (int i = 0; i < 99; i++) {
        json_t *verdict = json_deep_copy(json_array_get(lines.verdicts, 0));
        json_object_set_new(verdict, "label", json_string(long_text));
        json_array_append_new(lines.verdicts, verdict);
    }
    char *text = shown(&lines, wide, "exam", false);
    int count = 0;
    for (const char *c = text; *c; c++)
        count += *c == '\n';
    assert_in_range(count, 10, 23);
    assert_non_null(strstr(text, "Press Enter for every decision."));
    assert_non_null(strstr(text, "and 97 more"));
    free(text);
    free(long_text);
    lines_free(&lines);
}

static void test_nothing_recorded(void **state) {
    (void)state;
    struct lines lines = {json_object(), json_array(), json_array()};
    free(shown(&lines, wide, NULL, false));
    free(shown(&lines, wide, "learn", true));
    lines_free(&lines);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_first_screen_at_80_columns),
        cmocka_unit_test(test_everything_at_80_columns),
        cmocka_unit_test(test_first_screen_at_40_columns),
        cmocka_unit_test(test_first_screen_for_ears),
        cmocka_unit_test(test_everything_for_ears),
        cmocka_unit_test(test_words_of_the_score),
        cmocka_unit_test(test_first_screen_is_one_screen),
        cmocka_unit_test(test_nothing_recorded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

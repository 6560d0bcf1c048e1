/* terminal/page: every page of a walk as a learner reads it, in four looks. */
#include "test_terminal_walk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct look wide = {.width = 80}, narrow = {.width = 40}, tiny = {.width = 20};
static const struct look ears = {.width = 80, .plain = true};

static void check_page(enum page page, struct look look, const char *wanted) {
    struct sheet sheet;
    json_t *line = line_of(walk[page]);
    sheet_open(&sheet, look);
    assert_true(page_show(&sheet.screen, line));
    char *text = sheet_close(&sheet);
    assert_string_equal(text, wanted);
    free(text);
    json_decref(line);
}

static void test_at_80_columns(void **state) {
    (void)state;
    check_page(SESSION, wide,
               "  Anaphylaxis on the ward\n"
               "  First-line treatment, and what to do when it is not enough.\n"
               "\n"
               "  For education, not for patient care.\n"
               "\n"
               "  You will learn\n"
               "  • Give adrenaline first\n"
               "\n"
               "  Patient     Sam – flushed and hoarse\n"
               "  Length      about 6 min, 4 decisions, 2 learning points\n"
               "  Meant for   students\n"
               "  Written     by A. Author, B. Author, version 1.0.0\n"
               "  Reviewed    by no clinician yet\n"
               "  Evidence    looked at 2026-11-20, due again 2028-11-20\n"
               "  This walk   mode learn, seed 42\n"
               "\n"
               "  ────────────────────────────────────────────────────────────────────────────\n");
    check_page(NODE, wide,
               "  Sam is flushed, hoarse and frightened.\n"
               "\n"
               "  Systolic BP 78 mmHg low   Pulse 124 /min high   GCS 15\n");
    check_page(OFFER, wide,
               "   1  Adrenaline 0.5 mg into the thigh, now\n"
               "   2  Chlorphenamine 10 mg and watch\n"
               "\n"
               "  Type hint for a hint.\n");
    check_page(HARMFUL, wide,
               "  › Chlorphenamine 10 mg and watch\n"
               "\n"
               "  ▌ Harmful.\n"
               "  ▌ It does nothing for airway or pressure.\n"
               "  ▌ Experts differ on this.\n"
               "  ▌ Source: guideline. Resuscitation Council UK, 2021\n"
               "  ▌ Source: unverified. A textbook\n");
    check_page(RESULT, wide,
               "  10 min later\n"
               "  The voice is almost gone.\n");
    check_page(INTERRUPT, wide, "  ▌ The monitor shows no pressure.\n");
    check_page(CHANCE, wide, "  The pressure comes back.\n");
    check_page(AGAIN, wide,
               "  Systolic BP 53 mmHg low ↓ from 78   Airway stridor abnormal, worse than clear\n");
    check_page(ORDERS, wide,
               "   1  Tryptase\n"
               "   2  Chest film\n"
               "   3  ECG\n"
               "\n"
               "  Choose any, such as 1,3, or type none.\n");
}

static void test_at_80_columns_and_on(void **state) {
    (void)state;
    check_page(ORDERED, wide,
               "  › Chest film\n"
               "\n"
               "  ▌ Suboptimal.\n"
               "  ▌ Chest film – Acceptable. It does no harm.\n"
               "  ▌ Not ordered: Tryptase – Suboptimal. It proves the diagnosis.\n");
    check_page(REVEAL, wide,
               "  New on the chart\n"
               "    Tryptase   34 ug/L   high   normal 0 to 11\n"
               "    Chest film: Clear lungs, no abnormality of the heart or of the vessels.\n");
    check_page(QUESTION, wide, "  Type your answer in mg.\n");
    check_page(ANSWERED, wide,
               "  › 0.5\n"
               "\n"
               "  ▌ Best choice.\n"
               "  ▌ For an adult.\n");
    check_page(NEUTRAL, wide, "  › Wait\n");
    check_page(ERROR, wide, "  There is no option 9.\n");
    check_page(HINT, wide, "  Hint: Which drug has saved a life here?\n");
    check_page(WHY, wide,
               "  It treats shock and airway.\n"
               "  Source: guideline. Resuscitation Council UK, 2021\n");
    check_page(CHART, wide,
               "  Sam, 24, at 35 min\n"
               "\n"
               "  Vital signs\n"
               "    Systolic BP   53 mmHg   low    normal 100 to 140\n"
               "\n"
               "  Laboratory\n"
               "    Tryptase      34 ug/L   high   normal 0 to 11      at 30 min\n"
               "\n"
               "  Imaging\n"
               "    Chest film (at 30 min): Clear lungs, no abnormality of the heart or of the\n"
               "    vessels.\n");
    check_page(FAULT, wide,
               "  ▌ The case cannot go on from here.\n"
               "  ▌ the field sbp would be -5\n"
               "  ▌ ana.lua:31\n");
    check_page(OUTCOME, wide, "  The walk ends here, after 2 h 35 min. A good outcome.\n");
}

static void test_at_40_columns(void **state) {
    (void)state;
    check_page(NODE, narrow,
               "Sam is flushed, hoarse and frightened.\n"
               "\n"
               "Systolic BP 78 mmHg low\n"
               "Pulse 124 /min high   GCS 15\n");
    check_page(OFFER, narrow,
               " 1  Adrenaline 0.5 mg into the thigh,\n"
               "    now\n"
               " 2  Chlorphenamine 10 mg and watch\n"
               "\n"
               "Type hint for a hint.\n");
    check_page(HARMFUL, narrow,
               "› Chlorphenamine 10 mg and watch\n"
               "\n"
               "▌ Harmful.\n"
               "▌ It does nothing for airway or\n"
               "▌ pressure.\n"
               "▌ Experts differ on this.\n"
               "▌ Source: guideline. Resuscitation\n"
               "▌ Council UK, 2021\n"
               "▌ Source: unverified. A textbook\n");
    check_page(AGAIN, narrow,
               "Systolic BP 53 mmHg low ↓ from 78\n"
               "Airway stridor abnormal, worse than\n"
               "clear\n");
    check_page(ORDERED, narrow,
               "› Chest film\n"
               "\n"
               "▌ Suboptimal.\n"
               "▌ Chest film – Acceptable. It does no\n"
               "▌ harm.\n"
               "▌ Not ordered: Tryptase – Suboptimal. It\n"
               "▌ proves the diagnosis.\n");
    check_page(REVEAL, narrow,
               "New on the chart\n"
               "  Tryptase: 34 ug/L, high (normal 0 to\n"
               "  11)\n"
               "  Chest film: Clear lungs, no\n"
               "  abnormality of the heart or of the\n"
               "  vessels.\n");
}

static void test_at_40_columns_and_on(void **state) {
    (void)state;
    check_page(CHART, narrow,
               "Sam, 24, at 35 min\n"
               "\n"
               "Vital signs\n"
               "  Systolic BP: 53 mmHg, low (normal 100\n"
               "  to 140)\n"
               "\n"
               "Laboratory\n"
               "  Tryptase: 34 ug/L, high (normal 0 to\n"
               "  11), at 30 min\n"
               "\n"
               "Imaging\n"
               "  Chest film (at 30 min): Clear lungs,\n"
               "  no abnormality of the heart or of the\n"
               "  vessels.\n");
    check_page(OUTCOME, narrow,
               "The walk ends here, after 2 h 35 min. A\n"
               "good outcome.\n");
}

static void test_for_ears(void **state) {
    (void)state;
    check_page(SESSION, ears,
               "Anaphylaxis on the ward\n"
               "First-line treatment, and what to do when it is not enough.\n"
               "\n"
               "For education, not for patient care.\n"
               "\n"
               "You will learn\n"
               "- Give adrenaline first\n"
               "\n"
               "Patient: Sam: flushed and hoarse\n"
               "Length: about 6 min, 4 decisions, 2 learning points\n"
               "Meant for: students\n"
               "Written: by A. Author, B. Author, version 1.0.0\n"
               "Reviewed: by no clinician yet\n"
               "Evidence: looked at 2026-11-20, due again 2028-11-20\n"
               "This walk: mode learn, seed 42\n");
    check_page(NODE, ears,
               "Sam is flushed, hoarse and frightened.\n"
               "\n"
               "Vital signs: Systolic BP 78 mmHg, low; Pulse 124 /min, high; GCS 15.\n");
    check_page(OFFER, ears,
               "Option 1 of 2: Adrenaline 0.5 mg into the thigh, now\n"
               "Option 2 of 2: Chlorphenamine 10 mg and watch\n"
               "\n"
               "Type hint for a hint.\n");
    check_page(HARMFUL, ears,
               "You chose: Chlorphenamine 10 mg and watch\n"
               "\n"
               "Harmful.\n"
               "It does nothing for airway or pressure.\n"
               "Experts differ on this.\n"
               "Source: guideline. Resuscitation Council UK, 2021\n"
               "Source: unverified. A textbook\n");
    check_page(INTERRUPT, ears, "The monitor shows no pressure.\n");
    check_page(AGAIN, ears,
               "Systolic BP fell from 78 to 53 mmHg, low. Airway worsened from clear to stridor,\n"
               "abnormal.\n");
    check_page(ORDERED, ears,
               "You ordered: Chest film\n"
               "\n"
               "Suboptimal.\n"
               "Chest film - Acceptable. It does no harm.\n"
               "Not ordered: Tryptase - Suboptimal. It proves the diagnosis.\n");
    check_page(REVEAL, ears,
               "New on the chart\n"
               "Tryptase: 34 ug/L, high (normal 0 to 11)\n"
               "Chest film: Clear lungs, no abnormality of the heart or of the vessels.\n");
}

static void test_for_ears_and_on(void **state) {
    (void)state;
    check_page(ANSWERED, ears,
               "You answered: 0.5\n"
               "\n"
               "Best choice.\n"
               "For an adult.\n");
    check_page(HINT, ears, "Hint: Which drug has saved a life here?\n");
    check_page(CHART, ears,
               "Sam, 24, at 35 min\n"
               "\n"
               "Vital signs\n"
               "Systolic BP: 53 mmHg, low (normal 100 to 140)\n"
               "\n"
               "Laboratory\n"
               "Tryptase: 34 ug/L, high (normal 0 to 11), at 30 min\n"
               "\n"
               "Imaging\n"
               "Chest film (at 30 min): Clear lungs, no abnormality of the heart or of the\n"
               "vessels.\n");
    check_page(FAULT, ears,
               "The case cannot go on from here.\n"
               "the field sbp would be -5\n"
               "ana.lua:31\n");
}

static void test_at_20_columns(void **state) {
    (void)state;
    check_page(OFFER, tiny,
               " 1  Adrenaline 0.5\n"
               "    mg into the\n"
               "    thigh, now\n"
               " 2  Chlorphenamine\n"
               "    10 mg and watch\n"
               "\n"
               "Type hint for a\n"
               "hint.\n");
    check_page(HARMFUL, tiny,
               "› Chlorphenamine 10\n"
               "  mg and watch\n"
               "\n"
               "▌ Harmful.\n"
               "▌ It does nothing\n"
               "▌ for airway or\n"
               "▌ pressure.\n"
               "▌ Experts differ on\n"
               "▌ this.\n"
               "▌ Source: guideline.\n"
               "▌ Resuscitation…\n"
               "▌ Source:\n"
               "▌ unverified. A…\n");
    check_page(AGAIN, tiny,
               "Systolic BP 53 mmHg\n"
               "low ↓ from 78\n"
               "Airway stridor\n"
               "abnormal, worse than\n"
               "clear\n");
    check_page(CHART, tiny,
               "Sam, 24, at 35 min\n"
               "\n"
               "Vital signs\n"
               "  Systolic BP:\n"
               "  53 mmHg, low\n"
               "  (normal 100 to\n"
               "  140)\n"
               "\n"
               "Laboratory\n"
               "  Tryptase: 34 ug/L,\n"
               "  high (normal 0 to\n"
               "  11), at 30 min\n"
               "\n"
               "Imaging\n"
               "  Chest film (at 30\n"
               "  min): Clear lungs,\n"
               "  no abnormality of\n"
               "  the heart or of\n"
               "  the vessels.\n");
}

static void test_colour(void **state) {
    (void)state;
    check_page(
        HARMFUL, (struct look){.width = 80, .colour = true},
        "  \033[1;36m› \033[0m\033[1mChlorphenamine 10 mg and watch\033[0m\n"
        "\n"
        "  \033[1;31m▌ \033[0m\033[1;31mHarmful.\033[0m\n"
        "  \033[1;31m▌ \033[0mIt does nothing for airway or pressure.\n"
        "  \033[1;31m▌ \033[0m\033[4mExperts differ on this.\033[0m\n"
        "  \033[1;31m▌ \033[0m\033[2mSource: guideline. Resuscitation Council UK, 2021\033[0m\n"
        "  \033[1;31m▌ \033[0m\033[2mSource: unverified. A textbook\033[0m\n");
}

static void test_ascii(void **state) {
    (void)state;
    check_page(AGAIN, (struct look){.width = 80, .ascii = true},
               "  Systolic BP 53 mmHg low down from 78\n"
               "  Airway stridor abnormal, worse than clear\n");
    check_page(HARMFUL, (struct look){.width = 40, .ascii = true},
               "> Chlorphenamine 10 mg and watch\n"
               "\n"
               "| Harmful.\n"
               "| It does nothing for airway or\n"
               "| pressure.\n"
               "| Experts differ on this.\n"
               "| Source: guideline. Resuscitation\n"
               "| Council UK, 2021\n"
               "| Source: unverified. A textbook\n");
}

/* In consequence and exam mode a choice comes without its judgement. */
static void check_quoted(const char *quoted, bool shown, const char *wanted) {
    struct sheet sheet;
    json_t *line = line_of(quoted);
    sheet_open(&sheet, wide);
    assert_int_equal(page_show(&sheet.screen, line), shown);
    char *text = sheet_close(&sheet);
    assert_string_equal(text, wanted);
    free(text);
    json_decref(line);
}

static void test_what_is_hidden_is_not_shown(void **state) {
    (void)state;
    check_quoted("{'event':'choice','kind':'decision','option':'wait','label':'Wait','minutes':31}",
                 true, "  › Wait\n");
    check_quoted("{'event':'choice','kind':'orders','option':'','label':'','minutes':31}", true,
                 "  › nothing\n");
    check_quoted("{'event':'result','text':'','takes':0,'minutes':31}", true, "");
    check_quoted("{'event':'result','text':null,'takes':90}", true, "  1 h 30 min later\n");
    check_quoted("{'event':'outcome','id':'home','good':null,'minutes':60}", true,
                 "  The walk ends here, after 1 h.\n");
    check_quoted("{'event':'chart','name':'Sam','minutes':0,'sections':[]}", true,
                 "  Sam, at 0 min\n  Nothing is on the chart yet.\n");
    check_quoted("{'event':'state','hash':'0','inputs':1,'over':false}", false, "");
    check_quoted("{'event':'end'}", false, "");
}

static void test_wrong_types_are_survived(void **state) {
    (void)state;
    static const char *const values[] = {"null", "true",         "-1e300", "'text'",
                                         "[]",   "[1,'a',null]", "{}",     "{'a':[{}]}"};
    for (size_t page = 0; page < PAGES; page++) {
        for (size_t value = 0; value < LENGTH(values); value++) {
            json_t *line = line_of(walk[page]), *wrong = line_of(values[value]);
            const char *key;
            json_t *member;
            void *next;
            json_object_foreach_safe(line, next, key, member) {
                json_t *damaged = json_deep_copy(line);
                struct sheet sheet;
                json_object_set(damaged, key, wrong);
                sheet_open(&sheet, wide);
                page_show(&sheet.screen, damaged);
                free(sheet_close(&sheet));
                json_decref(damaged);
            }
            json_decref(line);
            json_decref(wrong);
        }
    }
}

static void test_help_and_saying(void **state) {
    (void)state;
    static const struct page_command commands[] = {{"chart", "what is known of the patient"},
                                                   {"note TEXT", "your reasoning"}};
    struct sheet sheet;
    sheet_open(&sheet, wide);
    page_say(&sheet.screen, ROLE_WARNING, "Saved; go on with casewalk resume %d.", 12);
    page_help(&sheet.screen, commands, 2);
    char *text = sheet_close(&sheet);
    assert_string_equal(text, "  Saved; go on with casewalk resume 12.\n"
                              "\n"
                              "  chart       what is known of the patient\n"
                              "  note TEXT   your reasoning\n");
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_at_80_columns),
        cmocka_unit_test(test_at_80_columns_and_on),
        cmocka_unit_test(test_at_40_columns),
        cmocka_unit_test(test_at_40_columns_and_on),
        cmocka_unit_test(test_for_ears),
        cmocka_unit_test(test_for_ears_and_on),
        cmocka_unit_test(test_at_20_columns),
        cmocka_unit_test(test_colour),
        cmocka_unit_test(test_ascii),
        cmocka_unit_test(test_what_is_hidden_is_not_shown),
        cmocka_unit_test(test_wrong_types_are_survived),
        cmocka_unit_test(test_help_and_saying),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

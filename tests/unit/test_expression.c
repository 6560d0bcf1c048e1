/* The language of conditions and effects: what it gives. What it refuses is in
 * test_expression_slips.c, and that Lua agrees in test_expression_lua.c. */
#include "vocabulary.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct stage_set set;

static int open_set(void **state) {
    (void)state;
    set_up(&set);
    return 0;
}

static int close_set(void **state) {
    (void)state;
    tear_down(&set);
    return 0;
}

static void check_as(const char *source, enum type_kind type, double wanted) {
    struct slip slip;
    struct failure why;
    double value;
    const struct expression *found = parse(&set, source, type, &slip);
    if (!found)
        fail_msg("%s: column %d: %s", source, slip.column, slip.text);
    if (!expression_evaluate(found, &set.scene, &value, &why))
        fail_msg("%s: %s", source, why.text);
    if (fabs(value - wanted) > 1e-12 * (1 + fabs(wanted)))
        fail_msg("%s is %.17g, not %.17g", source, value, wanted);
}

static void number(const char *source, double wanted) { check_as(source, TYPE_NUMBER, wanted); }

static void holds(const char *source) { check_as(source, TYPE_TRUTH, 1); }

static void fails(const char *source) { check_as(source, TYPE_TRUTH, 0); }

static void writes(const char *source, const char *wanted) {
    struct slip slip;
    struct failure why;
    char *text;
    size_t size;
    const struct expression *found = parse(&set, source, TYPE_TEXT, &slip);
    if (!found)
        fail_msg("%s: column %d: %s", source, slip.column, slip.text);
    FILE *out = open_memstream(&text, &size);
    bool good = expression_write(found, &set.scene, out, &why);
    fclose(out);
    if (!good)
        fail_msg("%s: %s", source, why.text);
    assert_string_equal(text, wanted);
    free(text);
}

static void test_names(void **state) {
    (void)state;
    number("sbp", 78);
    number("doses", 3);
    number("works", 0.9);
    number("double", 156);
    fails("in_shock");
    holds("pale");
    fails("blind");
    number("clock", 90);
    number("given", 0.5);
    holds("variant == 'base'");
    fails("variant == 'old'");
    number("minute + hour + day + week", 1 + 60 + 1440 + 10080);
    holds("true and not false");
}

static void test_literals(void **state) {
    (void)state;
    number("12", 12);
    number(".5", 0.5);
    number("1e3", 1000);
    number("2.5e-1", 0.25);
    holds("airway == \"stridor\"");
}

static void test_arithmetic_and_precedence(void **state) {
    (void)state;
    number("1 + 2 * 3", 7);
    number("(1 + 2) * 3", 9);
    number("10 - 4 - 3", 3);
    number("24 / 4 / 3", 2);
    number("7 // 2", 3);
    number("-7 // 2", -4);
    number("-7 % 3", 2);
    number("7 % -3", -2);
    number("5.5 % 2", 1.5);
    number("2 * 7 // 3 % 3", 1);
    number("- 2 * 3", -6);
    number("- -2", 2);
    number("1 - -1", 2);
    number("8 - 2 // 3", 8);
}

static void test_logic_and_precedence(void **state) {
    (void)state;
    holds("1 + 1 == 2 and 2 < 3");
    holds("true or false and false");
    fails("(true or false) and false");
    holds("not false or true");
    fails("not (false or true)");
    holds("not not true");
    holds("1 ~= 2 and 1 <= 1 and 2 >= 2 and 3 > 2 and 2 < 3");
    fails("2 < 2 or 2 > 2 or 1 ~= 1");
    holds("pale == true");
    holds("blind ~= pale");
}

/* The second part of and, or, and the values of either() that do not count, are not looked at. */
static void test_only_what_counts_is_looked_at(void **state) {
    (void)state;
    fails("false and 1 / z > 0");
    holds("true or 1 / z > 0");
    number("either(false, 1 / z, 5)", 5);
    number("either(true, 5, 1 / z > 0, 6, 1 / z)", 5);
}

static void test_functions_of_numbers(void **state) {
    (void)state;
    number("min(3, 1, 2)", 1);
    number("max(3, 1, x)", 3);
    number("floor(-1.5)", -2);
    number("ceil(-1.5)", -1);
    number("abs(y)", 2);
    number("round(2.5)", 3);
    number("round(-2.5)", -3);
    number("round(7.346, 2)", 7.35);
    number("round(1250, -2)", 1300);
    number("either(pale, 1, 2)", 1);
    number("either(blind, 1, pale, 2, 3)", 2);
    number("either(blind, 1, not pale, 2, 3)", 3);
}

static void test_odds_and_risk(void **state) {
    (void)state;
    number("by_odds(0.5, 3)", 0.75);
    number("by_odds(0.2, 1)", 0.2);
    number("by_odds(0, 5)", 0);
    number("by_odds(1, 0)", 1);
    number("by_odds(0.5, 0)", 0);
    number("by_risk(0.2, 2)", 0.4);
    number("by_risk(0.8, 2)", 1);
    number("by_risk(works, 0.5)", 0.45);
}

static void test_scales(void **state) {
    (void)state;
    holds("airway == 'stridor' and airway ~= 'lost'");
    holds("airway > 'clear' and airway < 'lost' and airway >= 'stridor'");
    holds("'lost' > airway");
    holds("worse(airway) == 'lost'");
    holds("better(airway) == 'clear'");
    holds("worse(airway, 5) == 'lost'");
    holds("better(worse(airway), 9) == 'clear'");
    holds("max(airway, 'lost') == 'lost'");
    holds("min(airway, 'lost') == 'stridor'");
    holds("is(airway, 'clear', 'stridor')");
    fails("is(airway, 'clear', 'lost')");
    holds("is(doses, 1, 3)");
    holds("rhythm == 'sinus'");
    holds("either(pale, airway, 'lost') == 'stridor'");
    holds("airway == either(pale, 'stridor', 'lost')");
    holds("airway == either(blind, 'lost', either(pale, 'stridor', 'clear'))");
    holds("is(either(pale, 'svt', 'sinus'), rhythm) == (rhythm == 'svt')");
}

static void test_known(void **state) {
    (void)state;
    fails("known('lab')");
    holds("known('sbp')");
    long lab = layout_find(&set.scene.words->patient, "lab");
    patient_reveal(&set.scene.words->patient, set.scene.patient, (size_t)lab);
    holds("known('lab')");
    holds("known(\"lab\")");
    patient_reset(&set.scene.words->patient, set.scene.patient);
}

static void test_writing(void **state) {
    (void)state;
    writes("sbp", "78");
    writes("ph", "7.4");
    writes("ph + 0", "7.4");
    writes("sbp / 7", "11.14"); /* computed: two decimals at most */
    writes("sbp / 78", "1");
    writes("round(sbp / 7, 4)", "11.1429");
    writes("0.1 + 0.2", "0.3");
    writes("-0.001", "0");
    writes("pale", "yes");
    writes("blind", "sees");
    writes("not pale", "no");
    writes("sbp > 100", "no");
    writes("airway", "stridor");
    writes("worse(airway)", "gone");
    writes("name", "Sam");
    writes("variant", "base");
    writes("either(pale, 'a', 'b')", "a");
    writes("either(pale, either(blind, '', name), 'b')", "Sam");
    writes("film", "Lungs pale.");
    writes("in_shock", "no");
    writes("1e15", "1e+15");
}

static void check_failure(const char *source, const char *part) {
    struct slip slip;
    struct failure why = {.text = ""};
    double value;
    const struct expression *found = parse(&set, source, TYPE_NUMBER, &slip);
    if (!found)
        fail_msg("%s: column %d: %s", source, slip.column, slip.text);
    assert_false(expression_evaluate(found, &set.scene, &value, &why));
    if (strncmp(why.text, "p.lua:12: ", 10) != 0 || !strstr(why.text, part))
        fail_msg("%s: \"%s\" says nothing of \"%s\"", source, why.text, part);
}

static void test_failures_name_the_place(void **state) {
    (void)state;
    check_failure("sbp / z", "column 5 of \"sbp / z\": a division by zero");
    check_failure("1 + sbp // z", "column 9");
    check_failure("sbp % z", "a division by zero");
    check_failure("1e308 * 10", "column 7 of \"1e308 * 10\": the result is too large");
    check_failure("1e308 + 1e308", "too large");
    check_failure("-1e308 - 1e308", "too large");
    check_failure("1e308 / 1e-10", "too large");
    check_failure("max(1, sbp / z, 2)", "column 12");
    check_failure("either(1 / z > 0, 1, 2)", "column 10");
    check_failure("by_odds(2, 1)", "from 0 to 1");
    check_failure("by_odds(0.5, y)", "at least 0");
    check_failure("by_risk(y, 1)", "from 0 to 1");
    check_failure("round(1 / z)", "division");
    check_failure("floor(1 / z) + abs(1 / z)", "division");
}

static void check_set(const char *source, const char *field, double wanted) {
    struct slip slip;
    struct failure why;
    size_t count;
    struct effect effect = {.rule = -1, .place = here_place};
    effect.assignments = expression_parse_set(set.arena, &set.loading.pathway->words, source,
                                              &here_place, true, &count, &slip);
    if (!effect.assignments)
        fail_msg("%s: column %d: %s", source, slip.column, slip.text);
    effect.count = count;
    if (!pathway_apply(set.loading.pathway, &effect, &set.scene, &why))
        fail_msg("%s: %s", source, why.text);
    const struct layout *layout = &set.scene.words->patient;
    double value = patient_get(layout, set.scene.patient, (size_t)layout_find(layout, field));
    patient_reset(layout, set.scene.patient);
    if (value != wanted)
        fail_msg("%s: %s is %g, not %g", source, field, value, wanted);
}

static void test_effects(void **state) {
    (void)state;
    check_set("sbp = sbp - 10", "sbp", 68);
    check_set("sbp = 100; doses = doses + sbp / 100", "doses", 4); /* from left to right */
    check_set("x = y; y = x", "y", -2);
    check_set(" sbp = 1 ; ", "sbp", 1);
    check_set("airway = 'lost'", "airway", 2);
    check_set("airway = worse(airway)", "airway", 2);
    check_set("airway = max(airway, 'clear')", "airway", 1);
    check_set("airway = either(pale, 'lost', 'clear')", "airway", 2);
    check_set("airway = either(blind, 'lost', either(pale, 'clear', 'lost'))", "airway", 0);
    check_set("airway = either(blind, 'lost', worse(airway))", "airway", 2);
    check_set("pale = not pale", "pale", 0);
    check_set("pale = sbp > 100", "pale", 0);
    check_set("rhythm = 'svt'", "rhythm", 1);
    check_set("sbp = given * 2", "sbp", 1);
    check_set("x = -z", "x", 0);
    check_set("", "sbp", 78);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_literals),
        cmocka_unit_test(test_arithmetic_and_precedence),
        cmocka_unit_test(test_logic_and_precedence),
        cmocka_unit_test(test_only_what_counts_is_looked_at),
        cmocka_unit_test(test_functions_of_numbers),
        cmocka_unit_test(test_odds_and_risk),
        cmocka_unit_test(test_scales),
        cmocka_unit_test(test_known),
        cmocka_unit_test(test_writing),
        cmocka_unit_test(test_failures_name_the_place),
        cmocka_unit_test(test_effects),
    };
    return cmocka_run_group_tests(tests, open_set, close_set);
}

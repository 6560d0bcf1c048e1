/* Expressions written out again, and where a walk begins. */
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

static char *printed(const struct expression *expression) {
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    expression_print(expression, set.scene.words, out);
    fclose(out);
    return text;
}

static void check(const char *source, enum type_kind type, const char *wanted) {
    struct slip slip;
    const struct expression *expression = parse(&set, source, type, &slip);
    if (!expression)
        fail_msg("%s: %s", source, slip.text);
    char *text = printed(expression);
    assert_string_equal(text, wanted);
    /* What is printed is the same expression: it prints as itself. */
    const struct expression *again = parse(&set, arena_copy(set.arena, text), type, &slip);
    if (!again)
        fail_msg("%s: %s", text, slip.text);
    char *twice = printed(again);
    assert_string_equal(twice, wanted);
    free(text);
    free(twice);
}

static void test_conditions(void **state) {
    (void)state;
    check("sbp<60   and pale", TYPE_TRUTH, "sbp < 60 and pale");
    check("(sbp < 60 or pale) and not (blind or pale)", TYPE_TRUTH,
          "(sbp < 60 or pale) and not (blind or pale)");
    check("sbp < 60 or (pale and blind)", TYPE_TRUTH, "sbp < 60 or pale and blind");
    check("in_shock and known('lab')", TYPE_TRUTH, "in_shock and known('lab')");
    check("airway > 'clear' and rhythm ~= 'svt'", TYPE_TRUTH,
          "airway > 'clear' and rhythm ~= 'svt'");
    check("is(rhythm, 'sinus', 'svt')", TYPE_TRUTH, "is(rhythm, 'sinus', 'svt')");
    check("variant == 'old' or true", TYPE_TRUTH, "variant == 'old' or true");
    check("clock >= 1.5 * hour", TYPE_TRUTH, "clock >= 1.5 * 60");
}

static void test_numbers(void **state) {
    (void)state;
    check("x - (y - z)", TYPE_NUMBER, "x - (y - z)");
    check("x - y - z", TYPE_NUMBER, "x - y - z");
    check("(x + y) * z // 2 % 3", TYPE_NUMBER, "(x + y) * z // 2 % 3");
    check("x / (y * z)", TYPE_NUMBER, "x / (y * z)");
    check("-(x + y)", TYPE_NUMBER, "-(x + y)");
    check("-x * 0.1", TYPE_NUMBER, "-x * 0.1");
    check("either(pale, works, by_odds(works, 1.8))", TYPE_NUMBER,
          "either(pale, works, by_odds(works, 1.8))");
    check("round(double, 1) + min(x, y, 3)", TYPE_NUMBER, "round(double, 1) + min(x, y, 3)");
}

/* --- where a walk begins --- */

static const struct start_value *begin(const char *source, size_t *count, struct slip *slip) {
    return expression_parse_start(set.arena, &set.loading.pathway->words, source, &here_place,
                                  count, slip);
}

static void test_start(void **state) {
    (void)state;
    struct slip slip;
    size_t count;
    const struct start_value *list =
        begin("sbp = 60; clock = 2 * hour; known('lab') = true;", &count, &slip);
    assert_non_null(list);
    assert_int_equal(count, 3);
    assert_int_equal(list[0].what, BEGINS_FIELD);
    assert_int_equal(list[1].what, BEGINS_CLOCK);
    assert_int_equal(list[1].column, 11);
    assert_int_equal(list[2].what, BEGINS_KNOWN);
    assert_string_equal(set.scene.words->patient.fields[list[2].field].id, "lab");
    assert_non_null(begin("", &count, &slip));
    assert_int_equal(count, 0);
}

static void test_start_slips(void **state) {
    (void)state;
    static const struct {
        const char *source;
        int column;
        const char *part;
    } wrong[] = {
        {"spb = 60", 1, "did you mean \"sbp\""},
        {"clok = 60", 1, "did you mean \"clock\""},
        {"sbp = 60, clock = 3", 9, "separated with ;"},
        {"sbp = 60; clock == 3", 17, "assign with ="},
        {"clock = pale", 9, "clock"},
        {"airway = lost", 10, "write 'lost'"},
        {"airway = 'lots'", 10, "did you mean \"lost\""},
        {"film = 1", 1, "is a finding"},
        {"known('sbp') = true", 1, "is not hidden"},
        {"known('lba') = true", 7, "did you mean \"lab\""},
        {"known('lab') = 1", 16, "known()"},
        {"known = true", 1, "known('field') = true"},
        {"known('lab')", 13, "expected ="},
        {"given = 1", 1, "only a field can be set"},
        {"clock", 6, "expected ="},
        {"clock =", 8, "missing"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct slip slip = {0, ""};
        size_t count;
        if (begin(wrong[i].source, &count, &slip))
            fail_msg("%s is accepted", wrong[i].source);
        if (!strstr(slip.text, wrong[i].part) || slip.column != wrong[i].column)
            fail_msg("%s: column %d: %s (wanted %d: %s)", wrong[i].source, slip.column, slip.text,
                     wrong[i].column, wrong[i].part);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_conditions),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_start),
        cmocka_unit_test(test_start_slips),
    };
    return cmocka_run_group_tests(tests, open_set, close_set);
}

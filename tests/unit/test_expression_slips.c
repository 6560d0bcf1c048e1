/* The language of conditions and effects: what it refuses, with the column and what would be right.
 */
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

struct wrong {
    const char *source;
    int column;
    const char *part;
};

static void check(const struct wrong *list, size_t count, enum type_kind type) {
    for (size_t i = 0; i < count; i++) {
        struct slip slip = {0, ""};
        if (parse(&set, list[i].source, type, &slip))
            fail_msg("%s is accepted", list[i].source);
        if (!strstr(slip.text, list[i].part) || slip.column != list[i].column)
            fail_msg("%s: column %d: %s (wanted %d: %s)", list[i].source, slip.column, slip.text,
                     list[i].column, list[i].part);
    }
}

#define CHECK(list, type) check(list, sizeof(list) / sizeof *(list), type)

static void test_signs_of_other_languages(void **state) {
    (void)state;
    static const struct wrong list[] = {
        {"sbp = 60", 5, "compare with =="},
        {"sbp != 60", 5, "~="},
        {"sbp <> 60", 5, "~="},
        {"sbp => 60", 5, ">="},
        {"sbp =< 60", 5, "<="},
        {"pale && blind", 6, "\"and\""},
        {"pale || blind", 6, "\"or\""},
        {"pale & blind", 6, "\"and\""},
        {"!pale", 1, "\"not\""},
        {"sbp ^ 2 > 3", 5, "multiply"},
        {"pale ? 1 : 2", 6, "either(condition, value, otherwise)"},
        {"sbp \xe2\x89\xa4 60", 5, "<="},
        {"sbp \xe2\x89\xa5 60", 5, ">="},
        {"sbp \xe2\x89\xa0 60", 5, "~="},
        {"sbp > \xe2\x88\x92"
         "1",
         7, "minus sign is typographic"},
        {"airway == \xe2\x80\x99lost\xe2\x80\x99", 11, "typographic quotes"},
        {"airway == \xe2\x80\x9clost\xe2\x80\x9d", 11, "typographic quotes"},
        {"sbp > 10 %", 10, "percentage"},
        {"sbp > 60 mmHg", 10, "cannot follow"},
        {"sbp > 60mmHg", 9, "unit"},
        {"if sbp > 60 then pale", 1, "either(condition, value, otherwise)"},
        {"name .. 'x' == 'y'", 6, "joined"},
        {"sbp > 0x10", 7, "decimal"},
        {"sbp > 60 @", 10, "@ has no meaning here"},
        {"airway == 'lost", 11, "no closing '"},
        {"sbp > 1,5", 8, "decimals are written with a point"},
        {"pale; blind", 5, "separates assignments"},
    };
    CHECK(list, TYPE_TRUTH);
}

static void test_slips_that_lua_lets_pass(void **state) {
    (void)state;
    static const struct wrong list[] = {
        {"airway == lost", 11, "write 'lost'"},
        {"variant == old", 12, "write 'old'"},
        {"airway == 'losst'", 11, "not a value of airway; did you mean \"lost\"?"},
        {"variant == 'odl'", 12, "did you mean \"old\"?"},
        {"airway == 'lost' or 'clear'", 21, "is(field, 'a', 'b')"},
        {"'clear' and pale", 1, "is(field, 'a', 'b')"},
        {"not sbp < 8", 1, "write not ("},
        {"8 < sbp < 12", 9, "8 < x and x < 12"},
        {"sbp", 1, "compare it with something, as in x > 0"},
        {"sbp and pale", 1, "compare it with something"},
        {"sbp == 'lost'", 8, "a number is compared or combined with a text"},
        {"airway == 2", 11, "a value in words is compared or combined with a number"},
        {"airway == voice", 11, "airway and voice take different values"},
        {"sbp == pale", 8, "a number is compared or combined with a condition"},
        {"rhythm < 'svt'", 8, "rhythm has no order"},
        {"variant > 'old'", 9, "no order"},
        {"pale < blind", 6, "cannot compare"},
        {"name == 'Sam'", 6, "cannot compare a text"},
        {"'a' == 'b'", 5, "cannot compare a text"},
        {"pale + 1 > 0", 1, "either(condition, 1, 0)"},
        {"sbp + airway > 0", 7, "needs a number, but this is a value in words"},
        {"-pale > 0", 2, "minus sign"},
        {"not sbp", 5, "\"not\" needs a condition"},
        {"film == 'x'", 6, "cannot compare"},
        {"known(sbpp)", 7, "unknown name sbpp; did you mean \"sbp\"?"},
        {"known('sbpp')", 7, "did you mean \"sbp\"?"},
    };
    CHECK(list, TYPE_TRUTH);
}

static void test_names_and_calls(void **state) {
    (void)state;
    static const struct wrong list[] = {
        {"spb > 3", 1, "unknown name spb; did you mean \"sbp\"?"},
        {"3 < inshock", 5, "did you mean \"in_shock\"?"},
        {"potassium", 1, "unknown name potassium"},
        {"sbp > wroks", 7, "did you mean \"works\"?"},
        {"mx(1, 2) > 0", 1, "unknown function mx; did you mean \"max\"?"},
        {"max(1) > 0", 1, "at least 2 arguments"},
        {"floor() > 0", 1, "at least 1 argument"},
        {"floor(1, 2) > 0", 10, "at most 1 argument"},
        {"either(pale, 1) > 0", 1, "at least 3"},
        {"either(pale, 1, blind, 2) > 0", 1, "odd number"},
        {"either(sbp, 1, 2) > 0", 8, "either() needs a condition"},
        {"either(pale, 1, 'x') > 0", 17, "a number is compared or combined with a text"},
        {"worse(sbp) == 'lost'", 7, "a scale"},
        {"worse(rhythm) == 'svt'", 7, "a scale"},
        {"worse(airway, pale) == 'lost'", 15, "number of steps"},
        {"max(pale, blind)", 1, "takes numbers, or a scale"},
        {"max(rhythm, 'svt') == 'svt'", 1, "takes numbers, or a scale"},
        {"is(airway, 'lots')", 12, "did you mean \"lost\"?"},
        {"is(airway)", 1, "at least 2"},
        {"floor(pale) > 0", 7, "needs a number"},
        {"max(1, 2 > 0", 13, "expected , or )"},
        {"(1 + 2 > 0", 11, "a ) is missing for the ( at column 1"},
        {"max(1 2) > 0", 7, "expected , or )"},
        {"", 1, "empty"},
        {"   ", 4, "missing at the end"},
        {"sbp >", 6, "missing at the end"},
        {"> 3", 1, "> cannot stand here"},
        {"= 3", 1, "compare with =="},
        {"pale blind", 6, "a sign such as and"},
        {"sbp > 1e999", 7, "too large"},
    };
    CHECK(list, TYPE_TRUTH);
}

static void test_given_only_where_it_is(void **state) {
    (void)state;
    struct slip slip;
    assert_null(expression_parse(set.arena, &set.loading.pathway->words, "given > 1",
                                 (struct type){TYPE_TRUTH, NULL}, &here_place, false, &slip));
    assert_int_equal(slip.column, 1);
    assert_non_null(strstr(slip.text, "only in the answers of a question"));
}

static void check_sets(const struct wrong *list, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct slip slip = {0, ""};
        size_t assigned;
        if (expression_parse_set(set.arena, &set.loading.pathway->words, list[i].source,
                                 &here_place, false, &assigned, &slip))
            fail_msg("%s is accepted", list[i].source);
        if (!strstr(slip.text, list[i].part) || slip.column != list[i].column)
            fail_msg("%s: column %d: %s (wanted %d: %s)", list[i].source, slip.column, slip.text,
                     list[i].column, list[i].part);
    }
}

static void test_effects(void **state) {
    (void)state;
    static const struct wrong list[] = {
        {"sbp == 9", 5, "assign with ="},
        {"sbp =- 1", 5, "=- sets a negative value; write sbp = sbp - "},
        {"sbp += 1", 5, "in full"},
        {"sbp -= 1", 5, "in full"},
        {"doses++", 6, "field = field + 1"},
        {"sbp = 1, doses = 2", 8, "separated with ;"},
        {"sbp = 1 doses = 2", 9, "cannot follow"},
        {"spb = 1", 1, "did you mean \"sbp\"?"},
        {"clock = 1", 1, "clock"},
        {"works = 1", 1, "works"},
        {"sbp", 4, "expected = after sbp"},
        {"1 = sbp", 1, "begins with a field"},
        {"sbp = ", 7, "missing at the end"},
        {"sbp = pale", 7, "sbp needs a number"},
        {"pale = 1", 8, "pale needs a condition"},
        {"airway = 'losst'", 10, "did you mean \"lost\"?"},
        {"airway = lost", 10, "write 'lost'"},
        {"airway = 2", 10, "a number"},
        {"airway = voice", 10, "take different values"},
        {"airway = name", 10, "a text"},
        {"airway = either(pale, 'lost', name)", 31, "a text"},
        {"airway = either(pale, 'lost', 'clera')", 31, "did you mean \"clear\"?"},
        {"airway = either(pale, 'lost', either(blind, 'x', 'clear'))", 45, "not a value of airway"},
        {"film = 'x'", 1, "no value to set"},
        {"sbp = given", 7, "answers of a question"},
        {"sbp = sbp - 10; airway = worse(sbp)", 32, "a scale"},
    };
    check_sets(list, sizeof list / sizeof *list);
}

static char *repeated(const char *begin, const char *part, size_t count, const char *end) {
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    fputs(begin, out);
    for (size_t i = 0; i < count; i++)
        fputs(part, out);
    fputs(end, out);
    fclose(out);
    return text;
}

/* Nothing that fits into a text may bring the stack to its end. */
static void test_deep_nesting_is_refused(void **state) {
    (void)state;
    static const struct {
        const char *begin, *part, *end;
        size_t count;
    } deep[] = {
        {"", "(", "", 60000},           {"", "-", "1", 60000},          {"", "not ", "pale", 16000},
        {"", "abs(", "", 16000},        {"", "either(pale,", "", 5000}, {"1", "+1", "", 30000},
        {"pale", " or pale", "", 8000}, {"1", "*(1", "", 20000},        {"1", "-1", "", 30000},
    };
    for (size_t i = 0; i < sizeof deep / sizeof *deep; i++) {
        char *text = repeated(deep[i].begin, deep[i].part, deep[i].count, deep[i].end);
        struct slip slip = {0, ""};
        assert_null(parse(&set, text, TYPE_TEXT, &slip));
        if (!strstr(slip.text, "too deeply") && !strstr(slip.text, "longer than"))
            fail_msg("%s %s", deep[i].part, slip.text);
        free(text);
    }
    struct slip slip;
    char *text = repeated("1", " + 1", 900, "");
    assert_non_null(parse(&set, text, TYPE_NUMBER, &slip));
    free(text);
    text = repeated("", "(", 50, "1");
    char *whole = repeated(text, ")", 50, "");
    assert_non_null(parse(&set, whole, TYPE_NUMBER, &slip));
    free(whole);
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_signs_of_other_languages),
        cmocka_unit_test(test_slips_that_lua_lets_pass),
        cmocka_unit_test(test_names_and_calls),
        cmocka_unit_test(test_given_only_where_it_is),
        cmocka_unit_test(test_effects),
        cmocka_unit_test(test_deep_nesting_is_refused),
    };
    return cmocka_run_group_tests(tests, open_set, close_set);
}

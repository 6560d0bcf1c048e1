/* Questions and orders in a walk. */
#include "trace.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define AGAIN "Please type a number, such as 40 or 2.5."
#define TWO_WAYS                                                                                   \
    "This can be read in two ways. Please type it without the comma, or with a decimal point."

/* Which answer a typed text gets at a question that stands first; or what is said. */
static void check_typed(const char *body, const char *typed, const char *wanted) {
    struct trace trace = {0};
    size_t answer;
    double given;
    struct failure why = {.text = ""};
    trace_open(&trace, body, "", 1);
    assert_int_equal(walk_start(trace.walk), NEED_CHOICE);
    enum match_result result = walk_match(trace.walk, typed, &answer, &given, &why);
    const char *found = result == MATCHED ? walk_node(trace.walk)->choices[answer].id : why.text;
    if (strcmp(found, wanted) != 0)
        fail_msg("\"%s\" gives %s, not %s", typed, found, wanted);
    trace_close(&trace);
}

static const char dose[] = PATIENT "question 'a' { '.', unit = 'mg per day', "
                                   "answer 'right' { 0.5, within = '10 %', to = 'z' }, "
                                   "answer 'low' { between = {0.1, 0.3}, to = 'z' }, "
                                   "answer 'near' { 0.7, within = 0.05, to = 'z' }, "
                                   "answer 'exact' { 1500, to = 'z' }, "
                                   "answer 'other' { otherwise, to = 'z' } }\n" END;

/* Tolerance and ranges, both ends counting; the first that matches; otherwise. */
static void test_numbers(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"0.5", "right"},    {"0.45", "right"},        {"0.55", "right"}, {"0.449", "other"},
        {"0.5501", "other"}, {"0.1", "low"},           {"0.3", "low"},    {"0.31", "other"},
        {"0.65", "near"},    {"0.75", "near"},         {"0.76", "other"}, {"1500", "exact"},
        {"-0.5", "other"},   {"+0.5", "right"},        {"0", "other"},    {".5", "right"},
        {"1500.0", "exact"}, {"999999999999", "other"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_typed(dose, cases[i][0], cases[i][1]);
}

/* "unit and decimal comma allowed in the answer" */
static void test_units_and_commas(void **state) {
    (void)state;
    static const char *const cases[][2] = {
        {"0,5", "right"},    {" 0.5 ", "right"},          {"0.5 mg", "right"},
        {"0.5mg", "right"},  {"0.5 MG per day", "right"}, {"0.5 mg per day.", "right"},
        {"0,5 mg", "right"}, {"1500 mg", "exact"},        {"0,25", "low"},
        {"1,500", TWO_WAYS}, {"0,500", TWO_WAYS},         {"1.500", "other"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_typed(dose, cases[i][0], cases[i][1]);
}

/* "another unit or no number is asked again and not judged" */
static void test_asked_again(void **state) {
    (void)state;
    static const char unit[] = "Please give the number in mg per day.";
    static const char *const cases[][2] = {
        {"", AGAIN},       {"half", AGAIN}, {"mg", AGAIN},           {"0.5 g", unit},
        {"0.5 mgg", unit}, {"0.5 m", unit}, {"0.5 mg per", "right"}, {"1,500,000", AGAIN},
        {"1.2.3", AGAIN},  {"--5", AGAIN},  {"0.5 0.7", unit},       {"nan", AGAIN},
        {"inf", AGAIN},    {"0x10", unit},  {"5e3", unit},           {"12 %", unit}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_typed(dose, cases[i][0], cases[i][1]);
    static const char bare[] = PATIENT "question 'a' { '.', answer 'x' { 5, to = 'z' }, answer 'o' "
                                       "{ otherwise, to = 'z' } }\n" END;
    check_typed(bare, "5 mg", "Please type the number alone.");
    check_typed(bare, "5", "x");
    check_typed(bare, "5.", "x");
}

/* "a word (compared without case, accents and outer spaces)" */
static void test_words(void **state) {
    (void)state;
    static const char body[] =
        PATIENT "question 'a' { '.', answer 'h' { 'heparin', 'H\xC3\xA9parine', to = 'z' }, "
                "answer 'c' { 'venous sinus', to = 'z' }, answer 's' { 'Stra\xC3\x9F"
                "e', to = 'z' }, "
                "answer 'o' { otherwise, to = 'z' } }\n" END;
    static const char *const cases[][2] = {{"heparin", "h"},
                                           {"HEPARIN", "h"},
                                           {"  Heparin  ", "h"},
                                           {"heparine", "h"},
                                           {"hepari\xCC\x81n", "h"},
                                           {"Venous  sinus", "c"},
                                           {"v\xC3\xA9nous\tSINUS", "c"},
                                           {"strasse", "s"},
                                           {"heparins", "o"},
                                           {"venoussinus", "o"},
                                           {"42", "o"},
                                           {"", "Please type a word."},
                                           {"   ", "Please type a word."},
                                           {"\xff", "o"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_typed(body, cases[i][0], cases[i][1]);
}

/* Tolerances and ranges may be expressions; `given` is the number. */
static void test_expressions_in_answers(void **state) {
    (void)state;
    const char *body =
        "patient 'S' { weight = number { 80 }, n = number { 0 } }\n"
        "question 'a' { '.', answer 'r' { 'weight', within = '5 %', to = 'b', set = 'n = given * "
        "2' }, "
        "answer 'b' { between = {'weight - 20', '0.9 * weight'}, because = '{given} low', "
        "set = 'n = given', to = 'b' }, "
        "answer 'o' { otherwise, to = 'z', case 'given > 200' { to = 'dead' } } }\n"
        "step 'b' { '{n}', to = 'z' }\n" END DEAD;
    WALK(body, "=82", "a@0 >r b@0:164 z@0 .");
    WALK(body, "=70,5", "a@0 >b:70.5 low b@0:70.5 z@0 .");
    WALK(body, "=10", "a@0 >o z@0 .");
    WALK(body, "=201", "a@0 >o dead@0 .");
    WALK(body, "=x =80", "a@0 (" AGAIN ") >r b@0:160 z@0 .");
}

#define ITEMS                                                                                      \
    "item 'p' { '.', takes = '30 min', set = 'n = n + 1', reveals = 'lab', result = 'p {n}' }, "   \
    "item 'q' { '.', takes = '20 min', set = 'n = n * 10', result = 'q {n}' }, "                   \
    "item 'r' { '.', set = 'm = n', takes = 'n + 5' } }\n"

/* "items are ticked together and done at once": the longest time; effects in written order. */
static void test_orders_at_once(void **state) {
    (void)state;
    const char *body =
        PATIENT "orders 'a' { '.', to = either('m == 10', 'b', 'z'), " ITEMS "step 'b' { '{n}', "
                "to = 'z' }\n" END;
    WALK(body, "p,q", "a@0 >p,q ?lab =p 10 =q 10 z@30 .");
    WALK(body, "q,p,r", "a@0 >p,q,r ?lab =p 10 =q 10 b@30:10 z@30 .");
    WALK(body, "q", "a@0 >q =q 0 z@20 .");
    WALK(body, "-", "a@0 > z@0 .");
    WALK(body, "r", "a@0 >r z@5 .");
}

/* "(in_turn = true: one after the other)": each begins when the one before has come. */
static void test_orders_in_turn(void **state) {
    (void)state;
    const char *body = PATIENT "orders 'a' { '.', in_turn = true, to = 'z', " ITEMS END;
    WALK(body, "p,q", "a@0 >p,q ?lab =p 1 =q 10 z@50 .");
    WALK(body, "p,r", "a@0 >p,r ?lab =p 1 z@36 .");
    WALK(body, "-", "a@0 > z@0 .");
}

/* A timer in the middle of either: what has not come yet comes afterwards. */
static void test_orders_interrupted(void **state) {
    (void)state;
#define TIMED                                                                                      \
    PATIENT EVENT("e", "at = '25 min', to = 'b'") STEP("b", "takes = '3 min', to = resume")
    WALK(TIMED "orders 'a' { '.', to = 'z', " ITEMS END, "p,q",
         "a@0 >p,q *e@25 b@25 ?lab =p 10 =q 10 z@33 .");
    WALK(TIMED "orders 'a' { '.', in_turn = true, to = 'z', " ITEMS END, "p,q",
         "a@0 >p,q *e@25 b@25 ?lab =p 1 =q 10 z@53 .");
    WALK(TIMED "orders 'a' { '.', in_turn = true, to = 'z', " ITEMS END, "q,p",
         "a@0 >p,q *e@25 b@25 ?lab =p 1 =q 10 z@53 .");
    WALK(PATIENT EVENT("e", "at = '40 min', to = 'b'") STEP(
             "b",
             "takes = '3 min', to = resume") "orders 'a' { '.', in_turn = true, to = 'z', " ITEMS
             END,
         "p,q", "a@0 >p,q ?lab =p 1 *e@40 b@40 =q 10 z@53 .");
}

/* An item's case is chosen when it is ordered, as the patient was; at most as often as said. */
static void test_cases_and_limits_of_items(void **state) {
    (void)state;
    const char *body = PATIENT
        "orders 'a' { '.', to = either('n > 2', 'z', 'a'), "
        "item 'p' { '.', set = 'n = n + 1', takes = '1 min' }, "
        "item 'q' { '.', takes = '5 min', once = true, case 'n == 0' { takes = '9 min' } }, "
        "item 's' { '.', when = 'n == 1', takes = '20 min' } }\n" END;
    WALK(body, "p,q p,s p", "a@0 >p,q a@9 >p,s a@29 >p z@30 .");
    WALK(body, "p q p p", "a@0 >p a@1 >q a@6 >p a@7 >p z@8 .");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_units_and_commas),
        cmocka_unit_test(test_asked_again),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_expressions_in_answers),
        cmocka_unit_test(test_orders_at_once),
        cmocka_unit_test(test_orders_in_turn),
        cmocka_unit_test(test_orders_interrupted),
        cmocka_unit_test(test_cases_and_limits_of_items),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

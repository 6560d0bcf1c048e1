/* analysis/possible, future: what may still hold is never denied, and what cannot is found where it
   is plain. */
#include "future.h"
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

/* --- what an expression may become --- */

/* x and y may each be one of three values, or all between; all other fields are as they are. */
static const double choices[3] = {-2, 0, 3};

struct stance {
    bool between;
};

static size_t number_of(const char *name) {
    long field = layout_find(&set.loading.pathway->words.patient, name);
    assert_true(field >= 0);
    return (size_t)field;
}

static struct possible field_of(void *context, size_t field) {
    const struct stance *stance = context;
    if (field != number_of("x") && field != number_of("y"))
        return possible_one(
            patient_get(&set.loading.pathway->words.patient, set.scene.patient, field));
    if (stance->between)
        return possible_between(choices[0], choices[2]);
    struct possible value = possible_one(choices[0]);
    possible_add(&value, choices[1]);
    possible_add(&value, choices[2]);
    return value;
}

static struct possible known_of(void *context, size_t field) {
    (void)context;
    return possible_one(
        patient_knows(&set.loading.pathway->words.patient, set.scene.patient, field));
}

static bool may_hold(const struct expression *condition, bool between) {
    struct stance stance = {between};
    struct outlook outlook = {.context = &stance,
                              .field = field_of,
                              .known = known_of,
                              .clock = set.scene.clock,
                              .scene = &set.scene};
    return possible_truth(&outlook, condition);
}

static const struct expression *condition_of(const char *source) {
    struct slip slip;
    const struct expression *condition = parse(&set, source, TYPE_TRUTH, &slip);
    if (!condition)
        fail_msg("%s: column %d: %s", source, slip.column, slip.text);
    return condition;
}

/* Whether it holds for one of the nine patients that may be. */
static bool holds_somewhere(const struct expression *condition) {
    const struct layout *layout = &set.loading.pathway->words.patient;
    bool found = false;
    for (int i = 0; i < 9 && !found; i++) {
        struct failure why;
        double value;
        assert_int_equal(patient_put(layout, set.scene.patient, number_of("x"), choices[i / 3]),
                         PATIENT_STORED);
        assert_int_equal(patient_put(layout, set.scene.patient, number_of("y"), choices[i % 3]),
                         PATIENT_STORED);
        assert_true(expression_evaluate(condition, &set.scene, &value, &why));
        found = value != 0;
    }
    return found;
}

static const char *const plain[] = {
    "x == 3 and y == 3",
    "x > 3",
    "x > 4 or y > 3",
    "x + y == 6",
    "x + y == 2",
    "x * y == 9",
    "x * y < 0 - 6",
    "x - y >= 5",
    "x - y > 5",
    "not (x < 4)",
    "not (x == 0)",
    "max(x, y) < 0 - 2",
    "min(x, y) == 3",
    "either(x == 0, y, 5) == 5",
    "either(x > 3, y, 5) == 3",
    "either(pale, x, y) == 7",
    "in_shock",
    "sbp == 78 and x ~= y",
    "is(rhythm, 'svt')",
    "airway > 'clear' and x == 3",
    "known('lab')",
    "works > 0.95",
    "double == 156",
    "clock < 90 or x == 1",
};

static void test_some_values_are_told_apart(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        const struct expression *condition = condition_of(plain[i]);
        if (may_hold(condition, false) != holds_somewhere(condition))
            fail_msg("%s: %d", plain[i], may_hold(condition, false));
    }
}

static void test_what_may_hold_is_never_denied(void **state) {
    (void)state;
    static const char *const others[] = {
        "x // 2 == 1",    "x % 2 == 1",     "abs(x) == 2", "floor(x / 2) == -1",
        "-x == 2",        "round(x) == y",  "ceil(y) > 2", "x * x * x == 27",
        "x + y + x == 9", "0 * x == 0",     "x * y == 0",  "x == y and not (x < y)",
        "clock > 100",    "is(x, 7, 8, y)",
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        const struct expression *condition = condition_of(others[i]);
        bool wanted = holds_somewhere(condition);
        if (wanted && !(may_hold(condition, false) && may_hold(condition, true)))
            fail_msg("%s is denied", others[i]);
    }
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        const struct expression *condition = condition_of(plain[i]);
        if (holds_somewhere(condition) && !may_hold(condition, true))
            fail_msg("%s is denied between the ends", plain[i]);
    }
}

static void test_too_many_values_become_all_between(void **state) {
    (void)state;
    struct possible value = possible_one(5);
    possible_add(&value, 5);
    assert_int_equal(value.count, 1);
    for (int i = 0; i < MOST_POSSIBLE - 1; i++)
        possible_add(&value, 10 + i);
    assert_int_equal(value.count, MOST_POSSIBLE);
    possible_add(&value, -7);
    assert_int_equal(value.count, -1);
    assert_true(value.low == -7 && value.high == 10 + MOST_POSSIBLE - 2);
    possible_add(&value, 100);
    assert_true(value.count == -1 && value.low == -7 && value.high == 100);
}

/* --- what the future reads and writes --- */

static const char future_text[] =
    "pathway 'f' { title = 'F', start = 'a' }\n"
    "patient 'Sam, 24' { cost = number { 0 }, dose = number { 1 }, bound = number { 0, range = {0, "
    "9} },\n"
    "  lab = number { 3, hidden = true, chart = 'lab' }, other = number { 4, hidden = true, chart "
    "= 'lab' } }\n"
    "decision 'a' { 'A.',\n"
    "  option 'one' { 'One', set = 'cost = cost + 5; dose = 2; bound = bound + 1', reveals = "
    "'lab', to = 'b' },\n"
    "  option 'two' { 'Two', set = 'cost = cost + either(dose > 1, 3, 0)', reveals = 'other', to = "
    "'b' } }\n"
    "decision 'b' { 'B.',\n"
    "  option 'on' { 'On', when = \"known('lab')\", to = 'e' },\n"
    "  option 'off' { 'Off', when = 'dose == 2', to = 'e' }, option 'end' { 'End', to = 'e' } }\n"
    "outcome 'e' { '.', utility = 1 }\n";

static void test_the_future_of_a_small_pathway(void **state) {
    (void)state;
    struct file file = {"f.lua", future_text, strlen(future_text)};
    struct loading loading;
    pathway_load(&file, 1, &loading);
    struct pathway *pathway = loading.pathway;
    assert_non_null(pathway);
    struct arena *arena = arena_new();
    const struct future *future = future_new(arena, pathway, 0, NULL, NULL);
    const struct layout *layout = &pathway->words.patient;
    size_t dose = (size_t)layout_find(layout, "dose");
    assert_true(future_is_sum(future, (size_t)layout_find(layout, "cost")));
    assert_false(future_is_sum(future, dose));
    assert_false(future_is_sum(future, (size_t)layout_find(layout, "bound")));
    const struct node *first = &pathway->nodes[pathway->variants[0].start];
    assert_true(future_reveals_matter(future, first->choices[0].arms[0].action.reveals));
    assert_false(future_reveals_matter(future, first->choices[1].arms[0].action.reveals));
    assert_false(future_reveals_matter(future, NULL));
    struct possible before =
        future_value(future, future->nodes[pathway->variants[0].start].enter.writes, dose, 1);
    assert_int_equal(before.count, 2);
    assert_true(before.low == 1 && before.high == 2);
    arena_free(arena);
    pathway_free(pathway);
    loading_free(&loading);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_some_values_are_told_apart),
        cmocka_unit_test(test_what_may_hold_is_never_denied),
        cmocka_unit_test(test_too_many_values_become_all_between),
        cmocka_unit_test(test_the_future_of_a_small_pathway),
    };
    return cmocka_run_group_tests(tests, open_set, close_set);
}

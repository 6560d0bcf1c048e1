/* What is an error of the pathway stops the walk with file and line; taking back leaves no trace;
 * the same walk is the same, byte for byte. */
#include "trace.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* The first line is the pathway's, the second the patient's: node a begins on the third. */
static void test_nothing_to_offer(void **state) {
    (void)state;
    const char *body = PATIENT "step 'a' { '.', to = 'b' }\n"
                               "decision 'b' { '.', option 'o' { '.', once = true } }\n";
    WALK(body, "o", "a@0 b@0 >o b@0 FAULT t.lua:4: at \"b\" nothing is on offer");
    WALK(PATIENT "orders 'a' { '.', to = 'z', item 'p' { '.', when = 'bad' } }\n" END, "",
         "a@0 FAULT t.lua:3: at \"a\" nothing is on offer");
}

#define SUM(p, q)                                                                                  \
    PATIENT "chance 'a' {\n  '.',\n  branch 'b' { '.', p = " p                                     \
            ", illustrative = true, to = 'z' },\n"                                                 \
            "  branch 'c' { '.', p = " q ", illustrative = true, to = 'z' } }\n" END

static void test_probabilities(void **state) {
    (void)state;
    WALK(SUM("0.5", "0.4"), "",
         "a@0 FAULT t.lua:3: the probabilities of \"a\" sum to 0.9, not to 1");
    WALK(SUM("0.5", "'n + 0.6'"), "",
         "a@0 FAULT t.lua:3: the probabilities of \"a\" sum to 1.1, not to 1");
    WALK(SUM("'0 - 0.1'", "rest"), "",
         "a@0 FAULT t.lua:5: the probability of \"b\" is -0.1; it must lie between 0 and 1");
    WALK(SUM("'n + 1.5'", "rest"), "",
         "a@0 FAULT t.lua:5: the probability of \"b\" is 1.5; it must lie between 0 and 1");
    WALK(PATIENT
         "event 'e' { '.', when = 'true',\n p = '2', illustrative = true }\n" STEP("a", "to = 'z'")
             END,
         "", " FAULT t.lua:4: the probability of \"e\" is 2; it must lie between 0 and 1");
}

static void test_nothing_left_for_the_rest(void **state) {
    (void)state;
    const char *body =
        PATIENT "chance 'a' { '.', branch 'b' { '.', p = 0.7, illustrative = true, to = 'z' }, "
                "branch 'c' { '.', p = 0.7, illustrative = true, to = 'z' }, "
                "branch 'd' { '.', p = rest, to = 'z' } }\n" END;
    WALK(body, "",
         "a@0 FAULT t.lua:3: the probabilities of \"a\" sum to 1.4, and nothing is left for the "
         "rest");
}

#define RANGED                                                                                     \
    "patient 'S' { sbp = number { 90, range = {0, 300} }, held = number { 90, range = {0, 300}, "  \
    "clamp = true }, whole = integer { 3 } }\n"

/* "a value outside a field's range", unless clamp holds it */
static void test_ranges(void **state) {
    (void)state;
    const char *body =
        RANGED "decision 'a' { '{held}',\n option 'o' { '.', set = 'held = held - 100' },\n"
               " option 'q' { '.', set = 'held = 400' },\n"
               " option 'r' { '.',\n set = 'sbp = sbp - 91' },\n"
               " option 's' { '.', set = 'whole = whole / 2' },\n"
               " option 't' { '.', set = 'sbp = 301' } }\n";
    WALK(body, "o q", "a@0:90 >o a@0:0 >q a@0:300");
    WALK(body, "r",
         "a@0:90 >r FAULT t.lua:7: sbp would become -1, outside its range 0 to 300 "
         "(clamp = true would hold it)");
    WALK(body, "s", "a@0:90 >s FAULT t.lua:8: whole takes a whole number and would become 1.5");
    WALK(body, "t",
         "a@0:90 >t FAULT t.lua:9: sbp would become 301, outside its range 0 to 300 "
         "(clamp = true would hold it)");
}

static void test_nothing_to_resume(void **state) {
    (void)state;
    WALK(PATIENT "step 'a' { '.', to = resume }\n", "",
         "a@0 FAULT t.lua:3: at \"a\" there is nothing to resume");
}

static void test_evaluation(void **state) {
    (void)state;
    WALK(PATIENT "decision 'a' { '.', option 'o' { '.',\n takes = '10 / n', to = 'z' } }\n" END,
         "o", "a@0 >o FAULT t.lua:4: column 4 of \"10 / n\": a division by zero");
    WALK(PATIENT "step 'a' { '.',\n takes = 'n - 5', to = 'z' }\n" END, "",
         "a@0 FAULT t.lua:4: this takes -5 minutes");
    WALK(PATIENT "decision 'a' { '.', option 'o' { '.',\n when = '1 / n > 2' } }\n" END, "",
         "a@0 FAULT t.lua:4: column 3 of \"1 / n > 2\": a division by zero");
}

/* "A walk also stops at 1,000 steps (steps =)." */
/* The clock counts in 32 bits. */
static void test_the_clock_has_an_end(void **state) {
    (void)state;
    char *text =
        trace_of(PATIENT STEP("a", "takes = 'n * 100000000 + 100000000', to = 'a'"), "", "");
    assert_non_null(
        strstr(text, "FAULT t.lua:3: at \"a\" the clock would pass 1000000000 minutes"));
    free(text);
}

static void test_too_many_steps(void **state) {
    (void)state;
    char *text = trace_of(PATIENT STEP("a", "to = 'b'") STEP("b", "to = 'a'"), "", "");
    assert_non_null(strstr(text, " FAULT t.lua:3: the walk stops after 1000 steps, at \"a\""));
    free(text);
    WALK_WITH("steps = 3", PATIENT STEP("a", "to = 'a'"), "",
              "a@0 a@0 a@0 FAULT t.lua:3: the walk stops after 3 steps, at \"a\"");
    WALK_WITH("steps = 3", PATIENT STEP("a", "to = 'b'") STEP("b", "to = 'z'") END, "",
              "a@0 b@0 z@0 .");
    struct trace trace = {0};
    trace_open(&trace, PATIENT STEP("a", "to = 'a'"), "", 1);
    assert_int_equal(walk_start(trace.walk), NEED_HELP);
    assert_true(walk_fault_is_limit(trace.walk));
    trace_close(&trace);
}

/* Events without a way on, and interruptions without end, are stopped too. */
static void test_interruptions_without_end(void **state) {
    (void)state;
    WALK(
        PATIENT "event 'e' { '.', when = 'n >= 0', repeats = true, set = 'n = 0 - 1; n = 1', "
                "to = 'a' }\ndecision 'a' { '.', option 'o' { '.', visit = 'a' }, "
                "option 'p' { '.', to = resume } }\n",
        "o o o o o o o o o o o o o o o o",
        "*e@0 a@0 >o a@0 >o a@0 >o a@0 >o a@0 >o a@0 >o a@0 >o a@0 >o a@0 >o a@0 >o a@0 >o a@0 >o "
        "a@0 >o a@0 >o a@0 >o a@0 >o FAULT t.lua:4: node \"a\" is interrupted while 16 interrupted "
        "nodes wait already");
}

/* --- taking back --- */

static const char rich[] = PATIENT
    "event 'e' { '.', after = '20 min', when = 'bad', p = 0.5, illustrative = true, repeats = "
    "true, "
    "to = 'b' }\n"
    "event 'f' { '.', at = '45 min', set = 'm = m + 1' }\n" ASK(
        "a", OPTION("on", "set = 'bad = true', takes = '15 min', reveals = 'lab'")
                 OPTION("off", "set = 'bad = false', takes = '5 min', at_most = 3")
                     OPTION("dice", "to = 'c'") OPTION("visit", "visit = 'b'"))
        STEP("b", "to = resume") "chance 'c' { '.', takes = '10 min', branch 'x' { '.', p = 0.5, "
                                 "illustrative = true, to = 'a' }, "
                                 "branch 'y' { '.', p = rest, set = 'n = n + 1', to = 'a' } }\n";

/* back equals never having gone: the walk goes on with the same luck, to the same hash. */
static void test_taking_back(void **state) {
    (void)state;
    static const char *const ways[] = {"on on on", "dice dice", "off off off", "visit on dice",
                                       "on dice on"};
    for (uint64_t seed = 1; seed < 30; seed++) {
        struct trace trace = {0};
        char before[33], after[33], end[33], again[33];
        trace_open(&trace, rich, "", seed);
        trace.need = walk_start(trace.walk);
        trace_play(&trace, "on dice");
        walk_hash(trace.walk, before);
        struct walk_copy *copy = walk_save(trace.walk);
        trace_play(&trace, "on off dice on");
        walk_hash(trace.walk, end);
        for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
            walk_restore(trace.walk, copy);
            trace.need = NEED_CHOICE;
            walk_hash(trace.walk, after);
            assert_string_equal(before, after);
            trace_play(&trace, ways[i]);
        }
        walk_restore(trace.walk, copy);
        trace.need = NEED_CHOICE;
        trace_play(&trace, "on off dice on");
        walk_hash(trace.walk, again);
        assert_string_equal(end, again);
        assert_string_not_equal(before, end);
        walk_copy_free(copy);
        trace_close(&trace);
    }
}

/* What is left of an interrupted time is taken back exactly, where the clock counts by the hour. */
static void test_taking_back_within_an_interruption(void **state) {
    (void)state;
    struct trace trace = {0};
    trace_open(&trace,
               PATIENT EVENT("e", "at = '60 min', to = 'b'") EVENT("f", "at = '240 min', to = 'b'")
                   ASK("a", OPTION("o", "takes = '130 min', to = 'c'"))
                       ASK("b", OPTION("p", "to = resume"))
                           ASK("c", OPTION("q", "takes = '100 min', to = 'z'")) END,
               "clock = '1 h'", 1);
    trace.need = walk_start(trace.walk);
    trace_play(&trace, "o");
    struct walk_copy *copy = walk_save(trace.walk);
    trace_play(&trace, "p q");
    assert_true(walk_minutes(trace.walk) == 190);
    walk_restore(trace.walk, copy);
    trace_play(&trace, "p");
    assert_true(walk_minutes(trace.walk) == 130);
    walk_copy_free(copy);
    trace_close(&trace);
}

/* A fault is taken back with the rest. */
static void test_taking_back_a_fault(void **state) {
    (void)state;
    struct trace trace = {0};
    trace_open(&trace,
               PATIENT ASK("a", OPTION("o", "set = 'n = 1 / n'") OPTION("p", "to = 'z'")) END, "",
               1);
    trace.need = walk_start(trace.walk);
    struct walk_copy *copy = walk_save(trace.walk);
    assert_int_equal(walk_choose(trace.walk, 0), NEED_HELP);
    assert_string_not_equal(walk_fault(trace.walk), "");
    walk_restore(trace.walk, copy);
    assert_string_equal(walk_fault(trace.walk), "");
    assert_int_equal(walk_choose(trace.walk, 1), NEED_NOTHING);
    walk_copy_free(copy);
    trace_close(&trace);
}

/* --- determinism --- */

static void hash_of(const char *script, uint64_t seed, char *hex, char **text) {
    struct trace trace = {0};
    trace_open(&trace, rich, "", seed);
    trace.need = walk_start(trace.walk);
    trace_play(&trace, script);
    walk_hash(trace.walk, hex);
    fflush(trace.out);
    *text = strdup(trace.text);
    trace_close(&trace);
}

static void test_the_same_walk_is_the_same(void **state) {
    (void)state;
    char first[33], second[33], *told, *told_again;
    size_t differ = 0;
    for (uint64_t seed = 0; seed < 20; seed++) {
        hash_of("on dice on dice off dice", seed, first, &told);
        hash_of("on dice on dice off dice", seed, second, &told_again);
        assert_string_equal(first, second);
        assert_string_equal(told, told_again);
        free(told_again);
        hash_of("on dice on dice off dice", seed + 100, second, &told_again);
        differ += strcmp(first, second) != 0;
        free(told);
        free(told_again);
    }
    assert_true(differ > 10);
}

/* The hash sees what the future depends on: the patient, the clock, what was drawn and used. */
static void test_the_hash_sees(void **state) {
    (void)state;
    static const char *const scripts[] = {"", "on", "off", "dice", "visit", "on on", "off off"};
    enum { COUNT = sizeof scripts / sizeof *scripts };
    char hashes[COUNT][33], *text;
    for (size_t i = 0; i < COUNT; i++) {
        hash_of(scripts[i], 3, hashes[i], &text);
        free(text);
        for (size_t k = 0; k < i; k++)
            if (strcmp(hashes[i], hashes[k]) == 0)
                fail_msg("\"%s\" and \"%s\" have one hash", scripts[i], scripts[k]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_to_offer),
        cmocka_unit_test(test_probabilities),
        cmocka_unit_test(test_nothing_left_for_the_rest),
        cmocka_unit_test(test_ranges),
        cmocka_unit_test(test_nothing_to_resume),
        cmocka_unit_test(test_evaluation),
        cmocka_unit_test(test_the_clock_has_an_end),
        cmocka_unit_test(test_too_many_steps),
        cmocka_unit_test(test_interruptions_without_end),
        cmocka_unit_test(test_taking_back),
        cmocka_unit_test(test_taking_back_within_an_interruption),
        cmocka_unit_test(test_taking_back_a_fault),
        cmocka_unit_test(test_the_same_walk_is_the_same),
        cmocka_unit_test(test_the_hash_sees),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

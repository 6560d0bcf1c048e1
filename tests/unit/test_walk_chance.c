/* Chance in a walk: probabilities, the seed's draws, and that luck at one place does not hang on
 * another. */
#include "trace.h"

#include "random.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void check_probabilities(const char *body, const double *wanted, size_t count) {
    struct trace trace = {0};
    double found[16];
    trace_open(&trace, body, "", 1);
    assert_int_equal(walk_start(trace.walk), NEED_DRAW);
    if (!walk_probabilities(trace.walk, found))
        fail_msg("%s", walk_fault(trace.walk));
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        if (fabs(found[i] - wanted[i]) > 1e-12)
            fail_msg("branch %zu has %.12g, not %.12g", i, found[i], wanted[i]);
        sum += found[i];
    }
    assert_true(fabs(sum - 1) < 1e-12);
    trace_close(&trace);
}

#define CHECK(body, ...)                                                                           \
    check_probabilities(body, (const double[]){__VA_ARGS__},                                       \
                        sizeof((const double[]){__VA_ARGS__}) / sizeof(double))
#define BRANCH(id, p) "branch '" id "' { '.', illustrative = true, p = " p ", to = 'z' }, "
#define SHARED                                                                                     \
    "branch 'well' { '.', to = 'z' }, branch 'ill' { '.', to = 'z' }, branch 'dead' { '.', to = "  \
    "'z' } }\n"
#define ROWS                                                                                       \
    "distribution 'mild' { dead = 0.1, ill = 0.2, well = 0.7, illustrative = true }\n"             \
    "distribution 'grave' { well = 0.2, ill = 0.3, dead = 0.5, illustrative = true }\n"

static void test_branches(void **state) {
    (void)state;
    CHECK(PATIENT "chance 'a' { '.', " BRANCH("b", "0.25") BRANCH("c", "'1 - 0.25'") "}\n" END,
          0.25, 0.75);
    CHECK(PATIENT "chance 'a' { '.', " BRANCH("b", "0.25") BRANCH("r", "rest")
              BRANCH("c", "0.5") "}\n" END,
          0.25, 0.25, 0.5);
    CHECK(PATIENT "chance 'a' { '.', " BRANCH("b", "1") BRANCH("r", "'rest'") "}\n" END, 1, 0);
    CHECK("parameter 'w' { 0.4, illustrative = true }\n" PATIENT
          "chance 'a' { '.', " BRANCH("b", "either('bad', 0.9, 'w / 2')")
              BRANCH("r", "rest") "}\n" END,
          0.2, 0.8);
    CHECK(PATIENT "chance 'a' { '.', " BRANCH("b", "0.1") BRANCH("c", "0.2")
              BRANCH("d", "0.7") "}\n" END,
          0.1, 0.2, 0.7); /* 0.1 + 0.2 + 0.7 is not quite 1 */
}

/* "takes its branches from it by name", or from an either of rows */
static void test_spread(void **state) {
    (void)state;
    CHECK(PATIENT ROWS "chance 'a' { spread = 'mild', " SHARED END, 0.7, 0.2, 0.1);
    CHECK(PATIENT ROWS "chance 'a' { spread = either('bad', 'mild', 'grave'), " SHARED END, 0.2,
          0.3, 0.5);
}

/* "worse_by shifts it by a common odds ratio": the odds of every "this bad or worse" times 1.8. */
static void test_worse_by(void **state) {
    (void)state;
    double worse1 = 0.3 * 1.8 / (0.7 + 0.3 * 1.8), worse2 = 0.1 * 1.8 / (0.9 + 0.1 * 1.8);
    CHECK(PATIENT ROWS "chance 'a' { spread = 'mild', worse_by = 1.8, " SHARED END, 1 - worse1,
          worse1 - worse2, worse2);
    CHECK(PATIENT ROWS "chance 'a' { spread = 'mild', worse_by = either('bad', 2, 1), " SHARED END,
          0.7, 0.2, 0.1);
    CHECK(PATIENT "distribution 'x' { well = 0, ill = 1, dead = 0, illustrative = true }\n"
                  "chance 'a' { spread = 'x', worse_by = 3, " SHARED END,
          0, 1, 0);
}

static uint64_t branch_of(const char *body, uint64_t seed) {
    struct trace trace = {0};
    size_t branch;
    trace_open(&trace, body, "", seed);
    assert_int_equal(walk_start(trace.walk), NEED_DRAW);
    assert_true(walk_drawn(trace.walk, &branch));
    trace_close(&trace);
    return branch;
}

static const char three[] = PATIENT "chance 'a' { '.', " BRANCH("b", "0.2") BRANCH("c", "0.5")
    BRANCH("d", "rest") "}\n" END;

/* The branch is the first at which the sum of probabilities passes the draw. */
static void test_the_draw_is_the_generators(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 200; seed++) {
        double draw = random_draw(seed, random_place("node", "a"), 0);
        assert_int_equal(branch_of(three, seed), draw < 0.2 ? 0 : draw < 0.7 ? 1 : 2);
    }
}

/* A branch without probability is never drawn; a sure one always. */
static void test_never_and_always(void **state) {
    (void)state;
    for (uint64_t seed = 0; seed < 100; seed++) {
        assert_int_equal(branch_of(PATIENT "chance 'a' { '.', " BRANCH("b", "0") BRANCH("c", "1")
                                       BRANCH("d", "rest") "}\n" END,
                                   seed),
                         1);
    }
}

/* All draws of a walk in which node a is met ten times, in the order of the branches drawn. */
static void record_luck(const char *body, const char *script, uint64_t seed, char *luck) {
    struct trace trace = {0};
    trace_open(&trace, body, "", seed);
    trace.need = walk_start(trace.walk);
    trace_play(&trace, script);
    fflush(trace.out);
    for (const char *at = trace.text; (at = strchr(at, '%')); at++)
        if (at[1] == 'b' || at[1] == 'c')
            *luck++ = at[1];
    *luck = '\0';
    trace_close(&trace);
}

#define TWICE                                                                                      \
    ASK("a", OPTION("near", "to = 'luck'") OPTION("far", "to = 'other'"))                          \
    "chance 'luck' { '.', branch 'b' { '.', p = 0.5, illustrative = true, to = 'a' }, "            \
    "branch 'c' { '.', p = rest, to = 'a' } }\n"                                                   \
    "chance 'other' { '.', branch 'x' { '.', p = 0.5, illustrative = true, to = 'a' }, "           \
    "branch 'y' { '.', p = rest, to = 'a' } }\n" END

/* "keyed by (seed, chance node or event, how many times it was met in this walk)": luck at a node
   does not depend on what else was drawn, and each meeting has its own. */
static void test_luck_is_of_its_place(void **state) {
    (void)state;
    size_t differ = 0;
    for (uint64_t seed = 1; seed <= 50; seed++) {
        char alone[32], mixed[32], first[32];
        record_luck(PATIENT TWICE, "near near near near near", seed, alone);
        record_luck(PATIENT TWICE, "far near near far far near near far near", seed, mixed);
        assert_int_equal(strlen(alone), 5);
        assert_string_equal(alone, mixed);
        record_luck(PATIENT EVENT("e", "when = 'true', p = 0.5, illustrative = true") TWICE,
                    "near near near near near", seed, first);
        assert_string_equal(alone, first);
        differ += strcmp(alone, "bbbbb") != 0 && strcmp(alone, "ccccc") != 0;
    }
    assert_true(differ > 35);
}

/* A node and an event of one name have different luck. */
static void test_events_draw_for_themselves(void **state) {
    (void)state;
    size_t same = 0;
    for (uint64_t seed = 0; seed < 200; seed++) {
        struct trace trace = {0};
        size_t happens;
        trace_open(
            &trace,
            PATIENT EVENT(
                "a",
                "when = 'true', p = 0.5, illustrative = true") "chance 'a' { '.', " BRANCH("b",
                                                                                           "0.5")
                BRANCH("c", "rest") "}\n" END,
            "", seed);
        assert_int_equal(walk_start(trace.walk), NEED_EVENT);
        assert_true(walk_drawn(trace.walk, &happens));
        assert_int_equal(happens, random_draw(seed, random_place("event", "a"), 0) >= 0.5);
        same += happens == (random_draw(seed, random_place("node", "a"), 0) >= 0.5);
        trace_close(&trace);
    }
    assert_true(same > 60 && same < 140);
}

/* A repeating event draws anew each time. */
static void test_an_events_meetings_differ(void **state) {
    (void)state;
    size_t fired = 0;
    char script[200] = "";
    for (int i = 0; i < 20; i++)
        strcat(script, "on off ");
    char *text = trace_of(
        PATIENT EVENT("e", "when = 'bad', p = 0.5, repeats = true, illustrative = true")
            ASK("a", OPTION("on", "set = 'bad = true'") OPTION("off", "set = 'bad = false'")) END,
        "", script);
    for (const char *at = text; (at = strstr(at, "*e")); at++)
        fired++;
    assert_true(fired > 3 && fired < 17);
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_branches),
        cmocka_unit_test(test_spread),
        cmocka_unit_test(test_worse_by),
        cmocka_unit_test(test_the_draw_is_the_generators),
        cmocka_unit_test(test_never_and_always),
        cmocka_unit_test(test_luck_is_of_its_place),
        cmocka_unit_test(test_events_draw_for_themselves),
        cmocka_unit_test(test_an_events_meetings_differ),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

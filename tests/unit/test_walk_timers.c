/* The order of a step (design, section 2), its second paragraph: timers, and the clock's grain. */
#include "trace.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define TIMER(keys) EVENT("e", keys)
#define LONG_STEP STEP("a", "takes = '60 min', to = 'z'")
#define BACK STEP("b", "to = resume")

/* "at counts from the start"; the clock stops at the due time, and what is left passes afterwards.
 */
static void test_at_within_a_long_takes(void **state) {
    (void)state;
    WALK(PATIENT TIMER("at = '20 min', to = 'b'")
             LONG_STEP STEP("b", "takes = '5 min', to = resume") END,
         "", "a@0 *e@20 b@20 z@65 .");
}

/* "or at its end" */
static void test_due_at_the_end(void **state) {
    (void)state;
    WALK(PATIENT TIMER("at = '60 min', to = 'b'") LONG_STEP BACK END, "", "a@0 *e@60 b@60 z@60 .");
    WALK(PATIENT TIMER("at = '61 min', to = 'b'") LONG_STEP BACK END, "", "a@0 z@60 .");
    WALK(PATIENT TIMER("at = '0 min', to = 'b'") LONG_STEP BACK END, "", "*e@0 b@0 a@0 z@60 .");
}

/* Without `to` the time goes on; a duration may depend on the patient. */
static void test_no_to(void **state) {
    (void)state;
    WALK(PATIENT TIMER(
             "at = 'n + 7', set = 'n = 1'") "step 'a' { '.', takes = '60 min', "
                                            "to = either('n == 1', 'z', 'dead') }\n" END DEAD,
         "", "a@0 *e@7 z@60 .");
}

/* "the reveals, result and to after it, wait on the stack" */
static void test_what_follows_waits(void **state) {
    (void)state;
    const char *body = PATIENT TIMER("at = '20 min', set = 'n = 1', to = 'b'")
        ASK("a", OPTION("o", "takes = '60 min', set = 'm = 3', reveals = 'lab', "
                             "result = 'n {n} m {m} at {clock}', "
                             "to = either('n == 2', 'z', 'dead')"))
            STEP("b", "takes = '10 min', set = 'n = n + 1', to = resume") END DEAD;
    WALK(body, "o", "a@0 >o *e@20 b@20 ?lab =n 2 m 3 at 70 z@70 .");
}

/* The takes of a node of its own, of a branch and of a chance node are interrupted alike. */
static void test_every_takes_is_interrupted(void **state) {
    (void)state;
#define TWO EVENT("e", "at = '10 min', to = 'b'") EVENT("f", "at = '40 min', to = 'b'")
    WALK(PATIENT TWO "decision 'a' { '.', takes = '30 min', option 'o' { '.', takes = '30 min', "
                     "to = 'z' } }\n" BACK END,
         "o", "a@0 *e@10 b@10 >o *f@40 b@40 z@60 .");
    WALK(PATIENT TWO "chance 'a' { '.', takes = '30 min', branch 'x' { '.', p = 1, "
                     "takes = '30 min', to = 'z' } }\n" BACK END,
         "%x", "a@0 *e@10 b@10 %x *f@40 b@40 z@60 .");
}

/* "after from the moment the event's when came to hold (… without when: from the start)" */
static void test_after(void **state) {
    (void)state;
    WALK(PATIENT TIMER("after = '20 min', to = 'b'") LONG_STEP BACK END, "",
         "a@0 *e@20 b@20 z@60 .");
    const char *body = PATIENT TIMER("after = '20 min', when = 'bad', to = 'b'")
        ASK("a",
            OPTION("wait", "takes = '30 min'") OPTION("on", "set = 'bad = true', takes = '15 min'")
                OPTION("off", "set = 'bad = false', takes = '1 min'") OPTION("q", "to = 'z'"))
            BACK END;
    WALK(body, "wait on wait q", "a@0 >wait a@30 >on a@45 >wait *e@50 b@50 a@75 >q z@75 .");
    /* Ceased to hold before it was due: it counts anew from when it holds again. */
    WALK(body, "on off wait on wait",
         "a@0 >on a@15 >off a@16 >wait a@46 >on a@61 >wait *e@66 b@66 a@91");
    /* True at the start already: from the start. */
    WALK("patient 'S' { bad = flag { true } }\n" TIMER("after = '20 min', when = 'bad', to = 'b'")
             LONG_STEP BACK END,
         "", "a@0 *e@20 b@20 z@60 .");
}

/* "(asked after every change of the patient)": also by a reveal, an event's set, a node's own. */
static void test_after_is_asked_after_every_change(void **state) {
    (void)state;
    const char *body = PATIENT TIMER("after = '20 min', when = 'known(\"lab\")', to = 'b'")
        ASK("a", OPTION("o", "takes = '10 min', reveals = 'lab', to = 'c'"))
            STEP("c", "takes = '60 min', to = 'z'") BACK END;
    WALK(body, "o", "a@0 >o ?lab c@10 *e@30 b@30 z@70 .");
    body = PATIENT TIMER("after = '20 min', when = 'n == 1', to = 'b'")
        EVENT("f", "at = '5 min', set = 'n = 1'") LONG_STEP BACK END;
    WALK(body, "", "a@0 *f@5 *e@25 b@25 z@60 .");
    /* false and true again within one set: it never ceased to hold */
    body = PATIENT TIMER("after = '20 min', when = 'n == 0', to = 'b'")
        ASK("a", OPTION("o", "takes = '15 min', set = 'n = 1; n = 0'")) BACK END;
    WALK(body, "o o", "a@0 >o a@15 >o *e@20 b@20 a@30");
}

/* An after event fires once; one that repeats, each time anew. */
static void test_after_again(void **state) {
    (void)state;
#define BLINK                                                                                      \
    ASK("a", OPTION("on", "set = 'bad = true', takes = '30 min'")                                  \
                 OPTION("off", "set = 'bad = false', takes = '30 min'"))                           \
    BACK END
    WALK(PATIENT TIMER("after = '20 min', when = 'bad', to = 'b'") BLINK, "on off on",
         "a@0 >on *e@20 b@20 a@30 >off a@60 >on a@90");
    WALK(PATIENT TIMER("after = '20 min', when = 'bad', repeats = true, to = 'b'") BLINK,
         "on on off on", "a@0 >on *e@20 b@20 a@30 >on a@60 >off a@90 >on *e@110 b@110 a@120");
}

/* "an at whose when does not hold then is spent": it does not come later. */
static void test_at_that_misses_its_moment(void **state) {
    (void)state;
    const char *body = PATIENT TIMER("at = '20 min', when = 'bad', to = 'b'")
        ASK("a", OPTION("on", "set = 'bad = true', takes = '30 min'")
                     OPTION("wait", "takes = '30 min'")) BACK END;
    WALK(body, "on", "a@0 >on *e@20 b@20 a@30");
    WALK(body, "wait on on", "a@0 >wait a@30 >on a@60 >on a@90");
}

/* … nor where it is looked at late, for another came first. */
static void test_at_that_is_looked_at_late(void **state) {
    (void)state;
    const char *body = PATIENT EVENT("e", "at = '20 min', to = 'b'")
        EVENT("f", "at = '20 min', when = 'bad', to = 'b'")
            ASK("a", OPTION("on", "set = 'bad = true'") OPTION("wait", "takes = '30 min'"))
                BACK END;
    WALK(body, "wait on", "a@0 >wait *e@20 b@20 a@30 >on a@30");
    WALK(body, "on wait", "a@0 >on a@0 >wait *e@20 b@20 *f@30 b@30 a@30");
}

/* "A timer that is due but could not be entered (two at one time) is looked at on entering the next
   node." */
static void test_two_at_one_time(void **state) {
    (void)state;
#define BOTH EVENT("e", "at = '20 min', to = 'b'") EVENT("f", "at = '20 min', to = 'c'")
    /* b is shown, for an event led there; d is the next that is entered. */
    WALK(PATIENT BOTH LONG_STEP STEP("b", "to = 'd'") STEP("d", "to = resume")
             STEP("c", "to = resume") END,
         "", "a@0 *e@20 b@20 *f@20 c@20 d@20 z@60 .");
    /* The next node is the one after the rest of the time. */
    WALK(PATIENT BOTH STEP("a", "takes = '60 min', to = 'd'") STEP("b", "to = resume")
             STEP("c", "to = resume") STEP("d", "to = 'z'") END,
         "", "a@0 *e@20 b@20 *f@60 c@60 d@60 z@60 .");
    /* The first leads nowhere: the second follows at once. */
    WALK(PATIENT EVENT("e", "at = '20 min'") EVENT("f", "at = '20 min', to = 'b'")
             LONG_STEP BACK END,
         "", "a@0 *e@20 *f@20 b@20 z@60 .");
}

/* The earlier of two comes first, whatever their written order. */
static void test_the_earlier_comes_first(void **state) {
    (void)state;
    WALK(PATIENT EVENT("e", "at = '40 min', to = 'b'") EVENT("f", "at = '20 min', to = 'b'")
             LONG_STEP BACK END,
         "", "a@0 *f@20 b@20 *e@40 b@40 z@60 .");
}

/* An interruption that itself is interrupted: each rest of time passes in its turn. */
static void test_interrupted_within_an_interruption(void **state) {
    (void)state;
    WALK(PATIENT EVENT("e", "at = '20 min', to = 'b'") EVENT("f", "at = '25 min', to = 'c'")
             LONG_STEP STEP("b", "takes = '10 min', to = resume")
                 STEP("c", "takes = '100 min', to = resume") END,
         "", "a@0 *e@20 b@20 *f@25 c@25 z@170 .");
}

/* A timer drawn by chance, and its failing. */
static void test_a_timer_of_chance(void **state) {
    (void)state;
    const char *body = PATIENT EVENT("e", "at = '20 min', p = 0.5, illustrative = true, to = 'b'")
        EVENT("f", "at = '20 min', to = 'c'") LONG_STEP BACK STEP("c", "to = resume") END;
    WALK(body, "+", "a@0 *e@20 b@20 z@60 .");
    WALK(body, "!", "a@0 *f@20 c@20 z@60 .");
}

/* An event whose way never resumes leaves the rest of the time behind. */
static void test_a_way_that_stays_away(void **state) {
    (void)state;
    WALK(PATIENT TIMER("at = '20 min', to = 'b'") LONG_STEP STEP("b", "to = 'dead'") END DEAD, "",
         "a@0 *e@20 b@20 dead@20 .");
}

/* Conditions that read the clock see it on entering a node. */
static void test_a_condition_on_the_clock(void **state) {
    (void)state;
    WALK(PATIENT EVENT("e", "when = 'clock >= 30', to = 'b'")
             STEP("a", "takes = '60 min', to = 'c'") BACK STEP("c", "to = 'z'") END,
         "", "a@0 *e@60 b@60 c@60 z@60 .");
}

/* "clock = '1 h': for timers and conditions each duration counts rounded up to it; display stays
   exact." */
static void test_grain(void **state) {
    (void)state;
    const char *body = PATIENT TIMER("at = '90 min', to = 'b'")
        ASK("a", OPTION("o", "takes = '10 min', result = '{clock}'")) BACK END;
    WALK_WITH("clock = '1 h'", body, "o o o", "a@0 >o =10 a@10 >o *e@20 b@20 =20 a@20 >o =30 a@30");
    /* Display goes on exactly through an interruption. */
    WALK_WITH("clock = '1 h'",
              PATIENT TIMER("at = '60 min', to = 'b'") STEP("a", "takes = '130 min', to = 'z'")
                  BACK END,
              "", "a@0 *e@60 b@60 z@130 .");
}

/* Both clocks agree where the grain is a minute. */
static void test_clocks_agree(void **state) {
    (void)state;
    struct trace trace = {0};
    trace_open(&trace,
               PATIENT TIMER("at = '20 min', to = 'b'") ASK("a", OPTION("o", "takes = '33 min'"))
                   STEP("b", "takes = '7 min', to = resume") END,
               "", 1);
    trace.need = walk_start(trace.walk);
    trace_play(&trace, "o o");
    assert_int_equal(walk_situation(trace.walk)->clock, 73);
    assert_true(walk_minutes(trace.walk) == 73);
    trace_close(&trace);
}

/* Nothing interrupts an end: the time of an outcome passes without timers. */
static void test_no_timer_at_an_outcome(void **state) {
    (void)state;
    WALK(PATIENT TIMER("at = '20 min', to = 'b'") STEP("a", "takes = '10 min', to = 'end'") BACK
         "outcome 'end' { '.', utility = 1, takes = '60 min' }\n",
         "", "a@0 end@10 .");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_at_within_a_long_takes),
        cmocka_unit_test(test_due_at_the_end),
        cmocka_unit_test(test_no_to),
        cmocka_unit_test(test_what_follows_waits),
        cmocka_unit_test(test_every_takes_is_interrupted),
        cmocka_unit_test(test_after),
        cmocka_unit_test(test_after_is_asked_after_every_change),
        cmocka_unit_test(test_after_again),
        cmocka_unit_test(test_at_that_misses_its_moment),
        cmocka_unit_test(test_at_that_is_looked_at_late),
        cmocka_unit_test(test_two_at_one_time),
        cmocka_unit_test(test_the_earlier_comes_first),
        cmocka_unit_test(test_interrupted_within_an_interruption),
        cmocka_unit_test(test_a_timer_of_chance),
        cmocka_unit_test(test_a_way_that_stays_away),
        cmocka_unit_test(test_a_condition_on_the_clock),
        cmocka_unit_test(test_grain),
        cmocka_unit_test(test_clocks_agree),
        cmocka_unit_test(test_no_timer_at_an_outcome),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The order of a step (design, section 2), its third paragraph: entering a node, events, resume,
 * visits. */
#include "trace.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* "Entering a node runs its own set and reveals, and then looks at the events in written order":
   the event sees what the node set, and the node is not shown before. */
static void test_entering_sets_and_then_looks(void **state) {
    (void)state;
    const char *body = PATIENT EVENT("e", "when = 'n == 1 and known(\"lab\")', to = 'b'")
        STEP("a", "set = 'n = 1', reveals = 'lab', to = 'dead'") STEP("b", "to = 'z'") END DEAD;
    WALK(body, "", "?lab *e@0 b@0 z@0 .");
}

static void test_written_order(void **state) {
    (void)state;
    const char *body = PATIENT EVENT("second", "when = 'n == 5', to = 'b'")
        EVENT("first", "when = 'n == 0', to = 'c'") EVENT("third", "when = 'n == 0', to = 'b'")
            STEP("a", "to = 'z'") STEP("b", "to = 'z'") STEP("c", "to = 'z'") END;
    /* third would come on entering what follows c: that is an outcome. */
    WALK(body, "", "*first@0 c@0 z@0 .");
}

/* "unless the node is an outcome" */
static void test_an_outcome_is_not_interrupted(void **state) {
    (void)state;
    const char *body = PATIENT EVENT("e", "when = 'n == 1', to = 'dead'") STEP("a", "to = 'z'") DEAD
        "outcome 'z' { '.', utility = 1, set = 'n = 1' }\n";
    WALK(body, "", "a@0 z@0 .");
}

/* "or was itself entered by an event and has not been shown yet": then the second event comes on
   entering what follows. */
static void test_entered_by_an_event_is_shown_first(void **state) {
    (void)state;
    const char *body = PATIENT EVENT("e", "when = 'n == 0', to = 'b'")
        EVENT("f", "when = 'n == 0', to = 'c'") STEP("a", "to = 'z'") STEP("b", "to = 'd'")
            STEP("c", "to = 'z'") STEP("d", "to = 'z'") END;
    WALK(body, "", "*e@0 b@0 *f@0 c@0 z@0 .");
}

/* "The first event whose when holds is told, runs its set and diverts the walk to its to": told
   with the patient as she was, and its `to` found as she is then. */
static void test_told_set_diverted(void **state) {
    (void)state;
    const char *body =
        PATIENT "event 'e' { 'n {n}', when = 'n == 0', set = 'n = 1; bad = true', "
                "to = either('n == 1', 'b', 'dead') }\n"
                "step 'a' { '.', to = 'z' }\nstep 'b' { 'n {n}', to = 'z' }\n" END DEAD;
    WALK(body, "", "*e@0:n 0 b@0:n 1 z@0 .");
}

/* "(none: the walk goes on)" */
static void test_without_to_the_walk_goes_on(void **state) {
    (void)state;
    const char *body =
        PATIENT EVENT("e", "when = 'n == 0', set = 'n = 1'") EVENT("f", "when = 'n == 1'")
            EVENT("g", "when = 'n == 1', to = resume") "step 'a' { 'n {n}', to = 'z' }\n" END;
    WALK(body, "", "*e@0 *f@0 *g@0 a@0:n 1 z@0 .");
}

/* "the interrupted target goes on a stack, and to = resume takes it up: its own set and reveals do
   not run a second time, the events are looked at again." */
static void test_resume_does_not_set_again(void **state) {
    (void)state;
    const char *body = PATIENT EVENT("e", "when = 'n == 1', to = 'b'") EVENT(
        "f", "when = 'bad', to = 'c'") "step 'a' { 'n {n}', set = 'n = n + 1', reveals = 'lab', to "
                                       "= 'z' }\n" STEP("b", "set = 'bad = true', to = resume")
                                           STEP("c", "to = 'resume'") END;
    WALK(body, "", "?lab *e@0 b@0 *f@0 c@0 a@0:n 1 z@0 .");
}

/* Interrupted within an interruption: what was interrupted last is taken up first. */
static void test_nested_resume(void **state) {
    (void)state;
    const char *body =
        PATIENT EVENT("e", "when = 'n == 0', to = 'b'") EVENT("f", "when = 'n == 1', to = 'd'")
            STEP("a", "to = 'z'") STEP("b", "set = 'n = 1', to = 'c'") STEP("c", "to = resume")
                STEP("d", "set = 'n = 2', to = resume") END;
    WALK(body, "", "*e@0 b@0 *f@0 d@0 c@0 a@0 z@0 .");
}

/* "The stack is dropped at a node from which no written to leads to a resume": b leads nowhere
   back, so there is nothing for d, reached in another way, to resume. */
static void test_the_stack_is_dropped(void **state) {
    (void)state;
    const char *body = PATIENT EVENT("e", "when = 'n == 0', to = 'b'") STEP("a", "to = 'z'")
        STEP("b", "set = 'n = 1', to = 'z'") EVENT("f", "when = 'n == 1', to = 'd'")
            STEP("d", "set = 'n = 2', to = resume") END;
    WALK(body, "", "*e@0 b@0 z@0 .");
    /* b -> c, where f interrupts: resume takes up c, and then nothing of a is left. */
    body = PATIENT EVENT("e", "when = 'n == 0', to = 'b'") STEP("a", "to = 'z'")
        STEP("b", "set = 'n = 1', to = 'c'") EVENT("f", "when = 'n == 1', to = 'd'")
            STEP("c", "to = 'd'") STEP("d", "set = 'n = 2', to = resume") END;
    WALK(body, "", "*e@0 b@0 *f@0 d@0 c@0 d@0 a@0 z@0 .");
}

static uint32_t depth_after(const char *body, const char *script) {
    struct trace trace = {0};
    trace_open(&trace, body, "", 1);
    trace.need = walk_start(trace.walk);
    trace_play(&trace, script);
    uint32_t depth = walk_situation(trace.walk)->depth;
    trace_close(&trace);
    return depth;
}

/* "whatever the conditions": a resume behind an either() or a case counts as one that can be
   reached. "(ways into events and visits do not count)" */
static void test_what_keeps_the_stack(void **state) {
    (void)state;
#define INTERRUPTED                                                                                \
    PATIENT EVENT("e", "when = 'n == 0', set = 'n = 1', to = 'b'") STEP("a", "to = 'z'")
    assert_int_equal(depth_after(INTERRUPTED ASK("b", OPTION("o", "to = 'z'")) END, ""), 0);
    assert_int_equal(depth_after(INTERRUPTED ASK("b", OPTION("o", "to = resume")) END, ""), 1);
    assert_int_equal(
        depth_after(INTERRUPTED ASK("b", OPTION("o", "to = either('false', resume, 'z')")) END, ""),
        1);
    assert_int_equal(
        depth_after(
            INTERRUPTED ASK("b", "option 'o' { '.', to = 'z', case 'false' { to = resume } }") END,
            ""),
        1);
    assert_int_equal(depth_after(INTERRUPTED ASK("b", OPTION("o", "to = 'c'"))
                                     ASK("c", OPTION("o", "to = resume")) END,
                                 ""),
                     1);
    assert_int_equal(depth_after(INTERRUPTED ASK("b", OPTION("o", "visit = 'c', to = 'z'"))
                                     ASK("c", OPTION("o", "to = resume")) END,
                                 ""),
                     0);
    assert_int_equal(
        depth_after(INTERRUPTED ASK("b", OPTION("o", "set = 'n = 7'") OPTION("p", "to = 'z'"))
                        EVENT("f", "when = 'n == 7', to = 'c'") ASK("c", OPTION("o", "to = resume"))
                            END,
                    ""),
        0);
}

/* "The start is entered" */
static void test_the_start_is_entered(void **state) {
    (void)state;
    WALK(PATIENT EVENT("e", "when = 'true', to = 'b'")
             STEP("a", "set = 'n = 4', to = 'z'") "step 'b' { '{n}', to = resume }\n" END,
         "", "*e@0 b@0:4 a@0 z@0 .");
}

/* "and staying at a node is entering it again" */
static void test_staying_is_entering(void **state) {
    (void)state;
    const char *body = PATIENT EVENT(
        "e", "when = 'm == 2', to = 'b'") "decision 'a' { 'n {n}', set = 'n = n + 1', option 'o' { "
                                          "'.', set = 'm = m + 1' }, "
                                          "option 'q' { '.', to = 'z' } }\n" STEP(
                                              "b", "to = resume") END;
    WALK(body, "o o q", "a@0:n 1 >o a@0:n 2 >o *e@0 b@0 a@0:n 3 >q z@0 .");
}

/* "An event fires once in a walk" */
static void test_once_in_a_walk(void **state) {
    (void)state;
    const char *body = PATIENT EVENT("e", "when = 'bad'")
        ASK("a", OPTION("on", "set = 'bad = true'") OPTION("off", "set = 'bad = false'")) END;
    WALK(body, "on off on", "a@0 >on *e@0 a@0 >off a@0 >on a@0");
}

/* "(repeats = true: each time its condition has become true anew)" */
static void test_repeats(void **state) {
    (void)state;
    const char *body = PATIENT EVENT("e", "when = 'bad', repeats = true")
        ASK("a", OPTION("on", "set = 'bad = true'") OPTION("off", "set = 'bad = false'")
                     OPTION("blink", "set = 'bad = false; bad = true'") OPTION("q", "to = 'z'"))
            END;
    WALK(body, "on on off on on", "a@0 >on *e@0 a@0 >on a@0 >off a@0 >on *e@0 a@0 >on a@0");
    /* Within one set it never ceased to hold. */
    WALK(body, "on blink", "a@0 >on *e@0 a@0 >blink a@0");
    /* Its own set makes it false: it is ready at once. */
    body = PATIENT EVENT("e", "when = 'bad', repeats = true, set = 'bad = false'")
        ASK("a", OPTION("on", "set = 'bad = true'")) END;
    WALK(body, "on on", "a@0 >on *e@0 a@0 >on *e@0 a@0");
}

/* "with p it is drawn when it would fire; a draw that fails spends it silently, and the next event
   is looked at." */
static void test_events_of_chance(void **state) {
    (void)state;
    const char *body = PATIENT EVENT("e", "when = 'true', p = 0.5, illustrative = true, to = 'b'")
        EVENT("f", "when = 'n == 0', set = 'n = 1'") ASK("a", OPTION("o", "to = 'c'"))
            STEP("b", "to = resume") STEP("c", "to = 'z'") END;
    WALK(body, "+ o", "*e@0 b@0 *f@0 a@0 >o c@0 z@0 .");
    WALK(body, "! o", "*f@0 a@0 >o c@0 z@0 .");
    body = PATIENT EVENT("e", "when = 'true', p = 'n', to = 'dead'")
        EVENT("f", "when = 'true', p = '1 - n', to = 'b'") STEP("a", "to = 'z'")
            STEP("b", "to = resume") END DEAD;
    WALK(body, "", "*f@0 b@0 a@0 z@0 .");
}

/* A repeating event that was drawn in vain is drawn again when it holds anew, and not before. */
static void test_chance_that_repeats(void **state) {
    (void)state;
    const char *body =
        PATIENT EVENT("e", "when = 'bad', p = 0.5, repeats = true, illustrative = true")
            ASK("a", OPTION("on", "set = 'bad = true'") OPTION("off", "set = 'bad = false'")) END;
    WALK(body, "on ! on off on + on", "a@0 >on a@0 >on a@0 >off a@0 >on *e@0 a@0 >on a@0");
}

/* "visit goes there and comes back with resume, to the option's own to (found then)" */
static void test_visit(void **state) {
    (void)state;
    const char *body =
        PATIENT ASK("a", OPTION("o", "visit = 'c', to = either('n == 5', 'b', 'dead')"))
            STEP("b", "to = 'z'") STEP("c", "set = 'n = 5', takes = '7 min', to = resume") END DEAD;
    WALK(body, "o", "a@0 >o c@0 b@7 z@7 .");
}

/* "or, without one, to the decision, entered again" */
static void test_visit_without_to(void **state) {
    (void)state;
    const char *body =
        PATIENT "decision 'a' { 'n {n}', set = 'n = n + 1', option 'o' { '.', visit = 'c', "
                "once = true }, option 'q' { '.', to = 'z' } }\n" STEP("c", "to = resume") END;
    WALK(body, "o q", "a@0:n 1 >o c@0 a@0:n 2 >q z@0 .");
}

/* A visit from within an event's way, and an event within a visit: both come back in order. */
static void test_visit_within_an_event(void **state) {
    (void)state;
    const char *body = PATIENT EVENT("e", "when = 'n == 0', to = 'b'") STEP("a", "to = 'z'")
        ASK("b", OPTION("o", "visit = 'c', to = resume")) STEP("c", "set = 'n = 1', to = 'd'")
            STEP("d", "to = resume") EVENT("f", "when = 'n == 1', to = 'g'")
                STEP("g", "to = resume") END;
    WALK(body, "o", "*e@0 b@0 >o *f@0 g@0 c@0 d@0 a@0 z@0 .");
}

/* A visit that a case names, and one whose way never comes back. */
static void test_visit_that_stays_away(void **state) {
    (void)state;
    const char *body = PATIENT ASK("a", "option 'o' { '.', to = 'b', case 'true' { visit = 'c' } }")
        STEP("b", "to = 'dead'") STEP("c", "to = 'z'") END DEAD;
    WALK(body, "o", "a@0 >o c@0 z@0 .");
    assert_int_equal(depth_after(body, "o"), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_entering_sets_and_then_looks),
        cmocka_unit_test(test_written_order),
        cmocka_unit_test(test_an_outcome_is_not_interrupted),
        cmocka_unit_test(test_entered_by_an_event_is_shown_first),
        cmocka_unit_test(test_told_set_diverted),
        cmocka_unit_test(test_without_to_the_walk_goes_on),
        cmocka_unit_test(test_resume_does_not_set_again),
        cmocka_unit_test(test_nested_resume),
        cmocka_unit_test(test_the_stack_is_dropped),
        cmocka_unit_test(test_what_keeps_the_stack),
        cmocka_unit_test(test_the_start_is_entered),
        cmocka_unit_test(test_staying_is_entering),
        cmocka_unit_test(test_once_in_a_walk),
        cmocka_unit_test(test_repeats),
        cmocka_unit_test(test_events_of_chance),
        cmocka_unit_test(test_chance_that_repeats),
        cmocka_unit_test(test_visit),
        cmocka_unit_test(test_visit_without_to),
        cmocka_unit_test(test_visit_within_an_event),
        cmocka_unit_test(test_visit_that_stays_away),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

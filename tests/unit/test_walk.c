/* The order of a step (design, section 2), its first and last paragraph: choosing. A test says the
 * sentence that it is about. */
#include "trace.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* "when and case are asked first" */
static void test_case_sees_the_patient_before(void **state) {
    (void)state;
    const char *body =
        PATIENT ASK("a", "option 'o' { '.', because = 'plain', set = 'n = 9', to = 'z', "
                         "case 'n > 5' { because = 'late' }, case 'n == 0' { because = 'early' }, "
                         "case 'n == 0' { because = 'second' } }") END;
    WALK(body, "o", "a@0 >o:early z@0 .");
}

/* "first case that holds replaces what it names": all else stays the option's. */
static void test_case_replaces_what_it_names(void **state) {
    (void)state;
    const char *body = PATIENT ASK("a", "option 'o' { '.', because = 'plain', takes = '5 min', "
                                        "result = 'done {n}', set = 'n = 1', to = 'z', "
                                        "case 'not bad' { takes = '7 min', set = 'n = 2' } }") END;
    WALK(body, "o", "a@0 >o:plain =done 2 z@7 .");
}

/* "rating, because, teaches, cite and takes of what was chosen … see the patient as she was" */
static void test_because_and_takes_see_her_as_she_was(void **state) {
    (void)state;
    const char *body = PATIENT ASK("a", OPTION("o", "because = 'n is {n}', takes = '10 + n', "
                                                    "set = 'n = 5', to = 'z'")) END;
    WALK(body, "o", "a@0 >o:n is 0 z@10 .");
}

/* "… or drawn": the takes of a branch too. */
static void test_takes_of_a_branch_sees_her_as_she_was(void **state) {
    (void)state;
    const char *body =
        PATIENT "chance 'a' { '.', branch 'b' { 'n {n}', p = 1, takes = '3 + n', set = 'n = 40', "
                "result = 'now {n}', to = 'z' } }\n" END;
    WALK(body, "%b", "a@0 %b:n 0 =now 40 z@3 .");
}

/* "Then its set runs, assignments from left to right." */
static void test_set_runs_from_left_to_right(void **state) {
    (void)state;
    const char *body =
        PATIENT ASK("a", OPTION("o", "set = 'n = 2; m = n + 1; n = m * 10', to = 'b'"))
            ASK("b", OPTION("p", "because = '{n} {m}', to = 'z'")) END;
    WALK(body, "o p", "a@0 >o b@0 >p:30 3 z@0 .");
}

/* "Then the clock advances by takes. Then reveals takes effect, result is shown and to is found;
   they see the patient as she is now." */
static void test_reveals_result_and_to_see_her_as_she_is_now(void **state) {
    (void)state;
    const char *body = PATIENT ASK(
        "a", OPTION("o", "set = 'n = 5', takes = '10 min', reveals = 'lab', "
                         "result = 'n {n} at {clock}, {either(known(\"lab\"), \"known\", "
                         "\"unknown\")}', to = either('n == 5 and clock == 10', 'z', "
                         "'dead')")) END DEAD;
    WALK(body, "o", "a@0 >o ?lab =n 5 at 10, known z@10 .");
}

/* reveals by the patient as she is now: an either() of lists. */
static void test_what_is_revealed_is_found_afterwards(void **state) {
    (void)state;
    const char *body =
        PATIENT ASK("a", OPTION("o", "set = 'bad = true', to = 'z', "
                                     "reveals = either('bad', {'x', 'lab'}, 'x')")) END;
    WALK(body, "o", "a@0 >o ?x?lab z@0 .");
}

/* "At a decision the options whose when holds and that are not used up are offered in written
   order." */
static void check_offer(const char *body, const char *script, const char *wanted) {
    struct trace trace = {0};
    bool offered[256];
    char list[64] = "";
    trace_open(&trace, body, "", 1);
    trace.need = walk_start(trace.walk);
    trace_play(&trace, script);
    assert_int_equal(trace.need, NEED_CHOICE);
    int count = walk_offer(trace.walk, offered), listed = 0;
    const struct node *node = walk_node(trace.walk);
    for (size_t i = 0; i < node->choice_count; i++)
        if (offered[i] && ++listed)
            strcat(strcat(list, " "), node->choices[i].id);
    assert_string_equal(list + 1, wanted);
    assert_int_equal(count, listed);
    trace_close(&trace);
}

static void test_what_is_offered(void **state) {
    (void)state;
    const char *body =
        PATIENT ASK("a", OPTION("p", "when = 'n > 0'") OPTION("o", "set = 'n = n + 1', at_most = 2")
                             OPTION("q", "once = true, set = 'm = 1'")
                                 OPTION("r", "at_most = 'm + 1'") OPTION("s", "to = 'z'")) END;
    check_offer(body, "", "o q r s");
    check_offer(body, "o", "p o q r s");
    check_offer(body, "o o", "p q r s");
    check_offer(body, "q", "o r s");
    check_offer(body, "r", "o q s");
    check_offer(body, "r q", "o r s"); /* its limit has become 2 */
}

/* An option without `to` stays; staying enters the node again (see test_walk_events.c). */
static void test_no_target_stays(void **state) {
    (void)state;
    WALK(PATIENT ASK("a", OPTION("o", "takes = '5 min'") OPTION("q", "to = 'z'")) END, "o o q",
         "a@0 >o a@5 >o a@10 >q z@10 .");
}

/* "Entering a node runs its own set and reveals … then it is shown, and a takes of its own passes."
 */
static void test_a_node_of_its_own(void **state) {
    (void)state;
    const char *body = PATIENT
        "step 'a' { 'n {n}, lab {either(known(\"lab\"), \"seen\", \"not\")}', set = 'n = 3', "
        "reveals = 'lab', takes = '20 + n', to = either('clock == 23', 'b', 'dead') }\n"
        "decision 'b' { '{n}', set = 'n = n * 2', takes = '1 h', option 'o' { '.', to = 'c' } }\n"
        "chance 'c' { 'luck', takes = '10 min', branch 'd' { '.', p = 1, to = 'z' } }\n"
        "outcome 'z' { 'end', set = 'n = 8', takes = '2 min', utility = 1 }\n" DEAD;
    WALK(body, "o %d", "?lab a@0:n 3, lab seen b@23:6 >o c@83:luck %d z@93:end .");
}

/* The outcome's takes has passed when the walk is over. */
static void test_the_last_time_counts(void **state) {
    (void)state;
    struct trace trace = {0};
    trace_open(&trace, "outcome 'a' { '.', takes = '2 d', utility = 1 }", "", 1);
    trace.need = walk_start(trace.walk);
    assert_int_equal(trace.need, NEED_NOTHING);
    assert_true(walk_minutes(trace.walk) == 2880);
    trace_close(&trace);
}

static void test_durations(void **state) {
    (void)state;
    static const struct {
        const char *written;
        double minutes;
    } known[] = {{"45 min", 45},   {"2 h 30 min", 150},     {"3 d", 4320},
                 {"6 wk", 60480},  {"6 mo", 259200},        {"1 y", 525600},
                 {"90", 90},       {"1.5 h", 90},           {"2 * hour", 120},
                 {"0 min", 0},     {"1 d 1 h 1 min", 1501}, {"30min", 30},
                 {"8.3 h", 498},   {"1.1 d", 1584},         {"0.4", 1},
                 {"2 hours", 120}, {"0.1 * 3 * hour", 18},  {"n + 30 * minute", 30}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        char body[400], wanted[64];
        snprintf(body, sizeof body, PATIENT "step 'a' { '.', takes = '%s', to = 'z' }\n" END,
                 known[i].written);
        snprintf(wanted, sizeof wanted, "a@0 z@%g .", known[i].minutes);
        WALK(body, "", wanted);
    }
}

/* {name} is what stands before the comma; a variant has its own values, name, start and texts. */
static void test_variants(void **state) {
    (void)state;
    const char *body =
        PATIENT "variant 'old' { 'Ann is old', name = 'Ann, 90', values = { n = 7, bad = true }, "
                "start = 'b', texts = { b = 'old {name} {n}' } }\n"
                "step 'a' { '{name}', to = 'b' }\nstep 'b' { '{name} {n} {bad}', to = 'z' }\n" END;
    WALK(body, "", "a@0:Sam b@0:Sam 0 no z@0 .");
    struct trace trace = {0};
    trace_open(&trace, body, "", 1);
    walk_free(trace.walk);
    trace.walk = walk_new(trace.loading.pathway, 1, 1, trace_news, &trace);
    assert_int_equal(walk_start(trace.walk), NEED_NOTHING);
    fflush(trace.out);
    assert_string_equal(trace.text, "b@0:old Ann 7 z@0");
    trace_close(&trace);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_case_sees_the_patient_before),
        cmocka_unit_test(test_case_replaces_what_it_names),
        cmocka_unit_test(test_because_and_takes_see_her_as_she_was),
        cmocka_unit_test(test_takes_of_a_branch_sees_her_as_she_was),
        cmocka_unit_test(test_set_runs_from_left_to_right),
        cmocka_unit_test(test_reveals_result_and_to_see_her_as_she_is_now),
        cmocka_unit_test(test_what_is_revealed_is_found_afterwards),
        cmocka_unit_test(test_what_is_offered),
        cmocka_unit_test(test_no_target_stays),
        cmocka_unit_test(test_a_node_of_its_own),
        cmocka_unit_test(test_the_last_time_counts),
        cmocka_unit_test(test_durations),
        cmocka_unit_test(test_variants),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

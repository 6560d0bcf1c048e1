/* engine/simulate: requests of the protocol, in slices, ended early, and wrong ones. */
#include "conversation.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char text[] =
    "pathway 'coin' { title = 'Coin', start = 'ready' }\n"
    "patient 'P' {}\n"
    "decision 'ready' { 'Toss?',\n"
    "  option 'yes' { 'Yes', rating = 'best', takes = '5 min', to = 'toss' },\n"
    "  option 'no' { 'No', rating = 'harmful', to = 'tails' } }\n"
    "chance 'toss' {\n"
    "  branch 'up' { p = 0.5, illustrative = true, to = 'heads' },\n"
    "  branch 'down' { p = 0.25, illustrative = true, to = 'tails' },\n"
    "  branch 'edge' { p = rest, to = 'toss' } }\n"
    "outcome 'heads' { 'Heads.', utility = 1 }\n"
    "outcome 'tails' { 'Tails.', utility = 0 }\n";

static struct conversation begin(const char *pathway) {
    struct conversation talk = {engine_new(), NULL};
    char buffer[400];
    send_file(&talk, "coin.lua", pathway);
    ask(&talk, "{\"do\":\"load\"}");
    assert_string_equal(events(&talk, buffer), "pathway");
    return talk;
}

/* Goes on until there is no more progress; the lines of told steps are counted. */
static size_t go_on(struct conversation *talk) {
    size_t told = 0;
    for (;;) {
        for (size_t i = 0; line_of(talk, "told", i); i++)
            told++;
        if (!line_of(talk, "progress", 0))
            return told;
        ask(talk, "{\"do\":\"continue\"}");
    }
}

static void test_counts(void **state) {
    (void)state;
    struct conversation talk = begin(text);
    char buffer[600];
    ask(&talk, "{\"do\":\"simulate\",\"walks\":30000}");
    go_on(&talk);
    const json_t *line = line_of(&talk, "simulated", 0);
    assert_string_equal(at(line, "method", buffer), "\"graph\"");
    assert_string_equal(at(line, "seed", buffer), "\"1\"");
    assert_int_equal(json_whole(line, "walks", 0), 30000);
    long long heads = json_whole(json_array_get(json_object_get(line, "outcomes"), 0), "count", 0);
    assert_true(heads > 19600 && heads < 20400); /* two thirds, five standard deviations */
    assert_int_equal(json_whole(line, "utility", 0), heads * 1000000000LL);
    hang_up(&talk);
}

static void test_a_walk_is_told(void **state) {
    (void)state;
    for (int direct = 0; direct < 2; direct++) {
        struct conversation talk = begin(text);
        char buffer[600];
        ask(&talk, direct ? "{\"do\":\"tell\",\"walk\":2,\"direct\":true}"
                          : "{\"do\":\"tell\",\"walk\":2}");
        assert_true(go_on(&talk) >= 2);
        const json_t *tale = line_of(&talk, "tale", 0);
        assert_string_equal(at(tale, "method", buffer), direct ? "\"direct\"" : "\"graph\"");
        assert_string_equal(at(tale, "walk", buffer), "2");
        assert_string_equal(at(tale, "minutes", buffer), "5");
        assert_string_equal(at(line_of(&talk, "told", 0), "step", buffer), "\"ready:yes\"");
        assert_string_equal(at(line_of(&talk, "told", 1), "minutes", buffer), "5");
        hang_up(&talk);
    }
}

static void test_ended_early_it_tells_what_is_known(void **state) {
    (void)state;
    struct conversation talk = begin(text);
    ask(&talk, "{\"do\":\"simulate\",\"walks\":1000000000}");
    while (strcmp(json_text(line_of(&talk, "progress", 0), "what", ""), "walking") != 0)
        ask(&talk, "{\"do\":\"continue\"}");
    ask(&talk, "{\"do\":\"finish\"}");
    const json_t *line = line_of(&talk, "simulated", 0);
    long long walks = json_whole(line, "walks", 0), sum = 0;
    assert_true(walks > 0 && walks < 1000000000);
    for (size_t i = 0; i < 2; i++)
        sum += json_whole(json_array_get(json_object_get(line, "outcomes"), i), "count", 0);
    assert_int_equal(walks, sum);
    hang_up(&talk);
}

static void test_ended_before_the_first_walk(void **state) {
    (void)state;
    struct conversation talk = begin(text);
    char buffer[400];
    ask(&talk, "{\"do\":\"simulate\"}");
    ask(&talk, "{\"do\":\"finish\"}");
    assert_string_equal(events(&talk, buffer), "error");
    hang_up(&talk);
}

static void test_wrong_requests(void **state) {
    (void)state;
    static const char *const wrong[] = {
        "{\"do\":\"simulate\",\"walks\":0}",
        "{\"do\":\"simulate\",\"walks\":-5}",
        "{\"do\":\"simulate\",\"walks\":1000000001}",
        "{\"do\":\"simulate\",\"first\":0}",
        "{\"do\":\"simulate\",\"variant\":\"nobody\"}",
        "{\"do\":\"simulate\",\"policy\":\"nobody\"}",
        "{\"do\":\"tell\",\"walk\":0}",
        "{\"do\":\"simulate\",\"policy\":\"optimal\",\"direct\":true}",
    };
    struct conversation talk = begin(text);
    char buffer[400];
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        ask(&talk, wrong[i]);
        assert_string_equal(events(&talk, buffer), "error");
        ask(&talk, "{\"do\":\"continue\"}");
        assert_string_equal(events(&talk, buffer), "error");
    }
    hang_up(&talk);
}

/* Half of the walks meet a probability above 1. */
static void test_a_fault_of_the_pathway_is_told(void **state) {
    (void)state;
    struct conversation talk = begin(
        "pathway 'bad' { title = 'Bad', start = 'toss' }\n"
        "patient 'P' { n = integer { 1, range = {0, 9} } }\n"
        "chance 'toss' { branch 'a' { p = 0.5, illustrative = true, set = 'n = 2', to = 'more' "
        "},\n"
        "  branch 'b' { p = rest, to = 'home' } }\n"
        "chance 'more' { branch 'c' { p = 'n', illustrative = true, to = 'home' },\n"
        "  branch 'd' { p = rest, to = 'home' } }\n"
        "outcome 'home' { 'Home.', utility = 1 }\n");
    char buffer[400];
    for (int direct = 0; direct < 2; direct++) {
        ask(&talk, direct ? "{\"do\":\"simulate\",\"walks\":20,\"direct\":true}"
                          : "{\"do\":\"simulate\",\"walks\":20}");
        go_on(&talk);
        assert_string_equal(events(&talk, buffer), "error");
        assert_non_null(strstr(json_text(line_of(&talk, "error", 0), "message", ""), "coin.lua:5"));
    }
    hang_up(&talk);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_a_walk_is_told),
        cmocka_unit_test(test_ended_early_it_tells_what_is_known),
        cmocka_unit_test(test_ended_before_the_first_walk),
        cmocka_unit_test(test_wrong_requests),
        cmocka_unit_test(test_a_fault_of_the_pathway_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

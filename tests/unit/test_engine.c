/* The protocol: a walk by requests, as docs/protocol.md tells. The debrief is in
 * test_engine_debrief.c. */
#include "conversation.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct conversation talk;
static char buffer[600], listed[400];

#define EVENTS(wanted) assert_string_equal(events(&talk, listed), wanted)
#define AT(event, nth, path, wanted)                                                               \
    assert_string_equal(at(line_of(&talk, event, nth), path, buffer), wanted)

static int load(void **state) {
    (void)state;
    char *text = NULL;
    size_t size = 0;
    FILE *file = fopen(CASEWALK_TESTS_DIR "/walks/anaphylaxis.lua", "r");
    assert_non_null(file);
    assert_true(getdelim(&text, &size, '\0', file) > 0);
    fclose(file);
    talk.engine = engine_new();
    send_file(&talk, "anaphylaxis.lua", text);
    EVENTS("");
    free(text);
    ask(&talk, "{\"do\":\"load\",\"file\":\"anaphylaxis.lua\"}");
    return json_array_size(talk.lines) == 1 ? 0 : -1;
}

static int unload(void **state) {
    (void)state;
    hang_up(&talk);
    return 0;
}

static void test_load(void **state) {
    (void)state;
    EVENTS("pathway");
    AT("pathway", 0, "id", "\"anaphylaxis\"");
    AT("pathway", 0, "title", "\"Anaphylaxis on the ward\"");
    AT("pathway", 0, "variants", "[\"base\",\"betablocked\"]");
    AT("pathway", 0, "decisions", "4");
    AT("pathway", 0, "minutes", "5");
}

static void test_start(void **state) {
    (void)state;
    ask(&talk, "{\"do\":\"start\",\"seed\":\"18446744073709551615\"}");
    EVENTS("session node offer state");
    AT("session", 0, "protocol", "1");
    AT("session", 0, "seed", "\"18446744073709551615\"");
    AT("session", 0, "variant", "\"base\"");
    AT("session", 0, "name", "\"Sam, 24\"");
    AT("session", 0, "learning_points", "4");
    AT("session", 0, "reviewers", "[]");
    AT("node", 0, "node", "\"door\"");
    AT("node", 0, "kind", "\"decision\"");
    AT("node", 0, "text", "\"Sam is flushed. Pressure 78.\\n\\nSecond paragraph.\"");
    AT("node", 0, "again", "false");
    AT("node", 0, "vitals/0",
       "{\"field\":\"sbp\",\"label\":\"Systolic BP\",\"value\":\"78\",\"unit\":\"mmHg\","
       "\"abnormal\":\"low\",\"changed\":false,\"was\":null,\"trend\":null}");
    AT("offer", 0, "options/0", "{\"id\":\"adrenaline\",\"label\":\"Adrenaline\"}");
    AT("offer", 0, "options/4/id", "\"steroid\"");
    AT("offer", 0, "options/5", ""); /* its condition does not hold */
    AT("offer", 0, "best", "[\"adrenaline\"]");
    AT("offer", 0, "hint", "true");
    AT("offer", 0, "visit", "0");
    AT("state", 0, "inputs", "0");
    AT("state", 0, "over", "false");
}

static void test_a_variant(void **state) {
    (void)state;
    ask(&talk, "{\"do\":\"start\",\"variant\":\"betablocked\"}");
    AT("session", 0, "variant_text", "\"Sam takes propranolol\"");
    AT("session", 0, "name", "\"Ann, 60\"");
    AT("node", 0, "text", "\"Ann is flushed.\"");
    AT("node", 0, "vitals/0/value", "\"64\"");
    ask(&talk, "{\"do\":\"start\",\"variant\":\"vitt\"}");
    EVENTS("error");
    AT("error", 0, "message", "\"there is no variant \\\"vitt\\\"; there are: base, betablocked\"");
    /* "any": by the seed, and each comes up */
    size_t base = 0;
    for (int seed = 0; seed < 40; seed++) {
        char request[100];
        snprintf(request, sizeof request, "{\"do\":\"start\",\"variant\":\"any\",\"seed\":\"%d\"}",
                 seed);
        ask(&talk, request);
        base += strcmp(at(line_of(&talk, "session", 0), "variant", buffer), "\"base\"") == 0;
    }
    assert_true(base > 8 && base < 32);
}

static void start_with(const char *fixes) {
    char request[400];
    snprintf(request, sizeof request, "{\"do\":\"start\",\"seed\":\"1\",\"fixes\":[%s]}", fixes);
    ask(&talk, request);
    EVENTS("session node offer state");
}

static void test_choose(void **state) {
    (void)state;
    start_with("\"response:settles\"");
    ask(&talk, "{\"choose\":\"antihistamine\"}");
    EVENTS("choice result node offer state");
    AT("choice", 0, "option", "\"antihistamine\"");
    AT("choice", 0, "label", "\"Chlorphenamine\"");
    AT("choice", 0, "rating", "\"harmful\"");
    AT("choice", 0, "credit", "0");
    AT("choice", 0, "because", "\"Lost minutes.\"");
    AT("choice", 0, "teaches", "[\"im_first\"]");
    AT("result", 0, "text", "\"The voice is lost.\"");
    AT("result", 0, "minutes", "10");
    AT("node", 0, "vitals/0/was", "\"78\"");
    AT("node", 0, "vitals/0/trend", "\"down\"");
    AT("node", 0, "again", "false"); /* the pressure in its text has changed */
    AT("offer", 0, "visit", "1");
    AT("state", 0, "inputs", "1");
    ask(&talk, "{\"choose\":[\"talk\"]}");
    AT("choice", 0, "rating", "null");
    AT("choice", 0, "credit", "null");
    AT("node", 0, "again", "true");
    ask(&talk, "{\"choose\":\"adrenaline\"}");
    EVENTS("choice node chance node offer state");
    AT("choice", 0, "because", "\"It treats 73.\""); /* as she was */
    AT("choice", 0, "sources/0",
       "{\"id\":\"rcuk\",\"text\":\"Resuscitation Council UK, 2021.\","
       "\"grade\":\"guideline\",\"unverified\":false}");
    AT("chance", 0, "branch", "\"settles\"");
    AT("chance", 0, "text", "\"It settles.\"");
    AT("offer", 0, "kind", "\"question\"");
    AT("offer", 0, "options", "[]");
    AT("offer", 0, "unit", "\"mg\"");
}

static void test_what_is_not_on_offer(void **state) {
    (void)state;
    start_with("");
    static const char *const requests[] = {"{\"choose\":\"nothing\"}",
                                           "{\"choose\":\"wait\"}",
                                           "{\"choose\":5}",
                                           "{\"choose\":[]}",
                                           "{\"choose\":[\"talk\",\"fluids\"]}",
                                           "{\"choose\":null}",
                                           "{\"choose\":\"\"}",
                                           "{\"answer\":\"0.5\"}"};
    char hash[600], again[600];
    ask(&talk, "{\"do\":\"offer\"}");
    at(line_of(&talk, "state", 0), "hash", hash);
    for (size_t i = 0; i < sizeof requests / sizeof *requests; i++) {
        ask(&talk, requests[i]);
        EVENTS("error offer");
        AT("offer", 0, "node", "\"door\"");
    }
    ask(&talk, "{\"do\":\"offer\"}");
    assert_string_equal(hash, at(line_of(&talk, "state", 0), "hash", again));
    AT("state", 0, "inputs", "0");
}

static void test_answer(void **state) {
    (void)state;
    start_with("\"response:settles\"");
    ask(&talk, "{\"choose\":\"adrenaline\"}");
    ask(&talk, "{\"answer\":\"half\"}");
    EVENTS("error offer");
    AT("error", 0, "message", "\"Please type a number, such as 40 or 2.5.\"");
    ask(&talk, "{\"answer\":\"0.5 g\"}");
    AT("error", 0, "message", "\"Please give the number in mg.\"");
    ask(&talk, "{\"answer\":\"0,5 mg\"}");
    EVENTS("choice node offer state");
    AT("choice", 0, "option", "\"right\"");
    AT("choice", 0, "label", "\"0.5 mg\"");
    AT("choice", 0, "given", "0.5");
    AT("choice", 0, "because", "\"Yes, 0.5.\"");
    AT("choice", 0, "input", "{\"choose\":\"right\",\"given\":\"0.5\"}");
    AT("offer", 0, "kind", "\"orders\"");
    AT("offer", 0, "best", "[\"tryptase\"]");
}

static void go_to_orders(void) {
    start_with("\"response:settles\"");
    ask(&talk, "{\"choose\":\"adrenaline\"}");
    ask(&talk, "{\"answer\":\"0.5\"}");
}

/* "the rating is the worst of what was ticked and what was missed" */
static void check_orders(const char *ticked, const char *rating, const char *option,
                         const char *label) {
    char request[100];
    go_to_orders();
    snprintf(request, sizeof request, "{\"choose\":[%s]}", ticked);
    ask(&talk, request);
    AT("choice", 0, "rating", rating);
    AT("choice", 0, "option", option);
    AT("choice", 0, "label", label);
}

static void test_orders(void **state) {
    (void)state;
    check_orders("\"film\"", "\"suboptimal\"", "\"film\"", "\"Chest film\"");
    check_orders("", "\"suboptimal\"", "\"\"", "\"Nothing\"");
    check_orders("\"ct\",\"tryptase\"", "\"harmful\"", "\"tryptase,ct\"", "\"Tryptase; CT\"");
    check_orders("\"tryptase\"", "\"best\"", "\"tryptase\"", "\"Tryptase\"");
    check_orders("\"film\",\"tryptase\"", "\"acceptable\"", "\"tryptase,film\"",
                 "\"Tryptase; Chest film\"");
    EVENTS("choice reveal reveal node offer state");
    AT("choice", 0, "items/0",
       "{\"id\":\"tryptase\",\"label\":\"Tryptase\",\"ticked\":true,"
       "\"rating\":\"best\",\"because\":\"It confirms.\"}");
    AT("choice", 0, "items/2/ticked", "false");
    AT("choice", 0, "items/2/rating", "null");
    AT("choice", 0, "sources/0/id", "\"rcuk\"");
    AT("reveal", 0, "minutes", "31"); /* both have come after the longer */
    AT("reveal", 1, "fields/0/value", "\"Lungs at 112.\"");
    go_to_orders();
    ask(&talk, "{\"choose\":\"tryptase\"}");
    AT("choice", 0, "option", "\"tryptase\"");
    go_to_orders();
    ask(&talk, "{\"choose\":[\"tryptase\",\"mri\"]}");
    EVENTS("error offer");
}

/* "lab, imaging and findings show the value and time of their last reveals; vital and exam are
   live"; what was never hidden is known from the start. */
static void test_the_chart(void **state) {
    (void)state;
    go_to_orders();
    ask(&talk, "{\"do\":\"chart\"}");
    AT("chart", 0, "name", "\"Sam, 24\"");
    AT("chart", 0, "sections/2/rows/0/field", "\"glucose\"");
    AT("chart", 0, "sections/2/rows/0/minutes", "0");
    AT("chart", 0, "sections/2/rows/1", "");
    AT("chart", 0, "sections/3/rows", "[]");
    AT("chart", 0, "sections/1/rows/0/value", "\"stridor\"");
    AT("chart", 0, "sections/1/rows/0/abnormal", "\"abnormal\"");
    ask(&talk, "{\"choose\":[\"tryptase\",\"film\"]}");
    ask(&talk, "{\"choose\":\"rise\"}");
    ask(&talk, "{\"do\":\"chart\"}");
    AT("chart", 0, "minutes", "91");
    AT("chart", 0, "sections/0/rows/0/value", "\"120\"");
    AT("chart", 0, "sections/0/rows/0/minutes", "null");
    AT("chart", 0, "sections/2/rows/0/value", "\"34\"");
    AT("chart", 0, "sections/2/rows/0/minutes", "31");
    AT("chart", 0, "sections/3/rows/0/value", "\"Lungs at 112.\"");
    ask(&talk, "{\"choose\":\"again\"}");
    AT("reveal", 0, "fields/0/value", "\"50\"");
    ask(&talk, "{\"do\":\"chart\"}");
    AT("chart", 0, "sections/2/rows/0/value", "\"50\"");
    AT("chart", 0, "sections/2/rows/0/minutes", "151");
    ask(&talk, "{\"do\":\"back\"}");
    ask(&talk, "{\"do\":\"chart\"}");
    AT("chart", 0, "sections/2/rows/0/value", "\"34\"");
    AT("chart", 0, "sections/2/rows/0/minutes", "31");
}

static void test_hint_and_why(void **state) {
    (void)state;
    start_with("\"response:settles\"");
    ask(&talk, "{\"do\":\"hint\"}");
    EVENTS("hint state");
    AT("hint", 0, "text", "\"Which drug saves lives?\"");
    ask(&talk, "{\"do\":\"why\"}");
    EVENTS("why why"); /* nothing answered yet; the node has a source */
    AT("why", 0, "text", "null");
    AT("why", 1, "sources/0/unverified", "true");
    ask(&talk, "{\"choose\":\"adrenaline\"}");
    ask(&talk, "{\"do\":\"why\"}");
    EVENTS("why");
    AT("why", 0, "text", "\"It treats 78.\"");
    AT("why", 0, "sources/0/id", "\"rcuk\"");
    ask(&talk, "{\"do\":\"hint\"}");
    EVENTS("error");
}

/* An event of chance that no fix names does not happen; one that is named does. */
static void test_fixes(void **state) {
    (void)state;
    start_with("\"response:persists\",\"event:biphasic\",\"response:settles\",\"door:adrenaline\"");
    AT("session", 0, "fixed", "3"); /* what names a decision is no business of chance */
    ask(&talk, "{\"choose\":\"adrenaline\"}");
    AT("chance", 0, "branch", "\"persists\"");
    ask(&talk, "{\"choose\":\"adrenaline\"}");
    EVENTS("choice interrupt node chance node offer state");
    AT("interrupt", 0, "id", "\"biphasic\"");
    AT("chance", 0, "branch", "\"settles\"");
    for (int seed = 0; seed < 20; seed++) { /* whatever the seed would draw */
        char request[120];
        snprintf(request, sizeof request,
                 "{\"do\":\"start\",\"seed\":\"%d\",\"fixes\":[\"response:persists\",\"response:"
                 "settles\"]}",
                 seed);
        ask(&talk, request);
        ask(&talk, "{\"choose\":\"adrenaline\"}");
        ask(&talk, "{\"choose\":\"adrenaline\"}");
        EVENTS("choice node chance node offer state");
    }
    ask(&talk, "{\"do\":\"start\",\"fixes\":[\"response:nothing\"]}");
    EVENTS("error");
    AT("error", 0, "message", "\"\\\"response\\\" has no branch \\\"nothing\\\"\"");
    ask(&talk, "{\"choose\":\"adrenaline\"}");
    AT("error", 0, "message", "\"no walk has been started\"");
}

static void test_outline(void **state) {
    (void)state;
    ask(&talk, "{\"do\":\"outline\"}");
    EVENTS("outline outline outline outline outline outline");
    AT("outline", 0, "node", "\"door\"");
    AT("outline", 0, "kind", "\"decision\"");
    AT("outline", 0, "text", "\"Sam is flushed. Pressure 78.\\n\\nSecond paragraph.\"");
    AT("outline", 0, "choices/2",
       "{\"id\":\"antihistamine\",\"label\":\"Chlorphenamine\",\"rating\":\"harmful\"}");
    AT("outline", 1, "typed", "\"number\"");
    AT("outline", 1, "choices/0",
       "{\"id\":\"right\",\"label\":\"0.5 mg\",\"rating\":\"best\",\"low\":0.45,\"high\":0.55}");
    AT("outline", 1, "choices/1",
       "{\"id\":\"other\",\"label\":\"any other answer\",\"rating\":\"harmful\"}");
    AT("outline", 2, "kind", "\"orders\"");
    AT("outline", 5, "kind", "\"outcome\"");
    AT("outline", 5, "text", "\"Sam dies.\"");
}

/* It may be asked while a walk is under way, which is left where it stood. */
static void test_outline_of_a_walk(void **state) {
    (void)state;
    char before[600], after[600];
    ask(&talk, "{\"do\":\"start\"}");
    ask(&talk, "{\"choose\":\"antihistamine\"}");
    at(line_of(&talk, "node", 0), "text", before);
    ask(&talk, "{\"do\":\"outline\"}");
    AT("outline", 0, "text", "\"Sam is flushed. Pressure 78.\\n\\nSecond paragraph.\"");
    ask(&talk, "{\"do\":\"offer\"}");
    assert_string_equal(at(line_of(&talk, "node", 0), "text", after), before);
    ask(&talk, "{\"choose\":\"antihistamine\"}");
    AT("state", 0, "inputs", "2");
}

/* Numbers of an answer are told only where they are its own, whatever comes before. */
static void test_outline_of_answers(void **state) {
    (void)state;
    struct conversation question = {.engine = engine_new()};
    send_file(&question, "q.lua",
              "pathway \"q\" { title = \"Q\", start = \"a\" }\n"
              "patient \"P, 1\" { x = number { 1, range = {0, 9} } }\n"
              "question \"a\" { \"How much?\",\n"
              "  answer \"one\" { 1, rating = \"best\", to = \"b\" },\n"
              "  answer \"near\" { between = {0.5, 2}, to = \"b\" },\n"
              "  answer \"moving\" { \"x\", within = 1, to = \"b\" },\n"
              "  answer \"ten\" { 10, to = \"b\" },\n"
              "  answer \"other\" { otherwise, to = \"b\" } }\n"
              "question \"b\" { \"Which drug?\",\n"
              "  answer \"right\" { \"adenosine\", \"Adenocor\", to = \"c\" },\n"
              "  answer \"other\" { otherwise, to = \"c\" } }\n"
              "outcome \"c\" { \"Done.\", utility = 1 }\n");
    ask(&question, "{\"do\":\"load\"}");
    ask(&question, "{\"do\":\"outline\"}");
    const json_t *numbers = line_of(&question, "outline", 0),
                 *words = line_of(&question, "outline", 1);
    assert_string_equal(
        at(numbers, "choices/0", buffer),
        "{\"id\":\"one\",\"label\":\"1\",\"rating\":\"best\",\"low\":1,\"high\":1}");
    assert_string_equal(at(numbers, "choices/1/low", buffer), ""); /* 1 is taken */
    assert_string_equal(at(numbers, "choices/2/low", buffer), ""); /* hangs on the patient */
    assert_string_equal(at(numbers, "choices/3/low", buffer), ""); /* who knows what that takes */
    assert_string_equal(at(words, "typed", buffer), "\"words\"");
    assert_string_equal(at(words, "choices/0/words", buffer), "[\"adenosine\",\"Adenocor\"]");
    hang_up(&question);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_load, load, unload),
        cmocka_unit_test_setup_teardown(test_start, load, unload),
        cmocka_unit_test_setup_teardown(test_a_variant, load, unload),
        cmocka_unit_test_setup_teardown(test_choose, load, unload),
        cmocka_unit_test_setup_teardown(test_what_is_not_on_offer, load, unload),
        cmocka_unit_test_setup_teardown(test_answer, load, unload),
        cmocka_unit_test_setup_teardown(test_orders, load, unload),
        cmocka_unit_test_setup_teardown(test_the_chart, load, unload),
        cmocka_unit_test_setup_teardown(test_hint_and_why, load, unload),
        cmocka_unit_test_setup_teardown(test_fixes, load, unload),
        cmocka_unit_test_setup_teardown(test_outline, load, unload),
        cmocka_unit_test_setup_teardown(test_outline_of_a_walk, load, unload),
        cmocka_unit_test(test_outline_of_answers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

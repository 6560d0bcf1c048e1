/* The protocol: taking back, the debrief's numbers, policies, faults, and requests that make no
 * sense. */
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

static void load_text(const char *text) {
    talk.engine = engine_new();
    send_file(&talk, "p.lua", text);
    ask(&talk, "{\"do\":\"load\"}");
}

static int load(void **state) {
    (void)state;
    char *text = NULL;
    size_t size = 0;
    FILE *file = fopen(CASEWALK_TESTS_DIR "/walks/anaphylaxis.lua", "r");
    assert_non_null(file);
    assert_true(getdelim(&text, &size, '\0', file) > 0);
    fclose(file);
    load_text(text);
    free(text);
    return json_array_size(talk.lines) == 1 ? 0 : -1;
}

static int unload(void **state) {
    (void)state;
    hang_up(&talk);
    return 0;
}

/* Choices apart by spaces; = types an answer, < takes back, , ticks several, - none. */
static void play(const char *script) {
    char copy[400], request[200], *rest = NULL;
    snprintf(copy, sizeof copy, "%s", script);
    for (char *part = strtok_r(copy, " ", &rest); part; part = strtok_r(NULL, " ", &rest)) {
        if (*part == '<')
            snprintf(request, sizeof request, "{\"do\":\"back\"}");
        else if (*part == '=')
            snprintf(request, sizeof request, "{\"answer\":\"%s\"}", part + 1);
        else if (*part == '-')
            snprintf(request, sizeof request, "{\"choose\":[]}");
        else
            snprintf(request, sizeof request, "{\"choose\":\"%s\"}", part);
        ask(&talk, request);
        assert_null(line_of(&talk, "error", 0));
    }
}

static void walk(const char *script) {
    ask(&talk,
        "{\"do\":\"start\",\"seed\":\"1\",\"fixes\":[\"response:settles\",\"response:settles\"]}");
    play(script);
    ask(&talk, "{\"do\":\"debrief\"}");
}

static void check_score(const char *script, const char *score, const char *rated,
                        const char *harmful, const char *passed) {
    walk(script);
    AT("debrief", 0, "score", score);
    AT("debrief", 0, "rated", rated);
    AT("debrief", 0, "harmful", harmful);
    AT("debrief", 0, "passed", passed);
}

/* "best 1, acceptable 0.75, suboptimal 0.25, harmful 0"; "the score is the mean credit of the rated
   answers"; "without rating an option is neutral"; "contested makes acceptable count 1" */
static void test_score(void **state) {
    (void)state;
    check_score("adrenaline =0.5 tryptase home", "1", "3", "0", "true");
    check_score("talk adrenaline =0.5 tryptase home", "1", "3", "0", "true");
    check_score("fluids adrenaline =0.5 tryptase home", "0.9375", "4", "0", "true");
    check_score("steroid adrenaline =0.5 tryptase home", "1", "4", "0", "true");
    check_score("adrenaline =0.5 - home", "0.75", "3", "0", "true");
    check_score("antihistamine adrenaline =0.5 tryptase home", "0.75", "4", "1", "false");
    check_score("fluids fluids wait", "0.5833333333333334", "3", "0", "null");
    check_score("talk", "null", "0", "0", "null");
}

static void test_debrief(void **state) {
    (void)state;
    ask(&talk, "{\"do\":\"start\",\"seed\":\"1\",\"fixes\":[\"response:settles\"]}");
    ask(&talk, "{\"do\":\"hint\"}");
    play("antihistamine adrenaline =3 - home");
    EVENTS("choice node outcome state");
    AT("outcome", 0, "id", "\"home\"");
    AT("outcome", 0, "good", "true");
    AT("outcome", 0, "utility", "1");
    AT("state", 0, "over", "true");
    ask(&talk, "{\"do\":\"debrief\"}");
    AT("debrief", 0, "outcome", "\"home\"");
    AT("debrief", 0, "outcome_text", "\"Sam goes home.\"");
    AT("debrief", 0, "hints", "1");
    AT("debrief", 0, "minutes", "11");
    AT("debrief", 0, "pass_score", "0.7");
    AT("debrief", 0, "over", "true");
    AT("debrief", 0, "expert_outcome", "\"home\"");
    AT("verdict", 0, "node", "\"door\"");
    AT("verdict", 0, "best", "[{\"id\":\"adrenaline\",\"label\":\"Adrenaline\"}]");
    AT("verdict", 0, "rating", "\"harmful\"");
    AT("verdict", 1, "text", "\"Sam is flushed. Pressure 73.\"");
    AT("verdict", 2, "because", "\"No.\"");
    AT("verdict", 3, "rating", "\"suboptimal\"");
    AT("verdict", 4, "rating", "null");
    AT("verdict", 5, "node", "");
    ask(&talk, "{\"choose\":\"home\"}");
    EVENTS("error");
    AT("error", 0, "message", "\"the walk is over\"");
}

static void check_points(const char *script, const char *states) {
    char found[200] = "";
    walk(script);
    for (size_t i = 0; line_of(&talk, "learning_point", i); i++) {
        const char *state = json_text(line_of(&talk, "learning_point", i), "state", "?");
        strcat(strcat(found, i ? " " : ""), state);
    }
    assert_string_equal(found, states);
}

/* im_first, tests, dose, far */
static void test_learning_points(void **state) {
    (void)state;
    check_points("", "not_reached not_reached not_reached not_reached");
    check_points("adrenaline", "met not_reached not_reached not_reached");
    check_points("antihistamine", "missed not_reached not_reached not_reached");
    check_points("antihistamine adrenaline", "met not_reached not_reached not_reached");
    check_points("adrenaline =0.5 tryptase", "met met met not_reached");
    check_points("adrenaline =5 -", "met missed missed not_reached");
    check_points("adrenaline =0.5 film", "met missed met not_reached");
}

/* "What was taken back with back counts as first answered; the outcome is that of the walk as it
   ended." */
static void test_taken_back(void **state) {
    (void)state;
    check_score("antihistamine < adrenaline =0.5 tryptase home", "0.6666666666666666", "3", "1",
                "false");
    AT("debrief", 0, "minutes", "31");
    AT("verdict", 0, "taken_back", "true");
    AT("verdict", 0, "counts", "true");
    AT("verdict", 1, "taken_back", "false");
    AT("verdict", 1, "counts", "false");
    check_score("adrenaline =5 < =0.5 < =5 tryptase home", "0.6666666666666666", "3", "1", "false");
    check_score("adrenaline =5 < < adrenaline =0.5 tryptase home", "0.6666666666666666", "3", "1",
                "false");
    /* What was answered only on a way that was taken back counts too. */
    check_score("fluids fluids < < adrenaline =0.5 tryptase home", "0.875", "4", "0", "true");
    check_score("adrenaline < adrenaline =0.5 tryptase home", "1", "3", "0", "true");
}

static void test_back_is_never_having_gone(void **state) {
    (void)state;
    char first[600], second[600];
    ask(&talk, "{\"do\":\"start\",\"seed\":\"9\"}");
    ask(&talk, "{\"do\":\"back\"}");
    EVENTS("error offer");
    at(line_of(&talk, "offer", 0), "decision", first);
    ask(&talk, "{\"do\":\"offer\"}");
    at(line_of(&talk, "state", 0), "hash", first);
    play("antihistamine fluids adrenaline < <");
    ask(&talk, "{\"do\":\"back\"}");
    EVENTS("node offer state");
    AT("state", 0, "hash", first);
    AT("state", 0, "inputs", "6"); /* for the record every input counts */
    AT("node", 0, "minutes", "0");
    AT("node", 0, "again", "false"); /* the story is told again */
    AT("node", 0, "vitals/0/value", "\"78\"");
    /* The same luck afterwards. */
    ask(&talk, "{\"choose\":\"adrenaline\"}");
    at(line_of(&talk, "state", 0), "hash", first);
    ask(&talk, "{\"do\":\"start\",\"seed\":\"9\"}");
    ask(&talk, "{\"choose\":\"adrenaline\"}");
    assert_string_equal(first, at(line_of(&talk, "state", 0), "hash", second));
}

static void test_policies(void **state) {
    (void)state;
    ask(&talk, "{\"do\":\"start\",\"seed\":\"1\",\"fixes\":[\"response:settles\"]}");
    ask(&talk, "{\"do\":\"auto\",\"policy\":\"expert\"}");
    AT("choice", 0, "option", "\"adrenaline\"");
    ask(&talk, "{\"do\":\"auto\"}"); /* expert, unless said otherwise */
    AT("choice", 0, "option", "\"right\"");
    AT("choice", 0, "given", "0.5");
    ask(&talk, "{\"do\":\"auto\",\"policy\":\"expert\"}");
    AT("choice", 0, "option", "\"tryptase\"");
    ask(&talk, "{\"do\":\"start\",\"seed\":\"1\"}");
    ask(&talk, "{\"do\":\"auto\",\"policy\":\"worst\"}");
    AT("choice", 0, "option", "\"antihistamine\"");
    ask(&talk, "{\"do\":\"auto\",\"policy\":\"clever\"}");
    AT("error", 0, "message",
       "\"there is no policy \\\"clever\\\" for a walk: expert, random, worst and novice are\"");
    size_t chosen[5] = {0};
    static const char *const ids[] = {"\"adrenaline\"", "\"fluids\"", "\"antihistamine\"",
                                      "\"talk\"", "\"steroid\""};
    for (int seed = 0; seed < 200; seed++) {
        char request[60];
        snprintf(request, sizeof request, "{\"do\":\"start\",\"seed\":\"%d\"}", seed);
        ask(&talk, request);
        ask(&talk, "{\"do\":\"auto\",\"policy\":\"random\"}");
        at(line_of(&talk, "choice", 0), "option", buffer);
        for (size_t i = 0; i < 5; i++)
            chosen[i] += strcmp(buffer, ids[i]) == 0;
    }
    for (size_t i = 0; i < 5; i++)
        assert_true(chosen[i] > 20 && chosen[i] < 60);
}

static void test_requests_that_make_no_sense(void **state) {
    (void)state;
    static const char *const broken[] = {"",
                                         "{",
                                         "nonsense",
                                         "[]",
                                         "5",
                                         "null",
                                         "\"x\"",
                                         "{}",
                                         "{\"do\":5}",
                                         "{\"do\":\"dance\"}",
                                         "{\"do\":\"offer\"} x",
                                         "{\"do\":\"chart\",\"do\":\"hint\"}",
                                         "{\"do\":\"file\"}",
                                         "{\"do\":\"file\",\"name\":5,\"text\":\"x\"}",
                                         "{\"do\":\"load\"}"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        ask(&talk, broken[i]);
        EVENTS("error");
        assert_true(strlen(json_text(line_of(&talk, "error", 0), "message", "")) > 5);
    }
    static const char *const early[] = {"{\"choose\":\"x\"}", "{\"do\":\"chart\"}",
                                        "{\"do\":\"back\"}", "{\"do\":\"debrief\"}",
                                        "{\"do\":\"auto\"}"};
    for (size_t i = 0; i < sizeof early / sizeof *early; i++) {
        ask(&talk, early[i]);
        AT("error", 0, "message", "\"no walk has been started\"");
    }
    ask_bytes(&talk, "{\"do\":\"\0\"}", 10);
    EVENTS("error");
    ask_bytes(&talk, "\xff\xfe", 2);
    EVENTS("error");
    ask(&talk, "{\"do\":\"start\",\"seed\":7,\"variant\":5,\"fixes\":{\"a\":1}}");
    EVENTS("session node offer state");
}

static void test_a_pathway_at_fault(void **state) {
    (void)state;
    load_text("pathway 'p' { title = 'P', start = 'a' }\npatient 'S' { n = number { 0 } }\n"
              "decision 'a' { 'A', option 'o' { 'O', to = 'a', \n takes = '1 / n' }, "
              "option 'p' { 'P', to = 's' } }\nstep 's' { 'S', to = 's' }\n");
    EVENTS("pathway");
    ask(&talk, "{\"do\":\"start\"}");
    ask(&talk, "{\"choose\":\"o\"}");
    EVENTS("choice fault state");
    AT("fault", 0, "kind", "\"pathway\"");
    AT("fault", 0, "message", "\"p.lua:4: column 3 of \\\"1 / n\\\": a division by zero\"");
    ask(&talk, "{\"do\":\"start\"}");
    ask(&talk, "{\"choose\":\"p\"}");
    assert_string_equal(at(line_of(&talk, "fault", 0), "kind", buffer), "\"limit\"");
    hang_up(&talk);
}

static void test_mistakes_are_diagnostics(void **state) {
    (void)state;
    load_text(
        "pathway 'p' { title = 'P', start = 'b' }\nstep 'a' { 'A', to = 'a', takes = 'x >' }\n");
    EVENTS("diagnostic diagnostic");
    AT("diagnostic", 0, "file", "\"p.lua\"");
    AT("diagnostic", 0, "line", "1");
    AT("diagnostic", 1, "line", "2");
    AT("diagnostic", 1, "severity", "\"error\"");
    ask(&talk, "{\"do\":\"start\"}");
    AT("error", 0, "message", "\"no pathway has been loaded\"");
    hang_up(&talk);
}

/* A file that `require` names is asked for; then loading is tried again. */
static void test_required_files(void **state) {
    (void)state;
    load_text(
        "local parts = require 'parts/drugs'\n"
        "pathway 'p' { title = parts.title, start = 'a' }\nrequire 'ending'\nrequire 'ending'\n");
    EVENTS("need");
    AT("need", 0, "name", "\"parts/drugs.lua\"");
    send_file(&talk, "parts/drugs.lua", "return { title = 'Drugs' }");
    ask(&talk, "{\"do\":\"load\",\"file\":\"p.lua\"}");
    AT("need", 0, "name", "\"ending.lua\"");
    send_file(&talk, "ending.lua", "outcome 'a' { 'End',\n utility = 3 }");
    ask(&talk, "{\"do\":\"load\",\"file\":\"p.lua\"}");
    EVENTS("diagnostic");
    AT("diagnostic", 0, "file", "\"ending.lua\"");
    AT("diagnostic", 0, "line", "2");
    hang_up(&talk);
    load_text("require '../secret'\n");
    EVENTS("diagnostic");
    hang_up(&talk);
    load_text(
        "pathway 'p' { title = require 'x', start = 'a' }\noutcome 'a' { 'End', utility = 1 }\n");
    send_file(&talk, "x.lua", "return 'From a file'");
    ask(&talk, "{\"do\":\"load\",\"file\":\"p.lua\"}");
    AT("pathway", 0, "title", "\"From a file\"");
    hang_up(&talk);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_score, load, unload),
        cmocka_unit_test_setup_teardown(test_debrief, load, unload),
        cmocka_unit_test_setup_teardown(test_learning_points, load, unload),
        cmocka_unit_test_setup_teardown(test_taken_back, load, unload),
        cmocka_unit_test_setup_teardown(test_back_is_never_having_gone, load, unload),
        cmocka_unit_test_setup_teardown(test_policies, load, unload),
        cmocka_unit_test_setup_teardown(test_requests_that_make_no_sense, load, unload),
        cmocka_unit_test(test_a_pathway_at_fault),
        cmocka_unit_test(test_mistakes_are_diagnostics),
        cmocka_unit_test(test_required_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

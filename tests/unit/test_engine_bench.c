/* The protocol: what an author's bench asks for. Walks that begin anywhere, the whole situation,
   what hides an option, going elsewhere, luck told and given again. */
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

static const char pathway_text[] =
    "pathway 'p' { title = 'P', start = 'a', clock = '10 min' }\n"
    "learning_point 'l' 'L'\n"
    "define 'shock' 'sbp < 60'\n"
    "parameter 'share' { 0.5, low = 0.1, high = 0.9, illustrative = true }\n"
    "patient 'Sam, 24' {\n"
    "  sbp = number { 78, range = {0, 300}, clamp = true, chart = 'vital' },\n"
    "  gcs = integer { 15, range = {3, 15} },\n"
    "  airway = scale { 'clear', 'lost' }, treated = flag { false },\n"
    "  lab = number { 34, hidden = true, chart = 'lab' } }\n"
    "event 'one' { 'One hour.', at = '1 h', to = 'consult' }\n"
    "event 'two' { 'Two hours.', after = '2 h', to = 'consult' }\n"
    "event 'low' { 'Low for long.', after = '30 min', when = 'shock', to = 'consult' }\n"
    "event 'odd' { 'Odd.', when = 'airway == \"lost\"', p = 0.5, illustrative = true,\n"
    "              set = 'gcs = 9' }\n"
    "decision 'a' { 'A {sbp}.',\n"
    "  option 'wait' { 'Wait', at_most = 1, rating = 'harmful', because = '.', takes = '7 min' },\n"
    "  option 'treat' { 'Treat', when = 'shock and known(\"lab\") and sbp < share * 200',\n"
    "                   rating = 'best', because = '.', to = 'c' },\n"
    "  option 'ask' { 'Ask', visit = 'consult', to = 'c' },\n"
    "  option 'zero' { 'Zero', when = '1 / (gcs - 15) > 0', to = 'c' },\n"
    "  option 'lose' { 'Lose', set = 'airway = \"lost\"' } }\n"
    "decision 'consult' { 'Consult.', option 'ok' { 'OK', to = resume } }\n"
    "chance 'c' {\n"
    "  branch 'x' { 'X.', p = 'share', illustrative = true, to = 'o' },\n"
    "  branch 'y' { 'Y.', p = rest, to = 'o' } }\n"
    "orders 'o' { 'O', to = 'z', item 'i' { 'I', reveals = 'lab' }, item 'j' { 'J' } }\n"
    "outcome 'z' { 'Z.', utility = 1, good = true }\n";

static int load(void **state) {
    (void)state;
    talk.engine = engine_new();
    send_file(&talk, "p.lua", pathway_text);
    ask(&talk, "{\"do\":\"load\"}");
    if (json_array_size(talk.lines) != 1)
        fprintf(stderr, "%s\n", events(&talk, listed));
    return json_array_size(talk.lines) == 1 ? 0 : -1;
}

static int unload(void **state) {
    (void)state;
    hang_up(&talk);
    return 0;
}

/* The number of a line's list member whose `key` is `value`, as a path; fails where there is none.
 */
static const char *member(const char *event, const char *list, const char *key, const char *value,
                          const char *want) {
    static char path[100];
    json_t *items = json_object_get(line_of(&talk, event, 0), list), *item;
    size_t i;
    json_array_foreach(items, i, item) if (strcmp(json_text(item, key, ""), value) == 0) {
        snprintf(path, sizeof path, "%s/%zu/%s", list, i, want);
        return path;
    }
    fail_msg("no %s in %s", value, list);
    return "";
}

#define FIELD(id, want) member("situation", "fields", "field", id, want)
#define TIMER(id, want) member("situation", "events", "event", id, want)

static void test_begins_anywhere(void **state) {
    (void)state;
    ask(&talk, "{\"do\":\"start\",\"at\":\"o\",\"set\":\"sbp = 60; gcs = sbp // 6; "
               "clock = 1.1 * hour; known('lab') = true; treated = true\"}");
    EVENTS("session node offer state");
    AT("session", 0, "at", "\"o\"");
    AT("node", 0, "node", "\"o\"");
    AT("node", 0, "minutes", "66");
    AT("node", 0, "vitals/0/changed", "false"); /* it is so from the start of this walk */
    ask(&talk, "{\"do\":\"state\"}");
    EVENTS("situation");
    AT("situation", 0, "node", "\"o\"");
    AT("situation", 0, "minutes", "66");
    AT("situation", 0, "clock", "70"); /* at the grain */
    AT("situation", 0, FIELD("sbp", "value"), "\"60\"");
    AT("situation", 0, FIELD("sbp", "was"), "\"78\"");
    AT("situation", 0, FIELD("gcs", "value"), "\"10\"");
    AT("situation", 0, FIELD("airway", "was"), "null");
    AT("situation", 0, FIELD("lab", "hidden"), "true");
    AT("situation", 0, FIELD("lab", "known"), "true");
    AT("situation", 0, "set",
       "\"sbp = 60; gcs = 10; treated = true; known('lab') = true; clock = 66\"");
    ask(&talk, "{\"choose\":[]}");
    ask(&talk, "{\"do\":\"debrief\"}");
    AT("debrief", 0, "from", "\"o\"");
    AT("debrief", 0, "pieced", "true");
    AT("debrief", 0, "passed", "null");
    AT("debrief", 0, "expert_minutes", "66");
    ask(&talk, "{\"do\":\"start\",\"set\":\"sbp = 60\"}"); /* from the start */
    AT("node", 0, "node", "\"a\"");
    ask(&talk, "{\"do\":\"start\"}");
    AT("session", 0, "at", "");
    ask(&talk, "{\"do\":\"debrief\"}");
    AT("debrief", 0, "pieced", "");
}

static void test_what_cannot_be(void **state) {
    (void)state;
    static const struct {
        const char *request, *part;
    } wrong[] = {
        {"\"at\":\"consutl\"", "at: there is no node \"consutl\"; did you mean \"consult\"?"},
        {"\"set\":\"sbp = 301\"", "set: column 1: sbp = 301 is outside its range 0 to 300"},
        {"\"set\":\"sbp = 1; gcs = 2\"", "set: column 10: gcs = 2 is outside"},
        {"\"set\":\"gcs = 4.5\"", "gcs takes a whole number, not 4.5"},
        {"\"set\":\"clock = -1\"", "set: column 1: clock = -1"},
        {"\"set\":\"clock = 1e9\"", "the clock shows 0 to"},
        {"\"set\":\"sbp = 1 / (gcs - 15)\"", "a division by zero"},
        {"\"set\":\"spb = 3\"", "set: column 1: unknown name spb; did you mean \"sbp\"?"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char request[200];
        snprintf(request, sizeof request, "{\"do\":\"start\",%s}", wrong[i].request);
        ask(&talk, request);
        EVENTS("error");
        const char *message = json_text(line_of(&talk, "error", 0), "message", "");
        if (!strstr(message, wrong[i].part))
            fail_msg("%s: %s", wrong[i].request, message);
    }
}

/* Timers at or before the clock are past; what counts from a condition counts from now. */
static void test_timers_of_a_late_start(void **state) {
    (void)state;
    ask(&talk, "{\"do\":\"start\",\"set\":\"clock = 59; sbp = 50\"}");
    ask(&talk, "{\"do\":\"state\"}");
    AT("situation", 0, TIMER("one", "spent"), "true"); /* 59 counts as 60 at the grain */
    ask(&talk, "{\"do\":\"start\",\"set\":\"clock = 50; sbp = 50\"}");
    ask(&talk, "{\"do\":\"state\"}");
    AT("situation", 0, TIMER("one", "spent"), "false");
    AT("situation", 0, TIMER("one", "due"), "60");
    AT("situation", 0, TIMER("two", "due"), "120");
    AT("situation", 0, TIMER("low", "due"), "80");
    AT("situation", 0, TIMER("odd", "holds"), "false");
    AT("situation", 0, TIMER("odd", "due"), "null");
    ask(&talk, "{\"do\":\"start\",\"set\":\"clock = 2 * hour\"}");
    ask(&talk, "{\"do\":\"state\"}");
    AT("situation", 0, TIMER("one", "spent"), "true");
    AT("situation", 0, TIMER("two", "spent"), "true");
    AT("situation", 0, TIMER("low", "due"), "null");
}

static void test_what_hides_an_option(void **state) {
    (void)state;
    ask(&talk, "{\"do\":\"start\",\"set\":\"gcs = 14\"}");
    ask(&talk, "{\"choose\":\"wait\"}");
    ask(&talk, "{\"do\":\"why-not\"}");
    EVENTS("hidden hidden hidden");
    AT("hidden", 0, "option", "\"wait\"");
    AT("hidden", 0, "by", "\"at_most\"");
    AT("hidden", 0, "taken", "1");
    AT("hidden", 0, "most", "1");
    AT("hidden", 1, "option", "\"treat\"");
    AT("hidden", 1, "line", "17");
    AT("hidden", 1, "condition", "\"shock and known(\\\"lab\\\") and sbp < share * 200\"");
    AT("hidden", 1, "fails", "[\"shock\",\"known('lab')\"]");
    AT("hidden", 1, "reads/0/name", "\"shock\"");
    AT("hidden", 1, "reads/0/value", "\"false\"");
    AT("hidden", 1, "reads/0/means", "\"sbp < 60\"");
    AT("hidden", 1, "reads/1/name", "\"sbp\"");
    AT("hidden", 1, "reads/1/value", "\"78\"");
    AT("hidden", 1, "reads/2/name", "\"known('lab')\"");
    AT("hidden", 1, "reads/3/name", "\"share\"");
    AT("hidden", 1, "reads/3/value", "\"0.5\"");
    AT("hidden", 2, "option", "\"zero\"");
    ask(&talk, "{\"do\":\"state\"}");
    AT("situation", 0, "used", "[{\"node\":\"a\",\"option\":\"wait\",\"taken\":1}]");
}

static void test_what_waits(void **state) {
    (void)state;
    ask(&talk, "{\"do\":\"start\",\"set\":\"gcs = 14; clock = 55\"}");
    ask(&talk, "{\"choose\":\"ask\"}");
    ask(&talk, "{\"do\":\"state\"}");
    AT("situation", 0, "waiting", "[{\"node\":\"a\",\"for\":\"visit\",\"left\":null}]");
    ask(&talk, "{\"do\":\"start\",\"set\":\"gcs = 14; clock = 50\"}");
    ask(&talk, "{\"choose\":\"wait\"}");
    ask(&talk, "{\"do\":\"state\"}");
    AT("situation", 0, "node", "\"consult\"");
    AT("situation", 0, "waiting/0/for", "\"time\"");
}

static void test_goes_elsewhere_and_back(void **state) {
    (void)state;
    ask(&talk, "{\"do\":\"start\",\"seed\":\"1\",\"set\":\"gcs = 14\"}");
    ask(&talk, "{\"choose\":\"wait\"}");
    ask(&talk, "{\"do\":\"goto\",\"node\":\"O\"}");
    EVENTS("error");
    AT("error", 0, "message", "\"there is no node \\\"O\\\"; did you mean \\\"o\\\"?\"");
    ask(&talk, "{\"do\":\"goto\"}");
    EVENTS("error");
    ask(&talk, "{\"do\":\"goto\",\"node\":\"o\"}");
    EVENTS("node offer state");
    AT("node", 0, "minutes", "7"); /* the clock goes on, the patient is kept */
    ask(&talk, "{\"choose\":[\"i\"]}");
    AT("state", 0, "over", "true");
    ask(&talk, "{\"do\":\"debrief\"}");
    AT("debrief", 0, "passed", "null");
    AT("debrief", 0, "expert_minutes", "null");
    ask(&talk, "{\"do\":\"goto\",\"node\":\"a\"}"); /* also when it is over */
    EVENTS("node offer state");
    ask(&talk, "{\"do\":\"back\"}");
    AT("state", 0, "over", "true");
    ask(&talk, "{\"do\":\"back\"}");
    AT("offer", 0, "node", "\"o\"");
    ask(&talk, "{\"do\":\"back\"}");
    AT("offer", 0, "node", "\"a\"");
    ask(&talk, "{\"do\":\"state\"}");
    AT("situation", 0, "used/0/taken", "1"); /* what is used up stays */
    ask(&talk, "{\"do\":\"back\"}");
    ask(&talk, "{\"do\":\"back\"}");
    EVENTS("error offer");
}

static void test_places(void **state) {
    (void)state;
    ask(&talk, "{\"do\":\"places\"}");
    AT("places", 0, "nodes", "[\"a\",\"consult\",\"c\",\"o\",\"z\"]");
}

/* What chance did is told, and does it again where it is said. */
static void test_luck(void **state) {
    (void)state;
    const char *branches[] = {"x", "y"};
    for (int i = 0; i < 2; i++) {
        char request[300];
        ask(&talk, "{\"do\":\"start\",\"seed\":\"1\",\"set\":\"gcs = 14\"}");
        AT("state", 0, "luck", "");
        snprintf(request, sizeof request,
                 "{\"do\":\"goto\",\"node\":\"c\",\"luck\":[{\"event\":\"odd\",\"happens\":true},"
                 "{\"node\":\"c\",\"branch\":\"%s\"}]}",
                 branches[i]);
        ask(&talk, request);
        AT("chance", 0, "branch", i ? "\"y\"" : "\"x\"");
        AT("state", 0, "luck/0/branch", i ? "\"y\"" : "\"x\"");
    }
    for (int i = 0; i < 2; i++) {
        ask(&talk, "{\"do\":\"start\",\"seed\":\"1\",\"set\":\"gcs = 14\"}");
        ask(&talk, i ? "{\"choose\":\"lose\",\"luck\":[{\"event\":\"odd\",\"happens\":true}]}"
                     : "{\"choose\":\"lose\",\"luck\":[{\"event\":\"odd\",\"happens\":false}]}");
        AT("state", 0, "luck/0/event", "\"odd\"");
        AT("state", 0, "luck/0/happens", i ? "true" : "false");
        assert_int_equal(line_of(&talk, "interrupt", 0) != NULL, i);
    }
    /* What has no chance is not done: the seed draws. */
    ask(&talk, "{\"do\":\"start\",\"seed\":\"1\",\"set\":\"gcs = 14\"}");
    ask(&talk, "{\"do\":\"goto\",\"node\":\"c\",\"luck\":[{\"node\":\"c\",\"branch\":\"gone\"}]}");
    assert_non_null(line_of(&talk, "chance", 0));
}

/* Expected walks begin by the same words. */
static void test_expected_walks(void **state) {
    (void)state;
    send_file(
        &talk, "p.walks.lua",
        "walk 'late' { from = 'a', set = \"gcs = 14; clock = 50\", choose = { a = { 'lose' }, "
        "o = {} }, luck = { odd = true }, meets = 'event:odd', expect = 'gcs == 9', "
        "ends = 'z' }\n"
        "walk 'by visits' { choose = { o = { {}, { 'i' } } }, set = 'gcs = 14', "
        "never = { 'o:i' }, ends = 'z' }\n"
        "walk 'wrong' { set = 'gsc = 14' }\n"
        "walk 'nowhere' { from = 'b', set = 'gcs = 14' }\n");
    ask(&talk, "{\"do\":\"test\",\"file\":\"p.walks.lua\"}");
    static const struct {
        const char *name, *ok, *message;
    } wanted[] = {
        {"late", "true", "null"},
        {"by visits", "true", "null"},
        {"wrong", "false", "\"set: column 1: unknown name gsc; did you mean \\\"gcs\\\"?\""},
        {"nowhere", "false", "\"from: there is no node \\\"b\\\""}};
    for (size_t i = 0; i < 4; i++) {
        const json_t *line = line_of(&talk, "tested", 0);
        assert_string_equal(json_text(line, "name", ""), wanted[i].name);
        AT("tested", 0, "ok", wanted[i].ok);
        assert_true(strncmp(at(line, "message", buffer), wanted[i].message,
                            strlen(wanted[i].message) - 1) == 0);
        if (i < 3)
            ask(&talk, "{\"do\":\"continue\"}");
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_begins_anywhere, load, unload),
        cmocka_unit_test_setup_teardown(test_what_cannot_be, load, unload),
        cmocka_unit_test_setup_teardown(test_timers_of_a_late_start, load, unload),
        cmocka_unit_test_setup_teardown(test_what_hides_an_option, load, unload),
        cmocka_unit_test_setup_teardown(test_what_waits, load, unload),
        cmocka_unit_test_setup_teardown(test_goes_elsewhere_and_back, load, unload),
        cmocka_unit_test_setup_teardown(test_places, load, unload),
        cmocka_unit_test_setup_teardown(test_luck, load, unload),
        cmocka_unit_test_setup_teardown(test_expected_walks, load, unload),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

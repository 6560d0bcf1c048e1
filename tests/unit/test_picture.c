/* Pictures: the request, its slices, and the small things that texts are made with. */
#include "picture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../files.h"
#include "conversation.h"

static struct conversation talk;

static void send_from(const char *path, const char *name) {
    size_t length;
    char *text = files_read(path, &length);
    send_file(&talk, name, text);
    free(text);
}

static void load(const char *name) {
    char path[500], beside[1024];
    snprintf(path, sizeof path, "%s/%s.lua", CASEWALK_PATHWAYS_DIR, name);
    talk.engine = engine_new();
    send_from(path, path);
    ask(&talk, "{\"do\":\"load\"}");
    while (line_of(&talk, "need", 0)) {
        char *need = strdup(json_text(line_of(&talk, "need", 0), "name", ""));
        files_beside(path, need, beside);
        send_from(beside, need);
        free(need);
        ask(&talk, "{\"do\":\"load\"}");
    }
    assert_non_null(line_of(&talk, "pathway", 0));
}

static void keep_pieces(FILE *out) {
    for (size_t i = 0; line_of(&talk, "graph", i); i++)
        fputs(json_text(line_of(&talk, "graph", i), "text", ""), out);
}

/* The whole picture, slice by slice; the caller frees. */
static char *draw(const char *request) {
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    ask(&talk, request);
    keep_pieces(out);
    while (line_of(&talk, "progress", 0)) {
        ask(&talk, "{\"do\":\"continue\"}");
        keep_pieces(out);
    }
    fclose(out);
    return text;
}

static void assert_has(const char *text, const char *part) {
    if (!strstr(text, part))
        fail_msg("\"%s\" is not in it", part);
}

static void every_pathway_is_drawn(void **state) {
    static const char *const names[] = {"dvst", "angioplasty", "ccsvi", "kyphoplasty", "vasospasm"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        load(names[i]);
        char *dot = draw("{\"do\":\"graph\"}"), *mermaid;
        mermaid = draw("{\"do\":\"graph\",\"format\":\"mermaid\"}");
        assert_has(dot, names[i]);
        assert_has(dot, "shape=plain");
        assert_string_equal(dot + strlen(dot) - 2, "}\n");
        assert_has(mermaid, "flowchart TD\n");
        free(dot);
        free(mermaid);
        hang_up(&talk);
    }
}

static void odds_of_a_picture_are_those_of_odds(void **state) {
    char share[16], wanted[100];
    (void)state;
    load("dvst");
    ask(&talk, "{\"do\":\"odds\",\"policy\":\"novice\"}");
    json_t *outcomes = NULL; /* told before the last slice, maybe */
    for (;;) {
        if (line_of(&talk, "odds", 0))
            outcomes = json_incref(json_object_get(line_of(&talk, "odds", 0), "outcomes"));
        if (!line_of(&talk, "progress", 0))
            break;
        ask(&talk, "{\"do\":\"continue\"}");
    }
    assert_true(json_array_size(outcomes) > 2);
    char *dot = draw("{\"do\":\"graph\",\"odds\":true,\"policy\":\"novice\"}");
    for (size_t i = 0; i < json_array_size(outcomes); i++) {
        const json_t *outcome = json_array_get(outcomes, i);
        snprintf(wanted, sizeof wanted, "<B>%s</B>", json_text(outcome, "id", ""));
        const char *box = strstr(dot, wanted);
        assert_non_null(box);
        snprintf(wanted, sizeof wanted, ">%s of walks, mean utility %.3g",
                 picture_share(json_double(outcome, "probability", -1), share),
                 json_double(outcome, "utility", -1));
        assert_non_null(strstr(box, wanted));
        assert_true(strstr(box, wanted) < strchr(box, '\n'));
    }
    free(dot);
    json_decref(outcomes);
    hang_up(&talk);
}

static void finished_early_it_says_so(void **state) {
    (void)state;
    load("dvst");
    ask(&talk, "{\"do\":\"graph\",\"odds\":true}");
    assert_non_null(line_of(&talk, "progress", 0));
    ask(&talk, "{\"do\":\"finish\"}");
    assert_has(json_text(line_of(&talk, "graph", 0), "text", ""), "of walks not followed");
    hang_up(&talk);
}

static void a_job_left_is_no_leak(void **state) {
    (void)state;
    load("dvst");
    ask(&talk, "{\"do\":\"graph\",\"odds\":true}");
    ask(&talk, "{\"do\":\"graph\",\"format\":\"png\"}");
    assert_true(json_truth(line_of(&talk, "error", 0), "usage"));
    ask(&talk, "{\"do\":\"graph\",\"odds\":true,\"policy\":\"nobody\"}");
    assert_non_null(line_of(&talk, "error", 0));
    hang_up(&talk);
}

static void texts_are_cut_and_wrapped(void **state) {
    struct arena *arena = arena_new();
    struct picture picture = {.arena = arena};
    char share[16];
    (void)state;
    assert_string_equal(picture_short(&picture, " a  **b**\n c ", 20), "a b c");
    assert_string_equal(picture_short(&picture, "one two three", 9), "one two…");
    assert_string_equal(picture_short(&picture, "one two three", 13), "one two three");
    assert_string_equal(picture_short(&picture,
                                      "e\xcc\x81"
                                      "e\xcc\x81"
                                      "e\xcc\x81",
                                      2),
                        "e\xcc\x81"
                        "e\xcc\x81…");
    assert_string_equal(picture_wrap(arena, "one two three", 7), "one two\nthree");
    assert_string_equal(picture_wrap(arena, "one two three", 6), "one\ntwo\nthree");
    assert_string_equal(picture_wrap(arena, "abcdefgh", 3), "abc\ndef\ngh");
    assert_string_equal(picture_wrap(arena, "", 3), "");
    assert_string_equal(picture_share(0, share), "0 %");
    assert_string_equal(picture_share(0.0001, share), "<0.1 %");
    assert_string_equal(picture_share(0.055, share), "5.5 %");
    assert_string_equal(picture_share(0.0996, share), "10 %");
    assert_string_equal(picture_share(0.5, share), "50 %");
    assert_string_equal(picture_share(0.996, share), "99.6 %");
    assert_string_equal(picture_share(1, share), "100 %");
    arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_pathway_is_drawn),
        cmocka_unit_test(odds_of_a_picture_are_those_of_odds),
        cmocka_unit_test(finished_early_it_says_so),
        cmocka_unit_test(a_job_left_is_no_leak),
        cmocka_unit_test(texts_are_cut_and_wrapped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

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

/* The expected walks of a pathway, handed over and asked for; slices put together. */
static void walk_expected(const char *name, const char *request) {
    char path[500];
    snprintf(path, sizeof path, "%s/%s.walks.lua", CASEWALK_PATHWAYS_DIR, name);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    char *text = xcalloc(1, 1 << 20);
    assert_true(fread(text, 1, (1 << 20) - 1, file) > 0);
    fclose(file);
    send_file(&talk, "walks", text);
    free(text);
    ask(&talk, request);
}

static void coverage_counts_each_thing_once(void **state) {
    size_t rows = 0, untaken = 0, unreachable = 0;
    (void)state;
    load("vasospasm");
    walk_expected("vasospasm", "{\"do\":\"test\",\"file\":\"walks\",\"coverage\":true}");
    for (;;) {
        for (size_t i = 0; line_of(&talk, "covered", i); i++) {
            const json_t *line = line_of(&talk, "covered", i);
            rows++;
            untaken += json_whole(line, "walks", -1) == 0;
            unreachable += json_is_false(json_object_get(line, "reachable"));
            assert_true(json_whole(line, "line", 0) > 0);
            assert_false(json_whole(line, "walks", 0) > 0 && !json_truth(line, "reachable"));
        }
        if (!line_of(&talk, "progress", 0))
            break;
        ask(&talk, "{\"do\":\"continue\"}");
    }
    assert_true(rows > 250);
    assert_true(untaken > 50 && untaken < rows / 2);
    assert_int_equal(unreachable, 0);
    char *dot = draw("{\"do\":\"graph\",\"tracks\":\"coverage\"}");
    assert_has(dot, "expected walks take");
    assert_has(dot, "no walk");
    assert_has(dot, "style=dashed");
    free(dot);
    free(draw("{\"do\":\"graph\",\"tracks\":\"coverage\",\"format\":\"mermaid\"}"));
    hang_up(&talk);
}

static void coverage_finished_early_does_not_know(void **state) {
    (void)state;
    load("dvst");
    walk_expected("dvst",
                  "{\"do\":\"test\",\"file\":\"walks\",\"coverage\":true,\"no_odds\":true}");
    while (line_of(&talk, "progress", 0) && !line_of(&talk, "covered", 0) &&
           strcmp(json_text(line_of(&talk, "progress", 0), "what", ""), "unfolding") != 0)
        ask(&talk, "{\"do\":\"continue\"}");
    ask(&talk, "{\"do\":\"finish\"}");
    size_t unknown = 0, rows = 0;
    for (; line_of(&talk, "covered", rows); rows++)
        unknown += json_is_null(json_object_get(line_of(&talk, "covered", rows), "reachable"));
    assert_true(rows > 200 && unknown > 0);
    hang_up(&talk);
}

static void without_walks_there_are_no_tracks(void **state) {
    (void)state;
    load("dvst");
    ask(&talk, "{\"do\":\"graph\",\"tracks\":\"coverage\"}");
    assert_true(json_truth(line_of(&talk, "error", 0), "usage"));
    ask(&talk, "{\"do\":\"graph\",\"tracks\":\"nonsense\"}");
    assert_true(json_truth(line_of(&talk, "error", 0), "usage"));
    hang_up(&talk);
}

/* A walk that comes elsewhere than was recorded is none to be counted. */
static void recorded_walks_are_counted_where_they_go_as_recorded(void **state) {
    char request[300], hash[40];
    (void)state;
    load("dvst");
    ask(&talk, "{\"do\":\"start\",\"variant\":\"base\",\"seed\":\"7\"}");
    snprintf(hash, sizeof hash, "%s", json_text(line_of(&talk, "state", 0), "hash", ""));
    snprintf(request, sizeof request,
             "{\"do\":\"track\",\"variant\":\"base\",\"seed\":\"7\",\"inputs\":[],\"hash\":\"%s\"}",
             hash);
    for (int i = 1; i <= 3; i++) {
        ask(&talk, request);
        assert_true(json_truth(line_of(&talk, "tracked", 0), "same"));
        assert_int_equal(json_whole(line_of(&talk, "tracked", 0), "walks", 0), i);
    }
    ask(&talk, "{\"do\":\"track\",\"variant\":\"base\",\"seed\":\"7\",\"hash\":\"00\","
               "\"inputs\":[{\"do\":\"auto\",\"policy\":\"expert\"},{\"do\":\"back\"},{\"do\":"
               "\"nonsense\"},7,null]}");
    assert_false(json_truth(line_of(&talk, "tracked", 0), "same"));
    assert_int_equal(json_whole(line_of(&talk, "tracked", 0), "walks", 0), 3);
    ask(&talk, "{\"do\":\"track\",\"variant\":\"nobody\",\"seed\":\"7\",\"inputs\":{}}");
    assert_false(json_truth(line_of(&talk, "tracked", 0), "same"));
    char *dot = draw("{\"do\":\"graph\",\"tracks\":\"class\",\"said\":\"a \\\"class\\\"\"}");
    assert_has(dot, "a &#34;class&#34;");
    assert_has(dot, "3 of 3 came here");
    assert_has(dot, "3 stopped");
    free(dot);
    dot = draw("{\"do\":\"graph\",\"tracks\":\"class\",\"min_cell\":5,\"format\":\"mermaid\"}");
    assert_has(dot, "#60;5 stopped here");
    free(dot);
    free(draw("{\"do\":\"graph\",\"tracks\":\"way\"}"));
    hang_up(&talk);
}

/* Any number of columns, of any part, holds every box once. */
static void columns_lose_nothing(void **state) {
    char request[200];
    (void)state;
    load("kyphoplasty");
    for (int columns = 1; columns <= 16; columns *= 2)
        for (int depth = 2; depth <= 30; depth += 14) {
            snprintf(request, sizeof request, "{\"do\":\"graph\",\"columns\":%d,\"depth\":%d}",
                     columns, depth);
            char *dot = draw(request);
            long long drawn = json_whole(line_of(&talk, "graph", 0), "drawn", 0), boxes = 0;
            for (const char *at = strstr(dot, "</FONT> <B>"); at;
                 at = strstr(at + 1, "</FONT> <B>"))
                boxes++;
            assert_true(boxes >= drawn); /* events have headings too */
            assert_int_equal(strstr(dot, "cluster_1 ") != NULL, strstr(dot, ", column") != NULL);
            free(dot);
        }
    hang_up(&talk);
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
        cmocka_unit_test(coverage_counts_each_thing_once),
        cmocka_unit_test(coverage_finished_early_does_not_know),
        cmocka_unit_test(without_walks_there_are_no_tracks),
        cmocka_unit_test(recorded_walks_are_counted_where_they_go_as_recorded),
        cmocka_unit_test(columns_lose_nothing),
        cmocka_unit_test(odds_of_a_picture_are_those_of_odds),
        cmocka_unit_test(finished_early_it_says_so),
        cmocka_unit_test(a_job_left_is_no_leak),
        cmocka_unit_test(texts_are_cut_and_wrapped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The import: Twee, what becomes of passages, names, and the text that is written. */
#include "importing.h"

static void test_headers(void **state) {
    (void)state;
    struct imported imported = import_story(
        "passed over\n"
        ":: StoryTitle\nA \\ \"case\"\n\n"
        "::StoryData\n{\"ifid\":\"D674C58C-DEFA-4F70-B7A2-27742230C0FC\",\"format\":\"SugarCube\","
        "\"format-version\":\"2.36.1\",\"start\":\"Bed [3]\"}\n\n"
        ":: Bed \\[3\\] [ward night\\]shift] {\"position\":\"600,400\"}\n"
        "Text\n :: no header\n[[on->\\{a\\}]]\n[[b]]\n\n\n"
        ":: \\{a\\} {\"size\":\"1,1\"}\nA.\n"
        "::b <10,20>\nB.\n"
        ":: \\qu\\\\ote\nQ.\n",
        NULL);
    has(&imported, "title   = \"A \\\\ \\\"case\\\"\"");
    has(&imported, "start   = \"bed_3\"");
    has(&imported, "-- Bed [3] [ward night]shift]\n");
    has(&imported, ":: no header");
    has(&imported, "-- {a}\n");
    has(&imported, "-- b\noutcome \"b\"");
    has(&imported, "-- qu\\ote\n");
    has(&imported, "IFID D674C58C");
    lacks(&imported, "passed over");
    assert_string_equal(import_summary(imported.import).format, "SugarCube");
    assert_int_equal(import_summary(imported.import).passages, 4);
    forget(&imported);
}

static void test_bad_story_data_is_told(void **state) {
    (void)state;
    struct imported imported =
        import_story(":: StoryData\n{ nonsense\n\n:: A\na [[B]]\n\n:: B\nb\n", NULL);
    told(&imported, "StoryData cannot be read");
    told(&imported, "\"A\" was taken, its first passage");
    forget(&imported);
    imported = import_story(":: StoryData\n{\"start\":\"Gone\"}\n\n:: A\na\n", NULL);
    told(&imported, "begins at \"Gone\", which is not there");
    forget(&imported);
}

static void test_start_by_name(void **state) {
    (void)state;
    struct imported imported = import_story(":: A\na\n\n:: Start\nb\n", NULL);
    has(&imported, "start   = \"start\"");
    forget(&imported);
}

static void refused(const char *story, size_t length, const char *part) {
    struct failure why = {.text = ""};
    bool more = true;
    struct import *import = import_new("story", story, length, NULL, &why);
    while (import && more && import_go_on(import, &more, &why))
        ;
    import_free(import);
    if (!strstr(why.text, part))
        fail_msg("this does not say %s: %s", part, why.text);
}

static void test_what_is_no_story(void **state) {
    (void)state;
    refused("", 0, "no passage");
    refused("hello\n", 6, "no passage");
    refused(":: a\n\0b", 7, "bytes that no text has");
    refused(":: a\n\xff", 6, "line 2 is not UTF-8");
    refused(":: a [script]\nx\n", 16, "no passage in it that tells a story");
    struct failure why;
    assert_null(import_new("x", "::a", 3, "ink", &why));
    assert_non_null(strstr(why.text, "sugarcube, harlowe"));
    char *large = malloc(IMPORT_LONGEST_PASSAGE + 100);
    memset(large, 'x', IMPORT_LONGEST_PASSAGE + 100);
    memcpy(large, ":: a\n", 5);
    refused(large, IMPORT_LONGEST_PASSAGE + 100, "longer than 1024 KiB");
    free(large);
}

static void test_links(void **state) {
    (void)state;
    static const char *const forms[] = {"[[go on->Other]] [[End]]",
                                        "[[go on|Other]] [[End]]",
                                        "[[Other<-go on]] [[End]]",
                                        "<<link \"go on\" \"Other\">><</link>> [[End]]",
                                        "<<link [[go on|Other]]>><</link>> [[End]]",
                                        "<a data-passage=\"Other\">go on</a> [[End]]"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        becomes("sugarcube", forms[i], "option \"go_on\" { \"go on\", to = \"other\" },");
    becomes("sugarcube", "[[Other]] [[End]]", "option \"other\" { \"Other\", to = \"other\" },");
    becomes("sugarcube", "[[x|Other][$a to 5; $b to $a + 1]] [[End]]",
            "set = \"a = 5; b = a + 1\", to = \"other\" },");
    becomes("sugarcube", "A [[link->Other]] in words, [[and another->End]].",
            "\"A link in words, and another.\"");
    becomes("sugarcube", "Text.\n* [[one->Other]]\n* [[two->End]]", "\"Text.\",");
    becomes("sugarcube", "[[->]] [[|]] [[ ]] [[x->https://a.b]] [[Other]] [[End]]",
            "BY HAND: where this link leads could not be read");
    becomes("sugarcube", "He smiles. [[one->Other]] | [[two->End]]", "\"He smiles.\",");
    becomes("sugarcube", "[[open", "a link is not closed");
}

static void test_shapes(void **state) {
    (void)state;
    becomes("sugarcube", "Tells.\n[[Next->Other]]",
            "-- link: Next\nstep \"start\" {\n  \"Tells.\",\n  to = \"other\",");
    becomes("sugarcube", "Ends.", "outcome \"start\" {\n  \"Ends.\",\n  utility = 0.5, -- BY HAND");
    becomes("sugarcube", "x <<goto \"Other\">>", "step \"start\" {\n  \"x\",\n  to = \"other\",");
    becomes("sugarcube", "<<if $a gt 1>><<goto \"Other\">><<else>><<goto \"End\">><</if>>",
            "to = either(\"a > 1\", \"other\", \"end_passage\"),");
    becomes("sugarcube", "<<if $a gt 1>><<goto \"Other\">><</if>>[[Other]] [[End]]",
            "to = either(\"a > 1\", \"other\", \"start_asks\"),");
    becomes("sugarcube", "<<if $a gt 1>><<goto \"Other\">><</if>>", "outcome \"start_end\"");
    becomes("sugarcube", "<<goto either(\"Other\", \"End\", \"Other\")>>",
            "branch \"other\" { p = \"2 / 3\", illustrative = true, to = \"other\" },");
    becomes("sugarcube", "[[x|either(\"Other\",\"End\")]] [[End]]", "chance \"start_way\" {");
    becomes("sugarcube", "[[Nowhere]] [[End]]", "outcome \"missing_nowhere\"");
    becomes("sugarcube", "<<link \"stay\">><<set $a to 1>><</link>> [[End]]",
            "option \"stay\" { \"stay\", set = \"a = 1\" },");
}

/* One link sets something, and the text reads it: setting it before would tell something else. */
static void test_one_link_that_sets(void **state) {
    (void)state;
    becomes("sugarcube", "Dose $a. [[On|Other][$a to 5]]", "option \"on\" {");
    becomes("sugarcube", "Dose. [[On|Other][$a to 5]]",
            "step \"start\" {\n  \"Dose.\",\n  set = \"a = 5\",");
}

static void test_rounds_ask(void **state) {
    (void)state;
    struct imported imported = import_story(
        ":: Start\na [[B]]\n\n:: B\nb [[C]]\n\n:: C\nc [[B]]\n\n:: D\nd [[D]]\n", NULL);
    has(&imported, "step \"start\"");
    has(&imported, "decision \"b\"");
    has(&imported, "step \"c\"");
    has(&imported, "decision \"d\"");
    forget(&imported);
}

static void test_names(void **state) {
    (void)state;
    struct imported imported = import_story(":: Start\n[[end]] [[End!]] [[Größe 3]] [[3 days]] "
                                            "[[中文]] [[🫀]] [[rest]] [[O'Neill's]]\n"
                                            "$end $clock $and $Größe\n\n"
                                            ":: end\nx\n\n:: End!\nx\n\n:: Größe 3\nx\n\n:: 3 "
                                            "days\nx\n\n:: 中文\nx\n\n:: 🫀\nx\n\n"
                                            ":: rest\nx\n\n:: O'Neill's\nx\n\n:: end\ntwice\n",
                                            NULL);
    static const char *const names[] = {
        "\n-- end\noutcome \"end_passage\"",
        "\n-- End!\noutcome \"end_passage_2\"",
        "\n-- Größe 3\noutcome \"grosse_3\"",
        "\n-- 3 days\noutcome \"p_3_days\"",
        "\n-- 中文\noutcome \"passage_6\"",
        "\n-- 🫀\noutcome \"passage_7\"",
        "\n-- rest\noutcome \"rest_passage\"",
        "\n-- O'Neill's\noutcome \"oneills\"",
        "\n  clock_value ",
        "\n  end_value ",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        has(&imported, names[i]);
    told(&imported, "two passages are called \"end\"");
    forget(&imported);
}

static void test_name_from(void **state) {
    (void)state;
    struct arena *arena = arena_new();
    assert_string_equal(name_from(arena, "Café — au lait!", 40), "cafe_au_lait");
    assert_string_equal(name_from(arena, "  ...  ", 40), "");
    assert_string_equal(name_from(arena, "one two three", 10), "one_two");
    assert_string_equal(name_from(arena, "abcdefghijklmnop", 10), "abcdefghij");
    assert_string_equal(name_unreserved(arena, "end", "passage"), "end_passage");
    assert_string_equal(name_unreserved(arena, "back", "option"), "back_option");
    assert_string_equal(name_unreserved(arena, "back", "passage"), "back");
    assert_string_equal(name_unreserved(arena, "3d", "value"), "v_3d");
    assert_string_equal(name_unreserved(arena, "fine", "value"), "fine");
    arena_free(arena);
}

static void test_text(void **state) {
    (void)state;
    becomes("sugarcube", "''strong'' //em// http://a.b", "\"**strong** *em* http://a.b\"");
    becomes("sugarcube", "!Heading\n* one\n* two\nafter",
            "[[**Heading**\n\n- one\n- two\n\nafter]]");
    becomes("sugarcube", "a { b } c", "\"a {{ b }} c\"");
    becomes("sugarcube", "one\\\n two", "\"one two\"");
    becomes("sugarcube", "x <!-- no --> /* no */ /% no %/ y", "\"x y\"");
    becomes("sugarcube", "a &amp; b &lt;i&gt; <b>c</b><br>d", "[[a & b <i> **c**\n\nd]]");
    becomes("sugarcube", "<img src=\"x.png\">a<script>alert(1)</script>",
            "BY HAND: <script> was left out");
    becomes("sugarcube", "ends ]", "\"ends ]\"");
    becomes("sugarcube", "\"quoted\" ]] ]=] ]", "[==[\"quoted\" ]] ]=] ]]==]");
    becomes("sugarcube", "back\\slash \"q\"", "[[back\\slash \"q\"]]");
}

static void test_invisible_characters(void **state) {
    (void)state;
    struct imported imported = import_story(
        ":: Start\xe2\x80\xae\na\xe2\x80\x8b\x1b[31mb \x01\x02 {x} [[End]]\n\n:: End\nx\n", NULL);
    has(&imported, "\"a[31mb {{x}}");
    told(&imported, "5 characters that nobody sees were left out");
    for (const char *c = imported.text; *c; c++)
        assert_true((unsigned char)*c >= 0x20 || *c == '\n');
    forget(&imported);
}

static char *lua_of(const char *rich) {
    char *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    lua_text(out, rich);
    fclose(out);
    return text;
}

static void test_lua_writer(void **state) {
    (void)state;
    static const char *const texts[][2] = {
        {"plain", "\"plain\""}, {"a \1x + 1\2 b", "\"a {x + 1} b\""},
        {"{}", "\"{{}}\""},     {"\"", "[[\"]]"},
        {"a\nb", "[[a\nb]]"},   {"\n\"", "[[\n\n\"]]"},
        {"\"]", "[=[\"]]=]"},   {"\"]]", "[=[\"]]]=]"},
        {"\"]=", "[[\"]=]]"},   {"\"]]]=]", "[==[\"]]]=]]==]"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char *text = lua_of(texts[i][0]);
        assert_string_equal(text, texts[i][1]);
        free(text);
    }
    char *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    lua_comment(out, "", "[[a\nb]]\n\n--x");
    fclose(out);
    assert_string_equal(text, "-- [[a\n-- b]]\n--\n-- --x\n");
    free(text);
}

static void test_long_text_is_cut(void **state) {
    (void)state;
    size_t length = LUA_LONGEST + 5000;
    char *story = malloc(length + 100);
    strcpy(story, ":: Start\n");
    for (size_t at = strlen(story); at + 3 < length; at += 3)
        strcpy(story + at, "é ");
    strcat(story, "\n");
    struct imported imported = import_story(story, NULL);
    told(&imported, "too long and was cut");
    forget(&imported);
    free(story);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_headers),
        cmocka_unit_test(test_bad_story_data_is_told),
        cmocka_unit_test(test_start_by_name),
        cmocka_unit_test(test_what_is_no_story),
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_shapes),
        cmocka_unit_test(test_one_link_that_sets),
        cmocka_unit_test(test_rounds_ask),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_name_from),
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_invisible_characters),
        cmocka_unit_test(test_lua_writer),
        cmocka_unit_test(test_long_text_is_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

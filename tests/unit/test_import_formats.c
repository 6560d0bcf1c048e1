/* The import: variables, conditions, chance and text of the four formats, and published HTML. */
#include "importing.h"

/* --- SugarCube --- */

static void test_sugarcube_formulas(void **state) {
    (void)state;
    static const char *const conditions[][2] = {
        {"$a gt 3", "a > 3"},
        {"$a gte 3 and $b lt 2", "a >= 3 and b < 2"},
        {"not ($a is 5)", "a ~= 5"},
        {"!$f", "not f"},
        {"$f", "f"},
        {"$a isnot 5 or $a eq 6", "a ~= 5 or a == 6"},
        {"$f is true", "f"},
        {"$f is false", "not f"},
        {"$d is \"heparin\"", "d == 'heparin'"},
        {"$d is \"low dose\"", "d == 'low_dose'"},
        {"$n", "n ~= 0"},
        {"($a + 1) * 2 >= 7 % 4", "(a + 1) * 2 >= 7 % 4"},
        {"Math.floor($a / 2) === 1", "floor(a / 2) == 1"},
        {"Math.max($a, 2) != 1", "max(a, 2) ~= 1"},
        {"$a is ($b ? 1 : -2)", "a == either(b ~= 0, 1, -2)"},
        {"visited(\"Other\") gte 2", "visits_other >= 2"},
        {"hasVisited(\"Other\")", "visits_other ~= 0"},
    };
    for (size_t i = 0; i < sizeof conditions / sizeof *conditions; i++) {
        char passage[400], part[200];
        snprintf(passage, sizeof passage,
                 "<<set $a to $b + 1; $d to \"heparin\"; $d = 'low dose'; $n to $n + 1>>"
                 "<<if %s>>[[Other]]<</if>> [[End]]",
                 conditions[i][0]);
        snprintf(part, sizeof part, "when = \"%s\"", conditions[i][1]);
        becomes("sugarcube", passage, part);
    }
}

static void test_sugarcube_sets(void **state) {
    (void)state;
    becomes("sugarcube", "<<set $a += 2>><<set $a -= 1>><<set $a++>>[[Start]]",
            "set = \"a = a + 2; a = a - 1; a = a + 1\"");
    becomes("sugarcube", "<<if $f>><<set $a to 1>><</if>>[[Start]]",
            "set = \"a = either(f, 1, a)\"");
    becomes("sugarcube", "<<set $a to setup.f($b)>>", "BY HAND: what it sets could not be read:");
    becomes("sugarcube", "<<set $a to 1>><<set $a to \"x\">>[[Start]]",
            "this is set to something of another kind than elsewhere");
    becomes("sugarcube", "$a <<set $a to 1>>[[Start]]",
            "this is shown or asked for before it is set");
    becomes("sugarcube", "<<silently>>dropped <<set $a to $a + 1>><</silently>>x",
            "outcome \"start\" {\n  \"x\",\n  set = \"a = a + 1\",");
}

static void test_values_at_the_start(void **state) {
    (void)state;
    struct imported imported = import_story(
        ":: StoryInit\n<<set $a to -5>><<set $d to \"b\">><<set $f to true>><<set $x to $a + "
        "1>>\n\n"
        ":: Start\n<<set $g to 7>><<if $d is \"a\">>$a $f $x<</if>> $g [[On]]\n\n:: On\n"
        "<<set $d to \"a\">>\n",
        "sugarcube");
    has(&imported, "= number { -5 }");
    has(&imported, "= flag { true }");
    has(&imported, "= one_of { \"b\", \"a\" }");
    has(&imported, "= number { 7 }");
    lacks(&imported, "g = 7");
    told(&imported, "\"x\" at the start could not be read");
    forget(&imported);
    /* Where a link leads back, it is set each time. */
    becomes("sugarcube", "<<set $g to 7>>$g [[Other]] [[End]]", "set = \"g = 7\"");
}

static void test_sugarcube_texts(void **state) {
    (void)state;
    becomes("sugarcube", "<<if $a gt 1>>much<<elseif $a is 1>>one<<else>>none<</if>>",
            "either(\"a > 1\", \"much\",\n    \"a == 1\", \"one\",\n    \"none\")");
    becomes("sugarcube", "It is <<if $f>>warm<<else>>cold<</if>>.",
            "\"It is {either(f, 'warm', 'cold')}.\"");
    becomes("sugarcube", "It is<<if $f>> warm<</if>>.", "\"It is{either(f, ' warm', '')}.\"");
    becomes("sugarcube", "Now <<if $f>>it's $a<</if>>.", "{either(f, start_text, '')}");
    becomes("sugarcube", "Now <<if $f>>it's $a<</if>>.", "= finding { \"it's {a}\" }");
    becomes("sugarcube", "x <<if $f>>a <<if $g>>b<</if>> c<</if>>",
            "{either(f, 'a ', '')}{either(f and g, 'b', '')}{either(f, ' c', '')}");
    becomes("sugarcube", "<<print $a * 2>> <<= $a>> <<- $a>> <<= \"word\">>",
            "\"{a * 2} {a} {a} word\"");
    becomes("sugarcube", "<<if setup.x>>kept<</if>>", "BY HAND: this condition could not be read");
    becomes("sugarcube", "<<if $f>>open", "<<if>> is not closed");
    becomes("sugarcube", "<<nobr>>a\nb\n<</nobr>>", "\"a b\"");
}

static void test_included_passages(void **state) {
    (void)state;
    struct imported imported =
        import_story(":: Start\na <<include \"Part\">> c [[End]]\n\n"
                     ":: Part\n<<set $n to $n + 1>>b $n <<include \"Start\">>\n\n"
                     ":: End\nx\n",
                     "sugarcube");
    has(&imported, "a b {n} a b {n}");
    lacks(&imported, "-- Part");
    forget(&imported);
}

static void test_chance(void **state) {
    (void)state;
    becomes("sugarcube", "<<if random(1, 100) lte 30>>[[Other]]<<else>>[[End]]<</if>>",
            "branch \"yes\" { p = 0.3, illustrative = true, set = \"luck_start = true\", to = "
            "\"start_then\" },");
    becomes("sugarcube", "<<if random(1, 6) gt 4>>x<</if>>", "p = 0.333333,");
    becomes("sugarcube", "<<if random(9) is 0>>x<</if>>", "branch \"n9\" { p = rest");
    becomes("sugarcube", "<<if Math.random() < 0.25>>x<</if>>", "p = 0.25,");
    becomes("sugarcube", "<<set $a to random(1, 3)>>$a",
            "branch \"n1\" { p = \"1 / 3\", illustrative = true, set = \"luck_start = 1\"");
    becomes("sugarcube", "<<set $d to either(\"a b\", \"c\", \"c\")>>$d",
            "branch \"c\" { p = rest, set = \"luck_start = 'c'\"");
    becomes("sugarcube", "<<set $a to random(1, 1000)>>$a", "BY HAND: what it sets");
}

/* --- Harlowe --- */

static void test_harlowe(void **state) {
    (void)state;
    becomes("harlowe", "(set: $a to 5, $b to $a + 1)(set: $a to it + 1)(put: 3 into $c)[[Start]]",
            "set = \"a = 5; b = a + 1; a = a + 1; c = 3\"");
    becomes("harlowe", "(if: $a > 3)[big](else-if: $a is 3)[three](else:)[small]",
            "either(\"a > 3\", \"big\",\n    \"a == 3\", \"three\",\n    \"small\")");
    becomes("harlowe", "(unless: $f)[[[Other]]] [[End]]", "when = \"not f\"");
    becomes("harlowe", "(if: $f)[[Other]] [[End]]", "when = \"f\"");
    becomes("harlowe",
            "(link-goto: \"on\", \"Other\") (link: \"wait\")[(set: $a to 1)(go-to: \"End\")]",
            "option \"wait\" { \"wait\", set = \"a = 1\", to = \"end_passage\" },");
    becomes("harlowe", "(go-to: (either: \"Other\", \"End\"))", "chance \"start\" {\n  branch");
    becomes("harlowe", "(if: (random: 1, 4) is >= 3)[x]",
            "BY HAND: this condition could not be read");
    becomes("harlowe", "(if: (random: 1, 4) >= 3)[x]", "p = 0.5,");
    becomes("harlowe", "(if: (history:) contains \"Other\")[seen] x",
            "{either(visits_other ~= 0, 'seen', '')}");
    becomes("harlowe", "|a>[inside] [named]<b| (text-style: \"bold\")[styled] (print: $a)",
            "\"inside named styled {a}\"");
    becomes("harlowe", "{one\ntwo}\n`[[verbatim]]`", "[=[one two\n\n[[verbatim]]]=]");
    becomes("harlowe", "[[a|b->Other]] [[a->b->End]]",
            "option \"a_b\" { \"a|b\", to = \"other\" }");
    becomes("harlowe", "(link-reveal: \"more\")[hidden]", "shows after a click");
    becomes("harlowe", "(dropdown: bind $a)", "BY HAND: (dropdown:) has no like here");
    becomes("harlowe", "$patient's name", "BY HAND: what it shows could not be read");
}

/* --- Chapbook --- */

static void test_chapbook(void **state) {
    (void)state;
    becomes("chapbook", "a: 5\nf: true\n--\n{a} {f ? 'yes' : 'no'}\n\n[[Start]]",
            "\"{a} {either(f, 'yes', 'no')}\"");
    becomes("chapbook",
            "a: a + 1\n--\n[if a > 1]\nbig\n\n[else]\nsmall\n\n[continued]\n*end* of __it__",
            "[[{either(a > 1, 'big', 'small')}\n\n*end* of **it**]]");
    becomes("chapbook", "d (a > 1): 'x'\n--\n{d}", "d = either(a > 1, 'x', d)");
    becomes("chapbook", "[unless f]\n[[Other]]\n\n[cont]\n{link to: 'End', label: 'out'}",
            "when = \"not f\"");
    becomes("chapbook", "{embed passage: 'End'} x", "\"The end. x\"");
    becomes("chapbook", "[JavaScript]\nalert(1)\n\n[cont]\nx",
            "BY HAND: [JavaScript] was left out");
    becomes("chapbook", "{random.d4}", "branch \"n4\" { p = rest");
    becomes("chapbook", "{reveal link: 'a', text: 'b'}", "this insert has no like here");
    becomes("chapbook", "line one\nline two", "\"line one line two\"");
}

/* --- Snowman --- */

static void test_snowman(void **state) {
    (void)state;
    becomes("snowman", "<% s.a = 5; s.b += 1 %><%= s.a %> [[Start]]", "set = \"a = 5; b = b + 1\"");
    becomes("snowman",
            "<% if (s.a > 1 && !s.f) { %>x<% } else if (s.a == 1) { %>y<% } else { %>z<% } %>",
            "either(\"a > 1 and not f\", \"x\",\n    \"a == 1\", \"y\",\n    \"z\")");
    becomes("snowman", "<a href=\"javascript:void(0)\" data-passage=\"Other\">go</a> [[End]]",
            "option \"go\" { \"go\", to = \"other\" }");
    becomes("snowman", "<% for (;;) {} %>", "BY HAND: what it sets could not be read");
    becomes("snowman", "<% if (s.a) { %>open", "this if is not closed");
}

static void test_formats_are_guessed(void **state) {
    (void)state;
    static const char *const stories[][2] = {
        {":: A\n<<set $a to 1>>", "SugarCube"},
        {":: A\n(set: $a to 1)", "Harlowe"},
        {":: A\nx: 1\n--\n{x}", "Chapbook"},
        {":: A\n<% s.x = 1 %>", "Snowman"},
        {":: StoryData\n{\"format\":\"harlowe\"}\n\n:: A\n<<x>>", "Harlowe"},
        {":: StoryData\n{\"format\":\"Other\"}\n\n:: A\n(set: $a to 1)", "Harlowe"},
    };
    for (size_t i = 0; i < sizeof stories / sizeof *stories; i++) {
        struct imported imported = import_story(stories[i][0], NULL);
        assert_string_equal(import_summary(imported.import).format, stories[i][1]);
        forget(&imported);
    }
}

/* --- published --- */

static void test_published(void **state) {
    (void)state;
    struct imported imported = import_story(
        "<html><script>var x = \"<tw-passagedata>\";</script><body>"
        "<tw-storydata name=\"A &lt;b&gt; &quot;case&quot;\" startnode=\"2\" format=\"Harlowe\" "
        "format-version=\"3.3.9\" ifid=\"6D509890\" hidden>"
        "<style type=\"text/twine-css\">b{}</style>"
        "<script type=\"text/twine-javascript\">\"<tw-passagedata>\"</script>"
        "<tw-passagedata pid=\"1\" name=\"End\" tags=\"\">Ends &amp;amp; "
        "&amp;lt;x&amp;gt;.</tw-passagedata>"
        "<tw-passagedata pid='2' name='In &quot;q&quot;' tags=\"a b\">&#39;&#39;x&#39;&#39; "
        "[[On-&gt;End]]"
        "</tw-passagedata>"
        "</tw-storydata><tw-storydata name=\"two\"></tw-storydata></body></html>",
        NULL);
    has(&imported, "title   = \"A <b> \\\"case\\\"\"");
    has(&imported, "start   = \"in_q\"");
    has(&imported, "\"Ends & <x>.\"");
    has(&imported, "-- In \"q\" [a b]\n");
    has(&imported, "\"**x**\"");
    told(&imported, "more than one story");
    assert_int_equal(import_summary(imported.import).passages, 2);
    forget(&imported);
}

static void test_published_badly(void **state) {
    (void)state;
    struct imported imported = import_story(
        "<tw-storydata name=\"x\"><tw-passagedata pid=\"1\" name=\"a\">never <b>closed</b> "
        "<tw-passagedata pid=\"2\" name=\"b\">&#x202e;&#0;&bogus; ]]",
        NULL);
    told(&imported, "tags that are not escaped");
    has(&imported, "outcome \"b\"");
    forget(&imported);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sugarcube_formulas),
        cmocka_unit_test(test_sugarcube_sets),
        cmocka_unit_test(test_values_at_the_start),
        cmocka_unit_test(test_sugarcube_texts),
        cmocka_unit_test(test_included_passages),
        cmocka_unit_test(test_chance),
        cmocka_unit_test(test_harlowe),
        cmocka_unit_test(test_chapbook),
        cmocka_unit_test(test_snowman),
        cmocka_unit_test(test_formats_are_guessed),
        cmocka_unit_test(test_published),
        cmocka_unit_test(test_published_badly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Loading what a program can build but no stack should have to bear: it is refused or loaded, and
 * nothing else happens. */
#include "pathway.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define HEAD                                                                                       \
    "pathway 'p' { title = 'P', start = 'z' }\npatient 'S' { n = number { 0 }, "                   \
    "s = scale { 'a', 'b' } }\n"
#define TAIL "outcome 'z' { 'Z', utility = 1 }\n"

/* What the loader says first; "" when it loads. */
static void check(const char *text, const char *part) {
    struct file file = {"p.lua", text, strlen(text)};
    struct loading loading;
    pathway_load(&file, 1, &loading);
    const char *said = loading.count ? loading.diagnostics[0].message : "";
    if (*part ? !strstr(said, part) : *said)
        fail_msg("\"%s\" is said, not \"%s\"", said, part);
    assert_true((loading.pathway != NULL) == (*said == '\0'));
    pathway_free(loading.pathway);
    loading_free(&loading);
}

/* Each a little below the limit of one expression; together they would need more than the stack. */
static void test_brackets_within_defines(void **state) {
    (void)state;
    check(HEAD "local open, close = string.rep('(', 97), string.rep(')', 97)\n"
               "for i = 1, 98 do define('d' .. i)(open .. 'd' .. i + 1 .. close) end\n"
               "define 'd99' 'n'\n" TAIL,
          "rests on too many others");
    check(HEAD
          "for i = 1, 90 do define('d' .. i)('(d' .. i + 1 .. ')') end\ndefine 'd91' 'n'\n" TAIL,
          "");
}

static void test_many_cases(void **state) {
    (void)state;
    static const char cases[] =
        HEAD "local o = { 'O', to = 'z' }\nfor i = 1, %d do o[i + 1] = case('n == ' .. i) "
             "{ because = 'B' } end\ndecision 'a' { 'A', option 'o' (o) }\n" TAIL;
    char text[sizeof cases + 8];
    snprintf(text, sizeof text, cases, 250);
    check(text, "");
    snprintf(text, sizeof text, cases, 251);
    check(text, "more than 250 cases");
}

static void test_either_within_either(void **state) {
    (void)state;
    check(HEAD "local e = 1\nfor i = 1, 30 do e = either('n > 1', i, e) end\n"
               "outcome 'z' { 'Z', utility = e }\n",
          "");
    check(HEAD "local e = 1\nfor i = 1, 50000 do e = either('n > 1', 1, e) end\n"
               "outcome 'z' { 'Z', utility = e }\n",
          "comes to more than");
    check(HEAD "local e = 'x'\nfor i = 1, 50000 do e = either('n > 1', e, 'y') end\n"
               "outcome 'z' { e, utility = 1 }\n",
          "comes to more than");
    check(HEAD "local e = 'z'\nfor i = 1, 50000 do e = either(e, 'z', 'z') end\n"
               "step 'a' { 'A', to = e }\n" TAIL,
          "comes to more than");
}

/* One define upon another, whichever is written first. */
static void test_defines_upon_defines(void **state) {
    (void)state;
    check(
        HEAD
        "define('d0')('n')\nfor i = 1, 50 do define('d' .. i)('d' .. (i - 1) .. ' + 1') end\n" TAIL,
        "");
    check(HEAD "define('d50')('n')\nfor i = 1, 50 do define('d' .. (50 - i))('d' .. (51 - i) .. ' "
               "+ 1') end\n" TAIL,
          "");
    check(HEAD "define('d0')('n')\nfor i = 1, 4000 do define('d' .. i)('d' .. (i - 1) .. ' + 1') "
               "end\n" TAIL,
          "too deeply");
    check(HEAD "for i = 1, 4000 do define('d' .. i)('d' .. (i + 1) .. ' + 1') "
               "end\ndefine('d4001')('n')\n" TAIL,
          "one upon another");
}

static void test_long_expressions(void **state) {
    (void)state;
    check(HEAD "outcome 'z' { 'Z', utility = '0' .. string.rep('+ 0 ', 700) }\n", "");
    check(HEAD "outcome 'z' { 'Z', utility = '0' .. string.rep('+0', 30000) }\n", "longer than");
    check(HEAD "outcome 'z' { 'Z ' .. string.rep('{n} ', 5000), utility = 0 }\n", "");
}

/* Functions that hold functions, and tables within tables where a text belongs. */
static void test_functions_within_functions(void **state) {
    (void)state;
    check(HEAD "local f = function() return true end\nfor i = 1, 10 do local g = f f = function() "
               "return g() end end\n"
               "outcome 'z' { 'Z', utility = 1, good = f }\n",
          "");
    check(HEAD "local f = function() return true end\nfor i = 1, 20000 do local g = f f = "
               "function() return g() end end\n"
               "outcome 'z' { 'Z', utility = 1, good = f }\n",
          "too deeply");
    check(HEAD
          "local t = {}\nfor i = 1, 20000 do t = { t } end\noutcome 'z' { t, 'Z', utility = 1 }\n",
          "stands alone");
    check(HEAD "local o = option 'x' { 'X' }\nfor i = 1, 20000 do o = decsion 'y' { o } end\n" TAIL,
          "decsion");
    check(HEAD "local c = case 'true' {}\nfor i = 1, 3000 do c = case 'true' { c } end\n"
               "decision 'a' { 'A', option 'o' { 'O', c } }\n" TAIL,
          "case");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_brackets_within_defines),
        cmocka_unit_test(test_many_cases),
        cmocka_unit_test(test_either_within_either),
        cmocka_unit_test(test_defines_upon_defines),
        cmocka_unit_test(test_long_expressions),
        cmocka_unit_test(test_functions_within_functions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

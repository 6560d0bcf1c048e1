/* Where the language of conditions and Lua mean the same, they give the same: 20,000 expressions,
   put together by a fixed seed, evaluated by both. */
#include "random.h"
#include "vocabulary.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <lauxlib.h>
#include <lualib.h>
#include <cmocka.h>

enum { EXPRESSIONS = 20000, DEEPEST = 5 };

static struct stage_set set;
static uint32_t drawn;

static size_t one_of(size_t count) {
    return (size_t)(random_draw(5, random_place("test", "lua"), drawn++) * (double)count);
}

static void number(FILE *out, int depth);

static void condition(FILE *out, int depth) {
    static const char *const leaves[] = {"pale", "blind", "true", "false", "in_shock"};
    static const char *const comparisons[] = {"==", "~=", "<", "<=", ">", ">="};
    size_t kind = depth > DEEPEST ? 0 : one_of(6);
    if (kind == 0) {
        fputs(leaves[one_of(5)], out);
    } else if (kind < 4) {
        number(out, depth + 1);
        fprintf(out, " %s ", comparisons[one_of(6)]);
        number(out, depth + 1);
    } else if (kind == 4) {
        fputs("not (", out);
        condition(out, depth + 1);
        putc(')', out);
    } else {
        /* Without brackets for the loosest operators only where they stand alone: a chance to get
           their precedence wrong. */
        bool brackets = one_of(2);
        fputs(brackets ? "(" : "not (", out);
        condition(out, depth + 1);
        fputs(one_of(2) ? " and " : " or ", out);
        condition(out, depth + 1);
        fputs(one_of(2) ? " and " : " or ", out);
        condition(out, depth + 1);
        putc(')', out);
    }
}

static void leaf(FILE *out) {
    static const char *const names[] = {"x", "y", "z", "sbp", "works", "double", "clock"};
    static const char *const literals[] = {"0.0", "1.0", "2.5",   "3.0",
                                           "0.1", "7.0", "100.0", "1e10"};
    fputs(one_of(2) ? names[one_of(7)] : literals[one_of(8)], out);
}

static void call(FILE *out, int depth) {
    static const char *const one[] = {"floor", "ceil", "abs"};
    static const char *const many[] = {"min", "max"};
    size_t count = one_of(2) ? 1 : 2 + one_of(3);
    fprintf(out, "%s(", count == 1 ? one[one_of(3)] : many[one_of(2)]);
    for (size_t i = 0; i < count; i++) {
        fputs(i ? ", " : "", out);
        number(out, depth + 1);
    }
    putc(')', out);
}

static void number(FILE *out, int depth) {
    static const char *const operators[] = {"+", "-", "*", "/", "//", "%"};
    size_t kind = depth > DEEPEST ? 0 : one_of(8);
    if (kind < 2) {
        leaf(out);
    } else if (kind == 2) {
        fputs("- ", out);
        number(out, depth + 1);
    } else if (kind == 3) {
        putc('(', out);
        number(out, depth + 1);
        putc(')', out);
    } else if (kind == 4) {
        call(out, depth);
    } else {
        number(out, depth + 1);
        fprintf(out, " %s ", operators[one_of(6)]);
        number(out, depth + 1);
    }
}

static int lua_extreme(lua_State *lua, bool greatest) {
    double best = luaL_checknumber(lua, 1);
    for (int i = 2; i <= lua_gettop(lua); i++) {
        double other = luaL_checknumber(lua, i);
        if (isnan(other) || (greatest ? other > best : other < best))
            best = other;
    }
    lua_pushnumber(lua, best);
    return 1;
}

static int lua_min(lua_State *lua) { return lua_extreme(lua, false); }

static int lua_max(lua_State *lua) { return lua_extreme(lua, true); }

/* Floats stay floats, as in the language, which knows no integers. */
static int lua_floor_of(lua_State *lua) {
    lua_pushnumber(lua, floor(luaL_checknumber(lua, 1)));
    return 1;
}

static int lua_ceil_of(lua_State *lua) {
    lua_pushnumber(lua, ceil(luaL_checknumber(lua, 1)));
    return 1;
}

static int lua_abs_of(lua_State *lua) {
    lua_pushnumber(lua, fabs(luaL_checknumber(lua, 1)));
    return 1;
}

static lua_State *open_lua(void) {
    lua_State *lua = luaL_newstate();
    static const luaL_Reg functions[] = {{"min", lua_min},        {"max", lua_max},
                                         {"floor", lua_floor_of}, {"ceil", lua_ceil_of},
                                         {"abs", lua_abs_of},     {NULL, NULL}};
    lua_pushglobaltable(lua);
    luaL_setfuncs(lua, functions, 0);
    luaL_dostring(lua, "x, y, z, sbp, works, double, clock = 1.5, -2.0, 0.0, 78.0, 0.9, 156.0, "
                       "90.0; pale, blind, in_shock = true, false, false");
    return lua;
}

/* Whether a part of the text divides by zero or leaves the numbers cannot be seen from Lua's result
   alone: both end in what is no finite number there, unless a comparison swallows it. */
static void compare(lua_State *lua, const char *text, bool truth, size_t *finite, size_t *failed) {
    struct slip slip;
    struct failure why;
    double ours, theirs;
    const struct expression *found = parse(&set, text, truth ? TYPE_TRUTH : TYPE_NUMBER, &slip);
    if (!found)
        fail_msg("%s: column %d: %s", text, slip.column, slip.text);
    lua_settop(lua, 0);
    lua_pushfstring(lua, "return %s", text);
    if (luaL_dostring(lua, lua_tostring(lua, 1)))
        fail_msg("%s: Lua says %s", text, lua_tostring(lua, -1));
    theirs = truth ? lua_toboolean(lua, -1) : lua_tonumber(lua, -1);
    bool good = expression_evaluate(found, &set.scene, &ours, &why);
    if (!good) {
        ++*failed;
        assert_true(strstr(why.text, "division by zero") || strstr(why.text, "too large"));
        return;
    }
    ++*finite;
    if (ours != theirs)
        fail_msg("%s is %.17g, but Lua says %.17g", text, ours, theirs);
}

static void test_lua_agrees(void **state) {
    (void)state;
    set_up(&set);
    lua_State *lua = open_lua();
    size_t finite = 0, failed = 0;
    for (size_t i = 0; i < EXPRESSIONS; i++) {
        char *text;
        size_t size;
        bool truth = i % 2;
        FILE *out = open_memstream(&text, &size);
        if (truth)
            condition(out, 0);
        else
            number(out, 0);
        fclose(out);
        compare(lua, text, truth, &finite, &failed);
        free(text);
        if (i % 1000 == 0) {
            arena_free(set.arena);
            set.arena = arena_new();
            set.scene.patient = arena_alloc(set.arena, set.scene.words->patient.size);
            patient_reset(&set.scene.words->patient, set.scene.patient);
        }
    }
    assert_true(finite > EXPRESSIONS / 2);
    assert_true(failed > EXPRESSIONS / 100);
    lua_close(lua);
    tear_down(&set);
}

/* Corners that chance would not find. */
static void test_corners(void **state) {
    (void)state;
    set_up(&set);
    lua_State *lua = open_lua();
    static const char *const numbers[] = {
        "-7.0 // 2.0",       "7.0 // -2.0",         "-7.5 % 2.0",   "7.5 % -2.0",
        "-6.0 % 3.0",        "5.0 % 1e300",         "-5.0 % 1e300", "-1e-200 % 1e-200",
        "-1e-200 % 3e-200",  "1e-300 % -3e-300",    "- 2.0 - -2.0", "2.0 - 3.0 - 4.0",
        "-2.0 * -3.0 % 4.0", "1e300 // 1e-5 % 7.0", "0.3 // 0.1",   "0.3 % 0.1",
        "1e16 % 3.0"};
    size_t finite = 0, failed = 0;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        compare(lua, numbers[i], false, &finite, &failed);
    static const char *const truths[] = {
        "not true == false",       "true or true and false",
        "not (1.0 < 2.0) or true", "1.0 + 1.0 < 3.0 and 2.0 * 2.0 == 4.0",
        "false and false or true", "true or false and false"};
    for (size_t i = 0; i < sizeof truths / sizeof *truths; i++)
        compare(lua, truths[i], true, &finite, &failed);
    lua_close(lua);
    tear_down(&set);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lua_agrees),
        cmocka_unit_test(test_corners),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The plain functions an author's Lua may call: an allow-list, each written here.

   Lua's own versions are not used: many of them work in C for as long as they like without one step
   being counted, give another order or text from run to run, or let a script at the interpreter's
   inside. */
#include <ctype.h>
#include <lauxlib.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "library.h"

enum {
    MOST_SORTED = 100000,
    /* What work in C is worth in steps of the machine, so that the steps run out well before the
       watch of the front does: a step takes 10 ns or so. */
    BYTES_A_STEP = 4,
    STEPS_A_COMPARISON = 12,
    STEPS_A_KEY = 12,
    STEPS_A_CONVERSION = 60
};

void library_charge_bytes(lua_State *lua, size_t bytes) {
    sandbox_charge(lua, bytes / BYTES_A_STEP + 1);
}

/* The length of a table of the author's own. Those of ours read from elsewhere and must not be
 * written to. */
static lua_Integer length_of(lua_State *lua, int index) {
    luaL_checktype(lua, index, LUA_TTABLE);
    if (lua_getmetatable(lua, index))
        luaL_error(lua, "this table cannot be changed or listed");
    lua_Unsigned length = lua_rawlen(lua, index);
    if (length > INT_MAX) /* a few entries far apart can make it look so long */
        luaL_error(lua, "this table has holes, so it cannot be taken as a list");
    return (lua_Integer)length;
}

/* --- basics --- */

static int lib_assert(lua_State *lua) {
    luaL_checkany(lua, 1);
    if (lua_toboolean(lua, 1))
        return lua_gettop(lua);
    if (lua_gettop(lua) > 1) {
        lua_settop(lua, 2);
        return lua_error(lua);
    }
    return luaL_error(lua, "assertion failed");
}

static int lib_error(lua_State *lua) {
    int level = (int)luaL_optinteger(lua, 2, 1);
    lua_settop(lua, 1);
    if (lua_type(lua, 1) == LUA_TSTRING && level > 0) {
        luaL_where(lua, level > 2 ? 2 : level);
        lua_insert(lua, 1);
        library_charge_bytes(lua, lua_rawlen(lua, 2));
        lua_concat(lua, 2);
    }
    return lua_error(lua);
}

static int lib_type(lua_State *lua) {
    luaL_checkany(lua, 1);
    lua_pushstring(lua, luaL_typename(lua, 1));
    return 1;
}

static int lib_tostring(lua_State *lua) {
    switch (lua_type(lua, 1)) {
    case LUA_TNUMBER:
        if (!lua_isinteger(lua, 1) && isnan(lua_tonumber(lua, 1)))
            lua_pushstring(lua, "nan"); /* its sign differs between machines */
        else {
            sandbox_charge(lua, STEPS_A_CONVERSION);
            lua_pushvalue(lua, 1);
            lua_tostring(lua, -1);
        }
        return 1;
    case LUA_TSTRING:
        lua_settop(lua, 1);
        return 1;
    case LUA_TBOOLEAN:
        lua_pushstring(lua, lua_toboolean(lua, 1) ? "true" : "false");
        return 1;
    case LUA_TNIL:
        lua_pushstring(lua, "nil");
        return 1;
    default:
        luaL_checkany(lua, 1);
        lua_pushstring(lua, luaL_typename(lua, 1)); /* no address: it differs from run to run */
        return 1;
    }
}

static int lib_tonumber(lua_State *lua) {
    luaL_checkany(lua, 1);
    if (lua_type(lua, 1) == LUA_TNUMBER) {
        lua_settop(lua, 1);
        return 1;
    }
    size_t length;
    const char *text = lua_type(lua, 1) == LUA_TSTRING ? lua_tolstring(lua, 1, &length) : NULL;
    sandbox_charge(lua, STEPS_A_CONVERSION);
    if (!text || lua_stringtonumber(lua, text) != length + 1)
        lua_pushnil(lua);
    return 1;
}

static int lib_select(lua_State *lua) {
    int count = lua_gettop(lua);
    sandbox_charge(lua, (size_t)count);
    if (lua_type(lua, 1) == LUA_TSTRING && *lua_tostring(lua, 1) == '#') {
        lua_pushinteger(lua, count - 1);
        return 1;
    }
    lua_Integer n = luaL_checkinteger(lua, 1);
    if (n < 0)
        n = count + n;
    else if (n > count)
        n = count;
    luaL_argcheck(lua, n >= 1, 1, "index out of range");
    return count - (int)n;
}

static int next_of_array(lua_State *lua) {
    lua_Integer i = luaL_intop(+, luaL_checkinteger(lua, 2), 1); /* called by hand it may wrap */
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_pushinteger(lua, i);
    return lua_rawgeti(lua, 1, i) == LUA_TNIL ? 1 : 2;
}

static int lib_ipairs(lua_State *lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_pushcfunction(lua, next_of_array);
    lua_pushvalue(lua, 1);
    lua_pushinteger(lua, 0);
    return 3;
}

/* --- sorting: merge sort over a table, so that the order of equals is kept and the work is bounded
 * --- */

/* stack: … -- …; compares two values of the table at index 1 by the function at index 2 or by <. */
static bool comes_before(lua_State *lua, int a, int b) {
    sandbox_charge(lua, STEPS_A_COMPARISON);
    if (lua_type(lua, 2) != LUA_TFUNCTION) {
        if (lua_type(lua, a) != lua_type(lua, b) ||
            (lua_type(lua, a) != LUA_TNUMBER && lua_type(lua, a) != LUA_TSTRING))
            luaL_error(lua, "sort compares numbers with numbers and texts with texts");
        return lua_compare(lua, a, b, LUA_OPLT);
    }
    lua_pushvalue(lua, 2);
    lua_pushvalue(lua, a);
    lua_pushvalue(lua, b);
    lua_call(lua, 2, 1);
    bool before = lua_toboolean(lua, -1);
    lua_pop(lua, 1);
    return before;
}

/* Merges from[low..middle) and from[middle..high) into `to`; tables at stack indices. */
static void merge(lua_State *lua, int from, int to, lua_Integer low, lua_Integer middle,
                  lua_Integer high) {
    lua_Integer left = low, right = middle;
    for (lua_Integer i = low; i < high; i++) {
        bool take_right = left >= middle;
        if (!take_right && right < high) {
            lua_rawgeti(lua, from, right);
            lua_rawgeti(lua, from, left);
            take_right = comes_before(lua, lua_gettop(lua) - 1, lua_gettop(lua));
            lua_pop(lua, 2);
        }
        lua_rawgeti(lua, from, take_right ? right++ : left++);
        lua_rawseti(lua, to, i);
    }
}

static int lib_sort(lua_State *lua) {
    lua_Integer count = length_of(lua, 1);
    if (!lua_isnoneornil(lua, 2))
        luaL_checktype(lua, 2, LUA_TFUNCTION);
    lua_settop(lua, 2);
    luaL_argcheck(lua, count <= MOST_SORTED, 1, "too long to sort");
    lua_createtable(lua, (int)count, 0);
    int from = 1, to = 3;
    for (lua_Integer width = 1; width < count; width *= 2) {
        for (lua_Integer low = 1; low <= count; low += 2 * width) {
            lua_Integer middle = low + width <= count + 1 ? low + width : count + 1;
            lua_Integer high = low + 2 * width <= count + 1 ? low + 2 * width : count + 1;
            merge(lua, from, to, low, middle, high);
        }
        int swap = from;
        from = to;
        to = swap;
    }
    for (lua_Integer i = 1; from != 1 && i <= count; i++) {
        lua_rawgeti(lua, from, i);
        lua_rawseti(lua, 1, i);
    }
    return 0;
}

/* Keys in a fixed order: numbers by size, then texts by bytes, then false and true. */
static int key_before(lua_State *lua) {
    int a = lua_type(lua, 1), b = lua_type(lua, 2);
    bool before;
    if (a != b)
        before = a == LUA_TNUMBER || (a == LUA_TSTRING && b != LUA_TNUMBER);
    else if (a == LUA_TBOOLEAN)
        before = !lua_toboolean(lua, 1) && lua_toboolean(lua, 2);
    else
        before = lua_compare(lua, 1, 2, LUA_OPLT);
    lua_pushboolean(lua, before);
    return 1;
}

/* upvalues: table, sorted keys, position */
static int next_pair(lua_State *lua) {
    lua_Integer i = lua_tointeger(lua, lua_upvalueindex(3)) + 1;
    lua_pushinteger(lua, i);
    lua_replace(lua, lua_upvalueindex(3));
    if (lua_rawgeti(lua, lua_upvalueindex(2), i) == LUA_TNIL)
        return 1;
    lua_pushvalue(lua, -1);
    lua_rawget(lua, lua_upvalueindex(1));
    return 2;
}

static int lib_pairs(lua_State *lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_settop(lua, 1);
    lua_newtable(lua);
    lua_Integer count = 0;
    lua_pushnil(lua);
    while (lua_next(lua, 1)) {
        int type = lua_type(lua, -2);
        if (type != LUA_TNUMBER && type != LUA_TSTRING && type != LUA_TBOOLEAN)
            return luaL_error(lua, "pairs needs keys that are numbers or texts");
        sandbox_charge(lua, STEPS_A_KEY);
        lua_pop(lua, 1);
        lua_pushvalue(lua, -1);
        lua_rawseti(lua, 2, ++count);
    }
    lua_pushcfunction(lua, lib_sort);
    lua_pushvalue(lua, 2);
    lua_pushcfunction(lua, key_before);
    lua_call(lua, 2, 0);
    lua_pushinteger(lua, 0);
    lua_pushcclosure(lua, next_pair, 3);
    return 1;
}

/* --- tables --- */

static int lib_insert(lua_State *lua) {
    lua_Integer count = length_of(lua, 1);
    bool at_end = lua_gettop(lua) == 2;
    lua_Integer at = at_end ? count + 1 : luaL_checkinteger(lua, 2);
    luaL_argcheck(lua, at >= 1 && at <= count + 1, 2, "position out of bounds");
    luaL_checkany(lua, at_end ? 2 : 3);
    sandbox_charge(lua, (size_t)(count - at + 2));
    for (lua_Integer i = count; i >= at; i--) {
        lua_rawgeti(lua, 1, i);
        lua_rawseti(lua, 1, i + 1);
    }
    lua_pushvalue(lua, at_end ? 2 : 3);
    lua_rawseti(lua, 1, at);
    return 0;
}

static int lib_remove(lua_State *lua) {
    lua_Integer count = length_of(lua, 1);
    lua_Integer at = luaL_optinteger(lua, 2, count);
    if (count == 0)
        return 0;
    luaL_argcheck(lua, at >= 1 && at <= count, 2, "position out of bounds");
    sandbox_charge(lua, (size_t)(count - at + 1));
    lua_rawgeti(lua, 1, at);
    for (lua_Integer i = at; i < count; i++) {
        lua_rawgeti(lua, 1, i + 1);
        lua_rawseti(lua, 1, i);
    }
    lua_pushnil(lua);
    lua_rawseti(lua, 1, count);
    return 1;
}

static int lib_unpack(lua_State *lua) {
    lua_Integer first = luaL_optinteger(lua, 2, 1);
    lua_Integer last = luaL_optinteger(lua, 3, length_of(lua, 1));
    if (first > last)
        return 0;
    luaL_argcheck(lua, (lua_Unsigned)last - (lua_Unsigned)first < LIBRARY_MOST_VALUES, 3,
                  "too many values to unpack");
    int count = (int)(last - first) + 1;
    luaL_checkstack(lua, count, NULL);
    sandbox_charge(lua, (size_t)count);
    for (int i = 0; i < count; i++) /* last may be the largest number there is */
        lua_rawgeti(lua, 1, first + i);
    return count;
}

static int lib_concat(lua_State *lua) {
    lua_Integer last = luaL_optinteger(lua, 4, length_of(lua, 1));
    lua_Integer first = luaL_optinteger(lua, 3, 1);
    size_t gap, total = 0;
    const char *between = luaL_optlstring(lua, 2, "", &gap);
    luaL_argcheck(lua, first > last || (lua_Unsigned)last - (lua_Unsigned)first < MOST_SORTED, 4,
                  "too long");
    luaL_Buffer buffer;
    luaL_buffinit(lua, &buffer);
    lua_Integer count = first > last ? 0 : last - first + 1;
    for (lua_Integer i = 0; i < count; i++) {
        lua_rawgeti(lua, 1, first + i);
        if (lua_type(lua, -1) != LUA_TSTRING && lua_type(lua, -1) != LUA_TNUMBER)
            return luaL_error(lua, "concat takes texts and numbers only");
        size_t length;
        sandbox_charge(lua, lua_type(lua, -1) == LUA_TNUMBER ? STEPS_A_CONVERSION : 1);
        lua_tolstring(lua, -1, &length);
        library_charge_bytes(lua, length + gap);
        total += length + gap;
        if (total > SANDBOX_TEXT)
            return luaL_error(lua, "the text becomes too long");
        luaL_addvalue(&buffer);
        if (i + 1 < count)
            luaL_addlstring(&buffer, between, gap);
    }
    luaL_pushresult(&buffer);
    return 1;
}

const luaL_Reg library_basics[] = {
    {"assert", lib_assert},     {"error", lib_error},   {"ipairs", lib_ipairs},
    {"pairs", lib_pairs},       {"select", lib_select}, {"tonumber", lib_tonumber},
    {"tostring", lib_tostring}, {"type", lib_type},     {NULL, NULL}};
const luaL_Reg library_tables[] = {{"concat", lib_concat}, {"insert", lib_insert},
                                   {"remove", lib_remove}, {"sort", lib_sort},
                                   {"unpack", lib_unpack}, {NULL, NULL}};
static int read_only(lua_State *lua) { return luaL_error(lua, "a library cannot be changed"); }

/* stack: environment, library -- environment, library; the environment gets an empty table that
   reads from the library, for a function must not keep state in what all can reach. */
static void expose(lua_State *lua, const char *name) {
    lua_newtable(lua);
    lua_newtable(lua);
    lua_pushvalue(lua, -3);
    lua_setfield(lua, -2, "__index");
    lua_pushcfunction(lua, read_only);
    lua_setfield(lua, -2, "__newindex");
    lua_setmetatable(lua, -2);
    lua_setfield(lua, -3, name);
}

void library_open(lua_State *lua) {
    luaL_setfuncs(lua, library_basics, 0);
    lua_newtable(lua);
    luaL_setfuncs(lua, library_tables, 0);
    expose(lua, "table");
    lua_pop(lua, 1);

    lua_newtable(lua);
    luaL_setfuncs(lua, library_numbers, 0);
    lua_pushnumber(lua, (lua_Number)HUGE_VAL);
    lua_setfield(lua, -2, "huge");
    lua_pushinteger(lua, LUA_MAXINTEGER);
    lua_setfield(lua, -2, "maxinteger");
    lua_pushinteger(lua, LUA_MININTEGER);
    lua_setfield(lua, -2, "mininteger");
    expose(lua, "math");
    lua_pop(lua, 1);

    lua_newtable(lua);
    luaL_setfuncs(lua, library_texts, 0);
    expose(lua, "string");
    /* ("x"):upper() finds our functions and no others. */
    lua_pushliteral(lua, "");
    lua_newtable(lua);
    lua_pushvalue(lua, -3);
    lua_setfield(lua, -2, "__index");
    lua_setmetatable(lua, -2);
    lua_pop(lua, 2);
}

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

#include "sandbox.h"

enum {
    MOST_UNPACKED = 200, /* values on the stack at once */
    MOST_SORTED = 100000,
    /* What work in C is worth in steps of the machine, so that the steps run out well before the
       watch of the front does: a step takes 10 ns or so. */
    BYTES_A_STEP = 4,
    STEPS_A_COMPARISON = 12,
    STEPS_A_KEY = 12,
    STEPS_A_CONVERSION = 60,
    STEPS_A_FORMAT = 1000 /* %f may write hundreds of digits */
};

static void charge_bytes(lua_State *lua, size_t bytes) {
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
        charge_bytes(lua, lua_rawlen(lua, 2));
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
    lua_Integer i = luaL_checkinteger(lua, 2) + 1;
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
    luaL_argcheck(lua, (lua_Unsigned)last - (lua_Unsigned)first < MOST_UNPACKED, 3,
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
        charge_bytes(lua, length + gap);
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

/* --- texts --- */

static int lib_len(lua_State *lua) {
    size_t length;
    luaL_checklstring(lua, 1, &length);
    lua_pushinteger(lua, (lua_Integer)length);
    return 1;
}

/* The bounds of a part as Lua counts them (negative from the end), cut to the text; false when it
 * is empty. */
static bool part(lua_State *lua, size_t length, lua_Integer first, lua_Integer last, size_t *from,
                 size_t *size) {
    lua_Integer all = (lua_Integer)length;
    if (first < 0)
        first = first < -all ? 1 : all + first + 1;
    else if (first == 0)
        first = 1;
    if (last < 0)
        last = last < -all ? 0 : all + last + 1;
    else if (last > all)
        last = all;
    if (first > last)
        return false;
    *from = (size_t)first - 1;
    *size = (size_t)(last - first) + 1;
    charge_bytes(lua, *size);
    return true;
}

static int lib_sub(lua_State *lua) {
    size_t length, from, size;
    const char *text = luaL_checklstring(lua, 1, &length);
    if (part(lua, length, luaL_checkinteger(lua, 2), luaL_optinteger(lua, 3, -1), &from, &size))
        lua_pushlstring(lua, text + from, size);
    else
        lua_pushliteral(lua, "");
    return 1;
}

static int lib_byte(lua_State *lua) {
    size_t length, from, size;
    const char *text = luaL_checklstring(lua, 1, &length);
    lua_Integer first = luaL_optinteger(lua, 2, 1);
    if (!part(lua, length, first, luaL_optinteger(lua, 3, first), &from, &size))
        return 0;
    luaL_argcheck(lua, size <= MOST_UNPACKED, 3, "too many bytes");
    luaL_checkstack(lua, (int)size, NULL);
    for (size_t i = 0; i < size; i++)
        lua_pushinteger(lua, (unsigned char)text[from + i]);
    return (int)size;
}

static int lib_char(lua_State *lua) {
    int count = lua_gettop(lua);
    char text[MOST_UNPACKED];
    luaL_argcheck(lua, count <= MOST_UNPACKED, MOST_UNPACKED, "too many");
    for (int i = 1; i <= count; i++) {
        lua_Integer byte = luaL_checkinteger(lua, i);
        luaL_argcheck(lua, byte >= 0 && byte <= 255, i, "not a byte");
        text[i - 1] = (char)byte;
    }
    lua_pushlstring(lua, text, (size_t)count);
    return 1;
}

static int change_case(lua_State *lua, int change(int)) {
    size_t length;
    const char *text = luaL_checklstring(lua, 1, &length);
    charge_bytes(lua, length);
    luaL_Buffer buffer;
    char *copy = luaL_buffinitsize(lua, &buffer, length);
    for (size_t i = 0; i < length; i++)
        copy[i] = (char)((unsigned char)text[i] < 128 ? change((unsigned char)text[i]) : text[i]);
    luaL_pushresultsize(&buffer, length);
    return 1;
}

static int lib_lower(lua_State *lua) { return change_case(lua, tolower); }

static int lib_upper(lua_State *lua) { return change_case(lua, toupper); }

static int lib_rep(lua_State *lua) {
    size_t length, gap;
    const char *text = luaL_checklstring(lua, 1, &length);
    lua_Integer times = luaL_checkinteger(lua, 2);
    const char *between = luaL_optlstring(lua, 3, "", &gap);
    if (times <= 0 || length + gap == 0) {
        lua_pushliteral(lua, "");
        return 1;
    }
    if ((lua_Unsigned)times > SANDBOX_TEXT / (length + gap))
        return luaL_error(lua, "the text becomes too long");
    charge_bytes(lua, (size_t)times * (length + gap));
    luaL_Buffer buffer;
    luaL_buffinit(lua, &buffer);
    for (lua_Integer i = 0; i < times; i++) {
        luaL_addlstring(&buffer, text, length);
        if (i + 1 < times)
            luaL_addlstring(&buffer, between, gap);
    }
    luaL_pushresult(&buffer);
    return 1;
}

/* Plain search only: a pattern can be made to search for ever. */
static int lib_find(lua_State *lua) {
    size_t length, wanted_length;
    const char *text = luaL_checklstring(lua, 1, &length);
    const char *wanted = luaL_checklstring(lua, 2, &wanted_length);
    lua_Integer from = luaL_optinteger(lua, 3, 1);
    if (from < 0)
        from = from < -(lua_Integer)length ? 1 : (lua_Integer)length + from + 1;
    if (from == 0)
        from = 1;
    if ((size_t)from > length + 1) {
        lua_pushnil(lua);
        return 1;
    }
    charge_bytes(lua, length);
    const char *start = text + from - 1;
    const char *found = memmem(start, length - (size_t)(start - text), wanted, wanted_length);
    if (!found) {
        lua_pushnil(lua);
        return 1;
    }
    lua_pushinteger(lua, found - text + 1);
    lua_pushinteger(lua, found - text + (lua_Integer)wanted_length);
    return 2;
}

/* The format is not a literal: format_one() lets only a short width and a known letter through. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"

/* One conversion of format: %[-+ 0][width][.digits] and one of d i f g s x %. */
static const char *format_one(lua_State *lua, luaL_Buffer *buffer, const char *at, int argument) {
    char spec[16], text[512];
    size_t size = strspn(at, "-+ 0");
    size += strspn(at + size, "0123456789");
    if (at[size] == '.')
        size += 1 + strspn(at + size + 1, "0123456789");
    if (size > 6 || !at[size] || !strchr("difgsx", at[size]))
        luaL_error(lua, "format knows %%d, %%f, %%g, %%s, %%x and %%%%, with a short width");
    snprintf(spec, sizeof spec, "%%%.*s", (int)size, at);
    size_t end = strlen(spec);
    if (atoi(at + strspn(at, "-+ 0")) > 99)
        luaL_error(lua, "the width in format is too large");
    switch (at[size]) {
    case 's':
        luaL_argcheck(lua, lua_isstring(lua, argument), argument, "a text or number is needed");
        memcpy(spec + end, "s", 2);
        if (size == 0) {
            lua_pushvalue(lua, argument);
            luaL_addvalue(buffer);
            return at + 1;
        }
        snprintf(text, sizeof text, spec, luaL_checkstring(lua, argument));
        break;
    case 'f':
    case 'g':
        spec[end] = at[size];
        spec[end + 1] = '\0';
        snprintf(text, sizeof text, spec, luaL_checknumber(lua, argument));
        break;
    default:
        memcpy(spec + end, at[size] == 'x' ? "llx" : "lld", 4);
        snprintf(text, sizeof text, spec, (long long)luaL_checkinteger(lua, argument));
        break;
    }
    luaL_addstring(buffer, text);
    return at + size + 1;
}
#pragma GCC diagnostic pop

static int lib_format(lua_State *lua) {
    size_t length;
    const char *at = luaL_checklstring(lua, 1, &length), *end = at + length;
    int argument = 1, count = lua_gettop(lua);
    charge_bytes(lua, length);
    luaL_Buffer buffer; /* stands on the stack behind the arguments */
    luaL_buffinit(lua, &buffer);
    while (at < end) {
        if (*at != '%') {
            luaL_addchar(&buffer, *at++);
        } else if (at[1] == '%') {
            luaL_addchar(&buffer, '%');
            at += 2;
        } else {
            if (++argument > count)
                return luaL_argerror(lua, argument, "value expected");
            sandbox_charge(lua, STEPS_A_FORMAT);
            at = format_one(lua, &buffer, at + 1, argument);
        }
        if (luaL_bufflen(&buffer) > SANDBOX_TEXT)
            return luaL_error(lua, "the text becomes too long");
    }
    luaL_pushresult(&buffer);
    return 1;
}

/* --- numbers --- */

static int push_whole(lua_State *lua, double number) {
    lua_Integer whole;
    if (lua_numbertointeger(number, &whole))
        lua_pushinteger(lua, whole);
    else
        lua_pushnumber(lua, number);
    return 1;
}

static int lib_floor(lua_State *lua) {
    if (lua_isinteger(lua, 1))
        return lua_settop(lua, 1), 1;
    return push_whole(lua, floor(luaL_checknumber(lua, 1)));
}

static int lib_ceil(lua_State *lua) {
    if (lua_isinteger(lua, 1))
        return lua_settop(lua, 1), 1;
    return push_whole(lua, ceil(luaL_checknumber(lua, 1)));
}

static int lib_abs(lua_State *lua) {
    if (lua_isinteger(lua, 1)) {
        lua_Integer number = lua_tointeger(lua, 1);
        lua_pushinteger(lua, number < 0 ? (lua_Integer)(0u - (lua_Unsigned)number) : number);
    } else {
        lua_pushnumber(lua, fabs(luaL_checknumber(lua, 1)));
    }
    return 1;
}

static int extreme(lua_State *lua, bool greatest) {
    int count = lua_gettop(lua), best = 1;
    luaL_checknumber(lua, 1);
    for (int i = 2; i <= count; i++) {
        luaL_checknumber(lua, i);
        if (lua_compare(lua, greatest ? best : i, greatest ? i : best, LUA_OPLT))
            best = i;
    }
    lua_pushvalue(lua, best);
    return 1;
}

static int lib_min(lua_State *lua) { return extreme(lua, false); }

static int lib_max(lua_State *lua) { return extreme(lua, true); }

static int lib_tointeger(lua_State *lua) {
    int is_whole;
    lua_Integer number =
        lua_type(lua, 1) == LUA_TNUMBER ? lua_tointegerx(lua, 1, &is_whole) : (is_whole = 0);
    if (is_whole)
        lua_pushinteger(lua, number);
    else
        lua_pushnil(lua);
    return 1;
}

static const luaL_Reg basics[] = {
    {"assert", lib_assert},     {"error", lib_error},   {"ipairs", lib_ipairs},
    {"pairs", lib_pairs},       {"select", lib_select}, {"tonumber", lib_tonumber},
    {"tostring", lib_tostring}, {"type", lib_type},     {NULL, NULL}};
static const luaL_Reg texts[] = {
    {"byte", lib_byte},   {"char", lib_char},   {"find", lib_find}, {"format", lib_format},
    {"len", lib_len},     {"lower", lib_lower}, {"rep", lib_rep},   {"sub", lib_sub},
    {"upper", lib_upper}, {NULL, NULL}};
static const luaL_Reg tables[] = {{"concat", lib_concat}, {"insert", lib_insert},
                                  {"remove", lib_remove}, {"sort", lib_sort},
                                  {"unpack", lib_unpack}, {NULL, NULL}};
static const luaL_Reg numbers[] = {
    {"abs", lib_abs}, {"ceil", lib_ceil},           {"floor", lib_floor}, {"max", lib_max},
    {"min", lib_min}, {"tointeger", lib_tointeger}, {NULL, NULL}};

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
    luaL_setfuncs(lua, basics, 0);
    luaL_newlib(lua, tables);
    expose(lua, "table");
    lua_pop(lua, 1);

    luaL_newlib(lua, numbers);
    lua_pushnumber(lua, (lua_Number)HUGE_VAL);
    lua_setfield(lua, -2, "huge");
    lua_pushinteger(lua, LUA_MAXINTEGER);
    lua_setfield(lua, -2, "maxinteger");
    lua_pushinteger(lua, LUA_MININTEGER);
    lua_setfield(lua, -2, "mininteger");
    expose(lua, "math");
    lua_pop(lua, 1);

    luaL_newlib(lua, texts);
    expose(lua, "string");
    /* ("x"):upper() finds our functions and no others. */
    lua_pushliteral(lua, "");
    lua_newtable(lua);
    lua_pushvalue(lua, -3);
    lua_setfield(lua, -2, "__index");
    lua_setmetatable(lua, -2);
    lua_pop(lua, 2);
}

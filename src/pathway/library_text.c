/* The plain functions on texts and numbers. Lua's patterns are not among them: one can be made to
 * search for ever. */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "library.h"

enum { STEPS_A_FORMAT = 1000 /* %f may write hundreds of digits */ };

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
    library_charge_bytes(lua, *size);
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
    luaL_argcheck(lua, size <= LIBRARY_MOST_VALUES, 3, "too many bytes");
    luaL_checkstack(lua, (int)size, NULL);
    for (size_t i = 0; i < size; i++)
        lua_pushinteger(lua, (unsigned char)text[from + i]);
    return (int)size;
}

static int lib_char(lua_State *lua) {
    int count = lua_gettop(lua);
    char text[LIBRARY_MOST_VALUES];
    luaL_argcheck(lua, count <= LIBRARY_MOST_VALUES, LIBRARY_MOST_VALUES, "too many");
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
    library_charge_bytes(lua, length);
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
    library_charge_bytes(lua, (size_t)times * (length + gap));
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
    library_charge_bytes(lua, length);
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
    const char *point = memchr(at, '.', size);
    if (atoi(at + strspn(at, "-+ 0")) > 99 || (point && atoi(point + 1) > 99))
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
    library_charge_bytes(lua, length);
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

const luaL_Reg library_texts[] = {
    {"byte", lib_byte},   {"char", lib_char},   {"find", lib_find}, {"format", lib_format},
    {"len", lib_len},     {"lower", lib_lower}, {"rep", lib_rep},   {"sub", lib_sub},
    {"upper", lib_upper}, {NULL, NULL}};
const luaL_Reg library_numbers[] = {
    {"abs", lib_abs}, {"ceil", lib_ceil},           {"floor", lib_floor}, {"max", lib_max},
    {"min", lib_min}, {"tointeger", lib_tointeger}, {NULL, NULL}};

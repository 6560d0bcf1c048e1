/* Files of a user that are Lua in form but data in fact. */
#include "data.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "sandbox.h"

enum { DEEPEST = 12, MOST_SAID = 10000, MOST_CONVERTED = 200000 };

struct reading {
    json_t *said;
    size_t values; /* converted so far */
    const struct file *file;
    const char *const *words;
    char *failure; /* of compiling, or of a name without a body */
    char *named;   /* what was named last, as long as it has no body */
    int named_line;
};

static struct reading *reading_of(lua_State *lua) { return sandbox_of(lua)->owner; }

/* --- tables as JSON --- */

static json_t *convert(lua_State *lua, int index, int depth);

static int compare_keys(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static json_t *convert_list(lua_State *lua, int index, lua_Integer length, int depth) {
    json_t *list = json_array();
    for (lua_Integer i = 1; i <= length; i++) {
        lua_rawgeti(lua, index, i);
        json_array_append_new(list, convert(lua, lua_gettop(lua), depth));
        lua_pop(lua, 1);
    }
    return list;
}

static json_t *convert_table(lua_State *lua, int index, int depth) {
    size_t count = 0;
    char number[32];
    for (lua_pushnil(lua); lua_next(lua, index); lua_pop(lua, 1))
        count++;
    lua_Integer length = (lua_Integer)lua_rawlen(lua, index);
    if (length > 0 && (size_t)length == count)
        return convert_list(lua, index, length, depth + 1);
    json_t *object = json_object();
    char **keys = xcalloc(count + 1, sizeof *keys);
    size_t at = 0;
    for (lua_pushnil(lua); lua_next(lua, index); lua_pop(lua, 1)) {
        const char *key = "?"; /* neither a name nor a place */
        if (lua_type(lua, -2) == LUA_TSTRING)
            key = lua_tostring(lua, -2);
        else if (lua_isinteger(lua, -2)) {
            snprintf(number, sizeof number, "%lld", (long long)lua_tointeger(lua, -2));
            key = number;
        }
        keys[at++] = xstrdup(key);
        json_object_set_new(object, key, convert(lua, lua_gettop(lua), depth + 1));
    }
    qsort(keys, count, sizeof *keys, compare_keys);
    json_t *sorted = json_object();
    for (size_t i = 0; i < count; i++) {
        json_object_set(sorted, keys[i], json_object_get(object, keys[i]));
        free(keys[i]);
    }
    free(keys);
    json_decref(object);
    return sorted;
}

/* Nothing here raises once memory of ours is held: what cannot be converted becomes null. */
static json_t *convert(lua_State *lua, int index, int depth) {
    if (++reading_of(lua)->values > MOST_CONVERTED)
        return json_null();
    switch (lua_type(lua, index)) {
    case LUA_TSTRING: {
        json_t *text = json_string(lua_tostring(lua, index));
        return text ? text : json_null(); /* it is not UTF-8 */
    }
    case LUA_TNUMBER:
        return lua_isinteger(lua, index) ? json_integer(lua_tointeger(lua, index))
                                         : json_real(lua_tonumber(lua, index));
    case LUA_TBOOLEAN:
        return json_boolean(lua_toboolean(lua, index));
    case LUA_TTABLE:
        return depth > DEEPEST || !lua_checkstack(lua, 8) ? json_null()
                                                          : convert_table(lua, index, depth);
    default:
        return json_null();
    }
}

/* --- what is said --- */

static void note(lua_State *lua, const char *word, const char *name, int line, int body) {
    struct reading *reading = reading_of(lua);
    if (json_array_size(reading->said) >= MOST_SAID)
        luaL_error(lua, "more than %d of these", MOST_SAID);
    json_t *json = json_object();
    json_object_set_new(json, "word", json_string(word));
    json_object_set_new(json, "name", name ? json_string(name) : json_null());
    json_object_set_new(json, "line", json_integer(line));
    json_object_set_new(json, "body", convert(lua, body, 0));
    json_array_append_new(reading->said, json);
}

/* Forgets what was named last; a body that is missing is told of the first that misses it. */
static void end_named(struct reading *reading, bool has_body) {
    if (reading->named && !has_body && !reading->failure) {
        struct failure text;
        fail(&text, "%s:%d: %s has no body: %s { … }", reading->file->name, reading->named_line,
             reading->named, reading->named);
        reading->failure = xstrdup(text.text);
    }
    free(reading->named);
    reading->named = NULL;
}

/* upvalues: word, name, line */
static int say_body(lua_State *lua) {
    luaL_checktype(lua, 1, LUA_TTABLE);
    end_named(reading_of(lua), true);
    note(lua, lua_tostring(lua, lua_upvalueindex(1)), lua_tostring(lua, lua_upvalueindex(2)),
         (int)lua_tointeger(lua, lua_upvalueindex(3)), 1);
    return 0;
}

/* upvalue: word */
static int say_name(lua_State *lua) {
    lua_Debug frame;
    int line = 0;
    luaL_checkstring(lua, 1);
    if (lua_getstack(lua, 1, &frame) && lua_getinfo(lua, "l", &frame))
        line = frame.currentline;
    lua_pushvalue(lua, lua_upvalueindex(1));
    lua_pushvalue(lua, 1);
    lua_pushinteger(lua, line);
    lua_pushcclosure(lua, say_body, 3);
    struct reading *reading = reading_of(lua);
    struct failure named;
    end_named(reading, false);
    fail(&named, "%s \"%.60s\"", lua_tostring(lua, lua_upvalueindex(1)), lua_tostring(lua, 1));
    reading->named = xstrdup(named.text);
    reading->named_line = line;
    return 1;
}

/* A name that nothing has: mostly one without its quotes, which would be no value at all. */
static int refuse_name(lua_State *lua) {
    const char *name = lua_type(lua, 2) == LUA_TSTRING ? lua_tostring(lua, 2) : "?";
    return luaL_error(lua, "unknown word %s; names stand in quotes: \"%s\"", name, name);
}

/* stack: -- ; runs inside a protected call */
static int run(lua_State *lua) {
    struct reading *reading = reading_of(lua);
    const struct file *file = reading->file;
    lua_settop(lua, 0);
    lua_pushfstring(lua, "@%s", file->name);
    if (luaL_loadbufferx(lua, file->text, file->length, lua_tostring(lua, 1), "t") != LUA_OK) {
        reading->failure = xstrdup(lua_type(lua, -1) == LUA_TSTRING ? lua_tostring(lua, -1) : "?");
        return 0;
    }
    lua_newtable(lua);
    library_open(lua);
    for (size_t i = 0; reading->words[i]; i++) {
        lua_pushstring(lua, reading->words[i]);
        lua_pushcclosure(lua, say_name, 1);
        lua_setfield(lua, -2, reading->words[i]);
    }
    lua_createtable(lua, 0, 1);
    lua_pushcfunction(lua, refuse_name);
    lua_setfield(lua, -2, "__index");
    lua_setmetatable(lua, -2);
    lua_setupvalue(lua, -2, 1);
    lua_call(lua, 0, 1);
    end_named(reading, false);
    if (lua_istable(lua, -1))
        note(lua, "return", NULL, 0, lua_gettop(lua));
    return 0;
}

json_t *data_read(const struct file *file, const char *const words[], struct failure *why) {
    struct sandbox *sandbox = sandbox_new();
    if (!sandbox)
        die("out of memory");
    struct reading reading = {.said = json_array(), .file = file, .words = words};
    sandbox->owner = &reading;
    lua_pushcfunction(sandbox->lua, run);
    bool good = sandbox_call(sandbox, 0, 0, SANDBOX_LOAD_STEPS, why);
    if (!good)
        fail_within(why, "%s:%d", file->name, sandbox->error_line);
    if (good && reading.failure)
        good = fail(why, "%s", reading.failure);
    free(reading.failure);
    free(reading.named);
    sandbox->owner = NULL;
    sandbox_free(sandbox);
    if (good)
        return reading.said;
    json_decref(reading.said);
    return NULL;
}

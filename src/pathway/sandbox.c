/* The Lua state of a pathway and its limits. */
#include "sandbox.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_MESSAGE = 600 };

struct sandbox *sandbox_of(lua_State *lua) {
    struct sandbox *sandbox;
    memcpy(&sandbox, lua_getextraspace(lua), sizeof(void *));
    return sandbox;
}

/* Counts what is held and what is asked for; says no at a limit, which Lua turns into an error. */
static void *allocate(void *context, void *memory, size_t old_size, size_t new_size) {
    struct sandbox *sandbox = context;
    size_t held = memory ? old_size : 0; /* without memory the old size is a type */
    if (new_size == 0) {
        free(memory);
        sandbox->used -= held;
        return NULL;
    }
    if (new_size > held) {
        sandbox->churn -= (long long)new_size;
        if (new_size > SANDBOX_LARGEST || sandbox->used - held + new_size > SANDBOX_MEMORY ||
            sandbox->churn < 0) {
            return NULL; /* Lua collects its garbage then and asks once more */
        }
    }
    void *moved = realloc(memory, new_size);
    if (moved)
        sandbox->used += new_size - held;
    return moved;
}

static void count_hook(lua_State *lua, lua_Debug *where) {
    (void)where;
    struct sandbox *sandbox = sandbox_of(lua);
    sandbox->steps -= SANDBOX_HOOK_STEPS;
    if (sandbox->steps < 0 || sandbox->limit) {
        sandbox->limit = true;
        luaL_error(lua, "it takes too many steps (a loop that does not end?)");
    }
}

void sandbox_charge(lua_State *lua, size_t steps) {
    struct sandbox *sandbox = sandbox_of(lua);
    if (steps > (size_t)SANDBOX_LOAD_STEPS || (sandbox->steps -= (long long)steps) < 0) {
        sandbox->limit = true;
        luaL_error(lua, "it takes too many steps (a loop that does not end?)");
    }
}

/* A panic is an error outside a protected call: a mistake of ours. */
static int panic(lua_State *lua) {
    (void)lua;
    die("the pathway's Lua state failed outside a protected call");
}

struct sandbox *sandbox_new(void) {
    struct sandbox *sandbox = xcalloc(1, sizeof *sandbox);
    sandbox->churn = SANDBOX_CHURN;
    sandbox->lua = lua_newstate(allocate, sandbox);
    if (!sandbox->lua) {
        free(sandbox);
        return NULL;
    }
    memcpy(lua_getextraspace(sandbox->lua), &sandbox, sizeof(void *));
    lua_atpanic(sandbox->lua, panic);
    /* A pathway is read once and mostly kept: collecting early would be work for nothing. */
    lua_gc(sandbox->lua, LUA_GCINC, 400, 0, 0);
    lua_sethook(sandbox->lua, count_hook, LUA_MASKCOUNT, SANDBOX_HOOK_STEPS);
    return sandbox;
}

void sandbox_free(struct sandbox *sandbox) {
    if (!sandbox)
        return;
    lua_close(sandbox->lua); /* no finalizer of an author can run: setmetatable is not to be had */
    free(sandbox);
}

/* Notes where the error was raised and takes Lua's own "file:line:" off the message. Runs no script
   code: only a string is looked at, never __tostring. */
static int note_error(lua_State *lua) {
    struct sandbox *sandbox = sandbox_of(lua);
    sandbox->error_line = 0;
    lua_Debug frame;
    char prefix[LUA_IDSIZE + 16] = "";
    for (int level = 0; level < 20 && lua_getstack(lua, level, &frame); level++) {
        lua_getinfo(lua, "Sl", &frame);
        if (frame.currentline > 0 && frame.source[0] == '@') {
            sandbox->error_line = frame.currentline;
            sandbox->error_file =
                frame.source + 1; /* lives as long as the function; the loader copies it */
            snprintf(prefix, sizeof prefix, "%s:%d: ", frame.short_src, frame.currentline);
            break;
        }
    }
    if (lua_type(lua, 1) != LUA_TSTRING) {
        lua_pushfstring(lua, "an error that is no text (%s)", luaL_typename(lua, 1));
        return 1;
    }
    const char *message = lua_tostring(lua, 1);
    size_t length = strlen(prefix);
    if (length && strncmp(message, prefix, length) == 0)
        message += length;
    if (*message == '\0')
        lua_pushliteral(lua, "an error without words");
    else
        lua_pushlstring(lua, message, strnlen(message, LONGEST_MESSAGE));
    return 1;
}

bool sandbox_call(struct sandbox *sandbox, int arguments, int results, long long steps,
                  struct failure *why) {
    lua_State *lua = sandbox->lua;
    int base = lua_gettop(lua) - arguments;
    sandbox->steps = steps;
    sandbox->churn = SANDBOX_CHURN;
    sandbox->limit = false;
    sandbox->error_line = 0;
    lua_pushcfunction(lua, note_error);
    lua_insert(lua, base);
    int status = lua_pcall(lua, arguments, results, base);
    lua_remove(lua, base);
    if (status == LUA_OK)
        return true;
    if (status == LUA_ERRMEM)
        fail(why, "it needs too much memory (at most %d MiB, one value %d MiB)",
             SANDBOX_MEMORY >> 20, SANDBOX_LARGEST >> 20);
    else
        fail(why, "%s",
             lua_type(lua, -1) == LUA_TSTRING ? lua_tostring(lua, -1) : "an error in an error");
    sandbox->limit = sandbox->limit || status == LUA_ERRMEM;
    lua_pop(lua, 1);
    return false;
}

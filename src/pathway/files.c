/* Other files: what a pathway requires, and the procedures that it uses. */
#include <ctype.h>
#include <lauxlib.h>
#include <string.h>

#include "loader.h"

enum { LONGEST_MODULE = 2 * LONGEST_ID, LONGEST_FILE = LONGEST_MODULE + 8 };

static struct loader *loader_of(lua_State *lua) { return sandbox_of(lua)->owner; }

static bool is_module_name(const char *name) {
    if (!*name || *name == '/' || *name == '-' || strlen(name) > LONGEST_MODULE)
        return false;
    for (const char *c = name; *c; c++)
        if (!isalnum((unsigned char)*c) && *c != '_' && *c != '-' &&
            (*c != '/' || c[1] == '/' || !c[1]))
            return false;
    return true;
}

static const struct file *find_text(const struct loader *loader, const char *name) {
    for (size_t i = 0; i < loader->file_count; i++)
        if (strcmp(loader->texts[i].name, name) == 0)
            return &loader->texts[i];
    return NULL;
}

/* Pushes a file as a function; raises where it is not there yet, for the front to send it. */
static void push_file(lua_State *lua, const char *path) {
    struct loader *loader = loader_of(lua);
    const struct file *file = find_text(loader, path);
    if (!file) {
        loader->loading->need = arena_copy(loader->loading->arena, path);
        luaL_error(lua, "the file %s is needed", path);
        return;
    }
    char chunk[LONGEST_FILE + 2];
    snprintf(chunk, sizeof chunk, "@%s", path);
    if (luaL_loadbufferx(lua, file->text, file->length, chunk, "t") != LUA_OK)
        lua_error(lua);
    forms_environment(loader);
    lua_setupvalue(lua, -2, 1);
}

/* --- require --- */

int say_require(lua_State *lua) {
    refuse_while_running(lua, "require");
    const char *name = luaL_checkstring(lua, 1);
    if (!is_module_name(name))
        return luaL_error(lua, "require takes the name of a file beside the pathway, without .lua");
    /* What is said in it belongs to the procedure that requires it, so each has its own. */
    const struct inlined *within = loader_of(lua)->within;
    char path[LONGEST_FILE];
    snprintf(path, sizeof path, "%s.lua", name);
    lua_pushfstring(lua, "%d %s", within ? (int)within->number : 0, name);
    lua_replace(lua, 1);
    lua_getfield(lua, LUA_REGISTRYINDEX, FORMS_LOADED);
    lua_pushvalue(lua, 1);
    if (lua_rawget(lua, -2) != LUA_TNIL)
        return 1;
    lua_pop(lua, 1);
    /* Marked before it runs: two files that require one another get an error, not a loop. */
    lua_pushvalue(lua, 1);
    lua_pushboolean(lua, false);
    lua_rawset(lua, -3);
    push_file(lua, path);
    lua_call(lua, 0, 1);
    if (lua_isnil(lua, -1)) {
        lua_pop(lua, 1);
        lua_pushboolean(lua, true);
    }
    lua_pushvalue(lua, 1);
    lua_pushvalue(lua, -2);
    lua_rawset(lua, -4);
    return 1;
}

/* --- use --- */

/* The prefix of a use: its `as`, or the last part of the file's name. NULL: it can be none. */
static const char *read_prefix(lua_State *lua, const char *name) {
    const char *slash = strrchr(name, '/');
    const char *as = slash ? slash + 1 : name;
    lua_pushliteral(lua, "as");
    if (lua_rawget(lua, 2) == LUA_TSTRING)
        as = lua_tostring(lua, -1);
    else if (!lua_isnil(lua, -1))
        as = NULL;
    if (as)
        as = is_identifier(as) && !is_reserved(as) ? arena_copy(loader_of(lua)->arena, as) : NULL;
    lua_pop(lua, 1);
    return as;
}

/* Why a file may not be used here, or NULL. */
static const char *refusal(const struct loader *loader, const char *path) {
    const struct inlined *around = loader->within;
    const char *main_file = loader->files[0].name, *slash = strrchr(main_file, '/');
    bool itself = strcmp(slash ? slash + 1 : main_file, path) == 0;
    for (const struct inlined *at = around; at; at = at->parent)
        itself = itself || strcmp(at->file, path) == 0;
    if (itself)
        return "a file cannot use itself, not by way of another either";
    if (around && around->depth == DEEPEST_USE)
        return "procedures use one another too deeply";
    if (loader->inlined_count == MOST_USES)
        return arena_print(loader->arena, "a pathway can use %d procedures at most", MOST_USES);
    return NULL;
}

static struct inlined *add_inlined(struct loader *loader, const struct form *form, const char *name,
                                   const char *path, const char *as) {
    struct arena *arena = loader->arena;
    struct inlined *new = arena_alloc(arena, sizeof *new), *parent = loader->within;
    *new =
        (struct inlined){.parent = parent,
                         .number = loader->inlined_count + 1,
                         .depth = parent ? parent->depth + 1 : 1,
                         .place = form->place,
                         .use = form->number,
                         .name = arena_copy(arena, name),
                         .file = arena_copy(arena, path),
                         .as = as,
                         .prefix = parent ? arena_print(arena, "%s_%s", parent->prefix, as) : as};
    *ARENA_ADD(arena, loader->inlined, loader->inlined_count) = new;
    return new;
}

/* Whether a prefix is free; complains otherwise. */
static bool prefix_is_free(struct loader *loader, const struct form *form, const char *name,
                           const char *as) {
    if (!as)
        complain(loader, &form->place, CODE_USE, 0,
                 "use \"%.60s\" needs as = \"…\", with which its names begin here: letters, "
                 "digits and _, and no word that has a meaning of its own",
                 name);
    for (size_t i = 0; as && i < loader->inlined_count; i++) {
        const struct inlined *other = loader->inlined[i];
        if (other->parent != loader->within || strcmp(other->as, as) != 0)
            continue;
        complain(loader, &form->place, CODE_USE, 0,
                 "two uses are called \"%s\" (first in %s, line %d): give one of them another as = "
                 "\"…\"",
                 as, other->place.file, other->place.line);
        return false;
    }
    return as != NULL;
}

void files_use(lua_State *lua, struct form *form) {
    struct loader *loader = loader_of(lua);
    char path[LONGEST_FILE];
    lua_settop(lua, 2);
    form_push_name(lua, 1);
    const char *name = lua_tostring(lua, 3);
    if (!is_module_name(name)) {
        luaL_error(lua, "use takes the name of a file beside the pathway, without .lua");
        return;
    }
    snprintf(path, sizeof path, "%s.lua", name);
    const char *why = refusal(loader, path);
    if (why) {
        complain(loader, &form->place, CODE_USE, 0, "use \"%.60s\": %s", name, why);
        return;
    }
    const char *as = read_prefix(lua, name);
    if (!prefix_is_free(loader, form, name, as))
        return;
    push_file(lua, path);
    loader->within = add_inlined(loader, form, name, path, as);
    lua_call(lua, 0, 0);
    loader->within = loader->within->parent;
}

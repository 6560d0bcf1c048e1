/* The words of the language as Lua functions, and what a name that is none of them gives. */
#include <ctype.h>
#include <lauxlib.h>
#include <string.h>

#include "loader.h"

/* registry["casewalk.words"] = the table of all that an author's code can name; registry[forms_key]
   = array of all forms said, by the address, for it is asked for at every turn. */
static const char *const class_names[SANDBOX_CLASSES] = {"casewalk.form", "casewalk.unknown"};
static const char forms_key[] = "casewalk.forms", words_key[] = "casewalk.words",
                  loaded_key[] = FORMS_LOADED;

enum class { FORM, UNKNOWN };
enum { MOST_FORMS = 200000, MOST_UNKNOWN = 100, MOST_IN_EITHER = 1000 };

static struct loader *loader_of(lua_State *lua) { return sandbox_of(lua)->owner; }

/* The userdatum at an index, if it is of this class; else NULL. As luaL_testudata(), which looks
   the class up by its name: that was a tenth of the time that loading takes. */
static void *of_class(lua_State *lua, int index, enum class class) {
    void *found = lua_touserdata(lua, index);
    if (!found || !lua_getmetatable(lua, index))
        return NULL;
    bool same = lua_topointer(lua, -1) == sandbox_of(lua)->classes[class];
    lua_pop(lua, 1);
    return same ? found : NULL;
}

struct form *form_at(lua_State *lua, int index) {
    return of_class(lua, index, FORM);
}

bool is_unknown(lua_State *lua, int index) { return of_class(lua, index, UNKNOWN) != NULL; }

void form_push_name(lua_State *lua, int index) { lua_getiuservalue(lua, index, 1); }

void form_push_body(lua_State *lua, int index) { lua_getiuservalue(lua, index, 2); }

void forms_push(lua_State *lua, size_t i) {
    lua_rawgetp(lua, LUA_REGISTRYINDEX, forms_key);
    lua_rawgeti(lua, -1, (lua_Integer)i);
    lua_remove(lua, -2);
}

static void each(struct loader *loader, bool top, form_visit *visit, void *context) {
    lua_State *lua = loader->sandbox->lua;
    for (size_t i = 1; i <= loader->form_count; i++) {
        if (top && !words[loader->said[i - 1]].top)
            continue;
        forms_push(lua, i);
        visit(loader, 1, context);
        lua_settop(lua, 0);
    }
}

void forms_each(struct loader *loader, form_visit *visit, void *context) {
    each(loader, false, visit, context);
}

void forms_each_top(struct loader *loader, form_visit *visit, void *context) {
    each(loader, true, visit, context);
}

/* Where the author's code that called us stands. */
static struct place caller_place(lua_State *lua) {
    struct loader *loader = loader_of(lua);
    struct place place = {loader->files[0].name, 0};
    lua_Debug frame;
    for (int level = 1; level < 20 && lua_getstack(lua, level, &frame); level++) {
        lua_getinfo(lua, "Sl", &frame);
        if (frame.currentline <= 0 || frame.source[0] != '@')
            continue;
        place.line = frame.currentline;
        for (size_t i = 0; i < loader->file_count; i++)
            if (strcmp(loader->files[i].name, frame.source + 1) == 0)
                place.file = loader->files[i].name;
        break;
    }
    return place;
}

void refuse_while_running(lua_State *lua, const char *name) {
    if (!sandbox_of(lua)->loading)
        luaL_error(lua, "%s builds the pathway: it cannot be said while it is walked", name);
}

/* --- unknown names --- */

static int push_unknown(lua_State *lua, const char *name) {
    struct loader *loader = loader_of(lua);
    sandbox_charge(lua, 50); /* finding the caller's line is the work in it */
    /* The userdatum holds the place of its entry in the list, from 1; 0: the list is full. */
    size_t *entry = lua_newuserdatauv(lua, sizeof *entry, 0);
    *entry = 0;
    luaL_setmetatable(lua, class_names[UNKNOWN]);
    if (loader->unknown_count < MOST_UNKNOWN) {
        *ARENA_ADD(loader->arena, loader->unknowns, loader->unknown_count) = (struct unknown){
            arena_copy(loader->arena, name), caller_place(lua), false, loader->within};
        *entry = loader->unknown_count;
    }
    return 1;
}

/* A comparison or a sum with an unknown name: it was meant as a condition in quotes. */
static int unknown_computed(lua_State *lua) {
    struct loader *loader = loader_of(lua);
    for (int i = 1; i <= 2; i++) {
        const size_t *entry = of_class(lua, i, UNKNOWN);
        if (entry && *entry)
            loader->unknowns[*entry - 1].computed = true;
    }
    lua_settop(lua, is_unknown(lua, 1) ? 1 : 2);
    return 1;
}

void forms_pass_over(lua_State *lua, int index, int depth) {
    if (depth > 8 || lua_type(lua, index) != LUA_TTABLE)
        return;
    luaL_checkstack(lua, 10, "forms within forms");
    index = lua_absindex(lua, index);
    lua_pushnil(lua);
    while (lua_next(lua, index)) {
        struct form *form = form_at(lua, -1);
        sandbox_charge(lua, 1);
        if (form) {
            form->used = true;
            form_push_body(lua, -1);
            forms_pass_over(lua, -1, depth + 1);
            lua_pop(lua, 1);
        }
        lua_pop(lua, 1);
    }
}

/* Called or indexed, it gives itself: reading goes on, to find more mistakes in one go. */
static int unknown_itself(lua_State *lua) {
    sandbox_charge(lua, 10);
    forms_pass_over(lua, 2, 0);
    lua_settop(lua, 1);
    return 1;
}

static int find_global(lua_State *lua) {
    if (lua_type(lua, 2) != LUA_TSTRING)
        return luaL_error(lua, "a name must be a text");
    const char *name = lua_tostring(lua, 2);
    if (!sandbox_of(lua)->loading)
        return luaL_error(lua, "unknown name %s", name);
    return push_unknown(lua, name);
}

static int set_global(lua_State *lua) {
    const char *name = lua_type(lua, 2) == LUA_TSTRING ? lua_tostring(lua, 2) : "?";
    return luaL_error(lua,
                      "%s cannot be set: write local %s = …, or keep what changes in the patient",
                      name, name);
}

/* --- words --- */

bool is_identifier(const char *text) {
    if (!isalpha((unsigned char)*text) && *text != '_')
        return false;
    for (const char *c = text; *c; c++)
        if (!isalnum((unsigned char)*c) && *c != '_')
            return false;
    return strlen(text) <= LONGEST_ID;
}

bool is_reserved(const char *name) {
    for (size_t i = 0; reserved_names[i]; i++)
        if (strcmp(reserved_names[i], name) == 0)
            return true;
    return false;
}

static struct form *push_form(lua_State *lua, enum word_id word) {
    struct loader *loader = loader_of(lua);
    if (loader->form_count >= MOST_FORMS)
        luaL_error(lua, "a pathway may say at most %d words", MOST_FORMS);
    struct form *form = lua_newuserdatauv(lua, sizeof *form, 2);
    *form = (struct form){.word = word,
                          .place = caller_place(lua),
                          .within = loader->within,
                          .number = loader->form_count + 1};
    luaL_setmetatable(lua, class_names[FORM]);
    lua_rawgetp(lua, LUA_REGISTRYINDEX, forms_key);
    lua_pushvalue(lua, -2);
    *ARENA_ADD(loader->arena, loader->said, loader->form_count) = (unsigned char)word;
    lua_rawseti(lua, -2, (lua_Integer)loader->form_count);
    lua_pop(lua, 1);
    return form;
}

/* Gives the form its body: the table, or a table that holds the text. */
static int complete_form(lua_State *lua) {
    struct form *form = luaL_checkudata(lua, 1, class_names[FORM]);
    const char *name = words[form->word].name;
    refuse_while_running(lua, name);
    if (form->complete)
        return luaL_error(lua, "a comma is missing after %s", name);
    int type = lua_type(lua, 2);
    if (type == LUA_TSTRING || type == LUA_TNUMBER || form_at(lua, 2)) {
        lua_createtable(lua, 1, 0);
        lua_pushvalue(lua, 2);
        lua_rawseti(lua, -2, 1);
        lua_replace(lua, 2);
    } else if (type != LUA_TTABLE) {
        if (is_unknown(lua, 2)) {
            form->complete = true;
            lua_newtable(lua);
            lua_setiuservalue(lua, 1, 2);
            lua_settop(lua, 1);
            return 1;
        }
        return luaL_error(lua, "behind the name of %s stands { … }", name);
    }
    lua_settop(lua, 2);
    lua_pushvalue(lua, 2);
    lua_setiuservalue(lua, 1, 2);
    form->complete = true;
    if (form->word == WORD_USE)
        files_use(lua, form);
    lua_settop(lua, 1);
    return 1;
}

/* upvalue: the word */
static int say_word(lua_State *lua) {
    enum word_id word = (enum word_id)lua_tointeger(lua, lua_upvalueindex(1));
    const char *name = words[word].name;
    refuse_while_running(lua, name);
    if (!words[word].named) {
        if (lua_type(lua, 1) != LUA_TTABLE)
            return luaL_error(lua, "behind %s stands { … }, as in field = %s { … }", name, name);
        push_form(lua, word)->complete = true;
        lua_pushvalue(lua, 1);
        lua_setiuservalue(lua, -2, 2);
        return 1;
    }
    bool free_text = word == WORD_PATIENT || word == WORD_CASE || word == WORD_USE;
    int type = lua_type(lua, 1);
    if (type != LUA_TSTRING &&
        !(word == WORD_CASE && (type == LUA_TFUNCTION || is_unknown(lua, 1))))
        return luaL_error(lua, "%s is followed by its name in quotes: %s \"…\" { … }", name, name);
    if (!free_text && strlen(lua_tostring(lua, 1)) > LONGEST_ID)
        return luaL_error(lua, "a name has at most %d letters: %s \"%s\"", LONGEST_ID, name,
                          lua_tostring(lua, 1));
    if (!free_text && !is_identifier(lua_tostring(lua, 1)))
        return luaL_error(
            lua, "a name has letters, digits and _ only, and begins with no digit: %s \"%s\"", name,
            lua_tostring(lua, 1));
    if (!free_text && is_reserved(lua_tostring(lua, 1)))
        return luaL_error(lua, "%s \"%s\": this name has a meaning of its own; choose another",
                          name, lua_tostring(lua, 1));
    push_form(lua, word);
    lua_pushvalue(lua, 1);
    lua_setiuservalue(lua, -2, 1);
    return 1;
}

/* either(condition, value, …, otherwise) */
static int say_either(lua_State *lua) {
    refuse_while_running(lua, "either");
    int count = lua_gettop(lua);
    if (count < 3 || count % 2 == 0)
        return luaL_error(lua, "either() takes a condition, the value when it holds, and last the "
                               "value otherwise: either(\"condition\", value, otherwise)");
    if (count > 63)
        return luaL_error(lua, "too many cases in either()");
    int values = count;
    lua_createtable(lua, count, 0);
    for (int i = 1; i <= count; i++) {
        if (lua_isnil(lua, i))
            return luaL_error(lua, "value %d of either() is missing", i);
        const struct form *inner = form_at(lua, i);
        values += inner ? inner->values : 0; /* at most 63 times a thousand: checked below */
        lua_pushvalue(lua, i);
        lua_rawseti(lua, -2, i);
    }
    if (values > MOST_IN_EITHER) /* built within one another in a loop they double each time */
        return luaL_error(lua, "either() within either() comes to more than %d values",
                          MOST_IN_EITHER);
    struct form *form = push_form(lua, WORD_EITHER);
    form->values = values;
    form->complete = form->used = true;
    lua_insert(lua, -2);
    lua_setiuservalue(lua, -2, 2);
    return 1;
}

/* --- making it all known --- */

static void open_class(lua_State *lua, enum class class, const luaL_Reg *methods) {
    luaL_newmetatable(lua, class_names[class]);
    luaL_setfuncs(lua, methods, 0);
    sandbox_of(lua)->classes[class] = lua_topointer(lua, -1);
    lua_pop(lua, 1);
}

static void open_classes(lua_State *lua) {
    static const luaL_Reg form_methods[] = {{"__call", complete_form}, {NULL, NULL}};
    /* No __concat: Debian's Lua 5.4.4 corrupts memory when one is called. */
    static const luaL_Reg unknown_methods[] = {
        {"__call", unknown_itself},  {"__index", unknown_itself},  {"__lt", unknown_computed},
        {"__le", unknown_computed},  {"__add", unknown_computed},  {"__sub", unknown_computed},
        {"__mul", unknown_computed}, {"__div", unknown_computed},  {"__unm", unknown_computed},
        {"__mod", unknown_computed}, {"__idiv", unknown_computed}, {NULL, NULL}};
    open_class(lua, FORM, form_methods);
    open_class(lua, UNKNOWN, unknown_methods);
}

void forms_open(struct loader *loader) {
    lua_State *lua = loader->sandbox->lua;
    open_classes(lua);
    lua_newtable(lua);
    lua_rawsetp(lua, LUA_REGISTRYINDEX, forms_key);
    lua_newtable(lua);
    lua_setfield(lua, LUA_REGISTRYINDEX, loaded_key);
    lua_newtable(lua);
    library_open(lua);
    for (int i = 0; i < WORD_COUNT; i++) {
        lua_pushinteger(lua, i);
        lua_pushcclosure(lua, i == WORD_EITHER ? say_either : say_word, 1);
        lua_setfield(lua, -2, words[i].name);
    }
    lua_pushcfunction(lua, say_require);
    lua_setfield(lua, -2, "require");
    lua_pushcfunction(lua, rules_known);
    lua_setfield(lua, -2, "known");
    static const char *const constants[] = {"rest", "resume", "otherwise"};
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++) {
        lua_pushstring(lua, constants[i]);
        lua_setfield(lua, -2, constants[i]);
    }
    /* A name that is not in the table is looked for by a function, which knows how to complain. */
    lua_newtable(lua);
    lua_pushcfunction(lua, find_global);
    lua_setfield(lua, -2, "__index");
    lua_setmetatable(lua, -2);
    lua_setfield(lua, LUA_REGISTRYINDEX, words_key);
}

void forms_environment(struct loader *loader) {
    lua_State *lua = loader->sandbox->lua;
    if (luaL_newmetatable(lua, "casewalk.environment")) {
        lua_getfield(lua, LUA_REGISTRYINDEX, words_key);
        lua_setfield(lua, -2, "__index");
        lua_pushcfunction(lua, set_global);
        lua_setfield(lua, -2, "__newindex");
        lua_newtable(lua);
        lua_pushvalue(lua, -2);
        lua_setmetatable(lua, -2);
        lua_setfield(lua, LUA_REGISTRYINDEX, "casewalk.empty");
    }
    lua_pop(lua, 1);
    lua_getfield(lua, LUA_REGISTRYINDEX, "casewalk.empty");
}

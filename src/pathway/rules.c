/* The authors' Lua functions: what they may hold, and calling them with a patient. */
#include <lauxlib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "loader.h"
#include "nearest.h"

/* registry["casewalk.rules"][2 i + 1] = function of rule i, [2 i + 2] = the first values of its
   upvalues, in the order in which watch() meets them; ["casewalk.patient"] = the patient as
   functions see it. */
static const char rules_key[] = "casewalk.rules", patient_key[] = "casewalk.patient",
                  empty_key[] = "casewalk.empty";

enum { DEEPEST = 16, MOST_UPVALUES = 250 };

/* Stands for nil among the first values; no script can get hold of it. */
static const char nothing;

/* --- what a function may hold --- */

static bool is_environment(lua_State *lua, int index) {
    lua_getfield(lua, LUA_REGISTRYINDEX, empty_key);
    bool same = lua_rawequal(lua, -1, index);
    lua_pop(lua, 1);
    return same;
}

/* Why a function may not be kept, or NULL. Adds the values of its upvalues to the table at
 * `values`. */
static const char *watch(lua_State *lua, int function, int values, int depth) {
    if (lua_iscfunction(lua, function)) {
        if (depth == 0)
            return "this is no function of yours";
        if (!lua_getupvalue(lua, function, 1))
            return NULL;
        lua_pop(lua, 1);
        return "it holds a word of the pathway, or what pairs() gives, from outside";
    }
    if (depth > DEEPEST)
        return "its functions call one another too deeply, or themselves";
    luaL_checkstack(lua, 10, "functions within functions");
    for (int i = 1; lua_getupvalue(lua, function, i); i++) {
        int held = lua_gettop(lua);
        const char *wrong = NULL;
        int type = lua_type(lua, held);
        if (type == LUA_TFUNCTION)
            wrong = watch(lua, held, values, depth + 1);
        else if (type == LUA_TTABLE && !is_environment(lua, held))
            wrong = "it holds a table from outside: what changes belongs in the patient, what is "
                    "fixed in locals";
        else if (type == LUA_TUSERDATA)
            wrong = "it holds a word of the pathway from outside";
        if (!wrong && lua_rawlen(lua, values) == MOST_UPVALUES)
            wrong = "it holds too many variables from outside";
        if (!wrong) {
            if (type == LUA_TNIL)
                lua_pushlightuserdata(lua, (void *)&nothing);
            else
                lua_pushvalue(lua, held);
            lua_rawseti(lua, values, (lua_Integer)lua_rawlen(lua, values) + 1);
        }
        lua_settop(lua, held - 1);
        if (wrong)
            return wrong;
    }
    return NULL;
}

long rule_add(struct loader *loader, int index, enum rule_kind kind, const struct place *place) {
    lua_State *lua = loader->sandbox->lua;
    struct rules *rules = loader->rules;
    int top = lua_gettop(lua);
    index = lua_absindex(lua, index);
    lua_getfield(lua, LUA_REGISTRYINDEX, rules_key);
    lua_newtable(lua);
    const char *wrong = watch(lua, index, top + 2, 0);
    if (wrong) {
        complain(loader, place, CODE_FUNCTION, 0, "this function cannot be used: %s", wrong);
        lua_settop(lua, top);
        return -1;
    }
    int upvalues = (int)lua_rawlen(lua, -1);
    lua_rawseti(lua, -2, 2 * (lua_Integer)rules->count + 2);
    lua_pushvalue(lua, index);
    lua_rawseti(lua, -2, 2 * (lua_Integer)rules->count + 1);
    *ARENA_ADD(loader->arena, rules->rules, rules->count) =
        (struct rule){kind, *place, loader->pathway->words.scope, upvalues};
    lua_settop(lua, top);
    return (long)rules->count - 1;
}

/* --- the patient as functions see it --- */

static struct scene *scene_of(lua_State *lua) {
    struct scene *scene = sandbox_of(lua)->scene;
    if (!scene)
        luaL_error(lua, "there is no patient while the pathway is built");
    return scene;
}

static struct rules *rules_of(lua_State *lua) { return scene_of(lua)->host; }

/* What the name at a stack index means to the pathway; NULL: nothing. */
static const char *meaning_of(lua_State *lua, int index) {
    return lua_type(lua, index) == LUA_TSTRING
               ? scope_meaning(rules_of(lua)->scope, lua_tostring(lua, index))
               : NULL;
}

/* upvalue 1: field name -> number of the field from 1; the key is at stack index 2. */
static long field_of(lua_State *lua) {
    const char *meaning = meaning_of(lua, 2);
    lua_pushstring(lua, meaning ? meaning : "");
    int type = lua_rawget(lua, lua_upvalueindex(1));
    long index = type == LUA_TNUMBER ? (long)lua_tointeger(lua, -1) - 1 : -1;
    lua_pop(lua, 1);
    return index;
}

static int no_such_field(lua_State *lua) {
    const struct layout *layout = &scene_of(lua)->words->patient;
    const char *name = lua_type(lua, 2) == LUA_TSTRING ? lua_tostring(lua, 2) : "?";
    const struct scope *scope = rules_of(lua)->scope;
    struct nearest near = nearest_to(name);
    for (size_t i = 0; !scope && i < layout->count; i++)
        nearest_offer(&near, layout->fields[i].id);
    for (size_t i = 0; scope && i < scope->count; i++)
        nearest_offer(&near, scope->synonyms[i].name);
    char hint[128];
    return luaL_error(lua, "the patient has no field %s%s", name,
                      nearest_hint(&near, hint, sizeof hint));
}

static void push_value(lua_State *lua, const struct field *field, double value) {
    lua_Integer whole;
    if (field && field->kind == FIELD_FLAG)
        lua_pushboolean(lua, value != 0);
    else if (field && field->value_count)
        lua_pushstring(lua, field->values[(size_t)value]);
    else if (lua_numbertointeger(value, &whole) && (double)whole == value)
        lua_pushinteger(lua, whole);
    else
        lua_pushnumber(lua, value);
}

/* What a procedure needs and a pathway gives as an expression; NULL when the name is none. */
static const struct define *needed(lua_State *lua) {
    const struct vocabulary *vocabulary = scene_of(lua)->words;
    const char *meaning = rules_of(lua)->scope ? meaning_of(lua, 2) : NULL;
    for (size_t i = 0; meaning && i < vocabulary->define_count; i++)
        if (vocabulary->defines[i].takes && strcmp(vocabulary->defines[i].id, meaning) == 0)
            return &vocabulary->defines[i];
    return NULL;
}

static bool push_needed(lua_State *lua) {
    const struct define *define = needed(lua);
    double value = 0;
    struct failure why;
    if (!define)
        return false;
    if (!expression_evaluate(define->meaning, scene_of(lua), &value, &why))
        luaL_error(lua, "%s", why.text);
    push_value(lua, define->takes, value);
    return true;
}

static int patient_index(lua_State *lua) {
    struct scene *scene = scene_of(lua);
    const struct vocabulary *vocabulary = scene->words;
    long index = field_of(lua);
    if (index >= 0) {
        push_value(lua, &vocabulary->patient.fields[index],
                   patient_get(&vocabulary->patient, scene->patient, (size_t)index));
        return 1;
    }
    const char *name = lua_type(lua, 2) == LUA_TSTRING ? lua_tostring(lua, 2) : "";
    bool variants = !rules_of(lua)->scope && !vocabulary->procedure;
    if (strcmp(name, "clock") == 0)
        lua_pushinteger(lua, (lua_Integer)scene->clock);
    else if (strcmp(name, "variant") == 0 && variants)
        lua_pushstring(lua, vocabulary->variants.values[scene->variant]);
    else if (strcmp(name, "given") == 0)
        lua_pushnumber(lua, scene->given);
    else if (!push_needed(lua))
        return no_such_field(lua);
    return 1;
}

/* The value at stack index 3 as a field holds it; raises where it is none. */
static double value_for(lua_State *lua, const struct field *field) {
    int type = lua_type(lua, 3);
    if (field->kind == FIELD_FLAG && type == LUA_TBOOLEAN)
        return lua_toboolean(lua, 3);
    if (field->value_count && field->kind != FIELD_FLAG && type == LUA_TSTRING) {
        long value = field_value(field, lua_tostring(lua, 3));
        if (value >= 0)
            return (double)value;
        struct nearest near = nearest_to(lua_tostring(lua, 3));
        for (size_t i = 0; i < field->value_count; i++)
            nearest_offer(&near, field->values[i]);
        char hint[128];
        luaL_error(lua, "'%s' is not a value of %s%s", lua_tostring(lua, 3), field->id,
                   nearest_hint(&near, hint, sizeof hint));
    }
    if (!field->value_count && field->kind != FIELD_FINDING && type == LUA_TNUMBER)
        return lua_tonumber(lua, 3);
    luaL_error(lua, "%s cannot take a %s", field->id, luaL_typename(lua, 3));
    return 0;
}

static int patient_newindex(lua_State *lua) {
    struct scene *scene = scene_of(lua);
    long index = field_of(lua);
    if (index < 0 && needed(lua))
        return luaL_error(lua,
                          "only a field can be set, and %s is an expression here (needs = { %s = "
                          "\"field\" })",
                          lua_tostring(lua, 2), lua_tostring(lua, 2));
    if (index < 0)
        return no_such_field(lua);
    const struct field *field = &scene->words->patient.fields[index];
    if (!((struct rules *)scene->host)->writing)
        return luaL_error(lua, "%s is set here, but only set = … may change the patient",
                          field->id);
    double value = value_for(lua, field);
    switch (patient_put(&scene->words->patient, scene->patient, (size_t)index, value)) {
    case PATIENT_STORED:
        return 0;
    case PATIENT_NOT_WHOLE:
        return luaL_error(lua, "%s takes a whole number, not %f", field->id, value);
    case PATIENT_NOT_A_NUMBER:
        return luaL_error(lua, "%s becomes no number", field->id);
    default:
        return luaL_error(lua, "%s becomes %f, outside its range %f to %f", field->id, value,
                          field->low, field->high);
    }
}

int rules_known(lua_State *lua) {
    struct scene *scene = scene_of(lua);
    luaL_checkstring(lua, 1);
    const char *meaning = meaning_of(lua, 1);
    long field = meaning ? layout_find(&scene->words->patient, meaning) : -1;
    if (field < 0)
        return luaL_error(lua, "the patient has no field %s", lua_tostring(lua, 1));
    lua_pushboolean(lua, patient_knows(&scene->words->patient, scene->patient, (size_t)field));
    return 1;
}

void rules_open(struct loader *loader) {
    lua_State *lua = loader->sandbox->lua;
    struct rules *rules = xcalloc(1, sizeof *rules);
    loader->rules = loader->pathway->rules = rules;
    rules->sandbox = loader->sandbox;
    rules->words = &loader->pathway->words;
    lua_newtable(lua);
    lua_setfield(lua, LUA_REGISTRYINDEX, rules_key);
}

/* Makes the patient's proxy; the fields must be known. */
static void open_patient(struct rules *rules) {
    lua_State *lua = rules->sandbox->lua;
    static const luaL_Reg methods[] = {
        {"__index", patient_index}, {"__newindex", patient_newindex}, {NULL, NULL}};
    lua_newuserdatauv(lua, 1, 0);
    lua_newtable(lua);
    lua_newtable(lua);
    for (size_t i = 0; i < rules->words->patient.count; i++) {
        lua_pushinteger(lua, (lua_Integer)i + 1);
        lua_setfield(lua, -2, rules->words->patient.fields[i].id);
    }
    luaL_setfuncs(lua, methods, 1);
    lua_setmetatable(lua, -2);
    lua_setfield(lua, LUA_REGISTRYINDEX, patient_key);
}

bool pathway_has_rules(const struct pathway *pathway) { return pathway->rules->count > 0; }

void rules_free(struct rules *rules) {
    if (!rules)
        return;
    sandbox_free(rules->sandbox);
    free(rules);
}

/* --- calling --- */

struct call {
    struct rules *rules;
    size_t rule;
    double *result;
    FILE *out;
    const char *wrong; /* why the result is none, or NULL */
};

/* Whether the upvalues are what they were. */
static bool unchanged(lua_State *lua, int function, int values, lua_Integer *next, int depth) {
    if (lua_iscfunction(lua, function) || depth > DEEPEST)
        return true;
    luaL_checkstack(lua, 10, "functions within functions");
    for (int i = 1; lua_getupvalue(lua, function, i); i++) {
        int held = lua_gettop(lua);
        if (lua_type(lua, held) == LUA_TFUNCTION && !unchanged(lua, held, values, next, depth + 1))
            return false;
        lua_rawgeti(lua, values, ++*next);
        bool same = lua_isnil(lua, held) ? lua_touserdata(lua, -1) == &nothing
                                         : lua_rawequal(lua, -1, held);
        lua_settop(lua, held - 1);
        if (!same)
            return false;
    }
    return true;
}

static void take_result(lua_State *lua, struct call *call, const struct rule *rule) {
    int type = lua_type(lua, -1);
    switch (rule->kind) {
    case RULE_CONDITION:
        if (type != LUA_TBOOLEAN)
            call->wrong = "a condition must return true or false";
        *call->result = lua_toboolean(lua, -1);
        break;
    case RULE_NUMBER:
        *call->result = lua_tonumber(lua, -1);
        if (type != LUA_TNUMBER || !isfinite(*call->result))
            call->wrong = "it must return a number";
        break;
    case RULE_TEXT: {
        size_t length = 0;
        const char *text = type == LUA_TSTRING ? lua_tolstring(lua, -1, &length) : NULL;
        if (!text || length > 64UL * 1024 || u8_check((const uint8_t *)text, length) ||
            strlen(text) != length)
            call->wrong = "it must return a text (UTF-8, at most 64 KiB)";
        else if (call->out)
            fwrite(text, 1, length, call->out);
        *call->result = 0;
        break;
    }
    case RULE_EFFECT:
        break;
    }
}

/* stack: call -- */
static int run(lua_State *lua) {
    struct call *call = lua_touserdata(lua, 1);
    const struct rule *rule = &call->rules->rules[call->rule];
    lua_getfield(lua, LUA_REGISTRYINDEX, rules_key);
    lua_rawgeti(lua, -1, 2 * (lua_Integer)call->rule + 1);
    int function = lua_gettop(lua);
    lua_pushvalue(lua, function);
    if (lua_getfield(lua, LUA_REGISTRYINDEX, patient_key) == LUA_TNIL) {
        lua_pop(lua, 1);
        open_patient(call->rules);
        lua_getfield(lua, LUA_REGISTRYINDEX, patient_key);
    }
    lua_call(lua, 1, 1);
    take_result(lua, call, rule);
    if (rule->upvalues) {
        lua_Integer next = 0;
        lua_rawgeti(lua, 2, 2 * (lua_Integer)call->rule + 2);
        if (!unchanged(lua, function, lua_gettop(lua), &next, 0))
            call->wrong =
                "it changed a variable outside itself: what changes belongs in the patient";
    }
    return 0;
}

bool rules_call(void *host, size_t rule, struct scene *scene, double *result, FILE *out,
                struct failure *why) {
    struct rules *rules = host;
    struct sandbox *sandbox = rules->sandbox;
    double ignored = 0;
    struct call call = {rules, rule, result ? result : &ignored, out, NULL};
    sandbox->scene = scene;
    rules->writing = rules->rules[rule].kind == RULE_EFFECT;
    rules->scope = rules->rules[rule].scope;
    lua_pushcfunction(sandbox->lua, run);
    lua_pushlightuserdata(sandbox->lua, &call);
    bool good = sandbox_call(sandbox, 1, 0, SANDBOX_CALL_STEPS, why);
    sandbox->scene = NULL;
    const struct place *place = &rules->rules[rule].place;
    if (!good)
        return fail_within(why, "%s:%d", sandbox->error_line ? sandbox->error_file : place->file,
                           sandbox->error_line ? sandbox->error_line : place->line);
    if (call.wrong)
        return fail(why, "%s:%d: this function: %s", place->file, place->line, call.wrong);
    return true;
}

/* Procedures in a pathway that uses them: what they need, their ways in and out, their texts. */
#include <ctype.h>
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

#include "loader.h"

/* The `use` of a procedure, read in the file in which it stands. */
static struct reader open_use(struct loader *loader, const struct inlined *inlined) {
    lua_settop(loader->sandbox->lua, 0);
    forms_push(loader->sandbox->lua, inlined->use);
    return reader_open(loader, 1);
}

/* Pushes the table behind a key of a `use`; an empty one where there is none. */
static int push_table(const struct reader *reader, const char *key, const char *takes) {
    lua_State *lua = reader->loader->sandbox->lua;
    lua_pushstring(lua, key);
    int type = lua_rawget(lua, reader->body);
    if (type != LUA_TTABLE) {
        if (type != LUA_TNIL && !is_unknown(lua, -1))
            complain(reader->loader, reader_place(reader, key, 0), CODE_VALUE, 0, "%s takes %s",
                     key, takes);
        lua_pop(lua, 1);
        lua_newtable(lua);
    }
    return lua_gettop(lua);
}

/* Complains of the keys of a table that `known` does not know. */
static void check_keys(const struct reader *reader, const struct inlined *inlined, int table,
                       const char *key, size_t count,
                       const char *(*known)(const struct inlined *inlined, size_t i)) {
    lua_State *lua = reader->loader->sandbox->lua;
    const char *what = strcmp(key, "needs") == 0 ? "needs" : "has no exit";
    if (!inlined->procedure)
        return; /* that it is none has been said */
    for (lua_pushnil(lua); lua_next(lua, table); lua_pop(lua, 1)) {
        const char *name = lua_type(lua, -2) == LUA_TSTRING ? lua_tostring(lua, -2) : "?";
        struct nearest near = nearest_to(name);
        char hint[128];
        bool found = false;
        for (size_t i = 0; i < count; i++) {
            found = found || strcmp(known(inlined, i), name) == 0;
            nearest_offer(&near, known(inlined, i));
        }
        if (!found)
            complain(reader->loader, reader_place(reader, key, 0), CODE_USE, 0,
                     "use \"%s\": it %s %s\"%.60s\"%s", inlined->name, what,
                     *what == 'n' ? "nothing called " : "", name,
                     nearest_hint(&near, hint, sizeof hint));
    }
}

/* --- what a procedure needs --- */

static const char *need_id(const struct inlined *inlined, size_t i) {
    return inlined->needs.fields[i].id;
}

/* The field of the pathway that has this name in a file; -1: it is no name of a field. The scopes
   are not in order yet. */
static long field_called(const struct loader *loader, const struct inlined *within,
                         const char *name) {
    const struct layout *layout = &loader->pathway->words.patient;
    if (!within)
        return layout_find(layout, name);
    for (size_t i = 0; i < within->scope.count; i++)
        if (strcmp(within->scope.synonyms[i].name, name) == 0)
            return layout_find(layout, within->scope.synonyms[i].meaning);
    return -1;
}

static bool same_values(const struct field *a, const struct field *b) {
    bool same = a->value_count == b->value_count;
    for (size_t i = 0; same && i < a->value_count; i++)
        same = strcmp(a->values[i], b->values[i]) == 0;
    return same;
}

static bool is_number(const struct field *field) {
    return field->kind == FIELD_NUMBER || field->kind == FIELD_INTEGER;
}

/* Whether a field can stand for what is needed: of the same kind, with the same values. */
static bool fits(const struct field *need, const struct field *field) {
    return (is_number(need) && is_number(field)) ||
           (need->kind == field->kind && same_values(need, field));
}

static const char *kind_words(const struct field *field) {
    static const char *const told[] = {"a number", "a whole number", "a scale",
                                       "a one_of", "true or false",  "a finding"};
    return told[field->kind];
}

/* The expression that a `use` gives for a need, as text; the value is on the top of the stack.
   NULL: none that could be, complained about. */
static const char *given_for(const struct reader *reader, const struct inlined *inlined,
                             const struct field *need, const struct place *place) {
    struct loader *loader = reader->loader;
    lua_State *lua = loader->sandbox->lua;
    switch (lua_type(lua, -1)) {
    case LUA_TSTRING:
        return clean_copy(loader, -1, place);
    case LUA_TBOOLEAN:
        return lua_toboolean(lua, -1) ? "true" : "false";
    case LUA_TNUMBER:
        return arena_print(loader->arena, "%.17g", lua_tonumber(lua, -1));
    case LUA_TNIL:
        complain(loader, place, CODE_USE, 0,
                 "use \"%s\" says nothing of %s, which it needs (%s: %s): needs = { %s = \"…\" }",
                 inlined->name, need->id, need->label, kind_words(need), need->id);
        return NULL;
    default:
        if (!is_unknown(lua, -1))
            complain(loader, place, CODE_VALUE, 0,
                     "needs: %s takes a number, true or false, or an expression in quotes",
                     need->id);
        return NULL;
    }
}

/* A need for which a field is given is that field. False with a complaint where it does not fit. */
static bool bind_field(struct loader *loader, struct inlined *inlined, const struct field *need,
                       const struct field *field, const char *text, const struct place *place) {
    if (fits(need, field)) {
        name_synonym(loader, inlined, need->id, field->id);
        return true;
    }
    complain(loader, place, CODE_USE, 0, "use \"%s\" needs %s as %s%s, but %s is %s%s",
             inlined->name, need->id, kind_words(need),
             need->value_count ? " with its own values" : "", text, kind_words(field),
             need->value_count ? " or has others" : "");
    return false;
}

/* A need for which an expression is given is a define. False with a complaint where it is wrong. */
static bool bind_expression(struct loader *loader, struct inlined *inlined,
                            const struct field *need, const char *text, const struct place *place) {
    struct vocabulary *vocabulary = &loader->pathway->words;
    struct slip slip;
    struct define define = {.id = name_whole(loader, inlined, need->id),
                            .source = text,
                            .scope = inlined->parent ? &inlined->parent->scope : NULL,
                            .takes = need,
                            .place = *place};
    struct define *kept = ARENA_ADD(loader->arena, vocabulary->defines, vocabulary->define_count);
    *kept = define;
    kept->being_read = true;
    kept->meaning = define_parse(loader->arena, vocabulary, kept, &slip);
    kept->being_read = false;
    if (!kept->meaning) {
        complain(loader, place, CODE_EXPRESSION, slip.column,
                 "in needs: %s = \"%.120s\", column %d: %s", need->id, text, slip.column,
                 slip.text);
        vocabulary->define_count--;
        return false;
    }
    name_synonym(loader, inlined, need->id, kept->id);
    return true;
}

/* A need of which nothing right is said is a field of its own, so that nothing more is said of what
   depends on it. */
static void bind_nothing(struct loader *loader, struct inlined *inlined, const struct field *need) {
    struct layout *layout = &loader->pathway->words.patient;
    struct field *field = ARENA_ADD(loader->arena, layout->fields, layout->count);
    *field = *need;
    field->id = name_whole(loader, inlined, need->id);
    name_synonym(loader, inlined, need->id, field->id);
}

/* Whether a procedure may need this at all. */
static bool can_be_needed(struct loader *loader, const struct inlined *inlined,
                          const struct field *need) {
    const struct place where = {need->file, need->line};
    bool declared = false;
    for (size_t i = 0; i < inlined->scope.count; i++)
        declared = declared || strcmp(inlined->scope.synonyms[i].name, need->id) == 0;
    if (declared)
        complain(loader, &where, CODE_TWICE, 0,
                 "%s is needed here, and declared too: one of them needs another name", need->id);
    if (need->kind == FIELD_FINDING)
        complain(loader, &where, CODE_FIELD, 0, "a procedure cannot need a finding");
    return !declared && need->kind != FIELD_FINDING;
}

/* The value that is given for the need is on the top of the stack. */
static void bind_need(const struct reader *reader, struct inlined *inlined,
                      const struct field *need, const struct place *place) {
    struct loader *loader = reader->loader;
    if (!can_be_needed(loader, inlined, need))
        return;
    const char *text = given_for(reader, inlined, need, place);
    long field = text ? field_called(loader, inlined->parent, text) : -1;
    bool bound = false;
    if (field >= 0)
        bound = bind_field(loader, inlined, need, &loader->pathway->words.patient.fields[field],
                           text, place);
    else if (text)
        bound = bind_expression(loader, inlined, need, text, place);
    if (!bound)
        bind_nothing(loader, inlined, need);
}

static int by_name(const void *a, const void *b) {
    return strcmp(((const struct synonym *)a)->name, ((const struct synonym *)b)->name);
}

static void sort_names(struct scope *scope) {
    if (scope->count)
        qsort(scope->synonyms, scope->count, sizeof *scope->synonyms, by_name);
}

/* Binds what one procedure needs; the names of those around it are in order. */
static void bind(struct loader *loader, struct inlined *inlined) {
    lua_State *lua = loader->sandbox->lua;
    struct reader reader = open_use(loader, inlined);
    const struct place *place = reader_place(&reader, "needs", 0);
    int table = push_table(&reader, "needs", "{ need = \"expression\", … }");
    for (struct inlined *at = inlined->parent; at; at = at->parent)
        sort_names(&at->scope);
    for (size_t n = 0; n < inlined->needs.count; n++) {
        lua_pushstring(lua, inlined->needs.fields[n].id);
        lua_rawget(lua, table);
        bind_need(&reader, inlined, &inlined->needs.fields[n], place);
        lua_pop(lua, 1);
    }
    check_keys(&reader, inlined, table, "needs", inlined->needs.count, need_id);
    lua_settop(lua, 0);
}

void use_bind(struct loader *loader) {
    for (size_t i = 0; i < loader->inlined_count; i++) /* those around come before those within */
        bind(loader, loader->inlined[i]);
    for (size_t i = 0; i < loader->inlined_count; i++)
        sort_names(&loader->inlined[i]->scope);
}

/* --- its ways in and out --- */

static const char *exit_id(const struct inlined *inlined, size_t i) { return inlined->exits[i].id; }

static void note_lost(struct loader *loader, const char *name) {
    *ARENA_ADD(loader->arena, loader->lost, loader->lost_count) = name;
}

/* The name of a use is the way into it. */
static void connect_start(struct loader *loader, struct inlined *inlined) {
    lua_State *lua = loader->sandbox->lua;
    long node = -1;
    if (inlined->procedure) {
        lua_settop(lua, 0);
        forms_push(lua, inlined->procedure);
        struct reader reader = reader_open(loader, 1);
        const char *start = read_plain(&reader, "start", NULL);
        node = start ? find_start(&reader, start) : -1;
        lua_settop(lua, 0);
    } else if (loader->lost_count == 0) { /* else it may be what has a syntax error */
        complain(loader, &inlined->place, CODE_USE, 0,
                 "use \"%s\": %s is no procedure: it has no procedure \"…\" { … }", inlined->name,
                 inlined->file);
    }
    if (node < 0) {
        note_lost(loader, inlined->as); /* so that nobody calls it unknown */
        return;
    }
    struct pathway *pathway = loader->pathway;
    const struct node *nodes = pathway->nodes;
    *ARENA_ADD(loader->arena, pathway->ways_in, pathway->way_in_count) =
        (struct way_in){inlined->prefix, (size_t)node};
    long before = name_add(loader, inlined->parent, KIND_NODE, inlined->as, inlined->prefix, node);
    if (before >= 0)
        complain_twice(loader, "node", inlined->prefix, &inlined->place, &nodes[before].place);
}

static void connect_exits(struct loader *loader, struct inlined *inlined) {
    lua_State *lua = loader->sandbox->lua;
    struct reader reader = open_use(loader, inlined);
    const struct place *place = reader_place(&reader, "exits", 0);
    int table = push_table(&reader, "exits", "{ exit = \"node\", … }");
    for (size_t i = 0; i < inlined->exit_count; i++) {
        struct way_out *way = &inlined->exits[i];
        lua_pushstring(lua, way->id);
        if (lua_rawget(lua, table) != LUA_TNIL)
            way->to = convert(&reader, lua_gettop(lua), KEY_TARGET, way->id, place);
        else if (inlined->procedure)
            complain(loader, place, CODE_USE, 0,
                     "use \"%s\" says nothing of its exit %s (%s, line %d): exits = { %s = "
                     "\"node\" }",
                     inlined->name, way->id, inlined->file, way->place.line, way->id);
        lua_pop(lua, 1);
    }
    check_keys(&reader, inlined, table, "exits", inlined->exit_count, exit_id);
    lua_settop(lua, 0);
}

void use_connect(struct loader *loader) {
    for (size_t i = loader->inlined_count; i-- > 0;) /* a way in may be that of one within */
        connect_start(loader, loader->inlined[i]);
    for (size_t i = 0; i < loader->inlined_count; i++) /* a way out may be that of one around */
        connect_exits(loader, loader->inlined[i]);
}

void use_reword(struct loader *loader) {
    for (size_t i = 0; i < loader->inlined_count; i++) {
        struct reader reader = open_use(loader, loader->inlined[i]);
        build_texts(&reader, loader->inlined[i], 0);
        lua_settop(loader->sandbox->lua, 0);
    }
}

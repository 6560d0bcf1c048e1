/* The patient's fields and the variants, from the forms. */
#include <lauxlib.h>
#include <math.h>
#include <string.h>

#include "loader.h"
#include "nearest.h"

enum { MOST_VALUES = 100, MOST_FIELDS = 500 };

static enum field_kind kind_of(enum word_id word) {
    switch (word) {
    case WORD_NUMBER:
        return FIELD_NUMBER;
    case WORD_INTEGER:
        return FIELD_INTEGER;
    case WORD_SCALE:
        return FIELD_SCALE;
    case WORD_ONE_OF:
        return FIELD_ONE_OF;
    case WORD_FLAG:
        return FIELD_FLAG;
    default:
        return FIELD_FINDING;
    }
}

static struct place *field_place(struct loader *loader, const struct field *field) {
    struct place *place = arena_alloc(loader->arena, sizeof *place);
    *place = (struct place){field->file, field->line};
    return place;
}

static void read_number_field(const struct reader *reader, struct field *field,
                              const struct place *place) {
    struct loader *loader = reader->loader;
    lua_State *lua = loader->sandbox->lua;
    field->has_range = read_range(reader, "range", &field->low, &field->high);
    field->has_normal = read_range(reader, "normal", &field->normal_low, &field->normal_high);
    field->clamp = read_truth(reader, "clamp");
    field->digits = (int)fmin(fmax(read_constant(reader, "digits", -1), -1), 9);
    if (field->clamp && !field->has_range)
        complain(loader, place, CODE_FIELD, 0, "clamp = true needs a range = { lowest, highest }");
    bool one =
        lua_rawlen(lua, reader->body) == 1 && lua_rawgeti(lua, reader->body, 1) == LUA_TNUMBER;
    if (!one) {
        complain(
            loader, place, CODE_FIELD, 0,
            "%s takes one number, its value at the start (decimals are written with a point: 36.8)",
            field->id);
        return;
    }
    field->start = lua_tonumber(lua, -1);
    lua_pop(lua, 1);
    if (!isfinite(field->start) ||
        (field->kind == FIELD_INTEGER && field->start != floor(field->start)))
        complain(loader, place, CODE_FIELD, 0, "%s starts with a value that is not a %snumber",
                 field->id, field->kind == FIELD_INTEGER ? "whole " : "");
    else if (field->has_range && (field->start < field->low || field->start > field->high))
        complain(loader, place, CODE_FIELD, 0, "%s starts at %g, outside its range %g to %g",
                 field->id, field->start, field->low, field->high);
}

/* say = { value = "text" } */
static void read_says(const struct reader *reader, struct field *field, const struct place *place) {
    struct loader *loader = reader->loader;
    lua_State *lua = loader->sandbox->lua;
    lua_pushliteral(lua, "say");
    if (lua_rawget(lua, reader->body) != LUA_TTABLE) {
        if (!lua_isnil(lua, -1) && !is_unknown(lua, -1))
            complain(loader, place, CODE_FIELD, 0, "say takes { value = \"what people read\", … }");
        lua_pop(lua, 1);
        return;
    }
    lua_pushnil(lua);
    while (lua_next(lua, -2)) {
        long value =
            lua_type(lua, -2) == LUA_TSTRING ? field_value(field, lua_tostring(lua, -2)) : -1;
        const char *text = lua_type(lua, -1) == LUA_TSTRING ? clean_copy(loader, -1, place) : NULL;
        if (value < 0)
            complain(loader, place, CODE_FIELD, 0, "say names \"%s\", which is not a value of %s",
                     lua_type(lua, -2) == LUA_TSTRING ? lua_tostring(lua, -2) : "?", field->id);
        else if (text)
            field->says[value] = text;
        lua_pop(lua, 1);
    }
    lua_pop(lua, 1);
}

static void mark_normal(const struct reader *reader, struct field *field, const char *value,
                        const struct place *place) {
    long index = field_value(field, value);
    if (index < 0)
        complain(reader->loader, place, CODE_FIELD, 0,
                 "normal names \"%.60s\", which is not a value of %s", value, field->id);
    else
        field->normal_values[index] = true;
}

static void read_normal_values(const struct reader *reader, struct field *field,
                               const struct place *place) {
    lua_State *lua = reader->loader->sandbox->lua;
    lua_pushliteral(lua, "normal");
    int type = lua_rawget(lua, reader->body);
    if (type != LUA_TNIL)
        field->normal_values =
            arena_alloc(reader->loader->arena, field->value_count * sizeof(bool));
    if (type == LUA_TBOOLEAN && field->kind == FIELD_FLAG)
        mark_normal(reader, field, lua_toboolean(lua, -1) ? "yes" : "no", place);
    else if (type == LUA_TSTRING)
        mark_normal(reader, field, lua_tostring(lua, -1), place);
    for (lua_Integer i = 1; type == LUA_TTABLE && i <= (lua_Integer)lua_rawlen(lua, -1); i++) {
        if (lua_rawgeti(lua, -1, i) == LUA_TSTRING)
            mark_normal(reader, field, lua_tostring(lua, -1), place);
        lua_pop(lua, 1);
    }
    lua_pop(lua, 1);
}

static void add_value(struct field *field, const char *value) {
    field->values[field->value_count] = value;
    field->says[field->value_count] = value;
    field->value_count++;
}

/* The written values of a scale or one_of. */
static void read_values(const struct reader *reader, struct field *field,
                        const struct place *place) {
    struct loader *loader = reader->loader;
    lua_State *lua = loader->sandbox->lua;
    lua_Integer count = (lua_Integer)lua_rawlen(lua, reader->body);
    for (lua_Integer i = 1; i <= count && i <= MOST_VALUES; i++) {
        const char *value =
            lua_rawgeti(lua, reader->body, i) == LUA_TSTRING ? clean_copy(loader, -1, place) : NULL;
        if (!value)
            complain(loader, place, CODE_FIELD, 0, "%s takes its values as texts in quotes",
                     field->id);
        else if (field_value(field, value) >= 0)
            complain(loader, place, CODE_FIELD, 0, "%s has the value \"%s\" twice", field->id,
                     value);
        else
            add_value(field, value);
        lua_pop(lua, 1);
    }
    if (field->value_count < 2)
        complain(loader, place, CODE_FIELD, 0, "%s needs at least two values", field->id);
    if (count > MOST_VALUES)
        complain(loader, place, CODE_FIELD, 0, "%s has more than %d values", field->id,
                 MOST_VALUES);
    const char *start = read_plain(reader, "value", NULL);
    long index = start ? field_value(field, start) : 0;
    if (index < 0)
        complain(loader, place, CODE_FIELD, 0, "value = \"%.60s\" is not one of the values of %s",
                 start, field->id);
    field->start = index > 0 ? (double)index : 0;
}

static void read_flag(const struct reader *reader, struct field *field, const struct place *place) {
    lua_State *lua = reader->loader->sandbox->lua;
    add_value(field, "no");
    add_value(field, "yes");
    if (lua_rawgeti(lua, reader->body, 1) == LUA_TBOOLEAN)
        field->start = lua_toboolean(lua, -1);
    else
        complain(reader->loader, place, CODE_FIELD, 0,
                 "%s takes true or false, its value at the start", field->id);
    lua_pop(lua, 1);
}

static void build_field(struct loader *loader, struct field *field, const char *name, int index) {
    struct form *form = form_at(loader->sandbox->lua, index);
    struct reader reader = reader_open(loader, index);
    const struct place *place = field_place(loader, field);
    reader_check(&reader);
    field->kind = kind_of(form->word);
    field->digits = -1;
    field->label = read_plain(&reader, "label", name);
    field->unit = read_plain(&reader, "unit", NULL);
    field->hidden = read_truth(&reader, "hidden");
    field->chart = (enum chart_place)read_name(&reader, "chart", CODE_FIELD, place);
    field->values = arena_alloc(loader->arena, (MOST_VALUES + 1) * sizeof *field->values);
    field->says = arena_alloc(loader->arena, (MOST_VALUES + 1) * sizeof *field->says);
    if (field->kind == FIELD_NUMBER || field->kind == FIELD_INTEGER)
        read_number_field(&reader, field, place);
    else if (field->kind == FIELD_FLAG)
        read_flag(&reader, field, place);
    else if (field->kind != FIELD_FINDING)
        read_values(&reader, field, place);
    if (field->value_count) {
        read_says(&reader, field, place);
        read_normal_values(&reader, field, place);
    }
    lua_settop(loader->sandbox->lua, reader.body - 1);
}

static bool is_field_form(lua_State *lua, int index) {
    const struct form *form = form_at(lua, index);
    return form && form->word >= WORD_NUMBER && form->word <= WORD_FINDING;
}

static bool name_is_taken(const char *id) {
    static const char *const taken[] = {"clock", "variant", "given", "name", "true",
                                        "false", "and",     "or",    "not",  "minute",
                                        "hour",  "day",     "week"};
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        if (strcmp(taken[i], id) == 0)
            return true;
    return false;
}

/* Fields in the order in which they are written: a table does not keep it, so it is read from the
 * lines. */
static void sort_fields(struct field *fields, size_t count) {
    for (size_t i = 1; i < count; i++) {
        struct field moved = fields[i];
        size_t at = i;
        for (; at > 0 &&
               (fields[at - 1].line > moved.line ||
                (fields[at - 1].line == moved.line && strcmp(fields[at - 1].id, moved.id) > 0));
             at--)
            fields[at] = fields[at - 1];
        fields[at] = moved;
    }
}

/* Whether there are so many that a part of them would have to be left out, and which part would be
   the table's whim. */
static bool too_many(struct loader *loader, const struct reader *reader,
                     const struct layout *layout) {
    lua_State *lua = loader->sandbox->lua;
    size_t count = layout->count;
    for (lua_pushnil(lua); lua_next(lua, reader->body); lua_pop(lua, 1))
        count++;
    if (count > MOST_FIELDS)
        complain(loader, &reader->form->place, CODE_TOO_MANY, 0,
                 "a patient can have %d fields at most, not %zu", MOST_FIELDS, count);
    return count > MOST_FIELDS;
}

/* Adds the field of this name, unless it may not have it. */
static void add_field(const struct reader *reader, struct layout *layout, const char *name) {
    struct loader *loader = reader->loader;
    struct inlined *within = reader->form->within;
    const struct place *place = reader_place(reader, name, 0);
    bool own = layout == &loader->pathway->words.patient;
    const char *id = own ? name_whole(loader, within, name) : name;
    long before = layout_find(layout, id);
    reader_given_once(reader, name);
    if (name_is_taken(name)) {
        complain(loader, place, CODE_FIELD, 0,
                 "a field cannot be called %s: it has a meaning of its own", name);
        return;
    }
    if (before >= 0) {
        const struct place first = {layout->fields[before].file, layout->fields[before].line};
        complain_twice(loader, "field", id, place, &first);
        return;
    }
    *ARENA_ADD(loader->arena, layout->fields, layout->count) =
        (struct field){.id = id, .file = place->file, .line = place->line};
    if (own && within)
        name_synonym(loader, within, name, id);
}

static void collect_fields(struct loader *loader, const struct reader *reader,
                           struct layout *layout) {
    lua_State *lua = loader->sandbox->lua;
    size_t first = layout->count;
    lua_pushnil(lua);
    while (lua_next(lua, reader->body)) {
        if (lua_type(lua, -2) == LUA_TSTRING && is_field_form(lua, -1)) {
            form_at(lua, -1)->used = true;
            add_field(reader, layout, arena_copy(loader->arena, lua_tostring(lua, -2)));
        } else if (!is_unknown(lua, -1)) {
            const char *id = lua_type(lua, -2) == LUA_TSTRING ? lua_tostring(lua, -2) : "?";
            complain(loader, reader_place(reader, id, 0), CODE_FIELD, 0,
                     "%s: a field is declared with number, integer, scale, one_of, flag or finding "
                     "{ … }",
                     id);
        }
        lua_pop(lua, 1);
    }
    if (layout->count > first)
        sort_fields(layout->fields + first, layout->count - first);
}

const char *field_name(const struct inlined *within, const struct field *field) {
    if (!within)
        return field->id;
    size_t length = strlen(within->prefix);
    bool own = strncmp(field->id, within->prefix, length) == 0 && field->id[length] == '_';
    return own ? field->id + length + 1 : NULL;
}

/* What a procedure needs is a field of the patient only where the procedure is tried by itself. */
void build_fields(struct loader *loader, int index) {
    lua_State *lua = loader->sandbox->lua;
    struct reader reader = reader_open(loader, index);
    struct inlined *within = reader.form->within;
    bool needs = within && reader.form->word == WORD_NEEDS;
    struct layout *layout = needs ? &within->needs : &loader->pathway->words.patient;
    size_t first = layout->count;
    if (!too_many(loader, &reader, layout))
        collect_fields(loader, &reader, layout);
    for (size_t i = first; i < layout->count; i++) {
        struct field *field = &layout->fields[i];
        const char *name = needs ? field->id : field_name(within, field);
        lua_getfield(lua, reader.body, name);
        build_field(loader, field, name, lua_gettop(lua));
        lua_pop(lua, 1);
    }
    lua_settop(lua, reader.body - 1);
}

/* --- variants --- */

/* One `field = value` of a variant's values, the value on the top of the stack. */
static void vary_field(struct loader *loader, struct variant *variant, size_t index,
                       const struct place *place) {
    lua_State *lua = loader->sandbox->lua;
    const struct layout *layout = &loader->pathway->words.patient;
    const struct field *field = &layout->fields[index];
    double value = 0;
    bool right;
    if (field->kind == FIELD_FLAG) {
        right = lua_type(lua, -1) == LUA_TBOOLEAN;
        value = lua_toboolean(lua, -1);
    } else if (field->value_count) {
        long found =
            lua_type(lua, -1) == LUA_TSTRING ? field_value(field, lua_tostring(lua, -1)) : -1;
        right = found >= 0;
        value = (double)found;
    } else {
        right = lua_type(lua, -1) == LUA_TNUMBER && field->kind != FIELD_FINDING;
        value = lua_tonumber(lua, -1);
    }
    if (!right) {
        complain(loader, place, CODE_VALUE, 0, "values: this is not a value of %s", field->id);
        return;
    }
    if (patient_put(layout, variant->patient, index, value) != PATIENT_STORED)
        complain(loader, place, CODE_VALUE, 0, "values: %s = %g is outside its range", field->id,
                 value);
}

static void complain_of_field(struct loader *loader, const char *id, const struct place *place) {
    const struct layout *layout = &loader->pathway->words.patient;
    struct nearest near = nearest_to(id);
    char hint[128];
    for (size_t i = 0; i < layout->count; i++)
        nearest_offer(&near, layout->fields[i].id);
    complain(loader, place, CODE_NO_NAME, 0, "values: there is no field \"%.60s\"%s", id,
             nearest_hint(&near, hint, sizeof hint));
}

static void vary_values(const struct reader *reader, struct variant *variant) {
    struct loader *loader = reader->loader;
    lua_State *lua = loader->sandbox->lua;
    const struct layout *layout = &loader->pathway->words.patient;
    const struct place *place = reader_place(reader, "values", 0);
    lua_pushliteral(lua, "values");
    if (lua_rawget(lua, reader->body) != LUA_TTABLE) {
        if (!lua_isnil(lua, -1))
            complain(loader, place, CODE_VALUE, 0, "values takes { field = value, … }");
        lua_pop(lua, 1);
        return;
    }
    lua_pushnil(lua);
    while (lua_next(lua, -2)) {
        const char *id = lua_type(lua, -2) == LUA_TSTRING ? lua_tostring(lua, -2) : "?";
        long field = layout_find(layout, id);
        if (field >= 0)
            vary_field(loader, variant, (size_t)field, place);
        else if (!is_lost(loader, id))
            complain_of_field(loader, id, place);
        lua_pop(lua, 1);
    }
    lua_pop(lua, 1);
}

void build_texts(const struct reader *reader, const struct inlined *of, size_t number) {
    struct loader *loader = reader->loader;
    lua_State *lua = loader->sandbox->lua;
    struct pathway *pathway = loader->pathway;
    const struct place *place = reader_place(reader, "texts", 0);
    lua_pushliteral(lua, "texts");
    if (lua_rawget(lua, reader->body) != LUA_TTABLE) {
        if (!lua_isnil(lua, -1))
            complain(loader, place, CODE_VALUE, 0, "texts takes { node = \"…\", … }");
        lua_pop(lua, 1);
        return;
    }
    lua_pushnil(lua);
    while (lua_next(lua, -2)) {
        const char *id = lua_type(lua, -2) == LUA_TSTRING ? lua_tostring(lua, -2) : "?";
        long node = name_find(loader, of, KIND_NODE, id);
        struct nearest near = nearest_to(id);
        char hint[128];
        nodes_offer(loader, of, &near);
        if (node >= 0)
            pathway->nodes[node].texts[number] =
                convert(reader, lua_gettop(lua), KEY_TEXT, "texts", place);
        else if (!is_lost(loader, id))
            complain(loader, place, CODE_NO_NODE, 0, "texts: there is no node \"%.60s\"%s", id,
                     nearest_hint(&near, hint, sizeof hint));
        lua_pop(lua, 1);
    }
    lua_pop(lua, 1);
}

static const char *name_before_comma(struct arena *arena, const char *name) {
    return name ? arena_copy_bytes(arena, name, strcspn(name, ",")) : "";
}

void build_variants(struct loader *loader) {
    lua_State *lua = loader->sandbox->lua;
    struct pathway *pathway = loader->pathway;
    size_t next = 1;
    for (size_t i = 0; i < pathway->variant_count; i++) {
        struct variant *variant = &pathway->variants[i];
        variant->patient = arena_alloc(loader->arena, pathway->words.patient.size + 1);
        patient_reset(&pathway->words.patient, variant->patient);
        if (!variant->whole_name)
            variant->whole_name = pathway->variants[0].whole_name;
    }
    for (size_t i = 1; i <= loader->form_count; i++) {
        if (loader->said[i - 1] != WORD_VARIANT)
            continue;
        forms_push(lua, i);
        const struct form *form = form_at(lua, -1);
        if (!form->within && next < pathway->variant_count) {
            struct variant *variant = &pathway->variants[next];
            struct reader reader = reader_open(loader, -1);
            reader_check(&reader);
            variant->text = read_plain_text(&reader);
            variant->whole_name = read_plain(&reader, "name", pathway->variants[0].whole_name);
            const char *start = read_plain(&reader, "start", NULL);
            long node = start ? find_start(&reader, start) : (long)pathway->variants[0].start;
            variant->start = node < 0 ? 0 : (size_t)node;
            vary_values(&reader, variant);
            build_texts(&reader, NULL, next);
            next++;
        }
        lua_settop(lua, 0);
    }
    for (size_t i = 0; i < pathway->variant_count; i++)
        pathway->variants[i].name =
            name_before_comma(loader->arena, pathway->variants[i].whole_name);
}

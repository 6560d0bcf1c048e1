/* The forms that others name: sources, learning points, parameters, distributions, defines. */
#include <lauxlib.h>
#include <math.h>
#include <string.h>

#include "loader.h"

static void read_source(const struct reader *reader, struct source *source) {
    source->text = read_plain_text(reader);
    source->url = read_plain(reader, "url", read_plain(reader, "doi", NULL));
    source->year = (int)fmin(fmax(read_constant(reader, "year", 0), 0), 9999);
    source->unverified = read_truth(reader, "unverified");
    source->grade =
        (enum grade)read_name(reader, "grade", CODE_VALUE, reader_place(reader, "grade", 0));
}

static void build_parameter(const struct reader *reader, struct parameter *parameter) {
    struct loader *loader = reader->loader;
    lua_State *lua = loader->sandbox->lua;
    bool one =
        lua_rawlen(lua, reader->body) == 1 && lua_rawgeti(lua, reader->body, 1) == LUA_TNUMBER;
    if (one)
        parameter->value = lua_tonumber(lua, -1);
    if (!one || !isfinite(parameter->value))
        complain(loader, &parameter->place, CODE_PARAMETER, 0,
                 "parameter \"%s\" takes one number (decimals are written with a point: 0.9)",
                 parameter->id);
    lua_settop(lua, reader->body);
    parameter->low = read_constant(reader, "low", parameter->value);
    parameter->high = read_constant(reader, "high", parameter->value);
    parameter->label = read_plain(reader, "label", NULL);
    parameter->illustrative = read_truth(reader, "illustrative");
    parameter->cite = read_expression(reader, "cite");
    if (one && (parameter->low > parameter->value || parameter->high < parameter->value))
        complain(loader, &parameter->place, CODE_PARAMETER, 0,
                 "parameter \"%s\" = %g lies outside its own low %g to high %g", parameter->id,
                 parameter->value, parameter->low, parameter->high);
}

/* A table keeps no order; for equal results everywhere the entries stand by name. */
static void sort_entries(struct distribution *row) {
    for (size_t i = 1; i < row->count; i++)
        for (size_t j = i; j > 0 && strcmp(row->names[j - 1], row->names[j]) > 0; j--) {
            const char *name = row->names[j];
            double value = row->values[j];
            row->names[j] = row->names[j - 1];
            row->values[j] = row->values[j - 1];
            row->names[j - 1] = name;
            row->values[j - 1] = value;
        }
}

static void build_distribution(const struct reader *reader, struct distribution *row) {
    struct loader *loader = reader->loader;
    lua_State *lua = loader->sandbox->lua;
    size_t size = 0;
    double sum = 0;
    lua_pushnil(lua);
    while (lua_next(lua, reader->body)) {
        const char *name = lua_type(lua, -2) == LUA_TSTRING ? lua_tostring(lua, -2) : NULL;
        if (name)
            reader_given_once(reader, name);
        if (name && !word_key(WORD_DISTRIBUTION, name)) {
            double value = lua_tonumber(lua, -1);
            if (lua_type(lua, -1) != LUA_TNUMBER || !(value >= 0 && value <= 1))
                complain(loader, reader_place(reader, name, 0), CODE_DISTRIBUTION, 0,
                         "%s takes a probability from 0 to 1", name);
            *ARENA_ADD(loader->arena, row->names, row->count) = arena_copy(loader->arena, name);
            *ARENA_ADD(loader->arena, row->values, size) = value;
        } else if (!name) {
            complain(loader, &row->place, CODE_DISTRIBUTION, 0,
                     "distribution \"%s\" takes name = probability only", row->id);
        }
        lua_pop(lua, 1);
    }
    sort_entries(row);
    for (size_t i = 0; i < row->count; i++)
        sum += row->values[i];
    row->n = read_constant(reader, "n", 0);
    row->illustrative = read_truth(reader, "illustrative");
    row->cite = read_expression(reader, "cite");
    if (fabs(sum - 1) > 1e-9)
        complain(loader, &row->place, CODE_DISTRIBUTION, 0,
                 "the probabilities of distribution \"%s\" sum to %.10g, not to 1", row->id, sum);
}

static bool same(const char *a, const char *b) { return a == b || (a && b && strcmp(a, b) == 0); }

/* A source or learning point that another file has by the same name must be the same. */
static void complain_unless(struct loader *loader, bool equal, const struct form *form,
                            const char *id, const struct place *first) {
    if (!equal)
        complain(loader, &form->place, CODE_TWICE, 0,
                 "%s \"%s\" says something else in %s, line %d: one of them needs another name",
                 words[form->word].name, id, first->file, first->line);
}

static void build_source(const struct reader *reader, struct source *source) {
    struct source mine = {0}, *read = reader->form->shared ? &mine : source;
    read_source(reader, read);
    if (read != source)
        complain_unless(reader->loader,
                        same(mine.text, source->text) && same(mine.url, source->url) &&
                            mine.year == source->year && mine.grade == source->grade &&
                            mine.unverified == source->unverified,
                        reader->form, source->id, &source->place);
}

static void build_point(const struct reader *reader, struct learning_point *point) {
    const char *text = read_plain_text(reader);
    if (reader->form->shared)
        complain_unless(reader->loader, same(text, point->text), reader->form, point->id,
                        &point->place);
    else
        point->text = text;
}

void build_named(struct loader *loader, int index) {
    struct pathway *pathway = loader->pathway;
    lua_State *lua = loader->sandbox->lua;
    struct reader reader = reader_open(loader, index);
    size_t item = reader.form->item;
    switch (reader.form->word) {
    case WORD_SOURCE:
        reader_check(&reader);
        build_source(&reader, &pathway->sources[item]);
        break;
    case WORD_LEARNING_POINT:
        reader_check(&reader);
        build_point(&reader, &pathway->points[item]);
        break;
    case WORD_PARAMETER:
        reader_check(&reader);
        build_parameter(&reader, &pathway->words.parameters[item]);
        break;
    case WORD_DISTRIBUTION:
        build_distribution(&reader, &pathway->distributions[item]);
        break;
    case WORD_DEFINE:
        reader_check(&reader);
        pathway->words.defines[item].source = read_plain_text(&reader);
        if (reader.form->within)
            pathway->words.defines[item].scope = &reader.form->within->scope;
        break;
    default:
        break;
    }
    lua_settop(lua, reader.body - 1);
}

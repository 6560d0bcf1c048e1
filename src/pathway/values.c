/* What stands behind a key: Lua values made into expressions, each mistake with its line. */
#include <ctype.h>
#include <lauxlib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "loader.h"
#include "nearest.h"

enum { LONGEST_TEXT = 64 * 1024 };

/* --- the reader --- */

struct reader reader_open(struct loader *loader, int index) {
    lua_State *lua = loader->sandbox->lua;
    index = lua_absindex(lua, index);
    struct reader reader = {.loader = loader, .form = form_at(lua, index)};
    form_push_name(lua, index);
    if (lua_type(lua, -1) == LUA_TSTRING)
        reader.id = arena_copy(loader->arena, lua_tostring(lua, -1));
    lua_pop(lua, 1);
    luaL_checkstack(lua, 20, "nesting");
    struct inlined *within = reader.form->within;
    loader->pathway->words.scope = within ? &within->scope : NULL;
    form_push_body(lua, index);
    if (lua_type(lua, -1) != LUA_TTABLE) { /* a form without its body has been complained about */
        lua_pop(lua, 1);
        lua_newtable(lua);
    }
    reader.body = lua_gettop(lua);
    return reader;
}

struct place *reader_place(const struct reader *reader, const char *key, size_t nth) {
    struct place *place = arena_alloc(reader->loader->arena, sizeof *place);
    *place = reader->form->place;
    place->line = source_line(reader->loader->map, &reader->form->place,
                              words[reader->form->word].name, reader->id, key, nth);
    return place;
}

static bool is_text_value(lua_State *lua, int index) {
    const struct form *form = form_at(lua, index);
    int type = lua_type(lua, index);
    return type == LUA_TSTRING || type == LUA_TFUNCTION || (form && form->word == WORD_EITHER) ||
           is_unknown(lua, index);
}

static void check_positional(const struct reader *reader, int index, int *texts) {
    lua_State *lua = reader->loader->sandbox->lua;
    const struct word *word = &words[reader->form->word];
    struct form *form = form_at(lua, index);
    if (form && form->word != WORD_EITHER) {
        if ((int)form->word == word->child)
            form->used = true;
        else
            complain(reader->loader, &form->place, CODE_MISPLACED, 0, "%s cannot stand in %s",
                     words[form->word].name, word->name);
        if ((int)form->word != word->child)
            form->used = true; /* one complaint is enough */
    } else if (is_text_value(lua, index)) {
        if (word->body == BODY_NONE)
            complain(reader->loader, reader_place(reader, NULL, (size_t)*texts), CODE_MISPLACED, 0,
                     "%s takes no text of its own (is a key missing before it?)", word->name);
        else if (*texts > 0)
            complain(reader->loader, reader_place(reader, NULL, (size_t)*texts), CODE_MISPLACED, 0,
                     "a second text in %s%s%s: only one belongs here (is a key missing before it?)",
                     word->name, reader->id ? " " : "", reader->id ? reader->id : "");
        ++*texts;
    } else {
        bool number = lua_type(lua, index) == LUA_TNUMBER;
        complain(reader->loader, &reader->form->place, CODE_MISPLACED, 0,
                 "a %s stands alone in %s (is a word or key missing before it%s?)",
                 lua_type(lua, index) == LUA_TTABLE ? "{ … }" : luaL_typename(lua, index),
                 word->name, number ? ", or was a decimal point written as a comma" : "");
    }
}

void reader_given_once(const struct reader *reader, const char *key) {
    const struct word *word = &words[reader->form->word];
    struct place place = reader->form->place;
    place.line = source_second_line(reader->loader->map, &place, word->name, reader->id, key);
    if (place.line)
        complain(reader->loader, &place, CODE_KEY_TWICE, 0,
                 "%s is given twice in %s%s%s, and only the last would count", key, word->name,
                 reader->id ? " " : "", reader->id ? reader->id : "");
}

static void check_key(const struct reader *reader, const char *key) {
    const struct word *word = &words[reader->form->word];
    reader_given_once(reader, key);
    if (word_key(reader->form->word, key))
        return;
    char hint[128];
    struct nearest near = nearest_to(key);
    for (const struct key *known = word->keys; known->name; known++)
        nearest_offer(&near, known->name);
    complain(reader->loader, reader_place(reader, key, 0), CODE_MISPLACED, 0,
             "%s has no key \"%s\"%s", word->name, key, nearest_hint(&near, hint, sizeof hint));
}

void reader_check(const struct reader *reader) {
    lua_State *lua = reader->loader->sandbox->lua;
    const struct word *word = &words[reader->form->word];
    int texts = 0;
    lua_Integer count = (lua_Integer)lua_rawlen(lua, reader->body);
    for (lua_Integer i = 1; i <= count && word->body != BODY_ANY; i++) {
        lua_rawgeti(lua, reader->body, i);
        check_positional(reader, lua_gettop(lua), &texts);
        lua_pop(lua, 1);
    }
    if (word->body == BODY_TEXT && texts == 0 && reader->form->complete)
        complain(reader->loader, &reader->form->place, CODE_MISSING, 0, "%s \"%s\" has no text",
                 word->name, reader->id ? reader->id : "");
    lua_pushnil(lua);
    while (lua_next(lua, reader->body)) {
        if (lua_type(lua, -2) == LUA_TSTRING)
            check_key(reader, lua_tostring(lua, -2));
        lua_pop(lua, 1);
    }
    for (const struct key *key = word->keys; key->name; key++) {
        lua_pushstring(lua, key->name);
        if (key->required && lua_rawget(lua, reader->body) == LUA_TNIL)
            complain(reader->loader, &reader->form->place, CODE_MISSING, 0,
                     "%s \"%s\" needs %s = … (%s)", word->name, reader->id ? reader->id : "",
                     key->name, key->help);
        lua_settop(lua, lua_gettop(lua) - 1);
    }
}

/* --- plain values --- */

const char *text_control(const char *text, size_t length) {
    for (const unsigned char *c = (const unsigned char *)text, *end = c + length; c < end; c++)
        if ((*c < 0x20 && *c != '\n' && *c != '\t' && *c != '\r') || *c == 0x7f)
            return (const char *)c;
    return NULL;
}

const char *clean_copy(struct loader *loader, int index, const struct place *place) {
    size_t length;
    const char *text = lua_tolstring(loader->sandbox->lua, index, &length);
    if (length > LONGEST_TEXT) {
        complain(loader, place, CODE_TOO_MANY, 0, "this text is longer than %d KiB",
                 LONGEST_TEXT / 1024);
        return NULL;
    }
    bool clean = !u8_check((const uint8_t *)text, length) && !text_control(text, length);
    if (!clean) {
        complain(loader, place, CODE_FILE, 0, "this text has control characters or is not UTF-8");
        return NULL;
    }
    return arena_copy_bytes(loader->arena, text, length);
}

/* Pushes the value of a key; false (nothing pushed) when it is not there, or is an unknown name. */
static bool push_key(const struct reader *reader, const char *key) {
    lua_State *lua = reader->loader->sandbox->lua;
    lua_pushstring(lua, key);
    if (lua_rawget(lua, reader->body) != LUA_TNIL && !is_unknown(lua, -1))
        return true;
    lua_pop(lua, 1);
    return false;
}

static void wrong_type(const struct reader *reader, const char *key, const char *wanted) {
    complain(reader->loader, reader_place(reader, key, 0), CODE_VALUE, 0, "%s takes %s", key,
             wanted);
}

const char *read_plain(const struct reader *reader, const char *key, const char *fallback) {
    lua_State *lua = reader->loader->sandbox->lua;
    if (!push_key(reader, key))
        return fallback;
    const char *text = NULL;
    if (lua_type(lua, -1) == LUA_TSTRING)
        text = clean_copy(reader->loader, -1, reader_place(reader, key, 0));
    else
        wrong_type(reader, key, "a text in quotes");
    lua_pop(lua, 1);
    return text ? text : fallback;
}

const char *read_plain_text(const struct reader *reader) {
    lua_State *lua = reader->loader->sandbox->lua;
    const char *text = NULL;
    lua_Integer count = (lua_Integer)lua_rawlen(lua, reader->body);
    for (lua_Integer i = 1; i <= count && !text; i++) {
        lua_rawgeti(lua, reader->body, i);
        if (lua_type(lua, -1) == LUA_TSTRING)
            text = clean_copy(reader->loader, -1, reader_place(reader, NULL, 0));
        lua_pop(lua, 1);
    }
    return text ? text : "";
}

double read_constant(const struct reader *reader, const char *key, double fallback) {
    lua_State *lua = reader->loader->sandbox->lua;
    if (!push_key(reader, key))
        return fallback;
    double number = fallback;
    if (lua_type(lua, -1) == LUA_TNUMBER && isfinite(lua_tonumber(lua, -1)))
        number = lua_tonumber(lua, -1);
    else
        wrong_type(reader, key, "a number, without quotes");
    lua_pop(lua, 1);
    return number;
}

bool read_truth(const struct reader *reader, const char *key) {
    lua_State *lua = reader->loader->sandbox->lua;
    if (!push_key(reader, key))
        return false;
    bool truth = lua_toboolean(lua, -1);
    if (lua_type(lua, -1) != LUA_TBOOLEAN)
        wrong_type(reader, key, "true or false, without quotes");
    lua_pop(lua, 1);
    return truth;
}

bool read_range(const struct reader *reader, const char *key, double *low, double *high) {
    lua_State *lua = reader->loader->sandbox->lua;
    if (!push_key(reader, key))
        return false;
    bool good = lua_type(lua, -1) == LUA_TTABLE && lua_rawlen(lua, -1) == 2;
    if (good) {
        bool first = lua_rawgeti(lua, -1, 1) == LUA_TNUMBER;
        good = lua_rawgeti(lua, -2, 2) == LUA_TNUMBER && first; /* both are pushed in any case */
        *low = lua_tonumber(lua, -2);
        *high = lua_tonumber(lua, -1);
        lua_pop(lua, 2);
        good = good && isfinite(*low) && isfinite(*high) && *low <= *high;
    }
    lua_pop(lua, 1);
    if (!good)
        wrong_type(reader, key, "{ lowest, highest }");
    return good;
}

struct list read_plains(const struct reader *reader, const char *key) {
    lua_State *lua = reader->loader->sandbox->lua;
    struct list list = {0};
    if (!push_key(reader, key))
        return list;
    const struct place *place = reader_place(reader, key, 0);
    bool single = lua_type(lua, -1) == LUA_TSTRING;
    lua_Integer count = single                            ? 1
                        : lua_type(lua, -1) == LUA_TTABLE ? (lua_Integer)lua_rawlen(lua, -1)
                                                          : 0;
    for (lua_Integer i = 1; i <= count; i++) {
        if (single)
            lua_pushvalue(lua, -1);
        else
            lua_rawgeti(lua, -1, i);
        const char *text =
            lua_type(lua, -1) == LUA_TSTRING ? clean_copy(reader->loader, -1, place) : NULL;
        if (text)
            *ARENA_ADD(reader->loader->arena, list.items, list.count) = (size_t)text;
        lua_pop(lua, 1);
    }
    lua_pop(lua, 1);
    if (list.count == 0)
        wrong_type(reader, key, "a text or a list of texts: { \"…\", \"…\" }");
    return list;
}

/* --- texts of one kind each --- */

static const struct expression *parsed(const struct reader *reader, const char *text,
                                       struct type type, const char *key,
                                       const struct place *place) {
    struct slip slip;
    struct loader *loader = reader->loader;
    const struct expression *found = expression_parse(loader->arena, &loader->pathway->words, text,
                                                      type, place, reader->given, &slip);
    if (!found)
        complain(loader, place, CODE_EXPRESSION, slip.column, "in %s = \"%.120s\", column %d: %s",
                 key, text, slip.column, slip.text);
    return found;
}

/* Minutes of a duration such as "2 h 30 min"; -1: it is none. */
static double minutes_of(const char *text) {
    static const struct {
        const char *name;
        double minutes;
    } units[] = {{"minutes", 1},    {"minute", 1},    {"min", 1},      {"hours", 60},
                 {"hour", 60},      {"h", 60},        {"days", 1440},  {"day", 1440},
                 {"d", 1440},       {"weeks", 10080}, {"week", 10080}, {"wk", 10080},
                 {"months", 43200}, {"month", 43200}, {"mo", 43200},   {"years", 525600},
                 {"year", 525600},  {"y", 525600}};
    double total = 0;
    const char *at = text + strspn(text, " ");
    if (!*at)
        return -1;
    while (*at) {
        if (!isdigit((unsigned char)*at))
            return -1;
        char *end;
        double number = strtod(at, &end);
        at = end + strspn(end, " ");
        size_t length = strspn(at, "abcdefghijklmnopqrstuvwxyz");
        double unit = 0;
        for (size_t i = 0; i < sizeof units / sizeof *units; i++)
            if (strlen(units[i].name) == length && strncmp(units[i].name, at, length) == 0)
                unit = units[i].minutes;
        if (unit == 0)
            return -1;
        total += number * unit;
        at += length;
        at += strspn(at, " ");
    }
    return ceil(total - 1e-6) + 0.0; /* 8.3 h are 498.00000000000006 minutes */
}

static const struct expression *duration(const struct reader *reader, const char *text,
                                         const char *key, const struct place *place) {
    double minutes = minutes_of(text);
    if (minutes >= 0)
        return expression_number(reader->loader->arena, minutes, place);
    struct slip slip;
    struct loader *loader = reader->loader;
    const struct expression *found =
        expression_parse(loader->arena, &loader->pathway->words, text,
                         (struct type){TYPE_NUMBER, NULL}, place, reader->given, &slip);
    if (!found)
        complain(
            loader, place, CODE_VALUE, 0,
            "%s = \"%.60s\" is no duration: write one like \"45 min\", \"2 h 30 min\" or \"3 d\"",
            key, text);
    return found;
}

static void complain_of_node(const struct reader *reader, const char *text, const char *key,
                             const struct place *place) {
    struct loader *loader = reader->loader;
    char hint[128];
    struct nearest near = nearest_to(text);
    if (is_lost(loader, text))
        return;
    nodes_offer(loader, reader->form->within, &near);
    complain(loader, place, CODE_NO_NODE, 0, "%s = \"%.60s\": there is no such node%s", key, text,
             nearest_hint(&near, hint, sizeof hint));
}

long find_start(const struct reader *reader, const char *start) {
    long node = name_find(reader->loader, reader->form->within, KIND_NODE, start);
    if (node < 0)
        complain_of_node(reader, start, "start", reader_place(reader, "start", 0));
    return node;
}

/* The place of a text among the names that a kind of value has; -1 with a complaint that lists
 * them.
 */
static long find_name(const struct reader *reader, const char *text, enum key_kind kind,
                      const char *key, enum code code, const struct place *place) {
    char list[200], hint[128];
    struct nearest near = nearest_to(text);
    for (size_t i = 0; i < kinds[kind].value_count; i++) {
        if (*text && strcmp(kinds[kind].values[i], text) == 0)
            return (long)i;
        nearest_offer(&near, kinds[kind].values[i]);
    }
    FILE *out = fmemopen(list, sizeof list, "w");
    if (!out)
        die("out of memory");
    kind_list(&kinds[kind], out);
    fclose(out);
    complain(reader->loader, place, code, 0, "%s = \"%.60s\": it is %s%s", key, text, list,
             nearest_hint(&near, hint, sizeof hint));
    return -1;
}

size_t read_name(const struct reader *reader, const char *key, enum code code,
                 const struct place *place) {
    const char *name = read_plain(reader, key, NULL);
    enum key_kind kind = word_key(reader->form->word, key)->kind;
    long found = name ? find_name(reader, name, kind, key, code, place) : 0;
    return found < 0 ? 0 : (size_t)found;
}

static const struct expression *target(const struct reader *reader, const char *text,
                                       const char *key, const struct place *place) {
    struct loader *loader = reader->loader;
    const struct inlined *within = reader->form->within;
    if (strcmp(text, "resume") == 0) {
        if (strcmp(key, "visit") == 0)
            complain(loader, place, CODE_NO_NODE, 0,
                     "visit takes a node; resume is where its way ends");
        return expression_number(loader->arena, TARGET_RESUME, place);
    }
    for (size_t i = 0; within && i < within->exit_count; i++)
        if (strcmp(within->exits[i].id, text) == 0)
            return within->exits[i].to;
    long node = name_find(loader, within, KIND_NODE, text);
    if (node >= 0)
        return expression_number(loader->arena, (double)node, place);
    complain_of_node(reader, text, key, place);
    return NULL;
}

/* --- lists of names --- */

/* Offers what a list may name to a "did you mean". */
static void offer_for_list(const struct reader *reader, enum key_kind kind, struct nearest *near) {
    const struct pathway *pathway = reader->loader->pathway;
    const struct inlined *within = reader->form->within;
    for (size_t i = 0; kind == KEY_CITE && i < pathway->source_count; i++)
        nearest_offer(near, pathway->sources[i].id);
    for (size_t i = 0; kind == KEY_TEACHES && i < pathway->point_count; i++)
        nearest_offer(near, pathway->points[i].id);
    for (size_t i = 0; kind == KEY_FIELDS && within && i < within->scope.count; i++)
        nearest_offer(near, within->scope.synonyms[i].name);
    for (size_t i = 0; kind == KEY_FIELDS && !within && i < pathway->words.patient.count; i++)
        nearest_offer(near, pathway->words.patient.fields[i].id);
}

static long find_field(const struct reader *reader, const char *name) {
    const struct vocabulary *vocabulary = &reader->loader->pathway->words;
    const char *meaning = scope_meaning(vocabulary->scope, name);
    return meaning ? layout_find(&vocabulary->patient, meaning) : -1;
}

/* The number of a source, learning point or field; -1: there is none, complained about. */
static long number_of_name(const struct reader *reader, const char *name, enum key_kind kind,
                           const struct place *place) {
    struct loader *loader = reader->loader;
    const struct inlined *within = reader->form->within;
    long found = kind == KEY_CITE      ? name_find(loader, within, KIND_SOURCE, name)
                 : kind == KEY_TEACHES ? name_find(loader, within, KIND_POINT, name)
                                       : find_field(reader, name);
    if (found >= 0 || is_lost(loader, name))
        return found;
    char hint[128];
    struct nearest near = nearest_to(name);
    offer_for_list(reader, kind, &near);
    bool elsewhere = near.best && strcmp(near.best, name) == 0;
    complain(loader, place, CODE_NO_NAME, 0, "there is no %s \"%.60s\"%s",
             kind == KEY_CITE      ? "source"
             : kind == KEY_TEACHES ? "learning point"
                                   : "field",
             name,
             elsewhere ? " in this file: a procedure says what it cites and teaches"
                       : nearest_hint(&near, hint, sizeof hint));
    return -1;
}

static const struct expression *names(const struct reader *reader, int index, enum key_kind kind,
                                      const char *key, const struct place *place) {
    struct loader *loader = reader->loader;
    lua_State *lua = loader->sandbox->lua;
    struct list list = {0};
    bool single = lua_type(lua, index) == LUA_TSTRING;
    lua_Integer count = single ? 1 : (lua_Integer)lua_rawlen(lua, index);
    for (lua_Integer i = 1; i <= count; i++) {
        if (single)
            lua_pushvalue(lua, index);
        else
            lua_rawgeti(lua, index, i);
        if (lua_type(lua, -1) == LUA_TSTRING) {
            long number = number_of_name(reader, lua_tostring(lua, -1), kind, place);
            if (number >= 0)
                *ARENA_ADD(loader->arena, list.items, list.count) = (size_t)number;
        } else if (!is_unknown(lua, -1)) {
            complain(loader, place, CODE_VALUE, 0,
                     "%s takes a name in quotes or a list of them: { \"a\", \"b\" }", key);
        }
        lua_pop(lua, 1);
    }
    struct pathway *pathway = loader->pathway;
    *ARENA_ADD(loader->arena, pathway->lists, pathway->list_count) = list;
    return expression_number(loader->arena, (double)pathway->list_count - 1, place);
}

/* --- any value --- */

static const struct expression *convert_either(const struct reader *reader, int index,
                                               enum key_kind kind, const char *key,
                                               const struct place *place) {
    struct loader *loader = reader->loader;
    lua_State *lua = loader->sandbox->lua;
    luaL_checkstack(lua, 10, "either() within either()");
    form_push_body(lua, index);
    int body = lua_gettop(lua);
    size_t count = lua_rawlen(lua, body);
    struct expression *new = expression_new(
        loader->arena, EXPRESSION_EITHER, kind == KEY_TEXT ? TYPE_TEXT : TYPE_NUMBER, count, place);
    bool whole = true;
    for (size_t i = 0; i < count; i++) {
        lua_rawgeti(lua, body, (lua_Integer)i + 1);
        bool condition = i % 2 == 0 && i + 1 < count;
        new->operands[i] =
            convert(reader, lua_gettop(lua), condition ? KEY_CONDITION : kind, key, place);
        whole = whole && new->operands[i];
        lua_pop(lua, 1);
    }
    lua_pop(lua, 1);
    return whole ? new : NULL;
}

static const struct expression *convert_rule(const struct reader *reader, int index,
                                             enum key_kind kind, const char *key,
                                             const struct place *place) {
    struct loader *loader = reader->loader;
    enum rule_kind rule = RULE_NUMBER;
    enum type_kind type = TYPE_NUMBER;
    if (kind == KEY_TEXT) {
        rule = RULE_TEXT;
        type = TYPE_TEXT;
    } else if (kind == KEY_CONDITION || kind == KEY_GOOD || kind == KEY_FLAG_OR) {
        rule = RULE_CONDITION;
        type = TYPE_TRUTH;
    } else if (kind != KEY_NUMBER && kind != KEY_SHARE && kind != KEY_WITHIN &&
               kind != KEY_DURATION) {
        complain(loader, place, CODE_FUNCTION, 0, "%s takes no function", key);
        return NULL;
    }
    long number = rule_add(loader, index, rule, place);
    if (number < 0)
        return NULL;
    struct expression *new = expression_new(loader->arena, EXPRESSION_RULE, type, 0, place);
    new->index = (size_t)number;
    return new;
}

static const struct expression *convert_string(const struct reader *reader, int index,
                                               enum key_kind kind, const char *key,
                                               const struct place *place) {
    struct loader *loader = reader->loader;
    const char *text = clean_copy(loader, index, place);
    if (!text)
        return NULL;
    static const struct type number = {TYPE_NUMBER, NULL}, truth = {TYPE_TRUTH, NULL};
    switch (kind) {
    case KEY_TEXT:
        return compose(loader, text, place, reader->given);
    case KEY_CONDITION:
    case KEY_GOOD:
    case KEY_FLAG_OR:
        return parsed(reader, text, truth, key, place);
    case KEY_NUMBER:
    case KEY_SHARE:
    case KEY_WITHIN:
        return parsed(reader, text, number, key, place);
    case KEY_DURATION:
        return duration(reader, text, key, place);
    case KEY_RATING: {
        long rating = find_name(reader, text, kind, key, CODE_VALUE, place);
        return rating < 0 ? NULL : expression_number(loader->arena, (double)rating, place);
    }
    case KEY_TARGET:
        return target(reader, text, key, place);
    case KEY_SPREAD: {
        const struct pathway *pathway = loader->pathway;
        long row = name_find(loader, reader->form->within, KIND_ROW, text);
        if (row >= 0)
            return expression_number(loader->arena, (double)row, place);
        struct nearest near = nearest_to(text);
        char hint[128];
        for (size_t i = 0; !reader->form->within && i < pathway->distribution_count; i++)
            nearest_offer(&near, pathway->distributions[i].id);
        if (!is_lost(loader, text))
            complain(loader, place, CODE_VALUE, 0, "%s = \"%.60s\" is not known%s", key, text,
                     nearest_hint(&near, hint, sizeof hint));
        return NULL;
    }
    default:
        return names(reader, index, kind, key, place);
    }
}

static const char *what_it_takes(enum key_kind kind) {
    switch (kind) {
    case KEY_CONDITION:
        return "conditions are written in quotes, as in when = \"gcs < 8\"";
    case KEY_GOOD:
    case KEY_FLAG_OR:
        return "write true, false or a condition in quotes";
    case KEY_DURATION:
        return "write the unit, as in \"45 min\"";
    case KEY_RATING:
        return "write \"best\", \"acceptable\", \"suboptimal\" or \"harmful\"";
    case KEY_TARGET:
        return "write the name of a node in quotes";
    case KEY_TEXT:
        return "write a text in quotes or in [[ … ]]";
    case KEY_NUMBER:
    case KEY_SHARE:
    case KEY_WITHIN:
        return "write a number, or an expression in quotes";
    default:
        return "write a name in quotes, or a list of names: { \"a\", \"b\" }";
    }
}

/* Whether a condition stands on this line without its quotes, as in when = gcs < 8: what Lua made
   of it is not worth a second complaint. */
static bool was_computed(const struct loader *loader, const struct place *place) {
    for (size_t i = 0; i < loader->unknown_count; i++) {
        const struct unknown *unknown = &loader->unknowns[i];
        if (unknown->computed && unknown->place.line == place->line &&
            strcmp(unknown->place.file, place->file) == 0)
            return true;
    }
    return false;
}

const struct expression *convert(const struct reader *reader, int index, enum key_kind kind,
                                 const char *key, const struct place *place) {
    struct loader *loader = reader->loader;
    lua_State *lua = loader->sandbox->lua;
    if (is_unknown(lua, index))
        return NULL;
    const struct form *form = form_at(lua, index);
    if (form && form->word == WORD_EITHER)
        return convert_either(reader, index, kind, key, place);
    bool of_names = kind == KEY_CITE || kind == KEY_TEACHES || kind == KEY_FIELDS;
    switch (lua_type(lua, index)) {
    case LUA_TFUNCTION:
        return convert_rule(reader, index, kind, key, place);
    case LUA_TSTRING:
        return convert_string(reader, index, kind, key, place);
    case LUA_TTABLE:
        if (of_names)
            return names(reader, index, kind, key, place);
        break;
    case LUA_TBOOLEAN:
        if (kind == KEY_GOOD || kind == KEY_FLAG_OR)
            return expression_number(loader->arena, lua_toboolean(lua, index), place);
        break;
    case LUA_TNUMBER:
        if ((kind == KEY_NUMBER || kind == KEY_SHARE || kind == KEY_WITHIN) &&
            isfinite(lua_tonumber(lua, index)))
            return expression_number(loader->arena, lua_tonumber(lua, index), place);
        break;
    default:
        break;
    }
    if (!was_computed(loader, place))
        complain(loader, place, CODE_VALUE, 0, "%s: %s", key, what_it_takes(kind));
    return NULL;
}

const struct expression *read_expression(const struct reader *reader, const char *key) {
    lua_State *lua = reader->loader->sandbox->lua;
    const struct expression *found = NULL;
    if (!push_key(reader, key))
        return NULL;
    const struct key *known = word_key(reader->form->word, key);
    if (known) /* reader_check() complains of the others */
        found = convert(reader, lua_gettop(lua), known->kind, key, reader_place(reader, key, 0));
    lua_pop(lua, 1);
    return found;
}

const struct expression *read_text(const struct reader *reader, size_t nth) {
    lua_State *lua = reader->loader->sandbox->lua;
    lua_Integer count = (lua_Integer)lua_rawlen(lua, reader->body);
    size_t seen = 0;
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(lua, reader->body, i);
        const struct expression *found = NULL;
        bool wanted = is_text_value(lua, -1) && seen++ == nth;
        if (wanted)
            found = convert(reader, lua_gettop(lua), KEY_TEXT, "the text",
                            reader_place(reader, NULL, nth));
        lua_pop(lua, 1);
        if (wanted)
            return found;
    }
    return NULL;
}

const struct effect *read_set(const struct reader *reader) {
    struct loader *loader = reader->loader;
    lua_State *lua = loader->sandbox->lua;
    if (!push_key(reader, "set"))
        return NULL;
    const struct place *place = reader_place(reader, "set", 0);
    struct effect *effect = arena_alloc(loader->arena, sizeof *effect);
    effect->place = *place;
    effect->rule = -1;
    if (lua_type(lua, -1) == LUA_TFUNCTION) {
        effect->rule = rule_add(loader, lua_gettop(lua), RULE_EFFECT, place);
    } else if (lua_type(lua, -1) == LUA_TSTRING) {
        const char *text = clean_copy(loader, -1, place);
        struct slip slip;
        effect->assignments =
            text ? expression_parse_set(loader->arena, &loader->pathway->words, text, place,
                                        reader->given, &effect->count, &slip)
                 : NULL;
        if (text && !effect->assignments)
            complain(loader, place, CODE_EXPRESSION, slip.column,
                     "in set = \"%.120s\", column %d: %s", text, slip.column, slip.text);
    } else {
        complain(loader, place, CODE_VALUE, 0,
                 "set takes assignments in quotes, as in set = \"sbp = sbp - 10; pale = true\"");
    }
    lua_pop(lua, 1);
    return effect;
}

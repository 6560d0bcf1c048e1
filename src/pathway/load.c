/* Loading: reads the files, runs them within limits, builds the model, and says all that is wrong
 * in one go. */
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "each.h"
#include "loader.h"
#include "nearest.h"

/* More are collected than told: a table gives its keys in any order, and the first of all lines
   are told. */
enum { MOST_DIAGNOSTICS = 100, MOST_COLLECTED = 2000, LARGEST_SOURCE = 16 << 20 };

static void add_diagnostic(struct loader *loader, const struct place *place, enum code code,
                           int column, const char *format, va_list arguments) {
    struct loading *loading = loader->loading;
    if (loading->count >= MOST_COLLECTED)
        return;
    struct diagnostic new = {
        {arena_copy(loading->arena, place ? place->file : loader->files[0].name),
         place && place->line > 0 ? place->line : 1},
        column,
        code,
        SEVERITY_ERROR,
        arena_vprint(loading->arena, format, arguments)};
    for (size_t i = 0; i < loading->count; i++)
        if (loading->diagnostics[i].place.line == new.place.line &&
            strcmp(loading->diagnostics[i].message, new.message) == 0)
            return; /* the same words in a loop */
    *ARENA_ADD(loading->arena, loading->diagnostics, loading->count) = new;
}

void complain(struct loader *loader, const struct place *place, enum code code, int column,
              const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    add_diagnostic(loader, place, code, column, format, arguments);
    va_end(arguments);
}

bool is_lost(const struct loader *loader, const char *id) {
    for (size_t i = 0; i < loader->lost_count; i++)
        if (strcmp(loader->lost[i], id) == 0)
            return true;
    return false;
}

static void note_lost(void *context, const char *id) {
    struct loader *loader = context;
    *ARENA_ADD(loader->arena, loader->lost, loader->lost_count) = id;
}

/* --- reading --- */

/* Only text is read: no bytecode, no control characters, no bytes that are not UTF-8. */
static bool check_text(struct loader *loader, const struct file *file) {
    struct place place = {file->name, 1};
    const char *bad =
        file->length > LARGEST_SOURCE ? "this file is too large (at most 16 MiB)" : NULL;
    const uint8_t *wrong = bad ? NULL : u8_check((const uint8_t *)file->text, file->length);
    const char *control = bad ? NULL : text_control(file->text, file->length);
    const char *at = (const char *)wrong;
    if (at && (!control || at < control))
        bad = "this is not UTF-8; save the file as UTF-8 text";
    else if ((at = control))
        bad = "a control character; a pathway is a text file";
    for (const char *c = file->text; at && c < at; c++)
        place.line += *c == '\n';
    if (bad)
        complain(loader, &place, CODE_FILE, 0, "%s", bad);
    return !bad;
}

static int line_in(const char *message) {
    const char *at = strchr(message, ':');
    while (at && (at[1] < '0' || at[1] > '9'))
        at = strchr(at + 1, ':');
    return at ? atoi(at + 1) : 1;
}

/* Compiles a file, blanking what has syntax errors, until it compiles; each error is complained
 * about. */
static bool compile(struct loader *loader, struct file *text) {
    char *copy = NULL;
    const char *chunk = arena_print(loader->arena, "@%s", text->name);
    lua_State *lua = loader->sandbox->lua;
    for (int tries = 0; tries < 20; tries++) {
        int status = luaL_loadbufferx(lua, text->text, text->length, chunk, "t");
        if (status == LUA_OK)
            return true;
        const char *message = lua_type(lua, -1) == LUA_TSTRING ? lua_tostring(lua, -1) : "";
        if (status == LUA_ERRMEM) {
            loader->loading->limit = true;
            complain(loader, NULL, CODE_SYNTAX, 0, "it needs too much memory (at most %d MiB)",
                     SANDBOX_MEMORY >> 20);
            return false;
        }
        int line = line_in(message);
        struct place place = {text->name, line};
        const char *words_of_lua = strstr(message, ": ") ? strstr(message, ": ") + 2 : message;
        const char *better =
            source_explain(loader->map, loader->arena, text->name, &place.line, words_of_lua);
        complain(loader, &place, CODE_SYNTAX, 0, "%s", better);
        if (!copy)
            text->text = copy = arena_copy_bytes(loader->arena, text->text, text->length);
        bool again =
            source_blank(loader->map, text->name, line, words_of_lua, copy, note_lost, loader);
        lua_pop(lua, 1);
        if (!again)
            return false;
    }
    return false;
}

/* --- unknown names --- */

static bool names_something(const struct loader *loader, const struct unknown *unknown) {
    static const char looked_for[] = {KIND_NODE, KIND_SOURCE, KIND_POINT};
    for (size_t i = 0; loader->ids && i < sizeof looked_for; i++)
        if (name_find(loader, unknown->within, looked_for[i], unknown->name) >= 0)
            return true;
    return false;
}

static void judge_unknown(struct loader *loader, const struct unknown *unknown) {
    const struct layout *patient = &loader->pathway->words.patient;
    const struct inlined *within = unknown->within;
    const char *name = unknown->name;
    struct nearest near = nearest_to(name);
    for (int i = 0; i < RATINGS; i++)
        nearest_offer(&near, rating_name[i]);
    bool quoted = near.best && strcmp(near.best, name) == 0;
    const char *meaning = scope_meaning(within ? &within->scope : NULL, name);
    bool field = meaning && layout_find(patient, meaning) >= 0;
    if (quoted || names_something(loader, unknown)) {
        complain(loader, &unknown->place, CODE_UNKNOWN_WORD, 0,
                 "unknown word %s; did you mean \"%s\", in quotes?", name, name);
    } else if (unknown->computed || field) {
        complain(loader, &unknown->place, CODE_UNKNOWN_WORD, 0,
                 "unknown word %s; conditions and assignments are written in quotes, as in when = "
                 "\"gcs < 8\"",
                 name);
    } else if (strcmp(name, "yes") == 0 || strcmp(name, "no") == 0) {
        complain(loader, &unknown->place, CODE_UNKNOWN_WORD, 0, "write %s instead of %s",
                 *name == 'y' ? "true" : "false", name);
    } else {
        for (int i = 0; i < WORD_COUNT; i++)
            nearest_offer(&near, words[i].name);
        nodes_offer(loader, within, &near);
        char hint[128];
        complain(loader, &unknown->place, CODE_UNKNOWN_WORD, 0, "unknown word %s%s", name,
                 nearest_hint(&near, hint, sizeof hint));
    }
}

/* --- the whole --- */

/* stack: loader -- ; runs inside a protected call. */
static int run_main(lua_State *lua) {
    struct loader *loader = lua_touserdata(lua, 1);
    lua_settop(lua, 0);
    forms_open(loader);
    rules_open(loader);
    if (!compile(loader, &loader->texts[0]))
        return 0;
    for (size_t i = 1; i < loader->file_count; i++) {
        if (!compile(loader, &loader->texts[i]))
            return 0;
        lua_pop(lua, 1); /* required files are compiled again when they are asked for */
    }
    forms_environment(loader);
    lua_setupvalue(lua, -2, 1);
    lua_call(lua, 0, 0);
    return 0;
}

static int run_build(lua_State *lua) {
    struct loader *loader = lua_touserdata(lua, 1);
    lua_settop(lua, 0);
    build(loader);
    return 0;
}

static bool protected(struct loader *loader, lua_CFunction function, long long steps) {
    struct sandbox *sandbox = loader->sandbox;
    struct failure why;
    lua_pushcfunction(sandbox->lua, function);
    lua_pushlightuserdata(sandbox->lua, loader);
    if (sandbox_call(sandbox, 1, 0, steps, &why))
        return true;
    loader->loading->limit = loader->loading->limit || sandbox->limit;
    struct place place = {sandbox->error_line ? sandbox->error_file : loader->files[0].name,
                          sandbox->error_line};
    if (loader->loading->need)
        loader->loading->need_place =
            (struct place){arena_copy(loader->loading->arena, place.file), place.line};
    else
        complain(loader, &place, CODE_SYNTAX, 0, "%s", why.text);
    return false;
}

static void read_all(struct loader *loader) {
    for (size_t i = 0; i < loader->file_count; i++)
        if (!check_text(loader, &loader->files[i]))
            return;
    loader->map = source_map_new(loader->arena, loader->files, loader->file_count);
    loader->sandbox->loading = true;
    bool ran = protected(loader, run_main, SANDBOX_LOAD_STEPS);
    if (loader->loading->need || loader->loading->limit)
        return;
    /* What was said before an error is worth checking too, for more mistakes in one go; but what it
       did not get to say would be missed. */
    if (ran)
    protected(loader, run_build, SANDBOX_LOAD_STEPS);
    for (size_t i = 0; i < loader->unknown_count; i++)
        judge_unknown(loader, &loader->unknowns[i]);
}

static int by_place(const void *a, const void *b) {
    const struct diagnostic *x = a, *y = b;
    int files = strcmp(x->place.file, y->place.file);
    if (files)
        return files;
    if (x->place.line != y->place.line)
        return x->place.line < y->place.line ? -1 : 1;
    return strcmp(x->message, y->message);
}

/* A file without the mark that some editors put before the text. */
static struct file without_mark(struct arena *arena, const struct file *file) {
    bool marked = file->length >= 3 && memcmp(file->text, "\xef\xbb\xbf", 3) == 0;
    return (struct file){arena_copy(arena, file->name), file->text + (marked ? 3 : 0),
                         file->length - (marked ? 3 : 0)};
}

void pathway_load(const struct file *files, size_t count, struct loading *loading) {
    *loading = (struct loading){.arena = arena_new()};
    struct arena *arena = arena_new();
    struct pathway *pathway = arena_alloc(arena, sizeof *pathway);
    *pathway = (struct pathway){.arena = arena, .pass_score = 0.7, .grain = 1, .steps = 1000};
    struct loader loader = {
        .arena = arena, .loading = loading, .pathway = pathway, .file_count = count};
    struct file *kept = arena_alloc(arena, count * sizeof *kept);
    for (size_t i = 0; i < count; i++)
        kept[i] = without_mark(arena, &files[i]);
    loader.files = kept;
    loader.texts = arena_alloc(arena, count * sizeof *loader.texts);
    memcpy(loader.texts, kept, count * sizeof *kept);
    loader.sandbox = sandbox_new();
    if (!loader.sandbox)
        die("out of memory");
    loader.sandbox->owner = &loader;
    read_all(&loader);
    loader.sandbox->loading = false;
    loader.sandbox->owner = NULL;
    source_map_free(loader.map);
    ids_free(loader.ids);
    if (!pathway->rules)
        sandbox_free(loader.sandbox); /* it ended before anything could keep it */
    bool wrong = loading->need != NULL;
    for (size_t i = 0; i < loading->count; i++)
        wrong = wrong || loading->diagnostics[i].severity == SEVERITY_ERROR;
    if (loading->count)
        qsort(loading->diagnostics, loading->count, sizeof *loading->diagnostics, by_place);
    if (loading->count > MOST_DIAGNOSTICS)
        loading->count = MOST_DIAGNOSTICS;
    if (wrong)
        pathway_free(pathway);
    else {
        pathway->either_count = eithers_number(pathway);
        loading->pathway = pathway;
    }
}

void loading_free(struct loading *loading) { arena_free(loading->arena); }

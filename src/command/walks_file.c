/* A walk that was walked, as an expected walk in NAME.walks.lua. */
#include "walks_file.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "arena.h"
#include "clean.h"
#include "places.h"

enum { MOST_OF_A_NAME = 1000 };

/* --- Lua --- */

static void put_quoted(FILE *out, const char *text) {
    putc('"', out);
    for (; *text; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte == '"' || byte == '\\')
            fprintf(out, "\\%c", byte);
        else if (byte < 0x20 || byte == 0x7f)
            fprintf(out, "\\%03d", byte);
        else
            putc(byte, out);
    }
    putc('"', out);
}

static bool is_plain_key(const char *key) {
    static const char *const words[] = {"and",   "break", "do",       "else", "elseif", "end",
                                        "false", "for",   "function", "goto", "if",     "in",
                                        "local", "nil",   "not",      "or",   "repeat", "return",
                                        "then",  "true",  "until",    "while"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i], key) == 0)
            return false;
    for (const char *at = key; *at; at++)
        if (!isalpha((unsigned char)*at) && *at != '_' &&
            (at == key || !isdigit((unsigned char)*at)))
            return false;
    return *key != '\0';
}

static void put_key(FILE *out, const char *key) {
    if (is_plain_key(key)) {
        fputs(key, out);
    } else {
        putc('[', out);
        put_quoted(out, key);
        putc(']', out);
    }
    fputs(" = ", out);
}

/* A typed number as a number; what is none as a text. */
static void put_typed(FILE *out, const char *typed) {
    char *end, number[32];
    double value = strtod(typed, &end);
    json_format_number(value, number);
    if (*typed && *end == '\0' && strcmp(number, "null") != 0)
        fputs(number, out);
    else
        put_quoted(out, typed);
}

static void put_list(FILE *out, const json_t *ids) {
    fputs("{", out);
    for (size_t i = 0; i < json_array_size(ids); i++) {
        const char *id = json_string_value(json_array_get(ids, i));
        fputs(i ? ", " : " ", out);
        put_quoted(out, id ? id : "");
    }
    fputs(json_array_size(ids) ? " }" : "}", out);
}

/* What was chosen at one visit. A word that was typed is told by the name of its answer. */
static void put_choice(FILE *out, const json_t *step) {
    const json_t *chosen = json_object_get(step, "choose");
    const char *given = json_text(step, "given", NULL), *id = json_string_value(chosen);
    if (json_is_array(chosen))
        put_list(out, chosen);
    else if (given)
        put_typed(out, given);
    else
        put_quoted(out, id ? id : "");
}

/* What chance did at one visit. */
static void put_turn(FILE *out, const json_t *turn) {
    if (json_text(turn, "event", NULL))
        fputs(json_truth(turn, "happens") ? "true" : "false", out);
    else
        put_quoted(out, json_text(turn, "branch", ""));
}

/* The place that a step or a turn is of. */
static const char *place_of(const json_t *item) {
    return json_text(item, "node", json_text(item, "event", ""));
}

static bool is_first_of_place(const json_t *items, size_t index) {
    const char *place = place_of(json_array_get(items, index));
    for (size_t i = 0; i < index; i++)
        if (strcmp(place_of(json_array_get(items, i)), place) == 0)
            return false;
    return true;
}

/* Visit by visit. One visit of a walk that has ended needs no list: there is no other. */
static void put_visits(FILE *out, const json_t *items, const char *place, bool ended,
                       void (*put)(FILE *out, const json_t *item)) {
    size_t visits = 0, shown = 0;
    for (size_t i = 0; i < json_array_size(items); i++)
        visits += strcmp(place_of(json_array_get(items, i)), place) == 0;
    bool list = visits > 1 || !ended;
    fputs(list ? "{ " : "", out);
    for (size_t i = 0; i < json_array_size(items); i++) {
        const json_t *item = json_array_get(items, i);
        if (strcmp(place_of(item), place) != 0)
            continue;
        fputs(shown++ ? ", " : "", out);
        put(out, item);
    }
    fputs(list ? " }" : "", out);
}

static void put_table(FILE *out, const char *key, const json_t *items, bool ended,
                      void (*put)(FILE *out, const json_t *item)) {
    if (json_array_size(items) == 0)
        return;
    fprintf(out, "  %s = { ", key);
    for (size_t i = 0; i < json_array_size(items); i++) {
        if (!is_first_of_place(items, i))
            continue;
        const char *place = place_of(json_array_get(items, i));
        fputs(i ? ", " : "", out);
        put_key(out, place);
        put_visits(out, items, place, ended, put);
    }
    fputs(" },\n", out);
}

/* `from`, `set` … on one line; nothing where nothing is to be said. */
static void put_beginning(FILE *out, const struct walked *walked) {
    const struct {
        const char *key, *text;
    } said[] = {{"from", walked->from}, {"set", walked->set}, {"variant", walked->variant}};
    bool any = false;
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        if (!said[i].text || !*said[i].text)
            continue;
        fprintf(out, "%s%s = ", any ? " " : "  ", said[i].key);
        put_quoted(out, said[i].text);
        putc(',', out);
        any = true;
    }
    if (walked->seed)
        fprintf(out, "%sseed = %s,", any ? " " : "  ", walked->seed);
    if (any || walked->seed)
        putc('\n', out);
}

static void put_end(FILE *out, const struct walked *walked) {
    json_t *meets = json_array();
    for (size_t i = 0; i < json_array_size(walked->events); i++) {
        const char *id = json_string_value(json_array_get(walked->events, i));
        json_array_append_new(meets, json_sprintf("event:%s", id ? id : ""));
    }
    if (!walked->ends && walked->place)
        json_array_append_new(meets, json_string(walked->place));
    fputs("  ", out);
    if (json_array_size(meets)) {
        fputs("meets = ", out);
        put_list(out, meets);
        fputs(walked->ends ? ", " : ",", out);
    }
    if (walked->ends) {
        fputs("ends = ", out);
        put_quoted(out, walked->ends);
        putc(',', out);
    }
    putc('\n', out);
    json_decref(meets);
}

char *walks_text(const struct walked *walked) {
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        die("out of memory");
    fputs("walk ", out);
    put_quoted(out, walked->name);
    fputs(" {\n", out);
    put_beginning(out, walked);
    put_table(out, "choose", walked->steps, walked->ends != NULL, put_choice);
    put_table(out, "luck", walked->luck, walked->ends != NULL, put_turn);
    put_end(out, walked);
    fputs("}\n", out);
    if (fclose(out) != 0)
        die("out of memory");
    return text;
}

/* --- trying it --- */

/* The answer of `test` to a file of that name and text; NULL with `why`. */
static json_t *tested(struct caller *second, const char *name, const char *text, size_t length,
                      bool whole, struct failure *why) {
    struct record_file file = {name, text, length};
    json_t *lines = NULL;
    if (!caller_send_file(second, &file, why))
        return NULL;
    char *clean = clean_line(name, strlen(name));
    json_t *request = json_pack("{ssss}", "do", "test", "file", clean);
    free(clean);
    for (;;) {
        bool good = caller_ask(second, request, &lines, why) == SUPERVISOR_ANSWERED;
        json_decref(request);
        if (good && (!whole || !lines_find(lines, "progress")))
            return lines;
        if (!good)
            break;
        json_decref(lines);
        request = json_pack("{ss}", "do", "continue");
    }
    json_decref(lines);
    return NULL;
}

/* Whether the walk alone goes as it says, and the file with it can be read. */
static bool holds(struct caller *second, const char *file, const char *walk, const char *all,
                  size_t length, struct failure *why) {
    json_t *lines = tested(second, "walk", walk, strlen(walk), true, why);
    const json_t *line = lines ? lines_find(lines, "tested") : NULL;
    bool good = json_truth(line, "ok");
    if (lines && !good)
        fail(why, "from its text alone it would go another way (%s)",
             json_text(line ? line : lines_find(lines, "error"), "message", ""));
    json_decref(lines);
    if (!good)
        return false;
    lines = tested(second, file, all, length, false, why);
    line = lines ? lines_find(lines, "error") : NULL;
    if (line)
        fail(why, "%s; mend it first", json_text(line, "message", ""));
    good = lines && !line;
    json_decref(lines);
    return good;
}

static bool try_out(const struct caller *caller, const char *file, const char *walk,
                    const char *all, size_t length, struct failure *why) {
    struct caller second = {.arena = caller->arena,
                            .options = caller->options,
                            .diagnostics = json_array(),
                            .main_file = caller->main_file};
    second.file_count = caller->file_count;
    second.files = caller->files;
    bool good = caller_load(&second, why) && holds(&second, file, walk, all, length, why);
    json_decref(second.diagnostics);
    caller_clear(&second);
    return good;
}

/* --- the file --- */

/* The name with a number behind it, where the file has one of that name already. */
static char *free_name(const char *existing, const char *wanted) {
    char *name = xstrdup(wanted), *text;
    for (int number = 2; number < MOST_OF_A_NAME; number++) {
        struct walked probe = {.name = name};
        text = walks_text(&probe);
        text[strcspn(text, "\n")] = '\0';
        text[strlen(text) - 2] = '\0'; /* walk "name" */
        bool taken = strstr(existing, text) != NULL;
        free(text);
        if (!taken)
            break;
        free(name);
        name = xprint("%s (%d)", wanted, number);
    }
    return name;
}

static bool read_existing(struct caller *caller, const char *file, struct record_file *existing,
                          struct failure *why) {
    *existing = (struct record_file){file, "", 0};
    return (access(file, F_OK) != 0 && errno == ENOENT) ||
           places_read(caller->arena, file, existing, why);
}

bool walks_append(struct caller *caller, const char *file, struct walked *walked, char **name,
                  struct failure *why) {
    struct record_file existing;
    char *all, *real = realpath(file, NULL); /* a link is written through */
    size_t size;
    if (!read_existing(caller, file, &existing, why)) {
        free(real);
        return false;
    }
    *name = free_name(existing.text, walked->name);
    walked->name = *name;
    char *text = walks_text(walked);
    FILE *out = open_memstream(&all, &size);
    if (!out)
        die("out of memory");
    fwrite(existing.text, 1, existing.length, out);
    if (existing.length == 0)
        fputs("-- Walks that must go as they stand here: casewalk test\n", out);
    else if (existing.text[existing.length - 1] != '\n')
        putc('\n', out);
    fprintf(out, "\n%s", text);
    if (fclose(out) != 0)
        die("out of memory");
    bool good = try_out(caller, file, text, all, size, why) &&
                places_write(real ? real : file, all, size, why);
    free(text);
    free(all);
    free(real);
    return good;
}

/* The text of an author's files, word by word. */
#include "source.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum kind { NAME, STRING, LONG_STRING, NUMBER, SIGN };

/* Kept small: a long pathway has tens of thousands. */
struct lexeme {
    uint32_t start, length;
    int32_t line;
    uint16_t more_lines; /* that it goes on for */
    uint8_t kind;
    bool margin; /* stands in the first column */
};

static int last_line(const struct lexeme *lexeme) { return lexeme->line + lexeme->more_lines; }

struct scanned {
    const struct file *file;
    size_t count;
    struct lexeme *lexemes;
    int lines;
    size_t *first; /* first[line] is the first lexeme on that line or later */
};

struct source_map {
    struct arena *arena;
    size_t count;
    struct scanned *scanned;
};

/* The length of a long bracket `[[ … ]]` or `[==[ … ]==]` at text[at], or 0. */
static size_t long_bracket(const char *text, size_t at, size_t length) {
    size_t level = 0, i = at + 1;
    while (i < length && text[i] == '=') {
        level++;
        i++;
    }
    if (i >= length || text[at] != '[' || text[i] != '[')
        return 0;
    for (i++; i + level + 1 < length; i++) {
        if (text[i] != ']')
            continue;
        size_t equals = 0;
        while (equals < level && text[i + 1 + equals] == '=')
            equals++;
        if (equals == level && text[i + 1 + level] == ']')
            return i + level + 2 - at;
    }
    return length - at;
}

static size_t short_string(const char *text, size_t at, size_t length) {
    size_t i = at + 1;
    while (i < length && text[i] != text[at] && text[i] != '\n')
        i += text[i] == '\\' && i + 1 < length ? 2 : 1;
    return (i < length && text[i] == text[at] ? i + 1 : i) - at;
}

static size_t comment(const char *text, size_t at, size_t length) {
    size_t bracket =
        at + 2 < length && text[at + 2] == '[' ? long_bracket(text, at + 2, length) : 0;
    if (bracket)
        return bracket + 2;
    const char *end = memchr(text + at, '\n', length - at);
    return end ? (size_t)(end - text) - at : length - at;
}

static size_t measure(const char *text, size_t at, size_t length, enum kind *kind) {
    size_t i = at;
    if (isalpha((unsigned char)text[at]) || text[at] == '_') {
        *kind = NAME;
        while (i < length && (isalnum((unsigned char)text[i]) || text[i] == '_'))
            i++;
        return i - at;
    }
    if (isdigit((unsigned char)text[at])) {
        *kind = NUMBER;
        while (i < length && (isalnum((unsigned char)text[i]) || text[i] == '.'))
            i++;
        return i - at;
    }
    if (text[at] == '"' || text[at] == '\'') {
        *kind = STRING;
        return short_string(text, at, length);
    }
    if (text[at] == '[' && (i = long_bracket(text, at, length))) {
        *kind = LONG_STRING;
        return i;
    }
    *kind = SIGN;
    return 1;
}

static void add_lexeme(struct scanned *scanned, struct lexeme lexeme) {
    if ((scanned->count & (scanned->count - 1)) == 0)
        scanned->lexemes =
            xrealloc(scanned->lexemes, (scanned->count ? 2 * scanned->count : 1) * sizeof lexeme);
    scanned->lexemes[scanned->count++] = lexeme;
}

static void scan(struct arena *arena, struct scanned *scanned) {
    const char *text = scanned->file->text;
    size_t length = scanned->file->length;
    int line = 1;
    for (size_t at = 0; at < length;) {
        if (text[at] == '\n')
            line++;
        if (isspace((unsigned char)text[at])) {
            at++;
            continue;
        }
        bool aside = text[at] == '-' && at + 1 < length && text[at + 1] == '-';
        enum kind kind = SIGN;
        size_t size = aside ? comment(text, at, length) : measure(text, at, length, &kind);
        int first_line = line;
        bool may_break = aside || kind == STRING || kind == LONG_STRING;
        for (size_t i = at; may_break && i < at + size; i++)
            line += text[i] == '\n';
        if (!aside)
            add_lexeme(scanned, (struct lexeme){(uint32_t)at, (uint32_t)size, first_line,
                                                (uint16_t)(line - first_line), (uint8_t)kind,
                                                at == 0 || text[at - 1] == '\n'});
        at += size;
    }
    scanned->lines = line;
    scanned->first = arena_alloc(arena, ((size_t)line + 2) * sizeof *scanned->first);
    size_t next = 0;
    for (int i = 0; i <= line + 1; i++) {
        while (next < scanned->count && scanned->lexemes[next].line < i)
            next++;
        scanned->first[i] = next;
    }
}

struct source_map *source_map_new(struct arena *arena, const struct file *files, size_t count) {
    struct source_map *map = arena_alloc(arena, sizeof *map);
    map->arena = arena;
    map->count = count;
    map->scanned = arena_alloc(arena, (count ? count : 1) * sizeof *map->scanned);
    for (size_t i = 0; i < count; i++) {
        map->scanned[i].file = &files[i];
        scan(arena, &map->scanned[i]);
    }
    return map;
}

void source_map_free(struct source_map *map) {
    for (size_t i = 0; map && i < map->count; i++)
        free(map->scanned[i].lexemes);
}

static const struct scanned *find_file(const struct source_map *map, const char *name) {
    for (size_t i = 0; i < map->count; i++)
        if (strcmp(map->scanned[i].file->name, name) == 0)
            return &map->scanned[i];
    return NULL;
}

static bool equals(const struct scanned *scanned, size_t index, const char *text) {
    const struct lexeme *lexeme = &scanned->lexemes[index];
    return lexeme->length == strlen(text) &&
           memcmp(scanned->file->text + lexeme->start, text, lexeme->length) == 0;
}

/* Whether a string lexeme holds just this text. */
static bool quotes(const struct scanned *scanned, size_t index, const char *text) {
    const struct lexeme *lexeme = &scanned->lexemes[index];
    size_t length = strlen(text);
    return lexeme->kind == STRING && lexeme->length == length + 2 &&
           memcmp(scanned->file->text + lexeme->start + 1, text, length) == 0;
}

static bool is_sign(const struct scanned *scanned, size_t index, char sign) {
    return index < scanned->count && scanned->lexemes[index].kind == SIGN &&
           scanned->file->text[scanned->lexemes[index].start] == sign;
}

/* The lexeme behind the form's opening brace (or its text, where it has no braces), or the count.
 */
static size_t form_body(const struct scanned *scanned, int line, const char *word, const char *id) {
    for (size_t i = scanned->first[line]; i < scanned->count && scanned->lexemes[i].line <= line;
         i++) {
        if (!equals(scanned, i, word))
            continue;
        size_t next = i + 1;
        if (id) {
            if (next >= scanned->count || !quotes(scanned, next, id))
                continue;
            next++;
        }
        return is_sign(scanned, next, '{') ? next + 1 : next;
    }
    return scanned->count;
}

int source_line(const struct source_map *map, const struct place *place, const char *word,
                const char *id, const char *key, size_t nth) {
    const struct scanned *scanned = find_file(map, place->file);
    if (!scanned || place->line < 0 || place->line > scanned->lines)
        return place->line;
    int depth = 0;
    for (size_t i = form_body(scanned, place->line, word, id); i < scanned->count && depth >= 0;
         i++) {
        const struct lexeme *lexeme = &scanned->lexemes[i];
        bool fresh = i > 0 && (is_sign(scanned, i - 1, '{') || is_sign(scanned, i - 1, ',') ||
                               is_sign(scanned, i - 1, ';') || !is_sign(scanned, i - 1, '='));
        if (lexeme->kind == SIGN) {
            char sign = scanned->file->text[lexeme->start];
            depth += (sign == '{' || sign == '(') - (sign == '}' || sign == ')');
        } else if (depth == 0 && key && lexeme->kind == NAME && equals(scanned, i, key) &&
                   is_sign(scanned, i + 1, '=')) {
            return lexeme->line;
        } else if (depth == 0 && !key && fresh &&
                   (lexeme->kind == STRING || lexeme->kind == LONG_STRING) &&
                   (i == 0 || scanned->lexemes[i - 1].kind == SIGN || nth == 0)) {
            if (nth-- == 0)
                return lexeme->line;
        }
    }
    return place->line;
}

int source_second_line(const struct source_map *map, const struct place *place, const char *word,
                       const char *id, const char *key) {
    const struct scanned *scanned = find_file(map, place->file);
    if (!scanned || place->line < 0 || place->line > scanned->lines)
        return 0;
    int depth = 0, found = 0;
    for (size_t i = form_body(scanned, place->line, word, id); i < scanned->count && depth >= 0;
         i++) {
        depth += (is_sign(scanned, i, '{') || is_sign(scanned, i, '(')) -
                 (is_sign(scanned, i, '}') || is_sign(scanned, i, ')'));
        bool follows = i > 0 && (is_sign(scanned, i - 1, '{') || is_sign(scanned, i - 1, ','));
        if (depth == 0 && follows && equals(scanned, i, key) && is_sign(scanned, i + 1, '=') &&
            !is_sign(scanned, i + 2, '=') && ++found == 2)
            return scanned->lexemes[i].line;
    }
    return 0;
}

int source_text_line(const struct source_map *map, const struct place *place, const char *text) {
    const struct scanned *scanned = find_file(map, place->file);
    if (!scanned || place->line < 0 || place->line > scanned->lines)
        return place->line;
    size_t length = strlen(text);
    for (size_t i = scanned->first[place->line];
         i < scanned->count && scanned->lexemes[i].line <= place->line + 2; i++) {
        const struct lexeme *lexeme = &scanned->lexemes[i];
        if (lexeme->kind != LONG_STRING)
            continue;
        const char *start = scanned->file->text + lexeme->start;
        size_t bracket = strcspn(start + 1, "[") + 2;
        bool skipped = start[bracket] == '\n'; /* as Lua does */
        if (lexeme->length >= 2 * bracket + skipped &&
            length == lexeme->length - 2 * bracket - skipped &&
            memcmp(start + bracket + skipped, text, length) == 0)
            return lexeme->line + skipped;
    }
    return place->line;
}

/* --- syntax errors --- */

/* The text behind `near` in Lua's message, without its quotes; empty at the end of the file. */
static void near_text(const char *message, char *text, size_t size) {
    const char *near = strstr(message, " near ");
    text[0] = '\0';
    if (!near || strncmp(near + 6, "<eof>", 5) == 0)
        return;
    snprintf(text, size, "%s", near + 6);
    size_t length = strlen(text);
    if (length >= 2 && text[0] == '\'' && text[length - 1] == '\'') {
        memmove(text, text + 1, length - 2);
        text[length - 2] = '\0';
    }
}

static int opened_at(const char *message) {
    const char *at = strstr(message, "at line ");
    return at ? atoi(at + 8) : 0;
}

/* Whether a = stands behind a key, where it belongs. */
static bool belongs_to_key(const struct scanned *scanned, size_t at) {
    return is_sign(scanned, at, '=') && at > 1 && scanned->lexemes[at - 1].kind == NAME &&
           (is_sign(scanned, at - 2, '{') || is_sign(scanned, at - 2, ',') ||
            is_sign(scanned, at - 2, ';'));
}

/* The lexeme on which Lua stopped: the count at the end of the file. */
static size_t stopped_at(const struct scanned *scanned, int line, const char *near) {
    if (!*near || line > scanned->lines)
        return scanned->count;
    for (size_t i = scanned->first[line]; i < scanned->count && scanned->lexemes[i].line <= line;
         i++)
        if ((equals(scanned, i, near) && !belongs_to_key(scanned, i)) ||
            (strlen(near) == 2 && is_sign(scanned, i, *near)))
            return i; /* of // and its like each sign is a lexeme */
    /* A long string is reported on its last line. */
    for (size_t i = 0; i < scanned->count; i++)
        if (last_line(&scanned->lexemes[i]) == line && equals(scanned, i, near))
            return i;
    return scanned->count;
}

/* Of `key: {` Lua says that a name is missing before the brace, and others may stand on the line.
 */
static bool is_behind_colon(const struct scanned *scanned, int line, const char *near) {
    for (size_t i = line > scanned->lines ? scanned->count : scanned->first[line];
         i < scanned->count && scanned->lexemes[i].line <= line; i++)
        if (i > 0 && equals(scanned, i, near) && is_sign(scanned, i - 1, ':'))
            return true;
    return false;
}

/* The line of the last brace before a lexeme that is not closed again. */
static int unclosed_before(const struct scanned *scanned, size_t at, int fallback) {
    int depth = 0;
    while (at-- > 0) {
        depth += is_sign(scanned, at, '}') - is_sign(scanned, at, '{');
        if (depth < 0)
            return scanned->lexemes[at].line;
    }
    return fallback;
}

static bool has_typographic_quote(const struct scanned *scanned, int line) {
    const char *text = scanned->file->text, *end = text + scanned->file->length;
    for (int i = 1; i < line && text; i++) {
        text = memchr(text, '\n', (size_t)(end - text));
        text = text ? text + 1 : NULL;
    }
    for (; text && text + 2 < end && *text != '\n'; text++)
        if (memcmp(text, "\xe2\x80", 2) == 0 && strchr("\x98\x99\x9c\x9d\x9e", text[2]))
            return true;
    return false;
}

static bool ends_value(const struct scanned *scanned, size_t index) {
    return scanned->lexemes[index].kind != SIGN || is_sign(scanned, index, '}') ||
           is_sign(scanned, index, ')');
}

/* A value stands where a comma or the closing brace is due. */
static const char *explain_neighbours(const struct scanned *scanned, struct arena *arena, size_t at,
                                      int *line) {
    const struct lexeme *before = &scanned->lexemes[at - 1], *found = &scanned->lexemes[at];
    const char *text = scanned->file->text;
    if (before->kind == STRING && before->line == found->line &&
        before->start + before->length == found->start)
        return arena_copy(
            arena,
            "a quotation mark ends the text here; write \\\" for one inside it, or put the text in "
            "[[ … ]]");
    int length = before->length > 40 ? 40 : (int)before->length;
    const char *cut = before->length > 40 ? "…" : "";
    *line = last_line(before);
    return arena_print(arena, "a comma is missing after %.*s%s", length, text + before->start, cut);
}

static bool is_word_of_lua(const struct scanned *scanned, size_t index) {
    static const char *const reserved[] = {"and",   "break", "do",    "else",    "elseif", "end",
                                           "false", "for",   "goto",  "if",      "in",     "local",
                                           "nil",   "not",   "or",    "repeat",  "return", "then",
                                           "true",  "until", "while", "function"};
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
        if (equals(scanned, index, reserved[i]))
            return true;
    return false;
}

static const char colon[] = "between a key and its value stands =, not a colon";

/* Signs of other languages and signs too many, by the lexeme on which Lua stopped; NULL: none of
   these. */
static const char *explain_sign(const struct scanned *scanned, struct arena *arena, size_t at) {
    const char *word = scanned->file->text + scanned->lexemes[at].start;
    int length = (int)scanned->lexemes[at].length;
    const struct lexeme *before = at > 0 ? &scanned->lexemes[at - 1] : NULL;
    const char *word_before = before ? scanned->file->text + before->start : "";
    int length_before = before ? (int)before->length : 0;
    if (is_sign(scanned, at, '#') || (is_sign(scanned, at, '/') && is_sign(scanned, at + 1, '/')))
        return "a note begins with two dashes: --";
    if (before && is_sign(scanned, at - 1, ':'))
        return colon;
    if (is_sign(scanned, at, '=') && before && before->kind == STRING)
        return arena_print(arena, "a key stands without quotes: %.*s = …", length_before - 2,
                           word_before + 1);
    if (is_sign(scanned, at, '=') && at > 1 && before->kind == NAME &&
        is_sign(scanned, at - 2, '='))
        return arena_print(arena,
                           "assignments and conditions are written in quotes, as in set = \"%.*s = "
                           "…\"",
                           length_before, word_before);
    if (scanned->lexemes[at].kind == NAME && is_word_of_lua(scanned, at) &&
        is_sign(scanned, at + 1, '='))
        return arena_print(arena,
                           "%.*s is a word of Lua itself and can name nothing: choose another",
                           length, word);
    if (is_sign(scanned, at, ')') || is_sign(scanned, at, '}'))
        return arena_print(arena, "this %c closes nothing: is it one too many?", *word);
    return NULL;
}

const char *source_explain(const struct source_map *map, struct arena *arena, const char *file,
                           int *line, const char *message) {
    const struct scanned *scanned = find_file(map, file);
    char near[400];
    near_text(message, near, sizeof near);
    if (!scanned)
        return arena_copy(arena, message);
    if (has_typographic_quote(scanned, *line))
        return arena_copy(arena, "typographic quotes: use the plain \" instead of “ and ”");
    if (strstr(message, "unfinished string"))
        return arena_copy(
            arena, "this text has no closing quotation mark on its line; long texts go in [[ … ]]");
    if (strstr(message, "<name> expected") && is_behind_colon(scanned, *line, near))
        return colon;
    size_t at = stopped_at(scanned, *line, near);
    int opened = opened_at(message);
    bool at_end = at == scanned->count || scanned->lexemes[at].margin;
    bool open_list = strstr(message, "unexpected symbol") && at_end && at > 0 &&
                     (is_sign(scanned, at - 1, ',') || is_sign(scanned, at - 1, '{'));
    if ((strstr(message, "'}' expected") && at_end) || open_list) {
        *line = opened ? opened : open_list ? unclosed_before(scanned, at, *line) : *line;
        return arena_print(arena, "the { on line %d is never closed with }", *line);
    }
    bool neighbours = at > 0 && at < scanned->count && ends_value(scanned, at - 1) &&
                      (scanned->lexemes[at].kind != SIGN || is_sign(scanned, at, '{'));
    if (neighbours && (strstr(message, "expected") || strstr(message, "unexpected")))
        return explain_neighbours(scanned, arena, at, line);
    if (strstr(message, "unfinished long string")) {
        *line = opened ? opened : *line;
        return arena_copy(arena, "this [[ is never closed with ]]");
    }
    if (strstr(message, "invalid escape"))
        return arena_copy(arena,
                          "in \"…\" a \\ has a meaning of its own: write \\\\ for one, or put "
                          "the text in [[ … ]]");
    const char *sign = at < scanned->count ? explain_sign(scanned, arena, at) : NULL;
    if (sign)
        return sign;
    if (strstr(message, "syntax error") && at < scanned->count)
        return arena_print(
            arena,
            "this is not complete: near %s (a word is followed by its name in quotes and { … })",
            near);
    return arena_copy(arena, message);
}

bool source_blank(const struct source_map *map, const char *file, int line, const char *message,
                  char *text, void (*lost)(void *context, const char *id), void *context) {
    const struct scanned *scanned = find_file(map, file);
    int opened = opened_at(message);
    if (!scanned)
        return false;
    if (opened > 0 && opened < line)
        line = opened;
    size_t begin = scanned->count, end = scanned->count;
    for (size_t i = 0; i < scanned->count; i++) {
        const struct lexeme *lexeme = &scanned->lexemes[i];
        if (lexeme->margin && lexeme->kind == NAME && lexeme->line <= line)
            begin = i;
        else if (lexeme->margin && lexeme->kind == NAME && lexeme->line > line &&
                 end == scanned->count)
            end = i;
    }
    if (begin == scanned->count)
        return false;
    size_t from = scanned->lexemes[begin].start;
    size_t to = end < scanned->count ? scanned->lexemes[end].start : scanned->file->length;
    bool changed = false;
    for (size_t i = from; i < to; i++) {
        if (text[i] != '\n' && text[i] != ' ') {
            text[i] = ' ';
            changed = true;
        }
    }
    for (size_t i = begin; i + 1 < end; i++) {
        bool as = equals(scanned, i, "as") && is_sign(scanned, i + 1, '='); /* of a use */
        const struct lexeme *next = &scanned->lexemes[as && i + 2 < end ? i + 2 : i + 1];
        if (scanned->lexemes[i].kind != NAME || next->kind != STRING || next->length <= 2)
            continue;
        const char *name =
            arena_copy_bytes(map->arena, scanned->file->text + next->start + 1, next->length - 2);
        const char *slash = strrchr(name, '/'); /* a file that is used is known by its last part */
        lost(context, slash ? slash + 1 : name);
    }
    return changed;
}

/* Writes Lua. */
#include "lua_writer.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "clean.h"
#include "failure.h"

/* --- strings --- */

static void put_quoted(FILE *out, char c) {
    unsigned char byte = (unsigned char)c;
    if (c == '"' || c == '\\')
        fprintf(out, "\\%c", c);
    else if (c == '\n')
        fputs("\\n", out);
    else if (byte < 0x20 || byte == 0x7f)
        fprintf(out, "\\%03d", byte);
    else
        putc(c, out);
}

void lua_string(FILE *out, const char *text) {
    putc('"', out);
    for (; *text; text++)
        put_quoted(out, *text);
    putc('"', out);
}

/* The text as the language of casewalk has it, braces and all. The caller frees. */
static char *written(const char *rich, size_t *length) {
    char *text;
    FILE *out = open_memstream(&text, length);
    if (!out)
        die("out of memory");
    for (; *rich; rich++) {
        bool inside = false;
        if (*rich == RICH_OPEN) {
            inside = true;
            putc('{', out);
            for (rich++; *rich && *rich != RICH_CLOSE; rich++)
                putc(*rich, out);
            putc('}', out);
            if (!*rich)
                break;
        }
        if (inside)
            continue;
        if (*rich == '{' || *rich == '}')
            putc(*rich, out);
        putc(*rich, out);
    }
    if (fclose(out) != 0)
        die("out of memory");
    return text;
}

/* How many = the brackets need: the text must hold no closing one, not even at its end. */
static int bracket_level(const char *text) {
    for (int level = 0;; level++) {
        bool found = false;
        for (const char *at = text; !found && (at = strchr(at, ']')); at++) {
            size_t signs = strspn(at + 1, "=");
            found = signs == (size_t)level && (at[1 + signs] == ']' || at[1 + signs] == '\0');
        }
        if (!found)
            return level;
    }
}

static void put_long(FILE *out, const char *text) {
    int level = bracket_level(text);
    putc('[', out);
    for (int i = 0; i < level; i++)
        putc('=', out);
    putc('[', out);
    if (*text == '\n') /* Lua drops the first line end */
        putc('\n', out);
    fputs(text, out);
    putc(']', out);
    for (int i = 0; i < level; i++)
        putc('=', out);
    putc(']', out);
}

/* Where to cut so that neither a letter nor an expression is torn. */
static size_t cut_at(const char *rich, size_t length) {
    while (length > 0 && (rich[length] & 0xC0) == 0x80)
        length--;
    size_t open = length;
    while (open > 0 && rich[open - 1] != RICH_OPEN && rich[open - 1] != RICH_CLOSE)
        open--;
    return open > 0 && rich[open - 1] == RICH_OPEN ? open - 1 : length;
}

bool lua_text(FILE *out, const char *rich) {
    enum { SHORT = 100 };
    size_t whole = strlen(rich), room = whole, length;
    char *text = written(rich, &length);
    while (length > LUA_LONGEST) { /* braces are doubled: how long it becomes shows in writing */
        room = room > LUA_LONGEST ? LUA_LONGEST : room / 2;
        char *kept = strndup(rich, cut_at(rich, room));
        free(text);
        text = written(kept, &length);
        free(kept);
    }
    if (length <= SHORT && !strpbrk(text, "\"\\\n"))
        lua_string(out, text);
    else
        put_long(out, text);
    free(text);
    return room < whole;
}

/* --- comments --- */

void lua_comment(FILE *out, const char *indent, const char *text) {
    while (*text) {
        size_t length = strcspn(text, "\n");
        /* The space matters: "--[[" begins a comment that goes on. */
        fprintf(out, "%s--%s%.*s\n", indent, length ? " " : "", (int)length, text);
        text += length + (text[length] == '\n');
    }
}

/* --- rich texts --- */

static bool is_item(const char *text) { return strncmp(text, "- ", 2) == 0; }

/* Without the lines that hold nothing but the marks of lists and rows of links, whose links were
   taken out. */
static char *without_bare_marks(const char *rich) {
    char *kept = xcalloc(strlen(rich) + 2, 1), *to = kept;
    while (*rich) {
        size_t length = strcspn(rich, "\n");
        size_t marks = strspn(rich, " \t-*|•·:;,/>»");
        if (marks < length)
            to = mempcpy(to, rich, length);
        rich += length;
        if (*rich)
            *to++ = *rich++;
    }
    return kept;
}

static char *even_spaces(const char *rich) {
    size_t length = strlen(rich), used = 0;
    char *even = xcalloc(2 * length + 3, 1);
    bool in_item = false;
    while (*rich) {
        size_t gap = strspn(rich, " \t\n"), breaks = 0;
        for (size_t i = 0; i < gap; i++)
            breaks += rich[i] == '\n';
        const char *word = rich + gap;
        bool item = is_item(word), row = item && in_item;
        if (breaks > 0)
            in_item = false;
        if (gap && used && *word && breaks > 1 && !row) {
            memcpy(even + used, "\n\n", 2);
            used += 2;
        } else if (gap && used && *word)
            even[used++] = breaks > 0 && item ? '\n' : ' ';
        in_item = in_item || (item && (breaks > 0 || used == 0));
        bool inside = *word == RICH_OPEN;
        size_t word_length = inside ? strcspn(word, "\2") + 1 : strcspn(word, " \t\n\1");
        if (!*word)
            break;
        memcpy(even + used, word, word_length);
        used += word_length;
        rich = word + word_length;
    }
    even[used] = '\0';
    return even;
}

char *rich_even(const char *rich) {
    char *kept = without_bare_marks(rich), *even = even_spaces(kept);
    free(kept);
    return even;
}

const char *rich_plain(struct arena *arena, const char *rich) {
    char *plain = arena_copy(arena, rich);
    for (char *c = plain; *c; c++)
        *c = (char)(*c == RICH_OPEN ? '{' : *c == RICH_CLOSE ? '}' : *c);
    return plain;
}

char lua_quote_for(const char *rich) {
    if (strpbrk(rich, "\n\1"))
        return '\0';
    return !strchr(rich, '\'') ? '\'' : !strchr(rich, '"') ? '"' : '\0';
}

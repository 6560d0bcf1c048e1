/* The words of a picture: what is written in the file, without a patient to tell it of. */
#include <stdlib.h>
#include <string.h>

#include "clean.h"
#include "picture.h"

/* --- from an expression --- */

enum { MOST_BYTES = 4000 }; /* far more than is ever shown */

static void write_words(const struct picture *picture, const struct expression *e, FILE *out) {
    double holds;
    if (ftell(out) > MOST_BYTES)
        return;
    switch (e->kind) {
    case EXPRESSION_WORDS:
        fputs(e->words, out);
        return;
    case EXPRESSION_NAME:
        fputs(picture->pathway->variants[picture->variant].name, out);
        return;
    case EXPRESSION_FIELD:
        fprintf(out, "{%s}", picture->pathway->words.patient.fields[e->index].id);
        return;
    case EXPRESSION_DEFINED:
        write_words(picture, e->operands[0], out);
        return;
    case EXPRESSION_JOIN:
        for (size_t i = 0; i < e->count; i++)
            write_words(picture, e->operands[i], out);
        return;
    case EXPRESSION_EITHER:
        for (size_t i = 0; i + 1 < e->count; i += 2)
            if (reader_constant(picture->reader, e->operands[i], &holds) && holds != 0) {
                write_words(picture, e->operands[i + 1], out);
                return;
            }
        write_words(picture, e->operands[e->count - 1], out);
        return;
    default:
        fputs("{…}", out);
    }
}

/* One line: markup left out, spaces run together. In place. */
static void make_plain(char *text) {
    char *to = text;
    for (const char *from = text; *from; from++)
        if (*from != '*' && !(*from == ' ' && (to == text || to[-1] == ' ')))
            *to++ = *from;
    while (to > text && to[-1] == ' ')
        to--;
    *to = '\0';
}

/* The bytes of the next character with the marks that stand on it. */
static size_t next_character(const char *text) {
    uint32_t character;
    size_t length = 0, left = strlen(text);
    do {
        size_t size = clean_decode(text + length, left - length, &character);
        length += size ? size : 1;
    } while (length < left && clean_decode(text + length, left - length, &character) &&
             clean_is_mark(character));
    return length;
}

/* Cuts a text to so many characters, between words where one ends near. In place; there is room for
   the ellipsis. */
static void cut(char *text, size_t most) {
    size_t at = 0, space = 0, count = 0;
    enum { NEAR = 14 }; /* bytes that may be given up for a whole word */
    for (; text[at] && count < most; count++) {
        if (text[at] == ' ')
            space = at;
        at += next_character(text + at);
    }
    if (!text[at])
        return;
    memcpy(text + (space && at - space <= NEAR ? space : at), "…", sizeof "…");
}

const char *picture_short(const struct picture *picture, const char *text, size_t most) {
    char *line = clean_line(text, strlen(text));
    char *kept = arena_print(picture->arena, "%s   ", line); /* room for "…" */
    free(line);
    make_plain(kept);
    cut(kept, most);
    return kept;
}

const char *picture_text(const struct picture *picture, const struct expression *text,
                         size_t most) {
    char *words = NULL;
    size_t size;
    if (!text)
        return "";
    FILE *out = open_memstream(&words, &size);
    if (!out)
        die("out of memory");
    write_words(picture, text, out);
    if (fclose(out) != 0)
        die("out of memory");
    const char *kept = picture_short(picture, words, most);
    free(words);
    return kept;
}

/* --- lines --- */

const char *picture_wrap(struct arena *arena, const char *text, size_t width) {
    size_t length = strlen(text), column = 0, space = 0, put = 0;
    char *lines = arena_alloc(arena, 2 * length + 1);
    for (size_t at = 0; at < length;) {
        size_t size = next_character(text + at);
        if (text[at] == ' ')
            space = put;
        if (column >= width && text[at] != ' ') {
            if (space) { /* this word begins the next line */
                lines[space] = '\n';
                column = 0;
                for (size_t i = space + 1; i < put; i += next_character(lines + i))
                    column++;
            } else { /* a word longer than a line */
                lines[put++] = '\n';
                column = 0;
            }
            space = 0;
        }
        memcpy(lines + put, text + at, size);
        put += size;
        at += size;
        column++;
    }
    return lines;
}

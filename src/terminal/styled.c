/* Text gathered piece by piece. */
#include "styled.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "clean.h"
#include "failure.h"

struct styled *styled_new(const struct screen *screen) {
    struct styled *styled = xcalloc(1, sizeof *styled);
    styled->screen = screen;
    styled->bytes = xcalloc(1, 1);
    return styled;
}

void styled_free(struct styled *styled) {
    if (!styled)
        return;
    free(styled->bytes);
    free(styled->roles);
    free(styled->together);
    free(styled);
}

static void make_room(struct styled *styled, size_t more) {
    if (styled->room - styled->length > more)
        return;
    size_t room = 2 * (styled->length + more) + 64;
    styled->bytes = xrealloc(styled->bytes, room);
    styled->roles = xrealloc(styled->roles, room);
    styled->together = xrealloc(styled->together, room * sizeof(bool));
    styled->room = room;
}

static void append(struct styled *styled, enum role role, const char *bytes, size_t length) {
    make_room(styled, length + 1);
    memcpy(styled->bytes + styled->length, bytes, length);
    memset(styled->roles + styled->length, (int)role, length);
    memset(styled->together + styled->length, 0, length * sizeof(bool));
    styled->length += length;
    styled->bytes[styled->length] = '\0';
}

void styled_add(struct styled *styled, enum role role, const char *text) {
    if (!text)
        return;
    char *line = screen_line(styled->screen, text, strlen(text));
    append(styled, role, line, strlen(line));
    free(line);
}

void styled_append(struct styled *styled, struct styled *piece, bool together) {
    size_t start = styled->length;
    append(styled, ROLE_PLAIN, piece->bytes, piece->length);
    for (size_t i = 0; i < piece->length; i++) {
        styled->roles[start + i] = piece->roles[i];
        styled->together[start + i] = i > 0 && (together || piece->together[i]);
    }
    styled_free(piece);
}

void styled_add_together(struct styled *styled, enum role role, const char *text) {
    struct styled *piece = styled_new(styled->screen);
    styled_add(piece, role, text);
    styled_append(styled, piece, true);
}

void styled_print(struct styled *styled, enum role role, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    char *text = xvprint(format, arguments);
    va_end(arguments);
    styled_add(styled, role, text);
    free(text);
}

static size_t asterisks(const char *text) {
    size_t count = strspn(text, "*");
    return count > 2 ? 0 : count; /* a row of them is a row of them */
}

/* Whether the text starts with a mark, which an asterisk taken away would put on another letter. */
static bool starts_with_mark(const char *text) {
    uint32_t character;
    return clean_decode(text, strlen(text), &character) > 0 && clean_is_mark(character);
}

/* The end of what a pair of `count` asterisks encloses, or NULL: the closing ones follow it. Where
   one opener finds none, no later one of that count does: `none` saves looking again, for a text
   may hold any number of openers. */
static const char *find_close(const char *inside, size_t count, bool none[3]) {
    if (none[count] || *inside == '\0' || *inside == ' ' || starts_with_mark(inside))
        return NULL;
    for (const char *at = inside; (at = strchr(at, '*')); at += strspn(at, "*"))
        if (strspn(at, "*") == count && at > inside && at[-1] != ' ' &&
            !starts_with_mark(at + count))
            return at;
    none[count] = true;
    return NULL;
}

static void append_marked(struct styled *styled, enum role role, const char *line) {
    bool none[3] = {false}; /* by the count of asterisks */
    while (*line) {
        size_t plain = strcspn(line, "*");
        append(styled, role, line, plain);
        line += plain;
        size_t count = asterisks(line);
        const char *close = count ? find_close(line + count, count, none) : NULL;
        if (close) {
            append(styled, count == 2 ? ROLE_STRONG : ROLE_EMPHASIS, line + count,
                   (size_t)(close - line) - count);
            line = close + count;
        } else {
            size_t literal = strspn(line, "*");
            append(styled, role, line, literal);
            line += literal;
        }
    }
}

void styled_add_marked(struct styled *styled, enum role role, const char *text) {
    char *line = screen_line(styled->screen, text, strlen(text));
    append_marked(styled, role, line);
    free(line);
}

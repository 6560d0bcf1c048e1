/* The words of an expression. */
#include "tokens.h"

#include <ctype.h>
#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

void *slip_at(struct slip *slip, int column, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    slip->column = column;
    vsnprintf(slip->text, sizeof slip->text, format, arguments);
    va_end(arguments);
    return NULL;
}

/* Signs of other languages, and the one that is meant. Longer ones stand before their beginnings.
 */
static const struct {
    const char *written, *advice;
} foreign[] = {
    {"!=", "\"not equal\" is written ~="},
    {"<>", "\"not equal\" is written ~="},
    {"=>", "\"at least\" is written >="},
    {"=<", "\"at most\" is written <="},
    {"&&", "write \"and\" instead of &&"},
    {"||", "write \"or\" instead of ||"},
    {"+=", "write field = field + … in full instead of +="},
    {"-=", "write field = field - … in full instead of -="},
    {"*=", "write field = field * … in full instead of *="},
    {"++", "write field = field + 1 instead of ++"},
    {"..", "texts are not joined with ..: write the parts as {…} in the text itself"},
    {"^", "there is no ^: multiply instead (x * x)"},
    {"!", "write \"not\" instead of !"},
    {"&", "write \"and\" instead of &"},
    {"|", "write \"or\" instead of |"},
    {"?", "there is no ?: write either(condition, value, otherwise)"},
    {"\xe2\x80\x9c", "typographic quotes: use the plain ' or \""},
    {"\xe2\x80\x9d", "typographic quotes: use the plain ' or \""},
    {"\xe2\x80\x98", "typographic quotes: use the plain ' or \""},
    {"\xe2\x80\x99", "typographic quotes: use the plain ' or \""},
    {"\xe2\x89\xa4", "\"at most\" is written <="},
    {"\xe2\x89\xa5", "\"at least\" is written >="},
    {"\xe2\x89\xa0", "\"not equal\" is written ~="},
    {"\xe2\x88\x92", "this minus sign is typographic: use the plain -"},
    {"%", "a percentage is written as a number from 0 to 1, or with the remainder sign between two "
          "numbers"},
};

static const char *const signs[] = {"==", "~=", "<=", ">=", "//", "+", "-", "*", "/", "%",
                                    "<",  ">",  "(",  ")",  ",",  ";", "=", "{", "}"};

static struct token bad(struct token token) {
    token.kind = TOKEN_BAD;
    return token;
}

static struct token read_number(struct token token, const char **at, struct slip *slip) {
    char *end;
    if (token.start[0] == '0' && (token.start[1] == 'x' || token.start[1] == 'X')) {
        slip_at(slip, token.column, "numbers are written in decimal");
        return bad(token);
    }
    token.kind = TOKEN_NUMBER;
    token.number = strtod(token.start, &end);
    if (!isfinite(token.number)) {
        slip_at(slip, token.column, "this number is too large");
        return bad(token);
    }
    if (isalpha((unsigned char)*end) || *end == '_' || *end == '.') {
        int length = (int)(end - token.start);
        slip_at(slip, token.column + length,
                "after the number %.*s a sign is missing (a unit is not written here)", length,
                token.start);
        return bad(token);
    }
    token.length = (size_t)(end - token.start);
    *at = end;
    return token;
}

static struct token read_text(struct arena *arena, struct token token, const char **at,
                              struct slip *slip) {
    const char *end = token.start + 1;
    while (*end && *end != *token.start)
        end++;
    if (!*end) {
        slip_at(slip, token.column, "this text has no closing %c", *token.start);
        return bad(token);
    }
    token.kind = TOKEN_TEXT;
    token.text = arena_copy_bytes(arena, token.start + 1, (size_t)(end - token.start) - 1);
    token.length = (size_t)(end + 1 - token.start);
    *at = end + 1;
    return token;
}

static struct token read_name(struct arena *arena, struct token token, const char **at) {
    const char *end = token.start;
    while (isalnum((unsigned char)*end) || *end == '_')
        end++;
    token.kind = TOKEN_NAME;
    token.length = (size_t)(end - token.start);
    token.text = arena_copy_bytes(arena, token.start, token.length);
    *at = end;
    return token;
}

static struct token read_sign(struct token token, const char **at, struct slip *slip) {
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++) {
        size_t length = strlen(foreign[i].written);
        if (strncmp(token.start, foreign[i].written, length) != 0)
            continue;
        const char *next = token.start + length + strspn(token.start + length, " \t\n");
        bool remainder = strcmp(foreign[i].written, "%") == 0;
        if (!remainder || !*next || strchr("),;<>=~", *next)) {
            slip_at(slip, token.column, "%s", foreign[i].advice);
            return bad(token);
        }
    }
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t length = strlen(signs[i]);
        if (strncmp(token.start, signs[i], length) == 0) {
            token.kind = TOKEN_SIGN;
            token.text = signs[i];
            token.length = length;
            *at = token.start + length;
            return token;
        }
    }
    if (isprint((unsigned char)*token.start))
        slip_at(slip, token.column, "%c has no meaning here", *token.start);
    else
        slip_at(slip, token.column, "a character that has no meaning here");
    return bad(token);
}

struct token token_read(struct arena *arena, const char *source, const char **at,
                        struct slip *slip) {
    const char *start = *at + strspn(*at, " \t\r\n");
    struct token token = {
        .kind = TOKEN_END, .column = (int)(start - source) + 1, .start = start, .text = ""};
    *at = start;
    if (!*start)
        return token;
    if (isdigit((unsigned char)*start) || (*start == '.' && isdigit((unsigned char)start[1])))
        return read_number(token, at, slip);
    if (*start == '\'' || *start == '"')
        return read_text(arena, token, at, slip);
    if (isalpha((unsigned char)*start) || *start == '_')
        return read_name(arena, token, at);
    return read_sign(token, at, slip);
}

/* The words of an expression, and the slips that show in a single word. Private to this folder. */
#ifndef TOKENS_H
#define TOKENS_H

#include "expression.h"

enum token_kind { TOKEN_END, TOKEN_NUMBER, TOKEN_NAME, TOKEN_TEXT, TOKEN_SIGN, TOKEN_BAD };

struct token {
    enum token_kind kind;
    int column; /* from 1 */
    const char *start;
    size_t length;
    double number;    /* of TOKEN_NUMBER */
    const char *text; /* of TOKEN_NAME and TOKEN_TEXT (without quotes); of TOKEN_SIGN the sign */
};

/* Reads the token at *at and moves *at behind it. A TOKEN_BAD has filled the slip. */
struct token token_read(struct arena *arena, const char *source, const char **at,
                        struct slip *slip);

/* Fills the slip; returns NULL, so that a parser can `return slip_at(…)`. */
void *slip_at(struct slip *slip, int column, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif

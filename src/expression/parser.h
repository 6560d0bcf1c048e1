/* The parser's state and what its parts share. Private to this folder. */
#ifndef PARSER_H
#define PARSER_H

#include "tokens.h"

/* Far beyond what an author writes, far below what the stack bears. */
enum {
    DEEPEST = 100,        /* brackets within brackets, and defines that rest on one another */
    DEEPEST_IN_ALL = 500, /* brackets of all defines that are being read */
    LONGEST_SOURCE = 4000,
    TALLEST = 3000 /* parts within parts, the meaning of defines among them */
};

struct parser {
    struct arena *arena;
    struct vocabulary *words;
    const char *source;
    const char *at;
    struct token token;
    const struct place *place;
    bool given;
    int depth;
    struct slip *slip;
};

/* A new node at a column, of a type; operands to be filled in. */
struct expression *parser_make(struct parser *parser, enum expression_kind kind, struct type type,
                               int column, size_t operands);

/* Reads the next token; false with the slip. */
bool parser_next(struct parser *parser);
bool parser_at_sign(const struct parser *parser, const char *sign);
bool parser_at_name(const struct parser *parser, const char *name);

/* A whole expression, up to what cannot belong to it. */
struct expression *parser_expression(struct parser *parser);

/* --- types.c --- */
/* "a number", "a text" … for messages. */
const char *parser_type_name(const struct expression *expression);
/* Whether two fields take the same values in the same order. */
bool parser_same_values(const struct field *a, const struct field *b);
/* Makes a text literal one of the values of a field, or says that it is none. */
bool parser_become_value(struct parser *parser, struct expression *literal,
                         const struct field *field);
/* The same for a text, or an either() of texts. */
bool parser_become_values(struct parser *parser, struct expression *text,
                          const struct field *field);
/* Brings all of `operands[first], [first + step] …` to one type, literals becoming values where
   another operand is one; gives the type, or false. */
bool parser_unify(struct parser *parser, struct expression *whole, size_t first, size_t step,
                  struct type *type);
/* Whether the expression has the type; says what `where` needs otherwise. */
bool parser_want(struct parser *parser, const struct expression *found, struct type type,
                 const char *where);

/* Notes how many parts lie within one another; false when there are too many. */
bool parser_measure(struct parser *parser, struct expression *whole);

/* --- names.c: names and calls --- */
/* A number, truth or value that is known already. */
struct expression *parser_constant(struct parser *parser, double number, struct type type,
                                   int column);
struct expression *parser_name(struct parser *parser, const char *name, int column);
struct expression *parser_call(struct parser *parser, const char *name, int column);
/* Says that the name is not known, with the nearest that is. */
struct expression *parser_unknown_name(struct parser *parser, const char *name, int column);

#endif

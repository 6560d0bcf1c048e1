/* What the formats of Twine compute with: read from their several ways of writing, and written as
   an expression of casewalk where casewalk has it. Private to this folder. */
#ifndef FORMULA_H
#define FORMULA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct story;
struct draw;

enum formula_kind {
    FORMULA_NUMBER,
    FORMULA_TEXT,
    FORMULA_TRUTH, /* number is 0 or 1 */
    FORMULA_VARIABLE,
    FORMULA_NOT,
    FORMULA_NEGATE,
    FORMULA_SIGN,  /* two operands */
    FORMULA_CALL,  /* a function that casewalk has too */
    FORMULA_CHOICE /* condition, value, otherwise */
};

/* In the order of what binds: `or` least. */
enum sign {
    SIGN_OR,
    SIGN_AND,
    SIGN_EQUAL,
    SIGN_UNEQUAL,
    SIGN_LESS,
    SIGN_AT_MOST,
    SIGN_MORE,
    SIGN_AT_LEAST,
    SIGN_PLUS,
    SIGN_MINUS,
    SIGN_TIMES,
    SIGN_DIVIDE,
    SIGN_REMAINDER,
    SIGNS
};

/* A tree in the story's arena. */
struct formula {
    enum formula_kind kind;
    enum sign sign;
    double number;
    const char *text; /* of a text, or the name of a function */
    long variable;
    size_t count;
    struct formula **operands;
    size_t height;     /* 1 for a leaf */
    struct draw *draw; /* of a variable: chance draws it before the passage is shown; or NULL */
};

/* Deeper trees are not read, and what would become deeper is not made. */
enum { FORMULA_TALLEST = 60, FORMULA_LONGEST = 3000 };

enum formula_type { IS_UNKNOWN, IS_NUMBER, IS_TRUTH, IS_TEXT, IS_MIXED };

/* Reads an expression of the story's format; NULL: it is not one of the simple ones. */
struct formula *formula_read(struct story *story, const char *text, size_t length);

/* Reads assignments ("$x to 5, $y = 2", "$x++"), calling `each` for one after the other. False: one
   was not simple; nothing has been called then. `it` is what Harlowe calls the variable itself. */
typedef void formula_assign(void *context, long variable, struct formula *value);
bool formula_read_assignments(struct story *story, const char *text, size_t length,
                              formula_assign *assign, void *context);

/* Parts for whoever puts conditions together. NULL operands stand for "always". */
struct formula *formula_not(struct story *story, struct formula *formula);
struct formula *formula_and(struct story *story, struct formula *left, struct formula *right);
struct formula *formula_variable(struct story *story, long variable);
struct formula *formula_constant(struct story *story, enum formula_type type, double number,
                                 const char *text);
bool formula_is_constant(const struct formula *formula);

/* The type that a formula has as far as its variables are known; where one is not, and its place
   says what it must be, that becomes known. IS_MIXED: it cannot be typed. */
enum formula_type formula_infer(struct story *story, struct formula *formula,
                                enum formula_type wanted);

/* The formula as casewalk writes it, in the story's arena; as a condition, or as the value that a
   variable takes (-1: as something that is shown). NULL: it cannot be written. */
const char *formula_condition(struct story *story, const struct formula *formula);
const char *formula_value(struct story *story, const struct formula *formula, long variable);

/* Calls `each` for every draw of chance that a formula rests on. */
void formula_draws(const struct formula *formula, void (*each)(void *context, struct draw *draw),
                   void *context);

#endif

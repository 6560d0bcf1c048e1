/* The small typed language of conditions, effects and texts: a tree, and its value in a scene.

   Everything an author may let depend on the patient is an expression: a condition, a probability,
   a duration, but also a rating (its rank), a target (the number of a node) and a text (parts
   joined together). So there is one evaluator, and it is always known what is read. */
#ifndef EXPRESSION_H
#define EXPRESSION_H

#include <stdio.h>

#include "arena.h"
#include "failure.h"
#include "patient.h"

/* A place in an author's file. */
struct place {
    const char *file;
    int line;
};

enum type_kind { TYPE_NUMBER, TYPE_TRUTH, TYPE_TEXT, TYPE_VALUE };

/* The type of an expression; `field` says whose values a TYPE_VALUE takes. */
struct type {
    enum type_kind kind;
    const struct field *field;
};

enum expression_kind {
    EXPRESSION_NUMBER,    /* number; also truth and values, resolved */
    EXPRESSION_WORDS,     /* text: a literal */
    EXPRESSION_FIELD,     /* index */
    EXPRESSION_PARAMETER, /* index */
    EXPRESSION_DEFINED,   /* index; operand 0 is the meaning */
    EXPRESSION_CLOCK,
    EXPRESSION_VARIANT,
    EXPRESSION_GIVEN,
    EXPRESSION_NAME,  /* the patient's */
    EXPRESSION_KNOWN, /* index of the field */
    EXPRESSION_NEGATE,
    EXPRESSION_NOT,
    EXPRESSION_AND,
    EXPRESSION_OR,
    EXPRESSION_ADD,
    EXPRESSION_SUBTRACT,
    EXPRESSION_MULTIPLY,
    EXPRESSION_DIVIDE,
    EXPRESSION_FLOOR_DIVIDE,
    EXPRESSION_REMAINDER,
    EXPRESSION_EQUAL,
    EXPRESSION_UNEQUAL,
    EXPRESSION_LESS,
    EXPRESSION_AT_MOST,
    EXPRESSION_MORE,
    EXPRESSION_AT_LEAST,
    EXPRESSION_MIN,
    EXPRESSION_MAX,
    EXPRESSION_FLOOR,
    EXPRESSION_CEIL,
    EXPRESSION_ROUND, /* operand 1: decimals */
    EXPRESSION_ABS,
    EXPRESSION_EITHER, /* condition, value, condition, value, …, value */
    EXPRESSION_IS,     /* value, candidates … */
    EXPRESSION_WORSE,  /* of a scale; operand 1: steps */
    EXPRESSION_BETTER,
    EXPRESSION_BY_ODDS, /* probability, odds ratio */
    EXPRESSION_BY_RISK, /* probability, risk ratio; held within 0..1 */
    EXPRESSION_JOIN,    /* texts put together */
    EXPRESSION_RULE     /* index of an author's Lua function */
};

struct expression {
    enum expression_kind kind;
    struct type type;
    double number;
    const char *words;
    size_t index;
    size_t count;
    const struct expression **operands;
    const struct place *place; /* where it is written */
    const char *source;        /* as it is written; NULL for what the loader composed */
    int column;                /* of this part in `source`, from 1 */
    int height;                /* of a whole: how many parts lie within one another */
};

struct parameter {
    const char *id;
    const char *label; /* NULL: the id */
    double value, low, high;
    bool illustrative;
    const struct expression *cite;
    struct place place;
};

/* A name as it is written in a procedure, and what the pathway that uses it calls the same thing.
 */
struct synonym {
    const char *name, *meaning;
};

/* The names that the expressions of a procedure may use, in alphabetical order: its own, and what
   it asks of the pathway. */
struct scope {
    size_t count;
    struct synonym *synonyms;
};

/* What a name stands for; NULL: for nothing. In no scope (NULL) it stands for itself. */
const char *scope_meaning(const struct scope *scope, const char *name);

/* A named condition or number. `meaning` is NULL until it has been parsed. */
struct define {
    const char *id;
    const char *source;
    const struct scope *scope; /* of the names in it */
    const struct field *takes; /* it must be a value of this field's kind; NULL: anything */
    const struct expression *meaning;
    bool being_read; /* to find one that rests on itself */
    bool wrong;      /* has a mistake */
    struct place place;
};

/* The names that expressions may use. `variants` is a field in form only: its values are the
 * variants' ids. */
struct vocabulary {
    struct layout patient;
    struct parameter *parameters;
    size_t parameter_count;
    struct define *defines;
    size_t define_count;
    int defines_being_read; /* one for the sake of another … */
    int depth_around;       /* … and how deep in brackets each stands, together */
    struct field variants;
    const struct expression *
        *findings; /* one a field: the text of a finding; NULL while they are read themselves */
    const struct scope *scope; /* of what is parsed at the moment; NULL: the pathway's own names */
    bool procedure;            /* it is a procedure by itself: it knows no variants either */
};

/* What was wrong with an expression, and where in it. */
struct slip {
    int column; /* from 1; 0: not at one place */
    char text[400];
};

/* Parses the meaning of a define in its own scope; NULL with `slip`. It is not kept. */
const struct expression *define_parse(struct arena *arena, struct vocabulary *words,
                                      const struct define *define, struct slip *slip);

/* Parses one expression that must have the wanted type; TYPE_TEXT takes any type (it is to be read
   by people). NULL with `slip`. The tree lies in the arena; `source` must live as long. `given`
   says whether `given` has a meaning. */
const struct expression *expression_parse(struct arena *arena, struct vocabulary *words,
                                          const char *source, struct type wanted,
                                          const struct place *place, bool given, struct slip *slip);

/* One `field = value` of an effect. */
struct assignment {
    size_t field;
    const struct expression *value;
};

/* Parses assignments separated by `;`. NULL with `slip`; `count` is their number (an empty text has
 * none). */
struct assignment *expression_parse_set(struct arena *arena, struct vocabulary *words,
                                        const char *source, const struct place *place, bool given,
                                        size_t *count, struct slip *slip);

/* One assignment of the beginning of a walk. */
enum begins { BEGINS_FIELD, BEGINS_CLOCK, BEGINS_KNOWN };
struct start_value {
    enum begins what;
    size_t field;                   /* BEGINS_CLOCK: none */
    const struct expression *value; /* minutes; or whether a hidden field is known */
    int column;
};

/* The same for where a walk is to begin: besides `field = value` also `clock = minutes` and
   `known('field') = true`. */
struct start_value *expression_parse_start(struct arena *arena, struct vocabulary *words,
                                           const char *source, const struct place *place,
                                           size_t *count, struct slip *slip);

/* Writes an expression as its author could have written it. It may be without `source`. */
void expression_print(const struct expression *expression, const struct vocabulary *words,
                      FILE *out);
/* Writes a value of a type as it stands in an expression: 3, true, 'stridor'. */
void expression_print_value(struct type type, double number, FILE *out);

/* The type that the values of a field have. */
struct type field_type(const struct field *field);

/* Parts for the loader: trees that stand for themselves. */
struct expression *expression_new(struct arena *arena, enum expression_kind kind,
                                  enum type_kind type, size_t operands, const struct place *place);
const struct expression *expression_number(struct arena *arena, double number,
                                           const struct place *place);
const struct expression *expression_words(struct arena *arena, const char *words,
                                          const struct place *place);

struct scene;

/* Calls an author's Lua function; false with `why`. A text result is written to `out` when it is
 * not NULL. */
typedef bool rule_call(void *host, size_t rule, struct scene *scene, double *result, FILE *out,
                       struct failure *why);

/* Where an expression is evaluated: a patient at a moment. Borrowed throughout. */
struct scene {
    const struct vocabulary *words;
    const double *parameters; /* the values in force */
    unsigned char *patient;
    double clock; /* minutes, as conditions and timers count them */
    double exact; /* minutes, as texts tell them */
    size_t variant;
    double given;
    const char *name;
    unsigned char *seen; /* what the conditions of either() have been: bit 0 false, bit 1 true, at
                            the number of each; NULL: nobody asks */
    rule_call *rule;
    void *host;
};

/* How two numbers compare, by one of the kinds from EXPRESSION_EQUAL to EXPRESSION_AT_LEAST. */
bool expression_compare(enum expression_kind kind, double left, double right);

/* The value (truth as 0 or 1, a value as its index); false with `why`, which names file, line and
 * column. */
bool expression_evaluate(const struct expression *expression, struct scene *scene, double *value,
                         struct failure *why);

/* Writes the value as people read it. */
bool expression_write(const struct expression *expression, struct scene *scene, FILE *out,
                      struct failure *why);

/* What documents and editors say of a function. */
struct expression_function {
    const char *name, *arguments, *gives;
};

/* The functions that an expression may call, by number from 0; NULL behind the last. */
const struct expression_function *expression_function(size_t index);

#endif

/* The words of the pathway language: one table, from which errors, checks and documents take what a
   word may say. Private to this folder. */
#ifndef WORDS_H
#define WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* What the value of a key is. */
enum key_kind {
    KEY_PLAIN,     /* a text as it stands */
    KEY_TEXT,      /* a text with {…}, either(…) or a function */
    KEY_PLAINS,    /* one plain text or a list of them */
    KEY_DATE,      /* "2026-11-20" */
    KEY_CONSTANT,  /* a number */
    KEY_TRUTH,     /* true or false */
    KEY_RANGE,     /* { low, high } */
    KEY_CONDITION, /* "…" that holds or not, or a function */
    KEY_GOOD,      /* true, false or a condition */
    KEY_NUMBER,    /* a number, "…" that gives one, either(…) or a function */
    KEY_SHARE,     /* rest, or KEY_NUMBER */
    KEY_WITHIN,    /* "10 %" or KEY_NUMBER */
    KEY_DURATION,  /* "45 min", "…" that gives minutes, either(…) */
    KEY_RATING,
    KEY_TARGET, /* a node or resume */
    KEY_NODE,   /* a node's name, fixed */
    KEY_CITE,
    KEY_TEACHES,
    KEY_FIELDS,
    KEY_SET,
    KEY_SPREAD, /* a distribution */
    KEY_GRADE,
    KEY_CHART,
    KEY_SAY,     /* { value = "text" } */
    KEY_NORMAL,  /* { low, high }, a value or a list of values */
    KEY_VALUES,  /* { field = value } */
    KEY_TEXTS,   /* { node = "text" } */
    KEY_PASS,    /* { score = …, harmful = … } */
    KEY_NEEDS,   /* { need = "expression" } */
    KEY_EXITS,   /* { exit = node } */
    KEY_FLAG_OR, /* true, false, a condition or either(…) */
    KEY_KINDS
};

/* What people and editors are told about such a value. */
struct kind {
    const char *takes; /* for documents: "number or expression" */
    const char *type;  /* for editors, in the notation of the Lua language server */
    /* The names it can be, one of which is meant; those that are empty do not count. */
    const char *const *values;
    size_t value_count;
};
extern const struct kind kinds[KEY_KINDS];

/* Writes the names as "a, b or c". */
void kind_list(const struct kind *kind, FILE *out);

struct key {
    const char *name;
    enum key_kind kind;
    bool required;
    const char *help; /* one line for documents and messages */
};

/* What stands in a form beside its keys. */
enum body {
    BODY_TEXT,    /* one text */
    BODY_NONE,    /* only keys */
    BODY_ANY,     /* its own rule */
    BODY_OPTIONAL /* a text or none */
};

enum word_id {
    WORD_PATHWAY,
    WORD_SOURCE,
    WORD_LEARNING_POINT,
    WORD_PARAMETER,
    WORD_DISTRIBUTION,
    WORD_DEFINE,
    WORD_PATIENT,
    WORD_VARIANT,
    WORD_USE,
    WORD_PROCEDURE,
    WORD_NEEDS,
    WORD_FIELDS,
    WORD_EXIT,
    WORD_EVENT,
    WORD_DECISION,
    WORD_ORDERS,
    WORD_QUESTION,
    WORD_CHANCE,
    WORD_STEP,
    WORD_OUTCOME,
    WORD_OPTION,
    WORD_ITEM,
    WORD_ANSWER,
    WORD_BRANCH,
    WORD_CASE,
    WORD_NUMBER,
    WORD_INTEGER,
    WORD_SCALE,
    WORD_ONE_OF,
    WORD_FLAG,
    WORD_FINDING,
    WORD_EITHER,
    WORD_COUNT
};

struct word {
    const char *name;
    bool named; /* stands before a name in quotes */
    bool top;   /* stands at the left margin, in nothing else */
    enum body body;
    int child; /* the word that may stand inside, or -1 */
    const char *help;
    const struct key *keys; /* ends with a key without a name */
};

extern const struct word words[WORD_COUNT];

/* For BODY_ANY: the type of what stands in the body without a key, and of what stands under keys of
   the author's own (fields, ends); NULL: nothing. For editors. */
extern const char *const word_holds[WORD_COUNT], *const word_pairs[WORD_COUNT];

/* Names that expressions and targets use for something else, ended by NULL. */
extern const char *const reserved_names[];

/* What documents say that a key takes. */
const char *key_takes(const struct key *key);

/* The key of a word, or NULL. */
const struct key *word_key(enum word_id word, const char *name);

#endif

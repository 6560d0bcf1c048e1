/* A story as it is taken apart: passages, what stands in them, variables, and what needs a hand.
   Private to this folder. */
#ifndef STORY_H
#define STORY_H

#include "arena.h"
#include "failure.h"
#include "formula.h"
#include "ids.h"
#include "import.h"

enum story_format { FORMAT_SUGARCUBE, FORMAT_HARLOWE, FORMAT_CHAPBOOK, FORMAT_SNOWMAN, FORMATS };
extern const char *const format_name[FORMATS];

enum {
    MOST_VARIABLES = 250, /* a patient has at most 500 fields; texts that depend are fields too */
    MOST_FRAGMENTS = 200,
    MOST_VALUES_OF_A_TEXT = 60,
    MOST_BRANCHES = 20, /* of a draw */
    MOST_HANDS = 1000,  /* told one by one */
    MOST_HANDS_A_PASSAGE = 40,
    LONGEST_KEPT = 2000 /* bytes of a passage's text in a comment */
};

enum item_kind {
    ITEM_TEXT,    /* `text`, in the markup of casewalk; a line end is a line end of the story */
    ITEM_SHOW,    /* `value` is shown */
    ITEM_SET,     /* `variable` becomes `value` */
    ITEM_LINK,    /* to `target`, or to one of `targets` by chance; `inside` is its label, `arms[0]`
                     what happens when it is followed */
    ITEM_GO,      /* the story goes on to `target` or one of `targets` by itself */
    ITEM_IF,      /* the first arm whose condition holds */
    ITEM_INCLUDE, /* what stands in the passage `target` */
    ITEM_HAND     /* `text` is what the story said, and a hand must do it */
};

struct item;

struct items {
    size_t count;
    struct item *items;
};

struct if_arm {
    struct formula *condition; /* NULL: otherwise, or unknown */
    bool unknown;              /* there is one, and it could not be read */
    const char *said;          /* it, in the story's words */
    struct items inside;
};

struct item {
    enum item_kind kind;
    const char *text;
    long variable;
    struct formula *value;
    const char *target;
    size_t target_count;
    const char **targets;
    struct items inside;
    size_t arm_count;
    struct if_arm *arms;
    const char *reason; /* of a hand */
};

/* What chance draws before a passage is shown: each of `count` values with its probability. */
struct draw {
    long variable;
    size_t count;
    struct formula **values;
    double *shares; /* NULL: all alike */
    bool invented;  /* the variable is ours, and not the story's */
};

enum passage_role {
    PASSAGE_TOLD,    /* becomes a node */
    PASSAGE_FIRST,   /* runs before the story: values at the start */
    PASSAGE_LEFT_OUT /* script, style, or of the format's own doings */
};

struct passage {
    const char *name, *id, *tags;
    const char *text;
    size_t length;
    enum passage_role role;
    struct items items;
    long visits;           /* the variable that counts how often it was entered; -1: nobody asks */
    long goes_to;          /* the passage that follows where it only tells and goes on; -1 */
    bool included, linked; /* it is shown within others; a link leads to it */
    bool asks;             /* it has one way on only, and yet asks */
    size_t hands;
};

struct variable {
    const char *name, *id;
    enum formula_type type;
    long passage; /* it counts visits of this one; -1: it is the story's */
    long group;   /* texts that take one another's values are of one group */
    bool set, shown;
    struct formula *start; /* the value at the start; NULL: none was given */
};

/* Values that the texts of a group take: as the story has them, and as names. */
struct value_group {
    long same_as; /* -1: itself */
    size_t count;
    const char **values, **ids;
};

/* A formula and what it is for: what types are found from. */
struct use {
    struct formula *formula;
    long variable; /* that is set to it; -1: */
    bool condition;
};

struct hand {
    long passage; /* -1: the whole */
    const char *message;
};

struct story {
    struct arena *arena;
    const char *file;
    bool published; /* HTML; else Twee */
    enum story_format format;
    bool format_given;
    const char *format_said; /* with its version; or NULL */
    const char *title, *author, *start_name, *start_pid, *ifid;
    long start;
    size_t passage_count, bytes;
    struct passage *passages;
    struct ids *names; /* of passages, once all are read */
    size_t variable_count;
    struct variable *variables;
    size_t group_count;
    struct value_group *groups;
    size_t use_count;
    struct use *uses;
    size_t missing_count; /* passages that links name and that are not there … */
    const char **missing, **missing_ids;
    struct ids *missing_names;
    struct ids *node_ids; /* of nodes, so that none is given twice */
    size_t more_nodes;    /* that no passage stands behind */
    size_t fragment_count;
    const char **fragment_ids, **fragment_texts;
    struct ids *field_ids;
    size_t hand_count, hands_left_out;
    struct hand *hands;
    size_t invisible;  /* characters that were left out */
    size_t styled;     /* passages in which something that only looks was left out */
    size_t item_count; /* of the passage that is scanned */
    long now;          /* the passage that is looked at; -1: none */
};

/* --- story.c --- */
/* The text with line ends made even and without characters that nobody sees, in the arena. */
char *story_clean(struct story *story, const char *bytes, size_t length);
/* Adds a passage, its texts cleaned; its role is seen from its name and tags. False with `why`: it
   is one too many. */
bool story_add(struct story *story, const char *name, const char *tags, const char *text,
               size_t length, struct failure *why);
/* Notes what needs a hand in the passage that is looked at. */
void story_hand(struct story *story, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The number of the passage that a link names, or -1. */
long story_find(const struct story *story, const char *name);
/* The name of the node that a link leads to; one is made where there is none. */
const char *story_node(struct story *story, const char *name);
/* The variable of a name, made where it is new; -1: there are too many. */
long story_variable(struct story *story, const char *name, size_t length);
/* A variable of ours, for what chance draws. */
long story_invent(struct story *story, const char *name, enum formula_type type);
/* The variable that counts the visits of a passage; -1: there is none. */
long story_visits(struct story *story, const char *name);
/* Notes a formula for the finding of types. */
void story_use(struct story *story, struct formula *formula, long variable, bool condition);
/* The name of one of a text's values. NULL: it is none. */
const char *story_value(const struct story *story, long variable, const char *value);
/* A name that is free among nodes or fields, made from words; `fallback` where they have no
 * letters. */
const char *story_node_id(struct story *story, const char *words, const char *fallback);
const char *story_field_id(struct story *story, const char *words, const char *fallback);
/* Makes names of passages; call when all are read. False with `why`: there are none. */
bool story_index(struct story *story, struct failure *why);

/* --- naming.c --- */
/* Words as a name: letters without accents, digits, "_"; at most `longest` bytes; "" where nothing
   is left. */
char *name_from(struct arena *arena, const char *words, size_t longest);
/* A name that is no word of Lua or of casewalk, nor, of an option, one that is typed at the prompt:
 * with "_" and the suffix behind it where it is. */
const char *name_unreserved(struct arena *arena, const char *name, const char *suffix);

/* --- twee.c, published.c --- */
/* --- scan.c --- */
/* Takes a passage apart into items. */
void scan_passage(struct story *story, size_t number);

bool twee_read(struct story *story, const char *text, size_t length, struct failure *why);
bool published_looks_so(const char *text, size_t length);
/* Goes on reading at `*at`, by about IMPORT_SLICE bytes. */
bool published_read(struct story *story, const char *text, size_t length, size_t *at, bool *more,
                    struct failure *why);
/* Of Twee, whose passages say nothing of it: the format that the text looks like. */
void story_guess_format(struct story *story);

/* --- types.c --- */
/* Finds the types of all variables; gives them names. */
void story_find_types(struct story *story);

/* --- compose.c --- */
/* How much has been written. */
struct composed {
    size_t nodes, options, outcomes;
};
/* Looks where a passage leads, for compose_break_rounds(). Call for each of them first. */
void compose_look(struct story *story, size_t number);
/* Finds passages that only tell and go on, and go round: one of each round must ask, or a walk
   would never end. */
void compose_break_rounds(struct story *story);
/* Writes a passage as a node. */
void compose_passage(struct story *story, size_t number, FILE *out, struct composed *composed);
/* Writes the passages that links lead to and that are not there. */
void compose_missing(struct story *story, FILE *out, struct composed *composed);

/* --- head.c --- */
/* Writes what stands before the nodes: what needs a hand, the pathway, the patient. */
void head_write(struct story *story, const struct composed *composed, FILE *out);
/* What needs a hand in any story, told once. Call when all nodes are written. */
void head_hands(struct story *story, const struct composed *composed);

#endif

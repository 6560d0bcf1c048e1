/* What the parts of the loader share. Private to this folder. */
#ifndef LOADER_H
#define LOADER_H

#include "ids.h"
#include "nearest.h"
#include "sandbox.h"
#include "source.h"
#include "words.h"

/* What an author said with one word: a Lua userdatum. Its first user value is the name (a text, or
   the condition of a case), its second the body (a table). */
struct form {
    enum word_id word;
    struct place place;
    bool complete;          /* the body has come */
    bool used;              /* found inside the form where it belongs */
    int values;             /* of an either(): how many, with those of every either() in it */
    size_t number;          /* from 1, in the order in which forms are said */
    struct inlined *within; /* the procedure in whose file it is said; NULL: the pathway's own */
    size_t item;            /* its number among those of its kind, once it is declared */
    bool shared; /* a source or learning point that is there already: item is the number of that */
};

/* A way out of a procedure. */
struct way_out {
    const char *id;
    struct place place;
    const struct expression *to; /* where the pathway lets it lead */
};

/* A procedure that a `use` brings into a pathway. */
struct inlined {
    struct inlined *parent; /* the procedure in whose file the `use` stands; NULL: the pathway */
    size_t number;          /* from 1, in the order in which they are read */
    size_t depth;           /* of uses within one another; 1: in the pathway itself */
    struct place place;     /* of the `use` */
    size_t use;             /* the number of its form … */
    size_t procedure;       /* … and of the file's `procedure`; 0: it has none */
    const char *name;       /* as it is written in the `use` */
    const char *file;
    const char *as;      /* the prefix as the parent writes it … */
    const char *prefix;  /* … and as the pathway does: with those around it */
    struct scope scope;  /* of its expressions */
    struct layout needs; /* as they are declared; nothing is stored in them */
    bool too_long;       /* some of its names are, with the prefix: it is told once */
    size_t exit_count;
    struct way_out *exits;
    size_t node_count;
    const char **nodes; /* as its own file calls them */
};

/* A name that stood for nothing while loading: judged at the end, when all names are known. */
struct unknown {
    const char *name;
    struct place place;
    bool computed; /* a comparison or a sum was tried on it */
    const struct inlined *within;
};

enum rule_kind { RULE_CONDITION, RULE_NUMBER, RULE_TEXT, RULE_EFFECT };

/* An author's Lua function; the function itself is rules_table[index + 1] in the registry. */
struct rule {
    enum rule_kind kind;
    struct place place;
    const struct scope *scope; /* of the names by which it knows the patient's fields */
    int upvalues; /* how many are watched; their first values are in the registry table of the rule
                   */
};

struct rules {
    struct sandbox *sandbox;
    const struct vocabulary *words;
    size_t count;
    struct rule *rules;
    bool writing;              /* an effect runs: the patient may be changed */
    const struct scope *scope; /* of the rule that runs */
};

struct loader {
    struct arena *arena; /* the pathway's */
    struct loading *loading;
    struct pathway *pathway;
    struct sandbox *sandbox;
    struct source_map *map;
    const struct file *files;
    size_t file_count;
    struct file *texts; /* the files as they are run: forms with syntax errors blanked */
    size_t unknown_count;
    struct unknown *unknowns;
    size_t lost_count;
    const char **lost; /* names in blanked forms, which nobody may call unknown */
    size_t form_count;
    unsigned char *said; /* the word of each form */
    struct ids *ids;     /* of sources, learning points, nodes …: see declare.c */
    struct rules *rules;
    struct inlined *within; /* the procedure whose file runs at the moment */
    size_t inlined_count;
    struct inlined **inlined;
    bool procedure; /* what is loaded is a procedure by itself */
};

/* Letters of names, by what they name. */
enum {
    KIND_SOURCE = 's',
    KIND_POINT = 'l',
    KIND_NODE = 'n',
    KIND_PARAMETER = 'p',
    KIND_ROW = 'r',
    KIND_DEFINE = 'd',
    KIND_EVENT = 'e',
    KIND_VARIANT = 'v'
};

/* More uses, and uses within one another, than any pathway has. */
enum { MOST_USES = 100, DEEPEST_USE = 6, LONGEST_ID = 64 };

/* Adds an error; after a hundred nothing more. `place` NULL: the main file. */
void complain(struct loader *loader, const struct place *place, enum code code, int column,
              const char *format, ...) __attribute__((format(printf, 5, 6)));
bool is_lost(const struct loader *loader, const char *id);

/* --- forms.c: the words as Lua functions --- */

/* Puts the words into the table on the top of the stack. */
void forms_open(struct loader *loader);
/* Makes the environment of an author's code and leaves it on the stack. */
void forms_environment(struct loader *loader);
/* The form at a stack index, or NULL. */
struct form *form_at(lua_State *lua, int index);
/* Whether the value at a stack index is what an unknown name gave; it has been noted. */
bool is_unknown(lua_State *lua, int index);
/* Pushes the form's body (a table) or name. */
void form_push_body(lua_State *lua, int index);
void form_push_name(lua_State *lua, int index);
/* Marks the forms in the table at a stack index: what is around them has been complained about. */
void forms_pass_over(lua_State *lua, int index, int depth);
/* Pushes the i-th form said, from 1, in order. */
void forms_push(lua_State *lua, size_t i);
/* Each form in the order in which they are said, which is at stack index 1 then; only those of
   words that stand at the left margin. */
typedef void form_visit(struct loader *loader, int index, void *context);
void forms_each(struct loader *loader, form_visit *visit, void *context);
void forms_each_top(struct loader *loader, form_visit *visit, void *context);
/* Whether a text can be a name, and whether it has a meaning of its own as one. */
bool is_identifier(const char *text);
bool is_reserved(const char *name);
/* Raises where a word is said while the pathway is walked. */
void refuse_while_running(lua_State *lua, const char *name);

/* --- files.c: other files --- */

/* registry[FORMS_LOADED] = what each required file gave, by the number of the procedure that
   requires it and its name. */
#define FORMS_LOADED "casewalk.loaded"
/* require "name" */
int say_require(lua_State *lua);
/* Runs the file that a `use` names; the form is at stack index 1, its body at 2. */
void files_use(lua_State *lua, struct form *form);

/* --- values.c: what stands behind a key --- */

/* One form while it is read. The body is a table on the Lua stack. */
struct reader {
    struct loader *loader;
    const struct form *form;
    const char *id;
    int body;
    bool given; /* `given` has a meaning (answers) */
};

/* Pushes the form at a stack index's body and reads it; the caller pops one value afterwards. From
   here on names in expressions are those of the file in which the form is said. */
struct reader reader_open(struct loader *loader, int index);
/* The place of a key, or of the nth text without a key (key NULL). */
struct place *reader_place(const struct reader *reader, const char *key, size_t nth);
/* Complains where a key stands twice: Lua keeps the last silently. */
void reader_given_once(const struct reader *reader, const char *key);
/* Complains about keys, texts and forms that do not belong. */
void reader_check(const struct reader *reader);

/* Values; NULL or the fallback where the key is missing, or wrong (then it has been complained
 * about). */
const struct expression *read_expression(const struct reader *reader, const char *key);
const struct expression *read_text(const struct reader *reader, size_t nth);
const struct effect *read_set(const struct reader *reader);
const char *read_plain(const struct reader *reader, const char *key, const char *fallback);
const char *read_plain_text(const struct reader *reader);
/* Which of the names that the key's kind has, the first (an empty one) where it is left out or
 * wrong. */
size_t read_name(const struct reader *reader, const char *key, enum code code,
                 const struct place *place);
double read_constant(const struct reader *reader, const char *key, double fallback);
bool read_truth(const struct reader *reader, const char *key);
bool read_range(const struct reader *reader, const char *key, double *low, double *high);
struct list read_plains(const struct reader *reader, const char *key);
const struct expression *convert(const struct reader *reader, int index, enum key_kind kind,
                                 const char *key, const struct place *place);
/* The node that start = "…" names; -1: there is none, complained about. */
long find_start(const struct reader *reader, const char *start);
/* The first control character that a text may not have (all but tab and line ends), or NULL. */
const char *text_control(const char *text, size_t length);
/* A text with its place; complains when it is not clean UTF-8. NULL then. */
const char *clean_copy(struct loader *loader, int index, const struct place *place);

/* --- text.c --- */

/* A text with {…} as an expression. */
const struct expression *compose(struct loader *loader, const char *text, const struct place *place,
                                 bool given);

/* --- declare.c: names first, so that anything may be named before it is written --- */

void declare(struct loader *loader);
/* The number of what is called so in the file of a procedure, or in the pathway (NULL); -1: there
   is nothing of this kind. */
long name_find(const struct loader *loader, const struct inlined *within, char kind,
               const char *name);
/* What the pathway calls a thing that has this name in the file of a procedure. */
const char *name_whole(struct loader *loader, struct inlined *within, const char *name);
/* Makes a name, and what the pathway calls it, mean a number; gives the number that the pathway
   knew by it before, or -1. */
long name_add(struct loader *loader, const struct inlined *within, char kind, const char *name,
              const char *whole, long number);
/* Makes a name in the expressions of a procedure mean one of the pathway. */
void name_synonym(struct loader *loader, struct inlined *within, const char *name,
                  const char *meaning);
/* Offers the nodes that a form may name to a "did you mean". */
void nodes_offer(const struct loader *loader, const struct inlined *within, struct nearest *near);
void complain_twice(struct loader *loader, const char *what, const char *id,
                    const struct place *place, const struct place *first);

/* --- use.c: procedures, once all names and fields are known --- */

/* What the names in each procedure mean: its own, and what it needs. Before expressions are read.
 */
void use_bind(struct loader *loader);
/* Where the ways in and out of each procedure lead. Before any target is read. */
void use_connect(struct loader *loader);
/* Other words for its nodes. After the nodes are built. */
void use_reword(struct loader *loader);

/* --- build.c, named.c, fields.c, nodes.c: the model from the forms --- */

void build(struct loader *loader);
/* Marks the nodes from which some written way leads to a resume. */
void find_resumes(struct pathway *pathway);
/* The forms that others name: sources, parameters and the like. */
void build_named(struct loader *loader, int index);
void build_fields(struct loader *loader, int index);
/* What a field is called in the file of a procedure; NULL: it is not one of its own. */
const char *field_name(const struct inlined *within, const struct field *field);
/* texts = { node = "…" } of a variant or a use, for the variant of this number. */
void build_texts(const struct reader *reader, const struct inlined *of, size_t number);
void build_variants(struct loader *loader);
void build_node(struct loader *loader, struct node *node, int index);
void build_event(struct loader *loader, struct event *event, int index);

/* --- rules.c --- */

/* Keeps the function at a stack index as a rule; -1 when it may not be one (complained about). */
long rule_add(struct loader *loader, int index, enum rule_kind kind, const struct place *place);
void rules_open(struct loader *loader);
void rules_free(struct rules *rules);
/* known("field") for functions. */
int rules_known(lua_State *lua);

#endif

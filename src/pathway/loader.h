/* What the parts of the loader share. Private to this folder. */
#ifndef LOADER_H
#define LOADER_H

#include "ids.h"
#include "sandbox.h"
#include "source.h"
#include "words.h"

/* What an author said with one word: a Lua userdatum. Its first user value is the name (a text, or
   the condition of a case), its second the body (a table). */
struct form {
    enum word_id word;
    struct place place;
    bool complete; /* the body has come */
    bool used;     /* found inside the form where it belongs */
    int values;    /* of an either(): how many, with those of every either() in it */
};

/* A name that stood for nothing while loading: judged at the end, when all names are known. */
struct unknown {
    const char *name;
    struct place place;
    bool computed; /* a comparison or a sum was tried on it */
};

enum rule_kind { RULE_CONDITION, RULE_NUMBER, RULE_TEXT, RULE_EFFECT };

/* An author's Lua function; the function itself is rules_table[index + 1] in the registry. */
struct rule {
    enum rule_kind kind;
    struct place place;
    int upvalues; /* how many are watched; their first values are in the registry table of the rule
                   */
};

struct rules {
    struct sandbox *sandbox;
    const struct vocabulary *words;
    size_t count;
    struct rule *rules;
    bool writing; /* an effect runs: the patient may be changed */
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
    struct ids *ids; /* of sources, learning points, nodes …: see build.c */
    struct rules *rules;
};

/* Letters of names that are looked for outside build.c. */
enum { KIND_SOURCE = 's', KIND_POINT = 'l', KIND_NODE = 'n' };

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

/* --- values.c: what stands behind a key --- */

/* One form while it is read. The body is a table on the Lua stack. */
struct reader {
    struct loader *loader;
    const struct form *form;
    const char *id;
    int body;
    bool given; /* `given` has a meaning (answers) */
};

/* Pushes the form at a stack index's body and reads it; the caller pops one value afterwards. */
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
/* The first control character that a text may not have (all but tab and line ends), or NULL. */
const char *text_control(const char *text, size_t length);
/* A text with its place; complains when it is not clean UTF-8. NULL then. */
const char *clean_copy(struct loader *loader, int index, const struct place *place);

/* --- text.c --- */

/* A text with {…} as an expression. */
const struct expression *compose(struct loader *loader, const char *text, const struct place *place,
                                 bool given);

/* --- build.c, fields.c, nodes.c: the model from the forms --- */

void build(struct loader *loader);
void build_fields(struct loader *loader, int index);
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

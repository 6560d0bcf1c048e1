/* Names before anything else, so that all may be named before it is written: those of the pathway,
 * and those of the procedures that it uses, which it knows with a prefix. */
#include <lauxlib.h>
#include <string.h>

#include "loader.h"

void complain_twice(struct loader *loader, const char *what, const char *id,
                    const struct place *place, const struct place *first) {
    complain(loader, place, CODE_TWICE, 0, "%s \"%s\" stands twice (first in %s, line %d)", what,
             id, first->file, first->line);
}

/* --- names in a procedure --- */

const char *name_whole(struct loader *loader, struct inlined *within, const char *name) {
    if (!within)
        return name;
    const char *whole = arena_print(loader->arena, "%s_%s", within->prefix, name);
    if (strlen(whole) > LONGEST_ID && !within->too_long)
        complain(
            loader, &within->place, CODE_TOO_MANY, 0,
            "use \"%s\": its \"%s\" becomes \"%.200s\" here, longer than %d letters: give it a "
            "shorter as = \"…\"",
            within->name, name, whole, LONGEST_ID);
    within->too_long = within->too_long || strlen(whole) > LONGEST_ID;
    return whole;
}

/* The key under which a name of a procedure is kept: no name begins with a digit. */
static const char *local_key(const struct inlined *within, const char *name, char *key,
                             size_t size) {
    if (!within)
        return name;
    int length = snprintf(key, size, "%zu %s", within->number, name);
    return length < 0 || (size_t)length >= size ? "" : key;
}

enum { KEY_SIZE = LONGEST_ID + 32 };

long name_find(const struct loader *loader, const struct inlined *within, char kind,
               const char *name) {
    char key[KEY_SIZE];
    return ids_find(loader->ids, kind, local_key(within, name, key, sizeof key));
}

/* The procedures around one another know each other's things as the pathway does: with prefixes. */
static const char *name_outside(struct loader *loader, const struct inlined *within,
                                const char *name) {
    return arena_print(loader->arena, "%s_%s", within->as, name);
}

long name_add(struct loader *loader, const struct inlined *within, char kind, const char *name,
              const char *whole, long number) {
    char key[KEY_SIZE];
    bool prefixed = strcmp(name, whole) != 0;
    long before = ids_add(loader->ids, kind, whole, number);
    for (const struct inlined *at = within; at; at = at->parent) {
        ids_add(loader->ids, kind, local_key(at, name, key, sizeof key),
                before >= 0 ? before : number);
        if (prefixed)
            name = name_outside(loader, at, name);
    }
    return before;
}

void name_synonym(struct loader *loader, struct inlined *within, const char *name,
                  const char *meaning) {
    for (struct inlined *at = within; at; at = at->parent) {
        struct scope *scope = &at->scope;
        *ARENA_ADD(loader->arena, scope->synonyms, scope->count) = (struct synonym){name, meaning};
        name = name_outside(loader, at, name);
    }
}

void nodes_offer(const struct loader *loader, const struct inlined *within, struct nearest *near) {
    const struct pathway *pathway = loader->pathway;
    for (size_t i = 0; !within && i < pathway->node_count; i++)
        nearest_offer(near, pathway->nodes[i].id);
    for (size_t i = 0; within && i < within->node_count; i++)
        nearest_offer(near, within->nodes[i]);
    for (size_t i = 0; within && i < within->exit_count; i++)
        nearest_offer(near, within->exits[i].id);
    for (size_t i = 0; i < loader->inlined_count; i++)
        if (loader->inlined[i]->parent == within)
            nearest_offer(near, loader->inlined[i]->as);
}

/* --- declaring --- */

/* Whether a source or learning point may be one with that of another file: what a procedure cites
   and teaches counts for the pathway too. That they say the same is seen when they are read. */
static bool may_be_one(const struct loader *loader, const struct form *form,
                       const struct place *first) {
    if (strcmp(form->place.file, first->file) == 0)
        return form->place.line == first->line;
    return form->within || pathway_takes_from(loader->pathway, first->file);
}

/* Adds an item with its id and place to a list. */
#define DECLARE(list, count, type, kind, what)                                                     \
    do {                                                                                           \
        form->item = (count);                                                                      \
        long before = name_add(loader, form->within, (kind), name, id, (long)(count));             \
        if (before >= 0 && is_common && may_be_one(loader, form, &(list)[before].place)) {         \
            form->item = (size_t)before;                                                           \
            form->shared = true;                                                                   \
            break;                                                                                 \
        }                                                                                          \
        if (before >= 0)                                                                           \
            complain_twice(loader, what, id, &form->place, &(list)[before].place);                 \
        type *new = ARENA_ADD(loader->arena, (list), (count));                                     \
        new->id = id;                                                                              \
        new->place = form->place;                                                                  \
    } while (0)

static void declare_node(struct loader *loader, struct form *form, const char *name, const char *id,
                         enum node_kind kind) {
    static const bool is_common = false;
    struct pathway *pathway = loader->pathway;
    struct inlined *within = form->within;
    DECLARE(pathway->nodes, pathway->node_count, struct node, KIND_NODE, "node");
    pathway->nodes[form->item].kind = kind;
    if (within)
        *ARENA_ADD(loader->arena, within->nodes, within->node_count) = name;
}

/* A way out: of a procedure by itself it is where a walk ends. */
static void declare_exit(struct loader *loader, struct form *form, const char *name) {
    struct inlined *within = form->within;
    if (!within) {
        if (loader->procedure)
            declare_node(loader, form, name, name, NODE_OUTCOME);
        return;
    }
    for (size_t i = 0; i < within->exit_count; i++)
        if (strcmp(within->exits[i].id, name) == 0)
            complain_twice(loader, "exit", name, &form->place, &within->exits[i].place);
    *ARENA_ADD(loader->arena, within->exits, within->exit_count) =
        (struct way_out){.id = name, .place = form->place};
}

static void declare_form(struct loader *loader, struct form *form, const char *name) {
    struct pathway *pathway = loader->pathway;
    struct inlined *within = form->within;
    bool is_common = form->word == WORD_SOURCE || form->word == WORD_LEARNING_POINT;
    bool is_node = form->word >= WORD_DECISION && form->word <= WORD_OUTCOME;
    bool prefixed = is_node || form->word == WORD_PARAMETER || form->word == WORD_DISTRIBUTION ||
                    form->word == WORD_DEFINE || form->word == WORD_EVENT;
    const char *id = prefixed ? name_whole(loader, within, name) : name;
    switch (form->word) {
    case WORD_SOURCE:
        DECLARE(pathway->sources, pathway->source_count, struct source, KIND_SOURCE, "source");
        break;
    case WORD_LEARNING_POINT:
        DECLARE(pathway->points, pathway->point_count, struct learning_point, KIND_POINT,
                "learning point");
        break;
    case WORD_PARAMETER:
        DECLARE(pathway->words.parameters, pathway->words.parameter_count, struct parameter,
                KIND_PARAMETER, "parameter");
        break;
    case WORD_DISTRIBUTION:
        DECLARE(pathway->distributions, pathway->distribution_count, struct distribution, KIND_ROW,
                "distribution");
        break;
    case WORD_DEFINE:
        DECLARE(pathway->words.defines, pathway->words.define_count, struct define, KIND_DEFINE,
                "define");
        break;
    case WORD_EVENT:
        DECLARE(pathway->events, pathway->event_count, struct event, KIND_EVENT, "event");
        break;
    case WORD_VARIANT:
        if (!within) /* those of a procedure are for trying it by itself */
            DECLARE(pathway->variants, pathway->variant_count, struct variant, KIND_VARIANT,
                    "variant");
        break;
    case WORD_EXIT:
        declare_exit(loader, form, name);
        break;
    default:
        if (is_node)
            declare_node(loader, form, name, id, (enum node_kind)(form->word - WORD_DECISION));
        break;
    }
    if (within && (form->word == WORD_PARAMETER || form->word == WORD_DEFINE))
        name_synonym(loader, within, name, id);
}

/* --- what belongs where --- */

static void note_headers(struct loader *loader, int index, void *context) {
    struct form *form = form_at(loader->sandbox->lua, index);
    size_t *pathways = context;
    *pathways += form->word == WORD_PATHWAY && !form->within;
    if (form->word != WORD_PROCEDURE)
        return;
    loader->procedure = loader->procedure || !form->within;
    if (form->within && form->within->procedure)
        complain(loader, &form->place, CODE_MISPLACED, 0, "a file has one procedure \"…\" { … }");
    else if (form->within)
        form->within->procedure = form->number;
}

/* Says what stands in a procedure or in a pathway, but belongs into the other. */
static void check_word(struct loader *loader, int index, void *context) {
    const struct form *form = form_at(loader->sandbox->lua, index);
    (void)context;
    bool of_pathway = form->word == WORD_PATHWAY || form->word == WORD_PATIENT;
    bool of_procedure = form->word == WORD_PROCEDURE || form->word == WORD_NEEDS ||
                        form->word == WORD_FIELDS || form->word == WORD_EXIT;
    if (of_pathway && (form->within || loader->procedure))
        complain(loader, &form->place, CODE_MISPLACED, 0,
                 "%s stands in a pathway, but this is a procedure: it has procedure, needs, fields "
                 "and exit",
                 words[form->word].name);
    else if (form->word == WORD_PROCEDURE && !form->within &&
             strcmp(form->place.file, loader->files[0].name) != 0)
        complain(loader, &form->place, CODE_MISPLACED, 0,
                 "this is a procedure: a pathway takes it in with use, not with require");
    else if (of_procedure && !form->within && !loader->procedure)
        complain(loader, &form->place, CODE_MISPLACED, 0,
                 "%s stands in a procedure, but this is a pathway%s", words[form->word].name,
                 form->word == WORD_FIELDS ? ": its fields stand in patient" : "");
}

static void declare_variant_names(struct pathway *pathway, struct arena *arena) {
    struct field *variants = &pathway->words.variants;
    variants->id = "variant";
    variants->kind = FIELD_ONE_OF;
    variants->value_count = pathway->variant_count;
    variants->values = arena_alloc(arena, pathway->variant_count * sizeof *variants->values);
    for (size_t i = 0; i < pathway->variant_count; i++)
        variants->values[i] = pathway->variants[i].id;
    variants->says = variants->values;
}

static void declare_one(struct loader *loader, int index, void *context) {
    lua_State *lua = loader->sandbox->lua;
    struct form *form = form_at(lua, index);
    (void)context;
    form_push_name(lua, index);
    if (words[form->word].top && lua_type(lua, -1) == LUA_TSTRING)
        declare_form(loader, form, arena_copy(loader->arena, lua_tostring(lua, -1)));
}

/* A form has a name in the pathway, and one in each procedure around it. */
static void count_names(struct loader *loader, int index, void *context) {
    const struct form *form = form_at(loader->sandbox->lua, index);
    size_t *names = context;
    *names += form->within ? form->within->depth + 1 : 1;
}

static void note_files(struct loader *loader) {
    struct pathway *pathway = loader->pathway;
    for (size_t i = 0; i < loader->inlined_count; i++)
        if (!pathway_takes_from(pathway, loader->inlined[i]->file))
            *ARENA_ADD(loader->arena, pathway->procedure_files, pathway->procedure_file_count) =
                loader->inlined[i]->file;
}

void declare(struct loader *loader) {
    struct pathway *pathway = loader->pathway;
    size_t pathways = 0;
    size_t names = loader->inlined_count * (DEEPEST_USE + 1); /* the ways into the uses */
    forms_each(loader, count_names, &names);
    loader->ids = ids_new(loader->arena, names + 1);
    *ARENA_ADD(loader->arena, pathway->variants, pathway->variant_count) =
        (struct variant){.id = "base", .place = {loader->files[0].name, 1}};
    note_files(loader);
    forms_each_top(loader, note_headers, &pathways);
    loader->procedure = loader->procedure && pathways == 0;
    pathway->procedure = pathway->words.procedure = loader->procedure;
    forms_each_top(loader, check_word, NULL);
    forms_each_top(loader, declare_one, NULL);
    declare_variant_names(pathway, loader->arena);
    for (size_t i = 0; i < pathway->node_count; i++)
        pathway->nodes[i].texts =
            arena_alloc(loader->arena, pathway->variant_count * sizeof(void *));
}

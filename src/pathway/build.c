/* The model from the forms: names first, so that anything may be named before it is written. */
#include <lauxlib.h>
#include <math.h>
#include <stddef.h>
#include <string.h>

#include "loader.h"
#include "nearest.h"

/* --- declaring names --- */

static bool is_node(enum word_id word) { return word >= WORD_DECISION && word <= WORD_OUTCOME; }

static void complain_twice(struct loader *loader, const char *what, const char *id,
                           const struct place *place, const struct place *first) {
    complain(loader, place, CODE_TWICE, 0, "%s \"%s\" stands twice (first in %s, line %d)", what,
             id, first->file, first->line);
}

/* Adds an item with its id and place to a list; `kind` is a letter of its own for each list. */
#define DECLARE(list, count, type, kind, what)                                                     \
    do {                                                                                           \
        long before = ids_add(loader->ids, (kind), id, (long)(count));                             \
        if (before >= 0)                                                                           \
            complain_twice(loader, what, id, &place, &(list)[before].place);                       \
        type *new = ARENA_ADD(loader->arena, (list), (count));                                     \
        new->id = id;                                                                              \
        new->place = place;                                                                        \
    } while (0)

static void declare_form(struct loader *loader, const struct form *form, const char *id) {
    struct pathway *pathway = loader->pathway;
    struct place place = form->place;
    switch (form->word) {
    case WORD_SOURCE:
        DECLARE(pathway->sources, pathway->source_count, struct source, KIND_SOURCE, "source");
        break;
    case WORD_LEARNING_POINT:
        DECLARE(pathway->points, pathway->point_count, struct learning_point, KIND_POINT,
                "learning point");
        break;
    case WORD_PARAMETER:
        DECLARE(pathway->words.parameters, pathway->words.parameter_count, struct parameter, 'p',
                "parameter");
        break;
    case WORD_DISTRIBUTION:
        DECLARE(pathway->distributions, pathway->distribution_count, struct distribution, 'r',
                "distribution");
        break;
    case WORD_DEFINE:
        DECLARE(pathway->words.defines, pathway->words.define_count, struct define, 'd', "define");
        break;
    case WORD_EVENT:
        DECLARE(pathway->events, pathway->event_count, struct event, 'e', "event");
        break;
    case WORD_VARIANT:
        DECLARE(pathway->variants, pathway->variant_count, struct variant, 'v', "variant");
        break;
    default:
        if (!is_node(form->word))
            break;
        DECLARE(pathway->nodes, pathway->node_count, struct node, KIND_NODE, "node");
        pathway->nodes[pathway->node_count - 1].kind = (enum node_kind)(form->word - WORD_DECISION);
        break;
    }
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

static void declare(struct loader *loader) {
    struct pathway *pathway = loader->pathway;
    lua_State *lua = loader->sandbox->lua;
    loader->ids = ids_new(loader->arena, loader->form_count);
    *ARENA_ADD(loader->arena, pathway->variants, pathway->variant_count) =
        (struct variant){.id = "base", .place = {loader->files[0].name, 1}};
    for (size_t i = 1; i <= loader->form_count; i++) {
        forms_push(lua, i);
        const struct form *form = form_at(lua, -1);
        form_push_name(lua, -1);
        if (words[form->word].top && lua_type(lua, -1) == LUA_TSTRING)
            declare_form(loader, form, arena_copy(loader->arena, lua_tostring(lua, -1)));
        lua_settop(lua, 0);
    }
    declare_variant_names(pathway, loader->arena);
    for (size_t i = 0; i < pathway->node_count; i++)
        pathway->nodes[i].texts =
            arena_alloc(loader->arena, pathway->variant_count * sizeof(void *));
}

/* --- the small forms --- */

static void build_source(const struct reader *reader, struct source *source) {
    source->text = read_plain_text(reader);
    source->url = read_plain(reader, "url", read_plain(reader, "doi", NULL));
    source->year = (int)fmin(fmax(read_constant(reader, "year", 0), 0), 9999);
    source->unverified = read_truth(reader, "unverified");
    source->grade =
        (enum grade)read_name(reader, "grade", CODE_VALUE, reader_place(reader, "grade", 0));
}

static void build_parameter(const struct reader *reader, struct parameter *parameter) {
    struct loader *loader = reader->loader;
    lua_State *lua = loader->sandbox->lua;
    bool one =
        lua_rawlen(lua, reader->body) == 1 && lua_rawgeti(lua, reader->body, 1) == LUA_TNUMBER;
    if (one)
        parameter->value = lua_tonumber(lua, -1);
    if (!one || !isfinite(parameter->value))
        complain(loader, &parameter->place, CODE_PARAMETER, 0,
                 "parameter \"%s\" takes one number (decimals are written with a point: 0.9)",
                 parameter->id);
    lua_settop(lua, reader->body);
    parameter->low = read_constant(reader, "low", parameter->value);
    parameter->high = read_constant(reader, "high", parameter->value);
    parameter->label = read_plain(reader, "label", NULL);
    parameter->illustrative = read_truth(reader, "illustrative");
    parameter->cite = read_expression(reader, "cite");
    if (one && (parameter->low > parameter->value || parameter->high < parameter->value))
        complain(loader, &parameter->place, CODE_PARAMETER, 0,
                 "parameter \"%s\" = %g lies outside its own low %g to high %g", parameter->id,
                 parameter->value, parameter->low, parameter->high);
}

/* A table keeps no order; for equal results everywhere the entries stand by name. */
static void sort_entries(struct distribution *row) {
    for (size_t i = 1; i < row->count; i++)
        for (size_t j = i; j > 0 && strcmp(row->names[j - 1], row->names[j]) > 0; j--) {
            const char *name = row->names[j];
            double value = row->values[j];
            row->names[j] = row->names[j - 1];
            row->values[j] = row->values[j - 1];
            row->names[j - 1] = name;
            row->values[j - 1] = value;
        }
}

static void build_distribution(const struct reader *reader, struct distribution *row) {
    struct loader *loader = reader->loader;
    lua_State *lua = loader->sandbox->lua;
    size_t size = 0;
    double sum = 0;
    lua_pushnil(lua);
    while (lua_next(lua, reader->body)) {
        const char *name = lua_type(lua, -2) == LUA_TSTRING ? lua_tostring(lua, -2) : NULL;
        if (name)
            reader_given_once(reader, name);
        if (name && !word_key(WORD_DISTRIBUTION, name)) {
            double value = lua_tonumber(lua, -1);
            if (lua_type(lua, -1) != LUA_TNUMBER || !(value >= 0 && value <= 1))
                complain(loader, reader_place(reader, name, 0), CODE_DISTRIBUTION, 0,
                         "%s takes a probability from 0 to 1", name);
            *ARENA_ADD(loader->arena, row->names, row->count) = arena_copy(loader->arena, name);
            *ARENA_ADD(loader->arena, row->values, size) = value;
        } else if (!name) {
            complain(loader, &row->place, CODE_DISTRIBUTION, 0,
                     "distribution \"%s\" takes name = probability only", row->id);
        }
        lua_pop(lua, 1);
    }
    sort_entries(row);
    for (size_t i = 0; i < row->count; i++)
        sum += row->values[i];
    row->n = read_constant(reader, "n", 0);
    row->illustrative = read_truth(reader, "illustrative");
    row->cite = read_expression(reader, "cite");
    if (fabs(sum - 1) > 1e-9)
        complain(loader, &row->place, CODE_DISTRIBUTION, 0,
                 "the probabilities of distribution \"%s\" sum to %.10g, not to 1", row->id, sum);
}

static void build_pass(const struct reader *reader, struct pathway *pathway) {
    lua_State *lua = reader->loader->sandbox->lua;
    lua_pushliteral(lua, "pass");
    int type = lua_rawget(lua, reader->body);
    bool good = type == LUA_TNIL || type == LUA_TTABLE;
    if (type == LUA_TTABLE) {
        lua_pushnil(lua);
        while (lua_next(lua, -2)) {
            const char *key = lua_type(lua, -2) == LUA_TSTRING ? lua_tostring(lua, -2) : "";
            double value = lua_tonumber(lua, -1);
            bool number = lua_type(lua, -1) == LUA_TNUMBER && value >= 0;
            if (strcmp(key, "score") == 0 && number && value <= 1)
                pathway->pass_score = value;
            else if (strcmp(key, "harmful") == 0 && number && value <= 1000)
                pathway->pass_harmful = (int)value;
            else
                good = false;
            lua_pop(lua, 1);
        }
    }
    lua_pop(lua, 1);
    if (!good)
        complain(reader->loader, reader_place(reader, "pass", 0), CODE_VALUE, 0,
                 "pass takes { score = 0.7, harmful = 0 }: a least score from 0 to 1 and how many "
                 "harmful choices");
}

static const char *read_date(const struct reader *reader, const char *key) {
    const char *date = read_plain(reader, key, NULL);
    int year, month, day;
    char rest;
    if (date && (sscanf(date, "%4d-%2d-%2d%c", &year, &month, &day, &rest) != 3 ||
                 strlen(date) != 10 || month < 1 || month > 12 || day < 1 || day > 31))
        complain(reader->loader, reader_place(reader, key, 0), CODE_VALUE, 0,
                 "%s takes a date as \"2026-11-20\"", key);
    return date;
}

static void build_pathway(const struct reader *reader) {
    struct pathway *pathway = reader->loader->pathway;
    pathway->id = reader->id;
    pathway->title = read_plain(reader, "title", reader->id);
    pathway->summary = read_plain(reader, "summary", "");
    pathway->version = read_plain(reader, "version", "");
    pathway->audience = read_plain(reader, "audience", "");
    pathway->licence = read_plain(reader, "licence", "");
    pathway->authors = read_plains(reader, "authors");
    pathway->reviewers = read_plains(reader, "reviewers");
    pathway->goals = read_plains(reader, "goals");
    pathway->reviewed = read_date(reader, "reviewed");
    pathway->review_by = read_date(reader, "review_by");
    pathway->reading = (int)fmin(fmax(read_constant(reader, "minutes", 0), 0), 10000);
    pathway->steps = (size_t)fmin(fmax(read_constant(reader, "steps", 1000), 1), 100000);
    const struct expression *grain = read_expression(reader, "clock");
    pathway->grain =
        grain && grain->kind == EXPRESSION_NUMBER && grain->number >= 1 ? grain->number : 1;
    build_pass(reader, pathway);
    const char *start = read_plain(reader, "start", NULL);
    long node = start ? ids_find(reader->loader->ids, KIND_NODE, start) : -1;
    pathway->variants[0].start = node < 0 ? 0 : (size_t)node;
    if (start && node < 0 && !is_lost(reader->loader, start)) {
        char hint[128];
        struct nearest near = nearest_to(start);
        for (size_t i = 0; i < pathway->node_count; i++)
            nearest_offer(&near, pathway->nodes[i].id);
        complain(reader->loader, reader_place(reader, "start", 0), CODE_NO_NODE, 0,
                 "start = \"%.60s\": there is no such node%s", start,
                 nearest_hint(&near, hint, sizeof hint));
    }
}

/* --- passes over the forms --- */

struct counts {
    size_t sources, points, parameters, distributions, defines;
};

/* The forms that others name: patient, parameters, sources and the like, in written order. */
static void build_named(struct loader *loader, int index, struct counts *next) {
    struct pathway *pathway = loader->pathway;
    lua_State *lua = loader->sandbox->lua;
    struct reader reader = reader_open(loader, index);
    enum word_id word = reader.form->word;
    if (word == WORD_SOURCE || word == WORD_LEARNING_POINT || word == WORD_PARAMETER ||
        word == WORD_DEFINE)
        reader_check(&reader);
    switch (word) {
    case WORD_SOURCE:
        build_source(&reader, &pathway->sources[next->sources++]);
        break;
    case WORD_LEARNING_POINT:
        pathway->points[next->points++].text = read_plain_text(&reader);
        break;
    case WORD_PARAMETER:
        build_parameter(&reader, &pathway->words.parameters[next->parameters++]);
        break;
    case WORD_DISTRIBUTION:
        build_distribution(&reader, &pathway->distributions[next->distributions++]);
        break;
    case WORD_DEFINE:
        pathway->words.defines[next->defines++].source = read_plain_text(&reader);
        break;
    default:
        break;
    }
    lua_settop(lua, reader.body - 1);
}

static void build_patient(struct loader *loader, int index) {
    lua_State *lua = loader->sandbox->lua;
    struct pathway *pathway = loader->pathway;
    if (pathway->variants[0].whole_name) {
        complain(loader, &form_at(lua, index)->place, CODE_VALUE, 0,
                 "a pathway has one patient; others are variants");
        form_push_body(lua, index);
        forms_pass_over(lua, -1, 0);
        return;
    }
    form_push_name(lua, index);
    pathway->variants[0].whole_name = clean_copy(loader, -1, &form_at(lua, index)->place);
    lua_pop(lua, 1);
    build_fields(loader, index);
}

/* Each form that stands in nothing, in written order. */
static void each_form(struct loader *loader,
                      void (*visit)(struct loader *loader, int index, void *context),
                      void *context) {
    lua_State *lua = loader->sandbox->lua;
    for (size_t i = 1; i <= loader->form_count; i++) {
        forms_push(lua, i);
        visit(loader, 1, context);
        lua_settop(lua, 0);
    }
}

static void first_pass(struct loader *loader, int index, void *context) {
    if (form_at(loader->sandbox->lua, index)->word == WORD_PATIENT)
        build_patient(loader, index);
    else
        build_named(loader, index, context);
}

/* A name must mean one thing in expressions: a field, a parameter or a define. */
static void check_shadows(struct loader *loader) {
    const struct vocabulary *vocabulary = &loader->pathway->words;
    for (size_t i = 0; i < vocabulary->parameter_count; i++)
        if (layout_find(&vocabulary->patient, vocabulary->parameters[i].id) >= 0)
            complain(loader, &vocabulary->parameters[i].place, CODE_TWICE, 0,
                     "parameter \"%s\" has the name of a field: give it another",
                     vocabulary->parameters[i].id);
    for (size_t i = 0; i < vocabulary->define_count; i++) {
        const struct define *define = &vocabulary->defines[i];
        bool taken = layout_find(&vocabulary->patient, define->id) >= 0;
        for (size_t k = 0; k < vocabulary->parameter_count; k++)
            taken = taken || strcmp(vocabulary->parameters[k].id, define->id) == 0;
        if (taken)
            complain(loader, &define->place, CODE_TWICE, 0,
                     "define \"%s\" has the name of a field or parameter: give it another",
                     define->id);
    }
}

/* The meaning of each define, even where nothing asks for it. */
static void read_defines(struct loader *loader) {
    struct vocabulary *vocabulary = &loader->pathway->words;
    for (size_t i = 0; i < vocabulary->define_count; i++) {
        struct define *define = &vocabulary->defines[i];
        if (define->meaning || !*define->source)
            continue;
        struct slip slip;
        define->being_read = true;
        define->meaning =
            expression_parse(loader->arena, vocabulary, define->source,
                             (struct type){TYPE_TEXT, NULL}, &define->place, false, &slip);
        define->being_read = false;
        if (!define->meaning)
            complain(loader, &define->place, CODE_EXPRESSION, slip.column,
                     "in define \"%s\" \"%.120s\", column %d: %s", define->id, define->source,
                     slip.column, slip.text);
    }
}

struct second {
    size_t nodes, events, pathways;
};

static void second_pass(struct loader *loader, int index, void *context) {
    struct second *next = context;
    lua_State *lua = loader->sandbox->lua;
    const struct form *form = form_at(lua, index);
    struct pathway *pathway = loader->pathway;
    if (form->word == WORD_PATHWAY) {
        struct reader reader = reader_open(loader, index);
        reader_check(&reader);
        pathway->place = form->place;
        if (next->pathways++)
            complain(loader, &form->place, CODE_MISPLACED, 0, "a file has one pathway \"…\" { … }");
        else
            build_pathway(&reader);
    } else if (is_node(form->word)) {
        build_node(loader, &pathway->nodes[next->nodes++], index);
    } else if (form->word == WORD_EVENT) {
        build_event(loader, &pathway->events[next->events++], index);
    }
}

/* The texts of findings, which may read every field. */
static void read_findings(struct loader *loader, int index, void *context) {
    const struct expression **findings = context;
    lua_State *lua = loader->sandbox->lua;
    struct layout *layout = &loader->pathway->words.patient;
    if (form_at(lua, index)->word != WORD_PATIENT)
        return;
    struct reader patient = reader_open(loader, index);
    for (size_t i = 0; i < layout->count; i++) {
        lua_getfield(lua, patient.body, layout->fields[i].id);
        if (layout->fields[i].kind == FIELD_FINDING && form_at(lua, -1)) {
            struct reader reader = reader_open(loader, -1);
            findings[i] = read_text(&reader, 0);
            if (!findings[i])
                findings[i] = expression_words(loader->arena, "", &reader.form->place);
        }
        lua_settop(lua, patient.body);
    }
}

static void check_forms(struct loader *loader, int index, void *context) {
    (void)context;
    const struct form *form = form_at(loader->sandbox->lua, index);
    const char *name = words[form->word].name;
    if (!form->complete) {
        lua_State *lua = loader->sandbox->lua;
        form_push_name(lua, index);
        const char *id = lua_type(lua, -1) == LUA_TSTRING ? lua_tostring(lua, -1) : "…";
        bool texts = form->word == WORD_LEARNING_POINT || form->word == WORD_DEFINE;
        complain(loader, &form->place, CODE_MISPLACED, 0,
                 texts ? "%s \"%s\" has no text: %s \"%s\" \"…\""
                       : "%s \"%s\" has no body: %s \"%s\" { … }",
                 name, id, name, id);
    } else if (!words[form->word].top && !form->used) {
        complain(loader, &form->place, CODE_MISPLACED, 0,
                 "this %s stands in nothing: it belongs inside %s", name,
                 form->word == WORD_OPTION   ? "a decision"
                 : form->word == WORD_ITEM   ? "orders"
                 : form->word == WORD_ANSWER ? "a question"
                 : form->word == WORD_BRANCH ? "a chance"
                 : form->word == WORD_CASE   ? "an option"
                                             : "the patient");
    }
}

/* --- where a resume can be reached --- */

static bool leads_on(const struct pathway *pathway, const struct expression *to) {
    if (!to)
        return false;
    if (to->kind == EXPRESSION_NUMBER)
        return to->number == TARGET_RESUME || pathway->nodes[(size_t)to->number].may_resume;
    for (size_t i = 1; i < to->count; i += i + 2 < to->count ? 2 : 1)
        if (leads_on(pathway, to->operands[i]))
            return true;
    return false;
}

static bool node_leads_on(const struct pathway *pathway, const struct node *node) {
    bool found = leads_on(pathway, node->action.to);
    for (size_t c = 0; c < node->choice_count && !found; c++)
        for (size_t a = 0; a < node->choices[c].arm_count && !found; a++)
            found = leads_on(pathway, node->choices[c].arms[a].action.to);
    return found;
}

/* Spreads may_resume against the direction of the written targets until nothing changes. Passes go
   up and down in turn: in whichever direction a chain of nodes is written, one pass follows it to
   its beginning. */
static void find_resumes(struct pathway *pathway) {
    bool changed = true, upwards = true;
    for (; changed; upwards = !upwards) {
        changed = false;
        for (size_t i = 0; i < pathway->node_count; i++) {
            struct node *node = &pathway->nodes[upwards ? pathway->node_count - 1 - i : i];
            if (!node->may_resume && node_leads_on(pathway, node))
                node->may_resume = changed = true;
        }
    }
}

static void fill_texts(struct pathway *pathway) {
    for (size_t n = 0; n < pathway->node_count; n++)
        for (size_t v = 1; v < pathway->variant_count; v++)
            if (!pathway->nodes[n].texts[v])
                pathway->nodes[n].texts[v] = pathway->nodes[n].texts[0];
}

void build(struct loader *loader) {
    struct pathway *pathway = loader->pathway;
    struct counts counts = {0};
    struct second second = {0};
    declare(loader);
    each_form(loader, first_pass, &counts);
    if (!pathway->variants[0].whole_name)
        pathway->variants[0].whole_name = "the patient";
    const struct expression **findings =
        arena_alloc(loader->arena, (pathway->words.patient.count + 1) * sizeof *findings);
    each_form(loader, read_findings, findings);
    pathway->words.findings = findings;
    check_shadows(loader);
    read_defines(loader);
    each_form(loader, second_pass, &second);
    build_variants(loader);
    each_form(loader, check_forms, NULL);
    if (second.pathways == 0 && loader->lost_count == 0)
        complain(loader, NULL, CODE_MISSING, 0, "there is no pathway \"…\" { … } in this file");
    else if (pathway->node_count == 0 && loader->lost_count == 0)
        complain(loader, NULL, CODE_MISSING, 0,
                 "this pathway has no node: no decision, step or outcome");
    fill_texts(pathway);
    find_resumes(pathway);
    pathway->parameter_values =
        arena_alloc(loader->arena, (pathway->words.parameter_count + 1) * sizeof(double));
    for (size_t i = 0; i < pathway->words.parameter_count; i++)
        pathway->parameter_values[i] = pathway->words.parameters[i].value;
}

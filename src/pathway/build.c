/* The model from the forms, in passes: what is named in one has been read in those before. */
#include <lauxlib.h>
#include <math.h>
#include <stddef.h>
#include <string.h>

#include "loader.h"
#include "nearest.h"

/* --- the head of a file --- */

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
    long node = start ? find_start(reader, start) : -1;
    pathway->variants[0].start = node < 0 ? 0 : (size_t)node;
}

/* --- passes over the forms --- */

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

static void first_pass(struct loader *loader, int index, void *context) {
    (void)context;
    enum word_id word = form_at(loader->sandbox->lua, index)->word;
    if (word == WORD_PATIENT)
        build_patient(loader, index);
    else if (word == WORD_NEEDS || word == WORD_FIELDS)
        build_fields(loader, index);
    else
        build_named(loader, index);
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
        define->meaning = define_parse(loader->arena, vocabulary, define, &slip);
        define->being_read = false;
        if (!define->meaning)
            complain(loader, &define->place, CODE_EXPRESSION, slip.column,
                     "in %s \"%s\" \"%.120s\", column %d: %s", define->takes ? "needs:" : "define",
                     define->takes ? define->takes->id : define->id, define->source, slip.column,
                     slip.text);
    }
}

static void build_head(struct loader *loader, int index, size_t *heads) {
    const struct form *form = form_at(loader->sandbox->lua, index);
    struct reader reader = reader_open(loader, index);
    reader_check(&reader);
    if (form->within || (form->word == WORD_PROCEDURE) != loader->procedure)
        return; /* its way in is found by use_connect(), or it is in the wrong place */
    loader->pathway->place = form->place;
    if ((*heads)++)
        complain(loader, &form->place, CODE_MISPLACED, 0, "a file has one %s \"…\" { … }",
                 words[form->word].name);
    else
        build_pathway(&reader);
}

static void second_pass(struct loader *loader, int index, void *context) {
    size_t *heads = context;
    const struct form *form = form_at(loader->sandbox->lua, index);
    struct pathway *pathway = loader->pathway;
    bool exit = form->word == WORD_EXIT && loader->procedure && !form->within;
    if (form->word == WORD_PATHWAY || form->word == WORD_PROCEDURE)
        build_head(loader, index, heads);
    else if ((form->word >= WORD_DECISION && form->word <= WORD_OUTCOME) || exit)
        build_node(loader, &pathway->nodes[form->item], index);
    else if (form->word == WORD_EVENT)
        build_event(loader, &pathway->events[form->item], index);
    else if (form->word == WORD_USE || form->word == WORD_EXIT) {
        struct reader reader = reader_open(loader, index);
        reader_check(&reader);
    }
}

/* The texts of findings, which may read every field. */
static void read_findings(struct loader *loader, int index, void *context) {
    const struct expression **findings = context;
    lua_State *lua = loader->sandbox->lua;
    struct layout *layout = &loader->pathway->words.patient;
    const struct form *form = form_at(lua, index);
    struct reader patient = reader_open(loader, index);
    bool needs = form->word == WORD_NEEDS && !form->within;
    if (form->word != WORD_PATIENT && form->word != WORD_FIELDS && !needs)
        return;
    for (size_t i = 0; i < layout->count; i++) {
        const char *name = field_name(form->within, &layout->fields[i]);
        if (layout->fields[i].kind != FIELD_FINDING || !name)
            continue;
        lua_getfield(lua, patient.body, name);
        if (form_at(lua, -1)) {
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

static void fill_texts(struct pathway *pathway) {
    for (size_t n = 0; n < pathway->node_count; n++)
        for (size_t v = 1; v < pathway->variant_count; v++)
            if (!pathway->nodes[n].texts[v])
                pathway->nodes[n].texts[v] = pathway->nodes[n].texts[0];
}

static void check_whole(struct loader *loader, size_t heads) {
    if (loader->lost_count)
        return;
    if (heads == 0)
        complain(loader, NULL, CODE_MISSING, 0, "there is no pathway \"…\" { … } in this file");
    else if (loader->pathway->node_count == 0)
        complain(loader, NULL, CODE_MISSING, 0,
                 "this pathway has no node: no decision, step or outcome");
}

void build(struct loader *loader) {
    struct pathway *pathway = loader->pathway;
    size_t heads = 0;
    declare(loader);
    forms_each_top(loader, first_pass, NULL);
    use_bind(loader);
    patient_arrange(&pathway->words.patient);
    if (!pathway->variants[0].whole_name)
        pathway->variants[0].whole_name = "the patient";
    const struct expression **findings =
        arena_alloc(loader->arena, (pathway->words.patient.count + 1) * sizeof *findings);
    forms_each_top(loader, read_findings, findings);
    pathway->words.findings = findings;
    check_shadows(loader);
    read_defines(loader);
    use_connect(loader);
    forms_each_top(loader, second_pass, &heads);
    use_reword(loader);
    build_variants(loader);
    forms_each(loader, check_forms, NULL);
    check_whole(loader, heads);
    pathway->words.scope = NULL; /* what is parsed from here on has the pathway's own names */
    fill_texts(pathway);
    find_resumes(pathway);
    pathway->parameter_values =
        arena_alloc(loader->arena, (pathway->words.parameter_count + 1) * sizeof(double));
    for (size_t i = 0; i < pathway->words.parameter_count; i++)
        pathway->parameter_values[i] = pathway->words.parameters[i].value;
}

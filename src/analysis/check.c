/* What is wrong with what is written, without walking. */
#include "check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "check_inside.h"

/* What a procedure has that this pathway does not need may be needed by another: whether any of it
   is idle is seen where the procedure is checked by itself. */
static bool is_idle_only_here(const struct checker *checker, enum code code,
                              const struct place *place) {
    bool idle = (code >= CODE_NEVER_READ && code <= CODE_NEVER_TAUGHT) ||
                (code >= CODE_UNREACHABLE && code <= CODE_ANSWER_NEVER);
    return idle && pathway_takes_from(checker->pathway, place->file);
}

struct finding *checker_find(struct checker *checker, enum code code, enum severity severity,
                             const struct place *place, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    const char *text = arena_vprint(checker->arena, format, arguments);
    va_end(arguments);
    bool fresh;
    if (is_idle_only_here(checker, code, place))
        return NULL;
    const char *key =
        arena_print(checker->arena, "%d %s:%d %s", (int)code, place->file, place->line, text);
    intern_add(checker->told, key, strlen(key), &fresh);
    if (!fresh)
        return NULL; /* told already: in another variant, or of another arm */
    struct finding *finding = ARENA_ADD(checker->arena, checker->findings, checker->count);
    *finding = (struct finding){
        .code = code, .severity = severity, .place = *place, .text = text, .variant = -1};
    return finding;
}

/* --- what is used --- */

struct use {
    const struct pathway *pathway;
    bool *read, *decided_by, *set; /* one a field */
    bool *parameters, *defines;
    bool *cited, *taught, *rows;
};

static void note_use(void *context, const struct expression *e, bool decides) {
    struct use *use = context;
    if (e->kind == EXPRESSION_FIELD || e->kind == EXPRESSION_KNOWN) {
        use->read[e->index] = true;
        use->decided_by[e->index] = use->decided_by[e->index] || decides;
    } else if (e->kind == EXPRESSION_PARAMETER)
        use->parameters[e->index] = true;
    else if (e->kind == EXPRESSION_DEFINED)
        use->defines[e->index] = true;
}

static void note_list(void *context, const struct list *list) {
    bool *marks = context;
    for (size_t i = 0; i < list->count; i++)
        marks[list->items[i]] = true;
}

static void note_action(struct use *use, const struct action *action) {
    lists_each(use->pathway, action->cite, note_list, use->cited);
    lists_each(use->pathway, action->teaches, note_list, use->taught);
    for (size_t i = 0; action->set && i < action->set->count; i++)
        use->set[action->set->assignments[i].field] = true;
}

static void note_rows(struct use *use, const struct expression *spread) {
    if (!spread)
        return;
    if (spread->kind == EXPRESSION_NUMBER) {
        use->rows[(size_t)spread->number] = true;
        return;
    }
    for (size_t i = 1; i < spread->count; i += i + 2 < spread->count ? 2 : 1)
        note_rows(use, spread->operands[i]);
}

static struct use find_use(struct checker *checker) {
    const struct pathway *pathway = checker->pathway;
    struct arena *arena = checker->arena;
    size_t fields = pathway->words.patient.count + 1;
    struct use use = {.pathway = pathway,
                      .read = arena_alloc(arena, fields),
                      .decided_by = arena_alloc(arena, fields),
                      .set = arena_alloc(arena, fields),
                      .parameters = arena_alloc(arena, pathway->words.parameter_count + 1),
                      .defines = arena_alloc(arena, pathway->words.define_count + 1),
                      .cited = arena_alloc(arena, pathway->source_count + 1),
                      .taught = arena_alloc(arena, pathway->point_count + 1),
                      .rows = arena_alloc(arena, pathway->distribution_count + 1)};
    expressions_each(pathway, note_use, &use);
    for (size_t n = 0; n < pathway->node_count; n++) {
        const struct node *node = &pathway->nodes[n];
        note_action(&use, &node->action);
        note_rows(&use, node->spread);
        for (size_t c = 0; c < node->choice_count; c++)
            for (size_t a = 0; a < node->choices[c].arm_count; a++)
                note_action(&use, &node->choices[c].arms[a].action);
    }
    for (size_t e = 0; e < pathway->event_count; e++)
        note_action(&use, &pathway->events[e].action);
    for (size_t i = 0; i < pathway->words.parameter_count; i++)
        lists_each(pathway, pathway->words.parameters[i].cite, note_list, use.cited);
    for (size_t i = 0; i < pathway->distribution_count; i++)
        lists_each(pathway, pathway->distributions[i].cite, note_list, use.cited);
    return use;
}

static bool varies_by_variant(const struct pathway *pathway, size_t field) {
    const struct layout *layout = &pathway->words.patient;
    double first = patient_get(layout, pathway->variants[0].patient, field);
    for (size_t v = 1; v < pathway->variant_count; v++)
        if (patient_get(layout, pathway->variants[v].patient, field) != first)
            return true;
    return false;
}

static void check_fields(struct checker *checker, const struct use *use) {
    const struct pathway *pathway = checker->pathway;
    if (pathway_has_rules(pathway) || pathway->procedure)
        return; /* what is unknown, or is read and set by the pathways that use it */
    for (size_t f = 0; f < pathway->words.patient.count; f++) {
        const struct field *field = &pathway->words.patient.fields[f];
        struct place place = {field->file, field->line};
        bool number = field->kind == FIELD_NUMBER || field->kind == FIELD_FINDING;
        if (!use->read[f] && field->chart == CHART_NONE)
            checker_find(checker, CODE_NEVER_READ, SEVERITY_WARNING, &place,
                         "field %s is never read: by no condition, effect or text, and it is not "
                         "on the chart",
                         field->id);
        else if (use->decided_by[f] && !use->set[f] && !number && !varies_by_variant(pathway, f) &&
                 field->chart == CHART_NONE)
            checker_find(checker, CODE_NEVER_SET, SEVERITY_WARNING, &place,
                         "field %s is read but never set: it always has the value it starts with",
                         field->id);
    }
}

static void check_used(struct checker *checker, const struct use *use) {
    const struct pathway *pathway = checker->pathway;
    for (size_t i = 0; i < pathway->source_count; i++)
        if (!use->cited[i])
            checker_find(checker, CODE_NEVER_CITED, SEVERITY_WARNING, &pathway->sources[i].place,
                         "source \"%s\" is never cited", pathway->sources[i].id);
    for (size_t i = 0; i < pathway->words.parameter_count; i++)
        if (!use->parameters[i])
            checker_find(checker, CODE_NEVER_USED, SEVERITY_WARNING,
                         &pathway->words.parameters[i].place, "parameter \"%s\" is never used",
                         pathway->words.parameters[i].id);
    for (size_t i = 0; i < pathway->words.define_count; i++)
        if (!use->defines[i] && !pathway->words.defines[i].takes)
            checker_find(checker, CODE_NEVER_USED, SEVERITY_WARNING,
                         &pathway->words.defines[i].place, "define \"%s\" is never used",
                         pathway->words.defines[i].id);
    for (size_t i = 0; i < pathway->distribution_count; i++)
        if (!use->rows[i])
            checker_find(checker, CODE_NEVER_USED, SEVERITY_WARNING,
                         &pathway->distributions[i].place, "distribution \"%s\" is never used",
                         pathway->distributions[i].id);
    for (size_t i = 0; i < pathway->point_count; i++)
        if (!use->taught[i])
            checker_find(checker, CODE_NEVER_TAUGHT, SEVERITY_WARNING, &pathway->points[i].place,
                         "learning point \"%s\" is taught nowhere (teaches = \"%s\" on an option, "
                         "node or event teaches it)",
                         pathway->points[i].id, pathway->points[i].id);
}

/* --- reasons and sources --- */

/* What a rated arm of a choice lacks. */
struct lacks {
    bool reason, source;
};

static struct lacks what_lacks(const struct choice *choice) {
    struct lacks lacks = {0};
    for (size_t a = 0; a < choice->arm_count; a++) {
        const struct action *action = &choice->arms[a].action;
        if (!action->rating && !action->missed)
            continue;
        lacks.reason = lacks.reason || !action->because;
        lacks.source = lacks.source || !action->cite;
    }
    return lacks;
}

static void check_reasons(struct checker *checker, const struct node *node) {
    for (size_t c = 0; c < node->choice_count; c++) {
        const struct choice *choice = &node->choices[c];
        struct lacks lacks = what_lacks(choice);
        if (lacks.reason)
            checker_find(checker, CODE_NO_REASON, SEVERITY_WARNING, &choice->place,
                         "\"%s\" of \"%s\" is rated without a reason (because = \"…\")", choice->id,
                         node->id);
        if (lacks.source && !node->action.cite)
            checker_find(checker, CODE_NO_SOURCE, SEVERITY_WARNING, &choice->place,
                         "\"%s\" of \"%s\" is rated without a source (cite = \"…\")", choice->id,
                         node->id);
    }
}

static bool is_cited(const struct choice *choice) {
    for (size_t a = 0; a < choice->arm_count; a++)
        if (choice->arms[a].action.cite)
            return true;
    return false;
}

/* Whether every number in a probability comes from a parameter, a field or is plainly 0 or 1. */
static bool is_sourced(const struct expression *e) {
    switch (e->kind) {
    case EXPRESSION_NUMBER:
        return e->number == 0 || e->number == 1;
    case EXPRESSION_PARAMETER:
    case EXPRESSION_FIELD:
    case EXPRESSION_RULE:
        return true;
    case EXPRESSION_DEFINED:
    case EXPRESSION_BY_ODDS:
    case EXPRESSION_BY_RISK:
        return is_sourced(e->operands[0]);
    case EXPRESSION_EITHER:
        for (size_t i = 1; i < e->count; i += i + 2 < e->count ? 2 : 1)
            if (!is_sourced(e->operands[i]))
                return false;
        return true;
    default:
        for (size_t i = 0; i < e->count; i++)
            if (e->operands[i]->kind != EXPRESSION_NUMBER && is_sourced(e->operands[i]))
                return true;
        return false;
    }
}

static void check_probability(struct checker *checker, const struct place *place, const char *id,
                              const struct expression *p, bool said) {
    if (p && !said && !is_sourced(p))
        checker_find(checker, CODE_PROBABILITY_SOURCE, SEVERITY_WARNING, place,
                     "the probability of \"%s\" has no source: cite = \"…\", or illustrative = "
                     "true",
                     id);
}

static void check_probabilities(struct checker *checker) {
    const struct pathway *pathway = checker->pathway;
    for (size_t n = 0; n < pathway->node_count; n++)
        for (size_t c = 0; c < pathway->nodes[n].choice_count; c++) {
            const struct choice *choice = &pathway->nodes[n].choices[c];
            check_probability(checker, &choice->place, choice->id, choice->probability,
                              choice->illustrative || is_cited(choice) ||
                                  pathway->nodes[n].action.cite);
        }
    for (size_t e = 0; e < pathway->event_count; e++) {
        const struct event *event = &pathway->events[e];
        check_probability(checker, &event->place, event->id, event->probability,
                          event->illustrative || event->action.cite);
    }
    for (size_t i = 0; i < pathway->words.parameter_count; i++) {
        const struct parameter *parameter = &pathway->words.parameters[i];
        if (!parameter->cite && !parameter->illustrative)
            checker_find(checker, CODE_PROBABILITY_SOURCE, SEVERITY_WARNING, &parameter->place,
                         "parameter \"%s\" has no source: cite = \"…\", or illustrative = true",
                         parameter->id);
    }
    for (size_t i = 0; i < pathway->distribution_count; i++) {
        const struct distribution *row = &pathway->distributions[i];
        if (!row->cite && !row->illustrative)
            checker_find(checker, CODE_PROBABILITY_SOURCE, SEVERITY_WARNING, &row->place,
                         "distribution \"%s\" has no source: cite = \"…\", or illustrative = true",
                         row->id);
    }
}

/* Whether a rating may be as good as this. */
static bool may_be(const struct expression *rating, int wanted) {
    if (!rating)
        return false;
    if (rating->kind == EXPRESSION_NUMBER)
        return rating->number <= wanted;
    if (rating->kind != EXPRESSION_EITHER)
        return true;
    for (size_t i = 1; i < rating->count; i += i + 2 < rating->count ? 2 : 1)
        if (may_be(rating->operands[i], wanted))
            return true;
    return false;
}

/* Where experts differ acceptable counts like best. */
static bool may_be_best(const struct action *action) {
    return may_be(action->rating, action->contested ? RATING_ACCEPTABLE : RATING_BEST);
}

static void check_best(struct checker *checker, const struct node *node) {
    size_t rated = 0;
    bool best = false;
    if (node->kind != NODE_DECISION && node->kind != NODE_QUESTION)
        return;
    for (size_t c = 0; c < node->choice_count; c++) {
        bool has_rating = false;
        for (size_t a = 0; a < node->choices[c].arm_count; a++) {
            has_rating = has_rating || node->choices[c].arms[a].action.rating;
            best = best || may_be_best(&node->choices[c].arms[a].action);
        }
        rated += has_rating;
    }
    if (rated >= 2 && !best)
        checker_find(checker, CODE_NO_BEST, SEVERITY_WARNING, &node->place,
                     "\"%s\" has rated options, but none that is ever best", node->id);
}

void checker_read(struct checker *checker) {
    const struct pathway *pathway = checker->pathway;
    struct use use = find_use(checker);
    check_fields(checker, &use);
    check_used(checker, &use);
    check_probabilities(checker);
    for (size_t n = 0; n < pathway->node_count; n++) {
        check_reasons(checker, &pathway->nodes[n]);
        check_best(checker, &pathway->nodes[n]);
    }
    if (checker->today && pathway->review_by && strcmp(pathway->review_by, checker->today) < 0)
        checker_find(checker, CODE_REVIEW_DUE, SEVERITY_WARNING, &pathway->place,
                     "the evidence was to be looked at again by %s", pathway->review_by);
}

struct checker *checker_new(struct arena *arena, const struct pathway *pathway, const char *today,
                            const unsigned char *eithers) {
    struct checker *checker = arena_alloc(arena, sizeof *checker);
    *checker =
        (struct checker){.arena = arena, .pathway = pathway, .today = today, .eithers = eithers};
    checker->told = intern_new();
    checker_prepare(checker);
    return checker;
}

void checker_free(struct checker *checker) { intern_free(checker->told); }

static int by_place(const void *a, const void *b) {
    const struct finding *x = a, *y = b;
    int files = strcmp(x->place.file, y->place.file);
    if (files)
        return files;
    if (x->place.line != y->place.line)
        return x->place.line < y->place.line ? -1 : 1;
    return x->code != y->code ? (x->code < y->code ? -1 : 1) : strcmp(x->text, y->text);
}

const struct finding *checker_findings(struct checker *checker, size_t *count) {
    if (checker->count)
        qsort(checker->findings, checker->count, sizeof *checker->findings, by_place);
    *count = checker->count;
    return checker->findings;
}

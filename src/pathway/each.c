/* Goes through all that a pathway consists of. */
#include "each.h"

#include <stdlib.h>

#include "arena.h"

struct visiting {
    const struct pathway *pathway;
    visit_expression *visit;
    void *context;
    bool decides;
    bool *defined; /* one a define: has been visited, telling or deciding */
};

static void visit_parts(struct visiting *visiting, const struct expression *e) {
    if (!e)
        return;
    visiting->visit(visiting->context, e, visiting->decides);
    if (e->kind == EXPRESSION_DEFINED) {
        bool *seen = &visiting->defined[2 * e->index + visiting->decides];
        if (*seen)
            return;
        *seen = true;
    }
    for (size_t i = 0; i < e->count; i++)
        visit_parts(visiting, e->operands[i]);
}

static void visit_list(struct visiting *visiting, bool decides,
                       const struct expression *const *expressions, size_t count) {
    visiting->decides = decides;
    for (size_t i = 0; i < count; i++)
        visit_parts(visiting, expressions[i]);
}
#define VISIT(visiting, decides, ...)                                                              \
    visit_list(visiting, decides, (const struct expression *const[]){__VA_ARGS__},                 \
               sizeof(const struct expression *[]){__VA_ARGS__} / sizeof(struct expression *))

static void visit_action(struct visiting *visiting, const struct action *action) {
    VISIT(visiting, true, action->rating, action->missed, action->takes, action->to, action->visit,
          action->reveals, action->contested);
    VISIT(visiting, false, action->because, action->result, action->teaches, action->cite);
    visiting->decides = true;
    for (size_t i = 0; action->set && i < action->set->count; i++)
        visit_parts(visiting, action->set->assignments[i].value);
}

static void visit_node(struct visiting *visiting, const struct node *node) {
    visit_list(visiting, false, node->texts, visiting->pathway->variant_count);
    VISIT(visiting, false, node->hint);
    VISIT(visiting, true, node->utility, node->good, node->spread, node->worse_by);
    visit_action(visiting, &node->action);
    for (size_t c = 0; c < node->choice_count; c++) {
        const struct choice *choice = &node->choices[c];
        VISIT(visiting, false, choice->label);
        VISIT(visiting, true, choice->when, choice->at_most, choice->low, choice->high,
              choice->within, choice->probability);
        for (size_t a = 0; a < choice->arm_count; a++) {
            VISIT(visiting, true, choice->arms[a].when);
            visit_action(visiting, &choice->arms[a].action);
        }
    }
}

void expressions_each(const struct pathway *pathway, visit_expression *visit, void *context) {
    struct visiting visiting = {pathway, visit, context, false,
                                xcalloc(2 * pathway->words.define_count + 2, sizeof(bool))};
    for (size_t n = 0; n < pathway->node_count; n++)
        visit_node(&visiting, &pathway->nodes[n]);
    for (size_t e = 0; e < pathway->event_count; e++) {
        const struct event *event = &pathway->events[e];
        VISIT(&visiting, false, event->text);
        VISIT(&visiting, true, event->when, event->at, event->after, event->probability);
        visit_action(&visiting, &event->action);
    }
    for (size_t f = 0; f < pathway->words.patient.count; f++)
        VISIT(&visiting, false, pathway->words.findings[f]);
    for (size_t i = 0; i < pathway->words.parameter_count; i++)
        VISIT(&visiting, false, pathway->words.parameters[i].cite);
    for (size_t i = 0; i < pathway->distribution_count; i++)
        VISIT(&visiting, false, pathway->distributions[i].cite);
    free(visiting.defined);
}

void lists_each(const struct pathway *pathway, const struct expression *e,
                void (*visit)(void *context, const struct list *list), void *context) {
    if (!e)
        return;
    if (e->kind == EXPRESSION_NUMBER) {
        visit(context, &pathway->lists[(size_t)e->number]);
        return;
    }
    for (size_t i = 1; i < e->count; i += i + 2 < e->count ? 2 : 1)
        lists_each(pathway, e->operands[i], visit, context);
}

static void number_either(void *context, const struct expression *e, bool decides) {
    size_t *next = context;
    (void)decides;
    if (e->kind != EXPRESSION_EITHER || e->index != 0)
        return;
    ((struct expression *)e)->index = *next; /* the tree is still being built */
    *next += e->count / 2;
}

size_t eithers_number(struct pathway *pathway) {
    size_t next = 1; /* 0: it has none yet */
    expressions_each(pathway, number_either, &next);
    return next;
}

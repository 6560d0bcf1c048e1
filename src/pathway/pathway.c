/* What an author wrote: names, lookups, and effects on a patient. */
#include "pathway.h"

#include <string.h>

#include "loader.h"

const char *const node_kind_name[NODE_KINDS] = {"decision", "orders", "question",
                                                "chance",   "step",   "outcome"};
const char *const rating_name[RATINGS] = {"best", "acceptable", "suboptimal", "harmful"};
const double rating_credit[RATINGS] = {1, 0.75, 0.25, 0};
const char *const grade_name[GRADES] = {"", "trial", "cohort", "guideline", "review", "opinion"};

const char *pathway_word(const struct list *list, size_t index) {
    return (const char *)list->items[index];
}

void pathway_free(struct pathway *pathway) {
    if (!pathway)
        return;
    rules_free(pathway->rules);
    arena_free(pathway->arena);
}

long pathway_find_node(const struct pathway *pathway, const char *id) {
    for (size_t i = 0; i < pathway->node_count; i++)
        if (strcmp(pathway->nodes[i].id, id) == 0)
            return (long)i;
    return -1;
}

long pathway_find_way_in(const struct pathway *pathway, const char *name) {
    for (size_t i = 0; i < pathway->way_in_count; i++)
        if (strcmp(pathway->ways_in[i].name, name) == 0)
            return (long)pathway->ways_in[i].node;
    return -1;
}

long pathway_find_variant(const struct pathway *pathway, const char *id) {
    for (size_t i = 0; i < pathway->variant_count; i++)
        if (strcmp(pathway->variants[i].id, id) == 0)
            return (long)i;
    return -1;
}

bool pathway_takes_from(const struct pathway *pathway, const char *file) {
    for (size_t i = 0; i < pathway->procedure_file_count; i++)
        if (strcmp(pathway->procedure_files[i], file) == 0)
            return true;
    return false;
}

long node_find_choice(const struct node *node, const char *id) {
    for (size_t i = 0; i < node->choice_count; i++)
        if (strcmp(node->choices[i].id, id) == 0)
            return (long)i;
    return -1;
}

static bool refused(const struct assignment *assignment, const struct effect *effect,
                    const struct layout *layout, double value, enum patient_answer answer,
                    struct failure *why) {
    const struct field *field = &layout->fields[assignment->field];
    const char *file = effect->place.file;
    int line = effect->place.line;
    if (answer == PATIENT_NOT_WHOLE)
        fail(why, "%s:%d: %s takes a whole number and would become %g", file, line, field->id,
             value);
    else
        fail(why,
             "%s:%d: %s would become %g, outside its range %g to %g (clamp = true would hold it)",
             file, line, field->id, value, field->low, field->high);
    return fail_as(why, CODE_RANGE);
}

bool pathway_apply(const struct pathway *pathway, const struct effect *effect, struct scene *scene,
                   struct failure *why) {
    const struct layout *layout = &pathway->words.patient;
    if (effect->rule >= 0)
        return rules_call(pathway->rules, (size_t)effect->rule, scene, NULL, NULL, why);
    for (size_t i = 0; i < effect->count; i++) {
        const struct assignment *assignment = &effect->assignments[i];
        double value;
        if (!expression_evaluate(assignment->value, scene, &value, why))
            return false;
        enum patient_answer answer = patient_put(layout, scene->patient, assignment->field, value);
        if (answer != PATIENT_STORED)
            return refused(assignment, effect, layout, value, answer, why);
    }
    return true;
}

/* What a pathway's numbers hang on. */
#include "sensitivity.h"

#include <stdlib.h>
#include <string.h>

/* --- where parameters stand --- */

struct looking {
    const struct pathway *pathway;
    bool *shaping; /* one a parameter */
    bool *defined; /* one a define: has been looked at */
};

static void look(struct looking *looking, const struct expression *e) {
    if (!e)
        return;
    if (e->kind == EXPRESSION_PARAMETER)
        looking->shaping[e->index] = true;
    if (e->kind == EXPRESSION_DEFINED) {
        if (looking->defined[e->index])
            return;
        looking->defined[e->index] = true;
    }
    for (size_t i = 0; i < e->count; i++)
        look(looking, e->operands[i]);
}

static void look_at_action(struct looking *looking, const struct action *action) {
    const struct expression *its[] = {action->rating, action->missed,  action->takes,
                                      action->to,     action->reveals, action->visit};
    for (size_t i = 0; i < sizeof its / sizeof *its; i++)
        look(looking, its[i]);
    for (size_t i = 0; action->set && i < action->set->count; i++)
        look(looking, action->set->assignments[i].value);
}

static void look_at_choice(struct looking *looking, const struct choice *choice) {
    const struct expression *its[] = {choice->when, choice->at_most, choice->low, choice->high,
                                      choice->within};
    for (size_t i = 0; i < sizeof its / sizeof *its; i++)
        look(looking, its[i]);
    for (size_t a = 0; a < choice->arm_count; a++) {
        look(looking, choice->arms[a].when);
        look_at_action(looking, &choice->arms[a].action);
    }
}

bool *parameters_in_numbers_only(struct arena *arena, const struct pathway *pathway) {
    size_t count = pathway->words.parameter_count;
    struct looking looking = {pathway, arena_alloc(arena, count + 1),
                              arena_alloc(arena, pathway->words.define_count + 1)};
    for (size_t n = 0; n < pathway->node_count; n++) {
        look_at_action(&looking, &pathway->nodes[n].action);
        for (size_t c = 0; c < pathway->nodes[n].choice_count; c++)
            look_at_choice(&looking, &pathway->nodes[n].choices[c]);
    }
    for (size_t e = 0; e < pathway->event_count; e++) {
        const struct event *event = &pathway->events[e];
        look(&looking, event->when);
        look(&looking, event->at);
        look(&looking, event->after);
        look_at_action(&looking, &event->action);
    }
    for (size_t i = 0; i < count; i++)
        looking.shaping[i] = !looking.shaping[i];
    return looking.shaping;
}

/* --- other numbers on the same graph --- */

static bool set_rows(struct study *study, struct situation *at, struct failure *why) {
    struct graph *graph = study->graph;
    struct walk *walk = unfolding_walk(study->unfolding);
    const struct pathway *pathway = graph->pathway;
    double p[256];
    for (size_t r = 0; r < graph->row_count; r++) {
        const struct row *row = &graph->rows[r];
        if (!row->varies)
            continue;
        size_t count =
            row->place < pathway->node_count ? pathway->nodes[row->place].choice_count : 2;
        unfolding_get(study->unfolding, row->sample, at);
        walk_put(walk, at);
        if (!walk_probabilities(walk, p))
            return fail(why, "%s", walk_fault(walk));
        memcpy(graph->probabilities + row->first, p, count * sizeof *p);
    }
    return true;
}

static bool set_ends(struct study *study, struct situation *at, struct failure *why) {
    struct graph *graph = study->graph;
    struct walk *walk = unfolding_walk(study->unfolding);
    for (size_t i = 0; i < graph->end_count; i++) {
        struct end *end = &graph->ends[i];
        const struct node *node = &graph->pathway->nodes[end->node];
        double good = end->good;
        if (!end->varies)
            continue;
        unfolding_get(study->unfolding, end->sample, at);
        walk_put(walk, at);
        if (!expression_evaluate(node->utility, walk_scene(walk), &end->utility, why) ||
            (node->good && !expression_evaluate(node->good, walk_scene(walk), &good, why)))
            return false;
        end->good = good != 0;
    }
    return true;
}

bool study_set_parameters(struct study *study, const double *parameters, struct failure *why) {
    struct situation *at = xcalloc(1, situation_size(&study->graph->parts));
    struct walk *walk = unfolding_walk(study->unfolding);
    walk_use_parameters(walk, parameters);
    bool good = set_rows(study, at, why) && set_ends(study, at, why);
    walk_use_parameters(walk, study->graph->pathway->parameter_values);
    free(at);
    return good;
}

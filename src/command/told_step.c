/* A step in the record's words. */
#include "told_step.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "caller.h"

/* The ids of an array of options, or the array of ids itself, as JSON text. */
static char *ids_text(const json_t *list) {
    json_t *ids = json_array();
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *item = json_array_get(list, i);
        json_array_append(ids, json_is_object(item) ? json_object_get(item, "id") : (json_t *)item);
    }
    char *text = json_dumps(ids, JSON_COMPACT);
    json_decref(ids);
    return text;
}

void told_step_init(struct told_step *told, const char *kind, const json_t *offer,
                    const json_t *request, const json_t *lines) {
    const json_t *choice = lines_find(lines, "choice"), *state = lines_find(lines, "state");
    const json_t *replay = choice ? json_object_get(choice, "input") : request;
    *told = (struct told_step){
        .replayed = replay,
        .input = replay ? json_dumps(replay, JSON_COMPACT) : NULL,
        .offer = ids_text(json_object_get(offer, "options")),
        .choices = ids_text(json_object_get(offer, "choices")),
        .best = ids_text(json_object_get(offer, "best")),
    };
    const char *decision = choice ? json_text(offer, "decision", NULL) : NULL;
    told->step = (struct record_step){
        .kind = kind,
        .input = told->input,
        .node = json_text(offer, "node", NULL),
        .node_kind = json_text(offer, "kind", NULL),
        .option = json_text(choice, "option", NULL),
        .rating = json_text(choice, "rating", NULL),
        .credit = json_double(choice, "credit", NAN),
        .offer = told->offer,
        .best = told->best,
        .decision = decision,
        .decision_options = decision ? told->choices : NULL,
        .minutes = json_double(offer, "minutes", 0),
        .state = json_text(state, "hash", NULL),
    };
}

void told_step_clear(struct told_step *told) {
    free(told->input);
    free(told->offer);
    free(told->choices);
    free(told->best);
    *told = (struct told_step){0};
}

/* The learning points by how they stand, as JSON: {"met":[…],"missed":[…],"not_reached":[…]}. */
static char *learning_text(const json_t *lines) {
    static const char *const states[] = {"met", "missed", "not_reached"};
    json_t *all = json_object();
    for (size_t s = 0; s < sizeof states / sizeof *states; s++)
        json_object_set_new(all, states[s], json_array());
    for (size_t i = 0; i < json_array_size(lines); i++) {
        const json_t *line = json_array_get(lines, i);
        json_t *list = json_object_get(all, json_text(line, "state", ""));
        if (strcmp(json_text(line, "event", ""), "learning_point") == 0 && list)
            json_array_append(list, json_object_get(line, "id"));
    }
    char *text = json_dumps(all, JSON_COMPACT);
    json_decref(all);
    return text;
}

struct record_summary told_summary(const json_t *debrief, char **learning) {
    const json_t *line = lines_find(debrief, "debrief");
    *learning = learning_text(debrief);
    return (struct record_summary){.outcome = json_text(line, "outcome", ""),
                                   .good = json_truth(line, "good"),
                                   .passed = json_truth(line, "passed"),
                                   .score = json_double(line, "score", NAN),
                                   .harmful = (int)json_whole(line, "harmful", 0),
                                   .minutes = json_double(line, "minutes", 0),
                                   .utility = json_double(line, "utility", NAN),
                                   .learning = *learning};
}

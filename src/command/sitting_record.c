/* A sitting's part of the record. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "page.h"
#include "sitting_inside.h"

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

/* The end of a walk, for the record; false when the engine does not say. */
static bool summarise(struct sitting *sitting, struct record_summary *summary, json_t **debrief,
                      struct failure *why) {
    if (caller_do(sitting->caller, "debrief", debrief, why) != SUPERVISOR_ANSWERED)
        return false;
    const json_t *line = lines_find(*debrief, "debrief");
    *summary = (struct record_summary){.outcome = json_text(line, "outcome", ""),
                                       .good = json_truth(line, "good"),
                                       .passed = json_truth(line, "passed"),
                                       .score = json_double(line, "score", NAN),
                                       .harmful = (int)json_whole(line, "harmful", 0),
                                       .minutes = json_double(line, "minutes", 0),
                                       .utility = json_double(line, "utility", NAN)};
    return true;
}

/* What a step was, in the record's words. `choice` is NULL for a step that is no answer. */
static struct record_step step_of(struct sitting *sitting, const char *kind, const char *input,
                                  const json_t *choice, int64_t answered) {
    return (struct record_step){
        .seq = sitting->seq + 1,
        .kind = kind,
        .input = input,
        .node = json_text(sitting->offer, "node", NULL),
        .node_kind = json_text(sitting->offer, "kind", NULL),
        .option = json_text(choice, "option", NULL),
        .rating = json_text(choice, "rating", NULL),
        .credit = json_double(choice, "credit", NAN),
        .decision = choice ? json_text(sitting->offer, "decision", NULL) : NULL,
        .minutes = json_double(sitting->offer, "minutes", 0),
        .state = sitting->hash,
        .offered = sitting->offered,
        .answered = answered,
        .thinking =
            sitting->carried + (answered > sitting->offered ? answered - sitting->offered : 0),
    };
}

/* Commits a step, and with the last one the end. False: it is not saved, said so, and nothing may
 * be shown. */
bool sitting_commit(struct sitting *sitting, const char *kind, const json_t *request,
                    const char *text, const json_t *lines, int64_t answered) {
    const json_t *choice = lines_find(lines, "choice"), *state = lines_find(lines, "state");
    const json_t *replay = choice ? json_object_get(choice, "input") : request;
    json_t *debrief = NULL;
    struct failure why;
    struct record_summary summary = {0};
    bool ends = json_truth(state, "over");
    bool good = true;
    if (replay)
        caller_note(sitting->caller, replay, json_text(state, "hash", sitting->hash));
    if (replay && sitting->bench)
        bench_note(sitting, replay, lines);
    if (!sitting->record)
        return true;
    if (ends && !summarise(sitting, &summary, &debrief, &why)) {
        sitting_stop(sitting, EXIT_PATHWAY, why.text);
        json_decref(debrief);
        return false;
    }
    char *input = replay ? json_dumps(replay, JSON_COMPACT) : NULL;
    char *offer = ids_text(json_object_get(sitting->offer, "options"));
    char *choices = ids_text(json_object_get(sitting->offer, "choices"));
    char *best = ids_text(json_object_get(sitting->offer, "best"));
    char *learning = ends ? learning_text(debrief) : NULL;
    summary.learning = learning;
    struct record_step step = step_of(sitting, kind, input, choice, answered);
    step.state = json_text(state, "hash", sitting->hash);
    step.offer = offer;
    step.best = best;
    step.decision_options = step.decision ? choices : NULL;
    step.text = text;
    good = record_add_step(sitting->record, sitting->session, &step, ends ? &summary : NULL, &why);
    if (good)
        sitting->seq++;
    else
        sitting_stop(sitting, EXIT_RECORD, why.text);
    free(input);
    free(offer);
    free(best);
    free(choices);
    free(learning);
    json_decref(debrief);
    return good;
}

void sitting_mark(struct sitting *sitting, enum record_mark kind) {
    struct failure why;
    if (!sitting->record || !sitting->session)
        return;
    if (record_add_mark(sitting->record, sitting->session, sitting->seq + 1, kind, sitting_now(),
                        &why))
        sitting->seq++;
    else
        sitting_stop(sitting, EXIT_RECORD, why.text);
}

void sitting_record_fault(struct sitting *sitting, const json_t *request, const char *message,
                          int64_t answered) {
    struct failure why;
    if (!sitting->record || !sitting->session)
        return;
    char *input = json_dumps(request, JSON_COMPACT);
    struct record_fault fault = {
        sitting->seq + 1, input,   json_text(sitting->offer, "node", NULL), message,
        sitting->offered, answered};
    if (record_add_fault(sitting->record, sitting->session, &fault, &why))
        sitting->seq++;
    else
        command_complain("%s", why.text);
    free(input);
}

/* The last hash of the chain, so that a record altered later can be told. */
void sitting_show_receipt(struct sitting *sitting) {
    struct record_walk *walk;
    struct failure why;
    if (!sitting->record || !record_load_session(sitting->record, sitting->session, &walk, &why))
        return;
    if (sitting->options.jsonl) {
        json_t *line = json_pack("{ssss#}", "event", "receipt", "receipt", walk->chain, 16);
        sitting_print_line(line);
        json_decref(line);
    } else {
        page_say(&sitting->screen, ROLE_STRONG, "Receipt of session %lld: %.16s", sitting->session,
                 walk->chain);
    }
    record_walk_free(walk);
}

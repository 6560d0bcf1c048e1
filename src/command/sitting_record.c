/* A sitting's part of the record. */
#include <stdlib.h>

#include "command.h"
#include "page.h"
#include "sitting_inside.h"
#include "told_step.h"

/* `debrief` not NULL: the walk ends with this step. */
static bool write_down(struct sitting *sitting, struct told_step *told, const char *text,
                       const json_t *debrief, int64_t answered) {
    struct failure why;
    char *learning = NULL;
    struct record_summary summary = {0};
    if (debrief)
        summary = told_summary(debrief, &learning);
    struct record_step *step = &told->step;
    step->seq = sitting->seq + 1;
    step->text = text;
    step->state = step->state ? step->state : sitting->hash;
    step->offered = sitting->offered;
    step->answered = answered;
    step->thinking =
        sitting->carried + (answered > sitting->offered ? answered - sitting->offered : 0);
    bool good =
        record_add_step(sitting->record, sitting->session, step, debrief ? &summary : NULL, &why);
    if (good)
        sitting->seq++;
    else
        sitting_stop(sitting, EXIT_RECORD, why.text);
    free(learning);
    return good;
}

/* Commits a step, and with the last one the end. False: it is not saved, said so, and nothing may
 * be shown. */
bool sitting_commit(struct sitting *sitting, const char *kind, const json_t *request,
                    const char *text, const json_t *lines, int64_t answered) {
    const json_t *state = lines_find(lines, "state");
    json_t *debrief = NULL;
    struct failure why;
    struct told_step told;
    bool ends = json_truth(state, "over");
    told_step_init(&told, kind, sitting->offer, request, lines);
    if (told.replayed)
        caller_note(sitting->caller, told.replayed, json_text(state, "hash", sitting->hash));
    if (told.replayed && sitting->bench)
        bench_note(sitting, told.replayed, lines);
    bool good = true;
    if (sitting->record && ends &&
        caller_question(sitting->caller, "debrief", &debrief, &why) != SUPERVISOR_ANSWERED) {
        sitting_stop(sitting, EXIT_PATHWAY, why.text);
        good = false;
    } else if (sitting->record) {
        good = write_down(sitting, &told, text, debrief, answered);
    }
    told_step_clear(&told);
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

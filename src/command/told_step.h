/* A step in the record's words, from what the engine told. */
#ifndef TOLD_STEP_H
#define TOLD_STEP_H

#include "json.h"
#include "record.h"

/* A step and the texts it points to. Its seq, its free text and its times are the caller's. */
struct told_step {
    struct record_step step;
    const json_t *replayed; /* what a replay gives the engine; NULL: nothing */
    char *input, *offer, *choices, *best;
};

/* `kind` is how it was answered (choose, answer, auto, back, hint, note), `offer` the offer before
   it, `request` what the engine was asked (NULL: nothing), `lines` what it answered. They must
   outlive the step; the caller calls told_step_clear. */
void told_step_init(struct told_step *told, const char *kind, const json_t *offer,
                    const json_t *request, const json_t *lines);
void told_step_clear(struct told_step *told);

/* How a walk ended, from the lines of its debrief; the caller frees `learning`. */
struct record_summary told_summary(const json_t *debrief, char **learning);

#endif

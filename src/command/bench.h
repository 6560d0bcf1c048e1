/* The author's bench: what an author has at the prompt of a walk that is not recorded. Private to
   the files of a sitting. */
#ifndef BENCH_H
#define BENCH_H

#include "arena.h"
#include "input.h"
#include "sitting.h"
#include "watch.h"

/* What of a walk is needed to walk it again through another version of its text, or to write it
   down as a test. A step of `trail` is an input that was not taken back:
   {"input": request, "node": where it was asked (left out: anywhere), "luck": what chance did then,
    "met": [ids of events], "step": {"node","kind","choose","given"} of an answer,
    "set": of a goto, the assignments that stood for the patient then}. */
struct bench {
    struct watch *watch; /* NULL: the file is not watched */
    struct prompt_watch watching;
    struct arena *arena; /* of the version that was loaded last; NULL: of the caller */
    json_t *places;      /* ids of all nodes; NULL: to be asked for */
    json_t *wanted;      /* the request that started the walk at first */
    json_t *begun;       /* "luck" and "met" as in a step, of the start */
    json_t *trail;
    json_t *rest; /* steps that the text does not allow now, as long as nothing else is done */
};

void bench_free(struct bench *bench);

/* The walk has begun; an input was carried out (before it is followed). */
void bench_begin(struct sitting *sitting, const json_t *lines);
void bench_note(struct sitting *sitting, const json_t *request, const json_t *lines);

/* Fills in "luck" and "met" of a step from what the engine told. */
void bench_remember(json_t *step, const json_t *lines);

/* Carries out a word of the bench. */
void bench_act(struct sitting *sitting, enum input_kind kind, const char *text);

/* The ids of all nodes. Borrowed. */
const json_t *bench_places(struct sitting *sitting);

/* After the end of a walk an author is still asked; whether the walk goes on, or has come to
   another end, by goto or back. */
bool bench_lingers(struct sitting *sitting);

/* --- reload.c --- */
/* Loads the files again and brings the walk to where it was. What is wrong is told, and then all
   stays as it is. */
void bench_reload(struct sitting *sitting);

#endif

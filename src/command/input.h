/* What a learner or a script typed, as a request to the engine or a command of the prompt. */
#ifndef INPUT_H
#define INPUT_H

#include <stdbool.h>

#include "json.h"

enum input_kind {
    INPUT_ANSWER, /* `request` goes to the engine */
    INPUT_CHART,
    INPUT_HISTORY,
    INPUT_HINT,
    INPUT_WHY,
    INPUT_BACK,
    INPUT_NOTE, /* `text` is what to write down */
    INPUT_HELP,
    INPUT_QUIT,
    INPUT_STATE, /* this and the next four: of an author's bench */
    INPUT_WHY_NOT,
    INPUT_RELOAD,
    INPUT_GOTO,      /* `text` is the node */
    INPUT_SAVE_WALK, /* `text` is the name, or empty */
    INPUT_NOTHING,   /* an empty line */
    INPUT_SEVERAL,   /* it could be more than one option: `text` says which */
    INPUT_UNKNOWN    /* `text` says what can be typed */
};

struct input {
    enum input_kind kind;
    json_t *request;
    char *text;
    bool typed_words; /* the answer is free text, to be kept apart from the record's events */
};

/* Reads a line against the offer. `exact` takes ids and numbers only, as scripts write them;
   otherwise a part of an option's words does. `author`: the words of the bench are commands too. */
struct input input_read(const char *line, const json_t *offer, bool exact, bool author);
void input_clear(struct input *input);

/* The words that are commands at the prompt, ended by NULL. */
extern const char *const input_commands[];
/* The same, those of an author's bench. */
extern const char *const input_author_commands[];

#endif

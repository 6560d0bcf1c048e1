/* The inside of a sitting. Private to its files. */
#ifndef SITTING_INSIDE_H
#define SITTING_INSIDE_H

#include "bench.h"
#include "digest.h"
#include "input.h"
#include "sitting.h"

struct sitting {
    struct caller *caller;
    struct record *record; /* NULL: nothing is kept */
    struct sitting_options options;
    struct screen screen;
    struct prompt *prompt;
    char *first_line;    /* of a script on a pipe, read ahead to see whether it fixes chance */
    char *ahead;         /* the rest of such a script … */
    FILE *answers_ahead; /* … and a stream that reads it */
    long line_number;
    long long session, seq;
    json_t *offer;    /* the last one */
    json_t *happened; /* "node:branch" of what chance did since the last answer */
    char hash[DIGEST_SIZE];
    int64_t offered;     /* when the last offer was shown in this sitting … */
    int64_t carried;     /* … and how long it had been thought about in earlier ones, ms */
    json_t *place;       /* the last node that was told */
    struct bench *bench; /* an author's; NULL: a learner sits here */
    bool over, left;
    int faults;
    int status; /* once it is not EXIT_DONE the sitting ends with it */
};

/* Milliseconds since 1970, UTC. */
int64_t sitting_now(void);

/* Whether somebody sits at a terminal; whether the mode tells how a choice was. */
bool sitting_is_interactive(const struct sitting *sitting);
bool sitting_tells_judgement(const struct sitting *sitting);

/* Ends the sitting with a status, saying why. */
void sitting_stop(struct sitting *sitting, int status, const char *message);
/* Leaves the walk in order; it can be resumed. */
void sitting_leave(struct sitting *sitting, int status);

/* Gives a request to the engine; what it does is committed first and shown then. `text` is free
 * text. */
void sitting_take(struct sitting *sitting, const char *kind, const json_t *request,
                  const char *text);
/* Asks the engine for something that changes nothing, and shows it. */
void sitting_ask(struct sitting *sitting, const char *what);
/* Takes from an answer what the next step needs: the offer, the hash, what chance did, whether it
 * is over. */
void sitting_follow(struct sitting *sitting, const json_t *lines);

/* --- sitting_show.c --- */
void sitting_show(struct sitting *sitting, const json_t *lines);
void sitting_show_line(struct sitting *sitting, const json_t *line);
/* Shows what is on offer once more; nothing is when the walk is over. */
void sitting_show_offer(struct sitting *sitting);
void sitting_print_line(const json_t *line);
void sitting_say(struct sitting *sitting, enum role role, const char *text);
void sitting_show_debrief(struct sitting *sitting, const json_t *lines, bool full);

/* --- sitting_pages.c: for a learner at a terminal --- */
/* Shows lines; where they do not fit the window, the consequence waits for Enter before the next
 * situation. */
void sitting_show_pages(struct sitting *sitting, json_t *const *lines, size_t count);
/* Shows a long text a window at a time. */
void sitting_page_out(struct sitting *sitting, const char *text);

/* --- sitting_record.c --- */
/* Commits a step, and with the last one the end. False: it is not saved, said so, and nothing may
 * be shown. */
bool sitting_commit(struct sitting *sitting, const char *kind, const json_t *request,
                    const char *text, const json_t *lines, int64_t answered);
void sitting_mark(struct sitting *sitting, enum record_mark kind);
void sitting_record_fault(struct sitting *sitting, const json_t *request, const char *message,
                          int64_t answered);
void sitting_show_receipt(struct sitting *sitting);

/* --- sitting_input.c --- */
/* Reads the next line or JSON value that is typed, and acts on it. */
void sitting_next_line(struct sitting *sitting);
void sitting_next_json(struct sitting *sitting);
/* The lines "node:id" of a script; those that name a chance node fix what it does. A new array. */
json_t *sitting_read_fixes(struct sitting *sitting);

#endif

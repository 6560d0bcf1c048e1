/* Reads what a learner types: readline on a terminal, plain lines otherwise. */
#ifndef PROMPT_H
#define PROMPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "complete.h"
#include "screen.h"

enum {
    PROMPT_LONGEST = 4096
}; /* bytes of a line; what is typed beyond is refused with a bell, or dropped */

enum prompt_result {
    PROMPT_LINE,      /* a line was read */
    PROMPT_END,       /* ^D on an empty line, or the end of the input */
    PROMPT_INTERRUPT, /* ^C on an empty line: ask whether to leave (prompt_confirm) */
    PROMPT_WATCHED,   /* what is watched has happened; what was half typed is kept */
    PROMPT_SIGNAL     /* SIGTERM, SIGHUP or SIGQUIT: leave with 128 + prompt_signal(), saved */
};

/* There is one prompt in a program, because readline has one state. Both are borrowed. Where `in`
   or the screen is no terminal, lines are read without prompt and without echo. */
struct prompt;
struct prompt *prompt_new(FILE *in, struct screen *screen);
void prompt_free(struct prompt *prompt);

/* What may end the wait for a line besides the line: when the descriptor can be read `look` is
   called, which says whether that is so. */
struct prompt_watch {
    int descriptor;
    bool (*look)(void *context);
    void *context;
};

/* Watches while lines are read, until it is called with NULL. Borrowed. Where lines are read
   without a terminal the stream must have no buffer. */
void prompt_watch(struct prompt *prompt, const struct prompt_watch *watch);

/* Waits until a stream without buffer can be read; false: what is watched has happened. */
bool prompt_wait(FILE *in, const struct prompt_watch *watch);

bool prompt_is_interactive(const struct prompt *prompt);

/* Reads one line; Tab completes among the candidates. With PROMPT_LINE `*line` is the caller's:
   cleaned, one line, without outer spaces; else NULL. What was half typed when PROMPT_WATCHED came
   stands there again at the next call. In every other case, and whatever ends the
   program, the terminal is as it was found. */
enum prompt_result prompt_read(struct prompt *prompt, const char *text,
                               const struct candidate *candidates, size_t count, char **line);

/* Asks a question that is answered y or n; `fallback` is what Enter means. ^D and ^C mean yes: who
   presses them wants to leave. PROMPT_LINE or PROMPT_SIGNAL; without a terminal `*yes` is
   `fallback` at once. */
enum prompt_result prompt_confirm(struct prompt *prompt, const char *question, bool fallback,
                                  bool *yes);

/* The number of the signal after PROMPT_SIGNAL. */
int prompt_signal(const struct prompt *prompt);

#endif

/* Where a person reads: a stream, how wide it is, and what it can show. Only this module prints
 * escapes. */
#ifndef SCREEN_H
#define SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* What a piece of text is to the reader. How a role looks is decided in one place, and nothing is
   told by colour alone. */
enum role {
    ROLE_PLAIN,
    ROLE_TITLE,
    ROLE_HEADING,
    ROLE_FINDING,
    ROLE_WARNING,
    ROLE_CHOICE,
    ROLE_MUTED,
    ROLE_BEST,
    ROLE_ACCEPTABLE,
    ROLE_SUBOPTIMAL,
    ROLE_HARMFUL,
    ROLE_STRONG,
    ROLE_EMPHASIS,
    ROLE_COUNT
};

enum { SCREEN_WIDEST = 96, SCREEN_NARROWEST = 20 };

/* All text is cleaned on its way out (base/clean.h). `out` is borrowed and may be a memory stream.
 */
struct screen {
    FILE *out;
    int width;   /* columns that text may fill: the window, within the two limits */
    int margin;  /* columns left free before all text but the prompt */
    bool tty;    /* a person looks at it now */
    bool colour; /* roles have colours */
    bool plain;  /* for ears: one column, no colour, boxes or bars, changes told in words */
    bool utf8;   /* else ASCII only */
    int window;  /* the descriptor of the window, also while `out` is a memory stream */
    bool begun;  /* something has been written */
    bool gap;    /* one blank line is due before whatever comes next */
};

/* Sets the character locale (LC_CTYPE and nothing else; C.UTF-8 where the user's says nothing) and
   looks at the stream, the window and the environment (COLUMNS, NO_COLOR, TERM). `plain` is what
   the user asked for; a dumb terminal chooses it by itself. */
void screen_init(struct screen *screen, FILE *out, bool plain);

/* Asks again how wide the window is. Called before each page, so that a resized window needs no
 * signal. */
void screen_measure(struct screen *screen);

/* How many lines the window has; 0: it is none, or it does not say. */
int screen_rows(const struct screen *screen);

/* Writes text on the present line in a role; line ends within it become spaces. */
void screen_put(struct screen *screen, enum role role, const char *text);
void screen_put_bytes(struct screen *screen, enum role role, const char *bytes, size_t length);
void screen_spaces(struct screen *screen, int count);
void screen_end_line(struct screen *screen);

/* One blank line before whatever comes next, however often it is asked for; none at the very
 * beginning. */
void screen_gap(struct screen *screen);

/* Writes the blank line that is due and flushes: what comes next is the prompt, or another program.
 */
void screen_settle(struct screen *screen);

/* The text as it will be written, so that it can be measured: cleaned to one line and, where the
   screen is not UTF-8, spelled in ASCII. The caller frees it. */
char *screen_line(const struct screen *screen, const char *bytes, size_t length);

/* The same for several lines. */
char *screen_text(const struct screen *screen, const char *bytes, size_t length);

/* A prompt in a role, its escapes bracketed with \001 and \002 as readline wants them. The caller
 * frees it. */
char *screen_prompt(const struct screen *screen, enum role role, const char *text);

#endif

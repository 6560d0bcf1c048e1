/* Paragraphs wrapped to the screen. */
#ifndef WRAP_H
#define WRAP_H

#include <stddef.h>

#include "screen.h"
#include "styled.h"

/* How a paragraph stands on the screen, within its margin. All may be left out (zero). */
struct block {
    int indent;        /* columns left free before every line */
    const char *first; /* stands before the first line; the others are indented by as much */
    const char *rest;  /* stands before every other line in place of that indent: a bar */
    enum role role;    /* of what stands before */
    int hang;          /* at least so many columns for what stands before */
    int most;          /* lines at most, the last one ended by "…"; 0: all */
};

/* Lines of a text at a width (at least 1): broken where Unicode allows it (UAX 14), words that are
   longer cut between characters as people see them. `columns` leaves trailing spaces out. The
   caller frees the array. */
struct wrap_line {
    size_t start, end;
    int columns;
};
size_t wrap_lines(const struct styled *styled, int width, struct wrap_line **lines);

/* Writes one such line; no line end. */
void wrap_put_line(struct screen *screen, const struct styled *styled, struct wrap_line line);

/* Columns that a text takes when it is written as it is. */
int wrap_columns(const char *text);

/* Writes one paragraph and frees it; nothing for an empty one. */
void wrap_print(struct screen *screen, struct block block, struct styled *styled);

/* Writes an author's text: paragraphs, lists, strong and emphasis. NULL or empty: nothing. */
void wrap_text(struct screen *screen, struct block block, enum role role, const char *text);

/* The same for one paragraph without markup. */
void wrap_line_text(struct screen *screen, struct block block, enum role role, const char *text);

#endif

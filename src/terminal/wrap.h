/* Paragraphs wrapped to the screen. */
#ifndef WRAP_H
#define WRAP_H

#include <stddef.h>

#include "screen.h"
#include "styled.h"

/* How a paragraph stands on the screen, within its margin. What is zero is left out. */
struct block {
    int indent;      /* columns left free before every line */
    const char *bar; /* stands before every line; left out for ears */
    enum role bar_role;
    const char *first; /* stands before the first line; the others are indented by as much */
    enum role first_role;
    int hang; /* at least so many columns for `first` */
    int most; /* lines at most, the last one ended by "…"; 0: all */
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

/* A blank line within a block: it keeps the bar. */
void wrap_gap(struct screen *screen, struct block block);

/* A labelled paragraph: labels stand in a column of their own, or before the text where there is no
   room for one. wrap_pair_start gives the text to go on with and prepares the block; wrap_print
   ends it. */
struct styled *wrap_pair_start(struct screen *screen, struct block *block, const char *label);
void wrap_pair(struct screen *screen, struct block block, const char *label, enum role role,
               const char *text);

/* How far text below a label is indented. */
int wrap_pair_indent(const struct screen *screen);

/* A line across the page, and blank lines around it; for ears a blank line. */
void wrap_rule(struct screen *screen);

#endif

/* Small tables: what `list`, `sessions` and the chart print. */
#ifndef TABLE_H
#define TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "screen.h"
#include "wrap.h"

struct table_column {
    const char *title; /* borrowed; NULL or empty: none */
    bool right;        /* numbers */
    bool wraps;        /* may be narrower than its text: its cells then take several lines */
};

/* A column whose cells are all empty is left out. Where the screen is too narrow, or plain, every
   row becomes a paragraph: the first cell, then "title: text" for each of the others. */
struct table;
struct table *table_new(struct screen *screen, const struct table_column *columns, size_t count);

/* The next cell, row by row. NULL is an empty one. */
void table_add(struct table *table, enum role role, const char *text);

/* Between rows: a heading with a blank line before it, and a paragraph across all columns (which is
 * taken over). */
void table_add_heading(struct table *table, const char *text);
void table_add_paragraph(struct table *table, struct block block, struct styled *styled);

/* Writes it within an indent and frees it. */
void table_print(struct table *table, int indent);

#endif

/* Small tables. */
#include "table.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "failure.h"
#include "styled.h"

enum { BETWEEN = 3, NARROWEST_WRAPPED = 16 };

struct column {
    struct table_column told;
    struct styled *title;
    int width; /* as it will be printed; 0: left out */
};

/* Cells, or one paragraph across all columns. */
struct row {
    struct styled **cells; /* NULL: a paragraph */
    size_t count;          /* of cells so far */
    struct styled *paragraph;
    struct block block;
    bool apart; /* a blank line comes before it */
};

struct table {
    struct screen *screen;
    struct column *columns;
    size_t column_count;
    struct row *rows;
    size_t row_count, room;
};

static struct styled *styled_of(const struct screen *screen, enum role role, const char *text) {
    struct styled *styled = styled_new(screen);
    styled_add(styled, role, text);
    return styled;
}

struct table *table_new(struct screen *screen, const struct table_column *columns, size_t count) {
    struct table *table = xcalloc(1, sizeof *table);
    table->screen = screen;
    table->columns = xcalloc(count, sizeof *table->columns);
    table->column_count = count;
    for (size_t i = 0; i < count; i++)
        table->columns[i] =
            (struct column){columns[i], styled_of(screen, ROLE_MUTED, columns[i].title), 0};
    return table;
}

static struct row *add_row(struct table *table) {
    if (table->row_count == table->room)
        table->rows =
            xrealloc(table->rows, (table->room = 2 * table->room + 16) * sizeof *table->rows);
    assert(table->rows);
    struct row *row = &table->rows[table->row_count++];
    *row = (struct row){0};
    return row;
}

static struct row *add_row_of_cells(struct table *table) {
    struct row *row = add_row(table);
    row->cells = xcalloc(table->column_count, sizeof(struct styled *));
    for (size_t i = 0; i < table->column_count; i++)
        row->cells[i] = styled_new(table->screen);
    return row;
}

void table_add(struct table *table, enum role role, const char *text) {
    struct row *last = table->row_count > 0 ? &table->rows[table->row_count - 1] : NULL;
    bool open = last && last->cells && last->count < table->column_count;
    struct row *row = open ? last : add_row_of_cells(table);
    styled_add(row->cells[row->count++], role, text);
}

void table_add_paragraph(struct table *table, struct block block, struct styled *styled) {
    struct row *row = add_row(table);
    row->paragraph = styled;
    row->block = block;
}

void table_add_heading(struct table *table, const char *text) {
    struct row *row = add_row(table);
    row->paragraph = styled_of(table->screen, ROLE_HEADING, text);
    row->apart = true;
}

static void table_free(struct table *table) {
    for (size_t i = 0; i < table->row_count; i++) {
        for (size_t cell = 0; table->rows[i].cells && cell < table->column_count; cell++)
            styled_free(table->rows[i].cells[cell]);
        free(table->rows[i].cells);
    }
    for (size_t i = 0; i < table->column_count; i++)
        styled_free(table->columns[i].title);
    free(table->rows);
    free(table->columns);
    free(table);
}

/* Each column as wide as its widest cell; returns the width of the whole. */
static int natural_widths(struct table *table) {
    int whole = -BETWEEN;
    for (size_t i = 0; i < table->column_count; i++) {
        struct column *column = &table->columns[i];
        for (size_t row = 0; row < table->row_count; row++) {
            int width = table->rows[row].cells ? wrap_columns(table->rows[row].cells[i]->bytes) : 0;
            column->width = width > column->width ? width : column->width;
        }
        if (column->width > 0) {
            int title = wrap_columns(column->title->bytes);
            column->width = title > column->width ? title : column->width;
            whole += column->width + BETWEEN;
        }
    }
    return whole;
}

static struct column *widest_that_wraps(struct table *table) {
    struct column *widest = NULL;
    for (size_t i = 0; i < table->column_count; i++) {
        struct column *column = &table->columns[i];
        if (column->told.wraps && column->width > NARROWEST_WRAPPED &&
            (!widest || column->width > widest->width))
            widest = column;
    }
    return widest;
}

static bool fit(struct table *table, int room) {
    struct column *column;
    for (int whole = natural_widths(table); whole > room; whole--) {
        if (!(column = widest_that_wraps(table)))
            return false;
        column->width--;
    }
    return true;
}

/* The lines of one row's cells. */
struct cell_lines {
    struct wrap_line *lines;
    size_t count;
};

static void print_row_line(struct table *table, struct styled *const *cells,
                           const struct cell_lines *wrapped, size_t line, int indent) {
    struct screen *screen = table->screen;
    int left = screen->margin + indent, at = 0; /* of the column; of the text written so far */
    for (size_t i = 0; i < table->column_count; i++) {
        const struct column *column = &table->columns[i];
        if (column->width > 0 && line < wrapped[i].count) {
            struct wrap_line text = wrapped[i].lines[line];
            int start = left + (column->told.right ? column->width - text.columns : 0);
            screen_spaces(screen, start - at);
            wrap_put_line(screen, cells[i], text);
            at = start + text.columns;
        }
        left += column->width > 0 ? column->width + BETWEEN : 0;
    }
    screen_end_line(screen);
}

/* One row: as many lines as its tallest cell has. */
static void print_row(struct table *table, struct styled *const *cells, int indent) {
    struct cell_lines *wrapped = xcalloc(table->column_count, sizeof *wrapped);
    size_t tallest = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        if (table->columns[i].width > 0)
            wrapped[i].count = wrap_lines(cells[i], table->columns[i].width, &wrapped[i].lines);
        tallest = wrapped[i].count > tallest ? wrapped[i].count : tallest;
    }
    for (size_t line = 0; line < tallest; line++)
        print_row_line(table, cells, wrapped, line, indent);
    for (size_t i = 0; i < table->column_count; i++)
        free(wrapped[i].lines);
    free(wrapped);
}

static void print_titles(struct table *table, int indent) {
    struct styled **titles = xcalloc(table->column_count, sizeof(struct styled *));
    for (size_t i = 0; i < table->column_count; i++)
        titles[i] = table->columns[i].title;
    print_row(table, titles, indent);
    free(titles);
}

/* A row without columns: the first cell, then the others by name. */
static void print_paragraph(struct table *table, struct styled *const *cells, int indent) {
    struct screen *screen = table->screen;
    for (size_t i = 0; i < table->column_count; i++) {
        if (cells[i]->length == 0)
            continue;
        struct styled *styled = styled_new(screen);
        if (i > 0 && table->columns[i].title->length > 0) {
            styled_add(styled, ROLE_MUTED, table->columns[i].title->bytes);
            styled_add(styled, ROLE_MUTED, ": ");
        }
        styled_add(styled, i == 0 ? ROLE_STRONG : (enum role)cells[i]->roles[0], cells[i]->bytes);
        wrap_print(screen, (struct block){.indent = indent + (i > 0 ? 2 : 0)}, styled);
    }
    screen_gap(screen);
}

void table_print(struct table *table, int indent) {
    struct screen *screen = table->screen;
    bool columns = fit(table, screen->width - screen->margin - indent) && !screen->plain;
    if (columns)
        print_titles(table, indent);
    for (size_t i = 0; i < table->row_count; i++) {
        struct row *row = &table->rows[i];
        if (row->apart)
            screen_gap(screen);
        if (row->paragraph)
            wrap_print(screen, row->block, row->paragraph);
        else if (columns)
            print_row(table, row->cells, indent);
        else
            print_paragraph(table, row->cells, indent);
    }
    table_free(table);
}

/* Tables as comma-separated values (RFC 4180), for spreadsheets and statistics programs. */
#ifndef CSV_H
#define CSV_H

#include <stdbool.h>
#include <stdio.h>

/* Writes cell after cell into `out`; csv_end_row closes a row. What is not told is an empty cell.
 */
struct csv_writer {
    FILE *out;
    bool comma; /* a cell has been written in this row */
};

/* Begins a file: the mark by which spreadsheets know UTF-8 (EF BB BF). */
extern const char csv_mark[];
void csv_begin(struct csv_writer *csv);

/* A text. Bytes that are not UTF-8 become U+FFFD; all else is kept, but that a text which a
   spreadsheet would take for a formula gets a ' before it: one that begins, after spaces, with
   = + - @, a tab, a line end, or the full-width form of one of the four signs. NULL: nothing. */
void csv_put_text(struct csv_writer *csv, const char *text);

void csv_put_number(struct csv_writer *csv, double number); /* not finite: nothing */
void csv_put_whole(struct csv_writer *csv, long long number);
void csv_put_truth(struct csv_writer *csv, bool truth); /* true, false */
void csv_put_nothing(struct csv_writer *csv);
void csv_end_row(struct csv_writer *csv);

#endif

/* Tables for spreadsheets: RFC 4180, and no cell that a spreadsheet would run as a formula. */
#ifndef CSV_H
#define CSV_H

#include <stdbool.h>
#include <stdio.h>

/* Writes cells into `out` as it is told, row by row. */
struct csv {
    FILE *out;
    bool begun; /* there is a cell in this row */
};

/* A cell of text that anybody may have written: cleaned (base/clean.h; line ends stay), quoted
   where it must be, and with a ' before it where its first character but spaces begins a formula (=
   + - @ and their full-width forms). NULL is an empty cell. */
void csv_text(struct csv *csv, const char *text);
void csv_number(struct csv *csv, double number); /* not finite: an empty cell */
void csv_whole(struct csv *csv, long long number);
void csv_truth(struct csv *csv, bool truth); /* 1 or 0 */
void csv_end_row(struct csv *csv);           /* CR LF */

/* A row of headings. */
void csv_headings(struct csv *csv, const char *const *names, size_t count);

#endif

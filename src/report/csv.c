/* Cells and rows of a table for spreadsheets. */
#include "csv.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "clean.h"
#include "json.h"

static void begin_cell(struct csv *csv) {
    if (csv->begun)
        putc(',', csv->out);
    csv->begun = true;
}

/* What OWASP lists as the beginning of a formula; tabs and carriage returns are cleaned away. */
static bool is_formula(const char *text) {
    static const uint32_t beginnings[] = {'=', '+', '-', '@', 0xff1d, 0xff0b, 0xff0d, 0xff20};
    uint32_t first;
    text += strspn(text, " \n");
    if (!*text || clean_decode(text, strlen(text), &first) == 0)
        return false;
    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
        if (first == beginnings[i])
            return true;
    return false;
}

void csv_text(struct csv *csv, const char *text) {
    begin_cell(csv);
    if (!text)
        return;
    char *clean = clean_text(text, strlen(text));
    size_t length = strlen(clean);
    bool quoted = strpbrk(clean, ",\"\n") || *clean == ' ' || (length && clean[length - 1] == ' ');
    if (quoted)
        putc('"', csv->out);
    if (is_formula(clean))
        putc('\'', csv->out);
    for (const char *c = clean; *c; c++) {
        if (*c == '"')
            putc('"', csv->out);
        putc(*c, csv->out);
    }
    if (quoted)
        putc('"', csv->out);
    free(clean);
}

void csv_number(struct csv *csv, double number) {
    char text[32];
    begin_cell(csv);
    if (!isfinite(number))
        return;
    json_format_number(number, text);
    fputs(text, csv->out);
}

void csv_whole(struct csv *csv, long long number) {
    begin_cell(csv);
    fprintf(csv->out, "%lld", number);
}

void csv_truth(struct csv *csv, bool truth) { csv_whole(csv, truth); }

void csv_end_row(struct csv *csv) {
    fputs("\r\n", csv->out);
    csv->begun = false;
}

void csv_headings(struct csv *csv, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++)
        csv_text(csv, names[i]);
    csv_end_row(csv);
}

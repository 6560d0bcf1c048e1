/* Tables as comma-separated values. */
#include "csv.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "clean.h"
#include "json.h"

const char csv_mark[] = "\xEF\xBB\xBF";

void csv_begin(struct csv_writer *csv) { fputs(csv_mark, csv->out); }

static void begin_cell(struct csv_writer *csv) {
    if (csv->comma)
        putc(',', csv->out);
    csv->comma = true;
}

/* Spaces of any kind, and what is read as none at all: a spreadsheet may look behind them. */
static bool is_space(uint32_t c) {
    return c == ' ' || c == 0xa0 || (c >= 0x2000 && c <= 0x200d) || c == 0x202f || c == 0x205f ||
           c == 0x2060 || c == 0x3000 || c == 0xfeff;
}

static bool is_formula(const char *text, size_t length) {
    static const uint32_t signs[] = {'=',  '+',    '-',    '@',    '\t',  '\r',
                                     '\n', 0xff1d, 0xff0b, 0xff0d, 0xff20};
    uint32_t c = 0;
    for (size_t at = 0, size; at < length; at += size) {
        size = clean_decode(text + at, length - at, &c);
        if (size == 0)
            return false;
        if (!is_space(c))
            break;
    }
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (c == signs[i])
            return true;
    return false;
}

static bool needs_quotes(const char *text, size_t length) {
    return strpbrk(text, "\",;\t\r\n") || (length && (text[0] == ' ' || text[length - 1] == ' '));
}

void csv_put_text(struct csv_writer *csv, const char *text) {
    begin_cell(csv);
    if (!text)
        return;
    size_t length = strlen(text);
    bool formula = is_formula(text, length), quoted = formula || needs_quotes(text, length);
    if (quoted)
        putc('"', csv->out);
    if (formula)
        putc('\'', csv->out);
    size_t written = 0;
    for (size_t at = 0, size; at < length; at += size ? size : 1) {
        uint32_t c;
        size = clean_decode(text + at, length - at, &c);
        if (size != 0 && c != '"')
            continue;
        fwrite(text + written, 1, at - written, csv->out);
        fputs(size ? "\"\"" : "\xEF\xBF\xBD", csv->out);
        written = at + 1; /* either is one byte */
    }
    fwrite(text + written, 1, length - written, csv->out);
    if (quoted)
        putc('"', csv->out);
}

void csv_put_number(struct csv_writer *csv, double number) {
    char text[32];
    begin_cell(csv);
    if (!isfinite(number))
        return;
    json_format_number(number, text);
    fputs(text, csv->out);
}

void csv_put_whole(struct csv_writer *csv, long long number) {
    begin_cell(csv);
    fprintf(csv->out, "%lld", number);
}

void csv_put_truth(struct csv_writer *csv, bool truth) {
    begin_cell(csv);
    fputs(truth ? "true" : "false", csv->out);
}

void csv_put_nothing(struct csv_writer *csv) { begin_cell(csv); }

void csv_end_row(struct csv_writer *csv) {
    fputs("\r\n", csv->out);
    csv->comma = false;
}

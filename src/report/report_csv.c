/* The report as a table for spreadsheets: a row for each decision and option. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "clean.h"
#include "csv.h"
#include "report.h"

static const char *const headings[] = {
    "pathway", "mode",       "versions",       "node",           "kind",           "decision",
    "reached", "difficulty", "discrimination", "point_biserial", "median_seconds", "value_lost",
    "valued",  "option",     "label",          "rating",         "count",          "share"};

/* A table may be looked at in a terminal: its texts are cleaned as those of a page are. */
static void put_text(struct csv_writer *csv, const char *text) {
    char *clean = clean_line(text, strlen(text));
    csv_put_text(csv, clean);
    free(clean);
}

static void put_count(struct csv_writer *csv, long long count) {
    if (count == REPORT_HIDDEN)
        csv_put_nothing(csv);
    else
        csv_put_whole(csv, count);
}

static void put_decision(struct csv_writer *csv, const struct report_section *section,
                         const struct report_decision *decision) {
    put_text(csv, section->pathway);
    put_text(csv, section->mode);
    put_text(csv, decision->versions);
    put_text(csv, decision->node);
    put_text(csv, decision->kind);
    put_text(csv, decision->hash);
    put_count(csv, decision->reached);
    csv_put_number(csv, decision->difficulty);
    csv_put_number(csv, decision->discrimination);
    csv_put_number(csv, decision->point_biserial);
    csv_put_number(csv, decision->median_seconds);
    csv_put_number(csv, decision->value_lost);
    put_count(csv, decision->valued);
}

static void put_option(struct csv_writer *csv, const struct report_decision *decision,
                       const struct report_option *option) {
    bool told = option->count != REPORT_HIDDEN && decision->reached > 0;
    put_text(csv, option->id);
    put_text(csv, option->label ? option->label : "");
    put_text(csv, option->rating < REPORT_RATINGS ? report_rating_names[option->rating] : "");
    put_count(csv, option->count);
    csv_put_number(csv, told ? (double)option->count / (double)decision->reached : NAN);
}

void report_write_csv(FILE *out, const struct report *report) {
    struct csv_writer csv = {.out = out};
    csv_begin(&csv);
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
        csv_put_text(&csv, headings[i]);
    csv_end_row(&csv);
    for (size_t s = 0; s < report->section_count; s++) {
        const struct report_section *section = &report->sections[s];
        for (size_t d = 0; d < section->decision_count; d++) {
            const struct report_decision *decision = &section->decisions[d];
            for (size_t i = 0; i < decision->option_count; i++) {
                put_decision(&csv, section, decision);
                put_option(&csv, decision, &decision->options[i]);
                csv_end_row(&csv);
            }
        }
    }
}

/* What the files of the HTML page share. */
#ifndef REPORT_HTML_H
#define REPORT_HTML_H

#include "report.h"

/* A page being written. */
struct page {
    FILE *out;
    const struct report *report;
    unsigned pictures; /* so far: each needs ids of its own */
};

/* ---- numbers as cells and words ---- */

enum { NUMBER_TEXT = 48 };
/* "12", or "under 5" where it is hidden. */
const char *page_count(const struct page *page, long long count, char text[NUMBER_TEXT]);
const char *page_percent(double share, char text[NUMBER_TEXT]);                  /* "n/a" for NAN */
const char *page_share(long long part, long long whole, char text[NUMBER_TEXT]); /* may be "" */
const char *page_number(double number, char text[NUMBER_TEXT]);
const char *page_time(double seconds, bool about, char text[NUMBER_TEXT]);
void page_cell(const struct page *page, const char *text); /* <td>, text escaped */
void page_count_cell(const struct page *page, long long count);

/* A table within a region that scrolls by itself, with its caption and a row of headings; the first
   column is text, the others are numbers, but that one whose heading begins with a space is text.
 */
void page_table_begin(const struct page *page, const char *class, const char *caption,
                      const char *const *headings, size_t count);
void page_table_end(const struct page *page);
void page_row_heading(const struct page *page, const char *text); /* <tr><th scope=row> */

/* A rating in a sign, a word and a colour. */
const char *rating_class(int rating);
const char *rating_sign(int rating);

/* ---- report_chart.c: pictures ---- */

/* A bar of a part of a whole, beside its number in words. */
void chart_bar(const struct page *page, const char *class, long long part, long long whole);
/* The parts that the ratings have in one bar. */
void chart_ratings(struct page *page, const char *node, const long long ratings[REPORT_RATINGS]);
/* Learners by score. */
void chart_scores(struct page *page, const struct report_section *section);
/* Outcomes, each beside its odds. */
void chart_outcomes(struct page *page, const struct report_variant *variant);

/* ---- report_html_lists.c ---- */

void page_outcomes(struct page *page, const struct report_section *section);
void page_stops(struct page *page, const struct report_section *section);
void page_points(struct page *page, const struct report_section *section);
void page_attempts(struct page *page, const struct report_section *section);
void page_people(struct page *page, const struct report_section *section);

#endif

/* Pictures of a report: SVG within the page, coloured by its style, each with a title and in words
 * what it shows. */
#include <math.h>
#include <string.h>

#include "html.h"
#include "report_html.h"

static double part_of(long long part, long long whole) {
    return part > 0 && whole > 0 ? fmin(1, (double)part / (double)whole) : 0;
}

void chart_bar(const struct page *page, const char *class, long long part, long long whole) {
    fprintf(page->out,
            "<svg class=\"bar\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\""
            " aria-hidden=\"true\"><rect class=\"back\" width=\"100\""
            " height=\"8\"/><rect class=\"%s\" width=\"%.2f\" height=\"8\"/></svg>",
            class, 100 * part_of(part, whole));
}

/* Begins a picture that stands for itself; its title is written by who calls, as text. */
static void begin(struct page *page, const char *class, int width, int height, const char *before,
                  const char *about, const char *after) {
    unsigned number = ++page->pictures;
    fprintf(page->out,
            "<svg class=\"%s\" viewBox=\"0 0 %d %d\"%s role=\"img\" aria-labelledby=\"t%u d%u\">"
            "<title id=\"t%u\">%s",
            class, width, height, strcmp(class, "bar") == 0 ? " preserveAspectRatio=\"none\"" : "",
            number, number, number, before);
    html_text(page->out, about);
    fprintf(page->out, "%s</title><desc id=\"d%u\">", after, number);
}

void chart_ratings(struct page *page, const char *node, const long long ratings[REPORT_RATINGS]) {
    long long all = 0;
    bool told = false;
    double left = 0;
    for (int i = 0; i < REPORT_RATINGS; i++)
        all += ratings[i] > 0 ? ratings[i] : 0;
    begin(page, "bar", 100, 8, "Ratings at ", node, "");
    for (int i = 0; i < REPORT_RATINGS; i++) {
        char count[NUMBER_TEXT];
        if (ratings[i])
            fprintf(page->out, "%s%s %s", told ? ", " : "", page_count(page, ratings[i], count),
                    report_rating_names[i]);
        told = told || ratings[i];
    }
    fputs("</desc>", page->out);
    for (int i = 0; i < REPORT_RATINGS; i++) {
        double width = 100 * part_of(ratings[i], all);
        if (width > 0)
            fprintf(page->out, "<rect class=\"%s\" x=\"%.2f\" width=\"%.2f\" height=\"8\"/>",
                    rating_class(i), left, width);
        left += width;
    }
    fputs("</svg>\n", page->out);
}

void chart_scores(struct page *page, const struct report_section *section) {
    enum { WIDE = 480, HIGH = 150, BASE = 120, BAR = WIDE / REPORT_SCORES };
    long long most = 1;
    for (int i = 0; i < REPORT_SCORES; i++)
        most = section->scores[i] > most ? section->scores[i] : most;
    begin(page, "chart", WIDE, HIGH, "Learners by the score of their first walk in ",
          section->pathway, "");
    for (int i = 0; i < REPORT_SCORES; i++) {
        char count[NUMBER_TEXT];
        fprintf(page->out, "%s%d to %d %%: %s", i ? "; " : "", 10 * i, 10 * (i + 1),
                page_count(page, section->scores[i], count));
    }
    fputs(".</desc>", page->out);
    for (int i = 0; i < REPORT_SCORES; i++) {
        double height = (BASE - 20) * part_of(section->scores[i], most);
        char count[NUMBER_TEXT];
        fprintf(page->out,
                "<rect class=\"score\" x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\"/>",
                i * BAR + 2, BASE - height, BAR - 4, height);
        if (section->scores[i])
            fprintf(page->out, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"middle\">%s</text>",
                    i * BAR + BAR / 2, BASE - height - 4,
                    page_count(page, section->scores[i], count));
        fprintf(page->out,
                "<text class=\"soft\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">%d&#8211;%d</text>",
                i * BAR + BAR / 2, BASE + 16, 10 * i, 10 * (i + 1));
    }
    fprintf(page->out, "<line x1=\"0\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/></svg>\n", WIDE, BASE, BASE);
}

static void outcome_row(const struct page *page, const struct report_variant *variant, size_t i,
                        int top) {
    enum { LEFT = 110, ROOM = 250 };
    const struct report_outcome *outcome = &variant->outcomes[i];
    char share[NUMBER_TEXT], odds[NUMBER_TEXT];
    fprintf(page->out, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">", LEFT - 8, top + 14);
    char id[64];
    snprintf(id, sizeof id, "%.16s", outcome->id);
    html_text(page->out, id);
    fprintf(page->out,
            "</text><rect class=\"back\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"16\"/>"
            "<rect class=\"score\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"16\"/>",
            LEFT, top + 2, ROOM, LEFT, top + 2, ROOM * part_of(outcome->count, variant->completed));
    bool known = isfinite(outcome->probability);
    if (known)
        fprintf(page->out, "<path class=\"odds\" d=\"M%.1f %dv20\"/>",
                LEFT + ROOM * outcome->probability, top);
    page_share(outcome->count, variant->completed, share);
    fprintf(page->out, "<text x=\"%d\" y=\"%d\">%s%s%s%s</text>", LEFT + ROOM + 6, top + 14,
            *share ? share : "n/a", known ? " (odds " : "",
            known ? page_percent(outcome->probability, odds) : "", known ? ")" : "");
}

void chart_outcomes(struct page *page, const struct report_variant *variant) {
    enum { WIDE = 480, ROW = 24 };
    begin(page, "chart", WIDE, ROW * (int)variant->outcome_count + 4, "Outcomes of variant ",
          variant->name, ": bars are the walks, marks the odds of an expert");
    for (size_t i = 0; i < variant->outcome_count; i++) {
        char count[NUMBER_TEXT];
        html_put(page->out, i ? "; " : "", variant->outcomes[i].id, ": ");
        fprintf(page->out, "%s walks", page_count(page, variant->outcomes[i].count, count));
        if (isfinite(variant->outcomes[i].probability))
            fprintf(page->out, ", odds %s", page_percent(variant->outcomes[i].probability, count));
    }
    fputs(".</desc>", page->out);
    for (size_t i = 0; i < variant->outcome_count; i++)
        outcome_row(page, variant, i, ROW * (int)i);
    fputs("</svg>\n", page->out);
}

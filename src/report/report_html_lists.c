/* The parts of the page that are lists: outcomes, stops, learning points, later walks, learners. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "html.h"
#include "report_html.h"

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* ---- outcomes ---- */

static void outcome_rows(const struct page *page, const struct report_variant *variant) {
    for (size_t i = 0; i < variant->outcome_count; i++) {
        const struct report_outcome *outcome = &variant->outcomes[i];
        char text[NUMBER_TEXT];
        page_row_heading(page, outcome->id);
        page_count_cell(page, outcome->count);
        page_cell(page, page_share(outcome->count, variant->completed, text));
        page_cell(page,
                  isfinite(outcome->probability) ? page_percent(outcome->probability, text) : "");
        fputs("</tr>\n", page->out);
    }
}

static void one_variant(struct page *page, const struct report_variant *variant) {
    static const char *const headings[] = {"Outcome", "Walks", "Share", "Odds of an expert"};
    char walks[NUMBER_TEXT], ended[NUMBER_TEXT];
    html_put(page->out, "<h4>Variant <code>", variant->name, "</code></h4>\n");
    fprintf(page->out, "<p>%s walks, %s ended.", page_count(page, variant->walks, walks),
            page_count(page, variant->completed, ended));
    if (variant->answer) {
        html_put(page->out, " The odds are ", variant->answer, ", of ");
        fprintf(page->out, "the text that %lld of these walks were walked with",
                variant->text_walks);
        html_put(page->out, " (version ", variant->version, ").");
    }
    fputs("</p>\n", page->out);
    if (variant->outcome_count == 0)
        return;
    chart_outcomes(page, variant);
    page_table_begin(page, "plain", "How these walks ended, and how an expert's would", headings,
                     COUNT_OF(headings));
    outcome_rows(page, variant);
    page_table_end(page);
}

void page_outcomes(struct page *page, const struct report_section *section) {
    fputs("<h3>Outcomes</h3>\n<p class=\"soft\">All walks, later ones too. Each variant is a case "
          "of its own. Where a class walks with one seed it shares its luck, and its outcomes are "
          "not expected to spread as the odds do.</p>\n",
          page->out);
    for (size_t i = 0; i < section->variant_count; i++)
        one_variant(page, &section->variants[i]);
}

/* ---- stops ---- */

void page_stops(struct page *page, const struct report_section *section) {
    static const char *const headings[] = {"After", "Walks"};
    if (section->stop_count == 0)
        return;
    fputs("<h3>Where walks stopped that did not end</h3>\n", page->out);
    page_table_begin(page, "plain", "The last decision that was answered", headings,
                     COUNT_OF(headings));
    for (size_t i = 0; i < section->stop_count; i++) {
        const struct report_stop *stop = &section->stops[i];
        page_row_heading(page, stop->node ? stop->node : "the first page: nothing was answered");
        page_count_cell(page, stop->count);
        fputs("</tr>\n", page->out);
    }
    page_table_end(page);
}

/* ---- learning points ---- */

void page_points(struct page *page, const struct report_section *section) {
    static const char *const headings[] = {"Learning point", "Met", "Missed", "Not reached",
                                           " Share missed"};
    if (section->point_count == 0)
        return;
    fputs("<h3>Learning points</h3>\n", page->out);
    page_table_begin(
        page, "plain",
        "In first walks that ended; what was missed most, of those who came there, comes first",
        headings, COUNT_OF(headings));
    for (size_t i = 0; i < section->point_count; i++) {
        const struct report_point *point = &section->points[i];
        page_row_heading(page, point->id);
        page_count_cell(page, point->met);
        page_count_cell(page, point->missed);
        page_count_cell(page, point->not_reached);
        fputs("<td class=\"bar\">", page->out);
        if (point->met >= 0 && point->missed >= 0)
            chart_bar(page, "suboptimal", point->missed, point->met + point->missed);
        fputs("</td></tr>\n", page->out);
    }
    page_table_end(page);
}

/* ---- later walks ---- */

void page_attempts(struct page *page, const struct report_section *section) {
    static const char *const headings[] = {"Walk",  " Variant", "Walks",  "Ended",
                                           "Score", "Passed",   "Harmful"};
    if (section->attempt_count == 0 || section->attempts[section->attempt_count - 1].attempt == 1)
        return;
    fputs("<h3>Learning curve</h3>\n", page->out);
    page_table_begin(page, "plain",
                     "The learners' first walk, second walk and so on: means of those that ended. "
                     "Another variant is another case.",
                     headings, COUNT_OF(headings));
    for (size_t i = 0; i < section->attempt_count; i++) {
        const struct report_attempt *attempt = &section->attempts[i];
        char number[NUMBER_TEXT];
        snprintf(number, sizeof number, "%u.%s", attempt->attempt,
                 attempt->attempt == REPORT_ATTEMPTS ? " and later" : "");
        page_row_heading(page, number);
        html_put(page->out, "<td class=\"text\">", attempt->variant, "</td>");
        page_count_cell(page, attempt->walks);
        page_count_cell(page, attempt->completed);
        page_cell(page, page_percent(attempt->score, number));
        page_count_cell(page, attempt->passed);
        page_cell(page, page_number(attempt->harmful, number));
        fputs("</tr>\n", page->out);
    }
    page_table_end(page);
}

/* ---- learners ---- */

static void person_rows(const struct page *page, const struct report_section *section) {
    for (size_t i = 0; i < section->people_count; i++) {
        const struct report_learner *learner = &section->people[i];
        bool ended = learner->first_ended;
        char text[NUMBER_TEXT];
        page_row_heading(page, learner->who);
        page_count_cell(page, learner->walks);
        page_cell(page, ended            ? page_percent(learner->first_score, text)
                        : learner->first ? "not ended"
                                         : "walked before");
        page_cell(page, ended ? learner->first_passed ? "yes" : "no" : "");
        if (ended)
            page_count_cell(page, learner->first_harmful);
        else
            page_cell(page, "");
        page_cell(page, learner->completed > ended ? page_percent(learner->best_score, text) : "");
        fputs("</tr>\n", page->out);
    }
}

static void choice_cell(const struct page *page, const struct report_choice *choice) {
    if (!choice->decision) {
        page_cell(page, "");
        return;
    }
    fprintf(page->out, "<td><span class=\"rating %s\"><span aria-hidden=\"true\">%s</span> ",
            rating_class(choice->rating), rating_sign(choice->rating));
    html_put(page->out, "", report_rating_names[choice->rating], "</span><br>");
    fputs("<code>", page->out);
    for (const char *id = choice->option; *id;) { /* of orders several, with commas between */
        size_t length = strcspn(id, ",");
        char *one = strndup(id, length);
        if (!one)
            die("out of memory");
        html_text(page->out, one);
        free(one);
        id += length + (id[length] == ',');
        fputs(*id ? ", " : "", page->out);
    }
    fputs(*choice->option ? "</code></td>" : "none</code></td>", page->out);
}

/* So many decisions stand beside one another that they can be read on paper. */
enum { DECISIONS_ABREAST = 8 };

static void matrix_part(const struct page *page, const struct report_section *section, size_t from,
                        size_t to) {
    const char *headings[DECISIONS_ABREAST + 1] = {"Learner"};
    char caption[96];
    for (size_t i = from; i < to; i++)
        headings[i - from + 1] = section->decisions[i].node;
    snprintf(caption, sizeof caption, "First visits in first walks: decisions %zu to %zu of %zu",
             from + 1, to, section->decision_count);
    page_table_begin(page, "matrix", caption, headings, to - from + 1);
    for (size_t i = 0; i < section->people_count; i++) {
        if (!section->people[i].choices)
            continue;
        page_row_heading(page, section->people[i].who);
        for (size_t k = from; k < to; k++)
            choice_cell(page, &section->people[i].choices[k]);
        fputs("</tr>\n", page->out);
    }
    page_table_end(page);
}

static void matrix(const struct page *page, const struct report_section *section) {
    size_t count = section->decision_count;
    fputs("<h3>Which choice each learner made</h3>\n", page->out);
    for (size_t from = 0; from < count; from += DECISIONS_ABREAST)
        matrix_part(page, section, from,
                    from + DECISIONS_ABREAST < count ? from + DECISIONS_ABREAST : count);
}

void page_people(struct page *page, const struct report_section *section) {
    static const char *const headings[] = {"Learner", "Walks",   "First score",
                                           "Pass",    "Harmful", "Best later score"};
    fputs("<h3>Learners</h3>\n", page->out);
    if (!section->people) {
        fprintf(page->out, "<p>%s</p>\n",
                page->report->options.least > 1
                    ? "They are not told one by one, because small counts are hidden."
                    : "They are too many to be told one by one.");
        return;
    }
    page_table_begin(page, "plain", "Harmful choices count apart from the score", headings,
                     COUNT_OF(headings));
    person_rows(page, section);
    page_table_end(page);
    if (section->decision_count)
        matrix(page, section);
}

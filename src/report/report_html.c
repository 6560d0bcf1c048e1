/* The report as one page that needs nothing else: no network, no script; to read on a phone, to
 * print, and to listen to. */
#include "report_html.h"

#include <math.h>
#include <string.h>

#include "html.h"

extern const char report_css[]; /* made from report.css */

/* ---- numbers ---- */

const char *page_count(const struct page *page, long long count, char text[NUMBER_TEXT]) {
    if (count == REPORT_HIDDEN)
        snprintf(text, NUMBER_TEXT, "under %lld", page->report->options.least);
    else
        snprintf(text, NUMBER_TEXT, "%lld", count);
    return text;
}

const char *page_percent(double share, char text[NUMBER_TEXT]) {
    if (isfinite(share))
        snprintf(text, NUMBER_TEXT, "%.0f\xC2\xA0%%", 100 * share); /* never two lines */
    else
        snprintf(text, NUMBER_TEXT, "n/a");
    return text;
}

const char *page_share(long long part, long long whole, char text[NUMBER_TEXT]) {
    if (part == REPORT_HIDDEN || whole <= 0)
        text[0] = '\0';
    else
        page_percent((double)part / (double)whole, text);
    return text;
}

const char *page_number(double number, char text[NUMBER_TEXT]) {
    if (isfinite(number))
        snprintf(text, NUMBER_TEXT, "%s%.2f", number < 0 ? "\xE2\x88\x92" : "", fabs(number));
    else
        snprintf(text, NUMBER_TEXT, "n/a");
    return text;
}

const char *page_time(double seconds, bool about, char text[NUMBER_TEXT]) {
    const char *sign = about ? "about " : "";
    if (!isfinite(seconds))
        snprintf(text, NUMBER_TEXT, "n/a");
    else if (seconds < 120)
        snprintf(text, NUMBER_TEXT, "%s%.*f s", sign, seconds < 10, seconds);
    else
        snprintf(text, NUMBER_TEXT, "%s%.0f min", sign, seconds / 60);
    return text;
}

const char *rating_class(int rating) {
    static const char *const classes[REPORT_RATINGS + 1] = {"best",    "acceptable", "suboptimal",
                                                            "harmful", "none",       "none"};
    return classes[rating];
}

const char *rating_sign(int rating) {
    static const char *const signs[REPORT_RATINGS + 1] = {
        "\xE2\x97\x8F", "\xE2\x97\x90", "\xE2\x97\x8B", "\xE2\x9C\x95", "\xC2\xB7", ""};
    return signs[rating];
}

/* ---- tables ---- */

void page_cell(const struct page *page, const char *text) {
    html_put(page->out, "<td>", text, "</td>");
}

void page_count_cell(const struct page *page, long long count) {
    char text[NUMBER_TEXT];
    page_cell(page, page_count(page, count, text));
}

void page_row_heading(const struct page *page, const char *text) {
    html_put(page->out, "<tr><th scope=\"row\">", text, "</th>");
}

void page_table_begin(const struct page *page, const char *class, const char *caption,
                      const char *const *headings, size_t count) {
    FILE *out = page->out;
    html_put(out, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"", caption,
             "\">\n");
    fprintf(out, "<table class=\"%s\">\n", class);
    html_put(out, "<caption><span>", caption, "</span></caption>\n<thead><tr>");
    for (size_t i = 0; i < count; i++) {
        bool text = i == 0 || headings[i][0] == ' ';
        html_put(out, text ? "<th scope=\"col\" class=\"text\">" : "<th scope=\"col\">",
                 headings[i] + (headings[i][0] == ' '), "</th>");
    }
    fputs("</tr></thead>\n<tbody>\n", out);
}

void page_table_end(const struct page *page) { fputs("</tbody>\n</table>\n</div>\n", page->out); }

/* ---- the section as a whole ---- */

static void fact(const struct page *page, const char *what, const char *value, const char *more) {
    html_put(page->out, "<li>", what, " ");
    html_put(page->out, "<strong>", value, "</strong>");
    if (more)
        html_put(page->out, " <small>", more, "</small>");
    fputs("</li>\n", page->out);
}

static void facts(const struct page *page, const struct report_section *section) {
    char value[NUMBER_TEXT], other[NUMBER_TEXT], more[128];
    bool learn = strcmp(section->mode, "learn") == 0;
    fputs("<ul class=\"facts\">\n", page->out);
    fact(page, "Learners", page_count(page, section->learners, value), NULL);
    snprintf(more, sizeof more, "%s ended", page_count(page, section->completed, other));
    fact(page, "Walks", page_count(page, section->sessions, value), more);
    snprintf(more, sizeof more, "%s ended", page_count(page, section->first_completed, other));
    fact(page, "First walks", page_count(page, section->first_walks, value), more);
    snprintf(more, sizeof more, "standard deviation %s",
             page_percent(section->score_deviation, other));
    fact(page, "Mean score", page_percent(section->score_mean, value), more);
    snprintf(more, sizeof more, "of %s", page_count(page, section->first_completed, other));
    fact(page, learn ? "Enough for a pass" : "Passed", page_count(page, section->passed, value),
         more);
    snprintf(more, sizeof more, "by %s learners",
             page_count(page, section->harmful_learners, other));
    fact(page, "Harmful choices", page_count(page, section->harmful_choices, value), more);
    snprintf(more, sizeof more, "over %zu decisions", section->alpha_decisions);
    fact(page, "Cronbach\xE2\x80\x99s alpha", page_number(section->alpha, value),
         isfinite(section->alpha) ? more : section->no_alpha);
    fputs("</ul>\n", page->out);
}

static void cautions(const struct page *page, const struct report_section *section) {
    FILE *out = page->out;
    if (section->generated || section->by_script)
        fprintf(out,
                "<p class=\"caution\">Not all are by people: %lld walks were generated, %lld "
                "answered by a script.</p>\n",
                section->generated, section->by_script);
    if (section->learners < REPORT_SMALL)
        fprintf(
            out,
            "<p class=\"caution\">Fewer than %d learners: every number here may be chance. Take "
            "them as questions, not as results.</p>\n",
            REPORT_SMALL);
    if (section->learners > 0 && section->first_walks >= 0 &&
        section->learners > section->first_walks)
        fprintf(out,
                "<p class=\"caution\">%lld learners had walked the pathway before, in another mode "
                "or outside what is looked at here. Scores and decisions are about first walks "
                "only (<code>--first mode</code> takes the first in each mode instead).</p>\n",
                section->learners - section->first_walks);
}

/* ---- decisions ---- */

static void decision_name(const struct page *page, const struct report_decision *decision) {
    html_text(page->out, decision->node);
    if (decision->again)
        html_put(page->out, " <small>(version ", decision->versions, ")</small>");
}

static void doubtful_cell(const struct page *page, double number, bool doubtful) {
    char text[NUMBER_TEXT];
    html_put(page->out, "<td>", page_number(number, text),
             doubtful && isfinite(number) ? "*</td>" : "</td>");
}

static void lost_cell(const struct page *page, const struct report_decision *decision) {
    if (!isfinite(decision->value_lost)) {
        page_cell(page, "n/a");
        return;
    }
    fprintf(page->out, "<td>%.3f", decision->value_lost);
    if (decision->valued != decision->reached && decision->valued >= 0)
        fprintf(page->out, " <small>(of %lld)</small>", decision->valued);
    fputs("</td>", page->out);
}

static void decisions(const struct page *page, const struct report_section *section) {
    static const char *const headings[] = {"Decision",
                                           "Reached",
                                           "Share of full credit (higher is easier)",
                                           "Harmful",
                                           "Discrimi\xC2\xADnation",
                                           "Item\xE2\x80\x93rest corre\xC2\xADlation",
                                           "Median time",
                                           "Given away"};
    fputs("<h3>Decisions</h3>\n", page->out);
    page_table_begin(page, "plain",
                     "At each learner's first visit in the first walk. *: of fewer than 30 "
                     "learners, perhaps chance",
                     headings, sizeof headings / sizeof *headings);
    for (size_t i = 0; i < section->decision_count; i++) {
        const struct report_decision *decision = &section->decisions[i];
        char text[NUMBER_TEXT];
        fputs("<tr><th scope=\"row\">", page->out);
        decision_name(page, decision);
        fputs("</th>", page->out);
        page_count_cell(page, decision->reached);
        page_cell(page, page_number(decision->difficulty, text));
        page_count_cell(page, decision->ratings[3]);
        bool doubtful = report_is_doubtful(section, decision);
        doubtful_cell(page, decision->discrimination, doubtful);
        doubtful_cell(page, decision->point_biserial, doubtful);
        page_cell(page, page_time(decision->median_seconds, decision->about, text));
        lost_cell(page, decision);
        fputs("</tr>\n", page->out);
    }
    page_table_end(page);
}

/* The items of orders are rated together; of each it is known whether it was best to tick it. */
static void rating_cell(const struct page *page, const struct report_option *option) {
    int rating = option->rating == REPORT_RATINGS && option->best ? 0 : option->rating;
    if (rating == REPORT_RATINGS) {
        page_cell(page, "");
        return;
    }
    fprintf(page->out,
            "<td class=\"text\"><span class=\"rating %s\"><span aria-hidden=\"true\">%s</span> "
            "%s%s</span></td>",
            rating_class(rating), rating_sign(rating), option->varies ? "mostly " : "",
            report_rating_names[rating]);
}

static void option_row(const struct page *page, const struct report_decision *decision,
                       const struct report_option *option) {
    char text[NUMBER_TEXT];
    fputs("<tr><th scope=\"row\">", page->out);
    if (option->label)
        html_put(page->out, "", option->label, " ");
    html_put(page->out, "<code>", option->id, "</code></th>");
    rating_cell(page, option);
    page_count_cell(page, option->count);
    page_cell(page, page_share(option->count, decision->reached, text));
    fputs("<td class=\"bar\">", page->out);
    chart_bar(page, rating_class(option->rating), option->count, decision->reached);
    fputs("</td></tr>\n", page->out);
}

static void choices(struct page *page, const struct report_section *section) {
    static const char *const headings[] = {"Option", " Rating", "Chosen", "Share", " "};
    fputs("<h3>How the choices fell</h3>\n", page->out);
    for (size_t i = 0; i < section->decision_count; i++) {
        const struct report_decision *decision = &section->decisions[i];
        char caption[192], count[NUMBER_TEXT];
        bool orders = strcmp(decision->kind, "orders") == 0;
        fputs("<div class=\"choice\">\n<h4>", page->out);
        decision_name(page, decision);
        fputs("</h4>\n", page->out);
        if (decision->text)
            html_put(page->out, "<p class=\"soft\">", decision->text, "</p>\n");
        chart_ratings(page, decision->node, decision->ratings);
        snprintf(caption, sizeof caption, "%s %s reached it%s%s",
                 page_count(page, decision->reached, count),
                 decision->reached == 1 ? "learner" : "learners",
                 orders ? "; what they ticked was rated as a whole" : "",
                 decision->more_options ? "; it has more options than are told" : "");
        page_table_begin(page, "choices", caption, headings, sizeof headings / sizeof *headings);
        for (size_t k = 0; k < decision->option_count; k++)
            option_row(page, decision, &decision->options[k]);
        page_table_end(page);
        fputs("</div>\n", page->out);
    }
}

/* ---- the page ---- */

static void write_section(struct page *page, size_t number) {
    const struct report_section *section = &page->report->sections[number];
    fprintf(page->out, "<section id=\"s%zu\">\n", number);
    html_put(page->out, "<h2>", section->title, " (");
    html_put(page->out, "<code>", section->pathway, "</code>), mode ");
    html_put(page->out, "", section->mode, "</h2>\n");
    html_put(page->out, "<p>Version ", section->versions, ".</p>\n");
    cautions(page, section);
    facts(page, section);
    if (section->first_completed)
        chart_scores(page, section);
    if (section->decision_count) {
        decisions(page, section);
        choices(page, section);
    }
    page_outcomes(page, section);
    page_stops(page, section);
    page_points(page, section);
    page_attempts(page, section);
    page_people(page, section);
    fputs("</section>\n", page->out);
}

static void write_contents(const struct page *page) {
    const struct report *report = page->report;
    if (report->section_count < 2)
        return;
    fputs("<nav aria-label=\"Contents\"><ul>\n", page->out);
    for (size_t i = 0; i < report->section_count; i++) {
        fprintf(page->out, "<li><a href=\"#s%zu\">", i);
        html_put(page->out, "", report->sections[i].title, ", mode ");
        html_put(page->out, "", report->sections[i].mode, "</a></li>\n");
    }
    fputs("</ul></nav>\n", page->out);
}

static void write_meanings(const struct page *page) {
    fprintf(
        page->out,
        "<footer>\n<h2>What the numbers mean</h2>\n<dl>\n"
        "<dt>First walk</dt><dd>A learner's first walk of the pathway, whatever the mode; "
        "decisions "
        "count at their first visit in it, what was taken back as first answered. So nobody counts "
        "twice, and nobody counts who knew the answers from an earlier walk.</dd>\n"
        "<dt>Share of full credit</dt><dd>The mean credit of those who reached the decision: best "
        "1, acceptable 0.75, suboptimal 0.25, harmful 0. Higher is easier; 0.30 to 0.70 tells most "
        "about learners.</dd>\n"
        "<dt>Discrimination</dt><dd>The mean credit of the upper %.0f %% of learners less that of "
        "the lower %.0f %%, by their scores, ties counted in fractions. 0.40 and more is high, "
        "below 0.20 low; below 0 the better learners chose worse: look at the ratings.</dd>\n"
        "<dt>Item&#8211;rest correlation</dt><dd>Pearson's r of the credit with the mean credit of "
        "the learner's other decisions (the corrected point-biserial).</dd>\n"
        "<dt>Cronbach&#8217;s alpha</dt><dd>How far the decisions that all met measure one thing. "
        "Cases with branches and few decisions rarely reach 0.7.</dd>\n"
        "<dt>Given away</dt><dd>What the choice cost the patient in expected utility, on average, "
        "exact of the model.</dd>\n"
        "<dt>n/a</dt><dd>There is no answer: too few learners, or all did the same.</dd>\n"
        "</dl>\n<p>docs/statistics.md of casewalk has the formulas and their sources. For "
        "education, not for patient care.</p>\n</footer>\n",
        100 * page->report->options.tail, 100 * page->report->options.tail);
}

void report_write_html(FILE *out, const struct report *report, const char *about,
                       const char *made) {
    struct page page = {.out = out, .report = report};
    html_begin(out, "What a class did", report_css);
    html_put(out, "<header>\n<h1>What a class did</h1>\n<p class=\"soft\">About: ", about, ".");
    html_put(out, " Made by casewalk on ", made, " UTC.</p>\n</header>\n");
    write_contents(&page);
    fputs("<main>\n", out);
    for (size_t i = 0; i < report->section_count; i++)
        write_section(&page, i);
    if (report->section_count == 0)
        fputs("<p>No walks were found.</p>\n", out);
    fputs("</main>\n", out);
    write_meanings(&page);
    html_end(out);
}

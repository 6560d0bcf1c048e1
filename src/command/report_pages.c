/* The report of a cohort for a terminal. */
#include "report_pages.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "page.h"
#include "table.h"

enum { TEXT = 32 };

static const enum role rating_roles[REPORT_RATINGS + 1] = {
    ROLE_BEST, ROLE_ACCEPTABLE, ROLE_SUBOPTIMAL, ROLE_HARMFUL, ROLE_MUTED, ROLE_MUTED};

/* ---- numbers ---- */

static const char *count_text(const struct report *report, long long count, char text[TEXT]) {
    if (count == REPORT_HIDDEN)
        snprintf(text, TEXT, "under %lld", report->options.least);
    else
        snprintf(text, TEXT, "%lld", count);
    return text;
}

static const char *number_text(double number, char text[TEXT]) {
    if (isfinite(number))
        snprintf(text, TEXT, "%.2f", number);
    else
        snprintf(text, TEXT, "n/a");
    return text;
}

/* Marked where it rests on few learners. */
static const char *doubtful_text(double number, bool doubtful, char text[TEXT]) {
    if (doubtful && isfinite(number))
        snprintf(text, TEXT, "%.2f*", number);
    else
        number_text(number, text);
    return text;
}

static const char *percent_text(double share, char text[TEXT]) {
    if (isfinite(share))
        snprintf(text, TEXT, "%.0f %%", 100 * share);
    else
        snprintf(text, TEXT, "n/a");
    return text;
}

/* A part of a whole; nothing where either is not to be told. */
static const char *share_text(long long part, long long whole, char text[TEXT]) {
    if (part == REPORT_HIDDEN || whole <= 0)
        text[0] = '\0';
    else
        percent_text((double)part / (double)whole, text);
    return text;
}

static const char *seconds_text(double seconds, bool about, char text[TEXT]) {
    const char *sign = about ? "about " : "";
    if (!isfinite(seconds))
        snprintf(text, TEXT, "n/a");
    else if (seconds < 10)
        snprintf(text, TEXT, "%s%.1f s", sign, seconds);
    else if (seconds < 120)
        snprintf(text, TEXT, "%s%.0f s", sign, seconds);
    else
        snprintf(text, TEXT, "%s%.0f min", sign, seconds / 60);
    return text;
}

static const char *bar_text(const struct screen *screen, long long part, long long whole,
                            char text[4 * TEXT]) {
    enum { WIDTH = 20 };
    const char *block = screen->utf8 ? "█" : "#";
    size_t size = strlen(block), length = 0;
    if (!screen->plain && part > 0 && whole > 0) {
        long width = lround((double)WIDTH * (double)part / (double)whole);
        for (long i = 0; i < (width ? width : 1) && length + size < (size_t)4 * TEXT; i++) {
            memcpy(text + length, block, size);
            length += size;
        }
    }
    text[length] = '\0';
    return text;
}

/* ---- the section as a whole ---- */

static const char *plural(long long count) { return count == 1 ? "" : "s"; }

static void say_head(struct screen *screen, const struct report *report,
                     const struct report_section *section) {
    char walks[TEXT], ended[TEXT], learners[TEXT];
    page_say(screen, ROLE_TITLE, "%s (%s), mode %s", section->title, section->pathway,
             section->mode);
    page_say(screen, ROLE_PLAIN, "%s walk%s by %s learner%s; %s ended. Version %s.",
             count_text(report, section->sessions, walks), plural(section->sessions),
             count_text(report, section->learners, learners), plural(section->learners),
             count_text(report, section->completed, ended), section->versions);
    if (section->generated || section->by_script)
        page_say(screen, ROLE_WARNING,
                 "Not all are by people: %lld walks were generated, %lld answered by a script.",
                 section->generated, section->by_script);
    if (section->learners < REPORT_SMALL)
        page_say(screen, ROLE_WARNING,
                 "Fewer than %d learners: every number below may be chance. Look at them as "
                 "questions, not as results.",
                 REPORT_SMALL);
}

static void say_scores(struct screen *screen, const struct report *report,
                       const struct report_section *section) {
    char first[TEXT], ended[TEXT], mean[TEXT], deviation[TEXT], passed[TEXT], learners[TEXT],
        choices[TEXT], clock[CLOCK_SIZE] = "n/a";
    bool learn = strcmp(section->mode, "learn") == 0;
    count_text(report, section->first_completed, ended);
    page_say(screen, ROLE_HEADING, "First walks");
    page_say(screen, ROLE_PLAIN,
             "%s learner%s walked it for the first time; %s of these walks ended.",
             count_text(report, section->first_walks, first), plural(section->first_walks), ended);
    if (section->learners != REPORT_HIDDEN && section->first_walks != REPORT_HIDDEN &&
        section->learners > section->first_walks)
        page_say(screen, ROLE_MUTED,
                 "%lld others had walked the pathway before, in another mode or outside what is "
                 "looked at here; what follows is about first walks only. --first mode takes the "
                 "first in each mode instead.",
                 section->learners - section->first_walks);
    if (section->first_completed == 0)
        return;
    page_say(
        screen, ROLE_PLAIN, "Score: mean %s, standard deviation %s. %s: %s of %s.",
        percent_text(section->score_mean, mean), percent_text(section->score_deviation, deviation),
        learn ? "Enough for a pass" : "Passed", count_text(report, section->passed, passed), ended);
    page_say(screen, section->harmful_choices ? ROLE_HARMFUL : ROLE_PLAIN,
             "Harmful choices, whatever the score: %s, by %s of %s learners.",
             count_text(report, section->harmful_choices, choices),
             count_text(report, section->harmful_learners, learners), ended);
    if (isfinite(section->median_minutes))
        clock_format(section->median_minutes, clock);
    page_say(screen, ROLE_PLAIN, "Clinical time to the end: median %s.", clock);
}

static void say_alpha(struct screen *screen, const struct report_section *section) {
    if (isfinite(section->alpha))
        page_say(screen, ROLE_PLAIN,
                 "Cronbach's alpha %.2f, over the %zu decisions that all met who ended their first "
                 "walk.",
                 section->alpha, section->alpha_decisions);
    else
        page_say(screen, ROLE_PLAIN, "Cronbach's alpha n/a: %s.", section->no_alpha);
}

/* ---- decisions ---- */

static void decision_name(const struct report_decision *decision, char *text, size_t size) {
    if (decision->again)
        snprintf(text, size, "%s (version %s)", decision->node, decision->versions);
    else
        snprintf(text, size, "%s", decision->node);
}

static void print_decisions(struct screen *screen, const struct report *report,
                            const struct report_section *section) {
    static const struct table_column columns[] = {
        {"Decision", false, true},
        {"Reached", true, false},
        {"Share of full credit (higher is easier)", true, true},
        {"D", true, false},
        {"r", true, false},
        {"Time", true, false}};
    screen_gap(screen);
    page_say(screen, ROLE_HEADING, "Decisions");
    page_say(screen, ROLE_MUTED,
             "D: discrimination, the upper less the lower %.0f %% of learners (0.40 and more is "
             "high, below 0.20 low; below 0 look at the ratings). r: correlation with the mean of "
             "the learner's other decisions; *: of fewer than %d learners, perhaps chance. Time: "
             "median time to answer.",
             100 * report->options.tail, REPORT_SMALL);
    struct table *table = table_new(screen, columns, 6);
    for (size_t i = 0; i < section->decision_count; i++) {
        const struct report_decision *decision = &section->decisions[i];
        char name[256], text[TEXT];
        bool odd = decision->discrimination < 0, doubtful = report_is_doubtful(section, decision);
        decision_name(decision, name, sizeof name);
        table_add(table, ROLE_CHOICE, name);
        table_add(table, ROLE_PLAIN, count_text(report, decision->reached, text));
        table_add(table, ROLE_PLAIN, number_text(decision->difficulty, text));
        table_add(table, odd ? ROLE_WARNING : ROLE_PLAIN,
                  doubtful_text(decision->discrimination, doubtful, text));
        table_add(table, ROLE_PLAIN, doubtful_text(decision->point_biserial, doubtful, text));
        table_add(table, ROLE_MUTED, seconds_text(decision->median_seconds, decision->about, text));
    }
    table_print(table, 0);
}

static void put_ratings(FILE *out, const struct report *report,
                        const struct report_decision *decision) {
    for (int i = 0, told = 0; i < REPORT_RATINGS; i++) {
        char count[TEXT];
        if (decision->ratings[i])
            fprintf(out, "%s%s %s", told++ ? ", " : "",
                    count_text(report, decision->ratings[i], count), report_rating_names[i]);
    }
}

static void put_lost(FILE *out, const struct report_decision *decision) {
    if (!isfinite(decision->value_lost))
        return;
    if (decision->value_lost < 0.0005)
        fputs("; nothing was given away", out);
    else
        fprintf(out, "; gave away %.3f on average", decision->value_lost);
    if (decision->valued != decision->reached && decision->valued != REPORT_HIDDEN)
        fprintf(out, " (known of %lld)", decision->valued);
}

static void add_heading(struct table *table, const struct report *report,
                        const struct report_decision *decision) {
    char name[256], count[TEXT], *heading;
    size_t size;
    FILE *out = open_memstream(&heading, &size);
    if (!out)
        die("out of memory");
    decision_name(decision, name, sizeof name);
    fprintf(out, "%s: reached by %s: ", name, count_text(report, decision->reached, count));
    put_ratings(out, report, decision);
    put_lost(out, decision);
    if (fclose(out) != 0)
        die("out of memory");
    table_add_heading(table, heading);
    free(heading);
}

/* Its id, by which learners' choices are told; what it says stands below the row, for ears beside
   it. */
static void add_id(struct screen *screen, struct table *table, const struct report_option *option) {
    if (!screen->plain || !option->label) {
        table_add(table, ROLE_CHOICE, option->id);
        return;
    }
    char *text = xprint("%s: %s", option->id, option->label);
    table_add(table, ROLE_CHOICE, text);
    free(text);
}

static void add_words(struct screen *screen, struct table *table,
                      const struct report_option *option) {
    if (screen->plain || !option->label)
        return;
    struct styled *words = styled_new(screen);
    styled_add(words, ROLE_MUTED, option->label);
    table_add_paragraph(table, (struct block){.indent = 4}, words);
}

static void print_choices(struct screen *screen, const struct report *report,
                          const struct report_section *section) {
    static const struct table_column columns[] = {{"Option", false, true},
                                                  {"Rating", false, false},
                                                  {"Chosen", true, false},
                                                  {"Share", true, false},
                                                  {"", false, false}};
    screen_gap(screen);
    page_say(screen, ROLE_HEADING, "How the choices fell");
    struct table *table = table_new(screen, columns, 5);
    for (size_t i = 0; i < section->decision_count; i++) {
        const struct report_decision *decision = &section->decisions[i];
        add_heading(table, report, decision);
        for (size_t k = 0; k < decision->option_count; k++) {
            const struct report_option *option = &decision->options[k];
            char count[TEXT], share[TEXT], bar[4 * TEXT], rating[TEXT] = "";
            if (option->rating < REPORT_RATINGS)
                snprintf(rating, sizeof rating, "%s%s", option->varies ? "mostly " : "",
                         report_rating_names[option->rating]);
            if (option->count == 0 && option->best)
                snprintf(rating, sizeof rating, "best, not chosen");
            add_id(screen, table, option);
            table_add(table, rating_roles[option->rating], rating);
            table_add(table, ROLE_PLAIN, count_text(report, option->count, count));
            table_add(table, ROLE_PLAIN, share_text(option->count, decision->reached, share));
            table_add(table, rating_roles[option->rating],
                      bar_text(screen, option->count, decision->reached, bar));
            add_words(screen, table, option);
        }
    }
    table_print(table, 0);
}

/* ---- how it ended ---- */

static void print_outcomes(struct screen *screen, const struct report *report,
                           const struct report_variant *variant) {
    static const struct table_column columns[] = {{"Outcome", false, true},
                                                  {"Walks", true, false},
                                                  {"Share", true, false},
                                                  {"Odds of an expert", true, false}};
    char walks[TEXT], ended[TEXT];
    screen_gap(screen);
    page_say(screen, ROLE_HEADING, "Outcomes of variant %s", variant->name);
    page_say(screen, ROLE_PLAIN, "%s walks, %s ended.", count_text(report, variant->walks, walks),
             count_text(report, variant->completed, ended));
    if (variant->answer)
        page_say(screen, ROLE_MUTED,
                 "Odds (%s) of the text that %lld of these walks were walked with, version %s.",
                 variant->answer, variant->text_walks, variant->version);
    struct table *table = table_new(screen, columns, 4);
    for (size_t i = 0; i < variant->outcome_count; i++) {
        const struct report_outcome *outcome = &variant->outcomes[i];
        char count[TEXT], share[TEXT], odds[TEXT];
        table_add(table, ROLE_CHOICE, outcome->id);
        table_add(table, ROLE_PLAIN, count_text(report, outcome->count, count));
        table_add(table, ROLE_PLAIN, share_text(outcome->count, variant->completed, share));
        table_add(table, ROLE_MUTED,
                  isfinite(outcome->probability) ? percent_text(outcome->probability, odds) : "");
    }
    table_print(table, 0);
}

static void print_stops(struct screen *screen, const struct report *report,
                        const struct report_section *section) {
    static const struct table_column columns[] = {{"Stopped after", false, true},
                                                  {"Walks", true, false}};
    if (section->stop_count == 0)
        return;
    screen_gap(screen);
    page_say(screen, ROLE_HEADING, "Where walks stopped that did not end");
    struct table *table = table_new(screen, columns, 2);
    for (size_t i = 0; i < section->stop_count; i++) {
        const struct report_stop *stop = &section->stops[i];
        char count[TEXT];
        table_add(table, stop->node ? ROLE_CHOICE : ROLE_MUTED,
                  stop->node ? stop->node : "the first page");
        table_add(table, ROLE_PLAIN, count_text(report, stop->count, count));
    }
    table_print(table, 0);
}

/* ---- what was learned ---- */

static void print_points(struct screen *screen, const struct report *report,
                         const struct report_section *section) {
    static const struct table_column columns[] = {{"Learning point", false, true},
                                                  {"Met", true, false},
                                                  {"Missed", true, false},
                                                  {"Not reached", true, false}};
    if (section->point_count == 0)
        return;
    screen_gap(screen);
    page_say(screen, ROLE_HEADING, "Learning points in first walks that ended");
    struct table *table = table_new(screen, columns, 4);
    for (size_t i = 0; i < section->point_count; i++) {
        const struct report_point *point = &section->points[i];
        char text[TEXT];
        table_add(table, ROLE_CHOICE, point->id);
        table_add(table, ROLE_PLAIN, count_text(report, point->met, text));
        table_add(table, point->missed ? ROLE_WARNING : ROLE_PLAIN,
                  count_text(report, point->missed, text));
        table_add(table, ROLE_MUTED, count_text(report, point->not_reached, text));
    }
    table_print(table, 0);
}

static void print_attempts(struct screen *screen, const struct report *report,
                           const struct report_section *section) {
    static const struct table_column columns[] = {{"Walk", false, false},  {"Variant", false, true},
                                                  {"Walks", true, false},  {"Ended", true, false},
                                                  {"Score", true, false},  {"Passed", true, false},
                                                  {"Harmful", true, false}};
    if (section->attempt_count == 0 || section->attempts[section->attempt_count - 1].attempt == 1)
        return;
    screen_gap(screen);
    page_say(screen, ROLE_HEADING, "Learning curve");
    page_say(screen, ROLE_MUTED, "Means of walks that ended. Another variant is another case.");
    struct table *table = table_new(screen, columns, 7);
    for (size_t i = 0; i < section->attempt_count; i++) {
        const struct report_attempt *attempt = &section->attempts[i];
        char text[TEXT], number[TEXT];
        snprintf(number, sizeof number, "%u.%s", attempt->attempt,
                 attempt->attempt == REPORT_ATTEMPTS ? " and later" : "");
        table_add(table, ROLE_PLAIN, number);
        table_add(table, ROLE_CHOICE, attempt->variant);
        table_add(table, ROLE_PLAIN, count_text(report, attempt->walks, text));
        table_add(table, ROLE_PLAIN, count_text(report, attempt->completed, text));
        table_add(table, ROLE_PLAIN, percent_text(attempt->score, text));
        table_add(table, ROLE_PLAIN, count_text(report, attempt->passed, text));
        table_add(table, ROLE_PLAIN, number_text(attempt->harmful, text));
    }
    table_print(table, 0);
}

static void add_learner(struct table *table, const struct report_learner *learner) {
    char walks[TEXT], score[TEXT] = "", harmful[TEXT] = "", best[TEXT] = "";
    bool ended = learner->first_ended;
    snprintf(walks, sizeof walks, "%lld", learner->walks);
    if (ended)
        snprintf(harmful, sizeof harmful, "%d", learner->first_harmful);
    table_add(table, ROLE_CHOICE, learner->who);
    table_add(table, ROLE_PLAIN, walks);
    table_add(table, ROLE_PLAIN,
              ended            ? percent_text(learner->first_score, score)
              : learner->first ? "not ended"
                               : "walked before");
    table_add(table, ROLE_PLAIN, ended ? learner->first_passed ? "yes" : "no" : "");
    table_add(table, ended && learner->first_harmful ? ROLE_HARMFUL : ROLE_PLAIN, harmful);
    table_add(table, ROLE_PLAIN,
              learner->completed > ended ? percent_text(learner->best_score, best) : "");
}

static void print_people(struct screen *screen, const struct report *report,
                         const struct report_section *section) {
    static const struct table_column columns[] = {
        {"Learner", false, true}, {"Walks", true, false},   {"First score", true, false},
        {"Pass", false, false},   {"Harmful", true, false}, {"Best later", true, false}};
    screen_gap(screen);
    page_say(screen, ROLE_HEADING, "Learners");
    if (!section->people) {
        page_say(
            screen, ROLE_MUTED, "%s",
            report->options.least > 1
                ? "They are not told one by one, because small counts are hidden."
                : "They are too many to be told one by one; --group or --learner leaves fewer.");
        return;
    }
    struct table *table = table_new(screen, columns, 6);
    for (size_t i = 0; i < section->people_count; i++)
        add_learner(table, &section->people[i]);
    table_print(table, 0);
}

static void print_section(struct screen *screen, const struct report *report,
                          const struct report_section *section) {
    say_head(screen, report, section);
    screen_gap(screen);
    say_scores(screen, report, section);
    if (section->decision_count) {
        say_alpha(screen, section);
        print_decisions(screen, report, section);
        print_choices(screen, report, section);
    }
    for (size_t i = 0; i < section->variant_count; i++)
        print_outcomes(screen, report, &section->variants[i]);
    print_stops(screen, report, section);
    print_points(screen, report, section);
    print_attempts(screen, report, section);
    print_people(screen, report, section);
}

void report_pages(struct screen *screen, const struct report *report) {
    for (size_t i = 0; i < report->section_count; i++) {
        if (i)
            screen_gap(screen);
        print_section(screen, report, &report->sections[i]);
        screen_gap(screen);
    }
    if (report->section_count)
        page_say(
            screen, ROLE_MUTED,
            "Every number is explained in docs/statistics.md. casewalk show N --full tells one "
            "walk.");
}

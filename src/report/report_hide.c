/* Hides what would tell of too few people. */
#include <math.h>

#include "report_inside.h"

static bool is_small(long long count, long long least) { return count > 0 && count < least; }

static void hide_if_small(long long *count, long long least) {
    if (is_small(*count, least))
        *count = REPORT_HIDDEN;
}

/* Counts that add up to something that is told: where one alone is hidden, it could be worked out
   from the others, so the smallest of them is hidden with it. */
struct group {
    long long *counts[MOST_IDS + REPORT_SCORES];
    size_t size;
};

static void group_add(struct group *group, long long *count) {
    if (group->size < sizeof group->counts / sizeof *group->counts)
        group->counts[group->size++] = count;
}

static void hide_group(struct group *group, long long least) {
    size_t hidden = 0;
    long long *smallest = NULL;
    for (size_t i = 0; i < group->size; i++) {
        long long *count = group->counts[i];
        if (is_small(*count, least)) {
            *count = REPORT_HIDDEN;
            hidden++;
        } else if (*count > 0 && (!smallest || *count < *smallest)) {
            smallest = count;
        }
    }
    if (hidden == 1 && smallest)
        *smallest = REPORT_HIDDEN;
    group->size = 0;
}

/* A part of a whole that is told: hidden when it or the rest is small. */
static void hide_part(long long *part, long long whole, long long least) {
    if (is_small(*part, least) || is_small(whole - *part, least))
        *part = REPORT_HIDDEN;
}

static void hide_decision(struct report_decision *decision, long long least) {
    struct group group = {.size = 0};
    bool few = is_small(decision->reached, least);
    for (size_t i = 0; i < decision->option_count; i++) {
        if (few)
            decision->options[i].count = REPORT_HIDDEN;
        group_add(&group, &decision->options[i].count);
    }
    hide_group(&group, least);
    for (int i = 0; i < REPORT_RATINGS; i++) {
        if (few)
            decision->ratings[i] = REPORT_HIDDEN;
        group_add(&group, &decision->ratings[i]);
    }
    hide_group(&group, least);
    if (few || is_small(decision->rated, least))
        decision->difficulty = decision->discrimination = decision->point_biserial = NAN;
    if (few || is_small(decision->valued, least))
        decision->value_lost = NAN;
    if (few)
        decision->median_seconds = NAN;
    hide_if_small(&decision->reached, least);
    hide_if_small(&decision->rated, least);
    hide_if_small(&decision->paired, least);
    hide_if_small(&decision->valued, least);
}

static void hide_variants(struct report_section *section, long long least) {
    struct group group = {.size = 0};
    for (size_t v = 0; v < section->variant_count; v++) {
        struct report_variant *variant = &section->variants[v];
        for (size_t i = 0; i < variant->outcome_count; i++)
            group_add(&group, &variant->outcomes[i].count);
        hide_group(&group, least);
        hide_part(&variant->completed, variant->walks, least);
    }
    for (size_t v = 0; v < section->variant_count; v++)
        group_add(&group, &section->variants[v].walks);
    hide_group(&group, least);
}

static void hide_attempts(struct report_section *section, long long least) {
    for (size_t i = 0; i < section->attempt_count; i++) {
        struct report_attempt *attempt = &section->attempts[i];
        if (is_small(attempt->completed, least))
            attempt->score = attempt->harmful = NAN;
        hide_part(&attempt->passed, attempt->completed, least);
        hide_part(&attempt->completed, attempt->walks, least);
        hide_if_small(&attempt->walks, least);
    }
}

static void hide_lists(struct report_section *section, long long least) {
    struct group group = {.size = 0};
    for (size_t i = 0; i < section->point_count; i++) {
        struct report_point *point = &section->points[i];
        group_add(&group, &point->met);
        group_add(&group, &point->missed);
        group_add(&group, &point->not_reached);
        hide_group(&group, least);
    }
    for (size_t i = 0; i < section->stop_count; i++)
        group_add(&group, &section->stops[i].count);
    hide_group(&group, least);
    for (int i = 0; i < REPORT_SCORES; i++)
        group_add(&group, &section->scores[i]);
    hide_group(&group, least);
}

static void hide_section(struct report_section *section, long long least) {
    long long ended = section->first_completed;
    section->people = NULL;
    section->people_count = 0;
    for (size_t i = 0; i < section->decision_count; i++)
        hide_decision(&section->decisions[i], least);
    hide_variants(section, least);
    hide_attempts(section, least);
    hide_lists(section, least);
    hide_part(&section->passed, ended, least);
    hide_part(&section->harmful_learners, ended, least);
    if (section->harmful_learners == REPORT_HIDDEN)
        section->harmful_choices = REPORT_HIDDEN;
    if (is_small(ended, least)) {
        section->score_mean = section->score_deviation = section->median_minutes = NAN;
        section->alpha = NAN;
        section->no_alpha = "there are fewer learners than may be told";
    }
    hide_part(&section->first_completed, section->first_walks, least);
    hide_if_small(&section->first_walks, least);
    hide_part(&section->completed, section->sessions, least);
    hide_if_small(&section->learners, least);
    hide_if_small(&section->sessions, least);
}

void report_hide(struct report *report) {
    for (size_t i = 0; i < report->section_count && report->options.least > 1; i++)
        hide_section(&report->sections[i], report->options.least);
}

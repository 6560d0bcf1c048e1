/* What a walk was worth. */
#include "debrief.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "clock.h"
#include "failure.h"
#include "json.h"
#include "styled.h"
#include "verdict.h"
#include "wrap.h"

enum { HARMFUL_SHOWN = 3 };

/* A labelled line whose text is put together, at most two lines long. */
static void pair(struct screen *screen, enum role role, const char *label, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

static void pair(struct screen *screen, enum role role, const char *label, const char *format,
                 ...) {
    va_list arguments;
    va_start(arguments, format);
    char *text = xvprint(format, arguments);
    va_end(arguments);
    wrap_pair(screen, (struct block){.most = 2}, label, role, text);
    free(text);
}

/* Rounded down: what is shown as enough must be enough. */
static int percent(double share) {
    return (int)floor(100 * (share < 0 ? 0 : share > 1 ? 1 : share) + 1e-9);
}

static bool is_harmful(const json_t *verdict) {
    return strcmp(json_text(verdict, "rating", ""), "harmful") == 0;
}

static void show_outcome(struct screen *screen, const json_t *summary) {
    const json_t *good = json_object_get(summary, "good");
    struct block block = {.most = 3};
    struct styled *styled = wrap_pair_start(screen, &block, "Outcome");
    if (!json_truth(summary, "over"))
        styled_add(styled, ROLE_MUTED, "none yet: this walk is not finished");
    else if (json_is_boolean(good)) /* first, because what is long is cut at its end */
        styled_add(styled, json_is_true(good) ? ROLE_BEST : ROLE_WARNING,
                   json_is_true(good) ? "A good outcome. " : "Not a good outcome. ");
    if (json_truth(summary, "over"))
        styled_add_marked(styled, ROLE_PLAIN,
                          json_text(summary, "outcome_text", json_text(summary, "outcome", "")));
    wrap_print(screen, block, styled);
}

/* "70 % and no harmful choice" */
static void pass_words(const json_t *summary, char *text, size_t size) {
    long long harmful = json_whole(summary, "pass_harmful", 0);
    int score = percent(json_double(summary, "pass_score", 0));
    if (harmful <= 0)
        snprintf(text, size, "%d %% and no harmful choice", score);
    else
        snprintf(text, size, "%d %% and at most %lld harmful choice%s", score, harmful,
                 harmful == 1 ? "" : "s");
}

static void show_score(struct screen *screen, const struct debrief *debrief) {
    const json_t *summary = debrief->summary, *score = json_object_get(summary, "score");
    const json_t *passed = json_object_get(summary, "passed");
    bool learning = strcmp(debrief->mode ? debrief->mode : "", "learn") == 0;
    char needed[96];
    if (!json_is_number(score)) {
        wrap_pair(screen, (struct block){0}, "Score", ROLE_MUTED, "none: nothing was rated");
        return;
    }
    int reached = percent(json_number_value(score));
    if (json_truth(summary, "pieced")) {
        pair(screen, ROLE_PLAIN, "Score",
             "**%d %%** of what was answered here; a part of a walk is not passed or failed.",
             reached);
        return;
    }
    pass_words(summary, needed, sizeof needed);
    if (!json_is_boolean(passed) || (learning && !json_is_true(passed)))
        pair(screen, ROLE_PLAIN, "Score", "**%d %%**. A pass asks for %s.", reached, needed);
    else if (json_is_true(passed))
        pair(screen, ROLE_PLAIN, "Score", "**%d %%**: passed (%s).", reached, needed);
    else
        pair(screen, ROLE_PLAIN, "Score", "**%d %%**: not passed. A pass asks for %s.", reached,
             needed);
}

/* One line for each of the first harmful choices. */
static void list_harmful(struct screen *screen, const json_t *verdicts) {
    size_t shown = 0, more = 0;
    int indent = wrap_pair_indent(screen);
    struct block block = {.first = "- ", .first_role = ROLE_MUTED, .most = 1, .indent = indent};
    for (size_t i = 0; i < json_array_size(verdicts); i++) {
        const json_t *verdict = json_array_get(verdicts, i);
        if (!is_harmful(verdict))
            continue;
        if (shown == HARMFUL_SHOWN) {
            more++;
            continue;
        }
        char clock[CLOCK_SIZE];
        clock_format(json_double(verdict, "minutes", 0), clock);
        struct styled *styled = styled_new(screen);
        styled_print(styled, ROLE_MUTED, "at %s%s: ", clock,
                     json_truth(verdict, "taken_back") ? ", taken back" : "");
        styled_add(styled, ROLE_HARMFUL,
                   json_text(verdict, "label", json_text(verdict, "option", "")));
        wrap_print(screen, block, styled);
        shown++;
    }
    if (more > 0) {
        struct styled *styled = styled_new(screen);
        styled_print(styled, ROLE_MUTED, "and %zu more", more);
        wrap_print(screen, (struct block){.indent = indent + 2}, styled);
    }
}

static void show_harmful(struct screen *screen, const struct debrief *debrief) {
    long long harmful = json_whole(debrief->summary, "harmful", 0),
              rated = json_whole(debrief->summary, "rated", 0);
    if (rated <= 0)
        return;
    if (harmful <= 0)
        pair(screen, ROLE_BEST, "Harmful", "none of %lld rated choice%s", rated,
             rated == 1 ? "" : "s");
    else
        pair(screen, ROLE_HARMFUL, "Harmful", "%lld of %lld rated choice%s", harmful, rated,
             rated == 1 ? "" : "s");
    list_harmful(screen, debrief->verdicts);
}

static size_t count_state(const json_t *points, const char *state) {
    size_t count = 0;
    for (size_t i = 0; i < json_array_size(points); i++) {
        const json_t *point = json_array_get(points, i);
        count += strcmp(json_text(point, "state", ""), state) == 0;
    }
    return count;
}

static void show_learning(struct screen *screen, const json_t *points) {
    size_t all = json_array_size(points), missed = count_state(points, "missed");
    size_t not_reached = count_state(points, "not_reached");
    if (all == 0)
        return;
    pair(screen, ROLE_PLAIN, "Learning",
         "**%zu of %zu** points met, %zu missed, %zu not reached on this way",
         count_state(points, "met"), all, missed, not_reached);
}

static void show_time(struct screen *screen, const json_t *summary) {
    const json_t *expert = json_object_get(summary, "expert_minutes");
    char own[CLOCK_SIZE], best[CLOCK_SIZE];
    clock_format(json_double(summary, "minutes", 0), own);
    if (json_is_number(expert)) {
        clock_format(json_number_value(expert), best);
        pair(screen, ROLE_PLAIN, "Time", "%s; an expert's way takes %s", own, best);
    } else {
        pair(screen, ROLE_PLAIN, "Time", "%s", own);
    }
}

static void show_hints(struct screen *screen, const json_t *summary) {
    long long hints = json_whole(summary, "hints", 0);
    if (hints > 0)
        pair(screen, ROLE_PLAIN, "Hints", "%lld used; they cost nothing", hints);
}

/* With two decimals; a value near 0 without a sign. */
static double hundredths(double value) { return round(100 * value) / 100 + 0.0; }

static void show_costliest(struct screen *screen, const struct debrief *debrief) {
    const json_t *at = json_object_get(debrief->value, "costliest");
    if (!json_is_integer(at))
        return;
    const json_t *verdict = json_array_get(debrief->verdicts, (size_t)json_integer_value(at));
    pair(screen, ROLE_PLAIN, "Costliest", "%s (gave away **%.2f**)",
         json_text(verdict, "label", json_text(verdict, "option", "")),
         json_double(verdict, "value_lost", 0));
}

/* utility reached = possible - given away + luck */
static void show_value(struct screen *screen, const json_t *value) {
    if (!value)
        return;
    double possible = hundredths(json_double(value, "possible", 0));
    double lost = hundredths(json_double(value, "lost", 0));
    double reached = hundredths(json_double(value, "reached", NAN));
    double luck = reached - possible + lost; /* so that what is read adds up */
    if (isfinite(reached))
        pair(screen, ROLE_PLAIN, "Value",
             "possible %.2f; your choices gave away %.2f; chance %s %.2f; ended at **%.2f**",
             possible, lost, luck < 0 ? "took" : "gave", fabs(luck), reached);
    else
        pair(screen, ROLE_PLAIN, "Value", "possible %.2f; your choices gave away %.2f so far",
             possible, lost);
}

/* What else the numbers say, and what they rest on: with every decision, not on the first screen.
 */
static void show_value_full(struct screen *screen, const struct debrief *debrief) {
    const json_t *value = debrief->value, *instead = json_object_get(value, "instead");
    double as_bad = json_double(value, "as_bad", NAN);
    if (!value)
        return;
    screen_gap(screen);
    wrap_line_text(screen, (struct block){0}, ROLE_HEADING, "Skill and luck");
    show_value(screen, value);
    if (isfinite(as_bad) && as_bad > 0 && as_bad < 0.9995)
        pair(screen, ROLE_PLAIN, "How often",
             "an end this bad or worse comes in %.0f of 100 walks that choose as you did",
             fmax(100 * as_bad, 1));
    if (json_is_object(instead) && json_text(instead, "option", NULL))
        pair(screen, ROLE_PLAIN, "Same luck",
             "had you chosen \"%s\" at \"%s\", and the best from there: \"%s\" (%.2f)",
             json_text(instead, "option", ""), json_text(instead, "node", ""),
             json_text(instead, "outcome", ""), json_double(instead, "utility", 0));
    pair(screen, ROLE_MUTED, "Rests on",
         "%lld draws of chance with sources and %lld with estimates: exact of the model, not of "
         "life",
         json_whole(value, "sourced", 0), json_whole(value, "illustrative", 0));
    screen_gap(screen);
}

/* Of an author's walk that is not a walk of the pathway: where it began. */
static void show_piece(struct screen *screen, const json_t *summary) {
    const char *set = json_text(summary, "set", NULL);
    if (!json_truth(summary, "pieced"))
        return;
    pair(screen, ROLE_WARNING, "A part",
         "begun by its author at \"%s\"%s%s; not recorded. Nothing before it is judged.",
         json_text(summary, "from", ""), set ? " with " : "", set ? set : "");
}

void debrief_show(struct screen *screen, const struct debrief *debrief, const char *more) {
    screen_measure(screen);
    screen_gap(screen);
    wrap_line_text(screen, (struct block){0}, ROLE_TITLE,
                   json_truth(debrief->summary, "over") ? "How it went" : "So far");
    screen_gap(screen);
    show_piece(screen, debrief->summary);
    show_outcome(screen, debrief->summary);
    screen_gap(screen);
    show_harmful(screen, debrief);
    show_costliest(screen, debrief);
    show_score(screen, debrief);
    show_value(screen, debrief->value);
    show_learning(screen, debrief->learning_points);
    show_time(screen, debrief->summary);
    show_hints(screen, debrief->summary);
    screen_gap(screen);
    wrap_line_text(screen, (struct block){0}, ROLE_MUTED, more);
    screen_gap(screen);
}

/* "Harmful, at 25 min, taken back": the first line of a decision. */
static void show_decision_title(struct screen *screen, struct block block, const json_t *verdict) {
    const char *rating = json_text(verdict, "rating", NULL), *words = verdict_words(rating);
    char clock[CLOCK_SIZE];
    clock_format(json_double(verdict, "minutes", 0), clock);
    struct styled *styled = styled_new(screen);
    styled_add(styled, verdict_role(rating), words ? words : "Not rated");
    styled_print(styled, ROLE_MUTED, ", at %s", clock);
    if (json_truth(verdict, "taken_back"))
        styled_add(styled, ROLE_WARNING, ", taken back");
    wrap_print(screen, block, styled);
}

/* "A; B" of the best options; nothing where the choice itself was the best. */
static void show_best(struct screen *screen, struct block block, const json_t *verdict) {
    const json_t *best = json_object_get(verdict, "best");
    if (strcmp(json_text(verdict, "rating", ""), "best") == 0 || json_array_size(best) == 0)
        return;
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        die("out of memory");
    for (size_t i = 0; i < json_array_size(best); i++) {
        const json_t *option = json_array_get(best, i);
        fprintf(out, "%s%s", i > 0 ? "; " : "",
                json_text(option, "label", json_text(option, "id", "")));
    }
    if (fclose(out) != 0)
        die("out of memory");
    wrap_pair(screen, block, "Best was", ROLE_PLAIN, text);
    free(text);
}

static void show_loss(struct screen *screen, struct block block, const json_t *verdict) {
    const json_t *lost = json_object_get(verdict, "value_lost");
    char text[120];
    if (!json_is_number(lost))
        return;
    if (json_number_value(lost) >= 0.005)
        snprintf(text, sizeof text, "%.2f of expected utility", json_number_value(lost));
    else if (is_harmful(verdict))
        snprintf(text, sizeof text,
                 "nothing: harmful by judgement, this model gives it no "
                 "consequence");
    else
        return;
    wrap_pair(screen, block, "Gave away", ROLE_PLAIN, text);
}

static void show_decision(struct screen *screen, const json_t *verdict) {
    struct block block = verdict_block(json_text(verdict, "rating", NULL));
    screen_gap(screen);
    show_decision_title(screen, block, verdict);
    struct block reminder = block;
    reminder.most = 2;
    wrap_line_text(screen, reminder, ROLE_MUTED, json_text(verdict, "text", NULL));
    wrap_pair(screen, block, "You chose", ROLE_STRONG,
              json_text(verdict, "label", json_text(verdict, "option", "")));
    show_loss(screen, block, verdict);
    show_best(screen, block, verdict);
    wrap_pair(screen, block, "Because", ROLE_PLAIN, json_text(verdict, "because", NULL));
    if (json_truth(verdict, "contested"))
        wrap_line_text(screen, block, ROLE_EMPHASIS, "Experts differ on this.");
    verdict_show_sources(screen, block, json_object_get(verdict, "sources"), false);
    screen_gap(screen);
}

static void show_decisions(struct screen *screen, const json_t *verdicts, bool harmful,
                           const char *title) {
    bool titled = false;
    for (size_t i = 0; i < json_array_size(verdicts); i++) {
        const json_t *verdict = json_array_get(verdicts, i);
        if (is_harmful(verdict) != harmful)
            continue;
        if (!titled) {
            screen_gap(screen);
            wrap_line_text(screen, (struct block){0}, ROLE_HEADING, title);
            titled = true;
        }
        show_decision(screen, verdict);
    }
}

static void show_points(struct screen *screen, const json_t *points, const char *state,
                        const char *title, const char *sign, enum role role) {
    if (count_state(points, state) == 0)
        return;
    screen_gap(screen);
    wrap_line_text(screen, (struct block){0}, ROLE_HEADING, title);
    for (size_t i = 0; i < json_array_size(points); i++) {
        const json_t *point = json_array_get(points, i);
        if (strcmp(json_text(point, "state", ""), state) != 0)
            continue;
        struct styled *styled = styled_new(screen);
        styled_add_marked(styled, ROLE_PLAIN, json_text(point, "text", json_text(point, "id", "")));
        wrap_print(screen, (struct block){.first = screen->plain ? "- " : sign, .first_role = role},
                   styled);
    }
    screen_gap(screen);
}

void debrief_show_full(struct screen *screen, const struct debrief *debrief) {
    const json_t *points = debrief->learning_points;
    screen_measure(screen);
    show_value_full(screen, debrief);
    show_decisions(screen, debrief->verdicts, true, "Harmful choices");
    show_decisions(screen, debrief->verdicts, false, "Every other decision");
    show_points(screen, points, "met", "Learning points met", "✓ ", ROLE_BEST);
    show_points(screen, points, "missed", "Learning points missed", "✗ ", ROLE_HARMFUL);
    show_points(screen, points, "not_reached", "Not reached on this way", "- ", ROLE_MUTED);
    screen_gap(screen);
    show_time(screen, debrief->summary);
    show_hints(screen, debrief->summary);
    screen_gap(screen);
}

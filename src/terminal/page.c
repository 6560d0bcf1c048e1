/* The lines of a walk as a learner reads them. */
#include "page.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "chart.h"
#include "clock.h"
#include "cover.h"
#include "failure.h"
#include "json.h"
#include "situation_page.h"
#include "styled.h"
#include "verdict.h"
#include "wrap.h"

static const struct block whole_width = {0};

void page_say(struct screen *screen, enum role role, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    char *text = xvprint(format, arguments);
    va_end(arguments);
    screen_measure(screen);
    screen_gap(screen);
    wrap_line_text(screen, whole_width, role, text);
    screen_gap(screen);
    free(text);
}

void page_help(struct screen *screen, const struct page_command *commands, size_t count) {
    int widest = 0;
    for (size_t i = 0; i < count; i++) {
        int width = wrap_columns(commands[i].usage);
        widest = width > widest ? width : widest;
    }
    screen_measure(screen);
    screen_gap(screen);
    for (size_t i = 0; i < count; i++)
        wrap_line_text(screen,
                       (struct block){.first = commands[i].usage,
                                      .first_role = ROLE_CHOICE,
                                      .hang = widest + 3},
                       ROLE_PLAIN, commands[i].summary);
    screen_gap(screen);
}

static void show_node(struct screen *screen, const json_t *line) {
    bool again = json_truth(line, "again");
    screen_gap(screen);
    if (!again)
        wrap_text(screen, whole_width, ROLE_PLAIN, json_text(line, "text", NULL));
    screen_gap(screen);
    /* All of them where a choice is due; on the way only what changes; at the end none. */
    const char *kind = json_text(line, "kind", "");
    bool passing = strcmp(kind, "step") == 0 || strcmp(kind, "chance") == 0;
    if (strcmp(kind, "outcome") != 0)
        chart_show_vitals(screen, json_object_get(line, "vitals"), again || passing);
}

static void show_option(struct screen *screen, const json_t *option, size_t number, size_t count) {
    char first[64];
    int digits = snprintf(NULL, 0, "%zu", count);
    if (screen->plain)
        snprintf(first, sizeof first, "Option %zu of %zu: ", number, count);
    else
        snprintf(first, sizeof first, "%*zu  ", digits + 1, number);
    const char *label = json_text(option, "label", "");
    wrap_line_text(screen, (struct block){.first = first, .first_role = ROLE_CHOICE}, ROLE_PLAIN,
                   *label ? label : json_text(option, "id", ""));
}

/* What kind of answer is wanted, where that is not plain from a list of options. */
static void show_instruction(struct screen *screen, const json_t *offer, size_t options) {
    const char *kind = json_text(offer, "kind", ""), *unit = json_text(offer, "unit", "");
    struct styled *styled = styled_new(screen);
    if (strcmp(kind, "orders") == 0)
        styled_print(styled, ROLE_MUTED, "Choose any%s, or type none.",
                     options > 2 ? ", such as 1,3" : "");
    else if (options == 0 && *unit)
        styled_print(styled, ROLE_MUTED, "Type your answer in %s.", unit);
    else if (options == 0)
        styled_print(styled, ROLE_MUTED, "Type your answer.");
    if (json_truth(offer, "hint") && json_whole(offer, "visit", 0) == 0)
        styled_print(styled, ROLE_MUTED, "%sType hint for a hint.", styled->length > 0 ? " " : "");
    screen_gap(screen);
    wrap_print(screen, whole_width, styled);
    screen_gap(screen);
}

static void show_offer(struct screen *screen, const json_t *line) {
    const json_t *options = json_object_get(line, "options");
    size_t count = json_array_size(options);
    screen_gap(screen);
    for (size_t i = 0; i < json_array_size(options); i++) {
        const json_t *option = json_array_get(options, i);
        show_option(screen, option, i + 1, count);
    }
    show_instruction(screen, line, count);
}

/* What was chosen, spelled out: a number was typed, or nothing was typed by a person at all. */
static void show_chosen(struct screen *screen, const json_t *line) {
    const char *kind = json_text(line, "kind", ""), *given = json_text(line, "given", "");
    const char *chosen = *given ? given : json_text(line, "label", json_text(line, "option", ""));
    bool orders = strcmp(kind, "orders") == 0;
    const char *first = !screen->plain ? "› "
                        : *given       ? "You answered: "
                        : orders       ? "You ordered: "
                                       : "You chose: ";
    screen_gap(screen);
    wrap_line_text(screen, (struct block){.first = first, .first_role = ROLE_CHOICE}, ROLE_STRONG,
                   *chosen ? chosen : "nothing");
}

static void show_choice(struct screen *screen, const json_t *line) {
    show_chosen(screen, line);
    verdict_show(screen, line);
}

static void show_result(struct screen *screen, const json_t *line) {
    double takes = json_double(line, "takes", 0);
    const char *text = json_text(line, "text", "");
    char clock[CLOCK_SIZE];
    clock_format(takes, clock);
    screen_gap(screen);
    if (takes >= 1) {
        struct styled *later = styled_new(screen);
        styled_print(later, ROLE_MUTED, "%s later", clock);
        wrap_print(screen, whole_width, later);
    }
    wrap_text(screen, whole_width, ROLE_PLAIN, text);
    screen_gap(screen);
}

static void show_reveal(struct screen *screen, const json_t *line) {
    chart_show_found(screen, json_object_get(line, "fields"));
}

/* Why it happened, where the author says so and the mode tells it. */
static void show_reason(struct screen *screen, struct block block, const json_t *line) {
    const char *because = json_text(line, "because", NULL);
    if (!because)
        return;
    wrap_text(screen, block, ROLE_MUTED, because);
    verdict_show_sources(screen, block, json_object_get(line, "sources"), true);
}

static void show_chance(struct screen *screen, const json_t *line) {
    screen_gap(screen);
    wrap_text(screen, whole_width, ROLE_PLAIN, json_text(line, "text", NULL));
    show_reason(screen, whole_width, line);
    screen_gap(screen);
}

static void show_interrupt(struct screen *screen, const json_t *line) {
    struct block block = {.bar = "▌ ", .bar_role = ROLE_WARNING};
    screen_gap(screen);
    wrap_text(screen, block, ROLE_STRONG, json_text(line, "text", NULL));
    show_reason(screen, block, line);
    screen_gap(screen);
}

static void show_outcome(struct screen *screen, const json_t *line) {
    const json_t *good = json_object_get(line, "good");
    char clock[CLOCK_SIZE];
    clock_format(json_double(line, "minutes", 0), clock);
    struct styled *styled = styled_new(screen);
    styled_print(styled, ROLE_TITLE, "The walk ends here, after %s.", clock);
    if (json_is_boolean(good))
        styled_add(styled, json_is_true(good) ? ROLE_BEST : ROLE_WARNING,
                   json_is_true(good) ? " A good outcome." : " Not a good outcome.");
    screen_gap(screen);
    wrap_print(screen, whole_width, styled);
    screen_gap(screen);
}

static void show_fault(struct screen *screen, const json_t *line) {
    struct block block = {.bar = "▌ ", .bar_role = ROLE_HARMFUL};
    const char *file = json_text(line, "file", "");
    struct styled *place = styled_new(screen);
    if (*file && json_whole(line, "line", 0) > 0)
        styled_print(place, ROLE_MUTED, "%s:%lld", file, json_whole(line, "line", 0));
    else
        styled_add(place, ROLE_MUTED, file);
    screen_gap(screen);
    wrap_line_text(screen, block, ROLE_HARMFUL, "The case cannot go on from here.");
    wrap_line_text(screen, block, ROLE_PLAIN, json_text(line, "message", NULL));
    wrap_print(screen, block, place);
    screen_gap(screen);
}

static void show_error(struct screen *screen, const json_t *line) {
    screen_gap(screen);
    wrap_line_text(screen, whole_width, ROLE_WARNING,
                   json_text(line, "message", "That is not on offer."));
    screen_gap(screen);
}

static void show_hint(struct screen *screen, const json_t *line) {
    struct block block = {.first = "Hint: ", .first_role = ROLE_HEADING};
    screen_gap(screen);
    wrap_text(screen, block, ROLE_PLAIN, json_text(line, "text", NULL));
    verdict_show_sources(screen, whole_width, json_object_get(line, "sources"), false);
    screen_gap(screen);
}

static void show_why(struct screen *screen, const json_t *line) {
    const char *text = json_text(line, "text", "");
    const json_t *sources = json_object_get(line, "sources");
    screen_gap(screen);
    wrap_text(screen, whole_width, ROLE_PLAIN, text);
    verdict_show_sources(screen, whole_width, sources, false);
    if (!*text && json_array_size(sources) == 0)
        wrap_line_text(screen, whole_width, ROLE_MUTED, "No reason and no source is given here.");
    screen_gap(screen);
}

bool page_show(struct screen *screen, const json_t *line) {
    static const struct {
        const char *event;
        void (*show)(struct screen *screen, const json_t *line);
    } pages[] = {
        {"session", cover_show},       {"node", show_node},
        {"offer", show_offer},         {"choice", show_choice},
        {"result", show_result},       {"reveal", show_reveal},
        {"chance", show_chance},       {"interrupt", show_interrupt},
        {"outcome", show_outcome},     {"fault", show_fault},
        {"error", show_error},         {"chart", chart_show},
        {"hint", show_hint},           {"why", show_why},
        {"situation", situation_show}, {"hidden", situation_show_hidden},
    };
    const char *event = json_text(line, "event", "");
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        if (strcmp(pages[i].event, event) == 0) {
            screen_measure(screen);
            pages[i].show(screen, line);
            return true;
        }
    }
    return false;
}

/* What an author at the bench is shown: the whole situation, and what hides an option. */
#include "situation_page.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "clock.h"
#include "json.h"
#include "table.h"
#include "wrap.h"

enum { FIELD_COLUMNS = 4, INDENT = 2 };

/* --- the situation --- */

static void show_place(struct screen *screen, const json_t *situation) {
    double minutes = json_double(situation, "minutes", 0);
    double counted = json_double(situation, "clock", minutes);
    char clock[CLOCK_SIZE], text[CLOCK_SIZE];
    clock_format(minutes, clock);
    clock_format(counted, text);
    struct styled *title = styled_new(screen);
    styled_add(title, ROLE_TITLE, json_text(situation, "node", ""));
    styled_print(title, ROLE_MUTED, ", at %s (clock = %.0f)", clock, minutes);
    if (counted != minutes)
        styled_print(title, ROLE_MUTED, ", for conditions and timers %s", text);
    styled_print(title, ROLE_MUTED, ", variant %s", json_text(situation, "variant", ""));
    wrap_print(screen, (struct block){0}, title);
}

static const char *secrecy(const json_t *field) {
    if (!json_truth(field, "hidden"))
        return NULL;
    return json_truth(field, "known") ? "revealed" : "hidden";
}

/* The value with its unit; a finding has none. */
static void add_value(struct table *table, const json_t *field, bool changed) {
    char text[600];
    const char *unit = json_text(field, "unit", "");
    snprintf(text, sizeof text, "%s%s%s", json_text(field, "value", ""), *unit ? " " : "", unit);
    table_add(table, changed ? ROLE_STRONG : ROLE_PLAIN, text);
}

static void show_fields(struct screen *screen, const json_t *fields) {
    static const struct table_column columns[FIELD_COLUMNS] = {{"Field", false, true},
                                                               {"Now", false, true},
                                                               {"At the start", false, true},
                                                               {NULL, false, false}};
    if (json_array_size(fields) == 0)
        return;
    struct table *table = table_new(screen, columns, FIELD_COLUMNS);
    for (size_t i = 0; i < json_array_size(fields); i++) {
        const json_t *field = json_array_get(fields, i);
        const char *was = json_text(field, "was", NULL);
        char name[100];
        snprintf(name, sizeof name, "%.80s%s", json_text(field, "field", ""), was ? " *" : "");
        table_add(table, was ? ROLE_STRONG : ROLE_PLAIN, name);
        add_value(table, field, was != NULL);
        table_add(table, ROLE_MUTED, was);
        table_add(table, ROLE_MUTED, secrecy(field));
    }
    screen_gap(screen);
    table_print(table, 0);
}

/* "biphasic: due at 6 h, by chance" */
static void show_event(struct screen *screen, const json_t *event) {
    const char *when = json_text(event, "when", NULL);
    double due = json_double(event, "due", NAN);
    char clock[CLOCK_SIZE];
    struct styled *line = styled_new(screen);
    styled_print(line, ROLE_PLAIN, "%s: ", json_text(event, "event", ""));
    if (json_truth(event, "spent")) {
        styled_add(line, ROLE_MUTED, "it happens no more");
    } else {
        clock_format(due, clock);
        if (isfinite(due))
            styled_print(line, ROLE_PLAIN, "due at %s%s", clock, when ? ", if " : "");
        if (when)
            styled_print(line, ROLE_PLAIN, "%s%s", when,
                         isfinite(due)                ? ""
                         : json_truth(event, "holds") ? " holds"
                                                      : " does not hold");
        if (json_truth(event, "chance"))
            styled_add(line, ROLE_MUTED, ", by chance");
    }
    wrap_print(screen, (struct block){.indent = INDENT}, line);
}

static void show_used(struct screen *screen, const json_t *used) {
    long long taken = json_whole(used, "taken", 0);
    struct styled *line = styled_new(screen);
    styled_print(line, ROLE_PLAIN, "%s:%s", json_text(used, "node", ""),
                 json_text(used, "option", ""));
    styled_print(line, ROLE_PLAIN, ", taken %lld time%s", taken, taken == 1 ? "" : "s");
    wrap_print(screen, (struct block){.indent = INDENT}, line);
}

static void show_waiting(struct screen *screen, const json_t *waiting) {
    const char *why = json_text(waiting, "for", "");
    char clock[CLOCK_SIZE];
    clock_format(json_double(waiting, "left", 0), clock);
    struct styled *line = styled_new(screen);
    styled_print(line, ROLE_PLAIN, "%s", json_text(waiting, "node", ""));
    if (strcmp(why, "visit") == 0)
        styled_add(line, ROLE_MUTED, ", until the visit is over");
    else if (strcmp(why, "time") == 0)
        styled_print(line, ROLE_MUTED, ", interrupted with %s left", clock);
    else
        styled_add(line, ROLE_MUTED, ", interrupted on the way in");
    wrap_print(screen, (struct block){.indent = INDENT}, line);
}

static void show_list(struct screen *screen, const char *title, const json_t *items,
                      void (*show)(struct screen *screen, const json_t *item)) {
    if (json_array_size(items) == 0)
        return;
    screen_gap(screen);
    wrap_line_text(screen, (struct block){0}, ROLE_HEADING, title);
    for (size_t i = 0; i < json_array_size(items); i++)
        show(screen, json_array_get(items, i));
}

void situation_show(struct screen *screen, const json_t *situation) {
    const char *set = json_text(situation, "set", "");
    screen_gap(screen);
    show_place(screen, situation);
    show_fields(screen, json_object_get(situation, "fields"));
    show_list(screen, "Events", json_object_get(situation, "events"), show_event);
    show_list(screen, "Used up", json_object_get(situation, "used"), show_used);
    show_list(screen, "Waiting, the next first", json_object_get(situation, "waiting"),
              show_waiting);
    struct styled *again = styled_new(screen);
    styled_print(again, ROLE_MUTED, "To begin here: --at %s", json_text(situation, "node", ""));
    if (*set)
        styled_print(again, ROLE_MUTED, " --set \"%s\"", set);
    screen_gap(screen);
    wrap_print(screen, (struct block){0}, again);
    screen_gap(screen);
}

/* --- what hides an option --- */

static void show_condition(struct screen *screen, struct block block, const json_t *hidden) {
    const json_t *fails = json_object_get(hidden, "fails");
    const char *condition = json_text(hidden, "condition", "");
    struct styled *line = styled_new(screen);
    styled_add(line, ROLE_MUTED, "when ");
    styled_add(line, ROLE_PLAIN, condition);
    wrap_print(screen, block, line);
    for (size_t i = 0; i < json_array_size(fails); i++) {
        const char *part = json_string_value(json_array_get(fails, i));
        if (!part || strcmp(part, condition) == 0)
            continue;
        line = styled_new(screen);
        styled_add(line, ROLE_WARNING, part);
        styled_add(line, ROLE_MUTED, " does not hold");
        wrap_print(screen, block, line);
    }
}

static void show_read(struct screen *screen, struct block block, const json_t *read) {
    const char *means = json_text(read, "means", NULL);
    struct styled *line = styled_new(screen);
    styled_print(line, ROLE_STRONG, "%s is %s", json_text(read, "name", ""),
                 json_text(read, "value", "not to be found out"));
    if (means)
        styled_print(line, ROLE_MUTED, " (it means %s)", means);
    wrap_print(screen, block, line);
}

void situation_show_hidden(struct screen *screen, const json_t *hidden) {
    struct block block = {.indent = INDENT};
    const json_t *reads = json_object_get(hidden, "reads");
    long long taken = json_whole(hidden, "taken", 0);
    struct styled *line = styled_new(screen);
    screen_gap(screen);
    styled_print(line, ROLE_CHOICE, "%s", json_text(hidden, "option", ""));
    styled_print(line, ROLE_PLAIN, ": %s", json_text(hidden, "label", ""));
    styled_print(line, ROLE_MUTED, " (line %lld)", json_whole(hidden, "line", 0));
    wrap_print(screen, (struct block){0}, line);
    if (strcmp(json_text(hidden, "by", ""), "when") == 0) {
        show_condition(screen, block, hidden);
    } else {
        line = styled_new(screen);
        styled_print(line, ROLE_WARNING, "taken %lld of %g times (at_most)", taken,
                     json_double(hidden, "most", 0));
        wrap_print(screen, block, line);
    }
    for (size_t i = 0; i < json_array_size(reads); i++)
        show_read(screen, block, json_array_get(reads, i));
    screen_gap(screen);
}

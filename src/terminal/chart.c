/* The patient in figures. */
#include "chart.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "fact.h"
#include "failure.h"
#include "json.h"
#include "table.h"
#include "wrap.h"

enum { NARROW = 60, COLUMNS = 5 };

static enum role role_of(const struct fact *fact) {
    return fact->sign ? ROLE_WARNING : ROLE_FINDING;
}

/* Only what was found at a time has one; live values are of now. */
static void found_at(const json_t *row, char text[CLOCK_SIZE]) {
    const json_t *minutes = json_object_get(row, "minutes");
    text[0] = '\0';
    if (json_is_number(minutes))
        clock_format(json_number_value(minutes), text);
}

static void add_row(struct table *table, const json_t *row) {
    char when[CLOCK_SIZE];
    struct fact fact;
    fact_read(&fact, row);
    found_at(row, when);
    table_add(table, ROLE_PLAIN, fact.label);
    table_add(table, role_of(&fact), fact.value);
    table_add(table, ROLE_WARNING, fact.sign);
    table_add(table, ROLE_MUTED, fact.normal);
    table_add(table, ROLE_MUTED, when);
    fact_clear(&fact);
}

static void print_table(struct screen *screen, const json_t *rows) {
    static const struct table_column columns[COLUMNS] = {{NULL, false, true},
                                                         {NULL, false, true},
                                                         {NULL, false, false},
                                                         {"normal", false, true},
                                                         {"at", false, false}};
    struct table *table = table_new(screen, columns, COLUMNS);
    const json_t *row;
    size_t i;
    json_array_foreach(rows, i, row) add_row(table, row);
    table_print(table, 2);
}

/* One row as a sentence: "Systolic BP: 90 mmHg, low (normal 100 to 140), at 35 min". */
static void print_sentence(struct screen *screen, const json_t *row) {
    char when[CLOCK_SIZE];
    struct fact fact;
    fact_read(&fact, row);
    found_at(row, when);
    struct styled *styled = styled_new(screen);
    styled_print(styled, ROLE_PLAIN, "%s: ", fact.label);
    styled_add(styled, role_of(&fact), fact.value);
    if (fact.sign)
        styled_print(styled, ROLE_WARNING, ", %s", fact.sign);
    if (fact.normal)
        styled_print(styled, ROLE_MUTED, " (normal %s)", fact.normal);
    if (*when)
        styled_print(styled, ROLE_MUTED, ", at %s", when);
    fact_clear(&fact);
    wrap_print(screen, (struct block){.indent = screen->plain ? 0 : 2, .hang = 0}, styled);
}

static void print_rows(struct screen *screen, const json_t *rows) {
    const json_t *row;
    size_t i;
    if (!screen->plain && screen->width >= NARROW) {
        print_table(screen, rows);
        return;
    }
    json_array_foreach(rows, i, row) print_sentence(screen, row);
}

static bool has_rows(const json_t *sections) {
    const json_t *section;
    size_t i;
    json_array_foreach(sections, i, section) {
        if (json_array_size(json_object_get(section, "rows")) > 0)
            return true;
    }
    return false;
}

void chart_show(struct screen *screen, const json_t *chart) {
    const json_t *sections = json_object_get(chart, "sections"), *section;
    size_t i;
    char clock[CLOCK_SIZE];
    clock_format(json_double(chart, "minutes", 0), clock);
    screen_gap(screen);
    struct styled *title = styled_new(screen);
    styled_add(title, ROLE_TITLE, json_text(chart, "name", "The patient"));
    styled_print(title, ROLE_MUTED, screen->plain ? ", at %s" : "   %s", clock);
    wrap_print(screen, (struct block){0}, title);
    screen_gap(screen);
    if (!has_rows(sections))
        wrap_line_text(screen, (struct block){0}, ROLE_MUTED, "Nothing is on the chart yet.");
    json_array_foreach(sections, i, section) {
        const json_t *rows = json_object_get(section, "rows");
        if (json_array_size(rows) == 0)
            continue;
        screen_gap(screen);
        wrap_line_text(screen, (struct block){0}, ROLE_HEADING, json_text(section, "name", ""));
        print_rows(screen, rows);
    }
    screen_gap(screen);
}

void chart_show_found(struct screen *screen, const json_t *fields) {
    if (json_array_size(fields) == 0)
        return;
    screen_gap(screen);
    wrap_line_text(screen, (struct block){0}, ROLE_HEADING, "New on the chart");
    print_rows(screen, fields);
    screen_gap(screen);
}

/* "Systolic BP 90 mmHg, low ↓ from 110", in one piece. */
static void add_vital(struct styled *styled, const struct fact *fact) {
    const char *arrow = fact->direction > 0 ? " ↑" : fact->direction < 0 ? " ↓" : "";
    struct styled *item = styled_new(styled->screen);
    styled_print(item, ROLE_MUTED, "%s ", fact->label);
    styled_add(item, role_of(fact), fact->value);
    if (fact->sign)
        styled_print(item, ROLE_WARNING, " %s", fact->sign);
    if (fact->changed && fact->was)
        styled_print(item, ROLE_STRONG, "%s from %s", *arrow ? arrow : ",", fact->was);
    styled_append(styled, item);
}

static void print_vitals(struct screen *screen, const json_t *vitals, bool changes_only) {
    struct styled *styled = styled_new(screen);
    const json_t *vital;
    size_t i;
    json_array_foreach(vitals, i, vital) {
        struct fact fact;
        fact_read(&fact, vital);
        if (fact.changed || !changes_only) {
            if (styled->length > 0)
                styled_add(styled, ROLE_MUTED, "   ");
            add_vital(styled, &fact);
        }
        fact_clear(&fact);
    }
    wrap_print(screen, (struct block){0}, styled);
}

/* "Systolic BP fell from 110 to 90 mmHg, low." */
static void say_change(struct styled *styled, const struct fact *fact) {
    const char *verb = fact->direction > 0 ? "rose" : fact->direction < 0 ? "fell" : "changed";
    styled_print(styled, ROLE_PLAIN, "%s%s ", styled->length > 0 ? " " : "", fact->label);
    if (fact->was)
        styled_print(styled, ROLE_PLAIN, "%s from %s to %s", verb, fact->was, fact->value);
    else
        styled_print(styled, ROLE_PLAIN, "is now %s", fact->value);
    styled_print(styled, ROLE_PLAIN, "%s%s.", fact->sign ? ", " : "", fact->sign ? fact->sign : "");
}

static void say_state(struct styled *styled, const struct fact *fact) {
    styled_print(styled, ROLE_PLAIN, "%s%s %s", styled->length > 0 ? "; " : "", fact->label,
                 fact->value);
    styled_print(styled, ROLE_PLAIN, "%s%s", fact->sign ? ", " : "", fact->sign ? fact->sign : "");
}

/* For ears: first what changed, in sentences, then the rest. */
static void say_vitals(struct screen *screen, const json_t *vitals, bool changes_only) {
    struct styled *changes = styled_new(screen), *states = styled_new(screen);
    const json_t *vital;
    size_t i;
    json_array_foreach(vitals, i, vital) {
        struct fact fact;
        fact_read(&fact, vital);
        if (fact.changed)
            say_change(changes, &fact);
        else if (!changes_only)
            say_state(states, &fact);
        fact_clear(&fact);
    }
    bool changed = changes->length > 0;
    wrap_print(screen, (struct block){0}, changes);
    if (states->length > 0) {
        styled_add(states, ROLE_PLAIN, ".");
        wrap_print(screen, (struct block){.first = changed ? "Unchanged: " : "Vital signs: "},
                   states);
    } else {
        styled_free(states);
    }
}

void chart_show_vitals(struct screen *screen, const json_t *vitals, bool changes_only) {
    if (json_array_size(vitals) == 0)
        return;
    screen_gap(screen);
    if (screen->plain)
        say_vitals(screen, vitals, changes_only);
    else
        print_vitals(screen, vitals, changes_only);
    screen_gap(screen);
}

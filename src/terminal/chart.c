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

/* Below NARROW columns there is no room for columns; a value longer than LONG is a text rather than
 * a figure. */
enum { NARROW = 60, LONG = 28, COLUMNS = 5 };

static enum role role_of(const struct fact *fact) {
    return fact->sign ? ROLE_WARNING : ROLE_FINDING;
}

/* When it was found; live values are of now and have no time. */
static void found_at(const json_t *row, char text[CLOCK_SIZE]) {
    const json_t *minutes = json_object_get(row, "minutes");
    text[0] = '\0';
    if (json_is_number(minutes))
        clock_format(json_number_value(minutes), text);
}

/* "D-dimer: 1850 ug/L, high (normal 0 to 500), at 35 min" */
static struct styled *figure(const struct screen *screen, const struct fact *fact,
                             const char *when) {
    struct styled *styled = styled_new(screen);
    styled_print(styled, ROLE_PLAIN, "%s: ", fact->label);
    styled_add_together(styled, role_of(fact), fact->value);
    if (fact->sign)
        styled_print(styled, ROLE_WARNING, ", %s", fact->sign);
    if (fact->normal)
        styled_print(styled, ROLE_MUTED, " (normal %s)", fact->normal);
    if (*when)
        styled_print(styled, ROLE_MUTED, ", at %s", when);
    return styled;
}

/* "Chest film (abnormal, at 35 min): Two lines of what was seen." */
static struct styled *description(const struct screen *screen, const struct fact *fact,
                                  const char *when) {
    struct styled *styled = styled_new(screen);
    const char *between = fact->sign && *when ? ", " : "", *at = *when ? "at " : "";
    styled_add(styled, ROLE_PLAIN, fact->label);
    if (fact->sign || *when)
        styled_print(styled, fact->sign ? ROLE_WARNING : ROLE_MUTED, " (%s%s%s%s)",
                     fact->sign ? fact->sign : "", between, at, when);
    styled_add(styled, ROLE_PLAIN, ": ");
    styled_add_marked(styled, ROLE_FINDING, fact->value);
    return styled;
}

static void add_cells(struct table *table, const struct fact *fact, const char *when) {
    char normal[64], at[CLOCK_SIZE + 8];
    snprintf(normal, sizeof normal, "normal %s", fact->normal ? fact->normal : "");
    snprintf(at, sizeof at, "at %s", when);
    table_add(table, ROLE_PLAIN, fact->label);
    table_add(table, role_of(fact), fact->value);
    table_add(table, ROLE_WARNING, fact->sign);
    table_add(table, ROLE_MUTED, fact->normal ? normal : NULL);
    table_add(table, ROLE_MUTED, *when ? at : NULL);
}

/* Figures in columns, texts across them; without columns both are sentences. */
static void add_row(struct screen *screen, struct table *table, const json_t *row) {
    struct block block = {.indent = screen->plain ? 0 : 2};
    char when[CLOCK_SIZE];
    struct fact fact;
    fact_read(&fact, row);
    found_at(row, when);
    if (wrap_columns(fact.value) > LONG)
        table_add_paragraph(table, block, description(screen, &fact, when));
    else if (screen->plain || screen->width < NARROW)
        table_add_paragraph(table, block, figure(screen, &fact, when));
    else
        add_cells(table, &fact, when);
    fact_clear(&fact);
}

static void add_section(struct screen *screen, struct table *table, const char *name,
                        const json_t *rows) {
    if (json_array_size(rows) == 0)
        return;
    table_add_heading(table, name);
    for (size_t i = 0; i < json_array_size(rows); i++) {
        const json_t *row = json_array_get(rows, i);
        add_row(screen, table, row);
    }
}

/* Label, value, sign, normal, time: what stands in them needs no titles. */
static struct table *new_table(struct screen *screen) {
    static const struct table_column columns[COLUMNS] = {
        [0] = {.wraps = true}, [1] = {.wraps = true}};
    return table_new(screen, columns, COLUMNS);
}

static void show_title(struct screen *screen, const json_t *chart) {
    char clock[CLOCK_SIZE];
    clock_format(json_double(chart, "minutes", 0), clock);
    struct styled *title = styled_new(screen);
    styled_add(title, ROLE_TITLE, json_text(chart, "name", "The patient"));
    styled_print(title, ROLE_MUTED, ", at %s", clock);
    wrap_print(screen, (struct block){0}, title);
}

void chart_show(struct screen *screen, const json_t *chart) {
    const json_t *sections = json_object_get(chart, "sections");
    struct table *table = new_table(screen);
    size_t rows = 0;
    for (size_t i = 0; i < json_array_size(sections); i++) {
        const json_t *section = json_array_get(sections, i);
        const json_t *of_section = json_object_get(section, "rows");
        add_section(screen, table, json_text(section, "name", ""), of_section);
        rows += json_array_size(of_section);
    }
    screen_gap(screen);
    show_title(screen, chart);
    if (rows == 0)
        wrap_line_text(screen, (struct block){0}, ROLE_MUTED, "Nothing is on the chart yet.");
    table_print(table, 2);
    screen_gap(screen);
}

void chart_show_found(struct screen *screen, const json_t *fields) {
    struct table *table = new_table(screen);
    add_section(screen, table, "New on the chart", fields);
    screen_gap(screen);
    table_print(table, 2);
    screen_gap(screen);
}

/* "Systolic BP 90 mmHg, low ↓ from 110", in one piece. */
static void add_vital(struct styled *styled, const struct fact *fact) {
    static const char *const words[] = {[TREND_NONE] = ", was",
                                        [TREND_UP] = " ↑ from",
                                        [TREND_DOWN] = " ↓ from",
                                        [TREND_WORSE] = ", worse than",
                                        [TREND_BETTER] = ", better than"};
    struct styled *item = styled_new(styled->screen);
    styled_print(item, ROLE_MUTED, "%s ", fact->label);
    styled_add(item, role_of(fact), fact->value);
    if (fact->sign)
        styled_print(item, ROLE_WARNING, " %s", fact->sign);
    if (fact->changed && fact->was)
        styled_print(item, ROLE_STRONG, "%s %s", words[fact->trend], fact->was);
    styled_append(styled, item, true);
}

static void print_vitals(struct screen *screen, const json_t *vitals, bool changes_only) {
    struct styled *styled = styled_new(screen);
    for (size_t i = 0; i < json_array_size(vitals); i++) {
        const json_t *vital = json_array_get(vitals, i);
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
    static const char *const verbs[] = {[TREND_NONE] = "changed",
                                        [TREND_UP] = "rose",
                                        [TREND_DOWN] = "fell",
                                        [TREND_WORSE] = "worsened",
                                        [TREND_BETTER] = "improved"};
    const char *verb = verbs[fact->trend];
    styled_print(styled, ROLE_PLAIN, "%s%s ", styled->length > 0 ? " " : "", fact->label);
    if (fact->was)
        styled_print(styled, ROLE_PLAIN, "%s from %s to ", verb, fact->was);
    else
        styled_add(styled, ROLE_PLAIN, "is now ");
    styled_add_together(styled, ROLE_PLAIN, fact->value);
    styled_print(styled, ROLE_PLAIN, "%s%s.", fact->sign ? ", " : "", fact->sign ? fact->sign : "");
}

static void say_state(struct styled *styled, const struct fact *fact) {
    styled_print(styled, ROLE_PLAIN, "%s%s ", styled->length > 0 ? "; " : "", fact->label);
    styled_add_together(styled, ROLE_PLAIN, fact->value);
    styled_print(styled, ROLE_PLAIN, "%s%s", fact->sign ? ", " : "", fact->sign ? fact->sign : "");
}

/* For ears: first what changed, in sentences, then the rest. */
static void say_vitals(struct screen *screen, const json_t *vitals, bool changes_only) {
    struct styled *changes = styled_new(screen), *states = styled_new(screen);
    for (size_t i = 0; i < json_array_size(vitals); i++) {
        const json_t *vital = json_array_get(vitals, i);
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

/* casewalk sensitivity: on which parameter the answer hangs. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inquiry.h"
#include "page.h"
#include "screen.h"
#include "table.h"
#include "tornado.h"

struct sensitivity_options {
    struct inquiry_options inquiry; /* the first member: children take it */
    bool svg;
};

enum { KEY_FORMAT = 0x200 };

static const struct argp_option option_list[] = {
    {"format", KEY_FORMAT, "FORMAT", 0, "text (the default) or svg: a picture of the tornado", 1},
    {0}};

static error_t parse(int key, char *argument, struct argp_state *state) {
    struct sensitivity_options *options = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = state->child_inputs[1] = &options->inquiry;
        return 0;
    case KEY_FORMAT:
        options->svg = strcmp(argument, "svg") == 0;
        if (!options->svg && strcmp(argument, "text") != 0)
            argp_error(state, "--format takes text or svg");
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

/* How much the answer moves over the range; what is not known moves nothing. */
static double swing_of(const json_t *row) {
    double low = json_double(row, "at_low", NAN), high = json_double(row, "at_high", NAN);
    return isfinite(low) && isfinite(high) ? fabs(high - low) : 0;
}

static int by_swing(const void *a, const void *b) {
    const json_t *x = *(json_t *const *)a, *y = *(json_t *const *)b;
    int variants = strcmp(json_text(x, "variant", ""), json_text(y, "variant", ""));
    double one = swing_of(x), other = swing_of(y);
    if (variants)
        return variants;
    if (one != other)
        return one < other ? 1 : -1;
    return strcmp(json_text(x, "parameter", ""), json_text(y, "parameter", ""));
}

/* The rows, the widest first; a new array. */
static json_t *sorted_rows(const json_t *lines) {
    size_t count = json_array_size(lines), kept = 0;
    json_t **rows = xcalloc(count + 1, sizeof *rows);
    for (size_t i = 0; i < count; i++)
        if (strcmp(json_text(json_array_get(lines, i), "event", ""), "swing") == 0)
            rows[kept++] = json_array_get(lines, i);
    qsort(rows, kept, sizeof *rows, by_swing);
    json_t *sorted = json_array();
    for (size_t i = 0; i < kept; i++)
        json_array_append(sorted, rows[i]);
    free(rows);
    return sorted;
}

static void print_flips(struct screen *screen, const json_t *row) {
    const json_t *flips = json_object_get(row, "flips");
    for (size_t i = 0; i < json_array_size(flips); i++) {
        const json_t *flip = json_array_get(flips, i);
        page_say(
            screen, ROLE_WARNING, "%s: at %.4g the best choice at \"%s\" changes from %s to %s",
            json_text(row, "parameter", ""), json_double(flip, "at", NAN),
            json_text(flip, "node", ""), json_text(flip, "from", ""), json_text(flip, "to", ""));
    }
}

/* What the parameters are, each once: their names alone say little. */
static void print_labels(struct screen *screen, const json_t *rows) {
    static const struct table_column columns[] = {{"Parameter", false, false}, {NULL, false, true}};
    struct table *table = table_new(screen, columns, 2);
    const char *variant = json_text(json_array_get(rows, 0), "variant", "");
    for (size_t i = 0; i < json_array_size(rows); i++) {
        const json_t *row = json_array_get(rows, i);
        const char *label = json_text(row, "label", NULL);
        if (!label || strcmp(json_text(row, "variant", ""), variant) != 0)
            continue;
        table_add(table, ROLE_PLAIN, json_text(row, "parameter", ""));
        table_add(table, ROLE_MUTED, label);
    }
    screen_gap(screen);
    table_print(table, 0);
}

static void print_text(const struct sensitivity_options *options, const json_t *rows) {
    struct screen screen;
    const char *variant = "";
    screen_init(&screen, stdout, options->inquiry.common.plain);
    if (json_array_size(rows) == 0)
        page_say(&screen, ROLE_PLAIN, "%s", "This pathway has no parameter with a range.");
    for (size_t i = 0; i < json_array_size(rows); i++) {
        const json_t *row = json_array_get(rows, i);
        if (strcmp(variant, json_text(row, "variant", "")) != 0) {
            variant = json_text(row, "variant", "");
            screen_gap(&screen);
            page_say(&screen, ROLE_HEADING, "%s, variant %s, policy %s: expected utility %.3f",
                     json_text(row, "pathway", ""), variant, json_text(row, "policy", ""),
                     json_double(row, "expected_utility", NAN));
        }
        tornado_bar(&screen, rows, row);
    }
    screen_gap(&screen);
    if (json_object_get(json_array_get(rows, 0), "bound"))
        page_say(&screen, ROLE_WARNING, "%s",
                 "These are upper bounds: the policy tells situations apart that look alike to a "
                 "learner.");
    for (size_t i = 0; i < json_array_size(rows); i++)
        print_flips(&screen, json_array_get(rows, i));
    for (size_t i = 0; i < json_array_size(rows); i++)
        if (json_truth(json_array_get(rows, i), "unfolded"))
            page_say(&screen, ROLE_MUTED,
                     "%s stands in a condition, an effect or a time: the pathway was unfolded anew "
                     "at each of its ends, and its flips are not looked for.",
                     json_text(json_array_get(rows, i), "parameter", ""));
    print_labels(&screen, rows);
    screen_settle(&screen);
}

static int run(int argc, char **argv) {
    static const struct argp_child children[] = {
        {&inquiry_argp, 0, NULL, 0}, {&pathway_argp, 0, NULL, 0}, {0}};
    static const struct argp argp = {
        .options = option_list,
        .parser = parse,
        .args_doc = "PATHWAY",
        .doc = "How much expected utility moves when each parameter goes through its range, and "
               "where the best choice changes.",
        .children = children};
    struct sensitivity_options options = {0};
    argp_parse(&argp, argc, argv, 0, NULL, &options);
    struct inquiry inquiry;
    json_t *lines = NULL;
    if (inquiry_begin(&inquiry, &options.inquiry, options.inquiry.pathway))
        lines = inquiry_ask(&inquiry, inquiry_request(&inquiry, "sensitivity"));
    int status = lines ? EXIT_DONE : inquiry.status;
    json_t *rows = sorted_rows(lines);
    if (lines && options.inquiry.common.json)
        inquiry_print(rows, "swing", true);
    else if (lines && options.svg)
        tornado_svg(stdout, rows);
    else if (lines)
        print_text(&options, rows);
    json_decref(rows);
    json_decref(lines);
    json_decref(options.inquiry.no_reduce);
    inquiry_end(&inquiry);
    return status;
}

const struct command command_sensitivity = {"sensitivity", "PATHWAY",
                                            "which parameter the answer hangs on", run};

/* casewalk check: everything wrong with a pathway. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "clean.h"
#include "inquiry.h"
#include "screen.h"

struct check_options {
    struct inquiry_options inquiry; /* the first member: children take it */
    bool strict;
    char **files;
    size_t count;
};

enum { KEY_STRICT = 0x200 };

static const struct argp_option option_list[] = {
    {"strict", KEY_STRICT, NULL, 0, "a warning is an error", 1}, {0}};

static error_t parse(int key, char *argument, struct argp_state *state) {
    struct check_options *options = state->input;
    (void)argument;
    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &options->inquiry;
        return 0;
    case KEY_STRICT:
        options->strict = true;
        return 0;
    case ARGP_KEY_ARGS:
        options->files = state->argv + state->next;
        options->count = (size_t)(state->argc - state->next);
        return 0;
    case ARGP_KEY_NO_ARGS:
        argp_error(state, "which pathway?");
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

/* --- for a person --- */

/* file:line: severity: message [CW012], and the walk that shows it. */
static void print_diagnostic(struct screen *screen, const json_t *diagnostic) {
    bool error = strcmp(json_text(diagnostic, "severity", ""), "error") == 0;
    char line[32];
    snprintf(line, sizeof line, ":%lld: ", json_whole(diagnostic, "line", 0));
    screen_put(screen, ROLE_PLAIN, json_text(diagnostic, "file", ""));
    screen_put(screen, ROLE_PLAIN, line);
    screen_put(screen, error ? ROLE_HARMFUL : ROLE_SUBOPTIMAL, error ? "error: " : "warning: ");
    screen_put(screen, ROLE_PLAIN, json_text(diagnostic, "message", ""));
    screen_put(screen, ROLE_MUTED, " [");
    screen_put(screen, ROLE_MUTED, json_text(diagnostic, "code", ""));
    screen_put(screen, ROLE_MUTED, "]");
    screen_end_line(screen);
    const json_t *witness = json_object_get(diagnostic, "witness");
    const char *variant = json_text(diagnostic, "variant", NULL);
    if (!variant)
        return;
    screen_put(screen, ROLE_MUTED, "    in variant ");
    screen_put(screen, ROLE_MUTED, variant);
    screen_put(screen, ROLE_MUTED, json_array_size(witness) ? " by:" : "");
    for (size_t i = 0; i < json_array_size(witness); i++) {
        screen_put(screen, ROLE_MUTED, " ");
        screen_put(screen, ROLE_MUTED, json_string_value(json_array_get(witness, i)));
    }
    screen_end_line(screen);
}

static size_t count_severity(const json_t *diagnostics, const char *severity) {
    size_t count = 0;
    for (size_t i = 0; i < json_array_size(diagnostics); i++)
        count += strcmp(json_text(json_array_get(diagnostics, i), "severity", ""), severity) == 0;
    return count;
}

/* --- one file --- */

static json_t *check_request(const struct inquiry *inquiry) {
    json_t *request = inquiry_request(inquiry, "check");
    char today[16];
    time_t now = time(NULL);
    struct tm parts;
    gmtime_r(&now, &parts);
    strftime(today, sizeof today, "%Y-%m-%d", &parts);
    json_object_set_new(request, "today", json_string(today));
    return request;
}

/* The lines "found" in the shape that scripts are promised, which those of loading have too. */
static void add_diagnostics(json_t *diagnostics, const json_t *lines, const char *event) {
    static const char *const keys[] = {"code", "severity", "file", "line", "message", "variant"};
    for (size_t i = 0; i < json_array_size(lines); i++) {
        const json_t *line = json_array_get(lines, i);
        if (strcmp(json_text(line, "event", ""), event) != 0)
            continue;
        json_t *row = json_object(), *witness = json_object_get(line, "witness");
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
            json_t *value = json_object_get(line, keys[k]);
            json_object_set_new(row, keys[k], value ? json_incref(value) : json_null());
        }
        json_object_set_new(row, "witness", witness ? json_incref(witness) : json_array());
        json_array_append_new(diagnostics, row);
    }
}

/* The row of a file; `status` is what to exit with where it could not be examined at all. */
static json_t *check_one(const struct check_options *options, const char *pathway, int *status) {
    struct inquiry inquiry;
    json_t *loaded = json_array(), *diagnostics = json_array(), *lines = NULL;
    bool good = inquiry_begin_quietly(&inquiry, &options->inquiry, pathway, loaded);
    if (good)
        lines = inquiry_ask(&inquiry, check_request(&inquiry));
    add_diagnostics(diagnostics, loaded, "diagnostic");
    add_diagnostics(diagnostics, lines, "found");
    *status = lines || json_array_size(loaded) ? EXIT_DONE : inquiry.status;
    const json_t *checked = lines ? lines_find(lines, "checked") : NULL;
    size_t errors = count_severity(diagnostics, "error");
    size_t warnings = count_severity(diagnostics, "warning");
    json_t *row = json_object();
    char *name = inquiry.caller.main_file
                     ? clean_line(inquiry.caller.main_file, strlen(inquiry.caller.main_file))
                     : clean_line(pathway, strlen(pathway));
    json_object_set_new(row, "file", json_string(name));
    json_object_set_new(row, "errors",
                        json_integer((json_int_t)(options->strict ? errors + warnings : errors)));
    json_object_set_new(row, "warnings",
                        json_integer((json_int_t)(options->strict ? 0 : warnings)));
    json_object_set_new(row, "nodes", json_integer(json_whole(checked, "nodes", 0)));
    json_object_set_new(row, "situations", json_integer(json_whole(checked, "situations", 0)));
    json_object_set_new(row, "answer", json_string(json_text(checked, "answer", "interval")));
    json_object_set_new(row, "diagnostics", diagnostics);
    free(name);
    json_decref(loaded);
    json_decref(lines);
    inquiry_end(&inquiry);
    return row;
}

static void make_strict(json_t *diagnostics) {
    size_t i;
    json_t *row;
    json_array_foreach(diagnostics, i, row)
        json_object_set_new(row, "severity", json_string("error"));
}

static void print_row(struct screen *screen, const json_t *row) {
    const json_t *diagnostics = json_object_get(row, "diagnostics");
    char text[200];
    for (size_t i = 0; i < json_array_size(diagnostics); i++)
        print_diagnostic(screen, json_array_get(diagnostics, i));
    bool exact = strcmp(json_text(row, "answer", ""), "exact") == 0;
    snprintf(text, sizeof text, ": %lld error%s, %lld warning%s; %lld nodes, %lld situations%s",
             json_whole(row, "errors", 0), json_whole(row, "errors", 0) == 1 ? "" : "s",
             json_whole(row, "warnings", 0), json_whole(row, "warnings", 0) == 1 ? "" : "s",
             json_whole(row, "nodes", 0), json_whole(row, "situations", 0),
             exact ? "" : " (not all)");
    screen_put(screen, ROLE_PLAIN, json_text(row, "file", ""));
    screen_put(screen, ROLE_PLAIN, text);
    screen_end_line(screen);
}

static int run(int argc, char **argv) {
    static const struct argp_child children[] = {{&inquiry_argp, 0, NULL, 0}, {0}};
    static const struct argp argp = {
        .options = option_list,
        .parser = parse,
        .args_doc = "PATHWAY...",
        .doc = "Everything wrong with pathways, each with the shortest walk that shows it.",
        .children = children};
    struct check_options options = {0};
    int status = EXIT_DONE;
    argp_parse(&argp, argc, argv, 0, NULL, &options);
    struct screen screen;
    screen_init(&screen, stdout, options.inquiry.common.plain);
    json_t *rows = json_array();
    bool faulty = false;
    for (size_t i = 0; i < options.count; i++) {
        int one;
        json_t *row = check_one(&options, options.files[i], &one);
        status = one > status ? one : status;
        if (options.strict)
            make_strict(json_object_get(row, "diagnostics"));
        faulty = faulty || json_whole(row, "errors", 0) > 0;
        if (!options.inquiry.common.json && one == EXIT_DONE)
            print_row(&screen, row);
        json_object_set_new(row, "event", json_string("checked"));
        json_array_append_new(rows, row);
    }
    screen_settle(&screen);
    if (options.inquiry.common.json)
        inquiry_print(rows, "checked", options.count > 1);
    json_decref(rows);
    json_decref(options.inquiry.no_reduce);
    return status == EXIT_DONE && faulty ? EXIT_FAULTY : status;
}

const struct command command_check = {"check", "PATHWAY...", "everything wrong with a pathway",
                                      run};

/* casewalk report: what a class did. */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cohort_options.h"
#include "inquiry.h"
#include "page.h"
#include "places.h"
#include "progress.h"
#include "report_engine.h"
#include "report_pages.h"
#include "report_values.h"

struct report_command {
    struct cohort_options cohort; /* the first member: children take it */
    struct report_options options;
    const char *pathway, *output;
    enum { FORMAT_TEXT, FORMAT_HTML, FORMAT_CSV, FORMAT_JSON } format;
    bool no_odds;
};

enum {
    KEY_FORMAT = 0x200,
    KEY_INCLUDE,
    KEY_TAIL,
    KEY_MIN_CELL,
    KEY_FIRST,
    KEY_NAMES,
    KEY_NO_ODDS,
    MOST_LEARNERS = 200,
};

static const struct argp_option option_list[] = {
    {"format", KEY_FORMAT, "FORMAT", 0, "text (the default), html, csv or json", 1},
    {"output", 'o', "FILE", 0, "write to a file, all at once", 1},
    {"include", KEY_INCLUDE, "KINDS", 0,
     "walks that no person answered, too: scripted, generated, or both with a comma", 1},
    {"names", KEY_NAMES, NULL, 0, "tell learners by their names, not by their pseudonyms", 1},
    {"min-cell", KEY_MIN_CELL, "N", 0,
     "hide counts from 1 to below N, and learners one by one (default: none are hidden)", 1},
    {"tail", KEY_TAIL, "SHARE", 0,
     "upper and lower share of learners for discrimination (default 0.27)", 1},
    {"first", KEY_FIRST, "WHAT", 0,
     "a first walk is a learner's first of the pathway (the default), or mode: the first in each "
     "mode",
     1},
    {"no-odds", KEY_NO_ODDS, NULL, 0,
     "do not work out the odds of an expert, nor what was given away where the record does not "
     "know it",
     1},
    {0}};

static void read_format(struct report_command *command, const char *text,
                        struct argp_state *state) {
    static const char *const formats[] = {"text", "html", "csv", "json"};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(text, formats[i]) == 0) {
            command->format = i;
            return;
        }
    argp_error(state, "--format takes text, html, csv or json");
}

static void read_tail(struct report_command *command, const char *text, struct argp_state *state) {
    char *end;
    command->options.tail = strtod(text, &end);
    if (end == text || *end || !(command->options.tail > 0 && command->options.tail <= 0.5))
        argp_error(state, "--tail takes a share above 0 and at most 0.5, as 0.27");
}

static void read_first(struct report_command *command, const char *text, struct argp_state *state) {
    command->options.first_in_mode = strcmp(text, "mode") == 0;
    if (!command->options.first_in_mode && strcmp(text, "pathway") != 0)
        argp_error(state, "--first takes pathway or mode");
}

/* A pathway is known to the record by its id; who names the file means that. */
static void read_pathway(struct report_command *command, char *text, struct argp_state *state) {
    char *name = strrchr(text, '/') ? strrchr(text, '/') + 1 : text;
    size_t length = strlen(name);
    if (command->pathway)
        argp_error(state, "one pathway at a time");
    if (length > 4 && strcmp(name + length - 4, ".lua") == 0)
        name[length - 4] = '\0';
    command->pathway = name;
}

static error_t parse(int key, char *argument, struct argp_state *state) {
    struct report_command *command = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        command->cohort.common.takes_several_db = true;
        state->child_inputs[0] = &command->cohort;
        return 0;
    case KEY_FORMAT:
        read_format(command, argument, state);
        return 0;
    case 'o':
        command->output = argument;
        return 0;
    case KEY_INCLUDE:
        cohort_include(&command->cohort.filter, argument, state);
        return 0;
    case KEY_NAMES:
        command->options.names = true;
        return 0;
    case KEY_MIN_CELL:
        command->options.least = parse_whole(argument, 1000000, "--min-cell", state);
        return 0;
    case KEY_TAIL:
        read_tail(command, argument, state);
        return 0;
    case KEY_FIRST:
        read_first(command, argument, state);
        return 0;
    case KEY_NO_ODDS:
        command->no_odds = true;
        return 0;
    case ARGP_KEY_ARG:
        read_pathway(command, argument, state);
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

/* ---- writing ---- */

/* Which walks it is about, for a page that is looked at later. */
static void put_about(FILE *out, const struct report_command *command) {
    const struct record_filter *filter = &command->cohort.filter;
    const struct {
        const char *what, *text;
    } parts[] = {{"pathway", filter->pathway}, {"group", filter->group},
                 {"learner", filter->learner}, {"mode", filter->mode},
                 {"variant", filter->variant}, {"version", filter->version}};
    bool any = false;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].text) {
            fprintf(out, "%s%s %s", any ? ", " : "", parts[i].what, parts[i].text);
            any = true;
        }
    const int64_t moments[] = {filter->since, filter->until};
    for (int i = 0; i < 2; i++) {
        char text[32];
        time_t seconds = (time_t)(moments[i] / 1000);
        struct tm parts_of_it;
        if (!moments[i] || !gmtime_r(&seconds, &parts_of_it))
            continue;
        strftime(text, sizeof text, "%Y-%m-%d %H:%M", &parts_of_it);
        fprintf(out, "%s%s %s UTC", any ? ", " : "", i ? "begun before" : "begun from", text);
        any = true;
    }
    fputs(any ? "" : "all walks of the record", out);
}

static void write_html(FILE *out, const struct report_command *command,
                       const struct report *report) {
    char *about, made[32];
    size_t size;
    FILE *text = open_memstream(&about, &size);
    time_t now = time(NULL);
    struct tm parts;
    if (!text)
        die("out of memory");
    put_about(text, command);
    if (fclose(text) != 0)
        die("out of memory");
    gmtime_r(&now, &parts);
    strftime(made, sizeof made, "%Y-%m-%d %H:%M", &parts);
    report_write_html(out, report, about, made);
    free(about);
}

static void write_to(FILE *out, const struct report_command *command, const struct report *report) {
    struct screen screen;
    switch (command->format) {
    case FORMAT_HTML:
        write_html(out, command, report);
        break;
    case FORMAT_CSV:
        report_write_csv(out, report);
        break;
    case FORMAT_JSON:
        report_write_json(out, report);
        break;
    case FORMAT_TEXT:
        screen_init(&screen, out, command->cohort.common.plain);
        report_pages(&screen, report);
        screen_settle(&screen);
        break;
    }
}

static int write_report(const struct report_command *command, const struct report *report) {
    struct failure why;
    char *text;
    size_t length;
    if (!command->output) {
        write_to(stdout, command, report);
        return EXIT_DONE;
    }
    FILE *out = open_memstream(&text, &length);
    if (!out)
        die("out of memory");
    write_to(out, command, report);
    if (fclose(out) != 0)
        die("out of memory");
    bool written = places_write(command->output, text, length, &why);
    free(text);
    if (!written)
        command_complain("%s", why.text);
    return written ? EXIT_DONE : EXIT_FAULTY;
}

/* ---- making ---- */

static bool show_progress(size_t done, size_t of, void *context) {
    progress_show(context, "report", (long long)done, (long long)of, "walks");
    return true;
}

static bool count_walk(struct record_pass *pass, const struct cohort_walk *walk, void *context) {
    (void)pass, (void)walk;
    ++*(long long *)context;
    return true;
}

/* Where nothing was found: whether something was only left out. */
static void say_nothing_found(const struct report_command *command, const char *const *paths,
                              size_t count) {
    struct record_filter filter = command->cohort.filter;
    struct cohort *cohort;
    struct failure why;
    long long others = 0;
    filter.left_out = 0;
    if (cohort_open(paths, count, &filter, &cohort, &why)) {
        cohort_pass(cohort, RECORD_ANSWERS, count_walk, &others, &why);
        cohort_close(cohort);
    }
    if (others)
        command_complain("no walks by people were found. %lld were answered by a script or "
                         "generated: --include scripted,generated takes them in",
                         others);
    else
        command_complain("no walks were found; casewalk sessions lists those there are");
}

static int report_on(struct report_command *command, const char *const *paths, size_t count) {
    struct cohort *cohort = NULL;
    struct report *report = NULL;
    struct progress progress;
    struct failure why;
    struct report_values *values =
        command->no_odds ? NULL
                         : report_values_new(&command->cohort.common, count == 1 ? paths[0] : NULL,
                                             &command->options);
    progress_begin(&progress);
    bool good = cohort_open_watched(paths, count, &command->cohort.filter, show_progress, &progress,
                                    &cohort, &why) &&
                report_make(cohort, &command->options, show_progress, &progress, &report, &why);
    progress_end(&progress);
    int status = EXIT_RECORD;
    if (good) {
        if (report->section_count == 0)
            say_nothing_found(command, paths, count);
        report_ask_engine(report, cohort, &command->cohort.common,
                          !command->no_odds && command->format != FORMAT_CSV);
        report_hide(report);
        status = write_report(command, report);
    } else {
        command_complain("%s", why.text);
    }
    report_free(report);
    cohort_close(cohort);
    report_values_free(values);
    return status;
}

static int run(int argc, char **argv) {
    static const struct argp_child children[] = {{&cohort_argp, 0, NULL, 0}, {0}};
    static const struct argp argp = {
        .options = option_list,
        .parser = parse,
        .args_doc = "[PATHWAY]",
        .doc = "What a class did: scores, choices, decisions that tell learners apart, outcomes.",
        .children = children};
    struct report_command command = {.options = {.tail = 0.27, .most_learners = MOST_LEARNERS},
                                     .cohort.filter.left_out =
                                         1U << RECORD_SCRIPT | 1U << RECORD_GENERATED};
    argp_parse(&argp, argc, argv, 0, NULL, &command);
    if (command.cohort.common.json)
        command.format = FORMAT_JSON;
    command.cohort.filter.pathway = command.pathway;
    size_t count = common_record_count(&command.cohort.common);
    char **paths = xcalloc(count, sizeof(char *));
    for (size_t i = 0; i < count; i++)
        paths[i] = common_record_path_at(&command.cohort.common, i);
    int status = report_on(&command, (const char *const *)paths, count);
    for (size_t i = 0; i < count; i++)
        free(paths[i]);
    free(paths);
    return status;
}

const struct command command_report = {"report", "[PATHWAY]", "what a class did", run};

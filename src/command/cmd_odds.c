/* casewalk odds: what comes of a pathway under a policy. */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "clock.h"
#include "inquiry.h"
#include "page.h"
#include "places.h"
#include "table.h"

struct odds_options {
    struct inquiry_options inquiry; /* the first member: children take it */
    json_t *fields;
    bool strategy;
    const char *prism;
};

enum { KEY_FIELD = 0x200, KEY_STRATEGY, KEY_PRISM };

static const struct argp_option option_list[] = {
    {"field", KEY_FIELD, "FIELD", 0, "mean and spread of a field of the patient, too", 1},
    {"show-policy", KEY_STRATEGY, NULL, 0, "tell what the policy does at each decision", 1},
    {"export-prism", KEY_PRISM, "DIR", 0,
     "write all situations as files of the model checker PRISM", 1},
    {0}};

static error_t parse(int key, char *argument, struct argp_state *state) {
    struct odds_options *options = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = state->child_inputs[1] = &options->inquiry;
        return 0;
    case KEY_FIELD:
        if (!options->fields)
            options->fields = json_array();
        json_array_append_new(options->fields, json_string(argument));
        return 0;
    case KEY_STRATEGY:
        options->strategy = true;
        return 0;
    case KEY_PRISM:
        options->prism = argument;
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

/* --- for a person --- */

static const char *share_text(double share, char text[32]) {
    double percent = 100 * share;
    if (isfinite(share))
        snprintf(text, 32, "%.*f %%", percent < 1 ? 2 : 1, percent);
    else
        text[0] = '\0';
    return text;
}

static const char *number_text(double number, char text[32]) {
    if (isfinite(number))
        snprintf(text, 32, "%.3f", number);
    else
        text[0] = '\0';
    return text;
}

static const char *time_text(const json_t *line, char text[CLOCK_SIZE]) {
    double minutes = json_double(line, "mean_minutes", NAN);
    text[0] = '\0';
    if (isfinite(minutes))
        clock_format(minutes, text);
    return text;
}

static void print_summary(struct screen *screen, const json_t *odds) {
    char utility[32], good[32], time[CLOCK_SIZE], unending[32];
    bool exact = strcmp(json_text(odds, "answer", ""), "exact") == 0;
    page_say(screen, ROLE_HEADING, "%s, variant %s, policy %s", json_text(odds, "pathway", ""),
             json_text(odds, "variant", ""), json_text(odds, "policy", ""));
    if (exact)
        page_say(screen, ROLE_PLAIN, "Expected utility %s, good end %s, mean time %s.",
                 number_text(json_double(odds, "expected_utility", NAN), utility),
                 share_text(json_double(odds, "good", NAN), good), time_text(odds, time));
    else
        page_say(screen, ROLE_PLAIN,
                 "Expected utility between %.3f and %.3f: not all situations were unfolded.",
                 json_double(odds, "expected_utility_low", NAN),
                 json_double(odds, "expected_utility_high", NAN));
    if (json_object_get(odds, "bound"))
        page_say(screen, ROLE_WARNING, "%s",
                 "This is an upper bound: the policy tells situations apart that look alike to a "
                 "learner.");
    if (json_double(odds, "unending", 0) > 0)
        page_say(screen, ROLE_PLAIN, "%s of walks go round for ever; they are counted as -1.",
                 share_text(json_double(odds, "unending", 0), unending));
}

static void print_outcomes(struct screen *screen, const json_t *odds) {
    static const struct table_column columns[] = {{"Outcome", false, false},
                                                  {"Probability", true, false},
                                                  {"at most", true, false},
                                                  {"Utility", true, false},
                                                  {"Mean time", true, false}};
    bool exact = strcmp(json_text(odds, "answer", ""), "exact") == 0;
    struct table *table = table_new(screen, columns, 5);
    const json_t *outcomes = json_object_get(odds, "outcomes");
    for (size_t i = 0; i < json_array_size(outcomes); i++) {
        const json_t *outcome = json_array_get(outcomes, i);
        char share[32], most[32] = "", utility[32], time[CLOCK_SIZE];
        table_add(table, ROLE_CHOICE, json_text(outcome, "id", ""));
        table_add(table, ROLE_PLAIN, share_text(json_double(outcome, "probability", NAN), share));
        table_add(table, ROLE_PLAIN,
                  exact ? "" : share_text(json_double(outcome, "high", NAN), most));
        table_add(table, ROLE_PLAIN, number_text(json_double(outcome, "utility", NAN), utility));
        table_add(table, ROLE_MUTED, time_text(outcome, time));
    }
    table_print(table, 0);
}

static void print_fields(struct screen *screen, const json_t *odds) {
    const char *field;
    json_t *spread;
    json_object_foreach(json_object_get(odds, "fields"), field, spread)
        page_say(screen, ROLE_PLAIN, "%s: mean %.4g, standard deviation %.4g.", field,
                 json_double(spread, "mean", NAN), json_double(spread, "sd", NAN));
}

static void print_strategy(struct screen *screen, const json_t *odds) {
    static const struct table_column columns[] = {
        {"Decision", false, false}, {"What it does", false, true}, {"If", false, true}};
    const json_t *rows = json_object_get(odds, "strategy"), *row;
    size_t i;
    if (json_array_size(rows) == 0)
        return;
    struct table *table = table_new(screen, columns, 3);
    screen_gap(screen);
    json_array_foreach(rows, i, row) {
        table_add(table, ROLE_CHOICE, json_text(row, "node", ""));
        table_add(table, ROLE_PLAIN, json_text(row, "option", ""));
        table_add(table, ROLE_PLAIN, json_text(row, "when", ""));
    }
    table_print(table, 0);
}

static void print_odds(const struct odds_options *options, const json_t *lines) {
    struct screen screen;
    screen_init(&screen, stdout, options->inquiry.common.plain);
    for (size_t i = 0; i < json_array_size(lines); i++) {
        const json_t *line = json_array_get(lines, i);
        if (strcmp(json_text(line, "event", ""), "odds") != 0)
            continue;
        print_summary(&screen, line);
        print_outcomes(&screen, line);
        print_fields(&screen, line);
        print_strategy(&screen, line);
        screen_gap(&screen);
    }
    screen_settle(&screen);
}

/* --- what the engine said --- */

static bool is_of(const json_t *line, const char *event, const char *variant) {
    return strcmp(json_text(line, "event", ""), event) == 0 &&
           strcmp(json_text(line, "variant", ""), variant) == 0;
}

/* Puts the rules of each variant's policy with its odds, as "strategy". */
static void gather_strategies(json_t *lines) {
    size_t i, j;
    json_t *odds, *line;
    json_array_foreach(lines, i, odds) {
        if (strcmp(json_text(odds, "event", ""), "odds") != 0)
            continue;
        json_t *rows = json_array();
        json_array_foreach(lines, j, line) {
            if (!is_of(line, "strategy", json_text(odds, "variant", "")))
                continue;
            json_t *row = json_copy(line);
            json_object_del(row, "event");
            json_object_del(row, "variant");
            json_array_append_new(rows, row);
        }
        json_object_set_new(odds, "strategy", rows);
    }
}

/* Where a file of an export lies; NULL with `why`. The engine is not trusted to name a file: it
   gives letters, digits and dots, and what comes out lies in the folder. */
static char *export_name(const char *folder, const json_t *line, struct failure *why) {
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
    const char *pathway = json_text(line, "pathway", ""), *variant = json_text(line, "variant", ""),
               *file = json_text(line, "file", "");
    char *name;
    bool good = *pathway && *variant && strspn(pathway, letters) == strlen(pathway) &&
                strspn(variant, letters) == strlen(variant) &&
                strspn(file, "0123456789.abelrstwx") == strlen(file);
    if (!good) {
        fail(why, "the engine names a file that cannot be");
        return NULL;
    }
    if (asprintf(&name, "%s/%s-%s%s", folder, pathway, variant, file) < 0)
        die("out of memory");
    return name;
}

/* Writes the file whose pieces begin at `first`; `next` is the first line after them. */
static bool write_export(const char *folder, const json_t *lines, size_t first, size_t *next,
                         struct failure *why) {
    const json_t *line = json_array_get(lines, first);
    const char *file = json_text(line, "file", "");
    char *text, *name = export_name(folder, line, why);
    size_t length;
    FILE *out = open_memstream(&text, &length);
    if (!out)
        die("out of memory");
    for (*next = first;
         is_of(json_array_get(lines, *next), "export", json_text(line, "variant", "")); ++*next) {
        const json_t *piece = json_array_get(lines, *next);
        if (strcmp(json_text(piece, "file", ""), file) != 0)
            break;
        fputs(json_text(piece, "text", ""), out);
    }
    if (fclose(out) != 0)
        die("out of memory");
    bool good = name && places_write(name, text, length, why);
    free(text);
    free(name);
    return good;
}

/* Writes what the engine exported into a folder, which is made where there is none. */
static bool write_exports(const char *folder, const json_t *lines, struct failure *why) {
    if (mkdir(folder, 0777) != 0 && errno != EEXIST)
        return fail(why, "the folder %s cannot be made: %s", folder, strerror(errno));
    for (size_t i = 0, next; i < json_array_size(lines); i = next) {
        next = i + 1;
        bool piece = strcmp(json_text(json_array_get(lines, i), "event", ""), "export") == 0;
        if (piece && !write_export(folder, lines, i, &next, why))
            return false;
    }
    return true;
}

/* Everything that was asked for; the exit status. */
static int tell(const struct odds_options *options, json_t *lines) {
    struct failure why;
    const char *variant = options->inquiry.variant;
    if (options->strategy)
        gather_strategies(lines);
    if (options->inquiry.common.json)
        inquiry_print(lines, "odds", variant && strcmp(variant, "all") == 0);
    else
        print_odds(options, lines);
    if (!options->prism || write_exports(options->prism, lines, &why))
        return EXIT_DONE;
    command_complain("%s", why.text);
    return EXIT_FAULTY;
}

static int run(int argc, char **argv) {
    static const struct argp_child children[] = {
        {&inquiry_argp, 0, NULL, 0}, {&pathway_argp, 0, NULL, 0}, {0}};
    static const struct argp argp = {
        .options = option_list,
        .parser = parse,
        .args_doc = "PATHWAY",
        .doc = "The probability of every outcome under a policy, computed from all situations that "
               "can come.",
        .children = children};
    struct odds_options options = {0};
    argp_parse(&argp, argc, argv, 0, NULL, &options);
    struct inquiry inquiry;
    json_t *lines = NULL;
    if (inquiry_begin(&inquiry, &options.inquiry, options.inquiry.pathway)) {
        json_t *request = inquiry_request(&inquiry, "odds");
        if (options.fields)
            json_object_set(request, "fields", options.fields);
        if (options.strategy)
            json_object_set_new(request, "strategy", json_true());
        if (options.prism)
            json_object_set_new(request, "export", json_true());
        lines = inquiry_ask(&inquiry, request);
    }
    int status = lines ? tell(&options, lines) : inquiry.status;
    json_decref(lines);
    json_decref(options.fields);
    json_decref(options.inquiry.no_reduce);
    inquiry_end(&inquiry);
    return status;
}

const struct command command_odds = {"odds", "PATHWAY", "how likely every outcome is", run};

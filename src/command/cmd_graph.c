/* casewalk graph: the pathway as a picture. */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "class.h"
#include "cohort_options.h"
#include "graphviz.h"
#include "places.h"
#include "walks.h"

struct graph_options {
    struct inquiry_options inquiry; /* the first member: children take it */
    const char *format, *around, *output;
    long depth;   /* -1: not said */
    long columns; /* 0: as many as fit */
    bool odds, coverage, whole;
    long session; /* 0: none */
    bool cohort;
    long min_cell;
    struct record_filter filter;
};

enum {
    KEY_FORMAT = 0x200,
    KEY_ODDS,
    KEY_COVERAGE,
    KEY_AROUND,
    KEY_DEPTH,
    KEY_WHOLE,
    KEY_COLUMNS,
    KEY_SESSION,
    KEY_COHORT,
    KEY_INCLUDE,
    KEY_MIN_CELL
};

static const struct argp_option option_list[] = {
    {"format", KEY_FORMAT, "FORMAT", 0,
     "svg (by Graphviz; the default where the output is no terminal), dot or mermaid", 1},
    {"output", 'o', "FILE", 0, "write to a file, all at once", 1},
    {"odds", KEY_ODDS, NULL, 0, "probabilities on the arrows, width by how many walks go there", 1},
    {"coverage", KEY_COVERAGE, NULL, 0,
     "what the expected walks take; grey and dashed what none does", 1},
    {"around", KEY_AROUND, "NODE", 0, "draw only what is near a node", 1},
    {"depth", KEY_DEPTH, "N", 0, "how many arrows away is near (default 1)", 1},
    {"whole", KEY_WHOLE, NULL, 0, "draw all nodes, even if they are more than 300", 1},
    {"columns", KEY_COLUMNS, "N", 0,
     "divide a long picture into so many columns (default: as fit a sheet; not in Mermaid)", 1},
    {"session", KEY_SESSION, "SESSION", 0, "the way that one recorded walk took", 2},
    {"cohort", KEY_COHORT, NULL, 0,
     "the map of a class: how many learners went where, by the first walk of each", 2},
    {"include", KEY_INCLUDE, "KINDS", 0,
     "of a class also walks that no person answered: scripted, generated, or both with a comma", 2},
    {"min-cell", KEY_MIN_CELL, "N", 0, "tell no number of learners from 1 to below N", 2},
    {0}};

enum { MOST_ASKED_COLUMNS = 20 };

static void read_depth(struct graph_options *options, const char *text, struct argp_state *state) {
    enum { DEEPEST = 1000 };
    char *end;
    errno = 0;
    options->depth = strtol(text, &end, 10);
    if (*end || end == text || errno || options->depth < 0 || options->depth > DEEPEST)
        argp_error(state, "--depth takes a whole number from 0 to %d", DEEPEST);
}

static const char *read_format(const char *text, struct argp_state *state) {
    if (strcmp(text, "svg") != 0 && strcmp(text, "dot") != 0 && strcmp(text, "mermaid") != 0)
        argp_error(state, "--format is svg, dot or mermaid");
    return text;
}

/* What stands together, and what does not. */
static void check_use(const struct graph_options *options, struct argp_state *state) {
    const struct record_filter *filter = &options->filter;
    bool chosen = filter->since || filter->until || filter->group || filter->learner ||
                  filter->mode || filter->version || options->min_cell;
    if (options->odds + options->coverage + options->cohort + (options->session > 0) > 1)
        argp_error(state, "--odds, --coverage, --session and --cohort are pictures of their own: "
                          "ask for one");
    if (options->inquiry.policy && !options->odds)
        argp_error(state, "--policy says whose odds are drawn: give --odds too");
    if (chosen && !options->cohort)
        argp_error(state, "which walks are meant is said of a class: give --cohort too");
}

static error_t parse_walks(int key, char *argument, struct argp_state *state,
                           struct graph_options *options) {
    switch (key) {
    case KEY_SESSION:
        options->session = parse_whole(argument, LONG_MAX, "--session", state);
        options->inquiry.recorded = true;
        return 0;
    case KEY_COHORT:
        options->cohort = true;
        return 0;
    case KEY_INCLUDE:
        cohort_include(&options->filter, argument, state);
        return 0;
    case KEY_MIN_CELL:
        options->min_cell = parse_whole(argument, 1000, "--min-cell", state);
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static error_t parse(int key, char *argument, struct argp_state *state) {
    struct graph_options *options = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = state->child_inputs[1] = &options->inquiry;
        state->child_inputs[2] = &options->filter;
        return 0;
    case KEY_FORMAT:
        options->format = read_format(argument, state);
        return 0;
    case 'o':
        options->output = argument;
        return 0;
    case KEY_ODDS:
        options->odds = true;
        return 0;
    case KEY_AROUND:
        options->around = argument;
        return 0;
    case KEY_DEPTH:
        read_depth(options, argument, state);
        return 0;
    case KEY_WHOLE:
        options->whole = true;
        return 0;
    case KEY_COVERAGE:
        options->coverage = true;
        return 0;
    case KEY_COLUMNS:
        options->columns = parse_whole(argument, MOST_ASKED_COLUMNS, "--columns", state);
        return 0;
    case ARGP_KEY_END:
        check_use(options, state);
        return 0;
    default:
        return parse_walks(key, argument, state, options);
    }
}

/* --- asking --- */

static const char *format_of(const struct graph_options *options) {
    if (options->format)
        return options->format;
    return !options->output && isatty(STDOUT_FILENO) ? "dot" : "svg";
}

/* Has the expected walks walked, so that the engine knows what they take. */
static bool walk_expected(struct inquiry *inquiry) {
    size_t failed = 0, i;
    const json_t *line;
    json_t *request = inquiry_request(inquiry, "test");
    json_object_set_new(request, "no_odds", json_true());
    json_t *lines = walks_ask(inquiry, request);
    json_array_foreach(lines, i, line) failed += !json_truth(line, "ok");
    if (failed)
        command_complain("%zu of the expected walks did not go as expected (casewalk test tells "
                         "which); drawn is how they went",
                         failed);
    json_decref(lines);
    return lines != NULL;
}

static const char *tracks_of(const struct graph_options *options) {
    return options->coverage  ? "coverage"
           : options->session ? "way"
           : options->cohort  ? "class"
                              : NULL;
}

static json_t *ask(struct inquiry *inquiry, const struct graph_options *options,
                   const struct class_walks *walks) {
    json_t *request = inquiry_request(inquiry, "graph");
    bool mermaid = strcmp(format_of(options), "mermaid") == 0;
    json_object_set_new(request, "format", json_string(mermaid ? "mermaid" : "dot"));
    json_object_set_new(request, "odds", json_boolean(options->odds));
    json_object_set_new(request, "whole", json_boolean(options->whole));
    if (tracks_of(options))
        json_object_set_new(request, "tracks", json_string(tracks_of(options)));
    if (walks->text) {
        json_object_set_new(request, "variant", json_string(walks->variant));
        json_object_set_new(request, "said", json_string(walks->said));
        json_object_set_new(request, "min_cell", json_integer(options->min_cell));
    }
    if (options->columns)
        json_object_set_new(request, "columns", json_integer(options->columns));
    if (options->around)
        json_object_set_new(request, "around", json_string(options->around));
    if (options->depth >= 0)
        json_object_set_new(request, "depth", json_integer(options->depth));
    return inquiry_ask(inquiry, request);
}

static bool is_of_pathway(struct inquiry *inquiry, const struct graph_options *options,
                          const struct class_walks *walks) {
    const char *id = walks->text->about.pathway;
    if (!options->inquiry.pathway || strcmp(options->inquiry.pathway, id) == 0)
        return true;
    command_complain("session %ld is a walk of %s, not of %s", options->session, id,
                     options->inquiry.pathway);
    inquiry->status = EXIT_USAGE;
    return false;
}

/* Has the engine ready for what is to be drawn; false: it failed, which has been told. */
static bool prepare(struct inquiry *inquiry, struct graph_options *options,
                    struct class_walks *walks) {
    *walks = (struct class_walks){0};
    if (options->session)
        return class_one(inquiry, &options->inquiry, options->session, walks) &&
               is_of_pathway(inquiry, options, walks);
    if (options->cohort) {
        options->filter.pathway = options->inquiry.pathway;
        options->filter.variant = options->inquiry.variant;
        return class_many(inquiry, &options->inquiry, &options->filter, (size_t)options->min_cell,
                          walks);
    }
    return inquiry_begin(inquiry, &options->inquiry, options->inquiry.pathway) &&
           (!options->coverage || walk_expected(inquiry));
}

/* The pieces put together; the caller frees. */
static char *whole_text(const json_t *lines, size_t *length) {
    char *text;
    FILE *out = open_memstream(&text, length);
    size_t i;
    const json_t *line;
    if (!out)
        die("out of memory");
    json_array_foreach(lines, i, line) fputs(json_text(line, "text", ""), out);
    if (fclose(out) != 0)
        die("out of memory");
    return text;
}

static void tell_folding(const struct graph_options *options, const json_t *line) {
    long long drawn = json_whole(line, "drawn", 0), nodes = json_whole(line, "nodes", 0);
    if (drawn < nodes && !options->around && options->depth < 0)
        command_complain("%lld of %lld nodes are drawn, those nearest to the start; --around NODE "
                         "draws another part, --whole all",
                         drawn, nodes);
}

/* --- writing --- */

static int print(const struct graph_options *options, const json_t *lines) {
    struct failure why;
    size_t length;
    char *text = whole_text(lines, &length);
    if (strcmp(format_of(options), "svg") == 0) {
        const json_t *first = json_array_get(lines, 0);
        char *svg = graphviz_svg(text, length, &length, &why);
        free(text);
        text = svg ? graphviz_entitle(svg, &length, json_text(first, "title", ""),
                                      json_text(first, "description", ""))
                   : NULL;
    }
    bool good = text != NULL;
    if (good && options->output)
        good = places_write(options->output, text, length, &why);
    else if (good)
        fwrite(text, 1, length, stdout);
    free(text);
    if (!good)
        command_complain("%s", why.text);
    else
        tell_folding(options, json_array_get(lines, 0));
    return good ? EXIT_DONE : EXIT_FAULTY;
}

/* A pathway is known to the record by its id; who names the file means that. */
static void use_id(struct graph_options *options) {
    char *name = strrchr(options->inquiry.pathway, '/');
    size_t length;
    if (name)
        options->inquiry.pathway = name + 1;
    length = strlen(options->inquiry.pathway);
    if (length > 4 && strcmp(options->inquiry.pathway + length - 4, ".lua") == 0)
        ((char *)options->inquiry.pathway)[length - 4] = '\0';
}

static int run(int argc, char **argv) {
    static const struct argp_child children[] = {{&inquiry_argp, 0, NULL, 0},
                                                 {&pathway_argp, 0, NULL, 0},
                                                 {&cohort_walks_argp, 0, NULL, 0},
                                                 {0}};
    static const struct argp argp = {
        .options = option_list,
        .parser = parse,
        .args_doc = "PATHWAY",
        .doc = "The pathway as a picture: a box for each node and event, an arrow for each way "
               "between them.",
        .children = children};
    struct graph_options options = {
        .depth = -1, .filter = {.left_out = 1U << RECORD_SCRIPT | 1U << RECORD_GENERATED}};
    argp_parse(&argp, argc, argv, 0, NULL, &options);
    struct inquiry inquiry;
    struct class_walks walks;
    if (options.inquiry.pathway && (options.cohort || options.session))
        use_id(&options);
    json_t *lines = prepare(&inquiry, &options, &walks) ? ask(&inquiry, &options, &walks) : NULL;
    int status = lines ? print(&options, lines) : inquiry.status;
    json_decref(lines);
    json_decref(options.inquiry.no_reduce);
    inquiry_end(&inquiry);
    class_clear(&walks);
    return status;
}

const struct command command_graph = {"graph", "PATHWAY", "the pathway as a picture", run};

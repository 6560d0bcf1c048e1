/* casewalk test: the walks and odds that an author expects. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clean.h"
#include "walks.h"

struct test_options {
    struct inquiry_options inquiry; /* the first member: children take it */
    char **files;
    size_t count;
    bool coverage;
};

enum { KEY_COVERAGE = 0x200 };

static const struct argp_option option_list[] = {
    {"coverage", KEY_COVERAGE, NULL, 0,
     "also list what of a pathway no expected walk takes, and count what they take", 1},
    {0}};

static error_t parse(int key, char *argument, struct argp_state *state) {
    struct test_options *options = state->input;
    (void)argument;
    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &options->inquiry;
        return 0;
    case KEY_COVERAGE:
        options->coverage = true;
        return 0;
    case ARGP_KEY_ARGS:
        options->files = state->argv + state->next;
        options->count = (size_t)(state->argc - state->next);
        return 0;
    case ARGP_KEY_NO_ARGS:
        argp_error(state, "which pathway? Its walks stand beside it, in NAME.walks.lua");
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

struct tally {
    size_t passed, failed;
};

static bool is_tested(const json_t *line) {
    return strcmp(json_text(line, "event", ""), "tested") == 0;
}

static void count(const json_t *lines, struct tally *tally) {
    size_t i;
    const json_t *line;
    json_array_foreach(lines, i, line) {
        tally->passed += is_tested(line) && json_truth(line, "ok");
        tally->failed += is_tested(line) && !json_truth(line, "ok");
    }
}

static void print_failed(const json_t *lines, FILE *to) {
    char *text;
    size_t size, i;
    const json_t *line;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        die("out of memory");
    json_array_foreach(lines, i, line) if (is_tested(line) && !json_truth(line, "ok")) fprintf(
        out, "%s:%lld: %s \"%s\": %s\n", json_text(line, "file", ""), json_whole(line, "line", 0),
        json_text(line, "kind", ""), json_text(line, "name", ""), json_text(line, "message", ""));
    if (fclose(out) != 0)
        die("out of memory");
    clean_write(to, text);
    free(text);
}

/* Tests one pathway; its lines are added to `all`. */
static int test_one(const struct test_options *options, const char *pathway, json_t *all,
                    struct tally *tally) {
    struct inquiry inquiry;
    json_t *lines = NULL;
    bool json = options->inquiry.common.json;
    if (inquiry_begin(&inquiry, &options->inquiry, pathway)) {
        json_t *request = inquiry_request(&inquiry, "test");
        if (options->coverage)
            json_object_set_new(request, "coverage", json_true());
        lines = walks_ask(&inquiry, request);
    }
    int status = lines ? EXIT_DONE : inquiry.status;
    const char *id = json_text(inquiry.caller.pathway, "id", pathway);
    size_t i;
    json_t *line;
    count(lines, tally);
    if (!json || options->coverage)
        print_failed(lines, json ? stderr : stdout);
    if (lines && options->coverage && !json)
        walks_print_coverage(lines, id);
    json_array_foreach(lines, i, line) {
        if (is_tested(line))
            json_object_del(line, "kind");
        else
            json_object_set_new(line, "pathway", json_string(id));
    }
    json_array_extend(all, lines);
    json_decref(lines);
    inquiry_end(&inquiry);
    return status;
}

static int run(int argc, char **argv) {
    static const struct argp_child children[] = {{&inquiry_argp, 0, NULL, 0}, {0}};
    static const struct argp argp = {
        .options = option_list,
        .parser = parse,
        .args_doc = "PATHWAY...",
        .doc = "Walks the expected walks of pathways (NAME.walks.lua beside NAME.lua) and compares "
               "their odds with the expected ones.",
        .children = children};
    struct test_options options = {0};
    argp_parse(&argp, argc, argv, 0, NULL, &options);
    json_t *all = json_array();
    struct tally tally = {0};
    int status = EXIT_DONE;
    for (size_t i = 0; i < options.count; i++) {
        int one = test_one(&options, options.files[i], all, &tally);
        status = one > status ? one : status;
    }
    if (options.inquiry.common.json)
        inquiry_print(all, options.coverage ? "covered" : "tested", true);
    else if (status == EXIT_DONE || tally.passed + tally.failed)
        printf("%zu as expected, %zu not\n", tally.passed, tally.failed);
    json_decref(all);
    json_decref(options.inquiry.no_reduce);
    return status == EXIT_DONE && tally.failed ? EXIT_FAULTY : status;
}

const struct command command_test = {"test", "PATHWAY...", "an author's expected walks and odds",
                                     run};

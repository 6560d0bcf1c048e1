/* casewalk test: the walks and odds that an author expects. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clean.h"
#include "inquiry.h"
#include "places.h"

struct test_options {
    struct inquiry_options inquiry; /* the first member: children take it */
    char **files;
    size_t count;
};

static error_t parse(int key, char *argument, struct argp_state *state) {
    struct test_options *options = state->input;
    (void)argument;
    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &options->inquiry;
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

static void print_line(const json_t *line, struct tally *tally) {
    char *text;
    size_t size;
    bool ok = json_truth(line, "ok");
    tally->passed += ok;
    tally->failed += !ok;
    if (ok)
        return;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        die("out of memory");
    fprintf(out, "%s:%lld: %s \"%s\": %s\n", json_text(line, "file", ""),
            json_whole(line, "line", 0), json_text(line, "kind", ""), json_text(line, "name", ""),
            json_text(line, "message", ""));
    fclose(out);
    clean_write(stdout, text);
    free(text);
}

/* Tests one pathway; its lines are added to `all`. */
static int test_one(const struct test_options *options, const char *pathway, json_t *all) {
    struct inquiry inquiry;
    int status = EXIT_DONE;
    if (inquiry_begin(&inquiry, &options->inquiry, pathway)) {
        struct record_file file;
        struct failure why;
        const char *walks = places_walks(inquiry.arena, inquiry.caller.main_file);
        json_t *lines = NULL;
        if (!places_read(inquiry.arena, walks, &file, &why)) {
            command_complain("%s (the expected walks of a pathway stand beside it)", why.text);
            inquiry.status = EXIT_USAGE;
        } else if (file.name = walks, caller_send_file(&inquiry.caller, &file, &why)) {
            json_t *request = inquiry_request(&inquiry, "test");
            char *name = clean_line(walks, strlen(walks));
            json_object_set_new(request, "file", json_string(name));
            free(name);
            lines = inquiry_ask(&inquiry, request);
        } else
            command_complain("%s", why.text);
        status = lines ? EXIT_DONE : inquiry.status;
        json_array_extend(all, lines);
        json_decref(lines);
    } else
        status = inquiry.status;
    inquiry_end(&inquiry);
    return status;
}

static int run(int argc, char **argv) {
    static const struct argp_child children[] = {{&inquiry_argp, 0, NULL, 0}, {0}};
    static const struct argp argp = {
        .parser = parse,
        .args_doc = "PATHWAY...",
        .doc = "Walks the expected walks of pathways (NAME.walks.lua beside NAME.lua) and compares "
               "their odds with the expected ones.",
        .children = children};
    struct test_options options = {0};
    argp_parse(&argp, argc, argv, 0, NULL, &options);
    json_t *all = json_array();
    int status = EXIT_DONE;
    for (size_t i = 0; i < options.count; i++) {
        int one = test_one(&options, options.files[i], all);
        status = one > status ? one : status;
    }
    struct tally tally = {0};
    size_t i;
    json_t *line;
    if (options.inquiry.common.json) {
        json_array_foreach(all, i, line) tally.failed += !json_truth(line, "ok");
        json_array_foreach(all, i, line) json_object_del(line, "kind");
        inquiry_print(all, "tested", true);
    } else {
        json_array_foreach(all, i, line) print_line(line, &tally);
        if (json_array_size(all))
            printf("%zu as expected, %zu not\n", tally.passed, tally.failed);
    }
    json_decref(all);
    json_decref(options.inquiry.no_reduce);
    return status == EXIT_DONE && tally.failed ? EXIT_FAULTY : status;
}

const struct command command_test = {"test", "PATHWAY...", "an author's expected walks and odds",
                                     run};

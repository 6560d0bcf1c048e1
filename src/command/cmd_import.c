/* casewalk import: a story of Twine as a pathway. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "clean.h"
#include "inquiry.h"
#include "places.h"

enum { MOST_SHOWN = 30 }; /* of what needs a hand; the file has them all */

struct import_options {
    struct inquiry_options inquiry; /* what an inquiry needs; `pathway` is the story's file */
    const char *format, *output;
    bool force;
};

enum { KEY_FORMAT = 0x200, KEY_FORCE };

static const struct argp_option option_list[] = {
    {"output", 'o', "FILE", 0, "where to write it; - is the standard output (default STORY.lua)",
     1},
    {"force", KEY_FORCE, NULL, 0, "write it even where such a file is there already", 1},
    {"format", KEY_FORMAT, "FORMAT", 0,
     "the story's format: sugarcube, harlowe, chapbook or snowman (default: what the story says)",
     1},
    {0}};

static void read_format(struct import_options *options, const char *text,
                        struct argp_state *state) {
    static const char *const formats[] = {"sugarcube", "harlowe", "chapbook", "snowman"};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcasecmp(formats[i], text) == 0)
            options->format = formats[i];
    if (!options->format)
        argp_error(state, "--format is sugarcube, harlowe, chapbook or snowman");
}

static error_t parse(int key, char *argument, struct argp_state *state) {
    struct import_options *options = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &options->inquiry.common;
        return 0;
    case 'o':
        options->output = argument;
        return 0;
    case KEY_FORCE:
        options->force = true;
        return 0;
    case KEY_FORMAT:
        read_format(options, argument, state);
        return 0;
    case ARGP_KEY_ARG:
        if (options->inquiry.pathway)
            argp_error(state, "one story at a time");
        options->inquiry.pathway = argument;
        return 0;
    case ARGP_KEY_NO_ARGS:
        argp_error(state, "which story? A Twee file, or the HTML that Twine publishes");
        return 0;
    case ARGP_KEY_END:
        if (options->output && strcmp(options->output, "-") == 0 && options->inquiry.common.json)
            argp_error(state, "-o - and --json both want the standard output");
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

/* --- where it is written --- */

/* Beside the story, its ending replaced. */
static const char *output_name(struct arena *arena, const struct import_options *options) {
    if (options->output)
        return options->output;
    const char *story = options->inquiry.pathway, *slash = strrchr(story, '/');
    const char *dot = strrchr(slash ? slash : story, '.');
    bool ending = dot && dot > (slash ? slash + 1 : story);
    size_t length = ending ? (size_t)(dot - story) : strlen(story);
    return arena_print(arena, "%.*s.lua", (int)length, story);
}

static bool may_write(const char *name, const struct import_options *options) {
    if (options->force || strcmp(name, "-") == 0 || access(name, F_OK) != 0)
        return true;
    command_complain("%s is there already: name another file with -o, or overwrite it with --force",
                     name);
    return false;
}

/* --- what came of it --- */

/* The pieces put together; the caller frees. */
static char *whole_text(const json_t *lines, size_t *length) {
    char *text;
    FILE *out = open_memstream(&text, length);
    size_t i;
    const json_t *line;
    if (!out)
        die("out of memory");
    json_array_foreach(lines, i, line) if (strcmp(json_text(line, "event", ""), "import") == 0)
        fputs(json_text(line, "text", ""), out);
    if (fclose(out) != 0)
        die("out of memory");
    return text;
}

/* Whether an engine takes what has been written; what it says against it is told. */
static bool loads(struct inquiry *inquiry, const char *name, const char *text, size_t length) {
    struct failure why = {.text = ""};
    struct caller *caller = &inquiry->caller;
    caller->files[0] = (struct record_file){name, text, length};
    bool good = caller_load(caller, &why);
    if (!good && *why.text)
        command_complain("%s", why.text);
    return good;
}

/* What needs a hand, to the error output: the whole first, then by passage. */
static void tell_hands(const json_t *lines, const char *file) {
    size_t shown = 0, more = (size_t)json_whole(lines_find(lines, "imported"), "more", 0), i;
    const json_t *line;
    json_array_foreach(lines, i, line) {
        if (strcmp(json_text(line, "event", ""), "hand") != 0)
            continue;
        if (shown == MOST_SHOWN) {
            more++;
            continue;
        }
        const char *passage = json_text(line, "passage", NULL);
        char *said = NULL;
        if (asprintf(&said, "  %s%s%s\n", passage ? passage : "", passage ? ": " : "",
                     json_text(line, "message", "")) < 0)
            die("out of memory");
        if (shown++ == 0)
            fprintf(stderr, "What needs a hand:\n");
        clean_write(stderr, said);
        free(said);
    }
    if (more)
        fprintf(stderr, "  and %zu more%s\n", more,
                strcmp(file, "-") == 0 ? "" : ", listed at the head of the file");
}

static void tell(const json_t *lines, const struct import_options *options, const char *file) {
    const json_t *imported = lines_find(lines, "imported");
    char *said = NULL;
    tell_hands(lines, file);
    if (strcmp(file, "-") == 0)
        return;
    if (asprintf(
            &said,
            "%s: of %s (%s, %lld passages) came %lld nodes, %lld options, %lld fields.\n"
            "Walk it with \"casewalk run %s\"; \"casewalk check %s\" says what is left to do.\n",
            file, options->inquiry.pathway, json_text(imported, "format", "?"),
            json_whole(imported, "passages", 0), json_whole(imported, "nodes", 0),
            json_whole(imported, "options", 0), json_whole(imported, "fields", 0), file, file) < 0)
        die("out of memory");
    clean_write(stdout, said);
    free(said);
}

static void print_json(const json_t *lines, const struct import_options *options, const char *file,
                       bool good) {
    static const char *const kept[] = {"title", "format",  "start",  "passages",
                                       "nodes", "options", "fields", "more"};
    const json_t *imported = lines_find(lines, "imported"), *line;
    struct json_writer json = {.out = stdout};
    size_t i;
    json_begin(&json, NULL, '{');
    json_put_text(&json, "file", file);
    json_put_text(&json, "story", options->inquiry.pathway);
    json_put_truth(&json, "loads", good);
    for (i = 0; i < sizeof kept / sizeof *kept; i++)
        json_put_value(&json, kept[i], json_object_get(imported, kept[i]));
    json_begin(&json, "hands", '[');
    json_array_foreach(lines, i, line) if (strcmp(json_text(line, "event", ""), "hand") == 0) {
        json_t *row = json_copy((json_t *)line);
        json_object_del(row, "event");
        json_put_value(&json, NULL, row);
        json_decref(row);
    }
    json_end(&json, ']');
    json_end(&json, '}');
    putchar('\n');
}

/* --- the command --- */

static int finish(struct inquiry *inquiry, const struct import_options *options, const char *file,
                  const json_t *lines) {
    struct failure why;
    size_t length;
    char *text = whole_text(lines, &length);
    bool printed = strcmp(file, "-") == 0;
    bool written = printed          ? fwrite(text, 1, length, stdout) == length
                   : options->force ? places_write(file, text, length, &why)
                                    : places_write_new(file, text, length, &why);
    if (!written && !printed)
        command_complain("%s", why.text);
    bool good = written && loads(inquiry, printed ? "standard output" : file, text, length);
    if (written && options->inquiry.common.json)
        print_json(lines, options, file, good);
    else if (written)
        tell(lines, options, file);
    free(text);
    return good ? EXIT_DONE : EXIT_FAULTY;
}

static int run(int argc, char **argv) {
    static const struct argp_child children[] = {{&common_argp, 0, NULL, 0}, {0}};
    static const struct argp argp = {
        .options = option_list,
        .parser = parse,
        .args_doc = "STORY",
        .doc = "Writes a story of Twine (Twee 3, or the HTML that Twine 2 publishes) anew as a "
               "pathway, and tells what needs a hand.",
        .children = children};
    struct import_options options = {0};
    struct inquiry inquiry;
    argp_parse(&argp, argc, argv, 0, NULL, &options);
    struct arena *arena = arena_new();
    const char *file = output_name(arena, &options);
    int status = EXIT_USAGE;
    if (may_write(file, &options)) {
        json_t *lines = NULL;
        if (inquiry_begin_with(&inquiry, &options.inquiry, options.inquiry.pathway)) {
            json_t *request = json_pack("{ssss*}", "do", "import", "format", options.format);
            lines = inquiry_ask(&inquiry, request);
        }
        status = lines ? finish(&inquiry, &options, file, lines) : inquiry.status;
        json_decref(lines);
        inquiry_end(&inquiry);
    }
    arena_free(arena);
    return status;
}

const struct command command_import = {"import", "STORY", "a story of Twine as a pathway", run};

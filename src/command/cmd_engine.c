/* casewalk engine: the engine itself, confined, on standard input and output. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "arena.h"
#include "command.h"
#include "confine.h"
#include "engine.h"
#include "json.h"
#include "supervisor.h"

enum { LONGEST_REQUEST = 64 << 20 };

struct engine_options {
    int memory; /* MiB */
    bool no_os_sandbox;
};

static const struct argp_option option_list[] = {
    {"memory", 'm', "MIB", 0, "address space of the engine; default 256", 0},
    {"no-os-sandbox", 'n', NULL, 0, "without confinement (only for pathways you trust)", 0},
    {0}};

static error_t parse(int key, char *argument, struct argp_state *state) {
    struct engine_options *options = state->input;
    switch (key) {
    case 'm':
        options->memory = atoi(argument);
        if (options->memory < 64 || options->memory > 1 << 20)
            argp_error(state, "--memory takes MiB, from 64");
        return 0;
    case 'n':
        options->no_os_sandbox = true;
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static bool write_all(const char *text, size_t length) {
    while (length > 0) {
        ssize_t put = write(STDOUT_FILENO, text, length);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        text += put;
        length -= (size_t)put;
    }
    return true;
}

/* Answers a line, or takes the bytes of a file: collected in memory and written at once, for stdio
   would ask about the descriptor. */
static bool answer(struct engine *engine, const char *bytes, size_t length) {
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        die("out of memory");
    if (engine_wants(engine))
        engine_take(engine, bytes, out);
    else
        engine_answer(engine, bytes, length, out);
    if (fclose(out) != 0)
        die("out of memory");
    bool good = write_all(text, size);
    free(text);
    return good;
}

/* The length of the next thing in the buffer: a file's bytes, or a line with its end; 0: it is not
 * all there. */
static size_t next_length(const struct engine *engine, const char *buffer, size_t used) {
    size_t wanted = engine_wants(engine);
    if (wanted)
        return used >= wanted ? wanted : 0;
    const char *end = memchr(buffer, '\n', used);
    return end ? (size_t)(end - buffer) + 1 : 0;
}

static void serve(struct engine *engine) {
    size_t room = 1 << 16, used = 0;
    char *buffer = xrealloc(NULL, room);
    ssize_t got;
    while ((got = read(STDIN_FILENO, buffer + used, room - used)) > 0 ||
           (got < 0 && errno == EINTR)) {
        used += got > 0 ? (size_t)got : 0;
        size_t length;
        while ((length = next_length(engine, buffer, used))) {
            size_t without_end = engine_wants(engine) ? length : length - 1;
            if (!answer(engine, buffer, without_end))
                return;
            memmove(buffer, buffer + length, used - length);
            used -= length;
        }
        if (used == room && room >= LONGEST_REQUEST)
            die("a request is longer than %d MiB", LONGEST_REQUEST >> 20);
        if (used == room)
            buffer = xrealloc(buffer, room *= 2);
    }
    free(buffer);
}

static void greet(const char *event, const char *message) {
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        die("out of memory");
    struct json_writer json = {.out = out};
    json_begin(&json, NULL, '{');
    json_put_text(&json, "event", event);
    if (message)
        json_put_text(&json, "message", message);
    json_end(&json, '}');
    putc('\n', out);
    fclose(out);
    write_all(text, size);
    free(text);
}

static int run(int argc, char **argv) {
    static const struct argp argp = {
        .options = option_list,
        .parser = parse,
        .doc = "The engine itself: a request a line (docs/protocol.md), answers as lines."};
    struct engine_options options = {.memory = SUPERVISOR_WALK_MEMORY};
    struct failure why;
    argp_parse(&argp, argc, argv, ARGP_IN_ORDER, NULL, &options);
    engine_prepare();
    if (!options.no_os_sandbox && !confine((size_t)options.memory << 20, &why)) {
        fail_within(&why, "the engine cannot be confined");
        greet("refused", why.text);
        return EXIT_PATHWAY;
    }
    greet("ready", NULL);
    struct engine *engine = engine_new();
    serve(engine);
    _exit(EXIT_DONE); /* nothing is worth cleaning up, and exit handlers may ask for what is not
                         allowed */
}

const struct command command_engine = {"engine", "",
                                       "the engine itself, on standard input and output", run};

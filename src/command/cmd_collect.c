/* casewalk collect: files that were handed in, or whole records, into one record. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "caller.h"
#include "command.h"
#include "fates.h"
#include "json.h"
#include "table.h"

struct collect_options {
    struct common_options common;
    char **files;
    size_t file_count;
};

static error_t parse(int key, char *argument, struct argp_state *state) {
    struct collect_options *options = state->input;
    (void)argument;
    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &options->common;
        return 0;
    case ARGP_KEY_ARGS:
        options->files = state->argv + state->next;
        options->file_count = (size_t)(state->argc - state->next);
        return 0;
    case ARGP_KEY_NO_ARGS:
        argp_error(state, "which files? (learners write them with casewalk hand-in)");
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

/* One file being taken in. */
struct collecting {
    struct fates fates;
    const struct common_options *options;
};

static bool is_same(const char *said, const json_t *pathway, const char *key) {
    return strcmp(said, json_text(pathway, key, "")) == 0;
}

/* Whether a pathway is what the file calls it, by its own text. Who gave it another name would
   spoil it for all others who walked it. A text that does not load here says nothing. */
static bool is_what_it_says(const struct record_walk *walk, void *context, struct failure *why) {
    const struct collecting *collecting = context;
    const struct record_about *about = &walk->about;
    struct caller caller;
    struct failure unheard;
    struct arena *arena = arena_new();
    caller_init(&caller, arena, collecting->options);
    caller.files = walk->files;
    caller.file_count = walk->file_count;
    caller.diagnostics = json_array();
    bool loaded = caller_load(&caller, &unheard);
    bool good = !loaded || (is_same(about->pathway, caller.pathway, "id") &&
                            is_same(about->title, caller.pathway, "title") &&
                            is_same(about->version, caller.pathway, "version"));
    json_decref(caller.diagnostics);
    caller_clear(&caller);
    arena_free(arena);
    return good || fail(why, "its pathway is not what the file calls it (%s)", about->pathway);
}

static void count(const struct record_about *about, enum record_fate fate,
                  const struct failure *why, void *context) {
    fates_count(about, fate, why, &((struct collecting *)context)->fates);
}

static void add_number(struct table *table, long long number, bool always) {
    char text[32];
    snprintf(text, sizeof text, "%lld", number);
    table_add(table, ROLE_PLAIN, number || always ? text : "");
}

static void add_row(struct table *table, const struct fates *fates) {
    table_add(table, ROLE_PLAIN, fates->file);
    add_number(table, fates->taken, true);
    add_number(table, (long long)json_object_size(fates->learners), false);
    add_number(table, fates->there, false);
    add_number(table, fates->unended, false);
    add_number(table, (long long)json_array_size(fates->refused), false);
}

/* A row for each file that could be read. */
static void show_all(const struct collect_options *options, const struct fates *all_fates,
                     size_t count) {
    static const struct table_column columns[] = {
        {"File", false, true},          {"Taken", true, false},        {"Learners", true, false},
        {"There already", true, false}, {"Not finished", true, false}, {"Refused", true, false}};
    struct screen screen;
    if (count == 0)
        return;
    screen_init(&screen, stdout, options->common.plain);
    struct table *table = table_new(&screen, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < count; i++)
        add_row(table, &all_fates[i]);
    table_print(table, 0);
    screen_settle(&screen);
}

static void print_all(const struct fates *all_fates, size_t count) {
    json_t *rows = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(rows, fates_row(&all_fates[i]));
    command_print_rows(rows);
    json_decref(rows);
}

/* Gives the exit status; EXIT_RECORD with nothing taken: the file could not be read. */
static int collect(const struct collect_options *options, struct record *record,
                   struct fates *fates, const char *file) {
    struct collecting collecting = {.options = &options->common};
    struct failure why;
    fates_init(&collecting.fates, file);
    const struct record_copying how = {is_what_it_says, count, &collecting};
    bool done = record_collect(record, file, &how, &why);
    fates_end(&collecting.fates);
    if (!done)
        command_complain("%s", why.text);
    *fates = collecting.fates;
    return !done ? EXIT_RECORD : json_array_size(fates->refused) ? EXIT_FAULTY : EXIT_DONE;
}

static int collect_all(const struct collect_options *options, struct record *record) {
    struct fates *all_fates = xcalloc(options->file_count, sizeof *all_fates);
    size_t read = 0;
    int status = EXIT_DONE;
    for (size_t i = 0; i < options->file_count; i++) {
        struct fates *fates = &all_fates[read];
        int one = collect(options, record, fates, options->files[i]);
        status = one > status ? one : status;
        if (one == EXIT_RECORD && fates->taken == 0)
            fates_clear(fates);
        else
            read++;
    }
    if (options->common.json)
        print_all(all_fates, read);
    else
        show_all(options, all_fates, read);
    for (size_t i = 0; i < read; i++)
        fates_clear(&all_fates[i]);
    free(all_fates);
    return status;
}

static int run_collect(int argc, char **argv) {
    static const struct argp_child children[] = {{&common_argp, 0, NULL, 0}, {0}};
    static const struct argp argp = {
        .parser = parse,
        .args_doc = "FILE...",
        .doc = "Take finished walks into the record: from files that learners handed in, or from "
               "whole records. What is there already is not taken again.",
        .children = children};
    struct collect_options options = {.files = NULL};
    struct record *record;
    struct failure why;
    argp_parse(&argp, argc, argv, 0, NULL, &options);
    char *path = common_record_path(&options.common);
    int status = EXIT_RECORD;
    if (record_open(path, RECORD_WRITE, &record, &why)) {
        if (record_warning(record))
            command_complain("%s", record_warning(record));
        status = collect_all(&options, record);
        record_close(record);
    } else {
        command_complain("%s", why.text);
    }
    free(path);
    return status;
}

const struct command command_collect = {"collect", "FILE...", "take others' walks into the record",
                                        run_collect};

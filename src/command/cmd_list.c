/* casewalk list, casewalk sessions, and casewalk alone: what there is. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "caller.h"
#include "clean.h"
#include "command.h"
#include "page.h"
#include "places.h"
#include "table.h"
#include "told_walk.h"

struct list_options {
    struct common_options common;
    const char *learner, *group, *pathway;
    bool all, check;
};

enum { KEY_LEARNER = 0x200, KEY_GROUP, KEY_ALL, KEY_CHECK };

static error_t parse(int key, char *argument, struct argp_state *state) {
    struct list_options *options = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &options->common;
        return 0;
    case KEY_LEARNER:
        options->learner = argument;
        return 0;
    case KEY_GROUP:
        options->group = argument;
        return 0;
    case KEY_ALL:
        options->all = true;
        return 0;
    case KEY_CHECK:
        options->check = true;
        return 0;
    case ARGP_KEY_ARG:
        options->pathway = argument;
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp_child children[] = {{&common_argp, 0, NULL, 0}, {0}};

/* --- pathways --- */

struct listing {
    struct arena *arena;
    const struct common_options *options;
    json_t *rows;
    size_t broken;
};

static void list_one(void *context, const char *file) {
    struct listing *listing = context;
    struct caller caller;
    struct failure why;
    caller_init(&caller, listing->arena, listing->options);
    caller.main_file = file;
    struct record_file *main_file = ARENA_ADD(caller.arena, caller.files, caller.file_count);
    bool good = places_read(listing->arena, file, main_file, &why) && caller_load(&caller, &why);
    if (good && json_is_true(json_object_get(caller.pathway, "procedure"))) {
        /* a part of pathways, which nobody walks by itself */
    } else if (good) {
        json_t *row = json_object();
        static const char *const keys[] = {"title",    "audience",  "version",  "minutes",
                                           "variants", "decisions", "review_by"};
        json_object_set(row, "pathway", json_object_get(caller.pathway, "id"));
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
            json_object_set(row, keys[i], json_object_get(caller.pathway, keys[i]));
        json_object_set_new(row, "file", json_string(file));
        json_array_append_new(listing->rows, row);
    } else {
        command_complain("%s is left out%s%s", file, *why.text ? ": " : "", why.text);
        listing->broken++;
    }
    caller_clear(&caller);
}

static void print_pathways(struct screen *screen, const json_t *rows) {
    static const struct table_column columns[] = {{"Pathway", false, false},
                                                  {"Title", false, true},
                                                  {"For", false, true},
                                                  {"Minutes", true, false},
                                                  {"Review by", false, false}};
    struct table *table = table_new(screen, columns, 5);
    for (size_t i = 0; i < json_array_size(rows); i++) {
        const json_t *row = json_array_get(rows, i);
        char minutes[32] = "";
        if (json_whole(row, "minutes", 0) > 0)
            snprintf(minutes, sizeof minutes, "%lld", json_whole(row, "minutes", 0));
        table_add(table, ROLE_CHOICE, json_text(row, "pathway", ""));
        table_add(table, ROLE_PLAIN, json_text(row, "title", ""));
        table_add(table, ROLE_MUTED, json_text(row, "audience", ""));
        table_add(table, ROLE_PLAIN, minutes);
        table_add(table, ROLE_MUTED, json_text(row, "review_by", ""));
    }
    table_print(table, 0);
}

static json_t *find_pathways(struct arena *arena, const struct common_options *options,
                             size_t *broken) {
    struct listing listing = {arena, options, json_array(), 0};
    places_each(arena, options->path, list_one, &listing);
    *broken = listing.broken;
    return listing.rows;
}

static int run_list(int argc, char **argv) {
    static const struct argp argp = {
        .parser = parse, .doc = "The pathways that can be walked.", .children = children};
    struct list_options options = {0};
    size_t broken;
    argp_parse(&argp, argc, argv, 0, NULL, &options);
    if (options.pathway) {
        command_complain("list takes no pathway; casewalk run %s walks it", options.pathway);
        return EXIT_USAGE;
    }
    struct arena *arena = arena_new();
    json_t *rows = find_pathways(arena, &options.common, &broken);
    struct screen screen;
    screen_init(&screen, stdout, options.common.plain);
    if (options.common.json)
        command_print_rows(rows);
    else if (json_array_size(rows) == 0)
        page_say(&screen, ROLE_MUTED,
                 "No pathway was found. --path FOLDER or $CASEWALK_PATH says where they are.");
    else
        print_pathways(&screen, rows);
    screen_settle(&screen);
    json_decref(rows);
    arena_free(arena);
    return broken ? EXIT_PATHWAY : EXIT_DONE;
}

const struct command command_list = {"list", "", "the pathways that can be walked", run_list};

/* --- sessions --- */

static void put_time(json_t *row, const char *key, int64_t ms) {
    char text[64];
    time_t seconds = (time_t)(ms / 1000);
    struct tm parts;
    gmtime_r(&seconds, &parts);
    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    json_object_set_new(row, key, ms > 0 ? json_string(text) : json_null());
}

static const char *state_of(const struct record_about *about) {
    return about->intact ? told_walk_standing(about) : "damaged";
}

/* A learner's name may be of any bytes; JSON is UTF-8. */
static json_t *json_of(const char *text) {
    json_t *value = text ? json_string(text) : json_null();
    if (value)
        return value;
    char *cleaned = clean_line(text, strlen(text));
    value = json_string(cleaned);
    free(cleaned);
    return value;
}

static bool add_session(const struct record_about *about, void *context) {
    const struct {
        const char *key, *text;
    } texts[] = {{"uuid", about->uuid},        {"pathway", about->pathway},
                 {"version", about->version},  {"learner", about->learner},
                 {"pseudonym", about->person}, {"group", about->group},
                 {"mode", about->mode},        {"variant", about->variant},
                 {"seed", about->seed},        {"state", state_of(about)}};
    json_t *row = json_object();
    json_object_set_new(row, "session", json_integer(about->session));
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        json_object_set_new(row, texts[i].key, json_of(texts[i].text));
    put_time(row, "started", about->started);
    put_time(row, "ended", about->ended ? about->summary.ended : 0);
    json_object_set_new(row, "outcome",
                        about->ended ? json_string(about->summary.outcome) : json_null());
    bool scored = about->ended && isfinite(about->summary.score);
    json_object_set_new(row, "score", scored ? json_real(about->summary.score) : json_null());
    json_array_append_new(context, row);
    return true;
}

/* How a walk stands, in a few words: "exam, passed: home". */
static void stands(const json_t *row, char *text, size_t size) {
    const char *mode = json_text(row, "mode", ""), *outcome = json_text(row, "outcome", NULL);
    bool plain = strcmp(mode, "learn") == 0;
    snprintf(text, size, "%s%s%s%s%s", plain ? "" : mode, plain ? "" : ", ",
             json_text(row, "state", ""), outcome ? ": " : "", outcome ? outcome : "");
}

static void print_session(struct table *table, const json_t *row) {
    char number[32], score[16] = "", state[128], pathway[160];
    const char *variant = json_text(row, "variant", "base");
    bool base = strcmp(variant, "base") == 0;
    const char *started = json_text(row, "started", "0000-00-00T00:00:00Z");
    char when[32];
    snprintf(number, sizeof number, "%lld", json_whole(row, "session", 0));
    if (json_is_number(json_object_get(row, "score")))
        snprintf(score, sizeof score, "%.0f %%",
                 floor(100 * json_double(row, "score", 0) + 1e-9)); /* as the debrief */
    snprintf(when, sizeof when, "%.10s %.5s", started, strlen(started) > 11 ? started + 11 : "");
    snprintf(pathway, sizeof pathway, "%s%s%s", json_text(row, "pathway", ""), base ? "" : ", ",
             base ? "" : variant);
    stands(row, state, sizeof state);
    table_add(table, ROLE_CHOICE, number);
    table_add(table, ROLE_PLAIN, pathway);
    table_add(table, ROLE_PLAIN, json_text(row, "learner", json_text(row, "pseudonym", "")));
    table_add(table, ROLE_MUTED, when);
    table_add(table, ROLE_PLAIN, state);
    table_add(table, ROLE_PLAIN, score);
}

static void print_sessions(struct screen *screen, const json_t *rows) {
    static const struct table_column columns[] = {
        {"Session", true, false},        {"Pathway", false, true}, {"Learner", false, true},
        {"Started (UTC)", false, false}, {"State", false, true},   {"Score", true, false}};
    struct table *table = table_new(screen, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < json_array_size(rows); i++)
        print_session(table, json_array_get(rows, i));
    table_print(table, 0);
}

static int list_sessions(const struct list_options *options, const struct record_filter *filter,
                         const char *path) {
    struct record *record = NULL;
    struct failure why;
    struct screen screen;
    int status = EXIT_DONE;
    json_t *rows = json_array();
    screen_init(&screen, stdout, options->common.plain);
    if (record_exists(path) && !record_open(path, RECORD_READ, &record, &why)) {
        command_complain("%s", why.text);
        status = EXIT_RECORD;
    } else if (record) {
        if (!record_each_session(record, filter, add_session, rows, &why) ||
            (options->check && record_check(record, &why) != RECORD_HOLDS)) {
            command_complain("%s", why.text);
            status = EXIT_RECORD;
        }
        record_close(record);
    }
    if (options->common.json)
        command_print_rows(rows);
    else if (json_array_size(rows))
        print_sessions(&screen, rows);
    else if (status == EXIT_DONE)
        page_say(&screen, ROLE_MUTED, "No walk has been recorded yet.");
    screen_settle(&screen);
    json_decref(rows);
    return status;
}

static int run_sessions(int argc, char **argv) {
    static const struct argp_option list[] = {
        {"learner", KEY_LEARNER, "NAME", 0, "only those of one learner", 1},
        {"group", KEY_GROUP, "NAME", 0, "only those of one class", 1},
        {"check", KEY_CHECK, NULL, 0, "look through the whole record for damage", 1},
        {0}};
    static const struct argp argp = {.options = list,
                                     .parser = parse,
                                     .args_doc = "[PATHWAY]",
                                     .doc = "The walks in the record.",
                                     .children = children};
    struct list_options options = {0};
    argp_parse(&argp, argc, argv, 0, NULL, &options);
    const struct record_filter filter = {
        .learner = options.learner, .group = options.group, .pathway = options.pathway};
    char *path = common_record_path(&options.common);
    int status = list_sessions(&options, &filter, path);
    free(path);
    return status;
}

const struct command command_sessions = {"sessions", "[PATHWAY]", "the walks in the record",
                                         run_sessions};

/* --- casewalk alone --- */

static void home_sessions(struct screen *screen, const char *path) {
    struct record *record;
    struct failure why;
    const struct record_filter filter = {
        .learner = default_learner(), .unfinished = true, .newest_first = true, .limit = 5};
    json_t *rows = json_array();
    if (record_exists(path) && record_open(path, RECORD_READ, &record, &why)) {
        if (!record_each_session(record, &filter, add_session, rows, &why))
            command_complain("%s", why.text);
        record_close(record);
    }
    if (json_array_size(rows)) {
        screen_gap(screen);
        page_say(screen, ROLE_HEADING, "Left unfinished");
        print_sessions(screen, rows);
        screen_gap(screen);
        page_say(screen, ROLE_PLAIN, "To go on with the last one: casewalk resume");
    }
    json_decref(rows);
}

int command_home(void) {
    struct common_options options = {0};
    struct screen screen;
    size_t broken;
    struct arena *arena = arena_new();
    screen_init(&screen, stdout, false);
    json_t *rows = find_pathways(arena, &options, &broken);
    page_say(&screen, ROLE_TITLE,
             "casewalk %s: walk a clinical case, and see what each decision was worth",
             CASEWALK_VERSION);
    page_say(&screen, ROLE_MUTED, "For education, not for patient care.");
    screen_gap(&screen);
    print_pathways(&screen, rows);
    char *path = common_record_path(&options);
    home_sessions(&screen, path);
    screen_gap(&screen);
    page_say(&screen, ROLE_PLAIN, "To walk one: casewalk run %s. For all commands: casewalk help",
             json_array_size(rows) ? json_text(json_array_get(rows, 0), "pathway", "") : "PATHWAY");
    screen_settle(&screen);
    free(path);
    json_decref(rows);
    arena_free(arena);
    return EXIT_DONE;
}

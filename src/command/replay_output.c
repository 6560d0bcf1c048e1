/* What replays came to, for people or as JSON. */
#include "replay_output.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fates.h"
#include "inquiry.h"
#include "page.h"
#include "table.h"

struct replay_output {
    struct screen screen;
    bool json, names;
    const json_t *pathway;
    json_t *rows; /* one a walk */
};

struct replay_output *replay_output_new(const struct common_options *options, bool names,
                                        const json_t *pathway) {
    struct replay_output *output = xcalloc(1, sizeof *output);
    screen_init(&output->screen, stdout, options->plain);
    output->json = options->json;
    output->names = names;
    output->pathway = pathway;
    output->rows = json_array();
    return output;
}

static json_t *recorded_summary(const struct record_about *about) {
    const struct record_summary *summary = &about->summary;
    if (!about->ended)
        return json_null();
    return json_pack("{sssbsbsosi}", "outcome", summary->outcome, "good", summary->good, "passed",
                     summary->passed, "score",
                     isfinite(summary->score) ? json_real(summary->score) : json_null(), "harmful",
                     summary->harmful);
}

static json_t *or_null(const json_t *value) {
    return value ? json_incref((json_t *)value) : json_null();
}

void replay_output_add(struct replay_output *output, const struct record_walk *walk,
                       const struct retraced *retraced, const bool *receipt) {
    const struct record_about *about = &walk->about;
    const char *learner = output->names && about->learner ? about->learner : about->person;
    json_t *row =
        json_pack("{sssIsssssssssssIsI}", "event", "replayed", "session",
                  (json_int_t)about->session, "pathway", about->pathway, "version", about->version,
                  "variant", about->variant, "learner", learner, "casewalk", about->casewalk,
                  "steps", (json_int_t)retraced->steps, "followed", (json_int_t)retraced->followed);
    bool same = !retraced->stopped && json_array_size(retraced->differences) == 0;
    json_object_set_new(row, "same", json_boolean(same));
    json_object_set_new(row, "stopped", or_null(retraced->stopped));
    json_object_set_new(row, "differences", or_null(retraced->differences));
    json_object_set_new(row, "was", recorded_summary(about));
    json_object_set_new(row, "is", or_null(retraced->summary));
    json_object_set_new(row, "receipt",
                        about->ended ? json_sprintf("%.16s", walk->chain) : json_null());
    if (receipt)
        json_object_set_new(row, "receipt_matches", json_boolean(*receipt));
    json_array_append_new(output->rows, row);
}

/* --- for people --- */

/* A value of a difference in words; `text` has room for it. */
static const char *told(const json_t *value, char *text, size_t size) {
    if (json_is_string(value))
        return json_string_value(value);
    if (json_is_number(value))
        json_format_number(json_number_value(value), text);
    else
        snprintf(text, size, "%s",
                 json_is_null(value)   ? "none"
                 : json_is_true(value) ? "yes"
                                       : "no");
    return text;
}

static void add_difference(struct table *table, const json_t *difference, const char *first,
                           const char *last) {
    char was[32], is[32];
    const json_t *node = json_object_get(difference, "node");
    const json_t *option = json_object_get(difference, "option");
    table_add(table, ROLE_PLAIN, first);
    table_add(table, ROLE_PLAIN, json_is_string(node) ? json_string_value(node) : "(the end)");
    table_add(table, ROLE_PLAIN, json_is_string(option) ? json_string_value(option) : "");
    table_add(table, ROLE_PLAIN, json_text(difference, "what", ""));
    table_add(table, ROLE_MUTED, told(json_object_get(difference, "was"), was, sizeof was));
    table_add(table, ROLE_STRONG, told(json_object_get(difference, "is"), is, sizeof is));
    table_add(table, ROLE_PLAIN, last);
}

static const struct table_column difference_columns[] = {
    {"Step", true, false}, {"Place", false, true},  {"Answer", false, true}, {"What", false, true},
    {"Was", false, true},  {"Is now", false, true}, {"Walks", true, false}};
enum { DIFFERENCE_COLUMNS = sizeof difference_columns / sizeof *difference_columns };

static void say_stopped(struct screen *screen, const json_t *stopped) {
    page_say(screen, ROLE_WARNING, "It could not be walked on at step %lld, \"%s\": %s",
             json_whole(stopped, "step", 0), json_text(stopped, "node", "the start"),
             json_text(stopped, "message", ""));
}

/* One walk held against its own text. */
static void print_verified(struct screen *screen, const json_t *row) {
    const json_t *differences = json_object_get(row, "differences");
    const json_t *stopped = json_object_get(row, "stopped");
    const char *made_by = json_text(row, "casewalk", "");
    size_t i;
    json_t *difference;
    bool same = json_truth(row, "same");
    page_say(screen, same ? ROLE_PLAIN : ROLE_WARNING,
             "Session %lld, %s, variant %s: %lld of %lld steps played again, %s.",
             json_whole(row, "session", 0), json_text(row, "pathway", ""),
             json_text(row, "variant", ""), json_whole(row, "followed", 0),
             json_whole(row, "steps", 0),
             same ? "all as recorded; its chain holds" : "not all as recorded");
    if (json_array_size(differences)) {
        struct table *table = table_new(screen, difference_columns, DIFFERENCE_COLUMNS);
        json_array_foreach(differences, i, difference) {
            char step[24];
            snprintf(step, sizeof step, "%lld", json_whole(difference, "step", 0));
            add_difference(table, difference, step, NULL);
        }
        table_print(table, 2);
    }
    if (json_is_object(stopped))
        say_stopped(screen, stopped);
    if (!same && strcmp(made_by, CASEWALK_VERSION) != 0)
        page_say(screen, ROLE_PLAIN,
                 "It was recorded by casewalk %s; this is %s. The pathway's text is the same.",
                 made_by, CASEWALK_VERSION);
    const json_t *matches = json_object_get(row, "receipt_matches");
    if (json_is_true(matches))
        page_say(screen, ROLE_PLAIN, "The receipt is that of the record.");
    else if (matches)
        page_say(screen, ROLE_WARNING, "The receipt is not that of the record, which is %s.",
                 json_text(row, "receipt", "none: the walk has not ended"));
}

/* --- against a new version --- */

/* How a walk fared in the new version, the most telling first. */
enum fate { FATE_STOPPED, FATE_ENDS_OTHERWISE, FATE_RATED_OTHERWISE, FATE_SAME, FATES };

static enum fate fate_of(const json_t *row) {
    const json_t *was = json_object_get(row, "was"), *is = json_object_get(row, "is");
    if (json_is_object(json_object_get(row, "stopped")))
        return FATE_STOPPED;
    if (json_is_object(was) &&
        strcmp(json_text(was, "outcome", ""), json_text(is, "outcome", "")) != 0)
        return FATE_ENDS_OTHERWISE;
    return json_truth(row, "same") ? FATE_SAME : FATE_RATED_OTHERWISE;
}

static void print_fates(struct screen *screen, const json_t *rows) {
    static const char *const names[FATES] = {"cannot be walked to where they were", "end otherwise",
                                             "go the same way, and are judged otherwise",
                                             "go the same way, judged the same"};
    static const struct table_column columns[] = {{NULL, true, false}, {NULL, false, true}};
    size_t counts[FATES] = {0}, i;
    json_t *row;
    json_array_foreach(rows, i, row) counts[fate_of(row)]++;
    struct table *table = table_new(screen, columns, 2);
    for (size_t fate = FATES; fate-- > 0;) {
        char count[24];
        snprintf(count, sizeof count, "%zu", counts[fate]);
        table_add(table, ROLE_STRONG, count);
        table_add(table, ROLE_PLAIN, names[fate]);
    }
    table_print(table, 0);
}

static bool is_alike(const json_t *a, const json_t *b) {
    static const char *const keys[] = {"node", "option", "what", "was", "is", "message"};
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        const json_t *x = json_object_get(a, keys[k]), *y = json_object_get(b, keys[k]);
        if (x != y && (!x || !y || !json_equal(x, y)))
            return false;
    }
    return true;
}

/* Counts equal things: each stands once in `found`, with how many of it there were in "walks". */
static void count_alike(json_t *found, const json_t *thing) {
    size_t i;
    json_t *known;
    json_array_foreach(found, i, known) {
        if (!is_alike(known, thing))
            continue;
        json_object_set_new(known, "walks", json_integer(json_whole(known, "walks", 0) + 1));
        return;
    }
    json_t *copy = json_copy((json_t *)thing);
    json_object_set_new(copy, "walks", json_integer(1));
    json_array_append_new(found, copy);
}

/* What differs, each kind once. The score and the counts of a walk are told walk by walk. */
static void print_changes(struct screen *screen, const json_t *rows) {
    json_t *changes = json_array(), *stops = json_array(), *row, *difference;
    size_t i, d;
    json_array_foreach(rows, i, row) {
        json_array_foreach(json_object_get(row, "differences"), d,
                           difference) if (json_is_string(json_object_get(difference, "node")))
            count_alike(changes, difference);
        if (json_is_object(json_object_get(row, "stopped")))
            count_alike(stops, json_object_get(row, "stopped"));
    }
    if (json_array_size(changes)) {
        screen_gap(screen);
        page_say(screen, ROLE_HEADING, "Answers that are judged otherwise");
        struct table *table = table_new(screen, difference_columns, DIFFERENCE_COLUMNS);
        json_array_foreach(changes, i, difference) {
            char walks[24];
            snprintf(walks, sizeof walks, "%lld", json_whole(difference, "walks", 0));
            add_difference(table, difference, NULL, walks);
        }
        table_print(table, 0);
    }
    if (json_array_size(stops)) {
        screen_gap(screen);
        page_say(screen, ROLE_HEADING, "Where walks cannot go on");
        json_array_foreach(stops, i, row)
            page_say(screen, ROLE_WARNING, "%lld at \"%s\": %s", json_whole(row, "walks", 0),
                     json_text(row, "node", "the start"), json_text(row, "message", ""));
    }
    json_decref(changes);
    json_decref(stops);
}

static void put_score(struct table *table, const json_t *summary) {
    char text[40] = "";
    if (json_is_number(json_object_get(summary, "score")))
        snprintf(text, sizeof text, "%.0f %%", 100 * json_double(summary, "score", 0));
    table_add(table, ROLE_PLAIN, text);
}

static const char *passing(const json_t *was, const json_t *is) {
    bool before = json_truth(was, "passed"), now = json_truth(is, "passed");
    if (!json_is_object(was) || !json_is_object(is) || before == now)
        return NULL;
    return now ? "passes now" : "passes no more";
}

static void print_changed_walks(struct screen *screen, const json_t *rows) {
    static const struct table_column columns[] = {
        {"Session", true, false},  {"Learner", false, true}, {"Ended", false, true},
        {"Ends now", false, true}, {"Score", true, false},   {"Now", true, false},
        {NULL, false, false}};
    size_t i, changed = 0;
    json_t *row;
    json_array_foreach(rows, i, row) changed += fate_of(row) != FATE_SAME;
    if (changed == 0)
        return;
    screen_gap(screen);
    page_say(screen, ROLE_HEADING, "The walks that change");
    struct table *table = table_new(screen, columns, sizeof columns / sizeof *columns);
    json_array_foreach(rows, i, row) {
        const json_t *was = json_object_get(row, "was"), *is = json_object_get(row, "is");
        char session[24], stop[80];
        if (fate_of(row) == FATE_SAME)
            continue;
        snprintf(session, sizeof session, "%lld", json_whole(row, "session", 0));
        snprintf(stop, sizeof stop, "(stops at \"%.60s\")",
                 json_text(json_object_get(row, "stopped"), "node", "the start"));
        table_add(table, ROLE_CHOICE, session);
        table_add(table, ROLE_PLAIN, json_text(row, "learner", ""));
        table_add(table, ROLE_PLAIN, json_text(was, "outcome", "(unfinished)"));
        table_add(table, ROLE_PLAIN,
                  fate_of(row) == FATE_STOPPED ? stop : json_text(is, "outcome", "(unfinished)"));
        put_score(table, was);
        put_score(table, is);
        table_add(table, ROLE_PLAIN, passing(was, is));
    }
    table_print(table, 0);
}

static void print_against(struct screen *screen, const json_t *rows, const json_t *pathway) {
    page_say(screen, ROLE_TITLE, "%s %s: %s, with the same luck", json_text(pathway, "id", ""),
             json_text(pathway, "version", ""),
             counted_noun((long long)json_array_size(rows), "recorded walk"));
    screen_gap(screen);
    print_fates(screen, rows);
    print_changes(screen, rows);
    print_changed_walks(screen, rows);
}

void replay_output_finish(struct replay_output *output, size_t asked) {
    struct screen *screen = &output->screen;
    size_t i;
    json_t *row;
    if (output->json) {
        inquiry_print(output->rows, "replayed", true);
    } else if (asked == 0) {
        page_say(screen, ROLE_MUTED, "No such walk has been recorded.");
    } else if (output->pathway) {
        print_against(screen, output->rows, output->pathway);
    } else {
        json_array_foreach(output->rows, i, row) print_verified(screen, row);
    }
    if (!output->json)
        screen_settle(screen);
    json_decref(output->rows);
    free(output);
}

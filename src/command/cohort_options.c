/* Options that say which recorded walks a command is about. */
#include "cohort_options.h"

#include <string.h>
#include <time.h>

enum { KEY_SINCE = 0x400, KEY_UNTIL, KEY_GROUP, KEY_LEARNER, KEY_MODE, KEY_VARIANT, KEY_VERSION };

static const struct argp_option option_list[] = {
    {"since", KEY_SINCE, "DATE", 0,
     "walks begun on or after a day (2026-11-28) or minute "
     "(2026-11-28T09:30), UTC",
     6},
    {"until", KEY_UNTIL, "DATE", 0, "walks begun on or before it", 6},
    {"group", KEY_GROUP, "NAME", 0, "walks of one class", 6},
    {"learner", KEY_LEARNER, "NAME", 0, "walks of one learner", 6},
    {"mode", KEY_MODE, "MODE", 0, "walks in learn, consequence or exam mode", 6},
    {"version", KEY_VERSION, "VERSION", 0, "walks of one version of the pathway", 6},
    {0}};

static const struct argp_option variant_list[] = {
    {"variant", KEY_VARIANT, "NAME", 0, "walks of one patient; base: as written", 6}, {0}};

int64_t cohort_time(const char *text, bool after) {
    struct tm day = {0}, minute = {0};
    const char *end = strptime(text, "%Y-%m-%d", &day);
    if (end && *end == '\0')
        return ((int64_t)timegm(&day) + (after ? 24 * 3600 : 0)) * 1000;
    end = strptime(text, "%Y-%m-%dT%H:%M", &minute);
    if (end && *end == '\0')
        return ((int64_t)timegm(&minute) + (after ? 60 : 0)) * 1000;
    return -1;
}

static int64_t read_time(const char *text, bool after, struct argp_state *state) {
    int64_t time = cohort_time(text, after);
    if (time <= 0)
        argp_error(state, "%s is no day like 2026-11-28 and no minute like 2026-11-28T09:30", text);
    return time;
}

void cohort_include(struct record_filter *filter, const char *text, struct argp_state *state) {
    static const struct {
        const char *name;
        enum record_answered_by kind;
    } kinds[] = {{"scripted", RECORD_SCRIPT}, {"generated", RECORD_GENERATED}};
    while (*text) {
        size_t length = strcspn(text, ","), known = 2;
        for (size_t i = 0; i < 2; i++)
            if (strlen(kinds[i].name) == length && strncmp(kinds[i].name, text, length) == 0)
                known = i;
        if (known == 2)
            argp_error(state, "--include takes scripted, generated, or scripted,generated");
        else
            filter->left_out &= ~(1U << kinds[known].kind);
        text += length + (text[length] == ',');
    }
}

static error_t parse_walks(int key, char *argument, struct argp_state *state) {
    struct record_filter *filter = state->input;
    switch (key) {
    case KEY_SINCE:
        filter->since = read_time(argument, false, state);
        return 0;
    case KEY_UNTIL:
        filter->until = read_time(argument, true, state);
        return 0;
    case KEY_GROUP:
        filter->group = argument;
        return 0;
    case KEY_LEARNER:
        filter->learner = argument;
        return 0;
    case KEY_MODE:
        filter->mode = parse_mode(argument, state);
        return 0;
    case KEY_VERSION:
        filter->version = argument;
        return 0;
    case ARGP_KEY_END:
        if (filter->since && filter->until && filter->since >= filter->until)
            argp_error(state, "--since is later than --until: no walk can be meant");
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

const struct argp cohort_walks_argp = {.options = option_list, .parser = parse_walks};

static error_t parse(int key, char *argument, struct argp_state *state) {
    struct cohort_options *options = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &options->common;
        state->child_inputs[1] = &options->filter;
        return 0;
    case KEY_VARIANT:
        options->filter.variant = argument;
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp_child children[] = {
    {&common_argp, 0, NULL, 0}, {&cohort_walks_argp, 0, NULL, 0}, {0}};
const struct argp cohort_argp = {.options = variant_list, .parser = parse, .children = children};

/* casewalk simulate: the odds by Monte Carlo. */
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "clock.h"
#include "inquiry.h"
#include "page.h"
#include "table.h"

enum { KEY_THREADS = 0x200, KEY_SEED, KEY_WALK, MOST_WALKS = 1000000000, MOST_THREADS = 256 };

struct simulate_options {
    struct inquiry_options inquiry; /* the first member: children take it */
    long walks, walk;               /* walk 0: none is to be told */
    int threads;
    unsigned long long seed;
};

static const struct argp_option option_list[] = {
    {"walks", 'n', "N", 0, "make so many walks (default 100000)", 1},
    {"threads", KEY_THREADS, "T", 0,
     "let so many engines walk at once, where that is quicker (default 1)", 1},
    {"seed", KEY_SEED, "S", 0, "the luck of all walks (default 1)", 1},
    {"walk", KEY_WALK, "K", 0, "tell walk number K instead, from 1", 1},
    {0}};

static error_t parse(int key, char *argument, struct argp_state *state) {
    struct simulate_options *options = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = state->child_inputs[1] = &options->inquiry;
        return 0;
    case 'n':
        options->walks = parse_whole(argument, MOST_WALKS, "-n", state);
        return 0;
    case KEY_THREADS:
        options->threads = (int)parse_whole(argument, MOST_THREADS, "--threads", state);
        return 0;
    case KEY_SEED:
        options->seed = parse_seed(argument, state);
        return 0;
    case KEY_WALK:
        options->walk = parse_whole(argument, LONG_MAX / 2, "--walk", state);
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

/* --- several engines --- */

static const double start_seconds = 0.1; /* that an engine takes to start and load */

/* When further engines pay: each must unfold for itself first. */
struct judging {
    const struct simulate_options *options;
    double begun, unfolded;
};

static bool others_pay(void *context, const json_t *progress) {
    struct judging *judging = context;
    double now = seconds_now(), done = (double)json_whole(progress, "done", 0);
    if (strcmp(json_text(progress, "what", ""), "walking") != 0)
        judging->unfolded = now;
    if (judging->unfolded == now || done < 1)
        return false;
    double rest = (now - judging->unfolded) * ((double)judging->options->walks - done) / done;
    double saved = rest * (1 - 1.0 / judging->options->threads);
    return saved > judging->unfolded - judging->begun + start_seconds;
}

/* How many engines there are to be: as many as were asked for, but not more than processors, nor
   than the memory holds when each has what the first one took, and as much again to work in. */
static size_t engines_for(const struct simulate_options *options, int memory,
                          const json_t *simulated) {
    long long processors = sysconf(_SC_NPROCESSORS_ONLN);
    long long each = 2 * json_whole(simulated, "memory", 0), count = options->threads;
    if (each < SUPERVISOR_WALK_MEMORY)
        each = SUPERVISOR_WALK_MEMORY;
    if (count > memory / each)
        count = memory / each;
    if (count > processors)
        count = processors;
    return count < 1 ? 1 : (size_t)count;
}

static json_t *request_for(const struct simulate_options *options, const struct inquiry *inquiry,
                           const char *variant, long long first, long long walks) {
    json_t *request = inquiry_request(inquiry, options->walk ? "tell" : "simulate");
    char seed[32];
    json_object_set_new(request, "variant", json_string(variant));
    snprintf(seed, sizeof seed, "%llu", options->seed);
    json_object_set_new(request, "seed", json_string(seed));
    if (options->walk) {
        json_object_set_new(request, "walk", json_integer(options->walk));
        return request;
    }
    json_object_set_new(request, "first", json_integer(first));
    json_object_set_new(request, "walks", json_integer(walks));
    return request;
}

/* The rest of the walks, shared out; the first engine goes on too. Adds the lines of all. */
static bool walk_rest(const struct simulate_options *options, struct inquiry *first,
                      const char *variant, long long done, json_t *lines) {
    const json_t *simulated = lines_find(lines, "simulated");
    bool direct = strcmp(json_text(simulated, "method", ""), "direct") == 0;
    int memory = first->caller.options.memory;
    size_t count = engines_for(options, memory, simulated), joined = 1;
    struct inquiry *more = xcalloc(count, sizeof *more);
    struct inquiry **all = xcalloc(count, sizeof(struct inquiry *));
    json_t **requests = xcalloc(count, sizeof(json_t *));
    json_t **answers = xcalloc(count, sizeof(json_t *));
    bool good = true;
    all[0] = first;
    for (; good && joined < count; joined++) {
        all[joined] = &more[joined];
        good = inquiry_join(all[joined], first, memory / (int)count);
    }
    long long rest = options->walks - done, from = 0;
    for (size_t i = 0; good && i < count; i++) {
        long long to = rest / (long long)count * ((long long)i + 1);
        if (i + 1 == count)
            to = rest;
        requests[i] = request_for(options, all[i], variant, 1 + done + from, to - from);
        if (direct)
            json_object_set_new(requests[i], "direct", json_true());
        from = to;
    }
    good = good && inquiry_ask_all(all, count, requests, answers, NULL, NULL);
    for (size_t i = 0; i < count; i++) {
        json_array_extend(lines, answers[i]);
        json_decref(answers[i]);
    }
    for (size_t i = 1; i < joined; i++)
        inquiry_end(all[i]);
    free(more);
    free(all);
    free(requests);
    free(answers);
    return good;
}

/* --- adding up --- */

/* The 95 % interval of Wilson (J Am Stat Assoc 1927;22:209-12) for a share. */
static void wilson(double count, double all, double *low, double *high) {
    static const double z = 1.959963984540054;
    double share = count / all, middle = share + z * z / (2 * all);
    double reach = z * sqrt(share * (1 - share) / all + z * z / (4 * all * all));
    double whole = 1 + z * z / all;
    *low = count > 0 ? fmax((middle - reach) / whole, 0) : 0;
    *high = count < all ? fmin((middle + reach) / whole, 1) : 1;
}

static long long sum_of(const json_t *lines, const char *key) {
    long long sum = 0;
    for (size_t i = 0; i < json_array_size(lines); i++)
        sum += json_whole(json_array_get(lines, i), key, 0);
    return sum;
}

static json_t *outcomes_of(const json_t *lines, long long walks) {
    const json_t *outcomes = json_object_get(json_array_get(lines, 0), "outcomes");
    json_t *rows = json_array();
    for (size_t o = 0; o < json_array_size(outcomes); o++) {
        long long count = 0;
        double low, high;
        for (size_t i = 0; i < json_array_size(lines); i++)
            count +=
                json_whole(json_array_get(json_object_get(json_array_get(lines, i), "outcomes"), o),
                           "count", 0);
        wilson((double)count, (double)walks, &low, &high);
        json_array_append_new(
            rows, json_pack("{sssIsfsfsf}", "id", json_text(json_array_get(outcomes, o), "id", ""),
                            "count", (json_int_t)count, "share", (double)count / (double)walks,
                            "low", low, "high", high));
    }
    return rows;
}

/* One line of all that the engines told of a variant. */
static json_t *add_up(const json_t *lines, double seconds) {
    static const double z = 1.959963984540054, billion = 1e9;
    const json_t *first = json_array_get(lines, 0);
    long long walks = sum_of(lines, "walks");
    double mean = (double)sum_of(lines, "utility") / (double)walks / billion;
    double square = (double)sum_of(lines, "squares") / (double)walks / billion;
    double reach = z * sqrt(fmax(square - mean * mean, 0) / (double)walks);
    json_t *row = json_pack("{ss}", "event", "simulated");
    static const char *const kept[] = {"pathway", "variant", "policy", "answer",
                                       "method",  "bound",   "seed"};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (json_object_get(first, kept[i]))
            json_object_set(row, kept[i], json_object_get(first, kept[i]));
    json_object_set_new(row, "walks", json_integer(walks));
    json_object_set_new(row, "seconds", json_real(seconds));
    json_object_set_new(row, "expected_utility", json_real(mean));
    json_object_set_new(row, "expected_utility_low", json_real(mean - reach));
    json_object_set_new(row, "expected_utility_high", json_real(mean + reach));
    json_object_set_new(row, "unending", json_integer(sum_of(lines, "unending")));
    json_object_set_new(row, "outcomes", outcomes_of(lines, walks));
    return row;
}

/* The steps of a walk that was told, and where it ended, as one line. */
static json_t *put_together(const json_t *lines) {
    json_t *row = json_copy((json_t *)lines_find(lines, "tale")), *steps = json_array();
    json_object_del(row, "told");
    for (size_t i = 0; i < json_array_size(lines); i++) {
        const json_t *line = json_array_get(lines, i);
        if (strcmp(json_text(line, "event", ""), "told") != 0)
            continue;
        json_t *step = json_copy((json_t *)line);
        json_object_del(step, "event");
        json_array_append_new(steps, step);
    }
    json_object_set_new(row, "steps", steps);
    return row;
}

/* Simulates one variant, or tells a walk of it; the line that came of it is added to `rows`. */
static bool simulate(const struct simulate_options *options, struct inquiry *inquiry,
                     const char *variant, json_t *rows) {
    struct judging judging = {.options = options, .begun = seconds_now()};
    json_t *request = request_for(options, inquiry, variant, 1, options->walks), *lines;
    bool several = options->threads > 1 && !options->walk;
    bool good =
        inquiry_ask_all(&inquiry, 1, &request, &lines, several ? others_pay : NULL, &judging);
    if (!good)
        return false;
    long long done = sum_of(lines, "walks");
    if (!options->walk && done < options->walks && !inquiry_interrupted())
        good = walk_rest(options, inquiry, variant, done, lines);
    if (good)
        json_array_append_new(rows, options->walk ? put_together(lines)
                                                  : add_up(lines, seconds_now() - judging.begun));
    const json_t *row = json_array_get(rows, json_array_size(rows) - 1);
    if (good && strcmp(json_text(row, "method", ""), "direct") == 0)
        command_complain("too many situations to unfold: the pathway itself was walked, which is "
                         "slower (--limit and --memory allow more)");
    json_decref(lines);
    return good;
}

/* --- for a person --- */

static void print_heading(struct screen *screen, const json_t *row) {
    page_say(screen, ROLE_HEADING, "%s, variant %s, policy %s", json_text(row, "pathway", ""),
             json_text(row, "variant", ""), json_text(row, "policy", ""));
}

static void print_simulated(struct screen *screen, const json_t *row) {
    static const struct table_column columns[] = {{"Outcome", false, false},
                                                  {"Walks", true, false},
                                                  {"Share", true, false},
                                                  {"95 % from", true, false},
                                                  {"to", true, false}};
    static const char *const shares[] = {"share", "low", "high"};
    char text[32];
    print_heading(screen, row);
    page_say(screen, ROLE_PLAIN,
             "Sampled: %lld walks with seed %s. Expected utility %.3f (95 %% interval %.3f to "
             "%.3f).",
             json_whole(row, "walks", 0), json_text(row, "seed", ""),
             json_double(row, "expected_utility", NAN),
             json_double(row, "expected_utility_low", NAN),
             json_double(row, "expected_utility_high", NAN));
    if (json_whole(row, "unending", 0))
        page_say(screen, ROLE_PLAIN, "%lld walks did not come to an end; they are counted as -1.",
                 json_whole(row, "unending", 0));
    struct table *table = table_new(screen, columns, 5);
    const json_t *outcomes = json_object_get(row, "outcomes");
    for (size_t i = 0; i < json_array_size(outcomes); i++) {
        const json_t *outcome = json_array_get(outcomes, i);
        table_add(table, ROLE_CHOICE, json_text(outcome, "id", ""));
        snprintf(text, sizeof text, "%lld", json_whole(outcome, "count", 0));
        table_add(table, ROLE_PLAIN, text);
        for (size_t s = 0; s < 3; s++) {
            snprintf(text, sizeof text, "%.2f %%", 100 * json_double(outcome, shares[s], NAN));
            table_add(table, s ? ROLE_MUTED : ROLE_PLAIN, text);
        }
    }
    table_print(table, 0);
}

static const char *time_of(const json_t *line, char text[CLOCK_SIZE]) {
    double minutes = json_double(line, "minutes", NAN);
    text[0] = '\0';
    if (isfinite(minutes))
        clock_format(minutes, text);
    return text;
}

static void print_tale(struct screen *screen, const json_t *row) {
    static const struct table_column columns[] = {{"Time", true, false}, {"What", false, true}};
    const char *outcome = json_text(row, "outcome", NULL);
    char time[CLOCK_SIZE];
    print_heading(screen, row);
    page_say(screen, ROLE_PLAIN, "Walk %lld of seed %s:", json_whole(row, "walk", 0),
             json_text(row, "seed", ""));
    struct table *table = table_new(screen, columns, 2);
    const json_t *steps = json_object_get(row, "steps");
    for (size_t i = 0; i < json_array_size(steps); i++) {
        const json_t *step = json_array_get(steps, i);
        table_add(table, ROLE_MUTED, time_of(step, time));
        table_add(table, ROLE_PLAIN, json_text(step, "step", ""));
    }
    table_print(table, 0);
    if (outcome)
        page_say(screen, ROLE_PLAIN, "It ends at %s, utility %.3g%s%s.", outcome,
                 json_double(row, "utility", NAN), *time_of(row, time) ? ", after " : "", time);
    else
        page_say(screen, ROLE_PLAIN, "%s", "It does not come to an end.");
}

static void print_rows(const struct simulate_options *options, const json_t *rows) {
    struct screen screen;
    screen_init(&screen, stdout, options->inquiry.common.plain);
    for (size_t i = 0; i < json_array_size(rows); i++) {
        if (options->walk)
            print_tale(&screen, json_array_get(rows, i));
        else
            print_simulated(&screen, json_array_get(rows, i));
        screen_gap(&screen);
    }
    screen_settle(&screen);
}

/* --- the command --- */

static int run(int argc, char **argv) {
    static const struct argp_child children[] = {
        {&inquiry_argp, 0, NULL, 0}, {&pathway_argp, 0, NULL, 0}, {0}};
    static const struct argp argp = {
        .options = option_list,
        .parser = parse,
        .args_doc = "PATHWAY",
        .doc = "What comes of many walks under a policy, drawn at random; how likely each outcome "
               "is, with intervals.",
        .children = children};
    struct simulate_options options = {.walks = 100000, .threads = 1, .seed = 1};
    argp_parse(&argp, argc, argv, 0, NULL, &options);
    const char *variant = options.inquiry.variant ? options.inquiry.variant : "base";
    bool every = strcmp(variant, "all") == 0;
    struct inquiry inquiry;
    json_t *rows = json_array();
    bool good = inquiry_begin(&inquiry, &options.inquiry, options.inquiry.pathway);
    const json_t *variants = good ? json_object_get(inquiry.caller.pathway, "variants") : NULL;
    for (size_t i = 0; good && i < (every ? json_array_size(variants) : 1); i++)
        good = simulate(&options, &inquiry,
                        every ? json_string_value(json_array_get(variants, i)) : variant, rows);
    if (good && options.inquiry.common.json)
        inquiry_print(rows, options.walk ? "tale" : "simulated", every);
    else if (good)
        print_rows(&options, rows);
    json_decref(rows);
    json_decref(options.inquiry.no_reduce);
    inquiry_end(&inquiry);
    return good ? EXIT_DONE : inquiry.status;
}

const struct command command_simulate = {"simulate", "PATHWAY", "the odds by walks drawn at random",
                                         run};

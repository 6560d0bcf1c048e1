/* What a policy does at each decision, as a short list of rules. */
#include "strategy.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "json.h"

enum {
    MOST_LEAVES = 6,         /* rules of a node */
    MOST_OPTIONS = 64,       /* told apart at a node; beyond: others */
    MOST_TOLD = 500000,      /* situations of a node that are divided */
    MOST_SHARES = 6,         /* options whose shares are told */
    STEPS_OF_A_SITUATION = 5 /* looking at one takes so much less time than unfolding it */
};

static const double certain = 1 - 1e-9;

/* A gain below this share of all is rounding. */
static const double least_gain = 1e-9;

/* How readily a fact is told. */
enum tier { TIER_READ, TIER_SEEN, TIER_HIDDEN };

/* fact < value (or fact == value, where order means nothing) is `holds`. */
struct test {
    size_t fact;
    double value;
    bool holds;
};

struct split {
    bool found, significant;
    enum tier tier;
    double gain;
    struct test test;
};

/* Situations that the tests before them do not tell apart. */
struct leaf {
    size_t first, count; /* of rows */
    size_t test_count;
    struct test tests[MOST_LEAVES];
    double weights[MOST_OPTIONS];
    bool settled; /* nothing tells them apart */
};

struct reached {
    uint32_t situation;
    uint32_t option;
    double weight; /* the root of its visits, so that what is rare is told apart too */
};

/* A row by the value of a fact. */
struct valued {
    double value, weight;
    uint32_t option, row;
};

struct strategy {
    struct arena *arena;
    const struct unfolding *unfolding;
    const struct graph *graph; /* on which the policy is followed */
    const uint32_t *looks;     /* of beliefs: what each looks like; NULL: it is no graph of them */
    bool sees_all;             /* whatever a learner sees was kept in the situations */
    const struct pathway *pathway;
    const double *weights;
    const struct flows *flows;
    struct parts parts;
    struct facts facts;
    size_t fact_count; /* also the clock, what waits, and the events */
    struct situation *at;
    size_t row_count;
    struct strategy_row *rows;

    /* The reached situations of each node, ascending. */
    uint32_t linked; /* those from here on are in the lists */
    uint32_t *head, *next;
    size_t node; /* the next to be told */

    /* The node at hand. */
    size_t option_count;
    uint64_t options[MOST_OPTIONS]; /* a choice, or the items of orders */
    double shares[MOST_OPTIONS + 1];
    struct reached *reached; /* NULL: no node is at hand */
    struct reached *scratch;
    struct valued *valued;
    size_t leaf_count;
    struct leaf leaves[MOST_LEAVES];
    struct leaf *growing; /* NULL: none is chosen */
    size_t fact;          /* the next to be tried */
    uint64_t *read;       /* by the future of all its situations … */
    uint64_t *known;      /* … and known in all of them */
    double clock_cap;     /* from here on the clock may be any later minute */
    struct split best;
};

/* --- facts --- */

static size_t fact_clock(const struct strategy *strategy) { return strategy->facts.count; }
static size_t fact_waiting(const struct strategy *strategy) { return strategy->facts.count + 1; }
static size_t fact_event(const struct strategy *strategy, size_t event) {
    return strategy->facts.count + 2 + event;
}
static bool is_known_fact(const struct strategy *strategy, size_t fact) {
    return fact >= strategy->facts.fields && fact < 2 * strategy->facts.fields;
}
static const struct layout *layout_of(const struct strategy *strategy) {
    return &strategy->pathway->words.patient;
}

/* Whether the values of a fact have no order. */
static bool is_unordered(const struct strategy *strategy, size_t fact) {
    return fact == fact_waiting(strategy) ||
           (fact < strategy->facts.fields &&
            layout_of(strategy)->fields[fact].kind == FIELD_ONE_OF);
}

/* Puts a situation of the graph into `at`. */
static void look_at(struct strategy *strategy, uint32_t s) {
    unfolding_get(strategy->unfolding, strategy->looks ? strategy->looks[s] : s, strategy->at);
}

static double fact_value(const struct strategy *strategy, size_t fact) {
    const struct situation *at = strategy->at;
    const struct parts *parts = &strategy->parts;
    const struct facts *facts = &strategy->facts;
    if (fact < facts->fields)
        return patient_get(layout_of(strategy), at->bytes, fact);
    if (is_known_fact(strategy, fact))
        return patient_knows(layout_of(strategy), at->bytes, fact - facts->fields);
    if (fact < facts->count)
        return at->bytes[parts->counters + fact - 2 * facts->fields];
    if (fact == fact_clock(strategy))
        return at->clock;
    if (fact == fact_waiting(strategy))
        return at->depth ? at->waiting[at->depth - 1].node : -1;
    return (at->bytes[parts->events + fact - fact_event(strategy, 0)] & EVENT_SPENT) != 0;
}

/* Whether a value may be told of the leaf at hand, and how readily. */
static bool may_tell_value(const struct strategy *strategy, size_t field, enum tier *tier) {
    bool read = bit_has(strategy->read, field), known = bit_has(strategy->known, field);
    if (layout_of(strategy)->fields[field].kind == FIELD_FINDING)
        return false;
    *tier = !known ? TIER_HIDDEN : read ? TIER_READ : TIER_SEEN;
    return known ? read || strategy->sees_all : read && !strategy->looks;
}

/* The same for any fact. */
static bool may_tell(const struct strategy *strategy, size_t fact, enum tier *tier) {
    const struct facts *facts = &strategy->facts;
    if (fact < facts->fields)
        return may_tell_value(strategy, fact, tier);
    *tier = TIER_READ;
    if (fact < facts->count)
        return bit_has(strategy->read, fact) &&
               (!is_known_fact(strategy, fact) ||
                layout_of(strategy)->fields[fact - facts->fields].hidden);
    if (fact != fact_clock(strategy))
        *tier = fact == fact_waiting(strategy) ? TIER_SEEN : TIER_HIDDEN;
    return true;
}

static bool passes(const struct strategy *strategy, const struct test *test, double value) {
    bool is = is_unordered(strategy, test->fact) ? value == test->value : value < test->value;
    return is == test->holds;
}

/* --- beginning --- */

struct strategy *strategy_new(struct arena *arena, const struct study *study,
                              const struct rule_of_choice *rule, const double *weights,
                              const struct flows *flows) {
    const struct study *followed = study_followed(study, rule);
    const struct pathway *pathway = study->graph->pathway;
    struct strategy *strategy = arena_alloc(arena, sizeof *strategy);
    *strategy = (struct strategy){.arena = arena,
                                  .unfolding = study->unfolding,
                                  .graph = followed->graph,
                                  .looks = followed->looks,
                                  .sees_all = study->sight == SIGHT_ALL ||
                                              !(study->options.reductions & REDUCE_SEEN),
                                  .pathway = pathway,
                                  .weights = weights,
                                  .flows = flows,
                                  .parts = study->graph->parts,
                                  .facts = facts_of(pathway),
                                  .linked = followed->graph->expanded};
    strategy->fact_count = fact_event(strategy, pathway->event_count);
    strategy->at = arena_alloc(arena, situation_size(&study->graph->parts));
    strategy->read = arena_alloc(arena, strategy->facts.words * sizeof *strategy->read);
    strategy->known = arena_alloc(arena, strategy->facts.words * sizeof *strategy->known);
    strategy->head = arena_alloc(arena, (pathway->node_count + 1) * sizeof *strategy->head);
    for (size_t n = 0; n < pathway->node_count; n++)
        strategy->head[n] = NOWHERE;
    strategy->next = xcalloc((size_t)followed->graph->expanded + 1, sizeof *strategy->next);
    return strategy;
}

static void drop_node(struct strategy *strategy) {
    free(strategy->reached);
    free(strategy->scratch);
    free(strategy->valued);
    strategy->reached = strategy->scratch = NULL;
    strategy->valued = NULL;
}

void strategy_free(struct strategy *strategy) {
    if (!strategy)
        return;
    drop_node(strategy);
    free(strategy->next);
    strategy->next = NULL;
}

const struct strategy_row *strategy_rows(const struct strategy *strategy, size_t *count) {
    *count = strategy->row_count;
    return strategy->rows;
}

/* --- the options of a node --- */

static bool is_orders(const struct strategy *strategy) {
    return strategy->pathway->nodes[strategy->node].kind == NODE_ORDERS;
}

/* The number of what an edge chooses; MOST_OPTIONS: there are too many. */
static uint32_t option_of(struct strategy *strategy, uint32_t edge) {
    uint64_t option = is_orders(strategy) ? graph_ticks(strategy->graph, edge)->items
                                          : strategy->graph->edges[edge].choice;
    for (size_t i = 0; i < strategy->option_count; i++)
        if (strategy->options[i] == option)
            return (uint32_t)i;
    if (strategy->option_count == MOST_OPTIONS)
        return MOST_OPTIONS;
    strategy->options[strategy->option_count] = option;
    return (uint32_t)strategy->option_count++;
}

/* Adds what is chosen in a situation; MOST_OPTIONS where it is not one thing. */
static uint32_t add_shares(struct strategy *strategy, uint32_t s) {
    uint32_t chosen = MOST_OPTIONS;
    for (uint32_t e = edges_begin(strategy->graph, s); e < edges_end(strategy->graph, s); e++) {
        if (strategy->weights[e] <= 0)
            continue;
        uint32_t option = option_of(strategy, e);
        strategy->shares[option] += strategy->flows->visits[s] * strategy->weights[e];
        if (strategy->weights[e] >= certain)
            chosen = option;
    }
    return chosen;
}

/* --- words --- */

static void write_option(const struct strategy *strategy, uint64_t option, FILE *out) {
    const struct node *node = &strategy->pathway->nodes[strategy->node];
    const char *between = "";
    if (!is_orders(strategy))
        fputs(node->choices[option].id, out);
    else if (option == 0)
        fputs("nothing", out);
    else
        for (size_t i = 0; i < node->choice_count; i++)
            if (option >> i & 1) {
                fprintf(out, "%s%s", between, node->choices[i].id);
                between = ",";
            }
}

static void write_percent(double share, FILE *out) {
    if (share < 0.0001)
        fputs(" under 0.01 %", out);
    else
        fprintf(out, " %.3g %%", 100 * share);
}

/* The greatest first; of equals as they were met, which is the order in which they are written. */
static void write_shares(const struct strategy *strategy, const double *shares, double others,
                         FILE *out) {
    double all = others;
    bool told[MOST_OPTIONS] = {false};
    const char *between = "";
    for (size_t i = 0; i < strategy->option_count; i++)
        all += shares[i];
    for (size_t n = 0; n < MOST_SHARES; n++) {
        size_t most = MOST_OPTIONS;
        for (size_t i = 0; i < strategy->option_count; i++)
            if (!told[i] && shares[i] > 0 && (most == MOST_OPTIONS || shares[i] > shares[most]))
                most = i;
        if (most == MOST_OPTIONS)
            break;
        told[most] = true;
        fputs(between, out);
        write_option(strategy, strategy->options[most], out);
        write_percent(shares[most] / all, out);
        between = ", ";
    }
    for (size_t i = 0; i < strategy->option_count; i++)
        others += told[i] ? 0 : shares[i];
    if (others > 0) {
        fprintf(out, "%sothers", between);
        write_percent(others / all, out);
    }
}

/* What all tests on one fact of a leaf say together. */
struct bounds {
    double low, high; /* low <= fact < high */
};

static struct bounds bounds_of(const struct leaf *leaf, size_t fact) {
    struct bounds bounds = {-INFINITY, INFINITY};
    for (size_t i = 0; i < leaf->test_count; i++) {
        const struct test *test = &leaf->tests[i];
        if (test->fact == fact && test->holds)
            bounds.high = fmin(bounds.high, test->value);
        else if (test->fact == fact)
            bounds.low = fmax(bounds.low, test->value);
    }
    return bounds;
}

static bool leaf_allows(const struct strategy *strategy, const struct leaf *leaf, size_t fact,
                        double value) {
    for (size_t i = 0; i < leaf->test_count; i++)
        if (leaf->tests[i].fact == fact && !passes(strategy, &leaf->tests[i], value))
            return false;
    return true;
}

/* "Airway: clear or stridor" */
static void write_values(const struct strategy *strategy, const struct leaf *leaf, size_t fact,
                         FILE *out) {
    const struct field *field = &layout_of(strategy)->fields[fact];
    const char *between = ": ";
    fputs(field->label, out);
    for (size_t v = 0; v < field->value_count; v++)
        if (leaf_allows(strategy, leaf, fact, (double)v)) {
            char text[512];
            field_format(field, (double)v, text, sizeof text);
            fprintf(out, "%s%s", between, text);
            between = " or ";
        }
}

/* "Systolic BP below 90 mmHg" */
static void write_number(const struct field *field, struct bounds bounds, FILE *out) {
    char low[32], high[32];
    json_format_number(bounds.low, low);
    json_format_number(bounds.high, high);
    if (bounds.low == -INFINITY)
        fprintf(out, "%s below %s", field->label, high);
    else if (bounds.high == INFINITY)
        fprintf(out, "%s at least %s", field->label, low);
    else
        fprintf(out, "%s from %s to below %s", field->label, low, high);
    if (field->unit)
        fprintf(out, " %s", field->unit);
}

static void write_times(const struct strategy *strategy, size_t counter, struct bounds bounds,
                        FILE *out) {
    for (size_t n = 0; n < strategy->pathway->node_count; n++) {
        const struct node *node = &strategy->pathway->nodes[n];
        for (size_t c = 0; c < node->choice_count; c++)
            if (node->choices[c].counter == (long)counter)
                fprintf(out, "%s:%s ", node->id, node->choices[c].id);
    }
    if (bounds.high == 1)
        fputs("not yet taken", out);
    else if (bounds.high == bounds.low + 1)
        fprintf(out, "taken %g times", bounds.low);
    else if (bounds.low == 1 && bounds.high == INFINITY)
        fputs("taken before", out);
    else if (bounds.high == INFINITY)
        fprintf(out, "taken at least %g times", bounds.low);
    else if (bounds.low == -INFINITY)
        fprintf(out, "taken less than %g times", bounds.high);
    else
        fprintf(out, "taken at least %g and less than %g times", bounds.low, bounds.high);
}

static void write_duration(double minutes, FILE *out) {
    enum { HOUR = 60, DAY = 1440 };
    long long whole = (long long)minutes, days = whole / DAY, hours = whole % DAY / HOUR,
              rest = whole % HOUR;
    const char *between = "";
    if (days) {
        fprintf(out, "%lld d", days);
        between = " ";
    }
    if (hours) {
        fprintf(out, "%s%lld h", between, hours);
        between = " ";
    }
    if (rest || whole == 0)
        fprintf(out, "%s%lld min", between, rest);
}

static void write_clock(struct bounds bounds, FILE *out) {
    if (bounds.low == -INFINITY) {
        fputs("before ", out);
        write_duration(bounds.high, out);
        return;
    }
    fputs("from ", out);
    write_duration(bounds.low, out);
    fputs(" on", out);
    if (bounds.high < INFINITY) {
        fputs(", before ", out);
        write_duration(bounds.high, out);
    }
}

/* "consult is interrupted", "consult is not interrupted", "nothing is interrupted" */
static void write_waiting(const struct strategy *strategy, const struct leaf *leaf, FILE *out) {
    const char *between = "";
    for (size_t i = 0; i < leaf->test_count; i++) {
        const struct test *test = &leaf->tests[i];
        if (test->fact != fact_waiting(strategy))
            continue;
        bool none = test->value < 0;
        fprintf(out, "%s%s is %sinterrupted", between,
                !none         ? strategy->pathway->nodes[(size_t)test->value].id
                : test->holds ? "nothing"
                              : "something",
                !none && !test->holds ? "not " : "");
        between = " and ";
    }
}

/* What a leaf's tests on one fact say. */
static void write_fact(const struct strategy *strategy, const struct leaf *leaf, size_t fact,
                       FILE *out) {
    const struct facts *facts = &strategy->facts;
    struct bounds bounds = bounds_of(leaf, fact);
    if (fact < facts->fields) {
        const struct field *field = &layout_of(strategy)->fields[fact];
        if (field->kind <= FIELD_INTEGER)
            write_number(field, bounds, out);
        else
            write_values(strategy, leaf, fact, out);
    } else if (is_known_fact(strategy, fact)) {
        fprintf(out, "%s %sknown", layout_of(strategy)->fields[fact - facts->fields].label,
                bounds.low == -INFINITY ? "not " : "");
    } else if (fact < facts->count) {
        write_times(strategy, fact - 2 * facts->fields, bounds, out);
    } else if (fact == fact_clock(strategy)) {
        write_clock(bounds, out);
    } else if (fact == fact_waiting(strategy)) {
        write_waiting(strategy, leaf, out);
    } else {
        fprintf(out, "%s %s", strategy->pathway->events[fact - fact_event(strategy, 0)].id,
                bounds.low == -INFINITY ? "may still come" : "can come no more");
    }
}

static void write_when(const struct strategy *strategy, const struct leaf *leaf, FILE *out) {
    const char *between = "";
    for (size_t i = 0; i < leaf->test_count; i++) {
        bool before = false;
        for (size_t j = 0; j < i; j++)
            before = before || leaf->tests[j].fact == leaf->tests[i].fact;
        if (before)
            continue;
        fputs(between, out);
        write_fact(strategy, leaf, leaf->tests[i].fact, out);
        between = " and ";
    }
}

/* --- telling a node --- */

static const char *take_text(struct strategy *strategy, FILE *out, char **text) {
    if (fclose(out) != 0)
        die("out of memory");
    const char *kept = arena_copy(strategy->arena, *text);
    free(*text);
    return kept;
}

static FILE *open_text(char **text, size_t *size) {
    FILE *out = open_memstream(text, size);
    if (!out)
        die("out of memory");
    return out;
}

static void add_row(struct strategy *strategy, const char *when, const char *option) {
    *ARENA_ADD(strategy->arena, strategy->rows, strategy->row_count) =
        (struct strategy_row){(uint32_t)strategy->node, when, option};
}

static void tell_shares(struct strategy *strategy) {
    char *text;
    size_t size;
    FILE *out = open_text(&text, &size);
    write_shares(strategy, strategy->shares, strategy->shares[MOST_OPTIONS], out);
    add_row(strategy, NULL, take_text(strategy, out, &text));
}

/* The only option of a leaf; MOST_OPTIONS: it has several. */
static size_t option_of_leaf(const struct strategy *strategy, const struct leaf *leaf) {
    size_t found = MOST_OPTIONS;
    for (size_t i = 0; i < strategy->option_count; i++) {
        if (leaf->weights[i] <= 0)
            continue;
        if (found < MOST_OPTIONS)
            return MOST_OPTIONS;
        found = i;
    }
    return found;
}

/* What is done in a leaf; with several options their shares of the visits. */
static const char *leaf_option(struct strategy *strategy, const struct leaf *leaf) {
    char *text;
    size_t size, only = option_of_leaf(strategy, leaf);
    double shares[MOST_OPTIONS] = {0};
    FILE *out = open_text(&text, &size);
    for (size_t i = leaf->first; i < leaf->first + leaf->count; i++)
        shares[strategy->reached[i].option] +=
            strategy->flows->visits[strategy->reached[i].situation];
    if (only < MOST_OPTIONS)
        write_option(strategy, strategy->options[only], out);
    else
        write_shares(strategy, shares, 0, out);
    return take_text(strategy, out, &text);
}

static const char *leaf_when(struct strategy *strategy, const struct leaf *leaf) {
    char *text;
    size_t size;
    FILE *out = open_text(&text, &size);
    write_when(strategy, leaf, out);
    return take_text(strategy, out, &text);
}

/* The rule that is told as "otherwise": that which saves the most conditions. Leaves of one option
   are told by one "otherwise", so they count together. */
static size_t choose_otherwise(const struct strategy *strategy) {
    size_t found = 0, most = 0;
    for (size_t i = 0; i < strategy->leaf_count; i++) {
        size_t option = option_of_leaf(strategy, &strategy->leaves[i]), tests = 0;
        for (size_t j = 0; j < strategy->leaf_count; j++)
            if (j == i ||
                (option < MOST_OPTIONS && option_of_leaf(strategy, &strategy->leaves[j]) == option))
                tests += strategy->leaves[j].test_count;
        if (tests >= most) {
            most = tests;
            found = i;
        }
    }
    return found;
}

static void tell_leaves(struct strategy *strategy) {
    size_t otherwise = choose_otherwise(strategy);
    const struct leaf *last = &strategy->leaves[otherwise];
    size_t option = option_of_leaf(strategy, last);
    for (size_t i = 0; i < strategy->leaf_count; i++) {
        const struct leaf *leaf = &strategy->leaves[i];
        bool same = option < MOST_OPTIONS && option_of_leaf(strategy, leaf) == option;
        if (i != otherwise && !same)
            add_row(strategy, leaf_when(strategy, leaf), leaf_option(strategy, leaf));
    }
    add_row(strategy, strategy->leaf_count > 1 ? "otherwise" : NULL, leaf_option(strategy, last));
}

/* --- dividing --- */

static void weigh_leaf(struct strategy *strategy, struct leaf *leaf) {
    memset(leaf->weights, 0, sizeof leaf->weights);
    for (size_t i = leaf->first; i < leaf->first + leaf->count; i++)
        leaf->weights[strategy->reached[i].option] += strategy->reached[i].weight;
}

/* The leaf with the most that is not its commonest option; NULL: none can be divided. */
static struct leaf *choose_leaf(struct strategy *strategy) {
    struct leaf *found = NULL;
    double most = 0;
    for (size_t l = 0; l < strategy->leaf_count; l++) {
        struct leaf *leaf = &strategy->leaves[l];
        double all = 0, commonest = 0;
        for (size_t i = 0; i < strategy->option_count; i++) {
            all += leaf->weights[i];
            commonest = fmax(commonest, leaf->weights[i]);
        }
        if (leaf->settled || option_of_leaf(strategy, leaf) < MOST_OPTIONS)
            continue;
        if (!found || all - commonest > most) {
            most = all - commonest;
            found = leaf;
        }
    }
    return strategy->leaf_count < MOST_LEAVES ? found : NULL;
}

/* Finds what may be told of a leaf. */
static void look_at_leaf(struct strategy *strategy, const struct leaf *leaf) {
    size_t fields = strategy->facts.fields;
    strategy->clock_cap = INFINITY;
    memset(strategy->read, 0xff, strategy->facts.words * sizeof *strategy->read);
    memset(strategy->known, 0xff, strategy->facts.words * sizeof *strategy->known);
    for (size_t i = leaf->first; i < leaf->first + leaf->count; i++) {
        double cap;
        look_at(strategy, strategy->reached[i].situation);
        const uint64_t *read = unfolding_reads(strategy->unfolding, strategy->at, &cap);
        for (size_t w = 0; w < strategy->facts.words; w++)
            strategy->read[w] &= read[w];
        for (size_t f = 0; f < fields; f++)
            if (!patient_knows(layout_of(strategy), strategy->at->bytes, f))
                bit_drop(strategy->known, f);
        if (strategy->at->clock >= cap)
            strategy->clock_cap = fmin(strategy->clock_cap, cap);
    }
    strategy->fact = 0;
    strategy->best = (struct split){.found = false};
}

static int compare_valued(const void *a, const void *b) {
    const struct valued *x = a, *y = b;
    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

/* Sum of squares over the sum: the greater, the purer. */
static double purity(const double *weights, size_t count) {
    double sum = 0, squares = 0;
    for (size_t i = 0; i < count; i++) {
        sum += weights[i];
        squares += weights[i] * weights[i];
    }
    return sum > 0 ? squares / sum : 0;
}

/* Keeps a split if it is better: one that tells something, then the more readily told, then the
   greater gain, then the first. */
static void offer_split(struct strategy *strategy, const double *inside, enum tier tier,
                        double value) {
    const double *all = strategy->growing->weights;
    double outside[MOST_OPTIONS], sum = 0;
    for (size_t i = 0; i < strategy->option_count; i++) {
        outside[i] = fmax(all[i] - inside[i], 0);
        sum += all[i];
    }
    size_t count = strategy->option_count;
    double gain = purity(inside, count) + purity(outside, count) - purity(all, count);
    struct split *best = &strategy->best;
    bool significant = gain > least_gain * sum, better = !best->found;
    if (!better && significant != best->significant)
        better = significant;
    else if (!better && tier != best->tier)
        better = tier < best->tier;
    else if (!better)
        better = gain > best->gain;
    if (better)
        *best = (struct split){true, significant, tier, gain, {strategy->fact, value, true}};
}

/* The greatest multiple of `step` that divides two numbers: low < it <= high. */
static bool divides(double low, double high, double step, double *found) {
    *found = step < 1 ? floor(high * round(1 / step)) / round(1 / step) : floor(high / step) * step;
    return *found > low && *found <= high;
}

/* Where to divide two neighbouring values of a fact: at the roundest number between them, since
   nothing is met there that could tell. */
static double divider(const struct strategy *strategy, double low, double high) {
    static const double times[] = {1440, 360, 60, 30, 15, 5, 1};
    double found;
    if (strategy->fact == fact_clock(strategy)) {
        for (size_t i = 0; i < sizeof times / sizeof *times; i++)
            if (divides(low, high, times[i], &found))
                return found;
        return high;
    }
    if (strategy->fact >= strategy->facts.fields ||
        layout_of(strategy)->fields[strategy->fact].kind > FIELD_INTEGER)
        return high;
    for (double step = 1e9; step > 1e-7; step /= 10)
        if (divides(low, high, step, &found) || divides(low, high, step / 2, &found))
            return found;
    return high;
}

/* Tries every way to divide the leaf by the fact at hand. */
static void try_fact(struct strategy *strategy, enum tier tier) {
    const struct leaf *leaf = strategy->growing;
    bool unordered = is_unordered(strategy, strategy->fact);
    double inside[MOST_OPTIONS] = {0};
    for (size_t i = 0; i < leaf->count; i++) {
        const struct reached *row = &strategy->reached[leaf->first + i];
        look_at(strategy, row->situation);
        strategy->valued[i] = (struct valued){fact_value(strategy, strategy->fact), row->weight,
                                              row->option, (uint32_t)i};
    }
    struct valued *valued = strategy->valued;
    qsort(valued, leaf->count, sizeof *valued, compare_valued);
    if (valued[0].value == valued[leaf->count - 1].value)
        return;
    for (size_t i = 0; i < leaf->count; i++) {
        inside[valued[i].option] += valued[i].weight;
        bool last = i + 1 == leaf->count;
        if (!last && valued[i].value == valued[i + 1].value)
            continue;
        if (unordered) {
            offer_split(strategy, inside, tier, valued[i].value);
            memset(inside, 0, sizeof inside);
        } else if (!last && (strategy->fact != fact_clock(strategy) ||
                             valued[i + 1].value <= strategy->clock_cap)) {
            offer_split(strategy, inside, tier,
                        divider(strategy, valued[i].value, valued[i + 1].value));
        }
    }
}

/* Divides the leaf at hand in two, each in its order. */
static void divide(struct strategy *strategy) {
    struct leaf *leaf = strategy->growing, *other = &strategy->leaves[strategy->leaf_count++];
    const struct test *test = &strategy->best.test;
    size_t kept = 0, moved = 0;
    struct reached *rows = strategy->reached + leaf->first;
    for (size_t i = 0; i < leaf->count; i++) {
        look_at(strategy, rows[i].situation);
        if (passes(strategy, test, fact_value(strategy, test->fact)))
            rows[kept++] = rows[i];
        else
            strategy->scratch[moved++] = rows[i];
    }
    memcpy(rows + kept, strategy->scratch, moved * sizeof *rows);
    *other = *leaf;
    other->first = leaf->first + kept;
    other->count = moved;
    leaf->count = kept;
    leaf->tests[leaf->test_count++] = *test;
    other->tests[other->test_count] = *test;
    other->tests[other->test_count++].holds = false;
    weigh_leaf(strategy, leaf);
    weigh_leaf(strategy, other);
}

/* --- in steps --- */

/* One step of dividing; what it took, in situations. */
static size_t grow(struct strategy *strategy) {
    enum tier tier;
    if (!strategy->growing) {
        strategy->growing = choose_leaf(strategy);
        if (strategy->growing) {
            look_at_leaf(strategy, strategy->growing);
            return strategy->growing->count;
        }
        tell_leaves(strategy);
        drop_node(strategy);
        strategy->node++;
        return 1;
    }
    size_t count = strategy->growing->count;
    while (strategy->fact < strategy->fact_count && !may_tell(strategy, strategy->fact, &tier))
        strategy->fact++;
    if (strategy->fact < strategy->fact_count) {
        try_fact(strategy, tier);
        strategy->fact++;
        return count;
    }
    if (strategy->best.found)
        divide(strategy);
    else
        strategy->growing->settled = true;
    strategy->growing = NULL;
    return count;
}

/* Collects what is done at the next node; how many situations it has. */
static size_t begin_node(struct strategy *strategy) {
    size_t count = 0, room = 0;
    bool one = true;
    strategy->option_count = 0;
    memset(strategy->shares, 0, sizeof strategy->shares);
    for (uint32_t s = strategy->head[strategy->node]; s != NOWHERE; s = strategy->next[s])
        room++;
    strategy->reached = xcalloc(room + 1, sizeof *strategy->reached);
    for (uint32_t s = strategy->head[strategy->node]; s != NOWHERE; s = strategy->next[s]) {
        uint32_t option = add_shares(strategy, s);
        one = one && option < MOST_OPTIONS;
        strategy->reached[count++] = (struct reached){s, option, sqrt(strategy->flows->visits[s])};
    }
    if (count == 0 || !one || count > MOST_TOLD) {
        if (count > 0)
            tell_shares(strategy);
        drop_node(strategy);
        strategy->node++;
        return count;
    }
    strategy->scratch = xcalloc(count, sizeof *strategy->scratch);
    strategy->valued = xcalloc(count, sizeof *strategy->valued);
    strategy->leaf_count = 1;
    strategy->growing = NULL;
    strategy->leaves[0] = (struct leaf){.count = count};
    weigh_leaf(strategy, &strategy->leaves[0]);
    return count;
}

static void link_one(struct strategy *strategy) {
    uint32_t s = --strategy->linked, *head = &strategy->head[strategy->graph->node[s]];
    if (strategy->graph->waits[s] != WAITS_CHOICE || strategy->flows->visits[s] <= 0 ||
        edges_begin(strategy->graph, s) == edges_end(strategy->graph, s))
        return;
    strategy->next[s] = *head;
    *head = s;
}

bool strategy_go_on(struct strategy *strategy, size_t budget) {
    for (size_t done = 0; done < budget * STEPS_OF_A_SITUATION; done++) {
        if (strategy->linked > 0)
            link_one(strategy);
        else if (strategy->reached)
            done += grow(strategy);
        else if (strategy->node < strategy->pathway->node_count)
            done += begin_node(strategy);
        else
            return false;
    }
    return true;
}

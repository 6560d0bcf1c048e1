/* Whether loops are solved right: pathways put together by chance that go round and round, against
   the linear equations of every policy there is, solved as they stand in the textbooks.

       test_loops FIRST COUNT   the seeds FIRST … FIRST + COUNT - 1; tells what is wrong
       test_loops FIRST         the text of one pathway

   All that matters is which node a walk is at, so a situation is a node. */
#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "odds.h"
#include "random.h"

enum { MOST_NODES = 7, MOST_WAYS = 3, ENDS = 3, MOST_FIELDS = 1 };
static const double close_enough = 1e-9;
static const double worst = -1; /* what going round for ever counts as */

/* A way on from a node: to another, or to an end (nodes + end). */
struct way {
    size_t to;
    long double p; /* of a chance */
    double cost;
};

struct spot {
    bool chooses;
    size_t count;
    struct way ways[MOST_WAYS];
};

struct model {
    uint64_t seed;
    uint32_t drawn;
    bool rare; /* a rare chance is in it */
    size_t nodes;
    struct spot spots[MOST_NODES];
    double utility[ENDS];
};

static double draw(struct model *m) {
    return random_draw(m->seed, random_place("test", "loops"), m->drawn++);
}
static size_t one_of(struct model *m, size_t count) { return (size_t)(draw(m) * (double)count); }

/* Most chances are ordinary. One in a pathway may be so rare that only sums that do not cancel keep
   it: with more, the equations below would not do. */
static double chance_of(struct model *m) {
    static const double rare[] = {1e-3, 1e-6, 1e-8};
    if (m->rare || one_of(m, 6))
        return (double)(1 + one_of(m, 9)) / 10;
    m->rare = true;
    return rare[one_of(m, 3)];
}

static void make(struct model *m, uint64_t seed) {
    *m = (struct model){.seed = seed};
    m->nodes = 2 + one_of(m, MOST_NODES - 1);
    for (size_t n = 0; n < m->nodes; n++) {
        struct spot *spot = &m->spots[n];
        spot->chooses = one_of(m, 2);
        spot->count = spot->chooses ? 1 + one_of(m, MOST_WAYS) : 2;
        for (size_t i = 0; i < spot->count; i++) {
            spot->ways[i].to = one_of(m, 5) ? one_of(m, m->nodes) : m->nodes + one_of(m, ENDS);
            spot->ways[i].cost = (double)one_of(m, 4);
        }
        spot->ways[0].p = chance_of(m);
        spot->ways[1].p = 1 - spot->ways[0].p;
    }
    for (size_t e = 0; e < ENDS; e++)
        m->utility[e] = (double)one_of(m, 21) / 10 - 1;
}

static void write_target(FILE *out, const struct model *m, const struct way *way) {
    bool end = way->to >= m->nodes;
    fprintf(out, "takes = \"%g min\", set = \"cost = cost + %g\", to = \"%s%zu\" },\n", way->cost,
            way->cost, end ? "end" : "n", end ? way->to - m->nodes : way->to);
}

static char *text_of(const struct model *m) {
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    fprintf(out, "pathway \"loops\" { title = \"Loops\", start = \"n0\" }\n"
                 "patient \"Sam, 24\" { cost = number { 0 } }\n");
    for (size_t n = 0; n < m->nodes; n++) {
        const struct spot *spot = &m->spots[n];
        fprintf(out, spot->chooses ? "decision \"n%zu\" { \".\",\n" : "chance \"n%zu\" {\n", n);
        for (size_t i = 0; i < spot->count; i++) {
            if (spot->chooses)
                fprintf(out, "  option \"w%zu\" { \".\", ", i);
            else if (i == 0)
                fprintf(out, "  branch \"w0\" { p = %.17Lg, illustrative = true, ",
                        spot->ways[0].p);
            else
                fprintf(out, "  branch \"w%zu\" { p = rest, ", i);
            write_target(out, m, &spot->ways[i]);
        }
        fprintf(out, "}\n");
    }
    for (size_t e = 0; e < ENDS; e++)
        fprintf(out, "outcome \"end%zu\" { \".\", utility = %.17g }\n", e, m->utility[e]);
    fclose(out);
    return text;
}

/* --- the equations --- */

/* What weighs each way of each node. */
struct weights {
    long double of[MOST_NODES][MOST_WAYS];
};

/* Which nodes may come to an end at all. */
static void find_open(const struct model *m, const struct weights *weights, bool open[MOST_NODES]) {
    memset(open, 0, MOST_NODES);
    for (size_t round = 0; round < m->nodes; round++)
        for (size_t n = 0; n < m->nodes; n++)
            for (size_t i = 0; i < m->spots[n].count; i++) {
                size_t to = m->spots[n].ways[i].to;
                if (weights->of[n][i] > 0 && (to >= m->nodes || open[to]))
                    open[n] = true;
            }
}

/* Gauss's elimination: a x = b, in place of b. Rows are taken as they stand: the diagonal is as
   large as all else in its row together, and another pivot would mix in rows of no concern. */
static void solve(size_t count, long double a[MOST_NODES][MOST_NODES], long double b[MOST_NODES]) {
    for (size_t c = 0; c < count; c++)
        for (size_t r = 0; r < count; r++) {
            if (r == c || a[r][c] == 0)
                continue;
            long double factor = a[r][c] / a[c][c];
            for (size_t k = 0; k < count; k++)
                a[r][k] -= factor * a[c][k];
            b[r] -= factor * b[c];
        }
    for (size_t c = 0; c < count; c++)
        b[c] /= a[c][c];
}

/* The expected worth from every node, ends being worth `ends`, going round for ever `unending`. */
static void value(const struct model *m, const struct weights *weights, const double ends[ENDS],
                  double unending, long double x[MOST_NODES]) {
    long double a[MOST_NODES][MOST_NODES] = {{0}};
    bool open[MOST_NODES];
    find_open(m, weights, open);
    for (size_t n = 0; n < m->nodes; n++) {
        a[n][n] = 1;
        x[n] = open[n] ? 0 : unending;
        for (size_t i = 0; open[n] && i < m->spots[n].count; i++) {
            size_t to = m->spots[n].ways[i].to;
            if (to < m->nodes)
                a[n][to] -= weights->of[n][i];
            else
                x[n] += weights->of[n][i] * ends[to - m->nodes];
        }
    }
    solve(m->nodes, a, x);
}

/* Moments of the cost of those who come to an end, times the probability of coming to one. */
struct moments {
    long double one, first, second;
};

/* The moments from every node, order by order: each is found from those before it. */
static struct moments cost_of(const struct model *m, const struct weights *weights) {
    static const double certain[ENDS] = {1, 1, 1};
    long double x[3][MOST_NODES];
    bool open[MOST_NODES];
    find_open(m, weights, open);
    value(m, weights, certain, 0, x[0]);
    for (int order = 1; order <= 2; order++) {
        long double a[MOST_NODES][MOST_NODES] = {{0}};
        for (size_t n = 0; n < m->nodes; n++) {
            a[n][n] = 1;
            x[order][n] = 0;
            for (size_t i = 0; open[n] && i < m->spots[n].count; i++) {
                const struct way *way = &m->spots[n].ways[i];
                bool end = way->to >= m->nodes;
                long double one = end ? 1 : x[0][way->to], c = way->cost;
                long double first = end || order == 1 ? 0 : x[1][way->to];
                long double adds = order == 1 ? c * one : 2 * c * first + c * c * one;
                x[order][n] += weights->of[n][i] * adds;
                if (!end)
                    a[n][way->to] -= weights->of[n][i];
            }
        }
        solve(m->nodes, a, x[order]);
    }
    return (struct moments){x[0][0], x[1][0], x[2][0]};
}

/* A policy by number: digit n says which way node n takes. Chance keeps its own. */
static void weigh(const struct model *m, size_t policy, struct weights *weights) {
    memset(weights, 0, sizeof *weights);
    for (size_t n = 0; n < m->nodes; n++) {
        const struct spot *spot = &m->spots[n];
        for (size_t i = 0; i < spot->count; i++)
            weights->of[n][i] = spot->chooses ? policy % spot->count == i : spot->ways[i].p;
        if (spot->chooses)
            policy /= spot->count;
    }
}

static double best_of_all(const struct model *m) {
    size_t policies = 1;
    double best = worst;
    for (size_t n = 0; n < m->nodes; n++)
        policies *= m->spots[n].chooses ? m->spots[n].count : 1;
    for (size_t policy = 0; policy < policies; policy++) {
        struct weights weights;
        long double x[MOST_NODES];
        weigh(m, policy, &weights);
        value(m, &weights, m->utility, worst, x);
        best = fmax(best, (double)x[0]);
    }
    return best;
}

/* --- held against the odds --- */

static bool wrong;

static void compare(const struct model *m, const char *what, double found, double wanted,
                    double size) {
    if (isnan(found) && isnan(wanted))
        return;
    if (fabs(found - wanted) <= close_enough * fmax(1, size))
        return;
    printf("seed %llu: %s is %.15g, by the equations %.15g\n", (unsigned long long)m->seed, what,
           found, wanted);
    wrong = true;
}

static struct odds *ask(const struct study *study, int policy, const struct unfold_options *options,
                        struct arena *arena) {
    struct rule_of_choice rule = {.policy = policy, .best = study->best};
    struct asking *asking = asking_new(study, &rule, options);
    while (asking_go_on(asking, 3))
        continue;
    return asking_finish(asking, arena, NULL, NULL);
}

static void compare_random(const struct model *m, const struct odds *odds) {
    struct weights weights;
    long double x[MOST_NODES];
    double arrived = 0;
    for (size_t n = 0; n < m->nodes; n++)
        for (size_t i = 0; i < m->spots[n].count; i++)
            weights.of[n][i] =
                m->spots[n].chooses ? 1 / (long double)m->spots[n].count : m->spots[n].ways[i].p;
    for (size_t e = 0; e < ENDS; e++) {
        double ends[ENDS] = {0};
        ends[e] = 1;
        value(m, &weights, ends, 0, x);
        compare(m, "probability of an end", odds->outcomes[e].probability, (double)x[0], 1);
        arrived += odds->outcomes[e].probability;
    }
    value(m, &weights, m->utility, worst, x);
    compare(m, "utility", odds->utility, (double)x[0], 1);
    compare(m, "sum", arrived + odds->unending, 1, 1);
    struct moments cost = cost_of(m, &weights);
    double mean = arrived > 0 ? (double)(cost.first / cost.one) : NAN;
    double square = arrived > 0 ? (double)(cost.second / cost.one) : NAN;
    double sd = odds->fields[0].sd;
    compare(m, "mean cost", odds->fields[0].mean, mean, fabs(mean));
    if (arrived > 0)
        compare(m, "mean square of the cost", sd * sd + mean * mean, square, square);
    compare(m, "mean minutes", odds->minutes, mean, fabs(mean));
}

static void try_seed(uint64_t seed) {
    static const size_t fields[MOST_FIELDS] = {0};
    const struct unfold_options options = {.reductions = REDUCE_ALL,
                                           .limit = 1000,
                                           .memory = (size_t)1 << 30,
                                           .field_count = MOST_FIELDS,
                                           .fields = fields};
    struct model m;
    make(&m, seed);
    char *text = text_of(&m);
    struct file file = {"loops.lua", text, strlen(text)};
    struct loading loading;
    pathway_load(&file, 1, &loading);
    for (size_t i = 0; i < loading.count; i++)
        printf("%d: %s\n", loading.diagnostics[i].place.line, loading.diagnostics[i].message);
    if (loading.pathway) {
        struct arena *arena = arena_new();
        struct study *study = study_new(loading.pathway, 0, &options);
        while (study_go_on(study, 3) != STUDY_READY)
            continue;
        double best = best_of_all(&m);
        compare_random(&m, ask(study, POLICY_RANDOM, &options, arena));
        compare(&m, "the best value", study->values[study->graph->start], best, 1);
        compare(&m, "the best policy's value", ask(study, CHAIN_OPTIMAL, &options, arena)->utility,
                best, 1);
        study_free(study);
        arena_free(arena);
    }
    wrong = wrong || !loading.pathway;
    if (wrong)
        printf("%s\n", text);
    pathway_free(loading.pathway);
    loading_free(&loading);
    free(text);
}

int main(int argc, char **argv) {
    uint64_t first = argc > 1 ? strtoull(argv[1], NULL, 10) : 0;
    uint64_t count = argc > 2 ? strtoull(argv[2], NULL, 10) : 0;
    if (argc == 2) {
        struct model m;
        make(&m, first);
        char *text = text_of(&m);
        fputs(text, stdout);
        free(text);
        return EXIT_SUCCESS;
    }
    uint64_t seed = first;
    while (seed < first + count && !wrong)
        try_seed(seed++);
    printf("%llu seeds%s\n", (unsigned long long)(seed - first),
           wrong ? "; the last is wrong" : "");
    return wrong ? EXIT_FAILURE : EXIT_SUCCESS;
}

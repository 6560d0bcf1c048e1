/* analysis/alias, simulate, direct: walks drawn at random agree with the odds, and each can be told
   alone. */
#include "direct.h"
#include "odds.h"
#include "random.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../files.h"

static const struct unfold_options options = {
    .reductions = REDUCE_ALL, .limit = 5000000, .memory = (size_t)1 << 30};

/* --- rows --- */

/* The probability that a row gives to one possibility. */
static double share_of(const struct column *columns, uint32_t bits, uint32_t which) {
    size_t count = (size_t)1 << bits;
    double share = 0;
    for (size_t i = 0; i < count; i++) {
        double below = (double)columns[i].threshold * 0x1p-64;
        share += (columns[i].to[0] == which) * below + (columns[i].to[1] == which) * (1 - below);
    }
    return share / (double)count;
}

static void test_rows_have_their_weights(void **state) {
    (void)state;
    struct alias alias = {0};
    struct column columns[256];
    double weights[200];
    uint64_t bits = 1;
    for (size_t count = 1; count <= 200; count++) {
        double sum = 0;
        for (size_t i = 0; i < count; i++) {
            bits = random_mix(bits);
            weights[i] = ldexp((double)(bits >> 40) + 1, -(int)(bits % 30));
            sum += weights[i];
        }
        alias_fill(&alias, weights, count, columns);
        for (uint32_t i = 0; i < count; i++)
            assert_true(fabs(share_of(columns, alias_bits(count), i) - weights[i] / sum) < 1e-12);
    }
    alias_clear(&alias);
}

static void test_draws_keep_to_the_rows(void **state) {
    (void)state;
    struct alias alias = {0};
    struct column columns[4];
    const double weights[3] = {0.5, 0.3, 0.2};
    alias_fill(&alias, weights, 3, columns);
    unsigned found[3] = {0};
    for (uint64_t i = 0; i < 100000; i++)
        found[alias_draw(columns, alias_bits(3), random_mix(i * RANDOM_STEP))]++;
    for (size_t i = 0; i < 3; i++) /* five standard deviations */
        assert_true(fabs(found[i] / 1e5 - weights[i]) <
                    5 * sqrt(weights[i] * (1 - weights[i]) / 1e5));
    alias_clear(&alias);
}

/* --- pathways --- */

static struct pathway *load_text(const char *name, const char *text) {
    struct file file = {name, text, strlen(text)};
    struct loading loading;
    pathway_load(&file, 1, &loading);
    for (size_t i = 0; i < loading.count && !loading.pathway; i++)
        fprintf(stderr, "%s:%d: %s\n", name, loading.diagnostics[i].place.line,
                loading.diagnostics[i].message);
    struct pathway *pathway = loading.pathway;
    assert_non_null(pathway);
    loading_free(&loading);
    return pathway;
}

static struct pathway *load_shipped(const char *name) {
    char path[1024];
    struct loading loading;
    snprintf(path, sizeof path, "%s/%s.lua", CASEWALK_PATHWAYS_DIR, name);
    files_load(path, &loading);
    assert_non_null(loading.pathway);
    loading_free(&loading);
    return loading.pathway;
}

static struct study *study_variant(const struct pathway *pathway, size_t variant) {
    struct study *study = study_new(pathway, variant, &options);
    while (study_go_on(study, 100000) != STUDY_READY)
        ;
    assert_int_equal(study->graph->expanded, study->graph->count);
    return study;
}

static struct tally new_tally(const struct pathway *pathway) {
    return (struct tally){.outcomes = xcalloc(pathway->node_count, sizeof(uint64_t))};
}

static struct tally simulate(const struct study *study, const struct rule_of_choice *rule,
                             uint64_t seed, uint64_t first, uint64_t walks) {
    struct tally tally = new_tally(study->graph->pathway);
    struct sampler *sampler = sampler_new(study->graph, rule);
    while (sampler_go_on(sampler, 1000))
        ;
    assert_true(sampler_fits(sampler));
    struct simulation *simulation = simulation_new(sampler, seed, first, walks);
    while (simulation_go_on(simulation, 100000))
        ;
    simulation_tally(simulation, &tally);
    simulation_free(simulation);
    sampler_free(sampler);
    return tally;
}

static struct odds *ask_odds(struct arena *arena, const struct study *study,
                             const struct rule_of_choice *rule) {
    struct asking *asking = asking_new(study, rule, &options);
    while (asking_go_on(asking, 100000))
        ;
    return asking_finish(asking, arena, NULL, NULL);
}

/* --- against the odds --- */

struct fit {
    double chi_square, freedom;
};

/* Adds Pearson's chi-square over the outcomes; those of which fewer than five are expected count as
   one. */
static void add_fit(struct fit *fit, const struct odds *odds, const struct tally *tally) {
    double walks = (double)tally->walks, few = 0, few_found = 0, cells = 0;
    for (size_t o = 0; o < odds->outcome_count; o++) {
        double expected = odds->outcomes[o].probability * walks;
        double found = (double)tally->outcomes[odds->outcomes[o].node];
        assert_true(expected > 0 || found == 0);
        if (expected < 5) {
            few += expected;
            few_found += found;
            continue;
        }
        fit->chi_square += (found - expected) * (found - expected) / expected;
        cells++;
    }
    if (few >= 1) {
        fit->chi_square += (few_found - few) * (few_found - few) / few;
        cells++;
    }
    fit->freedom += fmax(cells - 1, 0);
}

/* The probability of so bad a fit or a worse one by chance (Wilson and Hilferty, Proc Natl Acad Sci
   1931;17:684-8). */
static double chance_of(struct fit fit) {
    double spread = 2 / (9 * fit.freedom);
    return erfc((cbrt(fit.chi_square / fit.freedom) - 1 + spread) / sqrt(2 * spread)) / 2;
}

static const char *const shipped[] = {"angioplasty", "ccsvi", "dvst", "kyphoplasty", "vasospasm"};

static void test_shipped_pathways_agree_with_their_odds(void **state) {
    (void)state;
    static const int policies[] = {POLICY_EXPERT, POLICY_RANDOM, POLICY_NOVICE, CHAIN_OPTIMAL};
    for (size_t i = 0; i < sizeof shipped / sizeof *shipped; i++) {
        struct pathway *pathway = load_shipped(shipped[i]);
        struct fit fit = {0};
        for (size_t v = 0; v < pathway->variant_count; v++) {
            struct study *study = study_variant(pathway, v);
            for (size_t p = 0; p < sizeof policies / sizeof *policies; p++) {
                struct rule_of_choice rule = {.policy = policies[p], .best = study->best};
                struct arena *arena = arena_new();
                struct odds *odds = ask_odds(arena, study, &rule);
                struct tally tally = simulate(study, &rule, 1, 1, 100000);
                assert_int_equal(tally.walks, 100000);
                assert_int_equal(tally.faulty, 0);
                add_fit(&fit, odds, &tally);
                double variance = (double)tally.squares / 1e14 - pow(tally_mean(&tally), 2);
                assert_true(fabs(tally_mean(&tally) - odds->utility) <
                            5 * sqrt(variance / 1e5) + 1e-9);
                free(tally.outcomes);
                arena_free(arena);
            }
            study_free(study);
        }
        if (chance_of(fit) < 1e-4)
            fail_msg("%s: chi-square %g with %g degrees of freedom, p = %g", shipped[i],
                     fit.chi_square, fit.freedom, chance_of(fit));
        pathway_free(pathway);
    }
}

static void test_direct_walks_agree_with_the_odds(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof shipped / sizeof *shipped; i++) {
        struct pathway *pathway = load_shipped(shipped[i]);
        struct study *study = study_variant(pathway, 0);
        struct arena *arena = arena_new();
        struct fit fit = {0};
        for (int policy = POLICY_EXPERT; policy <= POLICY_RANDOM; policy++) {
            struct rule_of_choice rule = {.policy = policy};
            struct direct *direct = direct_new(pathway, 0, &rule, 1, 1, 1000, NULL, NULL);
            while (direct_go_on(direct, 1000))
                ;
            assert_int_equal(direct_tally(direct)->walks, 1000);
            assert_int_equal(direct_tally(direct)->faulty, 0);
            add_fit(&fit, ask_odds(arena, study, &rule), direct_tally(direct));
            direct_free(direct);
        }
        if (chance_of(fit) < 1e-4)
            fail_msg("%s: chi-square %g with %g degrees of freedom, p = %g", shipped[i],
                     fit.chi_square, fit.freedom, chance_of(fit));
        arena_free(arena);
        study_free(study);
        pathway_free(pathway);
    }
}

/* --- walks alone --- */

static void ignore(void *context, const char *step, double minutes) {
    (void)context;
    assert_true(strchr(step, ':') && isfinite(minutes));
}

static void stroll_to_the_end(struct stroll *stroll, const struct study *study,
                              const struct rule_of_choice *rule, uint64_t walk,
                              struct tally *tally) {
    const struct graph *graph = study->graph;
    stroll_begin(stroll, graph, rule, 7, walk);
    while (stroll_step(stroll, ignore, NULL))
        ;
    if (stroll->unending)
        tally_unending(tally, 1);
    else {
        const struct end *end = &graph->ends[graph->detail[stroll->situation]];
        tally_end(tally, end->node, end->utility, 1);
    }
    stroll_clear(stroll);
}

static void check_same(const struct pathway *pathway, const struct tally *a,
                       const struct tally *b) {
    assert_int_equal(a->walks, b->walks);
    assert_int_equal(a->unending, b->unending);
    assert_int_equal(a->utility, b->utility);
    assert_int_equal(a->squares, b->squares);
    assert_memory_equal(a->outcomes, b->outcomes, pathway->node_count * sizeof *a->outcomes);
}

static void test_told_walks_are_the_counted_ones(void **state) {
    (void)state;
    struct pathway *pathway = load_shipped("dvst");
    struct study *study = study_variant(pathway, 0);
    struct rule_of_choice rule = {.policy = POLICY_RANDOM};
    struct stroll stroll;
    struct tally counted = simulate(study, &rule, 7, 1, 500), told = new_tally(pathway);
    for (uint64_t walk = 1; walk <= 500; walk++)
        stroll_to_the_end(&stroll, study, &rule, walk, &told);
    check_same(pathway, &counted, &told);
    free(counted.outcomes);
    free(told.outcomes);
    study_free(study);
    pathway_free(pathway);
}

static void add(const struct pathway *pathway, struct tally *to, const struct tally *more) {
    to->walks += more->walks;
    to->unending += more->unending;
    to->utility += more->utility;
    to->squares += more->squares;
    for (size_t n = 0; n < pathway->node_count; n++)
        to->outcomes[n] += more->outcomes[n];
}

static void test_ranges_add_up_to_the_whole(void **state) {
    (void)state;
    struct pathway *pathway = load_shipped("dvst");
    struct study *study = study_variant(pathway, 0);
    struct rule_of_choice rule = {.policy = POLICY_NOVICE};
    struct tally whole = simulate(study, &rule, 3, 1, 10000), parts = new_tally(pathway);
    static const uint64_t ends[] = {1, 2, 19, 5000, 10001};
    for (size_t i = 0; i + 1 < sizeof ends / sizeof *ends; i++) {
        struct tally part = simulate(study, &rule, 3, ends[i], ends[i + 1] - ends[i]);
        add(pathway, &parts, &part);
        free(part.outcomes);
    }
    check_same(pathway, &whole, &parts);
    free(whole.outcomes);
    free(parts.outcomes);
    study_free(study);
    pathway_free(pathway);
}

/* --- walks without end --- */

/* A tenth of walks toss for ever, half of the others wait for ever, the rest come home. */
static const char endless[] =
    "pathway 'endless' { title = 'Endless', start = 'first' }\n"
    "patient 'P' {}\n"
    "chance 'first' {\n"
    "  branch 'tosses' { p = 0.1, illustrative = true, to = 'toss' },\n"
    "  branch 'waits' { p = 0.45, illustrative = true, to = 'wait' },\n"
    "  branch 'goes' { p = rest, to = 'home' } }\n"
    "chance 'toss' { branch 'a' { p = 0.5, illustrative = true, to = 'toss' },\n"
    "  branch 'b' { p = rest, to = 'toss' } }\n"
    "decision 'wait' { 'Wait?', option 'yes' { 'Yes', rating = 'best', to = 'wait' },\n"
    "  option 'no' { 'No', rating = 'harmful', to = 'home' } }\n"
    "outcome 'home' { 'Home.', utility = 1 }\n";

static void test_walks_without_end_are_counted(void **state) {
    (void)state;
    struct pathway *pathway = load_text("endless", endless);
    struct study *study = study_variant(pathway, 0);
    struct rule_of_choice rule = {.policy = POLICY_EXPERT};
    struct tally counted = simulate(study, &rule, 7, 1, 20), told = new_tally(pathway);
    struct stroll stroll;
    assert_int_equal(counted.walks, 20);
    assert_true(counted.unending > 0 && counted.unending < 20);
    assert_int_equal(counted.utility, (20 - 2 * (int64_t)counted.unending) * 1000000000);
    for (uint64_t walk = 1; walk <= 20; walk++)
        stroll_to_the_end(&stroll, study, &rule, walk, &told);
    check_same(pathway, &counted, &told);
    struct direct *direct = direct_new(pathway, 0, &rule, 7, 1, 20, NULL, NULL);
    while (direct_go_on(direct, 1000))
        ;
    check_same(pathway, &counted, direct_tally(direct));
    direct_free(direct);
    free(counted.outcomes);
    free(told.outcomes);
    study_free(study);
    pathway_free(pathway);
}

static void test_a_pathway_without_a_draw(void **state) {
    (void)state;
    struct pathway *pathway =
        load_text("short", "pathway 'short' { title = 'Short', start = 'home' }\n"
                           "patient 'P' {}\n"
                           "outcome 'home' { 'Home.', utility = 0.9 }\n");
    struct study *study = study_variant(pathway, 0);
    struct rule_of_choice rule = {.policy = POLICY_EXPERT};
    struct tally tally = simulate(study, &rule, 1, 1, 12345);
    assert_int_equal(tally.walks, 12345);
    assert_true(tally_mean(&tally) == 0.9);
    free(tally.outcomes);
    study_free(study);
    pathway_free(pathway);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows_have_their_weights),
        cmocka_unit_test(test_draws_keep_to_the_rows),
        cmocka_unit_test(test_shipped_pathways_agree_with_their_odds),
        cmocka_unit_test(test_direct_walks_agree_with_the_odds),
        cmocka_unit_test(test_told_walks_are_the_counted_ones),
        cmocka_unit_test(test_ranges_add_up_to_the_whole),
        cmocka_unit_test(test_walks_without_end_are_counted),
        cmocka_unit_test(test_a_pathway_without_a_draw),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

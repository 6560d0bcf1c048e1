/* analysis/strategy, prism: a policy told as rules, the graph as files; in slices of any size. */
#include "prism.h"
#include "strategy.h"

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

/* A pathway that is studied, and a policy that was asked for. */
struct asked {
    struct pathway *pathway;
    struct study *study;
    struct rule_of_choice rule;
    struct arena *arena;
    double *weights;
    struct flows *flows;
};

static struct asked ask(const char *folder, const char *name, int policy) {
    struct asked asked = {.arena = arena_new()};
    struct loading loading;
    char path[1024];
    snprintf(path, sizeof path, "%s/%s.lua", folder, name);
    files_load(path, &loading);
    asked.pathway = loading.pathway;
    assert_non_null(asked.pathway);
    loading_free(&loading);
    asked.study = study_new(asked.pathway, 0, &options);
    while (study_go_on(asked.study, 100000) != STUDY_READY)
        ;
    asked.rule = (struct rule_of_choice){.policy = policy, .best = asked.study->best};
    struct asking *asking = asking_new(asked.study, &asked.rule, &options);
    while (asking_go_on(asking, 100000))
        ;
    assert_non_null(asking_finish(asking, asked.arena, &asked.weights, &asked.flows));
    return asked;
}

static void forget(struct asked *asked) {
    flows_free(asked->flows);
    free(asked->weights);
    study_free(asked->study);
    pathway_free(asked->pathway);
    arena_free(asked->arena);
}

static struct strategy *tell(const struct asked *asked, size_t budget) {
    struct strategy *strategy =
        strategy_new(asked->arena, asked->study, &asked->rule, asked->weights, asked->flows);
    while (strategy_go_on(strategy, budget))
        ;
    return strategy;
}

static bool same_text(const char *a, const char *b) { return a && b ? strcmp(a, b) == 0 : a == b; }

/* Rules of a node stand together, six at most; only the last says "otherwise", or nothing. */
static void check_rows(const struct strategy_row *rows, size_t count) {
    enum { MOST = 6 };
    size_t of_node = 0;
    for (size_t i = 0; i < count; i++) {
        bool last = i + 1 == count || rows[i + 1].node != rows[i].node;
        bool first = i == 0 || rows[i - 1].node != rows[i].node;
        of_node = first ? 1 : of_node + 1;
        assert_true(of_node <= MOST);
        assert_true(i == 0 || rows[i - 1].node <= rows[i].node);
        assert_true(strlen(rows[i].option) > 0);
        if (first && last)
            assert_null(rows[i].when);
        else
            assert_int_equal(strcmp(rows[i].when, "otherwise") == 0, last);
    }
}

static void test_rules_do_not_hang_on_slices(void **state) {
    (void)state;
    static const char *const names[] = {"dvst", "kyphoplasty", "angioplasty"};
    static const int policies[] = {POLICY_EXPERT, POLICY_NOVICE, POLICY_WORST, CHAIN_OPTIMAL};
    for (size_t n = 0; n < sizeof names / sizeof *names; n++)
        for (size_t p = 0; p < sizeof policies / sizeof *policies; p++) {
            struct asked asked = ask(CASEWALK_PATHWAYS_DIR, names[n], policies[p]);
            struct strategy *small = tell(&asked, 1), *large = tell(&asked, 1000000);
            size_t count, other;
            const struct strategy_row *rows = strategy_rows(small, &count),
                                      *others = strategy_rows(large, &other);
            assert_int_equal(count, other);
            for (size_t i = 0; i < count; i++)
                assert_true(rows[i].node == others[i].node &&
                            same_text(rows[i].when, others[i].when) &&
                            same_text(rows[i].option, others[i].option));
            check_rows(rows, count);
            strategy_free(small);
            strategy_free(large);
            forget(&asked);
        }
}

static void test_telling_can_be_left(void **state) {
    (void)state;
    struct asked asked = ask(CASEWALK_PATHWAYS_DIR, "dvst", CHAIN_OPTIMAL);
    for (int slices = 0; slices < 3000; slices += 100) {
        struct strategy *strategy =
            strategy_new(asked.arena, asked.study, &asked.rule, asked.weights, asked.flows);
        for (int i = 0; i < slices; i++)
            strategy_go_on(strategy, 1);
        strategy_free(strategy);
    }
    forget(&asked);
}

/* What only beliefs can tell: no rule names the hidden truth. */
static void test_rules_over_beliefs(void **state) {
    (void)state;
    struct asked asked = ask(CASEWALK_TESTS_DIR "/samples", "hidden", CHAIN_OPTIMAL);
    assert_non_null(asked.study->beliefs);
    struct strategy *strategy = tell(&asked, 3);
    size_t count;
    const struct strategy_row *rows = strategy_rows(strategy, &count);
    assert_int_equal(count, 3);
    for (size_t i = 0; i < count; i++)
        assert_true(!rows[i].when || !strstr(rows[i].when, "Clot"));
    assert_string_equal(rows[1].when, "D-dimer below 2000 ug/L");
    strategy_free(strategy);
    forget(&asked);
}

/* All files, one after the other, as they come in slices of a size. */
static char *exported(const struct graph *graph, size_t budget, size_t *longest) {
    char *all, *piece;
    size_t size, length;
    enum prism_file file;
    struct prism *prism = prism_new(graph, true);
    FILE *out = open_memstream(&all, &size);
    assert_non_null(out);
    *longest = 0;
    for (bool more = true; more;) {
        FILE *one = open_memstream(&piece, &length);
        assert_non_null(one);
        more = prism_go_on(prism, budget, one, &file);
        assert_int_equal(fclose(one), 0);
        fwrite(piece, 1, length, out);
        *longest = length > *longest ? length : *longest;
        free(piece);
    }
    assert_int_equal(fclose(out), 0);
    prism_free(prism);
    return all;
}

static void test_files_do_not_hang_on_slices(void **state) {
    (void)state;
    struct asked asked = ask(CASEWALK_PATHWAYS_DIR, "dvst", POLICY_EXPERT);
    size_t short_one, long_one;
    char *small = exported(asked.study->graph, 7, &short_one),
         *large = exported(asked.study->graph, 10000000, &long_one);
    assert_string_equal(small, large);
    assert_true(short_one < 100000 && long_one < 300000);
    free(small);
    free(large);
    forget(&asked);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rules_do_not_hang_on_slices),
        cmocka_unit_test(test_telling_can_be_left),
        cmocka_unit_test(test_rules_over_beliefs),
        cmocka_unit_test(test_files_do_not_hang_on_slices),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

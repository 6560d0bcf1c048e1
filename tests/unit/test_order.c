/* analysis/order: loops are found whole, each after all to which it leads. */
#include "arena.h"
#include "order.h"
#include "random.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* A graph of situations and edges only. */
static struct graph *bare_graph(uint32_t count, uint32_t expanded, size_t most_edges) {
    struct graph *graph = xcalloc(1, sizeof *graph);
    graph->count = count;
    graph->expanded = expanded;
    graph->first = xcalloc(count + (size_t)2, sizeof *graph->first);
    graph->edges = xcalloc(most_edges + 1, sizeof *graph->edges);
    return graph;
}

static void bare_free(struct graph *graph) {
    free(graph->first);
    free(graph->edges);
    free(graph);
}

/* Edges come in the order of the situations they lead from. */
static void lead(struct graph *graph, uint32_t from, uint32_t to) {
    graph->edges[graph->edge_count++].to = to;
    for (uint32_t s = from + 1; s <= graph->count; s++)
        graph->first[s] = graph->edge_count;
}

static struct order *order_of(const struct graph *graph, size_t budget) {
    struct ordering *ordering = ordering_new(graph);
    while (ordering_go_on(ordering, budget))
        ;
    return ordering_finish(ordering);
}

/* Every situation in one component, which knows it. */
static void check_whole(const struct graph *graph, const struct order *order) {
    bool *met = xcalloc(graph->count + (size_t)1, sizeof *met);
    assert_int_equal(order->first[0], 0);
    assert_int_equal(order->first[order->count], graph->count);
    for (uint32_t k = 0; k < order->count; k++) {
        assert_true(order->first[k] < order->first[k + 1]);
        for (uint32_t i = order->first[k]; i < order->first[k + 1]; i++) {
            assert_false(met[order->members[i]]);
            met[order->members[i]] = true;
            assert_int_equal(order->component[order->members[i]], k);
        }
    }
    free(met);
}

static void check_sequence(const struct graph *graph, const struct order *order) {
    for (uint32_t s = 0; s < graph->count; s++)
        for (uint32_t e = edges_begin(graph, s); e < edges_end(graph, s); e++)
            if (graph->edges[e].to != NOWHERE)
                assert_true(order->component[graph->edges[e].to] <= order->component[s]);
}

static void test_two_loops_and_a_tail(void **state) {
    (void)state;
    struct graph *graph = bare_graph(7, 7, 16);
    lead(graph, 0, 1);
    lead(graph, 1, 2);
    lead(graph, 2, 0); /* 0 1 2 */
    lead(graph, 2, 3);
    lead(graph, 3, 4);
    lead(graph, 4, 3); /* 3 4 */
    lead(graph, 4, 5);
    lead(graph, 5, 5); /* itself */
    lead(graph, 5, 6);
    struct order *order = order_of(graph, 100);
    check_whole(graph, order);
    check_sequence(graph, order);
    assert_int_equal(order->count, 4);
    static const uint32_t wanted[] = {3, 3, 3, 2, 2, 1, 0};
    for (uint32_t s = 0; s < 7; s++)
        assert_int_equal(order->component[s], wanted[s]);
    assert_true(order_is_plain(graph, order, 0));
    for (uint32_t k = 1; k < 4; k++)
        assert_false(order_is_plain(graph, order, k));
    order_free(order);
    bare_free(graph);
}

static void test_what_is_not_expanded_leads_nowhere(void **state) {
    (void)state;
    struct graph *graph = bare_graph(3, 2, 4);
    lead(graph, 0, 1);
    lead(graph, 1, 2);
    lead(graph, 1, NOWHERE);
    lead(graph, 2, 0); /* is not looked at */
    struct order *order = order_of(graph, 1);
    check_whole(graph, order);
    check_sequence(graph, order);
    assert_int_equal(order->count, 3);
    for (uint32_t k = 0; k < 3; k++)
        assert_true(order_is_plain(graph, order, k));
    order_free(order);
    bare_free(graph);
}

static void test_a_very_long_way(void **state) {
    (void)state;
    enum { LONG = 1000000 };
    struct graph *graph = bare_graph(LONG, LONG, LONG);
    for (uint32_t s = 0; s < LONG; s++) {
        graph->edges[graph->edge_count++].to = (s + 1) % LONG;
        graph->first[s + 1] = graph->edge_count;
    }
    struct order *order = order_of(graph, 1000);
    assert_int_equal(order->count, 1);
    check_whole(graph, order);
    order_free(order);
    graph->edges[LONG - 1].to = NOWHERE;
    order = order_of(graph, 1000);
    assert_int_equal(order->count, LONG);
    check_sequence(graph, order);
    order_free(order);
    bare_free(graph);
}

/* --- by chance, against who leads to whom --- */

enum { MOST = 30 };

static struct graph *make_graph(uint64_t seed) {
    uint64_t bits = random_mix(seed);
    uint32_t count = 1 + (uint32_t)(random_mix(++bits) % MOST);
    uint32_t degree = 1 + (uint32_t)(random_mix(++bits) % 3);
    struct graph *graph =
        bare_graph(count, count - (uint32_t)(random_mix(++bits) % 2), (size_t)MOST * 4);
    for (uint32_t s = 0; s < graph->expanded; s++)
        for (uint32_t e = (uint32_t)(random_mix(bits += 3) % (degree + 1)); e > 0; e--) {
            uint32_t to = (uint32_t)(random_mix(bits += 7) % (count + 1));
            lead(graph, s, to == count ? NOWHERE : to);
        }
    return graph;
}

static void find_reach(const struct graph *graph, bool reach[MOST][MOST]) {
    memset(reach, 0, sizeof(bool[MOST][MOST]));
    for (uint32_t s = 0; s < graph->count; s++) {
        reach[s][s] = true;
        for (uint32_t e = edges_begin(graph, s); e < edges_end(graph, s); e++)
            if (graph->edges[e].to != NOWHERE)
                reach[s][graph->edges[e].to] = true;
    }
    for (uint32_t by = 0; by < graph->count; by++)
        for (uint32_t a = 0; a < graph->count; a++)
            for (uint32_t b = 0; b < graph->count; b++)
                reach[a][b] = reach[a][b] || (reach[a][by] && reach[by][b]);
}

static void test_graphs_by_chance(void **state) {
    (void)state;
    static bool reach[MOST][MOST];
    for (uint64_t seed = 1; seed <= 3000; seed++) {
        struct graph *graph = make_graph(seed * 1000);
        struct order *order = order_of(graph, 1 + seed % 9);
        find_reach(graph, reach);
        check_whole(graph, order);
        check_sequence(graph, order);
        for (uint32_t a = 0; a < graph->count; a++)
            for (uint32_t b = 0; b < graph->count; b++)
                assert_true((order->component[a] == order->component[b]) ==
                            (reach[a][b] && reach[b][a]));
        order_free(order);
        bare_free(graph);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_two_loops_and_a_tail),
        cmocka_unit_test(test_what_is_not_expanded_leads_nowhere),
        cmocka_unit_test(test_a_very_long_way),
        cmocka_unit_test(test_graphs_by_chance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

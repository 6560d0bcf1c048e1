/* The graph of situations. */
#include "graph.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct graph *graph_new(const struct pathway *pathway, size_t variant) {
    struct graph *graph = xcalloc(1, sizeof *graph);
    graph->pathway = pathway;
    graph->variant = variant;
    graph->parts = situation_parts(pathway);
    graph->start = NOWHERE;
    return graph;
}

void graph_free(struct graph *graph) {
    if (!graph)
        return;
    for (size_t i = 0; i < graph->fault_count; i++)
        free(graph->faults[i].text);
    for (size_t i = 0; i < graph->amount_count; i++)
        free(graph->amounts[i]);
    free(graph->amounts);
    free(graph->start_amounts);
    void *arrays[] = {
        graph->waits, graph->node,   graph->first,  graph->detail,      graph->from,
        graph->by,    graph->edges,  graph->ticks,  graph->rows,        graph->probabilities,
        graph->ends,  graph->traces, graph->faults, graph->trace_items, graph->tick_edge};
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++)
        free(arrays[i]);
    free(graph);
}

void *graph_grow(struct graph *graph, void *array, size_t count, size_t item_size) {
    enum { FIRST = 16 };
    if (count != 0 && (count < FIRST || (count & (count - 1)) != 0))
        return array;
    size_t room = count < FIRST ? FIRST : 2 * count;
    graph->bytes += (room - count) * item_size;
    return xrealloc(array, room * item_size);
}

double graph_probability(const struct graph *graph, uint32_t situation, uint32_t edge) {
    return graph
        ->probabilities[graph->rows[graph->detail[situation]].first + graph->edges[edge].choice];
}

const struct ticks *graph_ticks(const struct graph *graph, uint32_t edge) {
    uint32_t low = 0, high = graph->tick_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (graph->tick_edge[middle] < edge)
            low = middle + 1;
        else
            high = middle;
    }
    return &graph->ticks[low];
}

bool ticks_hold(const struct ticks *ticks, uint64_t items) {
    return (items & ticks->all) == ticks->all && !(items & ticks->none) &&
           (!ticks->some || (items & ticks->some));
}

static char *ticked_words(const struct graph *graph, const struct node *node, uint32_t edge) {
    char *text;
    size_t size;
    bool any = false;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        die("out of memory");
    fprintf(out, "%s:", node->id);
    uint64_t items = graph_ticks(graph, edge)->items;
    for (size_t i = 0; i < node->choice_count; i++)
        if (items >> i & 1) {
            fprintf(out, "%s%s", any ? "," : "", node->choices[i].id);
            any = true;
        }
    fclose(out);
    return text;
}

char *graph_step(const struct graph *graph, uint32_t situation, uint32_t edge) {
    const struct pathway *pathway = graph->pathway;
    const struct node *node = &pathway->nodes[graph->node[situation]];
    size_t choice = graph->edges[edge].choice;
    char *text = NULL;
    int length = 0;
    switch ((enum waits)graph->waits[situation]) {
    case WAITS_EVENT:
        if (choice == 0)
            return NULL;
        length = asprintf(
            &text, "event:%s",
            pathway->events[graph->rows[graph->detail[situation]].place - pathway->node_count].id);
        break;
    case WAITS_CHOICE:
        if (node->kind == NODE_ORDERS)
            return ticked_words(graph, node, edge);
        /* fall through */
    default:
        length = asprintf(&text, "%s:%s", node->id, node->choices[choice].id);
        break;
    }
    if (length < 0)
        die("out of memory");
    return text;
}

size_t graph_witness(const struct graph *graph, uint32_t situation, uint32_t edge, char ***steps) {
    size_t length = edge != NOWHERE, count = 0;
    for (uint32_t s = situation; s != NOWHERE && graph->from[s] != NOWHERE; s = graph->from[s])
        length++;
    char **words = xcalloc(length + 1, sizeof *words);
    *steps = xcalloc(length + 1, sizeof **steps);
    size_t at = length;
    if (edge != NOWHERE)
        words[--at] = graph_step(graph, situation, edge);
    for (uint32_t s = situation; s != NOWHERE && graph->from[s] != NOWHERE; s = graph->from[s])
        words[--at] = graph_step(graph, graph->from[s], graph->by[s]);
    for (size_t i = 0; i < length; i++)
        if (words[i])
            (*steps)[count++] = words[i];
    free(words);
    return count;
}

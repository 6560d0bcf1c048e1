/* The order in which a graph is solved. */
#include "order.h"

#include <stdlib.h>

#include "arena.h"

struct ordering {
    const struct graph *graph;
    struct order *order;
    uint32_t *index, *low; /* index 0: not yet met */
    uint32_t *stack, stack_count;
    uint32_t *path, *next, path_count; /* the way down, and the next edge of each on it */
    uint32_t root, counter, placed;
};

struct ordering *ordering_new(const struct graph *graph) {
    struct ordering *o = xcalloc(1, sizeof *o);
    size_t count = graph->count;
    o->graph = graph;
    o->index = xcalloc(count + 1, sizeof *o->index);
    o->low = xcalloc(count + 1, sizeof *o->low);
    o->stack = xcalloc(count + 1, sizeof *o->stack);
    o->path = xcalloc(count + 1, sizeof *o->path);
    o->next = xcalloc(count + 1, sizeof *o->next);
    o->order = xcalloc(1, sizeof *o->order);
    o->order->first = xcalloc(count + 2, sizeof *o->order->first);
    o->order->members = xcalloc(count + 1, sizeof *o->order->members);
    o->order->component = xcalloc(count + 1, sizeof *o->order->component);
    for (size_t i = 0; i < count; i++)
        o->order->component[i] = NOWHERE;
    return o;
}

static void meet(struct ordering *o, uint32_t situation) {
    o->index[situation] = o->low[situation] = ++o->counter;
    o->stack[o->stack_count++] = situation;
    o->path[o->path_count] = situation;
    o->next[o->path_count++] = edges_begin(o->graph, situation);
}

/* The situation at the end of the way has been left: it may close a component. */
static void leave(struct ordering *o) {
    uint32_t situation = o->path[--o->path_count];
    struct order *order = o->order;
    if (o->low[situation] == o->index[situation]) {
        uint32_t member;
        do {
            member = o->stack[--o->stack_count];
            order->component[member] = order->count;
            order->members[o->placed++] = member;
        } while (member != situation);
        order->first[++order->count] = o->placed;
    }
    if (o->path_count) {
        uint32_t above = o->path[o->path_count - 1];
        if (o->low[situation] < o->low[above])
            o->low[above] = o->low[situation];
    }
}

bool ordering_go_on(struct ordering *o, size_t budget) {
    for (; budget; budget--) {
        if (o->path_count == 0) {
            while (o->root < o->graph->count && o->index[o->root])
                o->root++;
            if (o->root == o->graph->count)
                return false;
            meet(o, o->root);
            continue;
        }
        uint32_t here = o->path[o->path_count - 1];
        uint32_t *next = &o->next[o->path_count - 1];
        if (*next == edges_end(o->graph, here) || here >= o->graph->expanded) {
            leave(o);
            continue;
        }
        uint32_t to = o->graph->edges[(*next)++].to;
        if (to == NOWHERE)
            continue;
        if (!o->index[to])
            meet(o, to);
        else if (o->order->component[to] == NOWHERE && o->index[to] < o->low[here])
            o->low[here] = o->index[to];
    }
    return true;
}

struct order *ordering_finish(struct ordering *o) {
    struct order *order = o->order;
    free(o->index);
    free(o->low);
    free(o->stack);
    free(o->path);
    free(o->next);
    free(o);
    return order;
}

void order_free(struct order *order) {
    if (!order)
        return;
    free(order->first);
    free(order->members);
    free(order->component);
    free(order);
}

bool order_is_plain(const struct graph *graph, const struct order *order, uint32_t component) {
    if (order->first[component + 1] - order->first[component] != 1)
        return false;
    uint32_t only = order->members[order->first[component]];
    for (uint32_t e = edges_begin(graph, only); e < edges_end(graph, only); e++)
        if (graph->edges[e].to == only)
            return false;
    return true;
}

/* The order in which a graph is solved: its loops (strongly connected components), each after all
   to which it leads. */
#ifndef ORDER_H
#define ORDER_H

#include "graph.h"

struct order {
    uint32_t count;      /* of components */
    uint32_t *first;     /* component k is members[first[k]] … members[first[k + 1]] */
    uint32_t *members;   /* all situations */
    uint32_t *component; /* one a situation */
};

struct ordering;

/* Tarjan's algorithm (SIAM J Comput 1972;1:146-60), in steps that can be interrupted. Situations
   that have not been expanded lead nowhere. */
struct ordering *ordering_new(const struct graph *graph);
/* Takes up to `budget` steps; false when the order is complete. */
bool ordering_go_on(struct ordering *ordering, size_t budget);
/* The complete order, which the caller frees; the ordering is freed. */
struct order *ordering_finish(struct ordering *ordering);
void order_free(struct order *order);

/* Whether a component is one situation that does not lead to itself. */
bool order_is_plain(const struct graph *graph, const struct order *order, uint32_t component);

/* The edges of a situation: none before it is expanded. */
static inline uint32_t edges_end(const struct graph *graph, uint32_t situation) {
    return situation < graph->expanded ? graph->first[situation + 1] : 0;
}
static inline uint32_t edges_begin(const struct graph *graph, uint32_t situation) {
    return situation < graph->expanded ? graph->first[situation] : 0;
}

#endif

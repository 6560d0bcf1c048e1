/* The graph of situations: every situation in which a walk of one variant can wait, once, and how
   each leads to others. */
#ifndef GRAPH_H
#define GRAPH_H

#include "walk.h"

/* Situations and edges are numbered; no graph has more. */
#define NOWHERE                                                                                    \
    UINT32_MAX /* no situation: the pathway is at fault there, or nothing has been found yet */

enum waits { WAITS_CHOICE, WAITS_CHANCE, WAITS_EVENT, WAITS_NOTHING };

/* One choice, or one thing chance can do. Where it goes is another wait; what lies between (steps,
   events that need no draw) is its trace. */
struct edge {
    uint32_t to;    /* NOWHERE: a fault */
    float minutes;  /* of the exact clock */
    uint32_t trace; /* of graph.traces */
    uint8_t choice; /* option, answer or branch; of an event 1 happens, 0 not; of orders 0 */
    int8_t rating;  /* -1 neutral; of orders see struct ticks */
};

/* A way to tick orders; subsets that do the same in the same time are one edge. */
struct ticks {
    uint64_t items;     /* one such subset: an expert's or the worst where they are among them */
    uint64_t all, none; /* such subsets hold all of the first, none of the second, … */
    uint64_t some;      /* … and one of these at least, unless it is empty */
    double share[2];    /* of all subsets under the policies random and novice */
    bool expert, worst; /* is what they tick */
};

/* The probabilities of a draw: equal rows are one. */
struct row {
    uint32_t place;  /* node, or node_count + event */
    uint32_t sample; /* a situation that has it */
    bool varies;     /* some parameter stands in it */
    size_t first;    /* in graph.probabilities */
};

/* An end. */
struct end {
    uint32_t node, sample;
    double utility;
    bool good, varies;
};

/* What was met on the way along an edge: nodes shown and events (node_count + event) that happened,
   in order. */
struct trace {
    uint32_t first, count;
};

struct graph {
    const struct pathway *pathway;
    size_t variant;
    struct parts parts;

    uint32_t count;    /* situations */
    uint32_t expanded; /* the first so many have their edges */
    uint32_t edge_count;
    uint8_t *waits;   /* enum waits, one a situation */
    uint32_t *node;   /* one a situation */
    uint32_t *first;  /* edges of situation i: first[i] … first[i + 1]; valid for expanded ones */
    uint32_t *detail; /* of a draw: its row; of an end: its end */
    uint32_t *from,
        *by; /* the situation and edge by which it was first reached; NOWHERE: a start */
    struct edge *edges;
    struct ticks *ticks; /* of edges of orders: ticks[edge_ticks[…]] see graph_ticks() */
    uint32_t tick_count;
    uint32_t *tick_edge; /* ascending: the edge that each of ticks belongs to */

    struct row *rows;
    size_t row_count;
    double *probabilities;
    size_t probability_count;
    struct end *ends;
    size_t end_count;
    struct trace *traces;
    size_t trace_count;
    uint32_t *trace_items;
    size_t trace_item_count;

    size_t amount_count;   /* fields that are only added to */
    double **amounts;      /* of each: what an edge adds */
    double *start_amounts; /* and what it is at the first wait */

    uint32_t start; /* NOWHERE: the pathway is at fault before the first wait */
    float start_minutes;
    uint32_t start_trace;

    /* Faults, each once: how it is reached is the situation and edge. */
    struct graph_fault *faults;
    size_t fault_count;
    size_t bytes; /* memory held, roughly */
};

struct graph_fault {
    char *text;
    uint32_t situation, edge; /* edge NOWHERE: in the situation itself; both: at the start */
    int code;                 /* enum code */
    bool limit;               /* a step that does not come to a wait */
};

struct graph *graph_new(const struct pathway *pathway, size_t variant);
void graph_free(struct graph *graph);

/* The probability of an edge of a draw. */
double graph_probability(const struct graph *graph, uint32_t situation, uint32_t edge);
/* How an edge of orders is ticked. */
const struct ticks *graph_ticks(const struct graph *graph, uint32_t edge);

/* Whether ticking these items is this edge; items that are not on offer do not count. */
bool ticks_hold(const struct ticks *ticks, uint64_t items);

/* Appends one to an array whose room doubles; counts the memory. */
void *graph_grow(struct graph *graph, void *array, size_t count, size_t item_size);
#define GRAPH_ADD(graph, array, count)                                                             \
    ((array) = graph_grow((graph), (array), (count), sizeof *(array)), &(array)[(count)++])

/* What stands for one edge: "node:choice", for orders "node:item,item", "event:id"; NULL where
   nothing needs to be said (an event that does not happen). The caller frees it. */
char *graph_step(const struct graph *graph, uint32_t situation, uint32_t edge);

/* Writes "node:choice", … "event:id" from the start to a situation, and along one more edge unless
   NOWHERE: what `run --answers` replays. The caller frees the texts and the array; returns how
   many. */
size_t graph_witness(const struct graph *graph, uint32_t situation, uint32_t edge, char ***steps);

#endif

/* What a learner can tell apart. */
#include "observe.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "intern.h"

/* Values that differ by less are equal. */
static const double same = 1e-9;

/* --- how a situation looks --- */

struct eyes {
    struct unfolding *unfolding;
    const struct graph *graph;
    const struct layout *layout;
    struct situation *at;
    unsigned char *key;
};

static struct eyes eyes_open(struct unfolding *unfolding) {
    struct eyes eyes = {.unfolding = unfolding, .graph = unfolding_graph(unfolding)};
    size_t size = situation_size(&eyes.graph->parts);
    eyes.layout = &eyes.graph->pathway->words.patient;
    eyes.at = xcalloc(1, size);
    eyes.key = xcalloc(1, size);
    return eyes;
}

static void eyes_close(struct eyes *eyes) {
    free(eyes->at);
    free(eyes->key);
}

static size_t width_of(const struct field *field) {
    return field->kind == FIELD_NUMBER || field->kind == FIELD_INTEGER ? sizeof(double)
           : field->kind == FIELD_FINDING                              ? 0
                                                                       : 1;
}

/* The situation less the hidden fields that are not known. */
static size_t look(struct eyes *eyes, uint32_t situation) {
    unfolding_get(eyes->unfolding, situation, eyes->at);
    for (size_t f = 0; f < eyes->layout->count; f++)
        if (!patient_knows(eyes->layout, eyes->at->bytes, f))
            memset(eyes->at->bytes + eyes->layout->fields[f].offset, 0,
                   width_of(&eyes->layout->fields[f]));
    return situation_key(eyes->at, &eyes->graph->parts, eyes->key);
}

static bool anything_hidden(const struct layout *layout) {
    for (size_t f = 0; f < layout->count; f++)
        if (layout->fields[f].hidden && layout->fields[f].kind != FIELD_FINDING)
            return true;
    return false;
}

/* --- no best choice in common --- */

/* What an edge is to the learner: the choice, or the items ticked. */
static uint64_t deed(const struct graph *graph, uint32_t situation, uint32_t edge) {
    return graph->pathway->nodes[graph->node[situation]].kind == NODE_ORDERS
               ? graph_ticks(graph, edge)->items
               : graph->edges[edge].choice;
}

static double value_of(const struct graph *graph, uint32_t edge, const double *values) {
    return graph->edges[edge].to == NOWHERE ? -1 : values[graph->edges[edge].to];
}

static bool is_best(const struct graph *graph, uint32_t s, uint64_t what, const double *values) {
    double best = -INFINITY, its = -INFINITY;
    for (uint32_t e = edges_begin(graph, s); e < edges_end(graph, s); e++) {
        double value = value_of(graph, e, values);
        best = fmax(best, value);
        if (deed(graph, s, e) == what)
            its = fmax(its, value);
    }
    return its >= best - same;
}

/* Situations by how they look: all of one look one after the other. */
struct looks {
    uint32_t *look, *next, *last; /* of a situation: its look, the one before it of that look */
    uint32_t count;
};

static bool have_common(const struct graph *graph, const struct looks *looks, uint32_t newest,
                        const double *values) {
    for (uint32_t e = edges_begin(graph, newest); e < edges_end(graph, newest); e++) {
        uint64_t what = deed(graph, newest, e);
        bool common = true;
        for (uint32_t s = newest; s != NOWHERE && common; s = looks->next[s])
            common = is_best(graph, s, what, values);
        if (common)
            return true;
    }
    return edges_begin(graph, newest) == edges_end(graph, newest);
}

/* The members of a look whose best choices exclude each other, for telling. */
static struct alike pair_of(const struct graph *graph, const struct looks *looks, uint32_t newest,
                            const double *values) {
    for (uint32_t one = newest; one != NOWHERE; one = looks->next[one])
        for (uint32_t other = looks->next[one]; other != NOWHERE; other = looks->next[other]) {
            bool common = false;
            for (uint32_t e = edges_begin(graph, one); e < edges_end(graph, one); e++)
                common = common || (is_best(graph, one, deed(graph, one, e), values) &&
                                    is_best(graph, other, deed(graph, one, e), values));
            if (!common)
                return (struct alike){other, one};
        }
    return (struct alike){newest, looks->next[newest]};
}

static struct looks gather(struct eyes *eyes) {
    const struct graph *graph = eyes->graph;
    struct looks looks = {.look = xcalloc(graph->count + (size_t)1, sizeof(uint32_t)),
                          .next = xcalloc(graph->count + (size_t)1, sizeof(uint32_t)),
                          .last = xcalloc(graph->count + (size_t)1, sizeof(uint32_t))};
    struct intern *intern = intern_new();
    for (uint32_t s = 0; s < graph->expanded; s++) {
        bool fresh;
        if (graph->waits[s] != WAITS_CHOICE)
            continue;
        size_t length = look(eyes, s);
        uint32_t number = intern_add(intern, eyes->key, length, &fresh);
        looks.next[s] = fresh ? NOWHERE : looks.last[number];
        looks.last[number] = s;
        looks.look[s] = number;
        looks.count = fresh ? number + 1 : looks.count;
    }
    intern_free(intern);
    return looks;
}

bool *find_alike(struct unfolding *unfolding, const double *values, struct alike *first) {
    struct eyes eyes = eyes_open(unfolding);
    bool *marks = NULL;
    if (anything_hidden(eyes.layout)) {
        struct looks looks = gather(&eyes);
        for (uint32_t l = 0; l < looks.count; l++) {
            uint32_t newest = looks.last[l];
            if (looks.next[newest] == NOWHERE || have_common(eyes.graph, &looks, newest, values))
                continue;
            if (!marks) {
                marks = xcalloc(eyes.graph->count + (size_t)1, sizeof *marks);
                *first = pair_of(eyes.graph, &looks, newest, values);
            }
            for (uint32_t s = newest; s != NOWHERE; s = looks.next[s])
                marks[s] = true;
        }
        free(looks.look);
        free(looks.next);
        free(looks.last);
    }
    eyes_close(&eyes);
    return marks;
}

/* --- beliefs --- */

/* One possible situation, what has been seen on the way to it, and how likely it is. */
struct thought {
    uint64_t seen;
    uint32_t look, situation;
    double p;
    double minutes;
};

struct thoughts {
    size_t count, room;
    struct thought *list;
};

struct believing {
    struct eyes eyes;
    struct intern *looks, *beliefs, *ends;
    struct graph *graph;          /* that is made */
    struct belief **held;         /* of each situation of it: NULL for draws and ends */
    uint32_t *of_belief, *of_end; /* by number: the situation that stands for it */
    size_t belief_count, end_count;
    size_t limit;
    bool too_large;
};

/* A decision as the learner has it: situations that look the same, with their probabilities. */
struct belief {
    uint32_t count;
    struct {
        uint32_t situation;
        double p;
    } parts[];
};

enum { MOST_DRAWS = 100000 };

static void think(struct thoughts *thoughts, struct thought thought) {
    if (thoughts->count == thoughts->room) {
        thoughts->room = thoughts->room ? 2 * thoughts->room : 16;
        thoughts->list = xrealloc(thoughts->list, thoughts->room * sizeof *thoughts->list);
    }
    thoughts->list[thoughts->count++] = thought;
}

static uint64_t mix(uint64_t hash, uint64_t with) {
    hash = (hash ^ with) * 0xff51afd7ed558ccdu;
    return hash ^ hash >> 32;
}

/* What the learner reads along an edge: nodes and events that have a text, a result, the time. */
static uint64_t see(const struct graph *graph, uint32_t from, uint32_t edge, uint64_t seen) {
    const struct pathway *pathway = graph->pathway;
    const struct edge *e = &graph->edges[edge];
    const struct trace *trace = &graph->traces[e->trace];
    for (uint32_t i = 0; i < trace->count; i++) {
        uint32_t item = graph->trace_items[trace->first + i];
        bool told = item < pathway->node_count
                        ? pathway->nodes[item].texts[graph->variant] != NULL
                        : pathway->events[item - pathway->node_count].text != NULL;
        if (told)
            seen = mix(seen, item + 1);
    }
    if (graph->waits[from] == WAITS_CHANCE || graph->waits[from] == WAITS_CHOICE) {
        const struct node *node = &pathway->nodes[graph->node[from]];
        const struct choice *choice = &node->choices[e->choice];
        bool told = false;
        for (size_t a = 0; a < choice->arm_count && node->kind != NODE_ORDERS; a++)
            told = told || choice->arms[a].action.result;
        if (told && graph->waits[from] == WAITS_CHANCE)
            seen = mix(seen, 0x10000 + e->choice);
    }
    return mix(seen, (uint64_t)llround((double)e->minutes));
}

static int by_sight(const void *a, const void *b) {
    const struct thought *x = a, *y = b;
    if (x->look != y->look)
        return x->look < y->look ? -1 : 1;
    if (x->seen != y->seen)
        return x->seen < y->seen ? -1 : 1;
    return x->situation < y->situation ? -1 : x->situation > y->situation;
}

/* Lets chance have its turns until all that is possible waits for the learner or is over. */
static void settle(struct believing *b, struct thoughts *thoughts) {
    const struct graph *graph = b->eyes.graph;
    struct thoughts settled = {0};
    size_t draws = 0;
    while (thoughts->count && !b->too_large) {
        struct thought now = thoughts->list[--thoughts->count];
        enum waits waits = graph->waits[now.situation];
        bool fresh;
        if (waits == WAITS_CHOICE || waits == WAITS_NOTHING) {
            size_t length = look(&b->eyes, now.situation);
            now.look = intern_add(b->looks, b->eyes.key, length, &fresh);
            think(&settled, now);
            continue;
        }
        b->too_large = ++draws > MOST_DRAWS ||
                       edges_begin(graph, now.situation) == edges_end(graph, now.situation);
        for (uint32_t e = edges_begin(graph, now.situation); e < edges_end(graph, now.situation);
             e++) {
            double p = graph_probability(graph, now.situation, e);
            if (p <= 0 || graph->edges[e].to == NOWHERE)
                continue;
            think(thoughts,
                  (struct thought){see(graph, now.situation, e, now.seen), 0, graph->edges[e].to,
                                   now.p * p, now.minutes + (double)graph->edges[e].minutes});
        }
    }
    free(thoughts->list);
    *thoughts = settled;
    if (settled.count)
        qsort(settled.list, settled.count, sizeof *settled.list, by_sight);
}

/* --- the graph of beliefs --- */

static uint32_t add_situation(struct believing *b, enum waits waits, uint32_t node) {
    struct graph *graph = b->graph;
    uint32_t number = graph->count++;
    graph->waits = graph_grow(graph, graph->waits, number, sizeof *graph->waits);
    graph->node = graph_grow(graph, graph->node, number, sizeof *graph->node);
    graph->detail = graph_grow(graph, graph->detail, number, sizeof *graph->detail);
    graph->first = graph_grow(graph, graph->first, number + 1, sizeof *graph->first);
    b->held = graph_grow(graph, b->held, number, sizeof *b->held);
    graph->waits[number] = (uint8_t)waits;
    graph->node[number] = node;
    graph->detail[number] = 0;
    b->held[number] = NULL;
    b->too_large = b->too_large || graph->count > b->limit;
    return number;
}

static void add_edge(struct believing *b, uint32_t to, double minutes, size_t choice, int rating,
                     uint32_t trace) {
    struct graph *graph = b->graph;
    *GRAPH_ADD(graph, graph->edges, graph->edge_count) =
        (struct edge){to, (float)minutes, trace, (uint8_t)choice, (int8_t)rating};
}

static uint32_t end_situation(struct believing *b, uint32_t situation) {
    const struct graph *from = b->eyes.graph;
    bool fresh;
    uint32_t end = from->detail[situation];
    uint32_t number = intern_add(b->ends, &end, sizeof end, &fresh);
    if (!fresh)
        return b->of_end[number];
    uint32_t s = add_situation(b, WAITS_NOTHING, from->node[situation]);
    *GRAPH_ADD(b->graph, b->of_end, b->end_count) = s;
    *GRAPH_ADD(b->graph, b->graph->ends, b->graph->end_count) = from->ends[end];
    b->graph->detail[s] = number;
    return s;
}

/* The number of a belief; what differs by rounding only is one. */
static uint32_t number_of(struct believing *b, const struct belief *belief, bool *fresh) {
    double *key = xcalloc(2 * (size_t)belief->count, sizeof *key);
    for (uint32_t i = 0; i < belief->count; i++) {
        key[2 * i] = belief->parts[i].situation;
        key[2 * i + 1] = round(belief->parts[i].p * 1e12);
    }
    uint32_t number = intern_add(b->beliefs, key, 2 * (size_t)belief->count * sizeof *key, fresh);
    free(key);
    return number;
}

/* The situation of the new graph that stands for thoughts which look the same. */
static uint32_t belief_situation(struct believing *b, const struct thought *list, size_t count,
                                 double whole) {
    struct belief *belief = xcalloc(1, sizeof *belief + count * sizeof belief->parts[0]);
    for (size_t i = 0; i < count; i++) {
        if (belief->count && belief->parts[belief->count - 1].situation == list[i].situation) {
            belief->parts[belief->count - 1].p += list[i].p / whole;
            continue;
        }
        belief->parts[belief->count].situation = list[i].situation;
        belief->parts[belief->count++].p = list[i].p / whole;
    }
    bool fresh;
    uint32_t number = number_of(b, belief, &fresh);
    if (fresh) {
        uint32_t s = add_situation(b, WAITS_CHOICE, b->eyes.graph->node[list[0].situation]);
        *GRAPH_ADD(b->graph, b->of_belief, b->belief_count) = s;
        b->held[s] = belief;
        return s;
    }
    free(belief);
    return b->of_belief[number];
}

/* A draw that leads to each thing that may be seen; the edges of the draw come when it is
   expanded, from `after`. */
struct pending {
    size_t count;
    uint32_t *to;
    double *p, *minutes;
};

static struct pending outcomes_of(struct believing *b, struct thoughts *thoughts) {
    struct pending pending = {.to = xcalloc(thoughts->count + 1, sizeof(uint32_t)),
                              .p = xcalloc(thoughts->count + 1, sizeof(double)),
                              .minutes = xcalloc(thoughts->count + 1, sizeof(double))};
    for (size_t i = 0; i < thoughts->count && !b->too_large;) {
        size_t end = i;
        double whole = 0, minutes = 0;
        const struct thought *one = &thoughts->list[i];
        bool over = b->eyes.graph->waits[one->situation] == WAITS_NOTHING;
        while (end < thoughts->count && thoughts->list[end].look == one->look &&
               thoughts->list[end].seen == one->seen && (!over || end == i)) {
            whole += thoughts->list[end].p;
            minutes += thoughts->list[end].p * thoughts->list[end].minutes;
            end++;
        }
        pending.to[pending.count] =
            over ? end_situation(b, one->situation) : belief_situation(b, one, end - i, whole);
        pending.p[pending.count] = whole;
        pending.minutes[pending.count++] = minutes / whole;
        i = end;
    }
    return pending;
}

static void free_pending(struct pending *pending) {
    free(pending->to);
    free(pending->p);
    free(pending->minutes);
}

/* The thoughts after doing something in a belief. */
static struct thoughts after(const struct believing *b, const struct belief *belief,
                             uint64_t what) {
    const struct graph *graph = b->eyes.graph;
    struct thoughts thoughts = {0};
    for (uint32_t i = 0; i < belief->count; i++) {
        uint32_t s = belief->parts[i].situation;
        for (uint32_t e = edges_begin(graph, s); e < edges_end(graph, s); e++)
            if (deed(graph, s, e) == what && graph->edges[e].to != NOWHERE)
                think(&thoughts,
                      (struct thought){see(graph, s, e, 0), 0, graph->edges[e].to,
                                       belief->parts[i].p, (double)graph->edges[e].minutes});
    }
    return thoughts;
}

static void finish_draw(struct believing *b, const struct pending *pending) {
    for (size_t i = 0; i < pending->count; i++)
        add_edge(b, pending->to[i], pending->minutes[i], i, -1, 0);
}

static uint32_t add_row(struct believing *b, const struct pending *pending) {
    struct graph *graph = b->graph;
    *GRAPH_ADD(graph, graph->rows, graph->row_count) =
        (struct row){.first = graph->probability_count};
    for (size_t i = 0; i < pending->count; i++)
        *GRAPH_ADD(graph, graph->probabilities, graph->probability_count) = pending->p[i];
    return (uint32_t)graph->row_count - 1;
}

struct draws {
    size_t count;
    struct pending *list; /* one a situation of the new graph; empty for all but draws */
};

static uint32_t add_draw(struct believing *b, struct draws *draws, struct thoughts *thoughts) {
    settle(b, thoughts);
    struct pending pending = outcomes_of(b, thoughts);
    uint32_t s = add_situation(b, WAITS_CHANCE, 0);
    b->graph->detail[s] = add_row(b, &pending);
    while (draws->count <= s) {
        draws->list = graph_grow(b->graph, draws->list, draws->count, sizeof *draws->list);
        draws->list[draws->count++] = (struct pending){0};
    }
    draws->list[s] = pending;
    free(thoughts->list);
    return s;
}

static void expand_belief(struct believing *b, struct draws *draws, uint32_t s) {
    const struct graph *from = b->eyes.graph;
    const struct belief *belief = b->held[s];
    uint32_t one = belief->parts[0].situation;
    bool orders = from->pathway->nodes[from->node[one]].kind == NODE_ORDERS;
    for (uint32_t e = edges_begin(from, one); e < edges_end(from, one); e++) {
        struct thoughts thoughts = after(b, belief, deed(from, one, e));
        uint32_t draw = add_draw(b, draws, &thoughts);
        uint32_t edge = b->graph->edge_count;
        add_edge(b, draw, 0, from->edges[e].choice, from->edges[e].rating, 0);
        if (!orders)
            continue;
        struct graph *graph = b->graph;
        graph->ticks = graph_grow(graph, graph->ticks, graph->tick_count, sizeof *graph->ticks);
        graph->tick_edge =
            graph_grow(graph, graph->tick_edge, graph->tick_count, sizeof *graph->tick_edge);
        graph->ticks[graph->tick_count] = *graph_ticks(from, e);
        graph->tick_edge[graph->tick_count++] = edge;
    }
}

static void expand_all(struct believing *b, struct draws *draws) {
    struct graph *graph = b->graph;
    while (graph->expanded < graph->count && !b->too_large) {
        uint32_t s = graph->expanded;
        if (graph->waits[s] == WAITS_CHOICE)
            expand_belief(b, draws, s);
        else if (graph->waits[s] == WAITS_CHANCE)
            finish_draw(b, &draws->list[s]);
        graph->expanded++;
        graph->first[s + 1] = graph->edge_count;
    }
}

static uint32_t *looks_of(const struct believing *b) {
    uint32_t *looks = xcalloc((size_t)b->graph->count + 1, sizeof *looks);
    for (uint32_t s = 0; s < b->graph->count; s++)
        looks[s] = b->held[s] ? b->held[s]->parts[0].situation : NOWHERE;
    return looks;
}

struct graph *belief_graph(struct unfolding *unfolding, size_t limit, uint32_t **looks) {
    struct believing b = {.eyes = eyes_open(unfolding),
                          .looks = intern_new(),
                          .beliefs = intern_new(),
                          .ends = intern_new(),
                          .limit = limit};
    const struct graph *from = b.eyes.graph;
    struct draws draws = {0};
    b.graph = graph_new(from->pathway, from->variant);
    b.graph->first = graph_grow(b.graph, b.graph->first, 0, sizeof *b.graph->first);
    b.graph->first[0] = 0;
    *GRAPH_ADD(b.graph, b.graph->traces, b.graph->trace_count) = (struct trace){0, 0};
    b.graph->start_minutes = from->start_minutes;
    if (from->start != NOWHERE && from->expanded == from->count) {
        struct thoughts thoughts = {0};
        think(&thoughts, (struct thought){.situation = from->start, .p = 1});
        b.graph->start = add_draw(&b, &draws, &thoughts);
        expand_all(&b, &draws);
    } else
        b.too_large = true;
    *looks = b.too_large ? NULL : looks_of(&b);
    for (size_t i = 0; i < draws.count; i++)
        free_pending(&draws.list[i]);
    for (uint32_t s = 0; s < b.graph->count; s++)
        free(b.held[s]);
    free(b.held);
    free(b.of_belief);
    free(b.of_end);
    free(draws.list);
    intern_free(b.looks);
    intern_free(b.beliefs);
    intern_free(b.ends);
    eyes_close(&b.eyes);
    if (!b.too_large)
        return b.graph;
    graph_free(b.graph);
    return NULL;
}

/* Unfolds a pathway into its graph of situations, breadth first. */
#include "unfold.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "answer.h"
#include "intern.h"
#include "policy.h"
#include "rating.h"

enum {
    MOST_CHOICES = 256,
    MOST_TRACE = 1100,      /* nodes and events between two waits: a walk's steps at most */
    MOST_EFFECTIVE = 12,    /* items of orders whose ticking changes something */
    MOST_ENDLESS = 2000000, /* situations, where the clock may make ever new ones */
    MOST_FAULTS = 1000
};

struct unfolding {
    struct arena *arena;
    struct unfold_options options;
    const struct pathway *pathway;
    struct graph *graph;
    struct walk *walk;
    struct future *future;
    struct reducer *reducer;
    struct intern *situations, *traces, *rows, *ends;
    struct situation *here, *there; /* the one that is expanded; scratch */
    unsigned char *key;
    struct reads *draws;   /* what the probabilities of a node, then of an event, read */
    bool *varies;          /* and whether a parameter stands in them */
    long *amounts;         /* one of the options' fields: its amount, or -1 */
    size_t *amount_fields; /* one an amount */
    uint32_t trace[MOST_TRACE];
    size_t trace_count;
    bool cut;
    bool endless; /* something reads the clock for ever */
};

/* --- what probabilities and utilities rest on --- */

static bool has_parameter(const struct expression *e, int *budget) {
    if (!e || --*budget < 0)
        return e != NULL;
    if (e->kind == EXPRESSION_PARAMETER)
        return true;
    for (size_t i = 0; i < e->count; i++)
        if (has_parameter(e->operands[i], budget))
            return true;
    return false;
}

static bool varies(const struct expression *e) {
    int budget = 10000;
    return has_parameter(e, &budget);
}

static void note_draw(struct unfolding *u, size_t place, const struct expression *e) {
    reader_add(u->future->reader, e, &u->draws[place]);
    u->varies[place] = u->varies[place] || varies(e);
}

static void find_draws(struct unfolding *u) {
    const struct pathway *pathway = u->pathway;
    size_t places = pathway->node_count + pathway->event_count;
    u->draws = arena_alloc(u->arena, (places + 1) * sizeof *u->draws);
    u->varies = arena_alloc(u->arena, places + 1);
    for (size_t i = 0; i < places; i++) {
        u->draws[i].clock = u->draws[i].takes = -INFINITY;
        u->draws[i].bits = arena_alloc(u->arena, u->future->reader->facts.words * sizeof(uint64_t));
    }
    for (size_t n = 0; n < pathway->node_count; n++) {
        const struct node *node = &pathway->nodes[n];
        const struct expression *own[] = {node->spread, node->worse_by, node->utility, node->good};
        for (size_t i = 0; i < sizeof own / sizeof *own; i++)
            note_draw(u, n, own[i]);
        for (size_t c = 0; c < node->choice_count; c++)
            note_draw(u, n, node->choices[c].probability);
    }
    for (size_t e = 0; e < pathway->event_count; e++)
        note_draw(u, pathway->node_count + e, pathway->events[e].probability);
}

/* --- situations as keys --- */

/* node, stage and depth, event, clock; the bytes; what waits. */
static size_t pack(const struct unfolding *u, const struct situation *s) {
    unsigned char *at = u->key;
    uint32_t head[4] = {(uint32_t)s->now.node, s->now.stage | s->depth << 8, s->now.event,
                        (uint32_t)s->clock};
    memcpy(at, head, sizeof head);
    at += sizeof head;
    memcpy(at, s->bytes, u->graph->parts.size);
    at += u->graph->parts.size;
    memcpy(at, s->waiting, s->depth * sizeof *s->waiting);
    return (size_t)(at - u->key) + s->depth * sizeof *s->waiting;
}

static void unpack(const struct unfolding *u, const unsigned char *at, struct situation *s) {
    uint32_t head[4];
    memcpy(head, at, sizeof head);
    at += sizeof head;
    s->now =
        (struct activity){.node = (int32_t)head[0], .stage = (uint8_t)head[1], .event = head[2]};
    s->depth = head[1] >> 8;
    s->clock = (int32_t)head[3];
    memcpy(s->bytes, at, u->graph->parts.size);
    memcpy(s->waiting, at + u->graph->parts.size, s->depth * sizeof *s->waiting);
}

void unfolding_get(const struct unfolding *u, uint32_t number, struct situation *situation) {
    size_t length;
    unpack(u, intern_get(u->situations, number, &length), situation);
}

uint32_t unfolding_find(struct unfolding *u, const struct situation *situation) {
    situation_copy(u->there, situation, &u->graph->parts);
    reduce(u->reducer, u->there);
    return intern_find(u->situations, u->key, pack(u, u->there));
}

/* --- parts of the graph that are shared --- */

static bool note_news(void *context, struct walk *walk, const struct news *news,
                      struct failure *why) {
    struct unfolding *u = context;
    (void)walk;
    (void)why;
    if (u->trace_count == MOST_TRACE)
        return true;
    if (news->kind == TELL_NODE)
        u->trace[u->trace_count++] = (uint32_t)(news->node - u->pathway->nodes);
    else if (news->kind == TELL_EVENT)
        u->trace[u->trace_count++] =
            (uint32_t)(u->pathway->node_count + (size_t)(news->event - u->pathway->events));
    return true;
}

static uint32_t keep_trace(struct unfolding *u) {
    struct graph *graph = u->graph;
    bool fresh;
    uint32_t number = intern_add(u->traces, u->trace, u->trace_count * sizeof *u->trace, &fresh);
    if (!fresh)
        return number;
    struct trace *trace = GRAPH_ADD(graph, graph->traces, graph->trace_count);
    *trace = (struct trace){(uint32_t)graph->trace_item_count, (uint32_t)u->trace_count};
    for (size_t i = 0; i < u->trace_count; i++)
        *GRAPH_ADD(graph, graph->trace_items, graph->trace_item_count) = u->trace[i];
    return number;
}

static void note_fault(struct unfolding *u, const char *text, int code, uint32_t situation,
                       uint32_t edge) {
    struct graph *graph = u->graph;
    for (size_t i = 0; i < graph->fault_count; i++)
        if (strcmp(graph->faults[i].text, text) == 0)
            return;
    if (graph->fault_count == MOST_FAULTS)
        return;
    *GRAPH_ADD(graph, graph->faults, graph->fault_count) =
        (struct graph_fault){xstrdup(text), situation, edge, code, code == CODE_NO_WAIT};
}

static void fault(struct unfolding *u, uint32_t situation, uint32_t edge) {
    note_fault(u, walk_fault(u->walk), walk_fault_code(u->walk), situation, edge);
}

/* The values that make two draws of one place differ when a parameter changes. */
static size_t add_reads(const struct unfolding *u, size_t place, const struct situation *s,
                        unsigned char *key) {
    const struct layout *layout = &u->pathway->words.patient;
    const struct reads *reads = &u->draws[place];
    size_t length = 0;
    for (size_t f = 0; f < layout->count; f++) {
        double value = bit_has(reads->bits, f) ? patient_get(layout, s->bytes, f) : 0;
        unsigned char known = bit_has(reads->bits, fact_known(&u->future->reader->facts, f)) &&
                              patient_knows(layout, s->bytes, f);
        memcpy(key + length, &value, sizeof value);
        key[length + sizeof value] = known;
        length += sizeof value + 1;
    }
    double clock = reads->clock > -INFINITY ? s->clock : 0;
    memcpy(key + length, &clock, sizeof clock);
    return length + sizeof clock;
}

static uint32_t keep_row(struct unfolding *u, uint32_t number, size_t place, size_t count,
                         const double *p) {
    struct graph *graph = u->graph;
    bool fresh;
    unsigned char *key = u->key;
    memcpy(key, &place, sizeof place);
    memcpy(key + sizeof place, p, count * sizeof *p);
    size_t length = sizeof place + count * sizeof *p;
    if (u->varies[place])
        length += add_reads(u, place, u->here, key + length);
    uint32_t row = intern_add(u->rows, key, length, &fresh);
    if (!fresh)
        return row;
    *GRAPH_ADD(graph, graph->rows, graph->row_count) =
        (struct row){(uint32_t)place, number, u->varies[place], graph->probability_count};
    for (size_t i = 0; i < count; i++)
        *GRAPH_ADD(graph, graph->probabilities, graph->probability_count) = p[i];
    return row;
}

/* --- interning --- */

static uint32_t keep_situation(struct unfolding *u, const struct situation *situation,
                               enum need need, uint32_t from, uint32_t edge) {
    struct graph *graph = u->graph;
    bool fresh;
    situation_copy(u->there, situation, &graph->parts);
    reduce(u->reducer, u->there);
    uint32_t number = intern_add(u->situations, u->key, pack(u, u->there), &fresh);
    if (!fresh)
        return number;
    static const enum waits waits_for[] = {[NEED_CHOICE] = WAITS_CHOICE,
                                           [NEED_DRAW] = WAITS_CHANCE,
                                           [NEED_EVENT] = WAITS_EVENT,
                                           [NEED_NOTHING] = WAITS_NOTHING};
    uint32_t count = graph->count;
    graph->waits = graph_grow(graph, graph->waits, count, sizeof *graph->waits);
    graph->node = graph_grow(graph, graph->node, count, sizeof *graph->node);
    graph->first = graph_grow(graph, graph->first, count + 1, sizeof *graph->first);
    graph->detail = graph_grow(graph, graph->detail, count, sizeof *graph->detail);
    graph->from = graph_grow(graph, graph->from, count, sizeof *graph->from);
    graph->by = graph_grow(graph, graph->by, count, sizeof *graph->by);
    graph->waits[count] = (uint8_t)waits_for[need];
    graph->node[count] = (uint32_t)situation->now.node;
    graph->detail[count] = 0;
    graph->from[count] = from;
    graph->by[count] = edge;
    graph->count++;
    return number;
}

static struct edge *add_edge(struct unfolding *u, uint32_t from, enum need need, size_t choice,
                             int rating) {
    struct graph *graph = u->graph;
    uint32_t number = graph->edge_count;
    uint32_t to = need == NEED_HELP
                      ? NOWHERE
                      : keep_situation(u, walk_situation(u->walk), need, from, number);
    const struct layout *layout = &u->pathway->words.patient;
    for (size_t a = 0; a < graph->amount_count; a++) {
        size_t field = u->amount_fields[a];
        graph->amounts[a] = graph_grow(graph, graph->amounts[a], number, sizeof *graph->amounts[a]);
        graph->amounts[a][number] = patient_get(layout, walk_situation(u->walk)->bytes, field) -
                                    patient_get(layout, u->here->bytes, field);
    }
    struct edge *edge = GRAPH_ADD(graph, graph->edges, graph->edge_count);
    *edge = (struct edge){.to = to,
                          .minutes = (float)walk_minutes(u->walk),
                          .trace = keep_trace(u),
                          .choice = (uint8_t)choice,
                          .rating = (int8_t)rating};
    if (need == NEED_HELP)
        fault(u, from, number);
    return edge;
}

static void put(struct unfolding *u) {
    walk_put(u->walk, u->here);
    u->trace_count = 0;
}

/* --- decisions and questions --- */

static void expand_choices(struct unfolding *u, uint32_t number, const bool *offered) {
    const struct node *node = walk_node(u->walk);
    for (size_t i = 0; i < node->choice_count; i++) {
        double given = 0;
        if (!offered[i])
            continue;
        put(u);
        int rating = walk_rating(u->walk, &node->choices[i], true);
        bool good = rating != RATING_FAULT;
        if (good && node->kind == NODE_QUESTION)
            good = walk_example(u->walk, &node->choices[i], &given);
        enum need need = !good                         ? NEED_HELP
                         : node->kind == NODE_QUESTION ? walk_answer(u->walk, i, given)
                                                       : walk_choose(u->walk, i);
        add_edge(u, number, need, i, rating);
    }
}

/* --- orders: one edge for all subsets that do the same in the same time --- */

struct item {
    size_t index;
    double minutes;
    double share[2]; /* of being ticked, by random and novice */
};

struct sheet {
    size_t effective_count, timed_count; /* the timed change nothing but the time */
    struct item effective[64], timed[64];
    uint64_t idle; /* the others that an expert ticks */
    uint64_t expert, worst;
    bool offered[MOST_CHOICES];
};

static bool read_sheet(struct unfolding *u, struct sheet *sheet) {
    const struct node *node = walk_node(u->walk);
    double expert[MOST_CHOICES], worst[MOST_CHOICES], shares[2][MOST_CHOICES];
    if (!policy_weights(u->walk, POLICY_EXPERT, sheet->offered, expert) ||
        !policy_weights(u->walk, POLICY_WORST, sheet->offered, worst) ||
        !policy_weights(u->walk, POLICY_RANDOM, sheet->offered, shares[0]) ||
        !policy_weights(u->walk, POLICY_NOVICE, sheet->offered, shares[1]))
        return false;
    for (size_t i = 0; i < node->choice_count; i++) {
        const struct choice *choice = &node->choices[i];
        struct item item = {.index = i, .share = {shares[0][i], shares[1][i]}};
        size_t arm;
        if (!sheet->offered[i])
            continue;
        if (!walk_arm(u->walk, choice, &arm) ||
            !walk_duration(u->walk, choice->arms[arm].action.takes, &item.minutes))
            return false;
        const struct action *action = &choice->arms[arm].action;
        sheet->expert |= (uint64_t)(expert[i] > 0) << i;
        sheet->worst |= (uint64_t)(worst[i] > 0) << i;
        if (action->set || choice->counter >= 0 ||
            future_reveals_matter(u->future, action->reveals) || (node->in_turn && action->takes))
            sheet->effective[sheet->effective_count++] = item;
        else if (item.minutes > 0)
            sheet->timed[sheet->timed_count++] = item;
        else
            sheet->idle |= (uint64_t)(expert[i] > 0) << i;
    }
    return true;
}

static int by_minutes(const void *a, const void *b) {
    double x = ((const struct item *)a)->minutes, y = ((const struct item *)b)->minutes;
    return (x > y) - (x < y);
}

static void add_ticks(struct unfolding *u, uint32_t number, const struct sheet *sheet,
                      struct ticks ticks) {
    struct graph *graph = u->graph;
    put(u);
    int rating = walk_rating_of_orders(u->walk, ticks.items, sheet->offered);
    enum need need = rating == RATING_FAULT ? NEED_HELP : walk_order(u->walk, ticks.items);
    uint32_t edge = graph->edge_count;
    graph->ticks = graph_grow(graph, graph->ticks, graph->tick_count, sizeof *graph->ticks);
    graph->tick_edge =
        graph_grow(graph, graph->tick_edge, graph->tick_count, sizeof *graph->tick_edge);
    graph->ticks[graph->tick_count] = ticks;
    graph->tick_edge[graph->tick_count++] = edge;
    add_edge(u, number, need, 0, rating);
}

/* The longest of ticked items, by number in written order. */
static double longest_of(const struct sheet *sheet, uint64_t ticked) {
    double longest = 0;
    for (size_t i = 0; i < sheet->effective_count; i++)
        if (ticked >> sheet->effective[i].index & 1)
            longest = fmax(longest, sheet->effective[i].minutes);
    for (size_t i = 0; i < sheet->timed_count; i++)
        if (ticked >> sheet->timed[i].index & 1)
            longest = fmax(longest, sheet->timed[i].minutes);
    return longest;
}

/* The edges of one subset of effective items: one for each time that it may take in all. */
static void add_subset(struct unfolding *u, uint32_t number, const struct sheet *sheet,
                       uint64_t subset, uint64_t effective, const double shares[2]) {
    double longest = longest_of(sheet, subset), before[2];
    size_t first = 0;
    while (first < sheet->timed_count && sheet->timed[first].minutes <= longest)
        first++;
    for (size_t at = first; at <= sheet->timed_count; at++) {
        /* `at` counts the timed items whose time is at most that of this edge */
        double minutes = at == first ? longest : sheet->timed[at - 1].minutes;
        if (at > first && at < sheet->timed_count && sheet->timed[at].minutes == minutes)
            continue;
        struct ticks ticks = {
            .items = subset | sheet->idle, .all = subset, .none = effective & ~subset};
        if (at > first)
            ticks.items |= (uint64_t)1 << sheet->timed[at - 1].index;
        for (size_t i = first; i < sheet->timed_count; i++) {
            uint64_t bit = (uint64_t)1 << sheet->timed[i].index;
            if (sheet->timed[i].minutes > minutes)
                ticks.none |= bit;
            else if (sheet->timed[i].minutes == minutes)
                ticks.some |= bit;
        }
        for (int p = 0; p < 2; p++) {
            double none_later = 1;
            for (size_t i = at; i < sheet->timed_count; i++)
                none_later *= 1 - sheet->timed[i].share[p];
            ticks.share[p] = shares[p] * (at == first ? none_later : none_later - before[p]);
            before[p] = none_later;
        }
        ticks.expert =
            (sheet->expert & effective) == subset && longest_of(sheet, sheet->expert) == minutes;
        ticks.worst =
            (sheet->worst & effective) == subset && longest_of(sheet, sheet->worst) == minutes;
        if (ticks.expert || ticks.worst)
            ticks.items = ticks.expert ? sheet->expert : sheet->worst;
        add_ticks(u, number, sheet, ticks);
    }
}

static void expand_orders(struct unfolding *u, uint32_t number, const bool *offered) {
    struct sheet sheet = {0};
    memcpy(sheet.offered, offered, sizeof sheet.offered);
    if (!read_sheet(u, &sheet)) {
        fault(u, number, NOWHERE);
        return;
    }
    size_t count = sheet.effective_count;
    if (count > MOST_EFFECTIVE) {
        const struct place *place = &walk_node(u->walk)->place;
        struct failure why;
        fail(&why,
             "%s:%d: %zu items of these orders change something; their combinations can be "
             "worked out for %d at most",
             place->file, place->line, count, MOST_EFFECTIVE);
        note_fault(u, why.text, CODE_ORDERS, number, NOWHERE);
        return;
    }
    qsort(sheet.timed, sheet.timed_count, sizeof *sheet.timed, by_minutes);
    uint64_t effective = 0;
    for (size_t i = 0; i < count; i++)
        effective |= (uint64_t)1 << sheet.effective[i].index;
    for (uint32_t set = 0; set < 1U << count; set++) {
        uint64_t subset = 0;
        double shares[2] = {1, 1};
        for (size_t i = 0; i < count; i++) {
            bool ticked = set >> i & 1;
            subset |= (uint64_t)ticked << sheet.effective[i].index;
            for (int p = 0; p < 2; p++)
                shares[p] *= ticked ? sheet.effective[i].share[p] : 1 - sheet.effective[i].share[p];
        }
        add_subset(u, number, &sheet, subset, effective, shares);
    }
}

/* --- chance and ends --- */

static void expand_draw(struct unfolding *u, uint32_t number) {
    const struct situation *s = walk_situation(u->walk);
    bool event = s->now.stage == STAGE_EVENT;
    size_t place = event ? u->pathway->node_count + s->now.event : (size_t)s->now.node;
    size_t count = event ? 2 : walk_node(u->walk)->choice_count;
    double p[MOST_CHOICES];
    if (!walk_probabilities(u->walk, p)) {
        fault(u, number, NOWHERE);
        return;
    }
    u->graph->detail[number] = keep_row(u, number, place, count, p);
    for (size_t i = 0; i < count; i++) {
        if (p[i] <= 0 && !u->varies[place])
            continue;
        put(u);
        add_edge(u, number, walk_draw(u->walk, i), i, RATING_NEUTRAL);
    }
}

static void expand_end(struct unfolding *u, uint32_t number) {
    struct graph *graph = u->graph;
    const struct node *node = walk_node(u->walk);
    struct failure why;
    size_t place = (size_t)(node - u->pathway->nodes);
    double values[2] = {0, 0};
    bool fresh;
    if (!expression_evaluate(node->utility, walk_scene(u->walk), &values[0], &why) ||
        (node->good && !expression_evaluate(node->good, walk_scene(u->walk), &values[1], &why))) {
        note_fault(u, why.text, CODE_FAILS, number, NOWHERE);
        return;
    }
    memcpy(u->key, &place, sizeof place);
    memcpy(u->key + sizeof place, values, sizeof values);
    size_t length = sizeof place + sizeof values;
    if (u->varies[place])
        length += add_reads(u, place, u->here, u->key + length);
    uint32_t end = intern_add(u->ends, u->key, length, &fresh);
    if (fresh)
        *GRAPH_ADD(graph, graph->ends, graph->end_count) =
            (struct end){(uint32_t)place, number, values[0], values[1] != 0, u->varies[place]};
    graph->detail[number] = end;
}

static void expand(struct unfolding *u, uint32_t number) {
    bool offered[MOST_CHOICES];
    unfolding_get(u, number, u->here);
    put(u);
    switch ((enum waits)u->graph->waits[number]) {
    case WAITS_CHOICE:
        memset(offered, 0, sizeof offered);
        if (walk_offer(u->walk, offered) < 0)
            fault(u, number, NOWHERE);
        else if (walk_node(u->walk)->kind == NODE_ORDERS)
            expand_orders(u, number, offered);
        else
            expand_choices(u, number, offered);
        break;
    case WAITS_CHANCE:
    case WAITS_EVENT:
        expand_draw(u, number);
        break;
    case WAITS_NOTHING:
        expand_end(u, number);
        break;
    }
    u->graph->first[number + 1] = u->graph->edge_count;
}

/* --- from outside --- */

/* A field that is asked for travels as an amount where it can; else it is kept to the end. */
static void find_future(struct unfolding *u, size_t variant) {
    const struct unfold_options *options = &u->options;
    struct graph *graph = u->graph;
    size_t bits = facts_of(u->pathway).words * sizeof(uint64_t);
    uint64_t *kept = arena_alloc(u->arena, bits), *amounts = arena_alloc(u->arena, bits);
    u->future = future_new(u->arena, u->pathway, variant, NULL, NULL);
    u->amounts = arena_alloc(u->arena, (options->field_count + 1) * sizeof *u->amounts);
    u->amount_fields = arena_alloc(u->arena, (options->field_count + 1) * sizeof(size_t));
    for (size_t i = 0; i < options->field_count; i++) {
        bool sum = future_is_sum(u->future, options->fields[i]);
        u->amounts[i] = sum ? (long)graph->amount_count : -1;
        if (sum)
            u->amount_fields[graph->amount_count++] = options->fields[i];
        bit_add(sum ? amounts : kept, options->fields[i]);
    }
    graph->amounts = xcalloc(graph->amount_count + 1, sizeof *graph->amounts);
    graph->start_amounts = xcalloc(graph->amount_count + 1, sizeof *graph->start_amounts);
    if (options->field_count)
        u->future = future_new(u->arena, u->pathway, variant, kept, amounts);
}

static void begin(struct unfolding *u) {
    struct graph *graph = u->graph;
    u->trace_count = 0;
    graph->first = graph_grow(graph, graph->first, 0, sizeof *graph->first);
    graph->first[0] = 0;
    enum need need = walk_start(u->walk);
    for (size_t a = 0; a < graph->amount_count; a++)
        graph->start_amounts[a] = patient_get(&u->pathway->words.patient,
                                              walk_situation(u->walk)->bytes, u->amount_fields[a]);
    graph->start_trace = keep_trace(u);
    graph->start_minutes = (float)walk_minutes(u->walk);
    if (need == NEED_HELP)
        fault(u, NOWHERE, NOWHERE);
    else
        graph->start = keep_situation(u, walk_situation(u->walk), need, NOWHERE, NOWHERE);
}

struct unfolding *unfolding_new(const struct pathway *pathway, size_t variant,
                                const struct unfold_options *options) {
    struct unfolding *u = xcalloc(1, sizeof *u);
    u->arena = arena_new();
    u->options = *options;
    u->pathway = pathway;
    u->graph = graph_new(pathway, variant);
    u->walk = walk_new(pathway, variant, 0, note_news, u);
    struct facts facts = facts_of(pathway);
    find_future(u, variant);
    walk_scene(u->walk)->seen = options->eithers;
    u->reducer = reducer_new(u->arena, u->future, variant, options->reductions);
    find_draws(u);
    u->situations = intern_new();
    u->traces = intern_new();
    u->rows = intern_new();
    u->ends = intern_new();
    size_t size = situation_size(&u->graph->parts);
    u->here = xcalloc(1, size);
    u->there = xcalloc(1, size);
    u->key = xcalloc(1, size + 16 * (facts.fields + MOST_CHOICES) + 256);
    u->endless = unfolding_endless_clock(u);
    begin(u);
    return u;
}

void unfolding_free(struct unfolding *u) {
    if (!u)
        return;
    graph_free(u->graph);
    walk_free(u->walk);
    intern_free(u->situations);
    intern_free(u->traces);
    intern_free(u->rows);
    intern_free(u->ends);
    free(u->here);
    free(u->there);
    free(u->key);
    arena_free(u->arena);
    free(u);
}

bool unfold(struct unfolding *u, size_t budget) {
    struct graph *graph = u->graph;
    for (; budget && graph->expanded < graph->count; budget--) {
        if (u->cut)
            return false;
        if (graph->count > u->options.limit || (u->endless && graph->count > MOST_ENDLESS) ||
            unfolding_bytes(u) > u->options.memory || graph->edge_count > NOWHERE / 2) {
            u->cut = true;
            return false;
        }
        expand(u, graph->expanded++);
    }
    return graph->expanded < graph->count;
}

struct graph *unfolding_graph(const struct unfolding *u) {
    return u->graph;
}
const long *unfolding_amounts(const struct unfolding *u) { return u->amounts; }
bool unfolding_endless_clock(const struct unfolding *u) {
    for (size_t n = 0; n < u->pathway->node_count; n++)
        if (u->future->nodes[n].enter.reads.clock == INFINITY)
            return true;
    for (size_t e = 0; e < u->pathway->event_count; e++)
        if (u->future->events[e].ahead.reads.clock == INFINITY)
            return true;
    return false;
}

const uint64_t *unfolding_reads(const struct unfolding *u, const struct situation *situation,
                                double *last) {
    return reducer_reads(u->reducer, situation, last);
}

bool unfolding_loose(const struct unfolding *u) { return reducer_loose(u->reducer); }
bool unfolding_cut(const struct unfolding *u) { return u->cut; }
size_t unfolding_bytes(const struct unfolding *u) {
    return u->graph->bytes + intern_bytes(u->situations);
}
struct walk *unfolding_walk(struct unfolding *u) {
    return u->walk;
}

/* The graph as the explicit files of PRISM. */
#include "prism.h"

#include <stdio.h>
#include <stdlib.h>

#include "json.h"
#include "order.h"

const char *const prism_ending[PRISM_FILES] = {".tra", ".sta", ".lab", "1.trew", "2.trew", ".txt"};

enum { PIECE = 200000 }; /* bytes */

/* Where a choice may lead. */
struct target {
    uint32_t to;
    double probability, minutes, utility;
};

struct prism {
    const struct graph *graph;
    bool minutes;
    bool counted; /* the numbers of the headers are known */
    int file;     /* enum prism_file: the one at hand */
    uint32_t at;  /* its next state, or node of the legend */
    bool begun;   /* its header is written */
    size_t choices, transitions, utilities, times;
    unsigned *label; /* of each outcome, by its node */
    size_t room, target_count;
    struct target *targets; /* of the choice at hand */
};

enum { LABEL_INIT, LABEL_DEADLOCK, LABEL_GOOD, LABEL_FAULT, LABEL_OUTCOMES };

struct prism *prism_new(const struct graph *graph, bool minutes) {
    const struct pathway *pathway = graph->pathway;
    struct prism *prism = xcalloc(1, sizeof *prism);
    unsigned label = LABEL_OUTCOMES;
    prism->graph = graph;
    prism->minutes = minutes;
    prism->label = xcalloc(pathway->node_count + 1, sizeof *prism->label);
    for (size_t n = 0; n < pathway->node_count; n++)
        if (pathway->nodes[n].kind == NODE_OUTCOME)
            prism->label[n] = label++;
    return prism;
}

void prism_free(struct prism *prism) {
    if (!prism)
        return;
    free(prism->label);
    free(prism->targets);
    free(prism);
}

/* --- the process --- */

/* The state beyond all situations: a fault of the pathway. */
static uint32_t fault_state(const struct prism *prism) { return prism->graph->count; }
static uint32_t state_count(const struct prism *prism) { return prism->graph->count + 1; }

static const struct end *end_of(const struct prism *prism, uint32_t state) {
    const struct graph *graph = prism->graph;
    return state < graph->count && graph->waits[state] == WAITS_NOTHING && graph->end_count
               ? &graph->ends[graph->detail[state]]
               : NULL;
}

static uint32_t edges_of(const struct prism *prism, uint32_t state) {
    return edges_end(prism->graph, state) - edges_begin(prism->graph, state);
}

static bool is_chosen(const struct prism *prism, uint32_t state) {
    return state < prism->graph->count && prism->graph->waits[state] == WAITS_CHOICE &&
           edges_of(prism, state) > 0;
}

static uint32_t choices_of(const struct prism *prism, uint32_t state) {
    return is_chosen(prism, state) ? edges_of(prism, state) : 1;
}

static void add_target(struct prism *prism, uint32_t to, double probability, double minutes) {
    if (probability <= 0)
        return;
    if (prism->target_count == prism->room) {
        prism->room = prism->room ? 2 * prism->room : 16;
        prism->targets = xrealloc(prism->targets, prism->room * sizeof *prism->targets);
    }
    if (to == NOWHERE)
        to = fault_state(prism);
    const struct end *end = end_of(prism, to);
    prism->targets[prism->target_count++] =
        (struct target){to, probability, minutes, end ? end->utility : 0};
}

static int compare_targets(const void *a, const void *b) {
    uint32_t x = ((const struct target *)a)->to, y = ((const struct target *)b)->to;
    return x < y ? -1 : x > y;
}

/* Ways that lead to one state are one transition: PRISM has no two. */
static void merge_targets(struct prism *prism) {
    size_t kept = 0;
    qsort(prism->targets, prism->target_count, sizeof *prism->targets, compare_targets);
    for (size_t i = 0; i < prism->target_count; i++) {
        const struct target *target = &prism->targets[i];
        if (kept == 0 || prism->targets[kept - 1].to != target->to) {
            prism->targets[kept++] = *target;
            continue;
        }
        struct target *same = &prism->targets[kept - 1];
        double both = same->probability + target->probability;
        same->minutes =
            (same->probability * same->minutes + target->probability * target->minutes) / both;
        same->probability = both;
    }
    prism->target_count = kept;
}

/* Finds where a choice of a state may lead. */
static void find_targets(struct prism *prism, uint32_t state, uint32_t choice) {
    const struct graph *graph = prism->graph;
    uint32_t first = edges_begin(graph, state), last = edges_end(graph, state);
    prism->target_count = 0;
    if (is_chosen(prism, state))
        add_target(prism, graph->edges[first + choice].to, 1, graph->edges[first + choice].minutes);
    else
        for (uint32_t e = first; e < last; e++)
            add_target(prism, graph->edges[e].to, graph_probability(graph, state, e),
                       graph->edges[e].minutes);
    merge_targets(prism);
    if (prism->target_count > 0)
        return;
    add_target(prism, end_of(prism, state) ? state : fault_state(prism), 1, 0);
    prism->targets[0].utility = 0; /* it was counted on the way here */
}

/* --- what is written --- */

static void count_state(struct prism *prism, uint32_t state) {
    uint32_t choices = choices_of(prism, state);
    prism->choices += choices;
    for (uint32_t k = 0; k < choices; k++) {
        find_targets(prism, state, k);
        prism->transitions += prism->target_count;
        for (size_t i = 0; i < prism->target_count; i++) {
            prism->utilities += prism->targets[i].utility != 0;
            prism->times += prism->targets[i].minutes != 0;
        }
    }
}

/* The name of a choice: the option; of orders what is ticked. */
static void write_action(const struct prism *prism, uint32_t state, uint32_t choice, FILE *out) {
    const struct graph *graph = prism->graph;
    if (!is_chosen(prism, state))
        return;
    const struct node *node = &graph->pathway->nodes[graph->node[state]];
    uint32_t edge = graph->first[state] + choice;
    if (node->kind != NODE_ORDERS) {
        fprintf(out, " %s", node->choices[graph->edges[edge].choice].id);
        return;
    }
    uint64_t items = graph_ticks(graph, edge)->items;
    if (!items)
        fputs(" nothing", out);
    const char *between = " ";
    for (size_t i = 0; i < node->choice_count; i++)
        if (items >> i & 1) {
            fprintf(out, "%s%s", between, node->choices[i].id);
            between = "__";
        }
}

static void write_transition(const struct prism *prism, uint32_t state, uint32_t choice,
                             const struct target *target, FILE *out) {
    double number = prism->file == PRISM_UTILITY   ? target->utility
                    : prism->file == PRISM_MINUTES ? target->minutes
                                                   : target->probability;
    char text[32];
    if (number == 0)
        return;
    json_format_number(number, text);
    fprintf(out, "%u %u %u %s", state, choice, target->to, text);
    if (prism->file == PRISM_TRANSITIONS)
        write_action(prism, state, choice, out);
    fputc('\n', out);
}

static void write_transitions(struct prism *prism, uint32_t state, FILE *out) {
    uint32_t choices = choices_of(prism, state);
    for (uint32_t k = 0; k < choices; k++) {
        find_targets(prism, state, k);
        for (size_t i = 0; i < prism->target_count; i++)
            write_transition(prism, state, k, &prism->targets[i], out);
    }
}

static void write_labels(const struct prism *prism, uint32_t state, FILE *out) {
    const struct end *end = end_of(prism, state);
    if (state != prism->graph->start && state != fault_state(prism) && !end)
        return;
    fprintf(out, "%u:", state);
    if (state == prism->graph->start)
        fprintf(out, " %d", LABEL_INIT);
    if (state == fault_state(prism))
        fprintf(out, " %d", LABEL_FAULT);
    if (end && end->good)
        fprintf(out, " %d", LABEL_GOOD);
    if (end)
        fprintf(out, " %u", prism->label[end->node]);
    fputc('\n', out);
}

static void write_label_names(const struct prism *prism, FILE *out) {
    const struct pathway *pathway = prism->graph->pathway;
    fprintf(out, "%d=\"init\" %d=\"deadlock\" %d=\"good\" %d=\"fault\"", LABEL_INIT, LABEL_DEADLOCK,
            LABEL_GOOD, LABEL_FAULT);
    for (size_t n = 0; n < pathway->node_count; n++)
        if (pathway->nodes[n].kind == NODE_OUTCOME)
            fprintf(out, " %u=\"outcome_%s\"", prism->label[n], pathway->nodes[n].id);
    fputc('\n', out);
}

static void write_header(const struct prism *prism, FILE *out) {
    const struct graph *graph = prism->graph;
    switch (prism->file) {
    case PRISM_TRANSITIONS:
        fprintf(out, "%u %zu %zu\n", state_count(prism), prism->choices, prism->transitions);
        return;
    case PRISM_UTILITY:
        fprintf(out, "%u %zu %zu\n", state_count(prism), prism->choices, prism->utilities);
        return;
    case PRISM_MINUTES:
        fprintf(out, "%u %zu %zu\n", state_count(prism), prism->choices, prism->times);
        return;
    case PRISM_STATES:
        fputs("(s,node)\n", out);
        return;
    case PRISM_LABELS:
        write_label_names(prism, out);
        return;
    default:
        fprintf(out,
                "Pathway %s, variant %s. %g min have passed at the first state.\n"
                "The variable `node` of a state is one of these, or %zu: a fault of the pathway.\n",
                graph->pathway->id, graph->pathway->variants[graph->variant].id,
                graph->start_minutes, graph->pathway->node_count);
    }
}

/* One line of what the file at hand has, or a state's. */
static void write_one(struct prism *prism, uint32_t at, FILE *out) {
    const struct graph *graph = prism->graph;
    const struct node *nodes = graph->pathway->nodes;
    switch (prism->file) {
    case PRISM_LEGEND:
        fprintf(out, "%u %s %s\n", at, nodes[at].id, node_kind_name[nodes[at].kind]);
        return;
    case PRISM_STATES:
        fprintf(out, "%u:(%u,%zu)\n", at, at,
                at < graph->count ? graph->node[at] : graph->pathway->node_count);
        return;
    case PRISM_LABELS:
        write_labels(prism, at, out);
        return;
    default:
        write_transitions(prism, at, out);
    }
}

static void begin_file(struct prism *prism, int file) {
    prism->file = file;
    prism->at = 0;
    prism->begun = false;
}

/* What a state takes of a budget. */
static size_t work_of(const struct prism *prism, uint32_t state) {
    return 1 + edges_of(prism, state);
}

static bool count_on(struct prism *prism, size_t budget) {
    for (size_t i = 0; i < budget && prism->at < state_count(prism);
         i += work_of(prism, prism->at++))
        count_state(prism, prism->at);
    prism->counted = prism->at == state_count(prism);
    if (prism->counted)
        begin_file(prism, 0);
    return true;
}

bool prism_go_on(struct prism *prism, size_t budget, FILE *out, enum prism_file *file) {
    *file = (enum prism_file)prism->file;
    if (!prism->counted)
        return count_on(prism, budget);
    if (prism->file == PRISM_FILES)
        return false;
    if (!prism->begun)
        write_header(prism, out);
    prism->begun = true;
    size_t last =
        prism->file == PRISM_LEGEND ? prism->graph->pathway->node_count : state_count(prism);
    for (size_t i = 0; i < budget && prism->at < last && ftell(out) < PIECE;
         i += work_of(prism, prism->at++))
        write_one(prism, prism->at, out);
    if (prism->at == last) {
        bool skip = prism->file + 1 == PRISM_MINUTES && !prism->minutes;
        begin_file(prism, prism->file + (skip ? 2 : 1));
    }
    return true;
}

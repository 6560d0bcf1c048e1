/* What the situations of a pathway show. */
#include "seen.h"

#include "answer.h"

struct seen *seen_new(struct arena *arena, const struct pathway *pathway) {
    struct seen *seen = arena_alloc(arena, sizeof *seen);
    seen->pathway = pathway;
    seen->nodes = arena_alloc(arena, pathway->node_count + 1);
    seen->events = arena_alloc(arena, pathway->event_count + 1);
    seen->choices = arena_alloc(arena, (pathway->node_count + 1) * sizeof *seen->choices);
    for (size_t n = 0; n < pathway->node_count; n++) {
        const struct node *node = &pathway->nodes[n];
        seen->choices[n] = arena_alloc(arena, (node->choice_count + 1) * sizeof **seen->choices);
        for (size_t c = 0; c < node->choice_count; c++)
            seen->choices[n][c].arms = arena_alloc(arena, node->choices[c].arm_count + 1);
    }
    struct parts parts = situation_parts(pathway);
    seen->at = arena_alloc(arena, situation_size(&parts));
    return seen;
}

static void note_trace(struct seen *seen, const struct graph *graph, uint32_t trace) {
    const struct trace *t = &graph->traces[trace];
    for (uint32_t i = 0; i < t->count; i++) {
        uint32_t item = graph->trace_items[t->first + i];
        if (item < seen->pathway->node_count)
            seen->nodes[item] = true;
        else
            seen->events[item - seen->pathway->node_count] = true;
    }
}

void seen_begin(struct seen *seen, const struct study *study) {
    const struct graph *graph = study->graph;
    seen->hidden = seen->hidden || graph->fault_count > 0 || graph->expanded < graph->count;
    if (graph->start != NOWHERE)
        note_trace(seen, graph, graph->start_trace);
}

static void note_edges(struct seen *seen, const struct graph *graph, uint32_t s) {
    uint32_t node = graph->node[s];
    for (uint32_t e = edges_begin(graph, s); e < edges_end(graph, s); e++) {
        bool possible = graph->waits[s] == WAITS_CHOICE || graph_probability(graph, s, e) > 0;
        if (!possible)
            continue;
        note_trace(seen, graph, graph->edges[e].trace);
        if (graph->waits[s] == WAITS_CHANCE ||
            (graph->waits[s] == WAITS_CHOICE && seen->pathway->nodes[node].kind == NODE_DECISION))
            seen->choices[node][graph->edges[e].choice].offered = true;
    }
}

static void note_conditions(struct choice_seen *seen, struct walk *walk) {
    const struct node *node = walk_node(walk);
    struct failure why;
    for (size_t c = 0; c < node->choice_count; c++) {
        const struct choice *choice = &node->choices[c];
        double holds = 1;
        size_t arm;
        if (choice->when && !expression_evaluate(choice->when, walk_scene(walk), &holds, &why))
            continue;
        seen[c].when |= holds != 0 ? SEEN_TRUE : SEEN_FALSE;
        if (holds != 0 && walk_arm(walk, choice, &arm))
            seen[c].arms[arm] = true;
    }
}

/* What has no edge of its own: items are ticked together, and an answer has an edge although those
   before it may take all that is typed. */
static void note_offered(struct choice_seen *seen, struct walk *walk) {
    const struct node *node = walk_node(walk);
    bool offered[256] = {false};
    if (walk_offer(walk, offered) < 0)
        return;
    for (size_t c = 0; c < node->choice_count; c++)
        if (node->kind == NODE_ORDERS)
            seen[c].offered |= offered[c];
        else if (node->kind == NODE_QUESTION)
            seen[c].offered |= walk_can_match(walk, c);
}

struct walk *seen_look(struct seen *seen, const struct study *study, uint32_t s) {
    const struct graph *graph = study->graph;
    struct walk *walk = unfolding_walk(study->unfolding);
    note_edges(seen, graph, s);
    if (graph->waits[s] == WAITS_EVENT || graph->waits[s] == WAITS_NOTHING)
        return NULL;
    unfolding_get(study->unfolding, s, seen->at);
    walk_put(walk, seen->at);
    note_conditions(seen->choices[graph->node[s]], walk);
    if (graph->waits[s] == WAITS_CHOICE)
        note_offered(seen->choices[graph->node[s]], walk);
    return walk;
}

bool seen_reads_given(const struct expression *e) {
    if (e->kind == EXPRESSION_GIVEN || e->kind == EXPRESSION_RULE)
        return true;
    for (size_t i = 0; i < e->count; i++)
        if (seen_reads_given(e->operands[i]))
            return true;
    return false;
}

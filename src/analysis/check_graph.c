/* What is wrong with a pathway, as its situations show it. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "answer.h"
#include "check_inside.h"
#include "rating.h"

/* How much better a worse rated choice must be before it is worth a warning. */
static const double clearly = 0.02;

enum { ENOUGH_TO_JUDGE = 4 }; /* decisions, before "always" means something */

void checker_prepare(struct checker *checker) {
    const struct pathway *pathway = checker->pathway;
    struct arena *arena = checker->arena;
    checker->seen = seen_new(arena, pathway);
    checker->avoidable = arena_alloc(arena, pathway->event_count + 1);
    checker->judged = arena_alloc(arena, pathway->node_count + 1);
    checker->doubts = arena_alloc(arena, (pathway->node_count + 1) * sizeof *checker->doubts);
    for (size_t n = 0; n < pathway->node_count; n++)
        checker->doubts[n] =
            arena_alloc(arena, (pathway->nodes[n].choice_count + 1) * sizeof **checker->doubts);
    struct parts parts = situation_parts(pathway);
    checker->at = arena_alloc(arena, situation_size(&parts));
}

/* Longer than any walk that is not given another limit of steps, and than an answer can hold. */
enum { LONGEST_WITNESS = 1000 };

/* Says in which variant, and by which walk, a finding shows: by none that is too long to walk. */
static void show(struct checker *checker, struct finding *finding, uint32_t situation,
                 uint32_t edge) {
    char **steps;
    if (!finding)
        return;
    const struct graph *graph = checker->study->graph;
    finding->variant = (long)graph->variant;
    size_t count = graph_witness(graph, situation, edge, &steps);
    finding->witness_count = count <= LONGEST_WITNESS ? count : 0;
    finding->witness =
        arena_alloc(checker->arena, (finding->witness_count + 1) * sizeof *finding->witness);
    for (size_t i = 0; i < count; i++) {
        if (i < finding->witness_count)
            finding->witness[i] = arena_copy(checker->arena, steps[i]);
        free(steps[i]);
    }
    free(steps);
}

/* --- faults --- */

/* The place that a fault's text begins with, and the text without it. */
static const char *split_place(struct checker *checker, const char *text, struct place *place) {
    const char *colon = strstr(text, ": ");
    const char *line = colon;
    *place = checker->pathway->place;
    while (line && line > text && line[-1] != ':')
        line--;
    if (!line || line == text || line[0] < '0' || line[0] > '9')
        return text;
    place->file = arena_copy_bytes(checker->arena, text, (size_t)(line - text - 1));
    place->line = atoi(line);
    return colon + 2;
}

static bool is_told(const struct checker *checker, enum code code, const struct place *place) {
    for (size_t i = 0; i < checker->count; i++)
        if (checker->findings[i].code == code && checker->findings[i].place.line == place->line &&
            strcmp(checker->findings[i].place.file, place->file) == 0)
            return true;
    return false;
}

static void find_faults(struct checker *checker) {
    const struct graph *graph = checker->study->graph;
    checker->stuck = graph->fault_count > 0 || graph->expanded < graph->count;
    checker->faulty = checker->faulty || graph->fault_count > 0;
    for (size_t i = 0; i < graph->fault_count; i++) {
        const struct graph_fault *fault = &graph->faults[i];
        struct place place;
        const char *text = split_place(checker, fault->text, &place);
        if (is_told(checker, (enum code)fault->code, &place))
            continue; /* with other values: the nearest was told first */
        show(checker,
             checker_find(checker, (enum code)fault->code, SEVERITY_ERROR, &place, "%s", text),
             fault->situation, fault->edge);
    }
}

/* --- what is best --- */

/* Whether the best option stands first, and whether its text is the longest: looked at once a
   decision. */
static void judge_place(struct checker *checker, struct walk *walk, uint32_t s,
                        const bool *offered) {
    uint32_t n = checker->study->graph->node[s];
    const struct node *node = &checker->pathway->nodes[n];
    bool best[256] = {false};
    size_t best_count, first = node->choice_count, count = 0, longest = 0, longest_at = 0, at = 0;
    if (checker->judged[n] || node->kind != NODE_DECISION)
        return;
    best_count = walk_best(walk, offered, best);
    for (size_t c = 0; c < node->choice_count; c++) {
        char *text = NULL;
        size_t length = 0;
        struct failure why;
        if (!offered[c])
            continue;
        count++;
        first = first == node->choice_count ? c : first;
        at = best[c] ? c : at;
        FILE *out = open_memstream(&text, &length);
        if (!out)
            die("out of memory");
        if (node->choices[c].label)
            expression_write(node->choices[c].label, walk_scene(walk), out, &why);
        fclose(out);
        free(text);
        if (length > longest) {
            longest = length;
            longest_at = c;
        }
    }
    if (best_count != 1 || count < 3)
        return;
    checker->judged[n] = true;
    checker->judged_count++;
    checker->first_count += at == first && !node->shuffle;
    checker->longest_count += at == longest_at;
}

/* A decision at which nothing good is on offer although the pathway has something. */
static void judge_hidden(struct checker *checker, struct walk *walk, uint32_t s,
                         const bool *offered) {
    const struct node *node = walk_node(walk);
    const struct choice *hidden = NULL;
    if (node->kind != NODE_DECISION)
        return;
    for (size_t c = 0; c < node->choice_count; c++) {
        int rating = walk_rating(walk, &node->choices[c], true);
        if (offered[c] && rating <= RATING_ACCEPTABLE)
            return;
        if (!offered[c] && rating == RATING_BEST && node->choices[c].counter < 0)
            hidden = &node->choices[c];
    }
    if (hidden)
        show(checker,
             checker_find(checker, CODE_BEST_HIDDEN, SEVERITY_WARNING, &hidden->place,
                          "at \"%s\" the best option \"%s\" is not on offer, and nothing "
                          "acceptable is",
                          node->id, hidden->id),
             s, NOWHERE);
}

static double value_of(const struct study *study, uint32_t edge) {
    uint32_t to = study->graph->edges[edge].to;
    return to == NOWHERE ? chain_worst : study->values[to];
}

/* Adds up by how much choices rated suboptimal or harmful do better than the best rated. */
static void weigh_ratings(struct checker *checker, uint32_t s) {
    const struct study *study = checker->study;
    const struct graph *graph = study->graph;
    uint32_t n = graph->node[s];
    double best = -INFINITY, visits = checker->visits ? checker->visits[s] : 0;
    if (visits <= 0 || checker->pathway->nodes[n].kind == NODE_ORDERS)
        return;
    for (uint32_t e = edges_begin(graph, s); e < edges_end(graph, s); e++)
        if (graph->edges[e].rating == RATING_BEST)
            best = fmax(best, value_of(study, e));
    for (uint32_t e = edges_begin(graph, s); isfinite(best) && e < edges_end(graph, s); e++) {
        if (graph->edges[e].rating < RATING_SUBOPTIMAL)
            continue;
        struct choice_doubt *doubt = &checker->doubts[n][graph->edges[e].choice];
        double better = value_of(study, e) - best;
        doubt->sum += visits * better;
        doubt->visits += visits;
        if (better > doubt->worst) {
            doubt->worst = better;
            doubt->situation = s;
        }
    }
}

static void find_contradictions(struct checker *checker) {
    if (checker->stuck)
        return; /* a walk that is stuck counts as the worst, whatever its choices were worth */
    for (size_t n = 0; n < checker->pathway->node_count; n++) {
        const struct node *node = &checker->pathway->nodes[n];
        for (size_t c = 0; c < node->choice_count; c++) {
            struct choice_doubt *doubt = &checker->doubts[n][c];
            double mean = doubt->visits > 0 ? doubt->sum / doubt->visits : 0;
            if (mean > clearly && !doubt->contradicted)
                show(checker,
                     checker_find(checker, CODE_CONTRADICTED, SEVERITY_WARNING,
                                  &node->choices[c].place,
                                  "\"%s\" of \"%s\" is rated worse than best, but its expected "
                                  "utility is higher by %.2f on average",
                                  node->choices[c].id, node->id, mean),
                     doubt->situation, NOWHERE);
            doubt->contradicted = doubt->contradicted || mean > clearly;
            doubt->sum = doubt->visits = doubt->worst = 0;
        }
    }
}

/* --- one situation --- */

static void look_at(struct checker *checker, uint32_t s) {
    struct walk *walk = seen_look(checker->seen, checker->study, s);
    bool offered[256] = {false};
    if (checker->study->graph->waits[s] != WAITS_CHOICE || walk_offer(walk, offered) < 0)
        return;
    judge_place(checker, walk, s, offered);
    judge_hidden(checker, walk, s, offered);
    weigh_ratings(checker, s);
}

/* --- the whole graph --- */

/* Marks from which situations an end can be reached along edges that a test allows. */
static bool *reaches_end(const struct graph *graph, const struct order *order) {
    bool *reaches = xcalloc(graph->count + (size_t)1, sizeof *reaches);
    for (uint32_t k = 0; k < order->count; k++) { /* what a component leads to comes before it */
        bool any = false;
        for (uint32_t i = order->first[k]; i < order->first[k + 1]; i++) {
            uint32_t s = order->members[i];
            any = any || s >= graph->expanded || graph->waits[s] == WAITS_NOTHING ||
                  edges_begin(graph, s) == edges_end(graph, s); /* a fault: told elsewhere */
            for (uint32_t e = edges_begin(graph, s); e < edges_end(graph, s) && !any; e++)
                any = graph->edges[e].to == NOWHERE || reaches[graph->edges[e].to];
        }
        for (uint32_t i = order->first[k]; i < order->first[k + 1]; i++)
            reaches[order->members[i]] = any;
    }
    return reaches;
}

static void find_traps(struct checker *checker) {
    const struct graph *graph = checker->study->graph;
    bool *reaches = reaches_end(graph, checker->study->order);
    for (uint32_t s = 0; s < graph->count; s++)
        if (!reaches[s]) {
            const struct node *node = &checker->pathway->nodes[graph->node[s]];
            checker->stuck = true;
            show(checker,
                 checker_find(checker, CODE_NO_WAY_OUT, SEVERITY_ERROR, &node->place,
                              "from \"%s\" no choice and no luck leads to an end any more",
                              node->id),
                 s, NOWHERE);
            break; /* the first is the nearest; the others follow from it */
        }
    free(reaches);
}

static bool has_item(const struct graph *graph, uint32_t trace, uint32_t item) {
    const struct trace *its = &graph->traces[trace];
    for (uint32_t i = 0; i < its->count; i++)
        if (graph->trace_items[its->first + i] == item)
            return true;
    return false;
}

/* Which events some walk avoids: an end is reached along edges on which they do not happen. */
static void find_avoidable(struct checker *checker, size_t event) {
    const struct graph *graph = checker->study->graph;
    uint32_t item = (uint32_t)(checker->pathway->node_count + event);
    bool *met = xcalloc(graph->count + (size_t)1, sizeof *met);
    uint32_t *queue = xcalloc(graph->count + (size_t)1, sizeof *queue);
    uint32_t taken = 0, waiting = 0;
    if (graph->start != NOWHERE && !has_item(graph, graph->start_trace, item)) {
        met[graph->start] = true;
        queue[waiting++] = graph->start;
    }
    while (taken < waiting && !checker->avoidable[event]) {
        uint32_t s = queue[taken++];
        checker->avoidable[event] = s >= graph->expanded || graph->waits[s] == WAITS_NOTHING;
        for (uint32_t e = edges_begin(graph, s); e < edges_end(graph, s); e++) {
            uint32_t to = graph->edges[e].to;
            if (to == NOWHERE || met[to] || has_item(graph, graph->edges[e].trace, item))
                continue;
            met[to] = true;
            queue[waiting++] = to;
        }
    }
    free(met);
    free(queue);
}

/* A parameter at the end of its range that breaks the probabilities of a draw. */
static void try_parameter(struct checker *checker, size_t parameter, double value,
                          double *parameters) {
    const struct graph *graph = checker->study->graph;
    struct walk *walk = unfolding_walk(checker->study->unfolding);
    const struct parameter *its = &checker->pathway->words.parameters[parameter];
    double kept = parameters[parameter], p[256];
    parameters[parameter] = value;
    walk_use_parameters(walk, parameters);
    for (size_t r = 0; r < graph->row_count; r++) {
        if (!graph->rows[r].varies)
            continue;
        unfolding_get(checker->study->unfolding, graph->rows[r].sample, checker->at);
        walk_put(walk, checker->at);
        if (!walk_probabilities(walk, p)) {
            struct place place;
            const char *text = split_place(checker, walk_fault(walk), &place);
            show(checker,
                 checker_find(checker, CODE_PROBABILITY_RANGE, SEVERITY_WARNING, &its->place,
                              "with parameter \"%s\" at %g, an end of its range: %s (line %d)",
                              its->id, value, text, place.line),
                 graph->rows[r].sample, NOWHERE);
            break;
        }
    }
    parameters[parameter] = kept;
    walk_use_parameters(walk, checker->pathway->parameter_values);
}

static void try_parameters(struct checker *checker) {
    size_t count = checker->pathway->words.parameter_count;
    double *parameters = xcalloc(count + 1, sizeof *parameters);
    memcpy(parameters, checker->pathway->parameter_values, count * sizeof *parameters);
    for (size_t i = 0; i < count; i++) {
        const struct parameter *its = &checker->pathway->words.parameters[i];
        if (its->low < its->high) {
            try_parameter(checker, i, its->low, parameters);
            try_parameter(checker, i, its->high, parameters);
        }
    }
    free(parameters);
}

/* Two situations that look the same to the learner and want different choices. */
static void find_looks(struct checker *checker) {
    const struct study *study = checker->study;
    char **steps;
    const char *other = "";
    if (!study->alike)
        return;
    size_t count = graph_witness(study->graph, study->first_alike.other, NOWHERE, &steps);
    for (size_t i = 0; i < count; i++) {
        other = arena_print(checker->arena, "%s%s%s", other, i ? " " : "", steps[i]);
        free(steps[i]);
    }
    free(steps);
    const struct node *node = &checker->pathway->nodes[study->graph->node[study->first_alike.one]];
    show(checker,
         checker_find(checker, CODE_LOOKS_ALIKE, SEVERITY_WARNING, &node->place,
                      "at \"%s\" two situations look the same to a learner, but no choice is best "
                      "in both; the other comes by: %s",
                      node->id, other),
         study->first_alike.one, NOWHERE);
}

/* Something reads the clock for ever, so that a loop that takes time never comes to the same
   situation again. */
static void note_clock(void *context, const struct expression *e, bool decides) {
    const struct expression **found = context;
    if (decides && !*found && e->kind == EXPRESSION_CLOCK)
        *found = e;
}

static void find_cut(struct checker *checker) {
    const struct graph *graph = checker->study->graph;
    if (graph->expanded == graph->count)
        return;
    const struct expression *clock = NULL;
    expressions_each(checker->pathway, note_clock, &clock);
    uint32_t last = graph->count - 1;
    checker->cut = true;
    if (clock && unfolding_endless_clock(checker->study->unfolding))
        show(checker,
             checker_find(checker, CODE_CLOCK_LOOP, SEVERITY_ERROR, clock->place,
                          "the situations have no end: a loop takes time, and this reads the clock "
                          "without a last moment at which that matters; compare it with a fixed "
                          "time"),
             last, NOWHERE);
    else
        show(checker,
             checker_find(checker, CODE_CUT, SEVERITY_WARNING, &checker->pathway->place,
                          "not all situations were unfolded; what can never happen is not told"),
             last, NOWHERE);
}

void checker_look(struct checker *checker, struct study *study, const double *visits,
                  double expert_unending) {
    checker->study = study;
    checker->visits = visits;
    checker->next = 0;
    find_faults(checker);
    seen_begin(checker->seen, study);
    find_traps(checker);
    find_cut(checker);
    find_looks(checker);
    try_parameters(checker);
    for (size_t e = 0; e < checker->pathway->event_count; e++)
        if (!checker->avoidable[e])
            find_avoidable(checker, e);
    if (expert_unending > 1e-9 && !checker->stuck) {
        const struct node *node = &checker->pathway->nodes[study->graph->node[study->graph->start]];
        struct finding *finding = checker_find(
            checker, CODE_UNENDING, SEVERITY_WARNING, &node->place,
            "%.3g %% of the walks that always take the best rated choice (of equals the "
            "first) never end",
            100 * expert_unending);
        if (finding)
            finding->variant = (long)study->graph->variant;
    }
}

bool checker_go_on(struct checker *checker, size_t budget) {
    const struct graph *graph = checker->study->graph;
    for (; budget && checker->next < graph->expanded; budget--)
        look_at(checker, checker->next++);
    if (checker->next < graph->expanded)
        return true;
    find_contradictions(checker);
    return false;
}

/* --- what never came --- */

static void find_never_arms(struct checker *checker, const struct node *node,
                            const struct choice *choice, const struct choice_seen *seen) {
    for (size_t a = 0; a + 1 < choice->arm_count; a++)
        if (!seen->arms[a] &&
            (node->kind != NODE_QUESTION || !seen_reads_given(choice->arms[a].when)))
            checker_find(
                checker, CODE_CASE_NEVER, SEVERITY_WARNING, choice->arms[a].when->place,
                "case %zu of \"%s\" in \"%s\" never applies: its condition never holds, or "
                "an earlier case always does first",
                a + 1, choice->id, node->id);
}

static void find_never_choices(struct checker *checker, size_t n) {
    const struct node *node = &checker->pathway->nodes[n];
    for (size_t c = 0; c < node->choice_count; c++) {
        const struct choice *choice = &node->choices[c];
        const struct choice_seen *seen = &checker->seen->choices[n][c];
        if (!seen->offered && node->kind == NODE_CHANCE)
            checker_find(checker, CODE_NEVER_DRAWN, SEVERITY_WARNING, &choice->place,
                         "branch \"%s\" of \"%s\" can never come: its probability is always 0",
                         choice->id, node->id);
        else if (!seen->offered && node->kind == NODE_QUESTION)
            checker_find(
                checker, CODE_ANSWER_NEVER, SEVERITY_WARNING, &choice->place,
                "answer \"%s\" of \"%s\" can never be given: those before it take all that "
                "it takes",
                choice->id, node->id);
        else if (!seen->offered)
            checker_find(checker, CODE_NEVER_OFFERED, SEVERITY_WARNING, &choice->place,
                         "\"%s\" of \"%s\" is never on offer", choice->id, node->id);
        else {
            if (choice->when && seen->when == SEEN_TRUE)
                checker_find(checker, CODE_ALWAYS, SEVERITY_WARNING, choice->when->place,
                             "the condition of \"%s\" in \"%s\" always holds", choice->id,
                             node->id);
            find_never_arms(checker, node, choice, seen);
        }
    }
}

static void find_either(void *context, const struct expression *e, bool decides) {
    struct checker *checker = context;
    if (e->kind != EXPRESSION_EITHER || !decides)
        return;
    for (size_t i = 0; i + 1 < e->count; i += 2) {
        unsigned char seen = checker->eithers[e->index + i / 2];
        if ((seen == SEEN_TRUE || seen == SEEN_FALSE) && !seen_reads_given(e->operands[i]))
            checker_find(checker, CODE_ALWAYS, SEVERITY_WARNING, e->operands[i]->place,
                         "condition %zu of an either() is %s true here", i / 2 + 1,
                         seen == SEEN_TRUE ? "always" : "never");
    }
}

static void note_taught(void *context, const struct list *list) {
    bool *marks = context;
    for (size_t i = 0; i < list->count; i++)
        marks[list->items[i]] = true;
}

/* Learning points that are written down only where nobody comes. */
static void find_untaught(struct checker *checker) {
    const struct pathway *pathway = checker->pathway;
    bool *written = xcalloc(pathway->point_count + 1, sizeof *written);
    bool *taught = xcalloc(pathway->point_count + 1, sizeof *taught);
    for (size_t n = 0; n < pathway->node_count; n++) {
        const struct node *node = &pathway->nodes[n];
        lists_each(pathway, node->action.teaches, note_taught,
                   checker->seen->nodes[n] ? taught : written);
        for (size_t c = 0; c < node->choice_count; c++)
            for (size_t a = 0; a < node->choices[c].arm_count; a++)
                lists_each(pathway, node->choices[c].arms[a].action.teaches, note_taught,
                           checker->seen->choices[n][c].offered ? taught : written);
    }
    for (size_t e = 0; e < pathway->event_count; e++)
        lists_each(pathway, pathway->events[e].action.teaches, note_taught,
                   checker->seen->events[e] ? taught : written);
    for (size_t i = 0; i < pathway->point_count; i++)
        if (written[i] && !taught[i])
            checker_find(checker, CODE_NEVER_TAUGHT, SEVERITY_WARNING, &pathway->points[i].place,
                         "learning point \"%s\" is taught only where no learner comes",
                         pathway->points[i].id);
    free(written);
    free(taught);
}

static void find_deadlines(struct checker *checker) {
    for (size_t e = 0; e < checker->pathway->event_count; e++) {
        const struct event *event = &checker->pathway->events[e];
        if ((event->at || event->after) && event->when && checker->seen->events[e] &&
            !checker->avoidable[e])
            checker_find(checker, CODE_DEADLINE, SEVERITY_WARNING, &event->place,
                         "no walk ends without event \"%s\": its deadline cannot be met",
                         event->id);
    }
}

void checker_finish(struct checker *checker) {
    const struct pathway *pathway = checker->pathway;
    size_t judged = checker->judged_count;
    if (judged >= ENOUGH_TO_JUDGE && checker->first_count == judged)
        checker_find(checker, CODE_BEST_FIRST, SEVERITY_WARNING, &pathway->place,
                     "the best option is always the first (of %zu decisions)", judged);
    if (judged >= ENOUGH_TO_JUDGE && checker->longest_count == judged)
        checker_find(checker, CODE_BEST_LONGEST, SEVERITY_WARNING, &pathway->place,
                     "the best option is always the longest (of %zu decisions)", judged);
    if (checker->cut || checker->faulty)
        return;
    for (size_t n = 0; n < pathway->node_count; n++) {
        const struct node *node = &pathway->nodes[n];
        if (checker->seen->nodes[n])
            find_never_choices(checker, n);
        else
            checker_find(checker, CODE_UNREACHABLE, SEVERITY_WARNING, &node->place,
                         "no learner can ever come to %s \"%s\"", node_kind_name[node->kind],
                         node->id);
    }
    for (size_t e = 0; e < pathway->event_count; e++)
        if (!checker->seen->events[e])
            checker_find(checker, CODE_NEVER_HAPPENS, SEVERITY_WARNING, &pathway->events[e].place,
                         "event \"%s\" can never happen", pathway->events[e].id);
    expressions_each(pathway, find_either, checker);
    find_untaught(checker);
    find_deadlines(checker);
}

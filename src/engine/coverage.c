/* The part of the request "test" that tells what the expected walks take. */
#include "coverage.h"

#include "seen.h"
#include "tracks.h"

struct coverage {
    struct seen *seen;
    size_t variant; /* the next that is looked at */
    bool begun;     /* with the variant at hand */
    uint32_t next;  /* of its situations */
    size_t node;    /* the next that is told */
    bool told;
};

struct coverage *coverage_new(struct arena *arena, const struct pathway *pathway) {
    struct coverage *coverage = arena_alloc(arena, sizeof *coverage);
    coverage->seen = seen_new(arena, pathway);
    return coverage;
}

/* --- looking --- */

static void look(struct engine *engine, struct coverage *coverage) {
    bool ready = false;
    struct study *study = study_of(engine, coverage->variant, false, &ready);
    if (!ready)
        return;
    if (!coverage->begun)
        seen_begin(coverage->seen, study);
    coverage->begun = true;
    for (size_t i = 0; i < slice_of(engine) && coverage->next < study->graph->expanded; i++)
        seen_look(coverage->seen, study, coverage->next++);
    if (coverage->next < study->graph->expanded)
        return;
    study_free(study);
    engine->studies[coverage->variant++] = NULL;
    coverage->begun = false;
    coverage->next = 0;
}

/* --- telling --- */

enum reach { REACH_NO, REACH_YES, REACH_UNKNOWN };

/* Something that a walk can take. */
struct thing {
    const char *kind, *node, *id;
    size_t number; /* of a case, from 1; else 0 */
    struct place place;
    size_t walks;
    enum reach reach;
};

static enum reach reach_of(const struct coverage *coverage, bool seen) {
    return seen ? REACH_YES : coverage->seen->hidden ? REACH_UNKNOWN : REACH_NO;
}

static void covered_line(struct engine *engine, const struct thing *thing) {
    struct json_writer json = line_begin(engine, "covered");
    json_put_text(&json, "kind", thing->kind);
    json_put_text(&json, "node", thing->node);
    json_put_text(&json, "id", thing->id);
    if (thing->number)
        json_put_whole(&json, "case", (long long)thing->number);
    json_put_text(&json, "file", thing->place.file);
    json_put_whole(&json, "line", thing->place.line);
    if (pathway_takes_from(engine->pathway, thing->place.file))
        json_put_truth(&json, "procedure", true);
    json_put_whole(&json, "walks", (long long)thing->walks);
    if (thing->walks || thing->reach == REACH_YES)
        json_put_truth(&json, "reachable", true);
    else if (thing->reach == REACH_NO)
        json_put_truth(&json, "reachable", false);
    else
        json_put_null(&json, "reachable");
    line_end(&json);
}

/* The cases of a choice; that none of them applied is no case. */
static void tell_cases(struct engine *engine, const struct coverage *coverage,
                       const struct node *node, size_t c) {
    const struct choice *choice = &node->choices[c];
    size_t n = (size_t)(node - engine->pathway->nodes);
    const struct count *counts = engine->tracks->boxes[n].choices[c].arms;
    for (size_t a = 0; a + 1 < choice->arm_count; a++) {
        const struct expression *when = choice->arms[a].when;
        bool typed = node->kind == NODE_QUESTION && seen_reads_given(when);
        bool seen = coverage->seen->choices[n][c].arms[a];
        covered_line(engine, &(struct thing){"case", node->id, choice->id, a + 1, *when->place,
                                             counts[a].walks,
                                             typed ? REACH_UNKNOWN : reach_of(coverage, seen)});
    }
}

static void tell_node(struct engine *engine, const struct coverage *coverage, size_t n) {
    static const char *const kinds[NODE_KINDS] = {[NODE_DECISION] = "option",
                                                  [NODE_ORDERS] = "item",
                                                  [NODE_QUESTION] = "answer",
                                                  [NODE_CHANCE] = "branch"};
    const struct node *node = &engine->pathway->nodes[n];
    const struct track *track = &engine->tracks->boxes[n];
    covered_line(engine, &(struct thing){"node", NULL, node->id, 0, node->place, track->count.walks,
                                         reach_of(coverage, coverage->seen->nodes[n])});
    for (size_t c = 0; c < node->choice_count; c++) {
        const struct choice *choice = &node->choices[c];
        bool seen = coverage->seen->choices[n][c].offered;
        covered_line(engine,
                     &(struct thing){kinds[node->kind], node->id, choice->id, 0, choice->place,
                                     track->choices[c].count.walks, reach_of(coverage, seen)});
        tell_cases(engine, coverage, node, c);
    }
}

static void tell_events(struct engine *engine, const struct coverage *coverage) {
    const struct pathway *pathway = engine->pathway;
    for (size_t e = 0; e < pathway->event_count; e++) {
        const struct event *event = &pathway->events[e];
        size_t walks = engine->tracks->boxes[pathway->node_count + e].count.walks;
        covered_line(engine, &(struct thing){"event", NULL, event->id, 0, event->place, walks,
                                             reach_of(coverage, coverage->seen->events[e])});
    }
}

static void tell(struct engine *engine, struct coverage *coverage) {
    enum { NODES = 500 };
    const struct pathway *pathway = engine->pathway;
    for (size_t i = 0; i < NODES && coverage->node < pathway->node_count; i++)
        tell_node(engine, coverage, coverage->node++);
    if (coverage->node < pathway->node_count)
        return;
    tell_events(engine, coverage);
    coverage->told = true;
}

bool coverage_go_on(struct engine *engine, struct coverage *coverage, bool finish) {
    do {
        bool all_seen = coverage->variant == engine->pathway->variant_count;
        coverage->seen->hidden = coverage->seen->hidden || (finish && !all_seen);
        if (all_seen || finish)
            tell(engine, coverage);
        else
            look(engine, coverage);
    } while (finish && !coverage->told);
    return !coverage->told;
}

/* How walks go through a picture: the graph of situations, or what walks took, added up by node,
   choice and event. */
#include <math.h>

#include "picture.h"

/* A way that a walk took with this expectation: from a box, by one of its choices or (-1) by
   itself, to a box. */
static struct arrow *pass(struct picture *picture, size_t from, long choice, size_t to,
                          double flow) {
    struct box *box = &picture->boxes[from];
    struct arrow *found = NULL;
    bool events_between = choice < 0; /* then any choice may have led here */
    for (size_t i = 0; i < box->arrow_count && !found; i++) {
        struct arrow *arrow = &box->arrows[i];
        if (arrow->to == to && (arrow->choice == choice || events_between ||
                                arrow->kind == ARROW_RESUME || arrow->kind == ARROW_MET))
            found = arrow;
    }
    if (!found && (from == to || (box_is_event(picture, from) && box->arrow_count == 0)))
        return NULL; /* it stays; or goes on behind an event that leads nowhere */
    if (!found) {
        found = ARENA_ADD(picture->arena, box->arrows, box->arrow_count);
        *found =
            (struct arrow){box_is_event(picture, to) ? ARROW_MET : ARROW_RESUME, -1, to, 0, NULL};
    }
    found->flow += flow;
    return found;
}

static bool is_event_draw(const struct graph *graph, uint32_t situation) {
    return graph->waits[situation] == WAITS_EVENT;
}

/* Follows an edge, and all that it passes on its way to the next wait. */
static void flow_edge(struct picture *picture, const struct graph *graph, uint32_t situation,
                      const struct edge *edge, double flow) {
    const struct trace *trace = &graph->traces[edge->trace];
    size_t place = graph->node[situation];
    bool choosing = !is_event_draw(graph, situation);
    bool orders = choosing && picture->pathway->nodes[place].kind == NODE_ORDERS;
    long choice = choosing && !orders ? edge->choice : -1;
    if (choice >= 0)
        picture->boxes[place].choices[choice].flow += flow;
    for (uint32_t i = 0; i < trace->count; i++) {
        size_t next = graph->trace_items[trace->first + i];
        if (i > 0 || choosing || next != place) /* else it was on its way here already */
            pass(picture, place, choice, next, flow);
        if (box_is_event(picture, next) || picture->pathway->nodes[next].kind == NODE_STEP)
            picture->boxes[next].visits += flow;
        place = next;
        choice = -1;
    }
    if (edge->to != NOWHERE && is_event_draw(graph, edge->to) && graph->node[edge->to] != place)
        pass(picture, place, choice, graph->node[edge->to], flow);
}

static void flow_start(struct picture *picture, const struct graph *graph) {
    const struct trace *trace = &graph->traces[graph->start_trace];
    for (uint32_t i = 0; i < trace->count; i++) {
        size_t next = graph->trace_items[trace->first + i];
        if (i > 0)
            pass(picture, graph->trace_items[trace->first + i - 1], -1, next, 1);
        if (box_is_event(picture, next) || picture->pathway->nodes[next].kind == NODE_STEP)
            picture->boxes[next].visits += 1;
    }
}

bool picture_flow(struct picture *picture, const struct graph *graph, const double *weights,
                  const struct flows *flows, size_t budget) {
    if (picture->flowed == 0)
        flow_start(picture, graph);
    for (; budget && picture->flowed < graph->expanded; budget--) {
        uint32_t s = picture->flowed++;
        double visits = flows->visits[s];
        if (visits <= 0)
            continue;
        if (!is_event_draw(graph, s))
            picture->boxes[graph->node[s]].visits += visits;
        for (uint32_t e = graph->first[s]; e < graph->first[s + 1]; e++)
            if (weights[e] > 0)
                flow_edge(picture, graph, s, &graph->edges[e], visits * weights[e]);
    }
    return picture->flowed < graph->expanded;
}

void picture_outcomes(struct picture *picture, const struct odds *odds) {
    for (size_t i = 0; i < odds->outcome_count; i++)
        picture->boxes[odds->outcomes[i].node].utility = odds->outcomes[i].utility;
}

/* --- what walks took --- */

static const char *steps_of(struct arena *arena, const struct way *way) {
    const char *steps = "";
    for (size_t i = 0; i < way->count.times && i < WAY_STEPS; i++)
        steps = arena_print(arena, "%s%s%zu", steps, i ? ", " : "", way->steps[i]);
    return way->count.times > WAY_STEPS ? arena_print(arena, "%s, …", steps) : steps;
}

/* An event on the way is a detour: who took a choice that leads to one box comes there at last. */
static void follow_through(struct box *box, size_t choice) {
    struct arrow *only = NULL;
    size_t count = 0;
    for (size_t a = 0; a < box->arrow_count; a++)
        if (box->arrows[a].choice == (long)choice) {
            only = &box->arrows[a];
            count++;
        }
    if (count == 1)
        only->flow = box->choices[choice].flow;
}

static void take_choice(struct picture_choice *choice, const struct track_choice *track) {
    choice->flow = (double)track->count.walks;
    choice->harmful = (double)track->harmful.walks;
}

static void take_track(struct picture *picture, size_t i, const struct track *track) {
    struct box *box = &picture->boxes[i];
    box->visits = (double)track->count.walks;
    box->stopped = (double)track->stopped;
    box->harmful = (double)track->harmful.walks;
    size_t choices = box_is_event(picture, i) ? 0 : picture->pathway->nodes[i].choice_count;
    for (size_t c = 0; c < choices; c++)
        take_choice(&box->choices[c], &track->choices[c]);
    for (size_t w = 0; w < track->way_count; w++) {
        const struct way *way = &track->ways[w];
        struct arrow *arrow = pass(picture, i, way->choice, way->to, (double)way->count.walks);
        if (arrow && picture->show == SHOW_WAY)
            arrow->steps = steps_of(picture->arena, way);
    }
    for (size_t c = 0; c < choices && picture->show != SHOW_WAY; c++)
        follow_through(box, c);
}

void picture_tracks(struct picture *picture, const struct tracks *tracks, enum picture_show show) {
    picture->show = show;
    picture->walks = (double)tracks->walks;
    for (size_t i = 0; i < picture->count; i++)
        take_track(picture, i, &tracks->boxes[i]);
}

/* Counts what walks take of a pathway. */
#include "tracks.h"

#include <stddef.h>

static struct track_choice *new_choices(struct arena *arena, const struct node *node) {
    struct track_choice *choices = arena_alloc(arena, (node->choice_count + 1) * sizeof *choices);
    for (size_t c = 0; c < node->choice_count; c++)
        choices[c].arms =
            arena_alloc(arena, node->choices[c].arm_count * sizeof *choices[c].arms + 1);
    return choices;
}

struct tracks *tracks_new(const struct pathway *pathway) {
    struct arena *arena = arena_new();
    struct tracks *tracks = arena_alloc(arena, sizeof *tracks);
    size_t count = pathway->node_count + pathway->event_count;
    *tracks = (struct tracks){.arena = arena, .pathway = pathway, .from = TRACKS_NOWHERE};
    tracks->boxes = arena_alloc(arena, (count + 1) * sizeof *tracks->boxes);
    for (size_t n = 0; n < pathway->node_count; n++)
        tracks->boxes[n].choices = new_choices(arena, &pathway->nodes[n]);
    return tracks;
}

void tracks_free(struct tracks *tracks) {
    if (tracks)
        arena_free(tracks->arena);
}

void tracks_begin(struct tracks *tracks) {
    tracks->walks++;
    tracks->from = TRACKS_NOWHERE;
    tracks->choice = -1;
    tracks->step = 0;
}

void tracks_stop(struct tracks *tracks, const struct node *node) {
    tracks->boxes[node - tracks->pathway->nodes].stopped++;
}

static void count_up(const struct tracks *tracks, struct count *count) {
    count->times++;
    if (count->last != tracks->walks)
        count->walks++;
    count->last = tracks->walks;
}

static void count_choice(struct tracks *tracks, struct walk *walk, const struct node *node,
                         size_t index) {
    struct track_choice *choice = &tracks->boxes[node - tracks->pathway->nodes].choices[index];
    size_t arm;
    count_up(tracks, &choice->count);
    if (walk_arm(walk, &node->choices[index], &arm))
        count_up(tracks, &choice->arms[arm]);
}

static void leave(struct tracks *tracks, struct walk *walk, const struct news *news) {
    const struct node *node = news->node;
    tracks->from = (size_t)(node - tracks->pathway->nodes);
    tracks->choice = news->choice ? news->choice - node->choices : -1;
    if (news->choice)
        count_choice(tracks, walk, node, (size_t)tracks->choice);
    for (size_t i = 0; !news->choice && i < node->choice_count; i++)
        if (news->ticked >> i & 1)
            count_choice(tracks, walk, node, i);
}

static struct way *way_to(struct tracks *tracks, size_t to) {
    struct track *from = &tracks->boxes[tracks->from];
    for (size_t i = 0; i < from->way_count; i++)
        if (from->ways[i].to == to && from->ways[i].choice == tracks->choice)
            return &from->ways[i];
    struct way *way = ARENA_ADD(tracks->arena, from->ways, from->way_count);
    *way = (struct way){.choice = tracks->choice, .to = to};
    return way;
}

/* Comes to a box. What led to an event that leads nowhere goes on to where it was going. */
static void come(struct tracks *tracks, size_t to, bool leads) {
    count_up(tracks, &tracks->boxes[to].count);
    if (tracks->from != TRACKS_NOWHERE) {
        struct way *way = way_to(tracks, to);
        if (way->count.times < WAY_STEPS)
            way->steps[way->count.times] = tracks->step + 1;
        count_up(tracks, &way->count);
        tracks->step++;
    }
    if (!leads)
        return;
    tracks->from = to;
    tracks->choice = -1;
}

void tracks_note(struct tracks *tracks, struct walk *walk, const struct news *news) {
    const struct pathway *pathway = tracks->pathway;
    switch (news->kind) {
    case TELL_CHOICE:
    case TELL_BRANCH:
        leave(tracks, walk, news);
        return;
    case TELL_EVENT:
        come(tracks, pathway->node_count + (size_t)(news->event - pathway->events),
             news->event->action.to != NULL);
        return;
    case TELL_NODE:
        come(tracks, (size_t)(news->node - pathway->nodes), true);
        return;
    case TELL_REVEAL:
    case TELL_RESULT:
        return;
    }
}

/* Counts what walks take of a pathway. */
#include "tracks.h"

#include <stddef.h>

#include "rating.h"

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
    if (node->kind != NODE_CHANCE &&
        walk_rating(walk, &node->choices[index], true) == RATING_HARMFUL)
        count_up(tracks, &choice->harmful);
    if (walk_arm(walk, &node->choices[index], &arm))
        count_up(tracks, &choice->arms[arm]);
}

static int rating_given(struct walk *walk, const struct news *news) {
    bool offered[256] = {false};
    if (news->choice)
        return walk_rating(walk, news->choice, true);
    return walk_offer(walk, offered) < 0 ? RATING_NEUTRAL
                                         : walk_rating_of_orders(walk, news->ticked, offered);
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
    if (news->kind == TELL_CHOICE && rating_given(walk, news) == RATING_HARMFUL)
        count_up(tracks, &tracks->boxes[tracks->from].harmful);
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

/* --- putting together --- */

static void add_count(struct count *count, const struct count *other) {
    count->walks += other->walks;
    count->times += other->times;
}

static void add_ways(struct tracks *tracks, size_t box, const struct track *other) {
    for (size_t w = 0; w < other->way_count; w++) {
        const struct way *from = &other->ways[w];
        tracks->from = box;
        tracks->choice = from->choice;
        struct way *to = way_to(tracks, from->to);
        for (size_t i = 0; i < from->count.times && i < WAY_STEPS; i++)
            if (to->count.times + i < WAY_STEPS)
                to->steps[to->count.times + i] = from->steps[i];
        add_count(&to->count, &from->count);
    }
}

static void add_choices(struct track_choice *choices, const struct track_choice *others,
                        const struct node *node) {
    for (size_t c = 0; c < node->choice_count; c++) {
        add_count(&choices[c].count, &others[c].count);
        add_count(&choices[c].harmful, &others[c].harmful);
        for (size_t a = 0; a < node->choices[c].arm_count; a++)
            add_count(&choices[c].arms[a], &others[c].arms[a]);
    }
}

void tracks_add(struct tracks *tracks, const struct tracks *others) {
    const struct pathway *pathway = tracks->pathway;
    for (size_t i = 0; i < pathway->node_count + pathway->event_count; i++) {
        struct track *box = &tracks->boxes[i];
        const struct track *other = &others->boxes[i];
        if (other->count.times == 0 && other->stopped == 0)
            continue;
        add_count(&box->count, &other->count);
        add_count(&box->harmful, &other->harmful);
        box->stopped += other->stopped;
        add_ways(tracks, i, other);
        if (i < pathway->node_count)
            add_choices(box->choices, other->choices, &pathway->nodes[i]);
    }
    tracks->walks += others->walks;
    tracks->from = TRACKS_NOWHERE;
}

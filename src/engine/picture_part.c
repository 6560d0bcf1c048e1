/* Which boxes of a picture are drawn, and what stands for the others. */
#include "picture.h"

#include <stdlib.h>

enum { FAR = 1 << 30, NAMED = 3 };

/* --- which are drawn --- */

/* The boxes that arrows lead to from those in the queue, nearest first, up to `most`. */
static size_t follow(const struct picture *picture, size_t *queue, size_t queued, bool *seen,
                     size_t most) {
    for (size_t at = 0; at < queued; at++) {
        const struct box *box = &picture->boxes[queue[at]];
        for (size_t a = 0; a < box->arrow_count && queued < most; a++) {
            size_t to = box->arrows[a].to;
            if (!seen[to])
                queue[queued++] = to;
            seen[to] = true;
        }
    }
    return queued;
}

static void choose_nearest(struct picture *picture, size_t start) {
    size_t *queue = arena_alloc(picture->arena, (picture->count + 1) * sizeof *queue);
    bool *seen = arena_alloc(picture->arena, picture->count + 1);
    queue[0] = start;
    seen[start] = true;
    size_t count = follow(picture, queue, 1, seen, PICTURE_NODES);
    for (size_t i = 0; i < count; i++)
        picture->boxes[queue[i]].drawn = true;
    size_t events = 0; /* those that lead to what is drawn */
    for (size_t i = picture->pathway->node_count; i < picture->count; i++) {
        struct box *box = &picture->boxes[i];
        for (size_t a = 0; a < box->arrow_count && events < PICTURE_NODES; a++) {
            bool near = picture->boxes[box->arrows[a].to].drawn && !box->drawn;
            box->drawn = box->drawn || near;
            events += near;
        }
    }
}

static bool closer(int *distance, int other) {
    if (other + 1 >= *distance)
        return false;
    *distance = other + 1;
    return true;
}

static void choose_around(struct picture *picture, size_t centre, long depth) {
    int *distance = arena_alloc(picture->arena, (picture->count + 1) * sizeof *distance);
    for (size_t i = 0; i < picture->count; i++)
        distance[i] = i == centre ? 0 : FAR;
    bool changed = true;
    for (long d = 0; d < depth && changed; d++) {
        changed = false;
        for (size_t i = 0; i < picture->count; i++)
            for (size_t a = 0; a < picture->boxes[i].arrow_count; a++) {
                size_t to = picture->boxes[i].arrows[a].to;
                if (distance[i] == d)
                    changed = closer(&distance[to], distance[i]) || changed;
                else if (distance[to] == d)
                    changed = closer(&distance[i], distance[to]) || changed;
            }
    }
    for (size_t i = 0; i < picture->count; i++)
        picture->boxes[i].drawn = distance[i] < FAR;
}

/* What can be come to at all, by what is written. */
static void find_reached(struct picture *picture, size_t start) {
    size_t *queue = arena_alloc(picture->arena, (picture->count + 1) * sizeof *queue);
    bool *seen = arena_alloc(picture->arena, picture->count + 1);
    size_t queued = 0;
    queue[queued++] = start;
    seen[start] = true;
    for (size_t i = picture->pathway->node_count; i < picture->count; i++) {
        queue[queued++] = i;
        seen[i] = true;
    }
    queued = follow(picture, queue, queued, seen, picture->count);
    for (size_t i = 0; i < queued; i++)
        picture->boxes[queue[i]].reached = true;
}

/* --- what stands for the others --- */

/* Boxes joined into sets: of each another of its set, of one itself. */
static size_t set_of(size_t *sets, size_t box) {
    while (sets[box] != box)
        box = sets[box] = sets[sets[box]];
    return box;
}

/* Which boxes can be come to from those that are drawn. */
static bool *find_behind(const struct picture *picture) {
    size_t *queue = arena_alloc(picture->arena, (picture->count + 1) * sizeof *queue);
    bool *seen = arena_alloc(picture->arena, picture->count + 1);
    size_t queued = 0;
    for (size_t i = 0; i < picture->count; i++)
        if (picture->boxes[i].drawn) {
            queue[queued++] = i;
            seen[i] = true;
        }
    follow(picture, queue, queued, seen, picture->count);
    return seen;
}

/* Joins what is not drawn and hangs together: apart what lies behind the drawn and what before. */
static size_t *join(const struct picture *picture, const bool *behind) {
    size_t *sets = arena_alloc(picture->arena, (picture->count + 1) * sizeof *sets);
    for (size_t i = 0; i < picture->count; i++)
        sets[i] = i;
    for (size_t i = 0; i < picture->count; i++)
        for (size_t a = 0; a < picture->boxes[i].arrow_count; a++) {
            size_t to = picture->boxes[i].arrows[a].to;
            if (!picture->boxes[i].drawn && !picture->boxes[to].drawn && behind[i] == behind[to])
                sets[set_of(sets, i)] = set_of(sets, to);
        }
    return sets;
}

static bool leads_to_drawn(const struct picture *picture, size_t i) {
    for (size_t a = 0; a < picture->boxes[i].arrow_count; a++)
        if (picture->boxes[picture->boxes[i].arrows[a].to].drawn)
            return true;
    return false;
}

/* Makes a part of each set that some way joins to what is drawn. */
static void make_parts(struct picture *picture, size_t *sets, const bool *behind) {
    size_t *number = arena_alloc(picture->arena, (picture->count + 1) * sizeof *number);
    for (size_t i = 0; i < picture->count; i++) {
        bool node = !box_is_event(picture, i), drawn = picture->boxes[i].drawn;
        if (drawn || !node || !(behind[i] || leads_to_drawn(picture, i)) || number[set_of(sets, i)])
            continue;
        ARENA_ADD(picture->arena, picture->parts, picture->part_count)->before = !behind[i];
        number[set_of(sets, i)] = picture->part_count;
    }
    for (size_t i = 0; i < picture->count; i++) {
        struct box *box = &picture->boxes[i];
        box->part = box->drawn ? 0 : number[set_of(sets, i)];
        if (box->part)
            picture->parts[box->part - 1].nodes += !box_is_event(picture, i);
    }
}

/* Names the first nodes of each part to which arrows lead from what is drawn. */
static void name_entries(struct picture *picture) {
    bool *named = arena_alloc(picture->arena, picture->count + 1);
    for (size_t i = 0; i < picture->count; i++)
        for (size_t a = 0; picture->boxes[i].drawn && a < picture->boxes[i].arrow_count; a++) {
            size_t to = picture->boxes[i].arrows[a].to;
            if (!picture->boxes[to].part || named[to])
                continue;
            named[to] = true;
            struct picture_part *part = &picture->parts[picture->boxes[to].part - 1];
            if (part->entries < NAMED)
                part->names[part->entries] = box_id(picture, to);
            part->entries++;
        }
}

const char *part_words(const struct picture *picture, size_t number) {
    const struct picture_part *part = &picture->parts[number];
    const char *words =
        arena_print(picture->arena, "… %zu more node%s", part->nodes, part->nodes == 1 ? "" : "s");
    for (size_t i = 0; i < part->entries && i < NAMED; i++)
        words = arena_print(picture->arena, "%s%s%s", words, i ? ", " : "\n", part->names[i]);
    return part->entries > NAMED ? arena_print(picture->arena, "%s, …", words) : words;
}

void part_leads(const struct picture *picture, size_t part,
                void (*lead)(void *context, size_t part, size_t box), void *context) {
    bool *told = xcalloc(picture->count + 1, sizeof *told);
    for (size_t i = 0; i < picture->count; i++)
        for (size_t a = 0; picture->boxes[i].part == part + 1 && a < picture->boxes[i].arrow_count;
             a++) {
            size_t to = picture->boxes[i].arrows[a].to;
            if (picture->boxes[to].drawn && !told[to])
                lead(context, part, to);
            told[to] = true;
        }
    free(told);
}

void picture_choose(struct picture *picture, const struct picture_extent *extent) {
    const struct pathway *pathway = picture->pathway;
    size_t start = pathway->variants[picture->variant].start;
    if (extent->depth >= 0)
        choose_around(picture, extent->around < 0 ? start : (size_t)extent->around, extent->depth);
    else if (pathway->node_count > PICTURE_NODES && !extent->whole)
        choose_nearest(picture, start);
    else
        for (size_t i = 0; i < picture->count; i++)
            picture->boxes[i].drawn = true;
    bool *behind = find_behind(picture);
    make_parts(picture, join(picture, behind), behind);
    name_entries(picture);
    find_reached(picture, start);
    for (size_t i = 0; i < pathway->node_count; i++)
        picture->drawn_nodes += picture->boxes[i].drawn;
}

/* --- arrows --- */

bool arrow_is_drawn(const struct picture *picture, const struct arrow *arrow) {
    const struct box *to = &picture->boxes[arrow->to];
    if (arrow->kind == ARROW_TO || arrow->kind == ARROW_VISIT)
        return to->drawn || to->part;
    /* Of many walks such ways would be a thicket: the event's box tells where they come from. */
    return picture->show == SHOW_WAY && to->drawn;
}

size_t arrow_end(const struct picture *picture, const struct arrow *arrow) {
    const struct box *to = &picture->boxes[arrow->to];
    return to->drawn ? arrow->to : picture->count + to->part - 1;
}

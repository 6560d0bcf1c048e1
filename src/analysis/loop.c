/* A loop of a Markov chain: sparse elimination, the state with the fewest connections first. */
#include "loop.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"

struct entry {
    uint32_t state;
    double p;
};

/* One growing list. */
struct list_of {
    uint32_t count, room;
    struct entry *entries;
};

struct loop {
    uint32_t count, done;
    struct list_of *rows; /* where each leads; when eliminated, to states eliminated later */
    struct list_of *cols; /* who leads to each; may name some that do no more. When eliminated:
                             who led there, with its share of what is left */
    double *exits;        /* probability of leaving the loop from each */
    double *out;          /* when eliminated: of leaving it for states left, or the loop */
    uint32_t *turn;       /* order of elimination */
    bool *gone;
    uint32_t *heap, heap_count; /* by how many connections, smallest first */
    uint64_t *weight;
    uint32_t *place; /* of each state in the heap */
    uint32_t *at;    /* scratch: where a state stands in the row at hand, + 1 */
};

struct loop *loop_new(uint32_t count) {
    struct loop *loop = xcalloc(1, sizeof *loop);
    loop->count = count;
    loop->rows = xcalloc(count, sizeof *loop->rows);
    loop->cols = xcalloc(count, sizeof *loop->cols);
    loop->exits = xcalloc(count, sizeof *loop->exits);
    loop->out = xcalloc(count, sizeof *loop->out);
    loop->turn = xcalloc(count, sizeof *loop->turn);
    loop->gone = xcalloc(count, sizeof *loop->gone);
    loop->at = xcalloc(count, sizeof *loop->at);
    return loop;
}

void loop_free(struct loop *loop) {
    if (!loop)
        return;
    for (uint32_t i = 0; i < loop->count; i++) {
        free(loop->rows[i].entries);
        free(loop->cols[i].entries);
    }
    void *arrays[] = {loop->rows, loop->cols, loop->exits,  loop->out,   loop->turn,
                      loop->gone, loop->at,   loop->weight, loop->place, loop->heap};
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++)
        free(arrays[i]);
    free(loop);
}

static void append(struct list_of *list, uint32_t state, double p) {
    if (list->count == list->room) {
        list->room = list->room ? 2 * list->room : 4;
        list->entries = xrealloc(list->entries, list->room * sizeof *list->entries);
    }
    list->entries[list->count++] = (struct entry){state, p};
}

void loop_add(struct loop *loop, uint32_t from, uint32_t to, double probability) {
    if (probability <= 0)
        return;
    struct list_of *row = &loop->rows[from];
    for (uint32_t i = 0; i < row->count; i++)
        if (row->entries[i].state == to) {
            row->entries[i].p += probability;
            return;
        }
    append(row, to, probability);
    append(&loop->cols[to], from, 0);
}

void loop_exit(struct loop *loop, uint32_t from, double probability) {
    loop->exits[from] += probability;
}

/* --- which state is next --- */

static uint64_t weight_of(const struct loop *loop, uint32_t state) {
    return (uint64_t)loop->rows[state].count * loop->cols[state].count;
}

static void swap(struct loop *loop, uint32_t a, uint32_t b) {
    uint32_t x = loop->heap[a], y = loop->heap[b];
    loop->heap[a] = y;
    loop->heap[b] = x;
    loop->place[y] = a;
    loop->place[x] = b;
}

static void sift(struct loop *loop, uint32_t at) {
    const uint64_t *weight = loop->weight;
    while (at && weight[loop->heap[at]] < weight[loop->heap[(at - 1) / 2]]) {
        swap(loop, at, (at - 1) / 2);
        at = (at - 1) / 2;
    }
    for (;;) {
        uint32_t least = at;
        for (uint32_t child = 2 * at + 1; child <= 2 * at + 2 && child < loop->heap_count; child++)
            if (weight[loop->heap[child]] < weight[loop->heap[least]])
                least = child;
        if (least == at)
            return;
        swap(loop, at, least);
        at = least;
    }
}

static void fill_heap(struct loop *loop) {
    loop->heap = xcalloc(loop->count, sizeof *loop->heap);
    loop->weight = xcalloc(loop->count, sizeof *loop->weight);
    loop->place = xcalloc(loop->count, sizeof *loop->place);
    for (uint32_t i = 0; i < loop->count; i++) {
        loop->weight[i] = weight_of(loop, i);
        loop->heap[i] = i;
        loop->place[i] = i;
        loop->heap_count++;
        sift(loop, i);
    }
}

static uint32_t take_least(struct loop *loop) {
    uint32_t least = loop->heap[0];
    swap(loop, 0, --loop->heap_count);
    if (loop->heap_count)
        sift(loop, 0);
    return least;
}

/* --- elimination --- */

/* Leaves out of a row what leads to states that are gone, and to the state itself. */
static void sweep(struct loop *loop, uint32_t state) {
    struct list_of *row = &loop->rows[state];
    uint32_t kept = 0;
    for (uint32_t i = 0; i < row->count; i++)
        if (row->entries[i].state != state && !loop->gone[row->entries[i].state])
            row->entries[kept++] = row->entries[i];
    row->count = kept;
}

/* Puts the row of an eliminated state in place of the way to it; gives the share. */
static double merge(struct loop *loop, uint32_t into, uint32_t state) {
    struct list_of *row = &loop->rows[into];
    const struct list_of *its = &loop->rows[state];
    double share = 0;
    for (uint32_t i = 0; i < row->count; i++) {
        loop->at[row->entries[i].state] = i + 1;
        if (row->entries[i].state == state)
            share = row->entries[i].p / loop->out[state];
    }
    if (share > 0) {
        for (uint32_t i = 0; i < its->count; i++) {
            uint32_t to = its->entries[i].state;
            if (loop->at[to])
                row->entries[loop->at[to] - 1].p += share * its->entries[i].p;
            else {
                append(row, to, share * its->entries[i].p);
                loop->at[to] = row->count;
                append(&loop->cols[to], into, 0);
            }
        }
        loop->exits[into] += share * loop->exits[state];
    }
    for (uint32_t i = 0; i < row->count; i++)
        loop->at[row->entries[i].state] = 0;
    sweep(loop, into);
    loop->weight[into] = weight_of(loop, into);
    sift(loop, loop->place[into]);
    return share;
}

static size_t eliminate(struct loop *loop, uint32_t state) {
    struct list_of *col = &loop->cols[state];
    size_t work = 1;
    sweep(loop, state);
    loop->gone[state] = true;
    double out = loop->exits[state];
    for (uint32_t i = 0; i < loop->rows[state].count; i++)
        out += loop->rows[state].entries[i].p;
    loop->out[state] = out;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < col->count && out > 0; i++) {
        uint32_t from = col->entries[i].state;
        if (loop->gone[from])
            continue;
        work += loop->rows[from].count + loop->rows[state].count;
        double share = merge(loop, from, state);
        if (share > 0)
            col->entries[kept++] = (struct entry){from, share};
    }
    if (out > 0) {
        col->count = kept;
        return work;
    }
    /* Nothing leads on from here: whoever comes stays, and has left for the others. */
    for (uint32_t i = 0; i < col->count; i++) {
        uint32_t from = col->entries[i].state;
        const struct list_of *row = &loop->rows[from];
        if (loop->gone[from])
            continue;
        for (uint32_t j = 0; j < row->count; j++)
            if (row->entries[j].state == state) {
                loop->exits[from] += row->entries[j].p;
                col->entries[kept++] = (struct entry){from, row->entries[j].p};
            }
    }
    col->count = kept;
    return work;
}

bool loop_eliminate(struct loop *loop, size_t budget) {
    if (!loop->heap)
        fill_heap(loop);
    for (size_t work = 0; work < budget;) {
        if (loop->done == loop->count)
            return false;
        uint32_t state = take_least(loop);
        loop->turn[loop->done++] = state;
        work += eliminate(loop, state);
    }
    return true;
}

bool loop_is_closed(const struct loop *loop, uint32_t state) { return loop->out[state] <= 0; }

void loop_values(const struct loop *loop, double *values, double closed) {
    for (uint32_t n = 0; n < loop->count; n++) {
        uint32_t state = loop->turn[n];
        const struct list_of *col = &loop->cols[state];
        double value = loop_is_closed(loop, state) ? closed : values[state];
        for (uint32_t i = 0; i < col->count; i++)
            values[col->entries[i].state] += col->entries[i].p * value;
    }
    for (uint32_t n = loop->count; n-- > 0;) {
        uint32_t state = loop->turn[n];
        const struct list_of *row = &loop->rows[state];
        if (loop_is_closed(loop, state)) {
            values[state] = closed;
            continue;
        }
        for (uint32_t i = 0; i < row->count; i++)
            values[state] += row->entries[i].p * values[row->entries[i].state];
        values[state] /= loop->out[state];
    }
}

void loop_visits(const struct loop *loop, double *visits, double *caught) {
    for (uint32_t n = 0; n < loop->count; n++) {
        uint32_t state = loop->turn[n];
        const struct list_of *row = &loop->rows[state];
        if (!loop_is_closed(loop, state))
            visits[state] /= loop->out[state];
        for (uint32_t i = 0; i < row->count; i++)
            visits[row->entries[i].state] += visits[state] * row->entries[i].p;
    }
    for (uint32_t n = loop->count; n-- > 0;) {
        uint32_t state = loop->turn[n];
        const struct list_of *col = &loop->cols[state];
        for (uint32_t i = 0; i < col->count; i++)
            visits[state] += visits[col->entries[i].state] * col->entries[i].p;
        if (loop_is_closed(loop, state))
            *caught += visits[state];
    }
}

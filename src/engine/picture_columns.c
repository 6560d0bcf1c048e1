/* Divides a long picture into columns, as on a printed page: an arrow from one into another ends in
   a tag that names where it leads. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "picture.h"

enum { MOST_COLUMNS = 8, MOST_ASIDE = 8 };

/* How wide and high things come out, in points, roughly. */
enum { LETTER = 6, LINE = 14, GAP = 50, CELL = 24 * LETTER, HEADING = 46 * LETTER, LOW = 1800 };

/* What is drawn: boxes, then parts. */
struct things {
    const struct picture *picture;
    size_t count;
    size_t arrow_count;
    struct {
        size_t from, to;
    } * arrows;
    size_t *first; /* arrows of thing i: first[i] … first[i + 1] */
    size_t *order; /* each before those it leads to, but for ways back */
    size_t *place; /* in that order */
    size_t *layer;
    size_t *column;
    bool *aside; /* the start does not lead there */
};

/* --- arrows between them --- */

static void add_arrow(struct things *things, size_t from, size_t to) {
    size_t room = things->arrow_count;
    if ((room & (room - 1)) == 0)
        things->arrows = xrealloc(things->arrows, (2 * room + 1) * sizeof *things->arrows);
    things->arrows[things->arrow_count].from = from;
    things->arrows[things->arrow_count++].to = to;
}

static void add_lead(void *context, size_t part, size_t box) {
    struct things *things = context;
    add_arrow(things, things->picture->count + part, box);
}

static void find_arrows(struct things *things) {
    const struct picture *picture = things->picture;
    for (size_t i = 0; i < things->count; i++) {
        things->first[i] = things->arrow_count;
        if (i >= picture->count)
            part_leads(picture, i - picture->count, add_lead, things);
        for (size_t a = 0;
             i < picture->count && picture->boxes[i].drawn && a < picture->boxes[i].arrow_count;
             a++)
            if (arrow_is_drawn(picture, &picture->boxes[i].arrows[a]))
                add_arrow(things, i, arrow_end(picture, &picture->boxes[i].arrows[a]));
    }
    things->first[things->count] = things->arrow_count;
}

/* --- layers --- */

/* Depth first from a thing; those that are done go to the end of the order, which is filled from
   behind. */
static void visit(struct things *things, size_t root, bool *met, size_t *left, size_t *stack,
                  size_t *next) {
    size_t depth = 0;
    if (met[root])
        return;
    met[root] = true;
    stack[depth++] = root;
    next[root] = things->first[root];
    while (depth) {
        size_t at = stack[depth - 1];
        if (next[at] == things->first[at + 1]) {
            things->order[--*left] = at;
            depth--;
            continue;
        }
        size_t to = things->arrows[next[at]++].to;
        if (met[to])
            continue;
        met[to] = true;
        next[to] = things->first[to];
        stack[depth++] = to;
    }
}

static void find_order(struct things *things, size_t start) {
    bool *met = xcalloc(things->count + 1, sizeof *met);
    size_t *stack = xcalloc(2 * things->count + 2, sizeof *stack),
           *next = stack + things->count + 1;
    size_t left = things->count;
    visit(things, start, met, &left, stack, next);
    for (size_t i = 0; i < things->count; i++)
        things->aside[i] = !met[i];
    for (size_t i = 0; i < things->count; i++)
        visit(things, i, met, &left, stack, next);
    for (size_t i = 0; i < things->count; i++)
        things->place[things->order[i]] = i;
    free(met);
    free(stack);
}

static bool is_ahead(const struct things *things, size_t arrow) {
    return things->place[things->arrows[arrow].from] < things->place[things->arrows[arrow].to];
}

/* Each thing lies below all that lead to it; one that nothing leads to, just above the first of
   those it leads to. */
static void find_layers(struct things *things) {
    bool *led = xcalloc(things->count + 1, sizeof *led);
    for (size_t i = 0; i < things->count; i++)
        for (size_t a = things->first[things->order[i]]; a < things->first[things->order[i] + 1];
             a++) {
            size_t from = things->order[i], to = things->arrows[a].to;
            led[to] = led[to] || is_ahead(things, a);
            if (is_ahead(things, a) && things->layer[to] <= things->layer[from])
                things->layer[to] = things->layer[from] + 1;
        }
    for (size_t i = 0; i < things->count; i++) {
        size_t highest = SIZE_MAX;
        for (size_t a = things->first[i]; !led[i] && a < things->first[i + 1]; a++)
            if (things->layer[things->arrows[a].to] < highest)
                highest = things->layer[things->arrows[a].to];
        if (highest < SIZE_MAX && highest > 0)
            things->layer[i] = highest - 1;
    }
    free(led);
}

/* An event stands above what it leads to, where the start leads there too. */
static void place_events(struct things *things) {
    const struct picture *picture = things->picture;
    for (size_t i = picture->pathway->node_count; i < picture->count; i++) {
        bool all = things->first[i] < things->first[i + 1];
        for (size_t a = things->first[i]; a < things->first[i + 1]; a++)
            all = all && !things->aside[things->arrows[a].to];
        things->aside[i] = things->aside[i] && !all;
    }
}

/* --- sizes --- */

static double lines_of(const char *text, double width) {
    return ceil((double)strlen(text) * LETTER / width);
}

/* How wide and high a thing comes out. */
static void measure(const struct picture *picture, size_t thing, double *width, double *height) {
    *width = HEADING;
    *height = GAP + 2 * LINE;
    if (thing >= picture->count || !picture->boxes[thing].drawn) {
        *height *= thing >= picture->count;
        *width *= thing >= picture->count;
        return;
    }
    const struct box *box = &picture->boxes[thing];
    const struct node *node = box_is_event(picture, thing) ? NULL : &picture->pathway->nodes[thing];
    size_t choices = node ? node->choice_count : 0, in_row = choices;
    if (node && node->kind == NODE_ORDERS && choices > 4)
        in_row = 4;
    *width = fmax(HEADING, (double)in_row * CELL);
    *height = GAP + LINE * (2 + lines_of(box->text, *width));
    double deepest = 0;
    for (size_t c = 0; c < choices; c++)
        deepest = fmax(deepest, LINE * (2 + lines_of(box->choices[c].label, CELL)));
    if (in_row)
        *height += deepest * ceil((double)choices / (double)in_row);
}

/* --- cutting --- */

struct sheet {
    size_t layers;
    double *height, *width; /* of each layer */
    size_t *crossing;       /* arrows from above a layer into it or below */
    double high, wide;
};

static void count_crossing(const struct things *things, struct sheet *sheet) {
    for (size_t a = 0; a < things->arrow_count; a++) {
        size_t one = things->layer[things->arrows[a].from];
        size_t other = things->layer[things->arrows[a].to];
        if (things->aside[things->arrows[a].from] || things->aside[things->arrows[a].to])
            continue;
        sheet->crossing[(one < other ? one : other) + 1]++;
        sheet->crossing[(one < other ? other : one) + 1]--;
    }
    for (size_t l = 1; l <= sheet->layers; l++)
        sheet->crossing[l] += sheet->crossing[l - 1];
}

static struct sheet *measure_sheet(const struct things *things) {
    static const double spread = 1.5; /* arrows need room beside the boxes */
    struct sheet *sheet = xcalloc(1, sizeof *sheet);
    for (size_t i = 0; i < things->count; i++)
        if (!things->aside[i] && things->layer[i] >= sheet->layers)
            sheet->layers = things->layer[i] + 1;
    sheet->height = xcalloc(2 * sheet->layers + 2, sizeof *sheet->height);
    sheet->width = sheet->height + sheet->layers + 1;
    sheet->crossing = xcalloc(sheet->layers + 2, sizeof *sheet->crossing);
    for (size_t i = 0; i < things->count; i++) {
        double width, height;
        size_t layer = things->layer[i];
        if (things->aside[i])
            continue;
        measure(things->picture, i, &width, &height);
        sheet->width[layer] += width;
        sheet->height[layer] = fmax(sheet->height[layer], height);
    }
    count_crossing(things, sheet);
    for (size_t l = 0; l < sheet->layers; l++) {
        sheet->high += sheet->height[l];
        sheet->wide += sheet->width[l] * sheet->width[l];
    }
    sheet->wide = spread * sqrt(sheet->wide / (double)(sheet->layers ? sheet->layers : 1));
    return sheet;
}

static void free_sheet(struct sheet *sheet) {
    free(sheet->height);
    free(sheet->crossing);
    free(sheet);
}

/* So many that the sheet comes out about as wide to its height as paper that lies; `beside`: there
   will be a column of what stands aside. */
static size_t enough_columns(const struct sheet *sheet, bool beside) {
    static const double shape = 1.4, part = 0.5; /* of a column, that one is wide */
    size_t best = 1;
    double least = INFINITY;
    for (size_t c = 1; c <= MOST_COLUMNS && sheet->high > LOW; c++) {
        double columns = (double)c;
        double wide = (columns + (beside ? part : 0)) * sheet->wide;
        double off = fabs(log(wide / (sheet->high / columns) / shape));
        best = off < least ? c : best;
        least = fmin(off, least);
    }
    return best;
}

/* The layer with which the next column best begins: near to `wanted`, where few arrows cross. */
static size_t best_cut(const struct sheet *sheet, double wanted, double near, size_t after) {
    double above = 0, best_worth = INFINITY;
    size_t best = 0;
    for (size_t l = 1; l < sheet->layers; l++) {
        above += sheet->height[l - 1];
        double away = fabs(above - wanted) / near;
        double worth = (double)(sheet->crossing[l] + 2) * (1 + away);
        if (l > after && away <= 1 && worth < best_worth) {
            best_worth = worth;
            best = l;
        }
    }
    return best;
}

/* Cuts what the start leads to; gives how many columns that makes. */
static size_t cut(struct things *things, const struct sheet *sheet, size_t columns) {
    static const double slack = 0.2; /* of a column's height */
    size_t *column = xcalloc(sheet->layers + 1, sizeof *column), last = 0, made = 1;
    double share = sheet->high / (double)columns;
    for (size_t k = 1; k < columns; k++) {
        size_t layer = best_cut(sheet, share * (double)k, share * slack, last);
        if (layer == 0)
            continue;
        for (size_t l = layer; l < sheet->layers; l++)
            column[l] = made;
        made++;
        last = layer;
    }
    for (size_t i = 0; i < things->count; i++)
        if (!things->aside[i])
            things->column[i] = column[things->layer[i]];
    free(column);
    return made;
}

/* --- what the start does not lead to --- */

/* Of things that hang together the one of the least number. */
static size_t root_of(size_t *roots, size_t thing) {
    while (roots[thing] != thing)
        thing = roots[thing] = roots[roots[thing]];
    return thing;
}

static void join(size_t *roots, size_t one, size_t other) {
    one = root_of(roots, one);
    other = root_of(roots, other);
    roots[one < other ? other : one] = one < other ? one : other;
}

static bool is_drawn(const struct picture *picture, size_t thing) {
    return thing >= picture->count || picture->boxes[thing].drawn;
}

static size_t *join_aside(const struct things *things) {
    size_t *roots = xcalloc(things->count + 1, sizeof *roots), lone = SIZE_MAX;
    for (size_t i = 0; i < things->count; i++)
        roots[i] = i;
    for (size_t a = 0; a < things->arrow_count; a++)
        if (things->aside[things->arrows[a].from] && things->aside[things->arrows[a].to])
            join(roots, things->arrows[a].from, things->arrows[a].to);
    for (size_t i = things->picture->pathway->node_count; i < things->picture->count; i++) {
        if (!is_drawn(things->picture, i) || things->first[i] < things->first[i + 1])
            continue;
        if (lone < SIZE_MAX)
            join(roots, lone, i); /* events without arrows are one table */
        lone = i;
    }
    return roots;
}

static void chain(struct picture *picture, size_t above, size_t below) {
    size_t(*both)[2] = ARENA_ADD(picture->arena, picture->chains, picture->chain_count);
    (*both)[0] = above;
    (*both)[1] = below;
}

/* Puts what hangs together into a column, below what is there. */
static void stack(const struct things *things, struct picture *picture, const size_t *roots,
                  size_t root, size_t column, size_t *bottom) {
    size_t top = root, deepest = root;
    for (size_t i = root; i < things->count; i++) {
        if (!things->aside[i] || !is_drawn(picture, i) || roots[i] != root)
            continue;
        things->column[i] = column;
        top = things->layer[i] < things->layer[top] ? i : top;
        deepest = things->layer[i] >= things->layer[deepest] ? i : deepest;
    }
    if (*bottom < SIZE_MAX)
        chain(picture, *bottom, top);
    else
        picture->tops[column] = top;
    *bottom = roots[deepest] == root && deepest >= picture->pathway->node_count ? root : deepest;
}

static double height_of(const struct things *things, const size_t *roots, size_t root) {
    double sum = 0, width, height;
    for (size_t i = root; i < things->count; i++)
        if (things->aside[i] && roots[i] == root) {
            measure(things->picture, i, &width, &height);
            sum += height;
        }
    return sum;
}

/* Columns of their own; gives how many there are now. */
static size_t put_aside(struct things *things, struct picture *picture, double high,
                        size_t columns) {
    size_t *roots = join_aside(things), bottom = SIZE_MAX;
    double filled = INFINITY;
    for (size_t i = 0; i < things->count; i++)
        roots[i] = root_of(roots, i);
    for (size_t i = 0; i < things->count; i++) {
        if (!things->aside[i] || roots[i] != i || !is_drawn(picture, i))
            continue;
        double height = height_of(things, roots, i);
        if (filled + height > high && columns < MOST_ASIDE + picture->aside) {
            columns++;
            filled = 0;
            bottom = SIZE_MAX;
        }
        filled += height;
        stack(things, picture, roots, i, columns - 1, &bottom);
    }
    free(roots);
    return columns;
}

static void note_columns(const struct things *things, struct picture *picture) {
    for (size_t i = 0; i < things->count; i++) {
        if (i < picture->count)
            picture->boxes[i].column = things->column[i];
        else
            picture->parts[i - picture->count].column = things->column[i];
        size_t *top = &picture->tops[things->column[i]];
        if (is_drawn(picture, i) && !things->aside[i] &&
            (*top == SIZE_MAX || things->layer[i] < things->layer[*top]))
            *top = i;
    }
}

/* What no arrow of its own column leads to would rise to the top: it stands below something of the
   layer before. */
static void hold_down(const struct things *things, struct picture *picture) {
    bool *led = xcalloc(things->count + 1, sizeof *led);
    for (size_t a = 0; a < things->arrow_count; a++) {
        size_t from = things->arrows[a].from, to = things->arrows[a].to;
        led[to] = led[to] || (things->column[from] == things->column[to] && is_ahead(things, a));
    }
    for (size_t i = 0; i < things->count; i++) {
        size_t above = SIZE_MAX;
        if (led[i] || things->aside[i] || !is_drawn(picture, i))
            continue;
        for (size_t o = 0; o < things->count; o++)
            if (!things->aside[o] && is_drawn(picture, o) &&
                things->column[o] == things->column[i] && things->layer[o] < things->layer[i] &&
                (above == SIZE_MAX || things->layer[o] > things->layer[above]))
                above = o;
        if (above < SIZE_MAX)
            chain(picture, above, i);
    }
    free(led);
}

/* Where each box is come to from in other columns. */
static void note_tags(const struct things *things, struct picture *picture) {
    for (size_t a = 0; a < things->arrow_count; a++) {
        size_t from = things->arrows[a].from, to = things->arrows[a].to;
        struct box *box = &picture->boxes[to < picture->count ? to : 0];
        bool again = false;
        for (size_t i = 0; i < box->from_count && i < COLUMN_NAMES; i++)
            again = again || box->from[i] == from;
        if (to >= picture->count || from >= picture->count || again ||
            end_column(picture, from) == end_column(picture, to))
            continue;
        if (box->from_count < COLUMN_NAMES)
            box->from[box->from_count] = from;
        box->from_count++;
    }
}

void picture_columns(struct picture *picture, size_t columns) {
    struct things things = {.picture = picture, .count = picture->count + picture->part_count};
    size_t *room = xcalloc(5 * things.count + 5, sizeof *room);
    things.first = room;
    things.order = room + things.count + 1;
    things.place = things.order + things.count + 1;
    things.layer = things.place + things.count + 1;
    things.column = things.layer + things.count + 1;
    things.aside = xcalloc(things.count + 1, sizeof *things.aside);
    things.arrows = xcalloc(1, sizeof *things.arrows);
    find_arrows(&things);
    find_order(&things, picture->pathway->variants[picture->variant].start);
    find_layers(&things);
    place_events(&things);
    struct sheet *sheet = measure_sheet(&things);
    bool beside = false;
    for (size_t i = 0; i < things.count; i++)
        beside = beside || (things.aside[i] && is_drawn(picture, i));
    columns = cut(&things, sheet, columns ? columns : enough_columns(sheet, beside));
    picture->aside = picture->columns = columns;
    picture->tops = arena_alloc(picture->arena, (columns + MOST_ASIDE) * sizeof *picture->tops);
    for (size_t c = 0; c < columns; c++)
        picture->tops[c] = SIZE_MAX;
    if (columns > 1) {
        picture->columns = put_aside(&things, picture, sheet->high / (double)columns, columns);
        hold_down(&things, picture);
    }
    note_columns(&things, picture);
    note_tags(&things, picture);
    free_sheet(sheet);
    free(things.arrows);
    free(things.aside);
    free(room);
}

size_t end_column(const struct picture *picture, size_t end) {
    return end < picture->count ? picture->boxes[end].column
                                : picture->parts[end - picture->count].column;
}

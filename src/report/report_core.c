/* Cronbach's alpha over the decisions that all met: those that are left of the first walk's after
   every other walk has struck off what it did not meet. */
#include <math.h>
#include <stdlib.h>

#include "report_inside.h"

static void begin(struct core *core, struct item *const *items, size_t count) {
    core->too_many = count > MOST_CORE;
    count = core->too_many ? 0 : count;
    core->items = xcalloc(count + 1, sizeof(struct item *));
    core->columns = xcalloc(count + 1, sizeof *core->columns);
    core->first = xcalloc(count + 1, sizeof *core->first);
    core->sums = xcalloc(count + 1, sizeof *core->sums);
    core->products = xcalloc(count * count + 1, sizeof *core->products);
    core->count = core->width = count;
    for (size_t i = 0; i < count; i++) {
        core->items[i] = items[i];
        core->columns[i] = i;
        core->first[i] = items[i]->credit;
    }
}

static void strike_off(struct core *core, uint64_t walk) {
    size_t kept = 0;
    for (size_t i = 0; i < core->count; i++) {
        if (core->items[i]->walk != walk || !isfinite(core->items[i]->credit))
            continue;
        core->items[kept] = core->items[i];
        core->columns[kept++] = core->columns[i];
    }
    core->count = kept;
}

void core_add(struct core *core, struct item *const *items, size_t count, uint64_t walk) {
    double distances[MOST_CORE];
    if (!core->items)
        begin(core, items, count);
    strike_off(core, walk);
    core->walks++;
    for (size_t i = 0; i < core->count; i++) {
        size_t column = core->columns[i];
        distances[i] = core->items[i]->credit - core->first[column];
        core->sums[column] += distances[i];
        double *row = core->products + column * core->width;
        for (size_t k = 0; k <= i; k++)
            row[core->columns[k]] += distances[i] * distances[k];
    }
}

/* Times the square of the number of walks: of credits, which are quarters, all of it is exact, and
   the order of the walks makes no difference. Distances are counted from the first walk's credits,
   so that what never differs has a variance of exactly 0. */
static double covariance(const struct core *core, size_t i, size_t k) {
    size_t row = core->columns[i], column = core->columns[k];
    return core->walks * core->products[row * core->width + column] -
           core->sums[row] * core->sums[column];
}

static const char *reason(const struct core *core, struct arena *arena) {
    if (core->too_many)
        return arena_print(arena, "walks have more than %d decisions", MOST_CORE);
    if (core->walks < 2)
        return "fewer than two learners ended their first walk";
    if (core->count < 2)
        return arena_print(arena,
                           "%s met and rated in the first walks of all %.0f learners who ended one",
                           core->count ? "only one decision was" : "no decision was", core->walks);
    return "the learners do not differ on the decisions that all of them met";
}

void core_tell(const struct core *core, struct arena *arena, struct report_section *section) {
    double variances = 0, sums = 0;
    for (size_t i = 0; i < core->count; i++) {
        variances += covariance(core, i, i);
        sums += covariance(core, i, i);
        for (size_t k = 0; k < i; k++)
            sums += 2 * covariance(core, i, k);
    }
    section->alpha_decisions = core->count;
    /* A sum that is only rounding is none. */
    section->alpha = sums > 1e-12 * core->walks * core->walks
                         ? statistics_alpha(core->count, variances, sums)
                         : NAN;
    if (!isfinite(section->alpha))
        section->no_alpha = reason(core, arena);
}

void core_clear(struct core *core) {
    free(core->items);
    free(core->columns);
    free(core->first);
    free(core->sums);
    free(core->products);
}

/* Rows from which one of several possibilities is drawn in one step. */
#include "alias.h"

#include <stdlib.h>

#include "arena.h"

uint32_t alias_bits(size_t count) {
    uint32_t bits = 0;
    while (count > 2 && (size_t)1 << bits < count)
        bits++;
    return bits;
}

void alias_clear(struct alias *alias) {
    free(alias->shares);
    free(alias->small);
    free(alias->large);
    *alias = (struct alias){0};
}

static void make_room(struct alias *alias, size_t size) {
    if (size <= alias->size)
        return;
    alias->size = size;
    alias->shares = xrealloc(alias->shares, size * sizeof *alias->shares);
    alias->small = xrealloc(alias->small, size * sizeof *alias->small);
    alias->large = xrealloc(alias->large, size * sizeof *alias->large);
}

/* A share of a column as a threshold for 64 bits. */
static uint64_t threshold_of(double share) {
    return share >= 1 ? UINT64_MAX : (uint64_t)(share * 0x1p64);
}

static double sum_of(const double *weights, size_t count, uint32_t *heaviest) {
    double sum = 0;
    *heaviest = 0;
    for (size_t i = 0; i < count; i++) {
        sum += weights[i];
        if (weights[i] > weights[*heaviest])
            *heaviest = (uint32_t)i;
    }
    return sum;
}

/* Columns beyond `count` have a share of 0 of their own: they are somebody's alias altogether. */
static void pair_up(struct alias *alias, size_t smalls, size_t larges, struct column *columns) {
    double *shares = alias->shares;
    while (smalls && larges) {
        uint32_t small = alias->small[--smalls], large = alias->large[larges - 1];
        columns[small] = (struct column){threshold_of(shares[small]), {small, large}};
        shares[large] -= 1 - shares[small];
        if (shares[large] >= 1)
            continue;
        larges--;
        alias->small[smalls++] = large;
    }
}

void alias_fill(struct alias *alias, const double *weights, size_t count, struct column *columns) {
    size_t size = (size_t)1 << alias_bits(count), smalls = 0, larges = 0;
    uint32_t heaviest;
    double sum = sum_of(weights, count, &heaviest);
    if (count == 2) {
        columns[0] = (struct column){threshold_of(weights[0] / sum), {0, 1}};
        return;
    }
    make_room(alias, size);
    for (uint32_t i = 0; i < size; i++) {
        uint32_t own = i < count ? i : heaviest;
        alias->shares[i] = i < count ? weights[i] / sum * (double)size : 0;
        /* What stays when rounding has used up either list. */
        columns[i] = (struct column){UINT64_MAX, {own, own}};
        if (alias->shares[i] < 1)
            alias->small[smalls++] = i;
        else
            alias->large[larges++] = i;
    }
    pair_up(alias, smalls, larges, columns);
    for (size_t i = count; i < size; i++)
        columns[i].to[0] = columns[i].to[1];
}

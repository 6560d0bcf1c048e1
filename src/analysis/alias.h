/* Rows from which one of several possibilities is drawn in one step. */
#ifndef ALIAS_H
#define ALIAS_H

#include <stddef.h>
#include <stdint.h>

/* One of 2^bits columns of a row, all alike likely: below the threshold the first, else the second.
   This is the alias method of Walker (ACM Trans Math Softw 1977;3:253-6) with the tables of Vose
   (IEEE Trans Softw Eng 1991;17:972-5). The number of columns is a power of two, so that the last
   bits of a draw say the column; the draw as a whole is then held against the threshold. That is
   exact to 2^-64 times the number of columns. */
struct column {
    uint64_t threshold;
    uint32_t to[2];
};

/* How many bits choose the column in a row for `count` possibilities (at least 1). Two need one
   column only. */
uint32_t alias_bits(size_t count);

/* Room for making rows. */
struct alias {
    size_t size;
    double *shares;
    uint32_t *small, *large;
};
void alias_clear(struct alias *alias);

/* Fills the 2^alias_bits(count) columns for weights that are all above 0; `to` gets numbers of
   weights. */
void alias_fill(struct alias *alias, const double *weights, size_t count, struct column *columns);

/* What 64 evenly spread bits draw from a row. */
static inline uint32_t alias_draw(const struct column *columns, uint32_t bits, uint64_t draw) {
    static const uint32_t masks[32] = {
        0,        0x1,       0x3,       0x7,       0xf,       0x1f,       0x3f,       0x7f,
        0xff,     0x1ff,     0x3ff,     0x7ff,     0xfff,     0x1fff,     0x3fff,     0x7fff,
        0xffff,   0x1ffff,   0x3ffff,   0x7ffff,   0xfffff,   0x1fffff,   0x3fffff,   0x7fffff,
        0xffffff, 0x1ffffff, 0x3ffffff, 0x7ffffff, 0xfffffff, 0x1fffffff, 0x3fffffff, 0x7fffffff};
    const struct column *column = &columns[draw & masks[bits]];
    return column->to[draw >= column->threshold];
}

#endif

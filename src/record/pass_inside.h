/* What the files of the pass share. */
#ifndef PASS_INSIDE_H
#define PASS_INSIDE_H

#include "pass.h"
#include "store.h"

/* Numbers of rows in ascending order; a row's place among them is its index. */
struct pass_rows {
    long long *ids;
    size_t count;
};

enum { PASS_NONE = -1 };

/* The index of a row; PASS_NONE when there is none. */
long long pass_rows_find(const struct pass_rows *rows, long long id);

/* What is read before the first session. */
struct pass_tables {
    struct arena *arena; /* owns what is in `told`, but for what pass_tables_clear frees */
    struct record_tables told;
    struct pass_rows pathways, decisions, offers, learners;
    uint32_t *persons; /* of each learner */
};

bool pass_tables_read(struct record *record, struct pass_tables *tables, struct failure *why);
void pass_tables_clear(struct pass_tables *tables);

#endif

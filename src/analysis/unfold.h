/* Unfolds a pathway into its graph of situations, breadth first. */
#ifndef UNFOLD_H
#define UNFOLD_H

#include "graph.h"
#include "reduce.h"

struct unfold_options {
    unsigned reductions;    /* REDUCE_ALL, or less */
    size_t limit;           /* of situations */
    size_t memory;          /* of bytes, roughly */
    unsigned char *eithers; /* notes what the conditions of either() have been (struct scene);
                               NULL: nobody asks */
    size_t field_count;     /* fields whose value at every outcome is asked for */
    const size_t *fields;
};

struct unfolding;

/* The pathway and the options' fields are borrowed; all else is the unfolding's, the graph too. */
struct unfolding *unfolding_new(const struct pathway *pathway, size_t variant,
                                const struct unfold_options *options);
void unfolding_free(struct unfolding *unfolding);

/* Expands up to `budget` situations; false when there is nothing left to expand or a limit is met.
 */
bool unfold(struct unfolding *unfolding, size_t budget);

/* The graph so far: situations that are not yet expanded have no edges. Borrowed. */
struct graph *unfolding_graph(const struct unfolding *unfolding);
/* Whether something ahead somewhere reads the clock without a last moment. */
bool unfolding_endless_clock(const struct unfolding *unfolding);
bool unfolding_loose(const struct unfolding *unfolding); /* see reducer_loose() */
bool unfolding_cut(const struct unfolding *unfolding);   /* a limit was met */
size_t
unfolding_bytes(const struct unfolding *unfolding); /* what is held against the memory limit */

/* Of the options' fields: as which amount each travels along the edges; -1: it stays in the
 * situation. */
const long *unfolding_amounts(const struct unfolding *unfolding);

/* The situation of a number, into `situation`, which has the size of situation_size(). */
void unfolding_get(const struct unfolding *unfolding, uint32_t number, struct situation *situation);
/* What the future of a situation reads: see reducer_reads(). */
const uint64_t *unfolding_reads(const struct unfolding *unfolding,
                                const struct situation *situation, double *last);
/* The number of a situation in which a walk waits; NOWHERE: it is not in the graph. */
uint32_t unfolding_find(struct unfolding *unfolding, const struct situation *situation);

/* A walk for whoever wants to look at situations; it belongs to the unfolding. */
struct walk *unfolding_walk(struct unfolding *unfolding);

#endif

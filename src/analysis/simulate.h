/* Walks drawn at random on the graph of situations: the odds by Monte Carlo.

   A draw is made at each situation at which the rule of choice, or chance, leaves more than one way
   open; the draws of a walk are those of random.h. The ways open stand in a row (alias.h) in the
   order of the edges, those of weight 0 left out. So what walk k does depends on the graph, the
   rule, the seed and k only. */
#ifndef SIMULATE_H
#define SIMULATE_H

#include "alias.h"
#include "chain.h"

/* A walk that has not ended after so many draws is counted as one without end. */
enum { SIMULATE_MOST_DRAWS = 1000000 };

/* What walks came to. Utilities are added up in billionths, so that a sum does not depend on the
   order of its parts; walks without end count as chain_worst. */
struct tally {
    uint64_t walks;
    uint64_t *outcomes; /* one a node: walks that ended there */
    uint64_t unending;
    uint64_t faulty;          /* walks that met a fault of the pathway */
    int64_t utility, squares; /* sums of the utility and of its square, in billionths */
};
/* Adds walks that ended alike. */
void tally_end(struct tally *tally, uint32_t node, double utility, uint64_t walks);
void tally_unending(struct tally *tally, uint64_t walks);
/* The mean utility. */
double tally_mean(const struct tally *tally);

/* A graph under a rule, made ready for many walks. */
struct sampler;

/* The graph, all of whose situations are expanded, and the rule are borrowed. */
struct sampler *sampler_new(const struct graph *graph, const struct rule_of_choice *rule);
void sampler_free(struct sampler *sampler);
/* Takes a slice of work, of about `budget` steps; false when it is ready. */
bool sampler_go_on(struct sampler *sampler, size_t budget);
/* Whether the rows of the graph can be numbered; asked when it is ready. */
bool sampler_fits(const struct sampler *sampler);

/* A range of walks: `walks` of them from number `first`. The sampler is borrowed and must be ready
   and fit. */
struct simulation *simulation_new(const struct sampler *sampler, uint64_t seed, uint64_t first,
                                  uint64_t walks);
void simulation_free(struct simulation *simulation);
/* Makes about so many draws; false when all walks have ended. */
bool simulation_go_on(struct simulation *simulation, size_t draws);
/* Begins no more walks; those under way go on to their end. */
void simulation_stop(struct simulation *simulation);
/* How many walks have begun: the first so many of the range. */
uint64_t simulation_begun(const struct simulation *simulation);
/* Adds up the walks that have ended; `outcomes` of the tally has room for all nodes. */
void simulation_tally(const struct simulation *simulation, struct tally *tally);

/* What happens in a walk that is told: "node:choice", for orders "node:item,item", or "event:id";
   and the clinical clock in minutes, before what a choice takes. */
typedef void tell_step(void *context, const char *step, double minutes);

/* One walk on the graph, edge by edge, to be told. */
struct stroll {
    const struct graph *graph;
    const struct rule_of_choice *rule;
    uint64_t stream, draws;
    uint32_t situation; /* NOWHERE: a fault of the pathway */
    uint32_t idle;      /* edges since the last draw */
    bool begun, unending;
    bool only_choices; /* are told: a graph of beliefs does not know what chance did */
    double minutes;
    struct alias alias;
    struct column *columns;
    double *weights;
    uint32_t *ways;
};
void stroll_begin(struct stroll *stroll, const struct graph *graph,
                  const struct rule_of_choice *rule, uint64_t seed, uint64_t walk);
void stroll_clear(struct stroll *stroll);
/* Takes one edge; false when the walk is over, in stroll->situation. The first call tells what
   happens before the walk first waits, and takes none. */
bool stroll_step(struct stroll *stroll, tell_step *tell, void *context);

#endif

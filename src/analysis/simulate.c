/* Walks drawn at random on the graph of situations. */
#include "simulate.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "random.h"

/* Where a draw lands. Either at the next row: the number of its first column, and above that how
   many bits choose among its columns. Or at an end, then the highest bit is set: what graph.ends
   has, and behind these the two below. A landing fits into 32 bits, so a column into 16 bytes, and
   a step of a walk reads one column and nothing else. */
enum { INDEX_BITS = 27, MOST_BITS = 15 /* of a row */ };
#define MOST_COLUMNS (UINT32_C(1) << INDEX_BITS)
#define FIRST_END (UINT32_C(1) << 31)
enum { END_FAULTY, END_UNENDING, MORE_ENDS }; /* from graph.end_count on */

/* --- tallies --- */

static const double billion = 1e9;

void tally_end(struct tally *tally, uint32_t node, double utility, uint64_t walks) {
    tally->walks += walks;
    tally->outcomes[node] += walks;
    tally->utility += llround(utility * billion) * (int64_t)walks;
    tally->squares += llround(utility * utility * billion) * (int64_t)walks;
}

void tally_unending(struct tally *tally, uint64_t walks) {
    tally->walks += walks;
    tally->unending += walks;
    tally->utility += llround(chain_worst * billion) * (int64_t)walks;
    tally->squares += llround(chain_worst * chain_worst * billion) * (int64_t)walks;
}

double tally_mean(const struct tally *tally) {
    return (double)tally->utility / (double)tally->walks / billion;
}

/* --- ways out of a situation --- */

/* Keeps the edges of weight above 0 and their weights; how many. */
static size_t open_ways(const struct graph *graph, const struct rule_of_choice *rule,
                        uint32_t situation, double *weights, uint32_t *ways) {
    uint32_t begin = edges_begin(graph, situation), end = edges_end(graph, situation);
    size_t count = 0;
    if (begin < end)
        chain_weigh(graph, rule, situation, weights);
    for (uint32_t e = begin; e < end; e++) {
        if (weights[e - begin] <= 0)
            continue;
        ways[count] = e;
        weights[count++] = weights[e - begin];
    }
    return count;
}

static size_t most_edges(const struct graph *graph) {
    size_t most = 1;
    for (uint32_t s = 0; s < graph->expanded; s++)
        if (edges_end(graph, s) - edges_begin(graph, s) > most)
            most = edges_end(graph, s) - edges_begin(graph, s);
    return most;
}

/* --- making a sampler --- */

struct sampler {
    const struct graph *graph;
    const struct rule_of_choice *rule;
    struct column *columns;
    uint64_t column_count;
    uint32_t start; /* a landing */
    bool too_wide;  /* a row has more columns than a landing can say */
    bool numbered;  /* the rows are, so that it is known how many columns they have */

    /* While it is made. First every situation with one way open gets to know where that leads, then
       the rows that can be reached are numbered, breadth first, and then they are filled. */
    struct making *making;
};

struct making {
    struct alias alias;
    double *weights;
    uint32_t *ways;
    uint32_t looked;    /* situations */
    uint8_t *bits;      /* one a situation: of its row */
    uint32_t *onward;   /* one a situation: the next where there is one way, itself where there are
                           more, NOWHERE for a fault, or … */
    uint32_t *landings; /* … the landing, NOWHERE: not yet known */
    uint32_t *queue;    /* situations that have a row */
    uint32_t queued, numbered, filled;
};

static uint32_t more_ends(const struct graph *graph, uint32_t which) {
    return FIRST_END | ((uint32_t)graph->end_count + which);
}

struct sampler *sampler_new(const struct graph *graph, const struct rule_of_choice *rule) {
    struct sampler *sampler = xcalloc(1, sizeof *sampler);
    struct making *making = xcalloc(1, sizeof *making);
    size_t count = graph->count + (size_t)1, most = most_edges(graph);
    *sampler = (struct sampler){.graph = graph, .rule = rule, .making = making};
    making->weights = xcalloc(most, sizeof *making->weights);
    making->ways = xcalloc(most, sizeof *making->ways);
    making->bits = xcalloc(count, sizeof *making->bits);
    making->onward = xcalloc(count, sizeof *making->onward);
    making->landings = xcalloc(count, sizeof *making->landings);
    making->queue = xcalloc(count, sizeof *making->queue);
    memset(making->landings, 0xff, count * sizeof *making->landings);
    return sampler;
}

static void making_free(struct making *making) {
    if (!making)
        return;
    alias_clear(&making->alias);
    free(making->weights);
    free(making->ways);
    free(making->bits);
    free(making->onward);
    free(making->landings);
    free(making->queue);
    free(making);
}

void sampler_free(struct sampler *sampler) {
    if (!sampler)
        return;
    making_free(sampler->making);
    free(sampler->columns);
    free(sampler);
}

static size_t ways_of(struct sampler *sampler, uint32_t situation) {
    struct making *making = sampler->making;
    return open_ways(sampler->graph, sampler->rule, situation, making->weights, making->ways);
}

static void look_at(struct sampler *sampler, uint32_t s) {
    const struct graph *graph = sampler->graph;
    struct making *making = sampler->making;
    size_t count = ways_of(sampler, s);
    making->onward[s] = s;
    if (count == 1)
        making->onward[s] = graph->edges[making->ways[0]].to;
    else if (count == 0 && graph->waits[s] == WAITS_NOTHING && graph->end_count)
        making->landings[s] = FIRST_END | graph->detail[s];
    else if (count == 0)
        making->landings[s] = more_ends(graph, END_FAULTY);
    else
        making->bits[s] = (uint8_t)alias_bits(count);
}

/* A row of its own for a situation, not yet filled. */
static uint32_t number_row(struct sampler *sampler, uint32_t s) {
    struct making *making = sampler->making;
    uint32_t bits = making->bits[s];
    sampler->too_wide = sampler->too_wide || bits > MOST_BITS;
    bits %= MOST_BITS + 1;
    uint32_t landing = bits << INDEX_BITS | (uint32_t)(sampler->column_count % MOST_COLUMNS);
    making->queue[making->queued++] = s;
    sampler->column_count += UINT64_C(1) << bits;
    return landing;
}

/* Where a walk that comes to a situation is next asked to draw, or ends. */
static uint32_t landing_of(struct sampler *sampler, uint32_t s) {
    const struct graph *graph = sampler->graph;
    struct making *making = sampler->making;
    uint32_t at = s, steps = 0, landing;
    while (at != NOWHERE && making->landings[at] == NOWHERE && making->onward[at] != at &&
           steps <= graph->count) {
        at = making->onward[at];
        steps++;
    }
    if (at == NOWHERE)
        landing = more_ends(graph, END_FAULTY);
    else if (making->landings[at] != NOWHERE)
        landing = making->landings[at];
    else if (making->onward[at] != at)
        landing = more_ends(graph, END_UNENDING);
    else
        landing = making->landings[at] = number_row(sampler, at);
    while (s != NOWHERE && making->landings[s] == NOWHERE) {
        making->landings[s] = landing;
        s = making->onward[s];
    }
    return landing;
}

static void number_ways(struct sampler *sampler, uint32_t s) {
    size_t count = ways_of(sampler, s);
    for (size_t i = 0; i < count; i++)
        landing_of(sampler, sampler->graph->edges[sampler->making->ways[i]].to);
}

/* Room for the rows. Where there is too little memory they do not fit. */
static void make_columns(struct sampler *sampler) {
    const struct graph *graph = sampler->graph;
    if (!sampler->too_wide && sampler->column_count < MOST_COLUMNS &&
        graph->end_count + MORE_ENDS < MOST_COLUMNS)
        sampler->columns = calloc(sampler->column_count + 1, sizeof *sampler->columns);
    sampler->numbered = true;
}

static void fill_row(struct sampler *sampler, uint32_t s) {
    struct making *making = sampler->making;
    size_t count = ways_of(sampler, s);
    struct column *columns = sampler->columns + making->landings[s] % MOST_COLUMNS;
    alias_fill(&making->alias, making->weights, count, columns);
    for (size_t i = 0; i < (size_t)1 << alias_bits(count); i++)
        for (int j = 0; j < 2; j++) {
            uint32_t to = sampler->graph->edges[making->ways[columns[i].to[j]]].to;
            columns[i].to[j] = landing_of(sampler, to);
        }
}

bool sampler_go_on(struct sampler *sampler, size_t budget) {
    const struct graph *graph = sampler->graph;
    struct making *making = sampler->making;
    for (; making && budget; budget--) {
        if (making->looked < graph->count)
            look_at(sampler, making->looked++);
        else if (making->queued == 0 && sampler->start == 0)
            sampler->start = landing_of(sampler, graph->start);
        else if (making->numbered < making->queued)
            number_ways(sampler, making->queue[making->numbered++]);
        else if (!sampler->numbered)
            make_columns(sampler);
        else if (making->filled < making->queued && sampler->columns)
            fill_row(sampler, making->queue[making->filled++]);
        else {
            making_free(making);
            making = sampler->making = NULL;
        }
    }
    return making != NULL;
}

bool sampler_fits(const struct sampler *sampler) { return sampler->columns != NULL; }

/* --- walking --- */

/* Walks under way at once: while one waits for memory, others go on. A lane without a walk has one
   that has ended. */
enum { LANES = 16 };

struct lanes {
    uint64_t state[LANES]; /* of the stream */
    uint32_t at[LANES];    /* a landing */
};

struct simulation {
    const struct sampler *sampler;
    uint64_t seed;
    uint64_t first, next, last; /* walks next … last - 1 have not begun */
    uint64_t round;             /* draws that a lane has made */
    struct lanes lanes;
    uint64_t begun[LANES]; /* the round of the first draw */
    uint32_t used;         /* a bit for each lane that has a walk */
    uint64_t *ends;        /* how often each was come to */
    uint64_t unending;
};

/* Gives a lane its next walk, whose first draw is made in a round, or leaves it without. */
static void begin_walk(struct simulation *simulation, struct lanes *lanes, size_t lane,
                       uint64_t round) {
    simulation->used &= ~(UINT32_C(1) << lane);
    if (simulation->next == simulation->last)
        return;
    simulation->used |= UINT32_C(1) << lane;
    simulation->begun[lane] = round;
    lanes->state[lane] = random_stream(simulation->seed, simulation->next++);
    lanes->at[lane] = simulation->sampler->start;
}

struct simulation *simulation_new(const struct sampler *sampler, uint64_t seed, uint64_t first,
                                  uint64_t walks) {
    struct simulation *simulation = xcalloc(1, sizeof *simulation);
    *simulation = (struct simulation){
        .sampler = sampler, .seed = seed, .first = first, .next = first, .last = first + walks};
    simulation->ends = xcalloc(sampler->graph->end_count + MORE_ENDS, sizeof *simulation->ends);
    if (sampler->start >= FIRST_END) { /* nothing is drawn in any of them */
        simulation->ends[sampler->start - FIRST_END] = walks;
        simulation->next = simulation->last;
    }
    for (size_t lane = 0; lane < LANES; lane++)
        begin_walk(simulation, &simulation->lanes, lane, 0);
    return simulation;
}

void simulation_free(struct simulation *simulation) {
    if (!simulation)
        return;
    free(simulation->ends);
    free(simulation);
}

/* Counts a walk that has ended in the present round, and begins another. */
static void end_walk(struct simulation *simulation, struct lanes *lanes, size_t lane) {
    if (simulation->round - simulation->begun[lane] < SIMULATE_MOST_DRAWS)
        simulation->ends[lanes->at[lane] - FIRST_END]++;
    else
        simulation->unending++;
    begin_walk(simulation, lanes, lane, simulation->round + 1);
}

/* Ends walks that have drawn too often. They are looked for now and then only; one that came to an
   end meanwhile was counted alike. */
static void end_endless(struct simulation *simulation) {
    for (size_t lane = 0; lane < LANES; lane++)
        if (simulation->used >> lane & 1 &&
            simulation->round - simulation->begun[lane] >= SIMULATE_MOST_DRAWS) {
            simulation->unending++;
            begin_walk(simulation, &simulation->lanes, lane, simulation->round);
        }
}

static inline uint32_t draw_in(const struct column *columns, struct lanes *lanes, size_t lane) {
    uint32_t at = lanes->at[lane];
    uint64_t draw = random_mix(lanes->state[lane] += RANDOM_STEP);
    return lanes->at[lane] = alias_draw(columns + at % MOST_COLUMNS, at >> INDEX_BITS, draw);
}

/* One draw in each lane; whether any walk has ended. Whether is asked once for all: most draws end
   no walk. */
static inline bool draw_in_all(const struct column *columns, struct lanes *lanes) {
    uint32_t any = 0;
#pragma GCC unroll 16
    for (size_t lane = 0; lane < LANES; lane++)
        any |= draw_in(columns, lanes, lane);
    return any >= FIRST_END;
}

/* The same where some lanes have no walk any more. */
static bool draw_in_used(const struct column *columns, struct lanes *lanes, uint32_t used) {
    uint32_t any = 0;
    for (size_t lane = 0; lane < LANES; lane++)
        if (used >> lane & 1)
            any |= draw_in(columns, lanes, lane);
    return any >= FIRST_END;
}

bool simulation_go_on(struct simulation *simulation, size_t draws) {
    static const uint32_t all = (UINT32_C(1) << LANES) - 1;
    const struct column *columns = simulation->sampler->columns;
    end_endless(simulation);
    struct lanes lanes = simulation->lanes; /* nothing else points at them: they can be kept near */
    for (size_t rounds = draws / LANES + 1; rounds && simulation->used; rounds--) {
        bool ended = simulation->used == all ? draw_in_all(columns, &lanes)
                                             : draw_in_used(columns, &lanes, simulation->used);
        for (size_t lane = 0; ended && lane < LANES; lane++)
            if (lanes.at[lane] >= FIRST_END && simulation->used >> lane & 1)
                end_walk(simulation, &lanes, lane);
        simulation->round++;
    }
    simulation->lanes = lanes;
    return simulation->used != 0;
}

void simulation_stop(struct simulation *simulation) { simulation->last = simulation->next; }

uint64_t simulation_begun(const struct simulation *simulation) {
    return simulation->next - simulation->first;
}

void simulation_tally(const struct simulation *simulation, struct tally *tally) {
    const struct graph *graph = simulation->sampler->graph;
    const uint64_t *more = simulation->ends + graph->end_count;
    for (size_t i = 0; i < graph->end_count; i++)
        tally_end(tally, graph->ends[i].node, graph->ends[i].utility, simulation->ends[i]);
    tally_unending(tally, simulation->unending + more[END_UNENDING]);
    tally->walks += more[END_FAULTY];
    tally->faulty += more[END_FAULTY];
}

/* --- one walk, to be told --- */

void stroll_begin(struct stroll *stroll, const struct graph *graph,
                  const struct rule_of_choice *rule, uint64_t seed, uint64_t walk) {
    size_t most = most_edges(graph);
    *stroll = (struct stroll){.graph = graph,
                              .rule = rule,
                              .stream = random_stream(seed, walk),
                              .situation = graph->start};
    stroll->weights = xcalloc(most, sizeof *stroll->weights);
    stroll->ways = xcalloc(most, sizeof *stroll->ways);
    stroll->columns = xcalloc((size_t)1 << alias_bits(most), sizeof *stroll->columns);
}

void stroll_clear(struct stroll *stroll) {
    alias_clear(&stroll->alias);
    free(stroll->weights);
    free(stroll->ways);
    free(stroll->columns);
    *stroll = (struct stroll){0};
}

/* The way that is drawn out of the situation; NOWHERE: the walk is over. */
static uint32_t draw_way(struct stroll *stroll) {
    const struct graph *graph = stroll->graph;
    size_t count = 0;
    if (stroll->situation != NOWHERE)
        count = open_ways(graph, stroll->rule, stroll->situation, stroll->weights, stroll->ways);
    stroll->unending = (count > 1 && stroll->draws == SIMULATE_MOST_DRAWS) ||
                       (count == 1 && stroll->idle > graph->count);
    if (count == 0 || stroll->unending)
        return NOWHERE;
    stroll->idle++;
    if (count == 1)
        return stroll->ways[0];
    stroll->idle = 0;
    alias_fill(&stroll->alias, stroll->weights, count, stroll->columns);
    uint64_t draw = random_mix(stroll->stream + ++stroll->draws * RANDOM_STEP);
    return stroll->ways[alias_draw(stroll->columns, alias_bits(count), draw)];
}

static void tell_events(const struct stroll *stroll, uint32_t number, tell_step *tell,
                        void *context) {
    const struct graph *graph = stroll->graph;
    const struct pathway *pathway = graph->pathway;
    const struct trace *trace = &graph->traces[number];
    for (uint32_t i = trace->first; i < trace->first + trace->count; i++) {
        char text[160];
        if (graph->trace_items[i] < pathway->node_count)
            continue;
        snprintf(text, sizeof text, "event:%s",
                 pathway->events[graph->trace_items[i] - pathway->node_count].id);
        tell(context, text, stroll->minutes);
    }
}

bool stroll_step(struct stroll *stroll, tell_step *tell, void *context) {
    const struct graph *graph = stroll->graph;
    if (!stroll->begun) {
        stroll->begun = true;
        stroll->minutes = (double)graph->start_minutes;
        tell_events(stroll, graph->start_trace, tell, context);
        return true;
    }
    uint32_t edge = draw_way(stroll);
    if (edge == NOWHERE)
        return false;
    enum waits waits = (enum waits)graph->waits[stroll->situation];
    /* The trace tells of events. */
    if (waits == WAITS_CHOICE || (waits == WAITS_CHANCE && !stroll->only_choices)) {
        char *words = graph_step(graph, stroll->situation, edge);
        tell(context, words, stroll->minutes);
        free(words);
    }
    stroll->minutes += (double)graph->edges[edge].minutes;
    stroll->situation = graph->edges[edge].to;
    tell_events(stroll, graph->edges[edge].trace, tell, context);
    return true;
}

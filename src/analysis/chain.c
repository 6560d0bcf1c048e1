/* A graph under a policy: its weights, its values, and how walks spread over it. */
#include "chain.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "loop.h"

const double chain_worst = -1;

/* --- weights --- */

static void weigh_one(const struct graph *graph, uint32_t begin, uint32_t end, bool worst,
                      double *weights) {
    uint32_t found = begin;
    for (uint32_t e = begin; e < end; e++) {
        double rank = policy_rank(graph->edges[e].rating),
               have = policy_rank(graph->edges[found].rating);
        weights[e - begin] = 0;
        if (worst ? rank > have : rank < have)
            found = e;
    }
    if (begin < end)
        weights[found - begin] = 1;
}

static void weigh_orders(const struct graph *graph, int policy, uint32_t begin, uint32_t end,
                         double *weights) {
    for (uint32_t e = begin; e < end; e++) {
        const struct ticks *ticks = graph_ticks(graph, e);
        weights[e - begin] = policy == POLICY_EXPERT   ? ticks->expert
                             : policy == POLICY_WORST  ? ticks->worst
                             : policy == POLICY_RANDOM ? ticks->share[0]
                                                       : ticks->share[1];
    }
}

/* Whether a plan says of anything that is on offer here how often it is done. */
static bool weigh_plan(const struct graph *graph, const struct plan *plan, uint32_t situation,
                       uint32_t begin, uint32_t end, double *weights) {
    uint32_t node = graph->node[situation];
    bool orders = graph->pathway->nodes[node].kind == NODE_ORDERS;
    double sum = 0;
    for (uint32_t e = begin; e < end; e++)
        weights[e - begin] = 0;
    for (size_t i = 0; i < plan->counts[node]; i++) {
        const struct plan_part *part = &plan->parts[node][i];
        uint32_t e = begin;
        while (e < end && !(orders ? ticks_hold(graph_ticks(graph, e), part->items)
                                   : graph->edges[e].choice == part->choice))
            e++;
        if (e == end)
            continue;
        weights[e - begin] += part->share;
        sum += part->share;
    }
    for (uint32_t e = begin; sum > 0 && e < end; e++)
        weights[e - begin] /= sum;
    return sum > 0;
}

void chain_weigh(const struct graph *graph, const struct rule_of_choice *rule, uint32_t situation,
                 double *weights) {
    uint32_t begin = edges_begin(graph, situation), end = edges_end(graph, situation);
    int policy = rule->policy;
    if (graph->waits[situation] != WAITS_CHOICE) {
        for (uint32_t e = begin; e < end; e++)
            weights[e - begin] = graph_probability(graph, situation, e);
        return;
    }
    if (policy == CHAIN_OPTIMAL) {
        for (uint32_t e = begin; e < end; e++)
            weights[e - begin] = rule->best[situation] == e;
        return;
    }
    if (policy == CHAIN_FILE) {
        if (weigh_plan(graph, rule->plan, situation, begin, end, weights))
            return;
        policy = POLICY_EXPERT;
    }
    if (graph->pathway->nodes[graph->node[situation]].kind == NODE_ORDERS) {
        weigh_orders(graph, policy, begin, end, weights);
        return;
    }
    if (policy == POLICY_EXPERT || policy == POLICY_WORST) {
        weigh_one(graph, begin, end, policy == POLICY_WORST, weights);
        return;
    }
    double sum = 0;
    for (uint32_t e = begin; e < end; e++) {
        weights[e - begin] =
            policy == POLICY_RANDOM ? 1 : policy_novice_weight(graph->edges[e].rating);
        sum += weights[e - begin];
    }
    for (uint32_t e = begin; e < end; e++)
        weights[e - begin] /= sum;
}

/* --- what loops need --- */

/* The number of a situation within its component. */
static void number_members(const struct order *order, uint32_t component, uint32_t *local) {
    for (uint32_t i = order->first[component]; i < order->first[component + 1]; i++)
        local[order->members[i]] = i - order->first[component];
}

static struct loop *loop_of(const struct graph *graph, const struct order *order,
                            uint32_t component, const uint32_t *local, const double *weights,
                            const uint32_t *best) {
    struct loop *loop = loop_new(order->first[component + 1] - order->first[component]);
    for (uint32_t i = order->first[component]; i < order->first[component + 1]; i++) {
        uint32_t s = order->members[i];
        bool chooses = best && graph->waits[s] == WAITS_CHOICE;
        for (uint32_t e = edges_begin(graph, s); e < edges_end(graph, s); e++) {
            uint32_t to = graph->edges[e].to;
            double w = chooses ? best[s] == e : weights[e];
            if (to != NOWHERE && order->component[to] == component)
                loop_add(loop, local[s], local[to], w);
            else
                loop_exit(loop, local[s], w);
        }
    }
    return loop;
}

/* What a situation without edges is worth. */
static double value_of_end(const struct graph *graph, uint32_t situation, double unknown) {
    if (situation >= graph->expanded)
        return unknown;
    return graph->waits[situation] == WAITS_NOTHING && graph->end_count
               ? graph->ends[graph->detail[situation]].utility
               : chain_worst;
}

static double value_of_edge(const struct graph *graph, uint32_t edge, const double *values) {
    uint32_t to = graph->edges[edge].to;
    return to == NOWHERE ? chain_worst : values[to];
}

/* --- values under a policy --- */

static double utility_of_end(void *context, const struct graph *graph, uint32_t situation) {
    (void)context;
    return graph->ends[graph->detail[situation]].utility;
}

struct worth worth_utility(double unknown) {
    return (struct worth){.of_end = utility_of_end, .unknown = unknown, .unending = chain_worst};
}

struct valuing {
    const struct graph *graph;
    const struct order *order;
    const double *weights;
    struct worth worth;
    double *values, *scratch;
    uint32_t component;
    uint32_t *local;
    struct loop *loop; /* of the component at hand */
};

struct valuing *valuing_new(const struct graph *graph, const struct order *order,
                            const double *weights, const struct worth *worth) {
    struct valuing *v = xcalloc(1, sizeof *v);
    *v = (struct valuing){.graph = graph, .order = order, .weights = weights, .worth = *worth};
    v->values = xcalloc(graph->count + (size_t)1, sizeof *v->values);
    v->scratch = xcalloc(graph->count + (size_t)1, sizeof *v->scratch);
    v->local = xcalloc(graph->count + (size_t)1, sizeof *v->local);
    return v;
}

/* Whether an edge leads to something within the component that is still to be found; if not, its
   worth. */
static bool stays_within(const struct valuing *v, uint32_t edge, uint32_t component,
                         double *value) {
    uint32_t to = v->graph->edges[edge].to;
    if (v->worth.settles && v->worth.settles(v->worth.context, v->graph, edge, value))
        return false;
    if (to != NOWHERE && v->order->component[to] == component)
        return true;
    *value = to == NOWHERE ? v->worth.unending : v->values[to];
    return false;
}

static double value_here(const struct valuing *v, uint32_t s) {
    if (s >= v->graph->expanded)
        return v->worth.unknown;
    if (v->graph->waits[s] == WAITS_NOTHING && v->graph->end_count)
        return v->worth.of_end(v->worth.context, v->graph, s);
    return v->worth.unending;
}

/* What is certain of a situation: the worth of its edges that lead out of the component. */
static double value_outside(const struct valuing *v, uint32_t s, uint32_t component) {
    uint32_t begin = edges_begin(v->graph, s), end = edges_end(v->graph, s);
    double value = 0, one;
    if (begin == end)
        return value_here(v, s);
    for (uint32_t e = begin; e < end; e++)
        if (v->weights[e] > 0 && !stays_within(v, e, component, &one))
            value += v->weights[e] * one;
    return value;
}

static struct loop *loop_to_value(const struct valuing *v) {
    const struct order *order = v->order;
    uint32_t first = order->first[v->component], count = order->first[v->component + 1] - first;
    struct loop *loop = loop_new(count);
    number_members(order, v->component, v->local);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t s = order->members[first + i];
        for (uint32_t e = edges_begin(v->graph, s); e < edges_end(v->graph, s); e++) {
            double ignored;
            if (stays_within(v, e, v->component, &ignored))
                loop_add(loop, i, v->local[v->graph->edges[e].to], v->weights[e]);
            else
                loop_exit(loop, i, v->weights[e]);
        }
    }
    return loop;
}

static void solve_values(struct valuing *v) {
    const struct order *order = v->order;
    uint32_t first = order->first[v->component], count = order->first[v->component + 1] - first;
    for (uint32_t i = 0; i < count; i++)
        v->scratch[i] = value_outside(v, order->members[first + i], v->component);
    loop_values(v->loop, v->scratch, v->worth.unending);
    for (uint32_t i = 0; i < count; i++)
        v->values[order->members[first + i]] = v->scratch[i];
}

bool valuing_go_on(struct valuing *v, size_t budget) {
    const struct order *order = v->order;
    for (size_t work = 0; work < budget; work++) {
        if (v->component == order->count)
            return false;
        if (order_is_plain(v->graph, order, v->component)) {
            uint32_t s = order->members[order->first[v->component]];
            v->values[s] = value_outside(v, s, v->component);
            v->component++;
            continue;
        }
        if (!v->loop)
            v->loop = loop_to_value(v);
        if (loop_eliminate(v->loop, budget))
            return true;
        solve_values(v);
        loop_free(v->loop);
        v->loop = NULL;
        work += order->first[v->component + 1] - order->first[v->component];
        v->component++;
    }
    return true;
}

double *valuing_finish(struct valuing *v) {
    double *values = v->values;
    loop_free(v->loop);
    free(v->scratch);
    free(v->local);
    free(v);
    return values;
}

/* --- the best policy --- */

/* Differences below this are rounding. */
static const double same = 1e-12;
/* A gain at one step that is worth a new policy for certain. */
static const double clear_gain = 1e-10;
enum { MOST_TRIES = 100 /* policies one after the other that gain less */ };

struct improving {
    const struct graph *graph;
    const struct order *order;
    double unknown;
    double *values, *scratch, *weights;
    uint32_t *best, *local;
    uint32_t component;
    bool led_out; /* the loop at hand has its first policy */
    int tries;    /* so many policies gained too little to be told from rounding; before them: */
    double *kept_values;
    uint32_t *kept_best;
    struct loop *loop;
};

struct improving *improving_new(const struct graph *graph, const struct order *order,
                                double unknown) {
    struct improving *m = xcalloc(1, sizeof *m);
    *m = (struct improving){.graph = graph, .order = order, .unknown = unknown};
    size_t count = graph->count + (size_t)1;
    m->values = xcalloc(count, sizeof *m->values);
    m->scratch = xcalloc(count, sizeof *m->scratch);
    m->best = xcalloc(count, sizeof *m->best);
    m->kept_values = xcalloc(count, sizeof *m->kept_values);
    m->kept_best = xcalloc(count, sizeof *m->kept_best);
    m->local = xcalloc(count, sizeof *m->local);
    m->weights = xcalloc(graph->edge_count + (size_t)1, sizeof *m->weights);
    memset(m->best, 0xff, count * sizeof *m->best);
    const struct rule_of_choice chance = {.policy = POLICY_EXPERT};
    for (uint32_t s = 0; s < graph->expanded; s++)
        if (graph->waits[s] == WAITS_CHANCE || graph->waits[s] == WAITS_EVENT)
            chain_weigh(graph, &chance, s, m->weights + graph->first[s]);
    return m;
}

/* The edge with the greatest value: of equals the better rated, then the first. */
static uint32_t best_edge(const struct improving *m, uint32_t s) {
    uint32_t found = NOWHERE;
    double found_value = 0;
    for (uint32_t e = edges_begin(m->graph, s); e < edges_end(m->graph, s); e++) {
        double value = value_of_edge(m->graph, e, m->values);
        bool better =
            found == NOWHERE || value > found_value + same ||
            (value >= found_value - same &&
             policy_rank(m->graph->edges[e].rating) < policy_rank(m->graph->edges[found].rating));
        if (better) {
            found = e;
            found_value = value;
        }
    }
    return found;
}

static double backed_up(const struct improving *m, uint32_t s) {
    double value = 0;
    if (edges_begin(m->graph, s) == edges_end(m->graph, s))
        return value_of_end(m->graph, s, m->unknown);
    if (m->graph->waits[s] == WAITS_CHOICE)
        return value_of_edge(m->graph, m->best[s], m->values);
    for (uint32_t e = edges_begin(m->graph, s); e < edges_end(m->graph, s); e++)
        if (m->weights[e] > 0)
            value += m->weights[e] * value_of_edge(m->graph, e, m->values);
    return value;
}

/* Lets every decision of a loop choose a way that may lead out of it, by fewest waits. */
static void lead_out(struct improving *m, uint32_t component) {
    const struct order *order = m->order;
    const struct graph *graph = m->graph;
    uint32_t first = order->first[component], last = order->first[component + 1];
    for (uint32_t i = first; i < last; i++)
        m->local[order->members[i]] = NOWHERE; /* not yet led out */
    for (bool changed = true; changed;) {
        changed = false;
        for (uint32_t i = last; i-- > first;) {
            uint32_t s = order->members[i];
            if (m->local[s] != NOWHERE)
                continue;
            for (uint32_t e = edges_begin(graph, s); e < edges_end(graph, s); e++) {
                uint32_t to = graph->edges[e].to;
                bool out =
                    to == NOWHERE || order->component[to] != component || m->local[to] != NOWHERE;
                if (!out || (graph->waits[s] != WAITS_CHOICE && m->weights[e] <= 0))
                    continue;
                m->local[s] = 0;
                m->best[s] = e;
                changed = true;
                break;
            }
        }
    }
    for (uint32_t i = first; i < last; i++) {
        uint32_t s = order->members[i];
        if (m->local[s] == NOWHERE && edges_begin(graph, s) < edges_end(graph, s))
            m->best[s] = edges_begin(graph, s);
    }
    number_members(order, component, m->local);
}

static void value_loop(struct improving *m, uint32_t component) {
    const struct order *order = m->order;
    const struct graph *graph = m->graph;
    uint32_t first = order->first[component], count = order->first[component + 1] - first;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t s = order->members[first + i];
        bool chooses = graph->waits[s] == WAITS_CHOICE;
        m->scratch[i] = 0;
        for (uint32_t e = edges_begin(graph, s); e < edges_end(graph, s); e++) {
            uint32_t to = graph->edges[e].to;
            double w = chooses ? m->best[s] == e : m->weights[e];
            if (w > 0 && (to == NOWHERE || order->component[to] != component))
                m->scratch[i] += w * value_of_edge(graph, e, m->values);
        }
    }
    loop_values(m->loop, m->scratch, chain_worst);
    for (uint32_t i = 0; i < count; i++)
        m->values[order->members[first + i]] = m->scratch[i];
}

/* Takes a strictly better edge where there is one; whether there was any. */
static bool improve(struct improving *m, uint32_t component) {
    const struct order *order = m->order;
    bool any = false;
    for (uint32_t i = order->first[component]; i < order->first[component + 1]; i++) {
        uint32_t s = order->members[i];
        if (m->graph->waits[s] != WAITS_CHOICE || m->best[s] == NOWHERE)
            continue;
        uint32_t other = best_edge(m, s);
        if (value_of_edge(m->graph, other, m->values) >
            value_of_edge(m->graph, m->best[s], m->values) + clear_gain) {
            m->best[s] = other;
            any = true;
        }
    }
    return any;
}

/* Keeps the policy and the values of a loop, or gives them back. */
static void keep(struct improving *m, uint32_t component, bool give_back) {
    const struct order *order = m->order;
    for (uint32_t i = order->first[component]; i < order->first[component + 1]; i++) {
        uint32_t s = order->members[i];
        if (give_back) {
            m->values[s] = m->kept_values[s];
            m->best[s] = m->kept_best[s];
        } else {
            m->kept_values[s] = m->values[s];
            m->kept_best[s] = m->best[s];
        }
    }
}

/* Takes every edge that is better at all, be it by so little that a step does not show it: where a
   loop is gone round often enough little becomes much. Whether there was any. */
static bool take_little(struct improving *m, uint32_t component) {
    const struct order *order = m->order;
    bool any = false;
    for (uint32_t i = order->first[component]; i < order->first[component + 1]; i++) {
        uint32_t s = order->members[i];
        if (m->graph->waits[s] != WAITS_CHOICE || m->best[s] == NOWHERE)
            continue;
        for (uint32_t e = edges_begin(m->graph, s); e < edges_end(m->graph, s); e++) {
            double one = value_of_edge(m->graph, e, m->values);
            double other = value_of_edge(m->graph, m->best[s], m->values);
            if (one - other <= same * fmax(fabs(one), fabs(other)))
                continue;
            m->best[s] = e;
            any = true;
        }
    }
    return any;
}

/* Whether what was tried is clearly better than what was kept: 1 somewhere, and nowhere worse; -1
   somewhere worse; 0 neither. */
static int gained(const struct improving *m, uint32_t component) {
    const struct order *order = m->order;
    int any = 0;
    for (uint32_t i = order->first[component]; i < order->first[component + 1]; i++) {
        uint32_t s = order->members[i];
        if (m->values[s] < m->kept_values[s] - clear_gain)
            return -1;
        any = any || m->values[s] > m->kept_values[s] + clear_gain;
    }
    return any;
}

/* The values of a loop's policy are there: finds a better one; false when there is none. What gains
   little may have to be followed by another such change, and that by another, before the way out
   that pays is all there and the gain is clear; where it never is, all of them are given up. */
static bool go_round_again(struct improving *m, uint32_t component) {
    int gain = m->tries ? gained(m, component) : 1;
    if (gain == 0 && m->tries < MOST_TRIES && take_little(m, component)) {
        m->tries++;
        return true;
    }
    if (gain <= 0) {
        keep(m, component, true);
        m->tries = 0;
        return false;
    }
    m->tries = 0;
    if (improve(m, component))
        return true;
    keep(m, component, false);
    m->tries = take_little(m, component);
    return m->tries > 0;
}

bool improving_go_on(struct improving *m, size_t budget) {
    const struct order *order = m->order;
    for (size_t work = 0; work < budget; work++) {
        if (m->component == order->count)
            return false;
        uint32_t component = m->component;
        uint32_t s = order->members[order->first[component]];
        if (order_is_plain(m->graph, order, component)) {
            if (m->graph->waits[s] == WAITS_CHOICE)
                m->best[s] = best_edge(m, s);
            m->values[s] = backed_up(m, s);
            m->component++;
            continue;
        }
        if (!m->loop) {
            if (!m->led_out)
                lead_out(m, component);
            m->led_out = true;
            m->loop = loop_of(m->graph, order, component, m->local, m->weights, m->best);
        }
        if (loop_eliminate(m->loop, budget))
            return true;
        value_loop(m, component);
        loop_free(m->loop);
        m->loop = NULL;
        work += order->first[component + 1] - order->first[component];
        if (!go_round_again(m, component)) {
            m->component++;
            m->led_out = false;
        }
    }
    return true;
}

double *improving_finish(struct improving *m, uint32_t **best) {
    double *values = m->values;
    *best = m->best;
    loop_free(m->loop);
    free(m->kept_values);
    free(m->kept_best);
    free(m->scratch);
    free(m->weights);
    free(m->local);
    free(m);
    return values;
}

/* --- flows --- */

struct flowing {
    const struct graph *graph;
    const struct order *order;
    const double *weights;
    amount_of *amount;
    void *context;
    struct flows *flows;
    uint32_t component; /* counts down */
    uint32_t *local;
    double *scratch;
    struct loop *loop;
};

struct flowing *flowing_new(const struct graph *graph, const struct order *order,
                            const double *weights, size_t amount_count, amount_of *amount,
                            void *context) {
    struct flowing *f = xcalloc(1, sizeof *f);
    size_t count = graph->count + (size_t)1;
    *f = (struct flowing){.graph = graph,
                          .order = order,
                          .weights = weights,
                          .amount = amount,
                          .context = context,
                          .component = order->count};
    f->flows = xcalloc(1, sizeof *f->flows);
    f->flows->visits = xcalloc(count, sizeof(double));
    f->flows->amount_count = amount_count;
    f->flows->first = xcalloc(amount_count + 1, sizeof(double *));
    f->flows->second = xcalloc(amount_count + 1, sizeof(double *));
    for (size_t a = 0; a < amount_count; a++) {
        f->flows->first[a] = xcalloc(count, sizeof(double));
        f->flows->second[a] = xcalloc(count, sizeof(double));
    }
    f->local = xcalloc(count, sizeof *f->local);
    f->scratch = xcalloc(count, sizeof *f->scratch);
    if (graph->start != NOWHERE)
        f->flows->visits[graph->start] = 1;
    else
        f->flows->fault = 1;
    return f;
}

/* Sends on what came to a situation, but not within `within`. */
static void send_on(struct flowing *f, uint32_t s, uint32_t within) {
    struct flows *flows = f->flows;
    double here = flows->visits[s];
    uint32_t begin = edges_begin(f->graph, s), end = edges_end(f->graph, s);
    if (here <= 0)
        return;
    if (s >= f->graph->expanded)
        flows->unknown += here;
    else if (begin == end && f->graph->waits[s] != WAITS_NOTHING)
        flows->fault += here;
    for (uint32_t e = begin; e < end; e++) {
        double w = f->weights[e];
        uint32_t to = f->graph->edges[e].to;
        if (w <= 0)
            continue;
        if (to == NOWHERE) {
            flows->fault += w * here;
            continue;
        }
        if (within != NOWHERE && f->order->component[to] == within)
            continue;
        flows->visits[to] += w * here;
        for (size_t a = 0; a < flows->amount_count; a++) {
            double m = f->amount(f->context, a, e), one = flows->first[a][s];
            flows->first[a][to] += w * (one + m * here);
            flows->second[a][to] += w * (flows->second[a][s] + 2 * m * one + m * m * here);
        }
    }
}

static void solve_visits(struct flowing *f, double *x, double *caught) {
    uint32_t first = f->order->first[f->component];
    uint32_t count = f->order->first[f->component + 1] - first;
    for (uint32_t i = 0; i < count; i++)
        f->scratch[i] = x[f->order->members[first + i]];
    loop_visits(f->loop, f->scratch, caught);
    for (uint32_t i = 0; i < count; i++)
        x[f->order->members[first + i]] = f->scratch[i];
}

/* What the edges within a loop add to the moments of an amount, before these are solved for. */
static void add_within(struct flowing *f, size_t a, bool second) {
    const struct order *order = f->order;
    struct flows *flows = f->flows;
    for (uint32_t i = order->first[f->component]; i < order->first[f->component + 1]; i++) {
        uint32_t s = order->members[i];
        for (uint32_t e = edges_begin(f->graph, s); e < edges_end(f->graph, s); e++) {
            uint32_t to = f->graph->edges[e].to;
            if (to == NOWHERE || order->component[to] != f->component || f->weights[e] <= 0)
                continue;
            double m = f->amount(f->context, a, e), x = flows->visits[s];
            if (second)
                flows->second[a][to] += f->weights[e] * (2 * m * flows->first[a][s] + m * m * x);
            else
                flows->first[a][to] += f->weights[e] * m * x;
        }
    }
}

static void flow_through(struct flowing *f) {
    const struct order *order = f->order;
    struct flows *flows = f->flows;
    double ignored = 0;
    solve_visits(f, flows->visits, &flows->unending);
    for (size_t a = 0; a < flows->amount_count; a++) {
        add_within(f, a, false);
        solve_visits(f, flows->first[a], &ignored);
        add_within(f, a, true);
        solve_visits(f, flows->second[a], &ignored);
    }
    for (uint32_t i = order->first[f->component]; i < order->first[f->component + 1]; i++)
        send_on(f, order->members[i], f->component);
}

/* Whether anything comes to a component at all. */
static bool is_met(const struct flowing *f, uint32_t component) {
    for (uint32_t i = f->order->first[component]; i < f->order->first[component + 1]; i++)
        if (f->flows->visits[f->order->members[i]] > 0)
            return true;
    return false;
}

bool flowing_go_on(struct flowing *f, size_t budget) {
    const struct order *order = f->order;
    for (size_t work = 0; work < budget; work++) {
        if (!f->loop) {
            if (f->component == 0)
                return false;
            f->component--;
            if (!is_met(f, f->component))
                continue;
            if (order_is_plain(f->graph, order, f->component)) {
                send_on(f, order->members[order->first[f->component]], NOWHERE);
                continue;
            }
            number_members(order, f->component, f->local);
            f->loop = loop_of(f->graph, order, f->component, f->local, f->weights, NULL);
        }
        if (loop_eliminate(f->loop, budget))
            return true;
        flow_through(f);
        loop_free(f->loop);
        f->loop = NULL;
        work += order->first[f->component + 1] - order->first[f->component];
    }
    return true;
}

struct flows *flowing_finish(struct flowing *f) {
    struct flows *flows = f->flows;
    loop_free(f->loop);
    free(f->local);
    free(f->scratch);
    free(f);
    return flows;
}

void flows_free(struct flows *flows) {
    if (!flows)
        return;
    free(flows->visits);
    for (size_t a = 0; a < flows->amount_count; a++) {
        free(flows->first[a]);
        free(flows->second[a]);
    }
    free(flows->first);
    free(flows->second);
    free(flows);
}

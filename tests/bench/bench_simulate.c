/* How many walks a second a simulation makes in one core, once its graph is unfolded, beside a
   program written by hand for the same case: its patient as C variables, its options as C, chance
   from xoshiro256++ (Blackman and Vigna, ACM Trans Math Softw 2021;47:36). Both choose at random.
 */
#include <math.h>
#include <stdint.h>

#include "bench_case.h"
#include "odds.h"
#include "simulate.h"

enum { WALKS = 4000000, ROUNDS = 3, ENDS = 6 };

struct result {
    double rate; /* walks a second */
    double shares[ENDS];
};

/* --- by hand --- */

struct patient {
    int a, b, c, d, e, f;
};

static uint64_t state[4] = {0x9E3779B97F4A7C15u, 0xBF58476D1CE4E5B9u, 0x94D049BB133111EBu, 1};

static uint64_t turned(uint64_t bits, int by) { return bits << by | bits >> (64 - by); }

static uint64_t next_bits(void) {
    uint64_t result = turned(state[0] + state[3], 23) + state[0], shifted = state[1] << 17;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= shifted;
    state[3] = turned(state[3], 45);
    return result;
}

static double next_share(void) { return (double)(next_bits() >> 11) * 0x1p-53; }

static int within(int value) { return value < 0 ? 0 : value > 100 ? 100 : value; }

static void make_sicker(struct patient *p) {
    p->a = within(p->a - 5);
    p->d = p->d < 2 ? p->d + 1 : 2;
    p->c++;
}

static void decide(struct patient *p) {
    int offered[3], count = 0;
    if (p->b > 10)
        offered[count++] = 0;
    if (p->c < 30)
        offered[count++] = 1;
    offered[count++] = 2;
    switch (offered[(next_bits() >> 32) * (uint64_t)count >> 32]) {
    case 0:
        p->b = within(p->b + 3);
        p->e = !p->e;
        break;
    case 1:
        make_sicker(p);
        break;
    default:
        p->f = p->e ? 1 : 2;
        p->a = within(p->a + 4);
    }
}

static size_t walk_by_hand(void) {
    struct patient p = {50, 50, 0, 0, 0, 0};
    for (int i = 1; i <= 12; i++) {
        decide(&p);
        if ((i == 4 || i == 8) && next_share() < (p.a < 40 || p.d == 2 ? 0.7 : 0.3))
            make_sicker(&p);
    }
    double share = next_share();
    static const double below[ENDS - 1] = {0.1, 0.2, 0.4, 0.6, 0.8};
    size_t end = 0;
    while (end < ENDS - 1 && share >= below[end])
        end++;
    return end;
}

static struct result by_hand(void) {
    struct result result = {0};
    for (int round = 0; round < ROUNDS; round++) {
        size_t counts[ENDS] = {0};
        double begin = seconds();
        for (size_t i = 0; i < WALKS; i++)
            counts[walk_by_hand()]++;
        result.rate = fmax(result.rate, WALKS / (seconds() - begin));
        for (size_t i = 0; i < ENDS; i++)
            result.shares[i] = (double)counts[i] / WALKS;
    }
    return result;
}

/* --- on the graph --- */

static void share_out(struct simulation *simulation, const struct pathway *pathway,
                      struct result *result) {
    struct tally tally = {.outcomes = xcalloc(pathway->node_count, sizeof *tally.outcomes)};
    size_t end = 0;
    simulation_tally(simulation, &tally);
    for (size_t n = 0; n < pathway->node_count; n++)
        if (pathway->nodes[n].kind == NODE_OUTCOME && end < ENDS)
            result->shares[end++] = (double)tally.outcomes[n] / WALKS;
    free(tally.outcomes);
}

static struct result on_graph(void) {
    struct pathway *pathway = load(with_strings);
    struct unfold_options options = {
        .reductions = REDUCE_ALL, .limit = 1000000, .memory = (size_t)1 << 30};
    struct rule_of_choice rule = {.policy = POLICY_RANDOM};
    struct result result = {0};
    double begin = seconds();
    struct study *study = study_new(pathway, 0, &options);
    while (study_go_on(study, 4000) != STUDY_READY)
        ;
    struct sampler *sampler = sampler_new(study->graph, &rule);
    while (sampler_go_on(sampler, 4000))
        ;
    printf("unfolding it: %u situations, %.1f ms\n", study->graph->count,
           1000 * (seconds() - begin));
    for (int round = 0; round < ROUNDS; round++) {
        begin = seconds();
        struct simulation *simulation = simulation_new(sampler, 1, 1, WALKS);
        while (simulation_go_on(simulation, 10000000))
            ;
        result.rate = fmax(result.rate, WALKS / (seconds() - begin));
        share_out(simulation, pathway, &result);
        simulation_free(simulation);
    }
    sampler_free(sampler);
    study_free(study);
    pathway_free(pathway);
    return result;
}

int main(void) {
    struct result graph = on_graph(), hand = by_hand();
    printf("simulated walks/s in one core, 12 decisions   %10.0f  (best of %d)\n", graph.rate,
           ROUNDS);
    printf("the same case written in C by hand            %10.0f  ratio %.1f\n", hand.rate,
           graph.rate / hand.rate);
    for (size_t i = 0; i < ENDS; i++)
        if (fabs(graph.shares[i] - hand.shares[i]) > 0.002) {
            printf("but they differ: end %zu has %.4f and %.4f\n", i + 1, graph.shares[i],
                   hand.shares[i]);
            return 1;
        }
    return 0;
}

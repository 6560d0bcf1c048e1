/* How many situations a second are unfolded, and what the shipped pathways take to be unfolded and
   solved in all their variants. Arguments: the pathways' files. */
#include "../files.h"
#include "bench_case.h"
#include "odds.h"

enum { ROUNDS = 5, SLICE = 4000 };

static const double target_rate = 500000, target_seconds = 0.5;
static const size_t target_situations = 200000;

static const struct unfold_options options = {
    .reductions = REDUCE_ALL, .limit = 20000000, .memory = (size_t)1 << 30};

/* Situations a second of one unfolding; `count` becomes how many there are. */
static double unfold_once(const struct pathway *pathway, uint32_t *count) {
    double begin = seconds();
    struct unfolding *unfolding = unfolding_new(pathway, 0, &options);
    while (unfold(unfolding, SLICE))
        ;
    double took = seconds() - begin;
    *count = unfolding_graph(unfolding)->count;
    unfolding_free(unfolding);
    return *count / took;
}

static void measure_rate(const char *name, const char *middle) {
    struct pathway *pathway = load(middle);
    double best = 0;
    uint32_t count = 0;
    for (int round = 0; round < ROUNDS; round++) {
        double rate = unfold_once(pathway, &count);
        best = rate > best ? rate : best;
    }
    printf("situations/s, 12 decisions, %-9s  %8.0f  of %u  (best of %d)\n", name, best, count,
           ROUNDS);
    pathway_free(pathway);
}

static struct pathway *load_file(const char *path) {
    struct loading loading;
    files_load(path, &loading);
    if (!loading.pathway) {
        fprintf(stderr, "%s cannot be loaded\n", path);
        exit(1);
    }
    loading_free(&loading);
    return loading.pathway;
}

static void measure_shipped(const char *path) {
    struct pathway *pathway = load_file(path);
    size_t situations = 0;
    double begin = seconds();
    for (size_t v = 0; v < pathway->variant_count; v++) {
        struct study *study = study_new(pathway, v, &options);
        while (study_go_on(study, SLICE) != STUDY_READY)
            ;
        situations += study->graph->count;
        study_free(study);
    }
    double took = seconds() - begin;
    printf("%-16s  %8zu  %10zu  %7.3f  %s\n", pathway->id, pathway->variant_count, situations, took,
           took < target_seconds && situations < target_situations ? "" : "over the target");
    pathway_free(pathway);
}

int main(int count, char **paths) {
    printf("unfolding, target %.0f with strings\n", target_rate);
    measure_rate("strings", with_strings);
    measure_rate("functions", with_functions);
    printf("\nshipped pathways, every variant unfolded and solved, target %.1f s and %zu\n"
           "pathway           variants  situations  seconds\n",
           target_seconds, target_situations);
    for (int i = 1; i < count; i++)
        measure_shipped(paths[i]);
    return 0;
}

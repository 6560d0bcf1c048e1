/* How many whole walks a second the engine's rules allow. No JSON, no texts. */
#include <stdio.h>
#include <stdlib.h>

#include "bench_case.h"
#include "walk.h"

static size_t walk_once(const struct pathway *pathway, uint64_t seed) {
    struct walk *walk = walk_new(pathway, 0, seed, NULL, NULL);
    enum need need = walk_settle(walk, walk_start(walk));
    size_t choices = 0;
    while (need == NEED_CHOICE) {
        bool offered[256];
        int count = walk_offer(walk, offered);
        size_t choice = (seed >> (2 * choices % 60) & 3) % 3;
        if (count <= 0)
            break;
        while (!offered[choice])
            choice = (choice + 1) % 3;
        need = walk_settle(walk, walk_choose(walk, choice));
        choices++;
    }
    if (need != NEED_NOTHING) {
        fprintf(stderr, "the walk with seed %llu does not end: %s\n", (unsigned long long)seed,
                walk_fault(walk));
        exit(1);
    }
    walk_free(walk);
    return choices;
}

static void measure(const char *name, const char *middle) {
    struct pathway *pathway = load(middle);
    double best = 0;
    for (int round = 0; round < 5; round++) {
        double begin = seconds();
        size_t walks = 0;
        for (; seconds() - begin < 0.4; walks += 100)
            for (uint64_t i = 0; i < 100; i++)
                walk_once(pathway, (walks + i + 1) * 0x9E3779B97F4A7C15u);
        double rate = (double)walks / (seconds() - begin);
        best = rate > best ? rate : best;
    }
    printf("walks/s in one core, 12 decisions, %-9s  %8.0f  (best of 5)\n", name, best);
    pathway_free(pathway);
}

int main(void) {
    measure("strings", with_strings);
    measure("functions", with_functions);
    return 0;
}

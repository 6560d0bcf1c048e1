/* Whether the odds are right: of pathways put together by chance, the exact odds against those of
   trying out every walk, with and without each reduction.

       test_odds FIRST COUNT   the seeds FIRST … FIRST + COUNT - 1; tells what is wrong
       test_odds FIRST         the text of one pathway */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "every_walk.h"
#include "odds.h"
#include "random_pathway.h"

enum {
    MOST_WAITS = 20000, /* a pathway with more walks is left out */
    SLICE = 37          /* of work: small, so that going on is tested too */
};
static const double close_enough = 1e-9;

/* The seed at hand, and what is being asked. */
struct trial {
    uint64_t seed;
    const struct pathway *pathway;
    size_t variant;
    char asking[80];
    bool failed;
};

static void complain(struct trial *trial, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
static void complain(struct trial *trial, const char *format, ...) {
    va_list arguments;
    printf("seed %llu, variant %s, %s: ", (unsigned long long)trial->seed,
           trial->pathway->variants[trial->variant].id, trial->asking);
    va_start(arguments, format);
    vprintf(format, arguments);
    va_end(arguments);
    putchar('\n');
    trial->failed = true;
}

/* Whether two numbers are one, but for rounding; none is none. */
static void compare(struct trial *trial, const char *what, const char *of, double found,
                    double wanted) {
    double size = fmax(1, fabs(wanted));
    if (isnan(found) && isnan(wanted))
        return;
    if (!(fabs(found - wanted) <= close_enough * size))
        complain(trial, "%s%s%s is %.15g, by trying %.15g", what, *of ? " of " : "", of, found,
                 wanted);
}

/* --- the exact odds --- */

static struct odds *ask(const struct study *study, struct rule_of_choice rule,
                        const struct unfold_options *options, struct arena *arena) {
    rule.best = study->best;
    struct asking *asking = asking_new(study, &rule, options);
    while (asking_go_on(asking, SLICE))
        continue;
    return asking_finish(asking, arena, NULL, NULL);
}

static void compare_fields(struct trial *trial, const struct odds *odds, const struct tried *tried,
                           const struct unfold_options *options) {
    double p = 0;
    for (size_t n = 0; n < trial->pathway->node_count; n++)
        p += tried->outcomes[n].p;
    for (size_t f = 0; f < options->field_count; f++) {
        size_t field = options->fields[f];
        const char *name = trial->pathway->words.patient.fields[field].id;
        double mean = p > 0 ? tried->first[field] / p : NAN;
        double square = p > 0 ? tried->second[field] / p : NAN;
        double sd = odds->fields[f].sd;
        compare(trial, "mean", name, odds->fields[f].mean, mean);
        if (p > 0) /* as squares: the root of rounding is no rounding */
            compare(trial, "mean square", name, sd * sd + mean * mean, square);
    }
}

static void compare_odds(struct trial *trial, const struct odds *odds, const struct tried *tried,
                         const struct unfold_options *options) {
    double utility = -tried->fault, sum = odds->unending + odds->fault;
    for (size_t o = 0; o < odds->outcome_count; o++) {
        const struct outcome_odds *its = &odds->outcomes[o];
        const struct tally *tally = &tried->outcomes[its->node];
        const char *name = trial->pathway->nodes[its->node].id;
        utility += tally->utility;
        sum += its->probability;
        compare(trial, "probability", name, its->probability, tally->p);
        compare(trial, "utility", name, its->utility,
                tally->p > 0 ? tally->utility / tally->p : NAN);
        if (!isnan(its->minutes) || !(options->reductions & REDUCE_CLOCK))
            compare(trial, "minutes", name, its->minutes,
                    tally->p > 0 ? tally->minutes / tally->p : NAN);
    }
    compare(trial, "utility", "", odds->utility, utility);
    compare(trial, "good", "", odds->good, tried->good);
    compare(trial, "fault", "", odds->fault, tried->fault);
    compare(trial, "unending", "", odds->unending, 0);
    compare(trial, "unknown", "", odds->unknown, 0);
    compare(trial, "sum", "", sum, 1);
    compare_fields(trial, odds, tried, options);
}

/* Goes through the graph beside every walk, to see that it holds each situation and what is best
   there. */
struct looking {
    struct trial *trial;
    struct study *study;
    struct situation *at;
};

static uint32_t follow(void *context, uint32_t from, const struct way *way, const struct walk *to) {
    struct looking *looking = context;
    struct walk *walk = unfolding_walk(looking->study->unfolding);
    if (from == NOWHERE)
        return NOWHERE;
    unfolding_get(looking->study->unfolding, from, looking->at);
    walk_put(walk, looking->at);
    if (way->move(walk, way) == NEED_HELP)
        complain(looking->trial, "%s", walk_fault(walk));
    const struct activity *now = &walk_situation(walk)->now, *there = &walk_situation(to)->now;
    if (now->node == there->node && now->stage == there->stage)
        return unfolding_find(looking->study->unfolding, walk_situation(walk));
    complain(looking->trial, "the graph comes to %s where the walk comes to %s",
             walk_node(walk)->id, walk_node(to)->id);
    return NOWHERE;
}

static void learn(void *context, uint32_t at, const struct node *node, double best) {
    struct looking *looking = context;
    if (at == NOWHERE)
        complain(looking->trial, "a situation at %s is not in the graph", node->id);
    else
        compare(looking->trial, "best value", node->id, looking->study->values[at], best);
}

static void look_around(struct trial *trial, struct study *study) {
    struct looking looking = {.trial = trial, .study = study};
    struct companion companion = {follow, learn, &looking};
    struct every_walk every;
    looking.at = xcalloc(1, situation_size(&study->graph->parts));
    every_walk(&every, trial->pathway, trial->variant, MOST_WAITS, &companion, study->graph->start);
    every_walk_clear(&every);
    free(looking.at);
}

static void try_all(struct trial *trial, const struct every_walk *every,
                    const struct unfold_options *options) {
    struct study *study = study_new(trial->pathway, trial->variant, options);
    struct arena *arena = arena_new();
    while (study_go_on(study, SLICE) != STUDY_READY)
        continue;
    size_t length = strlen(trial->asking);
    for (int policy = 0; policy < POLICIES; policy++) {
        snprintf(trial->asking + length, sizeof trial->asking - length, " %s", policy_name[policy]);
        compare_odds(trial, ask(study, (struct rule_of_choice){.policy = policy}, options, arena),
                     &every->tried[policy], options);
    }
    snprintf(trial->asking + length, sizeof trial->asking - length, " optimal");
    const struct odds *odds =
        ask(study, (struct rule_of_choice){.policy = CHAIN_OPTIMAL}, options, arena);
    compare(trial, "utility", "", odds->utility, every->best);
    if (study->graph->start != NOWHERE)
        compare(trial, "value", "", study->values[study->graph->start], every->best);
    if (options->reductions & REDUCE_FIELDS) /* else what an item reveals to nobody would differ */
        look_around(trial, study);
    arena_free(arena);
    study_free(study);
}

/* All reductions, none, all but each; and with all fields asked for. */
static void try_reductions(struct trial *trial, const struct every_walk *every) {
    struct unfold_options options = {.limit = 1000000, .memory = (size_t)1 << 30};
    size_t fields[64], count = trial->pathway->words.patient.count;
    for (size_t f = 0; f < count; f++)
        fields[f] = f;
    options.fields = fields;
    for (unsigned off = 0; off < 6; off++)
        for (int with = 0; with < 2; with++) {
            options.field_count = with ? count : 0;
            options.reductions = off == 0   ? REDUCE_ALL
                                 : off == 5 ? 0
                                            : REDUCE_ALL & ~(1U << (off - 1));
            snprintf(trial->asking, sizeof trial->asking, "%s %s%s",
                     off == 0   ? "reduced"
                     : off == 5 ? "not reduced"
                                : "reduced but",
                     off == 0 || off == 5 ? "" : reduction_name[off - 1], with ? " (fields)" : "");
            try_all(trial, every, &options);
        }
}

/* --- seeds --- */

static bool load(const char *text, struct loading *loading) {
    struct file file = {"random.lua", text, strlen(text)};
    pathway_load(&file, 1, loading);
    for (size_t i = 0; i < loading->count; i++)
        printf("%s:%d: %s\n", loading->diagnostics[i].place.file,
               loading->diagnostics[i].place.line, loading->diagnostics[i].message);
    return loading->pathway != NULL;
}

enum verdict { RIGHT, WRONG, TOO_MANY };

static enum verdict try_seed(uint64_t seed, double *faults) {
    char *text = random_pathway(seed);
    struct loading loading;
    struct trial trial = {.seed = seed};
    bool tried = false;
    if (!load(text, &loading)) {
        printf("seed %llu does not load\n", (unsigned long long)seed);
        trial.failed = true;
    }
    trial.pathway = loading.pathway;
    for (; trial.pathway && trial.variant < trial.pathway->variant_count; trial.variant++) {
        struct every_walk every;
        if (every_walk(&every, trial.pathway, trial.variant, MOST_WAITS, NULL, 0)) {
            tried = true;
            *faults += every.tried[POLICY_RANDOM].fault > 0;
            try_reductions(&trial, &every);
        }
        every_walk_clear(&every);
    }
    if (trial.failed)
        printf("%s\n", text);
    pathway_free(loading.pathway);
    loading_free(&loading);
    free(text);
    return trial.failed ? WRONG : tried ? RIGHT : TOO_MANY;
}

int main(int argc, char **argv) {
    uint64_t first = argc > 1 ? strtoull(argv[1], NULL, 10) : 0;
    uint64_t count = argc > 2 ? strtoull(argv[2], NULL, 10) : 0;
    size_t verdicts[3] = {0, 0, 0};
    double faults = 0;
    if (argc == 2) {
        char *text = random_pathway(first);
        fputs(text, stdout);
        free(text);
        return EXIT_SUCCESS;
    }
    for (uint64_t seed = first; seed < first + count && !verdicts[WRONG]; seed++)
        verdicts[try_seed(seed, &faults)]++;
    printf("%zu right, %zu wrong, %zu with too many walks; %g met a fault\n", verdicts[RIGHT],
           verdicts[WRONG], verdicts[TOO_MANY], faults);
    return verdicts[WRONG] || verdicts[RIGHT] < count / 2 ? EXIT_FAILURE : EXIT_SUCCESS;
}

/* make_record FILE SESSIONS [LEARNERS [SEED]]: a record of so many walks with 12 decisions each, to
   measure reports with. It is written through record/ as walks are, its chains hold, and every walk
   is marked as generated. The learners differ in ability, the decisions in difficulty. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "digest.h"
#include "random.h"
#include "record.h"

enum {
    NODES = 18,   /* decisions that the pathway has */
    WALKED = 12,  /* of them in one walk */
    AT_ONCE = 50, /* walks in one transaction */
    OPTIONS = 4,
};

static const char *const options[OPTIONS] = {"best_thing", "fair_thing", "poor_thing", "harm"};
static const char *const ratings[OPTIONS] = {"best", "acceptable", "suboptimal", "harmful"};
static const double credits[OPTIONS] = {1, 0.75, 0.25, 0};

struct making {
    long sessions, learners, next; /* walks to write, persons, the first of this transaction */
    uint64_t seed;
    char decision[NODES][DIGEST_SIZE];
};

/* A number in [0, 1) that depends on the walk, what it is for, and a count. */
static double draw(const struct making *making, long walk, int what) {
    return random_draw(making->seed, (uint64_t)walk, (uint32_t)what);
}

/* The decisions of a walk: the first eight are met by all, then one of two arms of five. */
static int node_at(int step, bool arm) {
    return step < 8 ? step : step + (arm ? 5 : 0) + (step > 8);
}

/* Worse learners choose worse: which option, by ability and difficulty, as in a graded-response
   model. */
static int choose(double ability, int node, double chance) {
    double ease = ability - (node % 7 - 3) * 0.4;
    for (int i = 0; i < OPTIONS - 1; i++)
        if (chance < 1 / (1 + exp(-(ease + i - 0.5))))
            return i;
    return OPTIONS - 1;
}

static void hash_of(const char *what, long a, int b, char hex[DIGEST_SIZE]) {
    struct digest *digest = digest_new();
    char text[64];
    snprintf(text, sizeof text, "%s %ld %d", what, a, b);
    digest_add_text(digest, text);
    digest_finish(digest, hex);
    hex[32] = '\0';
}

/* What is told of learning points: met where the choice was good, else missed. */
static void learn(const int *chosen, const int *nodes, char *text, size_t size) {
    bool met[NODES] = {false}, missed[NODES] = {false};
    size_t length = 0;
    for (int i = 0; i < WALKED; i++)
        (chosen[i] < 2 ? met : missed)[nodes[i]] = true;
    for (int state = 0; state < 3; state++) {
        static const char *const names[] = {"{\"met\":[", "],\"missed\":[", "],\"not_reached\":["};
        length += (size_t)snprintf(text + length, size - length, "%s", names[state]);
        bool comma = false;
        for (int n = 0; n < NODES; n++) {
            if (state != (met[n] ? 0 : missed[n] ? 1 : 2))
                continue;
            length += (size_t)snprintf(text + length, size - length, "%s\"point_%02d\"",
                                       comma ? "," : "", n);
            comma = true;
        }
    }
    snprintf(text + length, size - length, "]}");
}

static bool write_steps(struct record *record, const struct making *making, long walk, long long id,
                        int64_t started, struct failure *why) {
    long learner = (long)(draw(making, walk, 0) * (double)making->learners);
    double ability = 3 * draw(making, -1 - learner, 0) - 1, total = 0;
    int chosen[WALKED], nodes[WALKED], harmful = 0;
    bool arm = draw(making, walk, 1) < 0.3, stops = draw(making, walk, 2) < 0.04;
    int steps = stops ? 1 + (int)(draw(making, walk, 3) * (WALKED - 1)) : WALKED;
    int64_t now = started;
    for (int i = 0; i < steps; i++) {
        char state[DIGEST_SIZE], input[64], node[16], learning[1024];
        nodes[i] = node_at(i, arm);
        chosen[i] = choose(ability, nodes[i], draw(making, walk, 10 + i));
        int64_t thinking = (int64_t)(4000 * exp(2 * draw(making, walk, 40 + i)));
        hash_of("situation", walk, i, state);
        snprintf(node, sizeof node, "node_%02d", nodes[i]);
        snprintf(input, sizeof input, "{\"choose\":\"%s\"}", options[chosen[i]]);
        total += credits[chosen[i]];
        harmful += chosen[i] == OPTIONS - 1;
        struct record_step step = {
            .seq = i + 1,
            .kind = "auto",
            .input = input,
            .node = node,
            .node_kind = "decision",
            .option = options[chosen[i]],
            .rating = ratings[chosen[i]],
            .credit = credits[chosen[i]],
            .offer = "[\"best_thing\",\"fair_thing\",\"poor_thing\",\"harm\"]",
            .best = "[\"best_thing\"]",
            .decision = making->decision[nodes[i]],
            .decision_options = "[\"best_thing\",\"fair_thing\",\"poor_thing\",\"harm\"]",
            .minutes = 15.0 * i,
            .state = state,
            .offered = now,
            .answered = now + thinking,
            .thinking = thinking};
        now += thinking + 1;
        struct record_summary end = {.outcome = total > 8   ? "well"
                                                : total > 5 ? "impaired"
                                                            : "dead",
                                     .good = total > 8,
                                     .passed = total >= 0.7 * WALKED && harmful == 0,
                                     .score = total / WALKED,
                                     .harmful = harmful,
                                     .minutes = 15.0 * WALKED,
                                     .utility = total > 8   ? 1
                                                : total > 5 ? 0.5
                                                            : 0,
                                     .learning = learning};
        bool ends = i == WALKED - 1;
        if (ends)
            learn(chosen, nodes, learning, sizeof learning);
        if (!record_add_step(record, id, &step, ends ? &end : NULL, why))
            return false;
    }
    return true;
}

static bool write_walk(struct record *record, const struct making *making, long walk,
                       struct failure *why) {
    static const struct record_file file = {"bench.lua", "-- made by make_record\n", 23};
    static const char *const modes[] = {"learn", "learn", "consequence", "exam"};
    char learner[32], group[16], state[DIGEST_SIZE];
    long number = (long)(draw(making, walk, 0) * (double)making->learners);
    snprintf(learner, sizeof learner, "learner %ld", number);
    snprintf(group, sizeof group, "group %ld", number % 40);
    hash_of("situation", walk, -1, state);
    struct record_session session = {.pathway = "bench",
                                     .title = "A pathway to measure with",
                                     .version = "1",
                                     .files = &file,
                                     .file_count = 1,
                                     .learner = learner,
                                     .group = group,
                                     .mode = modes[(int)(draw(making, walk, 4) * 4)],
                                     .variant = draw(making, walk, 5) < 0.8 ? "base" : "other",
                                     .seed = (uint64_t)walk,
                                     .casewalk = "bench",
                                     .answered_by = RECORD_GENERATED,
                                     .policy = "novice",
                                     .state = state,
                                     .started = 1700000000000 + walk * 20000};
    long long id;
    return record_begin_session(record, &session, &id, why) &&
           write_steps(record, making, walk, id, session.started, why);
}

static bool write_some(struct record *record, void *context, struct failure *why) {
    const struct making *making = context;
    for (long i = making->next; i < making->next + AT_ONCE && i < making->sessions; i++)
        if (!write_walk(record, making, i, why))
            return false;
    return true;
}

int main(int count, char **arguments) {
    struct failure why;
    struct record *record;
    struct making making = {.sessions = count > 2 ? atol(arguments[2]) : 0};
    making.learners = count > 3 ? atol(arguments[3]) : making.sessions / 5 + 1;
    making.seed = count > 4 ? (uint64_t)atoll(arguments[4]) : 1;
    if (making.sessions < 1 || making.learners < 1) {
        fputs("usage: make_record FILE SESSIONS [LEARNERS [SEED]]\n", stderr);
        return 2;
    }
    for (int i = 0; i < NODES; i++)
        hash_of("decision", i, 0, making.decision[i]);
    bool good = record_open(arguments[1], RECORD_WRITE, &record, &why);
    for (; good && making.next < making.sessions; making.next += AT_ONCE)
        good = record_write_together(record, write_some, &making, &why);
    if (!good)
        fprintf(stderr, "make_record: %s\n", why.text);
    record_close(record);
    return good ? 0 : 1;
}

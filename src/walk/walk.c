/* A walk: beginning it, taking choices, taking them back. */
#include "walk.h"

#include <stdlib.h>
#include <string.h>

#include "digest.h"
#include "state.h"

struct walk *walk_new(const struct pathway *pathway, size_t variant, uint64_t seed,
                      tell_news *tell_it, void *context) {
    struct walk *walk = xcalloc(1, sizeof *walk);
    walk->pathway = pathway;
    walk->parts = situation_parts(pathway);
    walk->variant = variant;
    walk->seed = seed;
    walk->tell = tell_it;
    walk->context = context;
    walk->situation = xcalloc(1, situation_size(&walk->parts));
    walk->visits = xcalloc(pathway->node_count + pathway->event_count + 1, sizeof *walk->visits);
    memcpy(walk->situation->bytes, pathway->variants[variant].patient, pathway->words.patient.size);
    walk->scene = (struct scene){.words = &pathway->words,
                                 .parameters = pathway->parameter_values,
                                 .patient = walk->situation->bytes,
                                 .variant = variant,
                                 .name = pathway->variants[variant].name,
                                 .rule = rules_call,
                                 .host = pathway->rules};
    return walk;
}

void walk_free(struct walk *walk) {
    if (!walk)
        return;
    free(walk->situation);
    free(walk->visits);
    free(walk);
}

void refresh(struct walk *walk) {
    walk->scene.clock = walk->situation->clock;
    walk->scene.exact = walk->minutes;
    walk->scene.given = walk->situation->now.given;
}

enum need walk_start(struct walk *walk) {
    struct beginning start = {.node = walk->pathway->variants[walk->variant].start};
    return walk_start_at(walk, &start);
}

enum need walk_start_at(struct walk *walk, const struct beginning *beginning) {
    struct situation *s = walk->situation;
    const struct variant *variant = &walk->pathway->variants[walk->variant];
    memset(s, 0, situation_size(&walk->parts));
    memcpy(s->bytes, beginning->patient ? beginning->patient : variant->patient,
           walk->pathway->words.patient.size);
    for (size_t i = 0; i < walk->pathway->event_count; i++)
        situation_set_since(s, &walk->parts, i, SINCE_NEVER);
    s->now.node = (int32_t)beginning->node;
    s->now.stage = STAGE_ENTER;
    if (beginning->minutes > 0 && !begin_late(walk, beginning->minutes))
        return NEED_HELP;
    return watch_events(walk) ? advance(walk) : NEED_HELP;
}

enum need walk_jump(struct walk *walk, size_t node) {
    struct situation *s = walk->situation;
    s->depth = 0;
    s->now = (struct activity){.node = (int32_t)node, .stage = STAGE_ENTER};
    walk->steps = 0;
    return advance(walk);
}

/* --- choosing --- */

bool walk_arm(struct walk *walk, const struct choice *choice, size_t *arm) {
    refresh(walk);
    for (*arm = 0; *arm + 1 < choice->arm_count; ++*arm) {
        double holds;
        if (!expression_evaluate(choice->arms[*arm].when, &walk->scene, &holds, &walk->fault))
            return false;
        if (holds != 0)
            break;
    }
    return true;
}

static bool is_offered(struct walk *walk, const struct choice *choice, bool *offered) {
    double holds = 1, most;
    if (choice->when && !expression_evaluate(choice->when, &walk->scene, &holds, &walk->fault))
        return false;
    *offered = holds != 0;
    if (!choice->at_most || !*offered)
        return true;
    if (!expression_evaluate(choice->at_most, &walk->scene, &most, &walk->fault))
        return false;
    unsigned char used = walk->situation->bytes[walk->parts.counters + (size_t)choice->counter];
    *offered = used < most && used < UINT8_MAX; /* one byte counts: 255 times is the most */
    return true;
}

int walk_offer(struct walk *walk, bool *offered) {
    const struct node *node = walk_node(walk);
    int count = 0;
    refresh(walk);
    for (size_t i = 0; i < node->choice_count; i++) {
        if (!is_offered(walk, &node->choices[i], &offered[i]))
            return -1;
        count += offered[i];
    }
    if (count == 0) {
        fail(&walk->fault, "%s:%d: at \"%s\" nothing is on offer", node->place.file,
             node->place.line, node->id);
        fail_as(&walk->fault, CODE_NOTHING_OFFERED);
        return -1;
    }
    return count;
}

static void count_use(struct walk *walk, const struct choice *choice) {
    if (choice->counter < 0)
        return;
    unsigned char *used = &walk->situation->bytes[walk->parts.counters + (size_t)choice->counter];
    if (*used < 255)
        ++*used;
}

/* The choice or branch is made: it is told, changes the patient, and its time begins. */
static enum need take(struct walk *walk, size_t index, enum telling kind) {
    struct activity *now = &walk->situation->now;
    const struct node *node = walk_node(walk);
    const struct choice *choice = &node->choices[index];
    size_t arm;
    double minutes;
    if (!walk_arm(walk, choice, &arm))
        return NEED_HELP;
    now->choice = (uint8_t)index;
    now->arm = (uint8_t)arm;
    const struct action *action = &choice->arms[arm].action;
    struct news news = {.kind = kind, .node = node, .choice = choice, .action = action};
    if (!tell(walk, news))
        return NEED_HELP;
    walk->visits[now->node]++;
    count_use(walk, choice);
    if (!duration_of(walk, action->takes, &minutes) || !change(walk, action->set))
        return NEED_HELP;
    return begin_take(walk, minutes, PHASE_CHOICE) ? advance(walk) : NEED_HELP;
}

enum need walk_choose(struct walk *walk, size_t choice) { return take(walk, choice, TELL_CHOICE); }

enum need walk_answer(struct walk *walk, size_t answer, double given) {
    walk->situation->now.given = given + 0.0;
    return take(walk, answer, TELL_CHOICE);
}

static bool note_item(struct walk *walk, size_t item) {
    struct activity *now = &walk->situation->now;
    const struct choice *choice = &walk_node(walk)->choices[item];
    size_t arm;
    if (!walk_arm(walk, choice, &arm))
        return false;
    now->arms[item / 32] |= (uint64_t)arm << (2 * (item % 32));
    return true;
}

/* What is done at once: every duration is found as the patient was, then the effects run in written
 * order. */
static bool order_at_once(struct walk *walk, double *longest) {
    const struct node *node = walk_node(walk);
    struct activity *now = &walk->situation->now;
    *longest = 0;
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < node->choice_count; i++) {
            if (!(now->ticked >> i & 1))
                continue;
            const struct action *action =
                &node->choices[i].arms[now->arms[i / 32] >> (2 * (i % 32)) & 3].action;
            double minutes;
            if (round == 0 ? !duration_of(walk, action->takes, &minutes)
                           : !change(walk, action->set))
                return false;
            if (round == 0 && minutes > *longest)
                *longest = minutes;
        }
    return true;
}

enum need walk_order(struct walk *walk, uint64_t ticked) {
    const struct node *node = walk_node(walk);
    struct activity *now = &walk->situation->now;
    double minutes = 0;
    now->ticked = ticked;
    now->arms[0] = now->arms[1] = 0;
    for (size_t i = 0; i < node->choice_count; i++)
        if ((ticked >> i & 1) && !note_item(walk, i))
            return NEED_HELP;
    if (!tell(walk, (struct news){.kind = TELL_CHOICE, .node = node, .ticked = ticked}))
        return NEED_HELP;
    walk->visits[now->node]++;
    for (size_t i = 0; i < node->choice_count; i++)
        if (ticked >> i & 1)
            count_use(walk, &node->choices[i]);
    if (!node->in_turn && !order_at_once(walk, &minutes))
        return NEED_HELP;
    now->choice = 0;
    return begin_take(walk, minutes, node->in_turn ? PHASE_ITEM : PHASE_ORDERS) ? advance(walk)
                                                                                : NEED_HELP;
}

enum need walk_draw(struct walk *walk, size_t branch) {
    if (walk->situation->now.stage != STAGE_EVENT)
        return take(walk, branch, TELL_BRANCH);
    walk->visits[walk->pathway->node_count + walk->situation->now.event]++;
    return draw_event(walk, branch != 0);
}

/* --- what it is about --- */

const struct pathway *walk_pathway(const struct walk *walk) { return walk->pathway; }

const struct node *walk_node(const struct walk *walk) {
    return &walk->pathway->nodes[walk->situation->now.node];
}

const struct situation *walk_situation(const struct walk *walk) { return walk->situation; }

double walk_minutes(const struct walk *walk) { return walk->minutes; }

size_t walk_variant(const struct walk *walk) { return walk->variant; }

uint64_t walk_seed(const struct walk *walk) { return walk->seed; }

uint32_t walk_visits(const struct walk *walk, const struct node *node) {
    return walk->visits[node - walk->pathway->nodes];
}

struct scene *walk_scene(struct walk *walk) {
    refresh(walk);
    return &walk->scene;
}

const char *walk_fault(const struct walk *walk) { return walk->fault.text; }

bool walk_duration(struct walk *walk, const struct expression *takes, double *minutes) {
    return duration_of(walk, takes, minutes);
}

int walk_fault_code(const struct walk *walk) {
    return walk->fault.code ? walk->fault.code : CODE_FAILS;
}

bool walk_fault_is_limit(const struct walk *walk) { return walk->limit; }

enum need walk_put(struct walk *walk, const struct situation *situation) {
    situation_copy(walk->situation, situation, &walk->parts);
    walk->minutes = 0;
    walk->steps = 0;
    walk->limit = false;
    walk->fault.text[0] = '\0';
    return waits_for(walk);
}

void walk_use_parameters(struct walk *walk, const double *parameters) {
    walk->scene.parameters = parameters;
}

/* --- taking back --- */

struct walk_copy {
    struct situation *situation;
    uint32_t *visits;
    double minutes;
    size_t steps;
};

static size_t visits_size(const struct walk *walk) {
    return (walk->pathway->node_count + walk->pathway->event_count + 1) * sizeof *walk->visits;
}

struct walk_copy *walk_save(const struct walk *walk) {
    struct walk_copy *copy = xcalloc(1, sizeof *copy);
    copy->situation = xcalloc(1, situation_size(&walk->parts));
    memcpy(copy->situation, walk->situation, situation_size(&walk->parts));
    copy->visits = xcalloc(1, visits_size(walk));
    memcpy(copy->visits, walk->visits, visits_size(walk));
    copy->minutes = walk->minutes;
    copy->steps = walk->steps;
    return copy;
}

void walk_restore(struct walk *walk, const struct walk_copy *copy) {
    memcpy(walk->situation, copy->situation, situation_size(&walk->parts));
    memcpy(walk->visits, copy->visits, visits_size(walk));
    walk->minutes = copy->minutes;
    walk->steps = copy->steps;
    walk->limit = false;
    walk->fault.text[0] = '\0';
}

void walk_copy_free(struct walk_copy *copy) {
    if (!copy)
        return;
    free(copy->situation);
    free(copy->visits);
    free(copy);
}

void walk_hash(const struct walk *walk, char hex[33]) {
    unsigned char *key = xcalloc(1, situation_size(&walk->parts));
    size_t length = situation_key(walk->situation, &walk->parts, key);
    char whole[DIGEST_SIZE];
    struct digest *digest = digest_new();
    digest_add(digest, key, length);
    digest_add(digest, walk->visits, visits_size(walk));
    digest_add(digest, &walk->minutes, sizeof walk->minutes);
    digest_finish(digest, whole);
    memcpy(hex, whole, 32);
    hex[32] = '\0';
    free(key);
}

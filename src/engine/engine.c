/* The engine: requests in, lines out. */
#include "engine.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "inside.h"
#include "tracks.h"

struct engine *engine_new(void) {
    struct engine *engine = xcalloc(1, sizeof *engine);
    engine->files_arena = arena_new();
    return engine;
}

void end_walk(struct engine *engine) {
    for (size_t i = 0; i < engine->before_count; i++)
        walk_copy_free(engine->before[i].copy);
    engine->before_count = 0;
    walk_free(engine->walk);
    engine->walk = NULL;
    arena_free(engine->arena);
    engine->arena = NULL;
}

void engine_free(struct engine *engine) {
    if (!engine)
        return;
    end_walk(engine);
    json_decref(engine->luck);
    job_end(engine);
    studies_forget(engine);
    tracks_free(engine->tracks);
    pathway_free(engine->pathway);
    if (engine->loading.arena)
        loading_free(&engine->loading);
    arena_free(engine->files_arena);
    free(engine);
}

static int compare_bytes(const void *a, const void *b) {
    return *(const unsigned char *)a - *(const unsigned char *)b;
}

void engine_prepare(void) {
    json_object_seed(1);
    unsigned char bytes[2048] = {0};
    qsort(bytes, sizeof bytes, 1,
          compare_bytes); /* glibc asks for the size of memory at its first large sort */
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (out) {
        fprintf(out, "%g", 0.5);
        fclose(out);
        free(text);
    }
}

/* --- moving --- */

static void *copied(struct engine *engine, const void *items, size_t size) {
    void *copy = arena_alloc(engine->arena, size + 1);
    if (size)
        memcpy(copy, items, size);
    return copy;
}

void keep_before(struct engine *engine) {
    size_t fields = engine->pathway->words.patient.count;
    struct before *before = ARENA_ADD(engine->arena, engine->before, engine->before_count);
    before->copy = walk_save(engine->walk);
    before->need = engine->need;
    before->charted = copied(engine, engine->charted, fields * sizeof *engine->charted);
    before->seen = copied(engine, engine->seen, fields * sizeof *engine->seen);
    before->shown =
        copied(engine, engine->shown, engine->pathway->node_count * sizeof *engine->shown);
    before->past = engine->past_count;
    before->moment = engine->moment_count;
}

/* The fix that is due at this moment, if it is for this place: its branch, or -1. */
static long take_fix(struct engine *engine, const char *place, const struct node *node) {
    if (engine->fix_next == engine->fix_count)
        return -1;
    const struct fix *fix = &engine->fixes[engine->fix_next];
    if (strcmp(fix->place, node ? node->id : "event") != 0)
        return -1;
    long branch = node                              ? node_find_choice(node, fix->branch)
                  : strcmp(fix->branch, place) == 0 ? 1
                                                    : -1;
    if (branch >= 0)
        engine->fix_next++;
    return branch;
}

struct moment *keep_moment(struct engine *engine) {
    struct moment *moment = ARENA_ADD(engine->arena, engine->moments, engine->moment_count);
    struct parts parts = situation_parts(engine->pathway);
    struct situation *at = arena_alloc(engine->arena, situation_size(&parts));
    situation_copy(at, walk_situation(engine->walk), &parts);
    *moment = (struct moment){.at = at, .need = engine->need, .past = engine->past_count};
    return moment;
}

/* What this request says that chance does here, if that is possible; -1: nothing. */
static long take_luck(struct engine *engine, const struct event *event, const struct node *node) {
    const char *id = event ? event->id : node->id;
    double p[256];
    for (size_t i = 0; i < json_array_size(engine->luck); i++) {
        const json_t *turn = json_array_get(engine->luck, i);
        if (strcmp(json_text(turn, event ? "event" : "node", ""), id) != 0)
            continue;
        long branch = event ? json_truth(turn, "happens")
                            : node_find_choice(node, json_text(turn, "branch", ""));
        json_array_remove(engine->luck, i);
        return branch >= 0 && walk_probabilities(engine->walk, p) && p[branch] > 0 ? branch : -1;
    }
    return -1;
}

/* As this request says, as fixed, or by the seed. In a walk with fixes an event that none of them
   names does not happen. */
static bool draw(struct engine *engine, const struct event *event, const struct node *node,
                 size_t *branch) {
    long fixed = take_fix(engine, event ? event->id : node->id, node);
    long said = take_luck(engine, event, node);
    *branch = said >= 0 ? (size_t)said : fixed >= 0 ? (size_t)fixed : 0;
    if (said >= 0 || fixed >= 0 || (event && engine->fix_count))
        return true;
    return walk_drawn(engine->walk, branch);
}

void settle(struct engine *engine) {
    while (engine->need == NEED_DRAW || engine->need == NEED_EVENT) {
        const struct event *event =
            engine->need == NEED_EVENT
                ? &engine->pathway->events[walk_situation(engine->walk)->now.event]
                : NULL;
        const struct node *node = event ? NULL : walk_node(engine->walk);
        struct moment *moment = keep_moment(engine);
        size_t branch;
        if (!draw(engine, event, node, &branch)) {
            engine->need = NEED_HELP;
            return;
        }
        moment->branch = branch;
        *ARENA_ADD(engine->arena, engine->turns, engine->turn_count) =
            (struct turn){node, event, branch};
        engine->need = walk_draw(engine->walk, branch);
    }
}

/* What chance did, so that it can be told to do it again. */
static void put_turns(struct engine *engine, struct json_writer *json) {
    if (engine->turn_count == 0)
        return;
    json_begin(json, "luck", '[');
    for (size_t i = 0; i < engine->turn_count; i++) {
        const struct turn *turn = &engine->turns[i];
        json_begin(json, NULL, '{');
        json_put_text(json, turn->event ? "event" : "node",
                      turn->event ? turn->event->id : turn->node->id);
        if (turn->event)
            json_put_truth(json, "happens", turn->branch != 0);
        else
            json_put_text(json, "branch", turn->node->choices[turn->branch].id);
        json_end(json, '}');
    }
    json_end(json, ']');
}

static void state_line(struct engine *engine) {
    char hash[33];
    walk_hash(engine->walk, hash);
    struct json_writer json = line_begin(engine, "state");
    json_put_text(&json, "hash", hash);
    json_put_whole(&json, "inputs", (long long)engine->inputs);
    json_put_truth(&json, "over", engine->need == NEED_NOTHING);
    put_turns(engine, &json);
    line_end(&json);
}

void closing_lines(struct engine *engine) {
    if (engine->need == NEED_CHOICE)
        offer_line(engine); /* may find a fault */
    else if (engine->need == NEED_HELP)
        fault_line(engine, walk_fault_is_limit(engine->walk) ? "limit" : "pathway",
                   walk_fault(engine->walk));
    state_line(engine);
}

static void refuse(struct engine *engine, const char *message) {
    line_message(engine, "error", "%s", message);
    if (engine->walk && engine->need == NEED_CHOICE)
        offer_line(engine);
}

/* --- answers of the learner --- */

static void move(struct engine *engine, size_t choice, double given, uint64_t ticked) {
    enum node_kind kind = walk_node(engine->walk)->kind;
    keep_before(engine);
    struct moment *moment = keep_moment(engine);
    moment->choice = choice;
    moment->given = given;
    moment->ticked = ticked;
    engine->inputs++;
    if (kind == NODE_ORDERS)
        engine->need = walk_order(engine->walk, ticked);
    else if (kind == NODE_QUESTION)
        engine->need = walk_answer(engine->walk, choice, given);
    else
        engine->need = walk_choose(engine->walk, choice);
    settle(engine);
    closing_lines(engine);
}

/* The bit of one named item; false when it is not on offer. */
static bool add_item(const struct node *node, const bool *offered, const json_t *id,
                     uint64_t *ticked) {
    long item = json_is_string(id) ? node_find_choice(node, json_string_value(id)) : -1;
    if (item < 0 || !offered[item])
        return false;
    *ticked |= (uint64_t)1 << item;
    return true;
}

static void choose_items(struct engine *engine, const json_t *wanted, const bool *offered) {
    const struct node *node = walk_node(engine->walk);
    uint64_t ticked = 0;
    bool good = json_is_array(wanted) || add_item(node, offered, wanted, &ticked);
    for (size_t i = 0; good && i < json_array_size(wanted); i++)
        good = add_item(node, offered, json_array_get(wanted, i), &ticked);
    if (good)
        move(engine, 0, 0, ticked);
    else
        refuse(engine, "This is not on offer.");
}

static void choose(struct engine *engine, const json_t *request) {
    const json_t *wanted = json_object_get(request, "choose");
    const struct node *node = walk_node(engine->walk);
    bool offered[256];
    if (walk_offer(engine->walk, offered) < 0) {
        refuse(engine, walk_fault(engine->walk));
        return;
    }
    if (node->kind == NODE_ORDERS) {
        choose_items(engine, wanted, offered);
        return;
    }
    if (json_is_array(wanted) && json_array_size(wanted) == 1)
        wanted = json_array_get(wanted, 0);
    long choice = json_is_string(wanted) ? node_find_choice(node, json_string_value(wanted)) : -1;
    if (choice < 0 || !offered[choice]) {
        refuse(engine, "This is not on offer.");
        return;
    }
    double given = 0;
    const char *typed = json_text(request, "given", NULL);
    if (node->kind == NODE_QUESTION && typed)
        given = strtod(typed, NULL);
    else if (node->kind == NODE_QUESTION &&
             !walk_example(engine->walk, &node->choices[choice], &given)) {
        refuse(engine, walk_fault(engine->walk));
        return;
    }
    move(engine, (size_t)choice, isfinite(given) ? given : 0, 0);
}

static void answer(struct engine *engine, const json_t *request) {
    const char *text = json_text(request, "answer", "");
    size_t choice;
    double given;
    struct failure why;
    if (walk_node(engine->walk)->kind != NODE_QUESTION) {
        refuse(engine, "No answer is to be typed here: choose one of the options.");
        return;
    }
    switch (walk_match(engine->walk, text, &choice, &given, &why)) {
    case MATCHED:
        move(engine, choice, given, 0);
        return;
    case MATCH_ASK_AGAIN:
        refuse(engine, why.text);
        return;
    case MATCH_FAULT:
        engine->need = NEED_HELP;
        closing_lines(engine);
    }
}

static void choose_by_policy(struct engine *engine, const json_t *request) {
    const char *name = json_text(request, "policy", "expert");
    long policy = policy_find(name);
    size_t choice;
    double given;
    uint64_t ticked;
    if (policy < 0)
        line_message(
            engine, "error",
            "there is no policy \"%.60s\" for a walk: expert, random, worst and novice are", name);
    else if (policy_choose(engine->walk, (enum policy)policy, &choice, &given, &ticked))
        move(engine, choice, given, ticked);
    else {
        engine->need = NEED_HELP;
        closing_lines(engine);
    }
}

static void back(struct engine *engine, const json_t *request) {
    (void)request;
    struct failure why;
    if (engine->before_count == 0) {
        refuse(engine, "There is nothing to take back.");
        return;
    }
    struct before *before = &engine->before[--engine->before_count];
    keep_moment(engine)->need = NEED_NOTHING;
    for (size_t i = before->moment; i < engine->moment_count; i++)
        engine->moments[i].taken_back = true;
    size_t fields = engine->pathway->words.patient.count;
    walk_restore(engine->walk, before->copy);
    walk_copy_free(before->copy);
    memcpy(engine->charted, before->charted, fields * sizeof *engine->charted);
    memcpy(engine->seen, before->seen, fields * sizeof *engine->seen);
    memcpy(engine->shown, before->shown, engine->pathway->node_count * sizeof *engine->shown);
    for (size_t i = before->past; i < engine->past_count; i++)
        engine->past[i].taken_back = true;
    engine->inputs++;
    engine->need = before->need;
    engine->shown[walk_node(engine->walk) - engine->pathway->nodes] =
        NULL; /* the story is told again */
    if (!node_line(engine, &why))
        engine->need = NEED_HELP;
    closing_lines(engine);
}

/* --- asking --- */

static void hint(struct engine *engine, const json_t *request) {
    (void)request;
    struct failure why;
    const struct expression *text = walk_node(engine->walk)->hint;
    if (!text) {
        line_message(engine, "error", "There is no hint here.");
        return;
    }
    engine->hints++;
    const char *words = text_now(engine, text, &why);
    struct json_writer json = line_begin(engine, "hint");
    json_put_text(&json, "text", words ? words : "");
    line_end(&json);
    state_line(engine);
}

/* The sources of what was just shown: of the last answer, and of the node. */
static void why_lines(struct engine *engine, const json_t *request) {
    (void)request;
    const struct past *past = engine->past_count ? &engine->past[engine->past_count - 1] : NULL;
    struct json_writer json = line_begin(engine, "why");
    json_put_text(&json, "text", past ? past->because : NULL);
    put_sources(&json, engine->pathway, past ? past->sources : NULL);
    line_end(&json);
    const struct list *here = list_now(engine, walk_node(engine->walk)->action.cite);
    if (!here || here->count == 0)
        return;
    json = line_begin(engine, "why");
    json_put_null(&json, "text");
    put_sources(&json, engine->pathway, here);
    line_end(&json);
}

static void offer_again(struct engine *engine, const json_t *request) {
    (void)request;
    struct failure why;
    memset(engine->shown, 0, engine->pathway->node_count * sizeof *engine->shown);
    if (node_line(engine, &why) && engine->need == NEED_CHOICE)
        offer_line(engine);
    state_line(engine);
}

/* --- requests --- */

/* What can be asked of a walk; `choosing` only while an answer is awaited. */
static const struct {
    const char *name;
    bool choosing;
    void (*answer)(struct engine *engine, const json_t *request);
} walk_requests[] = {
    {"chart", false, chart_lines},
    {"debrief", false, debrief_lines},
    {"history", false, past_lines},
    {"offer", false, offer_again},
    {"why", false, why_lines},
    {"state", false, situation_lines},
    {"why-not", true, hidden_lines},
    {"goto", false, jump_lines},
    {"auto", true, choose_by_policy},
    {"back", false, back},
    {"hint", true, hint},
    {"choose", true, choose},
    {"answer", true, answer},
};

struct request {
    const char *name;
    void (*answer)(struct engine *engine, const json_t *request);
};

/* What can be asked of a pathway without a walk. */
static const struct request pathway_requests[] = {
    {"track", track_begin},
    {"start", start_lines},
    {"places", places_lines},
    {"outline", outline_lines},
    {"check", check_begin},
    {"odds", odds_begin},
    {"sensitivity", sensitivity_begin},
    {"simulate", simulate_begin},
    {"tell", simulate_tell},
    {"value", value_begin},
    {"test", test_begin},
    {"graph", graph_begin},
};

/* What needs no pathway. */
static const struct request engine_requests[] = {
    {"file", keep_file},        {"load", load_lines},   {"import", import_begin},
    {"continue", job_continue}, {"finish", job_finish},
};

static bool answer_one_of(struct engine *engine, const json_t *request, const char *what,
                          const struct request *known, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(known[i].name, what) == 0) {
            known[i].answer(engine, request);
            return true;
        }
    return false;
}

/* From here on, what chance does is told, and done as the request says. */
static void begin_turns(struct engine *engine, const json_t *request) {
    json_decref(engine->luck);
    engine->luck = json_deep_copy(json_object_get(request, "luck"));
    engine->turn_count = 0;
    engine->turns = NULL; /* those before lie in an arena that may be gone */
}

void walk_lines(struct engine *engine, const json_t *request) {
    const char *what = json_object_get(request, "choose")   ? "choose"
                       : json_object_get(request, "answer") ? "answer"
                                                            : json_text(request, "do", "");
    for (size_t i = 0; i < sizeof walk_requests / sizeof *walk_requests; i++) {
        if (strcmp(walk_requests[i].name, what) != 0)
            continue;
        if (!engine->walk)
            line_message(engine, "error", "no walk has been started");
        else if (walk_requests[i].choosing && engine->need != NEED_CHOICE)
            line_message(engine, "error", "the walk is over");
        else
            walk_requests[i].answer(engine, request);
        return;
    }
    line_message(engine, "error", "this request is not known");
}

static void end_line(struct engine *engine) {
    struct json_writer end = line_begin(engine, "end");
    line_end(&end);
}

void engine_answer(struct engine *engine, const char *request, size_t length, FILE *out) {
    struct failure why;
    engine->out = out;
    json_t *json = json_read(request, length, &why);
    const char *what = json_text(json, "do", "");
    if (!json_is_object(json))
        line_message(engine, "error", "%s", json ? "a request is an object: {\"do\":…}" : why.text);
    else if (answer_one_of(engine, json, what, engine_requests,
                           sizeof engine_requests / sizeof *engine_requests))
        ;
    else if (!engine->pathway)
        line_message(engine, "error", "no pathway has been loaded");
    else {
        begin_turns(engine, json);
        if (!answer_one_of(engine, json, what, pathway_requests,
                           sizeof pathway_requests / sizeof *pathway_requests))
            walk_lines(engine, json);
    }
    if (engine->wanted == 0)
        end_line(engine);
    json_decref(json);
}

size_t engine_wants(const struct engine *engine) { return engine->wanted; }

void engine_take(struct engine *engine, const char *bytes, FILE *out) {
    engine->out = out;
    take_file(engine, bytes);
    end_line(engine);
}

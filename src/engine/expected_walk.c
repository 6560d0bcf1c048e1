/* One expected walk: walked, and held against what is said of it. */
#include <string.h>

#include "data.h"
#include "expected.h"
#include "tracks.h"

enum { MOST_PASSED = 4000 };

/* One expected walk, while it is walked. */
struct expected {
    struct engine *engine;
    struct arena *arena;
    const json_t *body;
    struct walk *walk;
    enum policy others;
    size_t passed_count;
    const char *passed[MOST_PASSED]; /* ids of nodes shown, "event:id", "node:choice" */
    size_t step_count;
    const char **steps; /* as `run --answers` takes them */
    uint32_t *visits;   /* one a node, then an event */
    json_t *met;        /* names of `choose` and `luck` that could be kept to at least once */
    char message[1200];
};

static bool failed(struct expected *expected, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
static bool failed(struct expected *expected, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(expected->message, sizeof expected->message, format, arguments);
    va_end(arguments);
    return false;
}

static void pass(struct expected *expected, const char *id) {
    if (expected->passed_count < MOST_PASSED)
        expected->passed[expected->passed_count++] = id;
}

/* What was ticked of orders. */
static void pass_items(struct expected *expected, const struct node *node, uint64_t ticked) {
    for (size_t i = 0; i < node->choice_count; i++)
        if (ticked >> i & 1)
            pass(expected, arena_print(expected->arena, "%s:%s", node->id, node->choices[i].id));
}

static bool note_news(void *context, struct walk *walk, const struct news *news,
                      struct failure *why) {
    struct expected *expected = context;
    (void)why;
    tracks_note(expected->engine->tracks, walk, news);
    if (news->kind == TELL_NODE)
        pass(expected, news->node->id);
    else if (news->kind == TELL_EVENT)
        pass(expected, arena_print(expected->arena, "event:%s", news->event->id));
    else if (news->choice && (news->kind == TELL_CHOICE || news->kind == TELL_BRANCH))
        pass(expected, arena_print(expected->arena, "%s:%s", news->node->id, news->choice->id));
    else if (news->kind == TELL_CHOICE)
        pass_items(expected, news->node, news->ticked);
    return true;
}

static void add_step(struct expected *expected, const char *place, const char *what) {
    *ARENA_ADD(expected->arena, expected->steps, expected->step_count) =
        arena_print(expected->arena, "%s:%s", place, what);
}

/* The way so far, for a message: its last steps. */
static const char *way(struct expected *expected) {
    enum { SHOWN = 12 };
    const char *text = "";
    size_t first = expected->step_count > SHOWN ? expected->step_count - SHOWN : 0;
    for (size_t i = first; i < expected->step_count; i++)
        text =
            arena_print(expected->arena, "%s%s%s", text, i > first ? " " : "", expected->steps[i]);
    return arena_print(expected->arena, "%s%s", first ? "… " : "", text);
}

/* What is said for this visit of a place: the same at every visit, or a list visit by visit. A list
   of names for orders is one set of items. NULL: nothing. */
static const json_t *said_for(const struct expected *expected, const char *table, const char *id,
                              size_t place, bool orders) {
    const json_t *value = json_object_get(json_object_get(expected->body, table), id);
    uint32_t visit = expected->visits[place];
    if (!json_is_array(value) || (orders && json_is_string(json_array_get(value, 0))))
        return value;
    return json_array_get(value, visit);
}

static void keep_met(struct expected *expected, const char *table, const char *id) {
    json_object_set_new(expected->met, arena_print(expected->arena, "%s.%s", table, id),
                        json_true());
}

static const char *on_offer(struct expected *expected, const struct node *node,
                            const bool *offered) {
    const char *text = "";
    for (size_t i = 0; i < node->choice_count; i++)
        if (offered[i])
            text = arena_print(expected->arena, "%s%s%s", text, *text ? ", " : "",
                               node->choices[i].id);
    return text;
}

/* --- choosing --- */

struct choosing {
    size_t choice;
    double given;
    uint64_t ticked;
};

static bool choose_orders(struct expected *expected, const json_t *said, const bool *offered,
                          struct choosing *choosing) {
    const struct node *node = walk_node(expected->walk);
    const json_t *one = said;
    for (size_t i = 0; json_is_string(said) ? i < 1 : i < json_array_size(said); i++) {
        if (json_is_array(said))
            one = json_array_get(said, i);
        long item = json_is_string(one) ? node_find_choice(node, json_string_value(one)) : -1;
        if (item < 0 || !offered[item])
            return failed(expected, "step %zu: at \"%s\" \"%.60s\" cannot be ticked; there are: %s",
                          expected->step_count + 1, node->id,
                          json_is_string(one) ? json_string_value(one) : "?",
                          on_offer(expected, node, offered));
        choosing->ticked |= (uint64_t)1 << item;
    }
    return true;
}

/* A typed answer, or the id of one. */
static bool choose_answer(struct expected *expected, const json_t *said,
                          struct choosing *choosing) {
    const struct node *node = walk_node(expected->walk);
    char typed[400];
    struct failure why;
    if (json_is_number(said))
        json_format_number(json_number_value(said), typed);
    else
        snprintf(typed, sizeof typed, "%s", json_is_string(said) ? json_string_value(said) : "");
    long answer = json_is_string(said) ? node_find_choice(node, typed) : -1;
    if (answer >= 0) {
        choosing->choice = (size_t)answer;
        return walk_example(expected->walk, &node->choices[answer], &choosing->given) ||
               failed(expected, "%s", walk_fault(expected->walk));
    }
    if (walk_match(expected->walk, typed, &choosing->choice, &choosing->given, &why) == MATCHED)
        return true;
    return failed(expected, "step %zu: at \"%s\" the answer \"%s\" is not taken: %s",
                  expected->step_count + 1, node->id, typed, why.text);
}

/* What `choose` says, where it is on offer; else the policy. A list says a visit, so that what it
   says must be on offer then. */
static bool choose(struct expected *expected, struct choosing *choosing) {
    struct walk *walk = expected->walk;
    const struct node *node = walk_node(walk);
    size_t place = (size_t)(node - expected->engine->pathway->nodes);
    bool offered[256];
    if (walk_offer(walk, offered) < 0)
        return failed(expected, "%s", walk_fault(walk));
    const json_t *said = said_for(expected, "choose", node->id, place, node->kind == NODE_ORDERS);
    bool visit_by_visit =
        said && said != json_object_get(json_object_get(expected->body, "choose"), node->id);
    if (said && node->kind != NODE_DECISION) {
        keep_met(expected, "choose", node->id);
        return node->kind == NODE_ORDERS ? choose_orders(expected, said, offered, choosing)
                                         : choose_answer(expected, said, choosing);
    }
    long choice = json_is_string(said) ? node_find_choice(node, json_string_value(said)) : -1;
    if (choice >= 0 && offered[choice]) {
        keep_met(expected, "choose", node->id);
        choosing->choice = (size_t)choice;
        return true;
    }
    if (said && (choice < 0 || visit_by_visit))
        return failed(expected, "step %zu: at \"%s\" \"%.60s\" is not on offer; there are: %s",
                      expected->step_count + 1, node->id,
                      json_is_string(said) ? json_string_value(said) : "?",
                      on_offer(expected, node, offered));
    return policy_choose(walk, expected->others, &choosing->choice, &choosing->given,
                         &choosing->ticked) ||
           failed(expected, "%s", walk_fault(walk));
}

static enum need make_choice(struct expected *expected, const struct choosing *choosing) {
    const struct node *node = walk_node(expected->walk);
    if (node->kind != NODE_ORDERS) {
        add_step(expected, node->id, node->choices[choosing->choice].id);
        return node->kind == NODE_QUESTION
                   ? walk_answer(expected->walk, choosing->choice, choosing->given)
                   : walk_choose(expected->walk, choosing->choice);
    }
    const char *items = "";
    for (size_t i = 0; i < node->choice_count; i++)
        if (choosing->ticked >> i & 1)
            items = arena_print(expected->arena, "%s%s%s", items, *items ? "," : "",
                                node->choices[i].id);
    add_step(expected, node->id, items);
    return walk_order(expected->walk, choosing->ticked);
}

/* --- luck --- */

/* Which branch `luck` names; -1: it names none, -2: it is wrong. */
static long lucky(struct expected *expected, bool event, const char *id) {
    const struct pathway *pathway = expected->engine->pathway;
    size_t place = event ? pathway->node_count + walk_situation(expected->walk)->now.event
                         : (size_t)(walk_node(expected->walk) - pathway->nodes);
    const json_t *said = said_for(expected, "luck", id, place, false);
    if (!said)
        return -1;
    keep_met(expected, "luck", id);
    if (event && json_is_boolean(said))
        return json_is_true(said);
    long branch = !event && json_is_string(said)
                      ? node_find_choice(walk_node(expected->walk), json_string_value(said))
                      : -1;
    if (branch < 0)
        failed(expected,
               event ? "luck: event \"%s\" takes true or false" : "luck: \"%s\" has no such branch",
               id);
    return branch < 0 ? -2 : branch;
}

/* A branch that luck names must be possible. */
static bool is_possible(struct expected *expected, bool event, size_t branch) {
    double p[256];
    if (!walk_probabilities(expected->walk, p))
        return failed(expected, "%s", walk_fault(expected->walk));
    const struct node *node = walk_node(expected->walk);
    return p[branch] > 0 || failed(expected, "step %zu: luck: %s \"%s\" has no chance here",
                                   expected->step_count + 1, event ? "this of event" : node->id,
                                   event ? "" : node->choices[branch].id);
}

static enum need draw(struct expected *expected, enum need need) {
    const struct pathway *pathway = expected->engine->pathway;
    bool event = need == NEED_EVENT;
    size_t number = walk_situation(expected->walk)->now.event, branch;
    const struct node *node = walk_node(expected->walk);
    const char *id = event ? pathway->events[number].id : node->id;
    long named = lucky(expected, event, id);
    if (named == -2)
        return NEED_HELP;
    if (named >= 0) {
        branch = (size_t)named;
        if (!is_possible(expected, event, branch))
            return NEED_HELP;
    } else if (!walk_drawn(expected->walk, &branch)) {
        failed(expected, "%s", walk_fault(expected->walk));
        return NEED_HELP;
    }
    expected->visits[event ? pathway->node_count + number : (size_t)(node - pathway->nodes)]++;
    if (!event)
        add_step(expected, id, node->choices[branch].id);
    else if (branch)
        add_step(expected, "event", id);
    return walk_draw(expected->walk, branch);
}

/* --- judging --- */

static bool was_passed(const struct expected *expected, const char *id) {
    for (size_t i = 0; i < expected->passed_count; i++) {
        const char *passed = expected->passed[i];
        if (strcmp(passed, id) == 0 ||
            (strncmp(passed, "event:", 6) == 0 && strcmp(passed + 6, id) == 0))
            return true;
    }
    return false;
}

/* Whether a name stands for something that could be passed. */
static bool is_place(const struct pathway *pathway, const char *id) {
    const char *colon = strchr(id, ':');
    if (pathway_find_node(pathway, id) >= 0)
        return true;
    for (size_t e = 0; e < pathway->event_count; e++)
        if (strcmp(pathway->events[e].id, id) == 0 ||
            (strncmp(id, "event:", 6) == 0 && strcmp(pathway->events[e].id, id + 6) == 0))
            return true;
    for (size_t n = 0; colon && n < pathway->node_count; n++)
        if (strlen(pathway->nodes[n].id) == (size_t)(colon - id) &&
            strncmp(pathway->nodes[n].id, id, (size_t)(colon - id)) == 0)
            return node_find_choice(&pathway->nodes[n], colon + 1) >= 0;
    return false;
}

static bool judge_places(struct expected *expected, const char *key, bool wanted) {
    const json_t *value = json_object_get(expected->body, key);
    size_t count = json_is_string(value) ? 1 : json_array_size(value);
    for (size_t i = 0; i < count; i++) {
        const char *id = json_string_value(json_is_array(value) ? json_array_get(value, i) : value);
        if (!id || !is_place(expected->engine->pathway, id))
            return failed(expected, "%s: there is no node, event or option \"%.60s\"", key,
                          id ? id : "?");
        if (was_passed(expected, id) != wanted)
            return failed(expected, "\"%s\" was %s; the walk: %s", id, wanted ? "never met" : "met",
                          way(expected));
    }
    return true;
}

static bool judge_condition(struct expected *expected) {
    struct engine *engine = expected->engine;
    const char *condition = json_text(expected->body, "expect", NULL);
    static const struct place place = {"expect", 0};
    struct slip slip;
    double holds;
    struct failure why;
    if (!condition)
        return true;
    const struct expression *expression = expression_parse(
        expected->arena, &engine->pathway->words, arena_copy(expected->arena, condition),
        (struct type){TYPE_TRUTH, NULL}, &place, false, &slip);
    if (!expression)
        return failed(expected, "expect: %s", slip.text);
    if (!expression_evaluate(expression, walk_scene(expected->walk), &holds, &why))
        return failed(expected, "expect: %s", why.text);
    return holds != 0 || failed(expected, "at the end \"%.200s\" does not hold; the walk: %s",
                                condition, way(expected));
}

/* What `choose` names must have been on offer once; what `luck` names need not have come up. */
static bool judge_kept(struct expected *expected, const char *table) {
    const struct pathway *pathway = expected->engine->pathway;
    const char *id;
    json_t *value;
    json_object_foreach(json_object_get(expected->body, table), id, value) {
        if (json_object_get(expected->met, arena_print(expected->arena, "%s.%s", table, id)))
            continue;
        if (!is_place(pathway, id))
            return failed(expected, "%s: there is no node or event \"%.60s\"", table, id);
        if (strcmp(table, "luck") == 0)
            continue;
        return failed(expected,
                      was_passed(expected, id) ? "%s: what is said of \"%s\" was never on offer; "
                                                 "the walk: %s"
                                               : "%s: \"%s\" was never come to; the walk: %s",
                      table, id, way(expected));
    }
    return true;
}

static bool judge(struct expected *expected) {
    const char *ends = json_text(expected->body, "ends", NULL);
    const char *end = walk_node(expected->walk)->id;
    if (!judge_kept(expected, "choose") || !judge_kept(expected, "luck"))
        return false;
    if (ends && strcmp(ends, end) != 0)
        return failed(expected, "it ends in \"%s\", not in \"%.60s\"; the walk: %s", end, ends,
                      way(expected));
    return judge_places(expected, "meets", true) && judge_places(expected, "never", false) &&
           judge_condition(expected);
}

/* --- one walk --- */

static bool begin(struct expected *expected, enum need *need) {
    struct engine *engine = expected->engine;
    const json_t *body = expected->body;
    const char *others = json_text(body, "others", "expert"), *from = json_text(body, "from", NULL);
    struct beginning beginning;
    struct failure why;
    size_t ignored;
    long policy = policy_find(others);
    long variant = pathway_find_variant(engine->pathway, json_text(body, "variant", "base"));
    if (!data_check_keys("walk", data_walk_keys, body, &why))
        return failed(expected, "%s", why.text);
    if (policy < 0)
        return failed(expected, "others takes expert, random, worst or novice, not \"%.60s\"",
                      others);
    if (variant < 0)
        return failed(expected, "there is no variant \"%.60s\"", json_text(body, "variant", ""));
    if (from && !find_place(engine->pathway, from, &ignored, &why))
        return failed(expected, "from: %s", why.text);
    if (!beginning_read(engine->pathway, expected->arena, (size_t)variant, from,
                        json_text(body, "set", NULL), &beginning, &why))
        return failed(expected, "%s", why.text);
    expected->others = (enum policy)policy;
    expected->walk = walk_new(engine->pathway, (size_t)variant,
                              (uint64_t)json_whole(body, "seed", 1), note_news, expected);
    tracks_begin(engine->tracks);
    *need = walk_start_at(expected->walk, &beginning);
    return true;
}

static bool walk_through(struct expected *expected) {
    enum need need = NEED_HELP;
    if (!begin(expected, &need))
        return false;
    while (need == NEED_CHOICE || need == NEED_DRAW || need == NEED_EVENT) {
        struct choosing choosing = {0};
        if (need != NEED_CHOICE) {
            need = draw(expected, need);
            continue;
        }
        if (!choose(expected, &choosing))
            return false;
        const struct node *node = walk_node(expected->walk);
        expected->visits[node - expected->engine->pathway->nodes]++;
        need = make_choice(expected, &choosing);
    }
    if (need == NEED_HELP)
        return expected->message[0] == '\0' ? failed(expected, "%s", walk_fault(expected->walk))
                                            : false;
    return judge(expected);
}

void expected_walk(struct engine *engine, struct test_job *job, const json_t *said) {
    struct expected *expected = arena_alloc(job->arena, sizeof *expected);
    const struct pathway *pathway = engine->pathway;
    *expected = (struct expected){.engine = engine,
                                  .arena = job->arena,
                                  .body = json_object_get(said, "body"),
                                  .met = json_object()};
    expected->visits = arena_alloc(job->arena, (pathway->node_count + pathway->event_count + 1) *
                                                   sizeof *expected->visits);
    bool ok = walk_through(expected);
    tested_line(engine, job, said, ok, expected->message);
    walk_free(expected->walk);
    json_decref(expected->met);
}

/* Which policy a request names: one of the program's, or a file of the user's. */
#include <string.h>

#include "data.h"
#include "inside.h"
#include "nearest.h"

/* Notes one choice of a node; false: there is none of that name. */
static bool plan_choice(struct plan *plan, const struct node *node, size_t n, const json_t *value) {
    long choice = json_is_string(value) ? node_find_choice(node, json_string_value(value)) : -1;
    if (choice < 0)
        return false;
    plan->choice[n] = (size_t)choice;
    plan->items[n] |= (uint64_t)1 << (choice % 64);
    return true;
}

/* Notes what the file says of one node; false: it is wrong, and that has been told. */
static bool plan_one(struct engine *engine, struct plan *plan, const char *key,
                     const json_t *value) {
    const struct pathway *pathway = engine->pathway;
    long n = pathway_find_node(pathway, key);
    char hint[128];
    if (n < 0 || pathway->nodes[n].kind > NODE_QUESTION) {
        struct nearest near = nearest_to(key);
        for (size_t i = 0; i < pathway->node_count; i++)
            if (pathway->nodes[i].kind <= NODE_QUESTION)
                nearest_offer(&near, pathway->nodes[i].id);
        line_message(engine, "error", "the policy file names \"%.60s\", which is no decision%s",
                     key, nearest_hint(&near, hint, sizeof hint));
        return false;
    }
    const struct node *node = &pathway->nodes[n];
    bool list = json_is_array(value) && node->kind == NODE_ORDERS, good = true;
    plan->said[n] = true;
    for (size_t i = 0; i < json_array_size(value); i++)
        good = good && list && plan_choice(plan, node, (size_t)n, json_array_get(value, i));
    if (good && (json_is_array(value) || plan_choice(plan, node, (size_t)n, value)))
        return true;
    line_message(engine, "error",
                 "the policy file: at \"%.60s\" it names no option (of orders: a list of items)",
                 node->id);
    return false;
}

static bool read_plan(struct engine *engine, const char *name, struct arena *arena,
                      struct rule_of_choice *rule) {
    const struct file *file = find_file(engine, name);
    if (!file) {
        line_message(engine, "error",
                     "there is no policy \"%.60s\": expert, optimal, random, worst, novice, or a "
                     "Lua file that returns { node = \"option\", … }",
                     name);
        return false;
    }
    struct failure why;
    static const char *const none[] = {NULL};
    json_t *data = data_read(file, none, &why);
    if (!data) {
        line_message(engine, "error", "%s", why.text);
        return false;
    }
    struct plan *plan = arena_alloc(arena, sizeof *plan);
    size_t nodes = engine->pathway->node_count + 1;
    plan->said = arena_alloc(arena, nodes * sizeof *plan->said);
    plan->items = arena_alloc(arena, nodes * sizeof *plan->items);
    plan->choice = arena_alloc(arena, nodes * sizeof *plan->choice);
    json_t *body = json_object_get(json_array_get(data, 0), "body");
    const char *key;
    json_t *value;
    bool good = body != NULL;
    if (!good)
        line_message(engine, "error", "%s returns no table: return { node = \"option\", … }",
                     file->name);
    json_object_foreach(body, key, value) good = good && plan_one(engine, plan, key, value);
    json_decref(data);
    *rule = (struct rule_of_choice){.policy = CHAIN_FILE, .plan = plan};
    return good;
}

bool read_policy(struct engine *engine, const json_t *request, struct arena *arena,
                 const char **name, struct rule_of_choice *rule) {
    *name = arena_copy(arena, json_text(request, "policy", "expert"));
    long known = policy_find(*name);
    if (strcmp(*name, "optimal") == 0)
        known = CHAIN_OPTIMAL;
    if (known < 0)
        return read_plan(engine, *name, arena, rule);
    *rule = (struct rule_of_choice){.policy = (int)known};
    return true;
}

/* Which policy a request names: one of the program's, a file of the user's, or what recorded
   learners chose. */
#include <math.h>
#include <string.h>

#include "data.h"
#include "inside.h"
#include "nearest.h"

/* --- what is said of one node --- */

static void add_part(struct plan *plan, struct arena *arena, size_t n, struct plan_part part) {
    if (part.share > 0 && plan->counts[n] < MOST_PLAN_PARTS)
        *ARENA_ADD(arena, plan->parts[n], plan->counts[n]) = part;
}

/* One more choice of a part; false: there is none of that name. */
static bool add_choice(struct plan_part *part, const struct node *node, const char *id) {
    long choice = node_find_choice(node, id);
    if (choice < 0)
        return false;
    part->choice = (size_t)choice;
    if (node->kind == NODE_ORDERS)
        part->items |= (uint64_t)1 << choice;
    return true;
}

/* The part that an id names, of orders ids joined by commas, or none; false: it names nothing. */
static bool read_part(const struct node *node, const char *ids, struct plan_part *part) {
    char id[128];
    if (node->kind != NODE_ORDERS)
        return add_choice(part, node, ids);
    while (*ids) {
        size_t length = strcspn(ids, ",");
        snprintf(id, sizeof id, "%.*s", (int)length, ids);
        if (length >= sizeof id || !add_choice(part, node, id))
            return false;
        ids += length + (ids[length] == ',');
    }
    return true;
}

/* { a = 0.7, b = 0.3 }: parts by their share. What names nothing is an error, unless `lenient`. */
static bool read_shares(struct plan *plan, struct arena *arena, const struct node *node, size_t n,
                        const json_t *shares, bool lenient) {
    const char *ids;
    const json_t *share;
    bool good = true;
    json_object_foreach((json_t *)shares, ids, share) {
        struct plan_part part = {.share = json_is_number(share) ? json_number_value(share) : -1};
        bool known = part.share >= 0 && isfinite(part.share) && read_part(node, ids, &part);
        if (known)
            add_part(plan, arena, n, part);
        good = good && (known || lenient);
    }
    return good;
}

/* A list of items of orders. */
static bool read_items(const struct node *node, const json_t *list, struct plan_part *part) {
    size_t i;
    json_t *id;
    bool good = node->kind == NODE_ORDERS;
    json_array_foreach((json_t *)list, i, id) good =
        good && json_is_string(id) && add_choice(part, node, json_string_value(id));
    return good;
}

static bool read_node(struct plan *plan, struct arena *arena, const struct node *node, size_t n,
                      const json_t *value) {
    struct plan_part part = {.share = 1};
    if (json_is_object(value) && json_object_size(value) > 0)
        return read_shares(plan, arena, node, n, value, false) && plan->counts[n] > 0;
    bool good = json_is_string(value) ? read_part(node, json_string_value(value), &part)
                                      : !json_is_null(value) && read_items(node, value, &part);
    if (good)
        add_part(plan, arena, n, part);
    return good;
}

/* --- a file --- */

/* Notes what the file says of one node; false: it is wrong, and that has been told. */
static bool plan_one(struct engine *engine, struct plan *plan, struct arena *arena, const char *key,
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
    if (read_node(plan, arena, &pathway->nodes[n], (size_t)n, value))
        return true;
    line_message(engine, "error",
                 "the policy file: at \"%.60s\" it names no option (of orders: a list of items; by "
                 "shares: { a = 0.7, b = 0.3 })",
                 pathway->nodes[n].id);
    return false;
}

static struct plan *new_plan(const struct engine *engine, struct arena *arena) {
    size_t nodes = engine->pathway->node_count + 1;
    struct plan *plan = arena_alloc(arena, sizeof *plan);
    plan->counts = arena_alloc(arena, nodes * sizeof *plan->counts);
    plan->parts = arena_alloc(arena, nodes * sizeof *plan->parts);
    return plan;
}

static bool read_plan(struct engine *engine, const char *name, struct arena *arena,
                      struct rule_of_choice *rule) {
    const struct file *file = find_file(engine, name);
    if (!file) {
        line_message(
            engine, "error",
            "there is no policy \"%.60s\": expert, optimal, random, worst, novice, record, "
            "or a Lua file that returns { node = \"option\", … }",
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
    struct plan *plan = new_plan(engine, arena);
    json_t *body = json_object_get(json_array_get(data, 0), "body");
    const char *key;
    json_t *value;
    bool good = body != NULL;
    if (!good)
        line_message(engine, "error", "%s returns no table: return { node = \"option\", … }",
                     file->name);
    json_object_foreach(body, key, value) good = good && plan_one(engine, plan, arena, key, value);
    json_decref(data);
    *rule = (struct rule_of_choice){.policy = CHAIN_FILE, .plan = plan};
    return good;
}

/* --- what was recorded --- */

/* Nodes and options that this version of the pathway does not have are passed over. */
static void read_record(const struct engine *engine, const json_t *shares, struct arena *arena,
                        struct rule_of_choice *rule) {
    const struct pathway *pathway = engine->pathway;
    struct plan *plan = new_plan(engine, arena);
    const char *key;
    const json_t *value;
    json_object_foreach((json_t *)shares, key, value) {
        long n = pathway_find_node(pathway, key);
        if (n >= 0 && pathway->nodes[n].kind <= NODE_QUESTION)
            read_shares(plan, arena, &pathway->nodes[n], (size_t)n, value, true);
    }
    *rule = (struct rule_of_choice){.policy = CHAIN_FILE, .plan = plan};
}

bool read_policy(struct engine *engine, const json_t *request, struct arena *arena,
                 const char **name, struct rule_of_choice *rule) {
    const json_t *shares = json_object_get(request, "shares");
    *name = arena_copy(arena, json_text(request, "policy", "expert"));
    long known = policy_find(*name);
    if (strcmp(*name, "record") == 0 && json_is_object(shares)) {
        read_record(engine, shares, arena, rule);
        return true;
    }
    if (strcmp(*name, "optimal") == 0)
        known = CHAIN_OPTIMAL;
    if (known < 0)
        return read_plan(engine, *name, arena, rule);
    *rule = (struct rule_of_choice){.policy = (int)known};
    return true;
}

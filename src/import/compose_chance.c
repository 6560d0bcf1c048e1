/* Writes what chance does: nodes before a passage that draw, and ways on that it takes. */
#include <stdlib.h>
#include <string.h>

#include "compose_inside.h"
#include "lua_writer.h"

enum { MOST_MORE_NODES = 10000 };

const char *node_more(struct node *node, const char *words) {
    if (node->story->more_nodes >= MOST_MORE_NODES)
        return NULL;
    node->story->more_nodes++;
    return story_node_id(node->story,
                         arena_print(node->story->arena, "%s %s", node->passage->id, words), words);
}

/* What chance may do: each with its share, what it sets, and where it leads. */
struct branch {
    const char *id, *set, *to;
    double share; /* where `times` is 0 */
    size_t times; /* so many of so many equal ones */
};

static void put_branch(FILE *out, const struct branch *branch, size_t of, bool last) {
    fprintf(out, "  branch \"%s\" { p = ", branch->id);
    if (last)
        fputs("rest", out);
    else if (branch->times)
        fprintf(out, "\"%zu / %zu\", illustrative = true", branch->times, of);
    else
        fprintf(out, "%.6g, illustrative = true", branch->share);
    if (branch->set) {
        fputs(", set = ", out);
        lua_string(out, branch->set);
    }
    fprintf(out, ", to = \"%s\" },\n", branch->to);
}

void node_put_ways(struct node *node, FILE *out, const struct item *item) {
    struct branch branches[MOST_BRANCHES];
    size_t count = 0;
    for (size_t i = 0; i < item->target_count; i++) {
        const char *to = story_node(node->story, item->targets[i]);
        size_t same = 0;
        while (same < count && strcmp(branches[same].to, to) != 0)
            same++;
        if (same == count)
            branches[count++] = (struct branch){to, NULL, to, 0, 0};
        branches[same].times++;
    }
    for (size_t i = 0; i < count; i++)
        put_branch(out, &branches[i], item->target_count, i + 1 == count);
}

const char *node_target(struct node *node, const struct item *item) {
    if (item->target_count == 0)
        return item->target ? story_node(node->story, item->target) : NULL;
    const char *id = node_more(node, "way");
    if (!id)
        return story_node(node->story, item->targets[0]);
    fprintf(node->behind, "\nchance \"%s\" {\n", id);
    node_put_ways(node, node->behind, item);
    fputs("}\n", node->behind);
    node->composed->nodes++;
    return id;
}

/* --- draws --- */

/* What a branch that draws a value is called. */
static const char *branch_of(struct node *node, const struct draw *draw, const char *value) {
    struct arena *arena = node->story->arena;
    switch (node->story->variables[draw->variable].type) {
    case IS_TRUTH:
        return strcmp(value, "true") == 0 ? "yes" : "no";
    case IS_NUMBER:
        return arena_print(arena, "%s%s", *value == '-' ? "minus_" : "n",
                           name_from(arena, value, 30));
    default:
        return arena_copy_bytes(arena, value + 1, strlen(value) - 2); /* without its quotes */
    }
}

static void put_draw(struct node *node, const char *id, const struct draw *draw, const char *to) {
    struct branch branches[MOST_BRANCHES];
    const char *field = node->story->variables[draw->variable].id;
    size_t count = 0, same;
    for (size_t i = 0; i < draw->count; i++) {
        const char *value = formula_value(node->story, draw->values[i], draw->variable);
        if (!value)
            continue;
        const char *set = arena_print(node->story->arena, "%s = %s", field, value);
        for (same = 0; same < count && strcmp(branches[same].set, set) != 0;)
            same++;
        if (same == count)
            branches[count++] = (struct branch){branch_of(node, draw, value), set, to,
                                                draw->shares ? draw->shares[i] : 0, 0};
        branches[same].times += !draw->shares;
    }
    fprintf(node->out, "chance \"%s\" {\n", id);
    for (size_t i = 0; i < count; i++)
        put_branch(node->out, &branches[i], draw->count, i + 1 == count);
    fputs("}\n\n", node->out);
    node->composed->nodes++;
}

void node_put_draws(struct node *node) {
    const char *id = node->passage->id;
    for (size_t i = 0; i < node->plan->draw_count; i++) {
        const char *next = node_more(node, i + 1 < node->plan->draw_count ? "luck" : "then");
        if (!next)
            break;
        put_draw(node, id, node->plan->draws[i], next);
        id = next;
    }
    node->id = id;
}

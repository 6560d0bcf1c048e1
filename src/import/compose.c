/* Writes passages as nodes. */
#include <stdlib.h>
#include <string.h>

#include "compose_inside.h"
#include "lua_writer.h"

enum shape {
    SHAPE_OUTCOME,
    SHAPE_STEP,
    SHAPE_DECISION,
    SHAPE_CHANCE,
    SHAPE_WAYS,
    SHAPE_WAYS_AND_DECISION
};

/* --- where it leads --- */

static bool always(const struct leaves *leaves) {
    for (size_t i = 0; i < leaves->count && i < MOST_ARMS; i++)
        if (!leaves->leaves[i].when)
            return true;
    return false;
}

/* Whether it always leads to one place, and what following it sets may as well be set before the
   text is told: nothing in the passage reads it, and nothing is drawn. */
static bool is_plain(const struct plan *plan, const struct leaf *leaf) {
    const struct item *item = leaf->item;
    bool plain = !leaf->when && item->target && item->target_count == 0;
    for (size_t i = 0; plain && item->kind == ITEM_LINK && i < item->arms[0].inside.count; i++)
        plain = plan->draw_count == 0 && !plan->read[item->arms[0].inside.items[i].variable];
    return plain;
}

static enum shape shape_of(const struct plan *plan) {
    const struct passage *passage = &plan->story->passages[plan->number];
    if (plan->ways.count > 0 && !plan->ways.leaves[0].when &&
        plan->ways.leaves[0].item->target_count)
        return SHAPE_CHANCE;
    if (plan->ways.count > 0)
        return always(&plan->ways) || plan->links.count == 0 ? SHAPE_WAYS : SHAPE_WAYS_AND_DECISION;
    if (plan->links.count == 0)
        return SHAPE_OUTCOME;
    bool single = plan->links.count == 1 && is_plain(plan, &plan->links.leaves[0]);
    return single && !passage->asks ? SHAPE_STEP : SHAPE_DECISION;
}

void compose_look(struct story *story, size_t number) {
    struct passage *passage = &story->passages[number];
    struct plan *plan = plan_new(story, number, true);
    passage->goes_to = -1;
    const struct leaves *leaves = plan->ways.count ? &plan->ways : &plan->links;
    if (leaves->count == 1 && is_plain(plan, &leaves->leaves[0]))
        passage->goes_to = story_find(story, leaves->leaves[0].item->target);
    story->now = -1;
}

void compose_break_rounds(struct story *story) {
    size_t *seen = xcalloc(story->passage_count + 1, sizeof *seen);
    for (size_t i = 0; i < story->passage_count; i++) {
        size_t at = i;
        while (story->passages[at].role == PASSAGE_TOLD && seen[at] == 0 &&
               story->passages[at].goes_to >= 0 && !story->passages[at].asks) {
            seen[at] = i + 1;
            at = (size_t)story->passages[at].goes_to;
        }
        if (seen[at] == i + 1)
            story->passages[at].asks = true;
    }
    free(seen);
}

/* --- small parts --- */

/* What happens on entering: the count of visits, what the passage sets, and more; whether it is
   anything. */
static bool put_entering(struct node *node, const char *before, const char *more) {
    struct story *story = node->story;
    long visits = node->passage->visits;
    const char *counted =
        visits < 0 ? NULL
                   : arena_print(story->arena, "%s = %s + 1", story->variables[visits].id,
                                 story->variables[visits].id);
    char *effect = node_effect(node->plan, &node->plan->sets, counted);
    const char *all =
        arena_print(story->arena, "%s%s%s", effect, *effect && *more ? "; " : "", more);
    node_put_set(node, before, all);
    free(effect);
    return *all != '\0';
}

static void put_text(struct node *node, const char *rich) {
    if (lua_text(node->out, rich))
        plan_hand(node->plan, NULL, "this text is too long and was cut");
}

/* The text of the passage. */
static void put_story(struct node *node) {
    const char *text = plan_text(node->plan, node->out);
    if (text)
        put_text(node, text);
}

/* --- shapes --- */

static void put_decision(struct node *node, const char *id, bool enters) {
    fprintf(node->out, "decision \"%s\" {\n  ", id);
    put_story(node);
    fputs(",\n", node->out);
    if (enters && put_entering(node, "  ", ""))
        fputs(",\n", node->out);
    node_put_options(node);
    fputs("\n}\n", node->out);
    node->composed->nodes++;
}

static void put_outcome(struct node *node, const char *id) {
    fprintf(node->out, "outcome \"%s\" {\n  ", id);
    put_story(node);
    put_entering(node, ",\n  ", "");
    fputs(",\n  utility = 0.5, -- BY HAND\n}\n", node->out);
    node->composed->nodes++;
    node->composed->outcomes++;
}

static void put_step(struct node *node, const char *id) {
    const struct leaf *link = &node->plan->links.leaves[0];
    const char *label = plan_label(node->plan, &link->item->inside);
    char *effect = node_effect_of_link(node->plan, link->item);
    if (*label && strcmp(label, link->item->target) != 0)
        lua_comment(
            node->out, "",
            arena_print(node->story->arena, "link: %s", rich_plain(node->story->arena, label)));
    fprintf(node->out, "step \"%s\" {\n  ", id);
    put_story(node);
    put_entering(node, ",\n  ", effect);
    fprintf(node->out, ",\n  to = \"%s\",\n}\n", story_node(node->story, link->item->target));
    node->composed->nodes++;
    free(effect);
}

/* Goes on by itself, to where the conditions say; `otherwise` where none holds, NULL where one
   always does. */
static void put_ways(struct node *node, const char *id, bool tells, const char *otherwise) {
    const struct leaves *ways = &node->plan->ways;
    char *to;
    size_t length, count = 0;
    FILE *targets = open_memstream(&to, &length);
    if (!targets)
        die("out of memory");
    if (ways->count > MOST_ARMS)
        plan_hand(node->plan, NULL, "there are more ways on here than could be kept");
    for (; count < ways->count && count < MOST_ARMS; count++) {
        const char *target = node_target(node, ways->leaves[count].item);
        if (ways->leaves[count].when) {
            lua_string(targets, ways->leaves[count].when);
            fprintf(targets, ", \"%s\", ", target);
            continue;
        }
        otherwise = target;
        break;
    }
    if (fclose(targets) != 0)
        die("out of memory");
    fprintf(node->out, "step \"%s\" {\n  ", id);
    if (tells)
        put_story(node);
    else
        fputs("\"\"", node->out);
    put_entering(node, ",\n  ", "");
    fprintf(node->out, ",\n  to = %s%s\"%s\"%s,\n}\n", count ? "either(" : "", to, otherwise,
            count ? ")" : "");
    free(to);
    node->composed->nodes++;
}

/* Where no way on need be open, the story would stop: so does the walk. */
static const char *put_end(struct node *node) {
    const char *id = node_more(node, "end");
    if (!id)
        return story_node(node->story, node->passage->name);
    fprintf(node->behind,
            "\noutcome \"%s\" {\n  \"The story does not go on from here.\",\n"
            "  utility = 0.5, -- BY HAND\n}\n",
            id);
    node->composed->nodes++;
    node->composed->outcomes++;
    plan_hand(node->plan, NULL,
              "it goes on by itself on conditions, and where none of them holds "
              "nothing is said");
    return id;
}

/* Chance decides where the story goes on; the text is told before. */
static void put_chance(struct node *node, const char *id) {
    char *text;
    size_t length;
    FILE *out = node->out;
    fprintf(out, "chance \"%s\" {\n", id);
    node->out = open_memstream(&text, &length);
    if (!node->out)
        die("out of memory");
    put_story(node);
    if (fclose(node->out) != 0)
        die("out of memory");
    node->out = out;
    if (strcmp(text, "\"\"") != 0)
        fprintf(out, "  %s,\n", text);
    if (put_entering(node, "  ", ""))
        fputs(",\n", out);
    node_put_ways(node, out, node->plan->ways.leaves[0].item);
    fputs("}\n", out);
    free(text);
    node->composed->nodes++;
}

static void put_shape(struct node *node) {
    enum shape shape = shape_of(node->plan);
    const char *asking;
    switch (shape) {
    case SHAPE_OUTCOME:
        put_outcome(node, node->id);
        return;
    case SHAPE_STEP:
        put_step(node, node->id);
        return;
    case SHAPE_DECISION:
        put_decision(node, node->id, true);
        return;
    case SHAPE_CHANCE:
        put_chance(node, node->id);
        return;
    case SHAPE_WAYS:
        put_ways(node, node->id, true, always(&node->plan->ways) ? NULL : put_end(node));
        return;
    case SHAPE_WAYS_AND_DECISION:
        asking = node_more(node, "asks");
        if (!asking) {
            put_decision(node, node->id, true);
            return;
        }
        put_ways(node, node->id, false, asking);
        fputs("\n", node->out);
        put_decision(node, asking, false);
        return;
    }
}

/* --- the whole --- */

static void put_heading(struct node *node) {
    const struct passage *passage = node->passage;
    struct arena *arena = node->story->arena;
    char *name = arena_copy(arena, passage->name);
    for (char *c = name; *c; c++)
        *c = *c == '\n' ? ' ' : *c;
    fputs("\n", node->out);
    lua_comment(node->out, "",
                *passage->tags ? arena_print(arena, "%s [%s]", name, passage->tags) : name);
    for (size_t i = 0; i < node->plan->hand_count; i++)
        lua_comment(node->out, "", node->plan->hands[i]);
}

/* The text is written first, for what needs a hand shows in writing, and stands above it. */
void compose_passage(struct story *story, size_t number, FILE *out, struct composed *composed) {
    struct node node = {.story = story, .passage = &story->passages[number], .composed = composed};
    char *body;
    size_t length;
    if (node.passage->included && !node.passage->linked && story->start != (long)number)
        return; /* it stands within others */
    node.plan = plan_new(story, number, false);
    node.out = open_memstream(&body, &length);
    node.behind = open_memstream(&node.behind_text, &node.behind_size);
    if (!node.out || !node.behind)
        die("out of memory");
    node_put_draws(&node);
    put_shape(&node);
    if (fclose(node.out) != 0 || fclose(node.behind) != 0)
        die("out of memory");
    node.out = out;
    put_heading(&node);
    fputs(body, out);
    fputs(node.behind_text, out);
    free(body);
    free(node.behind_text);
    story->now = -1;
}

void compose_missing(struct story *story, FILE *out, struct composed *composed) {
    for (size_t i = 0; i < story->missing_count; i++) {
        char *name = arena_copy(story->arena, story->missing[i]);
        for (char *c = name; *c; c++)
            *c = *c == '\n' ? ' ' : *c;
        fputs("\n", out);
        lua_comment(out, "",
                    arena_print(story->arena,
                                "%s\nBY HAND: links lead here, and there is no such passage",
                                name));
        fprintf(out,
                "outcome \"%s\" {\n  \"This part of the story has not been written.\",\n"
                "  utility = 0.5, -- BY HAND\n}\n",
                story->missing_ids[i]);
        composed->nodes++;
        composed->outcomes++;
    }
}

/* Writes what is set, and the options of a decision. */
#include <stdlib.h>
#include <string.h>

#include "compose_inside.h"
#include "lua_writer.h"

char *node_effect(struct plan *plan, const struct leaves *sets, const char *first) {
    struct story *story = plan->story;
    char *text;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    if (!out)
        die("out of memory");
    fputs(first ? first : "", out);
    for (size_t i = 0; i < sets->count; i++) {
        const struct item *item = sets->leaves[i].item;
        const char *id = story->variables[item->variable].id;
        const char *value = formula_value(story, item->value, item->variable);
        const char *when = sets->leaves[i].when;
        if (!value)
            continue;
        const char *assigned =
            when ? arena_print(story->arena, "%s = either(%s, %s, %s)", id, when, value, id)
                 : arena_print(story->arena, "%s = %s", id, value);
        if ((size_t)ftell(out) + strlen(assigned) < FORMULA_LONGEST)
            fprintf(out, "%s%s", ftell(out) > 0 ? "; " : "", assigned);
        else
            plan_hand(plan, id,
                      "this is not set: there is more to set here than one expression holds");
    }
    if (fclose(out) != 0)
        die("out of memory");
    return text;
}

char *node_effect_of_link(struct plan *plan, const struct item *link) {
    struct leaves sets = {0};
    const struct items *inside = &link->arms[0].inside;
    for (size_t i = 0; i < inside->count; i++)
        *ARENA_ADD(plan->story->arena, sets.leaves, sets.count) =
            (struct leaf){&inside->items[i], NULL};
    return node_effect(plan, &sets, NULL);
}

void node_put_set(struct node *node, const char *before, const char *effect) {
    if (!*effect)
        return;
    fprintf(node->out, "%sset = ", before);
    lua_string(node->out, effect);
}

/* --- options --- */

static const char *option_id(struct node *node, const char *label, const char **ids, size_t count) {
    struct arena *arena = node->story->arena;
    const char *name = name_from(arena, label, 28);
    name = *name ? name_unreserved(arena, name, "option") : "option";
    const char *id = name;
    for (size_t i = 0, number = 2; i < count; i++)
        if (strcmp(ids[i], id) == 0) {
            id = arena_print(arena, "%s_%zu", name, number++);
            i = (size_t)-1;
        }
    return id;
}

/* The same label to the same place on the same condition is one option. */
static bool is_told(const struct leaves *links, size_t i, const char *const *labels) {
    for (size_t before = 0; before < i; before++) {
        const struct leaf *a = &links->leaves[before], *b = &links->leaves[i];
        bool same_when =
            a->when == b->when || (a->when && b->when && strcmp(a->when, b->when) == 0);
        if (labels[before] && strcmp(labels[before], labels[i]) == 0 && same_when &&
            a->item->target && b->item->target && strcmp(a->item->target, b->item->target) == 0 &&
            a->item->arms[0].inside.count == b->item->arms[0].inside.count)
            return true;
    }
    return false;
}

static void write_option(struct node *node, FILE *out, const struct leaf *link, const char *label,
                         const char *effect, const char *to, const char *between) {
    if (lua_text(out, *label ? label : "Go on"))
        plan_hand(node->plan, NULL, "this text is too long and was cut");
    if (link->when) {
        fprintf(out, ",%swhen = ", between);
        lua_string(out, link->when);
    }
    if (*effect) {
        fprintf(out, ",%sset = ", between);
        lua_string(out, effect);
    }
    if (to)
        fprintf(out, ",%sto = \"%s\"", between, to);
}

/* On one line where there is room. */
static void put_option(struct node *node, const struct leaf *link, const char *label,
                       const char *id) {
    enum { ROOM = 118 };
    char *effect = node_effect_of_link(node->plan, link->item), *line;
    const char *to = node_target(node, link->item);
    size_t length;
    FILE *out = open_memstream(&line, &length);
    if (!out)
        die("out of memory");
    write_option(node, out, link, label, effect, to, " ");
    if (fclose(out) != 0)
        die("out of memory");
    if (length + strlen(id) < ROOM)
        fprintf(node->out, "\n  option \"%s\" { %s },", id, line);
    else {
        fprintf(node->out, "\n  option \"%s\" {\n    ", id);
        write_option(node, node->out, link, label, effect, to, "\n    ");
        fputs(",\n  },", node->out);
    }
    free(line);
    free(effect);
    node->composed->options++;
    if (!to)
        plan_hand(node->plan, label, "this link leads nowhere: choosing it stays here");
}

void node_put_options(struct node *node) {
    const struct leaves *links = &node->plan->links;
    size_t count = links->count > MOST_OPTIONS ? MOST_OPTIONS : links->count, used = 0;
    const char **labels = arena_alloc(node->story->arena, (count + 1) * sizeof *labels);
    const char **ids = arena_alloc(node->story->arena, (count + 1) * sizeof *ids);
    if (links->count > count)
        plan_hand(node->plan, NULL, "there are more links here than a decision may have options");
    for (size_t i = 0; i < count; i++) {
        labels[i] = plan_label(node->plan, &links->leaves[i].item->inside);
        if (is_told(links, i, labels))
            continue;
        ids[used] = option_id(node, labels[i], ids, used);
        put_option(node, &links->leaves[i], labels[i], ids[used]);
        used++;
    }
}

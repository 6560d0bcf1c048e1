/* Goes through what stands in a passage, and sorts it. */
#include "plan.h"

#include <stdlib.h>
#include <string.h>

#include "lua_writer.h"

void plan_hand(struct plan *plan, const char *source, const char *reason) {
    enum { SHOWN = 90 };
    if (plan->quiet)
        return;
    struct arena *arena = plan->story->arena;
    source = source ? rich_plain(arena, source) : NULL;
    size_t length = source ? strcspn(source, "\n") : 0;
    size_t shown = length > SHOWN ? SHOWN : length;
    while (shown > 0 && source[shown] && (source[shown] & 0xC0) == 0x80)
        shown--;
    bool cut = source && source[shown] != '\0';
    story_hand(plan->story, "%s%s%.*s%s", reason, source && *source ? ": " : "", (int)shown,
               source ? source : "", cut ? " …" : "");
    if (plan->hand_count < MOST_HANDS_A_PASSAGE)
        *ARENA_ADD(arena, plan->hands, plan->hand_count) =
            arena_print(arena, "BY HAND: %s%s%s", reason, source && *source ? ":\n  " : "",
                        source ? source : "");
}

bool plan_condition(struct plan *plan, struct formula *around, struct formula *condition,
                    struct formula **both, const char **when) {
    *both = formula_and(plan->story, around, condition);
    *when = *both ? formula_condition(plan->story, *both) : NULL;
    return *when != NULL;
}

static void add(struct plan *plan, struct leaves *leaves, const struct item *item,
                const char *when) {
    *ARENA_ADD(plan->story->arena, leaves->leaves, leaves->count) = (struct leaf){item, when};
}

/* --- what is asked for, and what is drawn --- */

static void note_draw(void *context, struct draw *draw) {
    struct plan *plan = context;
    for (size_t i = 0; i < plan->draw_count; i++)
        if (plan->draws[i] == draw)
            return;
    if (plan->draw_count < MOST_DRAWN_BEFORE)
        plan->draws[plan->draw_count++] = draw;
    else
        plan_hand(plan, NULL, "more is drawn by chance here than could be kept");
}

static void note_reading(struct plan *plan, const struct formula *formula) {
    if (formula->kind == FORMULA_VARIABLE)
        plan->read[formula->variable] = true;
    for (size_t i = 0; i < formula->count; i++)
        note_reading(plan, formula->operands[i]);
}

static void note_formula(struct plan *plan, const struct formula *formula, bool reads) {
    if (!formula)
        return;
    formula_draws(formula, note_draw, plan);
    if (reads)
        note_reading(plan, formula);
}

/* --- going through --- */

static void go_through(struct plan *plan, const struct items *items, struct formula *around,
                       const char *when, bool doubtful, int depth);

static void do_set(struct plan *plan, const struct item *item, const char *when, bool doubtful) {
    const struct variable *variable = &plan->story->variables[item->variable];
    const char *said = variable->name ? variable->name : variable->id;
    if (doubtful)
        plan_hand(plan, said,
                  "this is set on a condition that could not be read, so it is not set");
    else if (!formula_value(plan->story, item->value, item->variable))
        plan_hand(plan, said, "this is set to something of another kind than elsewhere");
    else {
        if (plan->read[item->variable])
            plan_hand(plan, said,
                      "this is shown or asked for before it is set; casewalk sets it first");
        plan->read[item->variable] = false;
        add(plan, &plan->sets, item, when);
    }
}

/* The condition under which none of the arms before holds, and this one does. */
static void do_if(struct plan *plan, const struct item *item, struct formula *around,
                  const char *when, bool doubtful, int depth) {
    struct formula *before = around;
    bool all_go = true; /* each arm so far leads away */
    for (size_t i = 0; i < item->arm_count; i++) {
        const struct if_arm *arm = &item->arms[i];
        struct formula *both = before;
        const char *inside = when;
        bool unknown = arm->unknown;
        if (arm->condition || before != around) {
            note_formula(plan, arm->condition, true);
            unknown = unknown || !plan_condition(plan, before, arm->condition, &both, &inside);
        }
        if (unknown)
            plan_hand(plan, arm->said,
                      "this condition could not be read: what hangs on it stands here always");
        size_t ways = plan->ways.count;
        go_through(plan, &arm->inside, unknown ? around : both, unknown ? when : inside,
                   doubtful || unknown, depth);
        bool goes = plan->ways.count > ways && plan->ways.leaves[ways].when == inside;
        if (goes && all_go && !arm->condition && i > 0)
            plan->ways.leaves[ways].when = when; /* the ways before it have been asked */
        all_go = all_go && goes && !unknown;
        struct formula *denied =
            arm->condition && !unknown ? formula_not(plan->story, arm->condition) : NULL;
        struct formula *rest = denied ? formula_and(plan->story, before, denied) : NULL;
        before = rest ? rest : before;
    }
}

static void do_include(struct plan *plan, const struct item *item, struct formula *around,
                       const char *when, bool doubtful, int depth) {
    long included = item->target ? story_find(plan->story, item->target) : -1;
    if (included < 0 || depth > DEEPEST_INCLUDE)
        plan_hand(plan, item->target, "a passage that is to be shown here is not there");
    else {
        plan->story->passages[included].included = true;
        go_through(plan, &plan->story->passages[included].items, around, when, doubtful, depth + 1);
    }
}

static void do_item(struct plan *plan, const struct item *item, struct formula *around,
                    const char *when, bool doubtful, int depth) {
    switch (item->kind) {
    case ITEM_TEXT:
        return;
    case ITEM_SHOW:
        note_formula(plan, item->value, true);
        return;
    case ITEM_SET:
        note_formula(plan, item->value, false);
        do_set(plan, item, when, doubtful);
        return;
    case ITEM_LINK:
        add(plan, &plan->links, item, when);
        for (size_t i = 0; i < item->arms[0].inside.count; i++)
            note_formula(plan, item->arms[0].inside.items[i].value, false);
        return;
    case ITEM_GO:
        if (doubtful)
            plan_hand(plan, item->target,
                      "the story goes on by itself on a condition that could not be read");
        else
            add(plan, &plan->ways, item, when);
        return;
    case ITEM_IF:
        do_if(plan, item, around, when, doubtful, depth);
        return;
    case ITEM_INCLUDE:
        do_include(plan, item, around, when, doubtful, depth);
        return;
    case ITEM_HAND:
        plan_hand(plan, item->text, item->reason);
        return;
    }
}

static void go_through(struct plan *plan, const struct items *items, struct formula *around,
                       const char *when, bool doubtful, int depth) {
    for (size_t i = 0; i < items->count && plan->left > 0; i++) {
        if (--plan->left == 0)
            plan_hand(plan, NULL, "the passage is too long to be taken as a whole");
        do_item(plan, &items->items[i], around, when, doubtful, depth);
    }
}

struct plan *plan_new(struct story *story, size_t number, bool quiet) {
    struct plan *plan = arena_alloc(story->arena, sizeof *plan);
    plan->story = story;
    plan->number = (long)number;
    plan->left = MOST_LEAVES;
    plan->quiet = quiet;
    plan->read = arena_alloc(story->arena, story->variable_count + 1);
    story->now = (long)number;
    go_through(plan, &story->passages[number].items, NULL, NULL, false, 0);
    return plan;
}

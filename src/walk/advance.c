/* The order of a step: entering, looking at events, showing, letting time pass, and going on
   (docs/architecture.md gives the rules this file carries out). */
#include <math.h>
#include <string.h>

#include "state.h"

/* What a sum of decimal fractions may miss a whole minute by. */
static const double rounding = 1e-6;

/* The last minute of the counted clock, some 1,900 years; twice as much still has a number. */
enum { LAST_MINUTE = 1000000000 };

/* Why a part of a step did not go on as usual. */
enum progress { GO_ON, WAIT, STUCK };

static const struct node *here(const struct walk *walk) {
    return &walk->pathway->nodes[walk->situation->now.node];
}

bool tell(struct walk *walk, struct news news) {
    refresh(walk);
    return !walk->tell || walk->tell(walk->context, walk, &news, &walk->fault);
}

bool truth_of(struct walk *walk, const struct expression *expression, bool *truth) {
    double value = 1;
    refresh(walk);
    bool good = !expression || expression_evaluate(expression, &walk->scene, &value, &walk->fault);
    *truth = value != 0;
    return good;
}

bool change(struct walk *walk, const struct effect *effect) {
    if (!effect)
        return true;
    refresh(walk);
    return pathway_apply(walk->pathway, effect, &walk->scene, &walk->fault) && watch_events(walk);
}

bool duration_of(struct walk *walk, const struct expression *takes, double *minutes) {
    *minutes = 0;
    if (!takes)
        return true;
    refresh(walk);
    if (!expression_evaluate(takes, &walk->scene, minutes, &walk->fault))
        return false;
    *minutes = ceil(*minutes - rounding) + 0.0;
    if (*minutes >= 0 && *minutes <= 1e8)
        return true;
    fail(&walk->fault, "%s:%d: this takes %g minutes", takes->place->file, takes->place->line,
         *minutes);
    return fail_as(&walk->fault, CODE_TIME);
}

static void enter(struct walk *walk, size_t node, bool by_event) {
    walk->situation->now =
        (struct activity){.node = (int32_t)node, .stage = STAGE_ENTER, .event = by_event};
}

/* Puts the present activity on the stack. */
static bool push(struct walk *walk, struct activity activity) {
    struct situation *s = walk->situation;
    if (s->depth == MOST_WAITING) {
        fail(&walk->fault,
             "%s:%d: node \"%s\" is interrupted while %d interrupted nodes wait already",
             here(walk)->place.file, here(walk)->place.line, here(walk)->id, MOST_WAITING);
        return fail_as(&walk->fault, CODE_NO_WAIT);
    }
    s->waiting[s->depth++] = activity;
    return true;
}

/* The node a `to` gives; TARGET_RESUME where it is NULL. */
static bool target_of(struct walk *walk, const struct expression *to, double *target) {
    *target = TARGET_RESUME;
    refresh(walk);
    return !to || expression_evaluate(to, &walk->scene, target, &walk->fault);
}

static bool count_step(struct walk *walk) {
    if (++walk->steps <= walk->pathway->steps)
        return true;
    walk->limit = true;
    fail(&walk->fault, "%s:%d: the walk stops after %zu steps, at \"%s\"", here(walk)->place.file,
         here(walk)->place.line, walk->pathway->steps, here(walk)->id);
    return fail_as(&walk->fault, CODE_NO_WAIT);
}

/* The event happens: it is told, changes the patient, and leads away unless it has no `to`. */
static enum progress happen(struct walk *walk, size_t index) {
    const struct event *event = &walk->pathway->events[index];
    double target;
    spend(walk, index);
    if (!count_step(walk) ||
        !tell(walk, (struct news){.kind = TELL_EVENT, .event = event, .action = &event->action}) ||
        !change(walk, event->action.set) || !target_of(walk, event->action.to, &target))
        return STUCK;
    if (target == TARGET_RESUME)
        return GO_ON;
    struct activity interrupted = walk->situation->now;
    if (interrupted.stage == STAGE_TAKE) {
        interrupted.until -= walk->situation->clock; /* what is left of it */
        interrupted.from = 0;
    }
    if (!push(walk, interrupted))
        return STUCK;
    enter(walk, (size_t)target, true);
    return GO_ON;
}

/* The event's condition holds: it happens, unless chance is asked first. */
static enum progress meet(struct walk *walk, size_t index) {
    if (!walk->pathway->events[index].probability)
        return happen(walk, index);
    struct situation *s = walk->situation;
    if (!push(walk, s->now))
        return STUCK;
    s->now.stage = STAGE_EVENT;
    s->now.event = (uint32_t)index;
    return WAIT;
}

/* --- the stages --- */

static bool reveal(struct walk *walk, const struct expression *reveals) {
    if (!reveals)
        return true;
    double number;
    refresh(walk);
    if (!expression_evaluate(reveals, &walk->scene, &number, &walk->fault))
        return false;
    const struct list *list = &walk->pathway->lists[(size_t)number];
    for (size_t i = 0; i < list->count; i++)
        patient_reveal(&walk->pathway->words.patient, walk->situation->bytes, list->items[i]);
    return watch_events(walk) &&
           tell(walk, (struct news){.kind = TELL_REVEAL, .node = here(walk), .list = list});
}

static void drop_stack(struct walk *walk) {
    if (!here(walk)->may_resume)
        walk->situation->depth = 0;
}

static enum progress do_enter(struct walk *walk) {
    const struct node *node = here(walk);
    if (!count_step(walk))
        return STUCK;
    drop_stack(walk);
    if (!change(walk, node->action.set) || !reveal(walk, node->action.reveals))
        return STUCK;
    bool straight = node->kind == NODE_OUTCOME || walk->situation->now.event;
    walk->situation->now.event = 0;
    walk->situation->now.stage = straight ? STAGE_SHOW : STAGE_LOOK;
    return GO_ON;
}

static enum progress do_look(struct walk *walk) {
    drop_stack(walk);
    for (size_t i = 0; i < walk->pathway->event_count; i++) {
        const struct event *event = &walk->pathway->events[i];
        if (!is_open(walk, i))
            continue;
        double due;
        bool holds;
        if (!due_time(walk, i, &due))
            return STUCK;
        if ((event->at || event->after) && due > walk->situation->clock)
            continue;
        if (!truth_of(walk, event->when, &holds))
            return STUCK;
        if (holds)
            return meet(walk, i);
        let_pass(walk, i);
    }
    walk->situation->now.stage = STAGE_SHOW;
    return GO_ON;
}

/* Whether so much can still pass; false is a fault. */
static bool clock_bears(struct walk *walk, double minutes) {
    const struct node *node = here(walk);
    return walk->situation->clock + minutes <= LAST_MINUTE ||
           fail(&walk->fault, "%s:%d: at \"%s\" the clock would pass %d minutes", node->place.file,
                node->place.line, node->id, LAST_MINUTE);
}

bool begin_take(struct walk *walk, double minutes, enum phase phase) {
    struct situation *s = walk->situation;
    double counted = at_grain(walk, minutes);
    if (!clock_bears(walk, counted))
        return false;
    s->now.stage = STAGE_TAKE;
    s->now.phase = (uint8_t)phase;
    s->now.from = s->clock;
    s->now.until = s->clock + (int32_t)counted;
    s->now.left = (int32_t)minutes;
    return true;
}

static enum progress do_show(struct walk *walk) {
    const struct node *node = here(walk);
    double minutes;
    if (!tell(walk, (struct news){.kind = TELL_NODE, .node = node, .action = &node->action}) ||
        !duration_of(walk, node->action.takes, &minutes))
        return STUCK;
    return begin_take(walk, minutes, PHASE_NODE) ? GO_ON : STUCK;
}

/* Moves both clocks to a minute of the counted one. */
static void pass_until(struct walk *walk, double minute) {
    struct situation *s = walk->situation;
    double counted = minute - s->clock;
    double exact = minute >= s->now.until ? s->now.left : fmin(s->now.left, counted);
    if (counted > 0)
        s->clock = (int32_t)minute;
    walk->minutes += exact;
    s->now.left -= (int32_t)exact;
}

static enum progress leave(struct walk *walk, const struct expression *to, bool stay);

static enum progress after_node(struct walk *walk) {
    struct situation *s = walk->situation;
    switch (here(walk)->kind) {
    case NODE_STEP:
        return leave(walk, here(walk)->action.to, false);
    case NODE_CHANCE:
        s->now.stage = STAGE_DRAW;
        return WAIT;
    case NODE_OUTCOME:
        s->now.stage = STAGE_OVER;
        return WAIT;
    default:
        s->now.stage = STAGE_OFFER;
        return WAIT;
    }
}

static bool finish_action(struct walk *walk, const struct choice *choice,
                          const struct action *action) {
    return reveal(walk, action->reveals) &&
           (!action->result ||
            tell(walk,
                 (struct news){
                     .kind = TELL_RESULT, .node = here(walk), .choice = choice, .action = action}));
}

static enum progress after_choice(struct walk *walk) {
    struct activity *now = &walk->situation->now;
    const struct choice *choice = &here(walk)->choices[now->choice];
    const struct action *action = &choice->arms[now->arm].action;
    double target;
    if (!finish_action(walk, choice, action))
        return STUCK;
    if (!action->visit)
        return leave(walk, action->to, true);
    struct activity back = *now;
    back.stage = STAGE_OFFER;
    if (!target_of(walk, action->visit, &target))
        return STUCK;
    back.until = back.from = 0;
    if (!push(walk, back))
        return STUCK;
    enter(walk, (size_t)target, false);
    return GO_ON;
}

static const struct action *item_action(const struct activity *now, const struct choice *items,
                                        size_t item) {
    return &items[item].arms[now->arms[item / 32] >> (2 * (item % 32)) & 3].action;
}

/* All that was ordered at once has come. */
static enum progress after_orders(struct walk *walk) {
    const struct node *node = here(walk);
    for (size_t i = 0; i < node->choice_count; i++) {
        const struct activity *now = &walk->situation->now;
        if ((now->ticked >> i & 1) &&
            !finish_action(walk, &node->choices[i], item_action(now, node->choices, i)))
            return STUCK;
    }
    return leave(walk, node->action.to, true);
}

/* One of what is done in turn has been done; the next begins. */
static enum progress after_item(struct walk *walk) {
    const struct node *node = here(walk);
    struct activity *now = &walk->situation->now;
    size_t item = now->choice;
    if (item > 0 &&
        !finish_action(walk, &node->choices[item - 1], item_action(now, node->choices, item - 1)))
        return STUCK;
    while (item < node->choice_count && !(now->ticked >> item & 1))
        item++;
    if (item == node->choice_count)
        return leave(walk, node->action.to, true);
    const struct action *next = item_action(now, node->choices, item);
    double minutes;
    if (!duration_of(walk, next->takes, &minutes) || !change(walk, next->set))
        return STUCK;
    now->choice = (uint8_t)(item + 1);
    return begin_take(walk, minutes, PHASE_ITEM) ? GO_ON : STUCK;
}

/* The earliest timer that is due in what remains of the time; the count of events when there is
 * none. */
static bool next_due(struct walk *walk, size_t *found, double *when) {
    const struct activity *now = &walk->situation->now;
    *found = walk->pathway->event_count;
    *when = INFINITY;
    if (here(walk)->kind == NODE_OUTCOME) /* it is over: nothing interrupts an end */
        return true;
    for (size_t i = 0; i < walk->pathway->event_count; i++) {
        double due;
        if (!is_open(walk, i))
            continue;
        if (!due_time(walk, i, &due))
            return false;
        if (due > now->from && due <= now->until && due < *when) {
            *when = due;
            *found = i;
        }
    }
    return true;
}

static enum progress do_take(struct walk *walk) {
    size_t event;
    double when;
    bool holds;
    if (!next_due(walk, &event, &when))
        return STUCK;
    if (event < walk->pathway->event_count) {
        pass_until(walk, fmax(when, walk->situation->clock));
        if (!truth_of(walk, walk->pathway->events[event].when, &holds))
            return STUCK;
        if (holds)
            return meet(walk, event);
        let_pass(walk, event);
        return GO_ON;
    }
    pass_until(walk, walk->situation->now.until);
    switch (walk->situation->now.phase) {
    case PHASE_NODE:
        return after_node(walk);
    case PHASE_CHOICE:
        return after_choice(walk);
    case PHASE_ORDERS:
        return after_orders(walk);
    default:
        return after_item(walk);
    }
}

/* --- going on --- */

static void pop(struct walk *walk) {
    struct situation *s = walk->situation;
    s->now = s->waiting[--s->depth];
}

static enum progress resume(struct walk *walk) {
    struct situation *s = walk->situation;
    if (s->depth == 0) {
        fail(&walk->fault, "%s:%d: at \"%s\" there is nothing to resume", here(walk)->place.file,
             here(walk)->place.line, here(walk)->id);
        fail_as(&walk->fault, CODE_NO_RESUME);
        return STUCK;
    }
    pop(walk);
    if (s->now.stage == STAGE_TAKE) {
        if (!clock_bears(walk, s->now.until))
            return STUCK;
        s->now.from = s->clock;
        s->now.until += s->clock;
    } else if (s->now.stage == STAGE_OFFER) {
        const struct choice *choice = &here(walk)->choices[s->now.choice];
        return leave(walk, choice->arms[s->now.arm].action.to, true);
    }
    return GO_ON;
}

/* Goes where `to` leads; without one the node is entered again (`stay`) or what was interrupted is
 * taken up. */
static enum progress leave(struct walk *walk, const struct expression *to, bool stay) {
    double target;
    if (!to && stay) {
        enter(walk, (size_t)walk->situation->now.node, false);
        return GO_ON;
    }
    if (!target_of(walk, to, &target))
        return STUCK;
    if (target == TARGET_RESUME)
        return resume(walk);
    enter(walk, (size_t)target, false);
    return GO_ON;
}

enum need waits_for(const struct walk *walk) {
    switch (walk->situation->now.stage) {
    case STAGE_OFFER:
        return NEED_CHOICE;
    case STAGE_DRAW:
        return NEED_DRAW;
    case STAGE_EVENT:
        return NEED_EVENT;
    default:
        return NEED_NOTHING;
    }
}

enum need advance(struct walk *walk) {
    enum progress progress = GO_ON;
    while (progress == GO_ON) {
        switch (walk->situation->now.stage) {
        case STAGE_ENTER:
            progress = do_enter(walk);
            break;
        case STAGE_LOOK:
            progress = do_look(walk);
            break;
        case STAGE_SHOW:
            progress = do_show(walk);
            break;
        case STAGE_TAKE:
            progress = do_take(walk);
            break;
        default:
            progress = WAIT;
            break;
        }
    }
    if (progress == STUCK)
        return NEED_HELP;
    refresh(walk);
    return waits_for(walk);
}

enum need draw_event(struct walk *walk, bool happens) {
    struct situation *s = walk->situation;
    size_t event = s->now.event;
    pop(walk);
    if (!happens)
        spend(walk, event);
    else if (happen(walk, event) == STUCK)
        return NEED_HELP;
    return advance(walk);
}

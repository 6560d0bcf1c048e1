/* What the future from each place of a pathway may still read and write. */
#include "future.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void targets_each(const struct expression *to, void (*visit)(void *context, long target),
                  void *context) {
    if (!to)
        return;
    if (to->kind == EXPRESSION_NUMBER) {
        visit(context, (long)to->number);
        return;
    }
    for (size_t i = 1; i < to->count; i += i + 2 < to->count ? 2 : 1)
        targets_each(to->operands[i], visit, context);
}

/* --- what may be written --- */

static size_t write_find(const struct future *future, struct write wanted) {
    size_t i = 0;
    for (; i < future->write_count; i++) {
        const struct write *have = &future->writes[i];
        if (have->fact == wanted.fact && have->kind == wanted.kind &&
            (wanted.kind != WRITE_VALUE || have->value == wanted.value))
            break;
    }
    return i;
}

/* What is done with each write of an effect: counted at first, marked later. */
typedef void use_write(struct future *future, struct write write, uint64_t *marks);

static void note_write(struct future *future, struct write write, uint64_t *marks) {
    (void)marks;
    if (write_find(future, write) == future->write_count)
        *ARENA_ADD(future->reader->arena, future->writes, future->write_count) = write;
}

static void mark_write(struct future *future, struct write write, uint64_t *marks) {
    bit_add(marks, write_find(future, write));
}

static bool is_field(const struct expression *e, size_t field) {
    return e->kind == EXPRESSION_FIELD && e->index == field;
}

/* How `field = value` may change the field, seen from its present value. */
static void use_assignment(struct future *future, size_t field, const struct expression *value,
                           use_write *use, uint64_t *marks) {
    const struct field *f = &future->pathway->words.patient.fields[field];
    struct write write = {.fact = field, .kind = WRITE_ANY};
    double constant = 0;
    if (is_field(value, field))
        return;
    bool own = value->count >= 1 && value->kind != EXPRESSION_EITHER &&
               is_field(value->operands[0], field);
    bool plain =
        own &&
        (value->count == 1 ||
         (value->count == 2 && reader_constant(future->reader, value->operands[1], &constant)));
    if (value->kind == EXPRESSION_EITHER) {
        for (size_t i = 1; i < value->count; i += i + 2 < value->count ? 2 : 1)
            use_assignment(future, field, value->operands[i], use, marks);
        return;
    }
    if (value->count == 1 && plain)
        constant = 1; /* worse(x) is worse(x, 1) */
    if (plain && value->kind == EXPRESSION_ADD)
        write.kind = constant >= 0 ? WRITE_UP : WRITE_DOWN;
    else if (plain && value->kind == EXPRESSION_SUBTRACT)
        write.kind = constant >= 0 ? WRITE_DOWN : WRITE_UP;
    else if (plain && value->kind == EXPRESSION_WORSE)
        write.kind = constant >= 0 ? WRITE_UP : WRITE_DOWN;
    else if (plain && value->kind == EXPRESSION_BETTER)
        write.kind = constant >= 0 ? WRITE_DOWN : WRITE_UP;
    else if (own && value->kind == EXPRESSION_MAX)
        write.kind = WRITE_UP;
    else if (own && value->kind == EXPRESSION_MIN)
        write.kind = WRITE_DOWN;
    else if (reader_constant(future->reader, value, &constant)) {
        write.kind = WRITE_VALUE;
        if (f->has_range && f->clamp)
            constant = fmin(fmax(constant, f->low), f->high);
        write.value = constant;
    }
    use(future, write, marks);
}

static void use_effect(struct future *future, const struct effect *effect, use_write *use,
                       uint64_t *marks) {
    if (effect && effect->rule >= 0)
        for (size_t i = 0; i < future->reader->facts.fields; i++)
            use(future, (struct write){.fact = i, .kind = WRITE_ANY}, marks);
    for (size_t i = 0; effect && i < effect->count; i++)
        use_assignment(future, effect->assignments[i].field, effect->assignments[i].value, use,
                       marks);
}

/* The lists that `reveals` may give. */
static void use_reveals(struct future *future, const struct expression *reveals, use_write *use,
                        uint64_t *marks) {
    if (!reveals)
        return;
    if (reveals->kind != EXPRESSION_NUMBER) {
        for (size_t i = 1; i < reveals->count; i += i + 2 < reveals->count ? 2 : 1)
            use_reveals(future, reveals->operands[i], use, marks);
        return;
    }
    const struct list *list = &future->pathway->lists[(size_t)reveals->number];
    for (size_t i = 0; i < list->count; i++)
        use(future,
            (struct write){.fact = fact_known(&future->reader->facts, list->items[i]), .value = 1},
            marks);
}

static void use_action(struct future *future, const struct action *action, use_write *use,
                       uint64_t *marks) {
    use_effect(future, action->set, use, marks);
    use_reveals(future, action->reveals, use, marks);
}

static void find_writes(struct future *future) {
    const struct pathway *pathway = future->pathway;
    for (size_t n = 0; n < pathway->node_count; n++) {
        const struct node *node = &pathway->nodes[n];
        use_action(future, &node->action, note_write, NULL);
        for (size_t c = 0; c < node->choice_count; c++)
            for (size_t a = 0; a < node->choices[c].arm_count; a++)
                use_action(future, &node->choices[c].arms[a].action, note_write, NULL);
    }
    for (size_t e = 0; e < pathway->event_count; e++)
        use_action(future, &pathway->events[e].action, note_write, NULL);
    future->write_words = future->write_count / 64 + 1;
}

/* --- the future of a place --- */

static struct ahead ahead_new(struct future *future) {
    struct arena *arena = future->reader->arena;
    struct ahead ahead = {.reads = {.clock = -INFINITY, .takes = -INFINITY}};
    ahead.reads.bits = arena_alloc(arena, future->reader->facts.words * sizeof(uint64_t));
    ahead.writes = arena_alloc(arena, future->write_words * sizeof(uint64_t));
    return ahead;
}

static void clear(const struct future *future, struct ahead *ahead) {
    memset(ahead->reads.bits, 0, future->reader->facts.words * sizeof(uint64_t));
    memset(ahead->writes, 0, future->write_words * sizeof(uint64_t));
    ahead->reads.clock = ahead->reads.takes = -INFINITY;
}

/* Adds all of `more`; whether that changed anything. */
static bool add(const struct future *future, struct ahead *ahead, const struct ahead *more) {
    bool changed = bits_add(ahead->reads.bits, more->reads.bits, future->reader->facts.words);
    changed |= bits_add(ahead->writes, more->writes, future->write_words);
    if (more->reads.clock > ahead->reads.clock || more->reads.takes > ahead->reads.takes) {
        ahead->reads.clock = fmax(more->reads.clock, ahead->reads.clock);
        ahead->reads.takes = fmax(more->reads.takes, ahead->reads.takes);
        changed = true;
    }
    return changed;
}

/* Whether computing this can neither fail nor leave the field's range: then it matters only to who
   reads the field. */
static bool is_harmless(const struct expression *e) {
    switch (e->kind) {
    case EXPRESSION_NUMBER:
    case EXPRESSION_FIELD:
    case EXPRESSION_PARAMETER:
    case EXPRESSION_CLOCK:
    case EXPRESSION_VARIANT:
    case EXPRESSION_GIVEN:
    case EXPRESSION_KNOWN:
        return true;
    case EXPRESSION_DIVIDE:
    case EXPRESSION_FLOOR_DIVIDE:
    case EXPRESSION_REMAINDER:
    case EXPRESSION_BY_ODDS:
    case EXPRESSION_BY_RISK:
    case EXPRESSION_RULE:
    case EXPRESSION_DEFINED: /* may be any of these */
        return false;
    default:
        for (size_t i = 0; i < e->count; i++)
            if (!is_harmless(e->operands[i]))
                return false;
        return true;
    }
}

/* Whether this is a whole number whatever the patient is. */
static bool is_whole(const struct future *future, const struct expression *e) {
    switch (e->kind) {
    case EXPRESSION_NUMBER:
        return e->number == floor(e->number);
    case EXPRESSION_FIELD:
        return future->pathway->words.patient.fields[e->index].kind != FIELD_NUMBER;
    case EXPRESSION_FLOOR:
    case EXPRESSION_CEIL:
        return true;
    case EXPRESSION_EITHER:
        for (size_t i = 1; i < e->count; i += i + 2 < e->count ? 2 : 1)
            if (!is_whole(future, e->operands[i]))
                return false;
        return true;
    case EXPRESSION_ADD:
    case EXPRESSION_SUBTRACT:
    case EXPRESSION_MULTIPLY:
    case EXPRESSION_MIN:
    case EXPRESSION_MAX:
        break;
    default:
        return false;
    }
    for (size_t i = 0; i < e->count; i++)
        if (!is_whole(future, e->operands[i]))
            return false;
    return true;
}

static bool is_idle(const struct future *future, const struct assignment *assignment) {
    const struct field *field = &future->pathway->words.patient.fields[assignment->field];
    return (!field->has_range || field->clamp) && is_harmless(assignment->value) &&
           (field->kind != FIELD_INTEGER || is_whole(future, assignment->value));
}

/* Whether a value given to a field is of no consequence. `resumes`: what is interrupted goes on
   later, and may read what is not read in `ahead`. Events read at any time. */
static bool is_lost(const struct future *future, const struct assignment *assignment, bool resumes,
                    const struct ahead *ahead) {
    size_t field = assignment->field;
    return !bit_has(ahead->reads.bits, field) &&
           !bit_has(resumes ? future->read_anywhere : future->read_by_events, field) &&
           !(future->amounts && bit_has(future->amounts, field)) && is_idle(future, assignment);
}

/* The place before an effect, in place of the one after it. */
static void before_effect(struct future *future, const struct effect *effect, bool resumes,
                          struct ahead *ahead) {
    use_effect(future, effect, mark_write, ahead->writes);
    if (!effect)
        return;
    if (effect->rule >= 0) {
        struct expression rule = {.kind = EXPRESSION_RULE};
        reader_add(future->reader, &rule, &ahead->reads);
    }
    for (size_t i = effect->count; i-- > 0;) {
        const struct assignment *one = &effect->assignments[i];
        if (is_lost(future, one, resumes, ahead))
            continue;
        bit_drop(ahead->reads.bits, one->field);
        reader_add(future->reader, one->value, &ahead->reads);
        if (future->amounts && bit_has(future->amounts, one->field))
            bit_drop(ahead->reads.bits, one->field); /* only what is added to it matters */
    }
}

struct going {
    struct future *future;
    struct ahead *ahead;
};

static void add_target(void *context, long target) {
    struct going *going = context;
    if (target >= 0)
        add(going->future, going->ahead, &going->future->nodes[target].enter);
}

/* Going where `to` leads. */
static void add_way(struct future *future, const struct expression *to, struct ahead *ahead) {
    reader_add(future->reader, to, &ahead->reads);
    targets_each(to, add_target, &(struct going){future, ahead});
}

static void add_reveals(struct future *future, const struct expression *reveals,
                        struct ahead *ahead) {
    reader_add(future->reader, reveals, &ahead->reads);
    use_reveals(future, reveals, mark_write, ahead->writes);
}

/* Adds the future before an action at a node whose time then passes with the future `during`. */
static void add_action(struct future *future, const struct node *node, const struct action *action,
                       const struct ahead *during, struct ahead *scratch, struct ahead *ahead) {
    clear(future, scratch);
    add(future, scratch, during);
    before_effect(future, action->set, node->may_resume, scratch);
    reader_add_takes(future->reader, action->takes, &scratch->reads);
    reader_add(future->reader, action->rating, &scratch->reads);
    reader_add(future->reader, action->missed, &scratch->reads);
    add(future, ahead, scratch);
}

static void find_choice(struct future *future, size_t n, size_t c, struct ahead *scratch) {
    const struct node *node = &future->pathway->nodes[n];
    const struct choice *choice = &node->choices[c];
    struct node_ahead *here = &future->nodes[n];
    for (size_t a = 0; a < choice->arm_count; a++) {
        const struct action *action = &choice->arms[a].action;
        if (action->to)
            add_way(future, action->to, &here->back[c]);
        else
            add(future, &here->back[c], &here->enter);
        add_reveals(future, action->reveals, &here->during[c]);
        if (action->visit)
            add_way(future, action->visit, &here->during[c]);
    }
    add(future, &here->during[c], &here->back[c]);
    reader_add(future->reader, choice->when, &here->after.reads);
    reader_add(future->reader, choice->at_most, &here->after.reads);
    reader_add(future->reader, choice->low, &here->after.reads);
    reader_add(future->reader, choice->high, &here->after.reads);
    reader_add(future->reader, choice->within, &here->after.reads);
    reader_add(future->reader, choice->probability, &here->after.reads);
    if (choice->counter >= 0)
        bit_add(here->after.reads.bits,
                fact_counter(&future->reader->facts, (size_t)choice->counter));
    for (size_t a = 0; a < choice->arm_count; a++) {
        reader_add(future->reader, choice->arms[a].when, &here->after.reads);
        add_action(future, node, &choice->arms[a].action,
                   node->kind == NODE_ORDERS ? &here->orders : &here->during[c], scratch,
                   &here->after);
    }
}

static void find_orders(struct future *future, size_t n, struct ahead *scratch) {
    const struct node *node = &future->pathway->nodes[n];
    struct node_ahead *here = &future->nodes[n];
    if (node->action.to)
        add_way(future, node->action.to, &here->orders);
    else
        add(future, &here->orders, &here->enter);
    for (size_t c = 0; c < node->choice_count; c++)
        for (size_t a = 0; a < node->choices[c].arm_count; a++) {
            const struct action *action = &node->choices[c].arms[a].action;
            add_reveals(future, action->reveals, &here->orders);
            if (node->in_turn)
                add_action(future, node, action, &here->orders, scratch, &here->orders);
        }
    add(future, &here->after, &here->orders); /* nothing is ticked, and nothing is set */
}

/* Finds the future of all places of a node from those where it leads; whether what lies before it
   changed. */
static bool find_node(struct future *future, size_t n, const uint64_t *kept,
                      struct ahead *scratch) {
    const struct node *node = &future->pathway->nodes[n];
    struct node_ahead *here = &future->nodes[n];
    if (node->kind == NODE_ORDERS)
        find_orders(future, n, scratch);
    for (size_t c = 0; c < node->choice_count; c++)
        find_choice(future, n, c, scratch);
    if (node->kind == NODE_STEP)
        add_way(future, node->action.to, &here->after);
    reader_add(future->reader, node->utility, &here->after.reads);
    reader_add(future->reader, node->good, &here->after.reads);
    reader_add(future->reader, node->spread, &here->after.reads);
    reader_add(future->reader, node->worse_by, &here->after.reads);
    if (kept && node->kind == NODE_OUTCOME)
        bits_add(here->after.reads.bits, kept, future->reader->facts.words);
    add(future, &here->look, &here->after);
    reader_add_takes(future->reader, node->action.takes, &here->look.reads);
    clear(future, scratch);
    add(future, scratch, &here->look);
    add_reveals(future, node->action.reveals, scratch);
    before_effect(future, node->action.set, node->may_resume, scratch);
    return add(future, &here->enter, scratch);
}

/* --- the order in which futures are found --- */

/* Who leads to each node: one list after the other. */
struct sources {
    size_t *first; /* of node n: first[n] … first[n + 1] */
    size_t *from;
    size_t node; /* while they are gathered */
    bool counting;
};

static void gather(void *context, long target) {
    struct sources *sources = context;
    if (target < 0)
        return;
    if (sources->counting)
        sources->first[target + 1]++;
    else
        sources->from[sources->first[target]++] = sources->node;
}

static void gather_all(const struct pathway *pathway, struct sources *sources) {
    for (size_t n = 0; n < pathway->node_count; n++) {
        const struct node *node = &pathway->nodes[n];
        sources->node = n;
        targets_each(node->action.to, gather, sources);
        gather(sources, (long)n); /* staying */
        for (size_t c = 0; c < node->choice_count; c++)
            for (size_t a = 0; a < node->choices[c].arm_count; a++) {
                targets_each(node->choices[c].arms[a].action.to, gather, sources);
                targets_each(node->choices[c].arms[a].action.visit, gather, sources);
            }
    }
}

static struct sources sources_new(struct arena *arena, const struct pathway *pathway) {
    size_t count = pathway->node_count;
    struct sources sources = {.counting = true};
    sources.first = arena_alloc(arena, (count + 2) * sizeof *sources.first);
    gather_all(pathway, &sources);
    for (size_t n = 0; n < count; n++)
        sources.first[n + 1] += sources.first[n];
    sources.from = arena_alloc(arena, (sources.first[count] + 1) * sizeof *sources.from);
    sources.counting = false;
    gather_all(pathway, &sources); /* moves each first to the end of its list … */
    for (size_t n = count; n-- > 0;)
        sources.first[n + 1] = sources.first[n]; /* … which is the beginning of the next */
    sources.first[0] = 0;
    return sources;
}

/* Nodes are taken from a stack in which each stands once at most. Written later means found
   earlier: most pathways run downwards. */
static void find_nodes(struct future *future, const uint64_t *kept, struct ahead *scratch) {
    size_t count = future->pathway->node_count, waiting = 0;
    struct arena *arena = future->reader->arena;
    struct sources sources = sources_new(arena, future->pathway);
    size_t *stack = arena_alloc(arena, (count + 1) * sizeof *stack);
    bool *stacked = arena_alloc(arena, count + 1);
    for (size_t n = 0; n < count; n++) {
        stack[waiting++] = n;
        stacked[n] = true;
    }
    while (waiting) {
        size_t n = stack[--waiting];
        stacked[n] = false;
        if (!find_node(future, n, kept, scratch))
            continue;
        for (size_t i = sources.first[n]; i < sources.first[n + 1]; i++) {
            size_t from = sources.from[i];
            if (!stacked[from]) {
                stacked[from] = true;
                stack[waiting++] = from;
            }
        }
    }
}

static void find_event(struct future *future, size_t e, struct ahead *scratch) {
    const struct event *event = &future->pathway->events[e];
    struct event_ahead *here = &future->events[e];
    double grain = future->pathway->grain, minutes;
    clear(future, scratch);
    add_way(future, event->action.to, scratch);
    before_effect(future, event->action.set, true, scratch);
    add(future, &here->ahead, scratch);
    reader_add(future->reader, event->when, &here->ahead.reads);
    reader_add(future->reader, event->probability, &here->ahead.reads);
    reader_add(future->reader, event->at, &here->ahead.reads);
    reader_add(future->reader, event->after, &here->ahead.reads);
    if (event->at)
        here->ahead.reads.clock =
            fmax(here->ahead.reads.clock, reader_constant(future->reader, event->at, &minutes)
                                              ? ceil(ceil(minutes - 1e-6) / grain) * grain
                                              : INFINITY);
    here->fixed_after = event->after && reader_constant(future->reader, event->after, &minutes);
    if (here->fixed_after)
        here->after = ceil(ceil(minutes - 1e-6) / grain) * grain;
}

/* Notes what is read at any place; whether that is more than was known. */
static bool note_reads(struct future *future) {
    size_t words = future->reader->facts.words;
    bool more = false;
    for (size_t n = 0; n < future->pathway->node_count; n++) {
        const struct node_ahead *node = &future->nodes[n];
        more |= bits_add(future->read_anywhere, node->enter.reads.bits, words);
        more |= bits_add(future->read_anywhere, node->after.reads.bits, words);
        more |= bits_add(future->read_anywhere, node->orders.reads.bits, words);
        for (size_t c = 0; c < future->pathway->nodes[n].choice_count; c++)
            more |= bits_add(future->read_anywhere, node->during[c].reads.bits, words);
    }
    for (size_t e = 0; e < future->pathway->event_count; e++) {
        more |= bits_add(future->read_by_events, future->events[e].ahead.reads.bits, words);
        more |= bits_add(future->read_anywhere, future->events[e].ahead.reads.bits, words);
    }
    return more;
}

/* Whether an event asks after every change of the patient for a condition that the clock alone may
   have made true meanwhile. */
static bool is_watched(struct future *future, const struct event *event, struct ahead *scratch) {
    clear(future, scratch);
    reader_add(future->reader, event->when, &scratch->reads);
    return (event->after || event->repeats) && scratch->reads.clock > -INFINITY;
}

/* What is read by events, or anywhere, makes matter what is set before them, or on a detour; and
   that may read more. */
static void find_all(struct future *future, const uint64_t *kept) {
    struct ahead scratch = ahead_new(future);
    do {
        find_nodes(future, kept, &scratch);
        for (size_t e = 0; e < future->pathway->event_count; e++)
            find_event(future, e, &scratch);
    } while (note_reads(future));
    for (size_t e = 0; e < future->pathway->event_count; e++)
        future->watches =
            future->watches || is_watched(future, &future->pathway->events[e], &scratch);
}

/* --- numbers that cease to matter when they are large enough --- */

static double cap_of_action(struct future *future, const struct action *action, size_t field) {
    struct reader *reader = future->reader;
    double last = reader_last(reader, action->rating, field);
    last = fmax(last, reader_last(reader, action->missed, field));
    last = fmax(last, reader_last(reader, action->reveals, field));
    last = fmax(last, reader_last(reader, action->takes, field));
    last = fmax(last, reader_last(reader, action->to, field));
    last = fmax(last, reader_last(reader, action->visit, field));
    for (size_t i = 0; action->set && i < action->set->count; i++) {
        const struct assignment *one = &action->set->assignments[i];
        double constant;
        const struct expression *value = one->value;
        bool grows = one->field == field && value->kind == EXPRESSION_ADD &&
                     is_field(value->operands[0], field) &&
                     reader_constant(reader, value->operands[1], &constant) && constant >= 0;
        if (one->field == field && !grows && !reader_constant(reader, value, &constant))
            return INFINITY;
        if (!grows)
            last = fmax(last, reader_last(reader, value, field));
    }
    return action->set && action->set->rule >= 0 ? INFINITY : last;
}

static double cap_of_node(struct future *future, const struct node *node, size_t field) {
    struct reader *reader = future->reader;
    double last = cap_of_action(future, &node->action, field);
    const struct expression *own[] = {node->utility, node->good, node->spread, node->worse_by};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        last = fmax(last, reader_last(reader, own[i], field));
    for (size_t c = 0; c < node->choice_count; c++) {
        const struct choice *choice = &node->choices[c];
        const struct expression *its[] = {choice->when, choice->at_most, choice->low,
                                          choice->high, choice->within,  choice->probability};
        for (size_t i = 0; i < sizeof its / sizeof *its; i++)
            last = fmax(last, reader_last(reader, its[i], field));
        for (size_t a = 0; a < choice->arm_count; a++) {
            last = fmax(last, reader_last(reader, choice->arms[a].when, field));
            last = fmax(last, cap_of_action(future, &choice->arms[a].action, field));
        }
    }
    return last;
}

/* A number that is only added to, or set to a constant, and only compared with constants: beyond
   the last of these all values are one. One that may leave its range keeps its value, for leaving
   it is an error. */
static double cap_of(struct future *future, size_t field, const uint64_t *kept) {
    const struct pathway *pathway = future->pathway;
    const struct field *f = &pathway->words.patient.fields[field];
    bool number = f->kind == FIELD_NUMBER || f->kind == FIELD_INTEGER;
    if (!number || (f->has_range && !f->clamp) || (kept && bit_has(kept, field)))
        return INFINITY;
    double last = f->has_range ? f->low : -INFINITY;
    for (size_t n = 0; n < pathway->node_count && last < INFINITY; n++)
        last = fmax(last, cap_of_node(future, &pathway->nodes[n], field));
    for (size_t e = 0; e < pathway->event_count && last < INFINITY; e++) {
        const struct event *event = &pathway->events[e];
        const struct expression *its[] = {event->when, event->at, event->after, event->probability};
        for (size_t i = 0; i < sizeof its / sizeof *its; i++)
            last = fmax(last, reader_last(future->reader, its[i], field));
        last = fmax(last, cap_of_action(future, &event->action, field));
    }
    double cap = floor(last) + 1;
    return !isfinite(cap) || (f->has_range && cap > f->high) ? INFINITY : cap;
}

/* --- orders under way --- */

bool future_reveals_matter(const struct future *future, const struct expression *reveals) {
    if (!reveals)
        return false;
    if (reveals->kind != EXPRESSION_NUMBER) {
        for (size_t i = 1; i < reveals->count; i += i + 2 < reveals->count ? 2 : 1)
            if (future_reveals_matter(future, reveals->operands[i]))
                return true;
        return false;
    }
    if (future->watches)
        return true;
    const struct list *list = &future->pathway->lists[(size_t)reveals->number];
    for (size_t i = 0; i < list->count; i++)
        if (bit_has(future->read_anywhere, fact_known(&future->reader->facts, list->items[i])))
            return true;
    return false;
}

struct future *future_new(struct arena *arena, const struct pathway *pathway, size_t variant,
                          const uint64_t *kept, const uint64_t *amounts) {
    struct future *future = arena_alloc(arena, sizeof *future);
    *future = (struct future){
        .pathway = pathway, .reader = reader_new(arena, pathway, variant), .amounts = amounts};
    find_writes(future);
    future->nodes = arena_alloc(arena, (pathway->node_count + 1) * sizeof *future->nodes);
    future->events = arena_alloc(arena, (pathway->event_count + 1) * sizeof *future->events);
    size_t bytes = future->reader->facts.words * sizeof(uint64_t);
    future->read_anywhere = arena_alloc(arena, bytes);
    future->read_by_events = arena_alloc(arena, bytes);
    for (size_t n = 0; n < pathway->node_count; n++) {
        struct node_ahead *node = &future->nodes[n];
        size_t choices = pathway->nodes[n].choice_count;
        node->enter = ahead_new(future);
        node->look = ahead_new(future);
        node->after = ahead_new(future);
        node->orders = ahead_new(future);
        node->during = arena_alloc(arena, (choices + 1) * sizeof *node->during);
        node->back = arena_alloc(arena, (choices + 1) * sizeof *node->back);
        for (size_t c = 0; c < choices; c++) {
            node->during[c] = ahead_new(future);
            node->back[c] = ahead_new(future);
        }
    }
    for (size_t e = 0; e < pathway->event_count; e++)
        future->events[e].ahead = ahead_new(future);
    find_all(future, kept);
    future->caps = arena_alloc(arena, (future->reader->facts.fields + 1) * sizeof *future->caps);
    for (size_t f = 0; f < future->reader->facts.fields; f++)
        future->caps[f] = cap_of(future, f, kept);
    return future;
}

const struct ahead *future_of(const struct future *future, const struct activity *activity) {
    const struct node_ahead *node = &future->nodes[activity->node];
    enum node_kind kind = future->pathway->nodes[activity->node].kind;
    switch (activity->stage) {
    case STAGE_LOOK:
        return &node->look;
    case STAGE_TAKE:
        return activity->phase == PHASE_NODE ? &node->after
               : kind == NODE_ORDERS         ? &node->orders
                                             : &node->during[activity->choice];
    default:
        return &node->after;
    }
}

struct possible future_value(const struct future *future, const uint64_t *writes, size_t fact,
                             double now) {
    struct possible value = possible_one(now);
    bool up = false, down = false;
    for (size_t i = 0; i < future->write_count; i++) {
        const struct write *write = &future->writes[i];
        if (write->fact != fact || !bit_has(writes, i))
            continue;
        up = up || write->kind == WRITE_UP || write->kind == WRITE_ANY;
        down = down || write->kind == WRITE_DOWN || write->kind == WRITE_ANY;
        if (write->kind == WRITE_VALUE)
            possible_add(&value, write->value);
    }
    if (!up && !down)
        return value;
    return possible_between(down ? -INFINITY : value.low, up ? INFINITY : value.high);
}

/* --- fields that are only added to --- */

static bool is_sum(const struct future *future, size_t field, const struct expression *value) {
    if (is_field(value, field))
        return true;
    if (value->kind == EXPRESSION_EITHER) {
        for (size_t i = 1; i < value->count; i += i + 2 < value->count ? 2 : 1)
            if (!is_sum(future, field, value->operands[i]))
                return false;
        for (size_t i = 0; i + 1 < value->count; i += 2)
            if (reader_last(future->reader, value->operands[i], field) > -INFINITY)
                return false;
        return true;
    }
    return (value->kind == EXPRESSION_ADD || value->kind == EXPRESSION_SUBTRACT) &&
           is_field(value->operands[0], field) &&
           reader_last(future->reader, value->operands[1], field) == -INFINITY;
}

static bool only_adds(const struct future *future, size_t field, const struct effect *effect) {
    if (effect && effect->rule >= 0)
        return false;
    for (size_t i = 0; effect && i < effect->count; i++) {
        const struct assignment *one = &effect->assignments[i];
        if (one->field == field ? !is_idle(future, one) || !is_sum(future, field, one->value)
                                : reader_last(future->reader, one->value, field) > -INFINITY)
            return false;
    }
    return true;
}

bool future_is_sum(const struct future *future, size_t field) {
    const struct pathway *pathway = future->pathway;
    const struct field *f = &pathway->words.patient.fields[field];
    if ((f->kind != FIELD_NUMBER && f->kind != FIELD_INTEGER) || f->has_range)
        return false;
    for (size_t n = 0; n < pathway->node_count; n++) {
        const struct node *node = &pathway->nodes[n];
        const struct node_ahead *ahead = &future->nodes[n];
        if (bit_has(ahead->enter.reads.bits, field) || bit_has(ahead->after.reads.bits, field) ||
            !only_adds(future, field, node->action.set))
            return false;
        for (size_t c = 0; c < node->choice_count; c++)
            for (size_t a = 0; a < node->choices[c].arm_count; a++)
                if (!only_adds(future, field, node->choices[c].arms[a].action.set))
                    return false;
    }
    for (size_t e = 0; e < pathway->event_count; e++)
        if (bit_has(future->events[e].ahead.reads.bits, field) ||
            !only_adds(future, field, pathway->events[e].action.set))
            return false;
    return true;
}

/* Drops from a situation what its future cannot read. */
#include "reduce.h"

#include <math.h>
#include <string.h>

const char *const reduction_name[5] = {"fields", "clock", "events", "numbers", "seen"};

struct reducer {
    const struct future *future;
    const struct pathway *pathway;
    struct parts parts;
    unsigned reductions;
    struct scene scene;
    const unsigned char *base; /* values that a dropped field takes */
    struct ahead ahead;        /* of the situation at hand */
    const struct situation *situation;
    bool numbers; /* some field has a cap */
    bool loose;   /* see reducer_loose() */
};

struct reducer *reducer_new(struct arena *arena, const struct future *future, size_t variant,
                            unsigned reductions) {
    struct reducer *reducer = arena_alloc(arena, sizeof *reducer);
    const struct pathway *pathway = future->pathway;
    *reducer = (struct reducer){.future = future,
                                .pathway = pathway,
                                .parts = situation_parts(pathway),
                                .reductions = reductions,
                                .scene = {.words = &pathway->words,
                                          .parameters = pathway->parameter_values,
                                          .variant = variant},
                                .base = pathway->variants[variant].patient};
    reducer->ahead.reads.bits = arena_alloc(arena, future->reader->facts.words * sizeof(uint64_t));
    reducer->ahead.writes = arena_alloc(arena, future->write_words * sizeof(uint64_t));
    for (size_t f = 0; f < future->reader->facts.fields; f++)
        reducer->numbers = reducer->numbers || isfinite(future->caps[f]);
    return reducer;
}

static void add(struct reducer *reducer, const struct ahead *more) {
    bits_add(reducer->ahead.reads.bits, more->reads.bits, reducer->future->reader->facts.words);
    bits_add(reducer->ahead.writes, more->writes, reducer->future->write_words);
    reducer->ahead.reads.clock = fmax(reducer->ahead.reads.clock, more->reads.clock);
    reducer->ahead.reads.takes = fmax(reducer->ahead.reads.takes, more->reads.takes);
}

static bool is_spent(const struct reducer *reducer, const struct situation *s, size_t event) {
    return s->bytes[reducer->parts.events + event] & EVENT_SPENT;
}

/* What may be read and written from here on, by the events that may still happen too. */
static void look_ahead(struct reducer *reducer, const struct situation *s) {
    const struct future *future = reducer->future;
    memset(reducer->ahead.reads.bits, 0, future->reader->facts.words * sizeof(uint64_t));
    memset(reducer->ahead.writes, 0, future->write_words * sizeof(uint64_t));
    reducer->ahead.reads.clock = reducer->ahead.reads.takes = -INFINITY;
    bool timed = false;
    if (s->now.stage != STAGE_EVENT)
        add(reducer, &future->nodes[s->now.node].after);
    else
        add(reducer, &future->events[s->now.event].ahead);
    for (size_t i = 0; i < s->depth; i++)
        add(reducer, s->waiting[i].stage == STAGE_OFFER
                         ? &future->nodes[s->waiting[i].node].back[s->waiting[i].choice]
                         : future_of(future, &s->waiting[i]));
    for (size_t e = 0; e < reducer->pathway->event_count && s->now.stage != STAGE_OVER; e++) {
        const struct event *event = &reducer->pathway->events[e];
        if (is_spent(reducer, s, e))
            continue;
        add(reducer, &future->events[e].ahead);
        timed = timed || event->at || event->after;
    }
    /* Durations lie ahead of somebody who reads the clock. */
    if (timed || reducer->ahead.reads.clock > -INFINITY)
        reducer->ahead.reads.clock = fmax(reducer->ahead.reads.clock, reducer->ahead.reads.takes);
}

/* --- events that can happen no more --- */

static struct possible field_ahead(void *context, size_t field) {
    struct reducer *reducer = context;
    return future_value(
        reducer->future, reducer->ahead.writes, field,
        patient_get(&reducer->pathway->words.patient, reducer->situation->bytes, field));
}

static struct possible known_ahead(void *context, size_t field) {
    struct reducer *reducer = context;
    return future_value(
        reducer->future, reducer->ahead.writes, fact_known(&reducer->future->reader->facts, field),
        patient_knows(&reducer->pathway->words.patient, reducer->situation->bytes, field));
}

static void forget_event(const struct reducer *reducer, struct situation *s, size_t event) {
    s->bytes[reducer->parts.events + event] = EVENT_SPENT;
    situation_set_since(s, &reducer->parts, event, SINCE_NEVER);
}

/* Spends events whose condition cannot come true any more; whether there were any. */
static bool spend_events(struct reducer *reducer, struct situation *s) {
    struct outlook outlook = {.context = reducer,
                              .field = field_ahead,
                              .known = known_ahead,
                              .clock = s->clock,
                              .scene = &reducer->scene};
    bool any = false;
    reducer->situation = s;
    for (size_t e = 0; e < reducer->pathway->event_count; e++) {
        const struct expression *when = reducer->pathway->events[e].when;
        bool drawn_now = s->now.stage == STAGE_EVENT && s->now.event == e;
        if (is_spent(reducer, s, e) || drawn_now)
            continue;
        if (s->now.stage != STAGE_OVER && (!when || possible_truth(&outlook, when)))
            continue;
        forget_event(reducer, s, e);
        any = true;
    }
    return any;
}

/* --- facts --- */

/* Whether a field is kept for the learner's eyes: she sees it, or something ahead may reveal it. */
static bool is_for_eyes(const struct reducer *reducer, const struct situation *s, size_t field) {
    if (reducer->reductions & REDUCE_SEEN)
        return false;
    bool known = patient_knows(&reducer->pathway->words.patient, s->bytes, field);
    struct possible later = future_value(reducer->future, reducer->ahead.writes,
                                         fact_known(&reducer->future->reader->facts, field), known);
    bool may = known || (later.count < 0 && later.high >= 1);
    for (int i = 0; i < later.count; i++)
        may = may || later.values[i] != 0;
    return may;
}

static void drop_facts(struct reducer *reducer, struct situation *s) {
    const struct layout *layout = &reducer->pathway->words.patient;
    const struct facts *facts = &reducer->future->reader->facts;
    const uint64_t *live = reducer->ahead.reads.bits;
    for (size_t f = 0; f < layout->count; f++) {
        const struct field *field = &layout->fields[f];
        if (is_for_eyes(reducer, s, f))
            continue;
        if (!bit_has(live, f) && field->kind != FIELD_FINDING) {
            size_t width =
                field->kind == FIELD_NUMBER || field->kind == FIELD_INTEGER ? sizeof(double) : 1;
            memcpy(s->bytes + field->offset, reducer->base + field->offset, width);
        }
        if (field->hidden && !bit_has(live, fact_known(facts, f)))
            s->bytes[field->known_offset] = 0;
    }
    for (size_t c = 0; c < facts->counters; c++)
        if (!bit_has(live, fact_counter(facts, c)))
            s->bytes[reducer->parts.counters + c] = 0;
}

static void cap_numbers(const struct reducer *reducer, struct situation *s) {
    const struct layout *layout = &reducer->pathway->words.patient;
    for (size_t f = 0; f < layout->count; f++)
        if (patient_get(layout, s->bytes, f) > reducer->future->caps[f] &&
            !is_for_eyes(reducer, s, f))
            patient_put(layout, s->bytes, f, reducer->future->caps[f]);
}

/* --- the clock --- */

/* Moves the clock, and every minute that is told by it. */
static void move_clock(const struct reducer *reducer, struct situation *s, int32_t by) {
    s->clock += by;
    if (s->now.stage == STAGE_EVENT && s->waiting[s->depth - 1].stage == STAGE_TAKE) {
        s->waiting[s->depth - 1].from += by;
        s->waiting[s->depth - 1].until += by;
    }
    for (size_t e = 0; e < reducer->pathway->event_count; e++) {
        int32_t since = situation_since(s, &reducer->parts, e);
        if (since != SINCE_NEVER)
            situation_set_since(s, &reducer->parts, e, since + by);
    }
}

/* The minute up to which all timers have been looked at: those overdue by then are alike. While an
   action is under way that is where it began, or went on. */
static int32_t looked_until(const struct situation *s) {
    bool under_way = s->now.stage == STAGE_EVENT && s->waiting[s->depth - 1].stage == STAGE_TAKE;
    return under_way ? s->waiting[s->depth - 1].from : s->clock;
}

/* The first minute that is told from no later one. */
static double clock_cap(const struct reducer *reducer) {
    double last = reducer->ahead.reads.clock, grain = reducer->pathway->grain;
    return last < 0 ? 0 : (floor(last / grain) + 1) * grain;
}

static void cap_clock(struct reducer *reducer, struct situation *s) {
    double last = reducer->ahead.reads.clock, grain = reducer->pathway->grain;
    int32_t looked = looked_until(s);
    for (size_t e = 0; e < reducer->pathway->event_count; e++) {
        int32_t since = situation_since(s, &reducer->parts, e);
        const struct event_ahead *event = &reducer->future->events[e];
        if (since != SINCE_NEVER && event->fixed_after && looked - since > event->after)
            situation_set_since(s, &reducer->parts, e, (int32_t)(looked - event->after - grain));
    }
    reducer->loose = reducer->loose || reducer->ahead.reads.takes > last;
    double cap = clock_cap(reducer);
    if (s->clock > cap)
        move_clock(reducer, s, (int32_t)(cap - s->clock));
}

/* --- what is left over from the way here --- */

/* Whether an item that was ticked still does something when the activity goes on. */
static bool is_to_come(const struct reducer *reducer, const struct activity *a, size_t item) {
    const struct choice *choice = &reducer->pathway->nodes[a->node].choices[item];
    size_t arm = a->arms[item / 32] >> (2 * (item % 32)) & 3;
    const struct action *action = &choice->arms[arm].action;
    bool in_turn = a->phase == PHASE_ITEM;
    if (in_turn && item + 1 < a->choice)
        return false;
    return future_reveals_matter(reducer->future, action->reveals) ||
           (in_turn && item >= a->choice && (action->set || action->takes));
}

/* Ticks that make no difference any more are forgotten: many ways to tick are one edge. */
static void forget_ticks(const struct reducer *reducer, struct activity *a) {
    size_t items = reducer->pathway->nodes[a->node].choice_count;
    for (size_t i = 0; i < items; i++) {
        if (a->ticked >> i & 1 && is_to_come(reducer, a, i))
            continue;
        a->ticked &= ~((uint64_t)1 << i);
        a->arms[i / 32] &= ~((uint64_t)3 << (2 * (i % 32)));
    }
}

/* Only what the rest of an activity needs. */
static void tidy(const struct reducer *reducer, struct activity *a, bool interrupted_now) {
    struct activity kept = {.node = a->node, .stage = a->stage};
    if (a->stage == STAGE_TAKE) {
        kept = *a;
        if (!interrupted_now)
            kept.from = 0;
        if (a->phase == PHASE_ORDERS || a->phase == PHASE_ITEM)
            forget_ticks(reducer, &kept);
    } else if (a->stage == STAGE_OFFER) {
        kept.choice = a->choice;
        kept.arm = a->arm;
        kept.given = a->given;
    }
    kept.event = 0;
    *a = kept;
}

void reduce(struct reducer *reducer, struct situation *s) {
    bool drawn = s->now.stage == STAGE_EVENT;
    s->now = (struct activity){
        .node = s->now.node, .stage = s->now.stage, .event = drawn ? s->now.event : 0};
    if (s->now.stage == STAGE_OVER)
        s->depth = 0;
    if (drawn) /* the node on hand is that of what is interrupted */
        s->now.node = s->waiting[s->depth - 1].node;
    for (size_t i = 0; i < s->depth; i++)
        tidy(reducer, &s->waiting[i], drawn && i + 1 == s->depth);
    look_ahead(reducer, s);
    if (reducer->reductions & REDUCE_EVENTS)
        while (spend_events(reducer, s))
            look_ahead(reducer, s);
    if (reducer->reductions & REDUCE_FIELDS)
        drop_facts(reducer, s);
    if (reducer->numbers && (reducer->reductions & REDUCE_NUMBERS))
        cap_numbers(reducer, s);
    if (reducer->reductions & REDUCE_CLOCK)
        cap_clock(reducer, s);
}

const uint64_t *reducer_reads(struct reducer *reducer, const struct situation *situation,
                              double *last) {
    look_ahead(reducer, situation);
    *last = clock_cap(reducer);
    return reducer->ahead.reads.bits;
}

bool reducer_loose(const struct reducer *reducer) { return reducer->loose; }

/* Events of a walk: their marks, and when timers are due. */
#include <math.h>
#include <string.h>

#include "state.h"

static unsigned char *marks(struct walk *walk, size_t event) {
    return walk->situation->bytes + walk->parts.events + event;
}

bool watch_events(struct walk *walk) {
    for (size_t i = 0; i < walk->pathway->event_count; i++) {
        const struct event *event = &walk->pathway->events[i];
        unsigned char *mark = marks(walk, i);
        if ((!event->after && !event->repeats) || (*mark & EVENT_SPENT))
            continue;
        bool holds;
        if (!truth_of(walk, event->when, &holds))
            return false;
        if (!holds)
            *mark &= (unsigned char)~EVENT_HELD;
        if (!event->after)
            continue;
        if (!holds || (*mark & EVENT_HELD))
            situation_set_since(walk->situation, &walk->parts, i, SINCE_NEVER);
        else if (situation_since(walk->situation, &walk->parts, i) == SINCE_NEVER)
            situation_set_since(walk->situation, &walk->parts, i, walk->situation->clock);
    }
    return true;
}

double at_grain(const struct walk *walk, double minutes) {
    return ceil(minutes / walk->pathway->grain) * walk->pathway->grain;
}

bool due_time(struct walk *walk, size_t index, double *due) {
    const struct event *event = &walk->pathway->events[index];
    *due = INFINITY;
    if (event->at)
        return duration_of(walk, event->at, due) && (*due = at_grain(walk, *due), true);
    int32_t since = situation_since(walk->situation, &walk->parts, index);
    if (!event->after || since == SINCE_NEVER)
        return true;
    if (!duration_of(walk, event->after, due))
        return false;
    *due = since + at_grain(walk, *due);
    return true;
}

bool is_open(struct walk *walk, size_t event) {
    return !(*marks(walk, event) & (EVENT_SPENT | EVENT_HELD));
}

void spend(struct walk *walk, size_t index) {
    *marks(walk, index) |= walk->pathway->events[index].repeats ? EVENT_HELD : EVENT_SPENT;
    if (walk->pathway->events[index].after)
        situation_set_since(walk->situation, &walk->parts, index, SINCE_NEVER);
}

void let_pass(struct walk *walk, size_t index) {
    if (walk->pathway->events[index].at)
        spend(walk, index);
    else if (walk->pathway->events[index].after)
        situation_set_since(walk->situation, &walk->parts, index, SINCE_NEVER);
}

bool begin_late(struct walk *walk, double minutes) {
    struct situation *s = walk->situation;
    walk->minutes = minutes;
    s->clock = (int32_t)at_grain(walk, minutes);
    for (size_t i = 0; i < walk->pathway->event_count; i++) {
        const struct event *event = &walk->pathway->events[i];
        double due;
        if (event->after && !event->when)
            situation_set_since(s, &walk->parts, i, 0); /* it counts from the start of the case */
        if (!due_time(walk, i, &due))
            return false;
        if (due <= s->clock)
            spend(walk, i);
    }
    return true;
}

bool walk_due(struct walk *walk, size_t event, double *minutes) {
    *minutes = INFINITY;
    return !is_open(walk, event) || due_time(walk, event, minutes);
}

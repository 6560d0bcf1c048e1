/* A situation: everything the future of a walk depends on. */
#include "situation.h"

#include <string.h>

struct parts situation_parts(const struct pathway *pathway) {
    struct parts parts = {.events = pathway->words.patient.size};
    parts.since = parts.events + pathway->event_count;
    parts.counters = parts.since + sizeof(int32_t) * pathway->event_count;
    parts.size = parts.counters + pathway->counters;
    return parts;
}

size_t situation_size(const struct parts *parts) { return sizeof(struct situation) + parts->size; }

static size_t head_size(const struct situation *situation) {
    return offsetof(struct situation, waiting) + situation->depth * sizeof(struct activity);
}

void situation_copy(struct situation *to, const struct situation *from, const struct parts *parts) {
    memcpy(to, from, head_size(from));
    memcpy(to->bytes, from->bytes, parts->size);
}

size_t situation_key(const struct situation *situation, const struct parts *parts,
                     unsigned char *key) {
    size_t head = head_size(situation);
    memcpy(key, situation, head);
    memcpy(key + head, situation->bytes, parts->size);
    return head + parts->size;
}

int32_t situation_since(const struct situation *situation, const struct parts *parts,
                        size_t event) {
    int32_t minute;
    memcpy(&minute, situation->bytes + parts->since + event * sizeof minute, sizeof minute);
    return minute;
}

void situation_set_since(struct situation *situation, const struct parts *parts, size_t event,
                         int32_t minute) {
    memcpy(situation->bytes + parts->since + event * sizeof minute, &minute, sizeof minute);
}

/* A table of byte strings: their bytes in chunks, their numbers in an open-addressed table. */
#include "intern.h"

#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "failure.h"

/* Bytes lie in chunks of a fixed size, so that growing moves none; a string begins at a multiple of
   8 with its length. */
enum { CHUNK = 1 << 20, UNIT = 8, UNITS = CHUNK / UNIT, LONGEST = 1 << 19 };

struct slot {
    uint32_t hash, number; /* number UINT32_MAX: empty */
};

struct intern {
    char **chunks;
    size_t chunk_count, used; /* used: units of the last chunk */
    uint32_t *starts;         /* one a string, in units */
    uint32_t count;
    size_t room; /* of starts */
    struct slot *slots;
    size_t slot_count; /* a power of two */
};

static const size_t first_slots = 1024;

static struct slot *slots_new(size_t count) {
    struct slot *slots = xcalloc(count, sizeof *slots);
    memset(slots, 0xff, count * sizeof *slots);
    return slots;
}

struct intern *intern_new(void) {
    struct intern *intern = xcalloc(1, sizeof *intern);
    intern->slots = slots_new(first_slots);
    intern->slot_count = first_slots;
    intern->used = UNITS;
    return intern;
}

void intern_free(struct intern *intern) {
    if (!intern)
        return;
    for (size_t i = 0; i < intern->chunk_count; i++)
        free(intern->chunks[i]);
    free(intern->chunks);
    free(intern->starts);
    free(intern->slots);
    free(intern);
}

/* Multiplies and folds eight bytes at a time: enough for a table that compares what it finds. */
static uint64_t hash_of(const unsigned char *bytes, size_t length) {
    uint64_t hash = 0x9e3779b97f4a7c15u ^ length;
    for (; length >= 8; bytes += 8, length -= 8) {
        uint64_t part;
        memcpy(&part, bytes, 8);
        hash = (hash ^ part) * 0xff51afd7ed558ccdu;
        hash ^= hash >> 32;
    }
    uint64_t last = 0;
    memcpy(&last, bytes, length);
    hash = (hash ^ last) * 0xc4ceb9fe1a85ec53u;
    return hash ^ hash >> 29;
}

const void *intern_get(const struct intern *intern, uint32_t number, size_t *length) {
    uint32_t start = intern->starts[number];
    const char *at = intern->chunks[start / UNITS] + (size_t)(start % UNITS) * UNIT;
    uint32_t size;
    memcpy(&size, at, sizeof size);
    *length = size;
    return at + UNIT;
}

static struct slot *find(const struct intern *intern, uint32_t hash, const void *bytes,
                         size_t length) {
    for (size_t i = hash & (intern->slot_count - 1);; i = (i + 1) & (intern->slot_count - 1)) {
        struct slot *slot = &intern->slots[i];
        size_t its;
        if (slot->number == UINT32_MAX)
            return slot;
        if (slot->hash != hash)
            continue;
        const void *have = intern_get(intern, slot->number, &its);
        if (its == length && memcmp(have, bytes, length) == 0)
            return slot;
    }
}

static void grow(struct intern *intern) {
    size_t old = intern->slot_count;
    struct slot *slots = intern->slots;
    intern->slot_count = 2 * old;
    intern->slots = slots_new(intern->slot_count);
    for (size_t i = 0; i < old; i++) {
        if (slots[i].number == UINT32_MAX)
            continue;
        size_t at = slots[i].hash & (intern->slot_count - 1);
        while (intern->slots[at].number != UINT32_MAX)
            at = (at + 1) & (intern->slot_count - 1);
        intern->slots[at] = slots[i];
    }
    free(slots);
}

static void keep(struct intern *intern, const void *bytes, size_t length) {
    size_t units = 1 + (length + UNIT - 1) / UNIT;
    if (intern->used + units > UNITS) {
        intern->chunks =
            xrealloc(intern->chunks, (intern->chunk_count + 1) * sizeof *intern->chunks);
        intern->chunks[intern->chunk_count++] = xcalloc(1, CHUNK);
        intern->used = 0;
    }
    if (intern->count == intern->room) {
        intern->room = intern->room ? 2 * intern->room : 1024;
        intern->starts = xrealloc(intern->starts, intern->room * sizeof *intern->starts);
    }
    uint32_t size = (uint32_t)length;
    char *at = intern->chunks[intern->chunk_count - 1] + intern->used * UNIT;
    memcpy(at, &size, sizeof size);
    memcpy(at + UNIT, bytes, length);
    intern->starts[intern->count++] = (uint32_t)((intern->chunk_count - 1) * UNITS + intern->used);
    intern->used += units;
}

uint32_t intern_add(struct intern *intern, const void *bytes, size_t length, bool *fresh) {
    if (length > LONGEST)
        die("a situation of %zu bytes", length);
    uint32_t hash = (uint32_t)hash_of(bytes, length);
    struct slot *slot = find(intern, hash, bytes, length);
    *fresh = slot->number == UINT32_MAX;
    if (!*fresh)
        return slot->number;
    *slot = (struct slot){hash, intern->count};
    keep(intern, bytes, length);
    if (intern->count > intern->slot_count / 4 * 3)
        grow(intern);
    return intern->count - 1;
}

uint32_t intern_find(const struct intern *intern, const void *bytes, size_t length) {
    return find(intern, (uint32_t)hash_of(bytes, length), bytes, length)->number;
}

size_t intern_bytes(const struct intern *intern) {
    return intern->chunk_count * CHUNK + intern->room * sizeof *intern->starts +
           intern->slot_count * sizeof *intern->slots;
}

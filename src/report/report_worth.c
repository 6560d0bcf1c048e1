/* What options are worth, as far as the record knows it: a table in memory. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report_inside.h"

/* A key is the hash of pathway, variant and situation, and of the option; for the best of a
   situation no option. With 64 bits two of a million keys are one in 1 of 10 million records. */
struct entry {
    uint64_t key; /* 0: free */
    double value;
};

struct worth {
    struct entry *entries;
    size_t count, size; /* a power of two, at least twice as many as there are */
};

static uint64_t mix_bytes(uint64_t key, const void *bytes, size_t length) {
    const unsigned char *byte = bytes;
    for (size_t i = 0; i < length; i++)
        key = (key ^ byte[i]) * 0x100000001b3;
    return (key ^ length) * 0x100000001b3;
}

static uint64_t situation_key(const char *pathway, const char *variant,
                              const struct record_hash *situation) {
    uint64_t key = mix_bytes(0xcbf29ce484222325, pathway, strlen(pathway));
    key = mix_bytes(key, variant, strlen(variant));
    return mix_bytes(key, situation->bytes, situation->length) | 1;
}

static uint64_t option_key(uint64_t situation, const char *option) {
    return mix_bytes(situation, option, strlen(option)) | 1;
}

static struct entry *find(const struct worth *worth, uint64_t key) {
    size_t i = (key >> 20) & (worth->size - 1);
    while (worth->entries[i].key && worth->entries[i].key != key)
        i = (i + 1) & (worth->size - 1);
    return &worth->entries[i];
}

static void grow(struct worth *worth) {
    struct worth larger = {.size = worth->size ? 2 * worth->size : 256};
    larger.entries = xcalloc(larger.size, sizeof *larger.entries);
    for (size_t i = 0; i < worth->size; i++)
        if (worth->entries[i].key)
            *find(&larger, worth->entries[i].key) = worth->entries[i];
    free(worth->entries);
    worth->entries = larger.entries;
    worth->size = larger.size;
}

/* The value of a key, and the greatest of several. */
static void put(struct worth *worth, uint64_t key, double value) {
    if (2 * (worth->count + 1) > worth->size)
        grow(worth);
    struct entry *entry = find(worth, key);
    if (!entry->key) {
        *entry = (struct entry){key, value};
        worth->count++;
    } else if (value > entry->value) {
        entry->value = value;
    }
}

static bool add_value(const char *pathway, const char *variant, const struct record_value *value,
                      void *context) {
    unsigned char bytes[DIGEST_SIZE / 2];
    struct record_hash situation = {bytes, strlen(value->situation) / 2};
    if (situation.length > sizeof bytes || !isfinite(value->value))
        return true;
    for (size_t i = 0; i < situation.length; i++) {
        char digits[3] = {value->situation[2 * i], value->situation[2 * i + 1], '\0'};
        bytes[i] = (unsigned char)strtoul(digits, NULL, 16);
    }
    uint64_t key = situation_key(pathway, variant, &situation);
    put(context, key, value->value);
    put(context, option_key(key, value->option), value->value);
    return true;
}

struct worth *worth_read(struct cohort *cohort, struct failure *why) {
    struct worth *worth = xcalloc(1, sizeof *worth);
    const char *pathway = cohort_filter(cohort)->pathway;
    for (size_t i = 0; i < cohort_file_count(cohort); i++) {
        struct record *record = cohort_record(cohort, i, why);
        if (!record || !record_each_value(record, pathway, add_value, worth, why)) {
            worth_free(worth);
            return NULL;
        }
    }
    return worth;
}

bool worth_is_empty(const struct worth *worth) { return worth->count == 0; }

double worth_lost(const struct worth *worth, const char *pathway_hash, const char *variant,
                  const struct record_hash *situation, const char *option) {
    if (!worth->count || !situation->length || !option)
        return NAN;
    uint64_t key = situation_key(pathway_hash, variant, situation);
    const struct entry *best = find(worth, key), *own = find(worth, option_key(key, option));
    return best->key && own->key ? best->value - own->value : NAN;
}

void worth_free(struct worth *worth) {
    if (worth)
        free(worth->entries);
    free(worth);
}

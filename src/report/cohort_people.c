/* Learners of several files who are one person, and walks that are in more than one file. */
#include <stdlib.h>
#include <string.h>

#include "cohort_inside.h"

/* Something that makes learners one: equal texts, equal persons. */
struct mark {
    const char *text;
    uint32_t learner; /* number in the cohort */
};

struct joining {
    struct cohort *cohort;
    struct cohort_file *file;
    struct arena *arena;
    struct mark *marks;
    size_t mark_count;
    uint32_t *one_of; /* of each learner: another who is the same person, in the end the first */
    bool *wanted;     /* learners that the filter names; NULL: all */
};

static uint32_t root_of(uint32_t *one_of, uint32_t learner) {
    while (one_of[learner] != learner)
        learner = one_of[learner] = one_of[one_of[learner]];
    return learner;
}

static void join(uint32_t *one_of, uint32_t a, uint32_t b) {
    a = root_of(one_of, a);
    b = root_of(one_of, b);
    one_of[a < b ? b : a] = a < b ? a : b;
}

static int by_row(const void *a, const void *b) {
    long long x = *(const long long *)a, y = *(const long long *)b;
    return x < y ? -1 : x > y;
}

/* False for a learner who has come since the sessions were read: none of them is hers. */
static bool number_of(const struct cohort_file *file, long long row, uint32_t *number) {
    const long long *found =
        file->learner_count ? bsearch(&row, file->learners, file->learner_count, sizeof row, by_row)
                            : NULL;
    if (found)
        *number = (uint32_t)(file->learner_first + (size_t)(found - file->learners));
    return found != NULL;
}

static void add_mark(struct joining *joining, const char *text, uint32_t learner) {
    *ARENA_ADD(joining->arena, joining->marks, joining->mark_count) = (struct mark){text, learner};
}

static bool is_named(const struct record_learner *learner, const char *name) {
    return (learner->name && strcmp(learner->name, name) == 0) ||
           strcmp(learner->pseudonym, name) == 0 || strcmp(learner->known_as, name) == 0;
}

static bool add_learner(const struct record_learner *learner, const char *group, void *context) {
    struct joining *joining = context;
    const char *asked = joining->cohort->filter->learner;
    uint32_t self, person;
    if (!number_of(joining->file, learner->learner, &self))
        return true;
    if (number_of(joining->file, learner->person, &person))
        join(joining->one_of, self, person);
    add_mark(joining, arena_print(joining->arena, "p%s", learner->pseudonym), self);
    if (learner->name && *learner->name)
        add_mark(
            joining,
            arena_print(joining->arena, "n%zu %s%s", strlen(learner->name), learner->name, group),
            self);
    if (asked && is_named(learner, asked))
        joining->wanted[self] = true;
    return true;
}

static int by_text(const void *a, const void *b) {
    const struct mark *x = a, *y = b;
    return strcmp(x->text, y->text);
}

static void join_equal(struct joining *joining) {
    struct mark *marks = joining->marks;
    if (joining->mark_count)
        qsort(marks, joining->mark_count, sizeof *marks, by_text);
    for (size_t i = 1; i < joining->mark_count; i++)
        if (strcmp(marks[i - 1].text, marks[i].text) == 0)
            join(joining->one_of, marks[i - 1].learner, marks[i].learner);
}

/* A person is asked for when one of the learners who are she is. */
static void tell_rows(struct joining *joining) {
    struct cohort *cohort = joining->cohort;
    for (uint32_t i = 0; joining->wanted && i < cohort->person_limit; i++)
        if (joining->wanted[i])
            joining->wanted[root_of(joining->one_of, i)] = true;
    for (size_t i = 0; i < cohort->row_count; i++) {
        struct cohort_row *row = &cohort->rows[i];
        row->person = root_of(joining->one_of, row->person);
        row->left_out = row->left_out || (joining->wanted && !joining->wanted[row->person]);
    }
}

bool cohort_join_people(struct cohort *cohort, struct failure *why) {
    struct joining joining = {.cohort = cohort, .arena = arena_new()};
    bool good = true;
    joining.one_of = xcalloc(cohort->person_limit + 1, sizeof *joining.one_of);
    if (cohort->filter->learner)
        joining.wanted = xcalloc(cohort->person_limit + 1, sizeof *joining.wanted);
    for (uint32_t i = 0; i < cohort->person_limit; i++)
        joining.one_of[i] = i;
    for (size_t i = 0; good && i < cohort->file_count; i++) {
        joining.file = &cohort->files[i];
        struct record *record = cohort_record(cohort, i, why);
        good = record && record_each_learner(record, add_learner, &joining, why);
    }
    if (good) {
        join_equal(&joining);
        tell_rows(&joining);
    }
    free(joining.one_of);
    free(joining.wanted);
    arena_free(joining.arena);
    return good;
}

/* ---- copies ---- */

static int by_uuid(const void *a, const void *b) {
    const struct cohort_uuid *x = a, *y = b;
    if (x->high != y->high)
        return x->high < y->high ? -1 : 1;
    if (x->low != y->low)
        return x->low < y->low ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

void cohort_drop_copies(struct cohort *cohort, struct cohort_uuid *uuids) {
    if (cohort->row_count)
        qsort(uuids, cohort->row_count, sizeof *uuids, by_uuid);
    for (size_t i = 0; i < cohort->row_count;) {
        size_t end = i + 1, kept = i;
        for (; end < cohort->row_count && uuids[end].high == uuids[i].high &&
               uuids[end].low == uuids[i].low;
             end++)
            if (cohort->rows[uuids[end].row].ended && !cohort->rows[uuids[kept].row].ended)
                kept = end;
        for (size_t k = i; k < end; k++)
            cohort->rows[uuids[k].row].left_out = k != kept;
        i = end;
    }
}
